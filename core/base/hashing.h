#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace probity {

/// A SHA-256 (FIPS 180-4). Identifies an artifact, a pack, an audit event.
struct Sha256 {
    std::array<std::uint8_t, 32> bytes{};

    friend auto operator<=>(const Sha256 &, const Sha256 &) = default;
    std::string hex() const;    ///< 64 lower-case digits
    static bool fromHex(std::string_view hex, Sha256 &out) noexcept;
};

/// Hashes a stream piece by piece. Not copyable; finish() may be called once.
class Sha256Stream {
public:
    Sha256Stream();
    ~Sha256Stream();
    Sha256Stream(Sha256Stream &&) noexcept;
    Sha256Stream &operator=(Sha256Stream &&) noexcept;

    void add(std::string_view bytes);
    Sha256 finish();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

Sha256 sha256(std::string_view bytes);
std::string md5Hex(std::string_view bytes);     ///< RFC 1321; for recognising hashed identifiers, never for safety
std::string sha1Hex(std::string_view bytes);    ///< FIPS 180-4; the same
std::string hexEncode(std::string_view bytes);

/// Digests that identifiers are hashed with (RFC 1321, FIPS 180-4, GB/T 32905); empty where this system has none of that name.
enum class Digest { Md5, Sha1, Sha256, Sha512, Sm3 };
std::string digestHex(Digest digest, std::string_view bytes);
std::string hmacHex(Digest digest, std::string_view key, std::string_view bytes);   ///< RFC 2104

}  // namespace probity
