#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/artifact.h"

namespace probity {

/// The *.json of a folder beside a workspace, by name. No such folder: nothing.
struct JsonFolder {
    struct File {
        std::string name;
        std::string text;
    };
    std::vector<File> files;
    std::vector<Diagnostic> refused;        ///< code as given, why, name: cannot be read, is a link, or stands beyond the first 50;
                                            ///< of the first 200
};

/// 50 files at most, 4 MB each; links are not followed.
JsonFolder readJsonFolder(const std::string &folder, const std::string &refusal);

/// One file of such a folder.
Result<std::string> readJsonFile(const std::string &path);

}  // namespace probity
