#include "import/traffic/har_body.h"

#include <utility>

#include "base/text.h"
#include "import/traffic/http_message.h"

namespace probity::traffic {

namespace {

/// Methods whose requests are expected to have a body (RFC 9110, section 9.3).
bool carriesBody(std::string_view method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

/// How much of a text is worth decoding: a little more than a body may hold, so that it shows.
std::size_t limitOf(const CarriedBody &carried)
{
    constexpr std::size_t quads = largestBody / 3 + 2;
    return carried.isBase64 ? quads * 4 : largestBody + 1;
}

}  // namespace

bool isBase64(std::string_view encoding)
{
    return toLowerAscii(trimmed(encoding)) == "base64";
}

void BodyFiller::fill(const Carriers &carriers, TrafficEntry &entry)
{
    request(carriers, entry);
    response(carriers, entry);
}

bool BodyFiller::takeFile(const Carrier &from, Body &body)
{
    auto bytes = m_sideFiles ? m_sideFiles(from.file) : std::nullopt;
    if (!bytes) {
        m_place.log.note("side_file_missing", "a body lies in a file of its own (" + from.file + ") that is not here: hand in the archive that holds both", m_place.where);
        return false;
    }
    body.bytes = std::move(*bytes);
    body.state = body.bytes.empty() ? BodyState::Empty : BodyState::Present;
    return true;
}

/// Takes the bytes from the first carrier that has them: `_content`, `_textBase64`, `text`, `_file`.
bool BodyFiller::take(const Carrier &from, std::string_view contentEncoding, Body &body)
{
    CarriedBody carried;
    carried.mimeType = body.mimeType;
    carried.contentEncoding = contentEncoding;
    if (from.exact) {
        carried.isBase64 = from.isExactBase64;
        carried.text = m_unescaper.text(*from.exact, limitOf(carried));
    } else if (from.textBase64) {
        carried.isBase64 = true;
        carried.text = m_unescaper.text(*from.textBase64, limitOf(carried));
    } else if (from.text && !(from.text->bytes.empty() && !from.file.empty())) {
        carried.isBase64 = isBase64(from.encoding);
        carried.text = m_unescaper.text(*from.text, limitOf(carried));
    } else {
        return !from.file.empty() && takeFile(from, body);
    }
    decodeBody(carried, body, m_place);
    return true;
}

void BodyFiller::request(const Carriers &carriers, TrafficEntry &entry)
{
    const Carrier &sent = carriers.sent;
    Body &body = entry.requestBody;
    body.mimeType = sent.mimeType.empty() ? std::string(headerValue(entry.requestHeaders, "content-type")) : sent.mimeType;
    const bool isTaken = take(sent, headerValue(entry.requestHeaders, "content-encoding"), body);
    if (isTaken && body.state != BodyState::Empty) {
        // The text is the body; its parsed form would only repeat it.
        entry.formParams.clear();
        return;
    }
    // Only the parsed form is there: the bytes themselves are not.
    if (sent.hasParams || (sent.isGiven && !isTaken)) {
        body.state = BodyState::Absent;
        return;
    }
    const std::string_view length = headerValue(entry.requestHeaders, "content-length");
    const bool isAnnounced = carriers.requestBodySize > 0 || (!length.empty() && length.find_first_not_of('0') != std::string::npos);
    const bool isExpected = isAnnounced || (!isTaken && carriesBody(entry.method) && carriers.requestBodySize < 0);
    body.state = isExpected ? BodyState::Absent : BodyState::Empty;
}

void BodyFiller::response(const Carriers &carriers, TrafficEntry &entry)
{
    if (!carriers.hasResponse)
        return;
    const Carrier &received = carriers.received;
    Body &body = entry.responseBody;
    body.mimeType = received.mimeType.empty() ? std::string(headerValue(entry.responseHeaders, "content-type")) : received.mimeType;
    if (!take(received, headerValue(entry.responseHeaders, "content-encoding"), body))
        return;
    // Browsers write an empty text where they had already dropped the body.
    if (body.state == BodyState::Empty && received.size > 0)
        body.state = BodyState::Absent;
    // Firefox keeps one megabyte of a body (devtools.netmonitor.responseBodyLimit).
    constexpr std::size_t keptByFirefox = std::size_t{1} << 20;
    if (body.state == BodyState::Present && body.bytes.size() == keptByFirefox && received.size > static_cast<double>(keptByFirefox)) {
        body.state = BodyState::Truncated;
        m_place.log.note("body_truncated", "a body was cut off by the tool that recorded it; its beginning was read", m_place.where);
    }
}

}  // namespace probity::traffic
