#include "review/passphrase.h"

#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <vector>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include "base/hashing.h"
#include "base/text.h"

namespace probity {

namespace {

struct Cost {
    std::uint32_t logN = 15;    // 32 MB and about a tenth of a second
    std::uint32_t r = 8;
    std::uint32_t p = 1;
};
constexpr std::uint32_t highestLogN = 20;
constexpr std::uint64_t memoryLimit = std::uint64_t{1200} << 20;
constexpr std::size_t saltBytes = 16;
constexpr std::size_t keyBytes = 32;

struct KdfDeleter {
    void operator()(EVP_KDF *kdf) const { EVP_KDF_free(kdf); }
    void operator()(EVP_KDF_CTX *context) const { EVP_KDF_CTX_free(context); }
};

std::optional<std::string> derive(std::string passphrase, std::string salt, const Cost &cost)
{
    const std::unique_ptr<EVP_KDF, KdfDeleter> kdf(EVP_KDF_fetch(nullptr, "SCRYPT", nullptr));
    const std::unique_ptr<EVP_KDF_CTX, KdfDeleter> context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr);
    if (!context)
        return std::nullopt;
    std::uint64_t n = std::uint64_t{1} << cost.logN;
    std::uint32_t r = cost.r;
    std::uint32_t p = cost.p;
    std::uint64_t limit = memoryLimit;
    const std::array<OSSL_PARAM, 7> parameters{
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_PASSWORD, passphrase.data(), passphrase.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, salt.data(), salt.size()),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_N, &n),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_R, &r),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_P, &p),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_MAXMEM, &limit),
        OSSL_PARAM_construct_end(),
    };
    std::array<unsigned char, keyBytes> key{};
    if (EVP_KDF_derive(context.get(), key.data(), key.size(), parameters.data()) != 1)
        return std::nullopt;
    return hexEncode(std::string_view(reinterpret_cast<const char *>(key.data()), key.size()));
}

std::vector<std::string> parts(const std::string &stored)
{
    std::vector<std::string> out;
    std::size_t start = 0;
    for (std::size_t end = stored.find('$'); end != std::string::npos; start = end + 1, end = stored.find('$', start))
        out.push_back(stored.substr(start, end - start));
    out.push_back(stored.substr(start));
    return out;
}

std::uint32_t number(const std::string &text)
{
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

Result<std::string> hashPassphrase(const std::string &passphrase)
{
    if (toUtf32(passphrase).size() < shortestPassphrase)
        return failure(ErrorCode::InvalidArgument, "a passphrase has at least " + std::to_string(shortestPassphrase) + " characters");
    std::array<unsigned char, saltBytes> random{};
    if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1)
        return failure(ErrorCode::Internal, "the system gives no random numbers");
    const std::string salt = hexEncode(std::string_view(reinterpret_cast<const char *>(random.data()), random.size()));
    const Cost cost;
    const auto key = derive(passphrase, salt, cost);
    if (!key)
        return failure(ErrorCode::Internal, "scrypt is not available");
    return "scrypt$" + std::to_string(cost.logN) + '$' + std::to_string(cost.r) + '$' + std::to_string(cost.p) + '$' + salt + '$' + *key;
}

bool matchesPassphrase(const std::string &passphrase, const std::string &stored)
{
    const std::vector<std::string> fields = parts(stored);
    if (fields.size() != 6 || fields[0] != "scrypt")
        return false;
    const Cost cost{number(fields[1]), number(fields[2]), number(fields[3])};
    if (cost.logN == 0 || cost.logN > highestLogN)
        return false;
    const auto key = derive(passphrase, fields[4], cost);
    return key && key->size() == fields[5].size() && CRYPTO_memcmp(key->data(), fields[5].data(), key->size()) == 0;
}

void wasteComparison(const std::string &passphrase)
{
    static_cast<void>(derive(passphrase, std::string(2 * saltBytes, '0'), Cost{}));
}

}  // namespace probity
