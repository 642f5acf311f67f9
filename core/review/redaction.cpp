#include "review/redaction.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "analysis/observed/observer.h"
#include "analysis/observed/persona_index.h"
#include "base/signing.h"
#include "base/text.h"

namespace probity {

namespace {

constexpr std::size_t shortestSeen = 6;         // bytes of a seen value that is looked for elsewhere
constexpr std::size_t shortestCoded = 12;       // bytes of a text that may hold another one
constexpr std::size_t longestOpened = 256 * 1024;   // coded texts above this go as a whole, unread
constexpr std::size_t longestNumber = 24;

using Span = std::pair<std::size_t, std::size_t>;
struct Found {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string placeholder;
};

// "wifi" or "female" stand in every notice; what tells one person from another has digits, a mailbox's sign or is not ASCII.
bool isTelling(const std::string &value)
{
    return value.size() >= shortestSeen && std::any_of(value.begin(), value.end(), [](char c) { return (c >= '0' && c <= '9') || c == '@' || static_cast<unsigned char>(c) >= 0x80; });
}

bool isCodeLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=' || c == '-' || c == '_' || c == '%' || c == '.';
}

bool isText(const std::string &bytes)
{
    return bytes.find('\0') == std::string::npos && isValidUtf8(bytes);
}

std::string escapesUndone(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 >= text.size()) {
            out += text[i];
            continue;
        }
        const char next = text[++i];
        if (next != 'u' || i + 4 >= text.size()) {
            out += next == 'n' ? '\n' : next == 't' ? '\t' : next == 'r' ? '\r' : next;
            continue;
        }
        unsigned code = 0;
        const char *const digits = text.data() + i + 1;
        if (std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4)
            appendUtf8(out, code);
        i += 4;
    }
    return out;
}

std::vector<Found> merged(std::vector<Found> found)
{
    std::sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return a.start != b.start ? a.start < b.start : a.end > b.end; });
    std::vector<Found> out;
    for (Found &one : found) {
        if (!out.empty() && one.start < out.back().end) {
            out.back().end = std::max(out.back().end, one.end);
            continue;
        }
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace

struct Redactor::Private {
    explicit Private(Persona persona) : index(std::move(persona)) {}

    observed::PersonaIndex index;
    std::map<std::string, std::string> placeholders;        // by value

    std::string placeholder(const PersonaValue &value) const
    {
        const auto found = placeholders.find(value.value);
        return found == placeholders.end() ? "[redacted]" : found->second;
    }

    void findPlain(std::string_view text, std::size_t at, std::vector<Found> &found) const
    {
        std::vector<observed::PersonaHit> hits;
        index.find(text, hits);
        for (const observed::PersonaHit &hit : hits) {
            const auto start = static_cast<std::size_t>(hit.text.data() - text.data());
            if (hit.text.data() >= text.data() && start + hit.text.size() <= text.size())
                found.push_back({at + start, at + start + hit.text.size(), placeholder(*hit.value)});
        }
        findNumbers(text, at, found);
    }

    // The tester's position, however it is rounded or shifted.
    void findNumbers(std::string_view text, std::size_t at, std::vector<Found> &found) const
    {
        if (!index.position())
            return;
        for (std::size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.', dot + 1)) {
            const auto isDigit = [&](std::size_t place) { return place < text.size() && text[place] >= '0' && text[place] <= '9'; };
            std::size_t start = dot;
            while (start > 0 && isDigit(start - 1) && dot - start < longestNumber)
                --start;
            std::size_t end = dot + 1;
            while (isDigit(end) && end - dot < longestNumber)
                ++end;
            double value = 0;
            const bool isNumber = start < dot && end > dot + 2 && std::from_chars(text.data() + start, text.data() + end, value).ec == std::errc();
            if (isNumber && (index.isNearLatitude(value) || index.isNearLongitude(value)))
                found.push_back({at + start, at + end, placeholder(*index.position())});
        }
    }

    bool holdsValue(const OpenedLayer &layer, std::string &placeholder) const
    {
        std::vector<Found> found;
        findPlain(layer.text, 0, found);
        if (!found.empty()) {
            placeholder = found.front().placeholder;
            return true;
        }
        return std::any_of(layer.inside.begin(), layer.inside.end(), [&](const OpenedLayer &one) { return holdsValue(one, placeholder); });
    }

    /// What a coded text hides goes with all of it.
    std::optional<std::string> hidden(std::string_view text) const
    {
        if (text.size() > longestOpened)
            return std::all_of(text.begin(), text.end(), isCodeLetter) ? std::optional<std::string>("[redacted]") : std::nullopt;
        Body body;
        body.state = BodyState::Present;
        body.bytes = std::string(text);
        std::string placeholder;
        return holdsValue(openBody(body), placeholder) ? std::optional<std::string>(placeholder) : std::nullopt;
    }

    void findCoded(std::string_view text, std::size_t at, std::vector<Found> &found) const
    {
        std::vector<Found> plain;
        if (text.find('\\') != std::string_view::npos) {
            const std::string undone = escapesUndone(text);
            std::vector<Found> escaped;
            findPlain(text, 0, plain);
            findPlain(undone, 0, escaped);
            if (escaped.size() > plain.size()) {
                found.push_back({at, at + text.size(), escaped.front().placeholder});
                return;
            }
            if (const auto placeholder = plain.empty() ? hidden(undone) : std::nullopt) {
                found.push_back({at, at + text.size(), *placeholder});
                return;
            }
        } else if (const auto placeholder = hidden(text)) {
            findPlain(text, 0, plain);
            if (plain.empty())
                found.push_back({at, at + text.size(), *placeholder});
        }
        // A text with a plain value may hold a coded one as well, word by word.
        findWords(text, at, found);
    }

    void findWords(std::string_view text, std::size_t at, std::vector<Found> &found) const
    {
        for (std::size_t start = 0; start < text.size();) {
            std::size_t end = start;
            while (end < text.size() && isCodeLetter(text[end]))
                ++end;
            const std::string_view word = text.substr(start, end - start);
            if (word.size() >= shortestCoded && word.size() < text.size())
                if (const auto placeholder = hidden(word)) {
                    std::vector<Found> plain;
                    findPlain(word, 0, plain);
                    if (plain.empty())
                        found.push_back({at + start, at + end, *placeholder});
                }
            start = end + 1;
        }
    }

    /// Every text between quotation marks, as JSON, XML and CSV have them; lines of other files.
    static std::vector<Span> texts(const std::string &bytes)
    {
        std::vector<Span> out;
        const char first = bytes.empty() ? ' ' : bytes[std::min(bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), bytes.size() - 1)];
        const bool isQuoted = first == '{' || first == '[';
        for (std::size_t at = 0; at < bytes.size();) {
            std::size_t end = isQuoted ? bytes.find('"', at) : at;
            if (end == std::string::npos)
                break;
            const std::size_t start = isQuoted ? end + 1 : at;
            for (end = start; end < bytes.size() && bytes[end] != (isQuoted ? '"' : '\n'); ++end)
                if (isQuoted && bytes[end] == '\\')
                    ++end;
            end = std::min(end, bytes.size());
            if (end - start >= shortestCoded)
                out.push_back({start, end});
            at = end + 1;
        }
        return out;
    }
};

Redactor::Redactor(const Persona &persona, const Assessment &assessment)
{
    Persona all = persona;
    for (const Observation &seen : assessment.observations)
        if (isTelling(seen.value) && seen.confidence != Confidence::Possible)
            all.values.push_back({"other", seen.category, seen.value});
    for (const ArtifactInfo &artifact : assessment.artifacts)
        all.values.push_back({"other", CategoryId("sha256"), artifact.sha256.hex()});   // of a file with one number in it: can be guessed
    std::sort(all.values.begin(), all.values.end(), [](const PersonaValue &a, const PersonaValue &b) { return std::tie(a.value, a.category, a.field) < std::tie(b.value, b.category, b.field); });
    // The persona's own words about a value are better than "other": they know its spellings.
    std::map<std::string, std::string> placeholders;
    std::map<std::string, int> count;
    for (const PersonaValue &value : all.values)
        if (placeholders.find(value.value) == placeholders.end())
            placeholders[value.value] = "[" + value.category.value + "-" + std::to_string(++count[value.category.value]) + "]";
    std::stable_sort(all.values.begin(), all.values.end(), [](const PersonaValue &a, const PersonaValue &b) { return (a.field != "other") > (b.field != "other"); });
    auto made = std::make_unique<Private>(std::move(all));
    made->placeholders = std::move(placeholders);
    d = std::move(made);
}

Redactor::~Redactor() = default;

std::vector<Piece> Redactor::pieces(const std::string &bytes) const
{
    if (bytes.empty())
        return {};
    if (!isText(bytes))
        return {{bytes.size(), "[file]"}};
    std::vector<Found> found;
    d->findPlain(bytes, 0, found);
    for (const auto &[start, end] : Private::texts(bytes))
        d->findCoded(std::string_view(bytes).substr(start, end - start), start, found);
    std::vector<Piece> out;
    std::size_t at = 0;
    for (Found &one : merged(std::move(found))) {
        if (one.start > at)
            out.push_back({one.start - at, {}});
        out.push_back({one.end - one.start, std::move(one.placeholder)});
        at = one.end;
    }
    if (at < bytes.size())
        out.push_back({bytes.size() - at, {}});
    return out;
}

std::string Redactor::redacted(const std::string &text) const
{
    return withPlaceholders(text, pieces(text));
}

std::string withPlaceholders(const std::string &bytes, const std::vector<Piece> &pieces)
{
    std::string out;
    std::size_t at = 0;
    for (const Piece &piece : pieces) {
        const auto length = static_cast<std::size_t>(piece.bytes);
        if (piece.placeholder.empty())
            out.append(bytes, at, length);
        else
            out += piece.placeholder;
        at += length;
    }
    return out;
}

std::string pieceKey(const std::string &secret, const std::string &path, std::size_t position)
{
    const Sha256 key = hmacSha256(secret, std::to_string(position) + '\n' + path);
    return {reinterpret_cast<const char *>(key.bytes.data()), key.bytes.size()};
}

Sha256 leafOf(const std::string &key, const Sha256 &piece)
{
    return hmacSha256(key, std::string_view(reinterpret_cast<const char *>(piece.bytes.data()), piece.bytes.size()));
}

std::vector<PieceCommitment> commitTo(const std::string &bytes, const std::vector<Piece> &pieces, const std::string &secret, const std::string &path)
{
    std::vector<PieceCommitment> out;
    std::size_t at = 0;
    for (const Piece &piece : pieces) {
        PieceCommitment made{pieceKey(secret, path, out.size()), {}};
        made.leaf = leafOf(made.key, sha256(std::string_view(bytes).substr(at, static_cast<std::size_t>(piece.bytes))));
        at += static_cast<std::size_t>(piece.bytes);
        out.push_back(std::move(made));
    }
    return out;
}

Sha256 rootOf(const std::vector<Sha256> &leaves)
{
    std::string lines = "probity.pieces/1\n";
    for (const Sha256 &leaf : leaves)
        lines += leaf.hex() + '\n';
    return sha256(lines);
}

Sha256 rootOf(const std::map<std::string, Sha256> &files)
{
    std::string lines = "probity.files/1\n";
    for (const auto &[path, root] : files)
        lines += root.hex() + "  " + path + '\n';
    return sha256(lines);
}

}  // namespace probity
