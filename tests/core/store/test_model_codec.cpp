#include "store/model_codec.h"

#include <QTemporaryDir>

#include "core/store/filled_model.h"
#include "store/assessment_repository.h"
#include "store/compression.h"
#include "store/database.h"
#include "store/submission_repository.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

/// A workspace with one person and an app, ready to take a submission.
struct Shelf {
    QTemporaryDir dir;
    std::unique_ptr<Database> database = std::move(*Database::create(dir.path().toStdString() + "/w.probity", Timestamp{1, 0}));

    SubmissionId save(const Assessment &assessment) const
    {
        return database->write([&](Connection &connection) -> Result<SubmissionId> {
            connection.run("INSERT INTO people VALUES(1, 'Lin', 'reviewer', 1, 0, 0, '')");
            SubmissionRepository submissions(connection);
            const AppId app = submissions.appOf(assessment.submission.app, "id");
            const SubmissionId id = submissions.add({app, {}, "1", {}, sha256("i"), Timestamp{5, 0}, PersonId{1}});
            connection.run("INSERT INTO artifacts VALUES(1, ?, 4711, NULL)", sha256("any"));
            std::int64_t position = 0;
            for (const ArtifactInfo &info : assessment.artifacts)
                submissions.addArtifact(id, position++, {ArtifactId{1}, info});
            AssessmentRepository(connection).save(id, assessment);
            return id;
        }).value();
    }
    Result<Assessment> load(SubmissionId id) const
    {
        return database->read([&](Connection &connection) -> Result<Assessment> { return AssessmentRepository(connection).load(id); });
    }
};

}  // namespace

class TestModelCodec : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAssessmentComesBackAsItWent()
    {
        Assessment whole = filledAssessment();
        for (ArtifactInfo &info : whole.artifacts)
            info.sha256 = sha256("any");    // the hash is the stored artifact's, and here they share one
        const Shelf shelf;
        const auto loaded = shelf.load(shelf.save(whole));
        QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().detail.c_str());
        QVERIFY(loaded->submission == whole.submission);
        QVERIFY(loaded->artifacts == whole.artifacts);
        QVERIFY(loaded->manifests == whole.manifests);
        QVERIFY(loaded->declarations == whole.declarations);
        QVERIFY(loaded->notices == whole.notices);
        QVERIFY(loaded->code == whole.code);
        QVERIFY(loaded->traffic == whole.traffic);
        QVERIFY(loaded->entries == whole.entries);
        QVERIFY(loaded->entrySample == whole.entrySample);
        QVERIFY(loaded->observations == whole.observations);
        QVERIFY(loaded->ledger == whole.ledger);
        QVERIFY(loaded->findings == whole.findings);
        QVERIFY(loaded->evidence == whole.evidence);
        QVERIFY(*loaded == whole);
        // Equal moments may still be written in other zones.
        QCOMPARE(loaded->entries[0].started->offsetMinutes, std::int16_t{480});
        QCOMPARE(loaded->ledger[0].first->offsetMinutes, std::int16_t{-60});
        QCOMPARE(loaded->evidence[0].where.time->offsetMinutes, std::int16_t{60});
    }

    void encodingIsDeterministic()
    {
        QCOMPARE(encodeReading(filledAssessment()), encodeReading(filledAssessment()));
        QCOMPARE(encodeDecision(filledDecision()), encodeDecision(filledDecision()));
    }

    void tagsInputsAndDecisionsComeBack()
    {
        Tag tag{TagId{}, "undeclared_use", {TagTarget::Kind::NoticeSpan, "a", 2, Part::Cookie, "/p", {3, 4}, "words"}, CategoryId(), PurposeId("account"), RecipientId("amap"), "AutoNavi",
                Party::Third, "note", true, PersonId{}, "", {}, false};
        Tag other;
        other.kind = tag.kind;
        QVERIFY(decodeRest(encodeRest(tag), other).has_value());
        QVERIFY(other == tag);

        const ReviewInput input{AppTypeId("map"), Timestamp{4, 480}, {{"n.txt", {1, 2}, StatementCorrection::Kind::NotAStatement, CategoryId("email"), Stance::Shared}}, {}, {"example.cn"}, {}, {}, {"fixable:undeclared_use"}, {}};
        ReviewInput again;
        QVERIFY(decodeInput(encodeInput(input), again).has_value());
        QVERIFY(again == input);

        Decision decision;
        QVERIFY(decodeDecision(encodeDecision(filledDecision()), decision).has_value());
        QVERIFY(decision == filledDecision());
    }

    // A document damaged anywhere is Corrupt or reads as something else; it never crashes and never hangs.
    void damagedDocumentsAreSurvived()
    {
        const std::string whole = encodeReading(filledAssessment());
        Assessment out;
        for (std::size_t cut = 0; cut < whole.size(); cut += 7) {
            const Status status = decodeReading(std::string_view(whole).substr(0, cut), out);
            QVERIFY(!status);
            QCOMPARE(status.error().code, ErrorCode::Corrupt);
        }
        const std::string rest = encodeRest(filledFinding("f"));
        for (std::size_t at = 0; at < rest.size(); ++at) {
            for (const char byte : {'\0', '\x5f', '\x9f', '\xbf', '\xff'}) {
                std::string damaged = rest;
                damaged[at] = byte;
                Finding finding;
                static_cast<void>(decodeRest(damaged, finding));
            }
        }
        std::string huge = whole;
        huge[7] = '\x7f';
        QCOMPARE(decodeReading(huge, out).error().code, ErrorCode::Corrupt);
    }

    void fortyThousandEntriesComeBack()
    {
        Assessment large = filledAssessment();
        large.entries.clear();
        large.entrySample.assign(40'000, 0);
        large.observations.clear();
        for (std::uint32_t i = 0; i < 40'000; ++i) {
            large.entries.push_back(filledEntry(i));
            large.observations.push_back(filledObservation(i));
        }
        const Shelf shelf;
        const SubmissionId id = shelf.save(large);
        QBENCHMARK_ONCE {
            const auto loaded = shelf.load(id);
            QVERIFY(loaded.has_value());
            QCOMPARE(loaded->entries.size(), std::size_t{40'000});
        }
    }

    void piecesComeBackWhetherPackedOrNot_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("coding");
        QByteArray noise(100'000, '\0');
        std::uint32_t state = 1;
        for (char &byte : noise)
            byte = static_cast<char>((state = state * 1664525U + 1013904223U) >> 24);
        QTest::newRow("empty") << QByteArray() << QByteArray("raw");
        QTest::newRow("text") << QByteArray("{\"a\":1}").repeated(1000) << QByteArray("zstd");
        QTest::newRow("noise") << noise << QByteArray("raw");
    }
    void piecesComeBackWhetherPackedOrNot()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, coding);
        const Packed packed = Packer().pack(bytes.toStdString());
        QCOMPARE(packed.coding, coding.toStdString());
        const auto unpacked = unpack(packed.coding, packed.bytes, static_cast<std::size_t>(bytes.size()));
        QVERIFY(unpacked.has_value());
        QCOMPARE(*unpacked, bytes.toStdString());
        QVERIFY(!unpack(packed.coding, packed.bytes, static_cast<std::size_t>(bytes.size()) + 1));
        QVERIFY(!unpack("lzma", packed.bytes, static_cast<std::size_t>(bytes.size())));
    }
};

PROBITY_TEST(TestModelCodec)
#include "test_model_codec.moc"
