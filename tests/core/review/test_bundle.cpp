// An evidence bundle is checkable by anyone from its bytes alone, and no byte of it can be changed unnoticed.
#include <algorithm>
#include <regex>

#include <QProcess>

#include <nlohmann/json.hpp>

#include "base/signing.h"
#include "core/review/bundle_fixture.h"
#include "report/stored_zip.h"

using namespace probity;
using namespace probity::test;
namespace fs = std::filesystem;

namespace {

int runIn(const fs::path &folder, const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(folder.string()));
    process.start(program, arguments);
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

std::vector<ZipMember> membersOf(const std::string &bundle)
{
    std::vector<Diagnostic> problems;
    auto members = readStoredZip(memorySource(bundle), problems, TaskContext());
    if (!members || !problems.empty())
        qFatal("the bundle cannot be read");
    return *members;
}

std::string zipped(std::vector<ZipMember> members)
{
    std::string out;
    const Status written = writeStoredZip(std::move(members), [&](std::string_view bytes) -> Status { out += bytes; return {}; }, TaskContext());
    if (!written)
        qFatal("%s", written.error().detail.c_str());
    return out;
}

std::string contentOf(const std::string &bundle, const std::string &path)
{
    for (const ZipMember &member : membersOf(bundle))
        if (member.path == path)
            return readAll(*member.bytes, 1 << 28).value();
    return {};
}

void unpack(const std::string &bundle, const fs::path &folder)
{
    for (const ZipMember &member : membersOf(bundle))
        writeFile(folder / member.path, readAll(*member.bytes, 1 << 28).value());
}

}  // namespace

class TestBundle : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<BundleFixture>();
        m_bundle = m_fixture->exported();
    }

    void whatWasExportedIsWhole()
    {
        const BundleReport report = checked(m_bundle);
        QVERIFY2(report.isWhole, problemsOf(report).c_str());
        QCOMPARE(report.app, std::string("示例"));
        QCOMPARE(report.version, std::string("1.0.0"));
        QCOMPARE(report.records, std::vector<std::string>{"2026-000001"});
        QCOMPARE(report.exportedBy, std::string("Lin"));
        QCOMPARE(report.anchored, report.events);
        QVERIFY(report.shownEvents < report.events);        // the neighbour's are there by their hash alone
        QCOMPARE(report.fingerprint.size(), std::size_t{64});
        for (const BundleCheck &check : report.checks) {
            QCOMPARE(check.failures, std::uint64_t{0});
            QVERIFY2(check.count > 0, name(check.kind));
        }
        QVERIFY(m_bundle.find("secret-neighbour") == std::string::npos);
        QVERIFY(contentOf(m_bundle, "data/index.html").find("<script") == std::string::npos);
        QVERIFY(contentOf(m_bundle, "data/artifacts/003_privacy.txt").find("隐私政策") != std::string::npos);
        QVERIFY(!contentOf(m_bundle, "data/letters/2026-000001-zh.html").empty());
        QVERIFY(m_fixture->workspace->verify(TaskContext())->isWhole);
    }

    // Any single byte, wherever it lies.
    void everyFlippedByteIsFound()
    {
        std::mt19937 random(20261123);
        std::uniform_int_distribution<std::size_t> place(0, m_bundle.size() - 1);
        std::uniform_int_distribution<int> bit(1, 255);
        for (int i = 0; i < 1000; ++i) {
            std::string flipped = m_bundle;
            const std::size_t at = place(random);
            flipped[at] = static_cast<char>(static_cast<unsigned char>(flipped[at]) ^ static_cast<unsigned char>(bit(random)));
            const auto report = verifyBundle(memorySource(flipped), TaskContext());
            QVERIFY2(report.has_value() && !report->isWhole && !report->problems.empty(), ("byte " + std::to_string(at)).c_str());
            QVERIFY(!report->problems.front().where.empty());
        }
    }

    void everyCutIsFound()
    {
        for (std::size_t length = 0; length < m_bundle.size(); length += 1 + m_bundle.size() / 200)
            QVERIFY2(!checked(m_bundle.substr(0, length)).isWhole, ("cut at " + std::to_string(length)).c_str());
        QVERIFY(!checked(m_bundle + '\0').isWhole);
    }

    void aFileMoreOrLessOrInAnotherPlaceIsFound()
    {
        const auto members = membersOf(m_bundle);
        for (std::size_t i = 0; i < members.size(); ++i) {
            auto fewer = members;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
            QVERIFY2(!checked(zipped(fewer)).isWhole, members[i].path.c_str());
        }
        auto more = members;
        more.push_back({"data/zz.txt", memorySource("more")});
        QVERIFY(!checked(zipped(more)).isWhole);
        auto tag = members;
        tag.push_back({"note.txt", memorySource("more")});
        QVERIFY(!checked(zipped(tag)).isWhole);
        QCOMPARE(zipped(members), m_bundle);        // there is one archive of these files, and this is it
    }

    // Somebody who signs anew with a key of their own and drops the end of the chain.
    void theChainIsHeldByItsAnchors()
    {
        const std::string lines = contentOf(m_bundle, "data/audit.jsonl");
        std::vector<std::string> events;
        for (std::size_t at = 0; at < lines.size();) {
            const std::size_t end = lines.find('\n', at);
            events.push_back(lines.substr(at, end - at + 1));
            at = end + 1;
        }
        const auto with = [&](const std::vector<std::string> &changed) {
            auto members = membersOf(m_bundle);
            std::string text;
            for (const std::string &line : changed)
                text += line;
            for (ZipMember &member : members)
                if (member.path == "data/audit.jsonl")
                    member.bytes = memorySource(text);
            return problemsOf(checked(zipped(members)));
        };
        auto dropped = events;
        dropped.pop_back();
        QVERIFY2(with(dropped).find("chain_cut") != std::string::npos, with(dropped).c_str());
        auto gap = events;
        gap.erase(gap.begin() + 1);
        QVERIFY(with(gap).find("chain_gap") != std::string::npos);
        auto swapped = events;
        std::swap(swapped[1], swapped[2]);
        QVERIFY(with(swapped).find("chain_gap") != std::string::npos);
        auto altered = events;
        for (std::string &line : altered)
            if (const std::size_t at = line.find("\"by_name\":\"Lin\""); at != std::string::npos)
                line.replace(at, 15, "\"by_name\":\"Wu\"");
        QVERIFY(with(altered).find("event_altered") != std::string::npos);
    }

    // A second program agrees: the lines that the bundle's own README gives.
    void othersCanCheckItWithTheLinesOfItsReadme()
    {
        const fs::path folder = m_fixture->folder() / "unpacked";
        unpack(m_bundle, folder);
        const std::string readme = readBytes(folder / "README.txt");
        std::vector<QStringList> commands;
        for (const char *line : {"sha256sum -c manifest-sha256.txt", "sha256sum -c tagmanifest-sha256.txt",
                                 "openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in tagmanifest-sha256.txt -sigfile signature.bin"}) {
            QVERIFY2(readme.find(line) != std::string::npos, line);
            QStringList words = QString::fromLatin1(line).split(QLatin1Char(' '));
            commands.push_back(words);
            const QString program = words.takeFirst();
            QCOMPARE(runIn(folder, program, words), 0);
        }
        writeFile(folder / "data/index.html", readBytes(folder / "data/index.html") + " ");
        QVERIFY(runIn(folder, commands[0].front(), commands[0].mid(1)) != 0);
        writeFile(folder / "tagmanifest-sha256.txt", readBytes(folder / "tagmanifest-sha256.txt") + " ");
        QVERIFY(runIn(folder, commands[2].front(), commands[2].mid(1)) != 0);
        QCOMPARE(runIn(folder, QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("openssl pkey -pubin -in public-key.pem -outform DER | tail -c 32 | sha256sum | grep -q ") + QString::fromStdString(checked(m_bundle).fingerprint)}), 0);
    }

    void anExportNeedsAPersonWithAKeyAndAFreeName()
    {
        BundleFixture fixture;
        fixture.exported();
        VERIFY_FAILS(fixture.workspace->exportBundle(fixture.id, (fixture.folder() / "case.zip").string(), BundleKind::Full, TaskContext()), ErrorCode::Conflict);
        const auto events = fixture.workspace->history({})->size();
        VERIFY_FAILS(fixture.workspace->exportBundle(fixture.id, "/nowhere/at/all.zip", BundleKind::Full, TaskContext()), ErrorCode::NotWritable);
        VERIFY_FAILS(fixture.workspace->exportBundle(SubmissionId{99}, (fixture.folder() / "b.zip").string(), BundleKind::Full, TaskContext()), ErrorCode::NotFound);
        std::stop_source stop;
        stop.request_stop();
        VERIFY_FAILS(fixture.workspace->exportBundle(fixture.id, (fixture.folder() / "b.zip").string(), BundleKind::Full, TaskContext(stop.get_token())), ErrorCode::Stopped);
        QVERIFY(!fs::exists(fixture.folder() / "b.zip") && !fs::exists(fixture.folder() / "b.zip.part"));
        QCOMPARE(fixture.workspace->history({})->size(), events);      // what came to nothing is not told
        VERIFY_OK(fixture.workspace->addPerson("Dev", PersonRole::Developer, fixture.passphrase));
        VERIFY_OK(fixture.workspace->signIn("Dev", fixture.passphrase));
        VERIFY_FAILS(fixture.workspace->exportBundle(fixture.id, (fixture.folder() / "b.zip").string(), BundleKind::Full, TaskContext()), ErrorCode::NotPermitted);
        fixture.workspace->signOut();
        VERIFY_FAILS(fixture.workspace->exportBundle(fixture.id, (fixture.folder() / "b.zip").string(), BundleKind::Full, TaskContext()), ErrorCode::NotAuthenticated);
    }

    // The same case at the same moment by the same person: only the chain, which tells of each export, has grown.
    void whatDoesNotTellOfTheExportIsTheSameAgain()
    {
        const std::string again = m_fixture->exported("again.zip");
        for (const ZipMember &member : membersOf(m_bundle)) {
            const bool tellsOfIt = member.path == "data/audit.jsonl" || member.path == "data/anchors.json" || member.path.rfind("data/", 0) != 0;
            if (!tellsOfIt)
                QCOMPARE(readAll(*member.bytes, 1 << 28).value(), contentOf(again, member.path));
        }
    }

    void theKeyFollowsTheWorkspaceAndThePassphrase()
    {
        BundleFixture fixture;
        const std::string key = checked(fixture.exported()).fingerprint;
        VERIFY_OK(fixture.workspace->changePassphrase(fixture.passphrase, "another passphrase"));
        fixture.reopen();
        VERIFY_FAILS(fixture.workspace->signIn("Lin", fixture.passphrase), ErrorCode::NotAuthenticated);
        VERIFY_OK(fixture.workspace->signIn("Lin", "another passphrase"));
        QCOMPARE(checked(fixture.exported("later.zip")).fingerprint, key);
        QVERIFY(fixture.workspace->verify(TaskContext())->isWhole);
        QCOMPARE(fixture.workspace->verify(TaskContext())->keys, std::vector<std::string>{key});
    }

private:
    std::unique_ptr<BundleFixture> m_fixture;
    std::string m_bundle;
};

PROBITY_TEST(TestBundle)
#include "test_bundle.moc"
