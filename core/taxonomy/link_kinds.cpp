#include "taxonomy/link_kinds.h"

#include <algorithm>

#include "base/text.h"
#include "taxonomy/resource_json.h"

namespace probity {

using resource_json::Json;

namespace {

constexpr const char *file = "taxonomy/links.json";
constexpr const char *deepLink = "deep_link";
constexpr std::size_t longestScheme = 40;

// Schemes that lead nowhere outside: web pages, data in the link itself, and the platform's own files.
constexpr std::string_view plainSchemes[] = {"http", "https", "ws", "wss", "data", "blob", "file", "about", "javascript", "mailto", "tel", "sms", "wxfile", "content"};

bool contains(const std::vector<std::string> &list, std::string_view word)
{
    return std::any_of(list.begin(), list.end(), [&](const std::string &one) { return one == word; });
}

bool isAddress(std::string_view host)
{
    if (host.find(':') != std::string_view::npos)
        return true;
    const bool isDigits = !host.empty() && host.find_first_not_of("0123456789.") == std::string_view::npos;
    return isDigits && std::count(host.begin(), host.end(), '.') == 3;
}

/// The path of "dl.example/pkg" meets paths that begin so; a pattern without a path meets all.
bool meetsPath(std::string_view wanted, std::string_view path)
{
    if (wanted.empty())
        return true;
    return path.substr(0, wanted.size()) == wanted && (path.size() == wanted.size() || wanted.back() == '/' || std::string_view("/?").find(path[wanted.size()]) != std::string_view::npos);
}

bool hasSegment(const std::vector<std::string> &segments, std::string_view path)
{
    std::size_t at = 0;
    while (at < path.size()) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        if (contains(segments, path.substr(at, end - at)))
            return true;
        at = end + 1;
    }
    return false;
}

Result<std::vector<std::string>> readList(const Json &json, const char *key, const std::string &kind)
{
    std::vector<std::string> out;
    for (const Json &word : resource_json::array(json, key)) {
        if (!word.is_string() || word.get_ref<const std::string &>().empty())
            return failure(ErrorCode::ResourceInvalid, "a list of words is expected", std::string(file) + ": " + kind + ": /" + key);
        out.push_back(word.get<std::string>());
    }
    return out;
}

Result<LinkKind> readKind(const Json &json)
{
    LinkKind kind;
    kind.id = resource_json::text(json, "id");
    kind.name = resource_json::bilingual(json, "name");
    const auto isBare = json.is_object() ? json.find("bare_address") : json.end();
    kind.isBareAddress = isBare != json.end() && isBare->is_boolean() && isBare->get<bool>();
    if (kind.id.empty() || kind.name.en.empty() || kind.name.zh.empty() || resource_json::text(json, "source").empty())
        return failure(ErrorCode::ResourceInvalid, "id, name in both languages and source are required", std::string(file) + ": " + kind.id);
    const std::pair<const char *, std::vector<std::string> *> lists[] = {
        {"hosts", &kind.hosts}, {"schemes", &kind.schemes}, {"suffixes", &kind.suffixes}, {"segments", &kind.segments}, {"mime_types", &kind.mimeTypes}};
    for (const auto &[key, list] : lists) {
        auto words = readList(json, key, kind.id);
        if (!words)
            return tl::unexpected(words.error());
        *list = std::move(*words);
    }
    return kind;
}

}  // namespace

Result<LinkKinds> LinkKinds::load()
{
    const auto json = resource_json::load(file, "probity.links/2");
    if (!json)
        return tl::unexpected(json.error());
    LinkKinds out;
    for (const Json &entry : resource_json::array(*json, "kinds")) {
        auto kind = readKind(entry);
        if (!kind)
            return tl::unexpected(kind.error());
        for (const std::string &pattern : kind->hosts) {
            const std::size_t slash = std::min(pattern.find('/'), pattern.size());
            out.m_hosts[pattern.substr(0, slash)].push_back({out.m_kinds.size(), pattern.substr(slash)});
        }
        out.m_kinds.push_back(std::move(*kind));
    }
    if (out.m_kinds.empty())
        return failure(ErrorCode::ResourceInvalid, "there is no kind of link", file);
    return out;
}

std::size_t LinkKinds::kindOfHost(std::string_view host, std::string_view path) const
{
    std::size_t best = m_kinds.size();
    for (std::string_view parent = host; !parent.empty();) {
        if (const auto found = m_hosts.find(parent); found != m_hosts.end())
            for (const HostPattern &pattern : found->second)
                if (meetsPath(pattern.path, path))
                    best = std::min(best, pattern.kind);
        const std::size_t dot = parent.find('.');
        parent = dot == std::string_view::npos ? std::string_view() : parent.substr(dot + 1);
    }
    return best;
}

std::string LinkKinds::kindOf(std::string_view url, std::string_view host, std::string_view mimeType) const
{
    const std::string lower = toLowerAscii(url);
    const std::size_t colon = std::min(lower.find(':'), longestScheme);
    const std::string scheme = lower.substr(0, colon);
    const std::size_t slashes = lower.find("://");
    const std::size_t pathStart = slashes == std::string::npos ? std::string::npos : lower.find('/', slashes + 3);
    const std::string path = pathStart == std::string::npos ? std::string() : lower.substr(pathStart, lower.find_first_of("?#", pathStart) - pathStart);
    const std::string type = toLowerAscii(mimeType.substr(0, mimeType.find(';')));
    const auto ends = [&](const std::string &suffix) { return path.size() > suffix.size() && path.compare(path.size() - suffix.size(), suffix.size(), suffix) == 0; };
    const std::size_t ofHost = kindOfHost(host, path);
    for (const LinkKind &kind : m_kinds) {
        if (&kind == m_kinds.data() + ofHost || contains(kind.schemes, scheme) || std::any_of(kind.suffixes.begin(), kind.suffixes.end(), ends) || (!type.empty() && contains(kind.mimeTypes, type))
            || hasSegment(kind.segments, path) || (kind.isBareAddress && isAddress(host)))
            return kind.id;
    }
    const bool isPlain = std::find(std::begin(plainSchemes), std::end(plainSchemes), scheme) != std::end(plainSchemes);
    return slashes == std::string::npos || isPlain || colon == longestScheme ? std::string() : deepLink;
}

}  // namespace probity
