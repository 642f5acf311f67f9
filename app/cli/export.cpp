// probity export: a case of a workspace as an evidence bundle.
#include <fmt/format.h>

#include "workspace_options.h"

namespace probity::cli {

namespace {

struct Options {
    std::string workspace;
    std::int64_t submission = 0;
    std::string output;
    bool isRedacted = false;
    ActorOption actor;
};

Exit run(const Options &options)
{
    const auto engine = engineFor({});
    if (!engine)
        return Exit::Fault;
    const auto workspace = openAs(options.workspace, options.actor, *engine);
    if (!workspace) {
        complain(options.workspace, workspace.error());
        return exitOf(workspace.error());
    }
    Result<ExportOutcome> outcome = failure(ErrorCode::Internal, "not exported");
    {
        ProgressLine progress("Exporting");
        outcome = (*workspace)->exportBundle(SubmissionId{options.submission}, options.output, options.isRedacted ? BundleKind::Redacted : BundleKind::Full, TaskContext({}, progress.reporter()));
    }
    if (!outcome) {
        complain(options.output, outcome.error());
        return exitOf(outcome.error());
    }
    return writeResult(fmt::format("{}  {} bundle of submission {}, {} bytes\nsigned with the key {}\n", outcome->path, options.isRedacted ? "redacted" : "full", options.submission,
                                   outcome->bytes, outcome->fingerprint), {});
}

}  // namespace

void addExport(CLI::App &app, Exit &exit)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("export", "Write a case as an evidence bundle that anyone can check");
    command->add_option("WORKSPACE", options->workspace, "The workspace file")->required()->type_name("");
    command->add_option("SUBMISSION_ID", options->submission, "The number of the submission, as `list` shows it")->required()->type_name("");
    command->add_option("--output", options->output, "The bundle to write; must not exist")->required()->type_name("BUNDLE");
    command->add_flag("--redact", options->isRedacted, "Replace personal values by placeholders; personas and key logs stay behind");
    addActor(*command, options->actor);
    command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace probity::cli
