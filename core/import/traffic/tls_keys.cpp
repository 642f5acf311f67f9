#include "import/traffic/tls_keys.h"

#include <algorithm>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/text.h"

namespace probity::traffic {

namespace {

constexpr std::size_t mostSecrets = 200000;
constexpr std::size_t randomLength = 32;
constexpr std::size_t keptOfRandom = 28;
constexpr std::size_t ivLength = 12;
constexpr std::size_t tagLength = 16;

const unsigned char *bytesOf(std::string_view text) noexcept
{
    return reinterpret_cast<const unsigned char *>(text.data());
}
unsigned char *bytesOf(std::string &text) noexcept
{
    return reinterpret_cast<unsigned char *>(text.data());
}

std::optional<std::string> fromHex(std::string_view hex)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        if (digit(hex[i]) < 0 || digit(hex[i + 1]) < 0)
            return std::nullopt;
        out += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
    }
    return hex.size() % 2 == 0 ? std::optional(out) : std::nullopt;
}

std::string hmac(const EVP_MD *digest, std::string_view key, std::string_view data)
{
    std::string out(EVP_MAX_MD_SIZE, '\0');
    unsigned length = 0;
    if (HMAC(digest, key.data(), static_cast<int>(key.size()), bytesOf(data), data.size(), bytesOf(out), &length) == nullptr)
        return {};
    out.resize(length);
    return out;
}

const EVP_MD *digestOf(bool isSha384) noexcept
{
    return isSha384 ? EVP_sha384() : EVP_sha256();
}

/// P_hash of RFC 5246, section 5.
std::string expandMaster(const EVP_MD *digest, std::string_view master, std::string_view seed, std::size_t length)
{
    std::string out;
    std::string a(seed);
    while (out.size() < length) {
        a = hmac(digest, master, a);
        const std::string block = hmac(digest, master, a + std::string(seed));
        if (block.empty())
            return {};
        out += block;
    }
    out.resize(length);
    return out;
}

struct Freed {
    void operator()(EVP_CIPHER_CTX *context) const noexcept { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, Freed>;

/// Opens what a context with its key set has sealed, the tag behind it. `out` is as long as what opened.
bool openSealed(EVP_CIPHER_CTX *context, std::string_view nonce, std::string_view extra, std::string_view sealed, std::string &out)
{
    if (sealed.size() < tagLength)
        return false;
    std::string tag(sealed.substr(sealed.size() - tagLength));
    sealed.remove_suffix(tagLength);
    out.resize(sealed.size() + tagLength);
    int count = 0;
    int rest = 0;
    const bool isGood = EVP_DecryptInit_ex(context, nullptr, nullptr, nullptr, bytesOf(nonce)) == 1
        && EVP_DecryptUpdate(context, nullptr, &count, bytesOf(extra), static_cast<int>(extra.size())) == 1
        && EVP_DecryptUpdate(context, bytesOf(out), &count, bytesOf(sealed), static_cast<int>(sealed.size())) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, static_cast<int>(tagLength), tag.data()) == 1
        && EVP_DecryptFinal_ex(context, bytesOf(out) + count, &rest) == 1;
    out.resize(isGood ? static_cast<std::size_t>(count) : 0);
    return isGood;
}

struct SuiteRow {
    unsigned id;
    CipherSuite suite;
};
using Kind = CipherSuite::Kind;
constexpr SuiteRow suites[] = {
    {0x1301, {Kind::Gcm, 16, 0, false}},    {0x1302, {Kind::Gcm, 32, 0, true}},     {0x1303, {Kind::ChaCha, 32, 0, false}}, {0x009C, {Kind::Gcm, 16, 0, false}},
    {0x009D, {Kind::Gcm, 32, 0, true}},     {0x009E, {Kind::Gcm, 16, 0, false}},    {0x009F, {Kind::Gcm, 32, 0, true}},     {0xC02B, {Kind::Gcm, 16, 0, false}},
    {0xC02C, {Kind::Gcm, 32, 0, true}},     {0xC02F, {Kind::Gcm, 16, 0, false}},    {0xC030, {Kind::Gcm, 32, 0, true}},     {0xCCA8, {Kind::ChaCha, 32, 0, false}},
    {0xCCA9, {Kind::ChaCha, 32, 0, false}}, {0xCCAA, {Kind::ChaCha, 32, 0, false}}, {0x002F, {Kind::Cbc, 16, 20, false}},   {0x0033, {Kind::Cbc, 16, 20, false}},
    {0x0035, {Kind::Cbc, 32, 20, false}},   {0x0039, {Kind::Cbc, 32, 20, false}},   {0xC009, {Kind::Cbc, 16, 20, false}},   {0xC00A, {Kind::Cbc, 32, 20, false}},
    {0xC013, {Kind::Cbc, 16, 20, false}},   {0xC014, {Kind::Cbc, 32, 20, false}},   {0x003C, {Kind::Cbc, 16, 32, false}},   {0x003D, {Kind::Cbc, 32, 32, false}},
    {0x0067, {Kind::Cbc, 16, 32, false}},   {0x006B, {Kind::Cbc, 32, 32, false}},   {0xC023, {Kind::Cbc, 16, 32, false}},   {0xC027, {Kind::Cbc, 16, 32, false}},
    {0xC024, {Kind::Cbc, 32, 48, true}},    {0xC028, {Kind::Cbc, 32, 48, true}},
};

}  // namespace

void KeyLog::add(std::string_view text)
{
    while (!text.empty() && m_secrets.size() < mostSecrets) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t first = line.find(' ');
        const std::size_t last = line.rfind(' ');
        if (line.empty() || line.front() == '#' || first == std::string_view::npos || last == first || first > 64 || line.size() > 512)
            continue;
        const auto random = fromHex(trimmed(line.substr(first, last - first)));
        const auto secret = fromHex(line.substr(last + 1));
        if (!random || !secret || random->size() < keptOfRandom || random->size() > randomLength || secret->empty())
            continue;
        m_secrets.insert_or_assign(std::string(line.substr(0, first)) + ' ' + random->substr(random->size() - keptOfRandom), *secret);
    }
}

std::string_view KeyLog::secret(std::string_view label, std::string_view clientRandom) const
{
    if (clientRandom.size() != randomLength)
        return {};
    const auto found = m_secrets.find(std::string(label) + ' ' + std::string(clientRandom.substr(randomLength - keptOfRandom)));
    return found != m_secrets.end() ? std::string_view(found->second) : std::string_view();
}

std::optional<CipherSuite> cipherSuite(unsigned id) noexcept
{
    const auto found = std::find_if(std::begin(suites), std::end(suites), [&](const SuiteRow &row) { return row.id == id; });
    return found != std::end(suites) ? std::optional(found->suite) : std::nullopt;
}

std::string expandLabel(bool isSha384, std::string_view secret, std::string_view label, std::size_t length)
{
    const std::string full = "tls13 " + std::string(label);
    std::string info;
    info += static_cast<char>(length >> 8);
    info += static_cast<char>(length & 0xFF);
    info += static_cast<char>(full.size());
    info += full;
    info += '\0';
    std::string out;
    std::string block;
    for (char i = 1; out.size() < length; ++i) {
        block = hmac(digestOf(isSha384), secret, block + info + i);
        if (block.empty())
            return {};
        out += block;
    }
    out.resize(length);
    return out;
}

std::string extractSecret(std::string_view salt, std::string_view input)
{
    return hmac(EVP_sha256(), salt, input);
}

std::optional<std::string> encryptBlock(std::string_view key, std::string_view block)
{
    constexpr std::size_t length = 16;
    const Context context(EVP_CIPHER_CTX_new());
    std::string out(length * 2, '\0');
    int count = 0;
    if (!context || key.size() != length || block.size() != length || EVP_EncryptInit_ex(context.get(), EVP_aes_128_ecb(), nullptr, bytesOf(key), nullptr) != 1
        || EVP_EncryptUpdate(context.get(), bytesOf(out), &count, bytesOf(block), static_cast<int>(length)) != 1 || count < static_cast<int>(length))
        return std::nullopt;
    out.resize(length);
    return out;
}

std::optional<std::string> openGcm(std::string_view key, std::string_view nonce, std::string_view extra, std::string_view sealed)
{
    const Context context(EVP_CIPHER_CTX_new());
    std::string out;
    if (!context || key.size() != 16 || nonce.size() != ivLength || EVP_DecryptInit_ex(context.get(), EVP_aes_128_gcm(), nullptr, bytesOf(key), nullptr) != 1
        || !openSealed(context.get(), nonce, extra, sealed, out))
        return std::nullopt;
    return out;
}

struct RecordCipher::Private {
    bool openAead(std::string_view header, std::string_view record, std::string &out);
    bool openCbc(std::string_view record, std::string &out);
    bool isReady();
    std::string nonce(std::string_view record) const;

    Context context{EVP_CIPHER_CTX_new()};
    CipherSuite suite;
    TlsVersion version = TlsVersion::Tls13;
    bool isEncryptThenMac = false;
    std::string secret;
    std::string key;
    std::string iv;
    std::uint64_t sequence = 0;
};

RecordCipher::RecordCipher() : d(std::make_unique<Private>()) {}
RecordCipher::~RecordCipher() = default;

std::unique_ptr<RecordCipher> RecordCipher::fromSecret(const CipherSuite &suite, std::string_view secret)
{
    std::unique_ptr<RecordCipher> out(new RecordCipher);
    out->d->suite = suite;
    out->d->secret = secret;
    out->d->key = expandLabel(suite.isSha384, secret, "key", suite.keyLength);
    out->d->iv = expandLabel(suite.isSha384, secret, "iv", ivLength);
    return out->d->isReady() ? std::move(out) : nullptr;
}

RecordCipher::Pair RecordCipher::fromMaster(const CipherSuite &suite, std::string_view master, std::string_view clientRandom, std::string_view serverRandom, bool isEncryptThenMac)
{
    const std::size_t fixedIv = suite.kind == Kind::Gcm ? 4 : suite.kind == Kind::ChaCha ? ivLength : 0;
    const std::string seed = "key expansion" + std::string(serverRandom) + std::string(clientRandom);
    const std::string block = expandMaster(digestOf(suite.isSha384), master, seed, 2 * (suite.macLength + suite.keyLength + fixedIv));
    if (block.empty())
        return {};
    const auto make = [&](std::size_t which) {
        std::unique_ptr<RecordCipher> out(new RecordCipher);
        out->d->suite = suite;
        out->d->version = TlsVersion::Tls12;
        out->d->isEncryptThenMac = isEncryptThenMac;
        const std::size_t keys = 2 * suite.macLength;
        out->d->key = block.substr(keys + which * suite.keyLength, suite.keyLength);
        out->d->iv = block.substr(keys + 2 * suite.keyLength + which * fixedIv, fixedIv);
        return out->d->isReady() ? std::move(out) : nullptr;
    };
    return {make(0), make(1)};
}

std::unique_ptr<RecordCipher> RecordCipher::updated() const
{
    return fromSecret(d->suite, expandLabel(d->suite.isSha384, d->secret, "traffic upd", d->secret.size()));
}

std::optional<std::size_t> RecordCipher::overhead() const noexcept
{
    if (d->suite.kind == Kind::Cbc)
        return std::nullopt;
    const std::size_t more = d->version == TlsVersion::Tls13 ? 1 : d->suite.kind == Kind::Gcm ? 8 : 0;
    return tagLength + more;
}

void RecordCipher::skip() noexcept
{
    ++d->sequence;
}

bool RecordCipher::Private::isReady()
{
    const EVP_CIPHER *cipher = nullptr;
    if (suite.kind == Kind::Gcm)
        cipher = suite.keyLength == 16 ? EVP_aes_128_gcm() : EVP_aes_256_gcm();
    else if (suite.kind == Kind::Cbc)
        cipher = suite.keyLength == 16 ? EVP_aes_128_cbc() : EVP_aes_256_cbc();
    else
        cipher = EVP_chacha20_poly1305();
    return context && key.size() == suite.keyLength && EVP_DecryptInit_ex(context.get(), cipher, nullptr, bytesOf(key), nullptr) == 1;
}

std::string RecordCipher::Private::nonce(std::string_view record) const
{
    if (version == TlsVersion::Tls12 && suite.kind == Kind::Gcm)
        return iv + std::string(record.substr(0, 8));
    std::string out = iv;
    for (std::size_t i = 0; i < 8; ++i)
        out[ivLength - 1 - i] = static_cast<char>(static_cast<unsigned char>(out[ivLength - 1 - i]) ^ static_cast<unsigned char>(sequence >> (8 * i)));
    return out;
}

bool RecordCipher::Private::openAead(std::string_view header, std::string_view record, std::string &out)
{
    const std::size_t explicitNonce = version == TlsVersion::Tls12 && suite.kind == Kind::Gcm ? 8 : 0;
    if (record.size() < explicitNonce + tagLength)
        return false;
    const std::size_t length = record.size() - explicitNonce - tagLength;
    std::string extra;
    if (version == TlsVersion::Tls12) {
        for (int shift = 56; shift >= 0; shift -= 8)
            extra += static_cast<char>(sequence >> shift & 0xFF);
        extra += header.substr(0, 3);
        extra += static_cast<char>(length >> 8);
        extra += static_cast<char>(length & 0xFF);
    } else {
        extra = header;
    }
    return openSealed(context.get(), nonce(record), extra, record.substr(explicitNonce), out);
}

/// Without its check of the MAC: what was changed on the way is the capture's truth too.
bool RecordCipher::Private::openCbc(std::string_view record, std::string &out)
{
    constexpr std::size_t block = 16;
    if (isEncryptThenMac && record.size() > suite.macLength)
        record.remove_suffix(suite.macLength);
    if (record.size() < 2 * block || record.size() % block != 0)
        return false;
    const std::string_view sealed = record.substr(block);
    out.resize(sealed.size() + block);
    int count = 0;
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    if (EVP_DecryptInit_ex(context.get(), nullptr, nullptr, nullptr, bytesOf(record.substr(0, block))) != 1
        || EVP_DecryptUpdate(context.get(), bytesOf(out), &count, bytesOf(sealed), static_cast<int>(sealed.size())) != 1)
        return false;
    out.resize(static_cast<std::size_t>(count));
    const std::size_t padding = static_cast<unsigned char>(out.back()) + std::size_t{1};
    const std::size_t mac = isEncryptThenMac ? 0 : suite.macLength;
    if (padding + mac > out.size() || std::any_of(out.end() - static_cast<std::ptrdiff_t>(padding), out.end(), [&](char c) { return c != out.back(); }))
        return false;
    out.resize(out.size() - padding - mac);
    return true;
}

bool RecordCipher::open(std::string_view header, std::string_view record, std::string &out)
{
    out.clear();
    const bool isGood = d->suite.kind == Kind::Cbc ? d->openCbc(record, out) : d->openAead(header, record, out);
    if (isGood)
        ++d->sequence;
    return isGood;
}

}  // namespace probity::traffic
