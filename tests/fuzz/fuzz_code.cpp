// Code of every form that is scanned, whatever the bytes are.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "analysis/capability/code_scan.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace probity;
    static const auto tables = [] {
        const auto taxonomy = Taxonomy::load();
        return taxonomy ? CodeTables::load(**taxonomy) : Result<std::shared_ptr<const CodeTables>>(tl::unexpected(taxonomy.error()));
    }();
    if (!tables)
        std::abort();
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    for (const char *name : {"a.js", "a.wxml", "a.html", "a.vue", "A.java", "A.kt", "A.swift", "A.m", "A.smali", "classes.dex"}) {
        CodeScan scan(*tables);
        scan.add(name, {}, bytes);
        for (const Capability &capability : scan.finish({}).capabilities)
            if (capability.places.empty() || capability.places.size() > capability.count || capability.places.size() > CodeScan::mostPlaces)
                std::abort();
    }
    return 0;
}
