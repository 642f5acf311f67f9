#include <algorithm>

#include "analysis/observed/codecs.h"
#include "analysis/observed/nodes.h"
#include "base/text.h"

namespace probity::observed {

namespace {

std::uint32_t addRoot(Nodes &nodes)
{
    const auto root = static_cast<std::uint32_t>(nodes.size());
    nodes.push_back(Node{{}, {}, root + 1, root, 0, NodeKind::Object});
    return root;
}

void addField(Nodes &nodes, std::uint32_t root, std::string_view key, std::string_view value)
{
    const auto self = static_cast<std::uint32_t>(nodes.size());
    nodes.push_back(Node{key, value, self + 1, root, self - root - 1, NodeKind::Text});
    nodes[root].end = self + 1;
}

std::string_view decoded(std::string_view text, Arena &arena)
{
    return text.find_first_of("%+") == std::string_view::npos ? text : arena.keep(formDecode(text));
}

/// The value of a parameter of a header line: name="…" or name=…
std::string_view headerParameter(std::string_view line, std::string_view name)
{
    for (std::size_t at = 0; (at = line.find(name, at)) != std::string_view::npos; at += name.size()) {
        if (at > 0 && line[at - 1] != ' ' && line[at - 1] != ';' && line[at - 1] != '\t')
            continue;
        std::string_view rest = line.substr(at + name.size());
        if (rest.empty() || rest.front() != '=')
            continue;
        rest.remove_prefix(1);
        if (!rest.empty() && rest.front() == '"') {
            rest.remove_prefix(1);
            return rest.substr(0, rest.find('"'));
        }
        return trimmed(rest.substr(0, rest.find(';')));
    }
    return {};
}

struct PartHead {
    std::string_view name;
    std::string_view fileName;
    std::string_view mediaType;
};

PartHead readPartHead(std::string_view head, Arena &arena)
{
    PartHead part;
    while (!head.empty()) {
        const std::size_t end = head.find('\n');
        const std::string_view line = trimmed(head.substr(0, end));
        head = end == std::string_view::npos ? std::string_view() : head.substr(end + 1);
        const std::string small = toLowerAscii(line.substr(0, 32));
        if (small.rfind("content-disposition:", 0) == 0) {
            part.name = headerParameter(line, "name");
            part.fileName = headerParameter(line, "filename");
            if (const std::string_view extended = headerParameter(line, "filename*"); !extended.empty())
                if (auto name = percentDecode(extended.substr(extended.rfind('\'') == std::string_view::npos ? 0 : extended.rfind('\'') + 1)))
                    part.fileName = arena.keep(std::move(*name));
        } else if (small.rfind("content-type:", 0) == 0) {
            part.mediaType = trimmed(line.substr(13));
        }
    }
    return part;
}

}  // namespace

Reading readForm(std::string_view text, Arena &arena, Nodes &nodes)
{
    const std::uint32_t root = addRoot(nodes);
    while (!text.empty() && nodes.size() < maxNodes) {
        const std::size_t end = text.find('&');
        const std::string_view pair = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (pair.empty())
            continue;
        const std::size_t equals = pair.find('=');
        addField(nodes, root, decoded(pair.substr(0, equals), arena), equals == std::string_view::npos ? std::string_view() : decoded(pair.substr(equals + 1), arena));
    }
    if (!text.empty()) {
        arena.note(Limit::Values);
        return Reading::Partly;
    }
    return nodes.size() > root + 1U ? Reading::Whole : Reading::No;
}

namespace {

bool isPairName(std::string_view name) noexcept
{
    const auto isNamePart = [](char c) { return isAlnum(c) || c == '_' || c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80; };
    return !name.empty() && name.size() <= 40 && !isDigit(name.front()) && name.front() != '-' && std::all_of(name.begin(), name.end(), isNamePart);
}

/// No at the first piece that is no pair.
Reading addPairs(std::string_view text, char separator, char assignment, Nodes &nodes)
{
    const std::uint32_t root = addRoot(nodes);
    while (!text.empty() && nodes.size() < maxNodes) {
        const std::size_t end = text.find(separator);
        const std::string_view pair = trimmed(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (pair.empty())
            continue;
        const std::size_t sign = pair.find(assignment);
        if (sign == std::string_view::npos || !isPairName(trimmed(pair.substr(0, sign))))
            return Reading::No;
        addField(nodes, root, trimmed(pair.substr(0, sign)), trimmed(pair.substr(sign + 1)));
    }
    return text.empty() ? Reading::Whole : Reading::Partly;
}

}  // namespace

Reading readPairs(std::string_view text, std::size_t fewest, Nodes &nodes)
{
    constexpr std::string_view assignments = "=:";
    constexpr std::string_view separators = "\n\t|;^,";
    const std::size_t first = text.substr(0, 48).find_first_of(assignments);
    // Cards of address books and of calendars are formats of their own.
    if (text.substr(0, 6) == "BEGIN:" || first == std::string_view::npos || !isPairName(trimmed(text.substr(0, first))))
        return Reading::No;
    for (const char separator : separators) {
        if (text.find(separator, first) == std::string_view::npos)
            continue;
        const auto root = static_cast<std::uint32_t>(nodes.size());
        const Reading reading = addPairs(text, separator, text[first], nodes);
        if (reading != Reading::No && nodes.size() >= root + 1U + fewest)
            return reading;
        nodes.resize(root);
    }
    return Reading::No;
}

Reading readMultipart(std::string_view text, std::string_view boundary, Arena &arena, Nodes &nodes, std::vector<FilePart> &files)
{
    if (boundary.empty()) {
        // Without a boundary in the media type the first line is it.
        if (text.substr(0, 2) != "--")
            return Reading::No;
        boundary = trimmed(text.substr(2, text.find('\n') == std::string_view::npos ? 0 : text.find('\n') - 2));
        if (boundary.empty() || boundary.size() > 200)
            return Reading::No;
    }
    const std::string_view mark = arena.keep("--" + std::string(boundary));
    const std::uint32_t root = addRoot(nodes);
    std::size_t at = text.find(mark);
    bool isClosed = false;
    while (at != std::string_view::npos && nodes.size() < maxNodes) {
        at += mark.size();
        if (text.substr(at, 2) == "--") {
            isClosed = true;
            break;
        }
        const std::size_t next = text.find(mark, at);
        std::string_view part = text.substr(at, next == std::string_view::npos ? std::string_view::npos : next - at);
        at = next;
        std::size_t gap = part.find("\r\n\r\n");
        std::size_t gapLength = 4;
        if (gap == std::string_view::npos) {
            gap = part.find("\n\n");
            gapLength = 2;
        }
        if (gap == std::string_view::npos)
            continue;
        const PartHead head = readPartHead(part.substr(0, gap), arena);
        std::string_view content = part.substr(gap + gapLength);
        if (!content.empty() && content.back() == '\n')
            content.remove_suffix(1);
        if (!content.empty() && content.back() == '\r')
            content.remove_suffix(1);
        const bool isMedia = head.mediaType.substr(0, 6) == "image/" || head.mediaType.substr(0, 6) == "video/" || head.mediaType.substr(0, 6) == "audio/";
        if (!head.fileName.empty() || isMedia) {
            files.push_back(FilePart{head.name, head.fileName, head.mediaType, content});
            continue;
        }
        addField(nodes, root, head.name, content);
    }
    if (nodes.size() == root + 1U && files.empty())
        return Reading::No;
    if (!isClosed && nodes.size() >= maxNodes)
        arena.note(Limit::Values);
    return isClosed ? Reading::Whole : Reading::Partly;
}

}  // namespace probity::observed
