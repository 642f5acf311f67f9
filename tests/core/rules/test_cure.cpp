// Cures: the sentences are read as what they say, and the cure of every refused sample, carried out, is approved.
#include <algorithm>
#include <clocale>
#include <ctime>

#include <QDir>
#include <QLocale>

#include "import/submission_loader.h"
#include "report/report.h"
#include "review/cure.h"
#include "review/inspection.h"
#include "support/test_main.h"

using namespace probity;

namespace {

const Engine &engine()
{
    static const auto loaded = Engine::load();
    if (!loaded)
        qFatal("%s: %s", loaded.error().where.c_str(), loaded.error().detail.c_str());
    return **loaded;
}

AssessedNotice readText(const std::string &text)
{
    LoadedArtifact file;
    file.info.path = "privacy.md";
    file.info.role = Role::Notice;
    file.bytes = memorySource(text);
    auto notice = assessNotice(file, engine(), TaskContext());
    if (!notice)
        qFatal("the notice could not be read");
    return *notice;
}

Assessment assessFolder(const QString &folder)
{
    const auto loaded = loadSubmission({folder.toStdString()}, TaskContext());
    if (!loaded)
        qFatal("%s: %s", loaded.error().where.c_str(), loaded.error().detail.c_str());
    auto assessment = assess(*loaded, ReviewInput{}, engine(), Persona{}, TaskContext());
    if (!assessment)
        qFatal("%s", assessment.error().detail.c_str());
    return *assessment;
}

QStringList samples()
{
    const QDir folder(QStringLiteral(PROBITY_SOURCE_DIR "/resources/samples"));
    QStringList out;
    for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        out << folder.filePath(name);
    return out;
}

QByteArray wordsOf(const std::vector<CureEdit> &edits)
{
    QByteArray out;
    for (const CureEdit &edit : edits)
        out += QByteArray(name(edit.kind)) + ": " + QByteArray::fromStdString(edit.text.en) + "\n";
    return out;
}

}  // namespace

class TestCure : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sentencesSayWhatTheyAreFor_data()
    {
        QTest::addColumn<QByteArray>("category");
        QTest::addColumn<bool>("isShared");
        QTest::addColumn<QByteArray>("language");
        for (const Category &category : engine().taxonomy->categories()) {
            if (category.id.value == "any" || category.id.value == "other_personal")
                continue;
            for (const char *language : {"zh", "en"})
                for (const bool isShared : {false, true})
                    QTest::addRow("%s %s %s", category.id.value.c_str(), isShared ? "shared" : "collected", language)
                        << QByteArray::fromStdString(category.id.value) << isShared << QByteArray(language);
        }
    }
    void sentencesSayWhatTheyAreFor()
    {
        QFETCH(QByteArray, category);
        QFETCH(bool, isShared);
        QFETCH(QByteArray, language);
        const Recipient *umeng = engine().recipients->recipient(RecipientId("umeng"));
        QVERIFY(umeng);
        const Bilingual sentence = engine().rules->editTexts().disclosure(CategoryId(category.toStdString()), isShared ? umeng->name : Bilingual{});
        QVERIFY(!sentence.en.empty());
        const bool isChinese = language == "zh";
        const std::string head = isChinese ? "# 隐私政策\n\n本政策适用于我们的产品和服务，请您仔细阅读。\n\n" : "# Privacy Policy\n\nThis policy applies to our products and services. Please read it with care.\n\n";
        const AssessedNotice notice = readText(head + sentence.in(language.toStdString()) + "\n");
        int right = 0;
        for (const Statement &statement : notice.reading.statements) {
            QVERIFY2(statement.category.value == category.toStdString(), (statement.category.value + " in: " + sentence.in(language.toStdString())).c_str());
            const bool isRight = isShared ? statement.stance == Stance::Shared && statement.recipientIds == std::vector<RecipientId>{umeng->id} : statement.stance == Stance::Collected;
            right += isRight;
        }
        QVERIFY2(right > 0, sentence.in(language.toStdString()).c_str());
    }

    void aspectsAreRead_data()
    {
        QTest::addColumn<QByteArray>("language");
        for (const char *aspect : {"retention", "rights", "contact", "children", "cross_border"})
            for (const char *language : {"zh", "en"})
                QTest::addRow("%s %s", aspect, language) << QByteArray(language);
    }
    void aspectsAreRead()
    {
        QFETCH(QByteArray, language);
        const std::string aspect = QByteArray(QTest::currentDataTag()).split(' ').first().toStdString();
        const std::string head = language == "zh" ? "# 隐私政策\n\n我们会收集您的手机号码，用于登录。\n\n" : "# Privacy Policy\n\nWe collect your phone number to sign you in.\n\n";
        const AssessedNotice notice = readText(head + engine().rules->editTexts().aspect(aspect).in(language.toStdString()) + "\n");
        QVERIFY(notice.reading.aspects.count(aspect) == 1);
    }

    void refusedSamplesAreCured_data()
    {
        QTest::addColumn<QString>("folder");
        for (const QString &folder : samples())
            QTest::newRow(qPrintable(QDir(folder).dirName())) << folder;
    }
    void refusedSamplesAreCured()
    {
        QFETCH(QString, folder);
        const Assessment assessment = assessFolder(folder);
        const Suggestion &suggestion = assessment.suggestion;
        if (suggestion.outcome == Outcome::Approve)
            QVERIFY(suggestion.edits.empty());
        if (suggestion.outcome != Outcome::Reject && suggestion.outcome != Outcome::Ban)
            return;
        QVERIFY2(suggestion.isCureWhole, wordsOf(suggestion.edits).constData());
        QVERIFY(!suggestion.edits.empty());
        const Assessment cured = withEdits(assessment, suggestion.edits, ReviewInput{}, engine());
        QCOMPARE(cured.suggestion.outcome, Outcome::Approve);
        for (const CureEdit &edit : suggestion.edits)
            QVERIFY2(!edit.findings.empty() || suggestion.edits.size() > 1, edit.text.en.c_str());
    }

    void aNoticeIsWrittenWhereNoneWasToBeRead()
    {
        const auto lean = Engine::load({}, {false, true, true});     // as for a submission without a notice
        QVERIFY(lean);
        const auto loaded = loadSubmission({samples().at(3).toStdString()}, TaskContext());
        QVERIFY(loaded);
        const auto assessment = assess(*loaded, ReviewInput{}, **lean, Persona{}, TaskContext());
        QVERIFY(assessment);
        QVERIFY(assessment->suggestion.isCureWhole);
        QCOMPARE(assessment->suggestion.edits, assessFolder(samples().at(3)).suggestion.edits);
    }

    void noEditOfACureIsIdle()
    {
        const Assessment assessment = assessFolder(samples().at(1));
        const auto &edits = assessment.suggestion.edits;
        QVERIFY(edits.size() > 1);
        for (std::size_t i = 0; i < edits.size(); ++i) {
            std::vector<CureEdit> fewer = edits;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
            QVERIFY2(withEdits(assessment, fewer, ReviewInput{}, engine()).suggestion.outcome != Outcome::Approve, edits[i].text.en.c_str());
        }
    }

    /// Two companies receive the number by the reviewer's own word: an app that stops sending it to one still sends it to the other.
    void aTagForAnotherRecipientStays()
    {
        Assessment assessment = assessFolder(samples().at(0));
        ReviewInput input;
        for (const char *host : {"stats.one.example", "stats.two.example"}) {
            TaggedUse use;
            use.category = CategoryId("national_id");
            use.party = Party::Third;
            use.recipientName = host;
            use.artifact = "capture.har";
            input.taggedUses.push_back(use);
        }
        judge(assessment, input, engine());
        const auto linesIn = [](const Assessment &in) { return std::count_if(in.ledger.begin(), in.ledger.end(), [](const LedgerLine &line) { return line.category.value == "national_id" && line.isFromTag; }); };
        QCOMPARE(linesIn(assessment), 2);
        CureEdit stop;
        stop.kind = CureEdit::Kind::StopFlow;
        stop.category = CategoryId("national_id");
        stop.party = Party::Third;
        stop.recipient = "one.example";
        const Assessment after = withEdits(assessment, {stop}, input, engine());
        QCOMPARE(linesIn(after), 1);
        QVERIFY(after.suggestion.outcome != Outcome::Approve);
        addCure(assessment, input, engine());
        for (const char *domain : {"one.example", "two.example"}) {
            const auto &edits = assessment.suggestion.edits;
            QVERIFY2(std::any_of(edits.begin(), edits.end(), [&](const CureEdit &edit) { return edit.category.value == "national_id" && edit.recipient == domain; }), domain);
        }
    }

    /// More findings than any cure settles: what is chosen stays within its bounds.
    void manyFindingsAreNotWeighedForEver()
    {
        Assessment assessment = assessFolder(samples().at(0));
        ReviewInput input;
        for (int i = 0; i < 1500; ++i) {
            TaggedUse use;
            use.category = CategoryId(i % 2 == 0 ? "national_id" : "phone_number");
            use.party = Party::Third;
            use.recipientName = "host" + std::to_string(i) + "x.example";
            use.artifact = "capture.har";
            input.taggedUses.push_back(use);
        }
        judge(assessment, input, engine());
        std::stop_source stop;
        stop.request_stop();
        addCure(assessment, input, engine(), TaskContext(stop.get_token()));
        QVERIFY(assessment.suggestion.edits.empty());
        addCure(assessment, input, engine());
        QVERIFY(!assessment.suggestion.isCureWhole);
        QVERIFY(assessment.suggestion.edits.size() <= 61);
    }

    void theLinkToRemoveIsTheOneInTheAnswer()
    {
        const auto loaded = loadSubmission({samples().at(0).toStdString()}, TaskContext());
        QVERIFY(loaded);
        auto assessment = assess(*loaded, ReviewInput{}, engine(), Persona{}, TaskContext());
        QVERIFY(assessment);
        DownloadLink link;
        link.url = "https://dl.elsewhere.example/app-release.apk?from=1";
        link.entry = assessment->entries.front().index;
        link.pointer = "/url";
        assessment->traffic.front().links.push_back(link);
        judge(*assessment, ReviewInput{}, engine());
        addCure(*assessment, ReviewInput{}, engine());
        const auto &edits = assessment->suggestion.edits;
        const auto removal = std::find_if(edits.begin(), edits.end(), [](const CureEdit &edit) { return edit.kind == CureEdit::Kind::RemoveLink; });
        QVERIFY2(removal != edits.end(), wordsOf(edits).constData());
        QCOMPARE(removal->words, std::string("https://dl.elsewhere.example/app-release.apk"));
        QVERIFY(assessment->suggestion.isCureWhole);
    }

    void whatNoEditCanMendIsSaid()
    {
        Assessment assessment = assessFolder(samples().at(7));      // without a capture
        QCOMPARE(assessment.suggestion.outcome, Outcome::Undecided);
        QVERIFY(!assessment.suggestion.isCureWhole);
        const auto &cures = assessment.suggestion.cures;
        QVERIFY(std::any_of(cures.begin(), cures.end(), [](const Bilingual &cure) { return cure.en.find("traffic sample") != std::string::npos; }));
    }

    void orderLocaleAndTimeZoneChangeNothing()
    {
        const QDir folder(samples().at(1));
        std::vector<std::string> files;
        for (const QString &name : folder.entryList(QDir::Files, QDir::Name))
            files.push_back(folder.filePath(name).toStdString());
        const auto jsonOf = [&] {
            const auto loaded = loadSubmission(files, TaskContext());
            if (!loaded)
                qFatal("%s", loaded.error().detail.c_str());
            return assessmentJson(*assess(*loaded, ReviewInput{}, engine(), Persona{}, TaskContext()));
        };
        const std::string before = jsonOf();
        std::reverse(files.begin(), files.end());
        QCOMPARE(jsonOf(), before);
        const QByteArray zone = qgetenv("TZ");
        qputenv("TZ", "Asia/Kathmandu");
        tzset();
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        const char *changed = std::setlocale(LC_ALL, "");
        QVERIFY(changed);
        const std::string elsewhere = jsonOf();
        qputenv("TZ", zone);
        tzset();
        std::setlocale(LC_ALL, "C");
        QLocale::setDefault(QLocale::c());
        QCOMPARE(elsewhere, before);
    }

    void theSameCureEveryTime()
    {
        const Assessment first = assessFolder(samples().at(2));
        const Assessment second = assessFolder(samples().at(2));
        QCOMPARE(first.suggestion.edits, second.suggestion.edits);
        QVERIFY(first == second);
    }
};

PROBITY_TEST(TestCure)
#include "test_cure.moc"
