// The filter of the traffic: what is typed, what it may go on with, and the filters that were saved.
#include <algorithm>

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>

#include "ui/app_context.h"
#include "ui/dialogs/picker.h"
#include "ui/models/entry_model.h"
#include "ui/models/open_case.h"
#include "ui/pages/desk/traffic_tab.h"
#include "ui/text/words.h"

namespace probity::ui {

namespace {

constexpr int mostCompletions = 40;
const QString savedKey = QStringLiteral("desk/savedFilters");

/// Where the word that the cursor stands in begins; quotes keep blanks together.
int wordStart(const QString &text, int cursor)
{
    int start = 0;
    bool isQuoted = false;
    for (int i = 0; i < cursor; ++i) {
        if (text[i] == QLatin1Char('"'))
            isQuoted = !isQuoted;
        else if (text[i].isSpace() && !isQuoted)
            start = i + 1;
    }
    return start;
}

QString quoted(const QString &value)
{
    return value.contains(QLatin1Char(' ')) ? QLatin1Char('"') + value + QLatin1Char('"') : value;
}

}  // namespace

void TrafficTab::makeBar()
{
    m_bar = new QWidget(this);
    m_bar->setProperty("pane", true);
    m_bar->setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(m_bar);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    m_filter = new QLineEdit(m_bar);
    m_filter->setObjectName(QStringLiteral("trafficFilter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(m_context.theme().icon(QStringLiteral("search"), ThemeRole::TextFaint), QLineEdit::LeadingPosition);
    row->addWidget(m_filter, 1);
    m_saved = new QPushButton(m_bar);
    m_saved->setObjectName(QStringLiteral("savedFilters"));
    connect(m_saved, &QPushButton::clicked, this, &TrafficTab::showSaved);
    row->addWidget(m_saved);
    m_stop = new QPushButton(m_bar);
    m_stop->setObjectName(QStringLiteral("stopBodySearch"));
    m_stop->hide();
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_model->stopSearch();
        refreshCount();
    });
    row->addWidget(m_stop);
    m_count = new QLabel(m_bar);
    m_count->setObjectName(QStringLiteral("trafficCount"));
    m_count->setProperty("muted", true);
    row->addWidget(m_count);
    column->addLayout(row);
    m_problem = new QLabel(m_bar);
    m_problem->setObjectName(QStringLiteral("filterProblem"));
    m_problem->setProperty("error", true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    makeCompleter();
    m_filter->installEventFilter(this);
}

void TrafficTab::makeCompleter()
{
    m_completions = new QStringListModel(this);
    m_completer = new QCompleter(m_completions, this);
    m_completer->setWidget(m_filter);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->popup()->setObjectName(QStringLiteral("filterCompletions"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &TrafficTab::takeCompletion);
    connect(m_filter, &QLineEdit::textEdited, this, &TrafficTab::completeAt);
}

void TrafficTab::applyFilter(const QString &words)
{
    m_model->setFilter(words);
    m_context.settings().setValue(QStringLiteral("desk/trafficFilter"), words);
    QStringList problems;
    for (const TrafficFilter::Problem &problem : m_model->parsed().problems()) {
        if (problem.kind == TrafficFilter::Problem::Kind::UnknownKey)
            problems << tr("“%1”: no such key; looked for as it stands").arg(text(problem.word));
        else if (problem.kind == TrafficFilter::Problem::Kind::BadValue)
            problems << tr("“%1”: this value is not understood").arg(text(problem.word));
    }
    m_misread = problems.join(QLatin1Char('\n'));
    refreshCount();
    m_isFiltering = true;
    follow();
    m_isFiltering = false;
}

QStringList TrafficTab::completionsOf(const QString &word) const
{
    QStringList all;
    const bool isNegated = word.startsWith(QLatin1Char('-'));
    const QString bare = isNegated ? word.mid(1) : word;
    const QString key = bare.section(QLatin1Char(':'), 0, 0);
    const QString value = bare.section(QLatin1Char(':'), 1);
    const auto offer = [&](const QString &one) {
        if (all.size() < mostCompletions && one.size() > key.size() + 1 && one.contains(value, Qt::CaseInsensitive) && !all.contains(one))
            all << one;
    };
    if (bare.contains(QLatin1Char(':')) && key == QLatin1String("host")) {
        for (const EntrySummary &entry : m_case.assessment().entries) {
            if (all.size() >= mostCompletions)
                break;
            if (text(entry.host).contains(value, Qt::CaseInsensitive))
                offer(QStringLiteral("host:") + text(entry.host));
        }
    } else if (bare.contains(QLatin1Char(':')) && (key == QLatin1String("category") || key == QLatin1String("recipient"))) {
        for (const LedgerLine &line : m_case.assessment().ledger)
            offer(key + QLatin1Char(':') + quoted(key == QLatin1String("category") ? m_context.categoryName(line.category) : m_context.recipientName(line.recipientId, line.party, line.recipient)));
    } else if (!bare.isEmpty()) {
        for (const std::string &one : TrafficFilter::vocabulary())
            if (text(one).startsWith(bare, Qt::CaseInsensitive) && text(one) != bare)
                all << text(one);
    }
    if (isNegated)
        for (QString &one : all)
            one.prepend(QLatin1Char('-'));
    return all;
}

void TrafficTab::completeAt()
{
    const int start = wordStart(m_filter->text(), m_filter->cursorPosition());
    const QString word = m_filter->text().mid(start, m_filter->cursorPosition() - start);
    const QStringList all = word.isEmpty() ? QStringList() : completionsOf(word);
    m_completions->setStringList(all);
    if (all.isEmpty())
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

void TrafficTab::takeCompletion(const QString &completion)
{
    const int cursor = m_filter->cursorPosition();
    const int start = wordStart(m_filter->text(), cursor);
    const bool isWhole = !completion.endsWith(QLatin1Char(':'));
    const QString inserted = isWhole ? completion + QLatin1Char(' ') : completion;
    m_filter->setText(m_filter->text().left(start) + inserted + m_filter->text().mid(cursor).trimmed());
    m_filter->setCursorPosition(start + static_cast<int>(inserted.size()));
    if (!isWhole)
        completeAt();
}

void TrafficTab::showSaved()
{
    QStringList saved = m_context.settings().value(savedKey).toStringList();
    QList<PickerItem> items;
    const QString now = m_filter->text().trimmed();
    if (!now.isEmpty() && !saved.contains(now))
        items << PickerItem{tr("Save this filter"), now, {}, [this] { saveFilter(); }};
    if (saved.contains(now))
        items << PickerItem{tr("Forget this filter"), now, {}, [this] { saveFilter(); }};
    for (const QString &one : std::as_const(saved))
        items << PickerItem{one, {}, tr("saved"), [this, one] { m_filter->setText(one); }};
    const QList<QPair<QString, QString>> ready{{QStringLiteral("verdict:undeclared sent"), tr("what is sent undeclared")},
                                               {QStringLiteral("verdict:denied sent"), tr("what is sent though denied")},
                                               {QStringLiteral("before:consent has:personal"), tr("personal data before consent")},
                                               {QStringLiteral("party:third sent"), tr("personal data to third parties")},
                                               {QStringLiteral("is:opaque"), tr("bodies that nobody can read")},
                                               {QStringLiteral("is:error"), tr("requests that failed")}};
    for (const auto &one : ready)
        items << PickerItem{one.first, one.second, {}, [this, words = one.first] { m_filter->setText(words); }};
    auto *picker = new Picker(QStringLiteral("filterPicker"), tr("Saved filters"), tr("Filter…"), [items](const QString &) { return items; }, this);
    picker->popUpBelow(m_saved);
}

void TrafficTab::saveFilter()
{
    QStringList saved = m_context.settings().value(savedKey).toStringList();
    const QString now = m_filter->text().trimmed();
    if (!saved.removeOne(now))
        saved.prepend(now);
    m_context.settings().setValue(savedKey, saved);
}

}  // namespace probity::ui
