#include "store/coverage.h"

#include <array>
#include <string_view>

namespace probity {

namespace {

struct CoveredTable {
    const char *name;
    const char *key;
    const char *order;      // of the rows of a group
};

constexpr std::array<CoveredTable, 27> tables{{
    {"schema_info", "version", "version"},
    {"people", "id", "id"},
    {"apps", "id", "id"},
    {"submissions", "id", "id"},
    {"artifacts", "id", "id"},
    {"submission_artifacts", "submission", "position"},
    {"readings", "submission", "submission"},
    {"judgements", "submission", "submission"},
    {"review_inputs", "submission", "submission"},
    {"declarations", "submission", "position"},
    {"capabilities", "submission", "position"},
    {"entries", "submission", "position"},
    {"observations", "submission", "position"},
    {"ledger", "submission", "position"},
    {"findings", "submission", "position"},
    {"evidence", "submission", "position"},
    {"tags", "id", "id"},
    {"dispositions", "id", "id"},
    {"decisions", "id", "id"},
    {"reasons", "decision", "position"},
    {"second_words", "decision", "decision"},
    {"appeals", "id", "id"},
    {"appeal_words", "appeal", "appeal"},
    {"exception_terms", "disposition", "disposition"},
    {"signing_keys", "id", "id"},
    {"case_secrets", "submission", "submission"},
    {"anchors", "id", "id"},
}};

constexpr std::array<const char *, 5> judgementTables{"judgements", "ledger", "findings", "evidence", "review_inputs"};
constexpr std::array<const char *, 5> readingTables{"submission_artifacts", "readings", "declarations", "capabilities", "entries"};

const CoveredTable *tableNamed(std::string_view name)
{
    for (const CoveredTable &table : tables)
        if (name == table.name)
            return &table;
    return nullptr;
}

std::vector<CoveredRow> rowsOf(const auto &names, std::int64_t submission)
{
    std::vector<CoveredRow> rows;
    for (const char *name : names)
        rows.push_back({name, submission});
    return rows;
}

}  // namespace

Sha256 digestOf(Connection &connection, const CoveredRow &row)
{
    Sha256Stream stream;
    const CoveredTable *table = tableNamed(row.table);
    if (!table)
        return stream.finish();
    Query query = connection.prepare(std::string("SELECT * FROM ") + table->name + " WHERE " + table->key + "=? ORDER BY " + table->order);
    query.bind(row.key);
    std::vector<std::string> names;
    for (int i = 0; i < query.columnCount(); ++i)
        names.push_back(query.columnName(i));
    std::string line;
    std::string value;
    while (query.step()) {
        line.clear();
        for (std::size_t i = 0; i < names.size(); ++i) {
            value.clear();
            query.appendTyped(static_cast<int>(i), value);
            if (value == "n")
                continue;
            // The length before each value: no value can pass for another one and its neighbour.
            line.append(names[i]).append("=").append(std::to_string(value.size())).append(":").append(value);
        }
        line += '\n';
        stream.add(line);
    }
    return stream.finish();
}

std::vector<CoveredRow> coveredRows(Connection &connection)
{
    std::vector<CoveredRow> rows;
    for (const CoveredTable &table : tables) {
        std::string sql = std::string("SELECT DISTINCT ") + table.key + " FROM " + table.name;
        if (std::string_view(table.name) == "artifacts")
            sql += " WHERE staged_by IS NULL";
        // The event after an anchor vouches for it; the last one stands for itself, by its signature.
        if (std::string_view(table.name) == "anchors")
            sql += " WHERE events<(SELECT max(id) FROM audit_events)";
        Query query = connection.prepare(sql + " ORDER BY 1");
        CoveredRow row{table.name, 0};
        while (query.step()) {
            query.read(row.key);
            rows.push_back(row);
        }
    }
    return rows;
}

std::vector<CoveredRow> assessmentRows(std::int64_t submission)
{
    std::vector<CoveredRow> rows = rowsOf(readingTables, submission);
    rows.push_back({"observations", submission});
    for (CoveredRow &row : judgementRows(submission))
        rows.push_back(std::move(row));
    return rows;
}

std::vector<CoveredRow> judgementRows(std::int64_t submission)
{
    return rowsOf(judgementTables, submission);
}

}  // namespace probity
