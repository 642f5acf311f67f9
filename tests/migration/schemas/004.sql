CREATE INDEX submissions_by_state ON submissions(state, id);
CREATE INDEX submissions_by_assignee ON submissions(assignee, id) WHERE assignee IS NOT NULL;
CREATE TABLE search_rows(id INTEGER PRIMARY KEY, submission INTEGER NOT NULL REFERENCES submissions(id), kind TEXT NOT NULL) STRICT;
CREATE INDEX search_rows_by_submission ON search_rows(submission, kind);
CREATE VIRTUAL TABLE search_index USING fts5(words, content='', tokenize="unicode61 remove_diacritics 0");
