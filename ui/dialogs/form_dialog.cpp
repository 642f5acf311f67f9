#include "ui/dialogs/form_dialog.h"

#include <QAccessible>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace probity::ui {

void nameWidget(QWidget *widget, const char *objectName, const QString &accessibleName)
{
    widget->setObjectName(QLatin1String(objectName));
    widget->setAccessibleName(accessibleName);
}

void FieldLabel::mousePressEvent(QMouseEvent *event)
{
    QLabel::mousePressEvent(event);
    if (buddy())
        buddy()->setFocus(Qt::MouseFocusReason);
}

QLabel *makeErrorLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QStringLiteral("error"));
    label->setProperty("error", true);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->hide();
    return label;
}

void setErrorText(QLabel *label, const QString &sentence)
{
    label->setText(sentence);
    label->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty()) {
        QAccessibleEvent event(label, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

FormDialog::FormDialog(QWidget *parent) : QDialog(parent)
{
    setMinimumWidth(440);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(12);
    m_heading = new QLabel(this);
    m_heading->setProperty("heading", true);
    m_heading->setWordWrap(true);
    m_explanation = new QLabel(this);
    m_explanation->setProperty("muted", true);
    m_explanation->setWordWrap(true);
    m_form = new QFormLayout;
    m_form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_form->setVerticalSpacing(8);
    m_error = makeErrorLabel(this);
    m_submit = new QPushButton(this);
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setProperty("primary", true);
    m_submit->setDefault(true);
    //: button
    m_cancel = new QPushButton(tr("Cancel"), this);
    nameWidget(m_cancel, "cancel", tr("Cancel"));
    m_cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_submit);
    layout->addWidget(m_heading);
    layout->addWidget(m_explanation);
    layout->addLayout(m_form);
    layout->addWidget(m_error);
    layout->addStretch();
    layout->addLayout(buttons);
    connect(m_submit, &QPushButton::clicked, this, [this] {
        setErrorText(m_error, {});
        submit();
    });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void FormDialog::setHeading(const QString &heading, const QString &explanation)
{
    setWindowTitle(heading);
    m_heading->setText(heading);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
}

void FormDialog::setSubmitText(const QString &text)
{
    m_submit->setText(text);
    m_submit->setAccessibleName(text);
}

void FormDialog::showError(const QString &sentence) { setErrorText(m_error, sentence); }

void FormDialog::addField(const QString &label, QWidget *field, const char *objectName)
{
    nameWidget(field, objectName, label);
    auto *title = new FieldLabel(label, this);
    title->setBuddy(field);
    m_form->addRow(title, field);
}

QLineEdit *FormDialog::addPassphrase(const QString &label, const char *objectName)
{
    auto *field = new QLineEdit(this);
    field->setEchoMode(QLineEdit::Password);
    addField(label, field, objectName);
    return field;
}

void FormDialog::addWide(QWidget *widget) { m_form->addRow(widget); }

}  // namespace probity::ui
