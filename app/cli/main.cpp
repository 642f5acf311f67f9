// probity: the headless program. One file per subcommand; this one parses, dispatches and turns faults into exit statuses.
#include <cstdio>
#include <exception>
#include <string>

#include "cli.h"

namespace {

constexpr const char *footer = "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, 3 an input could not be read, 4 internal fault.\n"
                               "Nothing is ever sent anywhere: Probity has no network code.";

int run(int argc, char **argv)
{
    using namespace probity::cli;
    CLI::App app("Probity: what an app declares, what its notice says, what it really sends", "probity");
    app.footer(footer);
    app.set_version_flag("--version", "probity " PROBITY_VERSION);
    app.require_subcommand(1);
    Exit exit = Exit::Clean;
    addCheck(app, exit);
    addInspect(app, exit);
    addImport(app, exit);
    addList(app, exit);
    addRules(app, exit);
    addVerify(app, exit);
    addExport(app, exit);
    addExportCase(app, exit);
    addLetter(app, exit);
    addBulletin(app, exit);
    addSecond(app, exit);
    addStats(app, exit);
    try {
        app.parse(argc, argv);
    } catch (const CLI::RequiredError &error) {
        if (argc > 1 && argv[1][0] != '-' && app.get_subcommands().empty()) {
            std::string known;
            for (const CLI::App *command : app.get_subcommands([](const CLI::App *) { return true; }))
                known += (known.empty() ? "" : ", ") + command->get_name();
            complain("\"" + std::string(argv[1]) + "\" is no command; the commands are: " + known);
            return static_cast<int>(Exit::Usage);
        }
        app.exit(error);
        return static_cast<int>(Exit::Usage);
    } catch (const CLI::ParseError &error) {
        const int status = app.exit(error);
        return status == 0 ? 0 : static_cast<int>(Exit::Usage);
    }
    return static_cast<int>(exit);
}

}  // namespace

int main(int argc, char **argv)
{
    try {
        return run(argc, argv);
    } catch (const std::exception &fault) {
        std::fprintf(stderr, "probity: internal fault: %s\n", fault.what());
        return static_cast<int>(probity::cli::Exit::Fault);
    }
}
