#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace probity::traffic {

/// Secrets of TLS connections as programs log them: draft-ietf-tls-keylogfile, "LABEL <client random> <secret>".
class KeyLog {
public:
    /// Adds what can be read; other lines are passed over. At most 200,000 secrets are kept.
    void add(std::string_view text);
    bool isEmpty() const noexcept { return m_secrets.empty(); }
    /// The secret of that label for a connection; empty: none. Where a log lacks the first four bytes of the random (Zeek's
    /// table), the last 28 do.
    std::string_view secret(std::string_view label, std::string_view clientRandom) const;

private:
    std::map<std::string, std::string, std::less<>> m_secrets;      ///< label, blank, the last 28 bytes of the random
};

enum class TlsVersion { Tls12, Tls13 };

/// What a cipher suite is made of, for those that occur: AES in GCM and CBC, ChaCha20-Poly1305.
struct CipherSuite {
    enum class Kind { Gcm, ChaCha, Cbc };
    Kind kind = Kind::Gcm;
    std::size_t keyLength = 16;
    std::size_t macLength = 0;      ///< CBC
    bool isSha384 = false;          ///< of the key derivation
};
/// Nothing: a suite we do not know.
std::optional<CipherSuite> cipherSuite(unsigned id) noexcept;

/// Undoes the protection of one direction's records.
class RecordCipher {
public:
    /// TLS 1.3 (RFC 8446, section 7.3) from a traffic secret.
    static std::unique_ptr<RecordCipher> fromSecret(const CipherSuite &suite, std::string_view secret);
    /// TLS 1.2 (RFC 5246, section 6.3) from the master secret; both directions at once.
    struct Pair {
        std::unique_ptr<RecordCipher> client;
        std::unique_ptr<RecordCipher> server;
    };
    static Pair fromMaster(const CipherSuite &suite, std::string_view master, std::string_view clientRandom, std::string_view serverRandom, bool isEncryptThenMac);

    ~RecordCipher();
    RecordCipher(const RecordCipher &) = delete;
    RecordCipher &operator=(const RecordCipher &) = delete;

    /// Decrypts the next record. `header` are its five bytes. False: it is not of these keys, or damaged.
    bool open(std::string_view header, std::string_view record, std::string &out);
    /// Passes over a record that the capture has lost.
    void skip() noexcept;
    /// How much longer a record is than what it carries; nothing where that depends on the record.
    std::optional<std::size_t> overhead() const noexcept;
    /// The secret after a key update (RFC 8446, section 7.2), and the cipher for it.
    std::unique_ptr<RecordCipher> updated() const;

private:
    RecordCipher();
    struct Private;
    std::unique_ptr<Private> d;
};

/// HKDF-Extract with SHA-256: RFC 5869, section 2.2. Empty: it failed.
std::string extractSecret(std::string_view salt, std::string_view input);
/// One block of 16 bytes through AES-128; nothing where it fails.
std::optional<std::string> encryptBlock(std::string_view key, std::string_view block);
/// What AES-128-GCM has sealed, its tag at the end; nothing where the key is another or bytes were changed.
std::optional<std::string> openGcm(std::string_view key, std::string_view nonce, std::string_view extra, std::string_view sealed);
/// HKDF-Expand-Label (RFC 8446, section 7.1) with an empty context; QUIC uses it too.
std::string expandLabel(bool isSha384, std::string_view secret, std::string_view label, std::size_t length);

}  // namespace probity::traffic
