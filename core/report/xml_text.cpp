#include "report/xml_text.h"

#include "report/letter_blocks.h"

namespace probity {

std::string escapedXml(const std::string &text)
{
    std::string out;
    for (const char c : harmless(text, LineFeeds::Join)) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    }
    for (const char *bad : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
        for (std::size_t at = out.find(bad); at != std::string::npos; at = out.find(bad, at))
            out.erase(at, 3);
    return out;
}

}  // namespace probity
