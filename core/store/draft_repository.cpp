#include "store/draft_repository.h"

#include "store/model_codec.h"

namespace probity {

void DraftRepository::save(const Decision &draft)
{
    m_connection.run("INSERT INTO decision_drafts VALUES(?,?,?,?,?) ON CONFLICT(submission) DO UPDATE SET by=excluded.by, at_us=excluded.at_us, at_offset=excluded.at_offset, "
                     "document=excluded.document",
                     draft.submission, draft.by, draft.at, encodeDecision(draft));
}

std::optional<Decision> DraftRepository::of(SubmissionId submission) const
{
    Query query = m_connection.prepare("SELECT document FROM decision_drafts WHERE submission=?");
    if (!query.bind(submission).step())
        return std::nullopt;
    std::string document;
    query.read(document);
    Decision draft;
    // A draft that cannot be read is worth less than a case that cannot be opened.
    if (!decodeDecision(document, draft))
        return std::nullopt;
    draft.state = DecisionState::Draft;
    return draft;
}

void DraftRepository::discard(SubmissionId submission)
{
    m_connection.run("DELETE FROM decision_drafts WHERE submission=?", submission);
}

}  // namespace probity
