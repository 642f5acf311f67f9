#include "ui/models/open_case.h"

#include <algorithm>

#include "ui/app_context.h"
#include "ui/jobs/job.h"

namespace probity::ui {

namespace {
std::shared_ptr<const Assessment> emptyAssessment()
{
    static const auto empty = std::make_shared<const Assessment>();
    return empty;
}
}  // namespace

OpenCase::OpenCase(AppContext &context, QObject *parent) : QObject(parent), m_context(context), m_entries(context)
{
    m_loaded.assessment = emptyAssessment();
    connect(&context.writes(), &WriteQueue::idle, this, [this] {
        refreshReview();
        if (m_isStale)
            reload();
    });
}

OpenCase::~OpenCase()
{
    // Emptying the stack tells its listeners, and the page that owns this case may be half gone by then.
    m_undo.blockSignals(true);
    for (Job *job : findChildren<Job *>(QString(), Qt::FindDirectChildrenOnly))
        delete job;
}

void OpenCase::open(SubmissionId submission)
{
    if (submission == m_id && m_state != State::Failed) {
        refreshReview();
        return;
    }
    close();
    m_id = submission;
    m_entries.reset(submission);
    load(false);
}

void OpenCase::close()
{
    if (m_job)
        m_job->abandon();
    m_job = nullptr;
    ++m_generation;
    m_undo.clear();
    m_id = {};
    m_entries.reset({});
    m_loaded = {emptyAssessment(), {}};
    m_review = {};
    m_selection = {};
    m_isStale = false;
    m_state = State::Nothing;
    Q_EMIT stateChanged();
}

void OpenCase::reload()
{
    if (m_id)
        load(true);
}

Result<OpenCase::Review> OpenCase::readReview(const Workspace &workspace, SubmissionId id)
{
    auto summary = workspace.submission(id);
    auto tags = workspace.tags(id);
    auto dispositions = workspace.dispositions(id);
    const auto input = workspace.reviewInput(id);
    if (!summary || !tags || !dispositions || !input)
        return tl::unexpected(!summary ? summary.error() : !tags ? tags.error() : !dispositions ? dispositions.error() : input.error());
    Review review{std::move(*summary), std::move(*tags), {}, input->consentAt};
    for (auto &disposition : *dispositions)
        review.dispositions[disposition.fingerprint] = disposition;
    return review;
}

Result<OpenCase::Answer> OpenCase::read(const Workspace &workspace, SubmissionId id, const TaskContext &task)
{
    auto assessment = workspace.assessment(id, task);
    auto review = readReview(workspace, id);
    if (!assessment || !review)
        return tl::unexpected(!assessment ? assessment.error() : review.error());
    CaseIndex index(**assessment);
    return Answer(Loaded{std::move(*assessment), std::move(index)}, std::move(*review));
}

void OpenCase::load(bool keepSelection)
{
    // The answer of before is of no use any more, and nobody waits for a large capture that was left again.
    if (m_job)
        m_job->abandon();
    m_isStale = false;
    const quint64 generation = ++m_generation;
    if (!keepSelection) {
        m_state = State::Loading;
        Q_EMIT stateChanged();
    }
    m_job = Job::run<Answer>(
        this, [workspace = m_context.sharedWorkspace(), id = m_id](const TaskContext &task) { return read(*workspace, id, task); },
        [this, generation, keepSelection](Result<Answer> answer) {
            if (generation == m_generation)
                take(std::move(answer), keepSelection);
        });
}

void OpenCase::take(Result<Answer> answer, bool keepSelection)
{
    if (!answer) {
        fail(answer.error());
        return;
    }
    const Selection before = m_selection;
    const auto &findings = m_loaded.assessment->findings;
    const bool had = before.finding >= 0 && before.finding < static_cast<int>(findings.size());
    const std::string fingerprint = had ? findings.at(static_cast<std::size_t>(before.finding)).fingerprint : std::string();
    m_loaded = std::move(answer->first);
    takeReview(std::move(answer->second), keepSelection);
    m_selection = {};
    m_state = State::Ready;
    m_isReloading = keepSelection;
    Q_EMIT stateChanged();
    if (keepSelection)
        restoreSelection(fingerprint, before);
    m_isReloading = false;
}

void OpenCase::takeReview(Review review, bool isShownAlready)
{
    if (!isShownAlready) {
        m_review = std::move(review);
        return;
    }
    // What was said while this was being read is newer than it: what waits is read once it is recorded, the rest now.
    if (!m_context.writes().isIdle())
        return;
    auto now = readReview(m_context.workspace(), m_id);
    m_review = now ? std::move(*now) : std::move(review);
}

void OpenCase::fail(const Error &error)
{
    m_error = error;
    m_state = State::Failed;
    Q_EMIT stateChanged();
}

void OpenCase::restoreSelection(const std::string &fingerprint, const Selection &before)
{
    for (std::size_t i = 0; i < m_loaded.assessment->findings.size(); ++i)
        if (!fingerprint.empty() && m_loaded.assessment->findings[i].fingerprint == fingerprint) {
            selectFinding(static_cast<int>(i));
            return;
        }
    if (before.entry >= 0 && before.entry < static_cast<int>(m_loaded.assessment->entries.size()))
        selectEntry(before.entry);
    else
        setSelection({});
}

void OpenCase::refreshReview()
{
    if (m_state != State::Ready || !m_context.writes().isIdle())
        return;
    auto review = readReview(m_context.workspace(), m_id);
    if (!review) {
        fail(review.error());
        return;
    }
    m_review = std::move(*review);
    Q_EMIT reviewChanged();
}

void OpenCase::noteRecorded(bool changesAssessment)
{
    // The queue says so when it is idle: what comes later in it must not be shown as undone meanwhile.
    m_isStale = m_isStale || changesAssessment;
}

void OpenCase::expectDispositions(const std::vector<std::string> &fingerprints, DispositionKind kind, const std::string &reason)
{
    const auto actor = m_context.actor();
    for (const std::string &fingerprint : fingerprints)
        m_review.dispositions[fingerprint] = {fingerprint, kind, reason, {}, {}, actor ? actor->id : PersonId{}, actor ? actor->name : std::string(), m_context.clock().now()};
    Q_EMIT reviewChanged();
}

void OpenCase::expectTag(const Tag &tag)
{
    m_review.tags.push_back(tag);
    Q_EMIT reviewChanged();
}

void OpenCase::expectTagRemoved(TagId tag)
{
    auto &tags = m_review.tags;
    tags.erase(std::remove_if(tags.begin(), tags.end(), [tag](const Tag &one) { return one.id == tag; }), tags.end());
    Q_EMIT reviewChanged();
}

void OpenCase::expectConsent(std::optional<Timestamp> at)
{
    m_review.consentAt = at;
    Q_EMIT reviewChanged();
}

void OpenCase::expectAppType(const AppTypeId &type)
{
    m_review.summary.type = type;
    Q_EMIT reviewChanged();
}

const Disposition *OpenCase::disposition(const Finding &finding) const
{
    const auto found = m_review.dispositions.find(finding.fingerprint);
    return found == m_review.dispositions.end() ? nullptr : &found->second;
}

DispositionKind OpenCase::dispositionOf(const Finding &finding) const
{
    const Disposition *found = disposition(finding);
    return found ? found->kind : DispositionKind::Open;
}

std::vector<const Tag *> OpenCase::tagsOn(int finding) const
{
    std::vector<const Tag *> result;
    if (finding < 0 || finding >= static_cast<int>(m_loaded.assessment->findings.size()))
        return result;
    const Finding &subject = m_loaded.assessment->findings[static_cast<std::size_t>(finding)];
    const auto touches = [&](const Tag &tag) {
        if (tag.target.kind == TagTarget::Kind::Finding)
            return tag.target.pointer == subject.fingerprint;
        return std::any_of(subject.evidence.begin(), subject.evidence.end(), [&](EvidenceIndex index) {
            const Evidence &evidence = m_loaded.assessment->evidence.at(index);
            if (tag.target.artifact != evidence.artifact || evidence.where.kind != EvidencePlace::Kind::Request)
                return false;
            return tag.target.entry == evidence.where.entry && (tag.target.pointer.empty() || tag.target.pointer == evidence.where.pointer);
        });
    };
    for (const Tag &tag : m_review.tags)
        if (touches(tag))
            result.push_back(&tag);
    return result;
}

int OpenCase::settledCount() const
{
    return static_cast<int>(std::count_if(m_loaded.assessment->findings.begin(), m_loaded.assessment->findings.end(),
                                          [this](const Finding &finding) { return dispositionOf(finding) != DispositionKind::Open; }));
}

int OpenCase::findingOf(int line) const
{
    for (std::size_t i = 0; line >= 0 && i < m_loaded.assessment->findings.size(); ++i) {
        const auto &lines = m_loaded.assessment->findings[i].ledger;
        if (std::find(lines.begin(), lines.end(), static_cast<std::uint32_t>(line)) != lines.end())
            return static_cast<int>(i);
    }
    return -1;
}

std::vector<int> OpenCase::linesOfStatement(int notice, int statement) const
{
    std::vector<int> lines;
    if (notice < 0 || notice >= static_cast<int>(m_loaded.assessment->notices.size()))
        return lines;
    const AssessedNotice &subject = m_loaded.assessment->notices[static_cast<std::size_t>(notice)];
    if (statement < 0 || statement >= static_cast<int>(subject.reading.statements.size()))
        return lines;
    const Statement &words = subject.reading.statements[static_cast<std::size_t>(statement)];
    for (std::size_t i = 0; i < m_loaded.assessment->ledger.size(); ++i)
        for (const EvidenceIndex index : m_loaded.assessment->ledger[i].noticeEvidence) {
            const Evidence &evidence = m_loaded.assessment->evidence.at(index);
            if (evidence.artifact == subject.document.artifact.path && (evidence.where.span.overlaps(words.term) || evidence.where.span == words.range)) {
                lines.push_back(static_cast<int>(i));
                break;
            }
        }
    return lines;
}

}  // namespace probity::ui
