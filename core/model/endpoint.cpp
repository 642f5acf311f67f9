#include "model/endpoint.h"

#include <algorithm>

namespace probity {

namespace {

bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isHex(char c) noexcept
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isIdentifier(std::string_view segment) noexcept
{
    constexpr std::size_t shortestNumber = 4;
    constexpr std::size_t shortestToken = 12;
    std::size_t digits = 0;
    std::size_t changes = 0;    // between letters and digits: words have few, tokens many
    bool allHex = !segment.empty();
    for (std::size_t i = 0; i < segment.size(); ++i) {
        const char c = segment[i];
        if (static_cast<unsigned char>(c) >= 0x80 || c == '@' || c == '%')
            return true;
        digits += isDigit(c) ? std::size_t{1} : 0;
        allHex = allHex && (isHex(c) || c == '-');
        if (i > 0 && isDigit(c) != isDigit(segment[i - 1]) && (isLetter(c) || isLetter(segment[i - 1])))
            ++changes;
    }
    if (digits >= shortestNumber && digits * 2 >= segment.size())
        return true;
    if (segment.size() < shortestToken)
        return false;
    return digits >= shortestNumber && (allHex || changes >= shortestNumber || digits * 4 >= segment.size());
}

void appendPath(std::string &out, std::string_view path)
{
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        const std::string_view segment = path.substr(0, slash);
        out += isIdentifier(segment) ? std::string_view("{n}") : segment;
        if (slash == std::string_view::npos)
            return;
        out += '/';
        path.remove_prefix(slash + 1);
    }
}

}  // namespace

std::string endpointPattern(std::string_view url)
{
    url = url.substr(0, url.find_first_of("?#"));
    std::string out;
    const std::size_t scheme = url.find("://");
    if (scheme != std::string_view::npos) {
        out = url.substr(0, scheme + 3);
        url.remove_prefix(scheme + 3);
        const std::size_t slash = url.find('/');
        std::string_view authority = url.substr(0, slash);
        const std::size_t at = authority.rfind('@');
        if (at != std::string_view::npos)
            authority.remove_prefix(at + 1);
        out += authority;
        url = slash == std::string_view::npos ? std::string_view() : url.substr(slash);
    }
    appendPath(out, url);
    return out;
}

std::string fieldPattern(std::string_view pointer)
{
    std::string out;
    while (!pointer.empty()) {
        const std::size_t slash = pointer.find('/');
        const std::string_view segment = pointer.substr(0, slash);
        const bool isIndex = !segment.empty() && std::all_of(segment.begin(), segment.end(), isDigit);
        out += isIndex || isIdentifier(segment) ? std::string_view("{n}") : segment;
        if (slash == std::string_view::npos)
            break;
        out += '/';
        pointer.remove_prefix(slash + 1);
    }
    return out;
}

}  // namespace probity
