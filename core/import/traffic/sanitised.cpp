#include "import/traffic/sanitised.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace probity::traffic {

namespace {

// Fewer requests may well do without cookies.
constexpr std::uint64_t manyRequests = 8;

bool isCredential(std::string_view name)
{
    // Most headers are none: their length says so.
    if (name.size() != 6 && name.size() != 10 && name.size() != 13 && name.size() != 19)
        return false;
    const std::string lower = toLowerAscii(name);
    return lower == "cookie" || lower == "set-cookie" || lower == "authorization" || lower == "proxy-authorization";
}

/// "REDACTED", "[removed]", "MANUALLY REMOVED", "***", "xxxxxxxx".
bool isFiller(std::string_view value)
{
    const std::string lower = toLowerAscii(value.substr(0, 256));
    for (const std::string_view word : {"redacted", "removed", "sanitized", "sanitised", "filtered", "hidden"})
        if (lower.find(word) != std::string::npos && lower.size() < word.size() + 24)
            return true;
    return lower.size() >= 3 && (lower.find_first_not_of('*') == std::string::npos || (lower.size() >= 6 && lower.find_first_not_of('x') == std::string::npos));
}

bool isBrowser(std::string_view producer)
{
    static constexpr std::array<std::string_view, 6> names{"webinspector", "webkit web inspector", "firefox", "chrome", "edge", "safari"};
    const std::string lower = toLowerAscii(producer);
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return lower.find(name) != std::string::npos; });
}

}  // namespace

void SanitisedWatch::seeHeaders(const std::vector<NameValue> &headers)
{
    m_headers += headers.size();
    for (const NameValue &header : headers) {
        if (!isCredential(header.first) || header.second.empty())
            continue;
        ++m_credentials;
        m_fillers += isFiller(header.second);
    }
}

void SanitisedWatch::see(const TrafficEntry &entry)
{
    const std::string_view url = entry.url;
    m_secure += url.substr(0, 8) == "https://" || url.substr(0, 6) == "wss://";
    seeHeaders(entry.requestHeaders);
    seeHeaders(entry.responseHeaders);
    for (const NameValue &cookie : entry.requestCookies) {
        ++m_credentials;
        m_fillers += isFiller(cookie.second);
    }
}

bool SanitisedWatch::isSanitised(std::string_view producer) const
{
    if (m_credentials > 0)
        return m_fillers * 2 > m_credentials;
    const bool isBare = m_headers == 0 && m_secure > 0;
    return isBrowser(producer) && (m_secure >= manyRequests || isBare);
}

}  // namespace probity::traffic
