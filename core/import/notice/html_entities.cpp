#include "import/notice/html_entities.h"

#include <algorithm>
#include <array>

namespace probity {

namespace {

struct Named {
    std::u32string_view name;
    char32_t character;
};

// Sorted by name (HTML standard, "named character references"); the ones that running text uses.
constexpr std::array<Named, 116> namedReferences = {{
    {U"Aacute", 0xC1}, {U"Agrave", 0xC0}, {U"Aring", 0xC5}, {U"Auml", 0xC4}, {U"Ccedil", 0xC7}, {U"Dagger", 0x2021}, {U"Eacute", 0xC9},
    {U"Egrave", 0xC8}, {U"NewLine", 0xA}, {U"Ntilde", 0xD1}, {U"Oslash", 0xD8}, {U"Ouml", 0xD6}, {U"Tab", 0x9}, {U"Uuml", 0xDC}, {U"aacute", 0xE1},
    {U"acirc", 0xE2}, {U"aelig", 0xE6}, {U"agrave", 0xE0}, {U"amp", 0x26}, {U"apos", 0x27}, {U"aring", 0xE5}, {U"ast", 0x2A}, {U"atilde", 0xE3},
    {U"auml", 0xE4}, {U"bdquo", 0x201E}, {U"bsol", 0x5C}, {U"bull", 0x2022}, {U"ccedil", 0xE7}, {U"cent", 0xA2}, {U"check", 0x2713},
    {U"colon", 0x3A}, {U"comma", 0x2C}, {U"commat", 0x40}, {U"copy", 0xA9}, {U"dagger", 0x2020}, {U"deg", 0xB0}, {U"divide", 0xF7},
    {U"dollar", 0x24}, {U"eacute", 0xE9}, {U"ecirc", 0xEA}, {U"egrave", 0xE8}, {U"emsp", 0x2003}, {U"ensp", 0x2002}, {U"equals", 0x3D},
    {U"euml", 0xEB}, {U"euro", 0x20AC}, {U"excl", 0x21}, {U"frac12", 0xBD}, {U"gt", 0x3E}, {U"harr", 0x2194}, {U"hellip", 0x2026},
    {U"hyphen", 0x2010}, {U"iacute", 0xED}, {U"icirc", 0xEE}, {U"iexcl", 0xA1}, {U"igrave", 0xEC}, {U"iquest", 0xBF}, {U"iuml", 0xEF},
    {U"laquo", 0xAB}, {U"larr", 0x2190}, {U"ldquo", 0x201C}, {U"lowbar", 0x5F}, {U"lpar", 0x28}, {U"lsaquo", 0x2039}, {U"lsqb", 0x5B},
    {U"lsquo", 0x2018}, {U"lt", 0x3C}, {U"mdash", 0x2014}, {U"middot", 0xB7}, {U"nbsp", 0xA0}, {U"ndash", 0x2013}, {U"ntilde", 0xF1}, {U"num", 0x23},
    {U"oacute", 0xF3}, {U"ocirc", 0xF4}, {U"ograve", 0xF2}, {U"ordf", 0xAA}, {U"ordm", 0xBA}, {U"oslash", 0xF8}, {U"otilde", 0xF5}, {U"ouml", 0xF6},
    {U"para", 0xB6}, {U"percnt", 0x25}, {U"period", 0x2E}, {U"permil", 0x2030}, {U"plus", 0x2B}, {U"plusmn", 0xB1}, {U"pound", 0xA3},
    {U"prime", 0x2032}, {U"quest", 0x3F}, {U"quot", 0x22}, {U"raquo", 0xBB}, {U"rarr", 0x2192}, {U"rdquo", 0x201D}, {U"reg", 0xAE}, {U"rpar", 0x29},
    {U"rsaquo", 0x203A}, {U"rsqb", 0x5D}, {U"rsquo", 0x2019}, {U"sbquo", 0x201A}, {U"sect", 0xA7}, {U"semi", 0x3B}, {U"shy", 0xAD}, {U"sol", 0x2F},
    {U"szlig", 0xDF}, {U"thinsp", 0x2009}, {U"times", 0xD7}, {U"trade", 0x2122}, {U"uacute", 0xFA}, {U"ucirc", 0xFB}, {U"ugrave", 0xF9},
    {U"uuml", 0xFC}, {U"yen", 0xA5}, {U"yuml", 0xFF}, {U"zwj", 0x200D}, {U"zwnj", 0x200C}
}};

constexpr std::size_t longestName = 8;

CharacterReference numeric(std::u32string_view text)
{
    const bool isHex = text.size() > 2 && (text[2] == U'x' || text[2] == U'X');
    std::size_t at = isHex ? 3 : 2;
    const std::size_t from = at;
    char32_t value = 0;
    for (; at < text.size() && at - from < 8; ++at) {
        const char32_t c = text[at];
        const bool isDigit = c >= U'0' && c <= U'9';
        const char32_t lower = c | 0x20u;
        if (!isDigit && !(isHex && lower >= U'a' && lower <= U'f'))
            break;
        value = value * (isHex ? 16u : 10u) + (isDigit ? c - U'0' : lower - U'a' + 10u);
    }
    if (at == from)
        return {};
    const bool isCharacter = value > 0 && value < 0x110000 && !(value >= 0xD800 && value < 0xE000);
    return {isCharacter ? value : char32_t{0xFFFD}, at + (at < text.size() && text[at] == U';' ? 1u : 0u)};
}

}  // namespace

CharacterReference characterReference(std::u32string_view text)
{
    if (text.size() < 3 || text.front() != U'&')
        return {};
    if (text[1] == U'#')
        return numeric(text);
    std::size_t at = 1;
    while (at < text.size() && at <= longestName + 1 && text[at] != U';')
        ++at;
    if (at >= text.size() || text[at] != U';')
        return {};
    const std::u32string_view name = text.substr(1, at - 1);
    const auto found = std::lower_bound(namedReferences.begin(), namedReferences.end(), name, [](const Named &a, std::u32string_view b) { return a.name < b; });
    if (found == namedReferences.end() || found->name != name)
        return {};
    return {found->character, at + 1};
}

}  // namespace probity
