#include "analysis/rules/app_type.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "base/text.h"
#include "taxonomy/resource_json.h"

namespace probity::rules {

using resource_json::Json;

namespace {

constexpr const char *file = "taxonomy/app_type_words.json";
constexpr std::size_t noticeRead = 2000;        // characters: what the app does stands at the beginning
constexpr std::size_t manifestRead = 20000;     // bytes
constexpr double ofName = 6;
constexpr double ofTitle = 3;
constexpr double ofText = 1;
constexpr int mostTimes = 4;                    // a word repeated says no more
constexpr double leastScore = 4;
constexpr double leastLead = 1.5;               // over the next type
constexpr std::size_t mostLikely = 3;

struct Text {
    std::u32string words;
    double weight;
};

bool isLetter(char32_t c) noexcept
{
    return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
}

/// Words of letters count whole, or with the s of their plural: "example" is no exam.
bool isWhole(const std::u32string &text, std::size_t at, const std::u32string &word)
{
    if (!isLetter(word.back()))
        return true;
    const auto endsAt = [&](std::size_t end) { return end >= text.size() || !isLetter(text[end]); };
    const std::size_t end = at + word.size();
    return (at == 0 || !isLetter(text[at - 1])) && (endsAt(end) || (text[end] == U's' && endsAt(end + 1)));
}

std::u32string folded(std::string_view text)
{
    return toUtf32(toLowerAscii(text));
}

std::vector<Text> textsOf(const Assessment &assessment)
{
    std::vector<Text> out{{folded(assessment.submission.app.name), ofName}};
    for (const ManifestReading &manifest : assessment.manifests)
        out.push_back({folded(std::string_view(manifest.text).substr(0, manifestRead)), ofText});
    for (const AssessedNotice &notice : assessment.notices) {
        out.push_back({folded(notice.document.title), ofTitle});
        out.push_back({folded(toUtf8(std::u32string_view(notice.document.text).substr(0, noticeRead))), ofText});
    }
    return out;
}

}  // namespace

Result<AppTypeWords> AppTypeWords::load()
{
    const auto json = resource_json::load(file, "probity.app_type_words/1");
    if (!json)
        return tl::unexpected(json.error());
    AppTypeWords out;
    for (const Json &entry : resource_json::array(*json, "app_types")) {
        const AppTypeId id(resource_json::text(entry, "id"));
        const std::size_t before = out.m_words.size();
        for (const char *language : {"zh", "en"})
            for (const Json &word : resource_json::array(entry, language))
                if (word.is_string() && !word.get_ref<const std::string &>().empty())
                    out.m_words.push_back(folded(word.get<std::string>()));
        if (id.isEmpty() || out.m_words.size() == before)
            return failure(ErrorCode::ResourceInvalid, "id and words are required", std::string(file) + ": " + id.value);
        out.m_typeOf.insert(out.m_typeOf.end(), out.m_words.size() - before, out.m_types.size());
        out.m_types.push_back(id);
    }
    out.m_finder = WordFinder(out.m_words);
    return out;
}

std::vector<AppTypeSuggestion> AppTypeWords::likeliest(const Assessment &assessment) const
{
    std::vector<double> scores(m_words.size(), 0);
    for (const Text &text : textsOf(assessment)) {
        std::vector<int> times(m_words.size(), 0);
        m_finder.find(text.words, [&](std::size_t at, std::size_t word) {
            if (times[word] < mostTimes && isWhole(text.words, at, m_words[word])) {
                ++times[word];
                scores[word] += text.weight;
            }
        });
    }
    std::vector<std::size_t> order(m_words.size());     // weightiest first
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    std::vector<AppTypeSuggestion> out;
    for (const AppTypeId &type : m_types)
        out.push_back({type, {}, 0});
    for (const std::size_t word : order) {
        if (scores[word] <= 0)
            break;
        AppTypeSuggestion &type = out[m_typeOf[word]];
        type.words.push_back(toUtf8(m_words[word]));
        type.score += scores[word];
    }
    std::stable_sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return a.score > b.score; });
    const auto end = std::find_if(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(std::min(out.size(), mostLikely)), [](const auto &one) { return one.words.empty(); });
    out.erase(end, out.end());
    return out;
}

std::optional<AppTypeSuggestion> AppTypeWords::suggest(const Assessment &assessment) const
{
    const auto found = likeliest(assessment);
    const double second = found.size() > 1 ? found[1].score : 0;
    const bool standsOut = !found.empty() && found.front().score >= leastScore && found.front().score >= leastLead * second;
    return standsOut ? std::optional<AppTypeSuggestion>(found.front()) : std::nullopt;
}

}  // namespace probity::rules
