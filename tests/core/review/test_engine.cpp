#include "review/engine.h"

#include <algorithm>
#include <chrono>

#include "support/test_main.h"

using namespace probity;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

/// A HAR of `count` requests, one a second from 10:00:00, each with a telephone number.
std::string har(int count)
{
    std::string out = "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"t\",\"version\":\"1\"},\"entries\":[";
    for (int i = 0; i < count; ++i) {
        const std::string second = std::to_string(10 + i % 50);
        out += (i > 0 ? "," : "") + std::string("{\"startedDateTime\":\"2026-02-01T10:00:") + second + ".000Z\",\"time\":1,\"request\":{\"method\":\"POST\",\"url\":\"https:/" "/api.maitian.example/login/"
            + std::to_string(i)
            + "\",\"headers\":[],\"postData\":{\"mimeType\":\"application/json\",\"text\":\"{\\\"phone\\\":\\\"13712348765\\\"}\"}},"
              "\"response\":{\"status\":200,\"headers\":[],\"content\":{\"size\":2,\"mimeType\":\"application/json\",\"text\":\"{}\"}}}";
    }
    return out + "]}}";
}

LoadedSubmission submissionOf(const Files &files)
{
    LoadedSubmission out;
    out.info.app.domains = {"maitian.example"};
    for (const auto &[path, bytes] : files) {
        auto artifact = loadArtifact(path, memorySource(bytes), TaskContext());
        if (artifact)
            out.artifacts.push_back(std::move(*artifact));
    }
    return out;
}

const LedgerLine *lineOf(const Assessment &assessment, const char *category)
{
    const auto found = std::find_if(assessment.ledger.begin(), assessment.ledger.end(), [&](const LedgerLine &line) { return line.category == CategoryId(category); });
    return found == assessment.ledger.end() ? nullptr : &*found;
}

const std::string appJson = R"({"pages":["a"],"requiredPrivateInfos":["getLocation"]})";
const std::string project = R"({"appid":"wx0000000000000001","projectname":"麦田","compileType":"miniprogram"})";
const std::string notice = "# 隐私政策\n\n## 我们收集的信息\n\n我们会收集您的手机号码，用于登录。\n";

}  // namespace

class TestEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto engine = Engine::load();
        QVERIFY2(engine.has_value(), engine ? "" : engine.error().detail.c_str());
        m_engine = *engine;
    }

    void manifestsTellWhatTheSubmissionLeavesOpen()
    {
        LoadedSubmission submission = submissionOf({{"app.json", appJson}, {"project.config.json", project}});
        const auto alone = assess(submission, {}, *m_engine, {}, TaskContext());
        QVERIFY(alone.has_value());
        QCOMPARE(alone->submission.app.id, std::string("wx0000000000000001"));
        QCOMPARE(alone->submission.app.platform, PlatformId("wechat-miniprogram"));
        submission.info.app.id = "wx0000000000000002";
        const auto told = assess(submission, {}, *m_engine, {}, TaskContext());
        QCOMPARE(told->submission.app.id, std::string("wx0000000000000002"));
        QCOMPARE(told->submission.app.name, std::string("麦田"));
    }

    void everyPartMayBeMissing()
    {
        for (const Files &files : {Files{}, Files{{"app.json", appJson}}, Files{{"privacy.md", notice}}, Files{{"a.har", har(1)}}}) {
            const auto assessment = assess(submissionOf(files), {}, *m_engine, {}, TaskContext());
            QVERIFY(assessment.has_value());
            QCOMPARE(assessment->artifacts.size(), files.size());
        }
    }

    void theCaptureIsLaidBesideTheNotice()
    {
        const auto assessment = assess(submissionOf({{"privacy.md", notice}, {"a.har", har(3)}}), {}, *m_engine, {}, TaskContext());
        QVERIFY(assessment.has_value());
        const LedgerLine *line = lineOf(*assessment, "phone_number");
        QVERIFY(line != nullptr);
        QCOMPARE(line->verdict, Verdict::Consistent);
        QCOMPARE(line->count, std::uint64_t{3});
    }

    void entriesPassInOrderSampleBySample()
    {
        std::vector<std::pair<std::size_t, std::uint32_t>> seen;
        const EntryObserver note = [&](std::size_t sample, const TrafficEntry &entry, const EntrySummary &summary) -> Status {
            seen.emplace_back(sample, entry.index);
            return entry.url == summary.url ? Status() : Status(failure(ErrorCode::Internal, "summary of another entry"));
        };
        const auto assessment = assess(submissionOf({{"a.har", har(200)}, {"b.har", har(3)}}), {}, *m_engine, {}, TaskContext(), note);
        QVERIFY(assessment.has_value());
        QCOMPARE(seen.size(), std::size_t{203});
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QCOMPARE(assessment->entries.size(), std::size_t{203});
        QCOMPARE(assessment->entrySample.front(), 0u);
        QCOMPARE(assessment->entrySample.back(), 1u);
    }

    void stopIsHeardAtOnceAndFaultsOfTheReceiverComeBack()
    {
        std::stop_source stop;
        std::size_t count = 0;
        std::chrono::steady_clock::time_point asked;
        const EntryObserver stopper = [&](std::size_t, const TrafficEntry &, const EntrySummary &) -> Status {
            if (++count == 10) {
                asked = std::chrono::steady_clock::now();
                stop.request_stop();
            }
            return {};
        };
        const LoadedSubmission submission = submissionOf({{"a.har", har(20'000)}});
        const auto stopped = assess(submission, {}, *m_engine, {}, TaskContext(stop.get_token()), stopper);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Stopped);
        QVERIFY(std::chrono::steady_clock::now() - asked < std::chrono::seconds(2));     // generous: a loaded machine, sanitizers
        const EntryObserver refuser = [](std::size_t, const TrafficEntry &, const EntrySummary &) -> Status { return failure(ErrorCode::DiskFull, "full"); };
        const auto refused = assess(submission, {}, *m_engine, {}, TaskContext(), refuser);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::DiskFull);
    }

    void aMovedConsentMarkMovesThePhases()
    {
        ReviewInput input;
        input.consentAt = parseTimestamp("2026-02-01T10:00:12Z");
        auto assessment = assess(submissionOf({{"privacy.md", notice}, {"a.har", har(5)}}), input, *m_engine, {}, TaskContext());
        QVERIFY(assessment.has_value());
        QCOMPARE(lineOf(*assessment, "phone_number")->phases.at(Phase::BeforeChoice), std::uint64_t{2});
        input.consentAt = parseTimestamp("2026-02-01T10:00:14Z");
        reassess(*assessment, input, *m_engine);
        QCOMPARE(lineOf(*assessment, "phone_number")->phases.at(Phase::BeforeChoice), std::uint64_t{4});
        const auto afresh = assess(submissionOf({{"privacy.md", notice}, {"a.har", har(5)}}), input, *m_engine, {}, TaskContext());
        QCOMPARE(assessment->findings.size(), afresh->findings.size());
        for (std::size_t i = 0; i < afresh->findings.size(); ++i)
            QCOMPARE(assessment->findings[i].fingerprint, afresh->findings[i].fingerprint);
        QCOMPARE(assessment->evidence.size(), afresh->evidence.size());
    }

    void ownDomainsSettleWhoReceives()
    {
        LoadedSubmission submission = submissionOf({{"privacy.md", notice}, {"a.har", har(2)}});
        submission.info.app.domains.clear();
        auto assessment = assess(submission, {}, *m_engine, {}, TaskContext());
        QVERIFY(assessment.has_value());
        QVERIFY(!assessment->observations.empty());
        QVERIFY(assessment->observations.front().party == Party::Unknown);
        ReviewInput input;
        input.firstPartyDomains = {registrableDomain(assessment->observations.front().host)};
        reassess(*assessment, input, *m_engine);
        QVERIFY(assessment->observations.front().party == Party::First);
        QVERIFY(lineOf(*assessment, "phone_number")->party == Party::First);
        reassess(*assessment, {}, *m_engine);
        QVERIFY(assessment->observations.front().party == Party::Unknown);
    }

    void whatIsCalledNobodysDataMakesNoLine()
    {
        auto assessment = assess(submissionOf({{"privacy.md", notice}, {"a.har", har(2)}}), {}, *m_engine, {}, TaskContext());
        QVERIFY(assessment.has_value());
        const Observation seen = assessment->observations.front();
        const auto isSeen = [&](const NotPersonalRule &rule) {
            ReviewInput input;
            input.notPersonal = {rule};
            reassess(*assessment, input, *m_engine);
            const LedgerLine *line = lineOf(*assessment, seen.category.value.c_str());
            return line && line->capture == CaptureStance::Seen;
        };
        QVERIFY(isSeen({}));
        QVERIFY(isSeen({CategoryId(), "another", "", "", "", "r"}));
        QVERIFY(!isSeen({CategoryId(), QByteArray::fromStdString(seen.key).toUpper().toStdString(), "", "", "", "r"}));
        QVERIFY(!isSeen({seen.category, "", "", registrableDomain(seen.host), "", "r"}));
        QVERIFY(isSeen({CategoryId("email"), "", "", registrableDomain(seen.host), "", "r"}));
        QVERIFY(isSeen({CategoryId(), "", "", seen.host, "/nowhere", "r"}));
    }

    void aNoticeNobodyReadsIsNotMissing()
    {
        const auto assessment = assess(submissionOf({{"privacy.pdf", "%PDF-1.4"}, {"a.har", har(1)}}), {}, *m_engine, {}, TaskContext());
        QVERIFY(assessment.has_value());
        QCOMPARE(assessment->completeness.notice, Completeness::Notice::Unreadable);
        QVERIFY(!assessment->artifacts[0].complete);
    }

private:
    std::shared_ptr<const Engine> m_engine;
};

PROBITY_TEST(TestEngine)
#include "test_engine.moc"
