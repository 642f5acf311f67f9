#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "model/artifact.h"

namespace probity {

/// A part of an exchange that values stand in.
enum class Part { Url, Query, Header, Cookie, RequestBody, ResponseBody, WebSocket };

/// What is known of a body. "Absent" (the capture does not hold it) is never "Empty".
enum class BodyState { Absent, Empty, Present, Truncated, Undecodable };

/// A message body with transfer and content codings undone.
struct Body {
    BodyState state = BodyState::Absent;
    std::string bytes;                  ///< decoded; empty unless Present or Truncated (then what is there)
    std::string mimeType;               ///< as the capture says, parameters included
    std::vector<std::string> steps;     ///< codings undone, outermost first: "base64", "gzip", "latin1-characters"

    /// What contract.md calls *_body_bytes: null where the capture does not hold the body or its coding could not be undone.
    std::optional<std::uint64_t> size() const noexcept
    {
        if (state == BodyState::Absent || state == BodyState::Undecodable)
            return std::nullopt;
        return bytes.size();
    }
};

using NameValue = std::pair<std::string, std::string>;

struct WebSocketMessage {
    enum class Direction { Sent, Received };
    Direction direction = Direction::Sent;
    std::optional<Timestamp> time;
    bool isBinary = false;
    std::string data;
};

/// One request with its response, whatever format held it.
struct TrafficEntry {
    std::uint32_t index = 0;                ///< zero-based place in the file, unusable members counted
    std::uint64_t offset = 0;               ///< byte range of the entry in the decoded stream of the artifact
    std::uint64_t length = 0;
    std::optional<Timestamp> started;
    double durationMs = -1;                 ///< -1: unknown
    std::string method;
    std::string url;                        ///< as captured, fragment included
    std::string httpVersion;
    int status = 0;                         ///< 0: no response, or the capture does not say
    std::vector<NameValue> requestHeaders;
    std::vector<NameValue> responseHeaders;
    std::vector<NameValue> requestCookies;  ///< from the cookie list; the Cookie header stays in the headers too
    std::vector<NameValue> query;           ///< decoded pairs as the capture lists them; may be empty though the URL has a query
    std::vector<NameValue> formParams;      ///< postData.params where the capture has no text
    Body requestBody;
    Body responseBody;
    std::vector<WebSocketMessage> webSocketMessages;
    std::string serverAddress;
    std::string app;                        ///< the process that sent it, where the capture names it
    Phase phase = Phase::Unknown;
};

/// A host that was merely contacted: SNI, DNS, tunnel, failed TLS.
struct HostContact {
    std::string host;
    std::string how;                        ///< "sni", "tls" (no name given), "quic", "dns", "tunnel", "failed_tls", "tcp", "udp"
    std::optional<Timestamp> started;
    std::vector<std::string> aliases;       ///< CNAME targets in the answer, in the order followed (lower case)
    std::vector<std::string> addresses;     ///< the host resolved to, or was reached at

    friend bool operator==(const HostContact &, const HostContact &) = default;
};

/// What remains of an entry when its bodies are put away: enough for lists, timelines and the command line.
struct EntrySummary {
    std::uint32_t index = 0;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    std::optional<Timestamp> started;
    std::string method;
    std::string url;
    std::string host;                       ///< lower case, without port; empty if the URL has none
    int status = 0;
    BodyState requestState = BodyState::Absent;
    BodyState responseState = BodyState::Absent;
    std::optional<std::uint64_t> requestBytes;
    std::optional<std::uint64_t> responseBytes;
    std::string mimeType;                   ///< of the response
    Phase phase = Phase::Unknown;
    bool isOpaque = false;                  ///< a body that is there and that nobody can read

    friend bool operator==(const EntrySummary &, const EntrySummary &) = default;
};

/// Something in an entry that nobody can read: a whole body (empty pointer), or one field of a body that can be read otherwise.
struct OpaqueValue {
    std::uint32_t entry = 0;
    Part part = Part::RequestBody;
    std::string pointer;
    std::uint64_t bytes = 0;

    friend bool operator==(const OpaqueValue &, const OpaqueValue &) = default;
};

/// The address of an app package that a server handed out.
struct DownloadLink {
    std::uint32_t entry = 0;
    std::string pointer;                    ///< into the opened response; empty: in its text
    std::string url;

    friend bool operator==(const DownloadLink &, const DownloadLink &) = default;
};

/// What a traffic sample holds besides its entries.
struct TrafficFacts {
    ArtifactInfo artifact;
    std::uint64_t entries = 0;
    std::uint64_t bodiesAbsent = 0;         ///< request bodies that should be there (method, length) and are not
    std::uint64_t bodiesTruncated = 0;
    std::uint64_t opaque = 0;
    std::uint64_t undecodable = 0;
    bool isSanitised = false;               ///< cookies and authorisation stripped: absence proves nothing
    std::vector<HostContact> contacts;
    std::vector<OpaqueValue> opaqueValues;  ///< in the order of the entries; the first thousand
    std::vector<DownloadLink> links;        ///< the same

    friend bool operator==(const TrafficFacts &, const TrafficFacts &) = default;
};

const char *name(Part part) noexcept;           ///< "url", "query", "header", "cookie", "request.body", "response.body", "websocket"
std::optional<Part> partFromName(const std::string &name);
const char *name(BodyState state) noexcept;     ///< "absent", "empty", "present", "truncated", "undecodable"

}  // namespace probity
