#include "analysis/observed/examiner.h"

#include <algorithm>
#include <utility>

#include "analysis/observed/codecs.h"
#include "analysis/observed/lists.h"
#include "base/text.h"

namespace probity::observed {

namespace {

constexpr std::size_t maxObservations = 256;        ///< of one entry: a body of nothing but numbers is still one finding each
constexpr std::size_t maxPersonaObservations = 512; ///< the tester's own values do not give way to what only looks like somebody's
constexpr std::size_t maxKeptValue = 4096;
constexpr std::size_t maxFormText = 64U << 10U;

bool isValueMember(std::string_view key) noexcept
{
    return key == "value" || key == "val" || key == "v" || key == "Value";
}

bool isNameMember(std::string_view key) noexcept
{
    return key == "key" || key == "name" || key == "k" || key == "field" || key == "Key" || key == "Name";
}

}  // namespace

const KeyMeaning &KeyMemory::meaning(const KeyLexicon &lexicon, std::string_view key, std::string_view parent)
{
    m_joined.assign(key.substr(0, 96));
    m_joined.push_back('\x1f');
    m_joined.append(parent.substr(0, 96));
    const auto found = m_known.find(m_joined);
    if (found != m_known.end())
        return *found->second;
    // Keys that are data themselves would fill the memory without end.
    if (m_known.size() > 20'000)
        m_known.clear();
    return *m_known.emplace(m_joined, std::make_unique<KeyMeaning>(lexicon.meaning(key, parent))).first->second;
}

std::string Examiner::pointerOf(const Leaf &leaf, const Place &place) const
{
    return place.pointer + (leaf.nodes ? pointerTo(*leaf.nodes, leaf.at) : leaf.pointer);
}

void Examiner::examineLayer(const Opened &opened, const Place &place)
{
    if (place.layer > maxLayers)
        return;
    Place inner = place;
    inner.encodings.insert(inner.encodings.end(), opened.steps.begin(), opened.steps.end());
    switch (opened.kind) {
    case LayerKind::Structured:
        if (!opened.nodes.empty())
            examineNode(opened.nodes, 0, inner.key, {}, inner);
        for (const FilePart &file : opened.files)
            examineFile(file, inner);
        if (opened.reading == Reading::Partly) {
            examineRest(opened.text, inner);
            if (opened.text.find('%') != std::string_view::npos)
                examineRest(formDecode(opened.text), inner);
        }
        return;
    case LayerKind::Text:
    case LayerKind::Page:
        if (inner.part == Part::ResponseBody)
            watchLinks(opened.text, inner.pointer);
        [[fallthrough]];
    case LayerKind::Opaque:
        examineText(opened.kind == LayerKind::Opaque && inner.direction == Direction::Received ? std::string_view() : opened.text, inner);
        return;
    case LayerKind::Media:
        if (inner.direction == Direction::Sent)
            noteMedia(opened.mediaType, opened.text.size(), inner.key, inner);
        return;
    case LayerKind::Empty:
        return;
    }
}

void Examiner::examineNode(const Nodes &nodes, std::uint32_t at, std::string_view key, std::string_view parentKey, const Place &place)
{
    const Node &node = nodes[at];
    if (!node.isContainer()) {
        Leaf leaf{key, parentKey, node.value, node.kind, &nodes, at, {}};
        return examineLeaf(leaf, place);
    }
    if (examineList(nodes, at, key, parentKey, place))
        return;
    if (node.kind == NodeKind::Object)
        return examineObject(nodes, at, key, place);
    if (examinePairOf(nodes, at, place))
        return;
    examineNamedValues(nodes, at, place);
    for (std::uint32_t child = at + 1; child < node.end; child = nodes[child].end)
        examineNode(nodes, child, key, parentKey, place);
}

/// A container that is one datum is noted once and not looked into.
bool Examiner::examineList(const Nodes &nodes, std::uint32_t at, std::string_view key, std::string_view parentKey, const Place &place)
{
    if (nodes[at].end <= at + 1)
        return false;
    const auto take = [&](const CategoryId &category, Basis basis, Confidence confidence, const std::string &explanation) {
        const std::string summary = std::to_string(nodes[at].end - at - 1) + " values";
        note(category, basis, confidence, place, place.pointer + pointerTo(nodes, at), key, summary, explanation);
    };
    if (!key.empty()) {
        const KeyMeaning &meaning = m_memory.meaning(m_lexicon, key, parentKey);
        for (const KeyRule *rule : meaning.rules) {
            if (rule->check == Check::Filled && rule->confidence == Confidence::Possible)
                continue;
            if (!isListOf(rule->check, nodes, at))
                continue;
            take(rule->category, Basis::Key, rule->confidence, "key:" + rule->id);
            return rule->category.value != "precise_location" && rule->category.value != "social_relations";
        }
        if (nodes[at].kind == NodeKind::Array && nodes[at].end == at + 3 && nodes[at + 1].kind == NodeKind::Number && nodes[at + 2].kind == NodeKind::Number) {
            const std::string_view pair = m_arena.keep(std::string(nodes[at + 1].value) + "," + std::string(nodes[at + 2].value));
            const Leaf leaf{key, parentKey, pair, NodeKind::Text, &nodes, at, {}};
            return judgePoint(leaf, pair, meaning, place);
        }
    }
    if (place.direction != Direction::Sent)
        return false;
    const ListKind kind = listKind(nodes, at);
    if (!kind.category)
        return false;
    take(CategoryId(kind.category), Basis::Form, Confidence::Probable, std::string("form:") + kind.id);
    return true;
}

/// [{"name": "lat", "value": "32.06"}, {"name": "lng", ...}]: what makes a position only together.
void Examiner::examineNamedValues(const Nodes &nodes, std::uint32_t at, const Place &place)
{
    Nodes flat{Node{{}, {}, 1, 0, 0, NodeKind::Object}};
    for (std::uint32_t child = at + 1; child < nodes[at].end && flat.size() < 200; child = nodes[child].end) {
        std::uint32_t nameAt = 0;
        std::uint32_t valueAt = 0;
        for (std::uint32_t member = child + 1; nodes[child].kind == NodeKind::Object && member < nodes[child].end; member = nodes[member].end) {
            nameAt = nodes[member].kind == NodeKind::Text && isNameMember(nodes[member].key) ? member : nameAt;
            valueAt = !nodes[member].isContainer() && isValueMember(nodes[member].key) ? member : valueAt;
        }
        if (nameAt == 0 || valueAt == 0)
            return;
        const auto self = static_cast<std::uint32_t>(flat.size());
        flat.push_back(Node{nodes[nameAt].value, nodes[valueAt].value, self + 1, 0, self - 1, nodes[valueAt].kind});
        flat.front().end = self + 1;
    }
    Pair pair;
    for (std::uint32_t i = 1; i < flat.size(); ++i)
        watchPair(flat, i, {}, pair);
    Place here = place;
    here.pointer += pointerTo(nodes, at);
    if ((pair.latitude != 0 && pair.longitude != 0) || (pair.nearLatitude != 0 && pair.nearLongitude != 0))
        notePair(flat, pair, {}, here);
}

/// ["phone", "13912345678"]: a name and its value as an array of two.
bool Examiner::examinePairOf(const Nodes &nodes, std::uint32_t at, const Place &place)
{
    const bool isPair = nodes[at].end == at + 3 && nodes[at + 1].kind == NodeKind::Text && !nodes[at + 2].isContainer();
    if (!isPair || nodes[at + 1].value.size() > 40 || m_memory.meaning(m_lexicon, nodes[at + 1].value, {}).rules.empty())
        return false;
    examineNode(nodes, at + 2, nodes[at + 1].value, {}, place);
    return true;
}

void Examiner::examineObject(const Nodes &nodes, std::uint32_t at, std::string_view key, const Place &place)
{
    const Node &object = nodes[at];
    Pair pair;
    std::uint32_t nameAt = 0;
    std::uint32_t valueAt = 0;
    for (std::uint32_t child = at + 1; child < object.end; child = nodes[child].end) {
        if (!nodes[child].isContainer())
            watchPair(nodes, child, key, pair);
        if (nodes[child].kind == NodeKind::Text && isNameMember(nodes[child].key))
            nameAt = child;
        else if (isValueMember(nodes[child].key) || (nameAt != 0 && object.end == child + 1 && child == nameAt + 1 && nodes[child].key == key))
            valueAt = child;
    }
    const bool hasPair = (pair.latitude != 0 && pair.longitude != 0) || (pair.nearLatitude != 0 && pair.nearLongitude != 0);
    if (hasPair)
        notePair(nodes, pair, key, place);
    for (std::uint32_t child = at + 1; child < object.end; child = nodes[child].end) {
        if (hasPair && (child == pair.latitude || child == pair.longitude || child == pair.nearLatitude || child == pair.nearLongitude))
            continue;
        // {"key": "phone", "value": "..."}
        if (child == valueAt && nameAt != 0)
            examineNode(nodes, child, nodes[nameAt].value, key, place);
        else
            examineNode(nodes, child, nodes[child].key, key, place);
    }
}

void Examiner::examineLeaf(const Leaf &leaf, const Place &place)
{
    if (leaf.value.empty())
        return;
    const bool isBytes = leaf.kind == NodeKind::Bytes;
    if (leaf.kind == NodeKind::Text && place.part == Part::ResponseBody && leaf.value.find("://") != std::string_view::npos)
        watchLinks(leaf.value, pointerOf(leaf, place));
    if (isBytes || (leaf.kind == NodeKind::Text && leaf.value.size() >= 5)) {
        const Opened opened = isBytes ? openBytes(leaf.value, BodyHints(), m_arena) : openValue(leaf.value, m_arena);
        if (opened.kind != LayerKind::Empty && place.layer >= maxLayers)
            m_arena.note(Limit::Layers);
        else if (opened.kind != LayerKind::Empty && examineOpened(leaf, opened, place))
            return;
        watchOpaque(leaf, place);
    }
    if (!isBytes)
        judge(leaf, leaf.value, place);
}

void Examiner::watchLinks(std::string_view text, const std::string &pointer)
{
    constexpr std::size_t most = 20;
    std::vector<std::string_view> urls;
    m_links.find(text, most - m_foundLinks.size(), urls);
    for (const std::string_view url : urls)
        m_foundLinks.push_back(DownloadLink{0, pointer, repairUtf8(url)});
}

/// Base64 or hex that nothing comes out of. Signatures and tokens are meant to be like that.
void Examiner::watchOpaque(const Leaf &leaf, const Place &place)
{
    std::size_t bytes = 0;
    if (place.part == Part::Cookie || place.part == Part::Url || leaf.value.size() < 64 || leaf.value.find(' ') != std::string_view::npos)
        return;
    const KeyMeaning &meaning = m_memory.meaning(m_lexicon, leaf.key, leaf.parentKey);
    const bool isToken = std::any_of(meaning.rules.begin(), meaning.rules.end(), [](const KeyRule *rule) { return rule->check == Check::Token || rule->check == Check::Password; });
    if (!meaning.isNeutral && !isToken && isCiphertext(leaf.value, bytes))
        noteOpaque(place, pointerOf(leaf, place), bytes, leaf.value.size());
}

void Examiner::noteOpaque(const Place &place, std::string pointer, std::size_t bytes, std::size_t sentBytes)
{
    constexpr std::size_t most = 20;
    m_opaqueBytes[static_cast<int>(place.part)] += sentBytes;
    if (m_opaque.size() < most)
        m_opaque.push_back(OpaqueValue{0, place.part, std::move(pointer), bytes});
}

std::size_t Examiner::opaqueBytes(Part part) const noexcept
{
    const auto found = m_opaqueBytes.find(static_cast<int>(part));
    return found == m_opaqueBytes.end() ? 0 : found->second;
}

/// True if the inside of a value said what it is, so that the value as written needs no look.
bool Examiner::examineOpened(const Leaf &leaf, const Opened &opened, const Place &place)
{
    Place inner = place;
    if (opened.kind == LayerKind::Text) {
        inner.encodings.insert(inner.encodings.end(), opened.steps.begin(), opened.steps.end());
        return judge(leaf, opened.text, inner);
    }
    if (opened.kind == LayerKind::Opaque) {
        if (isRandom(opened.text))
            noteOpaque(place, pointerOf(leaf, place), opened.text.size(), leaf.value.size());
        inner.encodings.insert(inner.encodings.end(), opened.steps.begin(), opened.steps.end());
        inner.pointer = pointerOf(leaf, place);
        inner.key = std::string(leaf.key);
        examineRest(opened.text, inner);
        return true;
    }
    const KeyMeaning &meaning = m_memory.meaning(m_lexicon, leaf.key, leaf.parentKey);
    for (const KeyRule *rule : meaning.rules) {
        if (rule->check == Check::Filled && rule->confidence == Confidence::Probable && !opened.steps.empty() && opened.steps.back() != "url") {
            note(rule->category, Basis::Key, rule->confidence, place, pointerOf(leaf, place), leaf.key, leaf.value, "key:" + rule->id);
            return true;
        }
    }
    inner.pointer = pointerOf(leaf, place);
    inner.key = std::string(leaf.key);
    ++inner.layer;
    const std::size_t before = m_out.size();
    examineLayer(opened, inner);
    // Inside of a document every value was judged under its own name; what passes for a number in the whole of it is chance.
    const bool isDocument = opened.kind == LayerKind::Structured && opened.reading == Reading::Whole && (opened.steps.back() == "json" || opened.steps.back() == "xml");
    if (m_out.size() == before && leaf.kind == NodeKind::Text && !isDocument)
        judge(leaf, leaf.value, place);
    return true;
}

bool Examiner::judge(const Leaf &leaf, std::string_view value, const Place &place)
{
    value = trimmed(value);
    if (value.empty())
        return false;
    std::vector<std::string> categories;
    bool isTaken = false;
    const KeyMeaning &meaning = m_memory.meaning(m_lexicon, leaf.key, leaf.parentKey);
    if (m_out.size() >= maxObservations) {
        m_arena.note(Limit::Values);
        return (leaf.kind != NodeKind::Literal && judgePersona(leaf, value, place, categories, isTaken)) || judgeCoordinate(leaf, value, meaning, place);
    }
    for (const KeyRule *rule : meaning.rules) {
        // What was on the clipboard or in a text message is that, whoever's number stands in it.
        const bool isWholeDatum = (rule->category.value == "clipboard" || rule->category.value == "sms_call_log") && leaf.kind == NodeKind::Text;
        if (isWholeDatum && fit(*rule, value, m_lexicon) == Fit::Good) {
            note(rule->category, Basis::Key, rule->confidence, place, pointerOf(leaf, place), leaf.key, value, "key:" + rule->id);
            return true;
        }
    }
    bool isFound = leaf.kind != NodeKind::Literal && judgePersona(leaf, value, place, categories, isTaken);
    if (!isTaken && judgeCoordinate(leaf, value, meaning, place))
        return true;
    if (!isTaken && leaf.kind != NodeKind::Literal && judgePoint(leaf, value, meaning, place))
        return true;
    isFound = judgeKey(leaf, value, meaning, place, categories, isTaken) || isFound;
    if (!isTaken && leaf.kind != NodeKind::Literal)
        isFound = judgeForms(leaf, value, meaning, place, categories) || isFound;
    return isFound;
}

void Examiner::examineValue(std::string_view key, std::string_view value, const Place &place)
{
    const Leaf leaf{key, {}, value, NodeKind::Text, nullptr, 0, std::string(key)};
    examineLeaf(leaf, place);
}

void Examiner::examineText(std::string_view text, const Place &place)
{
    if (text.empty())
        return;
    std::vector<std::string> categories;
    bool isWhole = false;
    const Leaf leaf{place.key, {}, text, NodeKind::Text, nullptr, 0, {}};
    judgePersona(leaf, text, place, categories, isWhole);
    if (place.direction == Direction::Sent)
        judgeForms(leaf, text.substr(0, maxFormText), m_memory.meaning(m_lexicon, place.key, {}), place, categories);
}

/// What a reader did not get to: the tester's values alone, and only what was not found before.
void Examiner::examineRest(std::string_view text, const Place &place)
{
    std::vector<PersonaHit> hits;
    m_persona.find(text, hits);
    for (const PersonaHit &hit : hits) {
        const bool isKnown = std::any_of(m_out.begin(), m_out.end(), [&](const Observation &o) { return o.part == place.part && o.basis == Basis::Persona && o.category == hit.value->category; });
        if (!isKnown && !hit.isWeak)
            note(hit.value->category, Basis::Persona, Confidence::Certain, place, place.pointer, place.key, hit.text, "persona:" + hit.value->field);
    }
}

void Examiner::examineFile(const FilePart &file, const Place &place)
{
    Place inside = place;
    appendPointer(inside.pointer, file.name);
    inside.key = std::string(file.name);
    const std::string_view media = mediaOf(file.bytes);
    const bool isDeclaredMedia = file.mediaType.substr(0, 6) == "image/" || file.mediaType.substr(0, 6) == "video/" || file.mediaType.substr(0, 6) == "audio/";
    if (!media.empty() || isDeclaredMedia)
        return noteMedia(media.empty() ? file.mediaType.substr(0, 5) : media, file.bytes.size(), file.name, inside);
    const std::size_t before = m_out.size();
    ++inside.layer;
    if (inside.layer < maxLayers)
        examineLayer(openBytes(file.bytes, BodyHints{m_arena.keep(normalMime(file.mediaType)), {}}, m_arena), inside);
    if (m_out.size() == before && !file.bytes.empty())
        note(CategoryId("files"), Basis::Form, Confidence::Possible, inside, inside.pointer, file.name, file.fileName, "form:file");
}

void Examiner::noteMedia(std::string_view mediaType, std::size_t size, std::string_view key, const Place &place)
{
    const std::string summary = std::string(mediaType) + ", " + std::to_string(size) + " bytes";
    for (const KeyRule *rule : m_memory.meaning(m_lexicon, key, {}).rules) {
        const std::string &category = rule->category.value;
        const bool isPicture = category == "name_nickname" || category == "biometric" || category == "government_id_images" || category == "photos_videos" || category == "microphone_audio";
        if (isPicture)
            return note(rule->category, Basis::Key, Confidence::Probable, place, place.pointer, key, summary, "key:" + rule->id);
    }
    if (mediaType == "image" || mediaType == "video")
        note(CategoryId("photos_videos"), Basis::Form, Confidence::Probable, place, place.pointer, key, summary, "form:" + std::string(mediaType));
    else if (mediaType == "audio")
        note(CategoryId("microphone_audio"), Basis::Form, Confidence::Probable, place, place.pointer, key, summary, "form:audio");
    else if (mediaType != "font")
        note(CategoryId("files"), Basis::Form, Confidence::Possible, place, place.pointer, key, summary, "form:" + std::string(mediaType));
}

bool Examiner::hasNoted(Part part, std::string_view key) const
{
    return std::any_of(m_out.begin(), m_out.end(), [&](const Observation &o) { return o.part == part && o.key == key; });
}

void Examiner::note(const CategoryId &category, Basis basis, Confidence confidence, const Place &place, std::string pointer, std::string_view key, std::string_view value, std::string explanation)
{
    if (place.direction == Direction::Received && basis != Basis::Persona) {
        // What a server answers is mostly its own: weak signs there are noise.
        if (confidence == Confidence::Possible)
            return;
        confidence = confidence == Confidence::Certain ? Confidence::Probable : Confidence::Possible;
    }
    // One observation for all members of a list: /list/0/phone, /list/1/phone.
    std::string same = std::to_string(static_cast<int>(place.part)) + (place.direction == Direction::Sent ? ">" : "<") + category.value + (basis == Basis::Persona ? "!" : "?");
    for (std::size_t i = 0; i < pointer.size(); ++i) {
        if (i > 0 && pointer[i - 1] == '/' && isDigit(pointer[i])) {
            std::size_t end = i;
            while (end < pointer.size() && isDigit(pointer[end]))
                ++end;
            if (end == pointer.size() || pointer[end] == '/') {
                same.push_back('*');
                i = end - 1;
                continue;
            }
        }
        same.push_back(pointer[i]);
    }
    const auto known = m_noted.find(same);
    if (known != m_noted.end()) {
        if (confidence < m_out[known->second].confidence)
            m_out[known->second].confidence = confidence;
        return;
    }
    if (m_out.size() >= (basis == Basis::Persona ? maxPersonaObservations : maxObservations))
        return m_arena.note(Limit::Values);
    m_noted.emplace(std::move(same), m_out.size());
    Observation observation;
    observation.category = category;
    observation.part = place.part;
    observation.pointer = std::move(pointer);
    observation.encodings = place.encodings;
    observation.basis = basis;
    observation.confidence = confidence;
    observation.direction = place.direction;
    observation.key = repairUtf8(key.substr(0, 200));
    observation.value = repairUtf8(value.substr(0, maxKeptValue));
    observation.explanation = std::move(explanation);
    m_out.push_back(std::move(observation));
}

}  // namespace probity::observed
