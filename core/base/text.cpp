#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <iconv.h>

namespace probity {

namespace {

constexpr char32_t replacement = 0xFFFD;

/// Decodes one UTF-8 sequence at `at` (RFC 3629: no surrogates, no overlong forms); advances past it, or past one byte and
/// returns false.
bool nextUtf8(std::string_view in, std::size_t &at, char32_t &out) noexcept
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(in[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) {
        out = first;
        ++at;
        return true;
    }
    const std::size_t length = first >= 0xF0 && first <= 0xF4 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > in.size()) {
        ++at;
        return false;
    }
    char32_t value = first & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0u) != 0x80u) {
            ++at;
            return false;
        }
        value = value << 6 | (byte(at + i) & 0x3Fu);
    }
    if ((length == 3 && value < 0x800) || (length == 4 && (value < 0x10000 || value > 0x10FFFF)) || (value >= 0xD800 && value <= 0xDFFF)) {
        ++at;
        return false;
    }
    at += length;
    out = value;
    return true;
}

DecodedText decodeUtf16(std::string_view bytes, bool isLittle)
{
    DecodedText out;
    out.encoding = isLittle ? Encoding::Utf16Le : Encoding::Utf16Be;
    out.text.reserve(bytes.size() / 2);
    const auto unit = [&](std::size_t i) {
        const auto a = static_cast<unsigned char>(bytes[i]);
        const auto b = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(isLittle ? a | b << 8 : a << 8 | b);
    };
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        char32_t c = unit(i);
        if (c >= 0xD800 && c <= 0xDBFF && i + 3 < bytes.size()) {
            const char32_t low = unit(i + 2);
            if (low >= 0xDC00 && low <= 0xDFFF) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        if (c >= 0xD800 && c <= 0xDFFF) {
            c = replacement;
            ++out.replaced;
        }
        out.text += c;
    }
    if (i < bytes.size()) {
        out.text += replacement;
        ++out.replaced;
    }
    return out;
}

/// Decodes through iconv; every byte it refuses becomes U+FFFD.
DecodedText decodeIconv(std::string_view bytes, const char *charset, Encoding encoding)
{
    DecodedText out;
    out.encoding = encoding;
    const iconv_t converter = iconv_open("UTF-32LE", charset);
    if (converter == reinterpret_cast<iconv_t>(-1)) {
        out.replaced = bytes.size();
        out.text.assign(bytes.size(), replacement);
        return out;
    }
    std::string copy(bytes);
    char *in = copy.data();
    std::size_t left = copy.size();
    std::array<char32_t, 4096> buffer;
    while (left > 0) {
        char *to = reinterpret_cast<char *>(buffer.data());
        std::size_t room = sizeof buffer;
        const std::size_t rc = iconv(converter, &in, &left, &to, &room);
        out.text.append(buffer.data(), (sizeof buffer - room) / sizeof(char32_t));
        if (rc == static_cast<std::size_t>(-1) && room == sizeof buffer && left > 0) {
            out.text += replacement;
            ++out.replaced;
            ++in;
            --left;
            iconv(converter, nullptr, nullptr, nullptr, nullptr);
        }
    }
    iconv_close(converter);
    return out;
}

DecodedText decodeUtf8(std::string_view bytes)
{
    DecodedText out;
    out.text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        char32_t c = replacement;
        if (!nextUtf8(bytes, at, c)) {
            c = replacement;
            ++out.replaced;
        }
        out.text += c;
    }
    return out;
}

DecodedText decodeLatin1(std::string_view bytes)
{
    // Windows-1252 for 0x80..0x9F, as browsers read "Latin-1" (WHATWG Encoding, index windows-1252).
    static constexpr std::array<char16_t, 32> high = {
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178};
    DecodedText out;
    out.encoding = Encoding::Latin1;
    out.text.reserve(bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out.text += byte >= 0x80 && byte <= 0x9F ? static_cast<char32_t>(high[byte - 0x80u]) : static_cast<char32_t>(byte);
    }
    return out;
}

/// How much a decoding looks like Chinese prose: common characters and Chinese punctuation against rare ones, controls and
/// private-use characters. The common ones of both scripts lie in the same code block, so frequency words decide.
double plausibility(const DecodedText &decoded)
{
    static constexpr std::u32string_view usual =
        U"的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手用主行方又如前所本见经头面公同三已老从动两长知"
        U"個人資訊隱私權們會為來國時對於發開請與關經機過還這樣應後從無電務網話號碼第訊息"
        U"信息隐私政策收集使用服务第三方保护权限户位置设备手机号码，。、；：（）《》“”";
    if (decoded.text.empty())
        return 0;
    double score = 0;
    for (const char32_t c : decoded.text) {
        if (c < 0x80)
            continue;
        if (usual.find(c) != std::u32string_view::npos)
            score += 2;
        else if (c >= 0x4E00 && c <= 0x9FFF)
            score += 0.1;
        else if (c == replacement || (c >= 0xE000 && c <= 0xF8FF) || c < 0xA0)
            score -= 4;
        else
            score -= 0.3;
    }
    return score / static_cast<double>(decoded.text.size());
}

bool looksLikeUtf16(std::string_view bytes, bool &isLittle) noexcept
{
    const std::size_t length = std::min<std::size_t>(bytes.size() & ~std::size_t{1}, 4096);
    if (length < 8)
        return false;
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < length; i += 2) {
        even += bytes[i] == 0;
        odd += bytes[i + 1] == 0;
    }
    const std::size_t enough = length / 2 / 5;
    isLittle = odd > even;
    return (odd > enough && even * 10 < odd) || (even > enough && odd * 10 < even);
}

}  // namespace

const char *name(Encoding encoding) noexcept
{
    switch (encoding) {
    case Encoding::Utf8: return "utf-8";
    case Encoding::Utf16Le: return "utf-16le";
    case Encoding::Utf16Be: return "utf-16be";
    case Encoding::Gb18030: return "gb18030";
    case Encoding::Big5: return "big5";
    case Encoding::Latin1: return "latin-1";
    }
    return "utf-8";
}

DecodedText decodeText(std::string_view bytes)
{
    bool isLittle = true;
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
        DecodedText out = decodeUtf8(bytes);
        out.hadByteOrderMark = true;
        return out;
    }
    if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF") {
        DecodedText out = decodeUtf16(bytes, bytes[0] == '\xFF');
        out.hadByteOrderMark = true;
        return out;
    }
    if (looksLikeUtf16(bytes, isLittle))
        return decodeUtf16(bytes, isLittle);
    DecodedText utf8 = decodeUtf8(bytes);
    // A few broken sequences in long UTF-8 (a cut file, a bad paste) do not make it another encoding.
    const auto multiByte = static_cast<std::size_t>(std::count_if(utf8.text.begin(), utf8.text.end(), [](char32_t c) { return c >= 0x80; })) - utf8.replaced;
    if (utf8.replaced == 0 || utf8.replaced * 50 < multiByte)
        return utf8;
    DecodedText gb = decodeIconv(bytes, "GB18030", Encoding::Gb18030);
    DecodedText big5 = decodeIconv(bytes, "BIG5-HKSCS", Encoding::Big5);
    const double gbScore = plausibility(gb);
    const double big5Score = plausibility(big5);
    if (std::max(gbScore, big5Score) > 0.05)
        return gbScore >= big5Score ? gb : big5;
    return utf8.replaced * 4 < multiByte ? utf8 : decodeLatin1(bytes);
}

bool isValidUtf8(std::string_view bytes) noexcept
{
    for (std::size_t at = 0; at < bytes.size();) {
        // Most text is ASCII: eight characters at once.
        std::uint64_t word = 0;
        while (bytes.size() - at >= sizeof word) {
            std::memcpy(&word, bytes.data() + at, sizeof word);
            if ((word & 0x8080808080808080u) != 0)
                break;
            at += sizeof word;
        }
        if (at == bytes.size())
            break;
        char32_t c = 0;
        if (!nextUtf8(bytes, at, c))
            return false;
    }
    return true;
}

void appendUtf8(std::string &out, char32_t c)
{
    const auto byte = [&](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | c >> 6);
        byte(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        byte(0xE0 | c >> 12);
        byte(0x80 | (c >> 6 & 0x3F));
        byte(0x80 | (c & 0x3F));
    } else {
        byte(0xF0 | c >> 18);
        byte(0x80 | (c >> 12 & 0x3F));
        byte(0x80 | (c >> 6 & 0x3F));
        byte(0x80 | (c & 0x3F));
    }
}

std::string toUtf8(std::u32string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char32_t c : text)
        appendUtf8(out, c);
    return out;
}

std::u32string toUtf32(std::string_view utf8)
{
    return decodeUtf8(utf8).text;
}

std::string repairUtf8(std::string_view bytes, std::size_t *replaced)
{
    const DecodedText decoded = decodeUtf8(bytes);
    if (replaced != nullptr)
        *replaced = decoded.replaced;
    return toUtf8(decoded.text);
}

std::string toLowerAscii(std::string_view text)
{
    std::string out(text);
    for (char &c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string_view trimmed(std::string_view text) noexcept
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string encodeGb18030(std::string_view utf8)
{
    const iconv_t converter = iconv_open("GB18030", "UTF-8");
    if (converter == reinterpret_cast<iconv_t>(-1))
        return {};
    std::string in(utf8);
    std::string out(in.size() * 2 + 8, '\0');
    char *from = in.data();
    char *to = out.data();
    std::size_t left = in.size();
    std::size_t room = out.size();
    const std::size_t rc = iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    out.resize(rc == static_cast<std::size_t>(-1) ? 0 : out.size() - room);
    return out;
}

}  // namespace probity
