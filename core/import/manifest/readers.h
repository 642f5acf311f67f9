#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "import/manifest/json_text.h"
#include "model/manifest.h"

/// One reader a manifest format. Each adds items, app facts and warnings to a reading whose artifact and text are set;
/// none fails: what it does not understand becomes a warning with its place.
namespace probity::manifest {

/// Adds a warning; `isLoss` marks the reading incomplete.
enum class Loss { None, Some };
void warn(ManifestReading &reading, const char *code, std::string message, std::string where, Loss loss = Loss::None);
/// Appends an item.
void add(ManifestReading &reading, ManifestItem::Kind kind, const std::string &name, std::string pointer, std::size_t line, bool isRequest = false,
         std::string purposeText = {});
/// The list of strings at `key`; other elements are warned of.
void addStrings(ManifestReading &reading, const JsonValue &object, std::string_view key, ManifestItem::Kind kind, bool isRequest);
/// 1-based lines of byte offsets. Counts on from the last offset asked for, so that offsets in rising order cost one pass.
class LineCounter {
public:
    explicit LineCounter(std::string_view text) : m_text(text) {}
    std::size_t at(std::ptrdiff_t offset) noexcept;

private:
    std::string_view m_text;
    std::size_t m_offset = 0;
    std::size_t m_line = 1;
};

void readWechatApp(const JsonValue &root, ManifestReading &reading);            ///< app.json, compiled app-config.json, page JSON
void readWechatProject(const JsonValue &root, ManifestReading &reading);        ///< project.config.json, project.private.config.json
void readWechatExt(const JsonValue &root, ManifestReading &reading);            ///< ext.json
void readWechatSitemap(const JsonValue &root, ManifestReading &reading);
void readWechatGuideline(const JsonValue &root, ManifestReading &reading);      ///< getprivacysetting / setprivacysetting
/// Files that belong to a manifest and ask for nothing: pages.json of uni-app, *.miniapp.json.
void readNothingMore(const JsonValue &root, ManifestReading &reading);
void readUniapp(const JsonValue &root, ManifestReading &reading);               ///< uni-app manifest.json
void readWebExtension(const JsonValue &root, ManifestReading &reading);         ///< Chrome, Firefox manifest.json
void readAndroidXml(std::string_view utf8, ManifestReading &reading);
void readApplePlist(std::string_view utf8, ManifestReading &reading);           ///< Info.plist and PrivacyInfo.xcprivacy as XML
void readBinaryPlist(std::string_view bytes, ManifestReading &reading);          ///< the same in binary; sets the text
void readPlayCsv(std::string_view utf8, ManifestReading &reading);              ///< data safety export

}  // namespace probity::manifest
