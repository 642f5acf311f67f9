// The samples that the program offers on its first start: each must come to what it was written to show.
#include <algorithm>
#include <set>

#include "review/engine.h"
#include "support/test_main.h"

using namespace probity;

namespace {

/// "category recipient verdict"; recipient is "first" or part of a third party's name or host.
struct Expected {
    const char *category;
    const char *recipient;
    Verdict verdict;
};

struct Sample {
    const char *folder;
    Outcome outcome;
    std::vector<Expected> lines;
};

const std::vector<Sample> samples = {
    {"01-maitian-books", Outcome::Approve,
     {{"phone_number", "first", Verdict::Consistent}, {"postal_address", "first", Verdict::Consistent}, {"account_identifier", "umeng", Verdict::Consistent}}},
    {"02-tonglu-trip", Outcome::Reject,
     {{"precise_location", "amap", Verdict::Undeclared}, {"contacts", "first", Verdict::Undeclared}, {"clipboard", "umeng", Verdict::Undeclared},
      {"device_id", "umeng", Verdict::Denied}, {"phone_number", "first", Verdict::Consistent}, {"phone_number", "jpush", Verdict::Vague},
      {"network_info", "first", Verdict::Vague}, {"photos_videos", "first", Verdict::Unexercised}}},
    {"03-shiguang-album", Outcome::Reject,
     {{"precise_location", "first", Verdict::Denied}, {"device_id", "first", Verdict::Denied}, {"clipboard", "first", Verdict::Denied},
      {"email", "first", Verdict::Ambiguous}, {"postal_address", "first", Verdict::Consistent}}},
    {"04-jisu-ledger", Outcome::Reject,
     {{"phone_number", "first", Verdict::Undeclared}, {"national_id", "first", Verdict::Undeclared}, {"advertising_id", "baidu", Verdict::Undeclared}}},
    {"05-fuli-hall", Outcome::Ban,
     {{"contacts", "first", Verdict::Undeclared}, {"social_relations", "first", Verdict::Undeclared}, {"phone_number", "talkingdata", Verdict::Vague}}},
    {"06-trailmate", Outcome::Reject,
     {{"email", "first", Verdict::Consistent}, {"precise_location", "mapbox", Verdict::Consistent}, {"contacts", "first", Verdict::Undeclared},
      {"advertising_id", "facebook", Verdict::Denied}}},
    {"07-hoshi-planner", Outcome::Undecided, {{"phone_number", "first", Verdict::Undetermined}, {"precise_location", "first", Verdict::Undetermined}}},
    {"08-qinghe-clinic", Outcome::Undecided, {{"phone_number", "first", Verdict::NotVisible}, {"national_id", "first", Verdict::NotVisible}}},
};

bool isLine(const LedgerLine &line, const Expected &expected)
{
    if (line.category.value != expected.category)
        return false;
    const bool isFirst = line.party == Party::First;
    if (std::string(expected.recipient) == "first")
        return isFirst;
    return !isFirst && (line.recipientId.value.find(expected.recipient) != std::string::npos || line.recipient.find(expected.recipient) != std::string::npos);
}

}  // namespace

class TestSamples : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto engine = Engine::load();
        QVERIFY2(engine.has_value(), engine ? "" : (engine.error().where + ": " + engine.error().detail).c_str());
        m_engine = *engine;
    }

    void eachSampleShowsWhatItWasWrittenFor_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < samples.size(); ++i)
            QTest::newRow(samples[i].folder) << static_cast<int>(i);
    }
    void eachSampleShowsWhatItWasWrittenFor()
    {
        QFETCH(int, index);
        const Sample &sample = samples[static_cast<std::size_t>(index)];
        const auto loaded = loadSubmission({std::string(PROBITY_SOURCE_DIR) + "/resources/samples/" + sample.folder}, TaskContext());
        QVERIFY(loaded.has_value());
        const auto assessment = assess(*loaded, ReviewInput(), *m_engine, Persona(), TaskContext());
        QVERIFY(assessment.has_value());
        for (const LedgerLine &line : assessment->ledger)
            m_seen.insert(line.verdict);
        for (const Expected &expected : sample.lines) {
            const auto found = std::find_if(assessment->ledger.begin(), assessment->ledger.end(), [&](const LedgerLine &line) { return isLine(line, expected); });
            QVERIFY2(found != assessment->ledger.end(), qPrintable(QStringLiteral("no line %1 → %2").arg(QLatin1String(expected.category), QLatin1String(expected.recipient))));
            QVERIFY2(found->verdict == expected.verdict, qPrintable(QStringLiteral("%1 → %2 is %3, not %4").arg(QLatin1String(expected.category), QLatin1String(expected.recipient), QLatin1String(name(found->verdict)), QLatin1String(name(expected.verdict)))));
        }
        QCOMPARE(QLatin1String(name(assessment->suggestion.outcome)), QLatin1String(name(sample.outcome)));
    }

    void togetherTheyShowEveryVerdict()
    {
        QCOMPARE(m_seen.size(), std::size_t{8});
    }

private:
    std::shared_ptr<const Engine> m_engine;
    std::set<Verdict> m_seen;
};

PROBITY_TEST(TestSamples)
#include "test_samples.moc"
