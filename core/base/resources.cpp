#include "base/resources.h"

#include <mutex>

#include <QDir>
#include <QResource>
#include <QString>

extern int qInitResources_probity_data();

namespace probity {

namespace {

QString located(std::string_view path)
{
    // The data lies in a static library: nothing refers to it unless this does.
    static std::once_flag once;
    std::call_once(once, [] { qInitResources_probity_data(); });
    return QStringLiteral(":/probity/") + QString::fromUtf8(path.data(), static_cast<qsizetype>(path.size()));
}

}  // namespace

Result<std::string_view> resource(std::string_view path)
{
    const QResource found(located(path));
    if (!found.isValid() || found.data() == nullptr)
        return failure(ErrorCode::NotFound, "no such resource", std::string(path));
    return std::string_view(reinterpret_cast<const char *>(found.data()), static_cast<std::size_t>(found.size()));
}

std::vector<std::string> resourceNames(std::string_view folder)
{
    std::vector<std::string> names;
    const QStringList found = QDir(located(folder)).entryList(QDir::Files, QDir::Name);
    for (const QString &name : found)
        names.push_back(name.toStdString());
    return names;
}

}  // namespace probity
