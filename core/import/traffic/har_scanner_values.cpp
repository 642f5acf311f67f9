// The small steps of HarScanner: blanks, names and values that are passed over.
#include <algorithm>

#include "import/traffic/har_scanner.h"
#include "import/traffic/nesting_scanner.h"

namespace probity::traffic {

namespace {
constexpr std::size_t largestMember = std::size_t{64} << 10;
constexpr std::size_t largestList = std::size_t{1} << 20;
constexpr std::size_t longestName = 256;
}  // namespace

/// Blanks, control characters and comments.
void HarScanner::skipBlanks()
{
    while (!m_window.isAtEnd()) {
        const std::string_view text = m_window.view();
        std::size_t i = 0;
        while (i < text.size() && static_cast<unsigned char>(text[i]) <= 0x20)
            ++i;
        m_window.advance(i);
        if (i < text.size() && (text[i] != '/' || !skipComment()))
            return;
    }
}

bool HarScanner::skipComment()
{
    while (m_window.available() < 2 && m_window.more()) {
    }
    const std::string_view start = m_window.view().substr(0, 2);
    if (start != "//" && start != "/*")
        return false;
    const bool isLine = start == "//";
    m_window.advance(2);
    while (!m_window.isAtEnd()) {
        const std::string_view text = m_window.view();
        const std::size_t end = isLine ? text.find('\n') : text.find("*/");
        if (end != std::string_view::npos) {
            m_window.advance(end + (isLine ? 1 : 2));
            return true;
        }
        // The end may be cut in two.
        m_window.advance(text.size() - 1);
        if (!m_window.more()) {
            m_window.advance(m_window.available());
            break;
        }
    }
    return true;
}

/// The name at the cursor, which stands at its quote. False at the end of the file; an overlong name is passed and is "".
bool HarScanner::readName(std::string &name)
{
    while (m_window.available() < longestName && m_window.more()) {
    }
    const std::string_view text = m_window.view().substr(1);
    const std::size_t end = text.substr(0, longestName).find_first_of("\"\\");
    if (end != std::string_view::npos && text[end] == '"') {
        name = std::string(text.substr(0, end));
        m_window.advance(end + 2);
        return true;
    }
    name.clear();
    return skipText();
}

/// Passes the string at the cursor. False at the end of the file.
bool HarScanner::skipText()
{
    m_window.advance(1);
    bool isEscaped = false;
    while (!m_window.isAtEnd()) {
        const std::string_view text = m_window.view();
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (isEscaped) {
                isEscaped = false;
            } else if (text[i] == '\\') {
                isEscaped = true;
            } else if (text[i] == '"') {
                m_window.advance(i + 1);
                return true;
            }
        }
        m_window.advance(text.size());
    }
    return false;
}

/// Passes the object or list at the cursor, holding none of it.
bool HarScanner::skipNested()
{
    NestingScanner scanner;
    for (;;) {
        const std::size_t used = scanner.feed(m_window.cursor(), m_window.available(), m_window.isExhausted());
        m_window.advance(used);
        if (scanner.isClosed())
            return true;
        if (m_window.isExhausted() || (!m_window.more() && !m_window.isExhausted()))
            return false;
    }
}

bool HarScanner::skipValue()
{
    if (m_window.isAtEnd())
        return false;
    const char c = *m_window.cursor();
    if (c == '{' || c == '[')
        return skipNested();
    if (c == '"')
        return skipText();
    bool isAny = false;
    while (!m_window.isAtEnd()) {
        const std::string_view text = m_window.view();
        const std::size_t end = text.find_first_of(",]} \t\r\n");
        m_window.advance(std::min(end, text.size()));
        isAny = isAny || end != 0;
        if (end != std::string_view::npos)
            return isAny;
    }
    return isAny;
}

void HarScanner::keepMember(const std::string &name)
{
    const char c = *m_window.cursor();
    const std::size_t largest = c == '[' ? largestList : largestMember;
    while (m_window.available() < largest && m_window.more()) {
    }
    const std::size_t before = m_window.available();
    const char *first = m_window.cursor();
    if (c != '"' && c != '{' && c != '[') {
        skipValue();
        return;
    }
    // The bytes stay where they are as long as nothing is read: look first, pass later.
    std::size_t length = 0;
    if (c != '"') {
        NestingScanner scanner;
        length = scanner.feed(first, std::min(before, largest), true);
        if (!scanner.isClosed())
            length = 0;
    } else {
        const std::string_view text = m_window.view().substr(0, largest);
        std::size_t i = 1;
        while (i < text.size() && text[i] != '"')
            i += text[i] == '\\' ? 2U : 1U;
        length = i < text.size() ? i + 1 : 0;
    }
    if (length == 0) {
        skipValue();
        return;
    }
    m_handler.member(name, {first, length});
    m_window.advance(length);
}

/// After damage before the entries: goes to the list itself. False if there is none.
bool HarScanner::findEntryList()
{
    constexpr std::string_view name = "\"entries\"";
    if (m_isDry)
        return false;
    while (!m_window.isAtEnd()) {
        const std::size_t at = m_window.view().find(name);
        if (at == std::string_view::npos) {
            const std::size_t keep = std::min(m_window.available(), name.size() - 1);
            m_window.advance(m_window.available() - keep);
            if (m_window.more())
                continue;
            m_window.advance(m_window.available());
            return false;
        }
        m_window.advance(at + name.size());
        skipBlanks();
        if (m_window.isAtEnd() || *m_window.cursor() != ':')
            continue;
        m_window.advance(1);
        skipBlanks();
        if (!m_window.isAtEnd() && *m_window.cursor() == '[')
            return true;
    }
    return false;
}

}  // namespace probity::traffic
