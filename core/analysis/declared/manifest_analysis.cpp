#include "analysis/declared/manifest_analysis.h"

#include <array>
#include <string_view>

#include "base/text.h"

namespace probity {

namespace {

using Kind = ManifestItem::Kind;

struct Row {
    const char *format;         ///< how the format begins
    Kind kind;
    const char *vocabulary;     ///< of the taxonomy's crosswalks
};
/// Which vocabulary a name belongs to. A format with several rows of one kind builds for several platforms, whose names differ.
constexpr std::array<Row, 32> rows{{{"wechat-", Kind::Permission, "wechat_scope"},
                                    {"wechat-", Kind::PrivateInfo, "wechat_private_info"},
                                    {"wechat-", Kind::BackgroundMode, "wechat_background_mode"},
                                    {"wechat-", Kind::PrivacyKey, "wechat_privacy_key"},
                                    {"wxapkg", Kind::Permission, "wechat_scope"},
                                    {"wxapkg", Kind::PrivateInfo, "wechat_private_info"},
                                    {"wxapkg", Kind::BackgroundMode, "wechat_background_mode"},
                                    {"uniapp-", Kind::Permission, "wechat_scope"},
                                    {"uniapp-", Kind::Permission, "android_permission"},
                                    {"uniapp-", Kind::Permission, "apple_usage_key"},
                                    {"uniapp-", Kind::PrivateInfo, "wechat_private_info"},
                                    {"uniapp-", Kind::BackgroundMode, "wechat_background_mode"},
                                    {"android-", Kind::Permission, "android_permission"},
                                    {"apple-", Kind::Permission, "apple_usage_key"},
                                    {"apple-", Kind::PrivacyKey, "apple_data_type"},
                                    {"apple-", Kind::Permission, "apple_entitlement"},
                                    {"play-", Kind::PrivacyKey, "play_data_type"},
                                    {"alipay-", Kind::Permission, "miniprogram_scope"},
                                    {"douyin-", Kind::Permission, "miniprogram_scope"},
                                    {"baidu-", Kind::Permission, "miniprogram_scope"},
                                    {"kuaishou-", Kind::Permission, "miniprogram_scope"},
                                    {"chrome-extension-", Kind::Permission, "webextension_permission"},
                                    {"firefox-extension-", Kind::Permission, "webextension_permission"},
                                    {"browser-extension-", Kind::Permission, "webextension_permission"},
                                    {"firefox-extension-", Kind::PrivacyKey, "firefox_data_permission"},
                                    {"browser-extension-", Kind::PrivacyKey, "firefox_data_permission"},
                                    {"declaration-table", Kind::Permission, "android_permission"},
                                    {"declaration-table", Kind::Permission, "wechat_scope"},
                                    {"declaration-table", Kind::PrivacyKey, "data_name"},
                                    {"probity-declaration", Kind::Permission, "android_permission"},
                                    {"probity-declaration", Kind::Permission, "wechat_scope"},
                                    {"probity-declaration", Kind::PrivacyKey, "data_name"}}};

/// Names that people choose; they are known in lower case, and by the names of the categories.
constexpr std::string_view freeNames = "data_name";

std::vector<CategoryId> named(const std::string &name, const Taxonomy &taxonomy)
{
    const std::string lower = toLowerAscii(name);
    for (const Category &category : taxonomy.categories())
        if (category.id.value == lower || category.name.zh == name || toLowerAscii(category.name.en) == lower)
            return {category.id};
    return {};
}

std::vector<CategoryId> categoriesOf(const ManifestItem &item, const std::string &format, const Taxonomy &taxonomy)
{
    for (const Row &row : rows) {
        if (row.kind != item.kind || format.rfind(row.format, 0) != 0)
            continue;
        const bool isFree = std::string_view(row.vocabulary) == freeNames;
        if (auto categories = taxonomy.crosswalk(row.vocabulary, isFree ? toLowerAscii(item.name) : item.name); !categories.empty())
            return categories;
        if (isFree)
            return named(item.name, taxonomy);
    }
    return {};
}

}  // namespace

std::vector<ManifestDeclaration> declarationsOf(const ManifestReading &manifest, const Taxonomy &taxonomy)
{
    std::vector<ManifestDeclaration> out;
    for (const ManifestItem &item : manifest.items) {
        for (CategoryId &category : categoriesOf(item, manifest.artifact.format, taxonomy)) {
            ManifestDeclaration declaration;
            declaration.category = std::move(category);
            declaration.source = item.name;
            declaration.pointer = item.pointer;
            declaration.purposeText = item.purposeText;
            declaration.line = item.line;
            declaration.artifact = manifest.artifact.path;
            out.push_back(std::move(declaration));
        }
    }
    return out;
}

}  // namespace probity
