#include "store/audit_repository.h"

#include <charconv>

#include <nlohmann/json.hpp>

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

}  // namespace

Sha256 hashOf(const AuditEvent &event)
{
    const Json json{{"id", event.id.value},       {"at", formatTimestamp(event.at)}, {"by", event.by.value},
                    {"by_name", event.byName},    {"kind", event.kind},              {"submission", event.submission.value},
                    {"what", event.what},         {"previous", event.previous.hex()}};
    return sha256(dumped(json));
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
    while (query.step()) {
        query.read(event.id, event.at, event.by, event.byName, event.kind, event.submission, event.what, event.previous, event.hash);
        const std::string where = "event " + std::to_string(event.id.value);
        ++count;
        if (event.id.value != count)
            problems.push_back({"chain_gap", "event " + std::to_string(count) + " is missing", where});
        if (event.previous != previous)
            problems.push_back({"chain_broken", "the event does not follow the one before it", where});
        if (hashOf(event) != event.hash)
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
