#include "analysis/observed/opener.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/observed/codecs.h"
#include "analysis/observed/inflate.h"
#include "base/base64.h"
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
    if (arena.isFull())
        return false;
    auto inflated = decompress(coding, opened.text, maxInflated);
    if (!inflated || (inflated->bytes.empty() && inflated->end != Inflated::End::Whole))
        return false;
    if (inflated->end == Inflated::End::TooLarge || inflated->end == Inflated::End::TooDense)
        arena.note(inflated->end == Inflated::End::TooLarge ? Limit::Size : Limit::Ratio);
    opened.text = arena.keep(std::move(inflated->bytes));
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
    const bool isDeclared = contains(mime, "charset=gb") || contains(mime, "charset=\"gb") || contains(mime, "charset=big5") || contains(mime, "utf-16");
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

/// Formats without text around them, strictest first.
bool readMessage(Opened &opened, const BodyHints &hints, Arena &arena)
{
    const std::string_view bytes = opened.text;
    const bool isDeclared = contains(hints.mimeType, "protobuf") || contains(hints.mimeType, "grpc");
    return tryReader(opened, "grpc", [&] { return readGrpc(bytes, arena, opened.nodes); }) ||
           tryReader(opened, "msgpack", [&] { return readMessagePack(bytes, arena, opened.nodes); }) ||
           tryReader(opened, "protobuf", [&] { return readProtobuf(bytes, isDeclared, arena, opened.nodes); }) ||
           tryReader(opened, "websocket", [&] { return readWebSocketFrames(bytes, arena, opened.nodes); });
}

bool adopt(Opened &opened, Unarmoured &&decoded, Arena &arena)
{
    const std::string_view bytes = arena.keep(std::move(decoded.bytes));
    if (decoded.look == Look::Message) {
        // Identifiers pass for base64 of anything: only what a reader takes as a whole is a message.
        Opened probe;
        probe.text = bytes;
        if (!readMessage(probe, BodyHints(), arena))
            return false;
    }
    opened.text = bytes;
    opened.steps.emplace_back(decoded.coding);
    return true;
}

/// base64, hex, percent signs or quotes around all of the text.
bool undoArmour(Opened &opened, Arena &arena)
{
    const std::string_view text = trimmed(opened.text);
    if (text.size() > maxValue || arena.isFull())
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
    if (auto decoded = hexDecodePlausible(text); decoded && adopt(opened, std::move(*decoded), arena))
        return true;
    auto decoded = base64DecodePlausible(text);
    return decoded && adopt(opened, std::move(*decoded), arena);
}

/// A JSON text that was made a string of JSON.
bool undoQuotes(Opened &opened, Arena &arena)
{
    const std::string_view text = trimmed(opened.text);
    const char first = text.empty() ? '\0' : text.front();
    if (first != '"' && first != '{' && first != '[')
        return false;
    auto inner = arena.isFull() ? std::nullopt : unquote(text);
    if (!inner)
        return false;
    opened.text = arena.keep(std::move(*inner));
    opened.steps.emplace_back("json");
    return true;
}

/// What stands before the JSON of a message: packet types of Socket.IO ("42/chat,7[...]"), the "a" of SockJS.
bool undoPacketType(Opened &opened)
{
    const std::string_view text = trimmed(opened.text);
    if (text.substr(0, 2) == "a[") {
        opened.text = text.substr(1);
        opened.steps.emplace_back("sockjs");
        return true;
    }
    std::size_t at = 0;
    while (at < text.size() && at < 2 && isDigit(text[at]))
        ++at;
    if (at == 0)
        return false;
    if (at < text.size() && text[at] == '/')
        at = std::min(text.find(',', at), text.size() - 1) + 1;
    while (at < text.size() && at < 100 && isDigit(text[at]))
        ++at;
    if (at + 1 >= text.size() || (text[at] != '[' && text[at] != '{') || (text[at + 1] != '"' && text[at + 1] != '{'))
        return false;
    opened.text = text.substr(at);
    opened.steps.emplace_back("socketio");
    return true;
}

/// text/event-stream: the data lines, one after the other.
bool undoEventStream(Opened &opened, std::string_view mime, Arena &arena)
{
    if (!contains(mime, "event-stream"))
        return false;
    std::string data;
    for (std::string_view rest = opened.text; !rest.empty();) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        if (line.substr(0, 5) == "data:")
            data.append(trimmed(line.substr(5))).push_back('\n');
    }
    if (data.empty() || arena.isFull())
        return false;
    opened.text = arena.keep(std::move(data));
    opened.steps.emplace_back("event-stream");
    return true;
}

/// RFC 2397.
bool undoDataUrl(Opened &opened, Arena &arena)
{
    const std::string_view text = opened.text;
    const std::size_t comma = text.substr(0, 200).find(',');
    if (text.substr(0, 5) != "data:" || comma == std::string_view::npos || arena.isFull())
        return false;
    const bool isBase64 = text.substr(0, comma).find(";base64") != std::string_view::npos;
    auto bytes = isBase64 ? decodeBase64(text.substr(comma + 1)) : std::optional<std::string>(formDecode(text.substr(comma + 1)));
    if (!bytes || bytes->empty())
        return false;
    opened.text = arena.keep(std::move(*bytes));
    opened.steps.emplace_back("data-url");
    return true;
}

/// Base64 that is known to be base64.
void undoBase64(Opened &opened, Arena &arena)
{
    auto bytes = decodeBase64(trimmed(opened.text));
    if (!bytes)
        return;
    opened.text = arena.keep(std::move(*bytes));
    opened.steps.emplace_back("base64");
}

bool undoHiddenCompression(Opened &opened, Arena &arena)
{
    if (arena.isFull() || opened.text.size() > maxValue)
        return false;
    // A guess is given less room than what says that it is compressed, and what comes out of a wrong one counts all the same:
    // a message may hold a hundred thousand values to be guessed at.
    const std::size_t room = std::min(maxInflated, opened.text.size() * 64 + 65536);
    const char *coding = "";
    std::size_t wasted = 0;
    auto bytes = decompressBlindly(opened.text, room, coding, wasted);
    arena.charge(wasted);
    if (!bytes)
        return false;
    opened.text = arena.keep(std::move(*bytes));
    opened.steps.emplace_back(coding);
    return true;
}

bool hasControls(std::string_view head) noexcept
{
    return std::any_of(head.begin(), head.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; });
}

/// A whole body of base64 that nothing comes out of.
bool isArmouredNoise(std::string_view text)
{
    constexpr std::size_t shortest = 40;
    text = trimmed(text);
    return text.size() >= shortest && isBase64Alphabet(text) && decodeBase64(text).has_value();
}

bool readToken(Opened &opened, Arena &arena)
{
    const std::string_view payload = tokenPayload(opened.text);
    if (payload.empty())
        return false;
    auto decoded = decodeBase64(payload);
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
    if (contains(hints.mimeType, "grpc-web-text"))
        undoBase64(opened, arena);
    for (int layer = 0; layer < maxLayers; ++layer) {
        const BodyHints known = layer == 0 ? hints : BodyHints();
        if (opened.text.empty())
            return opened;
        opened.mediaType = mediaOf(opened.text);
        if (!opened.mediaType.empty()) {
            opened.kind = LayerKind::Media;
            return opened;
        }
        const bool isMultipart = contains(hints.mimeType, "multipart/");
        const bool isBinary = !isMultipart && hasControls(opened.text.substr(0, 256));
        if (isBinary && readMessage(opened, known, arena))
            return opened;
        if (!isMultipart && !makeUtf8(opened, arena, known.mimeType)) {
            if ((!isBinary && readMessage(opened, known, arena)))
                return opened;
            if (undoHiddenCompression(opened, arena))
                continue;
            opened.kind = LayerKind::Opaque;
            return opened;
        }
        if (layer == 0 && undoEventStream(opened, hints.mimeType, arena))
            continue;
        if (undoQuotes(opened, arena) || undoPacketType(opened))
            continue;
        if (readDeclared(opened, hints, arena) || readToken(opened, arena))
            return opened;
        if (looksLikeForm(trimmed(opened.text), 1) && tryReader(opened, "form", [&] { return readForm(trimmed(opened.text), arena, opened.nodes); }))
            return opened;
        if (!undoArmour(opened, arena) && !undoDataUrl(opened, arena)) {
            if (tryReader(opened, "pairs", [&] { return readPairs(trimmed(opened.text), 2, opened.nodes); })) {
                if (opened.reading == Reading::Partly)
                    arena.note(Limit::Values);
                return opened;
            }
            opened.kind = isArmouredNoise(opened.text) ? LayerKind::Opaque : LayerKind::Text;
            return opened;
        }
        undoCompressions(opened, arena);
    }
    arena.note(Limit::Layers);
    opened.kind = LayerKind::Text;
    return opened;
}

namespace {

/// A layer that says by itself where it ends and what it holds.
bool readValue(Opened &opened, Arena &arena)
{
    const std::string_view text = opened.text;
    const char first = text.empty() ? '\0' : text.front();
    if ((first == '{' || first == '[') && tryJson(opened, arena, Reading::Whole))
        return true;
    if ((first == 'e' || first == 'B') && readToken(opened, arena))
        return true;
    if (first == 'h' && (text.substr(0, 7) == "http://" || text.substr(0, 8) == "https://")) {
        const std::string_view query = queryOf(text);
        if (query.find('=') != std::string_view::npos && tryReader(opened, "url", [&] { return readForm(query, arena, opened.nodes); }))
            return true;
    }
    if (first == '<' && text.back() == '>' && !isPage(text, {}) && tryReader(opened, "xml", [&] { return readXml(text, arena, opened.nodes); }))
        return true;
    if (text.find('&') != std::string_view::npos && looksLikeForm(text, 2) && tryReader(opened, "form", [&] { return readForm(text, arena, opened.nodes); }))
        return true;
    constexpr std::size_t longestPairs = 8192;
    return text.size() >= 12 && text.size() <= longestPairs && tryReader(opened, "pairs", [&] { return readPairs(text, 3, opened.nodes); });
}

}  // namespace

Opened openValue(std::string_view value, Arena &arena)
{
    Opened opened;
    value = trimmed(value);
    if (value.size() < 5)
        return opened;
    opened.text = value;
    for (int layer = 0; layer < maxLayers; ++layer) {
        if (readValue(opened, arena))
            return opened;
        if (opened.text.substr(0, 4) == "http" || (!undoArmour(opened, arena) && !undoQuotes(opened, arena) && !undoDataUrl(opened, arena)))
            break;
        undoCompressions(opened, arena);
        if (!isPlainText(opened.text)) {
            // Bytes again: what they hold is settled as for a body.
            Opened inner = openBytes(opened.text, BodyHints(), arena);
            inner.steps.insert(inner.steps.begin(), opened.steps.begin(), opened.steps.end());
            return inner;
        }
    }
    opened.nodes.clear();
    opened.kind = opened.steps.empty() ? LayerKind::Empty : LayerKind::Text;
    return opened;
}

}  // namespace probity::observed
