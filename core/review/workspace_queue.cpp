// The queue: which submissions, in which order, found by which words.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "review/search_texts.h"
#include "review/workspace_private.h"
#include "store/assessment_repository.h"
#include "store/queue_repository.h"
#include "store/review_repository.h"
#include "store/statistics_repository.h"
#include "store/submission_repository.h"

namespace probity {

namespace {

constexpr std::size_t charactersAround = 36;
constexpr std::size_t mostHits = 6;

/// The first place of the word in a text, with what stands around it; nothing where it does not occur.
std::optional<SearchHit> hitIn(const char *kind, const std::string &text, const std::string &word)
{
    const std::size_t at = toLowerAscii(text).find(toLowerAscii(word));
    if (at == std::string::npos)
        return std::nullopt;
    const auto clean = [](std::string part) {
        std::replace_if(part.begin(), part.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
        return part;
    };
    std::u32string before = toUtf32(std::string_view(text).substr(at - std::min(at, charactersAround * 4), std::min(at, charactersAround * 4)));
    if (before.size() > charactersAround)
        before.erase(0, before.size() - charactersAround);
    std::u32string after = toUtf32(std::string_view(text).substr(at + word.size(), charactersAround * 4));
    after.resize(std::min(after.size(), charactersAround));
    // A piece may begin or end within a character.
    const auto withoutHalves = [](std::u32string part) {
        part.erase(std::remove(part.begin(), part.end(), U'\uFFFD'), part.end());
        return part;
    };
    return SearchHit{kind, clean(toUtf8(withoutHalves(before))), text.substr(at, word.size()), clean(toUtf8(withoutHalves(after)))};
}

}  // namespace

Result<std::vector<SubmissionId>> Workspace::queue(const QueueQuery &query) const
{
    return d->database->read([&](Connection &connection) -> Result<std::vector<SubmissionId>> { return QueueRepository(connection).ids(query); });
}

Result<std::vector<SubmissionSummary>> Workspace::summaries(const std::vector<SubmissionId> &ids) const
{
    return d->database->read([&](Connection &connection) -> Result<std::vector<SubmissionSummary>> { return QueueRepository(connection).summaries(ids); });
}

Result<QueueCounts> Workspace::queueCounts() const
{
    return d->database->read([&](Connection &connection) -> Result<QueueCounts> { return QueueRepository(connection).counts(); });
}

Result<Statistics> Workspace::statistics(const std::optional<Timestamp> &since) const
{
    return d->database->read([&](Connection &connection) -> Result<Statistics> { return StatisticsRepository(connection).since(since); });
}

void Workspace::Private::indexWordsOf(Connection &connection, SubmissionId submission, const Assessment &assessment) const
{
    QueueRepository repository(connection);
    for (const SearchText &text : searchTextsOf(assessment))
        repository.addWords(submission, text.kind, text.text);
}

Result<bool> Workspace::indexForSearch(const TaskContext &task)
{
    if (isReadOnly())
        return false;
    for (;;) {
        if (task.isStopRequested())
            return failure(ErrorCode::Stopped, "stopped between two submissions");
        auto waiting = d->database->read([](Connection &connection) -> Result<std::vector<SubmissionId>> { return QueueRepository(connection).withoutWords(1); });
        if (!waiting)
            return tl::unexpected(waiting.error());
        if (waiting->empty())
            return true;
        const SubmissionId id = waiting->front();
        auto known = assessment(id, task);
        // What cannot be read is found by its names at least, and not tried again and again.
        const Assessment none;
        const Assessment &read = known ? **known : none;
        const Status indexed = d->database->stage([&](Connection &connection) -> Status {
            if (!QueueRepository(connection).hasWords(id)) {
                d->indexWordsOf(connection, id, read);
                for (const std::string &note : notesOf(connection, id))
                    QueueRepository(connection).addWords(id, "note", note);
            }
            return {};
        });
        if (!indexed)
            return tl::unexpected(indexed.error());
    }
}

Result<std::vector<SearchHit>> Workspace::searchHits(SubmissionId id, const std::vector<std::string> &words, const TaskContext &task) const
{
    const auto known = assessment(id, task);
    if (!known)
        return tl::unexpected(known.error());
    auto texts = searchTextsOf(**known);
    auto notes = d->database->read([&](Connection &connection) -> Result<std::vector<std::string>> { return notesOf(connection, id); });
    if (!notes)
        return tl::unexpected(notes.error());
    for (std::string &note : *notes)
        texts.push_back({"note", std::move(note)});
    std::vector<SearchHit> hits;
    for (const std::string &word : words)
        for (const SearchText &text : texts)
            if (auto hit = word.empty() || hits.size() >= mostHits ? std::nullopt : hitIn(text.kind, text.text, word))
                hits.push_back(std::move(*hit));
    return hits;
}

}  // namespace probity
