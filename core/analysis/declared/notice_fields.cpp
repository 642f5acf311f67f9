#include "analysis/declared/notice_fields.h"

namespace probity::notice {

namespace {

constexpr std::size_t longestLabel = 40;

bool isTrimmed(char32_t c) noexcept
{
    constexpr std::u32string_view marks = U" 【】[]()（）\"“”*·•-—.、0123456789①②③④⑤⑥⑦⑧⑨";
    return marks.find(c) != std::u32string_view::npos;
}

std::u32string_view trimmedLabel(std::u32string_view text)
{
    while (!text.empty() && isTrimmed(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isTrimmed(text.back()))
        text.remove_suffix(1);
    return text;
}

std::optional<Field> known(const Lexicon &lexicon, std::u32string_view label)
{
    const auto found = lexicon.fields.find(std::u32string(trimmedLabel(label)));
    return found == lexicon.fields.end() ? std::nullopt : std::optional<Field>(found->second);
}

bool isColon(char32_t c) noexcept { return c == U':' || c == U'：'; }

}  // namespace

std::vector<LabelledValue> labelledValues(const Lexicon &lexicon, std::u32string_view folded)
{
    std::vector<LabelledValue> out;
    std::size_t labelStart = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char32_t c = folded[i];
        if (c == U'；' || c == U';' || c == U'，' || c == U'。' || c == U',' || c == U'\n' || (c == U' ' && !out.empty()) || c == U')' || c == U'）') {
            labelStart = i + 1;
            continue;
        }
        if (!isColon(c) || i - labelStart > longestLabel)
            continue;
        const std::optional<Field> field = known(lexicon, folded.substr(labelStart, i - labelStart));
        if (!field) {
            if (out.empty())
                return out;
            continue;
        }
        if (!out.empty())
            out.back().value.end = labelStart;
        out.push_back({*field, {i + 1, folded.size()}});
        labelStart = i + 1;
    }
    return out;
}

std::optional<Field> fieldOfHeader(const Lexicon &lexicon, std::u32string_view folded)
{
    if (const auto exact = known(lexicon, folded))
        return exact;
    // "收集的个人信息（类型）": the longest label inside decides.
    std::optional<Field> best;
    std::size_t length = 0;
    for (const auto &[label, field] : lexicon.fields) {
        const bool isLonger = label.size() > length || (label.size() == length && best && field < *best);
        if (label.size() >= 2 && isLonger && containsCue(folded, label)) {
            best = field;
            length = label.size();
        }
    }
    return folded.size() <= longestLabel ? best : std::nullopt;
}

}  // namespace probity::notice
