#pragma once

#include <random>

#include "base/byte_source.h"
#include "core/review/workspace_fixture.h"
#include "review/bundle.h"

namespace probity::test {

inline std::string readBytes(const std::filesystem::path &path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline BundleReport checked(std::string bytes)
{
    const auto report = verifyBundle(memorySource(std::move(bytes)), TaskContext());
    if (!report)
        qFatal("%s", report.error().detail.c_str());
    return *report;
}

/// "code where" of every problem, a line each.
inline std::string problemsOf(const BundleReport &report)
{
    std::string out;
    for (const Diagnostic &one : report.problems)
        out += one.code + ' ' + one.where + ": " + one.message + '\n';
    return out;
}

/// A case with a rejection, exported.
struct BundleFixture : WorkspaceFixture {
    SubmissionId id;

    explicit BundleFixture(const std::string &persona = {})
    {
        const std::string path = writeSubmission(folder() / "case");
        if (!persona.empty())
            writeFile(folder() / "case" / "persona.json", persona);
        // Another case beside it: its events must not be told in the first one's bundle.
        const auto imported = workspace->importSubmission({path}, TaskContext());
        const auto other = workspace->importSubmission({writeOther()}, TaskContext());
        if (!imported || !other)
            qFatal("the case could not be set up");
        id = imported->submission;
        Tag tag;
        tag.kind = "question";
        tag.note = "asked the developer";
        Decision draft = *workspace->draftDecision(id);
        draft.outcome = Outcome::Reject;
        if (!workspace->addTag(id, tag) || !workspace->recordDecision(draft))
            qFatal("the case could not be decided");
    }

    std::string exported(const char *name = "case.zip", BundleKind kind = BundleKind::Full)
    {
        const auto outcome = workspace->exportBundle(id, (folder() / name).string(), kind, TaskContext());
        if (!outcome)
            qFatal("%s @ %s", outcome.error().detail.c_str(), outcome.error().where.c_str());
        return readBytes(folder() / name);
    }

private:
    std::string writeOther()
    {
        SubmissionText text;
        text.version = "9.9.9-secret-neighbour";
        return writeSubmission(folder() / "other", text);
    }
};

}  // namespace probity::test
