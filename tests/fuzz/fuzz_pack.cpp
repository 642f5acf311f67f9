#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "analysis/rules/pack.h"

using namespace probity;
using namespace probity::rules;

/// Any bytes as a rule pack: it is read or refused with its place, and what is read can be asked.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const auto catalogue = Catalogue::load();
    if (!catalogue)
        std::abort();
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto packs = parsePacks({PackFile{"fuzz.json", bytes}}, **catalogue);
    if (!packs) {
        if (packs.error().detail.empty())
            std::abort();
        return 0;
    }
    for (const Pack &pack : *packs)
        for (const Rule &rule : pack.rules)
            for (const Example &example : rule.examples)
                firesOn(example, rule, rule.when);
    return 0;
}
