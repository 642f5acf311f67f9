// probity check: the whole chain over submissions, without a workspace.
#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>

#include <fmt/format.h>

#include "analysis/observed/not_personal_file.h"
#include "base/byte_source.h"
#include "baseline.h"
#include "check_formats.h"
#include "report/report.h"
#include "review/code_stage.h"
#include "review/engine.h"

namespace probity::cli {

namespace {

struct Options {
    std::vector<std::string> submissions;
    std::string persona;
    std::string notPersonal;
    std::vector<std::string> recipients;
    std::vector<std::string> packs;
    std::string type;
    std::string consentAt;
    std::string failOn = "error";
    std::string baseline;
    std::string exceptions;
    FormatOption format;
};

/// One submission on its way through the chain.
struct Job {
    std::string path;
    std::optional<LoadedSubmission> loaded;
    std::optional<Assessment> assessment;   ///< kept for formats that tell of all submissions together
    bool hasBaseline = false;               ///< the states of its findings were told by a baseline
    std::string report;
    std::vector<std::string> complaints;
    std::vector<std::string> faults;        ///< those of them that say what could not be read
    Exit exit = Exit::Clean;
};

void addFault(Job &job, std::string fault)
{
    job.complaints.push_back(fault);
    job.faults.push_back(std::move(fault));
}

void fail(Job &job, const std::string &what, const Error &error)
{
    const std::string said = sentence(error);
    addFault(job, fmt::format("{}: {}{}{}", what, said, said.empty() || error.detail.empty() ? "" : ": ", error.detail));
    job.exit = worse(job.exit, exitOf(error));
}

bool isAtLeast(Level level, const std::string &threshold)
{
    if (threshold == "never")
        return false;
    const auto wanted = levelFromName(threshold);
    return wanted && static_cast<int>(level) <= static_cast<int>(*wanted);  // Error, Warning, Note
}

bool hasContent(const ArtifactInfo &artifact, const Assessment &assessment)
{
    switch (artifact.role) {
    case Role::Manifest:
        return std::any_of(assessment.manifests.begin(), assessment.manifests.end(),
                           [&](const ManifestReading &one) { return one.artifact.path == artifact.path && (!one.items.empty() || !one.app.id.empty() || !one.app.name.empty()); });
    case Role::Notice:
        return std::any_of(assessment.notices.begin(), assessment.notices.end(),
                           [&](const AssessedNotice &one) { return one.document.artifact.path == artifact.path && !one.document.text.empty(); });
    case Role::Traffic:
        return std::any_of(assessment.traffic.begin(), assessment.traffic.end(),
                           [&](const TrafficFacts &one) { return one.artifact.path == artifact.path && (one.entries > 0 || !one.contacts.empty()); });
    default: return true;
    }
}

void judge(Job &job, const Assessment &assessment, const Options &options)
{
    for (const ArtifactInfo &artifact : assessment.artifacts) {
        if (!isUnread(artifact, hasContent(artifact, assessment)))
            continue;
        const std::string why = artifact.warnings.empty() ? std::string("nothing could be read") : artifact.warnings.back().message;
        addFault(job, fmt::format("{}: {}: {}", job.path, artifact.path, why));
        job.exit = worse(job.exit, Exit::Unreadable);
    }
    const bool hasFindings = std::any_of(assessment.findings.begin(), assessment.findings.end(), [&](const Finding &finding) {
        return isCounted(finding, !options.baseline.empty()) && isAtLeast(finding.level, options.failOn);
    });
    if (hasFindings)
        job.exit = worse(job.exit, Exit::Findings);
}

void load(Job &job, const TaskContext &task)
{
    Result<LoadedSubmission> loaded = failure(ErrorCode::Internal, "not loaded");
    if (job.path != "-") {
        loaded = loadSubmission({job.path}, task);
    } else {
        auto bytes = standardInput();
        loaded = bytes ? loadSubmission("-", std::move(*bytes), task) : Result<LoadedSubmission>(tl::unexpected(bytes.error()));
    }
    if (loaded)
        job.loaded = std::move(*loaded);
    else
        fail(job, job.path, loaded.error());
}

/// Exceptions count before anything is reported. A file that cannot be read makes the submission unreadable: it may hide a finding.
bool except(Job &job, Assessment &assessment, const Options &options)
{
    const std::string path = options.exceptions.empty() ? exceptionsBeside(job.path) : options.exceptions;
    const auto exceptions = exceptionsOf(path);
    if (!exceptions) {
        fail(job, path + exceptions.error().where, exceptions.error());
        return false;
    }
    for (const Diagnostic &one : applyExceptions(assessment, *exceptions, SystemClock().now()))
        job.complaints.push_back(fmt::format("{}: {} [{}]", path, one.message, one.where));
    return true;
}

/// What a check needs besides the submission; the same for all of them.
struct Means {
    const Options &options;
    const ReviewInput &input;
    const Engine &engine;
    const Persona &persona;
    const Baseline *baseline;
    const TaskContext &task;
};

/// Against the version before, where there is one of the same app.
std::optional<Comparison> compared(Job &job, Assessment &assessment, const Means &means)
{
    if (means.baseline == nullptr)
        return std::nullopt;
    const Assessment *before = means.baseline->of(assessment.submission);
    if (before == nullptr) {
        job.complaints.push_back(fmt::format("{}: the baseline holds no submission of this app; every finding counts as new", job.path));
        return std::nullopt;
    }
    Comparison comparison = holdAgainst(assessment, *before, means.baseline->known, *means.engine.taxonomy);
    if (!comparison.isSameApp)
        job.complaints.push_back(fmt::format("{}: the baseline is of another app", job.path));
    return comparison;
}

void checkOne(Job &job, const Means &means)
{
    const Options &options = means.options;
    const Engine &engine = means.engine;
    if (!job.loaded && job.exit == Exit::Clean)
        load(job, means.task);
    if (!job.loaded)
        return;
    auto assessment = assess(*job.loaded, means.input, engine, means.persona, means.task);
    if (!assessment) {
        fail(job, job.path, assessment.error());
        return;
    }
    for (const Diagnostic &warning : job.loaded->warnings)
        job.complaints.push_back(fmt::format("{}: {} [{}]", job.path, warning.message, warning.where));
    if (!except(job, *assessment, options))
        return;
    const std::optional<Comparison> comparison = compared(job, *assessment, means);
    const Comparison *changes = comparison ? &*comparison : nullptr;
    judge(job, *assessment, options);
    job.loaded.reset();     // the bytes of a checked submission are needed no more
    if (isJointFormat(options.format.format)) {
        job.assessment = std::move(*assessment);
        job.hasBaseline = changes != nullptr;
        return;
    }
    job.report = options.format.format == "json" ? assessmentJson(*assessment, changes) + "\n"
                                                 : assessmentText(*assessment, *engine.taxonomy, engine.rules->catalogue(), options.format.language, changes);
}

/// Two submissions at a time; each takes the next in line. Reports keep the order given.
void checkAll(std::vector<Job> &jobs, const Means &means)
{
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < jobs.size(); i = next++)
            checkOne(jobs[i], means);
    };
    if (jobs.size() == 1) {
        work();
        return;
    }
    std::thread second(work);
    work();
    second.join();
}

/// The app type as the taxonomy knows it; empty if it is none.
bool isKnownType(const std::string &type, const Taxonomy &taxonomy)
{
    if (type.empty() || taxonomy.appType(AppTypeId(type)) != nullptr)
        return true;
    std::vector<std::string> known;
    for (const AppType &one : taxonomy.appTypes())
        known.push_back(one.id.value);
    complain(fmt::format("--type: \"{}\" is no app type; known are: {}", type, fmt::join(known, ", ")));
    return false;
}

/// A single submission is loaded first, so that only what it needs of the engine is; many need everything.
EngineParts partsFor(const std::vector<Job> &jobs)
{
    if (jobs.size() > 1 || !jobs.front().loaded)
        return {};
    const auto &artifacts = jobs.front().loaded->artifacts;
    const auto holds = [&](Role role) {
        return std::any_of(artifacts.begin(), artifacts.end(), [&](const LoadedArtifact &artifact) { return artifact.info.role == role; });
    };
    const bool hasCode = std::any_of(artifacts.begin(), artifacts.end(), [](const LoadedArtifact &artifact) { return mayHoldCode(artifact.info); });
    return {holds(Role::Notice), holds(Role::Traffic), true, hasCode};
}

Result<std::string> textOf(const std::string &path)
{
    constexpr std::uint64_t longest = 16u << 20;
    const auto source = openFile(path);
    if (!source)
        return tl::unexpected(source.error());
    return readAll(**source, longest);
}

Result<std::vector<NotPersonalRule>> notPersonalRulesOf(const std::string &path)
{
    const auto text = textOf(path);
    if (!text)
        return tl::unexpected(text.error());
    return readNotPersonalRules(*text);
}

/// What --rules names: packs of the program, and files of one's own.
struct ChosenPacks {
    std::vector<std::string> ids;
    std::vector<std::string> texts;
    std::vector<rules::PackFile> files;
};

Result<ChosenPacks> packsOf(const std::vector<std::string> &named)
{
    constexpr std::uint64_t largestPack = 4 * 1024 * 1024;
    ChosenPacks out;
    std::vector<std::string> paths;
    for (const std::string &one : named) {
        if (one.size() < 5 || one.compare(one.size() - 5, 5, ".json") != 0) {
            out.ids.push_back(one);
            continue;
        }
        const auto bytes = openFile(one);
        auto text = bytes ? readAll(**bytes, largestPack) : Result<std::string>(tl::unexpected(bytes.error()));
        if (!text)
            return tl::unexpected(text.error());
        paths.push_back(one);
        out.texts.push_back(std::move(*text));
    }
    for (std::size_t i = 0; i < paths.size(); ++i)
        out.files.push_back({paths[i], out.texts[i]});
    return out;
}

Exit run(const Options &options)
{
    ReviewInput input;
    input.appType = AppTypeId(options.type);
    if (!options.consentAt.empty()) {
        input.consentAt = parseTimestamp(options.consentAt);
        if (!input.consentAt) {
            complain(fmt::format("--consent-at: \"{}\" is no time; write it like 2026-02-01T10:00:20+08:00", options.consentAt));
            return Exit::Usage;
        }
    }
    ProgressLine progress("Checking");
    const TaskContext task({}, progress.reporter());
    std::vector<Job> jobs(options.submissions.size());
    for (std::size_t i = 0; i < jobs.size(); ++i)
        jobs[i].path = options.submissions[i];
    if (jobs.size() == 1)
        load(jobs.front(), task);
    std::vector<RecipientList> lists;
    for (const std::string &path : options.recipients) {
        auto text = textOf(path);
        if (!text) {
            complain(path, text.error());
            return exitOf(text.error());
        }
        lists.push_back({path, std::move(*text)});
    }
    const auto chosen = packsOf(options.packs);
    if (!chosen) {
        complain("--rules", chosen.error());
        return Exit::Usage;
    }
    const auto engine = Engine::load(chosen->ids, options.baseline.empty() ? partsFor(jobs) : EngineParts(), chosen->files, lists);
    if (!engine && engine.error().code == ErrorCode::BadFormat && !lists.empty()) {
        complain("--recipients", engine.error());
        return exitOf(engine.error());
    }
    if (!engine) {
        complain(options.packs.empty() ? "the program's own data" : "--rules", engine.error());
        return options.packs.empty() ? Exit::Fault : Exit::Usage;
    }
    if (!isKnownType(options.type, *(*engine)->taxonomy))
        return Exit::Usage;
    if (!options.notPersonal.empty()) {
        auto rules = notPersonalRulesOf(options.notPersonal);
        if (!rules) {
            complain(options.notPersonal, rules.error());
            return exitOf(rules.error());
        }
        input.notPersonal = std::move(*rules);
    }
    const auto persona = personaOf(options.persona, *(*engine)->taxonomy);
    if (!persona) {
        complain(options.persona, persona.error());
        return exitOf(persona.error());
    }
    std::optional<Baseline> baseline;
    if (!options.baseline.empty()) {
        auto read = baselineOf(options.baseline, input, **engine, *persona, task);
        if (!read) {
            complain(options.baseline, read.error());
            return exitOf(read.error());
        }
        baseline = std::move(*read);
    }
    checkAll(jobs, {options, input, **engine, *persona, baseline ? &*baseline : nullptr, task});
    std::string out;
    Exit exit = Exit::Clean;
    for (const Job &job : jobs) {
        for (const std::string &complaint : job.complaints)
            complain(complaint);
        out += (out.empty() || options.format.format == "json" || job.report.empty() ? "" : "\n") + job.report;
        exit = worse(exit, job.exit);
    }
    if (isJointFormat(options.format.format)) {
        const Assessment unread;
        std::vector<CheckedSubmission> checked;
        for (const Job &job : jobs)
            checked.push_back({job.path, job.assessment ? *job.assessment : unread, job.hasBaseline, job.faults});
        out = jointReport(options.format.format, checked, **engine, options.format.language, options.failOn);
    }
    return worse(exit, writeResult(out, options.format));
}

}  // namespace

void addCheck(CLI::App &app, Exit &exit)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("check", "Check submissions: manifest, notice and traffic side by side");
    command->add_option("SUBMISSION", options->submissions, "Folders, zips of folders, or files; - is standard input")->required()->type_name("");
    command->add_option("--persona", options->persona, "The tester's known values, to be found in traffic")->type_name("FILE");
    command->add_option("--not-personal", options->notPersonal, "Keys, values and endpoints that are nobody's data (JSON, see the README)")->type_name("FILE");
    command->add_option("--recipients", options->recipients, "Lists of companies and their hosts, beside the program's own (JSON, see the README)")->delimiter(',')->type_name("FILE,...");
    command->add_option("--rules", options->packs, "Rule packs to apply instead of the usual ones; files (.json) apply beside them")->delimiter(',')->type_name("PACK,...");
    command->add_option("--type", options->type, "What kind of app it is, for the list of necessary data")->type_name("APP_TYPE");
    command->add_option("--consent-at", options->consentAt, "When the user agreed, on the clock of the capture (RFC 3339)")->type_name("TIME");
    command->add_option("--baseline", options->baseline, "An earlier report (--format json) or the version before: only what is new or changed since then counts")->type_name("FILE");
    command->add_option("--fail-on", options->failOn, "Least level of a finding that makes the exit status 1: error, warning, note, never")
        ->check(CLI::IsMember({"error", "warning", "note", "never"}))
        ->type_name("LEVEL")
        ->capture_default_str();
    command->add_option("--exceptions", options->exceptions, "File of findings that somebody answers for; without it, probity-exceptions.json in the submission's folder")->type_name("FILE");
    addFormat(*command, options->format, {"text", "json", "sarif", "junit", "markdown", "jsonl", "csv"});
    addLanguage(*command, options->format);
    addOutput(*command, options->format);
    command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace probity::cli
