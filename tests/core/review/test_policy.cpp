#include "review/policy.h"

#include "support/test_main.h"
#include "taxonomy/catalogue.h"

using namespace probity;

namespace {

/// One case: an open finding, a confirmed one, a dismissed one, a note, and a tag.
struct Desk {
    std::shared_ptr<const Catalogue> catalogue = *Catalogue::load();
    Assessment assessment;
    std::map<std::string, Disposition> dispositions;
    std::vector<Tag> tags;
    DecisionId inForce;
    bool isSecondAwaited = false;

    Desk()
    {
        assessment.artifacts.resize(1);
        assessment.artifacts[0].path = "capture.har";
        for (const char *id : {"open", "confirmed", "dismissed", "note"}) {
            Finding finding;
            finding.fingerprint = id;
            finding.title = {id, id};
            finding.rule = RuleId("p/r");
            finding.pack = "p@1";
            finding.level = finding.fingerprint == "note" ? Level::Note : Level::Error;
            finding.evidence = {0};
            assessment.findings.push_back(finding);
        }
        Evidence evidence;
        evidence.id = "e1";
        evidence.artifact = "capture.har";
        evidence.where.kind = EvidencePlace::Kind::Request;
        evidence.where.pointer = "/phone";
        evidence.excerpt = "138****5678";
        assessment.evidence = {evidence};
        dispositions["confirmed"].kind = DispositionKind::Confirmed;
        dispositions["dismissed"].kind = DispositionKind::Dismissed;
        Tag tag;
        tag.id = TagId{7};
        tag.kind = "undeclared_use";
        tag.target.kind = TagTarget::Kind::Field;
        tag.target.artifact = "capture.har";
        tag.target.pointer = "/imei";
        tags = {tag};
    }

    Decision rejection() const
    {
        Decision draft;
        draft.outcome = Outcome::Reject;
        DecisionReason reason;
        reason.reason = "undeclared_use";
        reason.findings = {"confirmed"};
        reason.evidence = assessment.evidence;
        reason.ruleVersion = "p/r@1";
        draft.reasons = {reason};
        return draft;
    }
    Decision approval() const
    {
        Decision draft;
        draft.outcome = Outcome::Approve;
        draft.accepted = {{"open", {}, "harmless"}, {"confirmed", {}, "agreed with the developer"}};
        return draft;
    }
    QByteArray obstacles(const Decision &draft) const
    {
        QByteArray codes;
        for (const Diagnostic &one : obstaclesOf(draft, {assessment, dispositions, tags, *catalogue, inForce, isSecondAwaited, {}}))
            codes.append(codes.isEmpty() ? "" : " ").append(one.code.c_str());
        return codes;
    }
};

using Edit = std::function<void(Decision &, Desk &)>;

}  // namespace
Q_DECLARE_METATYPE(Edit)

class TestPolicy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDecisionIsRecordedOnlyAsItMayBe_data()
    {
        QTest::addColumn<bool>("isApproval");
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QByteArray>("obstacles");
        const auto row = [](const char *title, bool isApproval, Edit edit, const char *obstacles) { QTest::newRow(title) << isApproval << edit << QByteArray(obstacles); };
        row("a rejection with a reason", false, [](Decision &, Desk &) {}, "");
        row("no outcome", false, [](Decision &d, Desk &) { d.outcome = Outcome::Undecided; }, "outcome_missing");
        row("no reason", false, [](Decision &d, Desk &) { d.reasons.clear(); }, "reason_missing");
        row("no evidence", false, [](Decision &d, Desk &) { d.reasons[0].evidence.clear(); }, "evidence_missing");
        row("a reason that is not in the catalogue", false, [](Decision &d, Desk &) { d.reasons[0].reason = "because"; }, "reason_unknown");
        row("bound to nothing", false, [](Decision &d, Desk &) { d.reasons[0].findings.clear(); }, "reason_unbound");
        row("without the rule's version", false, [](Decision &d, Desk &) { d.reasons[0].ruleVersion.clear(); }, "rule_version_missing");
        row("a finding of another submission", false, [](Decision &d, Desk &) { d.reasons[0].findings = {"other"}; }, "finding_unknown");
        row("a dismissed finding", false, [](Decision &d, Desk &) { d.reasons[0].findings = {"dismissed"}; }, "finding_dismissed");
        row("made-up evidence", false, [](Decision &d, Desk &) { d.reasons[0].evidence[0].where.pointer = "/else"; }, "evidence_unknown");
        row("an edited excerpt", false, [](Decision &d, Desk &) { d.reasons[0].evidence[0].excerpt = "worse"; }, "evidence_unknown");
        row("evidence in no artifact", false, [](Decision &d, Desk &) { d.reasons[0].evidence[0].artifact = "x.har"; }, "evidence_unknown");
        row("a removed tag", false, [](Decision &d, Desk &) { d.reasons[0].tags = {TagId{8}}; }, "tag_unknown");
        row("a tag with its own evidence", false, [](Decision &d, Desk &k) {
            d.reasons[0].findings.clear();
            d.reasons[0].ruleVersion.clear();
            d.reasons[0].tags = {TagId{7}};
            d.reasons[0].evidence = {evidenceOf(k.tags[0], k.assessment)};
        }, "");
        row("a tag's evidence without the tag", false, [](Decision &d, Desk &k) { d.reasons[0].evidence = {evidenceOf(k.tags[0], k.assessment)}; }, "evidence_unknown");
        row("somebody was faster", false, [](Decision &, Desk &k) { k.inForce = DecisionId{3}; }, "superseded_meanwhile");
        row("supersedes the last one", false, [](Decision &d, Desk &k) { k.inForce = d.supersedes = DecisionId{3}; }, "");
        row("a ban is waiting", false, [](Decision &, Desk &k) { k.isSecondAwaited = true; }, "second_awaited");
        row("a ban without scope and words", false, [](Decision &d, Desk &) { d.outcome = Outcome::Ban; }, "ban_scope_missing words_required");
        row("a ban of the universe", false, [](Decision &d, Desk &) { d.outcome = Outcome::Ban; d.banScope = "universe"; d.wordsToDeveloper = "x"; }, "ban_scope_missing");
        row("a ban", false, [](Decision &d, Desk &) { d.outcome = Outcome::Ban; d.banScope = "app"; d.wordsToDeveloper = "x"; }, "");
        row("a ban without reason", false, [](Decision &d, Desk &) { d.outcome = Outcome::Ban; d.banScope = "app"; d.wordsToDeveloper = "x"; d.reasons.clear(); }, "reason_missing");
        row("an approval that accepts all that is open", true, [](Decision &, Desk &) {}, "");
        row("accepted without a word", true, [](Decision &d, Desk &) { d.accepted[0].why = " \n"; }, "acceptance_reason_missing");
        row("an open finding is passed over", true, [](Decision &d, Desk &) { d.accepted.erase(d.accepted.begin()); }, "open_findings_unaccepted");
        row("a confirmed finding is passed over", true, [](Decision &d, Desk &) { d.accepted.pop_back(); }, "confirmed_findings_unaccepted");
        row("says nothing is open though something is", true, [](Decision &d, Desk &) { d.accepted.clear(); d.statesNothingOpen = true; }, "open_findings_unaccepted confirmed_findings_unaccepted");
        row("nothing is open, and unsaid", true, [](Decision &d, Desk &k) { d.accepted.clear(); k.assessment.findings.resize(0); }, "nothing_open_unstated");
        row("nothing is open, and said", true, [](Decision &d, Desk &k) { d.accepted.clear(); d.statesNothingOpen = true; k.assessment.findings.resize(0); }, "");
        row("accepts what is not there", true, [](Decision &d, Desk &) { d.accepted.push_back({"other", {}, "why"}); }, "finding_unknown");
    }
    void aDecisionIsRecordedOnlyAsItMayBe()
    {
        QFETCH(bool, isApproval);
        QFETCH(Edit, edit);
        QFETCH(QByteArray, obstacles);
        Desk desk;
        Decision draft = isApproval ? desk.approval() : desk.rejection();
        edit(draft, desk);
        QCOMPARE(desk.obstacles(draft), obstacles);
    }

    void aTagsAddressHoldsNoValues()
    {
        Desk desk;
        desk.assessment.traffic.resize(1);
        desk.assessment.traffic[0].artifact.path = "capture.har";
        desk.assessment.entries.resize(1);
        desk.assessment.entries[0].url = "https://a.example/login?phone=13812345678#x";
        desk.assessment.entrySample = {0};
        QCOMPARE(evidenceOf(desk.tags[0], desk.assessment).where.url, std::string("https://a.example/login"));
    }
};

PROBITY_TEST(TestPolicy)
#include "test_policy.moc"
