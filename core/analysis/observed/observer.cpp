// One pass over the opened values with hash lookups for keys and a bit table for the persona's values: codings have to be
// undone value by value anyway, and a value whose key is known needs no search.
#include "analysis/observed/observer.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "analysis/observed/codecs.h"
#include "analysis/observed/examiner.h"
#include "analysis/observed/forms.h"
#include "analysis/observed/opener.h"
#include "analysis/observed/patterns.h"
#include "base/text.h"
#include "taxonomy/host_directory.h"

namespace probity {

using namespace observed;

namespace {

/// As many different facts about one device make a profile of it.
constexpr std::size_t profileSize = 5;

std::string_view header(const std::vector<NameValue> &headers, std::string_view lowerName)
{
    for (const NameValue &entry : headers)
        if (entry.first.size() == lowerName.size() && toLowerAscii(entry.first) == lowerName)
            return entry.second;
    return {};
}

/// Named values as the object they would be in JSON, so that pairs among them are seen.
Nodes nodesOf(const std::vector<std::pair<std::string_view, std::string_view>> &pairs)
{
    Nodes nodes;
    nodes.push_back(Node{{}, {}, static_cast<std::uint32_t>(pairs.size() + 1), 0, 0, NodeKind::Object});
    for (const auto &pair : pairs) {
        const auto self = static_cast<std::uint32_t>(nodes.size());
        nodes.push_back(Node{pair.first, pair.second, self + 1, 0, self - 1, NodeKind::Text});
    }
    return nodes;
}

std::vector<std::pair<std::string_view, std::string_view>> cookiePairs(std::string_view header)
{
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    while (!header.empty() && pairs.size() < 1000) {
        const std::size_t end = header.find(';');
        const std::string_view pair = trimmed(header.substr(0, end));
        header = end == std::string_view::npos ? std::string_view() : header.substr(end + 1);
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos && equals > 0)
            pairs.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
    }
    return pairs;
}

/// A value that tells one browser from all others: long, and not a date or a flag.
bool isIdentifying(std::string_view value)
{
    const auto digits = std::count_if(value.begin(), value.end(), isDigit);
    return value.size() >= 12 && digits >= 4 && !isPlaceholder(value);
}

Opened layerOf(Nodes nodes, Reading reading = Reading::Whole, std::string_view text = {})
{
    Opened opened;
    opened.kind = LayerKind::Structured;
    opened.reading = reading;
    opened.text = text;
    opened.nodes = std::move(nodes);
    return opened;
}

}  // namespace

struct Observer::Private {
    std::shared_ptr<const ObservationPatterns> patterns;
    std::shared_ptr<const Taxonomy> taxonomy;
    std::shared_ptr<const Recipients> recipients;
    ObserverSettings settings;
    std::unique_ptr<const HostDirectory> hosts;
    std::unique_ptr<const PersonaIndex> persona;

    const KeyLexicon &lexicon() const { return *patterns->d().lexicon; }
    void examineUrl(const TrafficEntry &entry, Examiner &examiner) const;
    void examineHeaders(const TrafficEntry &entry, Party party, Examiner &examiner) const;
    void examineCookies(const std::vector<std::pair<std::string_view, std::string_view>> &pairs, Party party, Examiner &examiner) const;
    void examineSetCookies(const TrafficEntry &entry, Party party, Examiner &examiner) const;
    bool examineBody(const Body &body, const std::vector<NameValue> &headers, Part part, Examiner &examiner, Arena &arena) const;
    bool examineFrames(const TrafficEntry &entry, Examiner &examiner, Arena &arena) const;
    void noteProfile(const HostFacts &host, std::vector<Observation> &observations) const;
    Phase phaseOf(const TrafficEntry &entry) const;
};

struct Observer::Scratch::Private {
    Arena arena;
    KeyMemory keys;
    std::unordered_map<std::string, HostFacts> hosts;
};

Observer::Scratch::Scratch() : d(std::make_unique<Private>()) {}
Observer::Scratch::~Scratch() = default;
Observer::Scratch::Scratch(Scratch &&) noexcept = default;
Observer::Scratch &Observer::Scratch::operator=(Scratch &&) noexcept = default;

Observer::Observer() = default;
Observer::~Observer() = default;

ObservationPatterns::ObservationPatterns() = default;
ObservationPatterns::~ObservationPatterns() = default;

Result<std::shared_ptr<const ObservationPatterns>> ObservationPatterns::load(std::shared_ptr<const Taxonomy> taxonomy)
{
    auto lexicon = KeyLexicon::load();
    if (!lexicon)
        return tl::unexpected<Error>(lexicon.error());
    for (const KeyRule &rule : (*lexicon)->rules())
        if (!taxonomy->category(rule.category))
            return failure(ErrorCode::ResourceInvalid, "unknown category " + rule.category.value, "lexicon/observed_keys.json: " + rule.id);
    auto links = DownloadLinks::load();
    if (!links)
        return tl::unexpected<Error>(links.error());
    auto data = std::make_unique<Private>();
    data->links = std::move(*links);
    data->lexicon = std::move(*lexicon);
    data->taxonomy = std::move(taxonomy);
    std::shared_ptr<ObservationPatterns> patterns(new ObservationPatterns);
    patterns->m_d = std::move(data);
    return std::shared_ptr<const ObservationPatterns>(std::move(patterns));
}

Result<std::unique_ptr<Observer>> Observer::create(std::shared_ptr<const ObservationPatterns> patterns, std::shared_ptr<const Taxonomy> taxonomy,
                                                   std::shared_ptr<const Recipients> recipients, ObserverSettings settings)
{
    if (!patterns || !taxonomy || !recipients)
        return failure(ErrorCode::InvalidArgument, "an observer needs patterns, taxonomy and recipients");
    auto data = std::make_unique<Private>();
    data->patterns = std::move(patterns);
    data->taxonomy = std::move(taxonomy);
    data->recipients = std::move(recipients);
    data->hosts = std::make_unique<const HostDirectory>(*data->recipients, settings.firstPartyDomains);
    data->persona = std::make_unique<const PersonaIndex>(settings.persona);
    data->settings = std::move(settings);
    std::unique_ptr<Observer> observer(new Observer);
    observer->d = std::move(data);
    return observer;
}

Observer::Scratch Observer::makeScratch() const
{
    return Scratch();
}

Phase Observer::Private::phaseOf(const TrafficEntry &entry) const
{
    if (entry.phase != Phase::Unknown || !settings.consentAt || !entry.started)
        return entry.phase;
    return *entry.started < *settings.consentAt ? Phase::BeforeChoice : Phase::AfterConsent;
}

void Observer::Private::examineUrl(const TrafficEntry &entry, Examiner &examiner) const
{
    std::string_view path = entry.url;
    if (const std::size_t scheme = path.find("://"); scheme != std::string_view::npos)
        path = path.substr(scheme + 3);
    path = path.substr(0, path.find_first_of("?#"));
    Place place;
    place.part = Part::Url;
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos;) {
        const std::size_t next = path.find('/', slash + 1);
        const std::string_view segment = path.substr(slash + 1, next == std::string_view::npos ? std::string_view::npos : next - slash - 1);
        if (segment.size() >= 6)
            examiner.examineText(segment.find('%') == std::string_view::npos ? segment : std::string_view(examiner.arena().keep(formDecode(segment))), place);
        slash = next;
    }
    place.part = Part::Query;
    const std::string_view query = queryOf(entry.url);
    if (!query.empty()) {
        Nodes nodes;
        if (const Reading reading = readForm(query, examiner.arena(), nodes); reading != Reading::No)
            examiner.examineLayer(layerOf(std::move(nodes), reading, query), place);
        return;
    }
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    for (const NameValue &pair : entry.query)
        pairs.emplace_back(pair.first, pair.second);
    if (!pairs.empty())
        examiner.examineLayer(layerOf(nodesOf(pairs)), place);
}

void Observer::Private::examineHeaders(const TrafficEntry &entry, Party party, Examiner &examiner) const
{
    Place place;
    place.part = Part::Header;
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    for (const NameValue &entryHeader : entry.requestHeaders) {
        const std::string lowerName = toLowerAscii(entryHeader.first);
        if (lowerName == "cookie") {
            if (entry.requestCookies.empty())
                examineCookies(cookiePairs(entryHeader.second), party, examiner);
        } else if (lowerName == "referer") {
            // The page itself is what browsers always send; what stands in its query is not.
            Nodes nodes;
            Place referer = place;
            appendPointer(referer.pointer, entryHeader.first);
            const std::string_view query = queryOf(entryHeader.second);
            if (const Reading reading = readForm(query, examiner.arena(), nodes); reading != Reading::No)
                examiner.examineLayer(layerOf(std::move(nodes), reading, query), referer);
        } else if (!lexicon().isStandardHeader(lowerName)) {
            pairs.emplace_back(entryHeader.first, entryHeader.second);
        }
    }
    if (!pairs.empty())
        examiner.examineLayer(layerOf(nodesOf(pairs)), place);
    std::vector<std::pair<std::string_view, std::string_view>> cookies;
    for (const NameValue &cookie : entry.requestCookies)
        cookies.emplace_back(cookie.first, cookie.second);
    examineCookies(cookies, party, examiner);
    examineSetCookies(entry, party, examiner);
}

void Observer::Private::examineCookies(const std::vector<std::pair<std::string_view, std::string_view>> &pairs, Party party, Examiner &examiner) const
{
    if (pairs.empty())
        return;
    Place place;
    place.part = Part::Cookie;
    const CategoryId category("cookies_tracking");
    std::vector<std::pair<std::string_view, std::string_view>> others;
    for (const auto &pair : pairs) {
        if (!lexicon().isTrackingCookie(pair.first)) {
            others.push_back(pair);
            continue;
        }
        // Known by name for what it is; only the tester's own values in it would say more.
        Place inside = place;
        appendPointer(inside.pointer, pair.first);
        inside.key = std::string(pair.first);
        examiner.examineRest(pair.second, inside);
        if (pair.second.size() >= 6)
            examiner.note(category, Basis::Key, Confidence::Probable, place, "/" + std::string(pair.first), pair.first, pair.second, "key:tracking_cookie");
    }
    if (!others.empty())
        examiner.examineLayer(layerOf(nodesOf(others)), place);
    for (const auto &pair : others) {
        const bool isSession = lexicon().isSessionCookie(pair.first);
        if (isSession || (party != Party::First && isIdentifying(pair.second) && !examiner.hasNoted(Part::Cookie, pair.first)))
            examiner.note(category, isSession ? Basis::Key : Basis::Form, Confidence::Possible, place, "/" + std::string(pair.first), pair.first, pair.second, isSession ? "key:session_cookie" : "form:cookie");
    }
}

void Observer::Private::examineSetCookies(const TrafficEntry &entry, Party party, Examiner &examiner) const
{
    Place place;
    place.part = Part::Cookie;
    place.direction = Direction::Received;
    for (const NameValue &entryHeader : entry.responseHeaders) {
        if (entryHeader.first.size() != 10 || toLowerAscii(entryHeader.first) != "set-cookie")
            continue;
        const auto pairs = cookiePairs(entryHeader.second);
        if (pairs.empty() || lexicon().isSessionCookie(pairs.front().first))
            continue;
        const std::string attributes = toLowerAscii(entryHeader.second);
        const bool isLasting = attributes.find("expires=") != std::string::npos || attributes.find("max-age=") != std::string::npos;
        const bool isKnown = lexicon().isTrackingCookie(pairs.front().first) && pairs.front().second.size() >= 6;
        if (isKnown || (isLasting && party != Party::First && isIdentifying(pairs.front().second)))
            examiner.note(CategoryId("cookies_tracking"), isKnown ? Basis::Key : Basis::Form, isKnown ? Confidence::Certain : Confidence::Probable, place, "/" + std::string(pairs.front().first), pairs.front().first, pairs.front().second,
                          isKnown ? "key:tracking_cookie" : "form:cookie");
    }
}

/// True if the body is there and no layer explains it.
bool Observer::Private::examineBody(const Body &body, const std::vector<NameValue> &headers, Part part, Examiner &examiner, Arena &arena) const
{
    if (body.bytes.empty() || (body.state != BodyState::Present && body.state != BodyState::Truncated))
        return false;
    Place place;
    place.part = part;
    place.direction = part == Part::ResponseBody ? Direction::Received : Direction::Sent;
    place.encodings = body.steps;
    const std::string mime = normalMime(body.mimeType);
    const bool isMediaType = mime.rfind("image/", 0) == 0 || mime.rfind("video/", 0) == 0 || mime.rfind("audio/", 0) == 0 || mime.rfind("font/", 0) == 0;
    if (part == Part::ResponseBody && isMediaType && mime.rfind("image/svg", 0) != 0)
        return false;
    const Opened opened = openBytes(body.bytes, BodyHints{mime, header(headers, "content-encoding")}, arena);
    examiner.examineLayer(opened, place);
    // An envelope around one encrypted value is as closed as the value. Values are as long as the text that was unpacked.
    if (opened.kind != LayerKind::Opaque)
        return place.direction == Direction::Sent && examiner.opaqueBytes(part) * 2 > std::max(body.bytes.size(), opened.text.size());
    examiner.noteOpaque(place, {}, opened.text.size(), body.bytes.size());
    return true;
}

bool Observer::Private::examineFrames(const TrafficEntry &entry, Examiner &examiner, Arena &arena) const
{
    bool isOpaque = false;
    for (std::size_t i = 0; i < entry.webSocketMessages.size(); ++i) {
        const WebSocketMessage &message = entry.webSocketMessages[i];
        Place place;
        place.part = Part::WebSocket;
        place.direction = message.direction == WebSocketMessage::Direction::Sent ? Direction::Sent : Direction::Received;
        appendPointer(place.pointer, std::to_string(i));
        const Opened opened = openBytes(message.data, BodyHints{}, arena);
        if (opened.kind == LayerKind::Opaque)
            examiner.noteOpaque(place, place.pointer, opened.text.size(), message.data.size());
        isOpaque = isOpaque || opened.kind == LayerKind::Opaque;
        examiner.examineLayer(opened, place);
    }
    return isOpaque;
}

/// Five facts about one device, sent to somebody else in one request, are a profile; each alone is next to nothing.
void Observer::Private::noteProfile(const HostFacts &host, std::vector<Observation> &observations) const
{
    if (host.party == Party::First)
        return;
    std::set<std::string> kinds;
    std::size_t first = observations.size();
    for (std::size_t i = 0; i < observations.size(); ++i) {
        const Observation &observation = observations[i];
        if (observation.direction != Direction::Sent || observation.category.value != "device_info")
            continue;
        first = std::min(first, i);
        kinds.insert(toLowerAscii(observation.key));
    }
    if (kinds.size() < profileSize)
        return;
    observations[first].confidence = Confidence::Probable;
    observations[first].explanation = "profile:" + std::to_string(kinds.size());
}

Observer::EntryFindings Observer::observe(const TrafficEntry &entry, Scratch &scratch) const
{
    EntryFindings findings;
    Scratch::Private &memory = *scratch.d;
    memory.arena.clear();
    const std::string host = hostOf(entry.url);
    auto known = memory.hosts.find(host);
    if (known == memory.hosts.end())
        known = memory.hosts.emplace(host, d->hosts->facts(host)).first;
    const HostFacts &facts = known->second;

    Examiner examiner(d->lexicon(), *d->persona, d->patterns->d().links, memory.keys, memory.arena, findings.observations);
    d->examineUrl(entry, examiner);
    d->examineHeaders(entry, facts.party, examiner);
    findings.isOpaque = d->examineBody(entry.requestBody, entry.requestHeaders, Part::RequestBody, examiner, memory.arena);
    if (entry.requestBody.bytes.empty() && !entry.formParams.empty()) {
        std::vector<std::pair<std::string_view, std::string_view>> pairs;
        for (const NameValue &pair : entry.formParams)
            pairs.emplace_back(pair.first, pair.second);
        Opened form = layerOf(nodesOf(pairs));
        form.steps.emplace_back("form");
        examiner.examineLayer(form, Place());
    }
    findings.isOpaque = d->examineFrames(entry, examiner, memory.arena) || findings.isOpaque;
    findings.isOpaque = d->examineBody(entry.responseBody, entry.responseHeaders, Part::ResponseBody, examiner, memory.arena) || findings.isOpaque;
    d->noteProfile(facts, findings.observations);
    findings.opaqueValues = examiner.opaqueValues();
    for (OpaqueValue &value : findings.opaqueValues)
        value.entry = entry.index;
    findings.links = examiner.takeLinks();
    for (DownloadLink &link : findings.links)
        link.entry = entry.index;
    findings.limits = limitNames(memory.arena);

    findings.phase = d->phaseOf(entry);
    for (Observation &observation : findings.observations) {
        observation.entry = entry.index;
        observation.host = host;
        observation.party = facts.party;
        observation.recipient = facts.recipient;
        observation.recipientName = facts.name;
        observation.time = entry.started;
        observation.phase = findings.phase;
        observation.excerpt = maskValue(observation.category, observation.value);
        const bool isNamed = observation.part == Part::Query || observation.part == Part::Header || observation.part == Part::Cookie;
        if (isNamed && !observation.pointer.empty() && observation.pointer.front() == '/')
            observation.pointer.erase(0, 1);
    }
    std::stable_sort(findings.observations.begin(), findings.observations.end(), [](const Observation &a, const Observation &b) {
        if (a.direction != b.direction)
            return a.direction == Direction::Sent;
        return a.part < b.part;
    });
    memory.arena.clear();
    return findings;
}

}  // namespace probity
