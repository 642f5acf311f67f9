#include "import/traffic/burp_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "base/base64.h"
#include "base/text.h"
#include "import/traffic/capture_time.h"
#include "import/traffic/http_message.h"

namespace probity::traffic {

namespace {

constexpr std::string_view itemStart = "<item>";
constexpr std::string_view itemEnd = "</item>";
constexpr std::string_view rootEnd = "</items>";
constexpr std::string_view cdataStart = "<![CDATA[";
constexpr std::string_view cdataEnd = "]]>";

struct Element {
    std::string_view name;
    std::string_view attributes;
    std::string text;           ///< CDATA taken off
};

std::string unescaped(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, char>, 5> entities{{{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    std::string out;
    while (!text.empty()) {
        const auto known = std::find_if(entities.begin(), entities.end(), [&](const auto &one) { return text.substr(0, one.first.size()) == one.first; });
        out += known != entities.end() ? known->second : text.front();
        text.remove_prefix(known != entities.end() ? known->first.size() : 1);
    }
    return out;
}

/// Takes the next element off the inside of an item. Sections of CDATA may hold anything, end tags included.
std::optional<Element> takeElement(std::string_view &rest)
{
    const std::size_t open = rest.find('<');
    const std::size_t tagEnd = rest.find('>', open);
    if (open == std::string_view::npos || tagEnd == std::string_view::npos)
        return std::nullopt;
    std::string_view tag = rest.substr(open + 1, tagEnd - open - 1);
    rest.remove_prefix(tagEnd + 1);
    const bool isSelfClosed = !tag.empty() && tag.back() == '/';
    if (isSelfClosed)
        tag.remove_suffix(1);
    Element out;
    const std::size_t blank = std::min(tag.find_first_of(" \t\r\n"), tag.size());
    out.name = tag.substr(0, blank);
    out.attributes = tag.substr(blank);
    if (isSelfClosed)
        return out;
    const std::string close = "</" + std::string(out.name) + ">";
    while (!rest.empty()) {
        if (rest.substr(0, cdataStart.size()) == cdataStart) {
            const std::size_t end = std::min(rest.find(cdataEnd, cdataStart.size()), rest.size());
            out.text.append(rest.substr(cdataStart.size(), end - cdataStart.size()));
            rest.remove_prefix(std::min(end + cdataEnd.size(), rest.size()));
            continue;
        }
        if (rest.substr(0, close.size()) == close) {
            rest.remove_prefix(close.size());
            return out;
        }
        const std::size_t next = std::min(rest.find('<', 1), rest.size());
        out.text += unescaped(rest.substr(0, next));
        rest.remove_prefix(next);
    }
    return out;
}

std::string_view attribute(std::string_view attributes, std::string_view name)
{
    const std::string start = std::string(name) + "=\"";
    const std::size_t at = attributes.find(start);
    if (at == std::string_view::npos)
        return {};
    const std::string_view rest = attributes.substr(at + start.size());
    return rest.substr(0, rest.find('"'));
}

struct Zone {
    std::string_view name;
    const char *offset;
    bool isAmbiguous;
};

/// "Mon Nov 23 15:49:40 CST 2026": java.util.Date. Zones are abbreviations, and some of them mean several.
std::optional<Timestamp> javaTime(const std::string &text, bool &isAmbiguous)
{
    static constexpr std::array<Zone, 18> zones{{{"UTC", "Z", false}, {"GMT", "Z", false}, {"CST", "+08:00", true}, {"HKT", "+08:00", false}, {"SGT", "+08:00", false}, {"JST", "+09:00", false},
                                                 {"KST", "+09:00", false}, {"IST", "+05:30", true}, {"MSK", "+03:00", false}, {"CET", "+01:00", false}, {"CEST", "+02:00", false},
                                                 {"EET", "+02:00", false}, {"EEST", "+03:00", false}, {"BST", "+01:00", true}, {"EST", "-05:00", false}, {"EDT", "-04:00", false},
                                                 {"PST", "-08:00", false}, {"PDT", "-07:00", false}}};
    std::array<char, 4> month{};
    std::array<char, 16> zoneName{};
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int year = 0;
    if (std::sscanf(text.substr(0, 64).c_str(), "%*3[A-Za-z] %3[A-Za-z] %2d %2d:%2d:%2d %15s %4d", month.data(), &day, &hour, &minute, &second, zoneName.data(), &year) != 7)
        return captureTime(text);
    const std::size_t place = std::string_view("JanFebMarAprMayJunJulAugSepOctNovDec").find(month.data());
    if (place == std::string_view::npos || place % 3 != 0)
        return std::nullopt;
    const auto zone = std::find_if(zones.begin(), zones.end(), [&](const Zone &one) { return one.name == zoneName.data(); });
    isAmbiguous = zone == zones.end() || zone->isAmbiguous;
    std::array<char, 80> iso{};
    std::snprintf(iso.data(), iso.size(), "%04d-%02d-%02dT%02d:%02d:%02d%s", year, static_cast<int>(place / 3) + 1, day, hour, minute, second, zone == zones.end() ? "Z" : zone->offset);
    return parseTimestamp(iso.data());
}

/// What an item says before its messages are looked into.
struct Item {
    std::string time;
    std::string url;
    std::string address;
    std::string method;
    std::string status;
    std::string request;
    std::string response;
    bool hasRequest = false;
    bool hasResponse = false;
};

class BurpReader {
public:
    BurpReader(ByteWindow &window, EntryOutlet &outlet, DiagnosticLog &log) : m_window(window), m_outlet(outlet), m_log(log) {}

    Result<TrafficFacts> run()
    {
        Status status;
        while (status && !m_outlet.isDone() && goToItem()) {
            if (m_outlet.task().isStopRequested())
                return failure(ErrorCode::Stopped, "stopped while reading a capture");
            std::size_t length = 0;
            if (!findEnd(length))
                break;
            if (m_outlet.isWanted(m_index))
                status = read(m_window.view().substr(0, length));
            m_window.advance(length);
            ++m_index;
        }
        if (status)
            status = m_window.status();
        if (!status)
            return tl::unexpected(status.error());
        if (!m_hasEnded && !m_outlet.isDone() && !m_log.has("truncated"))
            m_log.note("truncated", "the export ends before its end tag: what stood before was read", place(), Loss::Part);
        return m_outlet.finish("burp-xml", m_version.empty() ? "Burp Suite" : "Burp Suite " + m_version, "Burp");
    }

private:
    std::string place() const { return "entry " + std::to_string(m_index); }

    /// Moves the cursor to the next item; false: there is none.
    bool goToItem()
    {
        for (;;) {
            const std::string_view text = m_window.view();
            readVersion(text);
            const std::size_t at = text.find(itemStart);
            m_hasEnded = m_hasEnded || text.substr(0, at).find(rootEnd) != std::string_view::npos;
            if (at != std::string_view::npos) {
                m_window.advance(at);
                return true;
            }
            // The start or the end may be cut at the edge of the window; the root's own tag is read from one piece.
            const std::size_t kept = std::min<std::size_t>(text.size(), m_version.empty() && m_window.offset() < largestRoot ? text.size() : rootEnd.size());
            m_window.advance(text.size() - kept);
            if (!m_window.more())
                return false;
        }
    }

    void readVersion(std::string_view text)
    {
        if (!m_version.empty() || m_index > 0)
            return;
        const std::size_t root = text.find("<items");
        if (root != std::string_view::npos && text.find('>', root) != std::string_view::npos && text.substr(root, 8) != "<items [")
            m_version = wireText(attribute(text.substr(root, text.find('>', root) - root), "burpVersion").substr(0, 40));
    }

    /// The bytes up to and with the end tag of the item at the cursor, CDATA passed over; false: it has none.
    bool findEnd(std::size_t &length)
    {
        std::size_t at = itemStart.size();
        bool isInCdata = false;
        for (;;) {
            const std::string_view text = m_window.view();
            const std::string_view sought = isInCdata ? cdataEnd : itemEnd;
            const std::size_t cdata = isInCdata ? std::string_view::npos : text.find(cdataStart, at);
            const std::size_t end = text.substr(0, cdata).find(sought, at);
            if (end != std::string_view::npos) {
                at = end + sought.size();
                if (!isInCdata) {
                    length = at;
                    return true;
                }
                isInCdata = false;
                continue;
            }
            if (cdata != std::string_view::npos) {
                at = cdata + cdataStart.size();
                isInCdata = true;
                continue;
            }
            at = std::max(at, text.size() - std::min(text.size(), cdataStart.size()));
            if (!m_window.more()) {
                m_log.note(m_window.isFull() ? "entry_too_large" : "truncated", m_window.isFull() ? "an item is larger than 256 MB: it and what follows were not read" : "the export ends in the middle of an item: what stood before was read", place(), Loss::Part);
                return false;
            }
        }
    }

    static Item itemOf(std::string_view bytes)
    {
        Item item;
        bytes.remove_prefix(itemStart.size());
        while (auto element = takeElement(bytes)) {
            const auto take = [&](std::string &into) { into = std::move(element->text); };
            if (element->name == "time") {
                take(item.time);
            } else if (element->name == "url") {
                take(item.url);
            } else if (element->name == "host") {
                item.address = wireText(attribute(element->attributes, "ip"));
            } else if (element->name == "method") {
                take(item.method);
            } else if (element->name == "status") {
                take(item.status);
            } else if (element->name == "request" || element->name == "response") {
                const bool isRequest = element->name == "request";
                auto bytesOf = attribute(element->attributes, "base64") == "true" ? decodeBase64(trimmed(element->text)) : std::nullopt;
                (isRequest ? item.request : item.response) = bytesOf ? std::move(*bytesOf) : std::move(element->text);
                (isRequest ? item.hasRequest : item.hasResponse) = true;
            }
        }
        return item;
    }

    Status read(std::string_view bytes)
    {
        const Item item = itemOf(bytes);
        HttpHead head;
        const HeadReading reading = readRequestHead(item.request, head);
        TrafficEntry entry;
        entry.index = m_index;
        entry.offset = m_window.offset();
        entry.length = bytes.size();
        entry.method = wireText(item.method.empty() ? head.method : item.method);
        entry.url = wireText(trimmed(item.url));
        if (entry.url.empty() && reading != HeadReading::NotHttp)
            entry.url = requestUrl("http", headerValue(head.headers, "host"), item.address, 0, head.target);
        if (entry.url.empty()) {
            m_log.note("entry_unusable", "an item has neither a URL nor a request; it was left out", place());
            return {};
        }
        bool isAmbiguous = false;
        entry.started = javaTime(item.time, isAmbiguous);
        if (isAmbiguous)
            m_log.note("ambiguous_time_zone", "times are given with a zone abbreviation that means several; CST was read as China's, IST as India's, BST as Britain's, others as UTC", place());
        entry.serverAddress = item.address;
        entry.httpVersion = head.version;
        entry.requestHeaders = std::move(head.headers);
        const BodyPlace bodyPlace{place(), m_log, m_outlet.undecodable(), m_outlet.task()};
        if (item.hasRequest && reading != HeadReading::NotHttp) {
            const std::size_t length = head.length == 0 ? item.request.size() : head.length;
            fillStoredBody({std::string_view(item.request).substr(length), false, entry.method == "CONNECT"}, entry.requestHeaders, entry.requestBody, bodyPlace);
        }
        readResponse(item, bodyPlace, entry);
        return m_outlet.take(std::move(entry));
    }

    static void readResponse(const Item &item, const BodyPlace &bodyPlace, TrafficEntry &entry)
    {
        std::from_chars(item.status.data(), item.status.data() + item.status.size(), entry.status);
        HttpHead head;
        if (!item.hasResponse || readResponseHead(item.response, head) == HeadReading::NotHttp)
            return;
        entry.status = head.status;
        entry.responseHeaders = std::move(head.headers);
        const std::size_t length = head.length == 0 ? item.response.size() : head.length;
        fillStoredBody({std::string_view(item.response).substr(length), true, isBodiless(head.status, entry.method)}, entry.responseHeaders, entry.responseBody, bodyPlace);
    }

    static constexpr std::uint64_t largestRoot = 65536;

    ByteWindow &m_window;
    EntryOutlet &m_outlet;
    DiagnosticLog &m_log;
    std::string m_version;
    std::uint32_t m_index = 0;
    bool m_hasEnded = false;
};

}  // namespace

Result<TrafficFacts> readBurp(ByteWindow &window, EntryOutlet &outlet, DiagnosticLog &log)
{
    return BurpReader(window, outlet, log).run();
}

}  // namespace probity::traffic
