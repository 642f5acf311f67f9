#include "core/review/workspace_fixture.h"
#include "review/passphrase.h"
#include "review/policy.h"

using namespace probity;
using namespace probity::test;

class TestPeople : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void passphrasesAreKeptAsSaltedKeys()
    {
        const auto first = hashPassphrase("correct horse");
        const auto second = hashPassphrase("correct horse");
        VERIFY_OK(first);
        VERIFY_OK(second);
        QVERIFY(*first != *second);
        QVERIFY(first->find("correct") == std::string::npos);
        QVERIFY(matchesPassphrase("correct horse", *first));
        QVERIFY(!matchesPassphrase("correct horsf", *first));
        QVERIFY(!matchesPassphrase("", *first));
        QVERIFY(!matchesPassphrase("correct horse", "plain text"));
        QVERIFY(!matchesPassphrase("correct horse", "scrypt$99$8$1$00$00"));
        VERIFY_FAILS(hashPassphrase("short"), ErrorCode::InvalidArgument);
        VERIFY_FAILS(hashPassphrase("七个汉字的口令"), ErrorCode::InvalidArgument);     // characters count, not bytes
        VERIFY_OK(hashPassphrase("一共八个汉字口令"));
    }

    void theFirstPersonMakesTheOthers()
    {
        WorkspaceFixture fixture(PersonRole::Reviewer);
        VERIFY_FAILS(fixture.workspace->addFirstPerson("Zhao", PersonRole::Administrator, "long enough"), ErrorCode::Conflict);
        VERIFY_FAILS(fixture.workspace->addPerson("Lin", PersonRole::Reviewer, "long enough"), ErrorCode::Conflict);
        const auto wu = fixture.workspace->addPerson("Wu", PersonRole::Administrator, "long enough");
        VERIFY_OK(wu);
        VERIFY_FAILS(fixture.workspace->addPerson(" ", PersonRole::Reviewer, "long enough"), ErrorCode::InvalidArgument);
        // From now on there is an administrator, and people are his business.
        VERIFY_FAILS(fixture.workspace->addPerson("Li", PersonRole::Reviewer, "long enough"), ErrorCode::NotPermitted);
        VERIFY_OK(fixture.workspace->signIn("Wu", "long enough"));
        VERIFY_OK(fixture.workspace->addPerson("Li", PersonRole::Reviewer, "long enough"));
        VERIFY_FAILS(fixture.workspace->setActive(*wu, false), ErrorCode::PolicyViolation);
        QCOMPARE(fixture.workspace->people()->size(), std::size_t{3});
    }

    void whoIsWithdrawnIsOutAtOnce()
    {
        WorkspaceFixture fixture;
        const auto wu = fixture.workspace->addPerson("Wu", PersonRole::Reviewer, "long enough");
        VERIFY_OK(wu);
        VERIFY_OK(fixture.workspace->setActive(*wu, false));
        VERIFY_FAILS(fixture.workspace->signIn("Wu", "long enough"), ErrorCode::NotAuthenticated);
        VERIFY_OK(fixture.workspace->setActive(*wu, true));
        VERIFY_OK(fixture.workspace->signIn("Wu", "long enough"));
        VERIFY_FAILS(fixture.workspace->setActive(PersonId{99}, true), ErrorCode::NotPermitted);
    }

    void wrongPassphrasesAreNotedAndSlowed()
    {
        WorkspaceFixture fixture;
        fixture.workspace->signOut();
        for (int i = 0; i < 3; ++i)
            VERIFY_FAILS(fixture.workspace->signIn("Lin", "wrong words"), ErrorCode::NotAuthenticated);
        VERIFY_FAILS(fixture.workspace->signIn("Lin", WorkspaceFixture::passphrase), ErrorCode::NotAuthenticated);
        fixture.clock->advance(3);
        VERIFY_OK(fixture.workspace->signIn("Lin", WorkspaceFixture::passphrase));
        int failures = 0;
        const auto history = fixture.workspace->history({});
        for (const AuditEvent &event : *history)
            failures += event.kind == "sign_in_failed";
        QCOMPARE(failures, 3);
        VERIFY_FAILS(fixture.workspace->signIn("Nobody", "long enough"), ErrorCode::NotAuthenticated);
    }

    void aClockSetBackShutsNobodyOut()
    {
        WorkspaceFixture fixture;
        for (int i = 0; i < 4; ++i)
            VERIFY_FAILS(fixture.workspace->signIn("Lin", "wrong words"), ErrorCode::NotAuthenticated);
        fixture.clock->set("2020-01-01T00:00:00Z");
        VERIFY_OK(fixture.workspace->signIn("Lin", WorkspaceFixture::passphrase));
    }

    void passphrasesChangeForThoseWhoKnowThem()
    {
        WorkspaceFixture fixture;
        VERIFY_FAILS(fixture.workspace->changePassphrase("not this", "another one"), ErrorCode::NotAuthenticated);
        VERIFY_OK(fixture.workspace->changePassphrase(WorkspaceFixture::passphrase, "another one"));
        VERIFY_FAILS(fixture.workspace->signIn("Lin", WorkspaceFixture::passphrase), ErrorCode::NotAuthenticated);
        VERIFY_OK(fixture.workspace->signIn("Lin", "another one"));
    }

    void rolesMayDoWhatTheTableSays_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<QByteArray>("allowed");
        QTest::newRow("reviewer") << static_cast<int>(PersonRole::Reviewer) << QByteArray("import assign correct tag dispose reveal decide export");
        QTest::newRow("second reviewer") << static_cast<int>(PersonRole::SecondReviewer) << QByteArray("import assign correct tag dispose reveal decide judge_second export");
        QTest::newRow("regulator") << static_cast<int>(PersonRole::Regulator) << QByteArray("import assign correct tag dispose reveal decide judge_second export");
        QTest::newRow("developer") << static_cast<int>(PersonRole::Developer) << QByteArray("import correct tag reveal");
        QTest::newRow("administrator") << static_cast<int>(PersonRole::Administrator) << QByteArray("manage_people import assign correct tag dispose reveal decide judge_second export");
    }
    void rolesMayDoWhatTheTableSays()
    {
        QFETCH(int, role);
        QFETCH(QByteArray, allowed);
        QByteArray found;
        for (int action = 0; action < static_cast<int>(Action::Count); ++action)
            if (isPermitted(static_cast<PersonRole>(role), static_cast<Action>(action)))
                found.append(found.isEmpty() ? "" : " ").append(name(static_cast<Action>(action)));
        QCOMPARE(found, allowed);
    }
};

PROBITY_TEST(TestPeople)
#include "test_people.moc"
