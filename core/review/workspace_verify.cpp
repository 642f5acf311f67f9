// Is the workspace whole and unaltered? Reads everything on a connection of its own, so that nobody waits for it.
#include <algorithm>
#include <iterator>
#include <map>

#include "review/workspace_private.h"
#include "store/artifact_repository.h"
#include "store/audit_repository.h"
#include "store/key_repository.h"
#include "store/schema.h"

namespace probity {

namespace {

/// One verification, step by step; what cannot even be read is a problem like the others.
class Verifier {
public:
    Verifier(Connection &connection, const TaskContext &task) : m_connection(connection), m_task(task) {}

    Result<VerifyReport> verify()
    {
        using Step = void (Verifier::*)();
        for (const Step step : {&Verifier::checkFile, &Verifier::checkSchema, &Verifier::checkArtifacts, &Verifier::checkChain, &Verifier::checkRows}) {
            if (m_task.isStopRequested())
                return failure(ErrorCode::Stopped, "the verification was stopped");
            (this->*step)();
            if (Status status = m_connection.takeStatus(); !status)
                add("unreadable", status.error().detail, status.error().where);
        }
        if (m_task.isStopRequested())
            return failure(ErrorCode::Stopped, "the verification was stopped");
        m_report.isWhole = m_report.problems.empty();
        return std::move(m_report);
    }

private:
    void add(std::string code, std::string message, std::string where) { m_report.problems.push_back({std::move(code), std::move(message), std::move(where)}); }

    void checkFile()
    {
        Query integrity = m_connection.prepare("PRAGMA integrity_check(20)");
        for (std::string text; integrity.step();) {
            integrity.read(text);
            if (text != "ok")
                add("database_damaged", text, "database");
        }
        Query keys = m_connection.prepare("PRAGMA foreign_key_check");
        std::string table;
        std::int64_t row = 0;
        while (keys.step()) {
            keys.read(table, row);
            add("row_orphaned", "a row refers to one that is not there", table + '/' + std::to_string(row));
        }
    }

    void checkSchema()
    {
        const auto expected = expectedSchemaObjects();
        if (!expected) {
            add("schema_unknown", expected.error().detail, "schema");
            return;
        }
        const std::vector<std::string> found = schemaObjects(m_connection);
        std::vector<std::string> differing;
        std::set_symmetric_difference(expected->begin(), expected->end(), found.begin(), found.end(), std::back_inserter(differing));
        for (const std::string &object : differing)
            add("schema_altered", "a table, index or trigger is not as this program makes it", object.substr(0, object.find(' ', object.find(' ') + 1)));
    }

    void checkArtifacts() { m_report.artifacts = ArtifactRepository(m_connection).check(m_report.problems, m_task); }

    void checkChain()
    {
        m_report.events = AuditRepository(m_connection).check(m_report.problems, m_vouched);
        checkAnchors(m_connection, m_report.problems, m_report.anchored);
        for (const StoredKey &key : KeyRepository(m_connection).keys())
            m_report.keys.push_back(key.publicKey.fingerprint());
    }

    void checkRows()
    {
        for (const CoveredRow &row : coveredRows(m_connection)) {
            if (m_task.isStopRequested())
                return;
            const auto vouched = m_vouched.find(row);
            if (vouched == m_vouched.end()) {
                add("row_unvouched", "no audit event tells of this row", row.text());
                continue;
            }
            if (digestOf(m_connection, row) != vouched->second)
                add("row_altered", "the row is not what the last audit event about it recorded", row.text());
            m_vouched.erase(vouched);
        }
        // What is left must be empty groups: a row that an event vouches for and that is gone has another digest.
        for (const auto &[row, digest] : m_vouched)
            if (digestOf(m_connection, row) != digest)
                add("row_missing", "a row that an audit event tells of is gone", row.text());
    }

    Connection &m_connection;
    const TaskContext &m_task;
    VerifyReport m_report;
    std::map<CoveredRow, Sha256> m_vouched;
};

}  // namespace

Result<VerifyReport> Workspace::verify(const TaskContext &task) const
{
    auto reader = d->database->openReader();
    if (!reader)
        return tl::unexpected(reader.error());
    return Database::snapshot(**reader, [&](Connection &connection) -> Result<VerifyReport> { return Verifier(connection, task).verify(); });
}

}  // namespace probity
