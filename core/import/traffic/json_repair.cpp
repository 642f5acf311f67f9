#include "import/traffic/json_repair.h"

#include <array>
#include <algorithm>
#include <cstddef>

namespace probity::traffic {

namespace {

constexpr std::string_view replacementUtf8 = "\xEF\xBF\xBD";
constexpr std::size_t pollEvery = std::size_t{1} << 20;

bool isContinuation(char c) noexcept
{
    return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u;
}

/// Length of the well-formed sequence at `at` (RFC 3629, section 4); 0 if there is none.
std::size_t utf8Length(std::string_view text, std::size_t at) noexcept
{
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > text.size())
        return 0;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const bool isOutside = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
    if (isOutside)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!isContinuation(text[at + i]))
            return 0;
    return length;
}

class Mender {
public:
    Mender(std::string_view json, Repairs &repairs) : m_in(json), m_repairs(repairs) { m_out.reserve(json.size() + json.size() / 8 + 64); }

    std::string run(const TaskContext &task)
    {
        std::size_t nextPoll = pollEvery;
        while (m_at < m_in.size()) {
            if (m_at >= nextPoll) {
                if (task.isStopRequested())
                    break;
                nextPoll = m_at + pollEvery;
            }
            if (m_isInString)
                inString();
            else
                betweenStrings();
        }
        m_out.append(64, ' ');
        m_out.resize(m_out.size() - 64);
        return std::move(m_out);
    }

private:
    void inString()
    {
        const char c = m_in[m_at];
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"') {
            m_isInString = false;
            m_out += m_in[m_at++];
        } else if (c == '\\') {
            escape();
        } else if (byte < 0x20) {
            static constexpr std::string_view digits = "0123456789abcdef";
            m_out += "\\u00";
            m_out += digits[byte >> 4];
            m_out += digits[byte & 15u];
            ++m_repairs.controls;
            ++m_at;
        } else if (byte < 0x80) {
            m_out += c;
            ++m_at;
        } else if (const std::size_t length = utf8Length(m_in, m_at); length != 0) {
            m_out.append(m_in, m_at, length);
            m_at += length;
        } else {
            m_out += replacementUtf8;
            ++m_repairs.invalidUtf8;
            ++m_at;
        }
    }

    void escape()
    {
        static constexpr std::string_view known = "\"\\/bfnrtu";
        if (m_at + 1 < m_in.size() && known.find(m_in[m_at + 1]) != std::string_view::npos) {
            m_out.append(m_in, m_at, 2);
            m_at += 2;
        } else {
            m_out += "\\\\";
            ++m_repairs.escapes;
            ++m_at;
        }
    }

    void betweenStrings()
    {
        const char c = m_in[m_at];
        if (c == '"') {
            m_isInString = true;
            m_out += m_in[m_at++];
        } else if (c == '/' && m_at + 1 < m_in.size() && (m_in[m_at + 1] == '/' || m_in[m_at + 1] == '*')) {
            comment();
        } else if (c == ',') {
            comma();
        } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c == '-' && m_at + 1 < m_in.size() && m_in[m_at + 1] == 'I')) {
            literal();
        } else if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') {
            ++m_repairs.controls;
            ++m_at;
        } else {
            m_out += m_in[m_at++];
        }
    }

    void comment()
    {
        const bool isLine = m_in[m_at + 1] == '/';
        const std::size_t end = isLine ? m_in.find('\n', m_at) : m_in.find("*/", m_at + 2);
        m_at = end == std::string_view::npos ? m_in.size() : end + (isLine ? 0 : 2);
        ++m_repairs.comments;
    }

    /// A comma that nothing follows but a bracket or another comma is dropped.
    void comma()
    {
        std::size_t next = m_at + 1;
        for (;;) {
            while (next < m_in.size() && static_cast<unsigned char>(m_in[next]) <= 0x20)
                ++next;
            if (m_in.substr(next, 2) == "//")
                next = std::min(m_in.find('\n', next), m_in.size());
            else if (m_in.substr(next, 2) == "/*")
                next = std::min(m_in.find("*/", next + 2), m_in.size() - 2) + 2;
            else
                break;
        }
        if (next < m_in.size() && (m_in[next] == '}' || m_in[next] == ']' || m_in[next] == ','))
            ++m_repairs.commas;
        else
            m_out += ',';
        ++m_at;
    }

    void literal()
    {
        struct Word {
            std::string_view word;
            std::string_view json;
        };
        static constexpr std::array<Word, 9> words{{{"NaN", "null"}, {"Infinity", "null"}, {"-Infinity", "null"}, {"None", "null"}, {"undefined", "null"},
                                                    {"nan", "null"}, {"inf", "null"}, {"True", "true"}, {"False", "false"}}};
        const std::string_view rest = m_in.substr(m_at, 12);
        const char before = m_out.empty() ? ' ' : m_out.back();
        if (before == '.' || before == '+' || before == '-' || (before >= '0' && before <= '9')) {
            m_out += m_in[m_at++];  // the exponent of a number
            return;
        }
        for (const Word &word : words) {
            if (rest.substr(0, word.word.size()) == word.word) {
                m_out += word.json;
                m_at += word.word.size();
                ++m_repairs.literals;
                return;
            }
        }
        // No word that we know: the first character may be a sign, and must be passed all the same.
        m_out += m_in[m_at++];
        while (m_at < m_in.size() && ((m_in[m_at] >= 'a' && m_in[m_at] <= 'z') || (m_in[m_at] >= 'A' && m_in[m_at] <= 'Z')))
            m_out += m_in[m_at++];
    }

    std::string_view m_in;
    Repairs &m_repairs;
    std::string m_out;
    std::size_t m_at = 0;
    bool m_isInString = false;
};

}  // namespace

std::string repairJson(std::string_view json, Repairs &repairs, const TaskContext &task)
{
    return Mender(json, repairs).run(task);
}

}  // namespace probity::traffic
