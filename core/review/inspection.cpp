#include "review/inspection.h"

#include <algorithm>

#include "analysis/declared/manifest_analysis.h"
#include "import/manifest/manifest_reader.h"
#include "import/notice/notice_reader.h"
#include "review/code_stage.h"
#include "review/traffic_stage.h"
#include "taxonomy/host_directory.h"

namespace probity {

namespace {

/// Formats that notices come in and that this version only recognises.
bool isUnreadNoticeFormat(const std::string &format)
{
    static constexpr const char *formats[] = {"rtf", "xml", "csv"};
    return std::any_of(std::begin(formats), std::end(formats), [&](const char *one) { return format == one; });
}

void fail(ArtifactInfo &info, const Error &error)
{
    info.complete = false;
    info.warnings.push_back({name(error.code), error.detail, error.where});
}

Status inspectTraffic(const LoadedArtifact &file, const Engine &engine, const Persona &persona, const TaskContext &task, Inspection &out)
{
    ObserverSettings settings;
    settings.persona = persona;
    const auto observer = Observer::create(engine.patterns, engine.taxonomy, engine.recipients, std::move(settings));
    if (!observer)
        return tl::unexpected(observer.error());
    auto stage = observeTraffic(file, **observer, task);
    if (!stage)
        return tl::unexpected(stage.error());
    out.traffic = std::move(stage->facts);
    out.artifact = out.traffic.artifact;
    out.entries = std::move(stage->entries);
    out.observations = std::move(stage->observations);
    HostDirectory hosts(*engine.recipients, {});
    hosts.learn(out.traffic.contacts);
    settleRecipients(out.observations, hosts);
    return {};
}

Status inspectByRole(const LoadedArtifact &file, const Engine &engine, const Persona &persona, const TaskContext &task, Inspection &out)
{
    if (file.info.role == Role::Manifest) {
        auto manifest = readManifest(*file.bytes, file.info, task);
        if (!manifest)
            return tl::unexpected(manifest.error());
        out.manifest = std::move(*manifest);
        out.artifact = out.manifest.artifact;
        out.declarations = declarationsOf(out.manifest, *engine.taxonomy);
    } else if (file.info.role == Role::Notice) {
        auto notice = assessNotice(file, engine, task);
        if (!notice)
            return tl::unexpected(notice.error());
        out.artifact = notice->document.artifact;
        out.notice = std::move(notice->reading);
    } else if (file.info.role == Role::Traffic) {
        return inspectTraffic(file, engine, persona, task, out);
    } else if (file.info.role == Role::Persona) {
        const auto read = readPersona(*file.bytes, *engine.taxonomy, out.artifact.warnings);
        if (!read)
            return tl::unexpected(read.error());
    } else if (file.info.role == Role::Code) {
        LoadedSubmission alone;
        alone.artifacts.push_back(file);
        std::vector<ArtifactInfo> infos{out.artifact};
        auto code = readCode(alone, engine.code, {}, task, infos);
        if (!code)
            return tl::unexpected(code.error());
        out.code = std::move(*code);
        out.artifact = std::move(infos.front());
    } else if (file.info.role == Role::Unknown) {
        const bool isEmpty = file.info.bytes == 0;
        out.artifact.complete = false;
        out.artifact.warnings.push_back({isEmpty ? "empty_file" : "unknown_format",
                                         isEmpty ? "The file is empty." : "Neither content nor name say what this file is; it was not read.", {}});
    }
    return {};
}

}  // namespace

Result<AssessedNotice> assessNotice(const LoadedArtifact &file, const Engine &engine, const TaskContext &task)
{
    AssessedNotice out;
    out.document.artifact = file.info;
    if (isUnreadNoticeFormat(file.info.format)) {
        out.document.toSource.push_back(0);
        out.document.artifact.complete = false;
        out.document.artifact.warnings.push_back({"unsupported_format", "This version recognises notices of this format (" + file.info.format + ") and does not read them yet.", {}});
        out.reading.language = "und";
        out.reading.isSupportedLanguage = false;
        return out;
    }
    auto document = readNotice(*file.bytes, file.info, task);
    if (!document)
        return tl::unexpected(document.error());
    out.document = std::move(*document);
    out.reading = engine.notices->read(out.document, task);
    if (task.isStopRequested())
        return failure(ErrorCode::Stopped, "stopped", file.info.path);
    ArtifactInfo &info = out.document.artifact;
    if (!out.reading.isSupportedLanguage) {
        info.complete = false;
        info.warnings.push_back({"unsupported_language", "The notice is in a language that this version does not read (" + out.reading.language + "); Chinese and English are read. What it states is not known.", {}});
    } else if (!out.reading.isNotice) {
        info.warnings.push_back({"not_a_notice", "The text does not look like a privacy notice: too short, or about something else.", {}});
    }
    return out;
}

Result<Inspection> inspectFile(const LoadedArtifact &file, const Engine &engine, const Persona &persona, const TaskContext &task)
{
    Inspection out;
    out.artifact = file.info;
    if (const Status read = inspectByRole(file, engine, persona, task, out); !read) {
        if (read.error().code == ErrorCode::Stopped || read.error().code == ErrorCode::Internal || read.error().code == ErrorCode::ResourceInvalid)
            return tl::unexpected(read.error());
        fail(out.artifact, read.error());
    }
    return out;
}

}  // namespace probity
