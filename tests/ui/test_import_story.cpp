#include <chrono>
#include <filesystem>
#include <fstream>

#include <QElapsedTimer>
#include <QTableView>
#include <QTimer>

#include "support/test_main.h"
#include "ui/jobs/import_runner.h"
#include "ui/mainwindow.h"
#include "ui/workbench.h"
#include "capture_fixture.h"
#include "workspace_fixture.h"

using namespace probity;
using namespace probity::ui;
using namespace probity::test;

/// Importing a large capture in the window: it answers all the while, Stop stops, and nothing half done is left. The figures are
/// printed; PROBITY_STORY_MB=100 makes the capture as large as one wants to measure.
class TestImportStory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const QByteArray wanted = qgetenv("PROBITY_STORY_MB");
        m_megabytes = wanted.isEmpty() ? 16 : wanted.toInt();
        m_capture = m_folder.path().toStdString() + "/large";
        std::filesystem::create_directories(m_capture);
        writeCapture(m_capture + "/capture.har", m_megabytes);
        writeManifest(m_capture + "/app.json");
    }
    void init()
    {
        m_fixture = std::make_unique<WorkspaceFixture>();
        QVERIFY(m_fixture->makeWorkspace());
        m_bench = std::make_unique<Workbench>(*m_fixture->context, m_fixture->path());
        m_bench->start();
        QVERIFY(QTest::qWaitForWindowExposed(m_bench->mainWindow()));
    }
    void cleanup()
    {
        m_bench.reset();
        m_fixture.reset();
    }

    void theWindowAnswersWhileALargeCaptureIsImported()
    {
        qint64 beats = 0;
        qint64 longest = 0;
        QElapsedTimer since;
        QTimer heart;
        connect(&heart, &QTimer::timeout, this, [&] {
            longest = std::max(longest, since.isValid() ? since.elapsed() : 0);
            since.start();
            ++beats;
        });
        QElapsedTimer whole;
        whole.start();
        heart.start(5);
        Q_EMIT m_bench->mainWindow()->importRequested({QString::fromStdString(m_capture)});
        auto *table = child<QTableView>(*m_bench->mainWindow(), "queueTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, 300000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_bench->imports()->isRunning(), 60000);
        heart.stop();
        qInfo("%d MB in %lld ms; longest time without an answer %lld ms in %lld beats", m_megabytes, static_cast<long long>(whole.elapsed()), static_cast<long long>(longest), static_cast<long long>(beats));
        // Figures depend on the machine; a window that stood still for as long as the import would not pass on any.
        QVERIFY(beats > 5);
        QVERIFY2(longest < 1500, qPrintable(QString::number(longest)));
    }
    void stopAnswersAndLeavesNothing()
    {
        const auto before = std::filesystem::file_size(m_fixture->path().toStdString());
        bool isUnderWay = false;
        connect(m_bench->imports(), &ImportRunner::progressed, this, [&](quint64 done, quint64) { isUnderWay = isUnderWay || done > 0; });
        Q_EMIT m_bench->mainWindow()->importRequested({QString::fromStdString(m_capture)});
        QTRY_VERIFY_WITH_TIMEOUT(isUnderWay || !m_bench->imports()->isRunning(), 60000);
        if (!m_bench->imports()->isRunning())
            QSKIP("the import was through before it could be stopped");
        QElapsedTimer since;
        since.start();
        click(*m_bench->mainWindow(), "importStop");
        while (m_bench->imports()->isRunning() && since.elapsed() < 20000)
            QTest::qWait(1);
        qInfo("Stop answered after %lld ms", static_cast<long long>(since.elapsed()));
        QVERIFY2(since.elapsed() < 2000, qPrintable(QString::number(since.elapsed())));
        QCOMPARE(m_fixture->workspace().submissions()->size(), std::size_t{0});
        QVERIFY(m_fixture->workspace().verify(TaskContext())->isWhole);
        // Opening it again gives back what the stopped import took.
        m_bench.reset();
        m_fixture->context->setWorkspace(nullptr);
        {
            const auto again = Workspace::open(m_fixture->path().toStdString(), Workspace::Access::ReadWrite, m_fixture->context->sharedEngine(), m_fixture->context->sharedClock());
            QVERIFY(again);
            QCOMPARE((*again)->submissions()->size(), std::size_t{0});
        }
        QVERIFY(std::filesystem::file_size(m_fixture->path().toStdString()) < before + 4'000'000);
    }

private:
    QTemporaryDir m_folder;
    std::string m_capture;
    int m_megabytes = 16;
    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::unique_ptr<Workbench> m_bench;
};

PROBITY_TEST(TestImportStory)
#include "test_import_story.moc"
