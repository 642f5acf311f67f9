#include <algorithm>
#include <map>

#include "analysis/declared/notice_outline.h"
#include "analysis/declared/notice_reader.h"
#include "analysis/declared/notice_text.h"
#include "analysis/declared/notice_tokens.h"

namespace probity::notice {

namespace {

/// Seven digits with the marks that telephone numbers are written with.
bool hasTelephoneNumber(std::u32string_view sentence)
{
    std::size_t digits = 0;
    for (const char32_t c : sentence) {
        if (c >= U'0' && c <= U'9') {
            if (++digits >= 7)
                return true;
        } else if (c != U'-' && c != U' ' && c != U'(' && c != U')') {
            digits = 0;
        }
    }
    return false;
}

/// "保存+年": all parts must stand in the sentence.
bool says(std::u32string_view sentence, std::u32string_view cue)
{
    std::size_t start = 0;
    while (start <= cue.size()) {
        const std::size_t end = std::min(cue.find(U'+', start), cue.size());
        const std::u32string_view part = cue.substr(start, end - start);
        if (part == U"#" ? !hasTelephoneNumber(sentence) : !containsCue(sentence, part, true))
            return false;
        start = end + 1;
    }
    return true;
}

bool saysAny(std::u32string_view sentence, const CueList &list)
{
    return std::any_of(list.cues.begin(), list.cues.end(), [&](const std::u32string &cue) { return says(sentence, cue); });
}

struct Place {
    std::size_t rank = 0;
    TextRange range;
};

}  // namespace

NoticeAspects aspectsOf(const Lexicon &lexicon, const NoticeDocument &document)
{
    std::map<std::string, Place> best;
    for (const NoticeBlock &block : document.blocks) {
        const FoldedText folded = fold(std::u32string_view(document.text).substr(block.range.start, block.range.end - block.range.start), block.range.start);
        if (block.kind == NoticeBlock::Kind::Heading)
            continue;
        for (const Span &sentence : sentencesOf(folded, document.text)) {
            const std::u32string_view text = std::u32string_view(folded.text).substr(sentence.begin, sentence.end - sentence.begin);
            for (std::size_t rank = 0; rank < lexicon.aspects.size(); ++rank) {
                const CueList &aspect = lexicon.aspects[rank];
                const auto known = best.find(aspect.name);
                if ((known == best.end() || rank < known->second.rank) && saysAny(text, aspect))
                    best[aspect.name] = {rank, folded.inDocument(sentence.begin, sentence.end)};
            }
        }
    }
    // A chapter with its own heading speaks of the aspect, whatever its words.
    const std::vector<std::string> topics = topicsOf(lexicon, document);
    for (std::size_t i = 1; i < document.blocks.size(); ++i) {
        if (document.blocks[i - 1].kind != NoticeBlock::Kind::Heading || document.blocks[i].kind == NoticeBlock::Kind::Heading)
            continue;
        const std::string aspect = topics[i] == "changes" ? "updates" : topics[i];
        const bool isAspect = aspect == "updates" || aspect == "rights" || aspect == "contact" || aspect == "children" || aspect == "cross_border" || aspect == "retention";
        if (isAspect && best.find(aspect) == best.end())
            best[aspect] = {lexicon.aspects.size(), document.blocks[i].range};
    }
    NoticeAspects out;
    for (const auto &[name, place] : best)
        out.emplace(name, document.inSource(place.range));
    return out;
}

}  // namespace probity::notice
