#include "import/submission_loader.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>

#include "base/text.h"
#include "import/members.h"
#include "import/package/package.h"
#include "import/submission_json.h"

namespace probity {

namespace fs = std::filesystem;

namespace {

constexpr const char *ownWords = "submission.json";     // what a submission says of itself

Result<Sha256> hashOf(const ByteSource &bytes, const TaskContext &task)
{
    Sha256Stream hash;
    std::string buffer(std::min<std::size_t>(1024 * 1024, std::max<std::size_t>(1, static_cast<std::size_t>(bytes.size()))), '\0');
    for (std::uint64_t at = 0;;) {
        if (task.isStopRequested())
            return failure(ErrorCode::Stopped, "stopped");
        const auto count = bytes.read(at, buffer.data(), buffer.size());
        if (!count)
            return tl::unexpected(count.error());
        if (*count == 0)
            return hash.finish();
        hash.add(std::string_view(buffer.data(), *count));
        at += *count;
        task.report(at, bytes.size());
    }
}

/// A folder that says what lies in it: "code/…", "notice/…", anywhere above the file.
bool liesIn(const std::string &path, std::initializer_list<const char *> folders)
{
    const std::string lower = "/" + toLowerAscii(path);
    return std::any_of(folders.begin(), folders.end(), [&](const char *folder) { return lower.find(std::string("/") + folder + "/") != std::string::npos; });
}

std::string stemOf(const std::string &path)
{
    const std::size_t dot = path.rfind('.');
    const std::size_t slash = path.rfind('/');
    return dot == std::string::npos || (slash != std::string::npos && dot < slash) ? path : path.substr(0, dot);
}

/// A whole submission was meant; reading its text as a notice or as nothing would hide that.
bool isFalseZip(const std::string &path, const ByteSource &bytes)
{
    std::array<char, 2> start{};
    const auto count = bytes.read(0, start.data(), start.size());
    return toLowerAscii(fs::path(path).extension().string()) == ".zip" && count && std::string_view(start.data(), *count) != "PK";
}

/// submission.json only speaks of the files beside it: whoever gives it by itself means the folder.
std::string folderMeantBy(const std::string &path)
{
    std::error_code error;
    const fs::path whole = fs::absolute(path, error);
    return !error && whole.filename() == ownWords && fs::is_regular_file(whole, error) ? whole.parent_path().string() : path;
}

std::vector<std::string> keyLogPathsBeside(const std::string &path)
{
    std::vector<std::string> out;
    const fs::path folder = fs::path(path).parent_path();
    for (const std::string &candidate : {stemOf(path) + ".keylog", path + ".keylog", (folder / "sslkeylog.txt").string()}) {
        std::error_code error;
        if (fs::is_regular_file(candidate, error))
            out.push_back(candidate);
    }
    return out;
}

/// The app.json of one platform looks like another's; the templates beside it tell them apart.
void refinePlatform(std::vector<LoadedArtifact> &artifacts)
{
    static constexpr std::array<std::pair<const char *, const char *>, 4> templates{{{"ttml", "douyin-"}, {"axml", "alipay-"}, {"swan", "baidu-"}, {"ksml", "kuaishou-"}}};
    const auto has = [&](const char *format) { return std::any_of(artifacts.begin(), artifacts.end(), [&](const LoadedArtifact &one) { return one.info.format == format; }); };
    if (has("wxml"))
        return;
    for (const auto &[markup, family] : templates) {
        if (!has(markup))
            continue;
        for (LoadedArtifact &artifact : artifacts) {
            for (const char *kind : {"app-json", "page-json"})
                if (artifact.info.format == std::string("wechat-") + kind)
                    artifact.info.format = std::string(family) + kind;
            if (artifact.info.format == "wechat-project-config")
                artifact.info.format = std::string(family) + "project";
        }
        return;
    }
}

bool isPageJson(const std::string &format)
{
    constexpr std::string_view end = "-page-json";
    return format.size() > end.size() && format.compare(format.size() - end.size(), end.size(), end) == 0;
}

/// Single files say what they are; in a submission their neighbours and folders say it too.
void refineRoles(std::vector<LoadedArtifact> &artifacts)
{
    std::set<std::string> pageStems;
    for (const LoadedArtifact &artifact : artifacts) {
        const std::string &path = artifact.info.path;
        if (artifact.info.role == Role::Code && path.size() > 3)
            pageStems.insert(stemOf(path));
    }
    for (LoadedArtifact &artifact : artifacts) {
        ArtifactInfo &info = artifact.info;
        const bool isSettled = info.role == Role::Traffic || info.role == Role::KeyLog || info.role == Role::Persona || info.format == "probity-submission" || isPackageFormat(info.format);
        if (isSettled)
            continue;
        const bool isText = info.format == "wxml" || info.format == "vue" || info.format == "html" || info.format == "markdown" || info.format == "text";
        if (info.role != Role::Attachment && liesIn(info.path, {"code"}))
            info.role = Role::Code;
        else if (isPageJson(info.format) && (artifacts.size() > 1 && (pageStems.count(stemOf(info.path)) > 0 || liesIn(info.path, {"pages", "components"}))))
            info.role = Role::Code;
        else if (isText && info.role != Role::Notice && liesIn(info.path, {"notice", "notices"}) && info.bytes > 0)
            info.role = Role::Notice;
        else if (info.format == "json" && liesIn(info.path, {"manifest", "manifests"}))
            info.role = Role::Manifest;
    }
}

class Loader {
public:
    explicit Loader(const TaskContext &task) : m_task(task) {}

    Status addPath(const std::string &path, bool isAlone)
    {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (!fs::exists(status))
            return failure(ErrorCode::NotFound, "no such file or folder", path);
        if (fs::is_directory(status))
            return addMembers(members::ofFolder(path, m_task), isAlone ? std::string() : fs::path(path).filename().generic_string() + "/");
        auto bytes = openFile(path);
        if (!bytes)
            return tl::unexpected(bytes.error());
        m_given.insert(fs::absolute(path).lexically_normal().generic_string());
        const ByteSourcePtr file = std::move(*bytes);
        if (const Status added = addFile(path, file, isAlone); !added)
            return added;
        return addKeyLogs(path, *file);
    }

    /// A packet capture handed in by itself brings the key log that lies beside it: it is part of what was read.
    Status addKeyLogs(const std::string &path, const ByteSource &bytes)
    {
        const auto sniffed = sniff(path, bytes);
        if (!sniffed || sniffed->format.rfind("pcap", 0) != 0)
            return {};
        for (const std::string &candidate : keyLogPathsBeside(path)) {
            auto file = openFile(candidate);
            if (file && m_given.insert(fs::absolute(candidate).lexically_normal().generic_string()).second)
                m_members.files.push_back({fs::path(candidate).filename().generic_string(), std::move(*file)});
        }
        return {};
    }

    Status addFile(const std::string &path, ByteSourcePtr bytes, bool isAlone)
    {
        const auto sniffed = sniff(path, *bytes);
        if (!sniffed)
            return tl::unexpected(sniffed.error());
        if (isAlone && sniffed->format == "zip")
            return addMembers(members::ofZip(bytes, path, m_task), {});
        if (isAlone && isFalseZip(path, *bytes))
            return failure(ErrorCode::BadFormat, "the file is named .zip and is no zip archive" + (sniffed->format.empty() ? std::string() : ": it is " + sniffed->format), path);
        if (bytes->size() > members::largestMember)
            return failure(ErrorCode::TooLarge, "larger than 4 GB", path);
        m_members.files.push_back({fs::path(path).filename().generic_string(), std::move(bytes)});
        return {};
    }

    Result<LoadedSubmission> finish()
    {
        makePathsUnique();
        std::sort(m_members.files.begin(), m_members.files.end(), [](const auto &a, const auto &b) { return a.path < b.path; });
        LoadedSubmission out;
        out.warnings = std::move(m_members.warnings);
        SubmissionJson said = readOwnWords(out);
        for (members::Member &member : m_members.files) {
            auto artifact = loadArtifact(member.path, std::move(member.bytes), m_task);
            if (!artifact)
                return tl::unexpected(artifact.error());
            out.artifacts.push_back(std::move(*artifact));
        }
        refinePlatform(out.artifacts);
        refineRoles(out.artifacts);
        for (LoadedArtifact &artifact : out.artifacts)
            if (artifact.info.role == Role::Traffic)
                artifact.info.phase = phaseOf(artifact.info.path);
        obey(said, out);
        shareFiles(out);
        out.info = std::move(said.info);
        return out;
    }

private:
    Status addMembers(Result<members::Members> found, const std::string &prefix)
    {
        if (!found)
            return tl::unexpected(found.error());
        for (members::Member &member : found->files)
            m_members.files.push_back({prefix + member.path, std::move(member.bytes)});
        for (Diagnostic &warning : found->warnings)
            m_members.warnings.push_back(std::move(warning));
        return m_members.files.size() > members::mostMembers ? Status(failure(ErrorCode::TooLarge, "more than 20,000 files")) : Status();
    }

    /// Files given one by one may bear the same name: a path names one artifact only.
    void makePathsUnique()
    {
        std::set<std::string> taken;
        for (members::Member &member : m_members.files) {
            std::string path = isValidUtf8(member.path) ? member.path : repairUtf8(member.path);
            for (int i = 2; !taken.insert(path).second; ++i)
                path = stemOf(member.path) + "~" + std::to_string(i) + member.path.substr(stemOf(member.path).size());
            member.path = std::move(path);
        }
    }

    SubmissionJson readOwnWords(LoadedSubmission &out)
    {
        const auto own = std::find_if(m_members.files.begin(), m_members.files.end(), [](const auto &member) { return member.path == ownWords; });
        if (own == m_members.files.end())
            return {};
        constexpr std::uint64_t largest = 4u * 1024 * 1024;
        const auto bytes = readAll(*own->bytes, largest);
        if (!bytes) {
            out.warnings.push_back({name(bytes.error().code), "submission.json could not be read: " + bytes.error().detail, "submission.json"});
            return {};
        }
        SubmissionJson said = readSubmissionJson(*bytes);
        std::move(said.warnings.begin(), said.warnings.end(), std::back_inserter(out.warnings));
        return said;
    }

    void obey(SubmissionJson &said, LoadedSubmission &out)
    {
        for (LoadedArtifact &artifact : out.artifacts) {
            const auto named = said.artifacts.find(artifact.info.path);
            if (named == said.artifacts.end())
                continue;
            named->second.isFound = true;
            if (named->second.phase != Phase::Unknown)
                artifact.info.phase = named->second.phase;
            if (named->second.role != Role::Unknown)
                artifact.info.role = named->second.role;
        }
        for (const auto &[path, named] : said.artifacts)
            if (!named.isFound)
                out.warnings.push_back({"artifact_missing", "submission.json names a file that is not there.", path});
    }

    /// A capture that lies in a folder named for a phase, or is so named itself, belongs to it: "after_refusal/3.har".
    static Phase phaseOf(const std::string &path)
    {
        std::string rest = toLowerAscii(path);
        std::replace(rest.begin(), rest.end(), '-', '_');
        std::replace(rest.begin(), rest.end(), ' ', '_');
        for (fs::path part = rest; !part.empty(); part = part.parent_path())
            if (const auto phase = phaseFromName(part.stem().generic_string()))
                return *phase;
        return Phase::Unknown;
    }

    /// Secrets are found by the connection they belong to: every capture may look into every log. Bodies may lie in files of their own.
    static void shareFiles(LoadedSubmission &out)
    {
        std::vector<ByteSourcePtr> logs;
        auto files = std::make_shared<std::map<std::string, ByteSourcePtr>>();
        for (const LoadedArtifact &artifact : out.artifacts) {
            files->emplace(artifact.info.path, artifact.bytes);
            if (artifact.info.role == Role::KeyLog)
                logs.push_back(artifact.bytes);
        }
        for (LoadedArtifact &artifact : out.artifacts) {
            if (artifact.info.role != Role::Traffic)
                continue;
            artifact.keyLogs = logs;
            artifact.files = files;
        }
    }

    const TaskContext &m_task;
    std::set<std::string> m_given;      ///< absolute paths of the single files
    members::Members m_members;
};

}  // namespace

Result<LoadedArtifact> loadArtifact(const std::string &path, ByteSourcePtr bytes, const TaskContext &task)
{
    const auto sniffed = sniff(path, *bytes);
    if (!sniffed)
        return tl::unexpected(sniffed.error());
    const auto hash = hashOf(*bytes, task);
    if (!hash)
        return tl::unexpected(hash.error());
    LoadedArtifact artifact;
    artifact.info.path = path;
    artifact.info.role = sniffed->role;
    artifact.info.format = sniffed->format;
    artifact.info.bytes = bytes->size();
    artifact.info.sha256 = *hash;
    artifact.bytes = std::move(bytes);
    return artifact;
}

std::string neighbourPath(const std::string &capturePath, const std::string &name)
{
    const fs::path path = (fs::path(capturePath).parent_path() / name).lexically_normal();
    const bool leadsOut = path.is_absolute() || path.begin() == path.end() || *path.begin() == "..";
    return leadsOut ? std::string() : path.generic_string();
}

std::vector<ByteSourcePtr> keyLogsBeside(const std::string &path)
{
    std::vector<ByteSourcePtr> out;
    for (const std::string &candidate : keyLogPathsBeside(path))
        if (auto file = openFile(candidate))
            out.push_back(std::move(*file));
    return out;
}

Result<LoadedSubmission> loadSubmission(const std::vector<std::string> &paths, const TaskContext &task)
{
    if (paths.empty())
        return failure(ErrorCode::InvalidArgument, "no path given");
    Loader loader(task);
    const bool isAlone = paths.size() == 1;
    for (const std::string &path : paths)
        if (const Status added = loader.addPath(isAlone ? folderMeantBy(path) : path, isAlone); !added)
            return tl::unexpected(added.error());
    return loader.finish();
}

Result<LoadedSubmission> loadSubmission(const std::string &name, ByteSourcePtr bytes, const TaskContext &task)
{
    Loader loader(task);
    if (const Status added = loader.addFile(name, std::move(bytes), true); !added)
        return tl::unexpected(added.error());
    return loader.finish();
}

}  // namespace probity
