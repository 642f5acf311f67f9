#include <nlohmann/json.hpp>

#include "analysis/rules/condition_json.h"
#include "analysis/rules/message.h"
#include "analysis/rules/pack.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::rules;

class TestRuleLanguage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void conditionsHold_data()
    {
        QTest::addColumn<QByteArray>("condition");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char *condition, bool holds) { QTest::newRow(condition) << QByteArray(condition) << holds; };
        row(R"({})", true);
        row(R"({"line.verdict":"denied"})", true);
        row(R"({"line.verdict":"vague"})", false);
        row(R"({"line.verdict":["vague","denied"]})", true);
        row(R"({"line.verdict":"denied","line.count":4})", false);
        row(R"({"line.count":3})", true);
        row(R"({"line.count":{"atLeast":3}})", true);
        row(R"({"line.count":{"atLeast":4}})", false);
        row(R"({"line.count":{"atLeast":1,"atMost":3}})", true);
        row(R"({"line.isFromTag":false})", true);
        row(R"({"line.isFromTag":true})", false);
        row(R"({"submission.aspects":"rights"})", true);
        row(R"({"submission.aspects":["retention","rights"]})", true);
        row(R"({"submission.aspects":{"lacks":"retention"}})", true);
        row(R"({"submission.aspects":{"lacks":["retention","rights"]}})", false);
        row(R"({"submission.aspects":{"hasAll":["contact","rights"]}})", true);
        row(R"({"submission.aspects":{"hasAll":["contact","retention"]}})", false);
        row(R"({"not":{"line.verdict":"vague"}})", true);
        row(R"({"any":[{"line.verdict":"vague"},{"line.count":3}]})", true);
        row(R"({"all":[{"line.verdict":"vague"},{"line.count":3}]})", false);
        row(R"({"not":{"any":[{"line.verdict":"vague"},{"line.count":9}]}})", true);
        row(R"({"line.party":""})", true);      // not set: neutral
        row(R"({"line.count":{"moreThan":3}})", false);
        row(R"({"line.count":{"lessThan":4}})", true);
        row(R"({"exists":{"each":"line"}})", true);
        row(R"({"exists":{"each":"line","when":{"line.verdict":"consistent"}}})", true);
        row(R"({"exists":{"each":"line","when":{"line.verdict":"ambiguous"}}})", false);
        row(R"({"exists":{"each":"link"}})", false);
        row(R"({"exists":{"each":"line","same":["line.verdict"]}})", true);
        row(R"({"exists":{"each":"line","same":["line.verdict"],"when":{"line.count":7}}})", false);
        row(R"({"count":{"each":"line","atLeast":3}})", true);
        row(R"({"count":{"each":"line","moreThan":3}})", false);
        row(R"({"count":{"each":"line","when":{"line.count":{"atLeast":5}},"atMost":1}})", true);
        row(R"({"not":{"exists":{"each":"artifact"}}})", true);
    }
    void conditionsHold()
    {
        QFETCH(QByteArray, condition);
        QFETCH(bool, holds);
        const Vocabulary &vocabulary = vocabularyOf(Scope::Line);
        const auto parsed = ConditionReader(vocabulary).read(nlohmann::json::parse(condition.toStdString()));
        QVERIFY2(parsed, parsed ? "" : parsed.error().detail.c_str());
        const Facts facts{{"line.verdict", std::string("denied")}, {"line.count", 3.0}, {"submission.aspects", Words{"contact", "rights"}}};
        struct Three : Collections {
            std::size_t count(Scope scope) const override { return scope == Scope::Line ? lines.size() : 0; }
            const Facts &facts(Scope, std::size_t index) const override { return lines[index]; }
            std::vector<Facts> lines{{{"line.verdict", std::string("denied")}, {"line.count", 3.0}}, {{"line.verdict", std::string("consistent")}, {"line.count", 7.0}}, {}};
        };
        const Three three;
        QCOMPARE(parsed->holds(facts, {}, vocabulary, &three), holds);
    }

    void conditionsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("condition");
        QTest::addColumn<QByteArray>("place");
        const auto row = [](const char *condition, const char *place) { QTest::newRow(condition) << QByteArray(condition) << QByteArray(place); };
        row(R"([])", "");
        row(R"({"line.colour":"red"})", "/line.colour");
        row(R"({"line.count":"many"})", "/line.count");
        row(R"({"line.isFromTag":1})", "/line.isFromTag");
        row(R"({"line.verdict":{"atLeast":1}})", "/line.verdict/atLeast");
        row(R"({"line.count":{"lacks":"x"}})", "/line.count/lacks");
        row(R"({"line.count":{}})", "/line.count");
        row(R"({"any":[]})", "/any");
        row(R"({"exists":{}})", "/exists/each");
        row(R"({"exists":{"each":"submission"}})", "/exists/each");
        row(R"({"exists":{"each":"line","atLeast":2}})", "/exists/atLeast");
        row(R"({"count":{"each":"line"}})", "/count");
        row(R"({"count":{"each":"line","atLeast":1,"when":{"exists":{"each":"line"}}}})", "/count/when/exists");
        row(R"({"exists":{"each":"link","same":["line.category"]}})", "/exists/same");
        row(R"({"exists":{"each":"line","when":{"link.kind":"x"}}})", "/exists/when/link.kind");
        row(R"({"any":[{"not":{"recipient.id":"x"}}]})", "/any/0/not/recipient.id");
    }
    void conditionsAreRefused()
    {
        QFETCH(QByteArray, condition);
        QFETCH(QByteArray, place);
        const auto parsed = ConditionReader(vocabularyOf(Scope::Line)).read(nlohmann::json::parse(condition.toStdString()));
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::ResourceInvalid);
        QCOMPARE(QByteArray::fromStdString(parsed.error().where), place);
    }

    void nestingIsBounded()
    {
        std::string text = "{}";
        for (int i = 0; i < 40; ++i)
            text = R"({"not":)" + text + "}";
        QVERIFY(!ConditionReader(vocabularyOf(Scope::Line)).read(nlohmann::json::parse(text)));
    }

    void textsAreFilled()
    {
        const std::map<std::string, Bilingual, std::less<>> words{{"category", {"phone number", "手机号"}}, {"recipient", {"AutoNavi {category}", "高德"}}};
        const Bilingual text = filled({"{Category} goes to {recipient}.", "向{recipient}发送{category}"}, words);
        QCOMPARE(text.en, std::string("Phone number goes to AutoNavi {category}."));     // what people wrote is never filled again
        QCOMPARE(text.zh, std::string("向高德发送手机号"));
    }

    void whatIsTooLargeIsNotRead()
    {
        const auto catalogue = Catalogue::load();
        QVERIFY(catalogue);
        const std::string large = "{\"schema\": \"probity.rules/1\", \"note\": \"" + std::string(5 * 1024 * 1024, 'x') + "\"}";
        const auto packs = parsePacks({PackFile{"large.json", large}}, **catalogue);
        QVERIFY(!packs);
        QCOMPARE(packs.error().where, std::string("large.json"));
    }

    void packsAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("find");
        QTest::addColumn<QByteArray>("replace");
        QTest::addColumn<QByteArray>("place");
        const auto row = [](const char *name, const char *find, const char *replace, const char *place) {
            QTest::newRow(name) << QByteArray(find) << QByteArray(replace) << QByteArray(place);
        };
        row("whole", "", "", "");
        row("unknown placeholder", "{category}", "{colour}", "t.json: one: /title");
        row("lost brace", "{category}", "{category", "t.json: one: /title");
        row("unknown clause", "pipl:17", "pipl:999", "t.json: one: /clauses");
        row("unknown group", "\"undeclared\"", "\"nobody\"", "t.json: one: /group");
        row("unknown scope", "\"line\"", "\"page\"", "t.json: one: /each");
        row("unknown fact", "\"line.count\": 1", "\"line.colour\": 1", "t.json: one: /when/line.colour");
        row("unknown evidence", "\"observed\"", "\"rumour\"", "t.json: one: /evidence");
        row("no example that stays silent", "false", "true", "t.json: one: /examples");
        row("example with unknown fact", "\"line.possible\"", "\"line.x\"", "t.json: one: /examples/1/facts/line.x");
        row("language missing", ", \"zh\": \"标题{category}\"", "", "t.json: one: /title");
        row("schema", "probity.rules/1", "probity.rules/9", "t.json");
        row("not JSON", "{\"schema\"", "{{\"schema\"", "t.json");
        row("unknown edit", "\"ways\": [[\"stop\"]]", "\"ways\": [[\"explode\"]]", "t.json: one: /ways/0");
        row("deep nesting", "\"examples\"", QByteArray("\"x\": " + QByteArray(80, '[') + QByteArray(80, ']') + ", \"examples\"").constData(), "t.json");
        row("beside with unknown fact", "\"triggers\": true", "\"with\": {\"line\": [{\"line.x\": 1}]}, \"triggers\": true", "t.json: one: /examples/0/with/line/0/line.x");
        row("no such id", "\"id\": \"one\"", "\"id\": \"\"", "t.json: /id");
        row("like nobody", "\"each\"", "\"like\": \"x/y\", \"each\"", "t.json: one: /like");
    }
    void packsAreRefusedWithTheirPlace()
    {
        QFETCH(QByteArray, find);
        QFETCH(QByteArray, replace);
        QFETCH(QByteArray, place);
        QByteArray pack = R"({"schema": "probity.rules/1", "pack": "t", "version": "1", "name": {"en": "T", "zh": "测"}, "rules": [
            {"id": "one", "each": "line", "when": {"line.count": 1}, "level": "note", "group": "undeclared", "reason": "undeclared_use",
             "argues_for": "approve", "clauses": ["pipl:17"], "title": {"en": "Title {category}", "zh": "标题{category}"},
             "message": {"en": "m", "zh": "讯"}, "cure": {"en": "c", "zh": "改"}, "evidence": ["observed"], "ways": [["stop"]],
             "examples": [{"facts": {"line.count": 1}, "triggers": true}, {"facts": {"line.possible": 1}, "triggers": false}]}]})";
        if (!find.isEmpty())
            pack.replace(find, replace);
        const auto catalogue = Catalogue::load();
        QVERIFY(catalogue);
        const std::string text = pack.toStdString();
        const auto packs = parsePacks({PackFile{"t.json", text}}, **catalogue);
        QCOMPARE(packs.has_value(), place.isEmpty());
        if (packs)
            return;
        QCOMPARE(packs.error().code, ErrorCode::ResourceInvalid);
        QCOMPARE(QByteArray::fromStdString(packs.error().where), place);
    }
};

PROBITY_TEST(TestRuleLanguage)
#include "test_rule_language.moc"
