// probity-desk: builds everything once and hands it down.
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QStandardPaths>

#include "review/engine.h"
#include "ui/app_context.h"
#include "ui/mainwindow.h"
#include "ui/text/error_text.h"
#include "ui/workbench.h"

namespace {

struct Options {
    QString workspace;
    QString language;
    QString theme;
};

Options parseOptions(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "Workstation for app privacy review"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption workspace(QStringLiteral("workspace"), QCoreApplication::translate("main", "The workspace to open, or to make if it is not there."),
                                       QCoreApplication::translate("main", "file"));
    const QCommandLineOption language(QStringLiteral("language"), QCoreApplication::translate("main", "Language of the program: en or zh."),
                                      QCoreApplication::translate("main", "language"));
    const QCommandLineOption theme(QStringLiteral("theme"), QCoreApplication::translate("main", "Theme: light, dark or system."), QCoreApplication::translate("main", "theme"));
    parser.addOptions({workspace, language, theme});
    parser.process(application);
    return {parser.value(workspace), parser.value(language), parser.value(theme)};
}

/// Installed beside the program, or in the source tree it was built in.
QStringList sampleFolders()
{
    const QDir programs(QCoreApplication::applicationDirPath());
    for (const QString &place : {programs.filePath(QStringLiteral("../share/probity/samples")), QStringLiteral(PROBITY_SAMPLES)})
        if (QFileInfo(place).isDir())
            return {QDir(place).absolutePath()};
    return {};
}

}  // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Probity"));
    QApplication::setApplicationVersion(QStringLiteral(PROBITY_VERSION));
    QApplication::setQuitOnLastWindowClosed(false);
    const Options options = parseOptions(application);

    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    const QString workspace = options.workspace.isEmpty() ? QDir(folder).filePath(QStringLiteral("reviews.probity")) : QFileInfo(options.workspace).absoluteFilePath();
    QDir().mkpath(QFileInfo(workspace).absolutePath());

    const auto engine = probity::Engine::load();
    if (!engine) {
        QMessageBox::critical(nullptr, QStringLiteral("Probity"), probity::ui::errorText(engine.error()));
        return 4;
    }
    probity::ui::AppContext context(*engine, std::make_shared<probity::SystemClock>(), workspace + QStringLiteral(".settings.ini"));
    if (!options.language.isEmpty())
        context.setLanguage(options.language);
    if (!options.theme.isEmpty())
        context.setThemeMode(probity::ui::Theme::modeFromName(options.theme));
    context.setSampleFolders(sampleFolders());
    probity::ui::Workbench workbench(context, workspace);
    workbench.start();
    return QApplication::exec();
}
