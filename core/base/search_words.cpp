#include "base/search_words.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace probity {

namespace {

enum class Script { None, Spaced, Unspaced };

Script scriptOf(char32_t c) noexcept
{
    const bool isHan = (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
    const bool isKana = c >= 0x3040 && c <= 0x30FF;
    const bool isThai = c >= 0x0E00 && c <= 0x0E7F;
    if (isHan || isKana || isThai)
        return Script::Unspaced;
    const bool isAscii = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool isLetter = isAscii || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c <= 0x52F) || (c >= 0x5D0 && c <= 0x6FF) || (c >= 0xAC00 && c <= 0xD7A3);
    return isLetter ? Script::Spaced : Script::None;
}

char32_t lowered(char32_t c) noexcept
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

struct Run {
    Script script = Script::None;
    std::u32string text;
};

std::vector<Run> runsOf(std::u32string_view text)
{
    std::vector<Run> runs;
    Script before = Script::None;
    for (const char32_t c : text) {
        const Script script = scriptOf(c);
        if (script != Script::None) {
            if (script != before)
                runs.push_back({script, {}});
            runs.back().text += lowered(c);
        }
        before = script;
    }
    return runs;
}

}  // namespace

std::string indexWords(std::string_view utf8, std::size_t limit)
{
    std::u32string text = toUtf32(utf8.substr(0, limit * 4));
    text.resize(std::min(text.size(), limit));
    std::string words;
    words.reserve(utf8.size() * 2);
    const auto add = [&words](std::u32string_view word) {
        if (!words.empty())
            words += ' ';
        for (const char32_t c : word)
            appendUtf8(words, c);
    };
    for (const Run &run : runsOf(text)) {
        const std::u32string_view all = run.text;
        if (run.script == Script::Spaced) {
            add(all);
            continue;
        }
        for (std::size_t i = 0; i < all.size(); ++i)
            add(all.substr(i, 2));
    }
    return words;
}

std::string matchExpression(std::string_view typed)
{
    // Letters and digits only come here: nothing that FTS5 would take for syntax, and the phrases are quoted.
    const std::vector<Run> runs = runsOf(toUtf32(typed));
    std::string expression;
    for (std::size_t at = 0; at < runs.size(); ++at) {
        const std::u32string_view all = runs[at].text;
        std::string phrase;
        const auto add = [&phrase](std::u32string_view word) {
            if (!phrase.empty())
                phrase += ' ';
            for (const char32_t c : word)
                appendUtf8(phrase, c);
        };
        bool isBeginning = false;
        if (runs[at].script == Script::Spaced) {
            add(all);
            // "api.exam" goes on as one phrase, and only its last word may be cut short.
            while (at + 1 < runs.size() && runs[at + 1].script == Script::Spaced)
                add(runs[++at].text);
            isBeginning = true;
        } else if (all.size() == 1) {
            add(all);
            isBeginning = true;
        } else {
            for (std::size_t i = 0; i + 1 < all.size(); ++i)
                add(all.substr(i, 2));
        }
        expression += (expression.empty() ? "\"" : " AND \"") + phrase + (isBeginning ? "\" *" : "\"");
    }
    return expression;
}

}  // namespace probity
