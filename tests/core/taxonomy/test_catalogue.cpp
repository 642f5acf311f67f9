#include <set>

#include "support/test_main.h"
#include "taxonomy/catalogue.h"

using namespace probity;

class TestCatalogue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdsTheWordsOfDecisions()
    {
        const auto catalogue = Catalogue::load();
        QVERIFY2(catalogue, catalogue ? "" : (catalogue.error().where + ": " + catalogue.error().detail).c_str());
        const Catalogue &words = **catalogue;
        const Clause *clause = words.clause("cac2019:2.1");
        QVERIFY(clause);
        QCOMPARE(clause->label.en, std::string("2019 method 2.1"));
        QCOMPARE(clause->label.zh, std::string("《认定方法》二（一）"));
        QVERIFY(!clause->isUnverified);
        QVERIFY(words.clause("cac2019:5.2")->isUnverified);
        QVERIFY(!words.clause("cac2019:9.9"));
        QVERIFY(words.reason("undeclared_use"));
        QVERIFY(!words.reason(""));
    }

    void theMethodOf2019HasThirtyOneBehaviours()
    {
        const auto catalogue = Catalogue::load();
        QVERIFY(catalogue);
        int count = 0;
        for (const Clause &clause : (*catalogue)->clauses())
            count += clause.id.rfind("cac2019:", 0) == 0;
        QCOMPARE(count, 31);
    }

    void exactlyOneTagMeansAnUndeclaredUse()
    {
        const auto catalogue = Catalogue::load();
        QVERIFY(catalogue);
        int count = 0;
        for (const TagKind &kind : (*catalogue)->tagKinds())
            count += kind.isUndeclaredUse;
        QCOMPARE(count, 1);
    }

    void theDeskShowsVerdictsFirst()
    {
        const auto catalogue = Catalogue::load();
        QVERIFY(catalogue);
        const auto &groups = (*catalogue)->groups();
        QVERIFY(groups.size() > 4);
        QCOMPARE(groups[0].id, std::string("denied"));
        QCOMPARE(groups[1].id, std::string("undeclared"));
        QCOMPARE((*catalogue)->groupName("denied").zh, std::string("声称不收集"));
        QCOMPARE((*catalogue)->groupName("of another pack").en, std::string("of another pack"));
    }
};

PROBITY_TEST(TestCatalogue)
#include "test_catalogue.moc"
