#pragma once

#include <string_view>
#include <vector>

#include "analysis/capability/script_scanner.h"

namespace probity::capability {

/// Finds in templates (WXML and its kin, HTML, Vue) the components and buttons that ask for data, the inputs that ask for a
/// name, a phone number, an identity card and the like, and in pages the scripts. Comments count for nothing.
/// No tree is built: nesting costs nothing.
class TemplateScanner {
public:
    enum class Markup { MiniProgram, Html, Vue };
    TemplateScanner(const ApiTable &table, std::string_view text, Markup markup, ScriptScanner::Readability readability, std::vector<CodeHit> &hits);

    void run();
    bool hasDynamicAccess() const noexcept { return m_script.hasDynamicAccess(); }

private:
    struct Attribute {
        std::string name;           ///< lower case
        std::string_view value;
        std::size_t offset = 0;     ///< of the value
    };
    struct Tag {
        std::string name;           ///< lower case
        std::vector<Attribute> attributes;
        std::size_t begin = 0;
        std::size_t end = 0;        ///< behind '>'
        std::string_view attribute(std::string_view name) const noexcept;
    };

    Tag readTag(std::size_t at) const;
    bool component(const Tag &tag);     ///< whether it is one
    void handlers(const Tag &tag);
    void input(const Tag &tag);
    std::size_t skipElement(const Tag &tag);

    const ApiTable &m_table;
    std::string_view m_text;
    Markup m_markup;
    std::vector<CodeHit> &m_hits;
    ScriptScanner m_script;
    std::string_view m_label;       ///< the text before the element at hand, since the last input
};

}  // namespace probity::capability
