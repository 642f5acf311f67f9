#include "base/hashing.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/hex_digit.h"

namespace probity {

namespace {

// Fetched once: looking an algorithm up by name costs more than hashing a small value.
const EVP_MD *algorithm(const char *name)
{
    return EVP_MD_fetch(nullptr, name, nullptr);
}

const EVP_MD *sha256Algorithm()
{
    static const EVP_MD *const fetched = algorithm("SHA256");
    return fetched;
}

std::string digestHex(std::string_view bytes, const EVP_MD *md)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned length = 0;
    EVP_Digest(bytes.data(), bytes.size(), out.data(), &length, md, nullptr);
    return hexEncode(std::string_view(reinterpret_cast<const char *>(out.data()), length));
}

const EVP_MD *algorithm(Digest digest)
{
    static const std::array<const EVP_MD *, 5> fetched{algorithm("MD5"), algorithm("SHA1"), sha256Algorithm(), algorithm("SHA512"), algorithm("SM3")};
    return fetched[static_cast<std::size_t>(digest)];
}

}  // namespace

std::string hexEncode(std::string_view bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::string Sha256::hex() const
{
    return hexEncode(std::string_view(reinterpret_cast<const char *>(bytes.data()), bytes.size()));
}

bool Sha256::fromHex(std::string_view hex, Sha256 &out) noexcept
{
    if (hex.size() != out.bytes.size() * 2)
        return false;
    for (std::size_t i = 0; i < out.bytes.size(); ++i) {
        const int high = hexDigit(hex[2 * i]);
        const int low = hexDigit(hex[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        out.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return true;
}

struct Sha256Stream::Private {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    Private() { EVP_DigestInit_ex2(context, sha256Algorithm(), nullptr); }
    ~Private() { EVP_MD_CTX_free(context); }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;
};

Sha256Stream::Sha256Stream() : d(std::make_unique<Private>()) {}
Sha256Stream::~Sha256Stream() = default;
Sha256Stream::Sha256Stream(Sha256Stream &&) noexcept = default;
Sha256Stream &Sha256Stream::operator=(Sha256Stream &&) noexcept = default;

void Sha256Stream::add(std::string_view bytes)
{
    EVP_DigestUpdate(d->context, bytes.data(), bytes.size());
}

Sha256 Sha256Stream::finish()
{
    Sha256 out;
    EVP_DigestFinal_ex(d->context, out.bytes.data(), nullptr);
    return out;
}

Sha256 sha256(std::string_view bytes)
{
    Sha256 out;
    EVP_Digest(bytes.data(), bytes.size(), out.bytes.data(), nullptr, sha256Algorithm(), nullptr);
    return out;
}

std::string md5Hex(std::string_view bytes)
{
    return digestHex(bytes, algorithm(Digest::Md5));
}

std::string sha1Hex(std::string_view bytes)
{
    return digestHex(bytes, algorithm(Digest::Sha1));
}

std::string digestHex(Digest digest, std::string_view bytes)
{
    const EVP_MD *const md = algorithm(digest);
    return md ? digestHex(bytes, md) : std::string();
}

std::string hmacHex(Digest digest, std::string_view key, std::string_view bytes)
{
    const EVP_MD *const md = algorithm(digest);
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned length = 0;
    if (!md || !HMAC(md, key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(), out.data(), &length))
        return {};
    return hexEncode(std::string_view(reinterpret_cast<const char *>(out.data()), length));
}

}  // namespace probity
