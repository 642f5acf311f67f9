#include "ui/pages/rules/rules_page.h"

#include <QAction>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTextBrowser>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/pages/rules/rules_text.h"
#include "ui/text/error_text.h"

namespace probity::ui {

namespace {

constexpr int treeWidth = 320;
constexpr int textWidth = 760;
constexpr qint64 largestPack = 4 * 1024 * 1024;

/// The page shows what applies to the workspace: its packs too.
std::shared_ptr<const Engine> engineOf(const AppContext &context)
{
    if (!context.hasWorkspace())
        return context.sharedEngine();
    return {context.sharedWorkspace(), &context.workspace().engine()};
}

}  // namespace

RulesPage::RulesPage(AppContext &context, QWidget *parent) : Page(QStringLiteral("rules"), parent), m_context(context)
{
    build();
    connect(&context, &AppContext::workspaceChanged, this, [this] {
        delete m_comparing;
        m_stop->hide();
        m_message->clear();
        m_tree->show(nullptr, {});
        m_text->clear();
    });
    connect(&context, &AppContext::languageChanged, this, &RulesPage::reload);
    retranslate();
}

RulesPage::~RulesPage() = default;

void RulesPage::build()
{
    setProperty("pane", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 14, 24, 14);
    auto *head = new QHBoxLayout;
    m_heading = new QLabel(this);
    m_heading->setProperty("title", true);
    m_try = new QPushButton(this);
    m_try->setObjectName(QStringLiteral("tryPack"));
    m_stop = new QPushButton(this);
    m_stop->setObjectName(QStringLiteral("stopComparing"));
    m_stop->hide();
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("rulesMessage"));
    m_message->setProperty("muted", true);
    m_message->setWordWrap(true);
    head->addWidget(m_heading);
    head->addWidget(m_message, 1);
    head->addWidget(m_stop);
    head->addWidget(m_try);
    layout->addLayout(head);
    auto *splitter = new QSplitter(this);
    splitter->setObjectName(QStringLiteral("rulesSplitter"));
    auto *left = new QWidget(splitter);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    m_filter = new QLineEdit(left);
    m_filter->setObjectName(QStringLiteral("rulesFilter"));
    m_filter->setClearButtonEnabled(true);
    m_view = new QTreeView(left);
    m_view->setObjectName(QStringLiteral("rulesTree"));
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    column->addWidget(m_filter);
    column->addWidget(m_view, 1);
    m_text = new QTextBrowser(splitter);
    m_text->setObjectName(QStringLiteral("rulesText"));
    m_text->setOpenLinks(false);
    splitter->setSizes({treeWidth, textWidth});
    splitter->setStretchFactor(1, 1);
    layout->addWidget(splitter, 1);

    m_tree = new RulesTree(this);
    m_filtered = new QSortFilterProxyModel(this);
    m_filtered->setSourceModel(m_tree);
    m_filtered->setRecursiveFilteringEnabled(true);
    m_filtered->setAutoAcceptChildRows(true);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_filtered);
    m_tryAction = new QAction(this);
    m_tryAction->setObjectName(QStringLiteral("tryPackAction"));
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filtered->setFilterFixedString(text);
        if (!text.isEmpty())
            m_view->expandAll();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &RulesPage::showCurrent);
    connect(m_try, &QPushButton::clicked, this, &RulesPage::choosePack);
    connect(m_tryAction, &QAction::triggered, this, &RulesPage::choosePack);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_comparing)
            m_comparing->stop();
    });
}

QString RulesPage::title() const
{
    return tr("Rules");
}

QList<QAction *> RulesPage::menuActions() const
{
    return {m_tryAction};
}

QString RulesPage::statusText() const
{
    const auto engine = engineOf(m_context);
    return engine->rules ? tr("%n pack(s) on", nullptr, static_cast<int>(engine->rules->packs().size())) : QString();
}

void RulesPage::activate()
{
    if (m_tree->rowCount() == 0)
        reload();
    m_view->setFocus();
}

void RulesPage::reload()
{
    m_tree->show(engineOf(m_context), m_context.languageId());
    m_view->expand(m_filtered->index(0, 0));
    m_view->setCurrentIndex(m_filtered->index(0, 0));
    showCurrent();
    showRefused();
    Q_EMIT statusChanged();
}

void RulesPage::showRefused()
{
    m_message->clear();
    if (!m_context.hasWorkspace())
        return;
    const auto &refused = m_context.workspace().refusedPacks();
    if (!refused.empty())
        m_message->setText(tr("A pack beside the workspace was refused: %1 (%2)").arg(QString::fromStdString(refused.front().message), QString::fromStdString(refused.front().where)));
}

void RulesPage::showCurrent()
{
    const QVariant row = m_view->currentIndex().data(RulesTree::RowRole);
    if (row.canConvert<RulesRow>())
        m_text->setHtml(RulesText(*engineOf(m_context), m_context.languageId()).of(row.value<RulesRow>()));
}

void RulesPage::choosePack()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Try a rule pack"), QString(), tr("Rule packs (*.json)"));
    if (!file.isEmpty())
        tryPack(file);
}

void RulesPage::tryPack(const QString &file)
{
    if (!m_context.hasWorkspace() || m_comparing)
        return;
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly) || in.size() > largestPack) {
        m_message->setText(tr("The file cannot be read, or is larger than 4 MB."));
        return;
    }
    auto text = std::make_shared<const std::string>(in.readAll().toStdString());
    const std::string name = QFileInfo(file).fileName().toStdString();
    m_message->setText(tr("Comparing…"));
    m_stop->show();
    m_try->setEnabled(false);
    m_comparing = Job::run<RulesDiff>(
        this,
        [workspace = m_context.sharedWorkspace(), text, name](const TaskContext &task) -> Result<RulesDiff> {
            const auto book = RuleBook::load(workspace->engine().taxonomy, {}, {{name, *text}});
            if (!book)
                return tl::unexpected(book.error());
            if (const Status kept = (*book)->checkExamples(); !kept)
                return tl::unexpected(kept.error());
            return workspace->compareRules(**book, task);
        },
        [this](Result<RulesDiff> diff) {
            m_stop->hide();
            m_try->setEnabled(true);
            if (!diff) {
                m_message->setText(tr("The pack was not tried: %1 (%2)").arg(QString::fromStdString(diff.error().detail), QString::fromStdString(diff.error().where)));
                return;
            }
            m_message->clear();
            m_text->setHtml(RulesText(*engineOf(m_context), m_context.languageId()).of(*diff));
        });
}

void RulesPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void RulesPage::retranslate()
{
    m_heading->setText(tr("Rules"));
    m_filter->setPlaceholderText(tr("Find a rule, category, company…"));
    m_filter->setAccessibleName(tr("Filter of the rules"));
    m_view->setAccessibleName(tr("Packs, needs, categories, recipients, reasons"));
    m_text->setAccessibleName(tr("Details"));
    m_try->setText(tr("Try a pack…"));
    m_try->setAccessibleName(m_try->text());
    m_tryAction->setText(m_try->text());
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(m_stop->text());
}

}  // namespace probity::ui
