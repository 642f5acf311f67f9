#pragma once

#include <cstddef>
#include <cstdint>

namespace probity::traffic {

/// Finds where a JSON object or array ends, without understanding what is in it: strings, escapes and nesting alone.
/// Works over 64 bytes at a time and keeps its state between pieces, so that a value may be fed as it arrives.
/// One value per instance; feed the opening bracket first.
class NestingScanner {
public:
    static constexpr std::size_t blockSize = 64;

    /// Feeds the next bytes and tells how many were used. Unless `isLast`, only whole blocks are used: hand the rest in
    /// again with what follows it. Once isClosed(), the last used byte is the closing bracket.
    std::size_t feed(const char *bytes, std::size_t length, bool isLast) noexcept;
    bool isClosed() const noexcept { return m_isClosed; }

private:
    /// Looks at one block; the number of bytes up to and with the closing bracket, or blockSize.
    std::size_t block(const char *bytes) noexcept;

    std::uint64_t m_depth = 0;
    std::uint64_t m_inString = 0;       ///< all ones inside a string, else 0
    std::uint64_t m_escapeCarry = 0;    ///< 1: the first byte of the next block is escaped
    bool m_isClosed = false;
};

}  // namespace probity::traffic
