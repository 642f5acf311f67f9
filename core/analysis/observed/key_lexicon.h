#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "model/observation.h"

namespace probity::observed {

/// What a value must look like to be what its key says.
enum class Check : std::uint8_t {
    Filled, Text, PersonName, Nickname, Login, Phone, Email, ResidentId, DocumentNumber, Address, PostCode, City, Latitude, Longitude, Coordinates,
    Imei, Imsi, Iccid, Identifier, AdvertisingId, Mac, Ip, Ssid, Account, BankCard, Plate, Vin, Birthday, Gender, Age, Number, StepCount, NetworkType,
    Carrier, Password, OneTimeCode, Token, ContactList, PackageList, StepList, List, File, Query, Geohash
};

/// A kind of data and the keys that say so; one entry of resources/lexicon/observed_keys.json.
struct KeyRule {
    std::string id;
    CategoryId category;
    Check check = Check::Filled;
    Confidence confidence = Confidence::Probable;
    bool isHashable = false;        ///< a hash under this key counts, though nobody can tell of what
};

/// What a key says: rules in the order of the lexicon, and the company that the key keeps.
struct KeyMeaning {
    std::vector<const KeyRule *> rules;
    bool isNeutral = false;         ///< orders, times, versions, signatures: a form found there is chance
    bool isOrganisation = false;    ///< shop, hotline, hotel: not the user's own
    bool isShort = false;           ///< two letters: believed only where the value speaks for itself
    bool isPerson = false;          ///< receiver, passenger, patient
};

/// Words a key is made of: "receiverMobile_no" → receiver, mobile, no. Lower case; Chinese runs stay whole.
std::vector<std::string> keyWords(std::string_view key);

/// The keys and words of resources/lexicon. Immutable after loading; safe to share between threads.
class KeyLexicon {
public:
    static Result<std::unique_ptr<const KeyLexicon>> load();

    /// `parent` is the key around it, which may complete it: {"receiver": {"name": ...}}.
    KeyMeaning meaning(std::string_view key, std::string_view parent) const;
    const std::vector<KeyRule> &rules() const noexcept { return m_rules; }
    bool isTrackingCookie(std::string_view name) const;
    bool isSessionCookie(std::string_view name) const;
    /// A top level that mailboxes lie under: of two letters, or one of the usual ones.
    bool isMailDomain(std::string_view topLevel) const;
    bool isStandardHeader(const std::string &lowerName) const;
    bool isSurname(std::string_view text) const;        ///< the first character or two of a Chinese name

private:
    KeyLexicon() = default;
    enum class Match : std::uint8_t { Exact, Suffix, Person };
    struct Entry {
        std::size_t rule = 0;
        Match match = Match::Exact;
    };
    void collect(const std::string &joined, bool isWhole, bool isPerson, KeyMeaning &meaning) const;

    std::vector<KeyRule> m_rules;
    std::unordered_map<std::string, std::vector<Entry>> m_keys;
    std::unordered_map<std::string, int> m_words;       ///< bits: neutral 1, organisation 2, person 4, modifier 8, identifier 16
    std::unordered_map<std::string, int> m_cookies;     ///< bits: tracking 1, session 2, prefix 4
    std::unordered_map<std::string, int> m_headers;
    std::unordered_map<std::string, int> m_surnames;
    std::unordered_map<std::string, int> m_mailDomains;
};

}  // namespace probity::observed
