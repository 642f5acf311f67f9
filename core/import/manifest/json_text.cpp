#include "import/manifest/json_text.h"

#include <cstdint>

#include "base/text.h"

namespace probity {

namespace {

constexpr int deepest = 128;
constexpr std::size_t mostValues = 500'000;
constexpr std::size_t mostFaults = 20;      ///< a file with more is no JSON

class Reader {
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    JsonText read()
    {
        if (m_text.substr(0, 3) == "\xEF\xBB\xBF")
            m_at = m_lineStart = 3;
        skipBlank();
        if (atEnd())
            fault("not_json", "The file holds no value.");
        else
            value(m_out.root, 0);
        skipBlank();
        if (m_out.faults.empty() && !atEnd())
            fault("not_json", "Text follows the end of the value; it was not read.");
        return std::move(m_out);
    }

private:
    bool atEnd() const noexcept { return m_at >= m_text.size(); }
    char here() const noexcept { return m_text[m_at]; }
    bool startsWith(std::string_view what) const noexcept { return m_text.substr(m_at, what.size()) == what; }

    std::size_t column() const noexcept { return m_at - m_lineStart + 1; }
    void newLine() noexcept
    {
        ++m_line;
        m_lineStart = m_at + 1;
    }
    bool fault(const char *code, const std::string &message)
    {
        m_isOver = std::string_view(code) != "not_json" || m_out.faults.size() + 1 >= mostFaults;
        m_out.faults.push_back({code, message, "line " + std::to_string(m_line) + " column " + std::to_string(column())});
        return false;
    }
    bool unexpected(const char *wanted)
    {
        if (atEnd())
            return fault("truncated", std::string("The text ends where ") + wanted + " should stand; what stands before was read.");
        return fault("not_json", std::string("Found something else where ") + wanted + " should stand; what stands around it was read.");
    }

    /// After a fault inside a container: on to the comma or the bracket that ends what could not be read. False: nothing
    /// follows that belongs to this container.
    bool resume()
    {
        std::size_t depth = 0;
        for (; !m_isOver && !atEnd(); ++m_at) {
            const char c = here();
            if (c == '\n') {
                newLine();
            } else if (c == '"') {
                std::string passed;
                if (!string(passed))
                    return false;
                --m_at;
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
                return true;
            } else if (c == '}' || c == ']') {
                --depth;
            }
        }
        return false;
    }

    void skipBlank()
    {
        while (!atEnd()) {
            const char c = here();
            if (c == '\n')
                newLine();
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
                ++m_at;
            else if (startsWith("//"))
                skipTo("\n", 0);
            else if (startsWith("/*"))
                skipTo("*/", 2);
            else
                return;
        }
    }
    void skipTo(std::string_view end, std::size_t swallowed)
    {
        m_out.hasComments = true;
        const std::size_t found = m_text.find(end, m_at + 2);
        const std::size_t stop = found == std::string_view::npos ? m_text.size() : found + swallowed;
        for (; m_at < stop; ++m_at)
            if (here() == '\n')
                newLine();
    }

    bool value(JsonValue &out, int depth)
    {
        if (depth > deepest)
            return fault("too_deep", "Nested deeper than 128 levels; the rest was not read.");
        if (++m_values > mostValues)
            return fault("too_many_values", "More than 500,000 values; the rest was not read.");
        if (atEnd())
            return unexpected("a value");
        out.line = m_line;
        out.column = column();
        switch (here()) {
        case '{': return container(out, JsonValue::Kind::Object, '}', depth);
        case '[': return container(out, JsonValue::Kind::Array, ']', depth);
        case '"':
            out.kind = JsonValue::Kind::String;
            if (string(out.text))
                return true;
            out.line = 0;   // half a string is no value
            return false;
        default: return word(out);
        }
    }

    bool container(JsonValue &out, JsonValue::Kind kind, char close, int depth)
    {
        out.kind = kind;
        ++m_at;
        for (bool isFirst = true;; isFirst = false) {
            skipBlank();
            if (!atEnd() && here() == close) {
                m_out.hasComments = m_out.hasComments || !isFirst;      // a comma stood before it
                ++m_at;
                return true;
            }
            out.members.emplace_back();
            if (!member(out.members.back(), kind, depth)) {
                // Keep what the member has; a key whose value never came says nothing.
                if (out.members.back().second.line == 0)
                    out.members.pop_back();
                if (!resume())
                    return false;
            }
            skipBlank();
            if (!atEnd() && here() == close) {
                ++m_at;
                return true;
            }
            if (!atEnd() && here() == ',') {
                ++m_at;
                continue;
            }
            unexpected("a comma or the closing bracket");
            // A comma that was forgotten loses nothing: the next value begins here.
            const bool isForgotten = !m_isOver && !atEnd() && (here() == '"' || here() == '{' || here() == '[');
            if (!isForgotten && (!resume() || (here() != close && here() != ',')))
                return false;
            if (!isForgotten && here() == close) {
                ++m_at;
                return true;
            }
            if (!isForgotten)
                ++m_at;
        }
    }
    bool member(JsonMember &out, JsonValue::Kind kind, int depth)
    {
        if (kind == JsonValue::Kind::Object) {
            if (atEnd() || here() != '"')
                return unexpected("a name in quotes");
            if (!string(out.first))
                return false;
            skipBlank();
            if (atEnd() || here() != ':')
                return unexpected("a colon");
            ++m_at;
            skipBlank();
        }
        return value(out.second, depth + 1);
    }

    bool string(std::string &out)
    {
        ++m_at;
        while (!atEnd()) {
            const char c = here();
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (c == '\\') {
                if (!escape(out))
                    return false;
                continue;
            }
            if (c == '\n')
                newLine();
            out += c;
            ++m_at;
        }
        return unexpected("the end of a string");
    }
    bool escape(std::string &out)
    {
        static constexpr std::string_view letters = "\"\\/bfnrt";
        static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        if (m_at + 1 >= m_text.size()) {
            m_at = m_text.size();
            return unexpected("the end of a string");
        }
        const char letter = m_text[m_at + 1];
        if (const auto known = letters.find(letter); known != std::string_view::npos) {
            out += meanings[known];
            m_at += 2;
            return true;
        }
        char32_t unit = 0;
        if (letter != 'u' || !hex4(m_at + 2, unit)) {
            fault("not_json", "An escape in a string is not one of JSON; it was read as it stands.");
            ++m_at;
            return !m_isOver;
        }
        m_at += 6;
        char32_t low = 0;
        if (unit >= 0xD800 && unit <= 0xDBFF && startsWith("\\u") && hex4(m_at + 2, low) && low >= 0xDC00 && low <= 0xDFFF) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            m_at += 6;
        }
        appendUtf8(out, unit >= 0xD800 && unit <= 0xDFFF ? char32_t{0xFFFD} : unit);
        return true;
    }
    bool hex4(std::size_t at, char32_t &out) const noexcept
    {
        if (at + 4 > m_text.size())
            return false;
        out = 0;
        for (std::size_t i = at; i < at + 4; ++i) {
            const char c = m_text[i];
            const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
            if (digit < 0)
                return false;
            out = out << 4 | static_cast<char32_t>(digit);
        }
        return true;
    }

    bool word(JsonValue &out)
    {
        const std::size_t start = m_at;
        while (!atEnd() && std::string_view("+-.0123456789abcdefghijklmnopqrstuvwxyzE").find(here()) != std::string_view::npos)
            ++m_at;
        out.text = m_text.substr(start, m_at - start);
        const bool isNumber = !out.text.empty() && (out.text[0] == '-' || (out.text[0] >= '0' && out.text[0] <= '9'));
        if (isNumber)
            out.kind = JsonValue::Kind::Number;
        else if (out.text == "true" || out.text == "false")
            out.kind = JsonValue::Kind::Boolean;
        else if (out.text != "null") {
            out.line = 0;
            m_at = start;
            return unexpected("a value");
        }
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    std::size_t m_lineStart = 0;
    std::size_t m_values = 0;
    bool m_isOver = false;      ///< a fault was met after which nothing more is read
    JsonText m_out;
};

}  // namespace

// Out of line: here the members are complete.
JsonValue::JsonValue() = default;
JsonValue::~JsonValue() = default;
JsonValue::JsonValue(const JsonValue &) = default;
JsonValue::JsonValue(JsonValue &&) noexcept = default;
JsonValue &JsonValue::operator=(const JsonValue &) = default;
JsonValue &JsonValue::operator=(JsonValue &&) noexcept = default;

const JsonValue *JsonValue::find(std::string_view key) const noexcept
{
    if (kind != Kind::Object)
        return nullptr;
    for (auto member = members.rbegin(); member != members.rend(); ++member)
        if (member->first == key)
            return &member->second;
    return nullptr;
}

const std::string &JsonValue::string(std::string_view key) const noexcept
{
    static const std::string none;
    const JsonValue *value = find(key);
    return value != nullptr && value->isString() ? value->text : none;
}

JsonText readJsonText(std::string_view utf8)
{
    return Reader(utf8).read();
}

std::string jsonPointer(std::string_view parent, std::string_view step)
{
    // Everything below a name bears it in its own pointer: names as long as a file would make that many files of it.
    constexpr std::size_t longestStep = 256;
    std::string out(parent);
    out += '/';
    std::size_t length = std::min(step.size(), longestStep);
    while (length < step.size() && length > 0 && (static_cast<unsigned char>(step[length]) & 0xC0U) == 0x80U)
        --length;
    for (const char c : step.substr(0, length)) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

}  // namespace probity
