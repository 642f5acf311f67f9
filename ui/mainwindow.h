#pragma once

#include <QMainWindow>
#include <QMap>

#include "base/ids.h"
#include "base/result.h"
#include "ui/pages/page.h"

class QActionGroup;
class QStackedWidget;
class QVBoxLayout;

namespace probity::ui {

class AppContext;
class FootBar;
class NavRail;
struct PickerItem;

/// The window: rail at the left, one page at a time, the foot line, the menus. Wires the pages to each other and keeps the
/// window's state; what the pages do is theirs.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(AppContext &context, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Takes the page. Pages appear on the rail in the order they are added.
    void addPage(Page *page);
    Page *page(const QString &id) const;
    Page *currentPage() const;
    void showPage(const QString &id);
    /// Opens a submission on the desk (or on another page that shows one).
    void openSubmission(SubmissionId submission, const QString &pageId = QStringLiteral("desk"));
    /// A strip above the foot line: progress of an import, an error that stays until it is read.
    void addPanel(QWidget *panel);

    /// Every action of every menu, for the command palette, the cheat sheet and the tests.
    QList<QAction *> allActions() const;

Q_SIGNALS:
    void importRequested(const QStringList &paths);
    void submissionOpened(probity::SubmissionId submission);
    /// The submission after this one in the queue.
    void nextSubmissionRequested();
    void aboutToClose();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildMenus();
    void buildViewMenu();
    void buildHelpMenu();
    void connectPage(Page *page);
    void fillPageMenu();
    void retranslate();
    void refreshFoot();
    void refreshPerson();
    void noteFailure(qint64 submission, const Error &error);
    void restoreState();
    void chooseImport(ImportKind kind);
    void showCheatSheet();
    QList<PickerItem> paletteItems(const QString &typed) const;
    void showPalette();
    void showAbout();

    AppContext &m_context;
    NavRail *m_rail = nullptr;
    QStackedWidget *m_stack = nullptr;
    FootBar *m_foot = nullptr;
    QVBoxLayout *m_column = nullptr;
    QMenu *m_fileMenu = nullptr;
    QMenu *m_pageMenu = nullptr;
    QMenu *m_viewMenu = nullptr;
    QMenu *m_themeMenu = nullptr;
    QMenu *m_languageMenu = nullptr;
    QMenu *m_helpMenu = nullptr;
    QAction *m_importFiles = nullptr;
    QAction *m_importFolder = nullptr;
    QAction *m_next = nullptr;
    QAction *m_quit = nullptr;
    QAction *m_keys = nullptr;
    QAction *m_palette = nullptr;
    QAction *m_about = nullptr;
    QActionGroup *m_themes = nullptr;
    QActionGroup *m_languages = nullptr;
    QAction *m_larger = nullptr;
    QAction *m_smaller = nullptr;
    QAction *m_normal = nullptr;
    QMap<QString, QAction *> m_goTo;
    SubmissionId m_submission;
    QMap<qint64, QString> m_failures;   ///< what was not recorded, by submission, until a page shows that one
};

}  // namespace probity::ui
