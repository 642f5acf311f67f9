#include "review/search_texts.h"

#include <set>

#include "base/text.h"
#include "store/review_repository.h"

namespace probity {

namespace {

constexpr std::size_t mostEndpoints = 20'000;

std::string endpointOf(const EntrySummary &entry)
{
    const std::size_t scheme = entry.url.find("://");
    const std::size_t start = scheme == std::string::npos ? 0 : scheme + 3;
    return entry.url.substr(start, entry.url.find_first_of("?#", start) - start);
}

}  // namespace

std::vector<SearchText> searchTextsOf(const Assessment &assessment)
{
    const SubmissionInfo &info = assessment.submission;
    std::vector<SearchText> texts{{"app", info.app.name + '\n' + info.app.id + '\n' + info.app.developer + '\n' + info.version + '\n' + info.app.platform.value}};
    for (const AssessedNotice &notice : assessment.notices)
        texts.push_back({"notice", toUtf8(notice.document.text)});
    std::set<std::string> endpoints;
    for (const EntrySummary &entry : assessment.entries)
        if (endpoints.size() < mostEndpoints)
            endpoints.insert(endpointOf(entry));
    std::string all;
    for (const std::string &endpoint : endpoints)
        all += endpoint + '\n';
    if (!all.empty())
        texts.push_back({"traffic", std::move(all)});
    std::string findings;
    for (const Finding &finding : assessment.findings)
        findings += finding.title.en + '\n' + finding.title.zh + '\n';
    if (!findings.empty())
        texts.push_back({"finding", std::move(findings)});
    return texts;
}

std::vector<std::string> notesOf(Connection &connection, SubmissionId submission)
{
    std::vector<std::string> notes;
    ReviewRepository repository(connection);
    for (const Tag &tag : repository.tags(submission, ReviewRepository::Removed::Without))
        if (!tag.note.empty())
            notes.push_back(tag.note);
    for (const auto &[fingerprint, stored] : repository.dispositions(submission))
        if (!stored.disposition.reason.empty())
            notes.push_back(stored.disposition.reason);
    return notes;
}

}  // namespace probity
