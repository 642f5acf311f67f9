// The schema, one script a version. A landed script is never edited: tests/migration keeps a copy of each and opens them all.
#include "store/schema.h"

#include <algorithm>
#include <array>

#include "store/schema_queue.h"

namespace probity {

namespace {

constexpr const char *version1 = R"sql(
CREATE TABLE schema_info(version INTEGER PRIMARY KEY, applied_us INTEGER NOT NULL, applied_offset INTEGER NOT NULL) STRICT;
CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE people(
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, role TEXT NOT NULL, is_active INTEGER NOT NULL,
    created_us INTEGER NOT NULL, created_offset INTEGER NOT NULL, passphrase TEXT NOT NULL) STRICT;
CREATE TABLE sign_in_failures(person INTEGER PRIMARY KEY REFERENCES people(id), count INTEGER NOT NULL, last_us INTEGER NOT NULL) STRICT;

CREATE TABLE apps(
    id INTEGER PRIMARY KEY, platform TEXT NOT NULL, identifier TEXT NOT NULL, name TEXT NOT NULL, developer TEXT NOT NULL,
    UNIQUE(platform, identifier)) STRICT;
CREATE TABLE submissions(
    id INTEGER PRIMARY KEY, app INTEGER NOT NULL REFERENCES apps(id), previous INTEGER REFERENCES submissions(id),
    version TEXT NOT NULL, type TEXT NOT NULL, state TEXT NOT NULL, assignee INTEGER REFERENCES people(id),
    identity BLOB NOT NULL, imported_us INTEGER NOT NULL, imported_offset INTEGER NOT NULL, imported_by INTEGER NOT NULL REFERENCES people(id),
    worst TEXT, findings INTEGER NOT NULL, open_findings INTEGER NOT NULL, revision INTEGER NOT NULL) STRICT;
CREATE INDEX submissions_by_app ON submissions(app, id);
CREATE INDEX submissions_by_identity ON submissions(identity);

CREATE TABLE artifacts(id INTEGER PRIMARY KEY, sha256 BLOB, bytes INTEGER NOT NULL, staged_by INTEGER) STRICT;
CREATE UNIQUE INDEX artifacts_by_hash ON artifacts(sha256) WHERE staged_by IS NULL;
CREATE INDEX artifacts_staged ON artifacts(staged_by) WHERE staged_by IS NOT NULL;
CREATE TABLE artifact_chunks(
    artifact INTEGER NOT NULL REFERENCES artifacts(id), position INTEGER NOT NULL, bytes INTEGER NOT NULL, coding TEXT NOT NULL,
    data BLOB NOT NULL, PRIMARY KEY(artifact, position)) STRICT;
CREATE TABLE submission_artifacts(
    submission INTEGER NOT NULL REFERENCES submissions(id), position INTEGER NOT NULL, artifact INTEGER NOT NULL REFERENCES artifacts(id),
    path TEXT NOT NULL, role TEXT NOT NULL, format TEXT NOT NULL, producer TEXT NOT NULL, phase TEXT NOT NULL, complete INTEGER NOT NULL,
    warnings BLOB NOT NULL, PRIMARY KEY(submission, position)) STRICT, WITHOUT ROWID;
CREATE INDEX submission_artifacts_by_artifact ON submission_artifacts(artifact);

CREATE TABLE readings(submission INTEGER PRIMARY KEY REFERENCES submissions(id), document BLOB NOT NULL) STRICT;
CREATE TABLE judgements(submission INTEGER PRIMARY KEY REFERENCES submissions(id), document BLOB NOT NULL) STRICT;
CREATE TABLE review_inputs(submission INTEGER PRIMARY KEY REFERENCES submissions(id), document BLOB NOT NULL) STRICT;
CREATE TABLE declarations(
    submission INTEGER NOT NULL REFERENCES submissions(id), position INTEGER NOT NULL, category TEXT NOT NULL, source TEXT NOT NULL,
    pointer TEXT NOT NULL, purpose_text TEXT NOT NULL, line INTEGER NOT NULL, artifact TEXT NOT NULL,
    PRIMARY KEY(submission, position)) STRICT, WITHOUT ROWID;
CREATE TABLE capabilities(
    submission INTEGER NOT NULL REFERENCES submissions(id), position INTEGER NOT NULL, name TEXT NOT NULL, pointer TEXT NOT NULL,
    line INTEGER NOT NULL, artifact TEXT NOT NULL, PRIMARY KEY(submission, position)) STRICT, WITHOUT ROWID;
CREATE TABLE entries(
    submission INTEGER NOT NULL REFERENCES submissions(id), position INTEGER NOT NULL, sample INTEGER NOT NULL, entry INTEGER NOT NULL,
    offset INTEGER NOT NULL, length INTEGER NOT NULL, started_us INTEGER, started_offset INTEGER, method TEXT NOT NULL, url TEXT NOT NULL,
    host TEXT NOT NULL, status INTEGER NOT NULL, request_state TEXT NOT NULL, response_state TEXT NOT NULL, request_bytes INTEGER,
    response_bytes INTEGER, mime_type TEXT NOT NULL, phase TEXT NOT NULL, is_opaque INTEGER NOT NULL,
    PRIMARY KEY(submission, position)) STRICT, WITHOUT ROWID;
CREATE TABLE observations(
    submission INTEGER NOT NULL REFERENCES submissions(id), position INTEGER NOT NULL, entry INTEGER NOT NULL, artifact TEXT NOT NULL,
    category TEXT NOT NULL, part TEXT NOT NULL, pointer TEXT NOT NULL, encodings TEXT, basis TEXT NOT NULL, confidence TEXT NOT NULL,
    host TEXT NOT NULL, party TEXT NOT NULL, recipient TEXT NOT NULL, recipient_name TEXT NOT NULL, direction TEXT NOT NULL,
    excerpt TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, explanation TEXT NOT NULL, time_us INTEGER, time_offset INTEGER,
    phase TEXT NOT NULL, PRIMARY KEY(submission, position)) STRICT, WITHOUT ROWID;
CREATE TABLE ledger(
    submission INTEGER NOT NULL REFERENCES submissions(id), position INTEGER NOT NULL, category TEXT NOT NULL, party TEXT NOT NULL,
    recipient_id TEXT NOT NULL, recipient TEXT NOT NULL, manifest TEXT NOT NULL, code TEXT NOT NULL, notice TEXT NOT NULL,
    capture TEXT NOT NULL, count INTEGER NOT NULL, possible INTEGER NOT NULL, necessity TEXT NOT NULL, verdict TEXT NOT NULL,
    document BLOB NOT NULL, PRIMARY KEY(submission, position)) STRICT, WITHOUT ROWID;
CREATE TABLE findings(
    submission INTEGER NOT NULL REFERENCES submissions(id), position INTEGER NOT NULL, fingerprint TEXT NOT NULL, rule TEXT NOT NULL,
    pack TEXT NOT NULL, kind TEXT NOT NULL, level TEXT NOT NULL, argues_for TEXT NOT NULL, state TEXT NOT NULL, content BLOB NOT NULL,
    document BLOB NOT NULL, PRIMARY KEY(submission, position)) STRICT, WITHOUT ROWID;
CREATE INDEX findings_by_fingerprint ON findings(fingerprint);
CREATE TABLE evidence(
    submission INTEGER NOT NULL REFERENCES submissions(id), position INTEGER NOT NULL, id TEXT NOT NULL, artifact TEXT NOT NULL,
    category TEXT NOT NULL, document BLOB NOT NULL, PRIMARY KEY(submission, position)) STRICT, WITHOUT ROWID;

CREATE TABLE tags(
    id INTEGER PRIMARY KEY, submission INTEGER NOT NULL REFERENCES submissions(id), kind TEXT NOT NULL, category TEXT NOT NULL,
    is_removed INTEGER NOT NULL, by INTEGER NOT NULL REFERENCES people(id), at_us INTEGER NOT NULL, at_offset INTEGER NOT NULL,
    origin INTEGER REFERENCES tags(id), document BLOB NOT NULL) STRICT;
CREATE INDEX tags_by_submission ON tags(submission, id);
CREATE TABLE dispositions(
    id INTEGER PRIMARY KEY, submission INTEGER NOT NULL REFERENCES submissions(id), fingerprint TEXT NOT NULL, kind TEXT NOT NULL,
    reason TEXT NOT NULL, by INTEGER NOT NULL REFERENCES people(id), at_us INTEGER NOT NULL, at_offset INTEGER NOT NULL,
    origin INTEGER REFERENCES dispositions(id)) STRICT;
CREATE INDEX dispositions_by_submission ON dispositions(submission, fingerprint, id);

CREATE TABLE decisions(
    id INTEGER PRIMARY KEY, submission INTEGER NOT NULL REFERENCES submissions(id), outcome TEXT NOT NULL, year INTEGER NOT NULL,
    number INTEGER NOT NULL, supersedes INTEGER REFERENCES decisions(id), by INTEGER NOT NULL REFERENCES people(id),
    at_us INTEGER NOT NULL, at_offset INTEGER NOT NULL, document TEXT NOT NULL, UNIQUE(year, number)) STRICT;
CREATE INDEX decisions_by_submission ON decisions(submission, id);
CREATE TABLE reasons(
    decision INTEGER NOT NULL REFERENCES decisions(id), position INTEGER NOT NULL, reason TEXT NOT NULL, rule_version TEXT NOT NULL,
    PRIMARY KEY(decision, position)) STRICT, WITHOUT ROWID;
CREATE TABLE second_words(
    decision INTEGER PRIMARY KEY REFERENCES decisions(id), agrees INTEGER NOT NULL, why TEXT NOT NULL,
    by INTEGER NOT NULL REFERENCES people(id), at_us INTEGER NOT NULL, at_offset INTEGER NOT NULL) STRICT;

CREATE TABLE audit_events(
    id INTEGER PRIMARY KEY, at_us INTEGER NOT NULL, at_offset INTEGER NOT NULL, by INTEGER REFERENCES people(id), by_name TEXT NOT NULL,
    kind TEXT NOT NULL, submission INTEGER REFERENCES submissions(id), what TEXT NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE INDEX audit_events_by_submission ON audit_events(submission, id);
CREATE TABLE chain_head(one INTEGER PRIMARY KEY CHECK(one = 1), events INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;

CREATE TRIGGER decisions_stay_as_they_are BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'a recorded decision is never changed, only superseded'); END;
CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'a recorded decision is never removed'); END;
CREATE TRIGGER reasons_stay_as_they_are BEFORE UPDATE ON reasons BEGIN SELECT RAISE(ABORT, 'a recorded reason is never changed'); END;
CREATE TRIGGER reasons_stay BEFORE DELETE ON reasons BEGIN SELECT RAISE(ABORT, 'a recorded reason is never removed'); END;
CREATE TRIGGER second_words_stay_as_they_are BEFORE UPDATE ON second_words BEGIN SELECT RAISE(ABORT, 'a second word is never changed'); END;
CREATE TRIGGER second_words_stay BEFORE DELETE ON second_words BEGIN SELECT RAISE(ABORT, 'a second word is never removed'); END;
CREATE TRIGGER dispositions_stay_as_they_are BEFORE UPDATE ON dispositions BEGIN SELECT RAISE(ABORT, 'a disposition is followed by another, never changed'); END;
CREATE TRIGGER dispositions_stay BEFORE DELETE ON dispositions BEGIN SELECT RAISE(ABORT, 'a disposition is never removed'); END;
CREATE TRIGGER tags_stay BEFORE DELETE ON tags BEGIN SELECT RAISE(ABORT, 'a tag is marked as removed, never erased'); END;
CREATE TRIGGER audit_events_stay_as_they_are BEFORE UPDATE ON audit_events BEGIN SELECT RAISE(ABORT, 'an audit event is never changed'); END;
CREATE TRIGGER audit_events_stay BEFORE DELETE ON audit_events BEGIN SELECT RAISE(ABORT, 'an audit event is never removed'); END;
)sql";

constexpr const char *version2 = R"sql(
CREATE TABLE signing_keys(
    id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES people(id), public_key BLOB NOT NULL UNIQUE, sealed TEXT NOT NULL,
    made_us INTEGER NOT NULL, made_offset INTEGER NOT NULL) STRICT;
CREATE INDEX signing_keys_by_person ON signing_keys(person, id);
CREATE TABLE anchors(
    id INTEGER PRIMARY KEY, events INTEGER NOT NULL, head BLOB NOT NULL, key INTEGER NOT NULL REFERENCES signing_keys(id),
    signature BLOB NOT NULL) STRICT;
CREATE TABLE case_secrets(submission INTEGER PRIMARY KEY REFERENCES submissions(id), secret BLOB NOT NULL) STRICT;
CREATE TABLE decision_drafts(
    submission INTEGER PRIMARY KEY REFERENCES submissions(id), by INTEGER NOT NULL REFERENCES people(id), at_us INTEGER NOT NULL,
    at_offset INTEGER NOT NULL, document TEXT NOT NULL) STRICT;
CREATE TRIGGER anchors_stay_as_they_are BEFORE UPDATE ON anchors BEGIN SELECT RAISE(ABORT, 'an anchor is never changed'); END;
CREATE TRIGGER anchors_stay BEFORE DELETE ON anchors BEGIN SELECT RAISE(ABORT, 'an anchor is never removed'); END;
)sql";

constexpr const char *version3 = R"sql(
CREATE TABLE appeals(
    id INTEGER PRIMARY KEY, decision INTEGER NOT NULL REFERENCES decisions(id), grounds TEXT NOT NULL, evidence TEXT NOT NULL,
    by INTEGER NOT NULL REFERENCES people(id), at_us INTEGER NOT NULL, at_offset INTEGER NOT NULL) STRICT;
CREATE INDEX appeals_by_decision ON appeals(decision, id);
CREATE TABLE appeal_words(
    appeal INTEGER PRIMARY KEY REFERENCES appeals(id), outcome TEXT NOT NULL, why TEXT NOT NULL, by INTEGER NOT NULL REFERENCES people(id),
    at_us INTEGER NOT NULL, at_offset INTEGER NOT NULL) STRICT;
CREATE TABLE exception_terms(
    disposition INTEGER PRIMARY KEY REFERENCES dispositions(id), owner TEXT NOT NULL, until_us INTEGER, until_offset INTEGER) STRICT;
CREATE TRIGGER appeals_stay_as_they_are BEFORE UPDATE ON appeals BEGIN SELECT RAISE(ABORT, 'an appeal is never changed'); END;
CREATE TRIGGER appeals_stay BEFORE DELETE ON appeals BEGIN SELECT RAISE(ABORT, 'an appeal is never removed'); END;
CREATE TRIGGER appeal_words_stay_as_they_are BEFORE UPDATE ON appeal_words BEGIN SELECT RAISE(ABORT, 'a word on an appeal is never changed'); END;
CREATE TRIGGER appeal_words_stay BEFORE DELETE ON appeal_words BEGIN SELECT RAISE(ABORT, 'a word on an appeal is never removed'); END;
CREATE TRIGGER exception_terms_stay_as_they_are BEFORE UPDATE ON exception_terms BEGIN SELECT RAISE(ABORT, 'the terms of an exception are never changed'); END;
CREATE TRIGGER exception_terms_stay BEFORE DELETE ON exception_terms BEGIN SELECT RAISE(ABORT, 'the terms of an exception are never removed'); END;
)sql";

constexpr std::array<const char *, 4> migrations{version1, version2, version3, queueTables};

}  // namespace

int schemaVersion() noexcept
{
    return static_cast<int>(migrations.size());
}

void migrate(Connection &connection, const Timestamp &now)
{
    connection.run("BEGIN IMMEDIATE");
    const std::int64_t from = connection.integer("PRAGMA user_version");
    for (std::int64_t version = from; version < schemaVersion(); ++version) {
        connection.script(migrations.at(static_cast<std::size_t>(version)));
        connection.run("INSERT INTO schema_info VALUES(?,?,?)", version + 1, now);
    }
    connection.script("PRAGMA application_id=" + std::to_string(workspaceApplicationId) + ";PRAGMA user_version=" + std::to_string(schemaVersion()));
    connection.run("COMMIT");
}

std::vector<std::string> schemaObjects(Connection &connection)
{
    std::vector<std::string> objects;
    Query query = connection.prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'");
    std::string type;
    std::string name;
    std::string sql;
    while (query.step()) {
        query.read(type, name, sql);
        objects.push_back(type + ' ' + name + ' ' + sql);
    }
    std::sort(objects.begin(), objects.end());
    return objects;
}

Result<std::vector<std::string>> expectedSchemaObjects()
{
    auto fresh = Connection::open(":memory:", Connection::Mode::Create);
    if (!fresh)
        return tl::unexpected(fresh.error());
    migrate(**fresh, Timestamp{});
    std::vector<std::string> objects = schemaObjects(**fresh);
    if (Status status = (*fresh)->takeStatus(); !status)
        return tl::unexpected(status.error());
    return objects;
}

}  // namespace probity
