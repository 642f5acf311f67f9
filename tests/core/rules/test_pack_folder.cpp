// Packs of one's own beside a workspace: hostile ones are refused with their reason, the last good one stays in use.
#include "core/review/workspace_fixture.h"
#include "review/pack_folder.h"

using namespace probity;
using namespace probity::test;

namespace {

const char *const goodPack = R"json({"schema": "probity.rules/1", "pack": "house", "version": "1", "name": {"en": "House rules", "zh": "内部规则"}, "rules": [
    {"id": "no-phone", "each": "line", "when": {"line.category": "phone_number", "line.capture": "seen"}, "level": "error", "group": "undeclared", "reason": "undeclared_use",
     "argues_for": "reject", "clauses": ["pipl:6"], "title": {"en": "A phone number is sent", "zh": "发送手机号"}, "message": {"en": "Sent {times}.", "zh": "发送 {times}。"},
     "cure": {"en": "Stop.", "zh": "停止。"}, "evidence": ["observed"], "ways": [["stop"]],
     "examples": [{"facts": {"line.category": "phone_number", "line.capture": "seen"}, "triggers": true}, {"facts": {"line.category": "email", "line.capture": "seen"}, "triggers": false},
                  {"facts": {"line.category": "phone_number", "line.capture": "not_seen"}, "triggers": false}]}]})json";

std::string changed(std::string pack, const std::string &find, const std::string &replace)
{
    pack.replace(pack.find(find), find.size(), replace);
    return pack;
}

}  // namespace

class TestPackFolder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void packsBesideAWorkspaceApply()
    {
        QTemporaryDir folder;
        const std::filesystem::path path(folder.path().toStdString());
        const std::string file = (path / "w.probity").string();
        writeFile(path / "w.probity.packs" / "house.json", goodPack);
        std::vector<Diagnostic> refused;
        const auto with = withPacksBeside(engine(), file, refused);
        QVERIFY(refused.empty());
        QVERIFY(with->rules->isOn("house"));
        QVERIFY(with->rules->rule(RuleId("house/no-phone")));
        QVERIFY(!engine()->rules->isOn("house"));
        QCOMPARE(withPacksBeside(engine(), (path / "other.probity").string(), refused), engine());
    }

    void hostilePacksAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("why");
        const auto row = [](const char *what, const std::string &text, const char *why) { QTest::newRow(what) << QByteArray::fromStdString(text) << QByteArray(why); };
        row("not JSON", "{\"schema\": ", "is not JSON");
        row("empty", "", "is not JSON");
        row("another schema", changed(goodPack, "rules/1", "rules/7"), "is not JSON of the schema");
        row("deep", std::string(200'000, '['), "deeper");
        row("huge", std::string(goodPack) + std::string(5 * 1024 * 1024, ' '), "");
        row("unknown fact", changed(goodPack, "\"line.category\"", "\"line.colour\""), "no such fact");
        row("unknown clause", changed(goodPack, "pipl:6", "pipl:600"), "unknown clause");
        row("broken example", changed(goodPack, "\"triggers\": true", "\"triggers\": false"), "required");
        row("an example that it does not keep", changed(goodPack, "\"email\", \"line.capture\": \"seen\"}, \"triggers\": false", "\"email\", \"line.capture\": \"seen\"}, \"triggers\": true"), "should trigger");
        row("wrong kinds", changed(goodPack, "\"examples\": [", "\"examples\": [7, null, "), "facts and triggers");
        row("rules are a number", "{\"schema\": \"probity.rules/1\", \"pack\": \"p\", \"version\": \"1\", \"name\": {\"en\": \"P\", \"zh\": \"P\"}, \"rules\": 7}", "there is none");
        row("an edit that nobody can carry out", changed(changed(changed(changed(goodPack, "\"each\": \"line\", \"when\": {\"line.category\": \"phone_number\", \"line.capture\": \"seen\"}", "\"each\": \"recipient\", \"when\": {}"), "\"observed\"", ""), "{times}", "it"), "[\"stop\"]", "[\"stop_contact\"]"), "");
        row("no language", changed(goodPack, ", \"zh\": \"停止。\"", ""), "both languages");
    }
    void hostilePacksAreRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, why);
        QTemporaryDir folder;
        const std::filesystem::path path(folder.path().toStdString());
        writeFile(path / "house.json", goodPack);
        QCOMPARE(readPackFolder(path.string(), *engine()).refused.size(), std::size_t{0});
        writeFile(path / "house.json", text.toStdString());
        const PackFolder read = readPackFolder(path.string(), *engine());
        QCOMPARE(read.refused.size(), std::size_t{1});
        QVERIFY2(read.refused[0].message.find(why.toStdString()) != std::string::npos, read.refused[0].message.c_str());
        QVERIFY2(read.refused[0].where.find("house.json") != std::string::npos || read.refused[0].where.find("house/") != std::string::npos, read.refused[0].where.c_str());
        QCOMPARE(read.texts, (std::vector<std::string>{goodPack}));     // the last good one

        QTemporaryDir fresh;
        writeFile(std::filesystem::path(fresh.path().toStdString()) / "house.json", text.toStdString());
        const PackFolder nothing = readPackFolder(fresh.path().toStdString(), *engine());
        QCOMPARE(nothing.refused.size(), std::size_t{1});
        QVERIFY(nothing.texts.empty());
    }

    void aBadPackSpoilsNoOther()
    {
        QTemporaryDir folder;
        const std::filesystem::path path(folder.path().toStdString());
        writeFile(path / "a.json", "[]");
        writeFile(path / "b.json", goodPack);
        const PackFolder read = readPackFolder(path.string(), *engine());
        QCOMPARE(read.refused.size(), std::size_t{1});
        QCOMPARE(read.names, (std::vector<std::string>{"b.json"}));
    }

    void packsAreSwitchedOnAndOff()
    {
        QTemporaryDir folder;
        const std::string workspace = folder.path().toStdString() + "/w.probity";
        const std::filesystem::path packs(workspace + ".packs");
        std::vector<Diagnostic> refused;
        const auto isOn = [&] { return withPacksBeside(engine(), workspace, refused)->rules->isOn("house"); };
        QVERIFY(!isOn());
        QVERIFY(switchPackOn(*engine(), workspace, {"any name.json", goodPack}));
        QVERIFY(isOn());
        QVERIFY(std::filesystem::exists(packs / "house.json"));

        // A later version takes the place of the one before, whatever its file was called.
        std::filesystem::rename(packs / "house.json", packs / "zz.json");
        QVERIFY(switchPackOn(*engine(), workspace, {"house-2.json", changed(goodPack, "\"version\": \"1\"", "\"version\": \"2\"")}));
        QCOMPARE(readPackFolder(packs.string(), *engine()).names, (std::vector<std::string>{"house.json"}));

        // One that does not keep its examples changes nothing.
        const std::string broken = changed(goodPack, "\"email\", \"line.capture\": \"seen\"}, \"triggers\": false", "\"email\", \"line.capture\": \"seen\"}, \"triggers\": true");
        QVERIFY(!switchPackOn(*engine(), workspace, {"house.json", broken}));
        QVERIFY(isOn());

        QVERIFY(switchPackOff(*engine(), workspace, "house"));
        QVERIFY(!isOn());
        QVERIFY(refused.empty());
        QCOMPARE(switchPackOff(*engine(), workspace, "house").error().code, ErrorCode::NotFound);
        QVERIFY(switchPackOn(*engine(), workspace, {"house.json", goodPack}));
        QVERIFY(isOn());
    }

    /// Ids of other letters than the file system takes must not take each other's place.
    void packsWithChineseIdsStandSideBySide()
    {
        QTemporaryDir folder;
        const std::string workspace = folder.path().toStdString() + "/w.probity";
        std::vector<Diagnostic> refused;
        for (const char *id : {"公司规则", "内部规则", "a/b", "a.b"}) {
            const bool isOn = switchPackOn(*engine(), workspace, {"p.json", changed(goodPack, "\"pack\": \"house\"", std::string("\"pack\": \"") + id + "\"")}).has_value();
            QCOMPARE(isOn, std::string(id) != "a/b");       // a slash parts pack and rule
        }
        auto with = withPacksBeside(engine(), workspace, refused);
        QVERIFY(with->rules->isOn("公司规则") && with->rules->isOn("内部规则") && with->rules->isOn("a.b"));
        QVERIFY(switchPackOff(*engine(), workspace, "公司规则"));
        with = withPacksBeside(engine(), workspace, refused);
        QVERIFY(!with->rules->isOn("公司规则") && with->rules->isOn("内部规则"));
    }

    /// A file of that name may hold the pack of somebody else.
    void anotherPacksFileIsNotWrittenOver()
    {
        QTemporaryDir folder;
        const std::string workspace = folder.path().toStdString() + "/w.probity";
        const std::filesystem::path packs(workspace + ".packs");
        writeFile(packs / "house.json", changed(goodPack, "\"pack\": \"house\"", "\"pack\": \"other\""));
        QVERIFY(switchPackOn(*engine(), workspace, {"house.json", goodPack}));
        std::vector<Diagnostic> refused;
        const auto with = withPacksBeside(engine(), workspace, refused);
        QVERIFY(refused.empty());
        QVERIFY(with->rules->isOn("house") && with->rules->isOn("other"));
    }

    void everyVersionSwitchedOffStays()
    {
        QTemporaryDir folder;
        const std::string workspace = folder.path().toStdString() + "/w.probity";
        const std::filesystem::path packs(workspace + ".packs");
        for (const char *version : {"1", "2", "3"}) {
            QVERIFY(switchPackOn(*engine(), workspace, {"house.json", changed(goodPack, "\"version\": \"1\"", std::string("\"version\": \"") + version + "\"")}));
            QVERIFY(switchPackOff(*engine(), workspace, "house"));
        }
        int off = 0;
        for (const auto &entry : std::filesystem::directory_iterator(packs))
            off += entry.path().extension() == ".off";
        QCOMPARE(off, 3);
        // Of two files with the same pack both go: the other would come into force.
        writeFile(packs / "a.json", goodPack);
        writeFile(packs / "b.json", goodPack);
        QVERIFY(switchPackOff(*engine(), workspace, "house"));
        QVERIFY(readPackFolder(packs.string(), *engine()).names.empty());
    }

    void whatCannotBeTakenAwayIsSaid()
    {
        QTemporaryDir folder;
        const std::string workspace = folder.path().toStdString() + "/w.probity";
        const std::filesystem::path packs(workspace + ".packs");
        QVERIFY(switchPackOn(*engine(), workspace, {"house.json", goodPack}));
        std::filesystem::permissions(packs, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
        const bool isWritable = std::ofstream(packs / "probe").good();      // for root every folder is
        const Status off = switchPackOff(*engine(), workspace, "house");
        std::filesystem::permissions(packs, std::filesystem::perms::owner_all);
        QCOMPARE(off.has_value(), isWritable);
        if (!off)
            QCOMPARE(off.error().code, ErrorCode::NotWritable);
    }

    /// A pack may build on another of one's own, whatever the files are called.
    void aPackLikeAnotherIsSwitchedOffToo()
    {
        QTemporaryDir folder;
        const std::string workspace = folder.path().toStdString() + "/w.probity";
        const std::filesystem::path packs(workspace + ".packs");
        writeFile(packs / "z.json", changed(goodPack, "\"version\": \"1\"", "\"version\": \"1\", \"order\": 900"));
        writeFile(packs / "a.json", R"json({"schema": "probity.rules/1", "pack": "branch", "version": "1", "order": 910, "name": {"en": "Branch", "zh": "分部"}, "rules": [{"id": "ours", "like": "house/no-phone"}]})json");
        PackFolder read = readPackFolder(packs.string(), *engine());
        QVERIFY2(read.refused.empty(), read.refused.empty() ? "" : read.refused[0].message.c_str());
        writeFile(packs / "m.json", "[]");      // also where another one is bad
        read = readPackFolder(packs.string(), *engine());
        QCOMPARE(read.refused.size(), std::size_t{1});
        QCOMPARE(read.names, (std::vector<std::string>{"a.json", "z.json"}));
        QVERIFY(switchPackOff(*engine(), workspace, "branch"));
        QCOMPARE(readPackFolder(packs.string(), *engine()).names, (std::vector<std::string>{"z.json"}));
    }

    void filesBeyondTheLimitAreNamed()
    {
        QTemporaryDir folder;
        const std::filesystem::path path(folder.path().toStdString());
        for (int i = 0; i < 52; ++i)
            writeFile(path / ("n" + std::to_string(100 + i) + ".json"), goodPack);
        const PackFolder read = readPackFolder(path.string(), *engine());
        QCOMPARE(read.names.size(), std::size_t{50});
        QCOMPARE(read.names.front(), std::string("n100.json"));
        QCOMPARE(read.refused.size(), std::size_t{2});
        QCOMPARE(read.refused[0].where, std::string("n150.json"));
    }

    /// What is compared is one pack more: those beside the workspace stay.
    void aTrialKeepsThePacksThatAreOn()
    {
        QTemporaryDir folder;
        const std::string workspace = folder.path().toStdString() + "/w.probity";
        QVERIFY(switchPackOn(*engine(), workspace, {"house.json", goodPack}));
        const std::string other = changed(goodPack, "\"pack\": \"house\"", "\"pack\": \"other\"");
        const auto book = bookTrying(*engine(), workspace, {"other.json", other});
        QVERIFY(book);
        QVERIFY((*book)->isOn("house"));
        QVERIFY((*book)->isOn("other"));
        QVERIFY(!(*book)->isOn("ccpa"));
        const auto switched = bookSwitching(*engine(), workspace, "ccpa");
        QVERIFY(switched && (*switched)->isOn("house") && (*switched)->isOn("ccpa"));
        QVERIFY(!bookTrying(*engine(), workspace, {"bad.json", "{}"}));
    }

    void companiesBesideAWorkspaceAreKnown()
    {
        QTemporaryDir folder;
        const std::string workspace = folder.path().toStdString() + "/w.probity";
        const std::filesystem::path lists(workspace + ".recipients");
        std::filesystem::create_directories(lists);
        writeFile(lists / "ours.json", R"json({"schema": "probity.recipients/1", "source": "our list", "trust": "verified", "recipients": [{"id": "acme", "name": {"en": "Acme", "zh": "艾克米"}, "role": "advertising", "hosts": ["acme.example"], "aliases": ["acme ads"]}]})json");
        std::vector<Diagnostic> refused;
        const auto with = withPacksBeside(engine(), workspace, refused);
        QVERIFY(refused.empty());
        const Recipient *acme = with->recipients->byHost("log.acme.example");
        QVERIFY(acme);
        QCOMPARE(acme->source, std::string("our list"));
        QVERIFY(acme->isVerified);
        QVERIFY(with->recipients->byHost("ulogs.umeng.com"));       // ours stay
        QVERIFY(!with->recipients->byHost("acme.example.org"));
        QVERIFY(!engine()->recipients->byHost("acme.example"));     // of that workspace alone

        // A bad list is refused with its reason and spoils no other.
        writeFile(lists / "bad.json", "{\"schema\": ");
        writeFile(lists / "deep.json", std::string(100'000, '['));
        const auto still = withPacksBeside(engine(), workspace, refused);
        QCOMPARE(refused.size(), std::size_t{2});
        QVERIFY(refused[0].where.find("bad.json") != std::string::npos);
        QVERIFY(still->recipients->byHost("acme.example"));
    }

    void linksAreNotFollowed()
    {
        QTemporaryDir folder;
        const std::filesystem::path path(folder.path().toStdString());
        writeFile(path / "elsewhere.txt", goodPack);
        std::filesystem::create_directories(path / "packs");
        std::filesystem::create_symlink(path / "elsewhere.txt", path / "packs" / "house.json");
        QCOMPARE(readPackFolder((path / "packs").string(), *engine()).refused.size(), std::size_t{1});
    }

    void anotherPackIsTriedBeforeItIsOn()
    {
        QTemporaryDir folder;
        const std::filesystem::path path(folder.path().toStdString());
        auto clock = std::make_shared<FixedClock>();
        auto workspace = Workspace::create((path / "w.probity").string(), engine(), clock);
        QVERIFY(workspace);
        QVERIFY((*workspace)->addFirstPerson("A", PersonRole::Administrator, "correct horse battery"));
        const auto imported = (*workspace)->importSubmission({writeSubmission(path / "s")}, TaskContext());
        QVERIFY(imported);
        const auto same = (*workspace)->compareRules(*engine()->rules, TaskContext());
        QVERIFY(same);
        QCOMPARE(same->submissions, std::uint64_t{1});
        QVERIFY(same->changes.empty());

        const std::string text = goodPack;
        const auto book = RuleBook::load(engine()->taxonomy, {}, {{"house.json", text}});
        QVERIFY(book);
        const auto diff = (*workspace)->compareRules(**book, TaskContext());
        QVERIFY(diff);
        QCOMPARE(diff->changes.size(), std::size_t{1});
        const auto &findings = diff->changes[0].findings;
        QVERIFY(std::any_of(findings.begin(), findings.end(), [](const FindingChange &one) { return one.kind == FindingChange::Kind::Appears && one.rule == "house/no-phone"; }));
        // Nothing of it is stored.
        const auto again = (*workspace)->compareRules(*engine()->rules, TaskContext());
        QVERIFY(again && again->changes.empty());
    }

    void anArgumentIsSwitchedOffAndOnAgain()
    {
        QTemporaryDir folder;
        const std::filesystem::path path(folder.path().toStdString());
        auto workspace = Workspace::create((path / "w.probity").string(), engine(), std::make_shared<FixedClock>());
        QVERIFY(workspace);
        QVERIFY((*workspace)->addFirstPerson("A", PersonRole::Administrator, "correct horse battery"));
        const auto imported = (*workspace)->importSubmission({writeSubmission(path / "s")}, TaskContext());
        QVERIFY(imported);
        const auto suggestion = [&] { return (*(*workspace)->assessment(imported->submission, TaskContext()))->suggestion; };
        const Outcome before = suggestion().outcome;
        QVERIFY(before != Outcome::Approve);
        for (const SuggestedArgument &argument : suggestion().arguments)
            QVERIFY((*workspace)->switchArgument(imported->submission, argument.id, false));
        QCOMPARE(suggestion().outcome, Outcome::Approve);
        for (const SuggestedArgument &argument : suggestion().arguments)
            QVERIFY((*workspace)->switchArgument(imported->submission, argument.id, true));
        QCOMPARE(suggestion().outcome, before);
        QCOMPARE((*workspace)->switchArgument(imported->submission, "fixable:nothing", false).error().code, ErrorCode::NotFound);
        QVERIFY((*workspace)->verify(TaskContext())->isWhole);
    }

    void aTagAnswersAQuestion()
    {
        QTemporaryDir folder;
        const std::filesystem::path path(folder.path().toStdString());
        auto workspace = Workspace::create((path / "w.probity").string(), engine(), std::make_shared<FixedClock>());
        QVERIFY(workspace);
        QVERIFY((*workspace)->addFirstPerson("A", PersonRole::Administrator, "correct horse battery"));
        const auto imported = (*workspace)->importSubmission({writeSubmission(path / "s")}, TaskContext());
        QVERIFY(imported);
        const auto has = [&] {
            const auto assessment = (*workspace)->assessment(imported->submission, TaskContext());
            return assessment && std::any_of((*assessment)->findings.begin(), (*assessment)->findings.end(), [](const Finding &finding) { return finding.rule.value == "cac2019/seen-1.3"; });
        };
        QVERIFY(!has());
        Tag tag;
        tag.kind = "cac2019:1.3";
        tag.target.kind = TagTarget::Kind::NoticeSpan;
        tag.target.artifact = "privacy.txt";
        tag.target.span = {0, 4};
        tag.target.excerpt = "隐私政策";
        tag.note = "six taps";
        const auto made = (*workspace)->addTag(imported->submission, tag);
        QVERIFY(made);
        QVERIFY(has());
        QVERIFY((*workspace)->removeTag(*made));
        QVERIFY(!has());
    }
};

PROBITY_TEST(TestPackFolder)
#include "test_pack_folder.moc"
