#include <QtTest>

#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "analysis/declared/notice_analysis.h"
#include "base/text.h"
#include "import/notice/notice_reader.h"
#include "report/notice_case.h"
#include "support/test_main.h"

using namespace probity;
using Json = nlohmann::json;

/// Cases as data (tests/data/notice_cases): a word added to a lexicon comes with a line here, and so does a reviewer's correction
/// that `probity export-case` wrote.
class TestNoticeCases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void holds_data();
    void holds();
    void aCorrectionBecomesACase();
    void aCaseHoldsTheChapterAlone();

private:
    NoticeDocument document(const std::string &text, const std::string &path) const
    {
        ArtifactInfo info;
        info.path = path;
        return readNotice(*memorySource(text), info, TaskContext()).value();
    }

    std::shared_ptr<const NoticeAnalyser> m_analyser;
};

void TestNoticeCases::initTestCase()
{
    const auto taxonomy = Taxonomy::load();
    const auto recipients = Recipients::load();
    QVERIFY(taxonomy && recipients);
    const auto analyser = NoticeAnalyser::load(*taxonomy, *recipients);
    QVERIFY(analyser);
    m_analyser = *analyser;
}

void TestNoticeCases::holds_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const auto &file : std::filesystem::directory_iterator(PROBITY_SOURCE_DIR "/tests/data/notice_cases")) {
        std::ifstream in(file.path());
        const Json all = Json::parse(in);
        QCOMPARE(all.at("schema").get<std::string>(), std::string("probity.notice_case/1"));
        for (const Json &one : all.at("cases"))
            QTest::newRow((file.path().stem().string() + ": " + one.at("name").get<std::string>()).c_str()) << QByteArray::fromStdString(one.dump());
    }
}

void TestNoticeCases::holds()
{
    QFETCH(QByteArray, json);
    const Json one = Json::parse(json.toStdString());
    const NoticeDocument notice = document(one.at("text"), one.at("path"));
    const NoticeReading reading = m_analyser->read(notice, TaskContext());
    for (const Json &expected : one.at("expect")) {
        const std::string term = expected.value("term", std::string());
        const bool found = std::any_of(reading.statements.begin(), reading.statements.end(), [&](const Statement &statement) {
            const std::string words = toUtf8(notice.source.substr(statement.term.start, statement.term.end - statement.term.start));
            return statement.category.value == expected.at("category").get<std::string>() && name(statement.stance) == expected.at("stance").get<std::string>() && (term.empty() || words == term);
        });
        QVERIFY2(found == expected.at("holds").get<bool>(), expected.dump().c_str());
    }
}

void TestNoticeCases::aCorrectionBecomesACase()
{
    const NoticeDocument notice = document("# 一\n\n我们会收集您的手机号。\n", "notice.md");
    const NoticeReading reading = m_analyser->read(notice, TaskContext());
    QCOMPARE(reading.statements.size(), std::size_t{1});
    StatementCorrection wrong;
    wrong.artifact = "notice.md";
    wrong.term = reading.statements.front().term;
    wrong.kind = StatementCorrection::Kind::Is;
    wrong.category = CategoryId("account_identifier");
    const Json cases = Json::parse(noticeCasesJson(notice, reading, {wrong}));
    QCOMPARE(cases.at("cases").size(), std::size_t{1});
    const Json &expect = cases.at("cases").at(0).at("expect");
    QCOMPARE(expect.size(), std::size_t{2});
    QCOMPARE(expect.at(0).at("category").get<std::string>(), std::string("account_identifier"));
    QVERIFY(expect.at(0).at("holds").get<bool>());
    QCOMPARE(expect.at(1).at("category").get<std::string>(), std::string("phone_number"));
    QVERIFY(!expect.at(1).at("holds").get<bool>());
    wrong.kind = StatementCorrection::Kind::NotAStatement;
    QCOMPARE(Json::parse(noticeCasesJson(notice, reading, {wrong})).at("cases").at(0).at("expect").size(), std::size_t{1});
    wrong.artifact = "another.md";
    QVERIFY(Json::parse(noticeCasesJson(notice, reading, {wrong})).at("cases").empty());
}

void TestNoticeCases::aCaseHoldsTheChapterAlone()
{
    const NoticeDocument notice = document("# One\n\nWe collect your name.\n\n# Two\n\nWe collect your email.\n\n# Three\n\nWe collect your city.\n", "notice.md");
    const NoticeReading reading = m_analyser->read(notice, TaskContext());
    const auto email = std::find_if(reading.statements.begin(), reading.statements.end(), [](const Statement &one) { return one.category.value == "email"; });
    QVERIFY(email != reading.statements.end());
    StatementCorrection correction;
    correction.artifact = "notice.md";
    correction.term = email->term;
    correction.kind = StatementCorrection::Kind::NotAStatement;
    const Json cases = Json::parse(noticeCasesJson(notice, reading, {correction}));
    QCOMPARE(QString::fromStdString(cases.at("cases").at(0).at("text").get<std::string>()).trimmed(), QStringLiteral("# Two\n\nWe collect your email."));
}

PROBITY_TEST(TestNoticeCases)
#include "test_notice_cases.moc"
