// Finding submissions: the filter, where its words stand, saved views, and what the palette offers.
#include <QButtonGroup>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

#include "ui/app_context.h"
#include "ui/dialogs/picker.h"
#include "ui/jobs/job.h"
#include "ui/models/submission_model.h"
#include "ui/pages/queue/queue_page.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"

namespace probity::ui {

using States = SubmissionModel::States;

namespace {

const QString viewsKey = QStringLiteral("queue/views");
constexpr int mostOffered = 12;

QString kindOf(const std::string &kind)
{
    if (kind == "notice")
        //: where a word was found
        return QueuePage::tr("notice");
    if (kind == "traffic")
        //: where a word was found
        return QueuePage::tr("traffic");
    if (kind == "finding")
        //: where a word was found
        return QueuePage::tr("finding");
    if (kind == "note")
        //: where a word was found
        return QueuePage::tr("note");
    //: where a word was found: name, identifier, developer
    return QueuePage::tr("app");
}

}  // namespace

void QueuePage::applyFilter()
{
    if (!m_isRestored)
        return;
    m_model->setFilter(m_search->text(), static_cast<States>(m_chips->checkedId()), m_mine->isChecked());
    saveView();
}

void QueuePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_isStale)
        m_model->reload();
}

void QueuePage::showHits()
{
    if (m_hitsJob)
        m_hitsJob->abandon();
    m_hitsJob = nullptr;
    const SubmissionId id = current();
    if (m_model->words().isEmpty() || !id) {
        m_hits->clear();
        m_hits->hide();
        return;
    }
    std::vector<std::string> words;
    for (const QString &word : m_model->words())
        words.push_back(word.toStdString());
    using Hits = std::vector<SearchHit>;
    m_hitsJob = Job::run<Hits>(
        this, [workspace = m_context.sharedWorkspace(), id, words](const TaskContext &task) { return workspace->searchHits(id, words, task); },
        [this](Result<Hits> hits) {
            m_hitsJob = nullptr;
            QStringList shown;
            for (const SearchHit &hit : hits.value_or(Hits()))
                shown << QStringLiteral("%1: …%2<b>%3</b>%4…").arg(kindOf(hit.kind), text(hit.before).toHtmlEscaped(), text(hit.match).toHtmlEscaped(), text(hit.after).toHtmlEscaped());
            m_hits->setText(shown.mid(0, 3).join(QStringLiteral("<br>")));
            m_hits->setVisible(!shown.isEmpty());
        });
}

void QueuePage::indexOlder()
{
    // Submissions of an earlier version are found by their names at once, and by what they hold when this is through.
    if (!m_context.hasWorkspace() || m_context.workspace().isReadOnly())
        return;
    m_indexJob = Job::run<bool>(
        this, [workspace = m_context.sharedWorkspace()](const TaskContext &task) { return workspace->indexForSearch(task); }, [](const Result<bool> &) {});
}

QString QueuePage::viewNow() const
{
    return QStringLiteral("%1|%2|%3").arg(m_chips->checkedId()).arg(m_mine->isChecked() ? 1 : 0).arg(m_search->text().simplified());
}

QString QueuePage::nameOf(const QString &view) const
{
    QStringList parts;
    const auto *chip = m_chips->button(view.section(QLatin1Char('|'), 0, 0).toInt());
    if (chip)
        parts << chip->accessibleName();
    if (view.section(QLatin1Char('|'), 1, 1) == QLatin1String("1"))
        parts << m_mine->text();
    const QString words = view.section(QLatin1Char('|'), 2);
    if (!words.isEmpty())
        parts << QStringLiteral("“%1”").arg(words);
    return parts.join(QStringLiteral(" · "));
}

void QueuePage::showView(const QString &view)
{
    m_isRestored = false;
    if (auto *chip = m_chips->button(view.section(QLatin1Char('|'), 0, 0).toInt()))
        chip->setChecked(true);
    m_mine->setChecked(view.section(QLatin1Char('|'), 1, 1) == QLatin1String("1"));
    m_search->setText(view.section(QLatin1Char('|'), 2));
    m_isRestored = true;
    applyFilter();
    m_table->setFocus();
}

void QueuePage::search(const QString &words)
{
    showView(QStringLiteral("0|0|") + words);
}

void QueuePage::showViews()
{
    const QStringList saved = m_context.settings().value(viewsKey).toStringList();
    const QString now = viewNow();
    QList<PickerItem> items;
    const auto keep = [this, now, saved](bool isKept) {
        QStringList views = saved;
        views.removeAll(now);
        if (isKept)
            views.prepend(now);
        m_context.settings().setValue(viewsKey, views);
    };
    if (saved.contains(now))
        items << PickerItem{tr("Forget this view"), nameOf(now), {}, [keep] { keep(false); }};
    else
        items << PickerItem{tr("Save this view"), nameOf(now), {}, [keep] { keep(true); }};
    for (const QString &view : saved)
        items << PickerItem{nameOf(view), {}, tr("saved"), [this, view] { showView(view); }};
    const auto ready = [&](States states, int mine, const QString &words) {
        const QString view = QStringLiteral("%1|%2|%3").arg(static_cast<int>(states)).arg(mine).arg(words);
        if (!saved.contains(view))
            items << PickerItem{nameOf(view), {}, {}, [this, view] { showView(view); }};
    };
    ready(States::All, 0, {});
    ready(States::Waiting, 0, {});
    ready(States::InReview, 1, {});
    ready(States::AwaitingSecond, 0, {});
    ready(States::Waiting, 0, Words::verdict(Verdict::Denied));
    ready(States::Waiting, 0, Words::verdict(Verdict::Undeclared));
    auto *picker = new Picker(QStringLiteral("viewPicker"), tr("Saved views"), tr("View…"), [items](const QString &) { return items; }, this);
    picker->popUpBelow(m_views);
}

QList<PaletteEntry> QueuePage::paletteEntries(const QString &typed)
{
    QList<PaletteEntry> entries;
    if (typed.trimmed().isEmpty() || !m_context.hasWorkspace())
        return entries;
    QueueQuery query = SubmissionModel::queryOf(m_context, typed);
    query.limit = mostOffered;
    const auto ids = m_context.workspace().queue(query);
    if (!ids)
        return entries;
    for (const SubmissionSummary &one : m_context.workspace().summaries(*ids).value_or(std::vector<SubmissionSummary>()))
        // What was typed may stand in the notice alone: it is part of what is searched, so the entry is not filtered out again.
        entries << PaletteEntry{Words::app(one), QStringLiteral("%1 · %2 · %3").arg(text(one.version), text(one.developer), typed.simplified()),
                                //: kind of thing in the command palette
                                tr("submission"), [this, id = one.id] { Q_EMIT pageRequested(QStringLiteral("desk"), id); }};
    return entries;
}

}  // namespace probity::ui
