#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/observed/persona_spellings.h"

namespace probity::observed {

/// What a hash-shaped run of a text is the hash of.
struct HashHit {
    std::size_t value = 0;          ///< position in Persona::values
    const char *coding = "";        ///< "md5", "sha1", "sha256", "sha512", "sm3", "crc32", "hmac"
    std::string_view text;          ///< as it stands in the searched text
    bool isWeak = false;            ///< so short that it may be chance: counts where it is all of the field
};

/// Hashes of the tester's values as programs make them: every spelling in small, capital and given letters, alone, with the app's
/// id before or behind it, keyed with it, hashed twice, and names together with numbers. Runs of text are looked up in it, so that
/// how many there are costs the search nothing.
class PersonaHashes {
public:
    explicit PersonaHashes(const Persona &persona);

    void find(std::string_view text, std::vector<HashHit> &hits) const;

private:
    struct Entry {
        std::uint32_t value = 0;
        const char *coding = "";
    };
    void addText(std::size_t value, const std::string &text, const std::string &salt);
    void addDigests(std::size_t value, const std::string &text);
    void addCombinations(const Persona &persona);
    void add(std::size_t value, const char *coding, const std::string &hex);
    void addChecksum(std::size_t value, const std::string &text);
    const Entry *lookUp(std::string_view hex) const;
    void judgeRun(std::string_view run, std::vector<HashHit> &hits) const;
    void judgeWord(std::string_view word, std::vector<HashHit> &hits) const;

    std::unordered_map<std::string, Entry> m_entries;       ///< by lower-case hex; checksums also as decimal numbers
};

}  // namespace probity::observed
