#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/task_context.h"
#include "import/traffic/json_repair.h"
#include "import/traffic/json_text.h"

namespace probity::traffic {

/// Keeps the long strings of a large entry out of the JSON parser: what is parsed stays small, a stop is heard, and memory is
/// not several times the entry. A token stands for each in the reduced JSON. The entry must outlive this object's use.
class LongTexts {
public:
    enum class Reduction {
        Done,
        TooLarge,   ///< it is large without its long strings too
        Broken,     ///< a string is left open, or the entry forges our tokens
        Stopped
    };

    /// Fills `out` with the reduced JSON, followed by a NUL and 63 more readable bytes. What had to be mended in the long strings
    /// themselves is added to `repairs`.
    Reduction reduce(std::string_view json, const TaskContext &task, std::string &out, Repairs &repairs);
    void clear();

    /// The string that a token stands for; null where `raw` is no token.
    const RawText *find(const RawText &raw) const;

private:
    void keep(std::string_view text, const TaskContext &task, Repairs &repairs);

    std::vector<RawText> m_texts;
    std::deque<std::string> m_mended;   ///< owns what could not be used as it stands; addresses stay
};

}  // namespace probity::traffic
