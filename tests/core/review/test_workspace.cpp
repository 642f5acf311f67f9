#include "core/review/workspace_fixture.h"

using namespace probity;
using namespace probity::test;

class TestWorkspace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSubmissionGoesInAndComesBackWhole()
    {
        WorkspaceFixture fixture;
        const auto imported = fixture.import();
        VERIFY_OK(imported);
        QVERIFY(!imported->isKnown);
        const auto list = fixture.workspace->submissions();
        VERIFY_OK(list);
        QCOMPARE(list->size(), std::size_t{1});
        const SubmissionSummary &row = list->front();
        QCOMPARE(row.id, imported->submission);
        QCOMPARE(row.appIdentifier, std::string("wx0000000000000001"));
        QCOMPARE(row.version, std::string("1.0.0"));
        QCOMPARE(row.state, SubmissionState::Waiting);
        QCOMPARE(row.imported, fixture.clock->now());

        fixture.reopen();
        const auto assessment = fixture.workspace->assessment(imported->submission, TaskContext());
        VERIFY_OK(assessment);
        QCOMPARE((*assessment)->artifacts.size(), std::size_t{4});
        QCOMPARE((*assessment)->submission.app.name, std::string("示例"));
        for (const ArtifactInfo &artifact : (*assessment)->artifacts) {
            const auto bytes = fixture.workspace->artifactBytes(imported->submission, artifact.path, 1 << 20);
            VERIFY_OK(bytes);
            QCOMPARE(sha256(*bytes), artifact.sha256);
        }
        VERIFY_FAILS(fixture.workspace->artifactBytes(imported->submission, "app.json", 4), ErrorCode::TooLarge);
        VERIFY_FAILS(fixture.workspace->artifactBytes(imported->submission, "nothing.json", 4), ErrorCode::NotFound);
        VERIFY_FAILS(fixture.workspace->assessment(SubmissionId{99}, TaskContext()), ErrorCode::NotFound);
    }

    void theSameArtifactsAreOneSubmission()
    {
        WorkspaceFixture fixture;
        const auto first = fixture.import();
        VERIFY_OK(first);
        const auto second = fixture.import();
        VERIFY_OK(second);
        QVERIFY(second->isKnown);
        QCOMPARE(second->submission, first->submission);
        QCOMPARE(fixture.workspace->submissions()->size(), std::size_t{1});
        const auto other = fixture.import({.version = "1.0.1"});
        VERIFY_OK(other);
        QVERIFY(!other->isKnown);
        QCOMPARE(fixture.workspace->submissions()->front().id, other->submission);
    }

    void aFreshWorkspaceIsWhole()
    {
        WorkspaceFixture fixture;
        VERIFY_OK(fixture.import());
        const auto report = fixture.workspace->verify(TaskContext());
        VERIFY_OK(report);
        for (const Diagnostic &problem : report->problems)
            qWarning("%s: %s (%s)", problem.code.c_str(), problem.message.c_str(), problem.where.c_str());
        QVERIFY(report->isWhole);
        QCOMPARE(report->artifacts, std::uint64_t{4});
        QCOMPARE(report->events, std::uint64_t{3});     // create, add_person, import
    }

    void whoIsNotSignedInChangesNothing()
    {
        WorkspaceFixture fixture;
        fixture.workspace->signOut();
        VERIFY_FAILS(fixture.import(), ErrorCode::NotAuthenticated);
        VERIFY_FAILS(fixture.workspace->addPerson("Wu", PersonRole::Reviewer, "long enough"), ErrorCode::NotAuthenticated);
        QVERIFY(fixture.workspace->submissions()->empty());
    }

    void settingsSurvive()
    {
        WorkspaceFixture fixture;
        QCOMPARE(fixture.workspace->setting("language"), std::string());
        VERIFY_OK(fixture.workspace->setSetting("language", "zh"));
        fixture.reopen();
        QCOMPARE(fixture.workspace->setting("language"), std::string("zh"));
    }
};

PROBITY_TEST(TestWorkspace)
#include "test_workspace.moc"
