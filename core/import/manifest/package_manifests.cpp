// The manifests inside a package: compiled mini-programs, apps as they are installed, signed extensions.
#include "import/manifest/readers.h"

#include <algorithm>
#include <array>
#include <set>

#include "import/manifest/sdk_fingerprints.h"
#include "import/package/package.h"
#include "import/submission_loader.h"

namespace probity::manifest {

namespace {

using Path = std::string_view;

bool endsWith(Path path, Path end) noexcept
{
    return path.size() >= end.size() && path.substr(path.size() - end.size()) == end;
}
std::ptrdiff_t depthOf(Path path) noexcept
{
    return std::count(path.begin(), path.end(), '/');
}

/// What a file of a package is for us. Main says who the app is; More adds what it asks for; Data is needed to
/// read another.
enum class Place { Main, More, Data, None };

Place placeInWxapkg(Path path)
{
    if (path == "app-config.json")
        return Place::Main;
    return path == "game.json" || path == "ext.json" || path == "plugin.json" ? Place::More : Place::None;
}

/// Payload/<name>.app/…: the app itself, its extensions and the frameworks it carries.
Place placeInApk(Path path)
{
    return path == "AndroidManifest.xml" ? Place::Main : path == "resources.arsc" ? Place::Data : Place::None;
}

Place placeInIpa(Path path)
{
    constexpr Path root = "Payload/";
    if (path.substr(0, root.size()) != root || path.find(".app/") == Path::npos)
        return Place::None;
    if (endsWith(path, ".app/Info.plist") && depthOf(path) == 2)
        return Place::Main;
    const bool isExtension = endsWith(path, ".appex/Info.plist") || endsWith(path, ".app/Info.plist");
    const bool isRight = endsWith(path, ".xcent") || (endsWith(path, ".app/embedded.mobileprovision") && depthOf(path) == 2);
    return isExtension || isRight || endsWith(path, "/PrivacyInfo.xcprivacy") ? Place::More : Place::None;
}

Place placeInExtension(Path path)
{
    return path == "manifest.json" ? Place::Main : Place::None;
}

struct PackageKind {
    const char *format;
    Place (*placeOf)(Path);
    const char *platform;
    const char *main;       ///< the file that says what the app asks for
    Loss withoutMain;       ///< the later parts of a mini-program that is delivered in several packages have none
};
constexpr std::array<PackageKind, 4> kinds{{{"wxapkg", placeInWxapkg, "wechat-miniprogram", "app-config.json", Loss::None},
                                            {"android-apk", placeInApk, "android", "AndroidManifest.xml", Loss::Some},
                                            {"apple-ipa", placeInIpa, "ios", "Payload/*.app/Info.plist", Loss::Some},
                                            {"browser-extension-package", placeInExtension, "chrome-extension", "manifest.json", Loss::Some}}};

std::string inPackage(const std::string &path, const std::string &pointer)
{
    return pointer.empty() ? path : path + "#" + pointer;
}

/// Adds what one manifest of the package says.
void take(ManifestReading &inner, ManifestFile &file, Place place, ManifestReading &reading)
{
    if (place == Place::Main) {
        reading.app = std::move(inner.app);
        reading.version = std::move(inner.version);
        reading.appType = std::move(inner.appType);
        reading.minimumPlatform = std::move(inner.minimumPlatform);
    }
    for (ManifestItem &item : inner.items) {
        item.pointer = inPackage(file.path, item.pointer);
        add(reading, std::move(item));
    }
    for (Diagnostic &warning : inner.artifact.warnings)
        warn(reading, warning.code.c_str(), std::move(warning.message), file.path + (warning.where.empty() ? "" : ": " + warning.where));
    reading.artifact.complete = reading.artifact.complete && inner.artifact.complete;
    file.text = std::move(inner.text);
}

Status readOne(const PackageFile &from, Place place, const std::string &resources, ManifestFile &file, ManifestReading &reading)
{
    const auto sniffed = sniff(from.path, *from.source);
    if (!sniffed)
        return tl::unexpected(sniffed.error());
    const auto bytes = readAll(*from.source, largestManifest);
    if (!bytes && bytes.error().code != ErrorCode::TooLarge)
        return tl::unexpected(bytes.error());
    ManifestReading inner;
    inner.artifact.path = from.path;
    inner.artifact.format = sniffed->format;
    if (bytes && inner.artifact.format == "android-manifest-binary")
        readBinaryAndroidXml(*bytes, resources, inner);
    else if (bytes)
        readByFormat(*bytes, inner);
    else
        warn(inner, "too_large", "The file is larger than 16 MB, which no manifest is; it was not read.", {}, Loss::Some);
    take(inner, file, place, reading);
    return {};
}

/// The bytes that names in the manifest lead into; empty where there are none.
Result<std::string> dataOf(const Package &package, Place (*placeOf)(Path))
{
    for (const PackageFile &file : package.files)
        if (file.source && placeOf(file.path) == Place::Data)
            return readAll(*file.source, file.source->size());
    return std::string();
}

/// Frameworks that an app carries: "Payload/<name>.app/Frameworks/<framework>.framework/…". Each SDK once.
void addFrameworks(ManifestReading &reading)
{
    constexpr Path folder = "/Frameworks/";
    constexpr Path end = ".framework/";
    std::set<std::string> taken;
    for (const ManifestFile &file : reading.files) {
        const std::size_t start = file.path.find(folder);
        const std::size_t stop = start == std::string::npos ? start : file.path.find(end, start);
        if (stop == std::string::npos)
            continue;
        const std::size_t name = start + folder.size();
        const std::string &sdk = sdkOfFramework(Path(file.path).substr(name, stop - name));
        if (!sdk.empty() && taken.insert(sdk).second)
            add(reading, ManifestItem::Kind::Sdk, sdk, file.path.substr(0, stop + end.size() - 1), 0);
    }
}

}  // namespace

Status readPackageManifests(const ByteSourcePtr &bytes, ManifestReading &reading, const TaskContext &task)
{
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const PackageKind &one) { return reading.artifact.format == one.format; });
    if (kind == kinds.end()) {
        warn(reading, "unsupported_format", "This version does not read packages of this format (" + reading.artifact.format + ").", {}, Loss::Some);
        return {};
    }
    const auto package = readPackage(bytes, reading.artifact.format, [&](const std::string &path, std::uint64_t) { return kind->placeOf(path) != Place::None; }, task);
    if (!package)
        return tl::unexpected(package.error());
    reading.app.platform = PlatformId(kind->platform);
    for (const Diagnostic &warning : package->warnings)
        warn(reading, warning.code.c_str(), warning.message, warning.where);
    reading.artifact.complete = reading.artifact.complete && package->isComplete;
    const auto resources = dataOf(*package, kind->placeOf);
    if (!resources)
        return tl::unexpected(resources.error());
    bool hasMain = false;
    for (const PackageFile &from : package->files) {
        if (task.isStopRequested())
            return failure(ErrorCode::Stopped, "stopped", reading.artifact.path);
        ManifestFile file;
        file.path = from.path;
        file.bytes = from.bytes;
        if (from.source) {
            const Place place = kind->placeOf(from.path);
            if (place != Place::Data)
                if (const Status read = readOne(from, place, *resources, file, reading); !read)
                    return read;
            hasMain = hasMain || place == Place::Main;
        }
        reading.files.push_back(std::move(file));
    }
    if (task.isStopRequested())
        return failure(ErrorCode::Stopped, "stopped", reading.artifact.path);
    addFrameworks(reading);
    if (!hasMain)
        warn(reading, "no_manifest_in_package", std::string("The package holds no ") + kind->main + "; what the app asks for is not known from it.", {}, kind->withoutMain);
    return {};
}

}  // namespace probity::manifest
