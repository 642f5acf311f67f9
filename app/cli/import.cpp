// probity import: submissions into a workspace, each all or nothing.
#include <csignal>
#include <stop_token>
#include <system_error>
#include <thread>

#include <filesystem>
#include <fmt/format.h>
#include <pthread.h>

#include "workspace_options.h"

namespace probity::cli {

namespace {

struct Options {
    std::string workspace;
    std::vector<std::string> submissions;
    ActorOption actor;
};

/// Ctrl-C stops the import in an orderly way: what is half in is rolled back.
class StopOnSignal {
public:
    StopOnSignal()
    {
        sigemptyset(&m_signals);
        for (const int one : {SIGINT, SIGTERM, SIGUSR2})
            sigaddset(&m_signals, one);
        pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
        m_waiter = std::thread([this] {
            int received = 0;
            sigwait(&m_signals, &received);
            if (received != SIGUSR2)
                m_stop.request_stop();
        });
    }
    ~StopOnSignal()
    {
        pthread_kill(m_waiter.native_handle(), SIGUSR2);
        m_waiter.join();
    }
    StopOnSignal(const StopOnSignal &) = delete;
    StopOnSignal &operator=(const StopOnSignal &) = delete;
    std::stop_token token() const { return m_stop.get_token(); }

private:
    sigset_t m_signals{};
    std::stop_source m_stop;
    std::thread m_waiter;
};

/// A new workspace needs a first person; who makes it is that one. Nothing is made before the passphrase is known.
Result<std::unique_ptr<Workspace>> createAs(const Options &options, std::shared_ptr<const Engine> engine)
{
    complain(fmt::format("{} is not there yet: it is made, with \"{}\" as its first person and administrator", options.workspace, options.actor.name));
    const auto passphrase = passphraseOf(options.actor, Purpose::MakeFirst);
    if (!passphrase)
        return tl::unexpected(passphrase.error());
    auto workspace = Workspace::create(options.workspace, std::move(engine), std::make_shared<const SystemClock>());
    if (!workspace)
        return workspace;
    if (const auto person = (*workspace)->addFirstPerson(options.actor.name, PersonRole::Administrator, *passphrase); !person) {
        workspace->reset();
        std::error_code ignored;
        std::filesystem::remove(options.workspace, ignored);
        return tl::unexpected(person.error());
    }
    return workspace;
}

Exit importAll(Workspace &workspace, const Options &options)
{
    Exit exit = Exit::Clean;
    const StopOnSignal signal;
    for (const std::string &path : options.submissions) {
        Result<ImportOutcome> outcome = failure(ErrorCode::Internal, "not imported");
        {
            ProgressLine progress("Importing " + path);
            outcome = workspace.importSubmission({path}, TaskContext(signal.token(), progress.reporter()));
        }
        if (!outcome) {
            complain(path, outcome.error());
            exit = worse(exit, exitOf(outcome.error()));
            if (outcome.error().code == ErrorCode::Stopped)
                return exit;
            continue;
        }
        for (const Diagnostic &warning : outcome->warnings)
            complain(fmt::format("{}: {}{}", path, warning.message, warning.where.empty() ? "" : " [" + warning.where + "]"));
        std::string line = fmt::format("{}  submission {}  ", path, outcome->submission.value);
        if (outcome->isKnown)
            line += "known already, nothing was added\n";
        else
            line += fmt::format("findings: {} new, {} unchanged, {} changed, {} gone{}\n", outcome->newFindings, outcome->unchangedFindings, outcome->changedFindings, outcome->goneFindings,
                                outcome->goneUnproven > 0 ? fmt::format(" ({} of them not fixed for certain: this capture could not have shown them)", outcome->goneUnproven) : "");
        exit = worse(exit, writeResult(line, {}));
    }
    return exit;
}

Exit run(const Options &options)
{
    const auto engine = engineFor({});
    if (!engine)
        return Exit::Fault;
    const auto workspace = std::filesystem::exists(options.workspace) ? openAs(options.workspace, options.actor, *engine) : createAs(options, *engine);
    if (!workspace) {
        complain(options.workspace, workspace.error());
        return exitOf(workspace.error());
    }
    return importAll(**workspace, options);
}

}  // namespace

void addImport(CLI::App &app, Exit &exit)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("import", "Import submissions into a workspace, which is made if it is not there");
    command->add_option("WORKSPACE", options->workspace, "The workspace file")->required()->type_name("");
    command->add_option("SUBMISSION", options->submissions, "Folders, zips of folders, or files")->required()->type_name("");
    addActor(*command, options->actor);
    command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace probity::cli
