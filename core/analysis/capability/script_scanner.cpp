#include "analysis/capability/script_scanner.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace probity::capability {

using namespace lexing;

namespace {

constexpr std::size_t longestPattern = 4096;    // characters of a "{ … } =" or "import … from"
constexpr std::size_t mostAliases = 200;
constexpr std::size_t mostLookups = 64;         // constants whose value is searched for, each over the whole text
constexpr std::size_t longestGap = 256;         // characters of spaces and comments between a constant, its '=' and its value
constexpr int mostPatterns = 10'000;            // of which the beginning is looked for
constexpr std::size_t longestName = 100;
constexpr std::size_t mostNameBytes = 4 * longestName;   // of its source, escapes and all

template <std::size_t N>
bool isOneOf(std::string_view word, const std::array<std::string_view, N> &all) noexcept
{
    return std::find(all.begin(), all.end(), word) != all.end();
}

bool isGlobalObject(std::string_view word) noexcept
{
    static constexpr std::array<std::string_view, 6> globals{"window", "globalThis", "self", "global", "top", "frames"};
    return isOneOf(word, globals);
}

bool isDeclarer(std::string_view word) noexcept
{
    static constexpr std::array<std::string_view, 3> declarers{"const", "let", "var"};
    return isOneOf(word, declarers);
}

std::size_t endOfWord(std::string_view text, std::size_t at) noexcept
{
    while (at < text.size() && (isWordByte(text[at]) || text[at] == '\\'))
        ++at;
    return at;
}

int hexDigit(char c) noexcept
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// \x67, \u0067 and \u{67} as in texts and names of ECMAScript; other escapes lose their backslash.
std::string unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\' || at + 1 >= text.size()) {
            out += text[at];
            continue;
        }
        const char kind = text[++at];
        if (kind != 'x' && kind != 'u') {
            out += kind;
            continue;
        }
        const bool isBraced = kind == 'u' && at + 1 < text.size() && text[at + 1] == '{';
        const std::size_t most = kind == 'x' ? 2 : isBraced ? 6 : 4;
        std::size_t next = at + (isBraced ? 2u : 1u);
        char32_t value = 0;
        for (std::size_t n = 0; n < most && next < text.size() && hexDigit(text[next]) >= 0; ++n, ++next)
            value = value * 16 + static_cast<char32_t>(hexDigit(text[next]));
        at = isBraced ? next : next - 1;
        appendUtf8(out, value);
    }
    return out;
}

}  // namespace

ScriptScanner::ScriptScanner(const ApiTable &table, std::string_view text, Readability readability, std::vector<CodeHit> &hits)
    : m_table(table), m_whole(text), m_text(text), m_readability(readability), m_hits(hits), m_lexer(text, scriptDialect, *this)
{
}

void ScriptScanner::run(std::size_t begin, std::size_t end)
{
    m_text = m_whole.substr(0, end);    // what stands behind the code of an attribute is none of it
    m_lexer.run(begin, end);
}

void ScriptScanner::close(std::uint32_t depth)
{
    if (m_aliases.empty() || depth >= m_deepestAlias)
        return;
    m_aliases.erase(std::remove_if(m_aliases.begin(), m_aliases.end(), [&](const Alias &alias) { return alias.depth > depth; }), m_aliases.end());
    m_deepestAlias = 0;
    for (const Alias &alias : m_aliases)
        m_deepestAlias = std::max(m_deepestAlias, alias.depth);
}

const ScriptScanner::Alias *ScriptScanner::aliasOf(std::string_view word) const
{
    const auto found = std::find_if(m_aliases.rbegin(), m_aliases.rend(), [&](const Alias &alias) { return alias.name == word; });
    return found == m_aliases.rend() ? nullptr : &*found;
}

void ScriptScanner::addAlias(std::string_view name, std::string root)
{
    if (name.empty() || name.size() > longestName || m_aliases.size() >= mostAliases || name == root)
        return;
    // "isWx ? wx : my": the first of them speaks for the name.
    const Alias *known = aliasOf(name);
    if (known && known->depth == m_lexer.depth() && !known->root.empty())
        return;
    m_aliases.push_back({name, std::move(root), m_lexer.depth()});
    m_deepestAlias = std::max(m_deepestAlias, m_lexer.depth());
}

void ScriptScanner::word(std::size_t begin, std::size_t end)
{
    if (begin < m_handled)
        return;
    const std::string_view word = m_text.substr(begin, end - begin);
    if (const Alias *alias = m_aliases.empty() ? nullptr : aliasOf(word)) {
        if (m_lexer.back(0).kind != '.' && !alias->root.empty())
            root(std::string(alias->root), begin, end, CodeReach::Alias);
        return;
    }
    const ScriptWord *known = m_table.scriptWords().find(word.data(), word.size());
    if (known == nullptr)
        return;
    if (known->isRoot)
        root(std::string(word), begin, end, CodeReach::Call);
    else if (known->isOpenType)
        openType(end);
    else if (known->constructor && m_lexer.back(0).kind == 'w' && slice(m_lexer.back(0)) == "new")
        hit(known->constructor, begin, CodeReach::Call);
    else if (m_lexer.back(0).kind == '.')
        unresolved(*known, begin, end);
}

/// A method whose object is not known: a distinctive name tells, others are only noted in code that nobody can read.
void ScriptScanner::unresolved(const ScriptWord &known, std::size_t begin, std::size_t end)
{
    const std::size_t next = skipTrivia(m_text, end);
    if (next >= m_text.size() || m_text[next] != '(')
        return;
    if (known.member)
        hit(known.member, begin, CodeReach::Call);
    else if (known.unresolved && m_readability == Readability::Minified)
        hit(known.unresolved, begin, CodeReach::Unresolved);
}

/// <Button openType="getPhoneNumber"> and openType={'getPhoneNumber'} of templates written in scripts.
void ScriptScanner::openType(std::size_t end)
{
    std::size_t at = skipTrivia(m_text, end);
    if (at >= m_text.size() || (m_text[at] != '=' && m_text[at] != ':'))
        return;
    at = skipTrivia(m_text, at + 1);
    if (at < m_text.size() && m_text[at] == '{')
        at = skipTrivia(m_text, at + 1);
    if (at >= m_text.size() || (m_text[at] != '"' && m_text[at] != '\''))
        return;
    const std::size_t close = m_text.find(m_text[at], at + 1);
    if (close == std::string_view::npos || close - at > longestName)
        return;
    const auto &types = m_table.templates().openTypes;
    if (const auto found = types.find(std::string(m_text.substr(at + 1, close - at - 1))); found != types.end())
        hit(found->second, at + 1, CodeReach::Component);
}

void ScriptScanner::text(std::size_t begin, std::size_t end)
{
    const std::size_t length = end - begin;
    if (length < 6 || length > longestName)
        return;
    compiledTemplate(begin, end);
    if (length < 8)
        return;
    const char first = m_text[begin];
    if (first != 's' && first != '@' && first != 'a' && first != 'c')
        return;
    const std::string_view content = m_text.substr(begin, length);
    if (first == 's') {
        // wx.authorize({ scope: 'scope.record' }); a question about what was granted is none.
        const bool isAsked = content.rfind("scope.", 0) == 0 && m_lexer.back(0).kind == ':' && slice(m_lexer.back(1)) == "scope";
        if (const Api *api = isAsked ? m_table.runtimePermission(content) : nullptr)
            hit(api, begin, CodeReach::Permission);
    } else if (first == '@') {
        if (const std::string *root = m_table.module(std::string(content)))
            module(*root);
    } else if (const Api *api = m_table.runtimePermission(content)) {
        hit(api, begin, CodeReach::Permission);
    }
}

/// Templates as the WeChat tools compile them: Z([3,'getPhoneNumber']) holds an attribute, _n('camera') and
/// _mz(z,'camera',…) make an element.
void ScriptScanner::compiledTemplate(std::size_t begin, std::size_t end)
{
    const Token &before = m_lexer.back(0);
    const TemplateTable &templates = m_table.templates();
    if (before.kind == ',' && m_lexer.back(1).kind == 'n' && m_lexer.back(2).kind == '[' && m_lexer.back(3).kind == '(' && slice(m_lexer.back(4)) == "Z") {
        if (const auto found = templates.openTypes.find(std::string(m_text.substr(begin, end - begin))); found != templates.openTypes.end())
            hit(found->second, begin, CodeReach::Component);
        return;
    }
    const bool isMade = (before.kind == '(' && slice(m_lexer.back(1)) == "_n") || (before.kind == ',' && m_lexer.back(2).kind == '(' && slice(m_lexer.back(3)) == "_mz");
    if (!isMade)
        return;
    if (const auto found = templates.components.find(std::string(m_text.substr(begin, end - begin))); found != templates.components.end())
        for (const TemplateComponent &one : found->second)
            if (one.attribute.empty())
                hit(one.api, begin, CodeReach::Component);
}

/// import T from '…', import { getLocation } from '…', const T = require('…')
void ScriptScanner::module(const std::string &root)
{
    if (slice(m_lexer.back(0)) == "from") {
        const std::size_t from = m_lexer.back(0).begin;
        const std::size_t first = from > longestPattern ? from - longestPattern : 0;
        const std::size_t found = m_text.substr(first, from - first).rfind("import");
        if (found == std::string_view::npos)
            return;
        const std::size_t start = first + found;
        if (const std::size_t brace = m_text.substr(start, from - start).rfind('}'); brace != std::string_view::npos)
            takenApart(root, start + brace);
        std::size_t at = skipTrivia(m_text, start + 6);
        if (at < m_text.size() && m_text[at] == '*') {      // * as T
            at = skipTrivia(m_text, at + 1);
            at = skipTrivia(m_text, endOfWord(m_text, at));
        }
        addAlias(m_text.substr(at, endOfWord(m_text, at) - at), root);
    } else if (m_lexer.back(0).kind == '(' && slice(m_lexer.back(1)) == "require" && m_lexer.back(2).kind == '=') {
        const Token &target = m_lexer.back(3);
        if (target.kind == '}')
            takenApart(root, target.begin);
        else if (target.kind == 'w')
            addAlias(slice(target), root);
    }
}

/// "var my = this": a name of a root that stands for something else here.
bool ScriptScanner::isShadowing(std::size_t end) const
{
    const Token &before = m_lexer.back(0);
    if (before.kind != 'w' || !isDeclarer(slice(before)))
        return false;
    std::size_t at = skipTrivia(m_text, end);
    if (at >= m_text.size() || m_text[at] != '=')
        return false;
    at = skipTrivia(m_text, at + 1);
    const std::string_view first = m_text.substr(at, endOfWord(m_text, at) - at);
    const ScriptWord *known = first.empty() ? nullptr : m_table.scriptWords().find(first.data(), first.size());
    return !first.empty() && !(known && known->isRoot) && !isGlobalObject(first) && first != "require" && first != "typeof";
}

void ScriptScanner::root(const std::string &name, std::size_t begin, std::size_t end, CodeReach reach)
{
    std::size_t before = 0;     // how far back the token before the whole expression lies
    if (m_lexer.back(0).kind == '.') {
        if (m_lexer.back(1).kind == '?')        // window?.wx
            ++before;
        if (m_lexer.back(before + 1).kind != 'w' || !isGlobalObject(slice(m_lexer.back(before + 1))))
            return;
        before += 2;
    }
    if (before == 0 && isShadowing(end)) {
        addAlias(m_text.substr(begin, end - begin), std::string());
        return;
    }
    chain(name, begin, end, reach, before);
}

ScriptScanner::Member ScriptScanner::memberAfter(std::size_t at) const
{
    at = skipTrivia(m_text, at);
    if (at < m_text.size() && m_text[at] == '!')        // TypeScript: wx!.getLocation
        at = skipTrivia(m_text, at + 1);
    if (m_text.compare(at, 2, "?.") == 0)
        at = skipTrivia(m_text, at + 2);
    else if (at < m_text.size() && m_text[at] == '.')
        at = skipTrivia(m_text, at + 1);
    else if (at >= m_text.size() || m_text[at] != '[')
        return {};
    if (at < m_text.size() && m_text[at] == '[')
        return computedMember(at);
    const std::size_t end = endOfWord(m_text, at);
    const std::string_view raw = m_text.substr(at, std::min(end - at, longestName));
    return {raw.find('\\') == std::string_view::npos ? std::string(raw) : unescaped(raw), at, end, false, false};
}

/// ['getLocation'], ['get' + 'Location'], [`getLocation`], [name] where name is a constant
ScriptScanner::Member ScriptScanner::computedMember(std::size_t at) const
{
    const std::size_t begin = at;
    Member unknown{{}, begin, begin, true, true};
    std::string name;
    for (bool isFirst = true;; isFirst = false) {
        at = skipTrivia(m_text, at + 1);
        if (at >= m_text.size() || name.size() > longestName)
            return unknown;
        const char c = m_text[at];
        if (c == '\'' || c == '"' || c == '`') {
            // What is longer is no name; behind a quote that nothing closes every other one would be looked through to the end.
            std::size_t reached = 0;
            const std::size_t end = endOfText(m_text.substr(0, at + mostNameBytes), at, reached);
            const std::string_view content = end == 0 ? std::string_view() : m_text.substr(at + 1, end - at - 2);
            if (end == 0 || content.size() > longestName || (c == '`' && content.find("${") != std::string_view::npos))
                return unknown;
            name += unescaped(content);
            at = end;
        } else if (isFirst && isWordByte(c)) {
            const std::size_t end = endOfWord(m_text, at);
            name = constantText(m_text.substr(at, end - at));
            if (name.empty())
                return unknown;
            at = end;
        } else {
            return unknown;
        }
        at = skipTrivia(m_text, at);
        if (at < m_text.size() && m_text[at] == ']')
            return {name, begin, at + 1, true, false};
        if (at >= m_text.size() || m_text[at] != '+')
            return unknown;
    }
}

/// The text that a name stands for, if the whole file gives it one value only.
const std::string &ScriptScanner::constantText(std::string_view name) const
{
    static const std::string none;
    const auto known = m_constants.find(name);
    if (known != m_constants.end())
        return known->second;
    if (m_constants.size() >= mostLookups || name.empty() || name.size() > longestName)
        return none;
    return m_constants.emplace(name, findConstant(name)).first->second;
}

std::string ScriptScanner::findConstant(std::string_view name) const
{
    std::string value;
    for (std::size_t at = m_whole.find(name); at != std::string_view::npos; at = m_whole.find(name, at + name.size())) {
        const std::size_t behind = at + name.size();
        const bool isWhole = (at == 0 || (!isWordByte(m_whole[at - 1]) && m_whole[at - 1] != '.')) && (behind >= m_whole.size() || !isWordByte(m_whole[behind]));
        if (!isWhole)
            continue;
        // A comment that nothing closes would be looked through to the end each time.
        const std::string_view near = m_whole.substr(0, behind + longestGap);
        std::size_t next = skipTrivia(near, behind);
        if (next >= near.size() && near.size() < m_whole.size())
            return {};
        if (next + 1 >= near.size() || near[next] != '=' || near[next + 1] == '=' || near[next + 1] == '>')
            continue;
        next = skipTrivia(near, next + 1);
        std::size_t reached = 0;
        const bool isQuoted = next < near.size() && (near[next] == '\'' || near[next] == '"');
        const std::size_t end = isQuoted ? endOfText(m_whole.substr(0, next + mostNameBytes), next, reached) : 0;
        if (end == 0 || !value.empty() || end - next > longestName)
            return {};
        value = unescaped(m_whole.substr(next + 1, end - next - 2));
    }
    return value;
}

/// "if (wx.getUserProfile)", "!wx.x", "typeof wx.x", "wx.x ? … : …", "wx.x &&", "wx.x ===": asks whether it exists.
bool ScriptScanner::isQuestion(std::size_t before, std::size_t end) const
{
    const Token &token = m_lexer.back(before);
    if (token.kind == '!' || (token.kind == 'w' && slice(token) == "typeof"))
        return true;
    const std::size_t next = skipTrivia(m_text, end);
    const std::string_view rest = m_text.substr(std::min(next, m_text.size()), 3);
    const auto begins = [&](std::string_view start) { return rest.substr(0, start.size()) == start; };
    if (begins("&&") || begins("==") || begins("!=") || (begins("?") && !begins("?.") && !begins("??")))
        return true;
    return begins(")") && token.kind == '(' && slice(m_lexer.back(before + 1)) == "if";
}

void ScriptScanner::chain(const std::string &root, std::size_t begin, std::size_t end, CodeReach reach, std::size_t before)
{
    // TypeScript: (wx as any).getLocation
    const std::size_t next = skipTrivia(m_text, end);
    if (m_lexer.back(before).kind == '(' && m_text.compare(next, 3, "as ") == 0) {
        const std::size_t close = m_text.substr(next, longestName).find(')');
        if (close != std::string_view::npos) {
            end = next + close + 1;
            ++before;
        }
    }
    std::string path = root;
    const Api *api = nullptr;
    for (Member member = memberAfter(end);; member = memberAfter(end)) {
        if (member.isUnknown && m_table.isPlatformRoot(root))
            m_isDynamic = true;
        if (member.name.empty()) {
            if (path == root && !member.isUnknown)
                wholeRoot(root, begin, end, before);
            return;
        }
        if (member.isComputed)
            reach = CodeReach::Computed;
        path += '.' + member.name;
        end = member.end;
        bool isPrefix = false;
        api = m_table.script(path, isPrefix);
        if (!isPrefix)
            break;
    }
    if (api == nullptr)
        return;
    m_handled = end;
    if (api->isProperty) {
        hit(api, begin, reach == CodeReach::Call ? CodeReach::Reference : reach);
        return;
    }
    const std::size_t after = skipTrivia(m_text, end);
    const std::string_view rest = m_text.substr(std::min(after, m_text.size()), 6);
    const bool isCall = rest.substr(0, 1) == "(" || rest.substr(0, 3) == "?.(" || rest.rfind(".call(", 0) == 0 || rest.rfind(".apply", 0) == 0 || rest.rfind(".bind(", 0) == 0;
    const bool isOverride = rest.substr(0, 1) == "=" && rest.substr(0, 2) != "==" && rest.substr(0, 2) != "=>";
    if (isCall)
        hit(api, begin, reach);
    else if (!isOverride && !isQuestion(before, end))
        hit(api, begin, reach == CodeReach::Call ? CodeReach::Reference : reach);
}

/// The root by itself: given another name, taken apart, or handed on whole.
void ScriptScanner::wholeRoot(const std::string &root, std::size_t begin, std::size_t end, std::size_t before)
{
    const std::size_t next = skipTrivia(m_text, end);
    const char after = next < m_text.size() ? m_text[next] : '\0';
    const bool isKey = after == ':' && m_lexer.back(before).kind != '?';
    if (after == '(' || after == '=' || isKey)
        return;
    // X = wx, X = window.wx || wx, X = isWx ? wx : my
    for (std::size_t n = before; n + 3 < CodeLexer<ScriptScanner>::ringSize; ++n) {
        const Token &token = m_lexer.back(n);
        if (token.kind == '=') {
            const Token &target = m_lexer.back(n + 1);
            const bool isTyped = target.kind == 'w' && m_lexer.back(n + 2).kind == ':' && m_lexer.back(n + 3).kind == 'w';    // const w: any = wx
            if (target.kind == '}')
                takenApart(root, target.begin);
            else if (target.kind == 'w' && m_lexer.back(n + 2).kind != '.')
                addAlias(slice(isTyped ? m_lexer.back(n + 3) : target), root);
            return;
        }
        const bool isPart = token.kind == 'w' || token.kind == '.' || token.kind == '|' || token.kind == '?' || token.kind == ':' || token.kind == 'E' || token.kind == 's';
        if (!isPart || (token.kind == 'w' && n == before))
            break;
    }
    const char prior = m_lexer.back(before).kind;
    const bool isArgument = (prior == '(' || prior == ',') && (after == ')' || after == ',');
    const bool isTypeofOrIf = slice(m_lexer.back(before + 1)) == "if" || slice(m_lexer.back(before + 1)) == "while";
    if (isArgument && !isTypeofOrIf && m_table.isPlatformRoot(root) && m_text.substr(begin, end - begin) != "my")
        m_isDynamic = true;
}

/// { getLocation, chooseImage: pick, ...rest } = wx; `brace` is the closing one.
void ScriptScanner::takenApart(const std::string &root, std::size_t brace)
{
    if (++m_patterns > mostPatterns)
        return;
    const std::size_t stop = brace > longestPattern ? brace - longestPattern : 0;
    std::size_t at = brace;
    for (int open = 0; at > stop; --at) {
        open += m_text[at] == '}' ? 1 : m_text[at] == '{' ? -1 : 0;
        if (open == 0)
            break;
    }
    if (m_text[at] != '{')
        return;
    bool isName = true;     // before the ':' of "name: other"
    const std::string_view pattern = m_text.substr(0, brace);
    for (++at; at < brace;) {
        at = skipTrivia(pattern, at);
        if (at >= brace)
            return;
        const char c = m_text[at];
        if (!isWordByte(c)) {
            isName = c == ',' || (isName && c != ':' && c != '=');
            if (m_text.compare(at, 3, "...") == 0 && m_table.isPlatformRoot(root))
                m_isDynamic = true;
            ++at;
            continue;
        }
        const std::size_t end = endOfWord(m_text, at);
        bool isPrefix = false;
        if (isName)
            if (const Api *api = m_table.script(root + '.' + std::string(m_text.substr(at, std::min(end - at, longestName))), isPrefix))
                hit(api, at, CodeReach::Destructured);
        isName = false;
        at = end;
    }
}

}  // namespace probity::capability
