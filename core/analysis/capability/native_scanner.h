#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analysis/capability/code_lexer.h"
#include "analysis/capability/script_scanner.h"

namespace probity::capability {

/// Finds interfaces of Android in Java and Kotlin, and of Apple's systems in Swift and Objective-C. A method counts where its
/// class is named in the same file; an import alone is no use.
class NativeScanner {
public:
    enum class Language { Java, Kotlin, Swift, ObjectiveC };
    NativeScanner(const ApiTable &table, std::string_view text, Language language, std::vector<CodeHit> &hits);

    void run();

    // Of the lexer
    void word(std::size_t begin, std::size_t end);
    void text(std::size_t begin, std::size_t end);
    void close(std::uint32_t) noexcept {}

private:
    struct Candidate {
        std::size_t owner = 0;
        CodeHit hit;
    };

    void androidWord(std::string_view word, std::size_t begin, std::size_t end);
    void classWord(const std::vector<std::size_t> &classes, std::size_t begin);
    void appleWord(std::string_view word, std::size_t begin, std::size_t end);
    std::string_view slice(const Token &token) const { return m_text.substr(token.begin, token.end - token.begin); }
    bool isCalled(std::size_t end) const noexcept;

    const ApiTable &m_table;
    std::string_view m_text;
    Language m_language;
    std::vector<CodeHit> &m_hits;
    CodeLexer<NativeScanner> m_lexer;
    std::size_t m_importEnd = 0;            ///< up to there an import goes
    std::vector<char> m_isNamed;            ///< by class of the Android table
    std::vector<Candidate> m_candidates;    ///< methods whose class is still to be named
};

}  // namespace probity::capability
