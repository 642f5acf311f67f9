#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "import/traffic/body_decoder.h"
#include "model/traffic.h"

namespace probity::traffic {

/// The head of an HTTP/1 message: RFC 9112, sections 2 to 5.
struct HttpHead {
    std::string method;         ///< of a request
    std::string target;         ///< of a request, as written
    std::string version;        ///< "HTTP/1.1"; empty for HTTP/0.9
    int status = 0;             ///< of a response
    std::vector<NameValue> headers;
    std::size_t length = 0;     ///< bytes up to and with the blank line
};

enum class HeadReading {
    Good,
    Incomplete,     ///< it began well, the blank line is missing
    NotHttp
};

/// Read what tools and networks let through: line ends without CR, folded lines, blanks around names. Values that are not
/// UTF-8 are taken as Latin-1. A head of more than 1 MB is none.
HeadReading readRequestHead(std::string_view bytes, HttpHead &head);
HeadReading readResponseHead(std::string_view bytes, HttpHead &head);

/// The value of the first header of that name (given in lower case); empty where there is none.
std::string_view headerValue(const std::vector<NameValue> &headers, std::string_view lowerName) noexcept;
bool hasHeader(const std::vector<NameValue> &headers, std::string_view lowerName) noexcept;
/// Content-Length; nothing where it is missing or no number.
std::optional<std::uint64_t> contentLength(const std::vector<NameValue> &headers) noexcept;
/// Whether the last transfer coding is "chunked".
bool isChunked(const std::vector<NameValue> &headers);

/// Bytes of a capture as text: UTF-8, else Latin-1.
std::string wireText(std::string_view bytes);

enum class Chunks { Whole, Cut, NotChunked };
/// Undoes the chunked coding (RFC 9112, section 7.1) of a body whose end is known; `used`: how many bytes it took, trailers
/// included. Cut: it ends early, `out` has what there was.
Chunks dechunk(std::string_view bytes, std::string &out, std::size_t &used);

/// A message that a tool has stored by itself: what follows its head is its body.
struct StoredMessage {
    std::string_view body;
    bool isResponse = false;
    bool isBodiless = false;    ///< the answer to HEAD or CONNECT, 1xx, 204, 304: RFC 9112, section 6.3
};
/// Fills a body from a stored message: the chunked coding and the content codings undone where they are really there.
/// Announced bytes of which none are stored are absent.
void fillStoredBody(const StoredMessage &message, const std::vector<NameValue> &headers, Body &body, const BodyPlace &place);

/// The same for a message that was watched going by, its transfer coding undone; `isCut`: its end was not seen.
void fillSeenBody(std::string bytes, const std::vector<NameValue> &headers, bool isCut, Body &body, const BodyPlace &place);

/// Whether a response of this status to a request of this method never has a body.
bool isBodiless(int status, std::string_view method) noexcept;

/// The URL of a request: the target where it is absolute, else scheme, Host header (or `address`), port unless it is the
/// scheme's own, target. A port in the Host header wins over `port`; 0: unknown.
std::string requestUrl(std::string_view scheme, std::string_view hostHeader, std::string_view address, unsigned port, std::string_view target);

}  // namespace probity::traffic
