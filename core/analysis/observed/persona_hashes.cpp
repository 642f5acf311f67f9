#include "analysis/observed/persona_hashes.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "analysis/observed/codecs.h"
#include "base/base64.h"
#include "base/hashing.h"
#include "base/text.h"

namespace probity::observed {

namespace {

constexpr std::size_t checksumDigits = 8;

bool isRunCharacter(char c) noexcept
{
    return isAlnum(c) || c == '+' || c == '/' || c == '-' || c == '_';
}

/// Lengths of a digest in hex; 16 is the middle of an MD5, 8 a CRC-32.
bool isHexLength(std::size_t length) noexcept
{
    return length == 8 || length == 16 || length == 32 || length == 40 || length == 64 || length == 128;
}

/// Lengths of a digest in base64 without padding.
bool isBase64Length(std::size_t length) noexcept
{
    return length == 22 || length == 27 || length == 43 || length == 86;
}

bool isDecimal(std::string_view text) noexcept
{
    return std::all_of(text.begin(), text.end(), isDigit);
}

const PersonaValue *valueOf(const Persona &persona, const char *field, std::size_t &at)
{
    for (at = 0; at < persona.values.size(); ++at)
        if (persona.values[at].field == field)
            return &persona.values[at];
    return nullptr;
}

}  // namespace

PersonaHashes::PersonaHashes(const Persona &persona)
{
    for (std::size_t i = 0; i < persona.values.size(); ++i) {
        std::set<std::string> texts;
        for (const Spelling &spelling : spellingsOf(persona.values[i]))
            texts.insert({spelling.text, toLowerAscii(spelling.text), upperAscii(spelling.text)});
        for (const std::string &text : texts)
            addText(i, text, persona.appId);
    }
    addCombinations(persona);
}

void PersonaHashes::addText(std::size_t value, const std::string &text, const std::string &salt)
{
    addDigests(value, text);
    addChecksum(value, text);
    const std::string md5 = md5Hex(text);
    add(value, "md5", md5Hex(md5));
    add(value, "md5", md5Hex(upperAscii(md5)));
    add(value, "sha1", sha1Hex(md5));
    add(value, "sha256", sha256(md5).hex());
    if (salt.empty())
        return;
    for (const char *joint : {"", ":", "_", "-", "|"}) {
        addDigests(value, salt + joint + text);
        addDigests(value, text + joint + salt);
    }
    for (const Digest digest : {Digest::Md5, Digest::Sha1, Digest::Sha256})
        add(value, "hmac", hmacHex(digest, salt, text));
}

void PersonaHashes::addDigests(std::size_t value, const std::string &text)
{
    const std::string md5 = md5Hex(text);
    add(value, "md5", md5);
    add(value, "md5", md5.substr(8, 16));
    add(value, "sha1", sha1Hex(text));
    add(value, "sha256", sha256(text).hex());
    add(value, "sha512", digestHex(Digest::Sha512, text));
    add(value, "sm3", digestHex(Digest::Sm3, text));
}

void PersonaHashes::addChecksum(std::size_t value, const std::string &text)
{
    const auto crc = static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef *>(text.data()), static_cast<uInt>(text.size())));
    std::array<char, 16> hex{};
    std::snprintf(hex.data(), hex.size(), "%08x", static_cast<unsigned>(crc));
    add(value, "crc32", hex.data());
    if (crc >= 100'000'000)
        add(value, "crc32", std::to_string(crc));
}

/// Name and number hashed together stand for the number: the name alone tells less.
void PersonaHashes::addCombinations(const Persona &persona)
{
    constexpr std::array<std::pair<const char *, const char *>, 6> pairs{{{"name", "phone_number"}, {"name", "national_id"}, {"phone_number", "national_id"}, {"name", "bank_card"}, {"phone_number", "imei"}, {"name", "birthday"}}};
    for (const auto &pair : pairs) {
        std::size_t first = 0;
        std::size_t second = 0;
        const PersonaValue *one = valueOf(persona, pair.first, first);
        const PersonaValue *other = valueOf(persona, pair.second, second);
        if (!one || !other)
            continue;
        for (const char *joint : {"", ",", "|", "_", "-", ":", " ", "&", "+"}) {
            addDigests(second, one->value + joint + other->value);
            addDigests(second, other->value + joint + one->value);
        }
    }
    std::size_t name = 0;
    std::size_t phone = 0;
    std::size_t id = 0;
    const PersonaValue *whose = valueOf(persona, "name", name);
    const PersonaValue *number = valueOf(persona, "phone_number", phone);
    if (const PersonaValue *card = valueOf(persona, "national_id", id); whose && number && card)
        for (const char *joint : {"", ",", "|", "_"}) {
            addDigests(id, whose->value + joint + card->value + joint + number->value);
            addDigests(id, whose->value + joint + number->value + joint + card->value);
        }
}

void PersonaHashes::add(std::size_t value, const char *coding, const std::string &hex)
{
    if (!hex.empty())
        m_entries.emplace(hex, Entry{static_cast<std::uint32_t>(value), coding});
}

const PersonaHashes::Entry *PersonaHashes::lookUp(std::string_view hex) const
{
    const auto found = m_entries.find(toLowerAscii(hex));
    return found == m_entries.end() ? nullptr : &found->second;
}

void PersonaHashes::judgeWord(std::string_view word, std::vector<HashHit> &hits) const
{
    const bool isNumber = (word.size() == 9 || word.size() == 10) && isDecimal(word);
    if (!isNumber && (!isHexLength(word.size()) || !std::all_of(word.begin(), word.end(), isHexDigit)))
        return;
    if (const Entry *entry = lookUp(word))
        hits.push_back(HashHit{entry->value, entry->coding, word, isNumber || word.size() == checksumDigits});
}

void PersonaHashes::judgeRun(std::string_view run, std::vector<HashHit> &hits) const
{
    // A digest may stand in the shape of a UUID.
    if (run.size() == 36 && run[8] == '-' && run[13] == '-' && run[18] == '-' && run[23] == '-') {
        std::string plain;
        std::copy_if(run.begin(), run.end(), std::back_inserter(plain), isAlnum);
        if (const Entry *entry = lookUp(plain); entry && plain.size() == 32) {
            hits.push_back(HashHit{entry->value, entry->coding, run, false});
            return;
        }
    }
    if (isBase64Length(run.size())) {
        const auto bytes = decodeBase64(run);
        if (const Entry *entry = bytes ? lookUp(hexEncode(*bytes)) : nullptr) {
            hits.push_back(HashHit{entry->value, entry->coding, run, false});
            return;
        }
    }
    while (!run.empty()) {
        const auto end = static_cast<std::size_t>(std::find_if_not(run.begin(), run.end(), isAlnum) - run.begin());
        if (end >= checksumDigits)
            judgeWord(run.substr(0, end), hits);
        run.remove_prefix(std::min(run.size(), end + 1));
    }
}

void PersonaHashes::find(std::string_view text, std::vector<HashHit> &hits) const
{
    if (m_entries.empty())
        return;
    for (std::size_t i = 0; i < text.size();) {
        if (!isRunCharacter(text[i])) {
            ++i;
            continue;
        }
        const std::size_t start = i;
        while (i < text.size() && isRunCharacter(text[i]))
            ++i;
        if (i - start >= checksumDigits)
            judgeRun(text.substr(start, i - start), hits);
    }
}

}  // namespace probity::observed
