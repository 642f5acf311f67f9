#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "core/import/manifest_fixture.h"
#include "core/import/packed.h"
#include "import/manifest/android_resources.h"
#include "import/manifest/sdk_fingerprints.h"
#include "support/android_builder.h"
#include "support/test_main.h"
#include "taxonomy/recipients.h"
#include "taxonomy/resource_json.h"

using namespace probity;
using namespace probity::test;

namespace {

const std::vector<AxmlElement> elements{
    {"manifest", {{0x0101021c, "versionName", 3, "1.4", 0}, {0, "package", 3, "com.example.trail", 0}}},
    {"uses-sdk", {{0x0101020c, "minSdkVersion", 0x10, "", 24}}},
    {"/", {}},
    {"uses-permission", {{nameAttribute, "name", 3, "android.permission.CAMERA", 0}}},
    {"/", {}},
    {"uses-permission", {{nameAttribute, "name", 3, "android.permission.WRITE_EXTERNAL_STORAGE", 0}, {0x01010271, "maxSdkVersion", 0x10, "", 28}}},
    {"/", {}},
    {"application", {{labelAttribute, "label", 1, "", 0x7f010000}, {0x0101000f, "debuggable", 0x12, "", 0xFFFFFFFF}}},
    {"service", {{nameAttribute, "name", 3, "com.umeng.message.UmengService", 0}, {0x01010010, "exported", 0x12, "", 0xFFFFFFFF}, {0x01010599, "foregroundServiceType", 0x11, "", 0x48}}},
    {"/", {}},
    {"/", {}},
    {"/", {}},
};

std::string compiled(PoolEncoding encoding = PoolEncoding::Utf16)
{
    return AxmlBuilder(encoding).build(elements);
}

std::string apk()
{
    return zipped({{"AndroidManifest.xml", compiled()}, {"resources.arsc", resourceTable({{"Trail", "Xiaolu"}})}, {"classes.dex", "dex\n035"}});
}

const QByteArray asked("android.permission.CAMERA@//uses-permission[1]:4 android.permission.WRITE_EXTERNAL_STORAGE@//uses-permission[2]:5");

std::string changed(std::string bytes, std::size_t at, const std::string &to)
{
    return bytes.replace(at, to.size(), to);
}

/// A table whose only type lists its entries sparsely: `count` pairs for the first 60,000 ids, all of them one string.
std::string sparseTable(std::uint32_t count)
{
    std::string pairs;
    for (std::uint32_t i = 0; i < count; ++i)
        pairs += little(i % 60'000, 2) + little(0, 2);
    const std::string entry = little(8, 2) + little(0, 2) + little(0, 4) + little(8, 2) + little(0, 1) + little(3, 1) + little(0, 4);
    const std::string configuration = little(64, 4) + std::string(60, '\0');
    const auto start = static_cast<std::uint32_t>(20 + configuration.size() + pairs.size());
    const std::string type = chunk(0x0201, little(1, 1) + little(1, 1) + little(0, 2) + little(count, 4) + little(start, 4) + configuration, pairs + entry);
    return chunk(0x0002, little(1, 4), stringPool({"Trail"}, PoolEncoding::Utf8) + chunk(0x0200, little(0x7f, 4) + std::string(276, '\0'), type));
}

/// What a tool of Debian prints; nothing when it is not installed.
QByteArray printed(const QString &program, const QStringList &arguments)
{
    if (QStandardPaths::findExecutable(program).isEmpty())
        return {};
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return process.readAllStandardOutput();
}

}  // namespace

class TestManifestAndroid : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textIsReadBesidePermissions()
    {
        const ManifestReading reading = readAs("AndroidManifest.xml", "<manifest xmlns:android='http://schemas.android.com/apk/res/android' package='com.example' android:versionCode='7'>\n"
                                                                      "<uses-sdk android:minSdkVersion='21'/>\n"
                                                                      "<uses-permission android:name='android.permission.BLUETOOTH_SCAN' android:usesPermissionFlags='neverForLocation'/>\n"
                                                                      "<uses-feature android:name='android.hardware.camera' android:required='false'/>\n"
                                                                      "<queries><package android:name='com.other'/><provider android:authorities='com.p'/><intent><action android:name='a.VIEW'/></intent></queries>\n"
                                                                      "<application android:label='Trail' android:usesCleartextTraffic='true'>\n"
                                                                      "<activity android:name='.Main' android:exported='true'><intent-filter><data android:scheme='https' android:host='trail.example'/></intent-filter></activity>\n"
                                                                      "<provider android:name='com.amap.api.X' android:authorities='com.example.files' android:exported='false'/>\n"
                                                                      "<service android:name='.Track' android:foregroundServiceType='location|microphone'/>\n"
                                                                      "<meta-data android:name='com.amap.api.v2.apikey' android:value='k'/></application></manifest>");
        QCOMPARE(reading.version + " " + reading.minimumPlatform + " " + reading.app.name, std::string("7 21 Trail"));
        QCOMPARE(reading.items.at(0).detail, std::string("usesPermissionFlags=neverForLocation"));
        QCOMPARE(othersOf(reading), QByteArray("feature android.hardware.camera=optional@//uses-feature[1]\n"
                                               "link com.other=query@//package[1]\n"
                                               "link com.p=query provider@//provider[1]\n"
                                               "link a.VIEW=query intent@//intent[1]\n"
                                               "feature usesCleartextTraffic=true@//application[1]\n"
                                               "component .Main=activity@//activity[1]\n"
                                               "domain trail.example=https@//data[1]\n"
                                               "sdk AMap=com.amap.api.X@//provider[2]\n"
                                               "feature provider=com.example.files@//provider[2]\n"
                                               "background_mode location=.Track@//service[1]\n"
                                               "background_mode microphone=.Track@//service[1]"));
    }

    void faultsHaveLineAndColumn()
    {
        const ManifestReading reading = readAs("AndroidManifest.xml", "<manifest xmlns:android='http://schemas.android.com/apk/res/android'>\n<uses-permission android:name='a.B'/>\n  <application <");
        QCOMPARE(requestsOf(reading), QByteArray("a.B@//uses-permission[1]:2"));
        QVERIFY2(warningsOf(reading).startsWith("not_xml line 3 column "), warningsOf(reading).constData());
    }

    void compiledManifestsAreRead_data()
    {
        QTest::addColumn<int>("encoding");
        QTest::newRow("UTF-16") << static_cast<int>(PoolEncoding::Utf16);
        QTest::newRow("UTF-8") << static_cast<int>(PoolEncoding::Utf8);
    }
    void compiledManifestsAreRead()
    {
        QFETCH(int, encoding);
        const ManifestReading reading = readAs("AndroidManifest.xml", compiled(static_cast<PoolEncoding>(encoding)));
        QCOMPARE(reading.artifact.format, std::string("android-manifest-binary"));
        QCOMPARE(requestsOf(reading), asked);
        QCOMPARE(itemOf(reading, "android.permission.WRITE_EXTERNAL_STORAGE")->detail, std::string("maxSdkVersion=28"));
        QCOMPARE(reading.app.id + " " + reading.version + " " + reading.minimumPlatform, std::string("com.example.trail 1.4 24"));
        QVERIFY(reading.app.name.empty());      // a reference into a table that is not there
        QCOMPARE(othersOf(reading), QByteArray("feature debuggable=true@//application[1]\n"
                                               "sdk Umeng=com.umeng.message.UmengService@//service[1]\n"
                                               "component com.umeng.message.UmengService=service@//service[1]\n"
                                               "background_mode location=com.umeng.message.UmengService@//service[1]\n"
                                               "background_mode camera=com.umeng.message.UmengService@//service[1]"));
        QVERIFY(reading.artifact.complete && reading.artifact.warnings.empty());
        QVERIFY(reading.text.find("<uses-permission android:name=\"android.permission.CAMERA\">") != std::string::npos);
    }

    void insideAnAppNamesAreResolved()
    {
        const ManifestReading reading = readAs("trail.apk", apk());
        QCOMPARE(reading.artifact.format, std::string("android-apk"));
        QCOMPARE(reading.app.name, std::string("Trail"));
        QCOMPARE(reading.app.platform, PlatformId("android"));
        QCOMPARE(reading.items.at(0).pointer, std::string("AndroidManifest.xml#//uses-permission[1]"));
        QCOMPARE(reading.files.size(), std::size_t{3});
        QVERIFY(reading.artifact.complete);
    }

    void theNumberOfAnAttributeCountsNotItsName()
    {
        const ManifestReading reading = readAs("AndroidManifest.xml", AxmlBuilder().build({{"manifest", {}}, {"uses-permission", {{nameAttribute, "", 3, "a.B", 0}}}, {"/", {}}, {"/", {}}}));
        QCOMPARE(requestsOf(reading), QByteArray("a.B@//uses-permission[1]:3"));
    }

    void resourcesAreResolved()
    {
        const std::string table = resourceTable({{"Trail", "Xiaolu"}, {"", "only in Chinese"}});
        const manifest::AndroidResources resources(table);
        QCOMPARE(resources.string(0x7f010000).value_or("-"), std::string("Trail"));
        QCOMPARE(resources.string(0x7f010001).value_or("-"), std::string("only in Chinese"));
        QVERIFY(!resources.string(0x7f010002) && !resources.string(0x7f020000) && !resources.string(0x01010000));
        for (std::size_t length = 0; length < table.size(); ++length)
            manifest::AndroidResources(std::string_view(table).substr(0, length)).string(0x7f010000);
    }

    void sparseResourcesAreResolved()
    {
        const std::string table = sparseTable(100);
        const manifest::AndroidResources resources(table);
        QCOMPARE(resources.string(0x7f010063).value_or("-"), std::string("Trail"));
        QVERIFY(!resources.string(0x7f010064) && !resources.isExhausted());
    }

    void aTableThatIsSearchedForEverIsGivenUp()
    {
        std::vector<AxmlElement> lookups{{"manifest", {{0, "package", 3, "com.example.trail", 0}}}, {"uses-permission", {{nameAttribute, "name", 3, "a.B", 0}}}, {"/", {}}};
        for (std::uint32_t i = 0; i < 600; ++i) {
            lookups.push_back({"activity", {{labelAttribute, "label", 1, "", 0x7f010000 + 60'000 + i}}});
            lookups.push_back({"/", {}});
        }
        lookups.push_back({"/", {}});
        const ManifestReading reading = readAs("trail.apk", zipped({{"AndroidManifest.xml", AxmlBuilder().build(lookups)}, {"resources.arsc", sparseTable(100'000)}}));
        QCOMPARE(reading.app.id, std::string("com.example.trail"));
        QVERIFY(itemOf(reading, "a.B") != nullptr);
        QVERIFY2(hasWarning(reading, "damaged_manifest"), warningsOf(reading).constData());
        QVERIFY(!reading.artifact.complete);
    }

    void anAttributeForEveryPrefixIsGivenUp()
    {
        std::string attributes;
        for (int i = 0; i < 10'000; ++i)
            attributes += " a" + std::to_string(i) + ":host=''";
        const ManifestReading reading = readAs("AndroidManifest.xml", "<manifest xmlns:android='http://schemas.android.com/apk/res/android' package='com.example'>\n<uses-permission android:name='a.B'/>\n<data" + attributes + "/></manifest>");
        QCOMPARE(requestsOf(reading), QByteArray("a.B@//uses-permission[1]:2"));
        QCOMPARE(warningsOf(reading), QByteArray("too_many_items"));
        QVERIFY(!reading.artifact.complete);
    }

    void aServiceOfMoreTypesThanThereAre()
    {
        std::string types = "location";
        for (int i = 0; i < 30'000; ++i)
            types += "|location";
        const ManifestReading reading = readAs("AndroidManifest.xml", "<manifest xmlns:android='http://schemas.android.com/apk/res/android'><application><service android:name='.Track' android:foregroundServiceType='" + types + "'/></application></manifest>");
        QCOMPARE(reading.items.size(), std::size_t{16});
        QCOMPARE(warningsOf(reading), QByteArray("too_many_items //service[1]"));
        QVERIFY(!reading.artifact.complete);
    }

    void hostileOnesAreReadAsFarAsTheyGo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("requests");
        QTest::addColumn<QByteArray>("warnings");
        const std::string whole = compiled();
        const auto row = [](const char *title, const std::string &bytes, const QByteArray &requests, const char *warnings) {
            QTest::newRow(title) << QByteArray::fromStdString(bytes) << requests << QByteArray(warnings);
        };
        row("size too large", changed(whole, 4, little(0x7fffffff, 4)), asked, "odd_size byte 4");
        row("size too small", changed(whole, 4, little(16, 4)), asked, "odd_size byte 4");
        row("bytes behind the end", whole + "tail", asked, "odd_size byte 4");
        row("count of strings is a lie", changed(whole, 16, little(0x7fffffff, 4)), asked, "");
        row("strings lie outside", changed(whole, 28, little(0x7fffffff, 4)), "", "damaged_manifest byte 8");
        row("first part without length", changed(whole, 12, little(0, 4)), "", "damaged_manifest byte 8");
        const std::size_t lastElement = whole.rfind(little(0x0102, 2) + little(16, 2));
        row("attributes are a lie", changed(whole, lastElement + 28, little(0xFFFF, 2)), asked, ("damaged_manifest byte " + std::to_string(lastElement)).c_str());
        row("cut inside the application", whole.substr(0, lastElement), asked, "");
    }
    void hostileOnesAreReadAsFarAsTheyGo()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, requests);
        QFETCH(QByteArray, warnings);
        ArtifactInfo info;
        info.path = "AndroidManifest.xml";
        info.format = "android-manifest-binary";
        const auto reading = readManifest(*memorySource(bytes.toStdString()), info, TaskContext());
        QVERIFY(reading.has_value());
        QCOMPARE(requestsOf(*reading), requests);
        if (!warnings.isEmpty())
            QCOMPARE(warningsOf(*reading), warnings);
    }

    void truncatedAnywhereNothingIsInvented()
    {
        const std::string whole = compiled();
        for (std::size_t length = 8; length < whole.size(); ++length) {
            ArtifactInfo info;
            info.format = "android-manifest-binary";
            const auto reading = readManifest(*memorySource(whole.substr(0, length)), info, TaskContext());
            QVERIFY(reading.has_value());
            QVERIFY2(!reading->artifact.warnings.empty(), QByteArray::number(qulonglong{length}).constData());
            for (const ManifestItem &item : reading->items)
                QVERIFY(!item.isRequest || item.name.rfind("android.permission.", 0) == 0);
        }
    }

    void aaptReadsTheSame()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("aapt")).isEmpty())
            QSKIP("aapt is not installed");
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("trail.apk"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(apk()));
        file.close();
        const QByteArray said = printed(QStringLiteral("aapt"), {QStringLiteral("dump"), QStringLiteral("permissions"), path});
        QVERIFY2(said.contains("package: com.example.trail"), said.constData());
        QVERIFY2(said.contains("android.permission.CAMERA") && said.contains("android.permission.WRITE_EXTERNAL_STORAGE"), said.constData());
        QCOMPARE(said.count("uses-permission:"), 2);
    }

    void sdksAreKnownByTheirClassesAndLeadToRecipients()
    {
        QCOMPARE(manifest::sdkOfClass("com.umeng.message.X"), std::string("Umeng"));
        QCOMPARE(manifest::sdkOfClass("com.google.android.gms.ads.AdActivity"), std::string("Google Mobile Ads"));
        QVERIFY(manifest::sdkOfClass("com.example.umeng").empty());
        QCOMPARE(manifest::sdkOfFramework("AMapLocationKit"), std::string("AMap"));
        const auto json = resource_json::load("lexicon/sdk_components.json", "probity.sdk_components/1");
        const auto recipients = Recipients::load();
        QVERIFY(json.has_value() && recipients.has_value());
        for (const char *list : {"components", "frameworks"}) {
            QVERIFY(!resource_json::array(*json, list).empty());
            for (const auto &entry : resource_json::array(*json, list)) {
                const std::string id = resource_json::text(entry, "recipient");
                QVERIFY2((*recipients)->recipient(RecipientId(id)) != nullptr, id.c_str());
                QVERIFY(!resource_json::text(entry, "sdk").empty());
                QVERIFY((resource_json::text(entry, "begins") + resource_json::text(entry, "name")).size() > 2);
            }
        }
    }
};

PROBITY_TEST(TestManifestAndroid)
#include "test_manifest_android.moc"
