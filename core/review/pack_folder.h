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

/// Reads the packs of a folder: one that is malformed, too large, or does not do what its examples say is refused with its
/// reason, and the version of it that was last good stays in use. A good one is kept in "<folder>/.last-good" where the folder
/// can be written. Bounds and links: json_folder.h.
PackFolder readPackFolder(const std::string &folder, const Engine &engine);

/// The engine with the packs of "<workspace>.packs" and the companies of "<workspace>.recipients" (recipient_folder.h) beside its own;
/// the same one where there are none.
std::shared_ptr<const Engine> withPacksBeside(const std::shared_ptr<const Engine> &engine, const std::string &workspace, std::vector<Diagnostic> &refused);

/// The rules of a workspace as they would be with one pack more (or another version of one), or with a pack of the program that is
/// off: to be compared before it is switched on. The pack must do what its examples say.
Result<std::shared_ptr<const RuleBook>> bookTrying(const Engine &engine, const std::string &workspace, const rules::PackFile &pack);
Result<std::shared_ptr<const RuleBook>> bookSwitching(const Engine &engine, const std::string &workspace, const std::string &packOn);

/// Puts a pack into "<workspace>.packs" as <pack>.json (under a name of its own where another's file has that one), or takes it
/// away from there (every version stays in the folder as <file>.off, <file>.2.off, ..., which are not read). Either counts when
/// the workspace is opened next. NotFound: no such pack beside the workspace. NotWritable: the folder.
Status switchPackOn(const Engine &engine, const std::string &workspace, const rules::PackFile &pack);
Status switchPackOff(const Engine &engine, const std::string &workspace, const std::string &pack);

}  // namespace probity
