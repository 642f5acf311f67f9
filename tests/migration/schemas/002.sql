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
