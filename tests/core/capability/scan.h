#pragma once

#include <algorithm>
#include <string>
#include <tuple>

#include "analysis/capability/code_scan.h"

namespace probity::test {

inline const std::shared_ptr<const CodeTables> &tables()
{
    static const std::shared_ptr<const CodeTables> loaded = [] {
        const auto taxonomy = Taxonomy::load();
        auto tables = taxonomy ? CodeTables::load(**taxonomy) : Result<std::shared_ptr<const CodeTables>>(tl::unexpected(taxonomy.error()));
        return tables ? *tables : nullptr;
    }();
    return loaded;
}

inline CodeReading scanned(const std::string &path, const std::string &text, const std::vector<ManifestReading> &manifests = {})
{
    CodeScan scan(tables());
    scan.add(path, "", text);
    return scan.finish(manifests);
}

/// "wx.getLocation call 1:1; …" in order of place.
inline std::string dump(const CodeReading &code)
{
    std::vector<std::tuple<std::size_t, std::size_t, std::string>> all;
    for (const Capability &capability : code.capabilities)
        for (const CodePlace &place : capability.places)
            all.emplace_back(place.line, place.column,
                             capability.api + " " + name(place.reach) + " " + std::to_string(place.line) + ":" + std::to_string(place.column));
    std::sort(all.begin(), all.end());
    std::string out;
    for (const auto &one : all)
        out += (out.empty() ? "" : "; ") + std::get<2>(one);
    return out;
}

}  // namespace probity::test
