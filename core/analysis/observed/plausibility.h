#pragma once

#include <string_view>

#include "analysis/observed/key_lexicon.h"

namespace probity::observed {

/// How well a value fits what its key says. Hashed: only its shape says that it may be the hash of one.
enum class Fit { None, Weak, Hashed, Good, Proven };

/// Judges a single value; lists are judged where their layout is known.
Fit fit(const KeyRule &rule, std::string_view value, const KeyLexicon &lexicon);

/// "王伟" or "Anna Li": what a person may be called.
bool isPersonName(std::string_view text, const KeyLexicon &lexicon);

}  // namespace probity::observed
