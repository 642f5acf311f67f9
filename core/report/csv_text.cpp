#include "report/csv_text.h"

#include <string_view>

#include "report/letter_blocks.h"

namespace probity {

std::string csvCell(const std::string &raw)
{
    std::string text = harmless(raw, LineFeeds::Keep);
    // Blanks before the sign do not keep a spreadsheet from reading a formula; full-width signs are read as theirs.
    const std::size_t first = text.find_first_not_of(" \n");
    const auto begins = [&](std::string_view sign) { return first != std::string::npos && text.compare(first, sign.size(), sign) == 0; };
    for (const char *sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠"})
        if (begins(sign)) {
            text.insert(0, 1, '\'');
            break;
        }
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

}  // namespace probity
