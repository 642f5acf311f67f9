#include "import/manifest/sdk_fingerprints.h"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "taxonomy/resource_json.h"

namespace probity::manifest {

namespace {

struct Fingerprints {
    std::vector<std::pair<std::string, std::string>> classes;       ///< sorted by beginning
    std::unordered_map<std::string, std::string> frameworks;
};

/// Facts of resources/, read once and never changed. A resource that is broken names no SDK; a test holds it whole.
const Fingerprints &fingerprints()
{
    static const Fingerprints loaded = [] {
        Fingerprints out;
        const auto json = resource_json::load("lexicon/sdk_components.json", "probity.sdk_components/1");
        if (!json)
            return out;
        for (const auto &entry : resource_json::array(*json, "components"))
            out.classes.emplace_back(resource_json::text(entry, "begins"), resource_json::text(entry, "sdk"));
        for (const auto &entry : resource_json::array(*json, "frameworks"))
            out.frameworks.emplace(resource_json::text(entry, "name"), resource_json::text(entry, "sdk"));
        std::sort(out.classes.begin(), out.classes.end());
        return out;
    }();
    return loaded;
}

const std::string none;

}  // namespace

const std::string &sdkOfClass(std::string_view className)
{
    // Beginnings are few and some lie within others: the longest that fits wins.
    const std::string *found = &none;
    for (const auto &[begins, sdk] : fingerprints().classes)
        if (!begins.empty() && className.substr(0, begins.size()) == begins)
            found = &sdk;
    return *found;
}

const std::string &sdkOfFramework(std::string_view framework)
{
    const auto &all = fingerprints().frameworks;
    const auto found = all.find(std::string(framework));
    return found == all.end() ? none : found->second;
}

}  // namespace probity::manifest
