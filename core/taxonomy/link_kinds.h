#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/finding.h"

namespace probity {

/// One kind of links, and how it is known. Every list that is not empty is an alternative.
struct LinkKind {
    std::string id;                         ///< "app_store", "package", "payment", "app_jump", "share", "http_dns", ...
    Bilingual name;
    std::vector<std::string> hosts;         ///< with their subdomains; "host/path" where only a part of a host is meant
    std::vector<std::string> schemes;
    std::vector<std::string> suffixes;      ///< of paths: ".apk"
    std::vector<std::string> segments;      ///< of paths: "invite"
    std::vector<std::string> mimeTypes;     ///< of what the link led to
    bool isBareAddress = false;             ///< an IP address instead of a name
};

/// resources/taxonomy/links.json: the kinds of links that rules speak of, in the order in which they are tried.
class LinkKinds {
public:
    static Result<LinkKinds> load();

    /// The kind of a URL or deep link (`host`: its host, lower case); empty: none that rules speak of. Deep links with an
    /// unknown scheme are "deep_link".
    std::string kindOf(std::string_view url, std::string_view host, std::string_view mimeType) const;
    const std::vector<LinkKind> &all() const noexcept { return m_kinds; }

private:
    struct HostPattern {
        std::size_t kind = 0;       ///< in m_kinds
        std::string path;           ///< "/pkg"; empty: all of the host
    };
    /// The first kind that knows the host or one above it; m_kinds.size() if none does. A capture asks for each of its requests.
    std::size_t kindOfHost(std::string_view host, std::string_view path) const;

    std::vector<LinkKind> m_kinds;
    std::map<std::string, std::vector<HostPattern>, std::less<>> m_hosts;
};

}  // namespace probity
