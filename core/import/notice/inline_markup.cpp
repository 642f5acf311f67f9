#include "import/notice/inline_markup.h"

#include "import/notice/html_entities.h"

namespace probity {

namespace {

constexpr std::size_t linkLimit = 2000;     // longer than any link in use; keeps the search for its end bounded

bool isEscapable(char32_t c) noexcept
{
    constexpr std::u32string_view marks = U"\\`*_{}[]()#+-.!|~<>\"'&:/";
    return marks.find(c) != std::u32string_view::npos;
}

bool isWordCharacter(char32_t c) noexcept { return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

/// The place behind "](target)" or "][reference]" if `at` is on the ']' of a link; `at` + 1 otherwise.
std::size_t behindLinkEnd(std::u32string_view text, std::size_t at, std::size_t end)
{
    if (at + 1 >= end || (text[at + 1] != U'(' && text[at + 1] != U'['))
        return at + 1;
    const char32_t open = text[at + 1];
    const char32_t close = open == U'(' ? U')' : U']';
    int depth = 0;
    for (std::size_t i = at + 1; i < end && i - at < linkLimit; ++i) {
        if (text[i] == open)
            ++depth;
        else if (text[i] == close && --depth == 0)
            return i + 1;
    }
    return at + 1;
}

/// The place behind an HTML tag, comment or autolink that starts at `at`; `at` if there is none. An autolink's text stays.
std::size_t behindTag(std::u32string_view text, std::size_t at, std::size_t end)
{
    if (at + 1 >= end)
        return at;
    const char32_t next = text[at + 1];
    if (text.substr(at, 4) == U"<!--") {
        const std::size_t close = text.find(U"-->", at + 4);
        return close == std::u32string_view::npos || close >= end ? end : close + 3;
    }
    if (!isWordCharacter(next) && next != U'/')
        return at;
    for (std::size_t i = at + 1; i < end && i - at < linkLimit; ++i) {
        if (text[i] == U'>')
            return i + 1;
        if (text[i] == U'<' || (text[i] == U':' || text[i] == U'@') ) // an autolink: its words are for reading
            return text[i] == U'<' ? at : (text.substr(at, i - at).find(U' ') == std::u32string_view::npos ? at : i + 1);
    }
    return at;
}

}  // namespace

void putMarkdownInline(DocumentBuilder &builder, std::u32string_view source, std::size_t start, std::size_t end)
{
    int openBrackets = 0;
    for (std::size_t i = start; i < end;) {
        const char32_t c = source[i];
        if (c == U'\\' && i + 1 < end && isEscapable(source[i + 1])) {
            builder.put(source[i + 1], i + 1);
            i += 2;
        } else if (c == U'*' || c == U'`' || (c == U'~' && i + 1 < end && source[i + 1] == U'~')) {
            i += c == U'~' ? 2u : 1u;
        } else if (c == U'_' && !(i > start && i + 1 < end && isWordCharacter(source[i - 1]) && isWordCharacter(source[i + 1]))) {
            ++i;
        } else if (c == U'!' && i + 1 < end && source[i + 1] == U'[') {
            std::size_t close = i + 2;
            while (close < end && source[close] != U']' && close - i < linkLimit)
                ++close;
            i = close < end && source[close] == U']' ? behindLinkEnd(source, close, end) : i + 1;
        } else if (c == U'[') {
            ++openBrackets;
            const bool isTaskBox = i + 2 < end && source[i + 2] == U']' && (source[i + 1] == U' ' || source[i + 1] == U'x');
            i += isTaskBox ? 3 : 1;
        } else if (c == U']' && openBrackets > 0) {
            --openBrackets;
            i = behindLinkEnd(source, i, end);
        } else if (c == U'<') {
            const std::size_t behind = behindTag(source, i, end);
            if (behind > i && source.substr(i, 3) == U"<br")
                builder.put(U' ', i);
            i = behind > i ? behind : i + 1;
        } else if (c == U'&') {
            const CharacterReference reference = characterReference(source.substr(i, end - i));
            builder.put(reference.length > 0 ? reference.character : c, i);
            i += reference.length > 0 ? reference.length : 1;
        } else {
            builder.put(c, i);
            ++i;
        }
    }
}

}  // namespace probity
