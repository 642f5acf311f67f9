#include "import/manifest/json_text.h"
#include "support/test_main.h"

using namespace probity;

class TestJsonText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsJsonAsPeopleWriteIt_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<int>("members");
        QTest::newRow("strict") << QByteArray(R"({"a":1,"b":[true,null,"x"]})") << QByteArray() << 2;
        QTest::newRow("comments") << QByteArray("// head\n{/* a */\"a\":1, // one\n\"b\":2}\n/* tail */") << QByteArray() << 2;
        QTest::newRow("trailing commas") << QByteArray("{\"a\":[1,2,],}") << QByteArray() << 1;
        QTest::newRow("byte-order mark") << QByteArray("\xEF\xBB\xBF{\"a\":1}") << QByteArray() << 1;
        QTest::newRow("raw tab in a string") << QByteArray("{\"a\":\"x\ty\"}") << QByteArray() << 1;
        QTest::newRow("slashes inside a string are no comment") << QByteArray("{\"a\":\"https://x.example/*\"}") << QByteArray() << 1;
        QTest::newRow("cut in a value keeps the rest") << QByteArray("{\"a\":1,\"b\":\"hal") << QByteArray("truncated") << 1;
        QTest::newRow("cut after a colon") << QByteArray("{\"a\":1,\"b\":") << QByteArray("truncated") << 1;
        QTest::newRow("not JSON") << QByteArray("<html>") << QByteArray("not_json") << 0;
        QTest::newRow("empty") << QByteArray() << QByteArray("not_json") << 0;
        QTest::newRow("two values") << QByteArray("{} {}") << QByteArray("not_json") << 0;
        QTest::newRow("bad escape") << QByteArray(R"({"a":"\q","b":1})") << QByteArray("not_json") << 2;
        QTest::newRow("a value that is none") << QByteArray("{\"a\":oops,\"b\":[1,{\"x\" 2},3],\"c\":'x',\"d\":4}") << QByteArray("not_json") << 2;
        QTest::newRow("a forgotten comma") << QByteArray("{\"a\":1 \"b\":2\n\"c\":3}") << QByteArray("not_json") << 3;
        QTest::newRow("a wrong bracket") << QByteArray("{\"a\":[1,2},\"b\":3}") << QByteArray("not_json") << 1;
        QTest::newRow("nothing but faults") << QByteArray("{") + QByteArray("x,").repeated(1000) + "\"a\":1}" << QByteArray("not_json") << 0;
        QTest::newRow("a hundred thousand levels") << QByteArray(100'000, '[') << QByteArray("too_deep") << 1;
    }
    void readsJsonAsPeopleWriteIt()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, fault);
        QFETCH(int, members);
        const JsonText json = readJsonText(text.toStdString());
        QCOMPARE(QByteArray::fromStdString(json.faults.empty() ? std::string() : json.faults.front().code), fault);
        QCOMPARE(static_cast<int>(json.root.members.size()), members);
    }

    void faultsHavePlaces()
    {
        const JsonText json = readJsonText("{\n  \"a\": 1,\n  \"b\": nothing\n}");
        QCOMPARE(json.faults.size(), std::size_t{1});
        QCOMPARE(QByteArray::fromStdString(json.faults.front().where), QByteArray("line 3 column 8"));
    }

    void whatStandsAroundAFaultIsRead()
    {
        const JsonText json = readJsonText("{\"a\": [1, oops, \"x\"],\n \"b\": {\"c\": tru, \"d\": 2},\n \"e\": 3}");
        QCOMPARE(json.faults.size(), std::size_t{2});
        QCOMPARE(QByteArray::fromStdString(json.faults.at(0).where + " and " + json.faults.at(1).where), QByteArray("line 1 column 11 and line 2 column 13"));
        QCOMPARE(json.root.find("a")->members.size(), std::size_t{2});
        QCOMPARE(json.root.find("b")->find("d")->text, std::string("2"));
        QCOMPARE(json.root.find("e")->line, std::size_t{3});
    }

    void valuesKnowTheirLines()
    {
        const JsonText json = readJsonText("{\n\"a\": /* two\nlines */ 1,\n\"b\": [\n2]}");
        QCOMPARE(json.root.find("a")->line, std::size_t{3});
        QCOMPARE(json.root.find("b")->line, std::size_t{4});
        QCOMPARE(json.root.find("b")->members.front().second.line, std::size_t{5});
    }

    void escapesBecomeUtf8()
    {
        const JsonText json = readJsonText(R"({"name":"\u4f4d\u7f6e \ud83d\ude00 \ud83d \/"})");
        QCOMPARE(QByteArray::fromStdString(json.root.string("name")), QByteArray("位置 😀 \xEF\xBF\xBD /"));
    }

    void theLastOfTwoMembersCounts()
    {
        QCOMPARE(readJsonText(R"({"a":"first","a":"second"})").root.string("a"), std::string("second"));
    }

    void pointersAreEscaped()
    {
        QCOMPARE(jsonPointer("/plugins", "a/b~c"), std::string("/plugins/a~1b~0c"));
    }

    void everyPrefixIsReadWithoutAFaultOfOurs()
    {
        const std::string whole = "/*x*/{\"permission\":{\"scope.userLocation\":{\"desc\":\"\\u7528\"}},\"list\":[1,-2.5e3,true,null,],}";
        for (std::size_t length = 0; length < whole.size(); ++length)
            QVERIFY2(!readJsonText(whole.substr(0, length)).faults.empty(), whole.substr(0, length).c_str());
        QVERIFY(readJsonText(whole).faults.empty());
    }

    void valuesAreCounted()
    {
        std::string many = "[";
        for (int i = 0; i < 600'000; ++i)
            many += "1,";
        const JsonText json = readJsonText(many + "1]");
        QCOMPARE(json.faults.front().code, std::string("too_many_values"));
        QVERIFY(json.root.members.size() > 400'000);
    }
};

PROBITY_TEST(TestJsonText)
#include "test_json_text.moc"
