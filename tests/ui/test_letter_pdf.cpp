#include "support/test_main.h"

#include <QFontDatabase>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "ui/print/letter_pdf.h"

using namespace probity;
using namespace probity::ui;

namespace {

const QString chinese = QStringLiteral("审核结果：未通过。应用 乐享出行（wx8a41）2.3.1，设备标识符、精确位置、通讯录，一二三四五六七八九十。");
const QString english = QStringLiteral("Seen 14 times, first 2026-11-20 10:02:17 (+08:00), to restapi.amap.com. “we do not collect” 0123456789 office.");

LetterPdfInfo someInfo()
{
    return {QStringLiteral("Review result 结果"), QStringLiteral("2026-000418"), *parseTimestamp("2026-11-20T10:02:17+08:00")};
}

QByteArray makePdf(const QString &html)
{
    const auto pdf = letterPdf(html, someInfo());
    return pdf ? *pdf : QByteArray();
}

QString withoutBlanks(QString text) { return text.remove(QRegularExpression(QStringLiteral("\\s"))); }

}  // namespace

class TestLetterPdf : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameLetterGivesTheSameBytes()
    {
        const QString html = QStringLiteral("<h1>%1</h1><p>%2</p>").arg(chinese, english);
        const QByteArray first = makePdf(html);
        QVERIFY(first.startsWith("%PDF-"));
        QVERIFY(first.contains("/CreationDate (D:20261120020217Z)"));
        // The writer's clock counts seconds; its zone is the machine's.
        QTest::qWait(1100);
        qputenv("TZ", "Asia/Shanghai");
        tzset();
        const QByteArray second = makePdf(html);
        qputenv("TZ", "UTC");
        tzset();
        QCOMPARE(second, first);
    }

    void theOffsetsOfTheFileAreRight()
    {
        const QByteArray pdf = makePdf(QStringLiteral("<p>%1</p>").arg(english));
        const qsizetype start = pdf.lastIndexOf("startxref");
        const qsizetype table = pdf.mid(start + 10, 12).trimmed().split('\n').first().toLongLong();
        QVERIFY(pdf.mid(table).startsWith("xref"));
        int number = 0;
        for (const QByteArray &line : pdf.mid(table, start - table).split('\n')) {
            if (line.contains(" 00000 n")) {
                ++number;
                const QByteArray object = QByteArray::number(number) + " 0 obj";
                QVERIFY2(pdf.mid(line.left(10).toLongLong()).startsWith(object), line.constData());
            }
        }
        QVERIFY(number > 5);
    }

    void bytesWithoutADateAreRefused()
    {
        const auto fixed = withFixedDate("not a pdf", Timestamp{});
        QVERIFY(!fixed);
        QCOMPARE(fixed.error().code, ErrorCode::BadFormat);
    }

    void theTextLayerSaysWhatTheLetterSays()
    {
        const QString tool = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (tool.isEmpty())
            QSKIP("pdftotext is not installed");
        if (!QFontDatabase::families().contains(QStringLiteral("WenQuanYi Micro Hei")))
            QSKIP("WenQuanYi Micro Hei is not installed");
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("letter.pdf"));
        // The letter's own style names another font: it must not win.
        const QString html = QStringLiteral("<style>body { font-family: 'Noto Sans CJK SC'; color: #111 }</style><h1>%1</h1><p>%2</p>").arg(chinese, english);
        QVERIFY(writeWhole(path, makePdf(html)));
        QProcess process;
        process.start(tool, {QStringLiteral("-enc"), QStringLiteral("UTF-8"), path, QStringLiteral("-")});
        QVERIFY(process.waitForFinished(20000));
        const QString text = withoutBlanks(QString::fromUtf8(process.readAllStandardOutput()));
        QVERIFY2(text.contains(withoutBlanks(chinese)), qPrintable(text));
        QVERIFY2(text.contains(withoutBlanks(english)), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("2026-000418")), qPrintable(text));
    }

    void eachLineStandsOnceHoweverThePagesBreak()
    {
        const QString tool = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (tool.isEmpty())
            QSKIP("pdftotext is not installed");
        QString html;
        for (int i = 0; i < 200; ++i)
            html += QStringLiteral("<p style=\"margin:0\">line number %1 of the letter</p>").arg(i);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("letter.pdf"));
        QVERIFY(writeWhole(path, makePdf(html)));
        QProcess process;
        process.start(tool, {path, QStringLiteral("-")});
        QVERIFY(process.waitForFinished(20000));
        const QString text = QString::fromUtf8(process.readAllStandardOutput());
        for (int i = 0; i < 200; ++i)
            QCOMPARE(text.count(QStringLiteral("line number %1 of").arg(i)), 1);
    }

    void aPlaceThatCannotBeWrittenIsSaid()
    {
        const Status written = writeWhole(QStringLiteral("/proc/nowhere/letter.pdf"), "x");
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::NotWritable);
    }
};

PROBITY_TEST(TestLetterPdf)
#include "test_letter_pdf.moc"
