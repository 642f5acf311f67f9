#pragma once

#include <map>

#include "import/traffic/hpack.h"
#include "import/traffic/session.h"

namespace probity::traffic {

/// HTTP/2 (RFC 9113) on one connection, from its first byte on. Pushed answers are passed over.
class Http2Session final : public Session {
public:
    Http2Session(ExchangeSink &sink, const Peers &peers, std::string scheme);
    ~Http2Session() override;

    void feed(Side side, std::string_view bytes, const Moment &moment) override;
    void gap(Side side, std::uint64_t count, const Moment &moment) override;
    void close(Side side, bool isClean) override;

    /// Whether a client begins with the preface of HTTP/2; `bytes` may be a part of it.
    static bool beginsAsPreface(std::string_view bytes) noexcept;

private:
    struct Stream {
        TrafficEntry entry;
        std::string requestBytes;
        std::string responseBytes;
        bool isRequestDone = false;
        bool isResponseDone = false;
        bool hasResponse = false;
        bool isCut = false;
        std::size_t reserved = 0;
    };
    struct Half {
        std::string pending;            ///< of a frame that is not whole yet
        std::string block;              ///< of a header block that goes on in the next frame
        std::uint32_t blockStream = 0;
        bool doesBlockEndStream = false;
        bool isBlockPushed = false;
        bool isLost = false;
        HpackDecoder hpack;
    };

    void frame(Side side, std::string_view head, std::string_view body, const Moment &moment);
    void headers(Side side, unsigned type, unsigned flags, std::uint32_t stream, std::string_view body, const Moment &moment);
    void block(Side side, const Moment &moment);
    void startRequest(Stream &stream, std::vector<NameValue> fields, const Moment &moment);
    void takeResponse(Stream &stream, std::vector<NameValue> fields);
    void data(Side side, unsigned flags, std::uint32_t id, std::string_view body);
    void endSide(Side side, std::uint32_t id);
    void deliver(std::map<std::uint32_t, Stream>::iterator at);
    void lose(Side side);
    Half &half(Side side) { return side == Side::Client ? m_client : m_server; }

    ExchangeSink &m_sink;
    const Peers &m_peers;
    std::string m_scheme;
    Half m_client;
    Half m_server;
    std::map<std::uint32_t, Stream> m_streams;
    bool m_hasPreface = false;
};

}  // namespace probity::traffic
