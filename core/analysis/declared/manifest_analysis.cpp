#include "analysis/declared/manifest_analysis.h"

namespace probity {

namespace {

/// The vocabulary of the taxonomy's crosswalks that names of this kind belong to; nullptr: they state no data use.
const char *vocabularyOf(const ManifestItem &item, const std::string &format)
{
    const auto is = [&](const char *start) { return format.rfind(start, 0) == 0; };
    if (is("wechat-") || is("uniapp-")) {
        switch (item.kind) {
        case ManifestItem::Kind::Permission: return "wechat_scope";
        case ManifestItem::Kind::PrivateInfo: return "wechat_private_info";
        case ManifestItem::Kind::BackgroundMode: return "wechat_background_mode";
        case ManifestItem::Kind::PrivacyKey: return "wechat_privacy_key";
        default: return nullptr;
        }
    }
    if (is("android-"))
        return item.kind == ManifestItem::Kind::Permission ? "android_permission" : nullptr;
    if (is("apple-"))
        return item.kind == ManifestItem::Kind::Permission ? "apple_usage_key" : item.kind == ManifestItem::Kind::PrivacyKey ? "apple_data_type" : nullptr;
    if (is("play-"))
        return item.kind == ManifestItem::Kind::PrivacyKey ? "play_data_type" : nullptr;
    return nullptr;
}

}  // namespace

std::vector<ManifestDeclaration> declarationsOf(const ManifestReading &manifest, const Taxonomy &taxonomy)
{
    std::vector<ManifestDeclaration> out;
    for (const ManifestItem &item : manifest.items) {
        const char *vocabulary = vocabularyOf(item, manifest.artifact.format);
        if (vocabulary == nullptr)
            continue;
        for (CategoryId &category : taxonomy.crosswalk(vocabulary, item.name)) {
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
