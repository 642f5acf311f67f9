// probity verify: is a workspace whole and unaltered?
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/text_layout.h"
#include "workspace_options.h"

namespace probity::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string path;
    FormatOption format;
};

std::string jsonOf(const std::string &path, const VerifyReport &report)
{
    Json problems = Json::array();
    for (const Diagnostic &problem : report.problems)
        problems.push_back({{"code", problem.code}, {"message", problem.message}, {"where", problem.where}});
    const Json out{{"schema", "probity.verify/1"}, {"path", path}, {"whole", report.isWhole}, {"events", report.events}, {"artifacts", report.artifacts}, {"problems", std::move(problems)}};
    return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string textOf(const std::string &path, const VerifyReport &report)
{
    std::string out = fmt::format("{}: {}\n  {} events of the audit chain and {} artifacts were checked.\n", path, report.isWhole ? "whole and unaltered" : "ALTERED OR DAMAGED", report.events, report.artifacts);
    TextTable table;
    for (const Diagnostic &problem : report.problems)
        table.add({problem.code, problem.where, problem.message});
    return out + table.text(80);
}

/// Altered is a finding; not readable at all is an input that could not be read.
Exit run(const Options &options)
{
    const auto engine = engineFor({false, false, false});
    if (!engine)
        return Exit::Fault;
    const auto workspace = Workspace::open(options.path, Workspace::Access::ReadOnly, *engine, std::make_shared<const SystemClock>());
    if (!workspace) {
        complain(options.path, workspace.error());
        return exitOf(workspace.error());
    }
    Result<VerifyReport> report = failure(ErrorCode::Internal, "not verified");
    {
        ProgressLine progress("Verifying");
        report = (*workspace)->verify(TaskContext({}, progress.reporter()));
    }
    if (!report) {
        complain(options.path, report.error());
        return exitOf(report.error());
    }
    const Exit written = writeResult(options.format.format == "json" ? jsonOf(options.path, *report) : textOf(options.path, *report), options.format);
    return worse(report->isWhole ? Exit::Clean : Exit::Findings, written);
}

}  // namespace

void addVerify(CLI::App &app, Exit &exit)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("verify", "Check that a workspace is whole and that nothing in it was altered");
    command->add_option("WORKSPACE", options->path, "The workspace file")->required()->type_name("");
    addFormat(*command, options->format, {"text", "json"});
    addOutput(*command, options->format);
    command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace probity::cli
