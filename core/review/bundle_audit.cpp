// The audit chain as a bundle shows it, written and read.
#include <algorithm>
#include <array>
#include <optional>

#include <nlohmann/json.hpp>

#include "base/signing.h"
#include "review/bundle_parts.h"
#include "store/audit_repository.h"

namespace probity {

namespace {

using Json = nlohmann::ordered_json;

// Members that are hashes of what is withheld, or hashes of such hashes.
constexpr std::array<const char *, 3> hashMembers{"rows", "files", "sha256"};

std::string dumped(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json whatOf(const AuditEvent &event)
{
    return Json::parse(event.what, nullptr, false);
}

// Besides those of the case: whose keys there are.
bool isShown(const AuditEvent &event, SubmissionId submission)
{
    if (event.submission == submission)
        return true;
    const Json what = whatOf(event);
    return !event.submission && what.is_object() && what.contains("key");
}

// What a second person must not know before having judged.
bool isVerdict(const AuditEvent &event)
{
    static constexpr std::array<const char *, 6> kinds{"decide", "second", "appeal", "judge_appeal", "dispose", "switch_argument"};
    return std::find(kinds.begin(), kinds.end(), event.kind) != kinds.end();
}

Json headOf(const AuditEvent &event)
{
    return Json{{"id", event.id.value}, {"at", formatTimestamp(event.at)}, {"by", event.by.value}, {"by_name", event.byName}, {"kind", event.kind}, {"submission", event.submission.value}};
}

Json membersJson(const AuditEvent &event, const Redactor &redactor)
{
    Json out = Json::object();
    for (const auto &[name, member] : membersOf(event)) {
        const bool isHash = std::find(hashMembers.begin(), hashMembers.end(), name) != hashMembers.end();
        if (isHash || redactor.redacted(member.value) != member.value)
            out[name] = Json{{"leaf", member.leaf.hex()}};
        else
            out[name] = Json{{"value", Json::parse(member.value)}, {"key", hexEncode(member.key)}};
    }
    return out;
}

std::string text(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t number(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : -1;
}

/// Reads the chain line by line.
class ChainReader {
public:
    ChainReader(BundleKind kind, std::vector<Diagnostic> &problems) : m_kind(kind), m_problems(problems) {}

    BundledChain read(const std::string &lines)
    {
        for (std::size_t at = 0; at < lines.size();) {
            const std::size_t end = lines.find('\n', at);
            const std::string line = lines.substr(at, end == std::string::npos ? end : end - at);
            at = end == std::string::npos ? lines.size() : end + 1;
            const Json json = Json::parse(line, nullptr, false);
            if (!json.is_object() || dumped(json) != line)
                add("event_unreadable", "the line is not as Probity writes it");
            else
                readLine(json);
            ++m_line;
        }
        return std::move(m_chain);
    }

private:
    void add(const char *code, std::string message) { m_problems.push_back({code, std::move(message), "event " + std::to_string(m_chain.last + 1)}); }

    void readLine(const Json &json)
    {
        const bool isOpen = json.contains("event");
        const std::int64_t id = isOpen && json["event"].is_object() ? number(json["event"], "id") : number(json, "id");
        Sha256 hash;
        if (id <= 0 || !Sha256::fromHex(text(json, "hash"), hash)) {
            add("event_unreadable", "the line has no number or no hash");
            return;
        }
        const auto position = static_cast<std::uint64_t>(id);
        if (m_chain.hashes.empty()) {
            m_chain.first = position;
            if (m_kind != BundleKind::Redacted && position != 1)
                add("chain_gap", "the chain does not begin with event 1");
        } else if (position != m_chain.last + 1) {
            add("chain_gap", "event " + std::to_string(m_chain.last + 1) + " is missing");
        }
        if (isOpen)
            readEvent(json, hash, position);
        m_chain.hashes[position] = hash;
        m_chain.last = position;
    }

    void readEvent(const Json &json, const Sha256 &hash, std::uint64_t position)
    {
        const Json &head = json["event"];
        AuditEvent event;
        const auto at = parseTimestamp(text(head, "at"));
        event.id.value = number(head, "id");
        event.by.value = number(head, "by");
        event.byName = text(head, "by_name");
        event.kind = text(head, "kind");
        event.submission.value = number(head, "submission");
        if (!at || formatTimestamp(*at) != text(head, "at") || !Sha256::fromHex(text(json, "previous"), event.previous)) {
            add("event_unreadable", "the event has no time or no predecessor");
            return;
        }
        event.at = *at;
        ++m_chain.shown;
        const auto before = m_chain.hashes.find(position - 1);
        const Sha256 expected = before == m_chain.hashes.end() ? Sha256{} : before->second;
        if (event.previous != expected && (position != m_chain.first || position == 1))
            add("chain_broken", "the event does not follow the one before it");
        const auto found = recomputed(json, event);
        if (!found || *found != hash)
            add("event_altered", "the event is not what was recorded");
    }

    std::optional<Sha256> recomputed(const Json &json, AuditEvent &event)
    {
        if (json.contains("what") && json["what"].is_object()) {
            // The row holds the particulars with their members sorted.
            event.what = nlohmann::json::parse(dumped(json["what"])).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
            note(event, json["what"]);
            return hashOf(event);
        }
        if (!json.contains("members") || !json["members"].is_object())
            return std::nullopt;
        std::map<std::string, Sha256> leaves;
        Json what = Json::object();
        for (const auto &[name, member] : json["members"].items()) {
            Sha256 leaf;
            if (member.is_object() && member.contains("value")) {
                leaf = memberLeaf(hexDecode(text(member, "key")), dumped(member["value"]));
                what[name] = member["value"];
            } else if (!member.is_object() || !Sha256::fromHex(text(member, "leaf"), leaf)) {
                return std::nullopt;
            }
            leaves.emplace(name, leaf);
        }
        note(event, what);
        return leaves.empty() ? std::nullopt : std::optional<Sha256>(hashOf(event, leaves));
    }

    void note(const AuditEvent &event, const Json &what)
    {
        if (event.kind == "decide")
            m_chain.decisions[text(what, "record")] = text(what, "sha256");
        if (event.kind == "export")
            m_chain.exportRoot = text(what, "root");
        if (what.contains("key"))
            m_chain.keys[text(what, "key")] = event.kind == "export" ? event.byName : text(what, "name");
    }

    BundleKind m_kind;
    std::vector<Diagnostic> &m_problems;
    BundledChain m_chain;
    std::size_t m_line = 1;
};

}  // namespace

std::string auditLines(const std::vector<AuditEvent> &events, SubmissionId submission, BundleKind kind, const Redactor &redactor)
{
    std::string out;
    for (const AuditEvent &event : events) {
        const bool isSalted = !membersOf(event).empty();
        // The bare hash of an older event could be guessed at: a redacted chain begins behind them, and the first event that
        // follows one, which names its hash, is withheld.
        if (kind == BundleKind::Redacted && !isSalted)
            continue;
        const bool namesBareHash = kind == BundleKind::Redacted && out.empty() && event.id.value > 1;
        if (!isShown(event, submission) || namesBareHash || (kind == BundleKind::HandOver && isVerdict(event))) {
            out += dumped(Json{{"id", event.id.value}, {"hash", event.hash.hex()}}) + '\n';
            continue;
        }
        Json line{{"event", headOf(event)}};
        if (kind != BundleKind::Redacted)
            line["what"] = whatOf(event);
        else
            line["members"] = membersJson(event, redactor);
        line["previous"] = event.previous.hex();
        line["hash"] = event.hash.hex();
        out += dumped(line) + '\n';
    }
    return out;
}

BundledChain readAuditLines(const std::string &lines, BundleKind kind, std::vector<Diagnostic> &problems)
{
    return ChainReader(kind, problems).read(lines);
}

std::string anchorsJson(const std::vector<Anchor> &anchors)
{
    Json out = Json::array();
    for (const Anchor &anchor : anchors)
        out.push_back(Json{{"events", anchor.events}, {"head", anchor.head.hex()}, {"key", hexEncode(anchor.key.raw)}, {"signature", hexEncode(anchor.signature)}});
    return Json{{"schema", "probity.anchors/1"}, {"anchors", std::move(out)}}.dump(1) + "\n";
}

std::vector<Anchor> readAnchors(const std::string &lines, const BundledChain &chain, std::vector<Diagnostic> &problems)
{
    std::vector<Anchor> held;
    const Json json = Json::parse(lines, nullptr, false);
    const auto list = json.is_object() ? json.find("anchors") : json.end();
    if (!json.is_object() || list == json.end() || !list->is_array()) {
        problems.push_back({"anchors_unreadable", "the list of anchors cannot be read", bundle_path::anchors});
        return held;
    }
    for (const Json &one : *list) {
        Anchor anchor;
        anchor.id = static_cast<std::int64_t>(held.size()) + 1;
        anchor.events = one.is_object() ? static_cast<std::uint64_t>(std::max<std::int64_t>(number(one, "events"), 0)) : 0;
        anchor.key.raw = one.is_object() ? hexDecode(text(one, "key")) : std::string();
        anchor.signature = one.is_object() ? hexDecode(text(one, "signature")) : std::string();
        const std::string where = "anchor of event " + std::to_string(anchor.events);
        if (!one.is_object() || !Sha256::fromHex(text(one, "head"), anchor.head) || !isSignedBy(anchor.key, anchorMessage(anchor.events, anchor.head), anchor.signature)) {
            problems.push_back({"anchor_altered", "the signature of an anchor is not that of its key", where});
            continue;
        }
        if (chain.keys.find(anchor.key.fingerprint()) == chain.keys.end())
            problems.push_back({"anchor_unknown_key", "the chain tells of no such key", where});
        const auto event = chain.hashes.find(anchor.events);
        if (event == chain.hashes.end() && anchor.events >= chain.first)
            problems.push_back({"chain_cut", "the event that was signed for is not in the chain", where});
        else if (event != chain.hashes.end() && event->second != anchor.head)
            problems.push_back({"chain_broken", "the event is not the one that was signed for", where});
        held.push_back(std::move(anchor));
    }
    return held;
}

}  // namespace probity
