#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_source.h"
#include "base/task_context.h"
#include "import/manifest/json_text.h"
#include "model/manifest.h"

/// One reader a manifest format. Each adds items, app facts and warnings to a reading whose artifact and text are set;
/// none fails: what it does not understand becomes a warning with its place.
namespace probity::manifest {

/// Adds a warning; `isLoss` marks the reading incomplete.
enum class Loss { None, Some };
void warn(ManifestReading &reading, const char *code, std::string message, std::string where, Loss loss = Loss::None);
/// A manifest larger than this is none: the largest real ones have some hundred kilobytes.
constexpr std::uint64_t largestManifest = 16u * 1024 * 1024;

/// Fills a reading whose artifact is set, by its format.
void readByFormat(const std::string &bytes, ManifestReading &reading);
/// The same for every manifest inside a package, and the list of its files. Fails only when stopped or when `bytes` fails.
Status readPackageManifests(const ByteSourcePtr &bytes, ManifestReading &reading, const TaskContext &task);

/// Appends an item; at most 20,000.
void add(ManifestReading &reading, ManifestItem item);
void add(ManifestReading &reading, ManifestItem::Kind kind, const std::string &name, std::string pointer, std::size_t line, bool isRequest = false,
         std::string purposeText = {});
/// Appends a feature with the value it is set to.
void addSetting(ManifestReading &reading, const std::string &name, std::string pointer, std::size_t line, std::string value);
/// The list of strings at `key`; other elements are warned of.
void addStrings(ManifestReading &reading, const JsonValue &object, std::string_view key, ManifestItem::Kind kind, bool isRequest);
/// Warns that a text stops being XML at an offset.
void warnOfXml(ManifestReading &reading, std::string_view text, const char *what, std::ptrdiff_t offset);
/// The members of an object that are no containers, as settings with their values.
void addScalars(ManifestReading &reading, const JsonValue &object, const std::string &parent, std::initializer_list<const char *> keys);
/// "line 3 column 9, /permission": where a warning points; the pointer alone where there is no value.
std::string placeOf(const JsonValue *value, const std::string &pointer);
/// The package that a path of a JavaScript module names: "@vant/weapp/button/index" → "@vant/weapp".
std::string packageOf(std::string_view path);
/// 1-based lines of byte offsets, asked for in any order. Looks through the text once.
class LineCounter {
public:
    explicit LineCounter(std::string_view text);
    std::size_t at(std::ptrdiff_t offset) const noexcept;

private:
    std::vector<std::uint32_t> m_ends;      ///< where the line feeds stand
};

void readWechatApp(const JsonValue &root, ManifestReading &reading);            ///< app.json, compiled app-config.json, page JSON
void readWechatProject(const JsonValue &root, ManifestReading &reading);        ///< project.config.json, project.private.config.json
void readWechatExt(const JsonValue &root, ManifestReading &reading);            ///< ext.json
void readWechatSitemap(const JsonValue &root, ManifestReading &reading);
void readWechatMiniapp(const JsonValue &root, ManifestReading &reading);        ///< app.miniapp.json, project.miniapp.json
void readWechatDomains(const JsonValue &root, ManifestReading &reading);        ///< server and web-view domains
void readWechatPenalties(const JsonValue &root, ManifestReading &reading);      ///< wxa_punish_event, one or a list
void readWechatPenaltyXml(std::string_view utf8, ManifestReading &reading);     ///< the same as it is pushed
void readWechatGuideline(const JsonValue &root, ManifestReading &reading);      ///< getprivacysetting / setprivacysetting
/// Files that belong to a manifest and ask for nothing: pages.json of uni-app.
void readNothingMore(const JsonValue &root, ManifestReading &reading);
/// Whose mini-program a format belongs to: "alipay-miniprogram", …; WeChat's unless it says otherwise.
const char *miniProgramPlatform(const std::string &format) noexcept;
void readOtherMiniProgram(const JsonValue &root, ManifestReading &reading);     ///< app.json and page JSON of Alipay, Douyin, Baidu, Kuaishou
void readOtherProject(const JsonValue &root, ManifestReading &reading);         ///< mini.project.json and its like
void readTaroConfig(std::string_view utf8, ManifestReading &reading);           ///< says that it is a program
void readUniapp(const JsonValue &root, ManifestReading &reading);               ///< uni-app manifest.json
void readWebExtension(const JsonValue &root, ManifestReading &reading);         ///< Chrome, Firefox manifest.json
void readWebApp(const JsonValue &root, ManifestReading &reading);               ///< manifest.webmanifest (W3C, "Web Application Manifest")
/// Whether a text is a table whose headings we know as those of declarations.
bool isDeclarationTable(std::string_view text);
void readDeclarationTable(std::string_view utf8, ManifestReading &reading);     ///< CSV with headings of one's own
void readDeclarationJson(const JsonValue &root, ManifestReading &reading);      ///< {"schema": "probity.declaration/1", …}
void readAndroidXml(std::string_view utf8, ManifestReading &reading);
/// The compiled form; `resources` is the app's resources.arsc or empty. Sets the text; lines are those of that text.
void readBinaryAndroidXml(std::string_view bytes, std::string_view resources, ManifestReading &reading);
void readApplePlist(std::string_view utf8, ManifestReading &reading);           ///< Info.plist, PrivacyInfo.xcprivacy, entitlements as XML
void readProvisioningProfile(std::string_view bytes, ManifestReading &reading);  ///< embedded.mobileprovision; sets the text
void readBinaryPlist(std::string_view bytes, ManifestReading &reading);         ///< the same in binary; sets the text
void readPlayCsv(std::string_view utf8, ManifestReading &reading);              ///< data safety export

}  // namespace probity::manifest
