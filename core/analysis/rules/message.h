#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"

namespace probity::rules {

/// The {placeholders} of a text, in order. `isWellFormed` false: a brace without its partner.
std::vector<std::string> placeholdersIn(std::string_view text, bool &isWellFormed);

/// The text with its placeholders replaced. "{Category}" is "{category}" with a capital letter.
Bilingual filled(const Bilingual &text, const std::map<std::string, Bilingual, std::less<>> &words);

/// "Phone number" → "phone number"; "SMS and call log" stays.
std::string lowerInitial(std::string text);
std::string upperInitial(std::string text);

}  // namespace probity::rules
