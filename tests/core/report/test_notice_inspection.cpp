#include <QtTest>

#include <nlohmann/json.hpp>

#include "report/report.h"
#include "support/test_main.h"

using namespace probity;
using Json = nlohmann::json;

/// What `inspect` says of a notice.
class TestNoticeInspection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statementsTellHowTheyWereRead();
    void contradictionsHaveBothPlaces();
    void readabilityIsThere();
    void textNamesContradictionsAndMissingChinese();

private:
    static Inspection inspection()
    {
        Inspection out;
        out.artifact.path = "notice.md";
        out.artifact.role = Role::Notice;
        out.notice.language = "en";
        Statement says;
        says.category = CategoryId("email");
        says.stance = Stance::Collected;
        says.range = {0, 22};
        says.term = {16, 21};
        says.quote = says.text = "We collect your email.";
        says.section = "collection";
        says.reading = {"section:collection", "term:email", "verb:collect"};
        Statement denies = says;
        denies.stance = Stance::NotCollected;
        denies.range = {30, 58};
        denies.quote = denies.text = "We do not collect your email.";
        out.notice.statements = {says, denies};
        out.notice.contradictions = {{CategoryId("email"), 0, 1, false}};
        out.notice.readability = {40, 10, 2, 6, {"en"}, false};
        return out;
    }
};

void TestNoticeInspection::statementsTellHowTheyWereRead()
{
    const Json said = Json::parse(inspectionJson(inspection()));
    const Json &first = said.at("statements").at(0);
    QCOMPARE(first.at("section").get<std::string>(), std::string("collection"));
    QCOMPARE(first.at("reading").size(), std::size_t{3});
    QCOMPARE(first.at("term").at("start").get<int>(), 16);
}

void TestNoticeInspection::contradictionsHaveBothPlaces()
{
    const Json said = Json::parse(inspectionJson(inspection()));
    QCOMPARE(said.at("contradictions").size(), std::size_t{1});
    const Json &one = said.at("contradictions").at(0);
    QCOMPARE(one.at("category").get<std::string>(), std::string("email"));
    QCOMPARE(one.at("about").get<std::string>(), std::string("collection"));
    QCOMPARE(one.at("says_at").at("end").get<int>(), 22);
    QCOMPARE(one.at("denies_at").at("start").get<int>(), 30);
}

void TestNoticeInspection::readabilityIsThere()
{
    const Json said = Json::parse(inspectionJson(inspection()));
    const Json &readability = said.at("readability");
    QCOMPARE(readability.at("sentences").get<int>(), 2);
    QCOMPARE(readability.at("languages").at(0).get<std::string>(), std::string("en"));
    QVERIFY(!readability.at("simplified_chinese").get<bool>());
}

void TestNoticeInspection::textNamesContradictionsAndMissingChinese()
{
    const auto taxonomy = Taxonomy::load();
    QVERIFY(taxonomy);
    const std::string english = inspectionText(inspection(), **taxonomy, "en");
    QVERIFY(english.find("Contradicts itself (1)") != std::string::npos);
    QVERIFY(english.find("no text in Simplified Chinese") != std::string::npos);
    QVERIFY(inspectionText(inspection(), **taxonomy, "zh").find("自相矛盾 (1)") != std::string::npos);
}

PROBITY_TEST(TestNoticeInspection)
#include "test_notice_inspection.moc"
