#include "analysis/compare/compare.h"
#include "base/text.h"
#include "support/test_main.h"

using namespace probity;

namespace {

using Kind = ManifestItem::Kind;

/// A notice of one block a line; "# " makes a heading.
AssessedNotice notice(const std::vector<std::string> &lines, const std::string &path = "privacy.md")
{
    AssessedNotice out;
    out.document.artifact.path = path;
    for (const std::string &line : lines) {
        const std::u32string wide = toUtf32(line);
        NoticeBlock block;
        block.range = {out.document.text.size(), out.document.text.size() + wide.size()};
        out.document.blocks.push_back(block);
        out.document.text += wide + U"\n";
    }
    return out;
}

Assessment withNotice(const std::vector<std::string> &lines)
{
    Assessment out;
    out.notices.push_back(notice(lines));
    return out;
}

ManifestReading manifest(const std::string &text, const std::vector<ManifestItem> &items, const std::string &path = "app.json")
{
    ManifestReading out;
    out.artifact.path = path;
    out.artifact.format = "wechat-app-json";
    out.text = text;
    out.items = items;
    return out;
}

std::string dump(const std::vector<ClauseChange> &changes)
{
    std::string out;
    for (const ClauseChange &one : changes)
        out += (out.empty() ? "" : "; ") + std::string(name(one.change)) + (one.isMoved && one.change == ChangeKind::Changed ? " and moved" : "") + " " + (one.after.empty() ? one.before : one.after);
    return out;
}

std::string dump(const std::vector<ManifestChange> &changes)
{
    std::string out;
    for (const ManifestChange &one : changes)
        out += (out.empty() ? "" : "; ") + std::string(name(one.change)) + " " + one.key + " " + one.name + " '" + one.before + "' → '" + one.after + "'";
    return out;
}

LedgerLine line(const std::string &category, const std::string &recipient, Verdict verdict, CaptureStance capture, NoticeStance said = NoticeStance::Discloses)
{
    LedgerLine out;
    out.category = CategoryId(category);
    out.party = recipient.empty() ? Party::First : Party::Third;
    out.recipientId = RecipientId(recipient);
    out.recipient = recipient.empty() ? "first party" : recipient;
    out.verdict = verdict;
    out.capture = capture;
    out.notice = said;
    out.count = capture == CaptureStance::Seen ? 3 : 0;
    return out;
}

const std::string collects = "我们会收集您的手机号码，用于登录和找回账号。";
const std::string shares = "我们会把订单信息提供给物流公司，用于送货上门。";
const std::string keeps = "我们保存您的个人信息，直到您注销账号为止。";
const std::string contact = "如有问题，请发邮件到客服邮箱联系我们。";

}  // namespace

class TestCompare : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_taxonomy = *Taxonomy::load(); }

    void theSameSubmissionHasNoChanges()
    {
        Assessment one = withNotice({"# 隐私政策", collects, shares});
        one.manifests.push_back(manifest("{\"pages\":[\"a\"],\"permission\":{}}", {{Kind::PrivateInfo, "getLocation", "/requiredPrivateInfos/0", "", 1, true, {}}}));
        one.ledger.push_back(line("email", "", Verdict::Consistent, CaptureStance::Seen));
        QVERIFY(compare(one, one, *m_taxonomy).isEmpty());
    }

    void clausesAreNewGoneChangedOrMoved_data()
    {
        QTest::addColumn<QStringList>("before");
        QTest::addColumn<QStringList>("after");
        QTest::addColumn<QString>("changes");
        const auto row = [](const char *name, const std::vector<std::string> &before, const std::vector<std::string> &after, const std::string &changes) {
            QStringList from;
            QStringList to;
            for (const std::string &one : before)
                from << QString::fromStdString(one);
            for (const std::string &one : after)
                to << QString::fromStdString(one);
            QTest::newRow(name) << from << to << QString::fromStdString(changes);
        };
        const std::string collectsMore = "我们会收集您的手机号码和位置信息，用于登录和找回账号。";
        row("new", {collects, keeps}, {collects, shares, keeps}, "new " + shares);
        row("gone", {collects, shares, keeps}, {collects, keeps}, "gone " + shares);
        row("changed", {collects, keeps}, {collectsMore, keeps}, "changed " + collectsMore);
        row("moved", {collects, shares, keeps, contact}, {shares, keeps, contact, collects}, "moved " + collects);
        row("changed and moved", {collects, shares, keeps, contact}, {shares, keeps, contact, collectsMore}, "changed and moved " + collectsMore);
        row("another clause altogether", {collects, keeps}, {contact, keeps}, "gone " + collects + "; new " + contact);
        row("white space", {collects, keeps}, {" " + collects + "　", keeps}, "");
        row("one of two that are alike", {collects, keeps, collects}, {collects, keeps}, "gone " + collects);
        row("short cells moved", {"手机号", "必要", collects}, {"必要", "手机号", collects}, "");
        row("all", {}, {collects}, "new " + collects);
        row("nothing left", {collects}, {}, "gone " + collects);
        row("in order", {collects, keeps}, {shares, collects, keeps, contact}, "new " + shares + "; new " + contact);
    }
    void clausesAreNewGoneChangedOrMoved()
    {
        QFETCH(QStringList, before);
        QFETCH(QStringList, after);
        QFETCH(QString, changes);
        const auto texts = [](const QStringList &all) {
            std::vector<std::string> out;
            for (const QString &one : all)
                out.push_back(one.toStdString());
            return out;
        };
        const Comparison said = compare(withNotice(texts(before)), withNotice(texts(after)), *m_taxonomy);
        QCOMPARE(QString::fromStdString(dump(said.clauses)), changes);
    }

    void aClauseIsFoundAgainInAFileOfAnotherName()
    {
        Assessment before;
        before.notices.push_back(notice({collects, keeps}, "old.md"));
        Assessment after;
        after.notices.push_back(notice({collects, keeps}, "new.html"));
        QVERIFY(compare(before, after, *m_taxonomy).isEmpty());
    }

    void thePlaceOfAChangeIsThatOfItsWords()
    {
        const Comparison said = compare(withNotice({collects}), withNotice({collects, shares}), *m_taxonomy);
        QCOMPARE(said.clauses.size(), std::size_t{1});
        const AssessedNotice whole = notice({collects, shares});
        const TextRange range = said.clauses[0].range;
        QCOMPARE(toUtf8(std::u32string_view(whole.document.text).substr(range.start, range.end - range.start)), shares);
    }

    void aManifestIsComparedKeyByKey()
    {
        const ManifestReading before = manifest("{\"pages\":[\"a\",\"b\"],\"permission\":{\"scope.userLocation\":{\"desc\":\"near\"}},\"requiredPrivateInfos\":[\"getLocation\"],\"debug\":false}",
                                                {{Kind::Permission, "scope.userLocation", "/permission/scope.userLocation", "near", 1, true, {}}, {Kind::PrivateInfo, "getLocation", "/requiredPrivateInfos/0", "", 1, true, {}}});
        const ManifestReading after = manifest("{\"pages\":[\"x\",\"a\",\"b\"],\"permission\":{\"scope.userLocation\":{\"desc\":\"far\"}},\"requiredPrivateInfos\":[\"chooseAddress\",\"getLocation\"],\"debug\":true}",
                                               {{Kind::Permission, "scope.userLocation", "/permission/scope.userLocation", "far", 1, true, {}},
                                                {Kind::PrivateInfo, "chooseAddress", "/requiredPrivateInfos/0", "", 1, true, {}},
                                                {Kind::PrivateInfo, "getLocation", "/requiredPrivateInfos/1", "", 1, true, {}}});
        Assessment old;
        old.manifests = {before};
        Assessment now;
        now.manifests = {after};
        QCOMPARE(dump(compare(old, now, *m_taxonomy).manifest),
                 std::string("changed permission scope.userLocation 'near' → 'far'; new private_info chooseAddress '' → ''; changed value /debug 'false' → 'true'; new value /pages/[x] '' → 'x'"));
    }

    void aManifestOfAnotherNameIsTheSameIfItIsTheOnlyOne()
    {
        Assessment old;
        old.manifests = {manifest("", {{Kind::PrivateInfo, "getLocation", "/0", "", 1, true, {}}}, "app.json")};
        Assessment now;
        now.manifests = {manifest("", {{Kind::PrivateInfo, "getLocation", "/0", "", 1, true, {}}}, "miniprogram/app.json")};
        QVERIFY(compare(old, now, *m_taxonomy).manifest.empty());
        now.manifests.push_back(manifest("", {{Kind::PrivateInfo, "chooseAddress", "/0", "", 1, true, {}}}, "sub/app.json"));
        QCOMPARE(compare(old, now, *m_taxonomy).manifest.size(), std::size_t{3});     // nobody can say which it is
    }

    void hostileManifestsEnd()
    {
        Assessment old;
        Assessment now;
        now.manifests = {manifest("{\"a\":" + std::string(200'000, '[') + std::string(200'000, ']') + "}", {}), manifest("{\"a\":", {}, "b.json"), manifest("[" + std::string(99'999, ','), {}, "c.json")};
        QVERIFY(compare(old, now, *m_taxonomy).manifest.size() < 10);
        QVERIFY(compare(old, now, *m_taxonomy).isPartial);
        std::string numbers = "1";
        for (int i = 2; i <= 15'000; ++i)
            numbers += "," + std::to_string(i);
        now.manifests = {manifest("{\"" + std::string(1'000'000, 'k') + "\":[" + numbers + "],\"b\":2}", {})};
        const Comparison said = compare(old, now, *m_taxonomy);
        QCOMPARE(dump(said.manifest), std::string("new value /b '' → '2'"));
        QVERIFY(said.isPartial);
    }

    void whatIsTooMuchToCompareIsSaid()
    {
        Assessment now = withNotice(std::vector<std::string>(20'001, collects));
        QVERIFY(compare(now, now, *m_taxonomy).isPartial);
        now.notices[0].document.blocks.pop_back();
        QVERIFY(!compare(now, now, *m_taxonomy).isPartial);
        std::string values = "{\"a\":[0";
        for (int i = 1; i <= 20'000; ++i)
            values += "," + std::to_string(i);
        now.manifests = {manifest(values + "]}", {})};
        QVERIFY(compare(now, now, *m_taxonomy).isPartial);
    }

    void usesAreComparedByWhatWasFoundOfThem()
    {
        Assessment old;
        old.ledger = {line("email", "", Verdict::Consistent, CaptureStance::Seen), line("device_id", "umeng", Verdict::Undeclared, CaptureStance::Seen, NoticeStance::Silent), line("camera", "", Verdict::Unexercised, CaptureStance::NotSeen)};
        Assessment now;
        now.ledger = {line("precise_location", "amap", Verdict::Undeclared, CaptureStance::Seen, NoticeStance::Silent), line("device_id", "umeng", Verdict::Consistent, CaptureStance::Seen),
                      line("email", "", Verdict::Consistent, CaptureStance::Seen)};
        now.ledger[2].count = 90;
        const Comparison said = compare(old, now, *m_taxonomy);
        std::string uses;
        for (const UseChange &one : said.uses)
            uses += std::string(name(one.change)) + " " + one.category.value + "; ";
        QCOMPARE(uses, std::string("new precise_location; changed device_id; gone camera; "));
        QCOMPARE(said.uses[0].line.value(), 0u);
        QCOMPARE(name(said.uses[1].before->verdict), "undeclared");
        std::string recipients;
        for (const RecipientChange &one : said.recipients)
            recipients += std::string(name(one.change)) + " " + one.id.value + (one.isSeen ? " seen" : "") + (one.isNamed ? " named" : "") + "; ";
        QCOMPARE(recipients, std::string("new amap seen; changed umeng seen named; "));
    }

    void capabilitiesAreNewOrGone()
    {
        const auto capability = [](const char *api, CodeOrigin origin) {
            Capability out{api, {CategoryId("email")}, {}, 1, {CodePlace{}}};
            out.places[0].origin = origin;
            return out;
        };
        Assessment old;
        old.code.capabilities = {capability("a", CodeOrigin::Own), capability("b", CodeOrigin::Vendored), capability("c", CodeOrigin::Own)};
        Assessment now;
        now.code.capabilities = {capability("b", CodeOrigin::Own), capability("c", CodeOrigin::Own), capability("d", CodeOrigin::Own)};
        std::string said;
        for (const CapabilityChange &one : compare(old, now, *m_taxonomy).capabilities)
            said += std::string(name(one.change)) + " " + one.api + "; ";
        QCOMPARE(said, std::string("gone a; changed b; new d; "));
    }

    void statementsAreComparedByWhatTheySay()
    {
        const auto states = [](const std::vector<std::pair<const char *, Stance>> &all) {
            Assessment out = withNotice({"x"});
            for (const auto &[category, stance] : all) {
                Statement statement;
                statement.category = CategoryId(category);
                statement.stance = stance;
                statement.text = category;
                out.notices[0].reading.statements.push_back(statement);
            }
            return out;
        };
        const Comparison said = compare(states({{"email", Stance::Collected}, {"camera", Stance::Collected}}), states({{"email", Stance::Collected}, {"email", Stance::Collected}, {"camera", Stance::NotCollected}}), *m_taxonomy);
        std::string out;
        for (const StatementChange &one : said.statements)
            out += std::string(name(one.change)) + " " + one.category.value + " " + name(one.stance) + "; ";
        QCOMPARE(out, std::string("new camera not_collected; gone camera collected; "));
    }

    void anotherAppIsSaid()
    {
        Assessment old;
        old.submission.app.id = "wx1";
        Assessment now;
        now.submission.app.id = "wx2";
        QVERIFY(!compare(old, now, *m_taxonomy).isSameApp);
        now.submission.app.id = "wx1";
        QVERIFY(compare(old, now, *m_taxonomy).isSameApp);
    }

    void aReportAloneSaysNothingOfManifestAndNotice()
    {
        const Comparison said = compare(Assessment(), withNotice({collects}), *m_taxonomy, Known::ReportOnly);
        QVERIFY(!said.hasNotices && !said.hasManifests && said.isEmpty());
    }

    void longNoticesAreComparedAtOnce()
    {
        std::vector<std::string> before;
        std::vector<std::string> after;
        for (int i = 0; i < 4000; ++i) {
            before.push_back(collects + std::to_string(i));
            after.push_back(shares + std::to_string(i) + collects);
        }
        const Comparison said = compare(withNotice(before), withNotice(after), *m_taxonomy);
        QVERIFY(said.clauses.size() >= 4000);
    }

private:
    std::shared_ptr<const Taxonomy> m_taxonomy;
};

PROBITY_TEST(TestCompare)
#include "test_compare.moc"
