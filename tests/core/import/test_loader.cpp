#include "import/submission_loader.h"

#include <algorithm>
#include <map>
#include <memory>

#include <archive.h>
#include <archive_entry.h>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include "support/test_main.h"

using namespace probity;

namespace {

using Files = std::vector<std::pair<QByteArray, QByteArray>>;

const Files submission{
    {"submission.json", R"({"app":{"platform":"wechat-miniprogram","id":"wx01","name":"麦田","domains":["Maitian.example"]},"version":"1.2.0",
"capture":{"clock_offset_s":-3,"consent_at":"2026-02-01T10:00:10+08:00"},
"artifacts":[{"path":"first.har","role":"traffic","phase":"before_choice"},{"path":"gone.har","role":"traffic"}]})"},
    {"manifest/app.json", R"({"pages":["pages/index/index"],"window":{}})"},
    {"manifest/project.config.json", R"({"appid":"wx01","compileType":"miniprogram"})"},
    {"notice/privacy.wxml", "<view>我们会收集您的手机号码。</view>"},
    {"notice/隐私政策.md", "# 隐私政策\n\n我们会收集您的手机号码。"},
    {"first.har", R"({"log":{"version":"1.2","creator":{"name":"t","version":"1"},"entries":[]}})"},
    {"code/app.js", "App({})"},
    {"code/pages/privacy/privacy.wxml", "<view>隐私政策 我们会收集您的个人信息，手机号，位置信息，用于第三方共享，您可以删除或注销。</view>"},
    {"code/pages/privacy/privacy.json", R"({"navigationBarTitleText":"隐私"})"},
    {"persona.json", R"({"phone_number":"13900000000","imei":"000000000000001"})"},
    {"icon.png", QByteArray("\x89PNG\r\n\x1a\n0000", 12)},
    {".DS_Store", "x"},
    {"__MACOSX/._app.json", "x"},
    {".git/config", "x"},
    {"code/node_modules/x/index.js", "x"},
};

void writeFile(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void writeFolder(const QString &folder, const Files &files)
{
    for (const auto &[name, bytes] : files)
        writeFile(folder + QLatin1Char('/') + QString::fromUtf8(name), bytes);
}

/// `count` repeats the last member's bytes that many times, for bombs.
QString writeZip(const QString &path, const Files &files, int repeats = 1)
{
    archive *zip = archive_write_new();
    archive_write_set_format_zip(zip);
    archive_write_set_options(zip, "hdrcharset=UTF-8");
    archive_write_open_filename(zip, path.toUtf8().constData());
    for (const auto &[name, bytes] : files) {
        archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname_utf8(entry, name.constData());
        archive_entry_set_pathname(entry, name.constData());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()) * repeats);
        archive_write_header(zip, entry);
        for (int i = 0; i < repeats; ++i)
            archive_write_data(zip, bytes.constData(), static_cast<std::size_t>(bytes.size()));
        archive_entry_free(entry);
    }
    archive_write_close(zip);
    archive_write_free(zip);
    return path;
}

Result<LoadedSubmission> load(const QString &path)
{
    return loadSubmission({path.toStdString()}, TaskContext());
}

/// "path=role" of every artifact.
QStringList rolesOf(const LoadedSubmission &loaded)
{
    QStringList out;
    for (const LoadedArtifact &artifact : loaded.artifacts)
        out.append(QString::fromStdString(artifact.info.path + "=" + name(artifact.info.role)));
    return out;
}

bool hasWarning(const LoadedSubmission &loaded, const std::string &code)
{
    return std::any_of(loaded.warnings.begin(), loaded.warnings.end(), [&](const Diagnostic &one) { return one.code == code; });
}

const QStringList expectedRoles{QStringLiteral("code/app.js=code"),
                                QStringLiteral("code/pages/privacy/privacy.json=code"),
                                QStringLiteral("code/pages/privacy/privacy.wxml=code"),
                                QStringLiteral("first.har=traffic"),
                                QStringLiteral("icon.png=attachment"),
                                QStringLiteral("manifest/app.json=manifest"),
                                QStringLiteral("manifest/project.config.json=manifest"),
                                QStringLiteral("notice/privacy.wxml=notice"),
                                QStringLiteral("notice/隐私政策.md=notice"),
                                QStringLiteral("persona.json=persona"),
                                QStringLiteral("submission.json=attachment")};

}  // namespace

class TestLoader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFolderIsASubmission()
    {
        const QTemporaryDir folder;
        writeFolder(folder.path(), submission);
        const auto loaded = load(folder.path());
        QVERIFY(loaded.has_value());
        QCOMPARE(rolesOf(*loaded), expectedRoles);
        QCOMPARE(loaded->info.app.id, std::string("wx01"));
        QCOMPARE(loaded->info.app.domains, std::vector<std::string>{"maitian.example"});
        QCOMPARE(loaded->info.version, std::string("1.2.0"));
        QCOMPARE(loaded->info.capture.clockOffsetSeconds, -3.0);
        QVERIFY(loaded->info.capture.consentAt.has_value());
        const auto har = std::find_if(loaded->artifacts.begin(), loaded->artifacts.end(), [](const LoadedArtifact &one) { return one.info.path == "first.har"; });
        QCOMPARE(har->info.phase, Phase::BeforeChoice);
        QCOMPARE(har->info.sha256, sha256(submission[5].second.toStdString()));
        QCOMPARE(har->info.bytes, static_cast<std::uint64_t>(submission[5].second.size()));
        QVERIFY(hasWarning(*loaded, "artifact_missing"));
        QVERIFY(hasWarning(*loaded, "packages_left_out"));
    }

    void itsOwnWordsAloneMeanTheFolder()
    {
        const QTemporaryDir folder;
        writeFolder(folder.path(), submission);
        const auto loaded = load(folder.filePath(QStringLiteral("submission.json")));
        QVERIFY(loaded.has_value());
        QCOMPARE(rolesOf(*loaded), expectedRoles);
        QCOMPARE(loaded->info.app.id, std::string("wx01"));
        // Named from within the folder, it has no folder in its name.
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        const auto within = load(QStringLiteral("submission.json"));
        QVERIFY(QDir::setCurrent(before));
        QVERIFY(within.has_value());
        QCOMPARE(rolesOf(*within), expectedRoles);
        // Among others it is a file like them.
        const auto two = loadSubmission({folder.filePath(QStringLiteral("submission.json")).toStdString(), folder.filePath(QStringLiteral("first.har")).toStdString()}, TaskContext());
        QCOMPARE(two->artifacts.size(), std::size_t{2});
    }

    void aZipOfItIsTheSame()
    {
        const QTemporaryDir folder;
        Files inside;
        for (const auto &[name, bytes] : submission)
            inside.emplace_back("麦田-1.2/" + name, bytes);
        const auto loaded = load(writeZip(folder.filePath(QStringLiteral("s.zip")), inside));
        QVERIFY(loaded.has_value());
        QCOMPARE(rolesOf(*loaded), expectedRoles);
    }

    void aTextNamedZipIsNoSubmission()
    {
        const QTemporaryDir folder;
        writeFile(folder.filePath(QStringLiteral("broken.zip")), "this was a zip before the mail ate it");
        const auto loaded = load(folder.filePath(QStringLiteral("broken.zip")));
        QVERIFY(!loaded.has_value());
        QVERIFY(loaded.error().code == ErrorCode::BadFormat);
        QVERIFY2(loaded.error().detail.find("it is text") != std::string::npos, loaded.error().detail.c_str());
        // Among other files it is an attachment like any.
        writeFile(folder.filePath(QStringLiteral("app.json")), R"({"pages":[]})");
        QVERIFY(load(folder.path()).has_value());
    }

    void aPacketCaptureByItselfBringsItsKeyLog()
    {
        const QTemporaryDir folder;
        writeFile(folder.filePath(QStringLiteral("c.pcap")), QByteArray("\xD4\xC3\xB2\xA1\x02\0\x04\0", 8));
        writeFile(folder.filePath(QStringLiteral("c.keylog")), "CLIENT_RANDOM 00 00");
        const std::string capture = folder.filePath(QStringLiteral("c.pcap")).toStdString();
        const auto alone = loadSubmission(std::vector<std::string>{capture}, TaskContext());
        QVERIFY(alone.has_value());
        QCOMPARE(rolesOf(*alone), (QStringList{QStringLiteral("c.keylog=keylog"), QStringLiteral("c.pcap=traffic")}));
        // Named by hand too, it is there once.
        const auto both = loadSubmission(std::vector<std::string>{folder.filePath(QStringLiteral("c.keylog")).toStdString(), capture}, TaskContext());
        QCOMPARE(both->artifacts.size(), std::size_t(2));
    }

    void neighboursLieInTheSubmissionAlone()
    {
        QCOMPARE(neighbourPath("a/capture.har", "b/1.json"), std::string("a/b/1.json"));
        QCOMPARE(neighbourPath("a/capture.har", "../1.json"), std::string("1.json"));
        QCOMPARE(neighbourPath("a/capture.har", "../../1.json"), std::string());
        QCOMPARE(neighbourPath("capture.har", "/etc/passwd"), std::string());
    }

    void capturesNamedForAPhaseBelongToIt()
    {
        const QTemporaryDir folder;
        const QByteArray har = R"({"log":{"version":"1.2","entries":[]}})";
        writeFolder(folder.path(), {{"before-choice/1.har", har}, {"After refusal/deep/2.har", har}, {"after_consent.har", har}, {"other/4.har", har}, {"background/5.har", har},
                                    {"submission.json", R"({"artifacts":[{"path":"background/5.har","phase":"after_consent"},{"path":"before-choice/1.har","role":"traffic"}]})"}});
        const auto loaded = load(folder.path());
        QVERIFY(loaded.has_value());
        std::map<std::string, Phase> phases;
        for (const LoadedArtifact &artifact : loaded->artifacts)
            phases[artifact.info.path] = artifact.info.phase;
        QCOMPARE(phases["before-choice/1.har"], Phase::BeforeChoice);
        QCOMPARE(phases["After refusal/deep/2.har"], Phase::AfterRefusal);
        QCOMPARE(phases["after_consent.har"], Phase::AfterConsent);
        QCOMPARE(phases["other/4.har"], Phase::Unknown);
        QCOMPARE(phases["background/5.har"], Phase::AfterConsent);
    }

    void everyCaptureMayLookIntoEveryKeyLog()
    {
        const QTemporaryDir folder;
        writeFolder(folder.path(), {{"a/capture.har", R"({"log":{"version":"1.2","entries":[]}})"}, {"a/sslkeylog.txt", "CLIENT_RANDOM 00 00"}, {"b/other.keylog", "CLIENT_RANDOM 01 01"}});
        const auto loaded = load(folder.path());
        QVERIFY(loaded.has_value());
        for (const LoadedArtifact &artifact : loaded->artifacts)
            QCOMPARE(artifact.keyLogs.size(), artifact.info.role == Role::Traffic ? std::size_t(2) : std::size_t(0));
    }

    void namesOfOldZipsAreReadAsChinese()
    {
        const QTemporaryDir folder;
        // Old packers write names in the local code page, without the flag that says UTF-8.
        const QString path = writeZip(folder.filePath(QStringLiteral("s.zip")), {{"ABCDEFGH.txt", "隐私政策 我们会收集您的手机号码"}, {"app.json", R"({"pages":[]})"}});
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll().replace("ABCDEFGH", "\xD2\xFE\xCB\xBD\xD5\xFE\xB2\xDF");
        file.close();
        writeFile(path, bytes);
        const auto loaded = load(path);
        QVERIFY(loaded.has_value());
        QCOMPARE(rolesOf(*loaded), (QStringList{QStringLiteral("app.json=manifest"), QStringLiteral("隐私政策.txt=notice")}));
    }

    void pathsThatLeadOutAreLeftOut()
    {
        const QTemporaryDir folder;
        const auto loaded = load(writeZip(folder.filePath(QStringLiteral("s.zip")), {{"../../etc/evil.json", "{}"}, {"/tmp/evil.json", "{}"}, {"app.json", R"({"pages":[]})"}}));
        QVERIFY(loaded.has_value());
        QCOMPARE(rolesOf(*loaded), QStringList{QStringLiteral("app.json=manifest")});
        QVERIFY(hasWarning(*loaded, "unsafe_path"));
    }

    void linksThatLeadOutAreLeftOut()
    {
        const QTemporaryDir folder;
        const QTemporaryDir outside;
        writeFile(outside.filePath(QStringLiteral("secret.txt")), "secret");
        writeFile(folder.filePath(QStringLiteral("app.json")), R"({"pages":[]})");
        QVERIFY(QFile::link(outside.filePath(QStringLiteral("secret.txt")), folder.filePath(QStringLiteral("link.txt"))));
        const auto loaded = load(folder.path());
        QVERIFY(loaded.has_value());
        QCOMPARE(rolesOf(*loaded), QStringList{QStringLiteral("app.json=manifest")});
        QVERIFY(hasWarning(*loaded, "unsafe_link"));
    }

    void bombsAreRefused()
    {
        const QTemporaryDir folder;
        const auto loaded = load(writeZip(folder.filePath(QStringLiteral("bomb.zip")), {{"zeros.txt", QByteArray(1'000'000, '\0')}}, 200));
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::TooLarge);
    }

    /// The directory of the archive already owns up to the size, so nothing is unpacked before it is refused.
    void bombsThatOwnUpAreRefusedUnopened()
    {
        const QTemporaryDir folder;
        const QString path = writeZip(folder.filePath(QStringLiteral("bomb.zip")), {{"zeros.txt", QByteArray(1'000'000, '\0')}}, 200);
        std::uint64_t unpacked = 0;
        const TaskContext task({}, [&](std::uint64_t done, std::uint64_t) { unpacked = std::max(unpacked, done); });
        QVERIFY(!loadSubmission({path.toStdString()}, task));
        QCOMPARE(unpacked, std::uint64_t{0});
    }

    void damagedArchivesGiveNoHalfSubmission()
    {
        const QTemporaryDir folder;
        const QString path = writeZip(folder.filePath(QStringLiteral("s.zip")), submission);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        for (qsizetype length = 4; length < whole.size(); length += 97) {
            writeFile(folder.filePath(QStringLiteral("cut.zip")), whole.left(length));
            const auto loaded = load(folder.filePath(QStringLiteral("cut.zip")));
            QVERIFY2(!loaded, QByteArray::number(length).constData());
            QCOMPARE(loaded.error().code, ErrorCode::BadFormat);
        }
    }

    void filesGivenOneByOneKeepApart()
    {
        const QTemporaryDir folder;
        writeFile(folder.filePath(QStringLiteral("a/app.json")), R"({"pages":["a"]})");
        writeFile(folder.filePath(QStringLiteral("b/app.json")), R"({"pages":["b"]})");
        const auto loaded = loadSubmission({folder.filePath(QStringLiteral("a/app.json")).toStdString(), folder.filePath(QStringLiteral("b/app.json")).toStdString()}, TaskContext());
        QVERIFY(loaded.has_value());
        QCOMPARE(rolesOf(*loaded), (QStringList{QStringLiteral("app.json=manifest"), QStringLiteral("app~2.json=manifest")}));
    }

    void whatIsNotThereIsSaid()
    {
        const auto loaded = load(QStringLiteral("/nowhere/at/all"));
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::NotFound);
        QCOMPARE(loaded.error().where, std::string("/nowhere/at/all"));
    }

    void stopIsHeard()
    {
        const QTemporaryDir folder;
        writeFolder(folder.path(), submission);
        std::stop_source stop;
        stop.request_stop();
        const auto loaded = loadSubmission({folder.path().toStdString()}, TaskContext(stop.get_token()));
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::Stopped);
    }

    void contentDecidesWhatAFileIs_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("HAR without the name") << QByteArray("capture.json") << QByteArray(R"({"log":{"entries":[]}})") << QByteArray("traffic har");
        QTest::newRow("HAR entries as a list") << QByteArray("x.json") << QByteArray(R"([{"request":{"url":"a.example","method":"GET"}}])") << QByteArray("traffic har");
        QTest::newRow("JPEG named .har") << QByteArray("x.har") << QByteArray("\xFF\xD8\xFF\xE0\0\x10JFIF", 10) << QByteArray("traffic har");
        QTest::newRow("empty .har") << QByteArray("x.har") << QByteArray() << QByteArray("traffic ");
        QTest::newRow("garbage named .har") << QByteArray("x.har") << QByteArray("garbage") << QByteArray("traffic har");
        QTest::newRow("app.json by another name") << QByteArray("config.txt") << QByteArray(R"({"pages":["a"],"tabBar":{}})") << QByteArray("manifest wechat-app-json");
        QTest::newRow("guideline") << QByteArray("g.json") << QByteArray(R"({"setting_list":[]})") << QByteArray("manifest wechat-privacy-guideline");
        QTest::newRow("Android") << QByteArray("a.xml") << QByteArray("<?xml version=\"1.0\"?><!-- <plist/> --><manifest package=\"a.b\"/>") << QByteArray("manifest android-manifest-xml");
        QTest::newRow("notice by its words") << QByteArray("a.txt") << QByteArray("We collect your personal information and share it with third parties. You may delete your data.") << QByteArray("notice text");
        QTest::newRow("notice in a language that is not read") << QByteArray("a.txt") << QByteArray("Datenschutzerkl\xC3\xA4rung. Wir erheben Ihre Telefonnummer.") << QByteArray("notice text");
        QTest::newRow("readme") << QByteArray("README.md") << QByteArray("# Maitian\n\nRun make. See our privacy policy; we collect personal information.") << QByteArray("attachment markdown");
        QTest::newRow("sign-in page with a link to the notice") << QByteArray("login.wxml") << QByteArray("<view>同意《隐私政策》</view>") << QByteArray("code wxml");
        QTest::newRow("key log") << QByteArray("keys.txt") << QByteArray("CLIENT_RANDOM 00 11\n") << QByteArray("keylog nss-keylog");
        QTest::newRow("persona") << QByteArray("p.json") << QByteArray(R"({"name":"x","imei":"1","oaid":"2"})") << QByteArray("persona persona");
        QTest::newRow("PDF") << QByteArray("notice.pdf") << QByteArray("%PDF-1.7") << QByteArray("notice pdf");
        QTest::newRow("unknown JSON") << QByteArray("x.json") << QByteArray(R"({"hello":1})") << QByteArray("unknown json");
    }
    void contentDecidesWhatAFileIs()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        const auto sniffed = sniff(path.toStdString(), *memorySource(bytes.toStdString()));
        QVERIFY(sniffed.has_value());
        QCOMPARE(QByteArray(name(sniffed->role)) + ' ' + QByteArray::fromStdString(sniffed->format), expected);
    }
};

PROBITY_TEST(TestLoader)
#include "test_loader.moc"
