// probity rules: what the packs say, whether they keep their own examples, and what another pack would change.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/byte_source.h"
#include "report/text_layout.h"
#include "review/pack_folder.h"
#include "workspace_options.h"

namespace probity::cli {

namespace {

using Json = nlohmann::ordered_json;
using rules::Pack;
using rules::Rule;

constexpr std::uint64_t largestPack = 4 * 1024 * 1024;

struct Options {
    std::string what;
    std::string workspace;
    std::vector<std::string> files;
    std::string pack;
    FormatOption format;
};

/// Packs from files, in memory as long as the book is read from them.
struct PackFiles {
    std::vector<std::string> texts;
    std::vector<rules::PackFile> files;
};

Result<PackFiles> readPacks(const std::vector<std::string> &paths)
{
    PackFiles out;
    for (const std::string &path : paths) {
        const auto bytes = openFile(path);
        auto text = bytes ? readAll(**bytes, largestPack) : Result<std::string>(tl::unexpected(bytes.error()));
        if (!text)
            return tl::unexpected(text.error());
        out.texts.push_back(std::move(*text));
    }
    for (std::size_t i = 0; i < paths.size(); ++i)
        out.files.push_back({paths[i], out.texts[i]});
    return out;
}

Result<std::shared_ptr<const RuleBook>> bookWith(const std::vector<std::string> &paths)
{
    const auto taxonomy = Taxonomy::load();
    if (!taxonomy)
        return tl::unexpected(taxonomy.error());
    const auto packs = readPacks(paths);
    return packs ? RuleBook::load(*taxonomy, {}, packs->files) : Result<std::shared_ptr<const RuleBook>>(tl::unexpected(packs.error()));
}

Json packJson(const Pack &pack, const RuleBook &book)
{
    Json behaviours = Json::array();
    for (const rules::Behaviour &one : pack.behaviours)
        behaviours.push_back(Json{{"clause", one.clause}, {"judging", rules::name(one.judging)}, {"rules", one.rules}});
    return Json{{"pack", pack.id}, {"version", pack.version}, {"name", {{"en", pack.name.en}, {"zh", pack.name.zh}}}, {"sha256", pack.sha256.hex()},
                {"on", book.isOn(pack.id)}, {"rules", pack.rules.size()}, {"behaviours", std::move(behaviours)}};
}

Exit list(const Options &options)
{
    const auto book = bookWith(options.files);
    if (!book) {
        complain("rules", book.error());
        return options.files.empty() ? Exit::Fault : Exit::Unreadable;
    }
    std::string out;
    TextTable table("");
    table.add({"PACK", "VERSION", "ON", "RULES", "NAME", "SHA-256"});
    for (const Pack &pack : (*book)->all()) {
        const std::string &name = pack.name.in(options.format.language);
        out += packJson(pack, **book).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
        table.add({pack.id, pack.version, (*book)->isOn(pack.id) ? "yes" : "no", std::to_string(pack.rules.size()), name, pack.sha256.hex().substr(0, 12)});
    }
    return writeResult(options.format.format == "json" ? out : table.text(60), options.format);
}

std::string ruleText(const Rule &rule, const RuleBook &book, const std::string &language)
{
    std::vector<std::string> clauses;
    for (const std::string &id : rule.clauses)
        if (const Clause *clause = book.catalogue().clause(id))
            clauses.push_back(clause->label.in(language) + (clause->isUnverified ? (language == "zh" ? "（原文未核对）" : " (wording not verified)") : ""));
    return fmt::format("{}  [{}, argues for {}]\n  {}\n  {}\n", rule.id.value, name(rule.level), name(rule.arguesFor), rule.title.in(language), fmt::join(clauses, " · "));
}

Exit show(const Options &options)
{
    const auto book = bookWith(options.files);
    if (!book) {
        complain("rules", book.error());
        return options.files.empty() ? Exit::Fault : Exit::Unreadable;
    }
    if (const Rule *rule = (*book)->rule(RuleId(options.pack)))
        return writeResult(options.format.format == "json" ? rule->source + "\n" : ruleText(*rule, **book, options.format.language) + rule->source + "\n", options.format);
    const auto &all = (*book)->all();
    const auto pack = std::find_if(all.begin(), all.end(), [&](const Pack &one) { return one.id == options.pack; });
    if (pack == all.end()) {
        complain(fmt::format("\"{}\" is neither a pack nor a rule; see: probity rules list", options.pack));
        return Exit::Usage;
    }
    std::string text = fmt::format("{} {} · {}\n{}\n\n", pack->id, pack->version, pack->name.in(options.format.language), pack->note);
    std::string json;
    for (const Rule &rule : pack->rules) {
        text += ruleText(rule, **book, options.format.language);
        json += Json::parse(rule.source).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    return writeResult(options.format.format == "json" ? json : text, options.format);
}

/// Complaints about one rule: examples that it does not keep, conditions that no example needs.
std::vector<std::string> faultsOf(const Rule &rule)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < rule.examples.size(); ++i)
        if (rules::firesOn(rule.examples[i], rule, rule.when) != rule.examples[i].triggers)
            out.push_back(fmt::format("{}: /examples/{}: {}", rule.id.value, i, rule.examples[i].triggers ? "should trigger and does not" : "triggers and should not"));
    std::size_t number = 0;
    for (const rules::Condition &changed : rule.when.withOneLeftOut()) {
        ++number;
        const bool isNoticed = std::any_of(rule.examples.begin(), rule.examples.end(), [&](const rules::Example &example) { return rules::firesOn(example, rule, changed) != example.triggers; });
        if (!isNoticed)
            out.push_back(fmt::format("{}: /when: no example needs condition {}", rule.id.value, number));
    }
    return out;
}

Exit test(const Options &options)
{
    const auto book = bookWith(options.files);
    if (!book) {
        complain("rules", book.error());
        return options.files.empty() ? Exit::Fault : Exit::Unreadable;
    }
    std::string out;
    std::size_t faults = 0;
    for (const Pack &pack : (*book)->all()) {
        std::size_t examples = 0;
        std::size_t conditions = 0;
        for (const Rule &rule : pack.rules) {
            examples += rule.examples.size();
            conditions += rule.when.withOneLeftOut().size();
            for (const std::string &fault : faultsOf(rule)) {
                complain(fault);
                ++faults;
            }
        }
        out += fmt::format("{} {}: {} rules, {} examples, {} conditions\n", pack.id, pack.version, pack.rules.size(), examples, conditions);
    }
    out += faults == 0 ? std::string("All examples hold, and every condition is needed by one.\n") : fmt::format("{} faults\n", faults);
    const Exit written = writeResult(out, options.format);
    return worse(written, faults == 0 ? Exit::Clean : Exit::Findings);
}

Json changeJson(const SubmissionChange &change)
{
    Json findings = Json::array();
    for (const FindingChange &one : change.findings)
        findings.push_back(Json{{"change", name(one.kind)}, {"fingerprint", one.fingerprint}, {"rule", one.rule}, {"title", {{"en", one.title.en}, {"zh", one.title.zh}}}});
    return Json{{"id", change.submission.value}, {"app", change.app}, {"version", change.version}, {"before", name(change.before)}, {"after", name(change.after)},
                {"record", change.record.empty() ? Json(nullptr) : Json(change.record)}, {"decided", change.record.empty() ? Json(nullptr) : Json(name(change.decided))},
                {"findings", std::move(findings)}};
}

std::string diffText(const RulesDiff &diff, const std::string &language)
{
    std::string out;
    std::size_t outcomes = 0;
    std::size_t decided = 0;
    for (const SubmissionChange &change : diff.changes) {
        const bool isOther = change.before != change.after;
        outcomes += isOther;
        decided += isOther && !change.record.empty();
        out += fmt::format("{} {} {}: {} -> {}{}\n", change.submission.value, change.app, change.version, name(change.before), name(change.after),
                           change.record.empty() ? std::string() : fmt::format(" (decided: {}, {})", name(change.decided), change.record));
        for (const FindingChange &one : change.findings)
            out += fmt::format("    {} {}: {}\n", name(one.kind), one.rule, one.title.in(language));
    }
    return out + fmt::format("{} submissions, {} decided; {} would change, {} to another outcome, {} of these decided\n", diff.submissions, diff.decisions, diff.changes.size(), outcomes, decided);
}

Exit diff(const Options &options)
{
    const auto engine = engineFor({false, false, true});
    if (!engine)
        return Exit::Fault;
    const auto &known = (*engine)->rules->all();
    const bool isKnown = std::any_of(known.begin(), known.end(), [&](const Pack &pack) { return pack.id == options.pack; });
    const auto given = readPacks(isKnown ? std::vector<std::string>{} : std::vector<std::string>{options.pack});
    const auto fresh = !given ? Result<std::shared_ptr<const RuleBook>>(tl::unexpected(given.error()))
        : isKnown            ? bookSwitching(**engine, options.workspace, options.pack)
                             : bookTrying(**engine, options.workspace, given->files.front());
    if (!fresh) {
        complain("--pack", fresh.error());
        return Exit::Unreadable;
    }
    const auto workspace = Workspace::open(options.workspace, Workspace::Access::ReadOnly, *engine, std::make_shared<const SystemClock>());
    ProgressLine progress("Comparing");
    const auto made = workspace ? (*workspace)->compareRules(**fresh, TaskContext({}, progress.reporter())) : Result<RulesDiff>(tl::unexpected(workspace.error()));
    if (!made) {
        complain(options.workspace, made.error());
        return exitOf(made.error());
    }
    if (options.format.format == "text")
        return writeResult(diffText(*made, options.format.language), options.format);
    std::string out;
    for (const SubmissionChange &change : made->changes)
        out += changeJson(change).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    return writeResult(out, options.format);
}

CLI::App *part(CLI::App &parent, const char *name, const char *what, const std::shared_ptr<Options> &options)
{
    CLI::App *command = parent.add_subcommand(name, what);
    addFormat(*command, options->format, {"text", "json"});
    addLanguage(*command, options->format);
    addOutput(*command, options->format);
    return command;
}

}  // namespace

void addRules(CLI::App &app, Exit &exit)
{
    CLI::App *command = app.add_subcommand("rules", "Rule packs: list, show, test them; what another pack would change");
    command->require_subcommand(1);
    const auto options = std::make_shared<Options>();
    CLI::App *lists = part(*command, "list", "The packs: versions, hashes, which are on", options);
    lists->add_option("FILE", options->files, "Packs beside those of the program")->type_name("");
    lists->callback([options, &exit] { exit = list(*options); });
    CLI::App *shows = part(*command, "show", "The rules of a pack, or one rule whole", options);
    shows->add_option("PACK", options->pack, "A pack, or a rule: PACK/RULE")->required()->type_name("");
    shows->add_option("FILE", options->files, "Packs beside those of the program")->type_name("");
    shows->callback([options, &exit] { exit = show(*options); });
    CLI::App *tests = part(*command, "test", "Run the examples of every rule, and see that each condition is needed", options);
    tests->add_option("FILE", options->files, "Packs beside those of the program")->type_name("");
    tests->callback([options, &exit] { exit = test(*options); });
    CLI::App *compares = part(*command, "diff", "Which submissions and decisions would come out differently, and why", options);
    compares->add_option("WORKSPACE", options->workspace, "The workspace file")->required()->type_name("");
    compares->add_option("--pack", options->pack, "File of the new pack, or a pack of the program that is not on")->required()->type_name("PACK");
    compares->callback([options, &exit] { exit = diff(*options); });
}

}  // namespace probity::cli
