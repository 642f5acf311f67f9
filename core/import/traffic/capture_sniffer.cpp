#include "import/traffic/capture_sniffer.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace probity::traffic {

namespace {

struct Magic {
    std::string_view bytes;
    std::string_view code;
    std::string_view what;
};

using namespace std::string_view_literals;

constexpr std::string_view unsupported = "unsupported_format";
constexpr std::string_view stranger = "not_a_capture";

constexpr std::array<Magic, 26> magics{{
    {"\xD4\xC3\xB2\xA1"sv, unsupported, "a packet capture (pcap)"},
    {"\xA1\xB2\xC3\xD4"sv, unsupported, "a packet capture (pcap)"},
    {"\x4D\x3C\xB2\xA1"sv, unsupported, "a packet capture (pcap, nanoseconds)"},
    {"\xA1\xB2\x3C\x4D"sv, unsupported, "a packet capture (pcap, nanoseconds)"},
    {"\x0A\x0D\x0D\x0A"sv, unsupported, "a packet capture (pcapng)"},
    {"\xFF\xD8\xFF"sv, stranger, "a JPEG image"},
    {"\x89PNG"sv, stranger, "a PNG image"},
    {"GIF8"sv, stranger, "a GIF image"},
    {"BM"sv, stranger, "a BMP image"},
    {"RIFF"sv, stranger, "a RIFF file (WebP image, sound or video)"},
    {"%PDF"sv, stranger, "a PDF document"},
    {"SQLite format 3"sv, stranger, "an SQLite database"},
    {"\x7F" "ELF"sv, stranger, "a program"},
    {"MZ"sv, stranger, "a Windows program"},
    {"\xCA\xFE\xBA\xBE"sv, stranger, "a program or class file"},
    {"dex\n"sv, stranger, "an Android program (DEX)"},
    {"7z\xBC\xAF\x27\x1C"sv, stranger, "a 7-Zip archive"},
    {"Rar!"sv, stranger, "a RAR archive"},
    {"\xFD" "7zXZ"sv, stranger, "an XZ archive"},
    {"BZh"sv, stranger, "a bzip2 archive"},
    {"\x28\xB5\x2F\xFD"sv, stranger, "a Zstandard archive"},
    {"ID3"sv, stranger, "a sound file"},
    {"OggS"sv, stranger, "a sound or video file"},
    {"\xD0\xCF\x11\xE0"sv, stranger, "an old Office document"},
    {"\x1A\x45\xDF\xA3"sv, stranger, "a Matroska video"},
    {"wOF"sv, stranger, "a font"},
}};

ForeignFile describe(std::string_view code, std::string_view what)
{
    if (code == unsupported)
        return {std::string(code), "this is " + std::string(what) + ": traffic, but in a format that this version does not read; export it as HAR"};
    return {std::string(code), "this is " + std::string(what) + ", not a capture"};
}

std::string_view withoutBom(std::string_view text)
{
    return text.substr(0, 3) == "\xEF\xBB\xBF"sv ? text.substr(3) : text;
}

/// mitmproxy writes tnetstrings: a length in digits, a colon.
bool isTnetstring(std::string_view text)
{
    const std::size_t colon = text.substr(0, 12).find(':');
    return colon != std::string_view::npos && colon > 0
        && std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) { return c >= '0' && c <= '9'; });
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

std::optional<ForeignFile> foreignText(std::string_view text)
{
    const std::string lower = toLowerAscii(text.substr(0, 2048));
    if (lower.rfind("<?xml", 0) == 0 || lower.rfind("<", 0) == 0) {
        if (lower.find("<items") != std::string::npos || lower.find("burpversion") != std::string::npos)
            return describe(unsupported, "a Burp Suite export (XML)");
        if (lower.find("<html") != std::string::npos || lower.find("<!doctype") != std::string::npos)
            return describe(stranger, "an HTML page");
        return describe(stranger, "an XML document");
    }
    return std::nullopt;
}

}  // namespace

std::optional<ForeignFile> foreignFile(std::string_view head)
{
    if (head.empty())
        return ForeignFile{"empty_file", "the file is empty: it holds no bytes at all"};
    if (jsonStart(head) != std::string_view::npos)
        return std::nullopt;
    for (const Magic &magic : magics)
        if (head.substr(0, magic.bytes.size()) == magic.bytes)
            return describe(magic.code, magic.what);
    if (head.size() >= 8 && head.substr(4, 4) == "ftyp"sv)
        return describe(stranger, "a video or HEIF image");
    const std::string_view text = withoutBom(head);
    const std::size_t start = skipBlanksAndComments(text, 0);
    if (start >= text.size() && head.size() >= judgedBytes)
        return std::nullopt;
    if (start >= text.size())
        return ForeignFile{"empty_file", "the file holds nothing but blanks"};
    if (isTnetstring(text))
        return describe(unsupported, "a mitmproxy flow dump");
    if (auto foreign = foreignText(text.substr(start)))
        return foreign;
    const auto zeros = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
    if (zeros * 20 > head.size() || !isValidUtf8(head.substr(0, head.size() > 64 ? head.size() - 4 : head.size())))
        return describe(stranger, "a binary file of a kind we do not know");
    return ForeignFile{std::string(stranger), "this is text, but not JSON: no '{' or '[' where a HAR begins"};
}

bool isCharlesSession(std::string_view head)
{
    return head.find("\"actualPort\"") != std::string_view::npos && head.find("\"startedDateTime\"") == std::string_view::npos;
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
