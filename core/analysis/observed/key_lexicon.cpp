#include "analysis/observed/key_lexicon.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "analysis/observed/codecs.h"
#include "taxonomy/resource_json.h"

namespace probity::observed {

namespace {

using resource_json::Json;

constexpr const char *keysFile = "lexicon/observed_keys.json";
constexpr const char *wordsFile = "lexicon/observed_words.json";

constexpr std::size_t maxWords = 8;
constexpr std::size_t maxModifiers = 3;

constexpr int neutralWord = 1;
constexpr int organisationWord = 2;
constexpr int personWord = 4;
constexpr int modifierWord = 8;
constexpr int identifierWord = 16;

constexpr std::array<std::pair<std::string_view, Check>, 44> checkNames{{
    {"filled", Check::Filled}, {"text", Check::Text}, {"person_name", Check::PersonName}, {"nickname", Check::Nickname}, {"login", Check::Login},
    {"phone", Check::Phone}, {"email", Check::Email}, {"resident_id", Check::ResidentId}, {"document_number", Check::DocumentNumber},
    {"address", Check::Address}, {"post_code", Check::PostCode}, {"city", Check::City}, {"latitude", Check::Latitude}, {"longitude", Check::Longitude},
    {"coordinates", Check::Coordinates}, {"imei", Check::Imei}, {"imsi", Check::Imsi}, {"iccid", Check::Iccid}, {"identifier", Check::Identifier},
    {"advertising_id", Check::AdvertisingId}, {"mac", Check::Mac}, {"ip", Check::Ip}, {"ssid", Check::Ssid}, {"account", Check::Account},
    {"bank_card", Check::BankCard}, {"plate", Check::Plate}, {"vin", Check::Vin}, {"birthday", Check::Birthday}, {"gender", Check::Gender}, {"age", Check::Age},
    {"number", Check::Number}, {"step_count", Check::StepCount}, {"network_type", Check::NetworkType}, {"carrier", Check::Carrier},
    {"password", Check::Password}, {"one_time_code", Check::OneTimeCode}, {"token", Check::Token}, {"contact_list", Check::ContactList},
    {"package_list", Check::PackageList}, {"step_list", Check::StepList}, {"list", Check::List}, {"file", Check::File}, {"query", Check::Query}, {"geohash", Check::Geohash}}};

std::optional<Check> checkFromName(std::string_view name)
{
    for (const auto &entry : checkNames)
        if (entry.first == name)
            return entry.second;
    return std::nullopt;
}

tl::unexpected<Error> invalid(const std::string &file, const std::string &entry, const std::string &why)
{
    return failure(ErrorCode::ResourceInvalid, why, file + ": " + entry);
}

void addWords(const Json &json, const char *member, int bit, std::unordered_map<std::string, int> &out)
{
    for (const Json &word : resource_json::array(json, member))
        if (word.is_string())
            out[word.get<std::string>()] |= bit;
}

std::string joined(const std::vector<std::string> &words, std::size_t first, std::size_t last)
{
    std::string out;
    for (std::size_t i = first; i < last; ++i)
        out += words[i];
    return out;
}

bool isNumberWord(const std::string &word)
{
    return std::all_of(word.begin(), word.end(), isDigit);
}

}  // namespace

std::vector<std::string> keyWords(std::string_view key)
{
    enum class Kind { None, Letter, Digit, Other };
    std::vector<std::string> words;
    Kind previous = Kind::None;
    bool wasUpper = false;
    key = key.substr(0, 96);
    for (std::size_t i = 0; i < key.size(); ++i) {
        const char c = key[i];
        const Kind kind = isLetter(c) ? Kind::Letter : isDigit(c) ? Kind::Digit : static_cast<unsigned char>(c) >= 0x80 ? Kind::Other : Kind::None;
        const bool isUpper = c >= 'A' && c <= 'Z';
        const bool nextIsSmall = i + 1 < key.size() && key[i + 1] >= 'a' && key[i + 1] <= 'z';
        if (kind != Kind::None) {
            // "userID" is two words, and so is "IDCard"
            const bool starts = kind != previous || (isUpper && !wasUpper) || (isUpper && wasUpper && nextIsSmall && key.size() > i + 2);
            if (words.empty() || starts) {
                // Of a name built to be long the end says what it is; the bound keeps it from costing time.
                if (words.size() == maxWords)
                    words.erase(words.begin());
                words.emplace_back();
            }
            words.back().push_back(lower(c));
        }
        previous = kind;
        wasUpper = isUpper;
    }
    return words;
}

Result<std::unique_ptr<const KeyLexicon>> KeyLexicon::load()
{
    const auto keys = resource_json::load(keysFile, "probity.observed_keys/1");
    if (!keys)
        return tl::unexpected<Error>(keys.error());
    const auto words = resource_json::load(wordsFile, "probity.observed_words/1");
    if (!words)
        return tl::unexpected<Error>(words.error());
    std::unique_ptr<KeyLexicon> lexicon(new KeyLexicon);
    const Json &rules = resource_json::array(*keys, "rules");
    lexicon->m_rules.reserve(rules.size());
    for (const Json &entry : rules) {
        KeyRule rule;
        rule.id = resource_json::text(entry, "id");
        rule.category = CategoryId(resource_json::text(entry, "category"));
        rule.confidence = resource_json::text(entry, "confidence") == "possible" ? Confidence::Possible : Confidence::Probable;
        rule.isHashable = entry.value("hashed", false);
        const auto check = checkFromName(resource_json::text(entry, "check"));
        if (rule.id.empty() || rule.category.isEmpty() || !check)
            return invalid(keysFile, rule.id, "id, category and a known check are required");
        rule.check = *check;
        const std::size_t index = lexicon->m_rules.size();
        const std::pair<const char *, Match> members[] = {{"keys", Match::Exact}, {"endings", Match::Suffix}, {"with_person", Match::Person}};
        for (const auto &member : members)
            for (const Json &key : resource_json::array(entry, member.first))
                lexicon->m_keys[key.is_string() ? key.get<std::string>() : std::string()].push_back(Entry{index, member.second});
        lexicon->m_rules.push_back(std::move(rule));
    }
    if (lexicon->m_keys.count(std::string()) != 0)
        return invalid(keysFile, "rules", "a key is empty or no text");
    addWords(*words, "neutral", neutralWord, lexicon->m_words);
    addWords(*words, "organisation", organisationWord, lexicon->m_words);
    addWords(*words, "person", personWord, lexicon->m_words);
    addWords(*words, "modifier", modifierWord, lexicon->m_words);
    addWords(*words, "identifier", identifierWord, lexicon->m_words);
    addWords(*words, "mail_domains", 1, lexicon->m_mailDomains);
    addWords(*words, "tracking_cookies", 1, lexicon->m_cookies);
    addWords(*words, "session_cookies", 2, lexicon->m_cookies);
    addWords(*words, "standard_headers", 1, lexicon->m_headers);
    addWords(*words, "surnames", 1, lexicon->m_surnames);
    return std::unique_ptr<const KeyLexicon>(std::move(lexicon));
}

void KeyLexicon::collect(const std::string &text, bool isWhole, bool isPerson, KeyMeaning &meaning) const
{
    const auto found = m_keys.find(text);
    if (found == m_keys.end())
        return;
    for (const Entry &entry : found->second) {
        const bool applies = entry.match == Match::Suffix || (entry.match == Match::Exact && isWhole) || (entry.match == Match::Person && isPerson);
        const KeyRule *rule = &m_rules[entry.rule];
        if (applies && std::find(meaning.rules.begin(), meaning.rules.end(), rule) == meaning.rules.end())
            meaning.rules.push_back(rule);
    }
}

KeyMeaning KeyLexicon::meaning(std::string_view key, std::string_view parent) const
{
    KeyMeaning meaning;
    std::vector<std::string> words = keyWords(key);
    const std::vector<std::string> around = keyWords(parent);
    const auto note = [&](const std::vector<std::string> &of, int mask) {
        for (const std::string &word : of) {
            const auto found = m_words.find(word);
            if (found == m_words.end())
                continue;
            meaning.isNeutral = meaning.isNeutral || (found->second & mask & neutralWord) != 0;
            meaning.isOrganisation = meaning.isOrganisation || (found->second & organisationWord) != 0;
            meaning.isPerson = meaning.isPerson || (found->second & personWord) != 0;
        }
    };
    note(words, neutralWord);
    note(around, 0);
    const auto lookUp = [&](std::size_t count) {
        const std::string whole = joined(words, 0, count);
        collect(whole, true, meaning.isPerson, meaning);
        if (meaning.rules.empty() && whole.size() > 3 && whole.back() == 's')
            collect(whole.substr(0, whole.size() - 1), true, meaning.isPerson, meaning);
        if (meaning.rules.empty() && !around.empty() && around.size() + count <= 4)
            collect(joined(around, 0, around.size()) + whole, true, meaning.isPerson, meaning);
        for (std::size_t first = 1; meaning.rules.empty() && first < count; ++first)
            collect(joined(words, first, count), false, meaning.isPerson, meaning);
    };
    if (words.size() > 1 && words.front() == "x")
        words.erase(words.begin());
    lookUp(words.size());
    // "phone_md5", "imei2", "userPhoneEncrypted": what was done to the value does not change whose it is.
    std::size_t count = words.size();
    while (meaning.rules.empty() && count > 1 && count + maxModifiers > words.size()) {
        const auto found = m_words.find(words[count - 1]);
        if (!isNumberWord(words[count - 1]) && (found == m_words.end() || (found->second & modifierWord) == 0))
            break;
        --count;
        lookUp(count);
    }
    if (meaning.rules.empty() && !words.empty()) {
        const auto last = m_words.find(words.back());
        meaning.isNeutral = meaning.isNeutral || (last != m_words.end() && (last->second & identifierWord) != 0);
    }
    meaning.isShort = words.size() == 1 && words.front().size() <= 2 && !meaning.isPerson;
    return meaning;
}

bool KeyLexicon::isTrackingCookie(std::string_view name) const
{
    for (std::size_t length = name.size(); length >= 2; --length) {
        const auto found = m_cookies.find(std::string(name.substr(0, length)) + (length == name.size() ? "" : "*"));
        if (found != m_cookies.end() && (found->second & 1) != 0)
            return true;
    }
    return false;
}

bool KeyLexicon::isSessionCookie(std::string_view name) const
{
    std::string small;
    for (const char c : name)
        if (isAlnum(c))
            small.push_back(lower(c));
    const auto found = m_cookies.find(small);
    return found != m_cookies.end() && (found->second & 2) != 0;
}

bool KeyLexicon::isMailDomain(std::string_view topLevel) const
{
    std::string small;
    for (const char c : topLevel)
        small.push_back(lower(c));
    return small.size() == 2 || m_mailDomains.count(small) != 0;
}

bool KeyLexicon::isStandardHeader(const std::string &lowerName) const
{
    return m_headers.count(lowerName) != 0;
}

bool KeyLexicon::isSurname(std::string_view text) const
{
    return m_surnames.count(std::string(text.substr(0, 3))) != 0 || (text.size() >= 9 && m_surnames.count(std::string(text.substr(0, 6))) != 0);
}

}  // namespace probity::observed
