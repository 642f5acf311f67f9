#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace probity::rules {

/// Looks for many words in a text at once: one pass, however many they are.
class WordFinder {
public:
    /// `words`: none empty; a word is told by its place there.
    explicit WordFinder(std::vector<std::u32string> words = {});

    /// Calls found(at, word) for every place of every word, by place.
    template <class Found>
    void find(const std::u32string &text, Found found) const
    {
        for (std::size_t at = 0; at < text.size(); ++at) {
            const std::size_t bucket = text[at] % buckets;
            for (std::size_t i = m_begins[bucket]; i < m_begins[bucket + 1]; ++i) {
                const std::u32string &word = m_words[m_order[i]];
                if (word.front() == text[at] && text.compare(at, word.size(), word) == 0)
                    found(at, m_order[i]);
            }
        }
    }

private:
    static constexpr std::size_t buckets = 1024;    ///< by the first character: most places of a text begin no word

    std::vector<std::u32string> m_words;
    std::vector<std::size_t> m_order;       ///< words by bucket
    std::vector<std::size_t> m_begins;      ///< of each bucket in m_order, and the end
};

}  // namespace probity::rules
