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
