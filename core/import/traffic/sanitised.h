#pragma once

#include <cstdint>
#include <string_view>

#include "model/traffic.h"

namespace probity::traffic {

/// Watches a capture go by and judges whether somebody took cookies and credentials out of it: browsers do so by default when
/// they export a HAR, redaction tools write fillers over the values. Such a capture proves nothing by what it lacks.
class SanitisedWatch {
public:
    void see(const TrafficEntry &entry);
    /// `producer` as the capture names it.
    bool isSanitised(std::string_view producer) const;

private:
    void seeHeaders(const std::vector<NameValue> &headers);

    std::uint64_t m_secure = 0;         ///< requests over TLS
    std::uint64_t m_headers = 0;
    std::uint64_t m_credentials = 0;    ///< Cookie, Set-Cookie, Authorization with a value, and cookies listed
    std::uint64_t m_fillers = 0;        ///< of these, values that are fillers
};

}  // namespace probity::traffic
