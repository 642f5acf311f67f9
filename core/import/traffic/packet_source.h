#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "import/traffic/byte_window.h"
#include "import/traffic/diagnostic_log.h"

namespace probity::traffic {

/// A captured frame. `bytes` hold until the next one is asked for.
struct Packet {
    std::string_view bytes;
    std::uint32_t linkType = 0;         ///< LINKTYPE_ of tcpdump.org/linktypes.html
    std::optional<Timestamp> time;
    std::uint64_t offset = 0;           ///< of its record in the stream
    std::uint64_t length = 0;           ///< of its record
    bool isCut = false;                 ///< snapped: the frame was longer
};

/// Reads pcap (both byte orders, micro- and nanoseconds) and pcapng (draft-ietf-opsawg-pcapng; sections, interfaces, enhanced,
/// simple and old packet blocks, TLS key logs in decryption secrets blocks).
class PacketSource {
public:
    PacketSource(ByteWindow &window, DiagnosticLog &log) : m_window(window), m_log(log) {}

    /// The next packet; nothing at the end, or where the file is cut or damaged (the log says so).
    std::optional<Packet> next();
    /// TLS key logs that stood in blocks passed so far.
    const std::string &secrets() const noexcept { return m_secrets; }
    bool isPcapng() const noexcept { return m_kind == Kind::Pcapng; }
    /// The program that wrote the file, as a section header says.
    const std::string &writer() const noexcept { return m_writer; }

private:
    enum class Kind { Unknown, Pcap, Pcapng };
    struct Interface {
        std::uint32_t linkType = 0;
        std::uint64_t ticksPerSecond = 1000000;
        std::int64_t offsetSeconds = 0;
    };

    bool begin();
    std::optional<Packet> nextRecord();
    std::optional<Packet> nextBlock();
    bool hold(std::size_t count);
    bool readSection();
    void readWriter(std::string_view section);
    void readInterface(std::string_view body);
    void readSecrets(std::string_view body);
    std::optional<Packet> enhanced(std::string_view body) const;
    std::optional<Packet> simple(std::string_view body) const;
    std::optional<Packet> old(std::string_view body) const;
    std::uint32_t number32(std::string_view bytes, std::size_t at) const noexcept;
    std::uint32_t number16(std::string_view bytes, std::size_t at) const noexcept;
    Timestamp timeOf(const Interface &interface, std::uint64_t ticks) const noexcept;
    void endsEarly(std::string_view code, std::string_view message);

    ByteWindow &m_window;
    DiagnosticLog &m_log;
    Kind m_kind = Kind::Unknown;
    bool m_isBig = false;
    bool m_isOver = false;
    std::size_t m_toSkip = 0;           ///< of the record that was handed out
    std::vector<Interface> m_interfaces;
    std::string m_secrets;
    std::string m_writer;
};

}  // namespace probity::traffic
