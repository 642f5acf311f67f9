#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace probity::capability {

/// What sets the languages apart as far as telling code from comments and strings goes.
struct Dialect {
    bool hasTemplates = false;          ///< `text ${code}` and regular expressions
    bool hasTripleQuotes = false;       ///< """text"""
    bool hasNestedComments = false;
    bool hasCharLiterals = false;       ///< 'c' is a character, never a text
    bool hasQuoteStrings = false;       ///< 'text'
};
constexpr Dialect scriptDialect{true, false, false, false, true};
constexpr Dialect javaDialect{false, true, false, true, false};
constexpr Dialect kotlinDialect{false, true, true, true, false};
constexpr Dialect swiftDialect{false, true, true, false, false};
constexpr Dialect objectiveCDialect{false, false, false, true, false};

/// A piece of code that has passed. `kind`: 'w' word, 'n' number, 's' text in quotes, 'E' comparison or arrow (==, !=, =>, <=),
/// else the character itself; 0 before the first.
struct Token {
    char kind = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

namespace lexing {

enum class Class : std::uint8_t { Word, Digit, Other, Space, Quote, Backtick, Slash, Open, Close, Compare };
using Classes = std::array<Class, 256>;

constexpr Classes makeClasses() noexcept
{
    Classes out{};
    for (unsigned i = 0; i < out.size(); ++i) {
        const bool isLetter = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z') || i == '_' || i == '$' || i >= 0x80;
        out[i] = isLetter ? Class::Word : i >= '0' && i <= '9' ? Class::Digit : i <= ' ' ? Class::Space : Class::Other;
    }
    out['"'] = out['\''] = Class::Quote;
    out['`'] = Class::Backtick;
    out['/'] = Class::Slash;
    out['{'] = Class::Open;
    out['}'] = Class::Close;
    out['='] = out['!'] = out['<'] = out['>'] = Class::Compare;
    return out;
}
inline constexpr Classes classes = makeClasses();

inline bool isWordByte(char c) noexcept
{
    return classes[static_cast<unsigned char>(c)] <= Class::Digit;
}
/// Behind the closing quote of the text that begins at `at`; 0 if the line ends before it, at `reached`.
std::size_t endOfText(std::string_view text, std::size_t at, std::size_t &reached) noexcept;
/// Behind the closing slash and flags of the regular expression at `at`; 0 if the line ends before it, at `reached`.
std::size_t endOfRegex(std::string_view text, std::size_t at, std::size_t &reached) noexcept;
/// Behind the comment at `at` ("//" or "/*"), at most the end of the text.
std::size_t endOfComment(std::string_view text, std::size_t at, bool isNested) noexcept;
/// Past spaces and comments.
std::size_t skipTrivia(std::string_view text, std::size_t at) noexcept;
/// Whether a slash begins a regular expression, by the code before it.
bool isRegexAfter(std::string_view text, const Token &before) noexcept;

}  // namespace lexing

}  // namespace probity::capability
