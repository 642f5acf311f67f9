#include "report/xlsx.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "report/letter_blocks.h"
#include "report/stored_zip.h"
#include "report/xml_text.h"

namespace probity {

namespace {

constexpr std::size_t mostRows = 1'048'576;
constexpr std::size_t longestCell = 32'767;
constexpr std::size_t longestSheetName = 31;
constexpr const char *declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char *main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

std::string columnName(std::size_t column)
{
    std::string out;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return out;
}

std::string cut(const std::string &text)
{
    const std::u32string wide = toUtf32(text);
    // Excel counts UTF-16 units; a character is at most two of them.
    return wide.size() * 2 <= longestCell ? text : toUtf8(std::u32string_view(wide).substr(0, longestCell / 2 - 1)) + "…";
}

std::string sheetName(const std::string &wanted)
{
    std::u32string name;
    for (const char32_t c : toUtf32(harmless(wanted, LineFeeds::Join)))
        if (std::u32string_view(U"[]:*?/\\'").find(c) == std::u32string_view::npos && name.size() < longestSheetName)
            name += c;
    return name.empty() ? "Sheet" : toUtf8(name);
}

std::string sheetXml(const std::vector<std::vector<std::string>> &rows)
{
    std::string out = fmt::format("{}<worksheet xmlns=\"{}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>\n",
                                  declaration, main);
    std::size_t columns = 1;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        out += fmt::format("<row r=\"{}\">", row + 1);
        for (std::size_t column = 0; column < rows[row].size(); ++column)
            out += fmt::format("<c r=\"{}{}\" t=\"inlineStr\"{}><is><t xml:space=\"preserve\">{}</t></is></c>", columnName(column), row + 1, row == 0 ? " s=\"1\"" : "", escapedXml(cut(rows[row][column])));
        columns = std::max(columns, rows[row].size());
        out += "</row>\n";
    }
    return out + fmt::format("</sheetData><autoFilter ref=\"A1:{}{}\"/></worksheet>\n", columnName(columns - 1), std::max<std::size_t>(rows.size(), 1));
}

}  // namespace

Result<std::string> xlsxTable(const std::string &sheet, const std::vector<std::vector<std::string>> &rows)
{
    if (rows.size() > mostRows)
        return failure(ErrorCode::TooLarge, "a sheet holds 1,048,576 rows");
    const std::string types = std::string(declaration)
        + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
          "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
          "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>\n";
    const std::string relations = std::string(declaration)
        + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
          "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>\n";
    const std::string bookRelations = std::string(declaration)
        + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
          "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
          "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>\n";
    const std::string book = fmt::format("{}<workbook xmlns=\"{}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"{}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>\n",
                                         declaration, main, escapedXml(sheetName(sheet)));
    const std::string styles = fmt::format("{}<styleSheet xmlns=\"{}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
                                           "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
                                           "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf xfId=\"0\"/><xf xfId=\"0\" fontId=\"1\" applyFont=\"1\"/></cellXfs></styleSheet>\n",
                                           declaration, main);
    std::vector<ZipMember> members{{"[Content_Types].xml", memorySource(types)}, {"_rels/.rels", memorySource(relations)}, {"xl/_rels/workbook.xml.rels", memorySource(bookRelations)},
                                   {"xl/workbook.xml", memorySource(book)}, {"xl/styles.xml", memorySource(styles)}, {"xl/worksheets/sheet1.xml", memorySource(sheetXml(rows))}};
    std::string out;
    const Status written = writeStoredZip(std::move(members), [&](std::string_view bytes) -> Status { out += bytes; return {}; }, TaskContext(), ZipOrder::AsGiven);
    if (!written)
        return tl::unexpected(written.error());
    return out;
}

}  // namespace probity
