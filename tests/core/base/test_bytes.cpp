#include "base/byte_source.h"
#include "base/hashing.h"
#include "base/resources.h"
#include "support/test_main.h"

using namespace probity;

class TestBytes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hashesAreThoseOfTheStandards()
    {
        QCOMPARE(sha256("abc").hex(), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(md5Hex("abc"), std::string("900150983cd24fb0d6963f7d28e17f72"));
        QCOMPARE(sha1Hex("abc"), std::string("a9993e364706816aba3e25717850c26c9cd0d89d"));
        Sha256Stream stream;
        stream.add("a");
        stream.add("bc");
        QVERIFY(stream.finish() == sha256("abc"));
        Sha256 back;
        QVERIFY(Sha256::fromHex(sha256("abc").hex(), back));
        QVERIFY(back == sha256("abc"));
        QVERIFY(!Sha256::fromHex("xyz", back));
    }

    void aFileIsReadAtAnyPlace()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("bytes"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("0123456789");
        file.close();
        const auto source = openFile(path.toStdString());
        QVERIFY(source.has_value());
        QCOMPARE((*source)->size(), std::uint64_t{10});
        char out[8] = {};
        QCOMPARE((*source)->read(7, out, sizeof out).value(), std::size_t{3});
        QCOMPARE(std::string(out, 3), std::string("789"));
        QCOMPARE((*source)->read(10, out, sizeof out).value(), std::size_t{0});
        const ByteSourcePtr part = slice(*source, 2, 4);
        QCOMPARE(readAll(*part, 100).value(), std::string("2345"));
        QCOMPARE(readAll(**source, 9).error().code, ErrorCode::TooLarge);
    }

    void whatIsNoFileIsRefused()
    {
        QTemporaryDir folder;
        QCOMPARE(openFile(folder.filePath(QStringLiteral("none")).toStdString()).error().code, ErrorCode::NotFound);
        QCOMPARE(openFile(folder.path().toStdString()).error().code, ErrorCode::NotReadable);
        QCOMPARE(openFile("/dev/null").error().code, ErrorCode::NotReadable);
    }

    void resourcesAreCompiledIn()
    {
        const auto categories = resource("taxonomy/categories.json");
        QVERIFY(categories.has_value());
        QVERIFY(categories->find("probity.categories/1") != std::string_view::npos);
        QCOMPARE(resource("taxonomy/none.json").error().code, ErrorCode::NotFound);
        const auto names = resourceNames("taxonomy");
        QVERIFY(std::find(names.begin(), names.end(), "categories.json") != names.end());
    }
};

PROBITY_TEST(TestBytes)
#include "test_bytes.moc"
