#include "import/traffic/hpack.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "import/traffic/http_message.h"

namespace probity::traffic {

namespace {

constexpr std::size_t largestTable = std::size_t{64} << 10;
constexpr std::size_t largestBlock = std::size_t{1} << 20;
constexpr std::size_t fieldOverhead = 32;

/// RFC 7541, appendix A.
constexpr std::array<std::pair<std::string_view, std::string_view>, 61> staticFields{{
    {":authority", ""}, {":method", "GET"}, {":method", "POST"}, {":path", "/"}, {":path", "/index.html"}, {":scheme", "http"}, {":scheme", "https"},
    {":status", "200"}, {":status", "204"}, {":status", "206"}, {":status", "304"}, {":status", "400"}, {":status", "404"}, {":status", "500"},
    {"accept-charset", ""}, {"accept-encoding", "gzip, deflate"}, {"accept-language", ""}, {"accept-ranges", ""}, {"accept", ""},
    {"access-control-allow-origin", ""}, {"age", ""}, {"allow", ""}, {"authorization", ""}, {"cache-control", ""}, {"content-disposition", ""},
    {"content-encoding", ""}, {"content-language", ""}, {"content-length", ""}, {"content-location", ""}, {"content-range", ""}, {"content-type", ""},
    {"cookie", ""}, {"date", ""}, {"etag", ""}, {"expect", ""}, {"expires", ""}, {"from", ""}, {"host", ""}, {"if-match", ""},
    {"if-modified-since", ""}, {"if-none-match", ""}, {"if-range", ""}, {"if-unmodified-since", ""}, {"last-modified", ""}, {"link", ""},
    {"location", ""}, {"max-forwards", ""}, {"proxy-authenticate", ""}, {"proxy-authorization", ""}, {"range", ""}, {"referer", ""}, {"refresh", ""},
    {"retry-after", ""}, {"server", ""}, {"set-cookie", ""}, {"strict-transport-security", ""}, {"transfer-encoding", ""}, {"user-agent", ""},
    {"vary", ""}, {"via", ""}, {"www-authenticate", ""}
}};

/// RFC 7541, appendix B: the code is canonical, so that the lengths of the symbols say it all.
constexpr std::array<std::uint8_t, 257> codeLengths{
    13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
    13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
    15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28,
    20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24,
    22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,
    26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27,
    20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26,
    30};
constexpr unsigned longestCode = 30;
constexpr std::size_t endOfString = 256;

/// The canonical code, by length: the first code, and where its symbols begin in the list.
struct HuffmanTable {
    std::array<std::uint32_t, longestCode + 2> firstCode{};
    std::array<std::uint32_t, longestCode + 2> firstSymbol{};
    std::array<std::uint32_t, longestCode + 2> count{};
    std::array<std::uint16_t, 257> symbols{};
};

constexpr HuffmanTable makeTable()
{
    HuffmanTable table;
    for (const std::uint8_t length : codeLengths)
        ++table.count[length];
    std::uint32_t code = 0;
    std::uint32_t place = 0;
    for (unsigned length = 1; length <= longestCode; ++length) {
        code = (code + table.count[length - 1]) << 1;
        table.firstCode[length] = code;
        table.firstSymbol[length] = place;
        for (std::size_t symbol = 0; symbol < codeLengths.size(); ++symbol)
            if (codeLengths[symbol] == length)
                table.symbols[place++] = static_cast<std::uint16_t>(symbol);
    }
    return table;
}
constexpr HuffmanTable huffman = makeTable();

/// An integer with a prefix of that many bits: RFC 7541, section 5.1.
std::optional<std::size_t> takeInteger(std::string_view &block, unsigned prefixBits)
{
    if (block.empty())
        return std::nullopt;
    const std::size_t most = (std::size_t{1} << prefixBits) - 1;
    std::size_t value = static_cast<unsigned char>(block.front()) & most;
    block.remove_prefix(1);
    if (value < most)
        return value;
    for (unsigned shift = 0; shift <= 28; shift += 7) {
        if (block.empty())
            return std::nullopt;
        const auto byte = static_cast<unsigned char>(block.front());
        block.remove_prefix(1);
        value += std::size_t{byte & 0x7Fu} << shift;
        if ((byte & 0x80u) == 0)
            return value;
    }
    return std::nullopt;
}

std::optional<std::string> takeString(std::string_view &block)
{
    const bool isHuffman = !block.empty() && (static_cast<unsigned char>(block.front()) & 0x80u) != 0;
    const auto length = takeInteger(block, 7);
    if (!length || *length > block.size())
        return std::nullopt;
    const std::string_view bytes = block.substr(0, *length);
    block.remove_prefix(*length);
    return isHuffman ? decodeHuffman(bytes) : std::optional(std::string(bytes));
}

}  // namespace

std::optional<std::string> decodeHuffman(std::string_view bytes)
{
    std::string out;
    std::uint32_t code = 0;
    unsigned length = 0;
    for (const char c : bytes) {
        for (int bit = 7; bit >= 0; --bit) {
            code = code << 1 | (static_cast<unsigned char>(c) >> bit & 1u);
            if (++length > longestCode)
                return std::nullopt;
            const std::uint32_t place = code - huffman.firstCode[length];
            if (code < huffman.firstCode[length] || place >= huffman.count[length])
                continue;
            const std::uint16_t symbol = huffman.symbols[huffman.firstSymbol[length] + place];
            if (symbol == endOfString)
                return std::nullopt;
            out += static_cast<char>(static_cast<unsigned char>(symbol));
            code = 0;
            length = 0;
        }
    }
    // What is left are the first bits of the end of string: ones.
    const bool isPadded = length < 8 && code == (1u << length) - 1;
    return isPadded ? std::optional(std::move(out)) : std::nullopt;
}

const NameValue *HpackDecoder::field(std::size_t index) const noexcept
{
    const std::size_t place = index - staticFields.size() - 1;
    return index > staticFields.size() && place < m_fields.size() ? &m_fields[place] : nullptr;
}

void HpackDecoder::add(NameValue field)
{
    m_size += field.first.size() + field.second.size() + fieldOverhead;
    m_fields.push_front(std::move(field));
    shrink();
}

void HpackDecoder::shrink()
{
    while (m_size > m_limit && !m_fields.empty()) {
        m_size -= m_fields.back().first.size() + m_fields.back().second.size() + fieldOverhead;
        m_fields.pop_back();
    }
}

bool HpackDecoder::literal(std::string_view &block, unsigned prefixBits, bool isIndexed, std::vector<NameValue> &out)
{
    const auto index = takeInteger(block, prefixBits);
    if (!index)
        return false;
    NameValue made;
    if (*index == 0) {
        auto name = takeString(block);
        if (!name)
            return false;
        made.first = std::move(*name);
    } else if (*index <= staticFields.size()) {
        made.first = staticFields[*index - 1].first;
    } else if (const NameValue *known = field(*index)) {
        made.first = known->first;
    } else {
        return false;
    }
    auto value = takeString(block);
    if (!value)
        return false;
    made.second = std::move(*value);
    if (isIndexed)
        add(made);
    out.emplace_back(wireText(made.first), wireText(made.second));
    return true;
}

bool HpackDecoder::decode(std::string_view block, std::vector<NameValue> &out)
{
    std::size_t produced = 0;
    std::size_t counted = out.size();
    while (!block.empty()) {
        const auto first = static_cast<unsigned char>(block.front());
        bool isGood = true;
        if ((first & 0x80u) != 0) {
            const std::size_t index = takeInteger(block, 7).value_or(0);
            const NameValue *known = field(index);
            isGood = index > 0 && (index <= staticFields.size() || known != nullptr);
            if (isGood && known == nullptr)
                out.emplace_back(staticFields[index - 1].first, staticFields[index - 1].second);
            else if (isGood)
                out.emplace_back(wireText(known->first), wireText(known->second));
        } else if ((first & 0xC0u) == 0x40) {
            isGood = literal(block, 6, true, out);
        } else if ((first & 0xE0u) == 0x20) {
            const auto size = takeInteger(block, 5);
            isGood = size && *size <= largestTable;
            m_limit = isGood ? *size : m_limit;
            shrink();
        } else {
            isGood = literal(block, 4, false, out);
        }
        // A byte that stands for a long field, or for one at all, many times over, is a bomb: RFC 7541, section 4.1 says what it weighs.
        for (; counted < out.size(); ++counted)
            produced += out[counted].first.size() + out[counted].second.size() + fieldOverhead;
        if (!isGood || produced > largestBlock)
            return false;
    }
    return true;
}

}  // namespace probity::traffic
