#include "analysis/declared/notice_text.h"

#include <algorithm>
#include <array>

#include "base/cjk.h"
#include "base/text.h"

namespace probity::notice {

namespace {

// Letters that a lexicon of plain letters must find; the rest of Latin keeps its marks.
constexpr std::array<std::u32string_view, 7> ligatures{U"ff", U"fi", U"fl", U"ffi", U"ffl", U"st", U"st"};

char32_t foldCharacter(char32_t c) noexcept
{
    if (c >= U'A' && c <= U'Z')
        return c + 32;
    if (c < 0x80)
        return c;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7)
        return c + 32;
    if (c >= 0xFF01 && c <= 0xFF5E)
        return foldCharacter(c - 0xFEE0);
    if (c >= 0x2E80 && c <= 0x2FD5)
        return plainIdeograph(c);
    switch (c) {
    case 0xA0: case 0x3000: case 0x2002: case 0x2003: case 0x2009: case 0x202F:
        return U' ';
    case 0x2018: case 0x2019: case 0x02BC: case 0x60: case 0xB4:
        return U'\'';
    case 0x201C: case 0x201D: case 0x300C: case 0x300D: case 0x300E: case 0x300F:
        return U'"';
    case 0x2010: case 0x2011: case 0x2212:
        return U'-';
    case 0xFE50: case 0xFF64: case 0x2E32:
        return c == 0xFF64 ? U'、' : U',';
    case 0xFF61:
        return U'。';
    default:
        return c;
    }
}

/// Folds character by character; `put` gets each with the index it came from.
template <class Put>
void foldInto(std::u32string_view text, std::u32string &out, const Put &put)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        if (c >= 0xFB00 && c <= 0xFB06) {
            for (const char32_t letter : ligatures[c - 0xFB00])
                put(letter, i);
            continue;
        }
        char32_t folded = foldCharacter(c);
        const char32_t before = out.empty() ? U' ' : out.back();
        const char32_t after = i + 1 < text.size() ? foldCharacter(text[i + 1]) : U' ';
        if (folded == U'-' && isWordLetter(before) && isWordLetter(after))
            folded = U' ';
        if (folded == U' ' && (isHan(before) || isHan(after) || before == U' '))
            continue;
        put(folded, i);
    }
}

}  // namespace

bool isHan(char32_t c) noexcept { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD) || c == 0x3007; }

bool isWordLetter(char32_t c) noexcept
{
    return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c <= 0x52F);
}

FoldedText fold(std::u32string_view text, std::size_t offset)
{
    FoldedText out;
    out.text.reserve(text.size());
    out.origin.reserve(text.size() + 1);
    foldInto(text, out.text, [&](char32_t c, std::size_t at) {
        out.text.push_back(c);
        out.origin.push_back(static_cast<std::uint32_t>(offset + at));
    });
    out.origin.push_back(static_cast<std::uint32_t>(offset + text.size()));
    return out;
}

std::u32string foldWord(std::string_view utf8)
{
    std::u32string out;
    foldInto(toUtf32(utf8), out, [&](char32_t c, std::size_t) { out.push_back(c); });
    return out;
}

}  // namespace probity::notice
