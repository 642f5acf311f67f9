#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/hashing.h"
#include "base/result.h"

namespace probity {

/// The public half of an Ed25519 key (RFC 8032): 32 raw bytes.
struct PublicKey {
    std::string raw;

    friend bool operator==(const PublicKey &, const PublicKey &) = default;
    /// SHA-256 of the raw bytes, 64 lower-case digits: what people compare.
    std::string fingerprint() const;
    /// SubjectPublicKeyInfo as PEM (RFC 8410), as `openssl pkeyutl -pubin -inkey` reads it. Empty for keys that are none.
    std::string pem() const;
    /// BadFormat for anything else than the PEM of an Ed25519 public key.
    static Result<PublicKey> fromPem(std::string_view pem);
};

/// An Ed25519 key pair. The private half leaves it only sealed under a passphrase. Immutable; copies share the key.
class SigningKey {
public:
    static Result<SigningKey> make();
    /// PKCS#8 as PEM, encrypted with AES-256-CBC under a key that scrypt makes of the passphrase (RFC 5958, RFC 7914), with a
    /// salt of its own: `openssl pkey` reads it.
    Result<std::string> sealed(const std::string &passphrase) const;
    /// NotAuthenticated for a wrong passphrase, BadFormat for what sealed() did not write.
    static Result<SigningKey> unsealed(const std::string &pem, const std::string &passphrase);

    const PublicKey &publicKey() const noexcept { return m_public; }
    /// 64 bytes; the same for the same message.
    Result<std::string> sign(std::string_view message) const;

private:
    SigningKey() = default;
    static Result<SigningKey> around(void *key);
    std::shared_ptr<void> m_key;
    PublicKey m_public;
};

/// Whether `signature` is the key's over `message`. False also for keys and signatures of wrong length.
bool isSignedBy(const PublicKey &key, std::string_view message, std::string_view signature);

/// HMAC-SHA-256 (RFC 2104).
Sha256 hmacSha256(std::string_view key, std::string_view bytes);
/// Bytes that nobody can guess; Internal where the system has none.
Result<std::string> randomBytes(std::size_t count);
/// The bytes of hexadecimal digits; empty for anything else.
std::string hexDecode(std::string_view hex);

}  // namespace probity
