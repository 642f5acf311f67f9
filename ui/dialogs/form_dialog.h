#pragma once

#include <QDialog>
#include <QLabel>

class QFormLayout;
class QLineEdit;
class QPushButton;

namespace probity::ui {

/// The label of a field: a click on it goes to the field, as on the web.
class FieldLabel : public QLabel {
    Q_OBJECT
public:
    explicit FieldLabel(const QString &text = {}, QWidget *parent = nullptr) : QLabel(text, parent) {}

protected:
    void mousePressEvent(QMouseEvent *event) override;
};

/// A small dialog of labelled fields with one button that does it. Shown with open(): no event loop of its own. What went
/// wrong stands above the buttons, and the dialog stays until it went right or was given up. GUI thread.
class FormDialog : public QDialog {
    Q_OBJECT
public:
    explicit FormDialog(QWidget *parent = nullptr);

protected:
    /// Does what the dialog is for; accept() or showError().
    virtual void submit() = 0;

    void setHeading(const QString &heading, const QString &explanation);
    void setSubmitText(const QString &text);
    QPushButton *submitButton() const noexcept { return m_submit; }
    void showError(const QString &sentence);
    void addField(const QString &label, QWidget *field, const char *objectName);
    QLineEdit *addPassphrase(const QString &label, const char *objectName);
    void addWide(QWidget *widget);

private:
    QLabel *m_heading = nullptr;
    QLabel *m_explanation = nullptr;
    QFormLayout *m_form = nullptr;
    QLabel *m_error = nullptr;
    QPushButton *m_submit = nullptr;
    QPushButton *m_cancel = nullptr;
};

/// Names a widget for tests and for people who cannot see it.
void nameWidget(QWidget *widget, const char *objectName, const QString &accessibleName);

/// A line for sentences about what went wrong: wraps, can be selected, hidden while there are none.
QLabel *makeErrorLabel(QWidget *parent);
void setErrorText(QLabel *label, const QString &sentence);

}  // namespace probity::ui
