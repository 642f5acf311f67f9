#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace probity::manifest {

/// Bytes with little-endian numbers in them, as the binary resources of Android have. Nothing is ever read beyond the end.
class LittleView {
public:
    explicit LittleView(std::string_view bytes) noexcept : m_bytes(bytes) {}

    std::size_t size() const noexcept { return m_bytes.size(); }
    std::string_view bytes() const noexcept { return m_bytes; }
    /// Up to `length` bytes at `at`; fewer at the end.
    LittleView part(std::size_t at, std::size_t length = std::string_view::npos) const noexcept
    {
        return LittleView(at >= m_bytes.size() ? std::string_view() : m_bytes.substr(at, length));
    }
    std::optional<std::uint32_t> u8(std::size_t at) const noexcept { return number(at, 1); }
    std::optional<std::uint32_t> u16(std::size_t at) const noexcept { return number(at, 2); }
    std::optional<std::uint32_t> u32(std::size_t at) const noexcept { return number(at, 4); }

private:
    std::optional<std::uint32_t> number(std::size_t at, std::size_t length) const noexcept
    {
        if (at > m_bytes.size() || m_bytes.size() - at < length)
            return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = length; i-- > 0;)
            value = value << 8 | static_cast<unsigned char>(m_bytes[at + i]);
        return value;
    }

    std::string_view m_bytes;
};

/// A chunk of the binary resources of Android (ResChunk_header of ResourceTypes.h): what it is, how long its head and all of it.
struct ResourceChunk {
    std::uint32_t type = 0;
    std::uint32_t headLength = 0;
    std::uint32_t length = 0;
};
/// The chunk at `at`. Nothing if its head does not fit; a length beyond the end is cut down to it.
inline std::optional<ResourceChunk> chunkAt(const LittleView &view, std::size_t at) noexcept
{
    const auto type = view.u16(at);
    const auto head = view.u16(at + 2);
    const auto length = view.u32(at + 4);
    if (!type || !head || !length || *head < 8 || *length < *head)
        return std::nullopt;
    const std::size_t left = view.size() - at;
    return ResourceChunk{*type, *head, *length > left ? static_cast<std::uint32_t>(left) : *length};
}

namespace chunk_type {
constexpr std::uint32_t stringPool = 0x0001;
constexpr std::uint32_t table = 0x0002;
constexpr std::uint32_t xml = 0x0003;
constexpr std::uint32_t startNamespace = 0x0100;
constexpr std::uint32_t endNamespace = 0x0101;
constexpr std::uint32_t startElement = 0x0102;
constexpr std::uint32_t endElement = 0x0103;
constexpr std::uint32_t text = 0x0104;
constexpr std::uint32_t resourceMap = 0x0180;
constexpr std::uint32_t package = 0x0200;
constexpr std::uint32_t type = 0x0201;
}  // namespace chunk_type

}  // namespace probity::manifest
