#include "store/review_repository.h"

#include "store/enum_names.h"
#include "store/model_codec.h"

namespace probity {

namespace {

constexpr const char *tagColumns = "SELECT t.submission, t.id, t.kind, t.category, t.is_removed, t.by, p.name, t.at_us, t.at_offset, t.document "
                                   "FROM tags t JOIN people p ON p.id=t.by ";

std::optional<StoredTag> nextTag(Connection &connection, Query &query)
{
    if (!query.step())
        return std::nullopt;
    StoredTag stored;
    Tag &tag = stored.tag;
    std::string rest;
    query.read(stored.submission, tag.id, tag.kind, tag.category, tag.isRemoved, tag.by, tag.byName, tag.at, rest);
    if (const Status decoded = decodeRest(rest, tag); !decoded)
        connection.fail(decoded.error().code, decoded.error().detail, "tags/" + std::to_string(tag.id.value));
    return stored;
}

}  // namespace

std::vector<Tag> ReviewRepository::tags(SubmissionId submission, Removed removed) const
{
    std::vector<Tag> tags;
    Query query = m_connection.prepare(std::string(tagColumns) + "WHERE t.submission=? ORDER BY t.id");
    query.bind(submission);
    while (auto stored = nextTag(m_connection, query))
        if (removed == Removed::With || !stored->tag.isRemoved)
            tags.push_back(std::move(stored->tag));
    return tags;
}

std::optional<StoredTag> ReviewRepository::tag(TagId id) const
{
    Query query = m_connection.prepare(std::string(tagColumns) + "WHERE t.id=?");
    query.bind(id);
    return nextTag(m_connection, query);
}

TagId ReviewRepository::addTag(SubmissionId submission, const Tag &tag, TagId origin)
{
    const std::string rest = encodeRest(tag);
    m_connection.run("INSERT INTO tags(submission, kind, category, is_removed, by, at_us, at_offset, origin, document) VALUES(?,?,?,?,?,?,?,?,?)", submission,
                     tag.kind, tag.category, tag.isRemoved, tag.by, tag.at, origin, Blob{rest});
    return TagId{m_connection.lastInsertId()};
}

void ReviewRepository::setRemoved(TagId id, bool isRemoved)
{
    m_connection.run("UPDATE tags SET is_removed=? WHERE id=?", isRemoved, id);
}

std::map<std::string, StoredDisposition> ReviewRepository::dispositions(SubmissionId submission) const
{
    std::map<std::string, StoredDisposition> latest;
    Query query = m_connection.prepare("SELECT d.id, d.fingerprint, d.kind, d.reason, d.by, p.name, d.at_us, d.at_offset, coalesce(t.owner, ''), t.until_us, t.until_offset "
                                       "FROM dispositions d JOIN people p ON p.id=d.by LEFT JOIN exception_terms t ON t.disposition=d.id WHERE d.submission=? ORDER BY d.id");
    query.bind(submission);
    std::string kind;
    while (query.step()) {
        StoredDisposition stored;
        Disposition &one = stored.disposition;
        query.read(stored.id, one.fingerprint, kind, one.reason, one.by, one.byName, one.at, one.owner, one.until);
        if (!fromName(kind, one.kind))
            m_connection.fail(ErrorCode::Corrupt, "unknown disposition " + kind, "dispositions/" + std::to_string(stored.id));
        latest.insert_or_assign(one.fingerprint, stored);
    }
    return latest;
}

std::int64_t ReviewRepository::addDisposition(SubmissionId submission, const Disposition &disposition, std::int64_t origin)
{
    m_connection.run("INSERT INTO dispositions(submission, fingerprint, kind, reason, by, at_us, at_offset, origin) VALUES(?,?,?,?,?,?,?,?)", submission,
                     disposition.fingerprint, name(disposition.kind), disposition.reason, disposition.by, disposition.at,
                     origin == 0 ? std::nullopt : std::optional<std::int64_t>(origin));
    const std::int64_t id = m_connection.lastInsertId();
    if (!disposition.owner.empty() || disposition.until)
        m_connection.run("INSERT INTO exception_terms VALUES(?,?,?,?)", id, disposition.owner, disposition.until);
    return id;
}

ReviewInput ReviewRepository::input(SubmissionId submission) const
{
    ReviewInput input;
    Query query = m_connection.prepare("SELECT document FROM review_inputs WHERE submission=?");
    if (query.bind(submission).step()) {
        std::string bytes;
        query.read(bytes);
        if (const Status decoded = decodeInput(bytes, input); !decoded)
            m_connection.fail(decoded.error().code, decoded.error().detail, "review_inputs/" + std::to_string(submission.value));
    }
    return input;
}

void ReviewRepository::setInput(SubmissionId submission, const ReviewInput &input)
{
    const std::string bytes = encodeInput(input);
    m_connection.run("INSERT INTO review_inputs VALUES(?,?) ON CONFLICT(submission) DO UPDATE SET document=excluded.document", submission, Blob{bytes});
}

std::string ReviewRepository::setting(const std::string &key) const
{
    Query query = m_connection.prepare("SELECT value FROM settings WHERE key=?");
    std::string value;
    if (query.bind(key).step())
        query.read(value);
    return value;
}

void ReviewRepository::setSetting(const std::string &key, const std::string &value)
{
    m_connection.run("INSERT INTO settings VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value", key, value);
}

}  // namespace probity
