// The recipes of resources/help/ci are run as far as it can be done offline: every line that calls the program.
#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "support/test_main.h"

using namespace probity::test;

namespace {

const QString recipes = QStringLiteral(PROBITY_SOURCE_DIR "/resources/help/ci/");

QStringList commandsOf(const QString &file)
{
    QStringList commands;
    static const QRegularExpression call(QStringLiteral("(probity check [^'\"\\n]*)"));
    auto found = call.globalMatch(QString::fromUtf8(readFile(recipes + file)));
    while (found.hasNext())
        commands << found.next().captured(1).trimmed();
    return commands;
}

}  // namespace

class TestRecipes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRecipeRuns_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"github-actions.yml", "gitlab-ci.yml", "Jenkinsfile", "pre-commit-config.yaml"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }
    void everyRecipeRuns()
    {
        QFETCH(QString, file);
        const QTemporaryDir folder;
        writeSubmission(folder.filePath(QStringLiteral("app")));
        const QStringList commands = commandsOf(file);
        QVERIFY(!commands.isEmpty());
        for (const QString &command : commands) {
            QStringList words = command.split(QLatin1Char(' '), Qt::SkipEmptyParts);
            words.removeFirst();
            const Answer answer = run(words, {}, folder.path());
            const bool never = command.contains(QLatin1String("--fail-on never"));
            QVERIFY2(answer.status == (never ? 0 : 1), (command.toUtf8() + answer.err).constData());
            if (const int output = static_cast<int>(words.indexOf(QStringLiteral("--output"))); output >= 0)
                QVERIFY2(!readFile(folder.filePath(words.value(output + 1))).isEmpty(), command.toUtf8().constData());
        }
        if (const QByteArray sarif = readFile(folder.filePath(QStringLiteral("probity.sarif"))); !sarif.isEmpty())
            QVERIFY(nlohmann::json::accept(sarif.toStdString()));
        if (const QByteArray junit = readFile(folder.filePath(QStringLiteral("probity.xml"))); !junit.isEmpty()) {
            QXmlStreamReader xml(junit);
            while (!xml.atEnd())
                xml.readNext();
            QVERIFY(!xml.hasError());
        }
    }

    void theHelpNamesEveryRecipe()
    {
        const QByteArray help = readFile(recipes + QStringLiteral("README.md"));
        for (const QString &file : QDir(recipes).entryList(QDir::Files))
            QVERIFY2(file == QLatin1String("README.md") || help.contains(file.toUtf8()), qPrintable(file));
    }
};

PROBITY_TEST(TestRecipes)
#include "test_recipes.moc"
