#include "analysis/observed/download_links.h"

#include <algorithm>

#include "analysis/observed/codecs.h"
#include "base/text.h"
#include "taxonomy/link_kinds.h"

namespace probity::observed {

namespace {

constexpr std::string_view mark = "://";
constexpr std::size_t longestLink = 2000;
constexpr std::size_t longestScheme = 16;

bool isLinkCharacter(char c) noexcept
{
    return static_cast<unsigned char>(c) > 0x20 && c != '"' && c != '\'' && c != '<' && c != '>' && c != '`' && c != '\\' && c != ')' && c != ']' && c != '}' && c != 0x7f;
}

}  // namespace

Result<DownloadLinks> DownloadLinks::load()
{
    const auto kinds = LinkKinds::load();
    if (!kinds)
        return tl::unexpected<Error>(kinds.error());
    DownloadLinks links;
    for (const LinkKind &kind : kinds->all())
        if (kind.id == "package")
            links.m_suffixes = kind.suffixes;
    if (links.m_suffixes.empty() || std::any_of(links.m_suffixes.begin(), links.m_suffixes.end(), [](const std::string &suffix) { return suffix.size() < 2; }))
        return failure(ErrorCode::ResourceInvalid, "an ending of packages is missing or too short", "taxonomy/links.json");
    return links;
}

/// `pathEnd`: where its query begins.
bool DownloadLinks::isPackage(std::string_view url, std::size_t pathEnd) const
{
    if (toLowerAscii(url.substr(0, 16)) == "itms-services://")
        return true;
    const std::string_view path = url.substr(0, pathEnd);
    if (path.find('/', path.find(mark) + mark.size()) == std::string_view::npos)
        return false;
    return std::any_of(m_suffixes.begin(), m_suffixes.end(), [path](const std::string &suffix) { return path.size() > suffix.size() && toLowerAscii(path.substr(path.size() - suffix.size())) == suffix; });
}

void DownloadLinks::find(std::string_view text, std::size_t most, std::vector<std::string_view> &links) const
{
    // An address may hold another one: where the run of its characters and its path end is the same for both.
    std::size_t runEnd = 0;
    std::size_t query = 0;
    for (std::size_t at = text.find(mark); at != std::string_view::npos && links.size() < most; at = text.find(mark, at + mark.size())) {
        std::size_t start = at;
        while (start > 0 && at - start < longestScheme && (isAlnum(text[start - 1]) || text[start - 1] == '-' || text[start - 1] == '+'))
            --start;
        runEnd = std::max(runEnd, at + mark.size());
        if (runEnd == at + mark.size())
            while (runEnd < text.size() && isLinkCharacter(text[runEnd]))
                ++runEnd;
        if (query <= at)
            query = std::min(text.find_first_of("?#", at), text.size());
        const std::string_view url = text.substr(start, std::min(runEnd - start, longestLink));
        if (start < at && isPackage(url, query - start))
            links.push_back(url);
    }
}

}  // namespace probity::observed
