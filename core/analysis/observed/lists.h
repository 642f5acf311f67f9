#pragma once

#include <string_view>

#include "analysis/observed/key_lexicon.h"
#include "analysis/observed/nodes.h"

namespace probity::observed {

// Lists that are one datum, whatever stands in them: contacts, applications, steps.

/// Whether a container is such a list for a key that says so.
bool isListOf(Check check, const Nodes &nodes, std::uint32_t at);

struct ListKind {
    const char *category = nullptr;     ///< nullptr: none
    const char *id = nullptr;
};
/// What a list is by its layout alone.
ListKind listKind(const Nodes &nodes, std::uint32_t at);

}  // namespace probity::observed
