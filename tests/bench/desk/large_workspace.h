#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "review/engine.h"

namespace probity::bench {

/// What a generated workspace holds. The first submission has the large capture.
struct LargeWorkspace {
    int submissions = 10'000;
    int entriesEach = 1'000;
    int entriesOfFirst = 100'000;
};

/// Writes such a workspace, the same for the same numbers, with one administrator "Lin" (passphrase "a long passphrase").
/// Its rows are put straight into the store: the queue, the desk and the search are as large as they can be, the bodies are
/// not there, and the audit chain tells of none of it.
Status writeLargeWorkspace(const std::string &path, const LargeWorkspace &size, std::shared_ptr<const Engine> engine);

}  // namespace probity::bench
