#include "report/notice_case.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace probity {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longestChapter = 4000;    // characters; of a longer one the part around the words

/// From the heading above the words to the next one, in source.
TextRange chapterOf(const NoticeDocument &document, const TextRange &term)
{
    TextRange chapter{0, document.source.size()};
    for (const NoticeBlock &block : document.blocks) {
        if (block.kind != NoticeBlock::Kind::Heading)
            continue;
        const TextRange place = document.inSource(block.range);
        if (place.start <= term.start) {
            // The line of the heading with the marks before it.
            const std::size_t line = document.source.rfind(U'\n', place.start);
            chapter.start = line == std::u32string::npos ? 0 : line + 1;
        } else {
            const std::size_t line = document.source.rfind(U'\n', place.start);
            chapter.end = line == std::u32string::npos || line < term.end ? place.start : line;
            break;
        }
    }
    if (chapter.end - chapter.start > longestChapter) {
        chapter.start = std::max(chapter.start, term.start > longestChapter / 2 ? term.start - longestChapter / 2 : 0);
        chapter.end = std::min(chapter.end, std::max(term.end, chapter.start + longestChapter));
    }
    return chapter;
}

std::string wordsAt(const NoticeDocument &document, const TextRange &range)
{
    return toUtf8(std::u32string_view(document.source).substr(range.start, range.end - range.start));
}

}  // namespace

std::string noticeCasesJson(const NoticeDocument &document, const NoticeReading &reading, const std::vector<StatementCorrection> &corrections)
{
    Json cases = Json::array();
    for (const StatementCorrection &correction : corrections) {
        if (correction.artifact != document.artifact.path || correction.term.isEmpty() || correction.term.end > document.source.size())
            continue;
        Json expect = Json::array();
        const std::string term = wordsAt(document, correction.term);
        const bool isStatement = correction.kind == StatementCorrection::Kind::Is;
        if (isStatement)
            expect.push_back({{"category", correction.category.value}, {"stance", name(correction.stance)}, {"term", term}, {"holds", true}});
        // What the machine said there and the person does not.
        for (const Statement &statement : reading.statements) {
            const bool isKept = isStatement && statement.category == correction.category && statement.stance == correction.stance;
            if (statement.term.overlaps(correction.term) && !isKept)
                expect.push_back({{"category", statement.category.value}, {"stance", name(statement.stance)}, {"term", wordsAt(document, statement.term)}, {"holds", false}});
        }
        if (!expect.empty())
            cases.push_back({{"name", term}, {"path", correction.artifact}, {"text", wordsAt(document, chapterOf(document, correction.term))}, {"expect", std::move(expect)}});
    }
    const Json out{{"schema", "probity.notice_case/1"}, {"cases", std::move(cases)}};
    return out.dump(1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace probity
