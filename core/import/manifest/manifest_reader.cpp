#include "import/manifest/manifest_reader.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/manifest/readers.h"
#include "import/package/package.h"
#include "import/submission_loader.h"

namespace probity {

namespace {

using manifest::Loss;
using JsonReader = void (*)(const JsonValue &, ManifestReading &);
using TextReader = void (*)(std::string_view, ManifestReading &);

struct JsonFormat {
    const char *format;
    JsonReader read;
};
constexpr std::array<JsonFormat, 29> jsonFormats{{{"wechat-app-json", manifest::readWechatApp},
                                                  {"wechat-app-config", manifest::readWechatApp},
                                                  {"wechat-page-json", manifest::readWechatApp},
                                                  {"wechat-project-config", manifest::readWechatProject},
                                                  {"wechat-project-private-config", manifest::readWechatProject},
                                                  {"wechat-ext-json", manifest::readWechatExt},
                                                  {"wechat-sitemap", manifest::readWechatSitemap},
                                                  {"wechat-privacy-guideline", manifest::readWechatGuideline},
                                                  {"wechat-miniapp-json", manifest::readWechatMiniapp},
                                                  {"wechat-domain-list", manifest::readWechatDomains},
                                                  {"wechat-penalty-record", manifest::readWechatPenalties},
                                                  {"uniapp-pages", manifest::readNothingMore},
                                                  {"uniapp-manifest", manifest::readUniapp},
                                                  {"chrome-extension-manifest", manifest::readWebExtension},
                                                  {"firefox-extension-manifest", manifest::readWebExtension},
                                                  {"alipay-app-json", manifest::readOtherMiniProgram},
                                                  {"alipay-page-json", manifest::readOtherMiniProgram},
                                                  {"alipay-project", manifest::readOtherProject},
                                                  {"douyin-app-json", manifest::readOtherMiniProgram},
                                                  {"douyin-page-json", manifest::readOtherMiniProgram},
                                                  {"douyin-project", manifest::readOtherProject},
                                                  {"baidu-app-json", manifest::readOtherMiniProgram},
                                                  {"baidu-page-json", manifest::readOtherMiniProgram},
                                                  {"baidu-project", manifest::readOtherProject},
                                                  {"kuaishou-app-json", manifest::readOtherMiniProgram},
                                                  {"kuaishou-page-json", manifest::readOtherMiniProgram},
                                                  {"kuaishou-project", manifest::readOtherProject},
                                                  {"web-app-manifest", manifest::readWebApp},
                                                  {"probity-declaration", manifest::readDeclarationJson}}};
struct TextFormat {
    const char *format;
    TextReader read;
};
constexpr std::array<TextFormat, 8> textFormats{{{"wechat-penalty-xml", manifest::readWechatPenaltyXml},
                                                 {"android-manifest-xml", manifest::readAndroidXml},
                                                 {"apple-info-plist", manifest::readApplePlist},
                                                 {"apple-privacy-manifest", manifest::readApplePlist},
                                                 {"apple-entitlements", manifest::readApplePlist},
                                                 {"play-data-safety-csv", manifest::readPlayCsv},
                                                 {"taro-app-config", manifest::readTaroConfig},
                                                 {"declaration-table", manifest::readDeclarationTable}}};

void readJsonFormat(JsonReader read, ManifestReading &reading)
{
    const JsonText json = readJsonText(reading.text);
    for (const Diagnostic &fault : json.faults)
        manifest::warn(reading, fault.code.c_str(), fault.message, fault.where, Loss::Some);
    if (json.hasComments)
        manifest::warn(reading, "json_with_comments", "Comments or trailing commas, which JSON does not know; they were passed over.", {});
    const bool isListOfRecords = json.root.isArray() && reading.artifact.format == "wechat-penalty-record";
    if (!json.root.isObject() && !isListOfRecords) {
        if (json.faults.empty())
            manifest::warn(reading, "unexpected_type", "The manifest is no JSON object; nothing in it was read.", "/", Loss::Some);
        return;
    }
    read(json.root, reading);
}

void readText(const std::string &bytes, ManifestReading &reading)
{
    const DecodedText decoded = decodeText(bytes);
    reading.text = decoded.encoding == Encoding::Utf8 && decoded.replaced == 0 ? bytes : toUtf8(decoded.text);
    if (decoded.hadByteOrderMark && reading.text.rfind("\xEF\xBB\xBF", 0) == 0)
        reading.text.erase(0, 3);
    if (decoded.encoding != Encoding::Utf8)
        manifest::warn(reading, "encoding", std::string("The file is not UTF-8; it was read as ") + name(decoded.encoding) + ".", {});
    if (decoded.replaced > 0)
        manifest::warn(reading, "invalid_text", std::to_string(decoded.replaced) + " malformed characters were replaced.", {}, Loss::Some);
}

}  // namespace

namespace manifest {

void readByFormat(const std::string &bytes, ManifestReading &reading)
{
    const std::string &format = reading.artifact.format;
    const auto isFormat = [&](const auto &row) { return format == row.format; };
    if (const auto json = std::find_if(jsonFormats.begin(), jsonFormats.end(), isFormat); json != jsonFormats.end()) {
        readText(bytes, reading);
        readJsonFormat(json->read, reading);
    } else if (const auto text = std::find_if(textFormats.begin(), textFormats.end(), isFormat); text != textFormats.end()) {
        readText(bytes, reading);
        text->read(reading.text, reading);
    } else if (format == "apple-plist-binary") {
        readBinaryPlist(bytes, reading);
    } else if (format == "apple-provisioning-profile") {
        readProvisioningProfile(bytes, reading);
    } else if (format == "android-manifest-binary") {
        readBinaryAndroidXml(bytes, {}, reading);
    } else {
        if (bytes.find('\0') == std::string::npos)
            readText(bytes, reading);
        warn(reading, "unsupported_format", "This version does not read manifests of this format" + (format.empty() ? std::string(".") : " (" + format + ")."), {}, Loss::Some);
    }
}

}  // namespace manifest

std::vector<std::string> manifestFormats()
{
    std::vector<std::string> out{"apple-plist-binary", "apple-provisioning-profile", "android-manifest-binary"};
    for (const JsonFormat &row : jsonFormats)
        out.emplace_back(row.format);
    for (const TextFormat &row : textFormats)
        out.emplace_back(row.format);
    for (const char *package : {"wxapkg", "android-apk", "android-app-bundle", "apple-ipa", "browser-extension-package"})
        if (isPackageFormat(package))
            out.emplace_back(package);
    return out;
}

Result<ManifestReading> readManifest(const ByteSource &bytes, const ArtifactInfo &info, const TaskContext &task)
{
    if (task.isStopRequested())
        return failure(ErrorCode::Stopped, "stopped", info.path);
    ManifestReading reading;
    reading.artifact = info;
    if (reading.artifact.format.empty()) {
        const auto sniffed = sniff(info.path, bytes);
        if (!sniffed)
            return tl::unexpected(sniffed.error());
        reading.artifact.format = sniffed->format;
    }
    if (isPackageFormat(reading.artifact.format)) {
        const ByteSourcePtr borrowed(ByteSourcePtr(), &bytes);
        if (const Status read = manifest::readPackageManifests(borrowed, reading, task); !read)
            return tl::unexpected(read.error());
        return reading;
    }
    if (bytes.size() > manifest::largestManifest) {
        manifest::warn(reading, "too_large", "The file is larger than 16 MB, which no manifest is; it was not read.", {}, Loss::Some);
        return reading;
    }
    const auto all = readAll(bytes, manifest::largestManifest);
    if (!all)
        return tl::unexpected(all.error());
    if (task.isStopRequested())
        return failure(ErrorCode::Stopped, "stopped", info.path);
    manifest::readByFormat(*all, reading);
    return reading;
}

}  // namespace probity
