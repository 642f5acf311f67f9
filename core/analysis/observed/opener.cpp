#include "analysis/observed/opener.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/observed/codecs.h"
#include "base/text.h"

namespace probity::observed {

namespace {

/// Values longer than this are opened only where they are JSON or compressed: nobody sends a megabyte of percent signs.
constexpr std::size_t maxValue = 4U << 20U;

bool contains(std::string_view text, std::string_view what) noexcept
{
    return text.find(what) != std::string_view::npos;
}

std::string_view mimeParameter(std::string_view mime, std::string_view name)
{
    const std::size_t at = mime.find(name);
    if (at == std::string_view::npos)
        return {};
    std::string_view value = mime.substr(at + name.size());
    if (!value.empty() && value.front() == '"')
        return value.substr(1, value.find('"', 1) == std::string_view::npos ? std::string_view::npos : value.find('"', 1) - 1);
    return trimmed(value.substr(0, value.find(';')));
}

bool isFormKey(std::string_view key) noexcept
{
    return !key.empty() && key.size() <= 64 && std::all_of(key.begin(), key.end(), [](char c) {
        return isAlnum(c) || c == '_' || c == '-' || c == '.' || c == '[' || c == ']' || c == '%' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
    });
}

/// Whether a text that nobody declared to be a form reads as one: pairs with simple names and no blanks.
bool looksLikeForm(std::string_view text, std::size_t atLeast)
{
    std::size_t pairs = 0;
    if (text.find_first_of(" \n\r\t<>{") != std::string_view::npos)
        return false;
    while (!text.empty()) {
        const std::size_t end = text.find('&');
        const std::string_view pair = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || !isFormKey(pair.substr(0, equals)))
            return false;
        // base64 padding is no assignment
        if (equals + 1 == pair.size() || pair[equals + 1] == '=')
            continue;
        ++pairs;
    }
    return pairs >= atLeast;
}

bool isPage(std::string_view text, std::string_view mime)
{
    if (contains(mime, "html"))
        return true;
    const std::string start = toLowerAscii(text.substr(0, 256));
    return start.rfind("<!doctype html", 0) == 0 || start.rfind("<html", 0) == 0 || contains(start, "<head") || contains(start, "<body");
}

bool isBase64Alphabet(std::string_view text) noexcept
{
    return std::all_of(text.begin(), text.end(), [](char c) { return isAlnum(c) || c == '+' || c == '/' || c == '=' || c == '-' || c == '_' || c == '\n' || c == '\r'; });
}

/// RFC 7519: header.payload.signature, of which the payload speaks.
std::string_view tokenPayload(std::string_view text) noexcept
{
    if (text.substr(0, 7) == "Bearer ")
        text.remove_prefix(7);
    if (text.substr(0, 3) != "eyJ")
        return {};
    const std::size_t first = text.find('.');
    const std::size_t second = first == std::string_view::npos ? first : text.find('.', first + 1);
    if (second == std::string_view::npos)
        return {};
    const std::string_view payload = text.substr(first + 1, second - first - 1);
    return payload.substr(0, 3) == "eyJ" ? payload : std::string_view();
}

bool tryJson(Opened &opened, Arena &arena, Reading needed)
{
    opened.nodes.clear();
    const Reading reading = readJson(opened.text, arena, opened.nodes);
    if (reading == Reading::No || (needed == Reading::Whole && reading != Reading::Whole)) {
        opened.nodes.clear();
        return false;
    }
    opened.reading = reading;
    opened.kind = LayerKind::Structured;
    opened.steps.emplace_back("json");
    return true;
}

template <class Reader>
bool tryReader(Opened &opened, const char *step, Reader read)
{
    opened.nodes.clear();
    opened.reading = read();
    if (opened.reading == Reading::No) {
        opened.nodes.clear();
        opened.files.clear();
        return false;
    }
    opened.kind = LayerKind::Structured;
    opened.steps.emplace_back(step);
    return true;
}

/// Undoes one compression in place. Nothing to undo, or a false alarm: false.
bool undoCompression(Opened &opened, Arena &arena, std::string_view coding)
{
    bool isWhole = false;
    auto inflated = decompress(coding, opened.text, maxInflated, isWhole);
    if (!inflated || (inflated->empty() && !isWhole))
        return false;
    opened.text = arena.keep(std::move(*inflated));
    opened.steps.emplace_back(coding);
    return true;
}

bool undoCompressions(Opened &opened, Arena &arena)
{
    bool isUndone = false;
    for (int i = 0; i < maxLayers; ++i) {
        const char *coding = compressionOf(opened.text);
        if (!coding || !undoCompression(opened, arena, coding))
            break;
        isUndone = true;
    }
    return isUndone;
}

/// UTF-16 and the Chinese encodings become UTF-8. False: no text.
bool makeUtf8(Opened &opened, Arena &arena, std::string_view mime)
{
    const bool isDeclared = contains(mime, "charset=gb") || contains(mime, "charset=GB") || contains(mime, "charset=big5") || contains(mime, "utf-16") || contains(mime, "UTF-16");
    if (!isDeclared && isValidUtf8(opened.text)) {
        const std::string_view head = opened.text.substr(0, 512);
        return std::none_of(head.begin(), head.end(), [](char c) { return static_cast<unsigned char>(c) < 9; });
    }
    const bool isTextType = contains(mime, "text/") || contains(mime, "json") || contains(mime, "xml") || contains(mime, "urlencoded") || contains(mime, "javascript");
    const std::string_view head = opened.text.substr(0, 3);
    const bool hasMark = head.substr(0, 2) == "\xFF\xFE" || head.substr(0, 2) == "\xFE\xFF";
    if (!isDeclared && !isTextType && !hasMark)
        return false;
    const DecodedText decoded = decodeText(opened.text);
    if (decoded.replaced * 10 > decoded.text.size())
        return false;
    opened.text = arena.keep(toUtf8(decoded.text));
    opened.steps.emplace_back(name(decoded.encoding));
    return true;
}

/// base64, hex, percent signs around all of the text. `isOpaque`, where asked for, is set where it is base64 of something unreadable.
bool undoArmour(Opened &opened, Arena &arena, bool *isOpaque)
{
    const std::string_view text = trimmed(opened.text);
    if (text.size() > maxValue)
        return false;
    if (text.size() >= 3 && text.find('%') != std::string_view::npos && text.find(' ') == std::string_view::npos) {
        if (auto decoded = percentDecode(text)) {
            opened.text = arena.keep(std::move(*decoded));
            opened.steps.emplace_back("percent");
            return true;
        }
    }
    if (text.size() < 8 || !isBase64Alphabet(text.substr(0, 64)))
        return false;
    if (auto decoded = hexDecodePlausible(text)) {
        opened.text = arena.keep(std::move(*decoded));
        opened.steps.emplace_back("hex");
        return true;
    }
    bool isUrlAlphabet = false;
    if (auto decoded = base64DecodePlausible(text, &isUrlAlphabet)) {
        opened.text = arena.keep(std::move(*decoded));
        opened.steps.emplace_back(isUrlAlphabet ? "base64url" : "base64");
        return true;
    }
    if (isOpaque)
        *isOpaque = text.size() >= 40 && isBase64Alphabet(text) && base64Decode(text).has_value();
    return false;
}

bool readToken(Opened &opened, Arena &arena)
{
    const std::string_view payload = tokenPayload(opened.text);
    if (payload.empty())
        return false;
    auto decoded = base64Decode(payload);
    if (!decoded)
        return false;
    Opened inner = opened;
    inner.text = arena.keep(std::move(*decoded));
    inner.steps.emplace_back("jwt");
    if (!tryJson(inner, arena, Reading::Whole))
        return false;
    opened = std::move(inner);
    return true;
}

bool readDeclared(Opened &opened, const BodyHints &hints, Arena &arena)
{
    const std::string_view text = opened.text;
    const char first = text.empty() ? '\0' : trimmed(text.substr(0, 64)).empty() ? ' ' : trimmed(text.substr(0, 64)).front();
    if ((first == '{' || first == '[' || contains(hints.mimeType, "json") || contains(text.substr(0, 64), "({")) && tryJson(opened, arena, Reading::Partly))
        return true;
    if (contains(hints.mimeType, "multipart/") || (first == '-' && contains(text.substr(0, 512), "Content-Disposition:")))
        if (tryReader(opened, "multipart", [&] { return readMultipart(text, mimeParameter(hints.mimeType, "boundary="), arena, opened.nodes, opened.files); }))
            return true;
    if (contains(hints.mimeType, "urlencoded") && contains(text, "=") && first != '<')
        return tryReader(opened, "form", [&] { return readForm(trimmed(text), arena, opened.nodes); });
    if (first == '<') {
        if (isPage(text, hints.mimeType)) {
            opened.kind = LayerKind::Page;
            return true;
        }
        return tryReader(opened, "xml", [&] { return readXml(text, arena, opened.nodes); });
    }
    return false;
}

}  // namespace

std::string_view mediaOf(std::string_view bytes) noexcept
{
    using namespace std::string_view_literals;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 20> magics{{
        {"\xFF\xD8\xFF"sv, "image"}, {"\x89PNG\r\n"sv, "image"}, {"GIF8"sv, "image"}, {"BM\0\0"sv, "image"}, {"II*\0"sv, "image"}, {"MM\0*"sv, "image"},
        {"\0\0\1\0"sv, "image"}, {"ID3"sv, "audio"}, {"OggS"sv, "audio"}, {"#!AMR"sv, "audio"}, {"fLaC"sv, "audio"}, {"\xFF\xFB"sv, "audio"},
        {"\x1A\x45\xDF\xA3"sv, "video"}, {"FLV\1"sv, "video"}, {"wOFF"sv, "font"}, {"wOF2"sv, "font"}, {"\0\1\0\0\0"sv, "font"}, {"OTTO"sv, "font"},
        {"PK\3\4"sv, "archive"}, {"%PDF-"sv, "document"}}};
    for (const auto &magic : magics)
        if (bytes.substr(0, magic.first.size()) == magic.first)
            return magic.second;
    if (bytes.substr(0, 4) == "RIFF" && bytes.size() >= 12)
        return bytes.substr(8, 4) == "WEBP" ? "image" : bytes.substr(8, 4) == "WAVE" ? "audio" : "video";
    if (bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp")
        return contains(bytes.substr(8, 4), "avif") || contains(bytes.substr(8, 4), "hei") ? "image" : contains(bytes.substr(8, 4), "M4A") ? "audio" : "video";
    return {};
}

std::string_view queryOf(std::string_view url) noexcept
{
    url = url.substr(0, url.find('#'));
    const std::size_t mark = url.find('?');
    return mark == std::string_view::npos ? std::string_view() : url.substr(mark + 1);
}

std::string normalMime(std::string_view mime)
{
    std::string normal = toLowerAscii(mime.substr(0, 300));
    const std::size_t boundary = normal.find("boundary=");
    return boundary == std::string::npos ? normal : normal.substr(0, boundary + 9) + std::string(mime.substr(boundary + 9, 300));
}

Opened openBytes(std::string_view bytes, const BodyHints &hints, Arena &arena)
{
    Opened opened;
    opened.text = bytes;
    if (bytes.empty())
        return opened;
    undoCompressions(opened, arena);
    if (contains(hints.contentEncoding, "br") && !isPlainText(opened.text.substr(0, 64)))
        undoCompression(opened, arena, "br");
    for (int layer = 0; layer < maxLayers; ++layer) {
        if (opened.text.empty())
            return opened;
        opened.mediaType = mediaOf(opened.text);
        if (!opened.mediaType.empty()) {
            opened.kind = LayerKind::Media;
            return opened;
        }
        const bool isMultipart = contains(hints.mimeType, "multipart/");
        if (!isMultipart && !makeUtf8(opened, arena, layer == 0 ? hints.mimeType : std::string_view())) {
            opened.kind = LayerKind::Opaque;
            return opened;
        }
        if (readDeclared(opened, hints, arena) || readToken(opened, arena))
            return opened;
        if (looksLikeForm(trimmed(opened.text), 1) && tryReader(opened, "form", [&] { return readForm(trimmed(opened.text), arena, opened.nodes); }))
            return opened;
        bool isOpaque = false;
        if (!undoArmour(opened, arena, &isOpaque)) {
            opened.kind = isOpaque ? LayerKind::Opaque : LayerKind::Text;
            return opened;
        }
        undoCompressions(opened, arena);
    }
    opened.kind = LayerKind::Text;
    return opened;
}

Opened openValue(std::string_view value, Arena &arena)
{
    Opened opened;
    value = trimmed(value);
    if (value.size() < 5)
        return opened;
    opened.text = value;
    for (int layer = 0; layer < maxLayers; ++layer) {
        const std::string_view text = opened.text;
        const char first = text.empty() ? '\0' : text.front();
        if ((first == '{' || first == '[') && tryJson(opened, arena, Reading::Whole))
            return opened;
        if (first == 'e' || first == 'B')
            if (readToken(opened, arena))
                return opened;
        if (first == 'h' && (text.substr(0, 7) == "http://" || text.substr(0, 8) == "https://")) {
            const std::string_view query = queryOf(text);
            if (query.find('=') != std::string_view::npos && tryReader(opened, "url", [&] { return readForm(query, arena, opened.nodes); }))
                return opened;
            break;
        }
        if (first == '<' && text.back() == '>' && !isPage(text, {}) && tryReader(opened, "xml", [&] { return readXml(text, arena, opened.nodes); }))
            return opened;
        if (text.find('&') != std::string_view::npos && looksLikeForm(text, 2) && tryReader(opened, "form", [&] { return readForm(text, arena, opened.nodes); }))
            return opened;
        if (!undoArmour(opened, arena, nullptr))
            break;
        undoCompressions(opened, arena);
    }
    opened.nodes.clear();
    opened.kind = opened.steps.empty() ? LayerKind::Empty : LayerKind::Text;
    return opened;
}

}  // namespace probity::observed
