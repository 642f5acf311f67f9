#include "import/traffic/long_texts.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>
#include <utility>

#include <simdjson.h>

namespace probity::traffic {

namespace {

constexpr std::string_view token = "\\u0000#long:";
constexpr std::size_t longText = std::size_t{64} << 10;
constexpr std::size_t largestRest = std::size_t{32} << 20;
// More of a string that is not UTF-8 is never shown: bodies end at 64 MB.
constexpr std::size_t largestMended = (std::size_t{64} << 20) + 64;
constexpr std::size_t piece = std::size_t{1} << 20;

/// The closing quote of the string whose first character is at `from`; npos if it is left open. Polls; npos then too.
std::size_t closingQuote(std::string_view json, std::size_t from, const TaskContext &task)
{
    std::size_t nextPoll = from + piece;
    for (std::size_t at = from;;) {
        const std::size_t end = std::min(json.size(), nextPoll);
        const void *hit = at < end ? std::memchr(json.data() + at, '"', end - at) : nullptr;
        if (hit == nullptr) {
            if (end == json.size() || task.isStopRequested())
                return std::string_view::npos;
            at = end;
            nextPoll = end + piece;
            continue;
        }
        const auto quote = static_cast<std::size_t>(static_cast<const char *>(hit) - json.data());
        std::size_t backslashes = 0;
        while (quote - backslashes > from && json[quote - backslashes - 1] == '\\')
            ++backslashes;
        if (backslashes % 2 == 0)
            return quote;
        at = quote + 1;
    }
}

bool isUtf8(std::string_view text, const TaskContext &task)
{
    for (std::size_t at = 0; at < text.size() && !task.isStopRequested();) {
        std::size_t end = std::min(text.size(), at + piece);
        // A piece ends between two characters.
        for (int i = 0; i < 3 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u; ++i)
            ++end;
        if (!simdjson::validate_utf8(text.data() + at, end - at))
            return false;
        at = end;
    }
    return true;
}

std::size_t countOf(std::string_view text, std::string_view what)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size()))
        ++count;
    return count;
}

}  // namespace

void LongTexts::clear()
{
    m_texts.clear();
    m_mended.clear();
}

void LongTexts::keep(std::string_view text, const TaskContext &task, Repairs &repairs)
{
    if (!isUtf8(text, task)) {
        // As a JSON string of its own it can be mended by itself.
        std::string quoted;
        quoted.reserve(std::min(text.size(), largestMended) + 2);
        quoted.append("\"").append(text.substr(0, largestMended)).append("\"");
        m_mended.push_back(repairJson(quoted, repairs, task));
        const std::string_view mended = m_mended.back();
        text = mended.size() >= 2 ? mended.substr(1, mended.size() - 2) : std::string_view();
    }
    m_texts.push_back(RawText{text, std::memchr(text.data(), '\\', text.size()) != nullptr});
}

LongTexts::Reduction LongTexts::reduce(std::string_view json, const TaskContext &task, std::string &out, Repairs &repairs)
{
    clear();
    out.clear();
    for (std::size_t at = 0; at < json.size();) {
        if (out.size() > largestRest)
            return Reduction::TooLarge;
        const std::size_t quote = json.substr(0, at + std::min(largestRest, json.size() - at)).find('"', at);
        if (quote == std::string_view::npos) {
            out.append(json.substr(at, largestRest + 1));
            at += std::min(json.size() - at, largestRest + 1);
            continue;
        }
        const std::size_t close = closingQuote(json, quote + 1, task);
        if (task.isStopRequested())
            return Reduction::Stopped;
        if (close == std::string_view::npos)
            return Reduction::Broken;
        if (close - quote - 1 < longText) {
            out.append(json.substr(at, close + 1 - at));
        } else {
            out.append(json.substr(at, quote + 1 - at)).append(token).append(std::to_string(m_texts.size())).append("\"");
            keep(json.substr(quote + 1, close - quote - 1), task, repairs);
        }
        at = close + 1;
    }
    if (task.isStopRequested())
        return Reduction::Stopped;
    if (out.size() > largestRest)
        return Reduction::TooLarge;
    if (countOf(out, token) != m_texts.size())
        return Reduction::Broken;
    out.append(64, '\0');
    out.resize(out.size() - 64);
    return Reduction::Done;
}

const RawText *LongTexts::find(const RawText &raw) const
{
    if (m_texts.empty() || raw.bytes.substr(0, token.size()) != token)
        return nullptr;
    std::size_t index = 0;
    const char *end = raw.bytes.data() + raw.bytes.size();
    const auto [last, error] = std::from_chars(raw.bytes.data() + token.size(), end, index);
    return error == std::errc() && last == end && index < m_texts.size() ? &m_texts[index] : nullptr;
}

}  // namespace probity::traffic
