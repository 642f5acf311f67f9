#include "import/traffic/packet_reader.h"

#include <map>
#include <set>
#include <utility>

#include "import/traffic/connection.h"
#include "import/traffic/dns_message.h"
#include "import/traffic/packet_decode.h"
#include "import/traffic/packet_source.h"
#include "import/traffic/quic_hello.h"

namespace probity::traffic {

namespace {

constexpr std::size_t mostConnections = 50000;
constexpr std::size_t mostHeld = std::size_t{96} << 20;
constexpr std::size_t mostInFlight = std::size_t{256} << 20;
constexpr std::size_t mostWaiting = std::size_t{256} << 20;
constexpr std::uint16_t dnsPort = 53;

/// Puts exchanges in the order of their requests.
class OrderedSink final : public ExchangeSink {
public:
    OrderedSink(EntryOutlet &outlet, DiagnosticLog &log) : m_outlet(outlet), m_log(log) {}

    std::uint32_t begin() override
    {
        m_open.insert(m_next);
        return m_next++;
    }
    void finish(TrafficEntry &&entry) override
    {
        const std::uint32_t index = entry.index;
        m_open.erase(index);
        m_held += weightOf(entry);
        m_done.emplace(index, std::move(entry));
        release();
    }
    void abandon(std::uint32_t index) override
    {
        m_open.erase(index);
        // The last number goes to the next request: nothing was left out.
        if (index + 1 == m_next)
            --m_next;
        release();
    }
    void contact(HostContact contact) override { m_outlet.contact(std::move(contact)); }
    DiagnosticLog &log() override { return m_log; }
    std::uint64_t &undecodable() override { return m_outlet.undecodable(); }
    const TaskContext &task() const override { return m_outlet.task(); }
    std::size_t reserve(std::size_t count) override
    {
        const std::size_t granted = std::min(count, mostInFlight - std::min(mostInFlight, m_inFlight));
        m_inFlight += granted;
        return granted;
    }
    void release(std::size_t count) override { m_inFlight -= std::min(count, m_inFlight); }

    /// Nothing more comes: what waits for others waits no longer.
    void flush()
    {
        m_open.clear();
        release();
    }
    const Status &status() const noexcept { return m_status; }

private:
    static std::size_t weightOf(const TrafficEntry &entry) noexcept
    {
        std::size_t weight = 1024 + entry.url.size() + entry.requestBody.bytes.size() + entry.responseBody.bytes.size();
        weight += traffic::weightOf(entry.requestHeaders) + traffic::weightOf(entry.responseHeaders);
        for (const WebSocketMessage &message : entry.webSocketMessages)
            weight += sizeof message + message.data.size();
        return weight;
    }

    void release()
    {
        while (m_status && !m_done.empty() && (m_open.empty() || m_done.begin()->first < *m_open.begin() || m_held > mostHeld)) {
            auto node = m_done.extract(m_done.begin());
            m_held -= weightOf(node.mapped());
            m_status = m_outlet.take(std::move(node.mapped()));
        }
    }

    EntryOutlet &m_outlet;
    DiagnosticLog &m_log;
    std::uint32_t m_next = 0;
    std::set<std::uint32_t> m_open;
    std::map<std::uint32_t, TrafficEntry> m_done;
    std::size_t m_held = 0;
    std::size_t m_inFlight = 0;
    Status m_status;
};

class PacketReader {
public:
    PacketReader(ByteWindow &window, const KeyLog &keys, EntryOutlet &outlet, DiagnosticLog &log)
        : m_window(window), m_source(window, log), m_sink(outlet, log), m_keys(keys), m_outlet(outlet), m_log(log)
    {
    }

    Result<TrafficFacts> run()
    {
        std::uint32_t packets = 0;
        while (m_sink.status() && !m_outlet.isDone()) {
            if (++packets % 256 == 0 && m_outlet.task().isStopRequested())
                return failure(ErrorCode::Stopped, "stopped while reading a capture");
            const auto packet = m_source.next();
            if (!packet)
                break;
            take(*packet);
        }
        if (!m_window.status())
            return tl::unexpected(m_window.status().error());
        // In the order they began, so that the same file always gives the same result.
        for (auto &[number, key] : m_order)
            if (const auto found = m_connections.find(key); found != m_connections.end() && found->second.number == number)
                found->second.connection->finish();
        m_sink.flush();
        if (!m_sink.status())
            return tl::unexpected(m_sink.status().error());
        if (m_outlet.task().isStopRequested())
            return failure(ErrorCode::Stopped, "stopped while reading a capture");
        tellTls();
        return m_outlet.finish(m_source.isPcapng() ? "pcapng" : "pcap", m_source.writer(), {});
    }

private:
    using Key = std::pair<Endpoint, Endpoint>;
    struct Known {
        std::uint64_t number = 0;
        std::unique_ptr<Connection> connection;
    };

    void take(const Packet &packet)
    {
        const auto segment = m_decoder.decode(packet);
        if (!segment) {
            if (m_decoder.unknownLink())
                m_log.note("unknown_link_type", "packets were captured on a kind of link that is not known (" + std::to_string(*m_decoder.unknownLink()) + "); they were left out", "byte " + std::to_string(packet.offset), Loss::Part);
            return;
        }
        if (packet.isCut)
            m_log.note("packets_cut", "packets were cut off when they were captured (a snapshot length was set); what they lack is lost", "byte " + std::to_string(packet.offset), Loss::Part);
        const Moment moment{packet.time, packet.offset, packet.length};
        if (segment->protocol == Segment::Protocol::Udp)
            takeDatagram(*segment, moment);
        else
            takeSegment(*segment, moment);
    }

    void takeDatagram(const Segment &segment, const Moment &moment)
    {
        if (segment.source.port == dnsPort || segment.target.port == dnsPort)
            takeDns(segment.payload, moment);
        else if (auto hello = m_quic.take(segment))
            m_sink.contact(HostContact{hello->name.empty() ? addressText(segment.target) : std::move(hello->name), "quic", moment.time, {}, {addressText(segment.target)}});
    }

    void takeDns(std::string_view message, const Moment &moment)
    {
        DnsAnswer answer = readDns(message);
        if (!answer.name.empty())
            m_sink.contact(HostContact{std::move(answer.name), "dns", moment.time, std::move(answer.aliases), std::move(answer.addresses)});
    }

    void takeSegment(const Segment &segment, const Moment &moment)
    {
        const bool isOrdered = segment.source < segment.target;
        const Key key = isOrdered ? Key(segment.source, segment.target) : Key(segment.target, segment.source);
        auto found = m_connections.find(key);
        // A port may be used again, whether the capture has the end of what used it before or not.
        if (found != m_connections.end() && found->second.connection->isRestartedBy(segment)) {
            close(found);
            found = m_connections.end();
        }
        if (found == m_connections.end()) {
            if (segment.isReset || (segment.payload.empty() && !segment.isSyn))
                return;
            if (m_connections.size() >= mostConnections)
                closeOldest();
            found = m_connections.emplace(key, Known{++m_number, std::make_unique<Connection>(ConnectionContext{m_sink, m_keys, m_tally}, key.first, key.second)}).first;
            m_order.emplace(m_number, key);
        }
        Connection &connection = *found->second.connection;
        m_waiting -= connection.waiting();
        connection.take(segment, moment);
        if (m_waiting + connection.waiting() > mostWaiting)
            connection.skipHoles();
        m_waiting += connection.waiting();
    }

    void closeOldest() { close(m_connections.find(m_order.begin()->second)); }

    void close(std::map<Key, Known>::iterator at)
    {
        m_waiting -= at->second.connection->waiting();
        at->second.connection->finish();
        m_order.erase(at->second.number);
        m_connections.erase(at);
    }

    void tellTls()
    {
        const auto number = [](std::uint64_t count) { return std::to_string(count); };
        if (m_tally.sealed > 0)
            m_log.note("tls_not_decrypted", number(m_tally.sealed) + (m_keys.isEmpty() ? " TLS connections stay sealed: there is no key log beside the capture (same name with .keylog, or sslkeylog.txt) nor in it; their hosts count as contacted"
                                                                                      : " TLS connections stay sealed: the key log has no keys for them; their hosts count as contacted"), {});
        if (m_tally.unreadable > 0)
            m_log.note("tls_unreadable", number(m_tally.unreadable) + " TLS connections use a version or cipher that is not read, or do not open with their keys; their hosts count as contacted", {}, Loss::Part);
    }

    ByteWindow &m_window;
    PacketSource m_source;
    PacketDecoder m_decoder;
    QuicHellos m_quic;
    OrderedSink m_sink;
    const KeyLog &m_keys;
    EntryOutlet &m_outlet;
    DiagnosticLog &m_log;
    TlsSession::Tally m_tally;
    std::map<Key, Known> m_connections;
    std::map<std::uint64_t, Key> m_order;
    std::uint64_t m_number = 0;
    std::size_t m_waiting = 0;          ///< bytes of all connections that wait for others before them
};

}  // namespace

Result<std::string> readEmbeddedSecrets(ByteWindow &window, DiagnosticLog &log)
{
    PacketSource source(window, log);
    // Old captures have no blocks: their first packet tells.
    while (source.next() && source.isPcapng()) {
    }
    if (!window.status())
        return tl::unexpected(window.status().error());
    return source.secrets();
}

Result<TrafficFacts> readPackets(ByteWindow &window, const KeyLog &keys, EntryOutlet &outlet, DiagnosticLog &log)
{
    return PacketReader(window, keys, outlet, log).run();
}

}  // namespace probity::traffic
