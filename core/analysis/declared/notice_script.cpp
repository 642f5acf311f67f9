#include "analysis/declared/notice_script.h"

#include "base/text.h"
#include "taxonomy/resource_json.h"

namespace probity::notice {

Result<ScriptVariants> ScriptVariants::load()
{
    const char *file = "lexicon/notice_variants.json";
    const auto json = resource_json::load(file, "probity.notice_variants/1");
    if (!json)
        return tl::unexpected<Error>(json.error());
    const std::u32string pairs = toUtf32(resource_json::text(*json, "characters"));
    if (pairs.empty() || pairs.size() % 2 != 0)
        return failure(ErrorCode::ResourceInvalid, "characters are not pairs", file);
    ScriptVariants out;
    for (std::size_t i = 0; i < pairs.size(); i += 2)
        out.m_characters.emplace(pairs[i], pairs[i + 1]);
    for (const auto &[traditional, simplified] : out.m_characters)
        if (out.m_characters.find(simplified) == out.m_characters.end())
            out.m_simplifiedOnly.insert(simplified);
    // 后, 干, 里 and the like are characters of their own in traditional texts.
    for (const char32_t both : std::u32string_view(U"后干里面于只几云松谷表采出丑斗范复杰姜尽卷困了蒙辟曲舍沈台体胜系余郁岳占折志制致种周朱准着并布扎咸向须御愿冬迹借家据克夸累霉弥念签千秋适术秃团万涂游筑"))
        out.m_simplifiedOnly.erase(both);
    for (const auto &entry : resource_json::array(*json, "words")) {
        std::u32string from = toUtf32(resource_json::text(entry, "from"));
        std::u32string to = toUtf32(resource_json::text(entry, "to"));
        if (from.empty() || from.size() != to.size())
            return failure(ErrorCode::ResourceInvalid, "a word and its counterpart differ in length", std::string(file) + ": " + toUtf8(from));
        out.m_words.emplace_back(std::move(from), std::move(to));
    }
    return out;
}

ScriptVariants::Counts ScriptVariants::count(std::u32string_view text) const
{
    Counts out;
    for (const char32_t c : text) {
        if (c < 0x2E80)
            continue;
        if (m_characters.find(c) != m_characters.end())
            ++out.traditional;
        else if (m_simplifiedOnly.find(c) != m_simplifiedOnly.end())
            ++out.simplified;
    }
    return out;
}

bool ScriptVariants::isTraditional(std::u32string_view text) const
{
    constexpr std::size_t enough = 20000;
    const Counts counts = count(text.substr(0, enough));
    return counts.traditional > counts.simplified;
}

std::u32string ScriptVariants::simplified(std::u32string_view text) const
{
    std::u32string out(text);
    for (char32_t &c : out)
        if (c >= 0x2E80)
            if (const auto found = m_characters.find(c); found != m_characters.end())
                c = found->second;
    for (const auto &[from, to] : m_words)
        for (std::size_t at = out.find(from); at != std::u32string::npos; at = out.find(from, at + to.size()))
            out.replace(at, from.size(), to);
    return out;
}

}  // namespace probity::notice
