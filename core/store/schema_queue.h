#pragma once

namespace probity {

/// What the queue searches and sorts by. The index holds words alone (base/search_words.h): it is made of what is stored
/// elsewhere, so nothing in the audit chain covers it.
inline constexpr const char *queueTables = R"sql(
CREATE INDEX submissions_by_state ON submissions(state, id);
CREATE INDEX submissions_by_assignee ON submissions(assignee, id) WHERE assignee IS NOT NULL;
CREATE TABLE search_rows(id INTEGER PRIMARY KEY, submission INTEGER NOT NULL REFERENCES submissions(id), kind TEXT NOT NULL) STRICT;
CREATE INDEX search_rows_by_submission ON search_rows(submission, kind);
CREATE VIRTUAL TABLE search_index USING fts5(words, content='', tokenize="unicode61 remove_diacritics 0");
)sql";

}  // namespace probity
