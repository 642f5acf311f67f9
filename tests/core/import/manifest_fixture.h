#pragma once

#include <algorithm>
#include <string>

#include <QByteArray>

#include "import/manifest/manifest_reader.h"

/// Manifests written into the tests, and what was read of them as text.
namespace probity::test {

/// JSON with single quotes for double ones: moc loses its way in raw strings that hold "//" or a backslash.
inline std::string json(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

inline ManifestReading readAs(const std::string &path, const std::string &text)
{
    ArtifactInfo info;
    info.path = path;
    info.role = Role::Manifest;
    const auto reading = readManifest(*memorySource(text), info, TaskContext());
    return reading ? *reading : ManifestReading();
}

/// "name@pointer:line" of everything asked for, in order.
inline QByteArray requestsOf(const ManifestReading &reading)
{
    QByteArray out;
    for (const ManifestItem &item : reading.items)
        if (item.isRequest)
            out += (out.isEmpty() ? "" : " ") + QByteArray::fromStdString(item.name + "@" + item.pointer + ":" + std::to_string(item.line));
    return out;
}

inline bool hasWarning(const ManifestReading &reading, const std::string &code)
{
    return std::any_of(reading.artifact.warnings.begin(), reading.artifact.warnings.end(), [&](const Diagnostic &one) { return one.code == code; });
}

inline const ManifestItem *itemOf(const ManifestReading &reading, const std::string &name)
{
    const auto found = std::find_if(reading.items.begin(), reading.items.end(), [&](const ManifestItem &item) { return item.name == name; });
    return found == reading.items.end() ? nullptr : &*found;
}

/// "kind name=detail@pointer" of everything that is not asked for by name, in order.
inline QByteArray othersOf(const ManifestReading &reading)
{
    QByteArray out;
    for (const ManifestItem &item : reading.items)
        if (!item.isRequest)
            out += (out.isEmpty() ? "" : "\n") + QByteArray::fromStdString(std::string(kindName(item.kind)) + " " + item.name + (item.detail.empty() ? "" : "=" + item.detail) + "@" + item.pointer);
    return out;
}

/// "code where" of every warning.
inline QByteArray warningsOf(const ManifestReading &reading)
{
    QByteArray out;
    for (const Diagnostic &one : reading.artifact.warnings)
        out += (out.isEmpty() ? "" : "\n") + QByteArray::fromStdString(one.code + (one.where.empty() ? "" : " " + one.where));
    return out;
}

}  // namespace probity::test
