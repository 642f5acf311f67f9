#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "analysis/declared/notice_text.h"

namespace probity::notice {

namespace {

struct CommonWords {
    const char *language;
    std::array<std::u32string_view, 16> words;     // as many as are needed
};

constexpr std::size_t shortestWord = 2;
constexpr std::size_t longestWord = 6;

// The commonest function words; whichever language has most of them in the text is its language.
constexpr std::array<CommonWords, 8> languages{{
    {"en", {U"the", U"and", U"of", U"to", U"your", U"we", U"is", U"our", U"you", U"not", U"this", U"that", U"with", U"may", U"be", U"by"}},
    {"de", {U"der", U"die", U"und", U"das", U"von", U"wir", U"ihre", U"nicht", U"werden", U"mit"}},
    {"fr", {U"les", U"des", U"vous", U"nous", U"vos", U"est", U"une", U"pour", U"dans", U"avec"}},
    {"es", {U"los", U"las", U"del", U"que", U"para", U"con", U"por", U"sus", U"una", U"usted"}},
    {"pt", {U"os", U"dos", U"que", U"para", U"com", U"seus", U"uma", U"você", U"não", U"dados"}},
    {"it", {U"di", U"che", U"per", U"dei", U"con", U"dati", U"sono", U"della", U"nel", U"gli"}},
    {"nl", {U"de", U"het", U"een", U"van", U"wij", U"uw", U"niet", U"voor", U"met", U"zijn"}},
    {"vi", {U"của", U"và", U"chúng", U"tôi", U"bạn", U"thông", U"tin", U"các", U"cho", U"với"}},
}};

/// Which languages have a word among their commonest, as bits in the order of `languages`.
const std::unordered_map<std::u32string, std::uint32_t> &commonWords()
{
    static const std::unordered_map<std::u32string, std::uint32_t> all = [] {
        std::unordered_map<std::u32string, std::uint32_t> made;
        for (std::size_t l = 0; l < languages.size(); ++l)
            for (const std::u32string_view word : languages[l].words)
                if (!word.empty())
                    made[std::u32string(word)] |= 1u << l;
        return made;
    }();
    return all;
}

std::string byWords(std::u32string_view text)
{
    std::array<std::size_t, languages.size()> counts{};
    std::u32string word;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && (isWordLetter(text[i]) || text[i] >= 0x1E00)) {
            const char32_t c = text[i];
            word.push_back((c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ? c + 32 : c);
            continue;
        }
        if (word.size() >= shortestWord && word.size() <= longestWord)
            if (const auto found = commonWords().find(word); found != commonWords().end())
                for (std::size_t l = 0; l < languages.size(); ++l)
                    counts[l] += (found->second >> l) & 1u;
        word.clear();
    }
    const auto best = std::max_element(counts.begin(), counts.end());
    return *best == 0 ? "und" : languages[static_cast<std::size_t>(best - counts.begin())].language;
}

}  // namespace

std::string languageOf(std::u32string_view text)
{
    constexpr std::size_t enough = 20000;
    text = text.substr(0, enough);
    std::size_t han = 0;
    std::size_t kana = 0;
    std::size_t hangul = 0;
    std::size_t cyrillic = 0;
    std::size_t latin = 0;
    for (const char32_t c : text) {
        han += isHan(c) ? 1u : 0u;
        kana += c >= 0x3040 && c <= 0x30FF ? 1u : 0u;
        hangul += c >= 0xAC00 && c <= 0xD7A3 ? 1u : 0u;
        cyrillic += c >= 0x400 && c <= 0x4FF ? 1u : 0u;
        latin += isWordLetter(c) && c < 0x250 ? 1u : 0u;
    }
    if (kana * 10 > han && kana > 20)
        return "ja";
    if (hangul > latin && hangul > han)
        return "ko";
    if (cyrillic > latin)
        return "ru";
    // A Han character says about as much as four letters.
    if (han * 4 > latin)
        return han > 0 ? "zh" : "und";
    return byWords(text);
}

}  // namespace probity::notice
