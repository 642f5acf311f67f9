#include "large_workspace.h"

#include <algorithm>
#include <array>
#include <memory>

#include "base/text.h"
#include "review/search_texts.h"
#include "review/workspace.h"
#include "store/assessment_repository.h"
#include "store/database.h"
#include "store/queue_repository.h"
#include "store/review_repository.h"
#include "store/submission_repository.h"

namespace probity::bench {

namespace {

constexpr std::int64_t begin = 1'772'000'000'000'000;
constexpr int submissionsAtOnce = 100;

/// A generator of one's own: the same bytes with every standard library.
class Numbers {
public:
    explicit Numbers(std::uint64_t seed) : m_state(seed * 2654435761U + 88172645463325252ULL) {}
    std::uint64_t operator()(std::uint64_t below)
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return m_state % below;
    }

private:
    std::uint64_t m_state;
};

constexpr std::array hosts{"api.shop.example", "img.cdn.example", "restapi.amap.com", "ulogs.umeng.com", "log.track.example", "mall.fresh.example", "sdk.stat.example"};
constexpr std::array paths{"/v1/login", "/v1/order/list", "/v3/place/around", "/unify_logs", "/collect", "/user/profile", "/goods/detail"};
constexpr std::array categories{"phone_number", "precise_location", "device_id", "name_nickname", "account_identifier", "network_info"};
constexpr std::array verdicts{Verdict::Denied, Verdict::Undeclared, Verdict::Vague, Verdict::Unexercised, Verdict::Consistent};
constexpr std::array words{"快跑", "同路", "小麦", "清河", "星野", "Alpha", "Beta", "Gamma", "时光", "极速"};
constexpr std::array kinds{"打车", "商城", "相册", "诊所", "地图", " Map", " Shop", " Notes", "账本", "优选"};

void addEntries(Assessment &assessment, int count, Numbers &numbers)
{
    TrafficFacts sample;
    sample.artifact.path = "capture.har";
    sample.artifact.role = Role::Traffic;
    sample.entries = static_cast<std::uint64_t>(count);
    assessment.traffic.push_back(sample);
    for (int i = 0; i < count; ++i) {
        const std::size_t at = numbers(hosts.size());
        EntrySummary entry;
        entry.index = static_cast<std::uint32_t>(i);
        entry.host = hosts[at];
        entry.url = std::string("https://") + hosts[at] + paths[numbers(paths.size())] + "?page=" + std::to_string(i);
        entry.method = i % 3 == 0 ? "POST" : "GET";
        entry.status = i % 40 == 0 ? 404 : 200;
        entry.requestBytes = numbers(3000);
        entry.responseBytes = numbers(90'000);
        entry.requestState = entry.responseState = BodyState::Present;
        entry.mimeType = "application/json";
        entry.phase = i < count / 10 ? Phase::BeforeChoice : Phase::AfterConsent;
        entry.started = Timestamp{begin + i * 40'000LL, 480};
        assessment.entries.push_back(entry);
        assessment.entrySample.push_back(0);
        if (i % 3 != 0)
            continue;
        Observation observation;
        observation.entry = entry.index;
        observation.artifact = "capture.har";
        observation.category = CategoryId(categories[numbers(categories.size())]);
        observation.pointer = "/user/phone";
        observation.confidence = Confidence::Certain;
        observation.host = observation.recipientName = entry.host;
        observation.party = at < 2 ? Party::First : Party::Third;
        observation.excerpt = "138****5678";
        observation.key = "phone";
        observation.value = "138" + std::to_string(10'000'000 + numbers(80'000'000));
        observation.explanation = "key:phone";
        observation.time = entry.started;
        observation.phase = entry.phase;
        assessment.observations.push_back(observation);
    }
}

void addFindings(Assessment &assessment, Numbers &numbers)
{
    for (std::size_t i = 0; i < categories.size(); ++i) {
        Evidence evidence;
        evidence.id = "e" + std::to_string(i + 1);
        evidence.artifact = "capture.har";
        evidence.where.kind = EvidencePlace::Kind::Request;
        evidence.where.entry = static_cast<std::uint32_t>(i * 3);
        evidence.where.pointer = "/user/phone";
        evidence.excerpt = "138****5678";
        evidence.category = CategoryId(categories[i]);
        assessment.evidence.push_back(evidence);
        LedgerLine line;
        line.category = CategoryId(categories[i]);
        line.party = Party::Third;
        line.recipient = hosts[i];
        line.capture = CaptureStance::Seen;
        line.count = 10 + numbers(50);
        line.verdict = verdicts[numbers(verdicts.size())];
        line.observedEvidence.push_back(static_cast<EvidenceIndex>(i));
        assessment.ledger.push_back(line);
        Finding finding;
        finding.fingerprint = "finding-" + std::to_string(i);
        finding.digest = "digest";
        finding.rule = RuleId("cn.undeclared_use");
        finding.pack = "cn-platform@1";
        finding.group = name(line.verdict);
        finding.title = {std::string(categories[i]) + " is sent to " + hosts[i], std::string("向") + hosts[i] + "发送了" + categories[i]};
        finding.message = finding.title;
        finding.cure = finding.title;
        finding.ledger.push_back(static_cast<std::uint32_t>(i));
        finding.evidence.push_back(static_cast<EvidenceIndex>(i));
        assessment.findings.push_back(finding);
    }
}

Assessment assessmentOf(int number, int entries)
{
    Numbers numbers(static_cast<std::uint64_t>(number) + 1);
    Assessment assessment;
    assessment.submission.app.platform = PlatformId(number % 3 == 0 ? "android" : "wechat-miniprogram");
    assessment.submission.app.id = "wx" + std::to_string(1'000'000'000 + number);
    assessment.submission.app.name = std::string(words[numbers(words.size())]) + kinds[numbers(kinds.size())] + std::to_string(number);
    assessment.submission.app.developer = std::string(words[numbers(words.size())]) + "科技有限公司";
    assessment.submission.version = "1." + std::to_string(number % 17);
    AssessedNotice notice;
    notice.document.artifact.path = "privacy.txt";
    std::string text = "隐私政策\n";
    for (int i = 0; i < 40; ++i)
        text += std::string("为了") + kinds[numbers(kinds.size())] + "功能，我们会收集您的" + (i % 2 == 0 ? "手机号码" : "位置信息") + "，用于短信验证与配送。\n";
    notice.document.text = notice.document.source = toUtf32(text);
    for (std::uint32_t i = 0; i <= notice.document.text.size(); ++i)
        notice.document.toSource.push_back(i);
    notice.reading.language = "zh";
    assessment.notices.push_back(std::move(notice));
    addEntries(assessment, entries, numbers);
    addFindings(assessment, numbers);
    std::sort(assessment.ledger.begin(), assessment.ledger.end(), [](const LedgerLine &a, const LedgerLine &b) { return a.verdict < b.verdict; });
    return assessment;
}

void addSubmission(Connection &connection, int number, int entries)
{
    SubmissionRepository submissions(connection);
    const Assessment assessment = assessmentOf(number, entries);
    NewSubmission row;
    row.app = submissions.appOf(assessment.submission.app, assessment.submission.app.id);
    row.version = assessment.submission.version;
    row.type = AppTypeId(number % 2 == 0 ? "utilities" : "online_shopping");
    row.identity = sha256(assessment.submission.app.id);
    row.imported = Timestamp{begin + number * 60'000'000LL, 480};
    row.importedBy = PersonId{1};
    const SubmissionId id = submissions.add(row);
    AssessmentRepository(connection).save(id, assessment);
    ReviewRepository(connection).setInput(id, ReviewInput{});
    submissions.recount(id);
    if (number % 4 == 0)
        submissions.setState(id, SubmissionState::InReview);
    for (const SearchText &text : searchTextsOf(assessment))
        QueueRepository(connection).addWords(id, text.kind, text.text);
}

}  // namespace

Status writeLargeWorkspace(const std::string &path, const LargeWorkspace &size, std::shared_ptr<const Engine> engine)
{
    const auto clock = std::make_shared<SystemClock>();
    {
        auto made = Workspace::create(path, engine, clock);
        if (!made)
            return tl::unexpected(made.error());
        if (const auto person = (*made)->addFirstPerson("Lin", PersonRole::Administrator, "a long passphrase"); !person)
            return tl::unexpected(person.error());
    }
    auto database = Database::open(path, Database::Access::ReadWrite, clock->now());
    if (!database)
        return tl::unexpected(database.error());
    for (int from = 0; from < size.submissions; from += submissionsAtOnce) {
        const Status written = (*database)->stage([&](Connection &connection) -> Status {
            for (int i = from; i < std::min(size.submissions, from + submissionsAtOnce); ++i)
                addSubmission(connection, i, i == 0 ? size.entriesOfFirst : size.entriesEach);
            return {};
        });
        if (!written)
            return written;
    }
    return {};
}

}  // namespace probity::bench
