#pragma once

#include <vector>

#include "model/comparison.h"
#include "model/manifest.h"

namespace probity {

/// What manifests ask for, item by item, and every other value of those that are JSON. A manifest is held against the one of
/// the same path, else of the same format where there is one only. Elements of lists are told apart by what they say, not by
/// their place: an entry put in front changes nothing else. `isPartial` becomes true where one has more, deeper or longer keys
/// than are compared.
std::vector<ManifestChange> compareManifests(const std::vector<ManifestReading> &before, const std::vector<ManifestReading> &after, bool &isPartial);

}  // namespace probity
