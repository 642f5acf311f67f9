#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <QtTest>

#include "import/notice/notice_reader.h"
#include "packed.h"

namespace probity::test {

inline Result<NoticeDocument> noticeOf(const std::string &bytes, const std::string &path)
{
    ArtifactInfo info;
    info.path = path;
    return readNotice(*memorySource(bytes), info, TaskContext());
}

/// Every block as "H2 text", "P text", "L1 text", "T0.1.2 text"; hidden ones with '!'.
inline QStringList blocksIn(const NoticeDocument &notice)
{
    QStringList out;
    for (const NoticeBlock &block : notice.blocks) {
        QString line;
        switch (block.kind) {
        case NoticeBlock::Kind::Heading: line = QStringLiteral("H%1 ").arg(block.level); break;
        case NoticeBlock::Kind::Paragraph: line = QStringLiteral("P "); break;
        case NoticeBlock::Kind::ListItem: line = QStringLiteral("L%1 ").arg(block.level); break;
        case NoticeBlock::Kind::TableCell: line = QStringLiteral("T%1.%2.%3 ").arg(block.table).arg(block.row).arg(block.column); break;
        }
        if (block.isHidden)
            line.prepend(QLatin1Char('!'));
        out.append(line + QString::fromStdU32String(notice.text.substr(block.range.start, block.range.end - block.range.start)));
    }
    return out;
}

inline bool warns(const NoticeDocument &notice, const std::string &code)
{
    return std::any_of(notice.artifact.warnings.begin(), notice.artifact.warnings.end(), [&](const Diagnostic &warning) { return warning.code == code; });
}

/// What every document promises: places in order and inside, blocks that do not overlap.
inline void checkPlaces(const NoticeDocument &notice)
{
    QCOMPARE(notice.toSource.size(), notice.text.size() + 1);
    for (std::size_t i = 0; i + 1 < notice.toSource.size(); ++i)
        QVERIFY(notice.toSource[i] <= notice.toSource[i + 1]);
    QVERIFY(notice.toSource.back() <= notice.source.size());
    std::size_t end = 0;
    for (const NoticeBlock &block : notice.blocks) {
        QVERIFY(block.range.start >= end && block.range.end > block.range.start && block.range.end <= notice.text.size());
        end = block.range.end;
    }
}

/// A PDF of one page with lines of text in Helvetica: what is written, at which place, how large.
struct PdfLine {
    int x;
    int y;      ///< from the bottom, as PDF counts
    int size;
    std::string text;
};

inline std::string pdfOf(const std::vector<PdfLine> &lines)
{
    std::string content;
    for (const PdfLine &line : lines)
        content += "BT /F1 " + std::to_string(line.size) + " Tf " + std::to_string(line.x) + " " + std::to_string(line.y) + " Td (" + line.text + ") Tj ET\n";
    const std::vector<std::string> objects{
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    };
    std::string out = "%PDF-1.4\n";
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        places.push_back(out.size());
        out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::size_t table = out.size();
    out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t place : places) {
        const std::string digits = std::to_string(place);
        out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    return out + "trailer << /Size 6 /Root 1 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

inline std::string docxOf(const std::string &body, const std::string &styles = {})
{
    const std::string space = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    std::vector<std::pair<std::string, std::string>> members{{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<?xml version=\"1.0\"?><w:document" + space + "><w:body>" + body + "</w:body></w:document>"}};
    if (!styles.empty())
        members.emplace_back("word/styles.xml", "<?xml version=\"1.0\"?><w:styles" + space + ">" + styles + "</w:styles>");
    return zipped(members);
}

inline std::string wordParagraph(const std::string &text, const std::string &properties = {})
{
    return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + "<w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

inline std::string odtOf(const std::string &body)
{
    return zipped({{"mimetype", "application/vnd.oasis.opendocument.text"},
                   {"content.xml", "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\"><office:body><office:text>" + body + "</office:text></office:body></office:document-content>"}});
}

}  // namespace probity::test
