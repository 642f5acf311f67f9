#include "ui/print/letter_pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QDateTime>
#include <QFontDatabase>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

namespace probity::ui {

namespace {

constexpr int resolution = 300;

/// With Noto Sans CJK the text layer comes out as Kangxi radicals and loses digits; with WenQuanYi Micro Hei it is right.
QFont letterFont(double points)
{
    const QString wanted = QStringLiteral("WenQuanYi Micro Hei");
    QFont font = QFontDatabase::families().contains(wanted) ? QFont(wanted) : QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPointSizeF(points);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

/// Families named in the HTML would win over the document's font; the letter is printed in one whose text layer is right.
QString withoutFontFamilies(QString html)
{
    qsizetype at = 0;
    const QString property = QStringLiteral("font-family");
    while ((at = html.indexOf(property, at, Qt::CaseInsensitive)) >= 0) {
        qsizetype end = at;
        while (end < html.size() && html.at(end) != QLatin1Char(';') && html.at(end) != QLatin1Char('}') && html.at(end) != QLatin1Char('<'))
            ++end;
        if (end < html.size() && html.at(end) == QLatin1Char(';'))
            ++end;
        html.remove(at, end - at);
    }
    return html;
}

void paintPages(QPdfWriter &writer, QTextDocument &document, const QString &footer)
{
    QPainter painter(&writer);
    const QSizeF page = document.pageSize();
    const QFont font = letterFont(8);
    const int pages = document.pageCount();
    for (int number = 0; number < pages; ++number) {
        if (number > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -number * page.height());
        QAbstractTextDocumentLayout::PaintContext context;
        context.palette.setColor(QPalette::Text, Qt::black);
        const QRectF area(0, number * page.height(), page.width(), page.height());
        painter.setClipRect(area);
        // A line that merely touches the edge belongs to the next page: drawn here too it would stand twice in the text layer.
        context.clip = area.adjusted(0, 1, 0, -1);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setFont(font);
        painter.setPen(QColor(0x6b, 0x72, 0x80));
        const double line = 0.3 * resolution;
        const QRectF place(0, page.height(), page.width(), line);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, footer);
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("%1 / %2").arg(number + 1).arg(pages));
    }
}

/// The table of offsets at the end of the file: every entry behind `from` moves by `delta`.
void moveOffsets(QByteArray &pdf, qsizetype table, qsizetype from, qsizetype delta)
{
    const qsizetype trailer = pdf.indexOf("trailer", table);
    for (qsizetype at = pdf.indexOf(" 00000 n", table); at >= 0 && at < trailer; at = pdf.indexOf(" 00000 n", at + 1)) {
        const qlonglong offset = pdf.mid(at - 10, 10).toLongLong();
        if (offset > from)
            pdf.replace(at - 10, 10, QByteArray::number(offset + delta).rightJustified(10, '0'));
    }
}

}  // namespace

Result<QByteArray> withFixedDate(const QByteArray &pdf, const Timestamp &written)
{
    const QByteArray opening = "/CreationDate (";
    const qsizetype at = pdf.indexOf(opening);
    const qsizetype end = at < 0 ? -1 : pdf.indexOf(')', at);
    const qsizetype start = pdf.lastIndexOf("startxref");
    if (end < 0 || start < 0)
        return failure(ErrorCode::BadFormat, "no creation date or no offset table in the PDF");
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(written.microseconds / 1000, Qt::UTC);
    const QByteArray date = when.toString(QStringLiteral("'D:'yyyyMMddHHmmss'Z'")).toLatin1();
    const qsizetype from = at + opening.size();
    QByteArray fixed = pdf;
    fixed.replace(from, end - from, date);
    const qsizetype delta = date.size() - (end - from);
    const qsizetype number = fixed.indexOf('\n', start + delta) + 1;
    const qsizetype numberEnd = fixed.indexOf('\n', number);
    const qlonglong table = fixed.mid(number, numberEnd - number).toLongLong() + delta;
    fixed.replace(number, numberEnd - number, QByteArray::number(table));
    moveOffsets(fixed, table, from, delta);
    return fixed;
}

Result<QByteArray> letterPdf(const QString &html, const LetterPdfInfo &info)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(20, 18, 20, 22), QPageLayout::Millimeter);
        writer.setResolution(resolution);
        writer.setTitle(info.title);
        writer.setCreator(QStringLiteral("Probity"));
        QTextDocument document;
        document.documentLayout()->setPaintDevice(&writer);
        document.setDocumentMargin(0);
        document.setDefaultFont(letterFont(10));
        document.setHtml(withoutFontFamilies(html));
        const QRect area = writer.pageLayout().paintRectPixels(resolution);
        document.setPageSize(QSizeF(area.width(), area.height()));
        paintPages(writer, document, info.footer);
    }
    buffer.close();
    if (bytes.isEmpty())
        return failure(ErrorCode::Internal, "the PDF writer wrote nothing");
    return withFixedDate(bytes, info.written);
}

Status writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const auto fail = [&] {
        const ErrorCode code = file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::NotWritable;
        return failure(code, file.errorString().toStdString(), path.toStdString());
    };
    if (!file.open(QIODevice::WriteOnly))
        return fail();
    if (file.write(bytes) != bytes.size() || !file.commit())
        return fail();
    return {};
}

}  // namespace probity::ui
