#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace probity {

/// One piece of HTML. The views point into the scanned text.
struct HtmlToken {
    enum class Kind { Text, StartTag, EndTag, Other, End };
    Kind kind = Kind::End;
    std::size_t start = 0;
    std::size_t end = 0;
    std::string name;               ///< lower case; of tags
    std::string id;                 ///< lower case values of the attributes that matter for reading
    std::string classes;
    std::string style;
    std::string role;
    bool hasHidden = false;         ///< the attribute "hidden" (without a value that says no)
    bool isSelfClosing = false;
};

/// Cuts HTML, WXML and Vue templates into tags and text by the tokenisation rules of the HTML standard (13.2.5): quoted
/// attributes, comments, raw text of script, style and the like. One pass, no tree, so that neither nesting nor unclosed
/// elements cost more than their length.
class HtmlScanner {
public:
    explicit HtmlScanner(std::u32string_view source) : m_source(source) {}

    HtmlToken next();

private:
    HtmlToken tag(std::size_t start);
    void attribute(HtmlToken &token);
    std::size_t skipDeclaration(std::size_t start) const;

    std::u32string_view m_source;
    std::size_t m_at = 0;
    std::string m_rawText;          ///< the element whose end alone ends the text
};

}  // namespace probity
