#include "store/audit_repository.h"

#include <charconv>
#include <limits>

#include <nlohmann/json.hpp>

#include "base/signing.h"
#include "base/text.h"

namespace probity {

namespace {

using Json = nlohmann::json;

constexpr const char *columns = "SELECT id, at_us, at_offset, by, by_name, kind, submission, what, previous, hash FROM audit_events ";

std::string dumped(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<AuditEvent> readAll(Query &query)
{
    std::vector<AuditEvent> events;
    while (query.step()) {
        AuditEvent &event = events.emplace_back();
        query.read(event.id, event.at, event.by, event.byName, event.kind, event.submission, event.what, event.previous, event.hash);
    }
    return events;
}

void collectRows(const AuditEvent &event, std::map<CoveredRow, Sha256> &vouched, std::vector<Diagnostic> &problems)
{
    const Json what = Json::parse(event.what, nullptr, false);
    const auto rows = what.is_object() ? what.find("rows") : what.end();
    if (!what.is_object() || rows == what.end())
        return;
    for (const auto &[name, digest] : rows->items()) {
        const std::size_t slash = name.find('/');
        CoveredRow row{name.substr(0, slash), 0};
        Sha256 hash;
        const char *const end = name.data() + name.size();
        if (slash == std::string::npos || std::from_chars(name.data() + slash + 1, end, row.key).ptr != end || !digest.is_string()
            || !Sha256::fromHex(digest.get_ref<const std::string &>(), hash)) {
            problems.push_back({"event_unreadable", "the event names a row that cannot be read: " + name, "event " + std::to_string(event.id.value)});
            continue;
        }
        vouched[row] = hash;
    }
}

constexpr const char *saltKey = "salt";
constexpr std::size_t saltBytes = 16;

constexpr std::int64_t lastMicrosecond = 253'402'300'799'999'999;      // of the year 9999

bool isWritten(const AuditEvent &event)
{
    if (event.at.microseconds < 0 || event.at.microseconds > lastMicrosecond)
        return false;
    // What the canonical form cannot tell apart must not stand in a row either: bytes that are no UTF-8, other spellings.
    if (!isValidUtf8(event.byName) || !isValidUtf8(event.kind) || !isValidUtf8(event.what))
        return false;
    const Json what = Json::parse(event.what, nullptr, false);
    return what.is_object() && dumped(what) == event.what;
}

}  // namespace

Sha256 memberLeaf(const std::string &key, const std::string &value)
{
    return hmacSha256(key, value);
}

std::map<std::string, EventMember> membersOf(const AuditEvent &event)
{
    std::map<std::string, EventMember> members;
    const Json what = Json::parse(event.what, nullptr, false);
    if (!what.is_object() || !what.contains(saltKey) || !what[saltKey].is_string())
        return members;
    const std::string salt = hexDecode(what[saltKey].get<std::string>());
    for (const auto &[name, value] : what.items()) {
        if (name == saltKey)
            continue;
        const Sha256 key = hmacSha256(salt, name);
        EventMember member{dumped(value), std::string(reinterpret_cast<const char *>(key.bytes.data()), key.bytes.size()), {}};
        member.leaf = memberLeaf(member.key, member.value);
        members.emplace(name, std::move(member));
    }
    return members;
}

Sha256 hashOf(const AuditEvent &event, const std::map<std::string, Sha256> &leaves)
{
    std::string committed = event.what;
    if (!leaves.empty()) {
        std::string lines;
        for (const auto &[name, leaf] : leaves)
            lines += leaf.hex() + ' ' + name + '\n';
        committed = "leaves " + sha256(lines).hex();
    }
    const Json json{{"id", event.id.value},       {"at", formatTimestamp(event.at)}, {"by", event.by.value},
                    {"by_name", event.byName},    {"kind", event.kind},              {"submission", event.submission.value},
                    {"what", committed},          {"previous", event.previous.hex()}};
    return sha256(dumped(json));
}

Sha256 hashOf(const AuditEvent &event)
{
    std::map<std::string, Sha256> leaves;
    for (const auto &[name, member] : membersOf(event))
        leaves.emplace(name, member.leaf);
    return hashOf(event, leaves);
}

EventId AuditRepository::append(AuditEvent event, const std::vector<CoveredRow> &touched)
{
    Json what = Json::parse(event.what.empty() ? "{}" : event.what, nullptr, false);
    if (!what.is_object()) {
        m_connection.fail(ErrorCode::Internal, "the particulars of an event are not a JSON object", event.kind);
        return {};
    }
    Json rows = Json::object();
    for (const CoveredRow &row : touched)
        rows[row.text()] = digestOf(m_connection, row).hex();
    what["rows"] = std::move(rows);
    const auto salt = randomBytes(saltBytes);
    if (!salt) {
        m_connection.fail(salt.error().code, salt.error().detail, event.kind);
        return {};
    }
    what[saltKey] = hexEncode(*salt);
    event.what = dumped(what);

    std::int64_t count = 0;
    Query head = m_connection.prepare("SELECT events, hash FROM chain_head WHERE one=1");
    if (head.step())
        head.read(count, event.previous);
    head.finish();
    event.id.value = count + 1;
    event.hash = hashOf(event);
    m_connection.run("INSERT INTO audit_events VALUES(?,?,?,?,?,?,?,?,?,?)", event.id, event.at, event.by, event.byName, event.kind, event.submission,
                     event.what, event.previous, event.hash);
    m_connection.run("INSERT INTO chain_head VALUES(1,?,?) ON CONFLICT(one) DO UPDATE SET events=excluded.events, hash=excluded.hash", event.id.value,
                     event.hash);
    return event.id;
}

std::vector<AuditEvent> AuditRepository::all() const
{
    Query query = m_connection.prepare(std::string(columns) + "ORDER BY id");
    return readAll(query);
}

std::vector<AuditEvent> AuditRepository::of(SubmissionId submission) const
{
    Query query = m_connection.prepare(std::string(columns) + "WHERE submission=? ORDER BY id");
    query.bind(submission);
    return readAll(query);
}

std::uint64_t AuditRepository::check(std::vector<Diagnostic> &problems, std::map<CoveredRow, Sha256> &vouched) const
{
    Query query = m_connection.prepare(std::string(columns) + "ORDER BY id");
    AuditEvent event;
    Sha256 previous;
    std::int64_t count = 0;
    std::int64_t offset = 0;
    while (query.step()) {
        query.read(event.id, event.at.microseconds, offset, event.by, event.byName, event.kind, event.submission, event.what, event.previous, event.hash);
        event.at.offsetMinutes = static_cast<std::int16_t>(offset);
        const std::string where = "event " + std::to_string(event.id.value);
        ++count;
        if (event.id.value != count)
            problems.push_back({"chain_gap", "event " + std::to_string(count) + " is missing", where});
        if (event.previous != previous)
            problems.push_back({"chain_broken", "the event does not follow the one before it", where});
        if (!isWritten(event) || offset != event.at.offsetMinutes || hashOf(event) != event.hash)
            problems.push_back({"event_altered", "the event is not what was recorded", where});
        collectRows(event, vouched, problems);
        count = event.id.value;
        previous = event.hash;
    }
    std::int64_t expected = 0;
    Sha256 head;
    Query last = m_connection.prepare("SELECT events, hash FROM chain_head WHERE one=1");
    if (last.step())
        last.read(expected, head);
    if (expected != count || head != previous)
        problems.push_back({"chain_cut", "the chain should end with event " + std::to_string(expected) + " and ends with " + std::to_string(count), "chain"});
    return static_cast<std::uint64_t>(count);
}

}  // namespace probity
