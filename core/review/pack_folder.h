#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/rules/pack.h"
#include "review/engine.h"

namespace probity {

/// Rule packs that an organisation keeps beside its workspace: "<workspace>.packs/*.json".
struct PackFolder {
    std::vector<std::string> names;         ///< file names, sorted
    std::vector<std::string> texts;         ///< beside `names`
    std::vector<Diagnostic> refused;        ///< code, why, "<file>: <rule>: <place>"

    std::vector<rules::PackFile> files() const;
};

/// Reads the packs of a folder, each on its own: one that is malformed, too large, or does not do what its examples say is
/// refused with its reason, and the version of it that was last good stays in use. A good one is kept in "<folder>/.last-good"
/// where the folder can be written. 50 files at most, 4 MB each; links are not followed.
PackFolder readPackFolder(const std::string &folder, const Engine &engine);

/// The engine with the packs of "<workspace>.packs" beside its own; the same one where there is no such folder.
std::shared_ptr<const Engine> withPacksBeside(const std::shared_ptr<const Engine> &engine, const std::string &workspace, std::vector<Diagnostic> &refused);

}  // namespace probity
