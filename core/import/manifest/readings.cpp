// What every manifest reader needs to fill a reading.
#include "import/manifest/readers.h"

#include <algorithm>

namespace probity::manifest {

void warn(ManifestReading &reading, const char *code, std::string message, std::string where, Loss loss)
{
    constexpr std::size_t most = 100;   // a hostile file must not fill the report
    if (loss == Loss::Some)
        reading.artifact.complete = false;
    if (reading.artifact.warnings.size() < most)
        reading.artifact.warnings.push_back({code, std::move(message), std::move(where)});
}

void add(ManifestReading &reading, ManifestItem item)
{
    constexpr std::size_t most = 20'000;
    constexpr const char *code = "too_many_items";
    if (reading.items.size() < most)
        reading.items.push_back(std::move(item));
    else if (std::none_of(reading.artifact.warnings.begin(), reading.artifact.warnings.end(), [&](const Diagnostic &one) { return one.code == code; }))
        warn(reading, code, "More than 20,000 items; the rest was not read.", item.pointer, Loss::Some);
}

void add(ManifestReading &reading, ManifestItem::Kind kind, const std::string &name, std::string pointer, std::size_t line, bool isRequest,
         std::string purposeText)
{
    ManifestItem item;
    item.kind = kind;
    item.name = name;
    item.pointer = std::move(pointer);
    item.purposeText = std::move(purposeText);
    item.line = line;
    item.isRequest = isRequest;
    add(reading, std::move(item));
}

void addSetting(ManifestReading &reading, const std::string &name, std::string pointer, std::size_t line, std::string value)
{
    ManifestItem item;
    item.name = name;
    item.pointer = std::move(pointer);
    item.line = line;
    item.detail = std::move(value);
    add(reading, std::move(item));
}

void addStrings(ManifestReading &reading, const JsonValue &object, std::string_view key, ManifestItem::Kind kind, bool isRequest)
{
    const JsonValue *list = object.find(key);
    if (list == nullptr || list->kind == JsonValue::Kind::Null)
        return;
    const std::string parent = jsonPointer("", key);
    if (!list->isArray()) {
        warn(reading, "unexpected_type", "A list of names belongs here; it was not read.", placeOf(list, parent), Loss::Some);
        return;
    }
    for (std::size_t i = 0; i < list->members.size(); ++i) {
        const JsonValue &value = list->members[i].second;
        const std::string pointer = jsonPointer(parent, std::to_string(i));
        if (value.isString())
            add(reading, kind, value.text, pointer, value.line, isRequest);
        else
            warn(reading, "unexpected_type", "A name in quotes belongs here; it was not read.", placeOf(&value, pointer), Loss::Some);
    }
}

std::string placeOf(const JsonValue *value, const std::string &pointer)
{
    if (value == nullptr || value->line == 0)
        return pointer;
    const std::string place = "line " + std::to_string(value->line) + " column " + std::to_string(value->column);
    return pointer.empty() ? place : place + ", " + pointer;
}

void warnOfXml(ManifestReading &reading, std::string_view text, const char *what, std::ptrdiff_t offset)
{
    const std::size_t at = std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)), text.size());
    const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    const std::size_t column = before == std::string_view::npos ? at + 1 : at - before;
    warn(reading, "not_xml", std::string(what) + "; what stands before was read.", "line " + std::to_string(LineCounter(text).at(offset)) + " column " + std::to_string(column), Loss::Some);
}

LineCounter::LineCounter(std::string_view text)
{
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        m_ends.push_back(static_cast<std::uint32_t>(at));
}

std::size_t LineCounter::at(std::ptrdiff_t offset) const noexcept
{
    const auto wanted = static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0));
    return static_cast<std::size_t>(std::lower_bound(m_ends.begin(), m_ends.end(), wanted) - m_ends.begin()) + 1;
}

}  // namespace probity::manifest
