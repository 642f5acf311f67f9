#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/traffic.h"

namespace probity::traffic {

/// Decodes the header blocks of one direction of an HTTP/2 connection: RFC 7541. Blocks must come in their order.
class HpackDecoder {
public:
    /// Appends the fields of a block. False: it is broken, or refers to fields from before the capture began; the blocks after
    /// it cannot be trusted either.
    bool decode(std::string_view block, std::vector<NameValue> &out);

private:
    bool literal(std::string_view &block, unsigned prefixBits, bool isIndexed, std::vector<NameValue> &out);
    const NameValue *field(std::size_t index) const noexcept;
    void add(NameValue field);
    void shrink();

    std::deque<NameValue> m_fields;     ///< newest first
    std::size_t m_size = 0;
    std::size_t m_limit = 4096;
};

/// The Huffman code of RFC 7541, appendix B; nothing where the bits are none of it.
std::optional<std::string> decodeHuffman(std::string_view bytes);

}  // namespace probity::traffic
