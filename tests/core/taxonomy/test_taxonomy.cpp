#include "support/test_main.h"
#include "taxonomy/taxonomy.h"

using namespace probity;

class TestTaxonomy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto loaded = Taxonomy::load();
        QVERIFY2(loaded.has_value(), loaded ? "" : (loaded.error().where + " " + loaded.error().detail).c_str());
        m_taxonomy = *loaded;
    }

    void everyCategoryStandsUnderAny()
    {
        QCOMPARE(m_taxonomy->categories().size(), std::size_t{45});
        for (const Category &category : m_taxonomy->categories())
            QVERIFY2(m_taxonomy->distance(category.id, CategoryId("any")).has_value(), category.id.value.c_str());
    }

    void stepsUpTheTree_data()
    {
        QTest::addColumn<QString>("child");
        QTest::addColumn<QString>("ancestor");
        QTest::addColumn<int>("steps");
        QTest::newRow("the same") << "email" << "email" << 0;
        QTest::newRow("parent") << "device_id" << "device_info" << 1;
        QTest::newRow("grandparent") << "advertising_id" << "device_info" << 2;
        QTest::newRow("the root") << "advertising_id" << "any" << 3;
        QTest::newRow("downwards is none") << "device_info" << "device_id" << -1;
        QTest::newRow("siblings are none") << "network_info" << "device_id" << -1;
        QTest::newRow("contacts under social relations") << "contacts" << "social_relations" << 1;
        QTest::newRow("unknown") << "shoe_size" << "any" << -1;
    }
    void stepsUpTheTree()
    {
        QFETCH(QString, child);
        QFETCH(QString, ancestor);
        QFETCH(int, steps);
        QCOMPARE(m_taxonomy->distance(CategoryId(child.toStdString()), CategoryId(ancestor.toStdString())).value_or(-1), steps);
    }

    void preciseLocationCoversApproximateAndNotTheOtherWay()
    {
        const CategoryId precise("precise_location");
        const CategoryId approximate("approximate_location");
        QVERIFY(m_taxonomy->covers(precise, approximate));
        QVERIFY(!m_taxonomy->covers(approximate, precise));
        QVERIFY(!m_taxonomy->covers(CategoryId("device_info"), CategoryId("device_id")));
    }

    void necessityFollowsThePublishedList()
    {
        QCOMPARE(m_taxonomy->appTypes().size(), std::size_t{39});
        const AppTypeId ride("ride_hailing");
        QCOMPARE(m_taxonomy->necessity(ride, CategoryId("phone_number")), Necessity::Necessary);
        QCOMPARE(m_taxonomy->necessity(ride, CategoryId("precise_location")), Necessity::Necessary);
        QCOMPARE(m_taxonomy->necessity(ride, CategoryId("contacts")), Necessity::Beyond);
        QCOMPARE(m_taxonomy->necessity(AppTypeId("news"), CategoryId("phone_number")), Necessity::Beyond);
        QCOMPARE(m_taxonomy->necessity(AppTypeId(), CategoryId("phone_number")), Necessity::Unknown);
        // Thirteen types need nothing at all.
        const auto &types = m_taxonomy->appTypes();
        QCOMPARE(std::count_if(types.begin(), types.end(), [](const AppType &type) { return type.necessary.empty(); }), 13);
    }

    void manifestWordsLeadToCategories()
    {
        const auto one = [&](const char *vocabulary, const char *name) {
            const auto ids = m_taxonomy->crosswalk(vocabulary, name);
            return ids.empty() ? std::string() : ids.front().value;
        };
        QCOMPARE(one("wechat_scope", "scope.userLocation"), std::string("precise_location"));
        QCOMPARE(one("wechat_scope", "scope.userFuzzyLocation"), std::string("approximate_location"));
        QCOMPARE(one("wechat_privacy_key", "RunData"), std::string("steps_werun"));
        QCOMPARE(one("wechat_private_info", "chooseAddress"), std::string("postal_address"));
        QCOMPARE(one("android_permission", "android.permission.READ_CONTACTS"), std::string("contacts"));
        QCOMPARE(one("android_permission", "android.permission.VIBRATE"), std::string());
        QCOMPARE(one("no_such_vocabulary", "x"), std::string());
    }

private:
    std::shared_ptr<const Taxonomy> m_taxonomy;
};

PROBITY_TEST(TestTaxonomy)
#include "test_taxonomy.moc"
