#include "import/notice/html_scanner.h"

#include <algorithm>
#include <array>

#include "import/notice/document_builder.h"

namespace probity {

namespace {

constexpr std::size_t nameLimit = 64;
constexpr std::size_t valueLimit = 400;     // of attributes that are looked at; the rest is skipped

bool isLetter(char32_t c) noexcept { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

char lower(char32_t c) noexcept
{
    if (c >= 0x80)
        return '?';
    return static_cast<char>(c >= U'A' && c <= U'Z' ? c + 32 : c);
}

bool isRawText(const std::string &name)
{
    constexpr std::array<std::string_view, 8> names{"script", "style", "textarea", "xmp", "iframe", "noembed", "wxs", "title"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::size_t HtmlScanner::skipDeclaration(std::size_t start) const
{
    if (m_source.substr(start, 4) == U"<!--") {
        const std::size_t close = m_source.find(U"-->", start + 4);
        return close == std::u32string_view::npos ? m_source.size() : close + 3;
    }
    const std::size_t close = m_source.find(U'>', start);
    return close == std::u32string_view::npos ? m_source.size() : close + 1;
}

HtmlToken HtmlScanner::next()
{
    HtmlToken token;
    token.start = token.end = m_at;
    if (m_at >= m_source.size())
        return token;
    if (!m_rawText.empty()) {
        std::size_t at = m_at;
        for (;; ++at) {
            at = m_source.find(U"</", at);
            if (at == std::u32string_view::npos) {
                at = m_source.size();
                break;
            }
            std::size_t same = 0;
            while (same < m_rawText.size() && at + 2 + same < m_source.size() && lower(m_source[at + 2 + same]) == m_rawText[same])
                ++same;
            if (same == m_rawText.size())
                break;
        }
        m_rawText.clear();
        if (at > m_at) {
            token.kind = HtmlToken::Kind::Text;
            token.end = m_at = at;
            return token;
        }
    }
    if (m_source[m_at] == U'<' && m_at + 1 < m_source.size()) {
        const char32_t second = m_source[m_at + 1];
        if (second == U'!' || second == U'?') {
            token.kind = HtmlToken::Kind::Other;
            token.end = m_at = skipDeclaration(m_at);
            return token;
        }
        if (isLetter(second) || (second == U'/' && m_at + 2 < m_source.size() && isLetter(m_source[m_at + 2])))
            return tag(m_at);
    }
    token.kind = HtmlToken::Kind::Text;
    std::size_t end = m_at + 1;
    while (end < m_source.size() && m_source[end] != U'<')
        ++end;
    token.end = m_at = end;
    return token;
}

HtmlToken HtmlScanner::tag(std::size_t start)
{
    HtmlToken token;
    token.start = start;
    m_at = start + 1;
    token.kind = HtmlToken::Kind::StartTag;
    if (m_source[m_at] == U'/') {
        token.kind = HtmlToken::Kind::EndTag;
        ++m_at;
    }
    while (m_at < m_source.size() && !isBlank(m_source[m_at]) && m_source[m_at] != U'>' && m_source[m_at] != U'/') {
        if (token.name.size() < nameLimit)
            token.name.push_back(lower(m_source[m_at]));
        ++m_at;
    }
    while (m_at < m_source.size() && m_source[m_at] != U'>') {
        if (isBlank(m_source[m_at])) {
            ++m_at;
        } else if (m_source[m_at] == U'/') {
            ++m_at;
            token.isSelfClosing = m_at < m_source.size() && m_source[m_at] == U'>';
        } else {
            attribute(token);
        }
    }
    m_at = std::min(m_source.size(), m_at + 1);
    token.end = m_at;
    if (token.kind == HtmlToken::Kind::StartTag && !token.isSelfClosing && isRawText(token.name))
        m_rawText = token.name;
    return token;
}

void HtmlScanner::attribute(HtmlToken &token)
{
    std::string name;
    do {
        if (name.size() < nameLimit)
            name.push_back(lower(m_source[m_at]));
        ++m_at;
    } while (m_at < m_source.size() && m_source[m_at] != U'=' && m_source[m_at] != U'>' && m_source[m_at] != U'/' && !isBlank(m_source[m_at]));
    std::size_t at = m_at;
    while (at < m_source.size() && isBlank(m_source[at]))
        ++at;
    std::string value;
    if (at < m_source.size() && m_source[at] == U'=') {
        m_at = at + 1;
        while (m_at < m_source.size() && isBlank(m_source[m_at]))
            ++m_at;
        const char32_t quote = m_at < m_source.size() && (m_source[m_at] == U'"' || m_source[m_at] == U'\'') ? m_source[m_at] : U'\0';
        m_at += quote != 0 ? 1u : 0u;
        while (m_at < m_source.size() && (quote != 0 ? m_source[m_at] != quote : !isBlank(m_source[m_at]) && m_source[m_at] != U'>')) {
            if (value.size() < valueLimit)
                value.push_back(lower(m_source[m_at]));
            ++m_at;
        }
        m_at += quote != 0 && m_at < m_source.size() ? 1u : 0u;
    }
    if (name == "class")
        token.classes = value;
    else if (name == "style")
        token.style = value;
    else if (name == "id")
        token.id = value;
    else if (name == "role")
        token.role = value;
    else if (name == "hidden")
        token.hasHidden = value != "false" && value.find("{{") == std::string::npos;
}

}  // namespace probity
