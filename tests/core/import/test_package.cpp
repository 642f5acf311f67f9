#include "import/package/package.h"

#include <algorithm>

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include "core/import/packed.h"
#include "import/manifest/manifest_reader.h"
#include "import/submission_loader.h"
#include "support/android_builder.h"
#include "support/package_builder.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

bool wantAll(const std::string &, std::uint64_t)
{
    return true;
}

Package opened(const std::string &bytes, const std::string &format, const PackageWish &isWanted = wantAll)
{
    const auto package = readPackage(memorySource(bytes), format, isWanted, TaskContext());
    return package ? *package : Package();
}

/// "path=text" of every file; "path?" where it was not unpacked.
QByteArray filesOf(const Package &package)
{
    QByteArray out;
    for (const PackageFile &file : package.files) {
        const auto text = file.source ? readAll(*file.source, 1 << 20) : Result<std::string>(std::string());
        out += (out.isEmpty() ? "" : " ") + QByteArray::fromStdString(file.path + (file.source ? "=" + *text : "?"));
    }
    return out;
}

QByteArray codesOf(const std::vector<Diagnostic> &warnings)
{
    QByteArray out;
    for (const Diagnostic &one : warnings)
        out += (out.isEmpty() ? "" : " ") + QByteArray::fromStdString(one.code);
    return out;
}

const PackedFiles compiled{{"/app-config.json", R"({"pages":["a"],"permission":{"scope.record":{"desc":"语音留言"}},"requiredPrivateInfos":["getLocation"]})"},
                           {"/app-service.js", "wx.getLocation()"},
                           {"/page-frame.html", "<html>"}};

/// A package all of whose files lie in the same bytes, which are zeros on no disk and in no memory.
class Overlapping final : public ByteSource {
public:
    Overlapping(std::size_t count, std::size_t length) : m_head("\xBE")
    {
        std::string index;
        appendBig(index, count);
        for (std::size_t i = 0; i < count; ++i) {
            appendBig(index, 2);
            index += "f" + std::to_string(i);
            appendBig(index, 0);
            appendBig(index, length);
        }
        appendBig(m_head, 0);
        appendBig(m_head, index.size());
        appendBig(m_head, length);
        m_head += "\xED" + index;
        m_size = m_head.size() + length;
    }
    std::uint64_t size() const override { return m_size; }
    Result<std::size_t> read(std::uint64_t offset, char *out, std::size_t length) const override
    {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(length, m_size - std::min(offset, m_size)));
        std::fill_n(out, count, '\0');
        if (offset < m_head.size())
            m_head.copy(out, count, static_cast<std::size_t>(offset));
        return count;
    }

private:
    std::string m_head;
    std::uint64_t m_size = 0;
};

/// A zip of two stored files, the manifest and two gigabytes that lie on the disk as a hole.
void writeSparseApk(const QString &path)
{
    const std::string manifest = "<manifest package='com.example'/>";
    constexpr std::uint32_t hole = 2'000'000'000;
    struct Stored {
        std::string name;
        std::uint32_t length;
        std::uint32_t sum;
        std::uint32_t at;
    };
    const auto sum = static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef *>(manifest.data()), static_cast<uInt>(manifest.size())));
    std::vector<Stored> files{{"AndroidManifest.xml", static_cast<std::uint32_t>(manifest.size()), sum, 0}, {"assets/hole.bin", hole, 0, 0}};
    QFile out(path);
    QVERIFY(out.open(QIODevice::WriteOnly));
    std::string directory;
    for (Stored &file : files) {
        file.at = static_cast<std::uint32_t>(out.pos());
        const std::string common = little(0, 2) + little(0, 2) + little(0, 4) + little(file.sum, 4) + little(file.length, 4) + little(file.length, 4) + little(static_cast<std::uint32_t>(file.name.size()), 2);
        const std::string local = "PK\3\4" + little(10, 2) + common + little(0, 2) + file.name;
        out.write(QByteArray::fromStdString(local));
        if (file.length == hole)
            out.seek(out.pos() + hole);
        else
            out.write(QByteArray::fromStdString(manifest));
        directory += "PK\1\2" + little(10, 2) + little(10, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(file.at, 4) + file.name;
    }
    const auto start = static_cast<std::uint32_t>(out.pos());
    out.write(QByteArray::fromStdString(directory + "PK\5\6" + little(0, 4) + little(2, 2) + little(2, 2) + little(static_cast<std::uint32_t>(directory.size()), 4) + little(start, 4) + little(0, 2)));
}

std::string changed(std::string bytes, std::size_t at, const std::string &to)
{
    return bytes.replace(at, to.size(), to);
}

}  // namespace

class TestPackage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filesAreListedAndThoseWishedForUnpacked_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("format");
        const PackedFiles files{{"a/b.js", "one"}, {"c.json", "{}"}};
        QTest::newRow("compiled mini-program") << QByteArray::fromStdString(wxapkg({{"/a/b.js", "one"}, {"/c.json", "{}"}})) << QByteArray("wxapkg");
        QTest::newRow("installed app") << QByteArray::fromStdString(zipped(files)) << QByteArray("android-apk");
        QTest::newRow("signed extension") << QByteArray::fromStdString(std::string("Cr24\3\0\0\0\4\0\0\0kkkk", 16) + zipped(files)) << QByteArray("browser-extension-package");
        QTest::newRow("signed extension, older") << QByteArray::fromStdString(std::string("Cr24\2\0\0\0\2\0\0\0\3\0\0\0kksss", 21) + zipped(files)) << QByteArray("browser-extension-package");
    }
    void filesAreListedAndThoseWishedForUnpacked()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, format);
        const Package all = opened(bytes.toStdString(), format.toStdString());
        QCOMPARE(filesOf(all), QByteArray("a/b.js=one c.json={}"));
        QVERIFY(all.isComplete && all.warnings.empty());
        QCOMPARE(all.files[0].bytes, std::uint64_t{3});
        const Package some = opened(bytes.toStdString(), format.toStdString(), [](const std::string &path, std::uint64_t size) { return path == "c.json" && size == 2; });
        QCOMPARE(filesOf(some), QByteArray("a/b.js? c.json={}"));
    }

    void damagedPackagesGiveWhatIsLeft_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArray>("files");
        QTest::addColumn<QByteArray>("warnings");
        const std::string whole = wxapkg({{"/a.js", "one"}, {"/b.js", "two"}});
        const auto row = [](const char *title, const std::string &bytes, const char *format, const char *files, const char *warnings) {
            QTest::newRow(title) << QByteArray::fromStdString(bytes) << QByteArray(format) << QByteArray(files) << QByteArray(warnings);
        };
        row("body cut", whole.substr(0, whole.size() - 2), "wxapkg", "a.js=one b.js?", "truncated");
        row("index cut", whole.substr(0, 40), "wxapkg", "a.js?", "truncated truncated truncated");
        row("head alone", whole.substr(0, 10), "wxapkg", "", "damaged_package");
        row("count of files is a lie", changed(whole, 14, "\xFF\xFF\xFF\xFF"), "wxapkg", "a.js=one b.js=two", "truncated");
        row("length of a name is a lie", changed(whole, 18, "\xFF\xFF\xFF\xFF"), "wxapkg", "", "truncated");
        row("place of a file is a lie", changed(whole, 27, "\xFF\xFF\xFF\xFF"), "wxapkg", "a.js? b.js=two", "truncated");
        row("path leads out", wxapkg({{"/../a.js", "one"}, {"/b.js", "two"}}), "wxapkg", "b.js=two", "unsafe_path");
        row("encrypted by the desktop client", "V1MMWX" + whole, "wxapkg", "", "encrypted");
        const std::string zip = zipped({{"a.js", std::string(3000, 'x')}, {"b.js", "two"}});
        row("zip without its directory", zip.substr(0, zip.size() - 30), "android-apk", ("a.js=" + std::string(3000, 'x') + " b.js=two").c_str(), "damaged_package");
        row("no zip at all", "PK\3\4 nothing", "android-apk", "", "damaged_package damaged_package");
        row("zip slip", zipped({{"../a.js", "one"}, {"b.js", "two"}}), "apple-ipa", "b.js=two", "unsafe_path");
        row("same name twice", zipped({{"a.js", "one"}, {"a.js", "two"}}), "android-apk", "a.js=one a.js=two", "duplicate_file");
    }
    void damagedPackagesGiveWhatIsLeft()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, format);
        QFETCH(QByteArray, files);
        QFETCH(QByteArray, warnings);
        const Package package = opened(bytes.toStdString(), format.toStdString());
        QCOMPARE(filesOf(package), files);
        QCOMPARE(codesOf(package.warnings), warnings);
        QVERIFY(!package.isComplete);
    }

    void bombsAreNotUnpacked()
    {
        const Package package = opened(zipped({{"a.js", "one"}, {"zeros.js", std::string(70u << 20, '\0')}, {"b.js", "two"}}), "android-apk");
        QCOMPARE(filesOf(package), QByteArray("a.js=one zeros.js? b.js=two"));
        QCOMPARE(codesOf(package.warnings), QByteArray("too_large"));
    }

    void filesInTheSameBytesCountAsOftenAsTheyAreHandedOut()
    {
        const auto readable = [](const Package &package) { return std::count_if(package.files.begin(), package.files.end(), [](const PackageFile &file) { return file.source != nullptr; }); };
        const auto together = readPackage(std::make_shared<Overlapping>(6, 60u << 20), "wxapkg", wantAll, TaskContext());
        QVERIFY(together.has_value());
        QCOMPARE(together->files.size(), std::size_t{6});
        QCOMPARE(readable(*together), 4);
        QCOMPARE(codesOf(together->warnings), QByteArray("too_large too_large"));
        QVERIFY(!together->isComplete);
        const auto large = readPackage(std::make_shared<Overlapping>(1, 65u << 20), "wxapkg", wantAll, TaskContext());
        QCOMPARE(readable(*large), 0);
        QCOMPARE(codesOf(large->warnings), QByteArray("too_large"));
    }

    void manyFilesAreListedUpToALimit()
    {
        PackedFiles files;
        for (int i = 0; i < 66'000; ++i)
            files.emplace_back("f" + std::to_string(i), "");
        const Package package = opened(wxapkg(files), "wxapkg");
        QCOMPARE(package.files.size(), std::size_t{65'536});
        QCOMPARE(codesOf(package.warnings), QByteArray("too_many_files"));
        files.resize(50'000);
        QCOMPARE(opened(zipped(files), "android-apk", [](const std::string &, std::uint64_t) { return false; }).files.size(), std::size_t{50'000});
    }

    void anAppOfTwoGigabytesCostsItsManifest()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("huge.apk"));
        writeSparseApk(path);
        QVERIFY(QFileInfo(path).size() > 2'000'000'000);
        const auto bytes = openFile(path.toStdString());
        QVERIFY(bytes.has_value());
        ArtifactInfo info;
        info.path = "huge.apk";
        const auto reading = readManifest(**bytes, info, TaskContext());
        QVERIFY(reading.has_value());
        QCOMPARE(reading->artifact.format, std::string("android-apk"));
        QCOMPARE(reading->app.id, std::string("com.example"));
        QCOMPARE(reading->files.at(1).bytes, std::uint64_t{2'000'000'000});
    }

    void onlyPackagesAreOpened()
    {
        const auto package = readPackage(memorySource("{}"), "wechat-app-json", wantAll, TaskContext());
        QVERIFY(!package);
        QCOMPARE(package.error().code, ErrorCode::Unsupported);
        QVERIFY(!isPackageFormat("zip"));
    }

    void stopIsHeard()
    {
        std::stop_source stop;
        stop.request_stop();
        for (const char *format : {"wxapkg", "android-apk"}) {
            const auto package = readPackage(memorySource(wxapkg(compiled)), format, wantAll, TaskContext(stop.get_token()));
            QVERIFY2(!package, format);
            QCOMPARE(package.error().code, ErrorCode::Stopped);
        }
    }

    void theManifestInsideIsReadWithItsPlace()
    {
        ArtifactInfo info;
        info.path = "__APP__.wxapkg";
        const auto reading = readManifest(*memorySource(wxapkg(compiled)), info, TaskContext());
        QVERIFY(reading.has_value());
        QCOMPARE(reading->artifact.format, std::string("wxapkg"));
        QVERIFY(reading->artifact.complete);
        QCOMPARE(reading->items.at(0).name, std::string("scope.record"));
        QCOMPARE(reading->items.at(0).pointer, std::string("app-config.json#/permission/scope.record"));
        QCOMPARE(reading->items.at(0).purposeText, std::string("语音留言"));
        QCOMPARE(reading->items.at(1).pointer, std::string("app-config.json#/requiredPrivateInfos/0"));
        QCOMPARE(reading->files.size(), std::size_t{3});
        QCOMPARE(reading->files[1].path, std::string("app-service.js"));
        QCOMPARE(reading->files[1].bytes, std::uint64_t{16});
        QVERIFY(reading->files[0].text.find("语音留言") != std::string::npos);
        QVERIFY(reading->files[1].text.empty());
    }

    void aPackageWithoutAManifestSaysSo()
    {
        ArtifactInfo info;
        info.path = "_shop_.wxapkg";
        const auto reading = readManifest(*memorySource(wxapkg({{"/shop/a.js", "x"}})), info, TaskContext());
        QVERIFY(reading.has_value());
        QCOMPARE(codesOf(reading->artifact.warnings), QByteArray("no_manifest_in_package"));
        QVERIFY(reading->artifact.complete);
    }

    void aPackageIsAManifestWhereverItLies()
    {
        const std::string zip = zipped({{"code/main.wxapkg", wxapkg(compiled)}, {"notice/privacy.md", "# 隐私政策\n\n我们会收集您的手机号码。"}});
        const auto submission = loadSubmission("handed-in.zip", memorySource(zip), TaskContext());
        QVERIFY(submission.has_value());
        QCOMPARE(submission->artifacts.at(0).info.role, Role::Manifest);
        QCOMPARE(submission->artifacts.at(0).info.format, std::string("wxapkg"));
    }
};

PROBITY_TEST(TestPackage)
#include "test_package.moc"
