#include "analysis/ledger/ledger_builder.h"
#include "support/test_main.h"

using namespace probity;

// The decision table of product.md, written out cell by cell: notice stance, capture, asked for by manifest or code → verdict.
class TestVerdicts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decisionTable_data()
    {
        QTest::addColumn<int>("notice");
        QTest::addColumn<int>("capture");
        QTest::addColumn<bool>("isAskedFor");
        QTest::addColumn<QString>("verdict");   // empty: no line
        struct Row {
            NoticeStance notice;
            const char *seen;
            const char *notSeen;
            const char *notSeenAskedFor;
            const char *notVisible;
            const char *notVisibleAskedFor;
        };
        const Row rows[] = {
            {NoticeStance::Discloses, "consistent", "unexercised", "unexercised", "not_visible", "not_visible"},
            {NoticeStance::Broader, "vague", "unexercised", "unexercised", "not_visible", "not_visible"},
            {NoticeStance::Contradictory, "ambiguous", "ambiguous", "ambiguous", "ambiguous", "ambiguous"},
            {NoticeStance::DeviceOnly, "denied", "unexercised", "unexercised", "not_visible", "not_visible"},
            {NoticeStance::Denies, "denied", "", "", "", ""},
            {NoticeStance::Silent, "undeclared", "", "unexercised", "", "not_visible"},
            {NoticeStance::Missing, "undeclared", "", "unexercised", "", "not_visible"},
            {NoticeStance::Unreadable, "undetermined", "undetermined", "undetermined", "undetermined", "undetermined"},
        };
        const auto add = [](const Row &row, CaptureStance capture, bool isAskedFor, const char *verdict) {
            QTest::addRow("%s, %s%s", name(row.notice), name(capture), isAskedFor ? ", asked for" : "")
                << static_cast<int>(row.notice) << static_cast<int>(capture) << isAskedFor << QString::fromLatin1(verdict);
        };
        for (const Row &row : rows) {
            add(row, CaptureStance::Seen, false, row.seen);
            add(row, CaptureStance::Seen, true, row.seen);
            add(row, CaptureStance::NotSeen, false, row.notSeen);
            add(row, CaptureStance::NotSeen, true, row.notSeenAskedFor);
            add(row, CaptureStance::NotVisible, false, row.notVisible);
            add(row, CaptureStance::NotVisible, true, row.notVisibleAskedFor);
        }
    }
    void decisionTable()
    {
        QFETCH(int, notice);
        QFETCH(int, capture);
        QFETCH(bool, isAskedFor);
        QFETCH(QString, verdict);
        const auto found = verdictOf(static_cast<NoticeStance>(notice), static_cast<CaptureStance>(capture), isAskedFor);
        QCOMPARE(found ? QString::fromLatin1(name(*found)) : QString(), verdict);
    }

    void severityFollowsTheEnumeration()
    {
        const Verdict order[] = {Verdict::Denied, Verdict::Undeclared, Verdict::Ambiguous, Verdict::Vague,
                                 Verdict::Undetermined, Verdict::NotVisible, Verdict::Unexercised, Verdict::Consistent};
        for (std::size_t i = 1; i < std::size(order); ++i)
            QVERIFY(order[i - 1] < order[i]);
    }
};

PROBITY_TEST(TestVerdicts)
#include "test_verdicts.moc"
