#include "analysis/capability/code_dialect.h"

#include <algorithm>

namespace probity::capability::lexing {

namespace {

constexpr std::size_t farthestBack = 2000;      // characters looked back over for the "(" of a ")"

/// The word that stands before the "(" that the ")" at `at` closes.
std::string_view wordBeforeBracket(std::string_view text, std::size_t at) noexcept
{
    const std::size_t stop = at > farthestBack ? at - farthestBack : 0;
    int open = 0;
    while (at > stop) {
        if (text[at] == ')')
            ++open;
        else if (text[at] == '(' && --open == 0)
            break;
        --at;
    }
    while (at > stop && static_cast<unsigned char>(text[at - 1]) <= ' ')
        --at;
    std::size_t begin = at;
    while (begin > stop && isWordByte(text[begin - 1]))
        --begin;
    return text.substr(begin, at - begin);
}

template <std::size_t N>
bool isOneOf(std::string_view word, const std::array<std::string_view, N> &all) noexcept
{
    return std::find(all.begin(), all.end(), word) != all.end();
}

}  // namespace

std::size_t endOfText(std::string_view text, std::size_t at, std::size_t &reached) noexcept
{
    const char quote = text[at];
    for (++at; at < text.size() && text[at] != '\n'; ++at) {
        if (text[at] == quote)
            return at + 1;
        at += text[at] == '\\' ? 1u : 0u;   // a line may go on behind it
    }
    reached = std::min(at, text.size());
    return 0;
}

std::size_t endOfRegex(std::string_view text, std::size_t at, std::size_t &reached) noexcept
{
    bool isInClass = false;
    for (++at; at < text.size() && text[at] != '\n'; ++at) {
        const char c = text[at];
        if (c == '\\')
            ++at;
        else if (c == '[')
            isInClass = true;
        else if (c == ']')
            isInClass = false;
        else if (c == '/' && !isInClass)
            break;
    }
    if (at >= text.size() || text[at] != '/') {
        reached = std::min(at, text.size());
        return 0;
    }
    ++at;
    while (at < text.size() && text[at] >= 'a' && text[at] <= 'z')
        ++at;
    return at;
}

std::size_t endOfComment(std::string_view text, std::size_t at, bool isNested) noexcept
{
    if (text[at + 1] == '/') {
        const std::size_t end = text.find('\n', at);
        return end == std::string_view::npos ? text.size() : end;
    }
    int open = 1;
    for (at += 2; at < text.size(); ++at) {
        const std::size_t star = text.find_first_of(isNested ? "*/" : "*", at);
        if (star == std::string_view::npos)
            return text.size();
        at = star;
        const char next = at + 1 < text.size() ? text[at + 1] : '\0';
        if (text[at] == '*' && next == '/') {
            ++at;
            if (--open == 0)
                return at + 1;
        } else if (isNested && text[at] == '/' && next == '*') {
            ++at;
            ++open;
        }
    }
    return text.size();
}

std::size_t skipTrivia(std::string_view text, std::size_t at) noexcept
{
    while (at < text.size()) {
        if (static_cast<unsigned char>(text[at]) <= ' ')
            ++at;
        else if (text[at] == '/' && at + 1 < text.size() && (text[at + 1] == '/' || text[at + 1] == '*'))
            at = endOfComment(text, at, false);
        else
            break;
    }
    return at;
}

bool isRegexAfter(std::string_view text, const Token &before) noexcept
{
    static constexpr std::array<std::string_view, 12> operators{"return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "yield"};
    static constexpr std::array<std::string_view, 4> heads{"if", "while", "for", "with"};
    switch (before.kind) {
    case 'n':
    case 's':
    case ']': return false;
    case 'w': return isOneOf(text.substr(before.begin, before.end - before.begin), operators);
    case ')': return isOneOf(wordBeforeBracket(text, before.begin), heads);
    default: return true;
    }
}

}  // namespace probity::capability::lexing
