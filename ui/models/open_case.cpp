#include "ui/models/open_case.h"

#include <algorithm>

#include "ui/app_context.h"
#include "ui/jobs/job.h"

namespace probity::ui {

namespace {
const std::vector<std::uint32_t> noObservations;

std::shared_ptr<const Assessment> emptyAssessment()
{
    static const auto empty = std::make_shared<const Assessment>();
    return empty;
}
}  // namespace

OpenCase::OpenCase(AppContext &context, QObject *parent) : QObject(parent), m_context(context), m_assessment(emptyAssessment()) {}

OpenCase::~OpenCase()
{
    delete m_job;
}

void OpenCase::open(SubmissionId submission)
{
    if (submission == m_id && m_state != State::Failed) {
        refreshReview();
        return;
    }
    close();
    m_id = submission;
    load(false);
}

void OpenCase::close()
{
    delete m_job;
    ++m_generation;
    m_undo.clear();
    m_id = {};
    m_assessment = emptyAssessment();
    m_tags.clear();
    m_dispositions.clear();
    m_positions.clear();
    m_observations.clear();
    m_selection = {};
    m_state = State::Nothing;
    Q_EMIT stateChanged();
}

void OpenCase::reload()
{
    if (m_id)
        load(true);
}

void OpenCase::load(bool keepSelection)
{
    delete m_job;
    const quint64 generation = ++m_generation;
    if (!keepSelection) {
        m_state = State::Loading;
        Q_EMIT stateChanged();
    }
    using Answer = std::shared_ptr<const Assessment>;
    m_job = Job::run<Answer>(
        this,
        [workspace = m_context.sharedWorkspace(), id = m_id](const TaskContext &task) -> Result<Answer> { return workspace->assessment(id, task); },
        [this, generation, keepSelection](Result<Answer> answer) {
            if (generation != m_generation)
                return;
            if (!answer) {
                m_error = answer.error();
                m_state = State::Failed;
                Q_EMIT stateChanged();
                return;
            }
            const Selection before = m_selection;
            const bool had = before.finding >= 0 && before.finding < static_cast<int>(m_assessment->findings.size());
            const std::string fingerprint = had ? m_assessment->findings.at(static_cast<std::size_t>(before.finding)).fingerprint : std::string();
            m_assessment = std::move(*answer);
            indexAssessment();
            if (!readReview())
                return;
            m_selection = {};
            m_state = State::Ready;
            Q_EMIT stateChanged();
            if (keepSelection)
                restoreSelection(fingerprint, before);
        });
}

void OpenCase::restoreSelection(const std::string &fingerprint, const Selection &before)
{
    for (std::size_t i = 0; i < m_assessment->findings.size(); ++i)
        if (!fingerprint.empty() && m_assessment->findings[i].fingerprint == fingerprint) {
            selectFinding(static_cast<int>(i));
            return;
        }
    if (before.entry >= 0 && before.entry < static_cast<int>(m_assessment->entries.size()))
        selectEntry(before.entry);
}

bool OpenCase::readReview()
{
    Workspace &workspace = m_context.workspace();
    auto summary = workspace.submission(m_id);
    auto tags = workspace.tags(m_id);
    auto dispositions = workspace.dispositions(m_id);
    if (!summary || !tags || !dispositions) {
        m_error = !summary ? summary.error() : !tags ? tags.error() : dispositions.error();
        m_state = State::Failed;
        Q_EMIT stateChanged();
        return false;
    }
    m_summary = std::move(*summary);
    m_tags = std::move(*tags);
    m_dispositions.clear();
    for (auto &disposition : *dispositions)
        m_dispositions[disposition.fingerprint] = disposition;
    return true;
}

void OpenCase::refreshReview()
{
    if (m_state == State::Ready && readReview())
        Q_EMIT reviewChanged();
}

void OpenCase::indexAssessment()
{
    m_positions.clear();
    m_observations.assign(m_assessment->entries.size(), {});
    for (std::size_t i = 0; i < m_assessment->entries.size(); ++i) {
        const std::size_t sample = i < m_assessment->entrySample.size() ? m_assessment->entrySample[i] : 0;
        if (sample < m_assessment->traffic.size())
            m_positions[m_assessment->traffic[sample].artifact.path][m_assessment->entries[i].index] = static_cast<int>(i);
    }
    for (std::size_t i = 0; i < m_assessment->observations.size(); ++i) {
        const Observation &observation = m_assessment->observations[i];
        if (const int at = entryPosition(observation.artifact, observation.entry); at >= 0)
            m_observations[static_cast<std::size_t>(at)].push_back(static_cast<std::uint32_t>(i));
    }
}

const Disposition *OpenCase::disposition(const Finding &finding) const
{
    const auto found = m_dispositions.find(finding.fingerprint);
    return found == m_dispositions.end() ? nullptr : &found->second;
}

DispositionKind OpenCase::dispositionOf(const Finding &finding) const
{
    const Disposition *found = disposition(finding);
    return found ? found->kind : DispositionKind::Open;
}

std::vector<const Tag *> OpenCase::tagsOn(int finding) const
{
    std::vector<const Tag *> result;
    if (finding < 0 || finding >= static_cast<int>(m_assessment->findings.size()))
        return result;
    const Finding &subject = m_assessment->findings[static_cast<std::size_t>(finding)];
    const auto touches = [&](const Tag &tag) {
        if (tag.target.kind == TagTarget::Kind::Finding)
            return tag.target.pointer == subject.fingerprint;
        return std::any_of(subject.evidence.begin(), subject.evidence.end(), [&](EvidenceIndex index) {
            const Evidence &evidence = m_assessment->evidence.at(index);
            if (tag.target.artifact != evidence.artifact || evidence.where.kind != EvidencePlace::Kind::Request)
                return false;
            return tag.target.entry == evidence.where.entry && (tag.target.pointer.empty() || tag.target.pointer == evidence.where.pointer);
        });
    };
    for (const Tag &tag : m_tags)
        if (touches(tag))
            result.push_back(&tag);
    return result;
}

int OpenCase::settledCount() const
{
    return static_cast<int>(std::count_if(m_assessment->findings.begin(), m_assessment->findings.end(),
                                          [this](const Finding &finding) { return dispositionOf(finding) != DispositionKind::Open; }));
}

int OpenCase::entryPosition(const std::string &artifact, std::uint32_t index) const
{
    const auto sample = m_positions.find(artifact);
    if (sample == m_positions.end())
        return -1;
    const auto found = sample->second.find(index);
    return found == sample->second.end() ? -1 : found->second;
}

const std::vector<std::uint32_t> &OpenCase::observationsAt(int position) const
{
    return position < 0 || position >= static_cast<int>(m_observations.size()) ? noObservations : m_observations[static_cast<std::size_t>(position)];
}

int OpenCase::lineOf(const Observation &observation) const
{
    for (std::size_t i = 0; i < m_assessment->ledger.size(); ++i) {
        const LedgerLine &line = m_assessment->ledger[i];
        if (line.category != observation.category)
            continue;
        const bool isSame = observation.party == Party::First ? line.party == Party::First
                            : observation.recipient.isEmpty() ? line.party != Party::First && (line.recipient == observation.recipientName || line.recipient == observation.host)
                                                              : line.recipientId == observation.recipient;
        if (isSame)
            return static_cast<int>(i);
    }
    // The ledger may name an unknown company by its domain where the observation has the host: its evidence tells.
    for (std::size_t i = 0; i < m_assessment->ledger.size(); ++i)
        for (const EvidenceIndex index : m_assessment->ledger[i].observedEvidence) {
            const Evidence &evidence = m_assessment->evidence.at(index);
            if (m_assessment->ledger[i].category == observation.category && evidence.artifact == observation.artifact && evidence.where.entry == observation.entry)
                return static_cast<int>(i);
        }
    return -1;
}

int OpenCase::findingOf(int line) const
{
    for (std::size_t i = 0; line >= 0 && i < m_assessment->findings.size(); ++i) {
        const auto &lines = m_assessment->findings[i].ledger;
        if (std::find(lines.begin(), lines.end(), static_cast<std::uint32_t>(line)) != lines.end())
            return static_cast<int>(i);
    }
    return -1;
}

std::vector<int> OpenCase::linesOfStatement(int notice, int statement) const
{
    std::vector<int> lines;
    if (notice < 0 || notice >= static_cast<int>(m_assessment->notices.size()))
        return lines;
    const AssessedNotice &subject = m_assessment->notices[static_cast<std::size_t>(notice)];
    if (statement < 0 || statement >= static_cast<int>(subject.reading.statements.size()))
        return lines;
    const Statement &words = subject.reading.statements[static_cast<std::size_t>(statement)];
    for (std::size_t i = 0; i < m_assessment->ledger.size(); ++i)
        for (const EvidenceIndex index : m_assessment->ledger[i].noticeEvidence) {
            const Evidence &evidence = m_assessment->evidence.at(index);
            if (evidence.artifact == subject.document.artifact.path && (evidence.where.span.overlaps(words.term) || evidence.where.span == words.range)) {
                lines.push_back(static_cast<int>(i));
                break;
            }
        }
    return lines;
}

}  // namespace probity::ui
