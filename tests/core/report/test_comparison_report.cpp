#include <nlohmann/json.hpp>

#include "report/comparison.h"
#include "support/test_main.h"

using namespace probity;
using Json = nlohmann::json;

namespace {

Comparison filled()
{
    Comparison out;
    out.versionBefore = "1.0";
    out.version = "1.1";
    out.manifest = {{ChangeKind::Changed, "permission", "scope.userLocation", "app.json", "/permission/scope.userLocation", "/permission/scope.userLocation", "near", "far"}};
    out.clauses = {{ChangeKind::Gone, false, "old.md", "", {3, 9}, {}, "我们收集手机号", ""}, {ChangeKind::Changed, true, "old.md", "new.md", {1, 2}, {4, 6}, "a", "b"}};
    out.statements = {{ChangeKind::New, CategoryId("email"), Stance::Shared, {"umeng"}, "new.md", {7, 8}, "we share"}};
    out.capabilities = {{ChangeKind::New, "wx.getLocation", {CategoryId("precise_location")}, 0, 2, CodePlace{"a.js", "", 3, 1, CodeReach::Call, CodeOrigin::Own, ""}}};
    out.recipients = {{ChangeKind::Changed, RecipientId("umeng"), "Umeng", false, true, true, true, {CategoryId("device_id")}}};
    UseChange use;
    use.change = ChangeKind::Changed;
    use.category = CategoryId("device_id");
    use.party = Party::Third;
    use.recipientId = RecipientId("umeng");
    use.recipient = "Umeng";
    use.before = UseState{Verdict::Undeclared, ManifestStance::Absent, CodeStance::Absent, NoticeStance::Silent, CaptureStance::Seen, 4};
    use.after = UseState{Verdict::Consistent, ManifestStance::Absent, CodeStance::Absent, NoticeStance::Discloses, CaptureStance::Seen, 9};
    use.line = 2;
    out.uses = {use};
    return out;
}

}  // namespace

class TestComparisonReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_taxonomy = *Taxonomy::load(); }

    void jsonSaysWhatIsThereOnEachSide()
    {
        const Json said = Json::parse(comparisonJson(filled()));
        QCOMPARE(said["manifest"][0]["before"].get<std::string>(), std::string("near"));
        QVERIFY(said["notice"]["clauses"][0]["after"].is_null() && said["notice"]["clauses"][0]["start"].is_null());
        QCOMPARE(said["notice"]["clauses"][1]["start"].get<int>(), 4);
        QVERIFY(said["notice"]["clauses"][1]["moved"].get<bool>());
        QCOMPARE(said["capabilities"][0]["place"]["line"].get<int>(), 3);
        QCOMPARE(said["uses"][0]["before"]["verdict"].get<std::string>(), std::string("undeclared"));
        QCOMPARE(said["uses"][0]["line"].get<int>(), 2);
        QCOMPARE(said["recipients"][0]["seen_before"].get<bool>(), false);
    }

    void whatAReportDoesNotHoldIsNull()
    {
        Comparison comparison;
        comparison.hasManifests = comparison.hasNotices = false;
        const Json said = Json::parse(comparisonJson(comparison));
        QVERIFY(said["manifest"].is_null() && said["notice"].is_null());
        QVERIFY(said["uses"].is_array());
    }

    void peopleReadItInBothLanguages()
    {
        const std::string en = comparisonText(filled(), *m_taxonomy, "en");
        for (const char *part : {"Since the version before (1.0 → 1.1)", "Umeng: undeclared → consistent", "new: wx.getLocation", "changed: permission scope.userLocation: “near” → “far”", "gone: 我们收集手机号", "and moved: b"})
            QVERIFY2(en.find(part) != std::string::npos, (std::string(part) + "\n" + en).c_str());
        QVERIFY(comparisonText(filled(), *m_taxonomy, "zh").find("与上一版本相比") != std::string::npos);
        QVERIFY(comparisonText(Comparison(), *m_taxonomy, "en").find("nothing changed") != std::string::npos);
    }

    void longListsAreCutAndSayHowManyMore()
    {
        Comparison comparison = filled();
        comparison.clauses.assign(50, comparison.clauses[0]);
        QVERIFY(comparisonText(comparison, *m_taxonomy, "en", 10).find("… 40 more") != std::string::npos);
    }

private:
    std::shared_ptr<const Taxonomy> m_taxonomy;
};

PROBITY_TEST(TestComparisonReport)
#include "test_comparison_report.moc"
