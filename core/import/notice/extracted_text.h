#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/artifact.h"
#include "model/notice.h"

namespace probity {

/// The text that comes out of a PDF or a package of office files, written down as Markdown with as little escaping as it
/// needs: one line a paragraph, '#' before headings, '|' between the cells of tables. It becomes NoticeDocument::source, in
/// which the places of statements are counted.
class ExtractedText {
public:
    void heading(std::u32string_view text, int level);
    void paragraph(std::u32string_view text);
    void item(std::u32string_view text, int depth);
    /// Rows of cells; the first is the head. A table of one cell is a paragraph.
    void table(const std::vector<std::vector<std::u32string>> &rows);
    /// What is written from here on is hidden where it is published, until hidden(false).
    void hidden(bool isHidden);

    bool isFull() const noexcept { return m_isCut || m_text.size() > mostCharacters; }
    /// Full from here on: what comes next was too much to be written.
    void cut() noexcept { m_isCut = true; }
    std::u32string take() { return std::move(m_text); }
    const std::vector<TextRange> &hiddenRanges() const noexcept { return m_hidden; }

    static constexpr std::size_t mostCharacters = std::size_t{8} << 20;

private:
    void put(std::u32string_view text);
    void separate();

    std::u32string m_text;
    std::vector<TextRange> m_hidden;
    bool m_isHidden = false;
    bool m_isCut = false;
};

/// What such a file came to. `warnings` say what could not be read.
struct ExtractedDocument {
    ExtractedText text;
    std::string format;         ///< "pdf", "docx", "odt"
    std::vector<Diagnostic> warnings;
    bool isComplete = true;

    void incomplete(const char *code, std::string message)
    {
        warnings.push_back({code, std::move(message), {}});
        isComplete = false;
    }
};

}  // namespace probity
