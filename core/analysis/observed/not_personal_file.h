#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/review_input.h"

namespace probity {

/// Reads {"schema": "probity.not_personal/1", "rules": [{"category", "key", "value", "host", "path", "reason"}]}. A rule needs a key,
/// a value or a host, and a reason; a path only stands beside a host. Errors: BadFormat with the place of the rule.
Result<std::vector<NotPersonalRule>> readNotPersonalRules(std::string_view text);
/// The same rules as such a file.
std::string notPersonalRulesText(const std::vector<NotPersonalRule> &rules);

}  // namespace probity
