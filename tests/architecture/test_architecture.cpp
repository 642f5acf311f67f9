// Reads every #include, and the size of every file, against CONTRIBUTING.md ("Who may include whom").
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "support/test_main.h"

namespace fs = std::filesystem;

namespace {

struct Include {
    fs::path file;      ///< relative to the source folder
    int line = 0;
    std::string target;
    bool isQuoted = false;
};

const fs::path sourceDir = PROBITY_SOURCE_DIR;

std::vector<fs::path> sourceFiles(const std::vector<std::string> &folders)
{
    std::vector<fs::path> files;
    for (const std::string &folder : folders) {
        for (const auto &entry : fs::recursive_directory_iterator(sourceDir / folder)) {
            const std::string extension = entry.path().extension().string();
            if (entry.is_regular_file() && (extension == ".h" || extension == ".cpp"))
                files.push_back(fs::relative(entry.path(), sourceDir));
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> linesOf(const fs::path &file)
{
    std::ifstream in(sourceDir / file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

std::vector<Include> includesOf(const std::vector<fs::path> &files)
{
    static const std::regex pattern("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"].*");
    std::vector<Include> includes;
    for (const fs::path &file : files) {
        int number = 0;
        for (const std::string &line : linesOf(file)) {
            ++number;
            std::smatch match;
            if (line.find('#') != std::string::npos && std::regex_match(line, match, pattern))
                includes.push_back({file, number, match[2].str(), match[1].str() == "\""});
        }
    }
    return includes;
}

bool startsWith(const std::string &text, const std::string &prefix)
{
    return text.compare(0, prefix.size(), prefix) == 0;
}

/// "core/analysis/ledger/x.h" → "analysis/ledger", "core/store/x.h" → "store".
std::string roomOf(const fs::path &file)
{
    auto part = file.begin();
    const std::string top = part->string();
    const std::string room = (++part)->string();
    if (top != "core")
        return top;
    return room == "analysis" ? room + "/" + (++part)->string() : room;
}

std::string roomOfInclude(const std::string &target)
{
    return roomOf(fs::path("core") / target);
}

/// What each room of core may include, besides itself.
const std::map<std::string, std::set<std::string>> allowed = {
    {"base", {}},
    {"model", {"base"}},
    {"taxonomy", {"base", "model"}},
    {"import", {"base", "model", "taxonomy"}},
    {"analysis/declared", {"base", "model", "taxonomy"}},
    {"analysis/observed", {"base", "model", "taxonomy"}},
    {"analysis/capability", {"base", "model", "taxonomy"}},
    {"analysis/ledger", {"base", "model", "taxonomy"}},
    {"analysis/compare", {"base", "model", "taxonomy"}},
    {"analysis/rules", {"base", "model", "taxonomy"}},
    {"store", {"base", "model"}},
    {"report", {"base", "model", "taxonomy"}},
    {"review", {"base", "model", "taxonomy", "import", "analysis/declared", "analysis/observed", "analysis/capability", "analysis/ledger", "analysis/compare", "analysis/rules", "store", "report"}},
};

std::string at(const Include &include)
{
    return include.file.string() + ":" + std::to_string(include.line) + ": " + include.target;
}

bool isQt(const std::string &target)
{
    return !target.empty() && (target[0] == 'Q' || startsWith(target, "Qt")) && target.find('.') == std::string::npos;
}

/// Of house style: headers 200 lines, sources 600.
int limitOf(const fs::path &file)
{
    return file.extension() == ".h" ? 200 : 600;
}

QString joined(const std::vector<std::string> &offenders)
{
    QString text;
    for (const std::string &offender : offenders)
        text += QLatin1Char('\n') + QString::fromStdString(offender);
    return text;
}

}  // namespace

#define QVERIFY_NONE(offenders) QVERIFY2((offenders).empty(), qPrintable(joined(offenders)))

class TestArchitecture : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_core = includesOf(sourceFiles({"core"}));
        m_ui = includesOf(sourceFiles({"ui", "app/desk"}));
        QVERIFY(m_core.size() > 100);
    }

    void aRoomIncludesOnlyRoomsBeforeItInTheFlow()
    {
        std::vector<std::string> offenders;
        for (const Include &include : m_core) {
            if (!include.isQuoted || include.target.find('/') == std::string::npos)
                continue;
            const std::string room = roomOf(include.file);
            const std::string target = roomOfInclude(include.target);
            const auto entry = allowed.find(room);
            if (entry == allowed.end() || (target != room && entry->second.count(target) == 0))
                offenders.push_back(at(include));
        }
        QVERIFY_NONE(offenders);
    }

    void sqliteIsTheStoresAlone()
    {
        std::vector<std::string> offenders;
        for (const auto *all : {&m_core, &m_ui})
            for (const Include &include : *all)
                if (include.target == "sqlite3.h" && roomOf(include.file) != "store")
                    offenders.push_back(at(include));
        QVERIFY_NONE(offenders);
    }

    void coreHeadersKnowNoQtAndNoLibrary()
    {
        // Standard library headers have neither a slash nor an extension; private headers of a room may use its libraries.
        std::vector<std::string> offenders;
        for (const Include &include : m_core) {
            const std::string name = include.file.filename().string();
            if (include.file.extension() != ".h" || include.isQuoted)
                continue;
            const bool isStandard = include.target.find('/') == std::string::npos && include.target.find('.') == std::string::npos && !isQt(include.target);
            const bool isPrivate = name.find("_json.h") != std::string::npos || name.find("_internal.h") != std::string::npos;
            if (isQt(include.target) || (!isStandard && include.target != "tl/expected.hpp" && !isPrivate))
                offenders.push_back(at(include));
        }
        QVERIFY_NONE(offenders);
    }

    void coreKnowsNoGui()
    {
        static const std::set<std::string> coreQt = {"QString", "QStringList", "QByteArray", "QResource", "QFile", "QDir", "QUrl", "QUrlQuery", "QChar", "QStringView", "QLatin1String", "QtCore", "QCoreApplication"};
        std::vector<std::string> offenders;
        for (const Include &include : m_core)
            if (isQt(include.target) && coreQt.count(include.target) == 0)
                offenders.push_back(at(include));
        QVERIFY_NONE(offenders);
    }

    void chartsStayInTheirRoom()
    {
        std::vector<std::string> offenders;
        for (const Include &include : m_ui)
            if ((startsWith(include.target, "QtCharts") || startsWith(include.target, "QChart") || include.target.find("Series") != std::string::npos) && include.target[0] == 'Q' && !startsWith(include.file.string(), "ui/charts/"))
                offenders.push_back(at(include));
        QVERIFY_NONE(offenders);
    }

    void pagesKnowNoPagesAndModelsNoWidgets()
    {
        std::vector<std::string> offenders;
        for (const Include &include : m_ui) {
            const std::string file = include.file.string();
            if (startsWith(file, "ui/pages/") && startsWith(include.target, "ui/pages/")) {
                auto part = include.file.begin();
                std::advance(part, 2);
                const std::string own = "ui/pages/" + part->string();
                // pages.h, page.h and the like beside the folders are what pages share.
                const bool isShared = include.target.find('/', std::string("ui/pages/").size()) == std::string::npos;
                if (!isShared && !startsWith(include.target, own + "/") && include.file.has_parent_path() && part != --include.file.end())
                    offenders.push_back(at(include));
            }
            if (startsWith(file, "ui/models/") && (startsWith(include.target, "ui/widgets/") || startsWith(include.target, "ui/pages/") || include.target == "QWidget" || include.target == "QtWidgets"))
                offenders.push_back(at(include));
        }
        QVERIFY_NONE(offenders);
    }

    void filesStaySmall()
    {
        std::vector<std::string> offenders;
        for (const fs::path &file : sourceFiles({"core", "ui", "app"})) {
            const auto count = static_cast<int>(linesOf(file).size());
            if (count > limitOf(file))
                offenders.push_back(file.string() + ": " + std::to_string(count) + " lines, at most " + std::to_string(limitOf(file)));
        }
        QVERIFY_NONE(offenders);
    }

    void sourcesHoldNoUnfinishedBusiness()
    {
        // Spelled apart so that this file does not find itself.
        const std::vector<std::string> marks = {std::string("TO") + "DO", std::string("FIX") + "ME", std::string("XX") + "X:"};
        std::vector<std::string> offenders;
        for (const fs::path &file : sourceFiles({"core", "ui", "app", "tests"})) {
            int number = 0;
            for (const std::string &line : linesOf(file)) {
                ++number;
                for (const std::string &mark : marks)
                    if (line.find(mark) != std::string::npos)
                        offenders.push_back(file.string() + ":" + std::to_string(number) + ": " + mark);
            }
        }
        QVERIFY_NONE(offenders);
    }

    void everyHeaderIsGuarded()
    {
        std::vector<std::string> offenders;
        for (const fs::path &file : sourceFiles({"core", "ui", "app", "tests"})) {
            if (file.extension() != ".h")
                continue;
            const auto lines = linesOf(file);
            if (std::find(lines.begin(), lines.end(), "#pragma once") == lines.end())
                offenders.push_back(file.string());
        }
        QVERIFY_NONE(offenders);
    }

private:
    std::vector<Include> m_core;
    std::vector<Include> m_ui;
};

PROBITY_TEST(TestArchitecture)
#include "test_architecture.moc"
