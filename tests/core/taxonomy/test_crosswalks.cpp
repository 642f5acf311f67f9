#include <QFile>

#include <nlohmann/json.hpp>

#include "support/test_main.h"
#include "taxonomy/taxonomy.h"

using namespace probity;

namespace {

/// Names as the platforms publish them, kept apart from the crosswalks that they are to be found in.
nlohmann::json published()
{
    QFile file(QStringLiteral(PROBITY_SOURCE_DIR "/tests/data/facts/vocabularies.json"));
    return file.open(QIODevice::ReadOnly) ? nlohmann::json::parse(file.readAll().toStdString(), nullptr, false) : nlohmann::json();
}

}  // namespace

class TestCrosswalks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPublishedNameIsKnown_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("vocabulary");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("withoutData");       // names that are known and stand for no personal data
        QTest::newRow("WeChat privacy keys") << "wechat_privacy_keys" << "wechat_privacy_key" << 28 << 0;
        QTest::newRow("Android runtime permissions") << "android_runtime_permissions" << "android_permission" << 42 << 1;
        QTest::newRow("Apple data types") << "apple_data_types" << "apple_data_type" << 35 << 0;
        QTest::newRow("Google Play data types") << "google_play_data_types" << "play_data_type" << 38 << 0;
    }
    void everyPublishedNameIsKnown()
    {
        QFETCH(QString, list);
        QFETCH(QString, vocabulary);
        QFETCH(int, count);
        QFETCH(int, withoutData);
        const auto taxonomy = Taxonomy::load();
        QVERIFY(taxonomy.has_value());
        const nlohmann::json facts = published();
        QVERIFY(facts.contains(list.toStdString()));
        int known = 0;
        int mapped = 0;
        for (const auto &name : facts[list.toStdString()]) {
            known += (*taxonomy)->isKnown(vocabulary.toStdString(), name.get<std::string>()) ? 1 : 0;
            mapped += (*taxonomy)->crosswalk(vocabulary.toStdString(), name.get<std::string>()).empty() ? 0 : 1;
        }
        QCOMPARE(known, count);
        QCOMPARE(mapped, count - withoutData);
    }

    void everyRowOfTheInterfaceTableLeadsToTheDataOfItsKey()
    {
        const auto taxonomy = Taxonomy::load();
        QVERIFY(taxonomy.has_value());
        const nlohmann::json facts = published();
        QCOMPARE(facts["wechat_interface_rows"].size(), std::size_t{21});
        for (const auto &row : facts["wechat_interface_rows"]) {
            const std::string key = row["key"];
            QVERIFY2(!(*taxonomy)->crosswalk("wechat_privacy_key", key).empty(), key.c_str());
            QVERIFY2(!row["calls"].empty(), key.c_str());
            for (const auto &call : row["calls"])
                QVERIFY2(!(*taxonomy)->crosswalk("wechat_api", call.get<std::string>()).empty(), call.get<std::string>().c_str());
            for (const auto &scope : row["scopes"])
                QVERIFY2(!(*taxonomy)->crosswalk("wechat_scope", scope.get<std::string>()).empty(), scope.get<std::string>().c_str());
        }
    }

    void unknownNamesAreNotKnown()
    {
        const auto taxonomy = Taxonomy::load();
        QVERIFY(taxonomy.has_value());
        QVERIFY(!(*taxonomy)->isKnown("android_permission", "com.example.OWN"));
        QVERIFY(!(*taxonomy)->isKnown("no_vocabulary", "android.permission.CAMERA"));
        QVERIFY((*taxonomy)->isKnown("android_permission", "android.permission.INTERNET"));
    }
};

PROBITY_TEST(TestCrosswalks)
#include "test_crosswalks.moc"
