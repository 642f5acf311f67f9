#include "import/notice/string_literals.h"

#include <algorithm>

#include "base/hex_digit.h"
#include "import/notice/document_builder.h"
#include "import/notice/html_entities.h"

namespace probity {

namespace {

constexpr std::size_t longestKey = 256;         // every text of a list gets the key again
constexpr std::u32string_view cdataStart = U"<![CDATA[";

class LiteralReader {
public:
    LiteralReader(std::u32string_view source, StringFile kind) : m_source(source), m_kind(kind) {}

    std::vector<StringLiteral> read()
    {
        if (m_kind == StringFile::AndroidXml)
            readXml();
        else
            readQuoted();
        return std::move(m_out);
    }

private:
    bool starts(std::u32string_view word) const { return m_source.substr(m_at, word.size()) == word; }
    void put(StringLiteral &literal, char32_t character, std::size_t place) const
    {
        literal.characters.push_back(character);
        literal.places.push_back(static_cast<std::uint32_t>(place));
    }
    void putEscape(StringLiteral &literal);
    void skipTo(std::u32string_view end);
    void readXml();
    void xmlValue(StringLiteral &literal, std::u32string_view element);
    StringLiteral quoted();
    void readQuoted();

    std::u32string_view m_source;
    StringFile m_kind;
    std::size_t m_at = 0;
    std::vector<StringLiteral> m_out;
};

/// A backslash and what it stands for; m_at is left on its last character.
void LiteralReader::putEscape(StringLiteral &literal)
{
    const std::size_t place = m_at;
    if (m_at + 1 >= m_source.size())
        return;
    const char32_t c = m_source[++m_at];
    if (c == U'n' || c == U'r') {
        put(literal, U'\n', place);
    } else if (c == U't' || c == U'b' || c == U'f') {
        put(literal, U' ', place);
    } else if (c == U'u' || c == U'U') {
        char32_t value = 0;
        int digits = 0;
        while (digits < 4 && m_at + 1 < m_source.size() && hexDigit(m_source[m_at + 1]) >= 0) {
            value = value * 16 + static_cast<char32_t>(hexDigit(m_source[++m_at]));
            ++digits;
        }
        const bool isLow = value >= 0xDC00 && value <= 0xDFFF && !literal.characters.empty() && literal.characters.back() >= 0xD800 && literal.characters.back() <= 0xDBFF;
        if (isLow)
            literal.characters.back() = 0x10000 + ((literal.characters.back() - 0xD800) << 10) + (value - 0xDC00);
        else if (digits == 4)
            put(literal, value, place);
    } else {
        put(literal, c, place);
    }
}

void LiteralReader::skipTo(std::u32string_view end)
{
    const std::size_t found = m_source.find(end, m_at);
    m_at = found == std::u32string_view::npos ? m_source.size() : found + end.size();
}

void LiteralReader::xmlValue(StringLiteral &literal, std::u32string_view element)
{
    const std::u32string close = U"</" + std::u32string(element);
    bool isInCdata = false;
    for (; m_at < m_source.size(); ++m_at) {
        if (isInCdata && starts(U"]]>")) {
            isInCdata = false;
            m_at += 2;
        } else if (!isInCdata && starts(cdataStart)) {
            isInCdata = true;
            m_at += cdataStart.size() - 1;
        } else if (!isInCdata && starts(close)) {
            skipTo(U">");
            return;
        } else if (!isInCdata && starts(U"<!--")) {
            skipTo(U"-->");
            --m_at;
        } else if (m_source[m_at] == U'\\') {
            putEscape(literal);
        } else if (m_source[m_at] == U'&' && !isInCdata) {
            const CharacterReference reference = characterReference(m_source.substr(m_at, 40));
            put(literal, reference.length > 0 ? reference.character : U'&', m_at);
            m_at += reference.length > 0 ? reference.length - 1 : 0;
        } else if (m_source[m_at] == U'\n' && !isInCdata) {
            put(literal, U' ', m_at);       // line breaks of the file are none of the text
        } else {
            put(literal, m_source[m_at], m_at);
        }
    }
}

void LiteralReader::readXml()
{
    while (m_at < m_source.size() && m_out.size() <= mostStringLiterals) {
        m_at = std::min(m_source.find(U'<', m_at), m_source.size());
        if (starts(U"<!--")) {
            skipTo(U"-->");
            continue;
        }
        const bool isString = starts(U"<string ") || starts(U"<string>");
        const bool isItem = starts(U"<item>") || starts(U"<item ");
        if (!isString && !isItem) {
            ++m_at;
            continue;
        }
        const std::size_t end = m_source.find(U'>', m_at);
        if (end == std::u32string_view::npos)
            return;
        StringLiteral literal;
        const std::u32string_view tag = m_source.substr(m_at, end - m_at);
        if (const std::size_t name = tag.find(U"name=\""); name != std::u32string_view::npos)
            literal.key = std::u32string(tag.substr(name + 6, std::min({tag.find(U'"', name + 6) - name - 6, tag.size() - name - 6, longestKey})));
        else if (!m_out.empty() && isItem)
            literal.key = m_out.back().key;
        m_at = end + 1;
        if (tag.back() == U'/')
            continue;
        xmlValue(literal, isString ? U"string" : U"item");
        m_out.push_back(std::move(literal));
    }
}

StringLiteral LiteralReader::quoted()
{
    StringLiteral out;
    for (++m_at; m_at < m_source.size() && m_source[m_at] != U'"'; ++m_at) {
        if (m_source[m_at] == U'\\')
            putEscape(out);
        else
            put(out, m_source[m_at], m_at);
    }
    ++m_at;
    return out;
}

/// A string in front of ':' or '=' is a key, any other a text under the last key.
void LiteralReader::readQuoted()
{
    std::u32string key;
    while (m_at < m_source.size() && m_out.size() <= mostStringLiterals) {
        const char32_t c = m_source[m_at];
        if (m_kind == StringFile::AppleStrings && starts(U"/*")) {
            skipTo(U"*/");
        } else if (m_kind == StringFile::AppleStrings && starts(U"//")) {
            skipTo(U"\n");
        } else if (c != U'"') {
            ++m_at;
        } else {
            StringLiteral literal = quoted();
            std::size_t next = m_at;
            while (next < m_source.size() && isBlank(m_source[next]))
                ++next;
            if (next < m_source.size() && m_source[next] == (m_kind == StringFile::Json ? U':' : U'=')) {
                key = literal.characters.substr(0, longestKey);
                m_at = next + 1;
            } else {
                literal.key = key;
                m_out.push_back(std::move(literal));
            }
        }
    }
}

}  // namespace

std::optional<StringFile> stringFileKind(std::u32string_view source)
{
    std::size_t start = 0;
    while (start < source.size() && (isBlank(source[start]) || isInvisible(source[start])))
        ++start;
    const std::u32string_view head = source.substr(start, 4000);
    if (head.empty())
        return std::nullopt;
    if (head.front() == U'<')
        return head.find(U"<resources") != std::u32string_view::npos && source.find(U"<string") != std::u32string_view::npos ? std::optional(StringFile::AndroidXml) : std::nullopt;
    if (head.front() == U'{' || head.front() == U'[') {
        const std::size_t quote = head.find(U'"');
        return quote != std::u32string_view::npos && quote < 40 ? std::optional(StringFile::Json) : std::nullopt;
    }
    // "key" = "value";
    const std::size_t sign = head.find(U"\" = \"");
    const bool isStart = head.front() == U'"' || head.substr(0, 2) == U"/*" || head.substr(0, 2) == U"//";
    return isStart && (sign != std::u32string_view::npos || head.find(U"\"=\"") != std::u32string_view::npos) ? std::optional(StringFile::AppleStrings) : std::nullopt;
}

std::vector<StringLiteral> stringLiterals(std::u32string_view source, StringFile kind)
{
    return LiteralReader(source, kind).read();
}

}  // namespace probity
