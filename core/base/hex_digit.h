#pragma once

namespace probity {

/// What a hexadecimal digit is worth, 0..15; -1 for any other character.
constexpr int hexDigit(char32_t c) noexcept
{
    if (c >= U'0' && c <= U'9')
        return static_cast<int>(c - U'0');
    const char32_t lower = c | 0x20u;
    return lower >= U'a' && lower <= U'f' ? static_cast<int>(lower - U'a') + 10 : -1;
}
constexpr int hexDigit(char c) noexcept
{
    return hexDigit(static_cast<char32_t>(static_cast<unsigned char>(c)));
}

}  // namespace probity
