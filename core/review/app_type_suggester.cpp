#include "review/app_type_suggester.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "taxonomy/resource_json.h"

namespace probity {

namespace {

using resource_json::Json;

constexpr const char *file = "lexicon/app_type_words.json";
constexpr int weightInName = 5;
constexpr std::size_t noticeCharacters = 600;       // how an app introduces itself stands at the top
constexpr std::size_t most = 3;

bool isLetter(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool contains(const std::string &text, const std::string &word, bool isWhole)
{
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if (!isWhole || ((at == 0 || !isLetter(text[at - 1])) && (end == text.size() || !isLetter(text[end]))))
            return true;
    }
    return false;
}

std::string beginningOf(const AssessedNotice &notice)
{
    return toLowerAscii(toUtf8(std::u32string_view(notice.document.text).substr(0, noticeCharacters)));
}

}  // namespace

Result<AppTypeSuggester> AppTypeSuggester::load(const Taxonomy &taxonomy)
{
    const auto json = resource_json::load(file, "probity.app_type_words/1");
    if (!json)
        return tl::unexpected(json.error());
    AppTypeSuggester suggester;
    for (const Json &entry : resource_json::array(*json, "app_types")) {
        Type type;
        type.id = AppTypeId(resource_json::text(entry, "id"));
        if (!taxonomy.appType(type.id))
            return failure(ErrorCode::ResourceInvalid, "no such app type", std::string(file) + ": " + type.id.value);
        for (const char *language : {"zh", "en"})
            for (const Json &word : resource_json::array(entry, language))
                if (word.is_string())
                    type.words.push_back({toLowerAscii(word.get<std::string>()), language[0] == 'e'});
        suggester.m_types.push_back(std::move(type));
    }
    return suggester;
}

std::vector<AppTypeSuggestion> AppTypeSuggester::suggest(const Assessment &assessment) const
{
    const std::string name = toLowerAscii(assessment.submission.app.name);
    std::string notices;
    for (const AssessedNotice &notice : assessment.notices)
        notices += beginningOf(notice) + '\n';
    std::vector<AppTypeSuggestion> found;
    for (const Type &type : m_types) {
        AppTypeSuggestion one{type.id, 0, {}};
        for (const Word &word : type.words) {
            const bool isInName = contains(name, word.text, word.isWhole);
            const bool isInNotice = contains(notices, word.text, word.isWhole);
            if (one.word.empty() && (isInName || isInNotice))
                one.word = word.text;
            one.weight += (isInName ? weightInName : 0) + (isInNotice ? 1 : 0);
        }
        if (one.weight > 0)
            found.push_back(std::move(one));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.weight > b.weight; });
    if (found.size() > most)
        found.erase(std::next(found.begin(), most), found.end());
    return found;
}

}  // namespace probity
