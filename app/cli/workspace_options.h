#pragma once

#include <memory>
#include <string>

#include "cli.h"
#include "review/workspace.h"

namespace probity::cli {

/// --as and --passphrase-file: who acts on a workspace.
struct ActorOption {
    std::string name;
    std::string passphraseFile;     ///< empty: asked for on the terminal, without echo
};
void addActor(CLI::App &command, ActorOption &option);

/// The passphrase from the file (its first line), or from the terminal; `isNew` asks twice. An Error where there is neither.
enum class Purpose { SignIn, MakeFirst };
Result<std::string> passphraseOf(const ActorOption &option, Purpose purpose);

/// The workspace opened for writing by who acts.
Result<std::unique_ptr<Workspace>> openAs(const std::string &path, const ActorOption &actor, std::shared_ptr<const Engine> engine);

/// An engine without what only reading needs: enough to list and verify.
Result<std::shared_ptr<const Engine>> engineFor(const EngineParts &parts);

}  // namespace probity::cli
