#include "analysis/observed/codecs.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/observed/inflate.h"
#include "analysis/observed/opener.h"
#include "base/base64.h"
#include "base/text.h"

namespace probity::observed {

namespace {

constexpr int notHex = -1;
constexpr std::size_t headSize = 12;
/// Fewer random bytes than this may be an identifier or a hash, whose values mean nothing to hide.
constexpr std::size_t fewestCipherBytes = 48;
constexpr std::size_t fewestMediaBytes = 64;

int hexValue(char c) noexcept
{
    if (isDigit(c))
        return c - '0';
    const char small = lower(c);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : notHex;
}

std::string_view withoutPadding(std::string_view text) noexcept
{
    for (int i = 0; i < 2 && !text.empty() && text.back() == '='; ++i)
        text.remove_suffix(1);
    return text;
}

bool isControl(unsigned char byte) noexcept
{
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
}

/// Whether bytes may begin a message without text around it: a tag of the wire format of protocol buffers with a length or number that
/// fits, or a map of MessagePack whose first key is a string.
bool startsLikeMessage(std::string_view head, std::size_t whole) noexcept
{
    const auto at = [&head](std::size_t i) { return static_cast<unsigned char>(head[i]); };
    if (head.size() < 4)
        return false;
    if ((at(0) >= 0x81 && at(0) <= 0x8f) || (at(0) >= 0x91 && at(0) <= 0x9f))
        return (at(1) >= 0xa1 && at(1) <= 0xbf) || at(1) == 0xd9 || at(0) >= 0x91;
    if (at(0) == 0xde || at(0) == 0xdf)
        return true;
    if (at(0) >= 0x80 || at(0) < 0x08)
        return false;
    if ((at(0) & 7U) == 2)
        return at(1) >= 0x80 || at(1) + 2U <= whole;
    if ((at(0) & 7U) != 0)
        return false;
    std::size_t next = 1;
    while (next < head.size() && at(next) >= 0x80)
        ++next;
    return next + 1 >= head.size() || (at(next + 1) >= 0x08 && ((at(next + 1) & 7U) <= 2 || (at(next + 1) & 7U) == 5));
}

Look lookOf(std::string_view head, std::size_t whole) noexcept
{
    if (compressionOf(head))
        return Look::Compressed;
    if (whole >= fewestMediaBytes && !mediaOf(head).empty())
        return Look::Media;
    bool isText = !head.empty() && (static_cast<unsigned char>(head[0]) & 0xc0U) != 0x80;
    for (const char c : head) {
        const auto byte = static_cast<unsigned char>(c);
        isText = isText && !isControl(byte) && byte != 0x7f && byte < 0xf8 && byte != 0xc0 && byte != 0xc1;
    }
    if (isText)
        return Look::Text;
    return startsLikeMessage(head, whole) ? Look::Message : Look::Noise;
}

/// The first bytes of a base64 text, without decoding the rest.
std::string_view headOf(std::string_view text, std::array<char, headSize> &head) noexcept
{
    std::size_t length = 0;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (std::size_t i = 0; i < text.size() && i < headSize / 3 * 4; ++i) {
        const std::uint8_t sextet = base64Value(text[i]);
        if (sextet == notBase64)
            return {};
        bits = (bits << 6U) | sextet;
        count += 6;
        if (count >= 8) {
            count -= 8;
            head[length++] = static_cast<char>((bits >> count) & 0xffU);
        }
    }
    return {head.data(), length};
}

/// The first look may be wrong about what follows: a text that turns into noise may still be a message.
bool settleLook(Unarmoured &out) noexcept
{
    if (out.look != Look::Text || isPlainText(out.bytes))
        return true;
    out.look = Look::Message;
    return startsLikeMessage(std::string_view(out.bytes).substr(0, headSize), out.bytes.size());
}

/// Of random base64 one character in six is a digit, two in five are capitals; names and words are written otherwise.
bool hasAllLetters(std::string_view text) noexcept
{
    std::size_t digits = 0;
    std::size_t capitals = 0;
    for (const char c : text) {
        digits += isDigit(c) ? 1U : 0U;
        capitals += c >= 'A' && c <= 'Z' ? 1U : 0U;
    }
    return digits * 20 > text.size() && capitals * 8 > text.size() && capitals * 8 < text.size() * 5;
}

/// The first half of a pair whose second half did not come.
void flushHigh(std::string &out, std::uint32_t &high)
{
    if (high != 0)
        appendUtf8(out, U'\uFFFD');
    high = 0;
}

void appendCodeUnit(std::string &out, std::uint32_t unit, std::uint32_t &high)
{
    const bool isLow = unit >= 0xDC00 && unit < 0xE000;
    if (!isLow)
        flushHigh(out, high);
    if (unit >= 0xD800 && unit < 0xDC00) {
        high = unit;
        return;
    }
    const bool isPair = high != 0 && isLow;
    appendUtf8(out, isPair ? static_cast<char32_t>(0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00)) : isLow ? U'\uFFFD' : static_cast<char32_t>(unit));
    high = 0;
}

/// The code unit of "%uXXXX" at a place; a value beyond 0xFFFF if there is none.
std::uint32_t escapedUnit(std::string_view text, std::size_t at) noexcept
{
    if (at + 5 >= text.size() || (text[at + 1] != 'u' && text[at + 1] != 'U'))
        return 0x10000;
    std::uint32_t unit = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
        if (hexValue(text[i]) < 0)
            return 0x10000;
        unit = unit * 16 + static_cast<std::uint32_t>(hexValue(text[i]));
    }
    return unit;
}

}  // namespace

std::optional<std::string> percentDecode(std::string_view text)
{
    const std::size_t first = text.find('%');
    if (first == std::string_view::npos)
        return std::nullopt;
    std::string out(text.substr(0, first));
    out.reserve(text.size());
    bool isChanged = false;
    std::uint32_t high = 0;
    for (std::size_t i = first; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 && hexValue(text[i + 2]) >= 0) {
            flushHigh(out, high);
            out.push_back(static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2])));
            i += 2;
            isChanged = true;
        } else if (const std::uint32_t unit = text[i] == '%' ? escapedUnit(text, i) : 0x10000; unit < 0x10000) {
            appendCodeUnit(out, unit, high);
            i += 5;
            isChanged = true;
        } else {
            flushHigh(out, high);
            out.push_back(text[i]);
        }
    }
    flushHigh(out, high);
    if (!isChanged)
        return std::nullopt;
    return out;
}

std::string formDecode(std::string_view text)
{
    std::string blanks(text);
    std::replace(blanks.begin(), blanks.end(), '+', ' ');
    if (auto decoded = percentDecode(blanks))
        return std::move(*decoded);
    return blanks;
}

std::optional<Unarmoured> base64DecodePlausible(std::string_view text)
{
    const std::string_view plain = withoutPadding(text);
    if (text.size() < 8 || plain.size() < 7)
        return std::nullopt;
    std::array<char, headSize> buffer{};
    const std::string_view head = headOf(plain, buffer);
    Unarmoured out;
    out.look = lookOf(head, plain.size() / 4 * 3);
    if (out.look == Look::Noise || (out.look == Look::Message && plain.size() < 16))
        return std::nullopt;
    auto decoded = decodeBase64(trimmed(text));
    if (!decoded || decoded->size() < 5)
        return std::nullopt;
    out.bytes = std::move(*decoded);
    if (!settleLook(out))
        return std::nullopt;
    const bool isUrl = text.find_first_of("-_") != std::string_view::npos || (text.size() % 4 != 0 && text.back() != '=');
    out.coding = isUrl ? "base64url" : "base64";
    return out;
}

std::optional<Unarmoured> hexDecodePlausible(std::string_view text)
{
    if (text.size() < 10 || text.size() % 2 != 0)
        return std::nullopt;
    Unarmoured out;
    out.coding = "hex";
    out.bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hexValue(text[i]);
        const int low = hexValue(text[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        out.bytes.push_back(static_cast<char>(high * 16 + low));
        if (out.bytes.size() == headSize || i + 2 == text.size()) {
            out.look = out.bytes.size() <= headSize ? lookOf(out.bytes, text.size() / 2) : out.look;
            if (out.look == Look::Noise)
                return std::nullopt;
        }
    }
    if (!settleLook(out))
        return std::nullopt;
    return out;
}

bool isRandom(std::string_view bytes) noexcept
{
    if (bytes.size() < 32)
        return false;
    constexpr std::size_t sampled = 4096;
    const std::string_view sample = bytes.substr(0, sampled);
    std::array<bool, 256> seen{};
    std::size_t distinct = 0;
    std::size_t high = 0;
    for (const char c : sample) {
        bool &known = seen[static_cast<unsigned char>(c)];
        distinct += known ? 0U : 1U;
        known = true;
        high += static_cast<unsigned char>(c) >= 0x80 ? 1U : 0U;
    }
    // n random bytes show 256 (1 - (255/256)^n) values, half of them in the upper half.
    const double expected = 256.0 * (1.0 - std::pow(255.0 / 256.0, static_cast<double>(sample.size())));
    const double share = static_cast<double>(high) / static_cast<double>(sample.size());
    return static_cast<double>(distinct) >= 0.82 * expected && share > 0.25 && share < 0.75;
}

bool isCiphertext(std::string_view text, std::size_t &bytes)
{
    text = trimmed(text);
    if (text.size() < fewestCipherBytes * 4 / 3)
        return false;
    const bool isHexText = text.size() % 2 == 0 && std::all_of(text.begin(), text.end(), isHexDigit);
    std::string decoded;
    if (isHexText) {
        for (std::size_t i = 0; i < text.size(); i += 2)
            decoded.push_back(static_cast<char>(hexValue(text[i]) * 16 + hexValue(text[i + 1])));
    } else if (hasAllLetters(text)) {
        if (auto bytesOf = decodeBase64(text))
            decoded = std::move(*bytesOf);
    }
    // A SHA-512 is no hidden text.
    const bool isHash = isHexText && decoded.size() == 64;
    bytes = decoded.size();
    return !isHash && decoded.size() >= fewestCipherBytes && isRandom(decoded);
}

bool isPlainText(std::string_view bytes) noexcept
{
    bool hasHighBytes = false;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (isControl(byte) || byte == 0x7f)
            return false;
        hasHighBytes = hasHighBytes || byte >= 0x80;
    }
    return !hasHighBytes || isValidUtf8(bytes);
}

std::optional<std::string> unquote(std::string_view text)
{
    const bool isQuoted = text.size() >= 4 && text.front() == '"' && text.back() == '"';
    if (isQuoted)
        text = text.substr(1, text.size() - 2);
    const std::string_view start = trimmed(text.substr(0, 16));
    const bool isEscaped = start.size() >= 2 && (start[0] == '{' || start[0] == '[') && (start.substr(1, 2) == "\\\"" || start.substr(1, 3) == "{\\\"");
    if (!isEscaped && !(isQuoted && !start.empty() && (start[0] == '{' || start[0] == '[')))
        return std::nullopt;
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        // Only what hides the quotes is undone; the escapes of the text inside are for its own reader.
        const char next = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
        if (next == '"' || next == '\\' || next == '/') {
            out.push_back(text[++i]);
        } else if (next == 'n' || next == 'r' || next == 't') {
            out.push_back(' ');
            ++i;
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

}  // namespace probity::observed
