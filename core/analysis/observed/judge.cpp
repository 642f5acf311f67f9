// How a single value is judged: the tester's own values first, then what its key says, then its form.
#include <algorithm>
#include <unordered_set>

#include "analysis/observed/codecs.h"
#include "analysis/observed/examiner.h"
#include "base/text.h"

namespace probity::observed {

namespace {

bool has(const std::vector<std::string> &categories, std::string_view category)
{
    return std::find(categories.begin(), categories.end(), category) != categories.end();
}

/// Checks that nearly anything passes give way to a value that is known to be something else.
bool isLax(Check check) noexcept
{
    switch (check) {
    case Check::Filled:
    case Check::Text:
    case Check::Login:
    case Check::Nickname:
    case Check::PersonName:
    case Check::Identifier:
    case Check::AdvertisingId:
    case Check::Account:
    case Check::DocumentNumber:
    case Check::Token:
    case Check::Password:
    case Check::Ssid:
    case Check::City:
    case Check::Query:
        return true;
    default:
        return false;
    }
}

Confidence confidenceOf(const KeyRule &rule, Fit fit, const KeyMeaning &meaning) noexcept
{
    const bool isAnything = rule.check == Check::Filled || rule.check == Check::Text || rule.check == Check::Account || rule.check == Check::Login || rule.check == Check::Nickname ||
                            rule.check == Check::Identifier || rule.check == Check::Password || rule.check == Check::Number || rule.check == Check::Query;
    if (fit == Fit::Weak || meaning.isOrganisation || (meaning.isShort && isAnything))
        return Confidence::Possible;
    if (fit == Fit::Proven)
        return rule.confidence == Confidence::Probable ? Confidence::Certain : Confidence::Probable;
    return rule.confidence;
}

/// Whether a name may be one of latitude, longitude and their kin.
bool mayNameCoordinate(std::string_view key) noexcept
{
    for (std::size_t i = 0; i < key.size() && key.size() <= 32; ++i) {
        if (static_cast<unsigned char>(key[i]) >= 0x80)
            return true;
        if (i + 2 >= key.size())
            continue;
        const char second = lower(key[i + 1]);
        const char third = lower(key[i + 2]);
        if (lower(key[i]) == 'l' && ((second == 'a' && third == 't') || (second == 'n' && third == 'g') || (second == 'o' && third == 'n')))
            return true;
    }
    return false;
}

}  // namespace

bool Examiner::judgePersona(const Leaf &leaf, std::string_view value, const Place &place, std::vector<std::string> &categories, bool &isWhole)
{
    m_personaHits.clear();
    m_persona.find(value, m_personaHits);
    bool isFound = false;
    for (const PersonaHit &hit : m_personaHits) {
        // Dates come with a time behind them, names of networks in quotation marks.
        const bool isAll = hit.text.size() == value.size() || (value.size() <= hit.text.size() + 2 && value.front() == '"') ||
                           (hit.value->field == "birthday" && hit.text.data() == value.data() && value.size() <= 30);
        if (hit.isWeak && !isAll)
            continue;
        Place where = place;
        std::string explanation = "persona:" + hit.value->field;
        if (!hit.coding.empty()) {
            where.encodings.emplace_back(hit.coding);
            explanation += ":" + std::string(hit.coding);
        }
        const Confidence confidence = hit.isWeak && leaf.key.empty() ? Confidence::Probable : Confidence::Certain;
        note(hit.value->category, Basis::Persona, confidence, where, pointerOf(leaf, place), leaf.key, hit.text, explanation);
        categories.push_back(hit.value->category.value);
        isWhole = isWhole || isAll;
        isFound = true;
    }
    return isFound;
}

bool Examiner::judgeKey(const Leaf &leaf, std::string_view value, const KeyMeaning &meaning, const Place &place, std::vector<std::string> &categories, bool isTaken)
{
    bool isFound = false;
    m_formHits.clear();
    if (!isTaken && leaf.kind != NodeKind::Literal && value.size() <= 64 && !meaning.rules.empty())
        findForms(value, m_formHits);
    const FormHit *whole = !m_formHits.empty() && m_formHits.front().text.size() == value.size() ? &m_formHits.front() : nullptr;
    const bool namesCards = std::any_of(meaning.rules.begin(), meaning.rules.end(), [](const KeyRule *rule) { return rule->check == Check::BankCard; });
    if (whole && whole->id == std::string_view("bank_card") && !namesCards)
        whole = nullptr;
    const std::string_view known = whole ? std::string_view(whole->category) : std::string_view();
    for (const KeyRule *rule : meaning.rules) {
        if (has(categories, rule->category.value) || (leaf.kind == NodeKind::Literal && rule->check != Check::Gender))
            continue;
        if ((isTaken && rule->check != Check::Filled) || (isLax(rule->check) && !meaning.isNeutral && !known.empty() && known != rule->category.value))
            continue;
        const Fit how = fit(*rule, value, m_lexicon);
        if (how == Fit::None)
            continue;
        const char *suffix = how == Fit::Hashed ? ":hashed" : "";
        // A vague key over a value whose checksum agrees is no longer vague.
        const bool isBoth = whole && known == rule->category.value && whole->isProven && !meaning.isOrganisation;
        const Confidence confidence = confidenceOf(*rule, isBoth ? Fit::Proven : how, meaning);
        note(rule->category, Basis::Key, confidence, place, pointerOf(leaf, place), leaf.key, value, "key:" + rule->id + suffix);
        categories.push_back(rule->category.value);
        isFound = true;
        // The first rule that fits is what the key says; more would be guesses.
        break;
    }
    return isFound;
}

/// Cards of an address book, or as many different numbers as only a list of people holds.
bool Examiner::notePeople(const Leaf &leaf, std::string_view value, const KeyMeaning &meaning, const Place &place)
{
    constexpr std::size_t fewest = 3;
    const bool isKeyed = std::any_of(meaning.rules.begin(), meaning.rules.end(), [](const KeyRule *rule) { return rule->check == Check::ContactList; });
    std::unordered_set<std::string_view> numbers;
    for (const FormHit &hit : m_formHits)
        if (hit.category == std::string_view("phone_number"))
            numbers.insert(hit.text);
    const bool isCards = value.size() > 30 && value.find("BEGIN:VCARD") != std::string_view::npos;
    if (!isCards && numbers.size() < (isKeyed ? 1 : fewest))
        return false;
    if (place.direction != Direction::Sent && !isCards)
        return false;
    note(CategoryId("contacts"), isKeyed ? Basis::Key : Basis::Form, meaning.isOrganisation ? Confidence::Possible : Confidence::Probable, place, pointerOf(leaf, place), leaf.key,
         std::to_string(std::max<std::size_t>(numbers.size(), 1)) + " values", isKeyed ? "key:contacts" : isCards ? "form:cards" : "form:contact_list");
    return true;
}

bool Examiner::judgeForms(const Leaf &leaf, std::string_view value, const KeyMeaning &meaning, const Place &place, std::vector<std::string> &categories)
{
    m_formHits.clear();
    findForms(value, m_formHits);
    bool isFound = false;
    if (notePeople(leaf, value, meaning, place))
        return true;
    const bool hasSpecificRule = !categories.empty() && m_formHits.size() == 1 && m_formHits.front().text.size() == value.size();
    for (const FormHit &hit : m_formHits) {
        if (has(categories, hit.category) || hasSpecificRule)
            continue;
        const bool isNumberForm = hit.category != std::string_view("email") && hit.category != std::string_view("license_plate");
        const std::string_view id = hit.id;
        // A number that is an account or an installation by its key is no card because one in a thousand passes for one.
        if (id == "bank_card" && !categories.empty())
            continue;
        const bool isChance = meaning.isNeutral && categories.empty();
        if (isChance && isNumberForm && id != "resident_id")
            continue;
        Confidence confidence = Confidence::Probable;
        const bool isLongShot = (place.part == Part::Url && isNumberForm && id != "resident_id") || (id == "bank_card" && hit.text.substr(0, 2) != "62") ||
                                (id == "email" && !m_lexicon.isMailDomain(hit.text.substr(hit.text.rfind('.') + 1)));
        if (isChance || isLongShot || meaning.isOrganisation)
            confidence = Confidence::Possible;
        note(CategoryId(hit.category), Basis::Form, confidence, place, pointerOf(leaf, place), leaf.key, hit.text, std::string("form:") + hit.id);
        categories.emplace_back(hit.category);
        isFound = true;
    }
    return isFound;
}

bool Examiner::judgePoint(const Leaf &leaf, std::string_view value, const KeyMeaning &meaning, const Place &place)
{
    Point point;
    if (!readPoint(value, point))
        return false;
    const bool isKeyed = std::any_of(meaning.rules.begin(), meaning.rules.end(), [](const KeyRule *rule) { return rule->check == Check::Coordinates || rule->check == Check::Latitude || rule->check == Check::Longitude; });
    const bool isNear = m_persona.isNear(point);
    if (!isKeyed && !isNear && (point.decimals < 3 || meaning.isNeutral))
        return false;
    const CategoryId category(point.decimals >= 3 || isNear ? "precise_location" : "approximate_location");
    if (isNear)
        note(category, Basis::Persona, Confidence::Certain, place, pointerOf(leaf, place), leaf.key, value, "persona:position");
    else
        note(category, isKeyed ? Basis::Key : Basis::Form, meaning.isOrganisation ? Confidence::Possible : Confidence::Probable, place, pointerOf(leaf, place), leaf.key, value, isKeyed ? "key:coordinates" : "form:coordinates");
    return true;
}

/// A number as written, in parts of a degree, or wrapped, where the key says that it is one.
bool Examiner::readCoordinateOf(const Node &node, const KeyMeaning &meaning, double &value, int &decimals)
{
    if (readCoordinate(node.value, value, decimals))
        return true;
    for (const KeyRule *rule : meaning.rules) {
        if (rule->check != Check::Latitude && rule->check != Check::Longitude)
            continue;
        if (readScaledCoordinate(node.value, rule->check == Check::Latitude ? 90 : 180, value, decimals))
            return true;
        const Opened opened = node.kind == NodeKind::Text ? openValue(node.value, m_arena) : Opened();
        return opened.kind == LayerKind::Text && readCoordinate(opened.text, value, decimals);
    }
    return false;
}

/// One coordinate of the tester's position alone, under a key that says so: the other stands elsewhere.
bool Examiner::judgeCoordinate(const Leaf &leaf, std::string_view value, const KeyMeaning &meaning, const Place &place)
{
    double degrees = 0;
    int decimals = 0;
    if (!m_persona.position() || !readCoordinate(value, degrees, decimals) || decimals < 3)
        return false;
    for (const KeyRule *rule : meaning.rules) {
        const bool isNear = (rule->check == Check::Latitude && m_persona.isNearLatitude(degrees)) || (rule->check == Check::Longitude && m_persona.isNearLongitude(degrees));
        if (!isNear)
            continue;
        note(CategoryId("precise_location"), Basis::Persona, Confidence::Certain, place, pointerOf(leaf, place), leaf.key, value, "persona:position");
        return true;
    }
    return false;
}

void Examiner::watchPair(const Nodes &nodes, std::uint32_t at, std::string_view parentKey, Pair &pair)
{
    const Node &node = nodes[at];
    double value = 0;
    int decimals = 0;
    if (node.kind == NodeKind::Literal || node.value.size() < 3 || node.value.size() > 48)
        return;
    // Most values are no numbers, and most names no coordinates: neither needs the lexicon to say so.
    if (!readCoordinate(node.value, value, decimals) && !mayNameCoordinate(node.key))
        return;
    const KeyMeaning &meaning = m_memory.meaning(m_lexicon, node.key, parentKey);
    const bool isKeyed = std::any_of(meaning.rules.begin(), meaning.rules.end(), [](const KeyRule *rule) { return rule->check == Check::Latitude || rule->check == Check::Longitude; });
    if (!readCoordinateOf(node, meaning, value, decimals) || decimals == 0)
        return;
    if (!isKeyed && !m_persona.position())
        return;
    for (const KeyRule *rule : meaning.rules) {
        if (rule->check == Check::Latitude && value >= -90 && value <= 90 && value != 0) {
            pair.latitude = at;
            pair.point.latitude = value;
            pair.decimals = std::max(pair.decimals, decimals);
        } else if (rule->check == Check::Longitude && value != 0) {
            pair.longitude = at;
            pair.point.longitude = value;
            pair.decimals = std::max(pair.decimals, decimals);
        }
    }
    if (decimals >= 3 && m_persona.isNearLatitude(value))
        pair.nearLatitude = at;
    else if (decimals >= 3 && m_persona.isNearLongitude(value))
        pair.nearLongitude = at;
}

void Examiner::notePair(const Nodes &nodes, const Pair &pair, std::string_view key, const Place &place)
{
    const bool isNear = pair.nearLatitude != 0 && pair.nearLongitude != 0;
    const std::uint32_t latitude = isNear ? pair.nearLatitude : pair.latitude;
    const std::uint32_t longitude = isNear ? pair.nearLongitude : pair.longitude;
    const std::string value = std::string(nodes[latitude].value) + "," + std::string(nodes[longitude].value);
    const std::string pointer = place.pointer + pointerTo(nodes, latitude);
    if (isNear)
        return note(CategoryId("precise_location"), Basis::Persona, Confidence::Certain, place, pointer, nodes[latitude].key, value, "persona:position");
    const bool isOrganisation = m_memory.meaning(m_lexicon, nodes[latitude].key, key).isOrganisation;
    const CategoryId category(pair.decimals >= 3 ? "precise_location" : "approximate_location");
    note(category, Basis::Key, isOrganisation ? Confidence::Possible : Confidence::Probable, place, pointer, nodes[latitude].key, value, "key:latitude+longitude");
}

}  // namespace probity::observed
