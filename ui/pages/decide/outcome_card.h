#pragma once

#include <QAbstractButton>

#include "model/finding.h"
#include "ui/theme/theme.h"

namespace probity::ui {

/// One of the outcomes to choose from, with what speaks for it. Checkable and exclusive within its parent; by keyboard like
/// any radio button. GUI thread.
class OutcomeCard : public QAbstractButton {
    Q_OBJECT
public:
    OutcomeCard(Outcome outcome, const Theme &theme, QWidget *parent = nullptr);

    Outcome outcome() const noexcept { return m_outcome; }
    /// `isSuggested` marks the outcome that the findings argue for.
    void setSentence(const QString &sentence, bool isSuggested);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    ThemeRole role() const noexcept;
    void paintMark(QPainter &painter, const QRect &line) const;
    void retranslate();

    Outcome m_outcome;
    const Theme &m_theme;
    QString m_sentence;
    bool m_isSuggested = false;
};

}  // namespace probity::ui
