#include "analysis/declared/notice_lexicon.h"

#include <algorithm>
#include <array>

#include "analysis/declared/notice_text.h"

namespace probity::notice {

namespace {

constexpr std::uint64_t key(std::int32_t node, char32_t character) noexcept
{
    return (static_cast<std::uint64_t>(node) << 21) | static_cast<std::uint64_t>(character);
}

std::size_t hashed(std::uint64_t value) noexcept { return static_cast<std::size_t>((value * 0x9E3779B97F4A7C15ull) >> 20); }

char32_t at(std::u32string_view text, std::size_t index) noexcept { return index < text.size() ? text[index] : U' '; }

}  // namespace

WordTree::WordTree(std::size_t slots) : m_keys(slots), m_children(slots), m_values(1, -1) {}

std::int32_t WordTree::child(std::int32_t node, char32_t character) const noexcept
{
    const std::uint64_t wanted = key(node, character);
    const std::size_t mask = m_keys.size() - 1;
    for (std::size_t slot = hashed(wanted) & mask; m_keys[slot] != 0; slot = (slot + 1) & mask)
        if (m_keys[slot] == wanted)
            return m_children[slot];
    return -1;
}

void WordTree::grow()
{
    std::vector<std::uint64_t> keys(m_keys.size() * 2);
    std::vector<std::int32_t> children(m_keys.size() * 2);
    const std::size_t mask = keys.size() - 1;
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        if (m_keys[i] == 0)
            continue;
        std::size_t slot = hashed(m_keys[i]) & mask;
        while (keys[slot] != 0)
            slot = (slot + 1) & mask;
        keys[slot] = m_keys[i];
        children[slot] = m_children[i];
    }
    m_keys = std::move(keys);
    m_children = std::move(children);
}

std::int32_t WordTree::childOrNew(std::int32_t node, char32_t character)
{
    const std::int32_t known = child(node, character);
    if (known >= 0)
        return known;
    if (++m_used * 2 > m_keys.size())
        grow();
    const auto made = static_cast<std::int32_t>(m_values.size());
    m_values.push_back(-1);
    const std::size_t mask = m_keys.size() - 1;
    std::size_t slot = hashed(key(node, character)) & mask;
    while (m_keys[slot] != 0)
        slot = (slot + 1) & mask;
    m_keys[slot] = key(node, character);
    m_children[slot] = made;
    return made;
}

bool WordTree::add(std::u32string_view word, std::int32_t value)
{
    std::int32_t node = 0;
    for (const char32_t c : word)
        node = childOrNew(node, c);
    std::int32_t &place = m_values[static_cast<std::size_t>(node)];
    if (node == 0 || place >= 0)
        return false;
    place = value;
    return true;
}

WordTree::Match WordTree::longest(std::u32string_view text, std::size_t start) const noexcept
{
    Match best;
    std::int32_t node = 0;
    for (std::size_t i = start; i < text.size(); ++i) {
        node = child(node, text[i]);
        if (node < 0)
            break;
        const std::int32_t value = m_values[static_cast<std::size_t>(node)];
        if (value < 0)
            continue;
        const std::size_t end = i + 1;
        if (isWordBoundary(text[i], at(text, end)))
            best = {end - start, value};
        else if (at(text, end) == U's' && !isWordLetter(at(text, end + 1)))
            best = {end + 1 - start, value};
        else if (at(text, end) == U'e' && at(text, end + 1) == U's' && !isWordLetter(at(text, end + 2)))
            best = {end + 2 - start, value};
    }
    return best;
}

void WordTree::markAll(std::u32string_view text, std::size_t start, std::vector<char> &found) const noexcept
{
    std::int32_t node = 0;
    for (std::size_t i = start; i < text.size(); ++i) {
        node = child(node, text[i]);
        if (node < 0)
            return;
        if (const std::int32_t value = m_values[static_cast<std::size_t>(node)]; value >= 0)
            found[static_cast<std::size_t>(value)] = 1;
    }
}

bool containsCue(std::u32string_view text, std::u32string_view cue, bool isPrefix) noexcept
{
    for (std::size_t found = text.find(cue); found != std::u32string_view::npos; found = text.find(cue, found + 1)) {
        const bool isStart = found == 0 || isWordBoundary(text[found - 1], text[found]);
        const std::size_t end = found + cue.size();
        const bool isEnd = isPrefix || end >= text.size() || isWordBoundary(text[end - 1], text[end]) || (text[end] == U's' && !isWordLetter(at(text, end + 1)));
        if (isStart && isEnd)
            return true;
    }
    return false;
}

bool Lexicon::isLeak(std::u32string_view verb) const noexcept
{
    return std::find(leaks.begin(), leaks.end(), verb) != leaks.end();
}

bool Lexicon::isTrade(std::u32string_view verb) const noexcept
{
    return std::find(trades.begin(), trades.end(), verb) != trades.end();
}

SectionRole Lexicon::roleOf(const std::string &topic) const
{
    const auto found = sectionRoles.find(topic);
    return found == sectionRoles.end() ? SectionRole::Stating : found->second;
}

bool Lexicon::endsWhen(std::u32string_view text, std::size_t place) const noexcept
{
    if (text[place] != U'时' || place == 0)
        return false;
    return notBehindWhen.find(at(text, place + 1)) == std::u32string::npos && notBeforeWhen.find(text[place - 1]) == std::u32string::npos;
}

bool Lexicon::isHead(std::u32string_view word) const noexcept
{
    return std::find(heads.begin(), heads.end(), word) != heads.end();
}

bool Lexicon::isOtherThanInclude(std::u32string_view text, std::size_t place) const noexcept
{
    const char32_t next = at(text, place + 1);
    for (const auto &[character, others] : notInclude) {
        if (text[place] != character)
            continue;
        if (others.find(next) != std::u32string::npos)
            return true;
        // "如您拒绝" is a condition, "（如您使用的语言）" and "如您的姓名" are examples.
        const bool isAddress = next == U'您' || next == U'你';
        const bool isExample = at(text, place + 2) == U'的' || (place > 0 && (text[place - 1] == U'(' || text[place - 1] == U'（'));
        return isAddress && !isExample;
    }
    return false;
}

bool Lexicon::isConsentFree(std::u32string_view word) const noexcept
{
    return std::find(consentFree.begin(), consentFree.end(), word) != consentFree.end();
}

bool Lexicon::covers(const CategoryId &outer, const CategoryId &inner) const noexcept
{
    return outer == inner || m_taxonomy->distance(inner, outer).has_value();
}

bool Lexicon::isGeneralHead(std::u32string_view head) const noexcept
{
    return std::find(generalHeads.begin(), generalHeads.end(), head) != generalHeads.end();
}

bool Lexicon::isNounNegation(std::u32string_view word) const noexcept
{
    return std::find(nounNegations.begin(), nounNegations.end(), word) != nounNegations.end();
}

bool Lexicon::isBelow(std::int32_t inner, std::int32_t outer) const noexcept
{
    const auto distance = m_taxonomy->distance(dataTerms[static_cast<std::size_t>(inner)].categories.front(), dataTerms[static_cast<std::size_t>(outer)].categories.front());
    return distance && *distance > 0;
}

}  // namespace probity::notice
