#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "import/manifest/little_view.h"

namespace probity::manifest {

/// The strings of a binary manifest or resource table (ResStringPool of ResourceTypes.h), decoded when asked for.
class StringPool {
public:
    StringPool() = default;
    /// `chunk` is the whole chunk with its head. A pool whose head does not fit is empty.
    explicit StringPool(LittleView chunk) noexcept;

    std::size_t size() const noexcept { return m_count; }
    /// As UTF-8; nothing for an index that the pool does not have, an empty string where the bytes are out of place.
    std::optional<std::string> at(std::uint32_t index) const;

private:
    std::string utf8At(std::size_t at) const;
    std::string utf16At(std::size_t at) const;

    LittleView m_chunk{std::string_view()};
    std::uint32_t m_count = 0;
    std::uint32_t m_offsets = 0;
    std::uint32_t m_strings = 0;
    bool m_isUtf8 = false;
};

}  // namespace probity::manifest
