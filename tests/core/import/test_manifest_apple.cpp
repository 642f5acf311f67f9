#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "core/import/manifest_fixture.h"
#include "core/import/packed.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

const std::string info = "<plist version='1.0'>\n<dict>\n"
                         "<key>CFBundleIdentifier</key><string>com.example.lamp</string>\n"
                         "<key>CFBundleDisplayName</key><string>Lamp</string>\n"
                         "<key>CFBundleVersion</key><string>12</string>\n"
                         "<key>MinimumOSVersion</key><string>15.0</string>\n"
                         "<key>NSCameraUsageDescription</key><string>To scan</string>\n"
                         "<key>NSLocationTemporaryUsageDescriptionDictionary</key><dict><key>Find</key><string>To find you</string><key>Share</key><string>To share</string></dict>\n"
                         "<key>UIBackgroundModes</key><array><string>location</string></array>\n"
                         "<key>LSApplicationQueriesSchemes</key><array><string>weixin</string></array>\n"
                         "<key>CFBundleURLTypes</key><array><dict><key>CFBundleURLSchemes</key><array><string>lamp</string></array></dict></array>\n"
                         "<key>NSAppTransportSecurity</key><dict><key>NSAllowsArbitraryLoads</key><true/><key>NSExceptionDomains</key><dict><key>old.example</key><dict/></dict></dict>\n"
                         "<key>GADApplicationIdentifier</key><string>ca-app-pub-0</string>\n"
                         "</dict></plist>";

const std::string privacyInfo = "<plist version='1.0'><dict>\n"
                                "<key>NSPrivacyTracking</key><false/>\n"
                                "<key>NSPrivacyTrackingDomains</key><array><string>t.example</string></array>\n"
                                "<key>NSPrivacyCollectedDataTypes</key><array>\n"
                                "<dict><key>NSPrivacyCollectedDataType</key><string>NSPrivacyCollectedDataTypeEmailAddress</string><key>NSPrivacyCollectedDataTypeLinked</key><true/>"
                                "<key>NSPrivacyCollectedDataTypePurposes</key><string>NSPrivacyCollectedDataTypePurposeAnalytics</string></dict>\n"
                                "<dict><key>NSPrivacyCollectedDataTypeLinked</key><true/></dict></array>\n"
                                "<key>NSPrivacyAccessedAPITypes</key><array><dict><key>NSPrivacyAccessedAPIType</key><string>NSPrivacyAccessedAPICategoryUserDefaults</string>"
                                "<key>NSPrivacyAccessedAPITypeReasons</key><array><string>CA92.1</string></array></dict></array></dict></plist>";

const std::string rights = "<plist version='1.0'><dict><key>application-identifier</key><string>ABCDE12345.com.example.lamp</string>\n"
                           "<key>com.apple.developer.healthkit</key><true/><key>com.apple.security.device.camera</key><false/>\n"
                           "<key>com.apple.developer.associated-domains</key><array><string>applinks:lamp.example</string></array></dict></plist>";

}  // namespace

class TestManifestApple : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void informationIsReadWithPurposesAndSettings()
    {
        const ManifestReading reading = readAs("Info.plist", info);
        QCOMPARE(reading.app.id + " " + reading.app.name + " " + reading.version + " " + reading.minimumPlatform, std::string("com.example.lamp Lamp 12 15.0"));
        QCOMPARE(requestsOf(reading), QByteArray("NSCameraUsageDescription@NSCameraUsageDescription:7 "
                                                 "NSLocationTemporaryUsageDescriptionDictionary@NSLocationTemporaryUsageDescriptionDictionary:8"));
        QCOMPARE(reading.items.at(1).purposeText, std::string("To find you; To share"));
        QCOMPARE(othersOf(reading), QByteArray("background_mode location@UIBackgroundModes.0\n"
                                               "link weixin=query@LSApplicationQueriesSchemes.0\n"
                                               "component lamp=url scheme@CFBundleURLTypes.0.CFBundleURLSchemes.0\n"
                                               "feature NSAllowsArbitraryLoads=true@NSAppTransportSecurity.NSAllowsArbitraryLoads\n"
                                               "domain old.example=transport exception@NSAppTransportSecurity.NSExceptionDomains.old.example\n"
                                               "sdk Google Mobile Ads=GADApplicationIdentifier@GADApplicationIdentifier"));
    }

    void privacyManifestsAreRead()
    {
        const ManifestReading reading = readAs("PrivacyInfo.xcprivacy", privacyInfo);
        QCOMPARE(requestsOf(reading), QByteArray("NSPrivacyCollectedDataTypeEmailAddress@NSPrivacyCollectedDataTypes.0:5"));
        const ManifestItem *item = itemOf(reading, "NSPrivacyCollectedDataTypeEmailAddress");
        QCOMPARE(item->purposeText + " " + item->detail, std::string("NSPrivacyCollectedDataTypePurposeAnalytics linked"));
        QCOMPARE(othersOf(reading), QByteArray("domain t.example=tracking@NSPrivacyTrackingDomains.0\n"
                                               "feature NSPrivacyTracking=false@NSPrivacyTracking\n"
                                               "feature NSPrivacyAccessedAPICategoryUserDefaults=CA92.1@NSPrivacyAccessedAPITypes.0"));
        QCOMPARE(warningsOf(reading), QByteArray("unexpected_type line 5, NSPrivacyCollectedDataTypes.0.NSPrivacyCollectedDataTypePurposes\n"
                                                 "unexpected_type line 6, NSPrivacyCollectedDataTypes.1"));
    }

    void rightsAreReadUnlessTheyAreNotGiven()
    {
        const ManifestReading reading = readAs("Lamp.entitlements", rights);
        QCOMPARE(reading.artifact.format, std::string("apple-entitlements"));
        QCOMPARE(reading.app.id, std::string("com.example.lamp"));
        QCOMPARE(othersOf(reading), QByteArray("permission application-identifier=ABCDE12345.com.example.lamp@application-identifier\n"
                                               "permission com.apple.developer.healthkit@com.apple.developer.healthkit\n"
                                               "permission com.apple.developer.associated-domains@com.apple.developer.associated-domains\n"
                                               "domain applinks:lamp.example=associated@com.apple.developer.associated-domains.0"));
        QVERIFY(requestsOf(reading).isEmpty());
    }

    void buildVariablesAreNoValues()
    {
        const ManifestReading reading = readAs("Info.plist", "<plist><dict>\n<key>CFBundleIdentifier</key><string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n<key>CFBundleName</key><string>${NAME}</string></dict></plist>");
        QVERIFY(reading.app.id.empty() && reading.app.name.empty());
        QCOMPARE(warningsOf(reading), QByteArray("build_variable line 2, CFBundleIdentifier\nbuild_variable line 3, CFBundleName"));
        QVERIFY(reading.artifact.complete);
    }

    void archivesTellOfTheAppInside()
    {
        const ManifestReading reading = readAs("Info.plist", "<plist><dict><key>ApplicationProperties</key><dict><key>CFBundleIdentifier</key><string>com.example.lamp</string></dict></dict></plist>");
        QCOMPARE(reading.app.id, std::string("com.example.lamp"));
    }

    void anAppIsReadWithItsPartsAndFrameworks()
    {
        const std::string profile = std::string("0\x82") + "signed<?xml version='1.0'?><plist><dict><key>Entitlements</key>" + rights.substr(rights.find("<dict>"), rights.find("</plist>") - rights.find("<dict>")) + "</dict></plist>tail";
        const ManifestReading reading = readAs("Lamp.ipa", zipped({{"Payload/Lamp.app/Info.plist", info},
                                                                   {"Payload/Lamp.app/PrivacyInfo.xcprivacy", privacyInfo},
                                                                   {"Payload/Lamp.app/PlugIns/Widget.appex/Info.plist", "<plist><dict><key>CFBundleIdentifier</key><string>w</string><key>NSContactsUsageDescription</key><string>x</string></dict></plist>"},
                                                                   {"Payload/Lamp.app/embedded.mobileprovision", profile},
                                                                   {"Payload/Lamp.app/Frameworks/AMapLocationKit.framework/AMapLocationKit", "x"},
                                                                   {"Payload/Lamp.app/Lamp", "x"}}));
        QCOMPARE(reading.artifact.format, std::string("apple-ipa"));
        QCOMPARE(reading.app.id, std::string("com.example.lamp"));
        QCOMPARE(reading.minimumPlatform, std::string("15.0"));
        QCOMPARE(itemOf(reading, "NSContactsUsageDescription")->pointer, std::string("Payload/Lamp.app/PlugIns/Widget.appex/Info.plist#NSContactsUsageDescription"));
        QCOMPARE(itemOf(reading, "NSPrivacyCollectedDataTypeEmailAddress")->pointer, std::string("Payload/Lamp.app/PrivacyInfo.xcprivacy#NSPrivacyCollectedDataTypes.0"));
        QCOMPARE(itemOf(reading, "com.apple.developer.healthkit")->pointer, std::string("Payload/Lamp.app/embedded.mobileprovision#Entitlements.com.apple.developer.healthkit"));
        QCOMPARE(itemOf(reading, "AMap")->pointer, std::string("Payload/Lamp.app/Frameworks/AMapLocationKit.framework"));
        QCOMPARE(reading.files.size(), std::size_t{6});
    }

    void aBinaryListWithinItselfKeepsTheRest()
    {
        // {"a": [itself…], "NSCameraUsageDescription": "x"}: object 2 is an array that holds itself.
        std::string bytes = "bplist00";
        std::vector<std::size_t> places;
        for (const std::string &object : {std::string("\xD2\x01\x03\x02\x04", 5), std::string("\x51" "a"), std::string("\xA1\x02", 2), std::string("\x5F\x10\x18") + "NSCameraUsageDescription", std::string("\x51x")}) {
            places.push_back(bytes.size());
            bytes += object;
        }
        const std::size_t table = bytes.size();
        for (const std::size_t place : places)
            bytes += static_cast<char>(place);
        bytes += std::string(6, '\0') + "\1\1" + std::string(7, '\0') + '\5' + std::string(8, '\0') + std::string(7, '\0') + static_cast<char>(table);
        const ManifestReading reading = readAs("Info.plist", bytes);
        QVERIFY2(requestsOf(reading).startsWith("NSCameraUsageDescription@NSCameraUsageDescription"), warningsOf(reading).constData());
        QCOMPARE(itemOf(reading, "NSCameraUsageDescription")->purposeText, std::string("x"));
        QCOMPARE(warningsOf(reading), QByteArray("damaged_plist"));
        QVERIFY(!reading.artifact.complete);
    }

    void plistutilReadsTheSame()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("plistutil")).isEmpty())
            QSKIP("plistutil is not installed");
        QTemporaryDir folder;
        for (const std::string &text : {info, privacyInfo}) {
            QFile source(folder.filePath(QStringLiteral("in.plist")));
            QVERIFY(source.open(QIODevice::WriteOnly));
            source.write(QByteArray::fromStdString(text));
            source.close();
            const QString target = folder.filePath(QStringLiteral("out.plist"));
            QCOMPARE(QProcess::execute(QStringLiteral("plistutil"), {QStringLiteral("-i"), source.fileName(), QStringLiteral("-o"), target, QStringLiteral("-f"), QStringLiteral("bin")}), 0);
            QFile binary(target);
            QVERIFY(binary.open(QIODevice::ReadOnly));
            const ManifestReading plain = readAs("Info.plist", text);
            const ManifestReading compiled = readAs("Info.plist", binary.readAll().toStdString());
            QCOMPARE(compiled.artifact.format, std::string("apple-plist-binary"));
            QCOMPARE(othersOf(compiled), othersOf(plain));
            QCOMPARE(compiled.items.size(), plain.items.size());
            for (std::size_t i = 0; i < plain.items.size(); ++i)
                QCOMPARE(compiled.items[i].name + compiled.items[i].pointer + compiled.items[i].purposeText, plain.items[i].name + plain.items[i].pointer + plain.items[i].purposeText);
            QCOMPARE(compiled.app.id, plain.app.id);
        }
    }
};

PROBITY_TEST(TestManifestApple)
#include "test_manifest_apple.moc"
