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

}  // namespace probity
