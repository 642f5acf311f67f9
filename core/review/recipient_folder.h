#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/artifact.h"
#include "taxonomy/recipients.h"

namespace probity {

/// Lists of companies that an organisation keeps beside its workspace: "<workspace>.recipients/*.json", of the form that
/// Recipients::load() reads.
struct RecipientFolder {
    std::vector<RecipientList> lists;       ///< by file name; later ones count before earlier ones
    std::vector<Diagnostic> refused;        ///< code, why, place
};

/// Reads the lists of a folder, each on its own: one that is malformed, too large or a link is refused with its reason, the others
/// count. Bounds: json_folder.h. No such folder: nothing.
RecipientFolder readRecipientFolder(const std::string &folder);

}  // namespace probity
