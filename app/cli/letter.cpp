// probity letter, probity bulletin: what goes out of the office.
#include <algorithm>

#include <fmt/format.h>

#include "report/bulletin.h"
#include "report/letter.h"
#include "report/odt.h"
#include "workspace_options.h"

namespace probity::cli {

namespace {

struct LetterOptions {
    std::string workspace;
    std::int64_t decision = 0;
    std::string templates;
    FormatOption format;
};

struct BulletinOptions {
    std::string workspace;
    std::string since;
    std::string until;
    std::string number;
    std::string deadline;
    FormatOption format;
};

constexpr std::uint64_t largestTemplates = 1024 * 1024;

Result<std::unique_ptr<Workspace>> openToRead(const std::string &path)
{
    const auto engine = engineFor({false, false, true});
    if (!engine)
        return tl::unexpected(engine.error());
    return Workspace::open(path, Workspace::Access::ReadOnly, *engine, std::make_shared<const SystemClock>());
}

/// The organisation's words: of the file, else those that the workspace keeps.
Result<std::string> templatesOf(const Workspace &workspace, const std::string &path)
{
    if (path.empty())
        return workspace.setting("letter.templates");
    const auto file = openFile(path);
    auto text = file ? readAll(**file, largestTemplates) : Result<std::string>(tl::unexpected(file.error()));
    if (!text)
        return text;
    if (const Status checked = checkLetterTemplates(*text); !checked)
        return tl::unexpected(checked.error());
    return text;
}

Result<std::string> letterAs(const Workspace &workspace, const LetterOptions &options)
{
    const auto decision = workspace.decision(DecisionId{options.decision});
    if (!decision)
        return tl::unexpected(decision.error());
    const auto submission = workspace.submission(decision->submission);
    if (!submission)
        return tl::unexpected(submission.error());
    auto templates = templatesOf(workspace, options.templates);
    if (!templates)
        return templates;
    const LetterContext context{*submission, workspace.setting("organisation"), false, *templates};
    const Taxonomy &taxonomy = *workspace.engine().taxonomy;
    const Catalogue &catalogue = workspace.engine().rules->catalogue();
    const std::string &format = options.format.format;
    if (format == "html")
        return letterHtml(*decision, context, taxonomy, catalogue, options.format.language);
    if (format == "json")
        return letterJson(*decision, context, taxonomy, catalogue) + "\n";
    if (format == "odt")
        return letterOdt(*decision, context, catalogue, options.format.language);
    return letterText(*decision, context, taxonomy, catalogue, options.format.language);
}

Exit write(const std::string &what, const Result<std::string> &text, const FormatOption &option)
{
    if (text)
        return writeResult(*text, option);
    complain(what, text.error());
    return text.error().code == ErrorCode::ResourceInvalid ? Exit::Usage : exitOf(text.error());
}

bool readTime(const char *option, const std::string &text, std::optional<Timestamp> &time)
{
    if (text.empty())
        return true;
    time = parseTimestamp(text.size() == 10 ? text + "T00:00:00Z" : text);
    if (!time)
        complain(fmt::format("{}: \"{}\" is no date; write it like 2026-11-23", option, text));
    return time.has_value();
}

Result<std::vector<BulletinEntry>> entriesOf(const Workspace &workspace, const std::optional<Timestamp> &since, const std::optional<Timestamp> &until)
{
    auto submissions = workspace.submissions();
    if (!submissions)
        return tl::unexpected(submissions.error());
    std::vector<BulletinEntry> entries;
    for (const SubmissionSummary &submission : *submissions) {
        const auto decisions = workspace.decisions(submission.id);
        if (!decisions)
            return tl::unexpected(decisions.error());
        for (const Decision &decision : *decisions) {
            const bool counts = decision.state == DecisionState::InForce || decision.state == DecisionState::Warned;
            const bool isPublic = decision.outcome == Outcome::Reject || decision.outcome == Outcome::Ban;
            if (counts && isPublic && (!since || *since <= decision.at) && (!until || decision.at < *until))
                entries.push_back({submission, decision});
        }
    }
    std::sort(entries.begin(), entries.end(), [](const BulletinEntry &a, const BulletinEntry &b) { return a.decision.record < b.decision.record; });
    return entries;
}

Exit runLetter(const LetterOptions &options)
{
    const auto workspace = openToRead(options.workspace);
    if (!workspace) {
        complain(options.workspace, workspace.error());
        return exitOf(workspace.error());
    }
    return write(fmt::format("decision {}", options.decision), letterAs(**workspace, options), options.format);
}

Exit runBulletin(const BulletinOptions &options)
{
    std::optional<Timestamp> since;
    std::optional<Timestamp> until;
    BulletinContext context;
    if (!readTime("--since", options.since, since) || !readTime("--until", options.until, until) || !readTime("--deadline", options.deadline, context.deadline))
        return Exit::Usage;
    const auto workspace = openToRead(options.workspace);
    const auto entries = workspace ? entriesOf(**workspace, since, until) : Result<std::vector<BulletinEntry>>(tl::unexpected(workspace.error()));
    if (!entries) {
        complain(options.workspace, entries.error());
        return exitOf(entries.error());
    }
    context.organisation = (*workspace)->setting("organisation");
    context.number = options.number;
    context.published = SystemClock().now();
    const Catalogue &catalogue = (*workspace)->engine().rules->catalogue();
    const std::string &language = options.format.language;
    Result<std::string> text = bulletinHtml(*entries, context, catalogue, language);
    if (options.format.format == "csv")
        text = bulletinCsv(*entries, context, catalogue, language);
    else if (options.format.format == "json")
        text = bulletinJson(*entries, context, catalogue);
    else if (options.format.format == "xlsx")
        text = bulletinXlsx(*entries, context, catalogue, language);
    return write(options.workspace, text, options.format);
}

}  // namespace

void addLetter(CLI::App &app, Exit &exit)
{
    auto options = std::make_shared<LetterOptions>();
    CLI::App *command = app.add_subcommand("letter", "Write the letter of a recorded decision");
    command->add_option("WORKSPACE", options->workspace, "The workspace file")->required()->type_name("");
    command->add_option("DECISION_ID", options->decision, "The number of the decision in the workspace")->required()->type_name("");
    command->add_option("--templates", options->templates, "The organisation's own words, instead of those that the workspace keeps")->type_name("FILE");
    addFormat(*command, options->format, {"text", "html", "odt", "json"});
    addLanguage(*command, options->format);
    addOutput(*command, options->format);
    command->callback([options, &exit] { exit = runLetter(*options); });
}

void addBulletin(CLI::App &app, Exit &exit)
{
    auto options = std::make_shared<BulletinOptions>();
    options->format.format = "html";
    options->format.language = "zh";
    CLI::App *command = app.add_subcommand("bulletin", "Write a bulletin of the rejections and bans in force");
    command->add_option("WORKSPACE", options->workspace, "The workspace file")->required()->type_name("");
    command->add_option("--since", options->since, "Decisions from this day on")->type_name("DATE");
    command->add_option("--until", options->until, "Decisions before this day")->type_name("DATE");
    command->add_option("--number", options->number, "The number of the bulletin, as it is to be printed")->type_name("TEXT");
    command->add_option("--deadline", options->deadline, "For decisions that name no deadline of their own")->type_name("DATE");
    addFormat(*command, options->format, {"html", "csv", "xlsx", "json"});
    addLanguage(*command, options->format);
    addOutput(*command, options->format);
    command->callback([options, &exit] { exit = runBulletin(*options); });
}

}  // namespace probity::cli
