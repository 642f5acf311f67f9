#include "ui/pages/desk/notice_tab.h"

#include <map>

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/models/open_case.h"
#include "ui/pages/desk/notice_facts.h"
#include "ui/pages/desk/notice_view.h"
#include "ui/text/words.h"
#include "ui/theme/verdict_style.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/empty_state.h"

namespace probity::ui {

NoticeTab::NoticeTab(AppContext &context, OpenCase &review, QWidget *parent) : QWidget(parent), m_context(context), m_case(review)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    m_search = makeSearch();
    column->addWidget(m_search);
    m_splitter = new QSplitter(this);
    m_splitter->setObjectName(QStringLiteral("noticeSplitter"));
    auto *side = new QSplitter(Qt::Vertical, m_splitter);
    side->setObjectName(QStringLiteral("noticeSideSplitter"));
    m_outline = new QListWidget(side);
    m_outline->setObjectName(QStringLiteral("noticeOutline"));
    m_outline->setWordWrap(true);
    m_outline->setSpacing(2);
    m_outline->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view = new NoticeView(context, m_splitter);
    m_view->setObjectName(QStringLiteral("noticeView"));
    m_facts = new NoticeFacts(context, side);
    m_facts->setObjectName(QStringLiteral("noticeFacts"));
    side->setSizes({260, 240});
    m_splitter->addWidget(side);
    m_splitter->addWidget(m_view);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({180, 600});
    column->addWidget(m_splitter, 1);
    m_none = new EmptyState(context.theme(), QStringLiteral("file"), this);
    column->addWidget(m_none, 1);

    connect(m_choice, &QComboBox::activated, this, &NoticeTab::showNotice);
    connect(m_findButton, &QPushButton::clicked, this, &NoticeTab::openSearch);
    connect(m_outline, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item && item->data(Qt::UserRole).isValid())
            m_view->scrollToBlock(item->data(Qt::UserRole).toInt());
    });
    connect(m_facts, &NoticeFacts::statementChosen, this, [this](int statement) { m_case.selectStatement(m_shown, statement); });
    connect(m_facts, &NoticeFacts::placeChosen, m_view, &NoticeView::showSourceRange);
    connect(m_view, &NoticeView::statementChosen, this, [this](int statement) { m_case.selectStatement(m_shown, statement); });
    connect(&review, &OpenCase::stateChanged, this, &NoticeTab::refresh);
    connect(&review, &OpenCase::selectionChanged, this, &NoticeTab::follow);
    retranslate();
}

QWidget *NoticeTab::makeBar()
{
    auto *bar = new QWidget(this);
    bar->setProperty("pane", true);
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 6, 12, 6);
    m_choice = new QComboBox(bar);
    m_choice->setObjectName(QStringLiteral("noticeChoice"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    row->addWidget(m_choice);
    m_legend = new ChipRow(m_context.theme(), ChipRow::Style::Filled, bar);
    row->addWidget(m_legend, 1);
    m_findButton = new QPushButton(bar);
    m_findButton->setObjectName(QStringLiteral("noticeFind"));
    m_findButton->setProperty("quiet", true);
    row->addWidget(m_findButton);
    return bar;
}

QWidget *NoticeTab::makeSearch()
{
    auto *bar = new QWidget(this);
    bar->setProperty("pane", true);
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 0, 12, 6);
    m_searchEdit = new QLineEdit(bar);
    m_searchEdit->setObjectName(QStringLiteral("noticeSearch"));
    m_searchEdit->installEventFilter(this);
    row->addWidget(m_searchEdit, 1);
    m_searchCount = new QLabel(bar);
    m_searchCount->setProperty("muted", true);
    row->addWidget(m_searchCount);
    m_searchClose = new QPushButton(bar);
    m_searchClose->setObjectName(QStringLiteral("noticeSearchClose"));
    m_searchClose->setProperty("quiet", true);
    row->addWidget(m_searchClose);
    connect(m_searchEdit, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_view->moveCursor(QTextCursor::Start);
        m_view->findWords(words, false);
        const int count = m_view->occurrences(words);
        m_searchCount->setText(words.isEmpty() ? QString() : tr("%n found", nullptr, count));
    });
    connect(m_searchClose, &QPushButton::clicked, this, [this] {
        m_search->hide();
        m_view->setFocus();
    });
    bar->hide();
    return bar;
}

void NoticeTab::retranslate()
{
    m_choice->setAccessibleName(tr("Notice"));
    m_findButton->setText(tr("Find"));
    m_findButton->setAccessibleName(tr("Find in the notice"));
    m_searchEdit->setAccessibleName(tr("Find in the notice"));
    m_searchEdit->setPlaceholderText(tr("Find in the notice"));
    //: button: closes the search
    m_searchClose->setText(tr("Close"));
    m_searchClose->setAccessibleName(tr("Close the search"));
    m_outline->setAccessibleName(tr("Outline of the notice"));
    m_facts->setAccessibleName(tr("What the notice comes to"));
    m_view->setAccessibleName(tr("Text of the notice"));
    refresh();
}

const AssessedNotice *NoticeTab::shown() const
{
    const auto &notices = m_case.assessment().notices;
    return m_shown < 0 || m_shown >= static_cast<int>(notices.size()) ? nullptr : &notices[static_cast<std::size_t>(m_shown)];
}

void NoticeTab::refresh()
{
    if (m_case.state() != OpenCase::State::Ready) {
        // What the view shows lives in the assessment: let go of it before it is replaced.
        m_shown = -1;
        m_facts->show(nullptr);
        m_view->show(nullptr);
        return;
    }
    const auto &notices = m_case.assessment().notices;
    m_choice->clear();
    for (const auto &notice : notices)
        m_choice->addItem(text(notice.document.artifact.path));
    m_choice->setVisible(notices.size() > 1);
    m_splitter->setVisible(!notices.empty());
    m_findButton->setVisible(!notices.empty());
    m_none->setVisible(notices.empty());
    m_none->setTexts(tr("There is no privacy notice"), tr("The submission holds no notice that could be read. Every use that is seen is undeclared."));
    showNotice(notices.empty() ? -1 : qBound(0, m_shown, static_cast<int>(notices.size()) - 1));
}

void NoticeTab::showNotice(int notice)
{
    m_shown = notice;
    m_choice->setCurrentIndex(notice);
    m_view->show(shown());
    m_facts->show(shown());
    fillOutline();
    fillLegend();
}

void NoticeTab::fillOutline()
{
    m_outline->clear();
    const AssessedNotice *notice = shown();
    if (!notice)
        return;
    const auto &blocks = notice->document.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind != NoticeBlock::Kind::Heading)
            continue;
        const auto &all = notice->document.text;
        const std::size_t end = std::min(blocks[i].range.end, all.size());
        const std::u32string words = all.substr(std::min(blocks[i].range.start, end), end - std::min(blocks[i].range.start, end));
        auto *item = new QListWidgetItem(QString(qMax(0, blocks[i].level - 2) * 2, QLatin1Char(' ')) + QString::fromUcs4(words.data(), static_cast<qsizetype>(words.size())), m_outline);
        item->setData(Qt::UserRole, static_cast<int>(i));
    }
}

void NoticeTab::fillLegend()
{
    QList<ChipRow::Chip> chips;
    if (const AssessedNotice *notice = shown()) {
        std::map<Stance, int> counts;
        for (const auto &statement : notice->reading.statements)
            ++counts[statement.stance];
        for (const auto &count : counts)
            chips << ChipRow::Chip{QStringLiteral("%1 %2").arg(Words::stance(count.first)).arg(count.second), roleOf(count.first), false};
        if (!notice->reading.isSupportedLanguage)
            chips << ChipRow::Chip{tr("language not supported"), ThemeRole::Undetermined, false};
        if (!notice->reading.isNotice)
            chips << ChipRow::Chip{tr("not a privacy notice"), ThemeRole::Undeclared, false};
    }
    m_legend->setChips(chips);
}

void NoticeTab::follow()
{
    const Selection &selection = m_case.selection();
    if (selection.notice < 0) {
        m_view->setCurrentStatement(-1, false);
        return;
    }
    if (selection.notice != m_shown)
        showNotice(selection.notice);
    if (selection.statement >= 0) {
        m_view->setCurrentStatement(selection.statement, true);
        return;
    }
    // The evidence that is stepped to, else the first that stands in this notice.
    std::vector<EvidenceIndex> all = selection.evidence;
    if (selection.currentEvidence() >= 0)
        all.insert(all.begin(), static_cast<EvidenceIndex>(selection.currentEvidence()));
    for (const EvidenceIndex index : all) {
        const Evidence &place = m_case.assessment().evidence.at(index);
        if (place.where.kind == EvidencePlace::Kind::NoticeSpan && shown() && place.artifact == shown()->document.artifact.path) {
            m_view->showSourceRange(place.where.span);
            return;
        }
    }
    m_view->setCurrentStatement(-1, false);
}

void NoticeTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // What was selected while another tab was in view could not be scrolled to: the text had no width yet.
    if (m_case.state() == OpenCase::State::Ready)
        follow();
}

void NoticeTab::stepStatement(int by)
{
    const AssessedNotice *notice = shown();
    if (!notice || notice->reading.statements.empty())
        return;
    const int count = static_cast<int>(notice->reading.statements.size());
    const int now = m_case.selection().notice == m_shown ? m_case.selection().statement : -1;
    const int next = now < 0 ? (by > 0 ? 0 : count - 1) : qBound(0, now + by, count - 1);
    m_case.selectStatement(m_shown, next);
}

void NoticeTab::showPlace(const std::string &artifact, const TextRange &inText)
{
    const auto &notices = m_case.assessment().notices;
    for (std::size_t i = 0; i < notices.size(); ++i)
        if (notices[i].document.artifact.path == artifact) {
            if (static_cast<int>(i) != m_shown)
                showNotice(static_cast<int>(i));
            m_view->showTextRange(inText);
        }
}

void NoticeTab::openSearch()
{
    m_search->show();
    m_searchEdit->setFocus(Qt::ShortcutFocusReason);
    m_searchEdit->selectAll();
}

void NoticeTab::searchAgain(bool isBackward)
{
    m_view->findWords(m_searchEdit->text(), isBackward);
}

TextRange NoticeTab::selectedSource() const
{
    return m_view->selectedSource();
}

QString NoticeTab::selectedWords() const
{
    return m_view->selectedWords();
}

void NoticeTab::takeFocus()
{
    m_view->setFocus();
}

bool NoticeTab::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_searchEdit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            searchAgain(key->modifiers() & Qt::ShiftModifier);
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            m_searchClose->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace probity::ui
