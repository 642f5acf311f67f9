#include "import/traffic/traffic_reader.h"

#include <array>

#include "base/text.h"
#include "import/traffic/body_decoder.h"

namespace probity {

namespace {

/// RFC 3986, section 3.2: the host of a URL that goes to the network; brackets of IPv6 taken off.
std::string hostOf(std::string_view url)
{
    const std::size_t colon = url.find("://");
    if (colon == std::string_view::npos || colon > 8)
        return {};
    const std::string scheme = toLowerAscii(url.substr(0, colon));
    static constexpr std::array<std::string_view, 5> network{"http", "https", "ws", "wss", "ftp"};
    bool isNetwork = false;
    for (const std::string_view known : network)
        isNetwork = isNetwork || scheme == known;
    if (!isNetwork)
        return {};
    std::string_view authority = url.substr(colon + 3);
    authority = authority.substr(0, authority.find_first_of("/?#\\"));
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos)
        authority.remove_prefix(at + 1);
    if (!authority.empty() && authority.front() == '[')
        return toLowerAscii(authority.substr(1, authority.find(']') - 1));
    return toLowerAscii(authority.substr(0, authority.find(':')));
}

bool isOpaqueBody(const Body &body)
{
    return (body.state == BodyState::Present || body.state == BodyState::Truncated) && traffic::isOpaque(body.bytes);
}

}  // namespace

EntrySummary summarise(const TrafficEntry &entry)
{
    EntrySummary out;
    out.index = entry.index;
    out.offset = entry.offset;
    out.length = entry.length;
    out.started = entry.started;
    out.method = entry.method;
    out.url = entry.url;
    out.host = hostOf(entry.url);
    out.status = entry.status;
    out.requestState = entry.requestBody.state;
    out.responseState = entry.responseBody.state;
    out.requestBytes = entry.requestBody.size();
    out.responseBytes = entry.responseBody.size();
    out.mimeType = entry.responseBody.mimeType;
    out.phase = entry.phase;
    out.isOpaque = isOpaqueBody(entry.requestBody) || isOpaqueBody(entry.responseBody);
    return out;
}

}  // namespace probity
