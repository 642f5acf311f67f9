#include "ui/dialogs/licence_dialog.h"

#include <QFile>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/dialogs/form_dialog.h"

namespace probity::ui {

LicenceDialog::LicenceDialog(QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("licenceDialog"));
    setWindowTitle(tr("Licence of Probity"));
    resize(720, 560);
    auto *layout = new QVBoxLayout(this);
    auto *text = new QPlainTextEdit(this);
    nameWidget(text, "licenceText", tr("Licence of Probity"));
    text->setReadOnly(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    QFile file(QStringLiteral(":/licence/LICENSE"));
    if (file.open(QIODevice::ReadOnly))
        text->setPlainText(QString::fromUtf8(file.readAll()));
    layout->addWidget(text);
    //: button: closes a dialog
    auto *close = new QPushButton(tr("Close"), this);
    nameWidget(close, "close", tr("Close"));
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    layout->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

}  // namespace probity::ui
