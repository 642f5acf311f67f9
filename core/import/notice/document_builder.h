#pragma once

#include <cstddef>
#include <string>

#include "model/notice.h"

namespace probity {

/// Writes the readable text of a notice block by block, with the source place of every character.
/// Runs of white space become one blank, blocks without text vanish, invisible characters are left out.
class DocumentBuilder {
public:
    /// `document.source` is set already; the builder fills text, toSource and blocks.
    explicit DocumentBuilder(NoticeDocument &document) : m_document(document) {}

    /// Closes the open block and opens one that looks like `like` (its range is ignored).
    void open(const NoticeBlock &like);
    /// Opens a paragraph if nothing is open.
    void ensureOpen();
    void put(char32_t character, std::size_t at);
    /// A range of the source, character by character.
    void putSource(std::size_t start, std::size_t end);
    void close();
    /// Ends the document; nothing may be added after it.
    void finish();

    bool isOpen() const noexcept { return m_isOpen; }
    /// How many readable characters the open block has so far.
    std::size_t openLength() const noexcept { return m_isOpen ? m_document.text.size() - m_block.range.start : 0; }
    NoticeBlock &openBlock() noexcept { return m_block; }

private:
    NoticeDocument &m_document;
    NoticeBlock m_block;
    bool m_isOpen = false;
    bool m_hasBlank = false;
    std::size_t m_blankAt = 0;
};

/// Unicode white space, no-break and ideographic blanks included.
bool isBlank(char32_t character) noexcept;
/// Zero-width and formatting characters that carry no text.
bool isInvisible(char32_t character) noexcept;
/// Han characters, kana, Hangul and their full-width punctuation.
bool isWide(char32_t character) noexcept;

}  // namespace probity
