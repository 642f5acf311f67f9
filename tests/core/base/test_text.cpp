#include "base/text.h"
#include "support/test_main.h"

using namespace probity;

namespace {

std::string utf16(const std::u32string &text, bool isLittle, bool withMark)
{
    std::string out = withMark ? (isLittle ? std::string("\xFF\xFE", 2) : std::string("\xFE\xFF", 2)) : std::string();
    const auto unit = [&](char32_t value) {
        const char high = static_cast<char>(value >> 8);
        const char low = static_cast<char>(value & 0xFF);
        out += isLittle ? low : high;
        out += isLittle ? high : low;
    };
    for (const char32_t c : text) {
        if (c >= 0x10000) {
            unit(0xD800 + ((c - 0x10000) >> 10));
            unit(0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            unit(c);
        }
    }
    return out;
}

}  // namespace

class TestText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Eight characters are looked at together: a fault must not hide among them.
    void aFaultIsFoundWhereverItStands()
    {
        for (std::size_t length = 1; length < 40; ++length) {
            for (std::size_t at = 0; at < length; ++at) {
                std::string text(length, 'a');
                QVERIFY(isValidUtf8(text));
                text[at] = '\xFF';
                QVERIFY2(!isValidUtf8(text), std::to_string(at).c_str());
                text.replace(at, 1, "\xE4\xBD\xA0");
                QVERIFY2(isValidUtf8(text), std::to_string(at).c_str());
                QVERIFY(!isValidUtf8(std::string_view(text).substr(0, at + 2)));
            }
        }
    }

    void noticesComeInManyEncodings_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<QString>("text");
        const QString chinese = QStringLiteral("我们会收集您的手机号码，用于登录。");
        QTest::newRow("utf-8") << chinese.toUtf8() << "utf-8" << chinese;
        QTest::newRow("utf-8 with mark") << QByteArray("\xEF\xBB\xBF") + chinese.toUtf8() << "utf-8" << QString(QChar(0xFEFF)) + chinese;
        const std::u32string wide = toUtf32(chinese.toStdString());
        QTest::newRow("utf-16le with mark") << QByteArray::fromStdString(utf16(wide, true, true)) << "utf-16le" << QString(QChar(0xFEFF)) + chinese;
        QTest::newRow("utf-16be with mark") << QByteArray::fromStdString(utf16(wide, false, true)) << "utf-16be" << QString(QChar(0xFEFF)) + chinese;
        QTest::newRow("utf-16le English without mark") << QByteArray::fromStdString(utf16(U"We collect your phone number.", true, false)) << "utf-16le" << "We collect your phone number.";
        QTest::newRow("gb18030") << QByteArray::fromHex("ced2c3c7bbe1cad5bcafc4fab5c4cad6bbfabac5c2ebA3ACd3c3d3dab5c7c2bca1a3") << "gb18030" << chinese;
        QTest::newRow("big5") << QByteArray::fromHex("a7daadccb77ca6acb6b0b17aaabaa4e2bef7b8b9bd58a141a5cea9f3b56ea44aaa41b0c8a143") << "big5" << QStringLiteral("我們會收集您的手機號碼，用於登入服務。");
        QTest::newRow("latin-1") << QByteArray("Datenschutzerkl\xE4rung f\xFCr alle") << "latin-1" << QStringLiteral("Datenschutzerklärung für alle");
        QTest::newRow("empty") << QByteArray() << "utf-8" << QString();
    }
    void noticesComeInManyEncodings()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, encoding);
        QFETCH(QString, text);
        const DecodedText decoded = decodeText(bytes.toStdString());
        QCOMPARE(QString::fromLatin1(name(decoded.encoding)), encoding);
        QVERIFY(decoded.text == text.toStdU32String());
        QCOMPARE(decoded.replaced, std::size_t{0});
    }

    void aCutUtf8FileStaysUtf8()
    {
        const QByteArray whole = QStringLiteral("我们会收集您的手机号码，用于登录。").repeated(20).toUtf8();
        const DecodedText decoded = decodeText(whole.left(whole.size() - 1).toStdString());
        QCOMPARE(QString::fromLatin1(name(decoded.encoding)), QStringLiteral("utf-8"));
        QVERIFY(decoded.replaced > 0);
    }

    void malformedSequencesAreCountedAndReplaced_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("overlong slash") << QByteArray("a\xC0\xAF");
        QTest::newRow("surrogate") << QByteArray("a\xED\xA0\x80");
        QTest::newRow("beyond Unicode") << QByteArray("a\xF5\x80\x80\x80");
        QTest::newRow("lone continuation") << QByteArray("a\x80");
        QTest::newRow("cut") << QByteArray("a\xE4\xB8");
    }
    void malformedSequencesAreCountedAndReplaced()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!isValidUtf8(bytes.toStdString()));
        std::size_t replaced = 0;
        const std::string repaired = repairUtf8(bytes.toStdString(), &replaced);
        QVERIFY(replaced > 0);
        QVERIFY(isValidUtf8(repaired));
        QVERIFY(repaired[0] == 'a');
    }

    void everyCharacterSurvivesTheWayThereAndBack()
    {
        const std::u32string text = U"aß漢\U0001F600\u0000z";
        QVERIFY(toUtf32(toUtf8(text)) == text);
    }
};

PROBITY_TEST(TestText)
#include "test_text.moc"
