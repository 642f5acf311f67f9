#include "analysis/capability/native_scanner.h"

#include <algorithm>

namespace probity::capability {

namespace {

const Dialect &dialectOf(NativeScanner::Language language) noexcept
{
    switch (language) {
    case NativeScanner::Language::Kotlin: return kotlinDialect;
    case NativeScanner::Language::Swift: return swiftDialect;
    case NativeScanner::Language::ObjectiveC: return objectiveCDialect;
    case NativeScanner::Language::Java: break;
    }
    return javaDialect;
}

}  // namespace

NativeScanner::NativeScanner(const ApiTable &table, std::string_view text, Language language, std::vector<CodeHit> &hits)
    : m_table(table), m_text(text), m_language(language), m_hits(hits), m_lexer(text, dialectOf(language), *this), m_isNamed(table.android().classes.size(), 0)
{
}

void NativeScanner::run()
{
    m_lexer.run(0, m_text.size());
    for (const Candidate &one : m_candidates)
        if (m_isNamed[one.owner] != 0)
            m_hits.push_back(one.hit);
}

void NativeScanner::word(std::size_t begin, std::size_t end)
{
    const std::string_view word = m_text.substr(begin, end - begin);
    if (word == "import" || word == "package") {
        if (begin >= m_importEnd)
            m_importEnd = std::min(m_text.find_first_of("\n;", end), m_text.size());
        return;
    }
    if (m_language == Language::Swift || m_language == Language::ObjectiveC)
        appleWord(word, begin, end);
    else
        androidWord(word, begin, end);
}

bool NativeScanner::isCalled(std::size_t end) const noexcept
{
    const std::size_t next = lexing::skipTrivia(m_text, end);
    return next < m_text.size() && m_text[next] == '(';
}

void NativeScanner::appleWord(std::string_view word, std::size_t begin, std::size_t end)
{
    const Api *const *found = m_table.apple().find(word.data(), word.size());
    if (found == nullptr || begin < m_importEnd)
        return;
    const Api &api = **found;
    if ((api.isCallOnly && (!isCalled(end) || m_lexer.back(0).kind == '.')) || (api.isMemberOnly && m_lexer.back(0).kind != '.'))
        return;
    m_hits.push_back({&api, begin, CodeReach::Call});
}

void NativeScanner::androidWord(std::string_view word, std::size_t begin, std::size_t end)
{
    const AndroidTable &table = m_table.android();
    if (const auto *classes = table.classWords.find(word.data(), word.size()))
        classWord(*classes, begin);
    if (begin < m_importEnd)
        return;
    const char before = m_lexer.back(0).kind;
    if (before != '.' && before != ':' && before != '?')
        return;
    if (before == '.' && slice(m_lexer.back(1)) == "permission") {      // Manifest.permission.CAMERA
        if (const Api *api = m_table.runtimePermission("android.permission." + std::string(word)))
            m_hits.push_back({api, begin, CodeReach::Permission});
        return;
    }
    const auto *members = table.members.find(word.data(), word.size());
    if (members == nullptr)
        return;
    const bool isProperty = m_language == Language::Kotlin && word.rfind("get", 0) != 0;
    for (const AndroidMember &member : *members) {
        if (!member.isField && !isProperty && !isCalled(end))
            continue;
        if (member.isStatic && slice(m_lexer.back(1)) != table.classes[member.owner].simpleName)
            continue;
        m_candidates.push_back({member.owner, {member.api, begin, CodeReach::Call}});
    }
}

void NativeScanner::classWord(const std::vector<std::size_t> &classes, std::size_t begin)
{
    for (const std::size_t index : classes) {
        const AndroidClass &one = m_table.android().classes[index];
        // An inner class is named behind its outer one, or by itself once it is imported.
        const std::size_t dot = one.simpleName.rfind('.');
        const bool isBehindOuter = m_lexer.back(0).kind == '.' && dot != std::string::npos && slice(m_lexer.back(1)) == one.simpleName.substr(0, dot);
        if (dot != std::string::npos && !isBehindOuter && m_isNamed[index] == 0)
            continue;
        m_isNamed[index] = 1;
        if (one.isWhole && begin >= m_importEnd)
            m_hits.push_back({one.whole, begin, CodeReach::Call});
    }
}

void NativeScanner::text(std::size_t begin, std::size_t end)
{
    const std::string_view content = m_text.substr(begin, end - begin);
    if (content.size() < 18 || content.size() > 80 || content.find(".permission.") == std::string_view::npos)
        return;
    if (const Api *api = m_table.runtimePermission(content))
        m_hits.push_back({api, begin, CodeReach::Permission});
}

}  // namespace probity::capability
