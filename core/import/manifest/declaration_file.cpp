// Declarations for platforms that are not listed: a JSON of our own, and tables as people keep them. Which column and which key
// means what is data: resources/lexicon/manifest_columns.json.
#include "import/manifest/readers.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "import/manifest/csv.h"
#include "taxonomy/resource_json.h"

namespace probity::manifest {

namespace {

using Kind = ManifestItem::Kind;

/// What a column or key is for, by its heading in lower case.
using Columns = std::map<std::string, std::string>;

/// Facts of resources/, read once and never changed; a test holds them whole.
const Columns &columns()
{
    static const Columns loaded = [] {
        Columns out;
        const auto json = resource_json::load("lexicon/manifest_columns.json", "probity.manifest_columns/1");
        if (!json)
            return out;
        for (const auto &entry : resource_json::array(*json, "fields"))
            for (const auto &heading : resource_json::array(entry, "headings"))
                if (heading.is_string())
                    out.emplace(heading.get<std::string>(), resource_json::text(entry, "field"));
        return out;
    }();
    return loaded;
}

std::string fieldOf(std::string_view heading)
{
    const auto found = columns().find(toLowerAscii(trimmed(heading)));
    return found == columns().end() ? std::string() : found->second;
}

/// One line of a table or one entry of a list, by field.
struct Entry {
    std::map<std::string, std::string> fields;
    std::string pointer;
    std::size_t line = 0;

    std::string take(const char *field) const
    {
        const auto found = fields.find(field);
        return found == fields.end() ? std::string() : std::string(trimmed(found->second));
    }
};

void addEntry(const Entry &entry, ManifestReading &reading)
{
    const std::string permission = entry.take("permission");
    const std::string data = entry.take("data");
    const std::string sdk = entry.take("recipient");
    ManifestItem item;
    item.pointer = entry.pointer;
    item.line = entry.line;
    item.purposeText = entry.take("purpose");
    item.detail = entry.take("detail");
    if (!data.empty() || !permission.empty()) {
        item.kind = data.empty() ? Kind::Permission : Kind::PrivacyKey;
        item.name = data.empty() ? permission : data;
        item.isRequest = true;
        add(reading, item);
    }
    if (!sdk.empty()) {
        item.kind = Kind::Sdk;
        item.name = sdk;
        item.isRequest = false;
        add(reading, item);
    }
    if (data.empty() && permission.empty() && sdk.empty())
        warn(reading, "nameless", "An entry that names no data, permission or recipient; it was not read.", "line " + std::to_string(entry.line) + (entry.pointer.empty() ? "" : ", " + entry.pointer), Loss::Some);
}

void setApp(const JsonValue &app, ManifestReading &reading)
{
    reading.app.platform = PlatformId(app.string("platform"));
    reading.app.id = app.string("id");
    reading.app.name = app.string("name");
    reading.app.developer = app.string("developer");
    reading.version = app.string("version");
    reading.minimumPlatform = app.string("minimum_platform");
}

}  // namespace

bool isDeclarationTable(std::string_view text)
{
    CsvReader csv(text.substr(0, text.find('\n')));
    CsvReader::Row row;
    if (!csv.next(row))
        return false;
    const auto has = [&](std::initializer_list<std::string_view> fields) {
        return std::any_of(row.cells.begin(), row.cells.end(), [&](const std::string &cell) { return std::find(fields.begin(), fields.end(), fieldOf(cell)) != fields.end(); });
    };
    return has({"permission", "data"}) && has({"purpose", "recipient", "detail"});
}

void readDeclarationTable(std::string_view utf8, ManifestReading &reading)
{
    CsvReader csv(utf8);
    CsvReader::Row row;
    if (!csv.next(row)) {
        warn(reading, "empty_file", "The table is empty.", {}, Loss::Some);
        return;
    }
    std::vector<std::string> fields;
    for (const std::string &heading : row.cells)
        fields.push_back(fieldOf(heading));
    if (std::none_of(fields.begin(), fields.end(), [](const std::string &field) { return field == "data" || field == "permission"; }))
        warn(reading, "unknown_columns", "No column of the table names data or a permission; headings that are known are listed in the help.", "line 1 column 1", Loss::Some);
    for (std::size_t number = 2; csv.next(row); ++number) {
        if (std::all_of(row.cells.begin(), row.cells.end(), [](const std::string &cell) { return trimmed(cell).empty(); }))
            continue;
        Entry entry;
        entry.pointer = "row " + std::to_string(number);
        entry.line = row.line;
        for (std::size_t i = 0; i < row.cells.size() && i < fields.size(); ++i)
            if (!fields[i].empty())
                entry.fields[fields[i]] = row.cells[i];
        addEntry(entry, reading);
    }
    if (csv.openQuote() != 0)
        warn(reading, "truncated", "A quote is opened and never closed; what follows it was taken as one cell.", "line " + std::to_string(csv.openQuote()), Loss::Some);
}

void readDeclarationJson(const JsonValue &root, ManifestReading &reading)
{
    if (const JsonValue *app = root.find("app"); app != nullptr)
        setApp(*app, reading);
    const JsonValue *list = root.find("declarations");
    if (list == nullptr || !list->isArray()) {
        warn(reading, "unexpected_type", "\"declarations\" is missing or no list.", placeOf(list, "/declarations"), Loss::Some);
        return;
    }
    for (std::size_t i = 0; i < list->members.size(); ++i) {
        const JsonValue &value = list->members[i].second;
        Entry entry;
        entry.pointer = jsonPointer("/declarations", std::to_string(i));
        entry.line = value.line;
        for (const auto &[key, member] : value.members)
            if (const std::string field = fieldOf(key); !field.empty() && !member.isObject() && !member.isArray())
                entry.fields[field] = member.text;
        addEntry(entry, reading);
    }
}

}  // namespace probity::manifest
