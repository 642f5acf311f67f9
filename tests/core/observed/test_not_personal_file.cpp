#include "analysis/observed/not_personal_file.h"
#include "core/observed/observe.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

class TestNotPersonalFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        const std::vector<NotPersonalRule> rules{{CategoryId("account_identifier"), "uid", "", "ads.example", "/seat/{n}", "our seat"}, {CategoryId(), "", "400-820-8820", "", "", "the hotline"}};
        const auto read = readNotPersonalRules(notPersonalRulesText(rules));
        QVERIFY(read.has_value());
        QVERIFY(*read == rules);
        QVERIFY(readNotPersonalRules(notPersonalRulesText({}))->empty());
    }

    void badFilesAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("where");
        const auto row = [](const char *title, const char *text, const char *where) { QTest::newRow(title) << QString::fromStdString(json(text)) << QString::fromLatin1(where); };
        row("empty", "", "");
        row("another schema", "{'schema':'x','rules':[]}", "");
        row("no list", "{'schema':'probity.not_personal/1','rules':{}}", "");
        row("names nothing", "{'schema':'probity.not_personal/1','rules':[{'key':'a','reason':'b'},{'reason':'all of it'}]}", "/rules/1");
        row("no reason", "{'schema':'probity.not_personal/1','rules':[{'key':'a'}]}", "/rules/0");
        row("path without host", "{'schema':'probity.not_personal/1','rules':[{'key':'a','path':'/b','reason':'c'}]}", "/rules/0");
        row("no object", "{'schema':'probity.not_personal/1','rules':[7]}", "/rules/0");
    }
    void badFilesAreRefusedWithTheirPlace()
    {
        QFETCH(QString, text);
        QFETCH(QString, where);
        const auto read = readNotPersonalRules(text.toStdString());
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error().where), where);
        QVERIFY(!readNotPersonalRules(std::string(100'000, '[')));
    }
};

PROBITY_TEST(TestNotPersonalFile)
#include "test_not_personal_file.moc"
