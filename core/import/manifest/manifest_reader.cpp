#include "import/manifest/manifest_reader.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/manifest/readers.h"
#include "import/submission_loader.h"

namespace probity {

namespace manifest {

void warn(ManifestReading &reading, const char *code, std::string message, std::string where, Loss loss)
{
    constexpr std::size_t most = 100;   // a hostile file must not fill the report
    if (loss == Loss::Some)
        reading.artifact.complete = false;
    if (reading.artifact.warnings.size() < most)
        reading.artifact.warnings.push_back({code, std::move(message), std::move(where)});
}

void add(ManifestReading &reading, ManifestItem::Kind kind, const std::string &name, std::string pointer, std::size_t line, bool isRequest,
         std::string purposeText)
{
    constexpr std::size_t most = 20'000;
    if (reading.items.size() == most)
        warn(reading, "too_many_items", "More than 20,000 items; the rest was not read.", pointer, Loss::Some);
    if (reading.items.size() >= most)
        return;
    ManifestItem item;
    item.kind = kind;
    item.name = name;
    item.pointer = std::move(pointer);
    item.purposeText = std::move(purposeText);
    item.line = line;
    item.isRequest = isRequest;
    reading.items.push_back(std::move(item));
}

void addStrings(ManifestReading &reading, const JsonValue &object, std::string_view key, ManifestItem::Kind kind, bool isRequest)
{
    const JsonValue *list = object.find(key);
    if (list == nullptr || list->kind == JsonValue::Kind::Null)
        return;
    const std::string parent = jsonPointer("", key);
    if (!list->isArray()) {
        warn(reading, "unexpected_type", "A list of names belongs here; it was not read.", parent, Loss::Some);
        return;
    }
    for (std::size_t i = 0; i < list->members.size(); ++i) {
        const JsonValue &value = list->members[i].second;
        const std::string pointer = jsonPointer(parent, std::to_string(i));
        if (value.isString())
            add(reading, kind, value.text, pointer, value.line, isRequest);
        else
            warn(reading, "unexpected_type", "A name in quotes belongs here; it was not read.", pointer, Loss::Some);
    }
}

std::size_t LineCounter::at(std::ptrdiff_t offset) noexcept
{
    const std::size_t wanted = std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)), m_text.size());
    if (wanted < m_offset) {
        m_offset = 0;
        m_line = 1;
    }
    for (; m_offset < wanted; ++m_offset)
        m_line += m_text[m_offset] == '\n' ? 1u : 0u;
    return m_line;
}

}  // namespace manifest

namespace {

using manifest::Loss;
using JsonReader = void (*)(const JsonValue &, ManifestReading &);
using TextReader = void (*)(std::string_view, ManifestReading &);

/// A manifest larger than this is none: the largest real ones have some hundred kilobytes.
constexpr std::uint64_t largest = 16u * 1024 * 1024;

struct JsonFormat {
    const char *format;
    JsonReader read;
};
constexpr std::array<JsonFormat, 13> jsonFormats{{{"wechat-app-json", manifest::readWechatApp},
                                                  {"wechat-app-config", manifest::readWechatApp},
                                                  {"wechat-page-json", manifest::readWechatApp},
                                                  {"wechat-project-config", manifest::readWechatProject},
                                                  {"wechat-project-private-config", manifest::readWechatProject},
                                                  {"wechat-ext-json", manifest::readWechatExt},
                                                  {"wechat-sitemap", manifest::readWechatSitemap},
                                                  {"wechat-guideline", manifest::readWechatGuideline},
                                                  {"wechat-miniapp-json", manifest::readNothingMore},
                                                  {"uniapp-pages", manifest::readNothingMore},
                                                  {"uniapp-manifest", manifest::readUniapp},
                                                  {"chrome-extension-manifest", manifest::readWebExtension},
                                                  {"firefox-extension-manifest", manifest::readWebExtension}}};
struct TextFormat {
    const char *format;
    TextReader read;
};
constexpr std::array<TextFormat, 4> textFormats{{{"android-manifest-xml", manifest::readAndroidXml},
                                                 {"apple-info-plist", manifest::readApplePlist},
                                                 {"apple-privacy-manifest", manifest::readApplePlist},
                                                 {"play-data-safety-csv", manifest::readPlayCsv}}};

void readJsonFormat(JsonReader read, ManifestReading &reading)
{
    const JsonText json = readJsonText(reading.text);
    for (const Diagnostic &fault : json.faults)
        manifest::warn(reading, fault.code.c_str(), fault.message, fault.where, Loss::Some);
    if (json.hasComments)
        manifest::warn(reading, "json_with_comments", "Comments or trailing commas, which JSON does not know; they were passed over.", {});
    if (!json.root.isObject()) {
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
    if (bytes.size() > largest) {
        manifest::warn(reading, "too_large", "The file is larger than 16 MB, which no manifest is; it was not read.", {}, Loss::Some);
        return reading;
    }
    const auto all = readAll(bytes, largest);
    if (!all)
        return tl::unexpected(all.error());
    if (task.isStopRequested())
        return failure(ErrorCode::Stopped, "stopped", info.path);
    const std::string &format = reading.artifact.format;
    const auto isFormat = [&](const auto &row) { return format == row.format; };
    if (const auto json = std::find_if(jsonFormats.begin(), jsonFormats.end(), isFormat); json != jsonFormats.end()) {
        readText(*all, reading);
        readJsonFormat(json->read, reading);
    } else if (const auto text = std::find_if(textFormats.begin(), textFormats.end(), isFormat); text != textFormats.end()) {
        readText(*all, reading);
        text->read(reading.text, reading);
    } else if (format == "apple-plist-binary") {
        manifest::readBinaryPlist(*all, reading);
    } else {
        if (all->find('\0') == std::string::npos)
            readText(*all, reading);
        manifest::warn(reading, "unsupported_format", "This version does not read manifests of this format" + (format.empty() ? std::string(".") : " (" + format + ")."), {},
                       Loss::Some);
    }
    return reading;
}

}  // namespace probity
