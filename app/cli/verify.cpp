// probity verify: is a workspace or a bundle whole and unaltered?
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/text_layout.h"
#include "workspace_options.h"

namespace probity::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string path;
    std::string key;        ///< fingerprint that a bundle must be signed with; empty: any
    FormatOption format;
};

Json problemsOf(const std::vector<Diagnostic> &all)
{
    Json problems = Json::array();
    for (const Diagnostic &problem : all)
        problems.push_back({{"code", problem.code}, {"message", problem.message}, {"where", problem.where}});
    return problems;
}

std::string jsonOf(const std::string &path, const VerifyReport &report)
{
    const Json out{{"schema", "probity.verify/1"}, {"path", path}, {"whole", report.isWhole}, {"events", report.events}, {"anchored", report.anchored}, {"artifacts", report.artifacts},
                   {"keys", report.keys}, {"problems", problemsOf(report.problems)}};
    return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string textOf(const std::string &path, const VerifyReport &report)
{
    std::string out = fmt::format("{}: {}\n  {} events of the audit chain and {} artifacts were checked.\n", path, report.isWhole ? "whole and unaltered" : "ALTERED OR DAMAGED", report.events, report.artifacts);
    if (report.anchored == report.events)
        out += "  The chain is signed for to its end.\n";
    else if (report.anchored > 0)
        out += fmt::format("  The chain is signed for up to event {}; from event {} on nothing is anchored yet: events dropped from there would not show.\n", report.anchored, report.anchored + 1);
    else
        out += "  Nothing of the chain is signed for yet: it is at each decision and export.\n";
    for (const std::string &key : report.keys)
        out += fmt::format("  key {}\n", key);
    TextTable table;
    for (const Diagnostic &problem : report.problems)
        table.add({problem.code, problem.where, problem.message});
    return out + table.text(80);
}

std::string checkSentence(const BundleCheck &check)
{
    using Kind = BundleCheck::Kind;
    switch (check.kind) {
    case Kind::Archive: return fmt::format("{} bytes of the archive, each as Probity writes it", check.count);
    case Kind::Files: return fmt::format("{} files against the manifests", check.count);
    case Kind::Signature: return "the signature over the manifests";
    case Kind::Chain: return fmt::format("{} events of the audit chain", check.count);
    case Kind::Anchors: return fmt::format("{} places where the chain was signed", check.count);
    case Kind::Decisions: return fmt::format("{} decisions against the chain", check.count);
    case Kind::Rules: return fmt::format("{} rule packs", check.count);
    case Kind::Commitments: return fmt::format("{} pieces against what was committed to", check.count);
    }
    return {};
}

std::string jsonOf(const std::string &path, const BundleReport &report)
{
    Json checks = Json::array();
    for (const BundleCheck &check : report.checks)
        checks.push_back({{"check", name(check.kind)}, {"count", check.count}, {"failures", check.failures}});
    const Json out{{"schema", "probity.verify/1"},   {"path", path},         {"whole", report.isWhole},       {"bundle", name(report.kind)},   {"app", report.app},
                   {"version", report.version},      {"records", report.records}, {"key", report.fingerprint}, {"exported_by", report.exportedBy}, {"exported_at", report.exportedAt},
                   {"events", report.events},        {"anchored", report.anchored}, {"checks", std::move(checks)}, {"problems", problemsOf(report.problems)}};
    return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string textOf(const std::string &path, const BundleReport &report)
{
    std::string out = fmt::format("{}: {}\n  {} bundle of {} {}, exported by {}, {}\n", path, report.isWhole ? "whole and unaltered" : "ALTERED OR DAMAGED", name(report.kind), report.app, report.version,
                                  report.exportedBy, report.exportedAt);
    for (const BundleCheck &check : report.checks)
        out += fmt::format("  {} {}\n", check.failures == 0 ? "ok    " : "FAILED", checkSentence(check));
    out += fmt::format("  signed with the key {}\n  Compare it with the one that the exporting office has published: anyone can sign with a key of their own.\n", report.fingerprint);
    TextTable table;
    for (const Diagnostic &problem : report.problems)
        table.add({problem.code, problem.where, problem.message});
    return out + table.text(80);
}

Exit runBundle(const Options &options, const ByteSourcePtr &bytes)
{
    Result<BundleReport> report = failure(ErrorCode::Internal, "not verified");
    {
        ProgressLine progress("Verifying");
        report = verifyBundle(bytes, TaskContext({}, progress.reporter()));
    }
    if (!report) {
        complain(options.path, report.error());
        return exitOf(report.error());
    }
    if (!options.key.empty() && options.key != report->fingerprint) {
        report->problems.push_back({"key_differs", "the bundle is not signed with the key that was asked for", options.key});
        report->isWhole = false;
    }
    const Exit written = writeResult(options.format.format == "json" ? jsonOf(options.path, *report) : textOf(options.path, *report), options.format);
    return worse(report->isWhole ? Exit::Clean : Exit::Findings, written);
}

/// Altered is a finding; not readable at all is an input that could not be read.
Exit run(const Options &options)
{
    if (const auto bytes = openFile(options.path); bytes && isBundle(**bytes))
        return runBundle(options, *bytes);
    const auto engine = engineFor({false, false, false, false});
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
    CLI::App *command = app.add_subcommand("verify", "Check that a workspace or a bundle is whole and that nothing in it was altered");
    command->add_option("FILE", options->path, "The workspace file, or an evidence bundle")->required()->type_name("");
    command->add_option("--key", options->key, "Fingerprint of the key that a bundle must be signed with")->type_name("FINGERPRINT");
    addFormat(*command, options->format, {"text", "json"});
    addOutput(*command, options->format);
    command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace probity::cli
