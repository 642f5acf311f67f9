#include <algorithm>

#include "analysis/declared/notice_reader.h"
#include "analysis/declared/notice_text.h"
#include "analysis/declared/notice_tokens.h"

namespace probity::notice {

namespace {

/// "保存+年": all parts must stand in the sentence.
bool says(std::u32string_view sentence, std::u32string_view cue)
{
    std::size_t start = 0;
    while (start <= cue.size()) {
        const std::size_t end = std::min(cue.find(U'+', start), cue.size());
        if (!containsCue(sentence, cue.substr(start, end - start), true))
            return false;
        start = end + 1;
    }
    return true;
}

bool saysAny(std::u32string_view sentence, const CueList &list)
{
    return std::any_of(list.cues.begin(), list.cues.end(), [&](const std::u32string &cue) { return says(sentence, cue); });
}

}  // namespace

NoticeAspects aspectsOf(const Lexicon &lexicon, const NoticeDocument &document)
{
    NoticeAspects out;
    for (const NoticeBlock &block : document.blocks) {
        const FoldedText folded = fold(std::u32string_view(document.text).substr(block.range.start, block.range.end - block.range.start), block.range.start);
        if (block.kind == NoticeBlock::Kind::Heading)
            continue;
        for (const Span &sentence : sentencesOf(folded, document.text)) {
            const std::u32string_view text = std::u32string_view(folded.text).substr(sentence.begin, sentence.end - sentence.begin);
            for (const CueList &aspect : lexicon.aspects)
                if (out.find(aspect.name) == out.end() && saysAny(text, aspect))
                    out.emplace(aspect.name, document.inSource(folded.inDocument(sentence.begin, sentence.end)));
        }
    }
    return out;
}

}  // namespace probity::notice
