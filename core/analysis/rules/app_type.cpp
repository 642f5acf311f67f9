#include "analysis/rules/app_type.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "taxonomy/resource_json.h"

namespace probity::rules {

using resource_json::Json;

namespace {

constexpr const char *file = "taxonomy/app_type_words.json";
constexpr std::size_t noticeRead = 6000;        // bytes: what the app does stands at the beginning
constexpr std::size_t manifestRead = 20000;
constexpr double ofName = 6;
constexpr double ofTitle = 3;
constexpr double ofText = 1;
constexpr int mostTimes = 4;                    // a word repeated says no more
constexpr double leastScore = 4;
constexpr double leastLead = 1.5;               // over the next type

struct Text {
    std::string words;
    double weight;
};

int timesIn(std::string_view text, std::string_view word)
{
    int times = 0;
    for (std::size_t at = text.find(word); at != std::string_view::npos && times < mostTimes; at = text.find(word, at + word.size()))
        ++times;
    return times;
}

std::vector<Text> textsOf(const Assessment &assessment)
{
    std::vector<Text> out{{toLowerAscii(assessment.submission.app.name), ofName}};
    for (const ManifestReading &manifest : assessment.manifests)
        out.push_back({toLowerAscii(std::string_view(manifest.text).substr(0, manifestRead)), ofText});
    for (const AssessedNotice &notice : assessment.notices) {
        out.push_back({toLowerAscii(notice.document.title), ofTitle});
        out.push_back({toLowerAscii(toUtf8(std::u32string_view(notice.document.text).substr(0, noticeRead / 3))), ofText});
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
        Type type{AppTypeId(resource_json::text(entry, "id")), {}};
        for (const char *language : {"zh", "en"})
            for (const Json &word : resource_json::array(entry, language))
                if (word.is_string() && !word.get_ref<const std::string &>().empty())
                    type.words.push_back(toLowerAscii(word.get<std::string>()));
        if (type.id.isEmpty() || type.words.empty())
            return failure(ErrorCode::ResourceInvalid, "id and words are required", std::string(file) + ": " + type.id.value);
        out.m_types.push_back(std::move(type));
    }
    return out;
}

std::optional<AppTypeSuggestion> AppTypeWords::suggest(const Assessment &assessment) const
{
    const std::vector<Text> texts = textsOf(assessment);
    std::optional<AppTypeSuggestion> best;
    double second = 0;
    for (const Type &type : m_types) {
        AppTypeSuggestion candidate{type.id, {}, 0};
        std::vector<std::pair<double, std::string>> found;
        for (const std::string &word : type.words) {
            double score = 0;
            for (const Text &text : texts)
                score += text.weight * timesIn(text.words, word);
            if (score > 0)
                found.emplace_back(-score, word);
            candidate.score += score;
        }
        std::sort(found.begin(), found.end());
        for (const auto &[score, word] : found)
            candidate.words.push_back(word);
        if (!best || candidate.score > best->score) {
            second = best ? best->score : 0;
            best = std::move(candidate);
        } else {
            second = std::max(second, candidate.score);
        }
    }
    return best && best->score >= leastScore && best->score >= leastLead * second ? best : std::nullopt;
}

}  // namespace probity::rules
