#pragma once

#include <memory>

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QtTest>

#include "review/workspace.h"
#include "ui/app_context.h"

namespace probity::test {

/// The engine is loaded once for all stories: it is immutable.
inline std::shared_ptr<const Engine> sharedEngine()
{
    static const std::shared_ptr<const Engine> engine = [] {
        auto loaded = Engine::load();
        return loaded ? *loaded : nullptr;
    }();
    return engine;
}

inline const QString passphrase = QStringLiteral("a long passphrase");

/// A workspace in a folder of its own, with an administrator signed in and a second reviewer beside, and a context over it.
struct WorkspaceFixture {
    QTemporaryDir folder;
    std::unique_ptr<ui::AppContext> context;
    SubmissionId submission;

    QString path() const { return folder.filePath(QStringLiteral("work.probity")); }
    Workspace &workspace() const { return context->workspace(); }

    WorkspaceFixture()
    {
        context = std::make_unique<ui::AppContext>(sharedEngine(), std::make_shared<SystemClock>(), folder.filePath(QStringLiteral("settings.ini")));
        context->setLanguage(QStringLiteral("en"));
    }

    bool makeWorkspace()
    {
        auto made = Workspace::create(path().toStdString(), context->sharedEngine(), context->sharedClock());
        if (!made)
            return false;
        const std::string secret = passphrase.toStdString();
        if (!(*made)->addFirstPerson("Lin Wei", PersonRole::Administrator, secret) || !(*made)->addPerson("Chen Yu", PersonRole::SecondReviewer, secret))
            return false;
        const auto actor = (*made)->actor();
        context->setWorkspace(std::move(*made));
        context->setActor(actor);
        return true;
    }

    /// One of resources/samples.
    bool importSample(const QString &name)
    {
        const QString sample = QStringLiteral(PROBITY_SOURCE_DIR "/resources/samples/") + name;
        const auto outcome = workspace().importSubmission({sample.toStdString()}, TaskContext());
        if (outcome)
            submission = outcome->submission;
        else
            qWarning("%s", outcome.error().detail.c_str());
        return outcome.has_value();
    }
};

template <class Widget>
Widget *child(const QObject &parent, const char *name)
{
    auto *found = parent.findChild<Widget *>(QLatin1String(name));
    if (!found)
        qWarning("no widget named %s", name);
    return found;
}

inline void click(const QObject &parent, const char *name)
{
    auto *button = child<QAbstractButton>(parent, name);
    QVERIFY2(button, name);
    QVERIFY2(button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

inline void type(const QObject &parent, const char *name, const QString &text)
{
    auto *field = child<QLineEdit>(parent, name);
    QVERIFY2(field, name);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
}

/// The dialog of that name that is open; nullptr: none.
inline QDialog *openDialog(const char *name)
{
    for (QWidget *widget : QApplication::topLevelWidgets())
        if (widget->isVisible() && widget->objectName() == QLatin1String(name))
            return qobject_cast<QDialog *>(widget);
    return nullptr;
}

/// Widgets that take the focus without a name for tests or for people who cannot see them.
inline QStringList namelessWidgets(const QWidget &window)
{
    QStringList nameless;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        // Parts that Qt itself puts into its widgets; the widget around them has the name.
        const bool isInner = widget->objectName().startsWith(QLatin1String("qt_")) || widget->inherits("QScrollBar") || widget->inherits("QComboBoxPrivateContainer")
                             || widget->inherits("QComboBoxListView") || widget->inherits("QHeaderView") || widget->inherits("QTableCornerButton");
        if (isInner || widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&window))
            continue;
        if (widget->objectName().isEmpty() || widget->accessibleName().isEmpty())
            nameless << QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
    }
    return nameless;
}

}  // namespace probity::test
