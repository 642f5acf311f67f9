#include "ui/pages/desk/compare_tab.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTextBrowser>
#include <QTreeView>

#include "ui/app_context.h"
#include "ui/delegates/table_delegate.h"
#include "ui/jobs/job.h"
#include "ui/models/open_case.h"
#include "ui/models/roles.h"
#include "ui/text/error_text.h"
#include "ui/text/text_difference.h"
#include "ui/text/words.h"
#include "ui/widgets/empty_state.h"

namespace probity::ui {

using Column = ComparisonModel::Column;
using Section = ComparisonModel::Section;

CompareTab::CompareTab(AppContext &context, OpenCase &review, QWidget *parent) : QWidget(parent), m_context(context), m_case(review)
{
    setProperty("pane", true);
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_model = new ComparisonModel(context, this);
    m_bar = makeBar();
    column->addWidget(m_bar);
    makeContent();
    column->addWidget(m_splitter, 1);
    m_message = new EmptyState(context.theme(), QStringLiteral("file"), this);
    m_message->button()->setObjectName(QStringLiteral("compareMessageButton"));
    column->addWidget(m_message, 1);

    connect(m_choice, &QComboBox::activated, this, [this] { compareWith(chosen()); });
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT versionRequested(chosen()); });
    connect(m_message->button(), &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->stop();
        else
            compareWith(chosen());
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        showSides();
        selectInCase(current);
    });
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const int row = index.data(IdRole).toInt(); row >= 0)
            Q_EMIT sourceRequested(static_cast<Section>(index.data(StateRole).toInt()), row, m_model->comparison());
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        for (int i = 0; i < m_model->rowCount(); ++i)
            m_view->setFirstColumnSpanned(i, {}, true);
        m_view->expandAll();
        showSides();
    });
    connect(&review, &OpenCase::stateChanged, this, [this] {
        m_isStale = true;
        refresh();
    });
    connect(&context.theme(), &Theme::changed, this, &CompareTab::showSides);
    retranslate();
}

CompareTab::~CompareTab()
{
    delete m_job;
}

QWidget *CompareTab::makeBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 8, 12, 8);
    m_label = new QLabel(bar);
    m_label->setProperty("muted", true);
    row->addWidget(m_label);
    m_choice = new QComboBox(bar);
    m_choice->setObjectName(QStringLiteral("compareChoice"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(20);
    row->addWidget(m_choice, 1);
    m_open = new QPushButton(bar);
    m_open->setObjectName(QStringLiteral("compareOpen"));
    m_open->setProperty("quiet", true);
    row->addWidget(m_open);
    return bar;
}

void CompareTab::makeContent()
{
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(QStringLiteral("compareSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_view = new QTreeView(m_splitter);
    m_view->setObjectName(QStringLiteral("compareView"));
    m_view->setModel(m_model);
    auto *delegate = new TableDelegate(m_context.theme(), m_view);
    delegate->setBadgeColumns({static_cast<int>(Column::Change)});
    delegate->setRowHeight(fontMetrics().height() + 14);
    m_view->setItemDelegate(delegate);
    m_view->setUniformRowHeights(true);
    m_view->setIndentation(12);
    m_view->setAllColumnsShowFocus(true);
    m_view->setMouseTracking(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setSectionsMovable(false);

    auto *sides = new QSplitter(m_splitter);
    sides->setObjectName(QStringLiteral("compareSides"));
    sides->setChildrenCollapsible(false);
    const auto side = [this, sides](const char *name, QLabel *&title) {
        auto *pane = new QWidget(sides);
        pane->setProperty("sunken", true);
        pane->setAttribute(Qt::WA_StyledBackground);
        auto *column = new QVBoxLayout(pane);
        column->setContentsMargins(12, 8, 12, 8);
        title = new QLabel(pane);
        title->setProperty("section", true);
        column->addWidget(title);
        auto *view = new QTextBrowser(pane);
        view->setObjectName(QString::fromLatin1(name));
        view->setOpenLinks(false);
        view->setTabChangesFocus(true);
        column->addWidget(view, 1);
        return view;
    };
    m_before = side("compareBefore", m_beforeTitle);
    m_after = side("compareAfter", m_afterTitle);
    m_warning = new QLabel(m_bar);
    m_warning->setObjectName(QStringLiteral("compareWarning"));
    m_warning->setProperty("error", true);
    m_warning->hide();
    static_cast<QHBoxLayout *>(m_bar->layout())->addWidget(m_warning);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
}

void CompareTab::retranslate()
{
    m_label->setText(tr("Compared with"));
    m_choice->setAccessibleName(tr("Compared with"));
    //: button: opens the earlier version on the desk
    m_open->setText(tr("Open that version"));
    m_open->setAccessibleName(tr("Open that version"));
    m_warning->setText(tr("another app"));
    m_view->setAccessibleName(tr("What changed"));
    //: title above a text of the version before
    m_beforeTitle->setText(tr("Before").toUpper());
    //: title above a text of this version
    m_afterTitle->setText(tr("Now").toUpper());
    m_before->setAccessibleName(tr("Text in the version before"));
    m_after->setAccessibleName(tr("Text in this version"));
    fillChoice();
    showMessage();
}

SubmissionId CompareTab::chosen() const
{
    return SubmissionId{m_choice->currentData().toLongLong()};
}

void CompareTab::forget()
{
    if (m_job)
        m_job->abandon();
    m_job = nullptr;
    m_hasAnswer = false;
    m_error.reset();
    m_versions.clear();
    m_choice->clear();
    m_of = m_case.id();
    m_model->show({});
}

void CompareTab::refresh()
{
    if (m_of != m_case.id())
        forget();
    if (!m_isStale || !isVisible() || m_case.state() != OpenCase::State::Ready)
        return;
    m_isStale = false;
    auto versions = m_context.workspace().otherVersions(m_case.id());
    if (!versions) {
        m_error = versions.error();
        showMessage();
        return;
    }
    m_versions = std::move(*versions);
    m_versions.erase(std::remove_if(m_versions.begin(), m_versions.end(), [this](const SubmissionSummary &one) { return one.id > m_case.id(); }), m_versions.end());
    fillChoice();
    if (m_versions.empty())
        showMessage();
    else
        compareWith(chosen());
}

void CompareTab::fillChoice()
{
    const QVariant before = m_choice->currentData();
    m_choice->clear();
    for (const SubmissionSummary &one : m_versions) {
        QStringList words{one.version.empty() ? tr("version not known") : text(one.version), Words::moment(one.imported), Words::state(one.state)};
        m_choice->addItem(words.join(QStringLiteral(" · ")), static_cast<qlonglong>(one.id.value));
    }
    m_choice->setCurrentIndex(qMax(0, m_choice->findData(before)));
}

void CompareTab::compareWith(SubmissionId before)
{
    if (m_job)
        m_job->abandon();
    m_error.reset();
    m_job = Job::run<std::optional<Comparison>>(
        this, [workspace = m_context.sharedWorkspace(), id = m_case.id(), before](const TaskContext &task) { return workspace->comparison(id, before, task); },
        [this](Result<std::optional<Comparison>> answer) { take(std::move(answer)); });
    showMessage();
}

void CompareTab::take(Result<std::optional<Comparison>> answer)
{
    m_job = nullptr;
    m_hasAnswer = answer && answer->has_value();
    if (!answer)
        m_error = answer.error();
    else if (*answer && (m_model->rowCount() == 0 || !(**answer == m_model->comparison())))
        // The same as before leaves the place that is being looked at alone.
        m_model->show(std::move(**answer));
    m_warning->setVisible(m_hasAnswer && !m_model->comparison().isSameApp);
    showMessage();
}

void CompareTab::showTree(bool isTree)
{
    const bool hadFocus = m_message->isAncestorOf(focusWidget()) && m_message->button()->hasFocus();
    m_splitter->setVisible(isTree);
    m_message->setVisible(!isTree);
    m_bar->setVisible(!m_versions.empty());
    if (!isTree)
        return;
    fitColumns();
    if (!m_view->currentIndex().isValid())
        m_view->selectionModel()->clear();
    if (hadFocus)
        m_view->setFocus();
}

void CompareTab::showMessage()
{
    const bool isComparing = m_job && !m_hasAnswer;
    if (m_error && m_error->code == ErrorCode::Stopped)
        m_message->setTexts(tr("The comparison was stopped"), tr("Nothing is known yet of what changed."), tr("Compare"));
    else if (m_error)
        m_message->setTexts(tr("The versions cannot be compared"), errorText(*m_error), tr("Try again"));
    else if (isComparing)
        m_message->setTexts(tr("Comparing…"), tr("Both versions are read and laid side by side."), tr("Stop"));
    else if (m_versions.empty())
        m_message->setTexts(tr("There is no earlier version"),
                            tr("This is the first submission of the app in this workspace. When the next version is imported, what changed in manifest, notice, code and traffic is shown here."));
    else if (m_hasAnswer && m_model->comparison().isEmpty())
        m_message->setTexts(tr("Nothing changed"), tr("Manifest, notice, code, recipients and data uses are the same as in the version chosen above."));
    showTree(!m_error && !isComparing && m_hasAnswer && !m_model->comparison().isEmpty());
}

void CompareTab::fitColumns()
{
    const int width = m_view->viewport()->width();
    QStringList words;
    for (const ChangeKind change : {ChangeKind::New, ChangeKind::Gone, ChangeKind::Changed, ChangeKind::Moved})
        words << ComparisonModel::changeWord(change);
    int badge = 0;
    for (const QString &word : words)
        badge = qMax(badge, fontMetrics().horizontalAdvance(word) + m_view->indentation() * 2 + 44);
    m_view->setColumnWidth(static_cast<int>(Column::Change), badge);
    m_view->setColumnWidth(static_cast<int>(Column::What), (width - badge) * 40 / 100);
    m_view->setColumnWidth(static_cast<int>(Column::Before), (width - badge) * 30 / 100);
}

void CompareTab::showSides()
{
    const QModelIndex index = m_view->currentIndex();
    const TextDifference difference = textDifference(m_model->before(index), m_model->after(index));
    const auto html = [this](const QList<TextPiece> &pieces, ThemeRole role) {
        QString out;
        for (const TextPiece &piece : pieces) {
            const QString words = piece.text.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
            out += piece.isChanged ? QStringLiteral("<span style=\"background:%1\">%2</span>").arg(m_context.theme().soft(role).name(), words) : words;
        }
        return out.isEmpty() ? QStringLiteral("<span style=\"color:%1\">—</span>").arg(m_context.theme().color(ThemeRole::TextFaint).name()) : out;
    };
    m_before->setHtml(html(difference.before, ThemeRole::Denied));
    m_after->setHtml(html(difference.after, ThemeRole::Consistent));
}

void CompareTab::selectInCase(const QModelIndex &index)
{
    const int row = index.isValid() ? index.data(IdRole).toInt() : -1;
    if (row < 0 || m_case.state() != OpenCase::State::Ready)
        return;
    const Comparison &all = m_model->comparison();
    const auto at = static_cast<std::size_t>(row);
    switch (static_cast<Section>(index.data(StateRole).toInt())) {
    case Section::Uses:
        if (all.uses.at(at).line)
            m_case.selectLine(static_cast<int>(*all.uses[at].line));
        break;
    case Section::Recipients:
        m_case.selectRecipient(all.recipients.at(at).id, all.recipients[at].name);
        break;
    case Section::Capabilities:
        m_case.selectCapability(all.capabilities.at(at).api);
        break;
    case Section::Manifest:
        m_case.selectManifestPlace(all.manifest.at(at).artifact, all.manifest[at].pointer);
        break;
    case Section::Statements:
        if (all.statements.at(at).change != ChangeKind::Gone)
            m_case.selectNoticePlace(all.statements[at].artifact, all.statements[at].range, {});
        break;
    case Section::Clauses:
        if (all.clauses.at(at).change != ChangeKind::Gone)
            m_case.selectNoticePlace(all.clauses[at].artifact, {}, all.clauses[at].range);
        break;
    case Section::Count:
        break;
    }
}

void CompareTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void CompareTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void CompareTab::takeFocus()
{
    if (m_splitter->isVisible())
        m_view->setFocus();
    else
        m_choice->setFocus();
}

}  // namespace probity::ui
