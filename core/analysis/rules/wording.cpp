#include "analysis/rules/wording.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "taxonomy/resource_json.h"

namespace probity::rules {

using resource_json::Json;

namespace {

constexpr const char *file = "rules/phrases.json";
constexpr std::u32string_view sentenceEnds = U"。！？；\n!?;";
constexpr std::size_t longestSentenceShown = 1000;     // to each side of what was found: a text without sentences has no end
constexpr std::size_t farthestWord = 40;        // characters between a time and what it is the time of
constexpr double longestDays = 3650;

std::u32string lowered(const std::u32string &text)
{
    std::u32string out = text;
    std::transform(out.begin(), out.end(), out.begin(), [](char32_t c) { return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c; });
    return out;
}

bool isSentenceEnd(const std::u32string &text, std::size_t at)
{
    if (text[at] == U'.')
        return at + 1 >= text.size() || text[at + 1] == U' ' || text[at + 1] == U'\n';
    return sentenceEnds.find(text[at]) != std::u32string_view::npos;
}

TextRange sentenceAround(const std::u32string &text, std::size_t at)
{
    const std::size_t first = at > longestSentenceShown ? at - longestSentenceShown : 0;
    const std::size_t last = std::min(text.size(), at + longestSentenceShown);
    std::size_t start = at;
    while (start > first && !isSentenceEnd(text, start - 1))
        --start;
    while (start < at && (text[start] == U' ' || text[start] == U'\u3000'))
        ++start;
    std::size_t end = at;
    while (end < last && !isSentenceEnd(text, end))
        ++end;
    return {start, std::min(end + 1, text.size())};
}

/// 15, 十五, 三十, 一百: the number that ends before `at`; 0 if there is none.
double numberBefore(const std::u32string &text, std::size_t at)
{
    constexpr std::u32string_view digits = U"零一二三四五六七八九";
    std::size_t end = at;
    while (end > 0 && text[end - 1] == U' ')
        --end;
    std::size_t start = end;
    while (start > 0 && start + 6 > end && text[start - 1] >= U'0' && text[start - 1] <= U'9')
        --start;
    double out = 0;
    for (std::size_t i = start; i < end; ++i)
        out = out * 10 + static_cast<double>(text[i] - U'0');
    if (start < end)
        return out;
    const auto isNumeral = [&](char32_t c) { return c == U'十' || c == U'百' || c == U'两' || digits.find(c) != std::u32string_view::npos; };
    while (start > 0 && start + 6 > end && isNumeral(text[start - 1]))
        --start;
    double part = 0;
    for (std::size_t i = start; i < end; ++i) {
        if (text[i] == U'十' || text[i] == U'百') {
            out += (part > 0 ? part : 1) * (text[i] == U'十' ? 10 : 100);
            part = 0;
        } else {
            part = text[i] == U'两' ? 2 : static_cast<double>(digits.find(text[i]));
        }
    }
    return out + part;
}

bool hasAny(std::u32string_view text, std::initializer_list<std::u32string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](std::u32string_view word) { return text.find(word) != std::u32string_view::npos; });
}

/// Whether the words around a time speak of answering the user, not of keeping data or of notifying changes.
bool isAnswer(std::u32string_view around)
{
    const bool answers = hasAny(around, {U"答复", U"回复", U"响应", U"反馈", U"受理", U"处理完", U"完成处理", U"完成核查", U"完成注销", U"respond", U"reply", U"answer", U"process your request"});
    return answers && !hasAny(around, {U"保存", U"存储", U"保留", U"删除备份", U"retain", U"keep"});
}

struct Unit {
    std::u32string_view word;
    double days;
};
constexpr Unit units[] = {{U"个工作日", 1}, {U"个自然日", 1}, {U"个日历日", 1}, {U"日内", 1}, {U"天内", 1}, {U"个月内", 30}, {U"小时内", 1.0 / 24},
                          {U"working days", 1}, {U"business days", 1}, {U"calendar days", 1}, {U"days", 1}};

}  // namespace

Result<Phrases> Phrases::load()
{
    const auto json = resource_json::load(file, "probity.phrases/1");
    if (!json)
        return tl::unexpected(json.error());
    Phrases out;
    std::vector<std::u32string> words;
    for (const Json &entry : resource_json::array(*json, "phrases")) {
        Phrase phrase;
        phrase.id = resource_json::text(entry, "id");
        for (const char *language : {"zh", "en"})
            for (const Json &word : resource_json::array(entry, language))
                if (word.is_string() && !word.get_ref<const std::string &>().empty())
                    phrase.words.push_back(lowered(toUtf32(word.get<std::string>())));
        if (phrase.id.empty() || phrase.words.empty() || resource_json::text(entry, "source").empty())
            return failure(ErrorCode::ResourceInvalid, "id, words and source are required", std::string(file) + ": " + phrase.id);
        words.insert(words.end(), phrase.words.begin(), phrase.words.end());
        out.m_phraseOf.insert(out.m_phraseOf.end(), phrase.words.size(), out.m_phrases.size());
        out.m_phrases.push_back(std::move(phrase));
    }
    out.m_finder = WordFinder(std::move(words));
    return out;
}

std::vector<PhraseFound> Phrases::in(const NoticeDocument &document) const
{
    const std::u32string text = lowered(document.text);
    std::vector<std::size_t> places(m_phrases.size(), std::u32string::npos);
    m_finder.find(text, [&](std::size_t at, std::size_t word) {
        std::size_t &place = places[m_phraseOf[word]];
        place = std::min(place, at);
    });
    std::vector<PhraseFound> out;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i] != std::u32string::npos)
            out.push_back({m_phrases[i].id, sentenceAround(text, places[i])});
    return out;
}

std::optional<AnswerTime> answerTimeIn(const NoticeDocument &document)
{
    const std::u32string text = lowered(document.text);
    std::optional<AnswerTime> longest;
    for (const Unit &unit : units) {
        for (std::size_t at = text.find(unit.word); at != std::u32string::npos; at = text.find(unit.word, at + 1)) {
            const double days = numberBefore(text, at) * unit.days;
            if (days <= 0 || days > longestDays || (longest && days <= longest->days))
                continue;
            const TextRange sentence = sentenceAround(text, at);
            const std::size_t start = std::max(sentence.start, at > farthestWord ? at - farthestWord : 0);
            const std::size_t end = std::min(sentence.end, at + farthestWord);
            if (isAnswer(std::u32string_view(text).substr(start, end - start)))
                longest = AnswerTime{days, sentence};
        }
    }
    return longest;
}

std::size_t longestSentence(const NoticeDocument &document)
{
    std::size_t longest = 0;
    for (const NoticeBlock &block : document.blocks) {
        if (block.kind != NoticeBlock::Kind::Paragraph)
            continue;
        std::size_t start = block.range.start;
        for (std::size_t i = block.range.start; i < std::min(block.range.end, document.text.size()); ++i)
            if (isSentenceEnd(document.text, i)) {
                longest = std::max(longest, i - start);
                start = i + 1;
            }
    }
    return longest;
}

}  // namespace probity::rules
