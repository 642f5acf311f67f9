#include "ui/mainwindow.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/dialogs/cheat_sheet.h"
#include "ui/dialogs/picker.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"
#include "ui/widgets/foot_bar.h"
#include "ui/widgets/nav_rail.h"

namespace probity::ui {

namespace {

QStringList droppedPaths(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

QAction *namedAction(QObject *parent, const char *name)
{
    auto *action = new QAction(parent);
    action->setObjectName(QString::fromLatin1(name));
    return action;
}

}  // namespace

MainWindow::MainWindow(AppContext &context, QWidget *parent) : QMainWindow(parent), m_context(context)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setWindowIcon(context.theme().icon(QStringLiteral("probity"), ThemeRole::Accent));
    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_rail = new NavRail(context.theme(), body);
    row->addWidget(m_rail);
    m_column = new QVBoxLayout;
    m_column->setSpacing(0);
    m_stack = new QStackedWidget(body);
    m_stack->setObjectName(QStringLiteral("pages"));
    m_column->addWidget(m_stack, 1);
    m_foot = new FootBar(context.theme(), body);
    m_column->addWidget(m_foot);
    row->addLayout(m_column, 1);
    setCentralWidget(body);

    buildMenus();
    connect(m_rail, &NavRail::pageChosen, this, &MainWindow::showPage);
    connect(m_rail, &NavRail::personChosen, this, [this] { showPage(QStringLiteral("settings")); });
    connect(&m_context, &AppContext::actorChanged, this, &MainWindow::refreshPerson);
    connect(&m_context, &AppContext::recordingFailed, this, &MainWindow::noteFailure);
    connect(&m_context, &AppContext::workspaceChanged, this, [this] {
        m_submission = {};
        m_failures.clear();
        for (const auto &id : m_goTo.keys()) {
            m_goTo.value(id)->setEnabled(!page(id)->needsSubmission());
            m_rail->setPageEnabled(id, !page(id)->needsSubmission());
        }
        showPage(QStringLiteral("queue"));
    });
    retranslate();
    refreshPerson();
    restoreState();
}

MainWindow::~MainWindow() = default;

void MainWindow::addPage(Page *page)
{
    m_stack->addWidget(page);
    auto *button = m_rail->addPage(page->id(), page->iconName());
    button->setEnabled(!page->needsSubmission());
    auto *go = new QAction(this);
    go->setObjectName(QStringLiteral("go_") + page->id());
    go->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(m_stack->count())));
    go->setEnabled(!page->needsSubmission());
    connect(go, &QAction::triggered, this, [this, id = page->id()] { showPage(id); });
    m_viewMenu->insertAction(m_themeMenu->menuAction(), go);
    m_goTo.insert(page->id(), go);
    connectPage(page);
    retranslate();
    if (m_stack->count() == 1)
        showPage(page->id());
}

void MainWindow::connectPage(Page *page)
{
    connect(page, &Page::pageRequested, this, [this](const QString &id, SubmissionId submission) {
        if (submission)
            openSubmission(submission, id);
        else
            showPage(id);
    });
    connect(page, &Page::statusChanged, this, [this, page] {
        if (page == currentPage())
            refreshFoot();
    });
    connect(page, &Page::menuChanged, this, [this, page] {
        if (page == currentPage())
            fillPageMenu();
    });
    connect(page, &Page::importRequested, this, &MainWindow::importRequested);
    connect(page, &Page::importDialogRequested, this, &MainWindow::chooseImport);
}

Page *MainWindow::page(const QString &id) const
{
    return m_stack->findChild<Page *>(id + QStringLiteral("Page"), Qt::FindDirectChildrenOnly);
}

Page *MainWindow::currentPage() const
{
    return qobject_cast<Page *>(m_stack->currentWidget());
}

void MainWindow::showPage(const QString &id)
{
    Page *wanted = page(id);
    if (!wanted || (wanted->needsSubmission() && !m_submission))
        return;
    m_stack->setCurrentWidget(wanted);
    if (wanted->needsSubmission())
        m_failures.remove(m_submission.value);
    m_rail->setCurrent(id);
    fillPageMenu();
    refreshFoot();
    wanted->activate();
}

void MainWindow::openSubmission(SubmissionId submission, const QString &pageId)
{
    Page *wanted = page(pageId);
    if (!wanted)
        return;
    m_submission = submission;
    for (const auto &id : m_goTo.keys())
        if (page(id)->needsSubmission()) {
            m_goTo.value(id)->setEnabled(true);
            m_rail->setPageEnabled(id, true);
            // Every page that shows a submission shows the same one.
            page(id)->openSubmission(submission);
        }
    showPage(pageId);
    Q_EMIT submissionOpened(submission);
}

void MainWindow::addPanel(QWidget *panel)
{
    m_column->insertWidget(m_column->count() - 1, panel);
}

void MainWindow::buildMenus()
{
    m_fileMenu = menuBar()->addMenu(QString());
    m_importFiles = namedAction(this, "importFiles");
    m_importFiles->setShortcut(QKeySequence(QStringLiteral("Ctrl+O")));
    m_importFolder = namedAction(this, "importFolder");
    m_importFolder->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+O")));
    m_quit = namedAction(this, "quit");
    m_quit->setShortcut(QKeySequence(QStringLiteral("Ctrl+Q")));
    m_quit->setMenuRole(QAction::QuitRole);
    m_next = namedAction(this, "nextSubmission");
    m_next->setShortcut(QKeySequence(QStringLiteral("Ctrl+J")));
    connect(m_next, &QAction::triggered, this, &MainWindow::nextSubmissionRequested);
    m_fileMenu->addActions({m_importFiles, m_importFolder});
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_next);
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_quit);
    connect(m_importFiles, &QAction::triggered, this, [this] { chooseImport(ImportKind::Files); });
    connect(m_importFolder, &QAction::triggered, this, [this] { chooseImport(ImportKind::Folder); });
    connect(m_quit, &QAction::triggered, this, &QWidget::close);

    m_pageMenu = menuBar()->addMenu(QString());
    m_viewMenu = menuBar()->addMenu(QString());
    buildViewMenu();
    m_helpMenu = menuBar()->addMenu(QString());
    buildHelpMenu();
}

void MainWindow::buildViewMenu()
{
    m_themeMenu = m_viewMenu->addMenu(QString());
    m_themes = new QActionGroup(this);
    for (const auto mode : {Theme::Mode::System, Theme::Mode::Light, Theme::Mode::Dark}) {
        QAction *action = m_themes->addAction(new QAction(this));
        action->setObjectName(QStringLiteral("theme_") + Theme::name(mode));
        action->setCheckable(true);
        action->setChecked(m_context.theme().mode() == mode);
        connect(action, &QAction::triggered, this, [this, mode] { m_context.setThemeMode(mode); });
    }
    m_themeMenu->addActions(m_themes->actions());
    connect(&m_context.theme(), &Theme::changed, this, [this] {
        if (auto *action = findChild<QAction *>(QStringLiteral("theme_") + Theme::name(m_context.theme().mode())))
            action->setChecked(true);
    });
    m_viewMenu->addSeparator();
    m_larger = namedAction(this, "largerText");
    m_larger->setShortcuts({QKeySequence(QStringLiteral("Ctrl++")), QKeySequence(QStringLiteral("Ctrl+="))});
    m_smaller = namedAction(this, "smallerText");
    m_smaller->setShortcut(QKeySequence(QStringLiteral("Ctrl+-")));
    m_normal = namedAction(this, "normalText");
    m_normal->setShortcut(QKeySequence(QStringLiteral("Ctrl+0")));
    connect(m_larger, &QAction::triggered, this, [this] { m_context.setFontPercent(m_context.theme().fontPercent() + 10); });
    connect(m_smaller, &QAction::triggered, this, [this] { m_context.setFontPercent(m_context.theme().fontPercent() - 10); });
    connect(m_normal, &QAction::triggered, this, [this] { m_context.setFontPercent(100); });
    m_viewMenu->addActions({m_larger, m_smaller, m_normal});
    m_languageMenu = m_viewMenu->addMenu(QString());
    m_languages = new QActionGroup(this);
    // A language is named in itself, so that who cannot read the present one finds it.
    const QList<QPair<QString, QString>> languages{{QStringLiteral("en"), QStringLiteral("English")}, {QStringLiteral("zh"), QStringLiteral("中文")}};
    for (const auto &language : languages) {
        QAction *action = m_languages->addAction(new QAction(language.second, this));
        action->setObjectName(QStringLiteral("language_") + language.first);
        action->setCheckable(true);
        action->setChecked(m_context.language() == language.first);
        connect(action, &QAction::triggered, this, [this, id = language.first] { m_context.setLanguage(id); });
    }
    m_languageMenu->addActions(m_languages->actions());
    connect(&m_context, &AppContext::languageChanged, this, [this] {
        if (auto *action = findChild<QAction *>(QStringLiteral("language_") + m_context.language()))
            action->setChecked(true);
    });
}

void MainWindow::buildHelpMenu()
{
    m_palette = namedAction(this, "commandPalette");
    m_palette->setShortcut(QKeySequence(QStringLiteral("Ctrl+K")));
    m_keys = namedAction(this, "cheatSheet");
    m_keys->setShortcuts({QKeySequence(QStringLiteral("F1")), QKeySequence(QStringLiteral("?"))});
    m_about = namedAction(this, "about");
    m_about->setMenuRole(QAction::AboutRole);
    m_helpMenu->addActions({m_palette, m_keys});
    m_helpMenu->addSeparator();
    m_helpMenu->addAction(m_about);
    connect(m_palette, &QAction::triggered, this, &MainWindow::showPalette);
    connect(m_keys, &QAction::triggered, this, &MainWindow::showCheatSheet);
    connect(m_about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::fillPageMenu()
{
    m_pageMenu->clear();
    Page *now = currentPage();
    if (!now)
        return;
    m_pageMenu->setTitle(now->title());
    m_pageMenu->addActions(now->menuActions());
    m_pageMenu->menuAction()->setVisible(!m_pageMenu->isEmpty());
}

QList<QAction *> MainWindow::allActions() const
{
    QList<QAction *> all;
    for (QMenu *menu : {m_fileMenu, m_pageMenu, m_viewMenu, m_themeMenu, m_languageMenu, m_helpMenu})
        for (QAction *action : menu->actions())
            if (!action->isSeparator() && !action->menu())
                all << action;
    return all;
}

void MainWindow::retranslate()
{
    setWindowTitle(tr("Probity"));
    m_fileMenu->setTitle(tr("&File"));
    m_viewMenu->setTitle(tr("&View"));
    m_helpMenu->setTitle(tr("&Help"));
    m_importFiles->setText(tr("Import files…"));
    m_importFolder->setText(tr("Import a folder…"));
    m_next->setText(tr("Open the next submission of the queue"));
    m_quit->setText(tr("Quit"));
    m_themeMenu->setTitle(tr("Theme"));
    m_languageMenu->setTitle(tr("Language"));
    m_themes->actions().at(0)->setText(tr("As the system"));
    //: the light theme
    m_themes->actions().at(1)->setText(tr("Light"));
    //: the dark theme
    m_themes->actions().at(2)->setText(tr("Dark"));
    m_larger->setText(tr("Larger text"));
    m_smaller->setText(tr("Smaller text"));
    m_normal->setText(tr("Text as large as the system's"));
    m_palette->setText(tr("All commands…"));
    m_keys->setText(tr("Keys…"));
    m_about->setText(tr("About Probity"));
    for (auto go = m_goTo.cbegin(); go != m_goTo.cend(); ++go) {
        const Page *target = page(go.key());
        m_rail->setTitle(go.key(), target->title());
        go.value()->setText(tr("Go to %1").arg(target->title()));
    }
    fillPageMenu();
    refreshFoot();
}

void MainWindow::refreshFoot()
{
    const Page *now = currentPage();
    // What was not recorded is said until somebody looks at its submission.
    m_foot->setText(!m_failures.isEmpty() ? m_failures.first() : now ? now->statusText() : QString());
    QList<KeyHint> hints = now ? now->keyHints() : QList<KeyHint>();
    hints << KeyHint{QStringLiteral("Ctrl+K"), tr("commands")} << KeyHint{QStringLiteral("F1"), tr("keys")};
    m_foot->setHints(hints);
}

void MainWindow::noteFailure(qint64 submission, const Error &error)
{
    if (!m_context.hasWorkspace())
        return;
    const auto summary = m_context.workspace().submission(SubmissionId{submission});
    //: %1 an app, %2 why
    m_failures.insert(submission, tr("%1: what you said last was not recorded. %2").arg(summary ? Words::app(*summary) : QString::number(submission), errorText(error)));
    refreshFoot();
}

void MainWindow::refreshPerson()
{
    const auto actor = m_context.actor();
    m_rail->setPerson(actor ? QString::fromStdString(actor->name) : QString());
}

void MainWindow::restoreState()
{
    // Title bar and borders need room of their own on a small screen.
    const QSize room = screen()->availableSize() - QSize(8, 48);
    resize(QSize(1440, 900).boundedTo(room));
    restoreGeometry(m_context.settings().value(QStringLiteral("window/geometry")).toByteArray());
    // What was left on a larger screen must not reach beyond this one.
    if (size().boundedTo(room) != size())
        resize(size().boundedTo(room));
}

void MainWindow::chooseImport(ImportKind kind)
{
    const QString key = QStringLiteral("window/importFolder");
    const bool isFolder = kind == ImportKind::Folder;
    auto *dialog = new QFileDialog(this, isFolder ? tr("Import a submission folder") : tr("Import the files of a submission"), m_context.settings().value(key).toString());
    dialog->setObjectName(QStringLiteral("importDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(isFolder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    if (!isFolder)
        dialog->setNameFilter(tr("Files of a submission (*.zip *.json *.har *.html *.htm *.md *.txt);;All files (*)"));
    connect(dialog, &QFileDialog::filesSelected, this, [this, key](const QStringList &paths) {
        m_context.settings().setValue(key, QFileInfo(paths.first()).absolutePath());
        Q_EMIT importRequested(paths);
    });
    dialog->open();
}

void MainWindow::showCheatSheet()
{
    auto *sheet = new CheatSheet(this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->addPage(currentPage());
    sheet->addActions(allActions());
    sheet->open();
}

QList<PickerItem> MainWindow::paletteItems(const QString &typed) const
{
    QList<PickerItem> items;
    for (QAction *action : allActions())
        if (action->isEnabled() && action->isVisible() && !action->text().isEmpty())
            items << PickerItem{QString(action->text()).remove(QLatin1Char('&')), {}, action->shortcut().toString(QKeySequence::NativeText), [action] { action->trigger(); }};
    for (Page *one : m_stack->findChildren<Page *>(QString(), Qt::FindDirectChildrenOnly))
        for (auto &entry : one->paletteEntries(typed))
            items << PickerItem{entry.title, entry.detail, entry.kind, std::move(entry.run)};
    return items;
}

void MainWindow::showPalette()
{
    auto *palette = new Picker(
        QStringLiteral("palette"), tr("All commands"), tr("A command, an app, a finding, a rule…"), [this](const QString &typed) { return paletteItems(typed); }, this);
    palette->popUpIn(this);
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("aboutDialog"));
    box->setWindowTitle(tr("About Probity"));
    box->setIconPixmap(m_context.theme().pixmap(QStringLiteral("probity"), m_context.theme().color(ThemeRole::Accent), 48, devicePixelRatioF()));
    box->setText(tr("<h3>Probity %1</h3><p>A workstation for app privacy review.</p>"
                    "<p>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</p>"
                    "<p>It never uses the network.</p>")
                     .arg(QApplication::applicationVersion()));
    box->open();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_fileMenu)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_context.settings().setValue(QStringLiteral("window/geometry"), saveGeometry());
    Q_EMIT aboutToClose();
    m_context.settings().sync();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    Q_EMIT importRequested(droppedPaths(event->mimeData()));
}

}  // namespace probity::ui
