#include "analysis/rules/word_finder.h"

#include <algorithm>
#include <numeric>

namespace probity::rules {

WordFinder::WordFinder(std::vector<std::u32string> words) : m_words(std::move(words)), m_order(m_words.size()), m_begins(buckets + 1, 0)
{
    const auto bucketOf = [&](std::size_t word) { return m_words[word].front() % buckets; };
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    std::stable_sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) { return bucketOf(a) < bucketOf(b); });
    for (const std::size_t word : m_order)
        ++m_begins[bucketOf(word) + 1];
    std::partial_sum(m_begins.begin(), m_begins.end(), m_begins.begin());
}

}  // namespace probity::rules
