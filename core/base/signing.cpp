#include "base/signing.h"

#include <algorithm>
#include <array>
#include <climits>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/x509.h>

namespace probity {

namespace {

constexpr std::size_t keyBytes = 32;
constexpr std::size_t signatureBytes = 64;
constexpr std::size_t saltBytes = 16;
constexpr std::size_t ivBytes = 16;
// 16 MB: the most that OpenSSL unseals without being asked to.
constexpr std::uint64_t scryptN = 16384;
constexpr std::uint64_t scryptR = 8;
constexpr std::uint64_t scryptP = 1;

struct Deleter {
    void operator()(BIO *bio) const { BIO_free_all(bio); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
    void operator()(PKCS8_PRIV_KEY_INFO *info) const { PKCS8_PRIV_KEY_INFO_free(info); }
    void operator()(X509_SIG *sealed) const { X509_SIG_free(sealed); }
};
template <class T>
using Owned = std::unique_ptr<T, Deleter>;

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

std::string textOf(BIO *bio)
{
    char *data = nullptr;
    const long length = BIO_get_mem_data(bio, &data);
    return length > 0 ? std::string(data, static_cast<std::size_t>(length)) : std::string();
}

Owned<EVP_PKEY> publicKeyOf(const std::string &raw)
{
    if (raw.size() != keyBytes)
        return nullptr;
    return Owned<EVP_PKEY>(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytesOf(raw), raw.size()));
}

std::string rawOf(EVP_PKEY *key)
{
    std::array<unsigned char, keyBytes> raw{};
    std::size_t length = raw.size();
    if (!key || EVP_PKEY_get_id(key) != EVP_PKEY_ED25519 || EVP_PKEY_get_raw_public_key(key, raw.data(), &length) != 1 || length != raw.size())
        return {};
    return {reinterpret_cast<const char *>(raw.data()), raw.size()};
}

}  // namespace

std::string PublicKey::fingerprint() const
{
    return sha256(raw).hex();
}

std::string PublicKey::pem() const
{
    const Owned<EVP_PKEY> key = publicKeyOf(raw);
    const Owned<BIO> out(BIO_new(BIO_s_mem()));
    return key && out && PEM_write_bio_PUBKEY(out.get(), key.get()) == 1 ? textOf(out.get()) : std::string();
}

Result<PublicKey> PublicKey::fromPem(std::string_view pem)
{
    const Owned<BIO> in(pem.size() > INT_MAX ? nullptr : BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const Owned<EVP_PKEY> key(in ? PEM_read_bio_PUBKEY(in.get(), nullptr, nullptr, nullptr) : nullptr);
    PublicKey out{rawOf(key.get())};
    // PEM readers skip what stands around the key: only what pem() writes is taken, so that no byte is without meaning.
    if (out.raw.empty() || out.pem() != pem)
        return failure(ErrorCode::BadFormat, "not an Ed25519 public key as PEM");
    return out;
}

Result<SigningKey> SigningKey::around(void *key)
{
    SigningKey out;
    out.m_key = std::shared_ptr<void>(key, [](void *one) { EVP_PKEY_free(static_cast<EVP_PKEY *>(one)); });
    out.m_public.raw = rawOf(static_cast<EVP_PKEY *>(key));
    if (out.m_public.raw.empty())
        return failure(ErrorCode::BadFormat, "not an Ed25519 key");
    return out;
}

Result<SigningKey> SigningKey::make()
{
    EVP_PKEY *key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    if (!key)
        return failure(ErrorCode::Internal, "no Ed25519 key could be made");
    return around(key);
}

Result<std::string> SigningKey::sealed(const std::string &passphrase) const
{
    auto salt = randomBytes(saltBytes);
    auto iv = randomBytes(ivBytes);
    if (!salt || !iv)
        return failure(ErrorCode::Internal, "the system gives no random numbers");
    const Owned<PKCS8_PRIV_KEY_INFO> info(EVP_PKEY2PKCS8(static_cast<EVP_PKEY *>(m_key.get())));
    X509_ALGOR *cipher = PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), bytesOf(*salt), static_cast<int>(salt->size()), reinterpret_cast<unsigned char *>(iv->data()), scryptN, scryptR, scryptP);
    const Owned<X509_SIG> sealedKey(info && cipher ? PKCS8_set0_pbe(passphrase.data(), static_cast<int>(passphrase.size()), info.get(), cipher) : nullptr);
    const Owned<BIO> out(BIO_new(BIO_s_mem()));
    if (!sealedKey || !out || PEM_write_bio_PKCS8(out.get(), sealedKey.get()) != 1)
        return failure(ErrorCode::Internal, "the key could not be sealed");
    return textOf(out.get());
}

Result<SigningKey> SigningKey::unsealed(const std::string &pem, const std::string &passphrase)
{
    const Owned<BIO> in(BIO_new_mem_buf(pem.data(), static_cast<int>(std::min<std::size_t>(pem.size(), INT_MAX))));
    const Owned<X509_SIG> sealedKey(in ? PEM_read_bio_PKCS8(in.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!sealedKey)
        return failure(ErrorCode::BadFormat, "not a sealed key");
    const Owned<PKCS8_PRIV_KEY_INFO> info(PKCS8_decrypt(sealedKey.get(), passphrase.data(), static_cast<int>(passphrase.size())));
    if (!info)
        return failure(ErrorCode::NotAuthenticated, "the passphrase does not open the key");
    EVP_PKEY *key = EVP_PKCS82PKEY(info.get());
    if (!key)
        return failure(ErrorCode::BadFormat, "not a private key");
    return around(key);
}

Result<std::string> SigningKey::sign(std::string_view message) const
{
    const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
    std::string signature(signatureBytes, '\0');
    std::size_t length = signature.size();
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, static_cast<EVP_PKEY *>(m_key.get())) != 1
        || EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &length, bytesOf(message), message.size()) != 1 || length != signature.size())
        return failure(ErrorCode::Internal, "nothing could be signed");
    return signature;
}

bool isSignedBy(const PublicKey &key, std::string_view message, std::string_view signature)
{
    const Owned<EVP_PKEY> known = publicKeyOf(key.raw);
    const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
    return known && context && signature.size() == signatureBytes && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, known.get()) == 1
        && EVP_DigestVerify(context.get(), bytesOf(signature), signature.size(), bytesOf(message), message.size()) == 1;
}

Sha256 hmacSha256(std::string_view key, std::string_view bytes)
{
    Sha256 out;
    unsigned int length = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytesOf(bytes), bytes.size(), out.bytes.data(), &length);
    return out;
}

Result<std::string> randomBytes(std::size_t count)
{
    std::string out(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(out.data()), static_cast<int>(count)) != 1)
        return failure(ErrorCode::Internal, "the system gives no random numbers");
    return out;
}

std::string hexDecode(std::string_view hex)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    std::string out;
    if (hex.size() % 2 != 0)
        return out;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = digit(hex[i]);
        const int low = digit(hex[i + 1]);
        if (high < 0 || low < 0)
            return {};
        out += static_cast<char>(high * 16 + low);
    }
    return out;
}

}  // namespace probity
