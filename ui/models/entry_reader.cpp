#include "ui/models/entry_reader.h"

#include <algorithm>

#include "ui/app_context.h"
#include "ui/jobs/job.h"

namespace probity::ui {

namespace {
// The panes show two requests at most; the others make stepping back and forth immediate.
constexpr std::size_t keptEntries = 8;
constexpr std::size_t keptBytes = 64 * 1024 * 1024;
constexpr std::size_t wantedEntries = 2;

using Answer = std::shared_ptr<const ReadEntry>;

std::size_t sizeOf(const ReadEntry &one)
{
    return one.entry.requestBody.bytes.size() + one.entry.responseBody.bytes.size();
}

Answer readEntry(const Workspace &workspace, SubmissionId submission, int position)
{
    auto read = std::make_shared<ReadEntry>();
    auto entry = workspace.entry(submission, static_cast<std::size_t>(position));
    if (!entry) {
        read->error = entry.error();
        return read;
    }
    read->entry = std::move(*entry);
    read->request = openBody(read->entry.requestBody);
    read->response = openBody(read->entry.responseBody);
    return read;
}
}  // namespace

EntryReader::EntryReader(AppContext &context, QObject *parent) : QObject(parent), m_context(context) {}

EntryReader::~EntryReader()
{
    delete m_job;
}

void EntryReader::reset(SubmissionId submission)
{
    if (m_job)
        m_job->abandon();
    m_job = nullptr;
    m_submission = submission;
    m_kept.clear();
    m_wanted.clear();
}

Answer EntryReader::entry(int position)
{
    if (position < 0 || !m_submission)
        return nullptr;
    const auto found = std::find_if(m_kept.begin(), m_kept.end(), [position](const Kept &one) { return one.position == position; });
    if (found != m_kept.end()) {
        const Kept kept = *found;
        m_kept.erase(found);
        m_kept.push_back(kept);
        return kept.entry;
    }
    m_wanted.erase(std::remove(m_wanted.begin(), m_wanted.end(), position), m_wanted.end());
    m_wanted.push_back(position);
    if (m_wanted.size() > wantedEntries)
        m_wanted.pop_front();
    if (!m_job)
        next();
    return nullptr;
}

void EntryReader::next()
{
    if (m_wanted.empty())
        return;
    const int position = m_wanted.back();
    m_wanted.pop_back();
    m_job = Job::run<Answer>(
        this,
        [workspace = m_context.sharedWorkspace(), submission = m_submission, position](const TaskContext &) -> Result<Answer> { return readEntry(*workspace, submission, position); },
        [this, position](Result<Answer> answer) {
            m_job = nullptr;
            keep(position, *answer);
            next();
            Q_EMIT wasRead(position);
        });
}

void EntryReader::keep(int position, Answer entry)
{
    m_wanted.erase(std::remove(m_wanted.begin(), m_wanted.end(), position), m_wanted.end());
    m_kept.push_back({position, std::move(entry)});
    std::size_t bytes = 0;
    for (const Kept &one : m_kept)
        bytes += sizeOf(*one.entry);
    while (m_kept.size() > 1 && (m_kept.size() > keptEntries || bytes > keptBytes)) {
        bytes -= sizeOf(*m_kept.front().entry);
        m_kept.pop_front();
    }
}

}  // namespace probity::ui
