#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "ui/app_context.h"
#include "ui/mainwindow.h"
#include "ui/models/open_case.h"
#include "ui/pages/desk/desk_page.h"
#include "ui/pages/desk/notice_facts.h"
#include "ui/pages/desk/notice_view.h"
#include "ui/workbench.h"
#include "workspace_fixture.h"

using namespace probity;
using namespace probity::ui;
using namespace probity::test;

namespace {

AssessedNotice contradicting()
{
    AssessedNotice notice;
    notice.document.source = U"We collect your email address. Last updated: May. We do not collect your email address.";
    notice.document.text = notice.document.source;
    Statement says;
    says.category = CategoryId("email");
    says.text = "We collect your email address.";
    Statement denies = says;
    denies.stance = Stance::NotCollected;
    denies.text = "We do not collect your email address.";
    notice.reading.language = "en";
    notice.reading.statements = {says, denies};
    notice.reading.contradictions = {{CategoryId("email"), 0, 1, false}};
    notice.reading.aspects["date"] = {31, 49};
    notice.reading.readability = {70, 14, 3, 6, {"en"}, false};
    return notice;
}

}  // namespace

/// What a notice as a whole comes to, beside its text.
class TestNoticeFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WorkspaceFixture>();
        QVERIFY(m_fixture->makeWorkspace());
    }
    void cleanup() { m_fixture.reset(); }

    void aContradictionLeadsToBothPlaces()
    {
        const AssessedNotice notice = contradicting();
        NoticeFacts facts(*m_fixture->context);
        const QAbstractItemModelTester tester(facts.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        facts.show(&notice);
        QSignalSpy chosen(&facts, &NoticeFacts::statementChosen);
        facts.setCurrentItem(rowWith(facts, QStringLiteral("denies:")));
        QCOMPARE(chosen.takeLast().at(0).toInt(), 1);
        facts.setCurrentItem(rowWith(facts, QStringLiteral("says:")));
        QCOMPARE(chosen.takeLast().at(0).toInt(), 0);
    }
    void anAspectLeadsToItsPlaceAndAMissingOneSaysSo()
    {
        const AssessedNotice notice = contradicting();
        NoticeFacts facts(*m_fixture->context);
        facts.show(&notice);
        QSignalSpy chosen(&facts, &NoticeFacts::placeChosen);
        QListWidgetItem *date = rowWith(facts, QStringLiteral("Last updated"));
        facts.setCurrentItem(date);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).value<TextRange>(), (TextRange{31, 49}));
        QVERIFY(rowWith(facts, QStringLiteral("retention: missing")) != nullptr);
        QVERIFY(rowWith(facts, QStringLiteral("date: missing")) == nullptr);
    }
    void lengthAndLanguagesAreTold()
    {
        const AssessedNotice notice = contradicting();
        NoticeFacts facts(*m_fixture->context);
        facts.show(&notice);
        QVERIFY(rowWith(facts, QStringLiteral("70 characters in 3 sentences")) != nullptr);
        QVERIFY(rowWith(facts, QStringLiteral("English")) != nullptr);
        QVERIFY(rowWith(facts, QStringLiteral("No text in Simplified Chinese")) != nullptr);
        facts.show(nullptr);
        QCOMPARE(facts.count(), 0);
    }
    void theDeskFollowsAPlace()
    {
        QVERIFY(m_fixture->importSample(QStringLiteral("02-tonglu-trip")));
        Workbench bench(*m_fixture->context, m_fixture->path());
        bench.start();
        MainWindow &window = *bench.mainWindow();
        window.openSubmission(m_fixture->submission);
        OpenCase &review = qobject_cast<DeskPage *>(window.page(QStringLiteral("desk")))->openCase();
        QTRY_COMPARE_WITH_TIMEOUT(review.state(), OpenCase::State::Ready, 30000);
        auto *facts = child<NoticeFacts>(window, "noticeFacts");
        QVERIFY(facts->count() > 11);
        auto *view = child<NoticeView>(window, "noticeView");
        QString words;
        for (int i = 0; i < facts->count() && words.isEmpty(); ++i)
            if (facts->item(i)->data(Qt::UserRole + 1).isValid()) {
                facts->setCurrentRow(i);
                words = facts->item(i)->toolTip();
            }
        const QColor marked = m_fixture->context->theme().color(ThemeRole::Highlight);
        const auto places = view->extraSelections();
        const auto isThere = [&](const QTextEdit::ExtraSelection &place) { return place.format.background().color() == marked && words.contains(place.cursor.selectedText().left(6)); };
        QVERIFY2(std::any_of(places.begin(), places.end(), isThere), qPrintable(words));
    }

private:
    static QListWidgetItem *rowWith(const NoticeFacts &facts, const QString &words)
    {
        const auto found = facts.findItems(words, Qt::MatchContains);
        return found.isEmpty() ? nullptr : found.front();
    }
    std::unique_ptr<WorkspaceFixture> m_fixture;
};

PROBITY_TEST(TestNoticeFacts)
#include "test_notice_facts.moc"
