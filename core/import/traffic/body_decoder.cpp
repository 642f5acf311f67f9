#include "import/traffic/body_decoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <simdjson.h>

#include "base/base64.h"
#include "base/text.h"
#include "import/traffic/content_coding.h"

namespace probity::traffic {

namespace {

using namespace std::string_view_literals;

bool startsWith(std::string_view text, std::string_view start) noexcept
{
    return text.substr(0, start.size()) == start;
}

constexpr auto gzipMagic = "\x1F\x8B\x08"sv;
constexpr auto zstdMagic = "\x28\xB5\x2F\xFD"sv;

/// RFC 1950, section 2.2: deflate, no preset dictionary, a header that divides by 31.
bool hasZlibHeader(std::string_view bytes) noexcept
{
    if (bytes.size() < 6)
        return false;
    const auto a = static_cast<unsigned>(static_cast<unsigned char>(bytes[0]));
    const auto b = static_cast<unsigned>(static_cast<unsigned char>(bytes[1]));
    return a == 0x78 && (b & 0x20u) == 0 && (a * 256 + b) % 31 == 0;
}

/// gzip or zstd whose bytes were written as characters U+0000 to U+00FF.
bool isCompressedAsCharacters(std::string_view text) noexcept
{
    return startsWith(text, "\x1F\xC2\x8B\x08") || startsWith(text, "\x28\xC2\xB5/\xC3\xBD");
}

/// The bytes that characters below U+0100 stand for; nothing if there is another character, or none above U+007F.
std::optional<std::string> charactersAsBytes(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    bool isHigh = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            out += text[i];
            continue;
        }
        if ((byte != 0xC2 && byte != 0xC3) || i + 1 == text.size())
            return std::nullopt;
        const auto low = static_cast<unsigned char>(text[++i]);
        out += static_cast<char>(static_cast<unsigned char>((byte & 3u) << 6 | (low & 0x3Fu)));
        isHigh = true;
    }
    if (!isHigh)
        return std::nullopt;
    return out;
}

bool isText(std::string_view bytes)
{
    return bytes.find('\0') == std::string_view::npos && simdjson::validate_utf8(bytes.data(), bytes.size());
}

struct Coding {
    const char *name;
    Decoding (*decode)(std::string_view, std::size_t, const TaskContext &, std::string &);
};

/// The coding that is on these bytes now, judged by the bytes; the header is only asked where they cannot tell.
std::optional<Coding> codingOf(std::string_view bytes, std::string_view header)
{
    const std::string named = toLowerAscii(header);
    const auto names = [&](std::string_view coding) { return named.find(coding) != std::string::npos; };
    if (startsWith(bytes, gzipMagic) && names("gzip"))
        return Coding{"gzip", inflateBytes};
    if (startsWith(bytes, zstdMagic) && names("zstd"))
        return Coding{"zstd", unzstd};
    if (hasZlibHeader(bytes) && names("deflate"))
        return Coding{"deflate", inflateBytes};
    if (names("deflate") && !isText(bytes) && !hasKnownMagic(bytes))
        return Coding{"deflate", inflateRaw};
    if (names("br") && !isText(bytes) && !hasKnownMagic(bytes))
        return Coding{"br", unbrotli};
    return std::nullopt;
}

void undoCodings(Body &body, std::string_view header, const BodyPlace &place)
{
    constexpr int deepest = 3;
    for (int depth = 0; depth < deepest; ++depth) {
        const auto coding = codingOf(body.bytes, header);
        if (!coding)
            return;
        std::string decoded;
        // These have no magic bytes: what does not decode to the end may be something else, and none is there twice.
        const bool isGuess = coding->decode == unbrotli || coding->decode == inflateRaw;
        if (isGuess && std::find(body.steps.begin(), body.steps.end(), coding->name) != body.steps.end())
            return;
        const Decoding result = coding->decode(body.bytes, largestBody, place.task, decoded);
        if (result == Decoding::Failed || (result == Decoding::Cut && isGuess && decoded.size() < largestBody)) {
            ++place.undecodable;
            place.log.note("body_undecodable", "a body that the capture calls compressed could not be decompressed; it stays as it is", place.where);
            return;
        }
        body.steps.emplace_back(coding->name);
        body.bytes = std::move(decoded);
        if (result == Decoding::Cut) {
            body.state = BodyState::Truncated;
            place.log.note("body_truncated", "a compressed body is cut off or expands beyond 64 MB; its beginning was read", place.where);
            return;
        }
    }
}

void bound(Body &body, const BodyPlace &place)
{
    if (body.bytes.size() > largestBody) {
        body.bytes.resize(largestBody);
        body.state = BodyState::Truncated;
        place.log.note("body_truncated", "a compressed body is cut off or expands beyond 64 MB; its beginning was read", place.where);
    }
    if (body.bytes.empty() && body.state == BodyState::Present)
        body.state = BodyState::Empty;
}

}  // namespace

bool hasKnownMagic(std::string_view bytes) noexcept
{
    static constexpr std::array<std::string_view, 22> magics{
        "\xFF\xD8\xFF"sv, "\x89PNG"sv, "GIF8"sv, "RIFF"sv, "BM"sv, "\0\0\1\0"sv, "wOFF"sv, "wOF2"sv, "\0\1\0\0"sv, "OTTO"sv, "true\0"sv, "PK\x03\x04"sv,
        gzipMagic, zstdMagic, "%PDF"sv, "ID3"sv, "OggS"sv, "\x1A\x45\xDF\xA3"sv, "\0asm"sv, "glTF"sv, "7z\xBC\xAF"sv, "Rar!"sv};
    if (startsWith(bytes.substr(std::min<std::size_t>(4, bytes.size())), "ftyp"))
        return true;
    return std::any_of(magics.begin(), magics.end(), [&](std::string_view magic) { return startsWith(bytes, magic); });
}

bool isOpaque(std::string_view bytes)
{
    constexpr std::size_t sampleSize = 4096;
    constexpr std::size_t fewest = 32;
    if (bytes.size() < fewest || hasKnownMagic(bytes))
        return false;
    const std::string_view sample = bytes.substr(0, sampleSize);
    // The sample may end inside a character.
    std::string_view whole = sample;
    for (int i = 0; i < 3 && bytes.size() > sampleSize && static_cast<unsigned char>(whole.back()) >= 0x80; ++i)
        whole.remove_suffix(1);
    if (simdjson::validate_utf8(whole.data(), whole.size()))
        return false;
    std::array<std::uint32_t, 256> counts{};
    for (const char c : sample)
        ++counts[static_cast<unsigned char>(c)];
    double entropy = 0;
    for (const std::uint32_t count : counts) {
        if (count == 0)
            continue;
        const double share = count / static_cast<double>(sample.size());
        entropy -= share * std::log2(share);
    }
    // Few random bytes cannot show all 256 values: what is expected of them grows with their number.
    const double most = std::min(8.0, std::log2(static_cast<double>(sample.size())));
    return entropy > 0.9 * most;
}

void decodeBody(const CarriedBody &carried, Body &body, const BodyPlace &place)
{
    body.state = BodyState::Present;
    bool isDecoded = false;
    if (carried.isBase64) {
        if (auto bytes = decodeBase64(carried.text)) {
            body.bytes = std::move(*bytes);
            body.steps.emplace_back("base64");
            isDecoded = true;
        } else {
            place.log.note("bad_base64", "a body that the capture calls base64 is none; it was taken as text", place.where);
        }
    }
    if (!isDecoded) {
        body.bytes.assign(carried.text);
        // Some producers write each byte of a binary body as one character. The capture then holds characters; they are only
        // taken for bytes where that undoes the coding that the header names.
        if (!carried.contentEncoding.empty()) {
            auto bytes = isCompressedAsCharacters(carried.text) ? charactersAsBytes(carried.text) : std::nullopt;
            if (bytes) {
                body.bytes = std::move(*bytes);
                body.steps.emplace_back("latin1-characters");
                isDecoded = true;
            }
        }
    }
    // Characters of a JSON string cannot be compressed bytes unless they stood for bytes.
    if (isDecoded && !carried.contentEncoding.empty())
        undoCodings(body, carried.contentEncoding, place);
    bound(body, place);
}

void decodeWireBody(std::string bytes, std::string_view contentEncoding, Body &body, const BodyPlace &place)
{
    body.state = BodyState::Present;
    body.bytes = std::move(bytes);
    if (!contentEncoding.empty() && !body.bytes.empty())
        undoCodings(body, contentEncoding, place);
    bound(body, place);
}

}  // namespace probity::traffic
