#pragma once

#include <functional>

#include "import/traffic/session.h"
#include "import/traffic/tls_keys.h"

namespace probity::traffic {

/// Makes the session for what a TLS connection carries.
using PlainMaker = std::function<std::unique_ptr<Session>()>;

/// A TLS 1.2 or 1.3 connection (RFC 5246, RFC 8446). Its host becomes a contact (from the server name indication, else the
/// address); with its keys in the log, what it carries goes on to a session of its own.
class TlsSession final : public Session {
public:
    /// How connections went, for the summary of the capture.
    struct Tally {
        std::uint64_t sealed = 0;       ///< no keys for it
        std::uint64_t unreadable = 0;   ///< keys, but a suite or version we do not know, or records that do not open
        std::uint64_t opened = 0;
    };

    TlsSession(ExchangeSink &sink, const Peers &peers, const KeyLog &keys, Tally &tally, PlainMaker makePlain);
    ~TlsSession() override;

    void feed(Side side, std::string_view bytes, const Moment &moment) override;
    void gap(Side side, std::uint64_t count, const Moment &moment) override;
    void close(Side side, bool isClean) override;

    /// Whether bytes begin as a TLS handshake record of that side does.
    static bool beginsAsHello(std::string_view bytes, Side side) noexcept;

private:
    struct Half {
        std::string pending;            ///< of a record that is not whole yet
        std::string handshake;          ///< of a handshake message that is not whole yet
        std::unique_ptr<RecordCipher> cipher;
        bool isProtected = false;       ///< after ChangeCipherSpec (1.2) or the hello (1.3)
        bool hasOpened = false;
        bool isDamaged = false;         ///< bytes of the pending record are missing
        bool isLost = false;
        bool isTorn = false;            ///< bytes of it are missing in the capture
    };

    void record(Side side, std::string_view header, std::string_view body, const Moment &moment);
    void protectedRecord(Side side, std::string_view header, std::string_view body, const Moment &moment);
    void handshake(Side side, std::string_view bytes, const Moment &moment);
    void message(Side side, unsigned type, std::string_view body, const Moment &moment);
    void clientHello(std::string_view body, const Moment &moment);
    void serverHello(std::string_view body);
    void alert(Side side, std::string_view body);
    void startTls13();
    void startTls12();
    void carry(Side side, std::string_view plain, const Moment &moment);
    void passOver(Side side, std::size_t length, const Moment &moment);
    bool mayBeOpened() const;
    void lose(Side side);
    void settle();
    Half &half(Side side) { return side == Side::Client ? m_client : m_server; }

    ExchangeSink &m_sink;
    const Peers &m_peers;
    const KeyLog &m_keys;
    Tally &m_tally;
    PlainMaker m_makePlain;
    std::unique_ptr<Session> m_plain;
    Half m_client;
    Half m_server;
    HostContact m_contact;
    std::string m_clientRandom;
    std::string m_serverRandom;
    std::optional<CipherSuite> m_suite;
    TlsVersion m_version = TlsVersion::Tls12;
    bool m_isEncryptThenMac = false;
    bool m_hasClientHello = false;
    bool m_hasServerHello = false;
    bool m_hasFailed = false;
    bool m_hasCarried = false;
    bool m_isSettled = false;
    int m_closed = 0;
};

}  // namespace probity::traffic
