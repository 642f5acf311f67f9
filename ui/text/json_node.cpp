#include "ui/text/json_node.h"

namespace probity::ui {

namespace {

constexpr int maxDepth = 200;

class Parser {
public:
    explicit Parser(const QString &text) : m_text(text) {}

    std::optional<JsonNode> document()
    {
        JsonNode root;
        skipBlanks();
        if (!value(root, 0))
            return std::nullopt;
        skipBlanks();
        return m_at == m_text.size() ? std::optional<JsonNode>(std::move(root)) : std::nullopt;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && (m_text[m_at] == u' ' || m_text[m_at] == u'\n' || m_text[m_at] == u'\r' || m_text[m_at] == u'\t'))
            ++m_at;
    }
    bool take(char16_t expected)
    {
        if (m_at >= m_text.size() || m_text[m_at] != expected)
            return false;
        ++m_at;
        return true;
    }
    bool value(JsonNode &node, int depth)
    {
        if (m_at >= m_text.size() || depth > maxDepth)
            return false;
        switch (m_text[m_at].unicode()) {
        case u'{':
            return members(node, depth, u'}');
        case u'[':
            return members(node, depth, u']');
        case u'"':
            node.kind = JsonNode::Kind::String;
            return string(node.value);
        default:
            return scalar(node);
        }
    }
    bool members(JsonNode &node, int depth, char16_t end)
    {
        const bool isObject = end == u'}';
        node.kind = isObject ? JsonNode::Kind::Object : JsonNode::Kind::Array;
        ++m_at;
        skipBlanks();
        if (take(end))
            return true;
        for (;;) {
            JsonNode child;
            skipBlanks();
            if (isObject) {
                if (!string(child.key))
                    return false;
                skipBlanks();
                if (!take(u':'))
                    return false;
                skipBlanks();
            } else {
                child.key = QString::number(node.children.size());
            }
            if (!value(child, depth + 1))
                return false;
            node.children.push_back(std::move(child));
            skipBlanks();
            if (take(end))
                return true;
            if (!take(u','))
                return false;
        }
    }
    bool string(QString &out)
    {
        if (!take(u'"'))
            return false;
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at++];
            if (c == u'"')
                return true;
            if (c != u'\\') {
                out += c;
                continue;
            }
            if (m_at >= m_text.size())
                return false;
            escape(out, m_text[m_at++]);
        }
        return false;
    }
    void escape(QString &out, QChar c)
    {
        switch (c.unicode()) {
        case u'n':
            out += u'\n';
            break;
        case u't':
            out += u'\t';
            break;
        case u'r':
            out += u'\r';
            break;
        case u'b':
        case u'f':
            out += u' ';
            break;
        case u'u':
            out += QChar(static_cast<char16_t>(m_text.mid(m_at, 4).toUShort(nullptr, 16)));
            m_at = qMin(m_at + 4, m_text.size());
            break;
        default:
            out += c;
        }
    }
    bool scalar(JsonNode &node)
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && (m_text[m_at].isLetterOrNumber() || m_text[m_at] == u'-' || m_text[m_at] == u'+' || m_text[m_at] == u'.'))
            ++m_at;
        node.value = m_text.mid(start, m_at - start);
        if (node.value == u"true" || node.value == u"false" || node.value == u"null")
            return true;
        bool isNumber = false;
        node.value.toDouble(&isNumber);
        return isNumber;
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

}  // namespace

std::optional<JsonNode> parseJson(const QString &text)
{
    return Parser(text).document();
}

}  // namespace probity::ui
