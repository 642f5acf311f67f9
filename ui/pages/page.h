#pragma once

#include <functional>

#include <QAction>
#include <QList>
#include <QString>
#include <QWidget>

#include "base/ids.h"

namespace probity::ui {

/// A key and what it does, as shown at the foot of the window and on the cheat sheet.
struct KeyHint {
    QString keys;   ///< "J", "Ctrl+F"; several parted by blanks: "J K"
    QString text;
};

/// Something of a page that the command palette finds by typing: a submission, a finding, a rule, a setting.
struct PaletteEntry {
    QString title;
    QString detail;
    QString kind;                   ///< "finding", in the language that is on
    std::function<void()> run;
};

/// What a dialog for importing asks for.
enum class ImportKind { Files, Folder };

/// A place of the window: Queue, Desk, Decide, Settings. Pages do not know each other; the main window connects them.
/// Construction is cheap; what a page shows is read when it is activated. Everything on the GUI thread.
class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(const QString &id, QWidget *parent = nullptr) : QWidget(parent), m_id(id) { setObjectName(id + QStringLiteral("Page")); }

    QString id() const { return m_id; }                     ///< "queue", "desk", "decide", "settings"
    virtual QString title() const = 0;                      ///< on the rail
    virtual QString iconName() const { return m_id; }
    /// Whether the page belongs to one submission and makes no sense without.
    virtual bool needsSubmission() const { return false; }
    virtual void openSubmission(SubmissionId) {}
    /// The page has come to the front; put the focus where work begins.
    virtual void activate() {}
    /// For the page's menu; separators are actions too. Shortcuts are theirs.
    virtual QList<QAction *> menuActions() const { return {}; }
    virtual QList<KeyHint> keyHints() const { return {}; }
    virtual QString statusText() const { return {}; }
    /// What the palette offers beside the actions; may be filtered by what was typed, and must be bounded.
    virtual QList<PaletteEntry> paletteEntries(const QString &typed)
    {
        Q_UNUSED(typed)
        return {};
    }

Q_SIGNALS:
    void statusChanged();                                   ///< statusText() or keyHints() say something new
    void menuChanged();
    /// Asks for another page, with a submission (0: as it is).
    void pageRequested(const QString &page, SubmissionId submission);
    /// Asks the desk to show something of the open submission: a finding's fingerprint or an evidence id.
    void evidenceRequested(SubmissionId submission, const QString &what);
    void importRequested(const QStringList &paths);
    void importDialogRequested(ImportKind kind);

private:
    QString m_id;
};

}  // namespace probity::ui
