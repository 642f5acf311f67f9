// The data safety export of Google Play: five columns, question id, response id, value, requirement, label.
#include "import/manifest/readers.h"

#include <map>

#include "base/text.h"
#include "import/manifest/csv.h"

namespace probity::manifest {

namespace {

bool startsWith(const std::string &text, std::string_view start) noexcept
{
    return text.compare(0, start.size(), start) == 0;
}

/// How a ticked type is used, from the rows "PSL_DATA_USAGE_RESPONSES:<type>:<question>".
struct Usage {
    std::string purposes;
    std::string detail;
};

void append(std::string &to, const std::string &word, const char *separator)
{
    if (to.find(word) == std::string::npos)
        to += (to.empty() ? "" : separator) + word;
}

void addUsage(const std::string &question, const std::string &response, std::map<std::string, Usage> &usages)
{
    const std::size_t first = question.find(':');
    const std::size_t second = first == std::string::npos ? first : question.find(':', first + 1);
    if (second == std::string::npos)
        return;
    Usage &usage = usages[question.substr(first + 1, second - first - 1)];
    const std::string asked = question.substr(second + 1);
    if (response == "PSL_DATA_USAGE_ONLY_COLLECTED")
        append(usage.detail, "collected", " ");
    else if (response == "PSL_DATA_USAGE_ONLY_SHARED")
        append(usage.detail, "shared", " ");
    else if (asked == "PSL_DATA_USAGE_EPHEMERAL")
        append(usage.detail, "ephemeral", " ");
    else if (response == "PSL_DATA_USAGE_USER_CONTROL_OPTIONAL")
        append(usage.detail, "optional", " ");
    else if (asked.find("PURPOSE") != std::string::npos && !response.empty())
        append(usage.purposes, response, ", ");
}

}  // namespace

void readPlayCsv(std::string_view utf8, ManifestReading &reading)
{
    reading.app.platform = PlatformId("android");
    if (utf8.empty())
        warn(reading, "empty_file", "The export is empty.", {}, Loss::Some);
    CsvReader csv(utf8);
    CsvReader::Row row;
    std::map<std::string, Usage> usages;
    while (csv.next(row)) {
        if (row.cells.size() == 1 && trimmed(row.cells[0]).empty())
            continue;
        if (row.cells.size() < 3)
            warn(reading, "short_row", "The row has fewer than three cells; it was not read.", "line " + std::to_string(row.line) + " column 1", Loss::Some);
        if (row.cells.size() < 3 || toLowerAscii(trimmed(row.cells[2])) != "true")
            continue;
        const std::string &question = row.cells[0];
        const std::string pointer = question + "/" + row.cells[1];
        if (startsWith(question, "PSL_DATA_TYPES_") && !row.cells[1].empty())
            add(reading, ManifestItem::Kind::PrivacyKey, row.cells[1], pointer, row.line, true);
        else if (startsWith(question, "PSL_DATA_USAGE_RESPONSES:"))
            addUsage(question, row.cells[1], usages);
        else if (startsWith(question, "PSL_"))
            add(reading, ManifestItem::Kind::Feature, row.cells[1].empty() ? question : row.cells[1], pointer, row.line);
    }
    for (ManifestItem &item : reading.items) {
        const auto usage = usages.find(item.name);
        if (item.kind != ManifestItem::Kind::PrivacyKey || usage == usages.end())
            continue;
        item.purposeText = usage->second.purposes;
        item.detail = usage->second.detail;
    }
    if (csv.openQuote() != 0)
        warn(reading, "truncated", "A quote is opened and never closed; what follows it was taken as one cell.", "line " + std::to_string(csv.openQuote()), Loss::Some);
}

}  // namespace probity::manifest
