// What keeps the packs honest: every condition of every rule matters to an example, every behaviour of the method is judged.
#include <map>
#include <set>

#include "analysis/rules/rule_engine.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::rules;

namespace {

std::shared_ptr<const RuleBook> book()
{
    static const auto loaded = RuleBook::load(*Taxonomy::load());
    if (!loaded)
        qFatal("%s: %s", loaded.error().where.c_str(), loaded.error().detail.c_str());
    return *loaded;
}

QByteArray idOf(const Rule &rule)
{
    return QByteArray::fromStdString(rule.id.value);
}

}  // namespace

class TestMutations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void switchingOffAConditionFailsAnExample()
    {
        std::size_t conditions = 0;
        for (const Pack &pack : book()->all())
            for (const Rule &rule : pack.rules) {
                std::size_t number = 0;
                for (const Condition &changed : rule.when.withOneLeftOut()) {
                    ++conditions;
                    ++number;
                    const bool isNoticed = std::any_of(rule.examples.begin(), rule.examples.end(),
                                                       [&](const Example &example) { return firesOn(example, rule, changed) != example.triggers; });
                    QVERIFY2(isNoticed, (idOf(rule) + ": no example needs part " + QByteArray::number(static_cast<qulonglong>(number))).constData());
                }
            }
        QVERIFY(conditions > 400);
    }

    void aRuleWithoutConditionsWouldBeNoticed()
    {
        for (const Pack &pack : book()->all())
            for (const Rule &rule : pack.rules)
                QVERIFY2(!rule.when.withOneLeftOut().empty(), idOf(rule).constData());
    }

    /// The 31 behaviours of the 2019 method, and how our inputs can tell that they are there.
    void behavioursAreJudged_data()
    {
        QTest::addColumn<QByteArray>("judging");
        const std::map<const char *, std::vector<const char *>> table{
            {"decided", {"1.1", "1.4", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "3.8", "3.9", "4.1", "4.4", "4.6", "5.1", "6.1", "6.2", "6.3", "6.5"}},
            {"hinted", {"2.4", "3.6", "4.5", "5.3"}},
            {"asked", {"1.2", "1.3", "3.4", "3.5", "3.7", "4.2", "4.3", "5.2", "6.4"}}};
        for (const auto &[judging, numbers] : table)
            for (const char *number : numbers)
                QTest::newRow(number) << QByteArray(judging);
    }
    void behavioursAreJudged()
    {
        QFETCH(QByteArray, judging);
        const std::string clause = std::string("cac2019:") + QTest::currentDataTag();
        int found = 0;
        for (const Pack &pack : book()->all())
            for (const Behaviour &behaviour : pack.behaviours) {
                if (behaviour.clause != clause)
                    continue;
                ++found;
                QCOMPARE(QByteArray(name(behaviour.judging)), judging);
                QVERIFY(!behaviour.rules.empty());
                QCOMPARE(behaviour.question.zh.empty(), judging == "decided");
                for (const std::string &id : behaviour.rules)
                    QVERIFY(book()->rule(RuleId(pack.id + "/" + id)));
            }
        QCOMPARE(found, 1);
    }
    void thereAreThirtyOneBehaviours()
    {
        std::map<Judging, int> counts;
        for (const Pack &pack : book()->all())
            for (const Behaviour &behaviour : pack.behaviours)
                ++counts[behaviour.judging];
        QCOMPARE(counts[Judging::Decided], 18);
        QCOMPARE(counts[Judging::Hinted], 4);
        QCOMPARE(counts[Judging::Asked], 9);
    }

    void whatIsAskedCanBeAnswered()
    {
        for (const Pack &pack : book()->all())
            for (const Behaviour &behaviour : pack.behaviours) {
                if (behaviour.judging == Judging::Decided)
                    continue;
                const auto &kinds = book()->catalogue().tagKinds();
                const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const TagKind &one) { return one.answers == behaviour.clause; });
                QVERIFY2(kind != kinds.end(), behaviour.clause.c_str());
                const bool isHeard = std::any_of(behaviour.rules.begin(), behaviour.rules.end(), [&](const std::string &id) {
                    const Rule *rule = book()->rule(RuleId(pack.id + "/" + id));
                    return rule && rule->scope == Scope::Answer && rule->when.holds({{"answer.question", behaviour.clause}}, {}, vocabularyOf(Scope::Answer));
                });
                QVERIFY2(isHeard, behaviour.clause.c_str());
            }
    }

    /// 39 app types, and what each of them needs; 13 need nothing.
    void appTypesAreThere()
    {
        const auto taxonomy = *Taxonomy::load();
        QCOMPARE(taxonomy->appTypes().size(), std::size_t{39});
        const auto needNothing = std::count_if(taxonomy->appTypes().begin(), taxonomy->appTypes().end(), [](const AppType &type) { return type.necessary.empty(); });
        QCOMPARE(needNothing, 13);
    }

    void unverifiedFactsStayMarked()
    {
        for (const char *id : {"wechat/induced-download", "wechat/relation-chain", "cac2019/complaint-missing", "ccpa/sold-without-opt-out", "cac2019/seen-5.2"}) {
            const Rule *rule = book()->rule(RuleId(id));
            QVERIFY2(rule, id);
            const bool restsOnUnverified = std::any_of(rule->clauses.begin(), rule->clauses.end(), [](const std::string &clause) { return book()->catalogue().clause(clause)->isUnverified; });
            QCOMPARE(rule->hasUnverifiedFact, restsOnUnverified);
        }
        QVERIFY(book()->rule(RuleId("cac2019/seen-5.2"))->hasUnverifiedFact);
    }

    void thePacksAreThere()
    {
        std::set<std::string> ids;
        for (const Pack &pack : book()->all())
            ids.insert(pack.id);
        for (const char *id : {"cac2019", "nec2021", "pipl", "ndsr", "gdpr", "ccpa", "wechat", "play", "apple"})
            QVERIFY2(ids.count(id) == 1, id);
        QVERIFY(!book()->isOn("ccpa"));     // whether California is meant cannot be told from a submission
        QVERIFY(book()->isOn("cac2019"));
    }
};

PROBITY_TEST(TestMutations)
#include "test_mutations.moc"
