#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace probity {

/// The number or bullet at the start of a line.
struct LineMarker {
    enum class Kind { Bullet, ChineseNumber, ChineseNumberInBrackets, Decimal, NumberInBrackets, Letter, Roman, Chapter };
    Kind kind = Kind::Bullet;
    std::size_t length = 0;     ///< characters up to the text behind it, blanks included
    int depth = 1;              ///< of decimals: "1" 1, "1.1" 2, ...
    int number = 0;             ///< 0 where it has none
};

/// "一、", "（一）", "1.", "1.1", "(1)", "a)", "IV.", "第三章", "-", "•", ...; nothing if the line starts with text.
std::optional<LineMarker> lineMarker(std::u32string_view line);

/// Whether a whole line can be a heading: short, no clause in it, no final punctuation.
bool looksLikeHeading(std::u32string_view line);
/// Level 1..6 that a heading has by its number alone; 0 if it has none.
int headingLevel(const LineMarker &marker) noexcept;
/// Columns a text takes on a screen: wide characters count two.
std::size_t displayWidth(std::u32string_view text) noexcept;

}  // namespace probity
