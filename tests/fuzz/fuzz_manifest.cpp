// Manifests of every format that is read, and the sniffing that chooses among them.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "analysis/declared/manifest_analysis.h"
#include "import/manifest/manifest_reader.h"
#include "import/submission_loader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace probity;
    static constexpr const char *formats[] = {"", "wechat-app-json", "wechat-app-config", "wechat-project-config", "wechat-privacy-guideline", "wechat-sitemap", "wechat-ext-json", "wechat-miniapp-json",
                                              "wechat-domain-list", "wechat-penalty-record", "wechat-penalty-xml", "wxapkg", "alipay-app-json", "douyin-project", "uniapp-manifest", "chrome-extension-manifest",
                                              "browser-extension-package", "web-app-manifest", "android-manifest-xml", "android-manifest-binary", "android-apk", "apple-info-plist", "apple-privacy-manifest",
                                              "apple-entitlements", "apple-provisioning-profile", "apple-plist-binary", "apple-ipa", "play-data-safety-csv", "declaration-table", "probity-declaration"};
    static const auto taxonomy = Taxonomy::load();
    if (!taxonomy)
        std::abort();
    const ByteSourcePtr bytes = memorySource(std::string(reinterpret_cast<const char *>(data), size));
    for (const char *format : formats) {
        ArtifactInfo info;
        info.path = "fuzz.json";
        info.format = format;
        const auto reading = readManifest(*bytes, info, TaskContext());
        if (reading && declarationsOf(*reading, **taxonomy).size() > reading->items.size() * 8)
            std::abort();
    }
    return 0;
}
