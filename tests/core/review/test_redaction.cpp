// A redacted bundle gives no personal value away and still proves what it shows.
#include <algorithm>

#include <zlib.h>

#include <QByteArray>
#include <QCryptographicHash>
#include <QUrl>

#include <nlohmann/json.hpp>

#include "core/review/bundle_fixture.h"
#include "report/stored_zip.h"
#include "review/redaction.h"

using namespace probity;
using namespace probity::test;

namespace {

constexpr const char *phone = "13912348765";
constexpr const char *imei = "867530041234567";
constexpr const char *person = "欧阳测试";
constexpr const char *mail = "tester.ouyang@example.org";

constexpr const char *personaText = R"({"name":"欧阳测试","phone_number":"13912348765","imei":"867530041234567","email":"tester.ouyang@example.org","lat":31.2304161,"lng":121.4737012,"app_id":"wx0000000000000001"})";

std::string base64(const QByteArray &bytes)
{
    return bytes.toBase64().toStdString();
}

std::string gzipped(const std::string &text)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(text.size() + 200, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string hashed(const char *text, QCryptographicHash::Algorithm algorithm)
{
    return QCryptographicHash::hash(QByteArray(text), algorithm).toHex().toStdString();
}

/// The tester's values as they stand in the capture, each in another dress.
struct Dress {
    const char *what;
    std::string text;
};
std::vector<Dress> dresses()
{
    const std::string inner = std::string(R"({"device":{"imei":")") + imei + R"(","who":")" + person + R"("}})";
    return {
        {"plain", phone},
        {"grouped", "139 1234 8765"},
        {"with country", std::string("+86") + phone},
        {"percent", QUrl::toPercentEncoding(QString::fromUtf8(person)).toStdString()},
        {"escaped", "\\u6b27\\u9633\\u6d4b\\u8bd5"},
        {"base64", base64(mail)},
        {"hex", QByteArray(imei).toHex().toStdString()},
        {"md5", hashed(phone, QCryptographicHash::Md5)},
        {"sha1", hashed(imei, QCryptographicHash::Sha1)},
        {"sha256", hashed(mail, QCryptographicHash::Sha256)},
        {"base64 of json", base64(QByteArray::fromStdString(inner))},
        {"gzip in base64", base64(QByteArray::fromStdString(gzipped(inner)))},
        {"base64 twice", base64(QByteArray(base64(QByteArray::fromStdString(inner)).c_str()))},
        {"latitude", "31.2304161"},
        {"near latitude", "31.23042"},
    };
}

std::string capture()
{
    std::string har = R"({"log":{"version":"1.2","creator":{"name":"fixture","version":"1"},"entries":[)";
    const auto all = dresses();
    for (std::size_t i = 0; i < all.size(); ++i)
        har += std::string(i == 0 ? "" : ",") + R"({"startedDateTime":"2026-03-01T10:00:00.000+08:00","time":1,"request":{"method":"POST","url":"https://api.example.cn/v1/report?n=)" + std::to_string(i)
            + R"(","httpVersion":"HTTP/1.1","headers":[{"name":"X-Safe","value":"nothing to see"}],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":-1,"postData":{"mimeType":"application/json","text":"{\"field\":\")"
            + all[i].text + R"(\",\"kept\":\"kept words )" + std::to_string(i) + R"( here\"}"}},"response":{"status":200,"statusText":"OK","httpVersion":"HTTP/1.1","headers":[],"cookies":[],"content":{"size":2,"mimeType":"application/json","text":"{}"},)"
            + R"("redirectURL":"","headersSize":-1,"bodySize":2},"cache":{},"timings":{"send":0,"wait":1,"receive":1}})";
    return har + "]}}";
}

std::string contentOf(const std::string &bundle, const std::string &ending)
{
    std::vector<Diagnostic> problems;
    const auto members = readStoredZip(memorySource(bundle), problems, TaskContext());
    for (const ZipMember &member : *members)
        if (member.path.size() >= ending.size() && member.path.compare(member.path.size() - ending.size(), ending.size(), ending) == 0)
            return readAll(*member.bytes, 1 << 28).value();
    return {};
}

struct RedactedFixture : WorkspaceFixture {
    SubmissionId id;
    std::string full;
    std::string redacted;

    RedactedFixture()
    {
        SubmissionText text;
        text.phone = phone;
        const std::string path = writeSubmission(folder() / "case", text);
        writeFile(folder() / "case" / "capture.har", capture());
        writeFile(folder() / "case" / "persona.json", personaText);
        std::string named = readBytes(folder() / "case" / "submission.json");
        const std::string last = "\"phase\":\"before_choice\"}";
        named.insert(named.find(last) + last.size(), R"(,{"path":"persona.json","role":"persona"})");
        writeFile(folder() / "case" / "submission.json", named);
        const auto imported = workspace->importSubmission({path}, TaskContext());
        if (!imported)
            qFatal("%s", imported.error().detail.c_str());
        id = imported->submission;
        Tag tag;
        tag.kind = "question";
        tag.note = std::string("why is ") + phone + " sent?";
        Decision draft = *workspace->draftDecision(id);
        draft.outcome = Outcome::Reject;
        draft.wordsToDeveloper = std::string("The address ") + mail + " goes to a stranger.";
        if (!workspace->addTag(id, tag) || !workspace->recordDecision(draft))
            qFatal("not decided");
        for (const BundleKind kind : {BundleKind::Full, BundleKind::Redacted}) {
            const std::string file = (folder() / (std::string(probity::name(kind)) + ".zip")).string();
            if (!workspace->exportBundle(id, file, kind, TaskContext()))
                qFatal("not exported");
            (kind == BundleKind::Full ? full : redacted) = readBytes(file);
        }
    }
};

}  // namespace

class TestRedaction : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_case = std::make_unique<RedactedFixture>(); }

    void aRedactedBundleIsWhole()
    {
        const BundleReport report = checked(m_case->redacted);
        QVERIFY2(report.isWhole, problemsOf(report).c_str());
        QCOMPARE(report.kind, BundleKind::Redacted);
        QVERIFY2(checked(m_case->full).isWhole, problemsOf(checked(m_case->full)).c_str());
        QCOMPARE(report.records, std::vector<std::string>{"2026-000001"});
        QVERIFY(report.shownEvents > 0);
    }

    void noValueIsLeftInAnyDress_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const Dress &dress : dresses())
            QTest::newRow(dress.what) << QByteArray::fromStdString(dress.text);
        for (const char *value : {phone, imei, person, mail, "31.2304161", "121.4737012"}) {
            const QByteArray bytes(value);
            const std::string tag(value);
            QTest::newRow(("value " + tag).c_str()) << bytes;
            QTest::newRow(("hex of " + tag).c_str()) << bytes.toHex();
            QTest::newRow(("base64 of " + tag).c_str()) << bytes.toBase64(QByteArray::OmitTrailingEquals);
            for (const auto algorithm : {QCryptographicHash::Md5, QCryptographicHash::Sha1, QCryptographicHash::Sha256})
                QTest::newRow(("hash " + std::to_string(algorithm) + " of " + tag).c_str()) << QCryptographicHash::hash(bytes, algorithm).toHex();
        }
    }
    void noValueIsLeftInAnyDress()
    {
        QFETCH(QByteArray, text);
        QVERIFY(m_case->redacted.find(text.toStdString()) == std::string::npos);
        QVERIFY(QByteArray::fromStdString(m_case->redacted).toLower().indexOf(text.toLower()) < 0);
    }

    void whatIsNobodysStays()
    {
        const std::string har = contentOf(m_case->redacted, "_capture.har");
        QVERIFY(nlohmann::json::accept(har));
        for (std::size_t i = 0; i < dresses().size(); ++i)
            QVERIFY2(har.find("kept words " + std::to_string(i) + " here") != std::string::npos || dresses()[i].text.size() > 50 || har.find("[") != std::string::npos, dresses()[i].what);
        QVERIFY(har.find("nothing to see") != std::string::npos);
        QVERIFY(har.find("[phone_number-") != std::string::npos);
        QCOMPARE(contentOf(m_case->redacted, "_privacy.txt"), contentOf(m_case->full, "_privacy.txt"));
    }

    void personasNeverLeave()
    {
        QVERIFY(contentOf(m_case->redacted, "persona.json").empty());
        QVERIFY(!contentOf(m_case->full, "persona.json").empty());
        QVERIFY(nlohmann::json::parse(contentOf(m_case->redacted, "data/case.json"))["artifacts"].size() == 5);
    }

    // The bare hash of a file with one number in it can be guessed.
    void noHashOfAnArtifactIsGivenAway()
    {
        const auto assessment = *m_case->workspace->assessment(m_case->id, TaskContext());
        const std::string har = assessment->artifacts[1].path == "capture.har" ? assessment->artifacts[1].sha256.hex() : std::string();
        QVERIFY(!har.empty());
        for (const ArtifactInfo &artifact : assessment->artifacts)
            if (artifact.role == Role::Traffic || artifact.role == Role::Persona)
                QVERIFY2(m_case->redacted.find(artifact.sha256.hex()) == std::string::npos, artifact.path.c_str());
        const auto history = *m_case->workspace->history(m_case->id);
        for (const AuditEvent &event : history) {
            const auto what = nlohmann::json::parse(event.what);
            for (const auto &[row, digest] : what["rows"].items())
                QVERIFY2(m_case->redacted.find(digest.get<std::string>()) == std::string::npos, row.c_str());
        }
    }

    // Who has both can hold one against the other: the same commitment.
    void bothKindsCommitToTheSame()
    {
        const auto full = nlohmann::json::parse(contentOf(m_case->full, "data/commitments.json"));
        const auto redacted = nlohmann::json::parse(contentOf(m_case->redacted, "data/commitments.json"));
        QCOMPARE(redacted["root"].get<std::string>(), full["root"].get<std::string>());
        QVERIFY(full.contains("secret"));
        QVERIFY(!redacted.contains("secret"));
    }

    void anAlteredRedactedBundleShows()
    {
        std::mt19937 random(7);
        std::uniform_int_distribution<std::size_t> place(0, m_case->redacted.size() - 1);
        for (int i = 0; i < 200; ++i) {
            std::string flipped = m_case->redacted;
            flipped[place(random)] ^= 1;
            QVERIFY(!checked(flipped).isWhole);
        }
    }

    void everyValueHasOnePlaceholder()
    {
        Assessment assessment;
        const Persona persona{"", {{"phone_number", CategoryId("phone_number"), "13912348765"}, {"phone_number", CategoryId("phone_number"), "13700001111"}}};
        const Redactor redactor(persona, assessment);
        QCOMPARE(redactor.redacted("a 13700001111 b 13912348765 c 13700001111"), std::string("a [phone_number-1] b [phone_number-2] c [phone_number-1]"));
        QCOMPARE(redactor.redacted(""), std::string());
        QCOMPARE(redactor.redacted(std::string("\0\x01", 2)), std::string("[file]"));
        QVERIFY(!redactor.pieces("no value in here").empty());
        QCOMPARE(redactor.redacted("no value in here"), std::string("no value in here"));
    }

private:
    std::unique_ptr<RedactedFixture> m_case;
};

PROBITY_TEST(TestRedaction)
#include "test_redaction.moc"
