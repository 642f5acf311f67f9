// probity stats: what happened in a workspace.
#include "report/statistics_report.h"
#include "workspace_options.h"

namespace probity::cli {

namespace {

struct Options {
    std::string workspace;
    std::string since;
    FormatOption format;
};

Exit run(const Options &options)
{
    std::optional<Timestamp> since;
    if (!options.since.empty()) {
        since = parseTimestamp(options.since.size() == 10 ? options.since + "T00:00:00Z" : options.since);
        if (!since) {
            complain("--since wants a date, as 2026-03-01: " + options.since);
            return Exit::Usage;
        }
    }
    const auto engine = engineFor({false, false, false});
    if (!engine)
        return Exit::Fault;
    const auto workspace = Workspace::open(options.workspace, Workspace::Access::ReadOnly, *engine, std::make_shared<const SystemClock>());
    const auto statistics = workspace ? (*workspace)->statistics(since) : Result<Statistics>(tl::unexpected(workspace.error()));
    if (!statistics) {
        complain(options.workspace, statistics.error());
        return exitOf(statistics.error());
    }
    const std::string out = options.format.format == "json"  ? statisticsAsJson(*statistics)
                            : options.format.format == "csv" ? statisticsAsCsv(*statistics)
                                                             : statisticsAsText(*statistics, *(*engine)->taxonomy, options.format.language);
    return writeResult(out, options.format);
}

}  // namespace

void addStats(CLI::App &app, Exit &exit)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("stats", "Count undeclared attempts, the apps behind them, decisions");
    command->add_option("WORKSPACE", options->workspace, "The workspace file")->required()->type_name("");
    command->add_option("--since", options->since, "Count from this day on")->type_name("DATE");
    addFormat(*command, options->format, {"text", "json", "csv"});
    addLanguage(*command, options->format);
    addOutput(*command, options->format);
    command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace probity::cli
