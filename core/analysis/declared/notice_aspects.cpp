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

/// Which lists of cues speak in a sentence.
class AspectFinder {
public:
    explicit AspectFinder(const AspectCues &cues) : m_cues(cues), m_found(cues.partCount)
    {
        for (const AspectCues::Cue &cue : cues.cues)
            m_firstParts.push_back(cue.parts.empty() ? AspectCues::telephonePart : cue.parts.front());
    }

    template <class Says>
    void find(std::u32string_view sentence, const Says &says)
    {
        std::fill(m_found.begin(), m_found.end(), char{0});
        for (std::size_t i = 0; i < sentence.size(); ++i)
            if (i == 0 || isWordBoundary(sentence[i - 1], sentence[i]))
                m_cues.tree.markAll(sentence, i, m_found);
        int hasNumber = -1;     // looked for when first asked
        for (std::size_t i = 0; i < m_cues.cues.size(); ++i) {
            // Most cues end here: of few does the first part stand in a sentence.
            if (m_firstParts[i] != AspectCues::telephonePart && m_found[static_cast<std::size_t>(m_firstParts[i])] == 0)
                continue;
            const AspectCues::Cue &cue = m_cues.cues[i];
            const bool holds = std::all_of(cue.parts.begin(), cue.parts.end(), [&](std::int32_t part) {
                if (part != AspectCues::telephonePart)
                    return m_found[static_cast<std::size_t>(part)] != 0;
                hasNumber = hasNumber < 0 ? (hasTelephoneNumber(sentence) ? 1 : 0) : hasNumber;
                return hasNumber == 1;
            });
            const bool isRefuted = std::any_of(cue.absent.begin(), cue.absent.end(), [&](std::int32_t part) { return m_found[static_cast<std::size_t>(part)] != 0; });
            if (holds && !isRefuted)
                says(cue.list);
        }
    }

private:
    const AspectCues &m_cues;
    std::vector<char> m_found;
    std::vector<std::int32_t> m_firstParts;     ///< of each cue
};

struct Place {
    std::size_t rank = 0;
    TextRange range;
};

}  // namespace

NoticeAspects aspectsOf(const Lexicon &lexicon, const NoticeDocument &document)
{
    std::map<std::string, Place> best;
    AspectFinder finder(lexicon.aspects);
    for (const NoticeBlock &block : document.blocks) {
        const FoldedText folded = fold(std::u32string_view(document.text).substr(block.range.start, block.range.end - block.range.start), block.range.start);
        if (block.kind == NoticeBlock::Kind::Heading)
            continue;
        for (const Span &sentence : sentencesOf(folded, document.text)) {
            const std::u32string_view text = std::u32string_view(folded.text).substr(sentence.begin, sentence.end - sentence.begin);
            finder.find(text, [&](std::size_t rank) {
                const std::string &aspect = lexicon.aspects.lists[rank];
                const auto known = best.find(aspect);
                if (known == best.end() || rank < known->second.rank)
                    best[aspect] = {rank, folded.inDocument(sentence.begin, sentence.end)};
            });
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
            best[aspect] = {lexicon.aspects.lists.size(), document.blocks[i].range};
    }
    NoticeAspects out;
    for (const auto &[name, place] : best)
        out.emplace(name, document.inSource(place.range));
    return out;
}

}  // namespace probity::notice
