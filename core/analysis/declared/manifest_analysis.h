#pragma once

#include <vector>

#include "model/manifest.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// The data uses that a manifest states, by the crosswalks of the taxonomy; in the order of its items.
std::vector<ManifestDeclaration> declarationsOf(const ManifestReading &manifest, const Taxonomy &taxonomy);

}  // namespace probity
