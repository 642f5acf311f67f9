#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/capability/code_dialect.h"

namespace probity::capability {

/// Tells words, texts and punctuation of C-like code from its comments, in one pass. A lexer, no parser: it never fails, and
/// what it takes wrongly (an apostrophe in the text of a tag) ends with the line. Linear in the text whatever it holds.
/// Sink: word(begin, end), text(begin, end) without the quotes, close(depth) when a block ends. back() tells what came before.
template <class Sink>
class CodeLexer {
public:
    CodeLexer(std::string_view text, const Dialect &dialect, Sink &sink) : m_whole(text), m_text(text), m_dialect(dialect), m_sink(sink) {}

    void run(std::size_t begin, std::size_t end)
    {
        const char *const data = m_text.data();
        m_text = m_whole.substr(0, end);    // an earlier run may have ended before
        std::size_t at = begin;
        while (at < end) {
            const std::size_t start = at;
            switch (lexing::classes[static_cast<unsigned char>(data[at])]) {
            case lexing::Class::Space: ++at; break;
            case lexing::Class::Word:
                do
                    ++at;
                while (at < end && lexing::isWordByte(data[at]));
                m_sink.word(start, at);
                push('w', start, at);
                break;
            case lexing::Class::Digit:
                do
                    ++at;
                while (at < end && (lexing::isWordByte(data[at]) || (data[at] == '.' && at + 1 < end && data[at + 1] >= '0' && data[at + 1] <= '9')));
                push('n', start, at);
                break;
            case lexing::Class::Quote: at = quoted(at); break;
            case lexing::Class::Backtick: at = m_dialect.hasTemplates ? templated(at + 1) : at + 1; break;
            case lexing::Class::Slash: at = slash(at); break;
            case lexing::Class::Open:
                ++m_depth;
                push('{', at, at + 1);
                ++at;
                break;
            case lexing::Class::Close: at = closed(at); break;
            case lexing::Class::Compare: at = compared(at); break;
            case lexing::Class::Other:
                push(data[at], at, at + 1);
                ++at;
                break;
            }
        }
    }

    /// The token `n` places before the one at hand.
    const Token &back(std::size_t n) const noexcept { return m_ring[(m_count - 1 - n) % ringSize]; }
    std::uint32_t depth() const noexcept { return m_depth; }
    static constexpr std::size_t ringSize = 16;

private:
    static constexpr std::size_t mostLookedBack = 2'000;   // for the head of a ")": more is nobody's code

    void push(char kind, std::size_t begin, std::size_t end) noexcept
    {
        m_ring[m_count++ % ringSize] = {kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    std::size_t quoted(std::size_t at)
    {
        const char quote = m_text[at];
        if (m_dialect.hasTripleQuotes && m_text.compare(at, 3, "\"\"\"") == 0) {
            const std::size_t close = m_text.find("\"\"\"", at + 3);
            const std::size_t end = close == std::string_view::npos ? m_text.size() : close + 3;
            push('s', at, end);
            return end;
        }
        if (quote == '\'' && !m_dialect.hasQuoteStrings) {
            if (!m_dialect.hasCharLiterals)
                return at + 1;
            const std::size_t close = at + 1 < m_text.size() && m_text[at + 1] == '\\' ? m_text.find('\'', at + 3) : m_text.find('\'', at + 2);
            return close == std::string_view::npos || close > at + 12 ? at + 1 : close + 1;
        }
        std::size_t &hopeless = m_hopeless[quote == '"' ? 0 : 1];
        const std::size_t end = at < hopeless ? 0 : lexing::endOfText(m_text, at, hopeless);
        if (end == 0) {
            push(quote, at, at + 1);
            return at + 1;
        }
        m_sink.text(at + 1, end - 1);
        push('s', at, end);
        return end;
    }

    /// From inside a template literal to its end or to the code it holds.
    std::size_t templated(std::size_t at)
    {
        const std::size_t begin = at;
        for (; at < m_text.size(); ++at) {
            if (m_text[at] == '\\') {
                ++at;
            } else if (m_text[at] == '`') {
                m_sink.text(begin, at);
                push('s', begin, at + 1);
                return at + 1;
            } else if (m_text[at] == '$' && at + 1 < m_text.size() && m_text[at + 1] == '{') {
                m_templates.push_back(m_depth++);
                push('{', at, at + 2);
                return at + 2;
            }
        }
        return m_text.size();
    }

    std::size_t slash(std::size_t at)
    {
        const char next = at + 1 < m_text.size() ? m_text[at + 1] : '\0';
        if (next == '/' || next == '*')
            return lexing::endOfComment(m_text, at, m_dialect.hasNestedComments);
        const bool isDivision = back(0).kind == ')' && ++m_lookedBack > mostLookedBack;
        if (m_dialect.hasTemplates && at >= m_hopeless[2] && !isDivision && lexing::isRegexAfter(m_text, back(0))) {
            if (const std::size_t end = lexing::endOfRegex(m_text, at, m_hopeless[2]); end != 0) {
                push('s', at, end);
                return end;
            }
        }
        push('/', at, at + 1);
        return at + 1;
    }

    std::size_t closed(std::size_t at)
    {
        m_depth -= m_depth > 0 ? 1 : 0;
        m_sink.close(m_depth);
        if (!m_templates.empty() && m_templates.back() == m_depth) {
            m_templates.pop_back();
            return templated(at + 1);
        }
        push('}', at, at + 1);
        return at + 1;
    }

    std::size_t compared(std::size_t at)
    {
        const char next = at + 1 < m_text.size() ? m_text[at + 1] : '\0';
        const bool isPair = next == '=' || (m_text[at] == '=' && next == '>');
        std::size_t end = at + (isPair ? 2u : 1u);
        if (isPair && end < m_text.size() && m_text[end] == '=')
            ++end;
        push(isPair ? 'E' : m_text[at], at, end);
        return end;
    }

    std::string_view m_whole;
    std::string_view m_text;        // up to where the run ends
    const Dialect &m_dialect;
    Sink &m_sink;
    std::array<Token, ringSize> m_ring{};
    std::size_t m_count = ringSize;
    std::size_t m_lookedBack = 0;
    std::uint32_t m_depth = 0;
    std::vector<std::uint32_t> m_templates;     ///< depths at which template literals were left for code
    std::array<std::size_t, 3> m_hopeless{};    ///< up to there no '"', no '\'', no regular expression ends: keeps it linear
};

}  // namespace probity::capability
