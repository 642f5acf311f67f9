#include "review/traffic_filter.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <utility>

#include "base/text.h"

namespace probity {

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

char lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// `word` is lower case already. Letters of other scripts are compared as they stand.
bool containsWord(std::string_view text, std::string_view word) noexcept
{
    return std::search(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) { return lower(a) == b; }) != text.end();
}

std::string_view pathOf(std::string_view url) noexcept
{
    const std::size_t scheme = url.find("://");
    const std::size_t slash = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
    if (slash == std::string_view::npos)
        return "/";
    return url.substr(slash, url.find_first_of("?#", slash) - slash);
}

/// Words parted by blanks; quotes keep blanks together and are dropped.
std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    bool isQuoted = false;
    bool isWord = false;
    for (const char c : text) {
        if (c == '"') {
            isQuoted = !isQuoted;
            isWord = true;
        } else if (!isQuoted && (c == ' ' || c == '\t' || c == '\n')) {
            if (isWord)
                words.push_back(std::exchange(word, {}));
            isWord = false;
        } else {
            word += c;
            isWord = true;
        }
    }
    if (isWord)
        words.push_back(word);
    return words;
}

struct KeyWord {
    std::string_view text;
    int number;
};

template <std::size_t Count>
std::optional<int> numberOf(const std::array<KeyWord, Count> &words, std::string_view text)
{
    for (const KeyWord &word : words)
        if (word.text.substr(0, text.size()) == text)
            return word.number;
    return std::nullopt;
}

constexpr std::array phases{KeyWord{"before_choice", static_cast<int>(Phase::BeforeChoice)}, KeyWord{"before", static_cast<int>(Phase::BeforeChoice)},
                            KeyWord{"after_consent", static_cast<int>(Phase::AfterConsent)}, KeyWord{"after_refusal", static_cast<int>(Phase::AfterRefusal)},
                            KeyWord{"refused", static_cast<int>(Phase::AfterRefusal)}, KeyWord{"background", static_cast<int>(Phase::Background)},
                            KeyWord{"unknown", static_cast<int>(Phase::Unknown)}};
constexpr std::array parties{KeyWord{"first", static_cast<int>(Party::First)}, KeyWord{"third", static_cast<int>(Party::Third)},
                             KeyWord{"unknown", static_cast<int>(Party::Unknown)}};
constexpr std::array verdicts{KeyWord{"denied", static_cast<int>(Verdict::Denied)},           KeyWord{"undeclared", static_cast<int>(Verdict::Undeclared)},
                              KeyWord{"ambiguous", static_cast<int>(Verdict::Ambiguous)},     KeyWord{"vague", static_cast<int>(Verdict::Vague)},
                              KeyWord{"undetermined", static_cast<int>(Verdict::Undetermined)}, KeyWord{"not_visible", static_cast<int>(Verdict::NotVisible)},
                              KeyWord{"unexercised", static_cast<int>(Verdict::Unexercised)}, KeyWord{"consistent", static_cast<int>(Verdict::Consistent)}};

/// "10", "1.5k", "2m" as a number; nothing for anything else.
std::optional<double> amountOf(std::string text)
{
    double factor = 1;
    if (!text.empty() && (text.back() == 'k' || text.back() == 'm')) {
        factor = text.back() == 'k' ? 1000 : 1000000;
        text.pop_back();
    }
    char *end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(value >= 0))
        return std::nullopt;
    return value * factor;
}

std::set<std::string> categoriesNamed(const Taxonomy &taxonomy, std::string_view word)
{
    std::set<std::string> ids;
    for (const Category &category : taxonomy.categories())
        if (containsWord(category.id.value, word) || containsWord(category.name.en, word) || containsWord(category.name.zh, word))
            ids.insert(category.id.value);
    return ids;
}

}  // namespace

const std::vector<std::string> &TrafficFilter::vocabulary()
{
    static const std::vector<std::string> words{
        "host:",     "path:",      "url:",          "method:",     "mime:",           "status:",      "status:>=400",  "size:",        "size:>10k",      "time:",
        "category:", "recipient:", "value:",        "body:",       "verdict:denied",  "verdict:undeclared", "verdict:vague", "verdict:consistent", "sent",  "received",
        "before:consent", "after:consent", "after:refusal", "phase:background", "party:first", "party:third", "has:personal", "has:body", "has:messages", "is:opaque", "is:error"};
    return words;
}

TrafficFilter TrafficFilter::parse(std::string_view text, const Taxonomy &taxonomy, const Recipients &recipients)
{
    TrafficFilter filter;
    for (const std::string &word : wordsOf(text))
        filter.add(word, taxonomy, recipients);
    return filter;
}

void TrafficFilter::add(std::string_view word, const Taxonomy &taxonomy, const Recipients &recipients)
{
    static const std::array<std::pair<std::string_view, Key>, 19> keys{{{"host", Key::Host}, {"path", Key::Path}, {"url", Key::Url}, {"method", Key::Method},
        {"mime", Key::Mime}, {"status", Key::StatusCode}, {"size", Key::Size}, {"time", Key::Time}, {"category", Key::Category}, {"recipient", Key::Recipient},
        {"verdict", Key::Verdict}, {"value", Key::Value}, {"party", Key::Party}, {"phase", Key::Phase}, {"before", Key::Phase}, {"after", Key::Phase},
        {"body", Key::Body}, {"has", Key::HasPersonal}, {"is", Key::IsOpaque}}};
    Term term;
    std::string typed(word);
    if (typed.size() > 1 && typed.front() == '-') {
        term.isNegated = true;
        typed.erase(0, 1);
    }
    typed = toLowerAscii(typed);
    const std::size_t colon = typed.find(':');
    const std::string name = typed.substr(0, colon);
    const auto *known = std::find_if(keys.begin(), keys.end(), [&name](const auto &one) { return one.first == name; });
    if (typed == "sent" || typed == "received") {
        term.key = Key::Direction;
        term.number = static_cast<int>(typed == "sent" ? Direction::Sent : Direction::Received);
    } else if (colon == std::string::npos || known == keys.end()) {
        // A colon may stand in a path or a port too: what looks like a key and is none is said, and looked for as it stands.
        if (colon != std::string::npos && colon > 0 && std::all_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; }) && typed.compare(colon, 3, "://") != 0)
            m_problems.push_back({std::string(word), Problem::Kind::UnknownKey});
        term.text = typed;
        term.ids = categoriesNamed(taxonomy, typed);
    } else {
        term.key = known->second;
        term.text = typed.substr(colon + 1);
        if (name == "before" || name == "after")
            term.text = term.text.empty() ? term.text : name == "before" ? "before_choice" : std::string_view("refusal").substr(0, term.text.size()) == term.text ? "after_refusal" : "after_consent";
        // Half typed: nothing is kept back for it yet.
        if (term.text.empty()) {
            m_problems.push_back({std::string(word), Problem::Kind::EmptyValue});
            return;
        }
        if (!readValue(term, taxonomy, recipients)) {
            m_problems.push_back({std::string(word), Problem::Kind::BadValue});
            return;
        }
    }
    m_hasBodyTerm = m_hasBodyTerm || term.key == Key::Body;
    m_terms.push_back(std::move(term));
}

bool TrafficFilter::readNumbers(Term &term) const
{
    term.from = 0;
    term.to = unlimited;
    std::string text = term.text;
    if (term.key == Key::StatusCode && text.size() == 3 && text.compare(1, 2, "xx") == 0 && text[0] >= '1' && text[0] <= '5') {
        term.from = (text[0] - '0') * 100;
        term.to = term.from + 99;
        return true;
    }
    std::string sign;
    while (!text.empty() && (text.front() == '<' || text.front() == '>' || text.front() == '=')) {
        sign += text.front();
        text.erase(0, 1);
    }
    const auto amount = amountOf(text);
    if (!amount)
        return false;
    const double step = term.key == Key::Time ? 1e-6 : 1;
    if (sign == ">" || sign == ">=")
        term.from = *amount + (sign == ">" ? step : 0);
    else if (sign == "<" || sign == "<=")
        term.to = *amount - (sign == "<" ? step : 0);
    else if (sign.empty() || sign == "=")
        term.from = term.to = *amount;
    else
        return false;
    return true;
}

bool TrafficFilter::readValue(Term &term, const Taxonomy &taxonomy, const Recipients &recipients) const
{
    const auto enumeration = [&term](const auto &words) {
        const auto number = numberOf(words, term.text);
        term.number = number.value_or(0);
        return number.has_value();
    };
    switch (term.key) {
    case Key::StatusCode:
    case Key::Size:
    case Key::Time:
        return readNumbers(term);
    case Key::Phase:
        return enumeration(phases);
    case Key::Party:
        return enumeration(parties);
    case Key::Verdict:
        return enumeration(verdicts);
    case Key::HasPersonal: {
        constexpr std::array things{KeyWord{"personal", static_cast<int>(Key::HasPersonal)}, KeyWord{"body", static_cast<int>(Key::HasBody)}, KeyWord{"messages", static_cast<int>(Key::HasMessages)}};
        const bool isKnown = enumeration(things);
        term.key = isKnown ? static_cast<Key>(term.number) : term.key;
        return isKnown;
    }
    case Key::IsOpaque: {
        constexpr std::array states{KeyWord{"opaque", static_cast<int>(Key::IsOpaque)}, KeyWord{"error", static_cast<int>(Key::IsError)}};
        const bool isKnown = enumeration(states);
        term.key = isKnown ? static_cast<Key>(term.number) : term.key;
        return isKnown;
    }
    case Key::Category:
        term.ids = categoriesNamed(taxonomy, term.text);
        return !term.ids.empty();
    case Key::Recipient:
        for (const Recipient &recipient : recipients.all())
            if (containsWord(recipient.id.value, term.text) || containsWord(recipient.name.en, term.text) || containsWord(recipient.name.zh, term.text))
                term.ids.insert(recipient.id.value);
        return true;
    default:
        return true;
    }
}

bool TrafficFilter::isOfObservation(Key key) noexcept
{
    return key == Key::Category || key == Key::Recipient || key == Key::Verdict || key == Key::Value || key == Key::Party || key == Key::Direction;
}

bool TrafficFilter::holdsForObservation(const Term &term, const Assessment &assessment, const CaseIndex &index, std::size_t at) const
{
    const Observation &observation = assessment.observations[at];
    switch (term.key) {
    case Key::Category:
        return term.ids.count(observation.category.value) > 0;
    case Key::Recipient:
        return term.ids.count(observation.recipient.value) > 0 || containsWord(observation.recipientName, term.text) || containsWord(observation.host, term.text);
    case Key::Value:
        return containsWord(observation.value, term.text);
    case Key::Party:
        return static_cast<int>(observation.party) == term.number;
    case Key::Direction:
        return static_cast<int>(observation.direction) == term.number;
    case Key::Verdict: {
        const int line = index.lineOfObservation(at);
        return line >= 0 && static_cast<int>(assessment.ledger[static_cast<std::size_t>(line)].verdict) == term.number;
    }
    default:
        return true;
    }
}

bool TrafficFilter::holds(const Term &term, const Assessment &assessment, const CaseIndex &index, std::size_t position) const
{
    const EntrySummary &entry = assessment.entries[position];
    const auto isWithin = [&term](double value) { return value >= term.from && value <= term.to; };
    switch (term.key) {
    case Key::Host:
        return containsWord(entry.host, term.text);
    case Key::Path:
        return containsWord(pathOf(entry.url), term.text);
    case Key::Url:
        return containsWord(entry.url, term.text);
    case Key::Method:
        return containsWord(std::string_view(entry.method).substr(0, term.text.size()), term.text);
    case Key::Mime:
        return containsWord(entry.mimeType, term.text);
    case Key::StatusCode:
        return isWithin(entry.status);
    case Key::Size:
        return isWithin(static_cast<double>(entry.requestBytes.value_or(0) + entry.responseBytes.value_or(0)));
    case Key::Time: {
        const auto start = index.start();
        return start && entry.started && isWithin(static_cast<double>(entry.started->microseconds - start->microseconds) / 1e6);
    }
    case Key::Phase:
        return static_cast<int>(entry.phase) == term.number;
    case Key::HasPersonal:
        return !index.observationsAt(static_cast<int>(position)).empty();
    case Key::HasBody:
        return entry.requestBytes.value_or(0) > 0;
    case Key::HasMessages:
        return entry.status == 101 || containsWord(std::string_view(entry.url).substr(0, 2), "ws");
    case Key::IsOpaque:
        return entry.isOpaque;
    case Key::IsError:
        return entry.status >= 400 || entry.status == 0;
    case Key::Any: {
        if (containsWord(entry.host, term.text) || containsWord(pathOf(entry.url), term.text))
            return true;
        const auto here = index.observationsAt(static_cast<int>(position));
        return std::any_of(here.begin(), here.end(), [&](std::uint32_t at) {
            return term.ids.count(assessment.observations[at].category.value) > 0 || containsWord(assessment.observations[at].key, term.text);
        });
    }
    default:
        return true;
    }
}

bool TrafficFilter::accepts(const Assessment &assessment, const CaseIndex &index, std::size_t position) const
{
    bool hasPositive = false;
    for (const Term &term : m_terms) {
        if (isOfObservation(term.key)) {
            hasPositive = hasPositive || !term.isNegated;
            continue;
        }
        if (term.key != Key::Body && holds(term, assessment, index, position) == term.isNegated)
            return false;
    }
    const auto here = index.observationsAt(static_cast<int>(position));
    // "category:location sent" speaks of one observation for which both hold; what is negated must hold for none.
    for (const Term &term : m_terms)
        if (term.isNegated && isOfObservation(term.key)
            && std::any_of(here.begin(), here.end(), [&](std::uint32_t at) { return holdsForObservation(term, assessment, index, at); }))
            return false;
    if (!hasPositive)
        return true;
    return std::any_of(here.begin(), here.end(), [&](std::uint32_t at) {
        return std::all_of(m_terms.begin(), m_terms.end(), [&](const Term &term) { return term.isNegated || !isOfObservation(term.key) || holdsForObservation(term, assessment, index, at); });
    });
}

bool TrafficFilter::acceptsBodies(const TrafficEntry &entry) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&entry](const Term &term) {
        if (term.key != Key::Body)
            return true;
        bool isFound = containsWord(entry.requestBody.bytes, term.text) || containsWord(entry.responseBody.bytes, term.text);
        for (const WebSocketMessage &message : entry.webSocketMessages)
            isFound = isFound || containsWord(message.data, term.text);
        return isFound != term.isNegated;
    });
}

}  // namespace probity
