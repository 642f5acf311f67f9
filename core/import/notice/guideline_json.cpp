#include "import/notice/guideline_json.h"

#include <vector>

#include "base/hex_digit.h"
#include "import/notice/document_builder.h"

namespace probity {

namespace {

constexpr std::size_t depthLimit = 64;

/// A string of the JSON text, as characters with their places.
struct Text {
    std::u32string characters;
    std::vector<std::size_t> places;
};

/// Walks JSON text without building a tree, so that every character keeps its place in the file (RFC 8259).
class GuidelineScanner {
public:
    GuidelineScanner(NoticeDocument &document, const TaskContext &task) : m_document(document), m_task(task), m_builder(document) {}

    void read();

private:
    Text string();
    void value(const Text &text);
    void block(const Text &text, const NoticeBlock &like);
    bool isInside(std::u32string_view key) const;

    NoticeDocument &m_document;
    const TaskContext &m_task;
    DocumentBuilder m_builder;
    std::size_t m_at = 0;
    std::vector<std::u32string> m_keys;     ///< the key under which each open object or array stands
    std::vector<char32_t> m_brackets;
    std::u32string m_key;
    bool m_isKey = false;
    int m_row = -1;
};

Text GuidelineScanner::string()
{
    const std::u32string &source = m_document.source;
    Text out;
    for (++m_at; m_at < source.size() && source[m_at] != U'"'; ++m_at) {
        char32_t c = source[m_at];
        const std::size_t place = m_at;
        if (c == U'\\' && m_at + 1 < source.size()) {
            c = source[++m_at];
            char32_t value = 0;
            int digits = 0;
            while (c == U'u' && digits < 4 && m_at + 1 < source.size() && hexDigit(source[m_at + 1]) >= 0) {
                value = value * 16 + static_cast<char32_t>(hexDigit(source[++m_at]));
                ++digits;
            }
            if (digits == 4)
                c = value >= 0xD800 && value < 0xE000 ? char32_t{0xFFFD} : value;
            else if (c == U'n' || c == U't' || c == U'r')
                c = U' ';
        }
        out.characters.push_back(c);
        out.places.push_back(place);
    }
    return out;
}

bool GuidelineScanner::isInside(std::u32string_view key) const
{
    for (const std::u32string &open : m_keys)
        if (open == key)
            return true;
    return false;
}

void GuidelineScanner::block(const Text &text, const NoticeBlock &like)
{
    m_builder.open(like);
    for (std::size_t i = 0; i < text.characters.size(); ++i)
        m_builder.put(text.characters[i], text.places[i]);
    m_builder.close();
}

void GuidelineScanner::value(const Text &text)
{
    NoticeBlock like;
    if (isInside(U"privacy_detail_list")) {
        like.kind = NoticeBlock::Kind::ListItem;
        like.level = 1;
        block(text, like);
    } else if (m_key == U"privacy_key" || m_key == U"privacy_label" || m_key == U"privacy_text") {
        like.kind = NoticeBlock::Kind::TableCell;
        like.table = 0;
        if (m_key == U"privacy_key")
            ++m_row;
        like.row = std::max(m_row, 0);
        like.column = m_key == U"privacy_key" ? 0 : m_key == U"privacy_label" ? 1 : 2;
        block(text, like);
    } else if (m_key == U"contact_email" || m_key == U"contact_phone" || m_key == U"contact_qq" || m_key == U"contact_weixin" || m_key == U"notice_method"
        || m_key == U"store_expire_timestamp") {
        block(text, like);
    }
}

void GuidelineScanner::read()
{
    const std::u32string &source = m_document.source;
    for (; m_at < source.size() && !m_task.isStopRequested(); ++m_at) {
        const char32_t c = source[m_at];
        if (c == U'{' || c == U'[') {
            if (m_brackets.size() >= depthLimit)
                break;
            m_brackets.push_back(c);
            m_keys.push_back(m_key);
            m_key.clear();
            m_isKey = c == U'{';
        } else if ((c == U'}' || c == U']') && !m_brackets.empty()) {
            m_brackets.pop_back();
            m_keys.pop_back();
        } else if (c == U',') {
            m_isKey = !m_brackets.empty() && m_brackets.back() == U'{';
        } else if (c == U':') {
            m_isKey = false;
        } else if (c == U'"') {
            Text text = string();
            if (m_isKey)
                m_key = text.characters;
            else
                value(text);
        }
    }
    m_builder.finish();
}

}  // namespace

bool readGuidelineJson(NoticeDocument &document, const TaskContext &task)
{
    const std::u32string_view source(document.source);
    std::size_t start = 0;
    while (start < source.size() && (isBlank(source[start]) || isInvisible(source[start])))
        ++start;
    if (start >= source.size() || (source[start] != U'{' && source[start] != U'['))
        return false;
    if (source.find(U"\"privacy_detail_list\"") == std::u32string_view::npos && source.find(U"\"privacy_key\"") == std::u32string_view::npos)
        return false;
    GuidelineScanner(document, task).read();
    return true;
}

}  // namespace probity
