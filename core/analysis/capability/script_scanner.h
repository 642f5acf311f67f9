#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/capability/api_table.h"
#include "analysis/capability/code_lexer.h"

namespace probity::capability {

/// An interface reached at a place of a text.
struct CodeHit {
    const Api *api = nullptr;
    std::size_t offset = 0;
    CodeReach reach = CodeReach::Call;
};

/// Finds interfaces in JavaScript and TypeScript: called, read or handed on; by name, by a name that can be worked out
/// (wx['get' + 'Location']), taken apart (const { getLocation } = wx), through another name (const w = wx) or a module.
/// Comments, texts, type stubs and questions whether an interface exists are none of these.
class ScriptScanner {
public:
    enum class Readability { Source, Minified };
    ScriptScanner(const ApiTable &table, std::string_view text, Readability readability, std::vector<CodeHit> &hits);

    void run(std::size_t begin, std::size_t end);
    /// Whether an interface is picked by a name that cannot be told, or the whole platform is handed on.
    bool hasDynamicAccess() const noexcept { return m_isDynamic; }

    // Of the lexer
    void word(std::size_t begin, std::size_t end);
    void text(std::size_t begin, std::size_t end);
    void close(std::uint32_t depth);

private:
    /// Another name for a root, up to the end of the block it was made in. An empty root: something else of a root's name.
    struct Alias {
        std::string_view name;
        std::string root;
        std::uint32_t depth = 0;
    };
    struct Member {
        std::string name;       ///< empty: there is none
        std::size_t begin = 0;
        std::size_t end = 0;
        bool isComputed = false;
        bool isUnknown = false; ///< computed, and nobody can tell
    };

    std::string_view slice(const Token &token) const { return m_whole.substr(token.begin, token.end - token.begin); }
    const Alias *aliasOf(std::string_view word) const;
    void addAlias(std::string_view name, std::string root);
    void root(const std::string &name, std::size_t begin, std::size_t end, CodeReach reach);
    void chain(const std::string &root, std::size_t begin, std::size_t end, CodeReach reach, std::size_t before);
    void wholeRoot(const std::string &root, std::size_t begin, std::size_t end, std::size_t before);
    void takenApart(const std::string &root, std::size_t brace);
    void compiledTemplate(std::size_t begin, std::size_t end);
    void module(const std::string &root);
    void unresolved(const ScriptWord &known, std::size_t begin, std::size_t end);
    void openType(std::size_t end);
    bool isShadowing(std::size_t end) const;
    bool isQuestion(std::size_t before, std::size_t end) const;
    Member memberAfter(std::size_t at) const;
    Member computedMember(std::size_t at) const;
    const std::string &constantText(std::string_view name) const;
    std::string findConstant(std::string_view name) const;
    void hit(const Api *api, std::size_t offset, CodeReach reach) { m_hits.push_back({api, offset, reach}); }

    const ApiTable &m_table;
    std::string_view m_whole;
    std::string_view m_text;            ///< up to where the run ends
    Readability m_readability;
    std::vector<CodeHit> &m_hits;
    CodeLexer<ScriptScanner> m_lexer;
    std::vector<Alias> m_aliases;
    std::uint32_t m_deepestAlias = 0;   ///< greatest depth of an alias: closing a shallower block ends some
    std::size_t m_handled = 0;          ///< words before it were part of a chain
    mutable std::map<std::string_view, std::string> m_constants;    ///< those that were looked for
    int m_patterns = 0;
    bool m_isDynamic = false;
};

}  // namespace probity::capability
