#include "import/traffic/websocket_frames.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <zlib.h>

#include "base/text.h"
#include "import/traffic/capture_time.h"
#include "import/traffic/http_message.h"

namespace probity::traffic {

namespace {

constexpr std::size_t largestMessage = std::size_t{16} << 20;
constexpr std::size_t largestTotal = std::size_t{64} << 20;
constexpr unsigned continuation = 0;
constexpr unsigned textFrame = 1;
constexpr unsigned binaryFrame = 2;
constexpr unsigned firstControl = 8;

struct FrameHead {
    unsigned opcode = 0;
    bool isFinal = false;
    bool isCompressed = false;
    bool isValid = true;
    std::uint64_t length = 0;
    std::size_t headLength = 0;     ///< 0: more bytes are needed
    std::optional<std::array<char, 4>> mask;
};

unsigned byteAt(std::string_view bytes, std::size_t at) noexcept
{
    return static_cast<unsigned char>(bytes[at]);
}

FrameHead frameHead(std::string_view bytes) noexcept
{
    FrameHead head;
    if (bytes.size() < 2)
        return head;
    head.isFinal = (byteAt(bytes, 0) & 0x80u) != 0;
    head.isCompressed = (byteAt(bytes, 0) & 0x40u) != 0;
    head.opcode = byteAt(bytes, 0) & 0x0Fu;
    head.isValid = (byteAt(bytes, 0) & 0x30u) == 0 && (head.opcode <= binaryFrame || (head.opcode >= firstControl && head.opcode <= 10));
    const bool isMasked = (byteAt(bytes, 1) & 0x80u) != 0;
    const unsigned shortLength = byteAt(bytes, 1) & 0x7Fu;
    const std::size_t lengthBytes = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
    const std::size_t whole = 2 + lengthBytes + (isMasked ? 4 : 0);
    if (bytes.size() < whole)
        return head;
    head.length = lengthBytes == 0 ? shortLength : 0;
    for (std::size_t i = 0; i < lengthBytes; ++i)
        head.length = head.length << 8 | byteAt(bytes, 2 + i);
    if (isMasked) {
        head.mask.emplace();
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(2 + lengthBytes), 4, head.mask->begin());
    }
    head.headLength = whole;
    return head;
}

}  // namespace

struct WebSocketFrames::Private {
    explicit Private(WebSocketMessage::Direction theDirection) : direction(theDirection) {}
    ~Private()
    {
        if (isInflating)
            inflateEnd(&state);
    }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    void addPayload(const FrameHead &head, std::string_view payload);
    void finish(const std::optional<Timestamp> &time, std::vector<WebSocketMessage> &out);
    std::string inflated(std::string bytes);

    WebSocketMessage::Direction direction;
    std::string pending;            ///< bytes of a frame that is not whole yet
    std::string message;
    std::size_t room = largestTotal;    ///< for what is yet to be decompressed
    unsigned opcode = 0;
    bool isCompressed = false;
    bool isBroken = false;
    bool isInflating = false;
    z_stream state{};
};

void WebSocketFrames::Private::addPayload(const FrameHead &head, std::string_view payload)
{
    const std::size_t from = message.size();
    message.append(payload.substr(0, largestMessage - std::min(largestMessage, from)));
    if (head.mask)
        for (std::size_t i = from; i < message.size(); ++i)
            message[i] = static_cast<char>(message[i] ^ (*head.mask)[(i - from) % 4]);
}

/// permessage-deflate keeps its window from message to message, unless the ends agreed otherwise; starting afresh is then
/// the same.
std::string WebSocketFrames::Private::inflated(std::string bytes)
{
    if (!isInflating && inflateInit2(&state, -15) != Z_OK)
        return bytes;
    isInflating = true;
    bytes.append("\0\0\xFF\xFF", 4);
    std::string out;
    std::array<char, 16384> chunk{};
    state.next_in = reinterpret_cast<Bytef *>(bytes.data());
    state.avail_in = static_cast<uInt>(bytes.size());
    for (;;) {
        state.next_out = reinterpret_cast<Bytef *>(chunk.data());
        state.avail_out = static_cast<uInt>(chunk.size());
        const int rc = inflate(&state, Z_SYNC_FLUSH);
        const std::size_t count = chunk.size() - state.avail_out;
        out.append(chunk.data(), count);
        if ((rc != Z_OK && rc != Z_BUF_ERROR) || count < chunk.size() || out.size() > largestMessage) {
            if (rc == Z_STREAM_END)
                inflateReset(&state);
            if (rc == Z_DATA_ERROR && out.empty())
                return bytes;
            return out;
        }
    }
}

void WebSocketFrames::Private::finish(const std::optional<Timestamp> &time, std::vector<WebSocketMessage> &out)
{
    WebSocketMessage item;
    item.direction = direction;
    item.time = time;
    item.isBinary = opcode == binaryFrame;
    item.data = isCompressed && room > 0 ? inflated(std::move(message)) : std::move(message);
    room -= std::min(room, item.data.size());
    if (!item.isBinary && !isValidUtf8(item.data))
        item.data = repairUtf8(item.data);
    message.clear();
    if (out.size() < WebSocketFrames::mostMessages)
        out.push_back(std::move(item));
}

WebSocketFrames::WebSocketFrames(WebSocketMessage::Direction direction) : d(std::make_unique<Private>(direction)) {}
WebSocketFrames::~WebSocketFrames() = default;
WebSocketFrames::WebSocketFrames(WebSocketFrames &&) noexcept = default;
WebSocketFrames &WebSocketFrames::operator=(WebSocketFrames &&) noexcept = default;

bool WebSocketFrames::feed(std::string_view bytes, const std::optional<Timestamp> &time, std::vector<WebSocketMessage> &out)
{
    if (d->isBroken)
        return false;
    d->pending.append(bytes);
    std::string_view rest = d->pending;
    while (!rest.empty()) {
        const FrameHead head = frameHead(rest);
        if (!head.isValid || head.length > largestMessage) {
            d->isBroken = true;
            d->pending.clear();
            return false;
        }
        if (head.headLength == 0 || rest.size() - head.headLength < head.length)
            break;
        const std::string_view payload = rest.substr(head.headLength, static_cast<std::size_t>(head.length));
        rest.remove_prefix(head.headLength + payload.size());
        if (head.opcode >= firstControl)
            continue;
        if (head.opcode != continuation) {
            d->message.clear();
            d->opcode = head.opcode == binaryFrame ? binaryFrame : textFrame;
            d->isCompressed = head.isCompressed;
        }
        d->addPayload(head, payload);
        if (head.isFinal)
            d->finish(time, out);
    }
    d->pending.erase(0, d->pending.size() - rest.size());
    return true;
}

std::vector<WebSocketMessage> fiddlerMessages(std::string_view text)
{
    std::vector<WebSocketMessage> out;
    WebSocketFrames sent(WebSocketMessage::Direction::Sent);
    WebSocketFrames received(WebSocketMessage::Direction::Received);
    while (!text.empty()) {
        // The lines look like the headers of a message; a start line makes them one.
        constexpr std::string_view start = "HTTP/1.1 200 OK\r\n";
        const std::size_t blank = std::min(text.find("\r\n\r\n"), text.size());
        HttpHead head;
        if (readResponseHead(std::string(start) + std::string(text.substr(0, blank)) + "\r\n\r\n", head) != HeadReading::Good || blank == text.size())
            break;
        const bool isSent = hasHeader(head.headers, "request-length");
        const std::string_view digits = headerValue(head.headers, isSent ? "request-length" : "response-length");
        std::size_t length = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
        if (error != std::errc())
            break;
        const std::string_view frame = text.substr(blank + 4, length);
        (isSent ? sent : received).feed(frame, captureTime(headerValue(head.headers, "doneread")), out);
        text.remove_prefix(blank + 4 + frame.size());
        while (!text.empty() && (text.front() == '\r' || text.front() == '\n'))
            text.remove_prefix(1);
    }
    return out;
}

}  // namespace probity::traffic
