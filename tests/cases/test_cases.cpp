// Runs every folder beside this file through the whole chain. A folder holds a submission and expected.json:
//   "holds": a part of what `check --format json` must say; every member must be there, every element of a list must match one
//            element of the answer's list
//   "lacks": the same shape; no element of a list may match
//   "input": {"type", "consent_at"}, what the command line's options of these names give
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "report/report.h"
#include "review/engine.h"
#include "support/test_main.h"

using namespace probity;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

bool matches(const Json &wanted, const Json &said);

bool matchesSome(const Json &wanted, const Json &list)
{
    return std::any_of(list.begin(), list.end(), [&](const Json &one) { return matches(wanted, one); });
}

bool matches(const Json &wanted, const Json &said)
{
    if (wanted.is_object()) {
        if (!said.is_object())
            return false;
        return std::all_of(wanted.items().begin(), wanted.items().end(), [&](const auto &member) { return said.contains(member.key()) && matches(member.value(), said[member.key()]); });
    }
    if (wanted.is_array())
        return said.is_array() && std::all_of(wanted.begin(), wanted.end(), [&](const Json &one) { return matchesSome(one, said); });
    return wanted == said;
}

/// What of `wanted` is not in `said`, element by element, for a readable message.
std::string missing(const Json &wanted, const Json &said, const std::string &path)
{
    std::string out;
    for (const auto &[key, value] : wanted.items()) {
        const Json &here = said.contains(key) ? said[key] : Json();
        if (value.is_array()) {
            for (const Json &one : value)
                if (!here.is_array() || !matchesSome(one, here))
                    out += path + key + ": nothing like " + one.dump() + "\n";
        } else if (!matches(value, here)) {
            out += path + key + ": wanted " + value.dump() + ", got " + here.dump() + "\n";
        }
    }
    return out;
}

std::string surplus(const Json &unwanted, const Json &said)
{
    std::string out;
    for (const auto &[key, value] : unwanted.items())
        for (const Json &one : value)
            if (said.contains(key) && matchesSome(one, said[key]))
                out += key + ": something like " + one.dump() + "\n";
    return out;
}

Json readJson(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    return Json::parse(text, nullptr, false);
}

/// Lines of the ledger in short, to be shown beside what was expected.
std::string shortLedger(const Json &said)
{
    std::string out = "the ledger was:\n";
    for (const Json &line : said["ledger"])
        out += "  " + line["category"].get<std::string>() + " → " + line["recipient"].dump() + ": " + line["verdict"].get<std::string>() + "\n";
    out += "the findings were:\n";
    for (const Json &finding : said["findings"])
        out += "  " + finding["rule"].get<std::string>() + " " + finding["clauses"].dump() + "\n";
    return out;
}

}  // namespace

class TestCases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto engine = Engine::load();
        QVERIFY2(engine.has_value(), engine ? "" : (engine.error().detail + " " + engine.error().where).c_str());
        m_engine = *engine;
    }

    void everyCaseComesOutAsWritten_data()
    {
        QTest::addColumn<QString>("folder");
        std::vector<fs::path> folders;
        for (const auto &entry : fs::directory_iterator(PROBITY_SOURCE_DIR "/tests/cases"))
            if (entry.is_directory())
                folders.push_back(entry.path());
        std::sort(folders.begin(), folders.end());
        for (const fs::path &folder : folders)
            QTest::newRow(folder.filename().c_str()) << QString::fromStdString(folder.string());
        QVERIFY(folders.size() >= 10);
    }
    void everyCaseComesOutAsWritten()
    {
        QFETCH(QString, folder);
        const fs::path path = folder.toStdString();
        const Json expected = readJson(path / "expected.json");
        QVERIFY2(expected.is_object(), "expected.json cannot be read");
        const Json said = check(path, expected.value("input", Json::object()));
        const std::string wrong = missing(expected.value("holds", Json::object()), said, "") + surplus(expected.value("lacks", Json::object()), said);
        QVERIFY2(wrong.empty(), (wrong + shortLedger(said)).c_str());
    }

    void theSameInputGivesTheSameBytes()
    {
        for (const auto &entry : fs::directory_iterator(PROBITY_SOURCE_DIR "/tests/cases"))
            if (entry.is_directory())
                QCOMPARE(check(entry.path(), Json::object()).dump(), check(entry.path(), Json::object()).dump());
    }

private:
    Json check(const fs::path &folder, const Json &options)
    {
        auto loaded = loadSubmission({folder.string()}, TaskContext());
        if (!loaded)
            return {{"error", loaded.error().detail}};
        auto &artifacts = loaded->artifacts;
        artifacts.erase(std::remove_if(artifacts.begin(), artifacts.end(), [](const LoadedArtifact &one) { return one.info.path == "expected.json"; }), artifacts.end());
        ReviewInput input;
        input.appType = AppTypeId(options.value("type", ""));
        if (options.contains("consent_at"))
            input.consentAt = parseTimestamp(options["consent_at"].get<std::string>());
        const auto assessment = assess(*loaded, input, *m_engine, {}, TaskContext());
        return assessment ? Json::parse(assessmentJson(*assessment)) : Json{{"error", assessment.error().detail}};
    }

    std::shared_ptr<const Engine> m_engine;
};

PROBITY_TEST(TestCases)
#include "test_cases.moc"
