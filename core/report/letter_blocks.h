#pragma once

#include <map>
#include <string>
#include <vector>

#include "report/letter.h"

namespace probity {

/// One paragraph of a letter, in one language. Texts are raw: whoever renders them escapes.
struct LetterBlock {
    enum class Kind { Draft, Title, Addressee, Paragraph, Heading, Seen, Labelled, Item, Small };
    Kind kind = Kind::Paragraph;
    std::string text;
    std::string label;      ///< Labelled: what stands before the text, bold
};

/// The words of resources/rules/letters.json.
class LetterTexts {
public:
    /// `templates`: the organisation's own words for some of the keys; faulty ones count as none.
    explicit LetterTexts(const std::string &language, const std::string &templates = {});
    /// The text of that key; the key itself where there is none.
    std::string operator()(const std::string &key) const;
    /// With its {placeholders} replaced; what is put in is not looked at again.
    std::string filled(const std::string &key, const std::map<std::string, std::string> &words) const;
    bool isChinese() const noexcept { return m_isChinese; }

private:
    bool m_isChinese;
    std::map<std::string, std::string> m_texts;
};

/// The letter as paragraphs: HTML and plain text are renderings of the same ones.
std::vector<LetterBlock> letterBlocks(const Decision &decision, const LetterContext &context, const Catalogue &catalogue, const std::string &language);

/// Text that others wrote, made safe to show: invalid UTF-8 repaired; control characters and those that turn the direction
/// of writing (Unicode Bidi_Control) removed; line feeds kept only where asked for.
enum class LineFeeds { Keep, Join };
std::string harmless(const std::string &text, LineFeeds lineFeeds);

}  // namespace probity
