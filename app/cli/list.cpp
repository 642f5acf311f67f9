// probity list: the queue of a workspace.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/csv_text.h"
#include "report/text_layout.h"
#include "workspace_options.h"

namespace probity::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string workspace;
    FormatOption format;
};

std::string worstOf(const SubmissionSummary &row)
{
    return row.worst ? name(*row.worst) : "";
}

std::string jsonOf(const SubmissionSummary &row)
{
    const Json out{{"id", row.id.value},
                   {"platform", row.platform.value},
                   {"app_id", row.appIdentifier},
                   {"name", row.appName},
                   {"developer", row.developer},
                   {"version", row.version},
                   {"type", row.type.value},
                   {"state", name(row.state)},
                   {"worst", row.worst ? Json(name(*row.worst)) : Json(nullptr)},
                   {"findings", row.findings},
                   {"open_findings", row.openFindings},
                   {"earlier_decisions", row.earlierDecisions},
                   {"earlier_rejections", row.earlierRejections},
                   {"assignee", row.assigneeName},
                   {"imported", formatTimestamp(row.imported)}};
    return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string csvOf(const std::vector<SubmissionSummary> &rows)
{
    std::string out = "id,platform,app_id,name,developer,version,type,state,worst,findings,open_findings,assignee,imported\r\n";
    for (const SubmissionSummary &row : rows)
        out += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{}\r\n", row.id.value, csvCell(row.platform.value), csvCell(row.appIdentifier), csvCell(row.appName), csvCell(row.developer),
                           csvCell(row.version), csvCell(row.type.value), name(row.state), worstOf(row), row.findings, row.openFindings, csvCell(row.assigneeName), formatTimestamp(row.imported));
    return out;
}

/// To the minute, for people.
std::string shortTime(const Timestamp &time)
{
    std::string text = formatTimestamp(time).substr(0, 16);
    std::replace(text.begin(), text.end(), 'T', ' ');
    return text;
}

std::string textOf(const std::vector<SubmissionSummary> &rows)
{
    if (rows.empty())
        return "No submissions yet. Bring some in with: probity import WORKSPACE SUBMISSION --as NAME\n";
    TextTable table("");
    table.add({"ID", "APP", "VERSION", "DEVELOPER", "STATE", "WORST", "OPEN", "IMPORTED"});
    for (const SubmissionSummary &row : rows)
        table.add({std::to_string(row.id.value), row.appName.empty() ? row.appIdentifier : row.appName, row.version, row.developer, name(row.state), worstOf(row),
                   fmt::format("{}/{}", row.openFindings, row.findings), shortTime(row.imported)});
    return table.text(32);
}

Exit run(const Options &options)
{
    const auto engine = engineFor({false, false, false, false});
    if (!engine)
        return Exit::Fault;
    const auto workspace = Workspace::open(options.workspace, Workspace::Access::ReadOnly, *engine, std::make_shared<const SystemClock>());
    const auto rows = workspace ? (*workspace)->submissions() : Result<std::vector<SubmissionSummary>>(tl::unexpected(workspace.error()));
    if (!rows) {
        complain(options.workspace, rows.error());
        return exitOf(rows.error());
    }
    std::string out;
    if (options.format.format == "json")
        for (const SubmissionSummary &row : *rows)
            out += jsonOf(row);
    else
        out = options.format.format == "csv" ? csvOf(*rows) : textOf(*rows);
    return writeResult(out, options.format);
}

}  // namespace

void addList(CLI::App &app, Exit &exit)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("list", "List the submissions of a workspace");
    command->add_option("WORKSPACE", options->workspace, "The workspace file")->required()->type_name("");
    addFormat(*command, options->format, {"text", "json", "csv"});
    addOutput(*command, options->format);
    command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace probity::cli
