#pragma once

#include <functional>

#include <QWidget>

#include "model/review.h"
#include "ui/text/masked_text.h"

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace probity::ui {

class AppContext;
class ChipRow;
class OpenCase;
class ReasonBox;

/// The right pane: explains what is selected, shows its evidence one by one, and takes the reviewer's word on it. What it is told
/// to do it asks of the desk by signal; it changes nothing itself.
class Inspector : public QWidget {
    Q_OBJECT
public:
    enum class Action { TagUndeclared, Confirm, Dismiss, Note, Reopen };

    Inspector(AppContext &context, OpenCase &review, QWidget *parent = nullptr);

    void retranslate();
    /// Asks for a reason where the buttons are; `done` gets it. Escape gives up. `recent`: offered under the number keys.
    void askReason(const QString &question, const QString &button, const QStringList &recent, std::function<void(const QString &)> done);
    bool isAsking() const;
    // What the reviewer set for the next tag.
    std::string tagKind() const;
    CategoryId tagCategory() const;
    PurposeId tagPurpose() const;
    void showMessage(const QString &message);

Q_SIGNALS:
    void actionRequested(probity::ui::Inspector::Action action);
    void nextEvidenceRequested();
    void tagRemovalRequested(qint64 tag);
    void correctionRequested(int kind);     ///< 0 not a statement, 1 is collected, 2 another category (tagCategory)

private:
    QLabel *addSection(QVBoxLayout *column);
    QLabel *addText(QVBoxLayout *column, const char *name);
    void buildEvidence(QVBoxLayout *column);
    void buildTag(QVBoxLayout *column);
    void buildCorrection(QVBoxLayout *column);
    void buildFooter(QVBoxLayout *outer);
    void refresh();
    void suggestPurpose(const LedgerLine &line);
    void refreshTitle();
    void refreshDeclared();
    void refreshEvidence();
    void refreshWhy();
    void refreshReading();
    void refreshWord();
    void refreshTags();
    void fillChoices();
    /// Of the finding that is selected; empty: none.
    std::string selectedFingerprint() const;
    QString excerptHtml(const MaskedText &excerpt) const;
    MaskedText excerptOf(const Evidence &evidence);

    AppContext &m_context;
    OpenCase &m_case;
    QScrollArea *m_scroll;
    QWidget *m_body;
    QWidget *m_footer;
    QLabel *m_empty;
    QWidget *m_content;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_declaredHead;
    QLabel *m_declared;
    QWidget *m_evidenceBox;
    QLabel *m_evidenceHead;
    QPushButton *m_next;
    ChipRow *m_crumbs;
    QLabel *m_excerpt;
    QLabel *m_how;
    QLabel *m_whyHead;
    QLabel *m_why;
    QLabel *m_cureHead;
    QLabel *m_cure;
    QLabel *m_readingHead;
    QLabel *m_reading;
    QWidget *m_correction;
    QPushButton *m_isCollected;
    QPushButton *m_otherCategory;
    QPushButton *m_notStatement;
    QLabel *m_tagHead;
    QComboBox *m_kind;
    QComboBox *m_category;
    QComboBox *m_purpose;
    QWidget *m_buttons;
    QPushButton *m_tagButton;
    QPushButton *m_confirmButton;
    QPushButton *m_dismissButton;
    QPushButton *m_noteButton;
    QPushButton *m_reopenButton;
    ReasonBox *m_reason;
    std::string m_askedAbout;       ///< fingerprint of the finding that the reason is for
    QLabel *m_word;
    QLabel *m_message;
    QVBoxLayout *m_tags;
};

}  // namespace probity::ui
