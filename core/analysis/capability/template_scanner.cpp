#include "analysis/capability/template_scanner.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace probity::capability {

namespace {

constexpr std::size_t longestLabel = 72;        // bytes: more is a paragraph
constexpr std::size_t longestHint = 300;
constexpr std::size_t mostAttributes = 100;     // of one element; the rest is passed over

bool isNameByte(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.' || c == '@' || c == '#' || static_cast<unsigned char>(c) >= 0x80;
}

bool isSpace(char c) noexcept
{
    return static_cast<unsigned char>(c) <= ' ';
}

/// "phoneNumber", "phone_number" → "phone number"
std::string wordsOf(std::string_view name)
{
    std::string out;
    bool wasLower = false;
    for (const char c : name) {
        const bool isUpper = c >= 'A' && c <= 'Z';
        const bool isText = isUpper || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if ((!isText || (isUpper && wasLower)) && !out.empty() && out.back() != ' ')
            out += ' ';
        if (isText)
            out += isUpper ? static_cast<char>(c - 'A' + 'a') : c;
        wasLower = isText && !isUpper;
    }
    return out;
}

/// Latin words stand by themselves ("tel" is not in "hotel"), Chinese ones anywhere.
bool holdsWord(std::string_view text, std::string_view word) noexcept
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    const bool isLatin = isLetter(word.front());
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const bool isWhole = (at == 0 || !isLetter(text[at - 1])) && (at + word.size() >= text.size() || !isLetter(text[at + word.size()]));
        if (!isLatin || isWhole)
            return true;
    }
    return false;
}

bool holdsAny(std::string_view text, const std::vector<std::string> &words) noexcept
{
    return !text.empty() && std::any_of(words.begin(), words.end(), [&](const std::string &word) { return holdsWord(text, word); });
}

/// Whether a field's word heads its phrase: of 联系人手机号 the last part says what is asked for, the first only whose.
bool isAskedBy(std::string_view text, const TemplateField &field, const std::vector<TemplateField> &all)
{
    const auto isFollowed = [&](std::size_t end) {
        const std::string_view rest = text.substr(end).substr(text.compare(end, 3, "的") == 0 ? 3 : 0);
        return std::any_of(all.begin(), all.end(), [&](const TemplateField &other) {
            return &other != &field && std::any_of(other.words.begin(), other.words.end(), [&](const std::string &word) { return rest.rfind(word, 0) == 0 && static_cast<unsigned char>(word[0]) >= 0x80; });
        });
    };
    return std::any_of(field.words.begin(), field.words.end(), [&](const std::string &word) {
        const std::size_t at = text.find(word);
        return holdsWord(text, word) && !isFollowed(at + word.size());
    });
}

bool isListed(std::string_view one, const std::vector<std::string> &all) noexcept
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

TemplateScanner::TemplateScanner(const ApiTable &table, std::string_view text, Markup markup, ScriptScanner::Readability readability, std::vector<CodeHit> &hits)
    : m_table(table), m_text(text), m_markup(markup), m_hits(hits), m_script(table, text, readability, hits)
{
}

std::string_view TemplateScanner::Tag::attribute(std::string_view wanted) const noexcept
{
    const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const Attribute &one) { return one.name == wanted; });
    return found == attributes.end() ? std::string_view() : found->value;
}

void TemplateScanner::run()
{
    std::size_t from = 0;
    for (std::size_t at = m_text.find('<'); at != std::string_view::npos; at = m_text.find('<', from)) {
        if (const std::string_view label = trimmed(m_text.substr(from, at - from)); !label.empty())
            m_label = label;
        if (m_text.compare(at, 4, "<!--") == 0) {
            const std::size_t end = m_text.find("-->", at + 4);
            from = end == std::string_view::npos ? m_text.size() : end + 3;
            continue;
        }
        const char first = at + 1 < m_text.size() ? m_text[at + 1] : '\0';
        if (!((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z'))) {
            from = at + 1;
            if (first == '/' || first == '!' || first == '?') {
                const std::size_t end = m_text.find('>', at);
                from = end == std::string_view::npos ? m_text.size() : end + 1;
            }
            continue;
        }
        const Tag tag = readTag(at);
        const bool isInput = isListed(tag.name, m_table.templates().inputTags);
        const bool isComponent = component(tag);
        if (m_markup != Markup::MiniProgram)
            handlers(tag);
        if (isInput && !isComponent)
            input(tag);
        if (isInput)
            m_label = {};
        from = tag.name == "script" || tag.name == "style" || tag.name == "wxs" ? skipElement(tag) : tag.end;
    }
}

/// The content of a script is code, that of a style is nothing.
std::size_t TemplateScanner::skipElement(const Tag &tag)
{
    if (tag.end >= 2 && tag.end <= m_text.size() && m_text[tag.end - 2] == '/')
        return tag.end;
    const auto isEnd = [&](std::size_t at) { return toLowerAscii(m_text.substr(at + 2, tag.name.size())) == tag.name; };
    std::size_t end = m_text.find("</", tag.end);
    while (end != std::string_view::npos && !isEnd(end))
        end = m_text.find("</", end + 2);
    end = std::min(end, m_text.size());
    const std::string_view type = tag.attribute("type");
    const bool isData = type.find("json") != std::string_view::npos || type.find("template") != std::string_view::npos;
    if (tag.name != "style" && !isData)
        m_script.run(tag.end, end);
    return end;
}

TemplateScanner::Tag TemplateScanner::readTag(std::size_t at) const
{
    Tag tag;
    tag.begin = at++;
    const std::size_t nameBegin = at;
    while (at < m_text.size() && isNameByte(m_text[at]))
        ++at;
    tag.name = toLowerAscii(m_text.substr(nameBegin, std::min<std::size_t>(at - nameBegin, 60)));
    // Of most elements of mini-programs nothing is asked: their attributes are passed over.
    const bool isAsked = m_markup != Markup::MiniProgram || m_table.templates().components.count(tag.name) > 0 || isListed(tag.name, m_table.templates().inputTags) || tag.name == "wxs";
    while (at < m_text.size() && m_text[at] != '>') {
        if (!isNameByte(m_text[at])) {
            if (m_text[at] == '<')      // the element before was never closed
                break;
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < m_text.size() && isNameByte(m_text[at]))
            ++at;
        Attribute attribute;
        if (isAsked)
            attribute.name = toLowerAscii(m_text.substr(begin, std::min<std::size_t>(at - begin, 60)));
        std::size_t next = at;
        while (next < m_text.size() && isSpace(m_text[next]))
            ++next;
        if (next < m_text.size() && m_text[next] == '=') {
            at = next + 1;
            while (at < m_text.size() && isSpace(m_text[at]))
                ++at;
            const char quote = at < m_text.size() ? m_text[at] : '\0';
            const bool isQuoted = quote == '"' || quote == '\'';
            attribute.offset = at + (isQuoted ? 1u : 0u);
            at = isQuoted ? m_text.find(quote, attribute.offset) : m_text.find_first_of(" \t\r\n>", at);
            at = std::min(at, m_text.size());
            if (attribute.offset <= at)
                attribute.value = m_text.substr(attribute.offset, at - attribute.offset);
            at += isQuoted && at < m_text.size() ? 1u : 0u;
        }
        if (isAsked && tag.attributes.size() < mostAttributes)
            tag.attributes.push_back(std::move(attribute));
    }
    tag.end = std::min(at + (at < m_text.size() && m_text[at] == '>' ? 1u : 0u), m_text.size());
    return tag;
}

bool TemplateScanner::component(const Tag &tag)
{
    const auto found = m_table.templates().components.find(tag.name);
    if (found == m_table.templates().components.end())
        return false;
    const std::size_t before = m_hits.size();
    for (const TemplateComponent &one : found->second) {
        if (one.attribute.empty()) {
            if (m_markup != Markup::Html)
                m_hits.push_back({one.api, tag.begin, CodeReach::Component});
            continue;
        }
        const std::string_view value = tag.attribute(one.attribute);
        const bool isNamed = value == one.value || (value.find(one.value) != std::string_view::npos && value.find("'" + one.value + "'") != std::string_view::npos);
        if (isNamed)
            m_hits.push_back({one.api, tag.begin, CodeReach::Component});
    }
    return m_hits.size() > before;
}

/// @click="uni.getLocation()", onclick="…", :value="…"
void TemplateScanner::handlers(const Tag &tag)
{
    for (const Attribute &one : tag.attributes) {
        const bool isCode = one.name[0] == '@' || one.name[0] == ':' || one.name.rfind("v-", 0) == 0 || (one.name.rfind("on", 0) == 0 && one.name.size() > 4);
        if (isCode && !one.value.empty())
            m_script.run(one.offset, one.offset + one.value.size());
    }
}

void TemplateScanner::input(const Tag &tag)
{
    static constexpr std::array<std::string_view, 12> others{"hidden", "submit", "button", "checkbox", "radio", "file", "search", "range", "color", "image", "reset", "{{"};
    const TemplateTable &table = m_table.templates();
    const std::string type = toLowerAscii(tag.attribute("type"));
    if (std::find(others.begin(), others.end(), type) != others.end() || tag.attribute("confirm-type") == "search")
        return;
    std::string hint = toLowerAscii(tag.attribute("placeholder").substr(0, longestHint));
    if (hint.empty())
        hint = toLowerAscii(tag.attribute(":placeholder").substr(0, longestHint));
    const std::string label = m_label.size() <= longestLabel ? toLowerAscii(m_label) : std::string();
    const std::string own = toLowerAscii(tag.attribute("label").substr(0, longestHint));
    std::string names;
    for (const char *attribute : {"name", "id", "v-model", "model:value", "value", "data-name", "data-field", "data-key", "prop"})
        if (const std::string_view value = tag.attribute(attribute); !value.empty() && value.size() <= longestHint)
            names += wordsOf(value) + ' ';
    if (holdsAny(hint, table.notWords) || holdsAny(own, table.notWords) || holdsAny(names, table.notWords) || (hint.empty() && holdsAny(label, table.notWords)))
        return;
    const std::string autocomplete = toLowerAscii(tag.attribute("autocomplete"));
    // The surest sign decides; only if it says nothing the next is asked.
    const auto add = [&](auto says) {
        bool isFound = false;
        for (const TemplateField &field : table.fields)
            if (says(field)) {
                m_hits.push_back({field.api, tag.begin, CodeReach::Field});
                isFound = true;
            }
        return isFound;
    };
    (void)(add([&](const TemplateField &field) { return (!type.empty() && isListed(type, field.types)) || (!autocomplete.empty() && isListed(autocomplete, field.autocomplete)); })
           || add([&](const TemplateField &field) { return isAskedBy(hint, field, table.fields); })
           || add([&](const TemplateField &field) { return isAskedBy(own, field, table.fields); }) || add([&](const TemplateField &field) { return holdsAny(names, field.words); })
           || add([&](const TemplateField &field) { return isAskedBy(label, field, table.fields); }));
}

}  // namespace probity::capability
