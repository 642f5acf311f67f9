#pragma once

#include <QWidget>

#include "model/review.h"
#include "report/letter.h"

class QButtonGroup;
class QLabel;
class QPushButton;
class QTextBrowser;
class QTimer;

namespace probity::ui {

class AppContext;

/// The letter as it will be sent, in either language, and its export. Follows what it is given after a short pause, so that
/// typing stays light. GUI thread.
class LetterPane : public QWidget {
    Q_OBJECT
public:
    explicit LetterPane(AppContext &context, QWidget *parent = nullptr);

    void setLetter(const Decision &decision, const LetterContext &letterContext);
    /// Nothing to show, and why (the second person has not judged yet, nothing is loaded).
    void setHidden(const QString &why);
    QString language() const { return m_language; }
    void setLanguage(const QString &language);
    /// The letter in a format ("pdf", "html", "txt", "json") and the present language.
    Result<QByteArray> letterAs(const QString &format) const;
    QList<QAction *> actions() const { return m_exports; }

Q_SIGNALS:
    void saved(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildHeader(class QVBoxLayout *layout);
    void render();
    void retranslate();
    void paintPaper();
    void exportAs(const QString &format);
    void save(const QString &format, const QString &path);

    AppContext &m_context;
    Decision m_decision;
    LetterContext m_letterContext;
    QString m_language;
    QString m_why;
    bool m_hasLetter = false;
    QLabel *m_heading = nullptr;
    QLabel *m_saved = nullptr;
    QPushButton *m_chinese = nullptr;
    QPushButton *m_english = nullptr;
    QTextBrowser *m_view = nullptr;
    QTimer *m_pause = nullptr;
    QList<QAction *> m_exports;
    QList<QPushButton *> m_exportButtons;
};

}  // namespace probity::ui
