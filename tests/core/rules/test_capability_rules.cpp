// What the submitted code can ask for against what the manifests declare, from the files to the finding and its cure; and the
// words of packs that must name what readers produce.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include "core/ledger/fixture.h"
#include "import/manifest/manifest_reader.h"
#include "import/submission_loader.h"
#include "review/cure.h"
#include "review/inspection.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::rules;

namespace {

const Engine &engine()
{
    static const auto loaded = Engine::load();
    if (!loaded)
        qFatal("%s: %s", loaded.error().where.c_str(), loaded.error().detail.c_str());
    return **loaded;
}

const char *const notice = "# 隐私政策\n\n本隐私政策说明本小程序收集使用个人信息的情况。我们会收集您的精确位置信息和照片，用于展示附近门店和发布评价。"
                           "保存期限为注销后十二个月。您可以查阅、更正、删除您的个人信息，注销账号。联系我们：help@shop.example，投诉电话 010-55550100。"
                           "可在设置中撤回同意。未成年人应由监护人同意后使用。\n";
const char *const emptyApp = R"json({"pages": ["pages/index"]})json";
const char *const wholeApp = R"json({"pages": ["pages/index"], "permission": {"scope.userLocation": {"desc": "展示附近门店"}}, "requiredPrivateInfos": ["getLocation"]})json";
const char *const guideline = R"json({"owner_setting": {"contact_email": "help@shop.example", "notice_method": "弹窗"}, "setting_list": [{"privacy_key": "Location", "privacy_text": "展示附近门店"}], "privacy_ver": 1})json";
const char *const asksLocation = "Page({ near() { wx.getLocation({ success: show }) } })\n";

using Files = std::vector<std::pair<QString, QByteArray>>;

/// A submission of these files beside the notice, judged.
Assessment assessed(const Files &files)
{
    QTemporaryDir folder;
    Files all = files;
    all.emplace_back(QStringLiteral("privacy.md"), notice);
    for (const auto &[path, bytes] : all) {
        QDir(folder.path()).mkpath(QFileInfo(path).path());
        QFile file(folder.filePath(path));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file could be written");
    }
    const auto loaded = loadSubmission({folder.path().toStdString()}, TaskContext());
    if (!loaded)
        qFatal("%s: %s", loaded.error().where.c_str(), loaded.error().detail.c_str());
    auto made = assess(*loaded, ReviewInput{}, engine(), Persona{}, TaskContext());
    if (!made)
        qFatal("%s", made.error().detail.c_str());
    return *made;
}

/// "<rule>: <what it wants>" of the findings on capabilities, one a line.
QByteArray found(const Assessment &assessment)
{
    QByteArray out;
    for (const Finding &finding : assessment.findings) {
        if (finding.rule.value.rfind("manifest/capability", 0) != 0 && finding.rule.value.rfind("manifest/declared", 0) != 0)
            continue;
        out += QByteArray::fromStdString(finding.rule.value.substr(9) + ": " + finding.title.en) + "\n";
    }
    return out;
}

const Finding *finding(const Assessment &assessment, const char *rule)
{
    for (const Finding &one : assessment.findings)
        if (one.rule.value == rule)
            return &one;
    return nullptr;
}

/// Every word that a pack compares the fact with, wherever in its JSON.
void wordsFor(const nlohmann::json &json, const std::string &fact, std::vector<std::string> &out)
{
    if (json.is_object())
        for (const auto &[key, value] : json.items()) {
            if (key == fact)
                for (const nlohmann::json &word : value.is_array() ? value : nlohmann::json::array({value}))
                    if (word.is_string())
                        out.push_back(word.get<std::string>());
            wordsFor(value, fact, out);
        }
    else if (json.is_array())
        for (const nlohmann::json &part : json)
            wordsFor(part, fact, out);
}

}  // namespace

class TestCapabilityRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTheManifestDeclaresIsNoFinding()
    {
        const Assessment made = assessed({{QStringLiteral("app.json"), wholeApp}, {QStringLiteral("guideline.json"), guideline}, {QStringLiteral("pages/index.js"), asksLocation}});
        QCOMPARE(found(made), QByteArray());
    }

    void everyMissingDeclarationIsAFindingOfItsOwn()
    {
        const Assessment made = assessed({{QStringLiteral("app.json"), emptyApp}, {QStringLiteral("guideline.json"), R"json({"owner_setting": {"contact_email": "a@shop.example"}, "setting_list": [{"privacy_key": "PhoneNumber", "privacy_text": "登录"}]})json"},
                                          {QStringLiteral("pages/index.js"), asksLocation}});
        QCOMPARE(found(made), QByteArray("capability-undeclared: The code can ask for precise location; the entry Location of the privacy guideline is missing\n"
                                         "capability-undeclared: The code can ask for precise location; getLocation in requiredPrivateInfos is missing\n"
                                         "capability-undeclared: The code can ask for precise location; the permission scope.userLocation of app.json is missing\n"
                                         "declared-unused: No submitted code uses PhoneNumber\n"));
        const Finding *first = finding(made, "manifest/capability-undeclared");
        QCOMPARE(first->clauses, std::vector<std::string>{"wechat:guideline"});
        QCOMPARE(made.evidence[first->evidence.front()].where.kind, EvidencePlace::Kind::CodePlace);
        QCOMPARE(made.evidence[first->evidence.front()].where.line, std::size_t{1});
        QVERIFY(first->message.en.find("not that it was used") != std::string::npos);
        QVERIFY(!finding(made, "wechat/capability-not-in-guideline"));      // said already, and better
    }

    void whatSeveralInterfacesWantIsSaidOnce()
    {
        const Assessment made = assessed({{QStringLiteral("guideline.json"), guideline}, {QStringLiteral("app.json"), wholeApp},
                                          {QStringLiteral("pages/index.js"), "wx.chooseImage({}); wx.chooseMedia({}); wx.getLocation({})\n"}});
        QCOMPARE(found(made), QByteArray("capability-undeclared: The code can ask for photos and videos; the entry Album of the privacy guideline is missing\n"));
        QVERIFY(finding(made, "manifest/capability-undeclared")->message.en.find("wx.chooseImage, wx.chooseMedia") != std::string::npos);
    }

    void withoutAManifestOfThatKindNothingIsMissing()
    {
        QCOMPARE(found(assessed({{QStringLiteral("app.json"), wholeApp}, {QStringLiteral("pages/index.js"), asksLocation}})), QByteArray());
    }

    void aMissingPurposeIsOneFindingWithTheManifests()
    {
        const Assessment made = assessed({{QStringLiteral("app.json"), R"json({"pages": [], "permission": {"scope.userLocation": {}}, "requiredPrivateInfos": ["getLocation"]})json"}, {QStringLiteral("pages/index.js"), asksLocation}});
        const Finding *one = finding(made, "manifest/capability-without-purpose");
        QVERIFY(one);
        QVERIFY(!finding(made, "cac2019/permission-without-purpose"));
        QVERIFY(std::find(one->clauses.begin(), one->clauses.end(), "cac2019:2.3") != one->clauses.end());
        QCOMPARE(made.evidence[one->evidence.front()].where.pointer, std::string("/permission/scope.userLocation"));
    }

    void nothingIsUnusedWhereCodeWasNotReadWhole()
    {
        const QByteArray chosenByName = "const api = pick(); wx[api]({})\n";
        QCOMPARE(found(assessed({{QStringLiteral("app.json"), wholeApp}, {QStringLiteral("pages/index.js"), "Page({})\n"}})).count("declared-unused"), 2);
        QCOMPARE(found(assessed({{QStringLiteral("app.json"), wholeApp}, {QStringLiteral("pages/index.js"), chosenByName}})), QByteArray());
        QCOMPARE(found(assessed({{QStringLiteral("app.json"), wholeApp}})), QByteArray());
    }

    void librariesAreNotTheDevelopersWord()
    {
        const Assessment made = assessed({{QStringLiteral("guideline.json"), guideline}, {QStringLiteral("app.json"), wholeApp}, {QStringLiteral("pages/index.js"), asksLocation},
                                          {QStringLiteral("miniprogram_npm/picker/index.js"), "wx.chooseImage({})\n"}});
        QCOMPARE(found(made), QByteArray("capability-undeclared-vendored: A library can ask for photos and videos; the entry Album of the privacy guideline is missing\n"));
        QCOMPARE(finding(made, "manifest/capability-undeclared-vendored")->arguesFor, Outcome::Approve);
    }

    /// Carried out on a copy, the edits leave no finding of this kind.
    void theCureDeclaresWhatIsWanted()
    {
        Assessment made = assessed({{QStringLiteral("app.json"), emptyApp}, {QStringLiteral("pages/index.js"), asksLocation}});
        QCOMPARE(found(made).count("capability-undeclared"), 2);
        addCure(made, ReviewInput{}, engine());
        std::vector<CureEdit> declared;
        for (const CureEdit &edit : made.suggestion.edits)
            if (edit.kind == CureEdit::Kind::AddToManifest)
                declared.push_back(edit);
        QCOMPARE(declared.size(), std::size_t{2});
        QCOMPARE(declared.front().artifact, std::string("app.json"));
        QCOMPARE(found(withEdits(made, declared, ReviewInput{}, engine())), QByteArray());
    }

    void androidPermissionsAreHeldAgainstTheCode()
    {
        const Assessment made = assessed({{QStringLiteral("AndroidManifest.xml"), "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" package=\"example.shop\"><uses-permission android:name=\"android.permission.READ_CONTACTS\"/></manifest>"},
                                          {QStringLiteral("src/Main.kt"), "import android.Manifest\nfun ask() { request(Manifest.permission.CAMERA) }\n"}});
        QCOMPARE(found(made), QByteArray("capability-undeclared: The code can ask for camera; the permission android.permission.CAMERA is missing\n"
                                         "declared-unused: No submitted code uses android.permission.READ_CONTACTS\n"));
    }

    /// A location that a manifest does not ask for, whatever form the manifest was submitted in.
    void everyFormOfManifestCounts_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<bool>("counts");
        for (const char *format : {"wechat-app-json", "wechat-app-config", "wxapkg", "douyin-app-json", "baidu-app-json", "kuaishou-app-json", "android-manifest-binary", "android-apk", "apple-ipa"})
            QTest::newRow(format) << QByteArray(format) << true;
        for (const char *format : {"alipay-app-json", "wechat-sitemap", "play-data-safety-csv"})
            QTest::newRow(format) << QByteArray(format) << false;
    }
    void everyFormOfManifestCounts()
    {
        QFETCH(QByteArray, format);
        QFETCH(bool, counts);
        probity::test::LedgerFixture submission;
        submission.notice("+precise_location");
        submission.traffic("precise_location first");
        submission.assessment.manifests.emplace_back();
        submission.assessment.manifests.back().artifact.path = "manifest";
        submission.assessment.manifests.back().artifact.format = format.toStdString();
        submission.build();
        engine().rules->evaluate(submission.assessment, *submission.taxonomy, *submission.recipients, submission.input);
        QCOMPARE(finding(submission.assessment, "manifest/not-in-manifest") != nullptr, counts);
    }

    void namesBehindNamesAreRecipients()
    {
        probity::test::LedgerFixture submission;
        submission.notice("+phone_number");
        submission.addEntry("https://metrics.qingting.example/v1/collect");
        const auto isContacted = [&] {
            submission.build();
            engine().rules->evaluate(submission.assessment, *submission.taxonomy, *submission.recipients, submission.input);
            return std::any_of(submission.assessment.findings.begin(), submission.assessment.findings.end(), [](const Finding &one) { return one.message.en.find("metrics.qingting.example") != std::string::npos; });
        };
        QVERIFY(!isContacted());
        submission.assessment.traffic[0].contacts.push_back({"metrics.qingting.example", "dns", std::nullopt, {"ulogs.umeng.com"}, {}});
        QVERIFY(isContacted());
    }

    void packsNameFormatsAndPlatformsThatExist()
    {
        const std::vector<std::string> formats = manifestFormats();
        const QDir folder(QStringLiteral(PROBITY_SOURCE_DIR "/resources/rules"));
        int compared = 0;
        for (const QString &name : folder.entryList({QStringLiteral("pack_*.json")})) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            std::vector<std::string> words;
            const auto json = nlohmann::json::parse(file.readAll().toStdString());
            wordsFor(json, "submission.manifestFormats", words);
            wordsFor(json, "artifact.format", words);
            for (const std::string &word : words) {
                ++compared;
                QVERIFY2(std::find(formats.begin(), formats.end(), word) != formats.end(), (name.toStdString() + ": nobody produces " + word).c_str());
            }
        }
        QVERIFY(compared > 30);
    }

    /// A table of readers is no proof that a file ever comes to them: its format must be given to some file, by sniffing or by
    /// what lies beside it.
    void formatsOfReadersAreGiven()
    {
        QByteArray sources;
        for (const char *file : {"sniff.cpp", "sniff_json.cpp", "submission_loader.cpp"}) {
            QFile source(QStringLiteral(PROBITY_SOURCE_DIR "/core/import/") + QLatin1String(file));
            QVERIFY(source.open(QIODevice::ReadOnly));
            sources += source.readAll();
        }
        for (const std::string &format : manifestFormats()) {
            const QByteArray whole = '"' + QByteArray::fromStdString(format) + '"';
            const bool isRefined = format.find("-app-json") != std::string::npos || format.find("-page-json") != std::string::npos || format.find("-project") != std::string::npos;
            const QByteArray family = '"' + QByteArray::fromStdString(format.substr(0, format.find('-') + 1)) + '"';
            QVERIFY2(sources.contains(whole) || (isRefined && sources.contains(family)), format.c_str());
        }
    }

    void everyRequirementHasAPlace()
    {
        using Kind = CapabilityRequirement::Kind;
        for (const Kind kind : {Kind::PrivacyKey, Kind::PrivateInfo, Kind::Scope, Kind::Permission, Kind::UsageKey, Kind::AccessedApi}) {
            CapabilityRequirement wanted;
            wanted.kind = kind;
            wanted.anyOf = {kind == Kind::Permission ? "android.permission.CAMERA" : "x"};
            const auto formats = manifestFormats();
            QVERIFY2(std::any_of(formats.begin(), formats.end(), [&](const std::string &format) { return isPlaceFor(wanted, format); }), name(kind));
        }
    }
};

PROBITY_TEST(TestCapabilityRules)
#include "test_capability_rules.moc"
