#include "support/test_main.h"

#include <QSet>

#include "ui/text/error_text.h"

using namespace probity;
using namespace probity::ui;

class TestErrorText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasASentenceOfItsOwn()
    {
        QSet<QString> sentences;
        for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
            const QString sentence = errorText({static_cast<ErrorCode>(code), {}, {}});
            QVERIFY2(sentence.endsWith(QLatin1Char('.')), probity::name(static_cast<ErrorCode>(code)));
            QVERIFY2(!sentences.contains(sentence), qPrintable(sentence));
            sentences << sentence;
        }
    }

    void whatCoreSaysIsSaidInThePersonsWords_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("detail");
        QTest::addColumn<QByteArray>("where");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, ErrorCode code, const char *detail, const char *where, const char *sentence) {
            QTest::newRow(name) << static_cast<int>(code) << QByteArray(detail) << QByteArray(where) << QString::fromLatin1(sentence);
        };
        row("obstacle", ErrorCode::PolicyViolation, "reason_missing: a rejection or ban rests on at least one reason", "reasons", "Add at least one reason.");
        row("late", ErrorCode::Conflict, "superseded_meanwhile: another decision", "supersedes", "Another decision was recorded meanwhile. Look at it first.");
        row("other policy", ErrorCode::PolicyViolation, "who does not agree says why", "why", "Who does not agree says why.");
        row("unknown policy", ErrorCode::PolicyViolation, "a rule of tomorrow", "",
            "A rule of deciding does not allow this. Particulars: a rule of tomorrow");
        row("wait", ErrorCode::NotAuthenticated, "too many wrong passphrases: wait 7 seconds", "", "Too many wrong passphrases. Wait 7 second(s).");
        row("wrong passphrase", ErrorCode::NotAuthenticated, "the name or the passphrase is wrong", "", "The name or the passphrase is not right.");
        row("place", ErrorCode::NotFound, "", "capture.har", "It does not exist. (capture.har)");
    }
    void whatCoreSaysIsSaidInThePersonsWords()
    {
        QFETCH(int, code);
        QFETCH(QByteArray, detail);
        QFETCH(QByteArray, where);
        QFETCH(QString, sentence);
        QCOMPARE(errorText({static_cast<ErrorCode>(code), detail.toStdString(), where.toStdString()}), sentence);
    }

    void particularsOfCoreAreKept()
    {
        QCOMPARE(diagnosticText({"unknown_role", "\"boss\" is no role; the file's own content decides.", ""}),
                 QStringLiteral("\"boss\" is no role; the file's own content decides."));
        QCOMPARE(diagnosticText({"empty_file", "", ""}), QStringLiteral("The file is empty."));
        QCOMPARE(limitText("no_capture").right(1), QStringLiteral("."));
        QCOMPARE(limitText("limit_of_tomorrow"), QStringLiteral("limit_of_tomorrow"));
    }

    void anUnknownCodeShowsTheEnglishMessage()
    {
        QCOMPARE(diagnosticText({"code_of_tomorrow", "something happened", "line 3"}), QStringLiteral("Something happened. (line 3)"));
        QCOMPARE(obstacleText({"code_of_tomorrow", "Something is missing.", ""}), QStringLiteral("Something is missing."));
    }
};

PROBITY_TEST(TestErrorText)
#include "test_error_text.moc"
