// probity second: a second person on another machine.
#include <fmt/format.h>

#include "workspace_options.h"

namespace probity::cli {

namespace {

struct Options {
    std::string workspace;
    std::int64_t submission = 0;
    std::string file;
    std::string output;
    std::string name;
    std::string role = "second_reviewer";
    std::string why;
    bool agrees = false;
    bool disagrees = false;
    ActorOption actor;
};

constexpr std::uint64_t largestFile = 1024 * 1024;

Exit answer(const std::string &what, const Error &error)
{
    complain(what, error);
    return exitOf(error);
}

/// Opens the workspace as who acts, and does `work` on it.
template <class Work>
Exit withWorkspace(const Options &options, Work work)
{
    const auto engine = engineFor({});
    if (!engine)
        return Exit::Fault;
    const auto workspace = openAs(options.workspace, options.actor, *engine);
    return workspace ? work(**workspace) : answer(options.workspace, workspace.error());
}

Result<std::string> textOf(const std::string &path)
{
    const auto file = openFile(path);
    return file ? readAll(**file, largestFile) : Result<std::string>(tl::unexpected(file.error()));
}

Exit handOver(const Options &options)
{
    return withWorkspace(options, [&](Workspace &workspace) {
        const auto written = workspace.exportBundle(SubmissionId{options.submission}, options.output, BundleKind::HandOver, TaskContext());
        return written ? writeResult(fmt::format("{}  to be judged on another machine\n", written->path), {}) : answer(options.output, written.error());
    });
}

Exit judge(const Options &options)
{
    if (options.agrees == options.disagrees) {
        complain("say either --agree or --disagree");
        return Exit::Usage;
    }
    return withWorkspace(options, [&](Workspace &workspace) {
        const auto bytes = openFile(options.file);
        const auto judgement = bytes ? workspace.signJudgement(*bytes, options.agrees, options.why, TaskContext()) : Result<Judgement>(tl::unexpected(bytes.error()));
        if (!judgement)
            return answer(options.file, judgement.error());
        FormatOption where;
        where.output = options.output;
        return writeResult(judgementJson(*judgement), where);
    });
}

Exit take(const Options &options)
{
    return withWorkspace(options, [&](Workspace &workspace) {
        const auto text = textOf(options.file);
        const auto judgement = text ? readJudgement(*text) : Result<Judgement>(tl::unexpected(text.error()));
        const Status taken = judgement ? workspace.takeJudgement(*judgement) : Status(tl::unexpected(judgement.error()));
        return taken ? writeResult(fmt::format("decision {}: {} by {}\n", judgement->record, judgement->agrees ? "agreed to" : "not agreed to", judgement->by), {}) : answer(options.file, taken.error());
    });
}

Exit addColleague(const Options &options)
{
    return withWorkspace(options, [&](Workspace &workspace) {
        const auto text = textOf(options.file);
        const auto judgement = text ? readJudgement(*text) : Result<Judgement>(tl::unexpected(text.error()));
        const auto key = text && !judgement ? PublicKey::fromPem(*text) : judgement ? Result<PublicKey>(judgement->key) : Result<PublicKey>(tl::unexpected(text.error()));
        if (!key)
            return answer(options.file, key.error());
        const auto added = workspace.addColleague(options.name, options.role == "regulator" ? PersonRole::Regulator : PersonRole::SecondReviewer, *key);
        return added ? writeResult(fmt::format("{} may judge as second person, by the key {}\n", options.name, key->fingerprint()), {}) : answer(options.name, added.error());
    });
}

}  // namespace

void addSecond(CLI::App &app, Exit &exit)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("second", "A second person on another machine judges a ban");
    command->require_subcommand(1);
    const auto sub = [&](const char *name, const char *help, Exit (*run)(const Options &)) {
        CLI::App *made = command->add_subcommand(name, help);
        made->add_option("WORKSPACE", options->workspace, "The workspace file")->required()->type_name("");
        addActor(*made, options->actor);
        made->callback([options, run, &exit] { exit = run(*options); });
        return made;
    };
    CLI::App *out = sub("hand-over", "Write the case to a file, without what the first person decided", handOver);
    out->add_option("SUBMISSION_ID", options->submission, "The number of the submission")->required()->type_name("");
    out->add_option("--output", options->output, "The file to write; must not exist")->required()->type_name("BUNDLE");
    CLI::App *judging = sub("judge", "Judge a case that was handed over, signed with the key of who judges", judge);
    judging->add_option("BUNDLE", options->file, "The case as it was handed over")->required()->type_name("");
    judging->add_flag("--agree", options->agrees, "A ban is right");
    judging->add_flag("--disagree", options->disagrees, "A ban is not right");
    judging->add_option("--why", options->why, "Why; who does not agree must say")->type_name("TEXT");
    judging->add_option("--output", options->output, "The judgement to write, instead of standard output")->type_name("FILE");
    CLI::App *back = sub("take", "Take a judgement in", take);
    back->add_option("JUDGEMENT", options->file, "The judgement as the other machine wrote it")->required()->type_name("");
    CLI::App *colleague = sub("colleague", "Make known who signs on another machine; compare the printed fingerprint with that person", addColleague);
    colleague->add_option("FILE", options->file, "The public key as PEM, or a judgement of that person")->required()->type_name("");
    colleague->add_option("--name", options->name, "The person's name")->required()->type_name("NAME");
    colleague->add_option("--role", options->role, "second_reviewer or regulator")->check(CLI::IsMember({"second_reviewer", "regulator"}))->type_name("ROLE")->capture_default_str();
}

}  // namespace probity::cli
