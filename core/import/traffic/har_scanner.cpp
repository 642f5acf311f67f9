#include "import/traffic/har_scanner.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "import/traffic/capture_sniffer.h"
#include "import/traffic/nesting_scanner.h"

namespace probity::traffic {

namespace {

// A capture's header members are small; what is larger is not read.
constexpr std::size_t largestMember = std::size_t{64} << 10;
constexpr std::size_t longestName = 256;
// From here on an entry is looked at with suspicion: has its end been lost, is the next one already in it?
constexpr std::size_t suspiciousSize = std::size_t{8} << 20;
constexpr std::size_t mostOpenings = 4;
// Captures up to this size are looked at as a whole first.
constexpr std::size_t wholeSize = std::size_t{256} << 10;

bool isBlank(char c) noexcept
{
    return static_cast<unsigned char>(c) <= 0x20;
}

}  // namespace

HarScanner::HarScanner(ByteWindow &window, ScanHandler &handler, DiagnosticLog &log) : m_window(window), m_handler(handler), m_log(log) {}

std::string HarScanner::place() const
{
    return "byte " + std::to_string(m_window.offset());
}

Status HarScanner::run()
{
    while (m_window.available() < wholeSize && m_window.more()) {
    }
    const std::size_t start = jsonStart(m_window.view().substr(0, judgedBytes));
    if (start != std::string_view::npos)
        m_window.advance(start);
    bool isFirst = true;
    for (;;) {
        skipBlanks();
        if (m_window.isAtEnd())
            break;
        const char c = *m_window.cursor();
        // What ends a JSONP call, and what stands between entries that come one a line.
        if (c == ',' || c == ')' || c == ';') {
            m_window.advance(1);
            continue;
        }
        if (c != '{' && c != '[') {
            if (m_isRootEntry && m_isLost && goToOpening())
                continue;
            m_log.note(isFirst ? "not_json" : "trailing_bytes", isFirst ? "no JSON begins where it should" : "bytes that are no JSON follow the capture; they were not read",
                       place(), Loss::Part);
            return state();
        }
        if (const Status status = root(); !status)
            return status;
        isFirst = false;
    }
    if (isSound() && m_lists == 0 && !m_isRootEntry)
        m_log.note("no_entries", "this is JSON, but it holds no list of entries (log.entries)", "byte 0", Loss::Part);
    return state();
}

Status HarScanner::root()
{
    m_listsOfRoot = 0;
    if (*m_window.cursor() == '[')
        return list();
    if (m_isRootEntry || shapeOfRoot() == Shape::Entry) {
        m_isRootEntry = true;
        return element();
    }
    if (m_lists > 0)
        m_log.note("several_logs", "the file holds several logs one after the other; all were read", place());
    m_listsToSkip = countEntryLists();
    return members(Level::Root);
}

Status HarScanner::list()
{
    ++m_lists;
    ++m_listsOfRoot;
    return m_isDry ? (skipValue(), state()) : elements();
}

/// A root that is itself an entry (entries one a line) says so by its first members.
HarScanner::Shape HarScanner::shapeOfRoot()
{
    while (m_window.available() < largestMember && m_window.more()) {
    }
    const std::string_view text = m_window.view();
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (--depth == 0)
                return Shape::Har;
        } else if (c == '"') {
            const std::size_t first = i + 1;
            for (++i; i < text.size() && text[i] != '"'; ++i)
                i += text[i] == '\\';
            if (depth != 1 || i >= text.size())
                continue;
            const std::string_view name = text.substr(first, i - first);
            const std::size_t after = text.find_first_not_of(" \t\r\n", i + 1);
            if (after == std::string_view::npos || text[after] != ':')
                continue;
            if (name == "log" || name == "entries")
                return Shape::Har;
            if (name == "request" || name == "response" || name == "startedDateTime")
                return Shape::Entry;
        }
    }
    return Shape::Har;
}

/// Names may occur twice; JSON readers let the last one win. In a capture that is held whole (up to 256 KB), so do we: the number of
/// lists before the last is returned. In larger ones every list is read, with a warning.
std::uint32_t HarScanner::countEntryLists()
{
    if (m_isDry || !m_window.isExhausted())
        return 0;
    const std::string_view text = m_window.view();
    constexpr std::string_view name = "\"entries\"";
    const std::size_t first = text.find(name);
    if (first == std::string_view::npos || text.find(name, first + 1) == std::string_view::npos)
        return 0;
    const std::size_t before = m_window.available();
    const std::uint32_t lists = m_lists;
    m_isDry = true;
    const Status status = members(Level::Root);
    m_isDry = false;
    m_window.rewind(before - m_window.available());
    const std::uint32_t found = m_listsOfRoot;
    m_lists = lists;
    m_listsOfRoot = 0;
    return status && found > 1 ? found - 1 : 0;
}

Status HarScanner::members(Level level)
{
    m_window.advance(1);
    for (;;) {
        skipBlanks();
        if (m_window.isAtEnd()) {
            if (isSound() && !m_isDry)
                noteTruncated();
            return state();
        }
        const char c = *m_window.cursor();
        if (c == '}') {
            m_window.advance(1);
            return {};
        }
        Status status;
        if (c == ',') {
            m_window.advance(1);
        } else if (c == '"') {
            status = member(level);
        } else {
            if (m_isDry)
                return state();
            m_log.note("damaged", "the JSON is damaged; what could not be read was skipped", place(), Loss::Part);
            if (!findEntryList())
                return state();
            status = list();
        }
        if (!status)
            return status;
    }
}

Status HarScanner::member(Level level)
{
    std::string name;
    if (!readName(name))
        return state();
    skipBlanks();
    if (m_window.isAtEnd() || *m_window.cursor() != ':')
        return state();  // the caller sees what stands there instead
    m_window.advance(1);
    skipBlanks();
    if (m_window.isAtEnd())
        return state();
    const char c = *m_window.cursor();
    if (level == Level::Root && name == "log" && c == '{')
        return members(Level::Log);
    if (name == "entries" && c == '[') {
        if (m_isDry)
            return list();
        const bool isReplaced = m_listsToSkip > 0;
        if (isReplaced)
            m_log.note("duplicate_entries", "the log holds more than one list of entries; the last one was read, as JSON readers do", place());
        else if (m_listsOfRoot > 0)
            m_log.note("duplicate_entries", "the log holds more than one list of entries; all were read", place());
        if (!isReplaced)
            return list();
        --m_listsToSkip;
    } else if (name == "entries" && !m_isDry) {
        m_log.note("entries_not_a_list", "log.entries is no list: what is in it was not read", place(), Loss::Part);
        ++m_lists;
    }
    if (!m_isDry && (name == "version" || name == "creator" || name == "browser" || name == "_tlsErrors"))
        keepMember(name);
    else
        skipValue();
    return state();
}

/// Told once, however many objects and lists the end leaves open.
void HarScanner::noteTruncated()
{
    if (!m_log.has("truncated"))
        m_log.note("truncated", "the file ends before its JSON does; " + std::to_string(m_index) + " entries stand before the end", place(), Loss::Part);
}

void HarScanner::noteUnusable()
{
    m_log.note("entry_unusable", "a member of the list is no entry (no object, or without request and URL); it was left out", "entry " + std::to_string(m_index));
    ++m_index;
}

Status HarScanner::elements()
{
    m_window.advance(1);
    for (;;) {
        skipBlanks();
        if (m_window.isAtEnd()) {
            if (isSound())
                noteTruncated();
            return state();
        }
        const char c = *m_window.cursor();
        if (c == ',') {
            m_window.advance(1);
        } else if (c == ']') {
            m_window.advance(1);
            return {};
        } else if (c == '{') {
            if (const Status status = element(); !status)
                return status;
        } else if (c == '}' || c == ':' || m_isLost) {
            m_log.note("damaged", "the JSON is damaged; what could not be read was skipped", place(), Loss::Part);
            if (!goToOpening())
                return state();
        } else {
            noteUnusable();
            skipValue();
        }
    }
}

Status HarScanner::element()
{
    std::size_t length = 0;
    const Cut cut = findEnd(length);
    if (!isSound())
        return state();
    if (cut == Cut::TooLarge) {
        m_log.note("entry_too_large", "an entry is too large to be read; it was left out", "entry " + std::to_string(m_index), Loss::Part);
        ++m_index;
        skipNested();
        return state();
    }
    if (cut != Cut::Closed)
        return refused(length, cut);
    const std::string_view json = m_window.view().substr(0, length);
    const auto isGood = offer(json);
    if (!isGood)
        return tl::unexpected(isGood.error());
    if (!*isGood)
        return refused(length, cut);
    learn(json);
    m_isLost = false;
    ++m_index;
    m_window.advance(length);
    return {};
}

Result<bool> HarScanner::offer(std::string_view json)
{
    const ByteWindow::Seal seal(m_window, json.size());
    return m_handler.entry(EntrySpan{json, m_window.offset(), m_index});
}

/// Comments and such may hold quotes and brackets, which mislead the search for the end: offers all that stands before the next
/// entry, for the reader to mend.
Result<bool> HarScanner::mended(std::size_t next)
{
    std::string_view json = m_window.view().substr(0, next);
    while (!json.empty() && (isBlank(json.back()) || json.back() == ','))
        json.remove_suffix(1);
    auto isGood = offer(json);
    if (!isGood || !*isGood)
        return isGood;
    m_isLost = false;
    ++m_index;
    m_window.advance(next);
    return true;
}

/// Leaves a broken entry behind: goes on at the next place that looks like the beginning of one.
Status HarScanner::refused(std::size_t length, Cut cut)
{
    const std::size_t held = m_window.available();
    const std::size_t opening = nextOpening(1);
    if (opening != std::string_view::npos && opening <= suspiciousSize) {
        const auto isMended = mended(opening);
        if (!isMended)
            return tl::unexpected(isMended.error());
        if (*isMended)
            return {};
    }
    const std::size_t next = cut == Cut::Closed && opening >= length ? std::string_view::npos : opening;
    if (cut == Cut::AtEnd && next == std::string_view::npos)
        m_log.note("truncated", "the file ends in the middle of entry " + std::to_string(m_index) + "; " + std::to_string(m_index) + " entries stand before it", place(), Loss::Part);
    else
        m_log.note("entry_broken", "entry " + std::to_string(m_index) + " is damaged and was left out; what stands before and after it was read", "entry " + std::to_string(m_index), Loss::Part);
    ++m_index;
    m_isLost = true;
    // What was searched once for an end is not searched again beyond the beginning of the next entry: time stays linear.
    m_suspectUntil = std::max(m_suspectUntil, m_window.offset() + (cut == Cut::Closed ? length : held));
    m_window.advance(next != std::string_view::npos ? next : cut == Cut::Closed ? length : held);
    return {};
}

/// Finds the end of the object at the cursor, reading on as needed; `length` is what was looked at.
HarScanner::Cut HarScanner::findEnd(std::size_t &length)
{
    NestingScanner scanner;
    std::size_t limit = std::string_view::npos;
    if (m_window.offset() < m_suspectUntil)
        limit = nextOpening(1);
    std::size_t nextLook = suspiciousSize;
    length = 0;
    for (;;) {
        const std::size_t end = std::min(limit, m_window.available());
        const bool isLast = m_window.isExhausted() || end == limit;
        length += scanner.feed(m_window.cursor() + length, end - length, isLast);
        if (scanner.isClosed())
            return Cut::Closed;
        if (end == limit)
            return Cut::AtNext;
        if (m_window.isExhausted())
            return Cut::AtEnd;
        if (m_window.available() >= nextLook) {
            limit = nextOpening(1);
            if (limit != std::string_view::npos)
                return Cut::AtNext;
            nextLook = m_window.available() * 2;
        }
        if (m_window.isFull())
            return Cut::TooLarge;
        if (!m_window.more() && !isSound())
            return Cut::AtEnd;
    }
}

void HarScanner::learn(std::string_view json)
{
    if (m_openings.size() >= mostOpenings)
        return;
    const std::string_view start = json.substr(0, longestName);
    const std::size_t quote = start.find('"');
    const std::size_t end = quote == std::string_view::npos ? quote : start.find('"', quote + 1);
    if (end == std::string_view::npos)
        return;
    const std::string_view name = start.substr(quote + 1, end - quote - 1);
    // These begin smaller objects too.
    static constexpr std::array<std::string_view, 7> common{"name", "value", "type", "size", "text", "method", "status"};
    if (std::find(common.begin(), common.end(), name) != common.end())
        return;
    const std::string_view opening = start.substr(0, end + 1);
    const auto isKnown = [&](const Opening &known) { return known.bytes == opening; };
    if (std::none_of(m_openings.begin(), m_openings.end(), isKnown))
        m_openings.push_back(Opening{std::string(opening), 0, 0, 0});
}

std::size_t HarScanner::findInWindow(const std::string &opening, std::size_t from) const
{
    const std::string_view text = m_window.view();
    if (!opening.empty()) {
        const void *hit = from < text.size() ? memmem(text.data() + from, text.size() - from, opening.data(), opening.size()) : nullptr;
        return hit == nullptr ? std::string_view::npos : static_cast<std::size_t>(static_cast<const char *>(hit) - text.data());
    }
    // Nothing was learnt yet: the order of members that most producers use.
    constexpr std::string_view usual = "\"startedDateTime\"";
    for (std::size_t at = text.find(usual, from); at != std::string_view::npos; at = text.find(usual, at + 1)) {
        std::size_t brace = at;
        while (brace > from && isBlank(text[brace - 1]))
            --brace;
        if (brace > from && text[brace - 1] == '{')
            return brace - 1;
    }
    return std::string_view::npos;
}

void HarScanner::searchOpening(std::size_t which, std::uint64_t from)
{
    Opening &opening = m_openings[which];
    const bool isCovered = opening.searchedFrom <= from && from < opening.searchedTo;
    if (isCovered && opening.foundAt >= from && opening.foundAt != 0)
        return;
    // Nothing between the two: go on behind, a little before, where an opening may have been cut.
    std::uint64_t start = from;
    if (isCovered && opening.foundAt == 0)
        start = std::max(from, opening.searchedTo - std::min<std::uint64_t>(opening.searchedTo, longestName));
    const std::uint64_t offset = m_window.offset();
    const std::size_t at = findInWindow(opening.bytes, static_cast<std::size_t>(start - offset));
    opening.searchedFrom = from;
    opening.searchedTo = offset + (at == std::string_view::npos ? m_window.available() : at + 1);
    opening.foundAt = at == std::string_view::npos ? 0 : offset + at;
}

/// The next place, `from` bytes after the cursor or later, where an entry seems to begin. Quotes in strings are escaped, so an
/// opening cannot stand inside one.
std::size_t HarScanner::nextOpening(std::size_t from)
{
    // An opening without bytes stands for the usual one, until a file has shown its own.
    if (m_openings.empty())
        m_openings.push_back(Opening{});
    else if (m_openings.size() > 1 && m_openings.front().bytes.empty())
        m_openings.erase(m_openings.begin());
    const std::uint64_t offset = m_window.offset();
    std::size_t best = std::string_view::npos;
    for (std::size_t i = 0; i < m_openings.size(); ++i) {
        searchOpening(i, offset + from);
        if (m_openings[i].foundAt >= offset + from && m_openings[i].foundAt != 0)
            best = std::min(best, static_cast<std::size_t>(m_openings[i].foundAt - offset));
    }
    return best;
}

/// Goes to the next opening, reading on as needed. False at the end of the stream.
bool HarScanner::goToOpening()
{
    for (;;) {
        const std::size_t next = nextOpening(0);
        if (next != std::string_view::npos) {
            m_window.advance(next);
            return true;
        }
        m_window.advance(m_window.available() - std::min(m_window.available(), longestName));
        if (!m_window.more()) {
            m_window.advance(m_window.available());
            return false;
        }
    }
}

}  // namespace probity::traffic
