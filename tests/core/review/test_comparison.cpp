#include "core/review/workspace_fixture.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

class TestComparison : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aVersionIsHeldAgainstTheOneBeforeIt()
    {
        WorkspaceFixture fixture;
        const auto first = fixture.import();
        VERIFY_OK(first);
        SubmissionText text;
        text.version = "2.0.0";
        text.requests = 1;
        const auto second = fixture.import(text);
        VERIFY_OK(second);
        const auto none = fixture.workspace->comparison(first->submission, {}, TaskContext());
        VERIFY_OK(none);
        QVERIFY(!none->has_value());
        const auto changes = fixture.workspace->comparison(second->submission, {}, TaskContext());
        VERIFY_OK(changes);
        QVERIFY(changes->has_value());
        QCOMPARE((*changes)->version, std::string("2.0.0"));
        QVERIFY((*changes)->isSameApp);
        QVERIFY((*changes)->clauses.empty());
        QVERIFY(!(*changes)->recipients.empty());       // the tracker is not called any more
        const auto same = fixture.workspace->comparison(second->submission, second->submission, TaskContext());
        VERIFY_OK(same);
        QVERIFY((*same)->isEmpty());
    }

    void theOtherVersionsOfAnAppAreThoseOfNoOther()
    {
        WorkspaceFixture fixture;
        const auto first = fixture.import();
        VERIFY_OK(first);
        QVERIFY(fixture.workspace->otherVersions(first->submission)->empty());
        SubmissionText text;
        for (const char *version : {"2.0.0", "3.0.0"}) {
            text.version = version;
            VERIFY_OK(fixture.import(text));
        }
        const auto others = fixture.workspace->otherVersions(first->submission);
        VERIFY_OK(others);
        QCOMPARE(others->size(), std::size_t{2});
        QCOMPARE(others->front().version, std::string("3.0.0"));
        QCOMPARE(others->back().version, std::string("2.0.0"));
    }

    void whatIsNotThereIsNotFound()
    {
        WorkspaceFixture fixture;
        VERIFY_FAILS(fixture.workspace->otherVersions(SubmissionId{99}), ErrorCode::NotFound);
        VERIFY_FAILS(fixture.workspace->comparison(SubmissionId{99}, {}, TaskContext()), ErrorCode::NotFound);
    }
};

PROBITY_TEST(TestComparison)
#include "test_comparison.moc"
