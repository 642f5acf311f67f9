#include "import/notice/string_notice.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/notice/document_builder.h"
#include "import/notice/headings.h"
#include "import/notice/html_entities.h"
#include "import/notice/string_literals.h"

namespace probity {

namespace {

constexpr std::size_t shortestText = 8;         // characters of a text that is read where no key speaks of privacy
constexpr std::size_t longestTag = 2000;

bool speaksOfPrivacy(const StringLiteral &literal)
{
    constexpr std::array<std::string_view, 10> words{"privacy", "policy", "notice", "gdpr", "agreement", "consent", "legal", "隐私", "個資", "协议"};
    const std::string key = toLowerAscii(toUtf8(literal.key));
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return key.find(word) != std::string::npos; });
}

/// The name of the element whose tag starts at `at`, in small letters; empty if none does.
std::string elementName(std::u32string_view text, std::size_t at)
{
    constexpr std::size_t longestName = 12;
    std::string name;
    for (std::size_t i = at + (at + 1 < text.size() && text[at + 1] == U'/' ? 2 : 1); i < text.size() && name.size() < longestName; ++i) {
        const char32_t c = text[i];
        const bool isLetter = (c | 0x20u) >= U'a' && (c | 0x20u) <= U'z';
        if (c >= 0x80 || (!isLetter && (c < U'0' || c > U'9')))
            break;
        name.push_back(static_cast<char>(isLetter ? c | 0x20u : c));
    }
    return name;
}

bool isBlockElement(std::string_view name)
{
    constexpr std::array<std::string_view, 15> blocks{"p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section"};
    return std::find(blocks.begin(), blocks.end(), name) != blocks.end();
}

/// Writes one text: its lines and block elements become blocks, other markup vanishes.
class LiteralWriter {
public:
    LiteralWriter(DocumentBuilder &builder, const StringLiteral &literal) : m_builder(builder), m_literal(literal), m_text(literal.characters) {}

    void write();

private:
    std::size_t tag(std::size_t at);
    void openLine(std::size_t at);

    DocumentBuilder &m_builder;
    const StringLiteral &m_literal;
    std::u32string_view m_text;
    NoticeBlock m_next;             // what the next block will be
    bool m_hasKind = false;         // by an element
    bool m_isOpen = false;
};

/// The kind of a line that markup says nothing about, by its number and shape.
void LiteralWriter::openLine(std::size_t at)
{
    const std::size_t end = std::min(m_text.find_first_of(U"\n<", at), m_text.size());
    const std::u32string_view line = m_text.substr(at, end - at);
    if (!m_hasKind) {
        m_next = NoticeBlock{};
        const std::optional<LineMarker> marker = lineMarker(line);
        const bool isWhole = end == m_text.size() && at == 0;
        const bool goesOn = end < m_text.size() && m_text[end] == U'<' && !isBlockElement(elementName(m_text, end));
        if (!goesOn && looksLikeHeading(line) && (marker ? marker->kind != LineMarker::Kind::Bullet && headingLevel(*marker) > 0 : !isWhole && line.size() <= 30)) {
            m_next.kind = NoticeBlock::Kind::Heading;
            m_next.level = marker ? std::clamp(headingLevel(*marker), 1, 6) : 2;
        } else if (marker) {
            m_next.kind = NoticeBlock::Kind::ListItem;
            m_next.level = 1;
        }
    }
    m_builder.open(m_next);
    m_isOpen = true;
    m_hasKind = false;
}

/// Passes over the tag at `at`; its length, 0 if none starts there.
std::size_t LiteralWriter::tag(std::size_t at)
{
    const std::string name = elementName(m_text, at);
    const std::size_t end = m_text.substr(0, std::min(m_text.size(), at + longestTag)).find(U'>', at + 1);
    if (name.empty() || end == std::u32string_view::npos)
        return 0;
    if (isBlockElement(name)) {
        m_builder.close();
        m_isOpen = false;
        const bool isEnd = m_text[at + 1] == U'/';
        const bool isHeading = name.size() == 2 && name[0] == 'h';
        m_hasKind = !isEnd && (name == "li" || name == "p" || isHeading);
        m_next = NoticeBlock{};
        if (m_hasKind && name != "p") {
            m_next.kind = isHeading ? NoticeBlock::Kind::Heading : NoticeBlock::Kind::ListItem;
            m_next.level = isHeading ? name[1] - '0' : 1;
        }
    }
    return end + 1 - at;
}

void LiteralWriter::write()
{
    for (std::size_t i = 0; i < m_text.size(); ++i) {
        char32_t c = m_text[i];
        if (c == U'\n') {
            m_builder.close();
            m_isOpen = false;
            continue;
        }
        if (c == U'<') {
            if (const std::size_t length = tag(i); length > 0) {
                i += length - 1;
                continue;
            }
        }
        if (!m_isOpen && isBlank(c))
            continue;
        if (!m_isOpen)
            openLine(i);
        const std::size_t place = m_literal.places[i];
        if (c == U'&') {
            // HTML that was escaped as a text holds references of its own.
            if (const CharacterReference reference = characterReference(m_text.substr(i, 40)); reference.length > 0) {
                c = reference.character;
                i += reference.length - 1;
            }
        }
        m_builder.put(c, place);
    }
    m_builder.close();
}

}  // namespace

bool readStringNotice(NoticeDocument &document, const TaskContext &task)
{
    const std::optional<StringFile> kind = stringFileKind(document.source);
    if (!kind)
        return false;
    std::vector<StringLiteral> literals = stringLiterals(document.source, *kind);
    if (literals.size() > mostStringLiterals) {
        literals.pop_back();
        document.artifact.complete = false;
        document.artifact.warnings.push_back({"document_too_large", "the file holds more than 50,000 texts; the others were not read", {}});
    }
    const bool hasPrivacy = std::any_of(literals.begin(), literals.end(), [](const StringLiteral &literal) { return literal.characters.size() >= 60 && speaksOfPrivacy(literal); });
    DocumentBuilder builder(document);
    for (const StringLiteral &literal : literals) {
        if (task.isStopRequested())
            break;
        if (hasPrivacy ? speaksOfPrivacy(literal) : literal.characters.size() >= shortestText)
            LiteralWriter(builder, literal).write();
    }
    builder.finish();
    switch (*kind) {
    case StringFile::AndroidXml: document.artifact.format = "android-resources"; break;
    case StringFile::AppleStrings: document.artifact.format = "apple-strings"; break;
    case StringFile::Json: document.artifact.format = "i18n-json"; break;
    }
    return true;
}

}  // namespace probity
