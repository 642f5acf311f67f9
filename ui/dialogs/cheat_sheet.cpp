#include "ui/dialogs/cheat_sheet.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/pages/page.h"

namespace probity::ui {

CheatSheet::CheatSheet(QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("cheatSheetDialog"));
    setWindowTitle(tr("Keys"));
    resize(480, 560);
    auto *column = new QVBoxLayout(this);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("cheatSheetList"));
    scroll->setAccessibleName(tr("Keys"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *body = new QWidget(scroll);
    body->setProperty("pane", true);
    m_grid = new QGridLayout(body);
    m_grid->setHorizontalSpacing(18);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    m_grid->setRowStretch(1000, 1);
    scroll->setWidget(body);
    column->addWidget(scroll);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    for (QAbstractButton *button : buttons->buttons()) {
        button->setObjectName(QStringLiteral("cheatSheetClose"));
        //: button: closes the list of keys
        button->setText(tr("Close"));
        button->setIcon({});
        button->setAccessibleName(button->text());
    }
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

void CheatSheet::addPage(const Page *page)
{
    if (!page)
        return;
    addHeading(page->title());
    for (const auto &hint : page->keyHints())
        addRow(hint.keys.split(QLatin1Char(' ')).join(QStringLiteral("  ")), hint.text);
}

void CheatSheet::addActions(const QList<QAction *> &actions)
{
    addHeading(tr("Everywhere and in the menus"));
    for (const QAction *action : actions) {
        QStringList keys;
        for (const auto &shortcut : action->shortcuts())
            keys << shortcut.toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            addRow(keys.join(QStringLiteral("  ")), action->text());
    }
}

void CheatSheet::addHeading(const QString &text)
{
    auto *label = new QLabel(text.toUpper(), this);
    label->setProperty("section", true);
    label->setContentsMargins(0, 10, 0, 2);
    m_grid->addWidget(label, m_row++, 0, 1, 2);
}

void CheatSheet::addRow(const QString &keys, const QString &text)
{
    auto *key = new QLabel(keys, this);
    key->setTextFormat(Qt::PlainText);
    QFont bold = key->font();
    bold.setBold(true);
    key->setFont(bold);
    m_grid->addWidget(key, m_row, 0);
    auto *label = new QLabel(QString(text).remove(QLatin1Char('&')), this);
    label->setWordWrap(true);
    m_grid->addWidget(label, m_row++, 1);
}

}  // namespace probity::ui
