#include "analysis/declared/notice_whole.h"

#include <algorithm>
#include <map>

#include "analysis/declared/notice_text.h"

namespace probity::notice {

namespace {

constexpr std::size_t mostContradictions = 200;
constexpr std::size_t mostCompared = 64;            // statements of a category that a denial is held against
constexpr std::size_t shortestBlock = 12;           // characters from which a block tells its language
constexpr std::size_t enoughChinese = 200;          // simplified characters that make a text of its own

bool isHiddenText(const Statement &statement)
{
    return std::find(statement.reading.begin(), statement.reading.end(), "hidden") != statement.reading.end();
}

bool sharesRecipient(const Statement &denial, const Statement &says)
{
    if (denial.deniesAllRecipients || denial.recipients.empty())
        return true;
    for (const RecipientId &id : denial.recipientIds)
        if (std::find(says.recipientIds.begin(), says.recipientIds.end(), id) != says.recipientIds.end())
            return true;
    for (const std::string &words : denial.recipients)
        if (std::find(says.recipients.begin(), says.recipients.end(), words) != says.recipients.end())
            return true;
    return false;
}

bool contradicts(const Statement &denial, const Statement &says)
{
    if (says.isConditional || isHiddenText(says))
        return false;
    if (denial.stance == Stance::NotCollected)
        return says.stance == Stance::Collected;
    return says.stance == Stance::Shared && sharesRecipient(denial, says);
}

/// Characters, words and sentences of one text.
struct Measure {
    std::size_t characters = 0;
    std::size_t words = 0;
};

Measure measure(std::u32string_view text)
{
    Measure out;
    bool isInWord = false;
    for (const char32_t c : text) {
        const bool isIdeograph = isHan(c);
        const bool isLetter = isWordLetter(c) || c >= 0x370;
        out.characters += isIdeograph || isLetter ? 1u : 0u;
        out.words += isIdeograph || (isLetter && !isInWord) ? 1u : 0u;
        isInWord = isLetter && !isIdeograph;
    }
    return out;
}

}  // namespace

std::vector<NoticeContradiction> contradictionsOf(const std::vector<Statement> &statements)
{
    std::map<CategoryId, std::vector<std::size_t>> said;
    for (std::size_t i = 0; i < statements.size(); ++i)
        if (statements[i].stance == Stance::Collected || statements[i].stance == Stance::Shared)
            if (std::vector<std::size_t> &list = said[statements[i].category]; list.size() < mostCompared)
                list.push_back(i);
    std::vector<NoticeContradiction> out;
    for (std::size_t i = 0; i < statements.size() && out.size() < mostContradictions; ++i) {
        const Statement &denial = statements[i];
        const bool isDenial = denial.stance == Stance::NotCollected || denial.stance == Stance::NotShared;
        if (!isDenial || denial.isConditional || denial.category.value == "children_data" || isHiddenText(denial))
            continue;
        for (const std::size_t other : said[denial.category]) {
            if (!contradicts(denial, statements[other]))
                continue;
            out.push_back({denial.category, other, i, denial.stance == Stance::NotShared});
            break;
        }
    }
    return out;
}

NoticeReadability readabilityOf(const Lexicon &lexicon, const NoticeDocument &document)
{
    NoticeReadability out;
    std::map<std::string, std::size_t> byLanguage;
    std::size_t simplified = 0;
    const std::u32string_view text(document.text);
    for (const NoticeBlock &block : document.blocks) {
        const std::u32string_view words = text.substr(block.range.start, block.range.end - block.range.start);
        const Measure whole = measure(words);
        out.characters += whole.characters;
        out.words += whole.words;
        if (words.size() >= shortestBlock) {
            std::string language = languageOf(words);
            if (language == "zh") {
                const bool isTraditional = lexicon.variants.isTraditional(words);
                language = isTraditional ? "zh-Hant" : "zh-Hans";
                simplified += isTraditional ? 0 : whole.characters;
            }
            byLanguage[language] += whole.characters;
        }
        std::size_t start = 0;
        for (std::size_t i = 0; i <= words.size(); ++i) {
            const bool isEnd = i == words.size() || std::u32string_view(U"。！？!?").find(words[i]) != std::u32string_view::npos || (words[i] == U'.' && (i + 1 == words.size() || words[i + 1] == U' '));
            if (!isEnd)
                continue;
            const Measure sentence = measure(words.substr(start, i - start));
            out.sentences += sentence.words > 0 ? 1u : 0u;
            out.longestSentence = std::max(out.longestSentence, sentence.words);
            start = i + 1;
        }
    }
    byLanguage.erase("und");
    for (const auto &[language, count] : byLanguage)
        out.languages.push_back(language);
    std::stable_sort(out.languages.begin(), out.languages.end(), [&](const std::string &a, const std::string &b) { return byLanguage[a] > byLanguage[b]; });
    out.hasSimplifiedChinese = simplified >= enoughChinese || (simplified > 0 && simplified * 2 >= out.characters);
    return out;
}

}  // namespace probity::notice
