#include "analysis/rules/message.h"

namespace probity::rules {

namespace {

bool isUpper(char c) noexcept
{
    return c >= 'A' && c <= 'Z';
}

std::string filledIn(const std::string &text, const std::map<std::string, Bilingual, std::less<>> &words, const char *language)
{
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos)
            break;
        out.append(text, at, open - at);
        std::string key = text.substr(open + 1, close - open - 1);
        const bool isCapital = !key.empty() && isUpper(key.front());
        if (isCapital)
            key = lowerInitial(key);
        if (const auto found = words.find(key); found != words.end())
            out += isCapital ? upperInitial(found->second.in(language)) : found->second.in(language);
        at = close + 1;
    }
    return out.append(text, std::min(at, text.size()), std::string::npos);
}

}  // namespace

std::vector<std::string> placeholdersIn(std::string_view text, bool &isWellFormed)
{
    std::vector<std::string> out;
    isWellFormed = true;
    std::size_t at = 0;
    while ((at = text.find_first_of("{}", at)) != std::string_view::npos) {
        const std::size_t close = text[at] == '{' ? text.find_first_of("{}", at + 1) : std::string_view::npos;
        if (close == std::string_view::npos || text[close] == '{') {
            isWellFormed = false;
            return out;
        }
        out.push_back(lowerInitial(std::string(text.substr(at + 1, close - at - 1))));
        at = close + 1;
    }
    return out;
}

Bilingual filled(const Bilingual &text, const std::map<std::string, Bilingual, std::less<>> &words)
{
    return {filledIn(text.en, words, "en"), filledIn(text.zh, words, "zh")};
}

std::string lowerInitial(std::string text)
{
    const bool isAbbreviation = text.size() > 1 && isUpper(text[1]);
    if (!text.empty() && isUpper(text.front()) && !isAbbreviation)
        text.front() = static_cast<char>(text.front() - 'A' + 'a');
    return text;
}

std::string upperInitial(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

}  // namespace probity::rules
