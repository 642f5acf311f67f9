#include "cli/program.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QtTest>

namespace probity::test {

Answer run(const QStringList &arguments, const QByteArray &input, const QString &folder, const QStringList &environment)
{
    QProcess process;
    process.setEnvironment(QProcess::systemEnvironment() + environment);
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(QStringLiteral(PROBITY_BINARY_DIR "/bin/probity"), arguments);
    process.write(input);
    process.closeWriteChannel();
    // A program that does not start or does not end has no status.
    const bool hasEnded = process.waitForFinished(60'000);
    Answer answer;
    answer.status = hasEnded && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    answer.out = process.readAllStandardOutput();
    answer.err = process.readAllStandardError();
    return answer;
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList args(std::initializer_list<const char *> words)
{
    QStringList out;
    for (const char *word : words)
        out.append(QString::fromUtf8(word));
    return out;
}

QByteArray har()
{
    return readFile(QStringLiteral(PROBITY_SOURCE_DIR "/tests/data/cli/capture.har"));
}

void writeSubmission(const QString &folder)
{
    writeFile(folder + QStringLiteral("/submission.json"), R"({"app":{"platform":"wechat-miniprogram","id":"wx0000000000000001","name":"麦田书屋","domains":["maitian.example"]},"version":"1.0.0"})");
    writeFile(folder + QStringLiteral("/app.json"), R"({"pages":["pages/index/index"]})");
    writeFile(folder + QStringLiteral("/privacy.md"), "# 隐私政策\n\n## 我们收集的信息\n\n为了完成登录，我们会收集您的手机号码。\n");
    writeFile(folder + QStringLiteral("/capture.har"), har());
}

}  // namespace probity::test
