#include "import/notice/document_builder.h"

namespace probity {

bool isBlank(char32_t character) noexcept
{
    return character == U' ' || (character >= 0x09 && character <= 0x0D) || character == 0x85 || character == 0xA0 || character == 0x1680
        || (character >= 0x2000 && character <= 0x200A) || character == 0x2028 || character == 0x2029 || character == 0x202F || character == 0x205F
        || character == 0x3000;
}

bool isInvisible(char32_t character) noexcept
{
    return (character < 0x20 && !isBlank(character)) || character == 0x7F || character == 0xAD || (character >= 0x200B && character <= 0x200F)
        || (character >= 0x202A && character <= 0x202E) || (character >= 0x2060 && character <= 0x2064) || character == 0xFEFF;
}

bool isWide(char32_t character) noexcept
{
    return (character >= 0x2E80 && character <= 0xA4CF) || (character >= 0xAC00 && character <= 0xD7A3) || (character >= 0xF900 && character <= 0xFAFF)
        || (character >= 0xFE30 && character <= 0xFE4F) || (character >= 0xFF00 && character <= 0xFFEF) || (character >= 0x20000 && character <= 0x3FFFD);
}

void DocumentBuilder::open(const NoticeBlock &like)
{
    close();
    m_block = like;
    m_block.range = {m_document.text.size(), m_document.text.size()};
    m_isOpen = true;
    m_hasBlank = false;
}

void DocumentBuilder::ensureOpen()
{
    if (!m_isOpen)
        open(NoticeBlock{});
}

void DocumentBuilder::put(char32_t character, std::size_t at)
{
    if (isInvisible(character))
        return;
    ensureOpen();
    if (isBlank(character)) {
        if (!m_hasBlank)
            m_blankAt = at;
        m_hasBlank = openLength() > 0;
        return;
    }
    if (m_hasBlank) {
        m_document.text.push_back(U' ');
        m_document.toSource.push_back(static_cast<std::uint32_t>(m_blankAt));
        m_hasBlank = false;
    }
    m_document.text.push_back(character);
    m_document.toSource.push_back(static_cast<std::uint32_t>(at));
}

void DocumentBuilder::putSource(std::size_t start, std::size_t end)
{
    for (std::size_t i = start; i < end; ++i)
        put(m_document.source[i], i);
}

void DocumentBuilder::close()
{
    if (!m_isOpen)
        return;
    m_isOpen = false;
    m_block.range.end = m_document.text.size();
    if (m_block.range.isEmpty())
        return;
    m_document.blocks.push_back(m_block);
    m_document.text.push_back(U'\n');
    m_document.toSource.push_back(m_document.toSource.back() + 1);
}

void DocumentBuilder::finish()
{
    close();
    m_document.toSource.push_back(static_cast<std::uint32_t>(m_document.source.size()));
}

}  // namespace probity
