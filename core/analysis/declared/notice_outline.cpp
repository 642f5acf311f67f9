#include "analysis/declared/notice_outline.h"

#include <array>

#include "analysis/declared/notice_text.h"

namespace probity::notice {

namespace {

constexpr std::size_t titleBlocks = 3;      // the title of a document stands among its first blocks

std::string topicOfHeading(const Lexicon &lexicon, std::u32string_view heading, std::size_t index)
{
    const std::u32string folded = fold(heading).text;
    if (index < titleBlocks)
        for (const std::u32string &title : lexicon.titles)
            if (containsCue(folded, title))
                return {};
    for (const CueList &topic : lexicon.topics)
        for (const std::u32string &cue : topic.cues)
            if (containsCue(folded, cue))
                return topic.name;
    return {};
}

}  // namespace

std::vector<std::string> topicsOf(const Lexicon &lexicon, const NoticeDocument &document)
{
    std::vector<std::string> out;
    out.reserve(document.blocks.size());
    std::array<std::string, 8> open;    // by level of heading
    std::string current;
    for (const NoticeBlock &block : document.blocks) {
        if (block.kind == NoticeBlock::Kind::Heading) {
            const auto level = static_cast<std::size_t>(block.level < 1 ? 1 : block.level > 6 ? 6 : block.level);
            std::string topic = topicOfHeading(lexicon, std::u32string_view(document.text).substr(block.range.start, block.range.end - block.range.start), out.size());
            const std::string &parent = open[level - 1];
            // The details of a chapter on sharing or rights speak of the same, whatever data they name.
            if (topic.empty() || (topic == "collection" && (parent == "sharing" || parent == "sdk" || parent == "rights" || parent == "not_collected" || parent == "children" || parent == "cookies")))
                topic = parent;
            for (std::size_t deeper = level; deeper < open.size(); ++deeper)
                open[deeper] = topic;
            current = topic;
        }
        out.push_back(current);
    }
    return out;
}

}  // namespace probity::notice
