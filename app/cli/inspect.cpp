// probity inspect: what a reader makes of one file.
#include <fmt/format.h>

#include "base/byte_source.h"
#include "cli.h"
#include "report/report.h"
#include "review/inspection.h"

namespace probity::cli {

namespace {

struct Options {
    std::vector<std::string> files;
    std::string persona;
    FormatOption format;
};

Result<LoadedArtifact> loadOne(const std::string &path, const TaskContext &task)
{
    auto bytes = path == "-" ? standardInput() : openFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto loaded = loadArtifact(path, std::move(*bytes), task);
    if (loaded && loaded->info.role == Role::Traffic && path != "-")
        loaded->keyLogs = keyLogsBeside(path);
    return loaded;
}

LoadedArtifact unreadable(const std::string &path, const Error &error)
{
    LoadedArtifact out;
    out.info.path = path;
    out.info.complete = false;
    out.info.warnings.push_back({name(error.code), sentence(error) + ": " + error.detail, error.where});
    return out;
}

bool hasContent(const Inspection &inspection) noexcept
{
    switch (inspection.artifact.role) {
    case Role::Manifest: return !inspection.manifest.items.empty() || !inspection.manifest.app.id.empty() || !inspection.manifest.app.name.empty();
    case Role::Notice: return inspection.notice.isSupportedLanguage;
    case Role::Traffic: return !inspection.entries.empty() || !inspection.traffic.contacts.empty();
    case Role::Code: return inspection.code.isSubmitted();
    default: return false;
    }
}

Exit run(const Options &options)
{
    const TaskContext task;
    std::vector<LoadedArtifact> files;
    EngineParts parts{false, false, false, false};
    for (const std::string &path : options.files) {
        auto loaded = loadOne(path, task);
        files.push_back(loaded ? std::move(*loaded) : unreadable(path, loaded.error()));
        parts.hasNotices = parts.hasNotices || files.back().info.role == Role::Notice;
        parts.hasTraffic = parts.hasTraffic || files.back().info.role == Role::Traffic;
        parts.hasCode = parts.hasCode || files.back().info.role == Role::Code;
    }
    const auto engine = Engine::load({}, parts);
    if (!engine) {
        complain("the program's own data", engine.error());
        return Exit::Fault;
    }
    const auto persona = personaOf(options.persona, *(*engine)->taxonomy);
    if (!persona) {
        complain(options.persona, persona.error());
        return exitOf(persona.error());
    }
    Exit exit = Exit::Clean;
    std::string out;
    for (const LoadedArtifact &file : files) {
        Inspection inspection;
        inspection.artifact = file.info;
        if (file.bytes) {
            auto inspected = inspectFile(file, **engine, *persona, task);
            if (!inspected) {
                complain(file.info.path, inspected.error());
                return exitOf(inspected.error());
            }
            inspection = std::move(*inspected);
        }
        if (isUnread(inspection.artifact, hasContent(inspection))) {
            exit = worse(exit, Exit::Unreadable);
            const Diagnostic &why = inspection.artifact.warnings.empty() ? Diagnostic{} : inspection.artifact.warnings.back();
            complain(fmt::format("{}: nothing could be read: {}", file.info.path, why.message));
        }
        if (options.format.format == "json")
            out += inspectionJson(inspection) + "\n";
        else
            out += (out.empty() ? "" : "\n") + inspectionText(inspection, *(*engine)->taxonomy, options.format.language);
    }
    return worse(exit, writeResult(out, options.format));
}

}  // namespace

void addInspect(CLI::App &app, Exit &exit)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("inspect", "Say what is read in single files: manifests, notices, traffic samples");
    command->add_option("FILE", options->files, "Files to look at; - is standard input")->required()->type_name("");
    command->add_option("--persona", options->persona, "The tester's known values, to be found in traffic")->type_name("FILE");
    addFormat(*command, options->format, {"text", "json"});
    addLanguage(*command, options->format);
    addOutput(*command, options->format);
    command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace probity::cli
