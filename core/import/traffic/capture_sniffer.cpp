#include "import/traffic/capture_sniffer.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/traffic/tnetstring.h"

namespace probity::traffic {

namespace {

struct Magic {
    std::string_view bytes;
    std::string_view what = {};
};

using namespace std::string_view_literals;

constexpr std::array<Magic, 5> packetMagics{{{"\xD4\xC3\xB2\xA1"sv}, {"\xA1\xB2\xC3\xD4"sv}, {"\x4D\x3C\xB2\xA1"sv}, {"\xA1\xB2\x3C\x4D"sv}, {"\x0A\x0D\x0D\x0A"sv}}};

constexpr std::array<Magic, 20> strangers{{
    {"\xFF\xD8\xFF"sv, "a JPEG image"},
    {"\x89PNG"sv, "a PNG image"},
    {"GIF8"sv, "a GIF image"},
    {"BM"sv, "a BMP image"},
    {"RIFF"sv, "a RIFF file (WebP image, sound or video)"},
    {"%PDF"sv, "a PDF document"},
    {"SQLite format 3"sv, "an SQLite database"},
    {"\x7F" "ELF"sv, "a program"},
    {"MZ"sv, "a Windows program"},
    {"\xCA\xFE\xBA\xBE"sv, "a program or class file"},
    {"dex\n"sv, "an Android program (DEX)"},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive"},
    {"Rar!"sv, "a RAR archive"},
    {"\xFD" "7zXZ"sv, "an XZ archive"},
    {"BZh"sv, "a bzip2 archive"},
    {"ID3"sv, "a sound file"},
    {"OggS"sv, "a sound or video file"},
    {"\xD0\xCF\x11\xE0"sv, "an old Office document"},
    {"\x1A\x45\xDF\xA3"sv, "a Matroska video"},
    {"wOF"sv, "a font"},
}};

tl::unexpected<ForeignFile> stranger(std::string_view what)
{
    return tl::make_unexpected(ForeignFile{"not_a_capture", "this is " + std::string(what) + ", not a capture"});
}

std::string_view withoutBom(std::string_view text)
{
    return text.substr(0, 3) == "\xEF\xBB\xBF"sv ? text.substr(3) : text;
}

/// mitmproxy writes tnetstrings: a length, a colon, and in it a dict, whose first key is a tnetstring too.
bool isTnetstring(std::string_view text)
{
    const std::size_t colon = text.substr(0, longestPrefix).find(':');
    return colon != std::string_view::npos && tnetLength(text).has_value() && tnetLength(text.substr(colon + 1)).has_value();
}

bool isPacketCapture(std::string_view head)
{
    return std::any_of(packetMagics.begin(), packetMagics.end(), [&](const Magic &magic) { return head.substr(0, magic.bytes.size()) == magic.bytes; });
}

/// A Charles session is a JSON list too; tells it from a bare list of HAR entries.
bool isCharlesSession(std::string_view head)
{
    return head.find("\"actualPort\"") != std::string_view::npos && head.find("\"startedDateTime\"") == std::string_view::npos;
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '.';
}

std::size_t skipBlanksAndComments(std::string_view text, std::size_t at)
{
    for (;;) {
        while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\n'))
            ++at;
        if (text.substr(at, 2) == "//"sv)
            at = std::min(text.find('\n', at), text.size());
        else if (text.substr(at, 2) == "/*"sv)
            at = std::min(text.find("*/"sv, at + 2), text.size() - 2) + 2;
        else
            return at;
    }
}

tl::expected<CaptureFormat, ForeignFile> formatOfMarkup(std::string_view text)
{
    const std::string lower = toLowerAscii(text.substr(0, 2048));
    if (lower.find("<items") != std::string::npos && lower.find("burpversion") != std::string::npos)
        return CaptureFormat::Burp;
    if (lower.find("<html") != std::string::npos || lower.find("<!doctype html") != std::string::npos)
        return stranger("an HTML page");
    return stranger("an XML document");
}

}  // namespace

tl::expected<CaptureFormat, ForeignFile> captureFormat(std::string_view head)
{
    if (head.empty())
        return tl::make_unexpected(ForeignFile{"empty_file", "the file is empty: it holds no bytes at all"});
    if (jsonStart(head) != std::string_view::npos)
        return isCharlesSession(head) ? CaptureFormat::Charles : CaptureFormat::Har;
    if (isPacketCapture(head))
        return CaptureFormat::Packets;
    for (const Magic &magic : strangers)
        if (head.substr(0, magic.bytes.size()) == magic.bytes)
            return stranger(magic.what);
    if (head.size() >= 8 && head.substr(4, 4) == "ftyp"sv)
        return stranger("a video or HEIF image");
    const std::string_view text = withoutBom(head);
    const std::size_t start = skipBlanksAndComments(text, 0);
    if (start >= text.size() && head.size() >= judgedBytes)
        return CaptureFormat::Har;
    if (start >= text.size())
        return tl::make_unexpected(ForeignFile{"empty_file", "the file holds nothing but blanks"});
    if (isTnetstring(text.substr(start)))
        return CaptureFormat::Mitmproxy;
    if (text[start] == '<')
        return formatOfMarkup(text.substr(start));
    const auto zeros = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
    if (zeros * 20 > head.size() || !isValidUtf8(head.substr(0, head.size() > 64 ? head.size() - 4 : head.size())))
        return stranger("a binary file of a kind we do not know");
    return tl::make_unexpected(ForeignFile{"not_a_capture", "this is text, but not JSON: no '{' or '[' where a HAR begins"});
}

std::size_t jsonStart(std::string_view head)
{
    const std::size_t bom = head.size() - withoutBom(head).size();
    std::size_t at = skipBlanksAndComments(head, bom);
    if (at < head.size() && isNameCharacter(head[at])) {
        while (at < head.size() && isNameCharacter(head[at]))
            ++at;
        at = skipBlanksAndComments(head, at);
        if (at >= head.size() || head[at] != '(')
            return std::string_view::npos;
        at = skipBlanksAndComments(head, at + 1);
    }
    return at < head.size() && (head[at] == '{' || head[at] == '[') ? at : std::string_view::npos;
}

}  // namespace probity::traffic
