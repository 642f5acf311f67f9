#include "ui/pages/rules/rules_page.h"

#include <algorithm>

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

#include "review/pack_folder.h"
#include "ui/app_context.h"
#include "ui/pages/rules/rules_text.h"
#include "ui/text/error_text.h"

namespace probity::ui {

namespace {

constexpr int treeWidth = 320;
constexpr int textWidth = 760;
constexpr int textMargin = 16;
constexpr qint64 largestPack = 4 * 1024 * 1024;

}  // namespace

RulesPage::RulesPage(AppContext &context, QWidget *parent) : Page(QStringLiteral("rules"), parent), m_context(context)
{
    build();
    connect(&context, &AppContext::workspaceChanged, this, [this] {
        if (m_comparing)
            m_comparing->abandon();
        m_comparing = nullptr;
        m_stop->hide();
        m_try->setEnabled(true);
        m_message->clear();
        m_tried.reset();
        m_switch->hide();
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
    m_switch = new QPushButton(this);
    m_switch->setObjectName(QStringLiteral("switchPack"));
    m_switch->hide();
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("rulesMessage"));
    m_message->setProperty("muted", true);
    m_message->setWordWrap(true);
    head->addWidget(m_heading);
    head->addWidget(m_message, 1);
    head->addWidget(m_stop);
    head->addWidget(m_switch);
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
    m_text->document()->setDocumentMargin(textMargin);
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
    connect(m_switch, &QPushButton::clicked, this, &RulesPage::switchPack);
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
    const auto engine = m_context.sharedEngine();
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
    m_tree->show(m_context.sharedEngine(), m_context.languageId());
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
        m_message->setText(tr("A pack or list beside the workspace was refused: %1").arg(diagnosticText(refused.front())));
}

void RulesPage::showCurrent()
{
    const QVariant row = m_view->currentIndex().data(RulesTree::RowRole);
    m_tried.reset();
    offerSwitch();
    if (row.canConvert<RulesRow>())
        m_text->setHtml(RulesText(*m_context.sharedEngine(), m_context.languageId()).of(row.value<RulesRow>()));
}

void RulesPage::choosePack()
{
    auto *dialog = new QFileDialog(this, tr("Try a rule pack"), QString(), tr("Rule packs (*.json)"));
    dialog->setObjectName(QStringLiteral("tryPackDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &RulesPage::tryPack);
    dialog->open();
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
            const auto book = bookTrying(workspace->engine(), workspace->path(), {name, *text});
            if (!book)
                return tl::unexpected(book.error());
            return workspace->compareRules(**book, task);
        },
        [this, text, name](Result<RulesDiff> diff) {
            m_comparing = nullptr;
            m_stop->hide();
            m_try->setEnabled(true);
            if (!diff) {
                m_message->setText(tr("The pack was not tried: %1").arg(errorText(diff.error())));
                return;
            }
            m_message->clear();
            m_triedName = name;
            m_tried = text;
            offerSwitch();
            m_text->setHtml(RulesText(*m_context.sharedEngine(), m_context.languageId()).of(*diff));
        });
}

const rules::Pack *RulesPage::ownPack() const
{
    const QVariant row = m_view->currentIndex().data(RulesTree::RowRole);
    if (!m_context.hasWorkspace() || !row.canConvert<RulesRow>() || row.value<RulesRow>().kind != RulesRow::Kind::Pack)
        return nullptr;
    const rules::Pack &pack = m_context.engine().rules->all().at(row.value<RulesRow>().first);
    const auto &shipped = m_context.programEngine()->rules->all();
    const bool isShipped = std::any_of(shipped.begin(), shipped.end(), [&](const rules::Pack &one) { return one.id == pack.id && one.sha256 == pack.sha256; });
    return isShipped ? nullptr : &pack;
}

/// After a trial the tried pack can be switched on; a pack of one's own that is shown can be switched off.
void RulesPage::offerSwitch()
{
    m_switch->setText(m_tried ? tr("Switch on") : tr("Switch off"));
    m_switch->setAccessibleName(m_switch->text());
    m_switch->setVisible(m_tried || ownPack() != nullptr);
}

void RulesPage::switchPack()
{
    if (!m_context.hasWorkspace())
        return;
    const auto actor = m_context.actor();
    if (!actor || actor->role != PersonRole::Administrator) {
        m_message->setText(tr("Only an administrator switches packs."));
        return;
    }
    const rules::Pack *own = ownPack();
    const std::string &path = m_context.workspace().path();
    const bool isOn = m_tried != nullptr;
    const QString name = QString::fromStdString(isOn ? m_triedName : own ? own->id : std::string());
    const Status done = isOn ? switchPackOn(*m_context.programEngine(), path, {m_triedName, *m_tried}) : own ? switchPackOff(*m_context.programEngine(), path, own->id) : Status();
    if (!done) {
        m_message->setText(tr("The pack was not switched: %1").arg(errorText(done.error())));
        return;
    }
    m_tried.reset();
    m_switch->hide();
    m_message->setText(isOn ? tr("“%1” is on when the workspace is opened next.").arg(name) : tr("“%1” is off when the workspace is opened next.").arg(name));
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
    offerSwitch();
}

}  // namespace probity::ui
