#include "review/engine.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "analysis/declared/manifest_analysis.h"
#include "analysis/ledger/ledger_builder.h"
#include "import/manifest/manifest_reader.h"
#include "review/code_stage.h"
#include "review/cure.h"
#include "review/inspection.h"
#include "review/traffic_stage.h"
#include "taxonomy/host_directory.h"

namespace probity {

namespace {

constexpr const char *membersLeftOut = "members_left_out";

bool isFatal(const Error &error) noexcept
{
    return error.code == ErrorCode::Stopped || error.code == ErrorCode::Internal || error.code == ErrorCode::ResourceInvalid;
}

void addPersona(Persona &to, Persona from)
{
    if (to.appId.empty())
        to.appId = std::move(from.appId);
    std::move(from.values.begin(), from.values.end(), std::back_inserter(to.values));
}

void fillIfEmpty(std::string &to, const std::string &from)
{
    if (to.empty())
        to = from;
}

/// What submission.json leaves open the manifests say, in the order of their paths.
void completeSubmission(SubmissionInfo &info, const std::vector<ManifestReading> &manifests)
{
    for (const ManifestReading &manifest : manifests) {
        fillIfEmpty(info.app.platform.value, manifest.app.platform.value);
        if (info.app.platform != manifest.app.platform)
            continue;
        fillIfEmpty(info.app.id, manifest.app.id);
        fillIfEmpty(info.app.name, manifest.app.name);
        fillIfEmpty(info.app.developer, manifest.app.developer);
        fillIfEmpty(info.version, manifest.version);
    }
}

/// The consent mark on the clock of the capture: a reviewer's mark is set there already, the tester's note is not.
std::optional<Timestamp> consentOf(const SubmissionInfo &info, const ReviewInput &input)
{
    if (input.consentAt || !info.capture.consentAt)
        return input.consentAt;
    Timestamp at = *info.capture.consentAt;
    at.microseconds += static_cast<std::int64_t>(std::llround(info.capture.clockOffsetSeconds * 1e6));
    return at;
}

/// Who received each observation: from the domains that are known now, and the names that the samples tell.
void settleParties(Assessment &assessment, const ReviewInput &input, const Engine &engine)
{
    std::vector<std::string> domains = assessment.submission.app.domains;
    domains.insert(domains.end(), input.firstPartyDomains.begin(), input.firstPartyDomains.end());
    HostDirectory hosts(*engine.recipients, domains);
    for (const TrafficFacts &sample : assessment.traffic)
        hosts.learn(sample.contacts);
    settleRecipients(assessment.observations, hosts);
}

/// A first sample is taken as it is: of a large one a second copy would cost as much memory again.
template <class T>
void append(std::vector<T> &all, std::vector<T> &&more)
{
    if (all.empty())
        all = std::move(more);
    else
        std::move(more.begin(), more.end(), std::back_inserter(all));
}

class Assessor {
public:
    Assessor(const LoadedSubmission &submission, const ReviewInput &input, const Engine &engine, const TaskContext &task, const EntryObserver &onEntry)
        : m_submission(submission), m_input(input), m_engine(engine), m_task(task), m_onEntry(onEntry)
    {
        m_out.submission = submission.info;
    }

    Result<Assessment> run(const Persona &extraPersona)
    {
        m_persona = extraPersona;
        for (const LoadedArtifact &artifact : m_submission.artifacts)
            m_out.artifacts.push_back(artifact.info);
        // Manifests and personas first: the traffic is read in their light.
        for (const Role role : {Role::Manifest, Role::Persona, Role::Notice, Role::Traffic}) {
            for (std::size_t i = 0; i < m_submission.artifacts.size(); ++i) {
                if (m_task.isStopRequested())
                    return failure(ErrorCode::Stopped, "stopped");
                if (m_submission.artifacts[i].info.role != role)
                    continue;
                const Status read = readOne(m_submission.artifacts[i], m_out.artifacts[i]);
                if (!read && (m_hasReceiverFailed || isFatal(read.error())))
                    return tl::unexpected(read.error());
                if (!read) {
                    m_out.artifacts[i].complete = false;
                    m_out.artifacts[i].warnings.push_back({name(read.error().code), read.error().detail, read.error().where});
                }
            }
            if (role == Role::Manifest)
                completeSubmission(m_out.submission, m_out.manifests);
        }
        if (const Status scanned = scanCode(); !scanned)
            return tl::unexpected(scanned.error());
        noteLoading();
        if (hasMembersLeftOut())
            m_out.completeness.limits.emplace_back(membersLeftOut);
        judge(m_out, m_input, m_engine);
        addCure(m_out, m_input, m_engine, m_task);
        if (m_task.isStopRequested())
            return failure(ErrorCode::Stopped, "stopped");
        return std::move(m_out);
    }

private:
    bool hasMembersLeftOut() const
    {
        return std::any_of(m_submission.warnings.begin(), m_submission.warnings.end(), [](const Diagnostic &one) { return one.where.rfind("submission.json", 0) != 0; });
    }

    /// What the loader had to say stands with submission.json, where there is one.
    void noteLoading()
    {
        const auto own = std::find_if(m_out.artifacts.begin(), m_out.artifacts.end(), [](const ArtifactInfo &one) { return one.format == "probity-submission"; });
        if (own != m_out.artifacts.end())
            own->warnings.insert(own->warnings.end(), m_submission.warnings.begin(), m_submission.warnings.end());
    }

    Status readOne(const LoadedArtifact &artifact, ArtifactInfo &info)
    {
        switch (artifact.info.role) {
        case Role::Manifest: return readManifestOf(artifact, info);
        case Role::Notice: return readNoticeOf(artifact, info);
        case Role::Traffic: return readTrafficOf(artifact, info);
        default: return readPersonaOf(artifact, info);
        }
    }

    /// Code last: what it wants declared is held against the manifests.
    Status scanCode()
    {
        auto code = readCode(m_submission, m_engine.code, m_out.manifests, m_task, m_out.artifacts);
        if (!code)
            return tl::unexpected(code.error());
        m_out.code = std::move(*code);
        return {};
    }

    Status readManifestOf(const LoadedArtifact &artifact, ArtifactInfo &info)
    {
        auto manifest = readManifest(*artifact.bytes, artifact.info, m_task);
        if (!manifest)
            return tl::unexpected(manifest.error());
        info = manifest->artifact;
        auto declarations = declarationsOf(*manifest, *m_engine.taxonomy);
        std::move(declarations.begin(), declarations.end(), std::back_inserter(m_out.declarations));
        m_out.manifests.push_back(std::move(*manifest));
        return {};
    }

    Status readPersonaOf(const LoadedArtifact &artifact, ArtifactInfo &info)
    {
        auto persona = readPersona(*artifact.bytes, *m_engine.taxonomy, info.warnings);
        if (!persona)
            return tl::unexpected(persona.error());
        addPersona(m_persona, std::move(*persona));
        return {};
    }

    Status readNoticeOf(const LoadedArtifact &artifact, ArtifactInfo &info)
    {
        auto notice = assessNotice(artifact, m_engine, m_task);
        if (!notice) {
            // A notice that is there and cannot be read is not a missing one.
            AssessedNotice unread;
            unread.document.artifact = artifact.info;
            unread.document.artifact.complete = false;
            unread.document.toSource.push_back(0);
            unread.reading.language = "und";
            unread.reading.isSupportedLanguage = false;
            m_out.notices.push_back(std::move(unread));
            return tl::unexpected(notice.error());
        }
        info = notice->document.artifact;
        m_out.notices.push_back(std::move(*notice));
        return {};
    }

    Status makeObserver()
    {
        if (m_observer)
            return {};
        ObserverSettings settings;
        if (m_persona.appId.empty())
            m_persona.appId = m_out.submission.app.id;
        settings.persona = m_persona;
        settings.firstPartyDomains = m_out.submission.app.domains;
        settings.firstPartyDomains.insert(settings.firstPartyDomains.end(), m_input.firstPartyDomains.begin(), m_input.firstPartyDomains.end());
        settings.consentAt = consentOf(m_out.submission, m_input);
        auto made = Observer::create(m_engine.patterns, m_engine.taxonomy, m_engine.recipients, std::move(settings));
        if (!made)
            return tl::unexpected(made.error());
        m_observer = std::move(*made);
        return {};
    }

    Status readTrafficOf(const LoadedArtifact &artifact, ArtifactInfo &info)
    {
        if (const Status made = makeObserver(); !made)
            return made;
        const std::size_t sample = m_out.traffic.size();
        std::function<Status(const TrafficEntry &, const EntrySummary &)> onEntry;
        if (m_onEntry)
            onEntry = [&](const TrafficEntry &entry, const EntrySummary &summary) {
                const Status taken = m_onEntry(sample, entry, summary);
                m_hasReceiverFailed = m_hasReceiverFailed || !taken;
                return taken;
            };
        auto stage = observeTraffic(artifact, *m_observer, m_task, onEntry);
        if (!stage) {
            // A capture that is there and cannot be read is not a missing one.
            TrafficFacts unread;
            unread.artifact = artifact.info;
            unread.artifact.complete = false;
            m_out.traffic.push_back(std::move(unread));
            return tl::unexpected(stage.error());
        }
        info = stage->facts.artifact;
        m_out.traffic.push_back(std::move(stage->facts));
        m_out.entrySample.insert(m_out.entrySample.end(), stage->entries.size(), static_cast<std::uint32_t>(sample));
        append(m_out.entries, std::move(stage->entries));
        append(m_out.observations, std::move(stage->observations));
        return {};
    }

    const LoadedSubmission &m_submission;
    const ReviewInput &m_input;
    const Engine &m_engine;
    const TaskContext &m_task;
    const EntryObserver &m_onEntry;
    bool m_hasReceiverFailed = false;       ///< an error of whoever stores the entries ends everything
    Persona m_persona;
    std::unique_ptr<Observer> m_observer;
    Assessment m_out;
};

/// The phase of something at a time: the sample's own, else the side of the consent mark it falls on.
Phase phaseAt(Phase ofSample, const std::optional<Timestamp> &time, const std::optional<Timestamp> &consentAt)
{
    if (ofSample != Phase::Unknown || !time || !consentAt)
        return ofSample;
    return *time < *consentAt ? Phase::BeforeChoice : Phase::AfterConsent;
}

/// Everything that the rules are asked of.
void layOut(Assessment &assessment, const ReviewInput &input, const Engine &engine)
{
    // What the loader left out limits every "nothing found" like what a reader could not read.
    const auto &limits = assessment.completeness.limits;
    const bool hasMembersLeftOut = std::find(limits.begin(), limits.end(), membersLeftOut) != limits.end();
    settleParties(assessment, input, engine);
    buildLedger(assessment, input, *engine.taxonomy, *engine.recipients);
    if (hasMembersLeftOut)
        assessment.completeness.limits.emplace_back(membersLeftOut);
}

}  // namespace

Result<std::shared_ptr<const Engine>> Engine::load(const std::vector<std::string> &packs, const EngineParts &parts, const std::vector<rules::PackFile> &more,
                                                     const std::vector<RecipientList> &recipientLists)
{
    auto engine = std::make_shared<Engine>();
    const auto into = [](auto &member, auto loaded) -> Status {
        if (!loaded)
            return tl::unexpected(loaded.error());
        member = std::move(*loaded);
        return {};
    };
    Status status = into(engine->taxonomy, Taxonomy::load());
    if (status)
        status = into(engine->recipients, Recipients::load(recipientLists));
    if (status && parts.hasNotices)
        status = into(engine->notices, NoticeAnalyser::load(engine->taxonomy, engine->recipients));
    if (status && parts.hasTraffic)
        status = into(engine->patterns, ObservationPatterns::load(engine->taxonomy));
    if (status && parts.hasCode)
        status = into(engine->code, CodeTables::load(*engine->taxonomy));
    if (status && parts.hasRules)
        status = into(engine->rules, RuleBook::load(engine->taxonomy, packs, more));
    if (!status)
        return tl::unexpected(status.error());
    return std::shared_ptr<const Engine>(std::move(engine));
}

Result<Assessment> assess(const LoadedSubmission &submission, const ReviewInput &input, const Engine &engine, const Persona &extraPersona,
                          const TaskContext &task, const EntryObserver &onEntry)
{
    return Assessor(submission, input, engine, task, onEntry).run(extraPersona);
}

void reassess(Assessment &assessment, const ReviewInput &input, const Engine &engine)
{
    const std::optional<Timestamp> consentAt = consentOf(assessment.submission, input);
    for (std::size_t i = 0; i < assessment.entries.size(); ++i) {
        const Phase ofSample = assessment.traffic.at(assessment.entrySample.at(i)).artifact.phase;
        assessment.entries[i].phase = phaseAt(ofSample, assessment.entries[i].started, consentAt);
    }
    for (Observation &observation : assessment.observations) {
        const auto sample = std::find_if(assessment.traffic.begin(), assessment.traffic.end(), [&](const TrafficFacts &facts) { return facts.artifact.path == observation.artifact; });
        observation.phase = phaseAt(sample == assessment.traffic.end() ? Phase::Unknown : sample->artifact.phase, observation.time, consentAt);
    }
    judge(assessment, input, engine);
    addCure(assessment, input, engine);
}

void judge(Assessment &assessment, const ReviewInput &input, const Engine &engine)
{
    layOut(assessment, input, engine);
    engine.rules->evaluate(assessment, *engine.taxonomy, *engine.recipients, input);
}

bool isApproved(Assessment &assessment, const ReviewInput &input, const Engine &engine)
{
    layOut(assessment, input, engine);
    return engine.rules->isApproved(assessment, *engine.taxonomy, *engine.recipients, input);
}

}  // namespace probity
