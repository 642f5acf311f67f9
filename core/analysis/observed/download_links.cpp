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

bool DownloadLinks::isPackage(std::string_view url) const
{
    if (toLowerAscii(url.substr(0, 16)) == "itms-services://")
        return true;
    const std::string path = toLowerAscii(url.substr(0, url.find_first_of("?#")));
    const std::size_t slash = path.find('/', path.find(mark) + mark.size());
    return slash != std::string::npos && std::any_of(m_suffixes.begin(), m_suffixes.end(), [&path](const std::string &suffix) {
               return path.size() > suffix.size() && path.compare(path.size() - suffix.size(), suffix.size(), suffix) == 0;
           });
}

void DownloadLinks::find(std::string_view text, std::vector<std::string_view> &links) const
{
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + mark.size())) {
        std::size_t start = at;
        while (start > 0 && at - start < longestScheme && (isAlnum(text[start - 1]) || text[start - 1] == '-' || text[start - 1] == '+'))
            --start;
        std::size_t end = at + mark.size();
        while (end < text.size() && end - start < longestLink && isLinkCharacter(text[end]))
            ++end;
        const std::string_view url = text.substr(start, end - start);
        if (start < at && isPackage(url))
            links.push_back(url);
    }
}

}  // namespace probity::observed
