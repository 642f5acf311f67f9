#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace probity::traffic {

/// A typed netstring (tnetstrings.info, with mitmproxy's ';' for Unicode text): length, colon, payload, type. A view; nothing
/// inside is looked at until it is asked for, and nothing recurses.
struct Tnet {
    enum class Kind : char { Bytes = ',', Text = ';', Integer = '#', Float = '^', Boolean = '!', Null = '~', List = ']', Dict = '}' };

    Kind kind = Kind::Null;
    std::string_view payload;

    bool isNull() const noexcept { return kind == Kind::Null; }
    bool isDict() const noexcept { return kind == Kind::Dict; }
    bool isList() const noexcept { return kind == Kind::List; }
    bool isString() const noexcept { return kind == Kind::Bytes || kind == Kind::Text; }

    /// The member of that name of a dict; Null where there is none or this is no dict.
    Tnet member(std::string_view name) const noexcept;
    /// The element at that place of a list; Null where there is none.
    Tnet element(std::size_t place) const noexcept;
    /// The payload of a string; empty for anything else.
    std::string_view string() const noexcept { return isString() ? payload : std::string_view(); }
    std::optional<double> number() const noexcept;      ///< of integers and floats
    std::optional<bool> boolean() const noexcept;
};

/// How long the value is that begins at `bytes`, its length prefix and type included. Nothing: no such value begins here
/// (`bytes` should hold at least `longestPrefix`).
std::optional<std::uint64_t> tnetLength(std::string_view bytes) noexcept;
inline constexpr std::size_t longestPrefix = 13;

/// Takes the first value off `bytes`; nothing where it is broken or cut, or there is none.
std::optional<Tnet> takeTnet(std::string_view &bytes) noexcept;

}  // namespace probity::traffic
