#include "review/exceptions.h"
#include "support/test_main.h"

using namespace probity;

namespace {

const Timestamp now = *parseTimestamp("2026-11-23T12:00:00Z");

Assessment withFinding()
{
    Assessment assessment;
    assessment.findings.resize(1);
    assessment.findings[0].fingerprint = "f1";
    assessment.findings[0].digest = "d1";
    return assessment;
}

std::string file(const std::string &members)
{
    return R"({"schema":"probity.exceptions/1","exceptions":[{)" + members + "}]}";
}

}  // namespace

class TestExceptions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anExceptionCountsUntilSomethingEndsIt_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *name, const char *members, const char *code) { QTest::newRow(name) << QByteArray(members) << QByteArray(code); };
        row("for ever", R"("fingerprint":"f1","reason":"agreed")", "");
        row("until later", R"("fingerprint":"f1","reason":"agreed","owner":"Li","until":"2026-12-31")", "");
        row("until the end of today", R"("fingerprint":"f1","reason":"agreed","until":"2026-11-23")", "");
        row("until yesterday", R"("fingerprint":"f1","reason":"agreed","until":"2026-11-22")", "exception_expired");
        row("to the minute", R"("fingerprint":"f1","reason":"agreed","until":"2026-11-23T11:59:00Z")", "exception_expired");
        row("of the same digest", R"("fingerprint":"f1","reason":"agreed","digest":"d1")", "");
        row("of another digest", R"("fingerprint":"f1","reason":"agreed","digest":"d0")", "exception_outdated");
        row("of another finding", R"("fingerprint":"f2","reason":"agreed")", "exception_unused");
    }
    void anExceptionCountsUntilSomethingEndsIt()
    {
        QFETCH(QByteArray, members);
        QFETCH(QByteArray, code);
        const auto exceptions = readExceptions(file(members.toStdString()));
        QVERIFY(exceptions.has_value());
        Assessment assessment = withFinding();
        const auto told = applyExceptions(assessment, *exceptions, now);
        QCOMPARE(assessment.findings[0].exception.empty(), !code.isEmpty());
        QCOMPARE(told.empty(), code.isEmpty());
        if (!code.isEmpty())
            QCOMPARE(QByteArray::fromStdString(told[0].code), code);
    }

    void aFileThatCannotBeTrustedIsRefusedWhole_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("where");
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("/schema");
        QTest::newRow("another schema") << QByteArray(R"({"schema":"x"})") << QByteArray("/schema");
        QTest::newRow("no list") << QByteArray(R"({"schema":"probity.exceptions/1"})") << QByteArray("/exceptions");
        QTest::newRow("no reason") << QByteArray::fromStdString(file(R"("fingerprint":"f1")")) << QByteArray("/exceptions/0/reason");
        QTest::newRow("blank reason") << QByteArray::fromStdString(file(R"("fingerprint":"f1","reason":"  ")")) << QByteArray("/exceptions/0/reason");
        QTest::newRow("no fingerprint") << QByteArray::fromStdString(file(R"("reason":"x")")) << QByteArray("/exceptions/0/fingerprint");
        QTest::newRow("no date") << QByteArray::fromStdString(file(R"("fingerprint":"f1","reason":"x","until":"soon")")) << QByteArray("/exceptions/0/until");
    }
    void aFileThatCannotBeTrustedIsRefusedWhole()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, where);
        const auto exceptions = readExceptions(text.toStdString());
        QVERIFY(!exceptions.has_value());
        QCOMPARE(QByteArray::fromStdString(exceptions.error().where), where);
    }
};

PROBITY_TEST(TestExceptions)
#include "test_exceptions.moc"
