#pragma once

#include <QWidget>

#include "ui/pages/decide/case_file.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace probity::ui {

/// The second person's judgement of a ban, made from the case itself: the first one's reasons, words and letter are not
/// shown until it is recorded. GUI thread.
class SecondJudgement : public QWidget {
    Q_OBJECT
public:
    explicit SecondJudgement(QWidget *parent = nullptr);

    void setCase(const CaseFile &file, const QString &language);
    void clear();
    void showError(const QString &sentence);

Q_SIGNALS:
    void judged(bool agrees, const QString &why);
    void findingChosen(const QString &fingerprint);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();

    QLabel *m_heading, *m_explanation, *m_findings, *m_whyLabel, *m_error;
    QRadioButton *m_ban, *m_noBan;
    QLineEdit *m_why;
    QPushButton *m_sign;
};

}  // namespace probity::ui
