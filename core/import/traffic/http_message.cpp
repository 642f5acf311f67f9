#include "import/traffic/http_message.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace probity::traffic {

namespace {

constexpr std::size_t longestHead = std::size_t{1} << 20;
constexpr std::size_t longestMethod = 32;
constexpr std::size_t mostHeaders = 10000;

bool isTokenCharacter(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

/// The line at `at` without its end; moves `at` behind it. False: it has no end yet.
bool takeLine(std::string_view bytes, std::size_t &at, std::string_view &line) noexcept
{
    const std::size_t end = bytes.find('\n', at);
    if (end == std::string_view::npos)
        return false;
    line = bytes.substr(at, end - at);
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    at = end + 1;
    return true;
}

void addHeader(std::string_view line, std::vector<NameValue> &headers)
{
    if ((line.front() == ' ' || line.front() == '\t') && !headers.empty()) {
        headers.back().second += ' ';
        headers.back().second += wireText(trimmed(line));
        return;
    }
    // HTTP/2 heads that tools write down as text begin with pseudo headers: ":authority: example.test".
    const std::size_t colon = line.find(':', line.front() == ':' ? 1 : 0);
    if (colon == std::string_view::npos)
        headers.emplace_back(wireText(trimmed(line)), std::string());
    else
        headers.emplace_back(wireText(trimmed(line.substr(0, colon))), wireText(trimmed(line.substr(colon + 1))));
}

/// The header lines from `at` on.
HeadReading readHeaders(std::string_view bytes, std::size_t at, HttpHead &head)
{
    for (std::string_view line; takeLine(bytes, at, line);) {
        if (line.empty()) {
            head.length = at;
            return at > longestHead ? HeadReading::NotHttp : HeadReading::Good;
        }
        if (head.headers.size() >= mostHeaders)
            return HeadReading::NotHttp;
        addHeader(line, head.headers);
    }
    return bytes.size() > longestHead ? HeadReading::NotHttp : HeadReading::Incomplete;
}

bool isVersion(std::string_view text) noexcept
{
    return text.size() >= 6 && text.size() <= 8 && text.substr(0, 5) == "HTTP/" && text[5] >= '0' && text[5] <= '9';
}

bool beginsAsMethod(std::string_view bytes) noexcept
{
    std::size_t i = 0;
    while (i < bytes.size() && isTokenCharacter(bytes[i]))
        ++i;
    return i <= longestMethod && (i == bytes.size() || (i > 0 && bytes[i] == ' '));
}

std::string_view withoutLeadingLines(std::string_view bytes) noexcept
{
    // RFC 9112, section 2.2: an empty line before the request line is to be ignored.
    while (!bytes.empty() && (bytes.front() == '\r' || bytes.front() == '\n'))
        bytes.remove_prefix(1);
    return bytes;
}

unsigned defaultPort(std::string_view scheme) noexcept
{
    return scheme == "https" || scheme == "wss" ? 443 : scheme == "http" || scheme == "ws" ? 80 : 0;
}

/// Splits "host:port" and "[v6]:port"; port 0: none.
std::pair<std::string_view, unsigned> splitAuthority(std::string_view authority) noexcept
{
    const std::size_t bracket = authority.rfind(']');
    const std::size_t colon = authority.rfind(':');
    if (colon == std::string_view::npos || (bracket != std::string_view::npos && colon < bracket))
        return {authority, 0};
    unsigned port = 0;
    const std::string_view digits = authority.substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || port > 65535)
        return {digits.empty() ? authority.substr(0, colon) : authority, 0};
    return {authority.substr(0, colon), port};
}

}  // namespace

std::string wireText(std::string_view bytes)
{
    if (isValidUtf8(bytes))
        return std::string(bytes);
    std::string out;
    for (const char c : bytes)
        appendUtf8(out, static_cast<unsigned char>(c));
    return out;
}

HeadReading readRequestHead(std::string_view bytes, HttpHead &head)
{
    head = {};
    const std::string_view whole = withoutLeadingLines(bytes);
    if (!beginsAsMethod(whole))
        return HeadReading::NotHttp;
    std::size_t at = 0;
    std::string_view line;
    if (!takeLine(whole, at, line))
        return whole.size() > longestHead ? HeadReading::NotHttp : HeadReading::Incomplete;
    const std::size_t first = line.find(' ');
    if (first == std::string_view::npos || first == 0)
        return HeadReading::NotHttp;
    const std::size_t last = line.rfind(' ');
    const std::string_view version = line.substr(last + 1);
    head.method.assign(line.substr(0, first));
    const std::size_t skipped = bytes.size() - whole.size();
    if (!isVersion(version)) {
        // HTTP/0.9 knows "GET path" and nothing else: no headers follow.
        const std::string_view target = trimmed(line.substr(first + 1));
        if (head.method != "GET" || target.empty() || target.front() != '/')
            return HeadReading::NotHttp;
        head.target = wireText(target);
        head.length = skipped + at;
        return HeadReading::Good;
    }
    head.version.assign(version);
    head.target = last > first ? wireText(trimmed(line.substr(first + 1, last - first - 1))) : std::string();
    const HeadReading reading = readHeaders(whole, at, head);
    head.length += skipped;
    return reading;
}

HeadReading readResponseHead(std::string_view bytes, HttpHead &head)
{
    head = {};
    constexpr std::string_view start = "HTTP/";
    if (bytes.substr(0, start.size()) != start.substr(0, std::min(start.size(), bytes.size())))
        return HeadReading::NotHttp;
    std::size_t at = 0;
    std::string_view line;
    if (!takeLine(bytes, at, line))
        return bytes.size() > longestHead ? HeadReading::NotHttp : HeadReading::Incomplete;
    const std::size_t blank = line.find(' ');
    head.version.assign(line.substr(0, blank));
    if (blank == std::string_view::npos || !isVersion(head.version))
        return HeadReading::NotHttp;
    const std::string_view rest = trimmed(line.substr(blank));
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + std::min<std::size_t>(rest.size(), 3), head.status);
    if (error != std::errc() || end != rest.data() + 3 || head.status < 0)
        return HeadReading::NotHttp;
    return readHeaders(bytes, at, head);
}

bool hasHeader(const std::vector<NameValue> &headers, std::string_view lowerName) noexcept
{
    return std::any_of(headers.begin(), headers.end(), [&](const NameValue &header) { return header.first.size() == lowerName.size() && toLowerAscii(header.first) == lowerName; });
}

std::string_view headerValue(const std::vector<NameValue> &headers, std::string_view lowerName) noexcept
{
    for (const NameValue &header : headers)
        if (header.first.size() == lowerName.size() && toLowerAscii(header.first) == lowerName)
            return header.second;
    return {};
}

std::optional<std::uint64_t> contentLength(const std::vector<NameValue> &headers) noexcept
{
    const std::string_view text = trimmed(headerValue(headers, "content-length"));
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (text.empty() || error != std::errc() || (end != text.data() + text.size() && *end != ','))
        return std::nullopt;
    return length;
}

bool isChunked(const std::vector<NameValue> &headers)
{
    return toLowerAscii(headerValue(headers, "transfer-encoding")).find("chunked") != std::string::npos;
}

Chunks dechunk(std::string_view bytes, std::string &out, std::size_t &used)
{
    out.clear();
    std::size_t at = 0;
    for (bool isFirst = true;; isFirst = false) {
        std::string_view line;
        const std::size_t before = at;
        if (!takeLine(bytes, at, line)) {
            used = bytes.size();
            return isFirst ? Chunks::NotChunked : Chunks::Cut;
        }
        std::uint64_t size = 0;
        const std::string_view digits = trimmed(line);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
        const bool isSize = error == std::errc() && (end == digits.data() + digits.size() || *end == ';' || *end == ' ' || *end == '\t');
        if (!isSize) {
            used = before;
            return isFirst ? Chunks::NotChunked : Chunks::Cut;
        }
        if (size == 0) {
            while (takeLine(bytes, at, line) && !line.empty()) {
            }
            used = at;
            return Chunks::Whole;
        }
        const std::string_view data = bytes.substr(at, static_cast<std::size_t>(std::min<std::uint64_t>(size, bytes.size() - at)));
        out.append(data);
        at += data.size();
        used = at;
        if (data.size() < size)
            return Chunks::Cut;
        if (bytes.substr(at, 2) == "\r\n")
            at += 2;
        else if (bytes.substr(at, 1) == "\n")
            ++at;
    }
}

bool isBodiless(int status, std::string_view method) noexcept
{
    return method == "HEAD" || (status >= 100 && status < 200) || status == 204 || status == 304 || (method == "CONNECT" && status >= 200 && status < 300);
}

void fillStoredBody(const StoredMessage &message, const std::vector<NameValue> &headers, Body &body, const BodyPlace &place)
{
    body.mimeType.assign(headerValue(headers, "content-type"));
    const std::uint64_t announced = contentLength(headers).value_or(0);
    if (message.body.empty()) {
        body.state = announced > 0 && !message.isBodiless ? BodyState::Absent : BodyState::Empty;
        return;
    }
    std::string bytes;
    std::size_t used = 0;
    const Chunks chunks = isChunked(headers) ? dechunk(message.body, bytes, used) : Chunks::NotChunked;
    if (chunks == Chunks::NotChunked)
        bytes.assign(message.body);
    else
        body.steps.emplace_back("chunked");
    const bool isCut = chunks == Chunks::Cut || (chunks == Chunks::NotChunked && !message.isBodiless && bytes.size() < announced);
    decodeWireBody(std::move(bytes), headerValue(headers, "content-encoding"), body, place);
    if (isCut && (body.state == BodyState::Present || body.state == BodyState::Empty)) {
        body.state = BodyState::Truncated;
        place.log.note("body_truncated", "a body is shorter than it was announced; its beginning was read", place.where);
    }
}

void fillSeenBody(std::string bytes, const std::vector<NameValue> &headers, bool isCut, Body &body, const BodyPlace &place)
{
    body.mimeType.assign(headerValue(headers, "content-type"));
    if (isCut && bytes.empty()) {
        body.state = BodyState::Absent;
        return;
    }
    decodeWireBody(std::move(bytes), headerValue(headers, "content-encoding"), body, place);
    if (isChunked(headers))
        body.steps.insert(body.steps.begin(), "chunked");
    if (isCut)
        body.state = BodyState::Truncated;
}

std::string requestUrl(std::string_view scheme, std::string_view hostHeader, std::string_view address, unsigned port, std::string_view target)
{
    const std::size_t colon = target.find("://");
    if (colon != std::string_view::npos && colon > 0 && std::all_of(target.begin(), target.begin() + static_cast<std::ptrdiff_t>(colon), isTokenCharacter))
        return std::string(target);
    const auto [named, namedPort] = splitAuthority(trimmed(hostHeader));
    std::string host(named.empty() ? address : named);
    if (host.find(':') != std::string::npos && host.front() != '[')
        host = '[' + host + ']';
    const unsigned shown = namedPort != 0 ? namedPort : port;
    std::string out = std::string(scheme) + "://" + host;
    if (shown != 0 && shown != defaultPort(scheme))
        out += ':' + std::to_string(shown);
    const bool isWhole = target == "*";
    if (target.empty() || isWhole || (target.front() != '/' && target.front() != '?'))
        out += '/';
    if (!isWhole)
        out += target;
    return out;
}

}  // namespace probity::traffic
