#include "base/search_words.h"
#include "support/test_main.h"

using namespace probity;

/// The words that full-text search rests on.
class TestSearchWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("Latin in lower case") << QStringLiteral("Privacy Policy 2.0") << QStringLiteral("privacy policy 2 0");
        QTest::newRow("Chinese in pairs, the last alone") << QString::fromUtf8("隐私政策") << QString::fromUtf8("隐私 私政 政策 策");
        QTest::newRow("one character") << QString::fromUtf8("短") << QString::fromUtf8("短");
        QTest::newRow("both") << QString::fromUtf8("wx短信SDK") << QString::fromUtf8("wx 短信 信 sdk");
        QTest::newRow("punctuation parts") << QString::fromUtf8("手机，号") << QString::fromUtf8("手机 机 号");
        QTest::newRow("host") << QStringLiteral("api.example.cn/v1") << QStringLiteral("api example cn v1");
    }
    void words()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QCOMPARE(QString::fromStdString(indexWords(text.toStdString(), 1000)), words);
    }
    void whatIsTypedIsLookedForAsAPhrase_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expression");
        QTest::newRow("a beginning") << QStringLiteral("Locat") << QStringLiteral("\"locat\" *");
        QTest::newRow("two characters") << QString::fromUtf8("短信") << QString::fromUtf8("\"短信\"");
        QTest::newRow("three") << QString::fromUtf8("短信验") << QString::fromUtf8("\"短信 信验\"");
        QTest::newRow("one") << QString::fromUtf8("短") << QString::fromUtf8("\"短\" *");
        QTest::newRow("a host") << QStringLiteral("api.exam") << QStringLiteral("\"api exam\" *");
        QTest::newRow("mixed") << QString::fromUtf8("wx短信") << QString::fromUtf8("\"wx\" * AND \"短信\"");
        QTest::newRow("syntax of the index is no syntax here") << QStringLiteral("\" OR NEAR(*") << QStringLiteral("\"or near\" *");
        QTest::newRow("nothing to find") << QStringLiteral("***") << QString();
    }
    void whatIsTypedIsLookedForAsAPhrase()
    {
        QFETCH(QString, typed);
        QFETCH(QString, expression);
        QCOMPARE(QString::fromStdString(matchExpression(typed.toStdString())), expression);
    }
    void aLimitCutsTheText() { QCOMPARE(indexWords("abc def ghi", 7), std::string("abc def")); }
};

PROBITY_TEST(TestSearchWords)
#include "test_search_words.moc"
