#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QTranslator>

#include "review/workspace.h"
#include "ui/jobs/write_queue.h"
#include "ui/theme/theme.h"

namespace probity::ui {

/// What every page is given: the workspace, the engine's data, the theme, the language, who acts. Made once in app/desk and
/// handed down; lives on the GUI thread. The workspace may be absent (first start) and may be replaced.
class AppContext : public QObject {
    Q_OBJECT
public:
    /// `settingsFile`: where window state and filters are kept, beside the workspace.
    AppContext(std::shared_ptr<const Engine> engine, std::shared_ptr<const Clock> clock, const QString &settingsFile, QObject *parent = nullptr);

    bool hasWorkspace() const noexcept { return m_workspace != nullptr; }
    /// Only where hasWorkspace().
    Workspace &workspace() const noexcept { return *m_workspace; }
    /// For the captures of jobs: what they hold outlives a change of workspace.
    std::shared_ptr<Workspace> sharedWorkspace() const noexcept { return m_workspace; }
    void setWorkspace(std::shared_ptr<Workspace> workspace);

    /// Where changes that take time are recorded, in order.
    WriteQueue &writes() noexcept { return m_writes; }

    /// What the open workspace works with, the packs beside it included; without one the program's own.
    const Engine &engine() const noexcept { return m_workspace ? m_workspace->engine() : *m_engine; }
    /// The same for the captures of jobs.
    std::shared_ptr<const Engine> sharedEngine() const noexcept { return m_workspace ? m_workspace->sharedEngine() : m_engine; }
    /// The program's own, to open or make another workspace with.
    std::shared_ptr<const Engine> programEngine() const noexcept { return m_engine; }
    const Clock &clock() const noexcept { return *m_clock; }
    std::shared_ptr<const Clock> sharedClock() const noexcept { return m_clock; }
    Theme &theme() noexcept { return m_theme; }
    QSettings &settings() noexcept { return m_settings; }

    /// "en" or "zh". Changing it makes every widget retranslate (QEvent::LanguageChange) without a restart.
    QString language() const { return m_language; }
    std::string languageId() const { return m_language.toStdString(); }
    void setLanguage(const QString &language);
    void setThemeMode(Theme::Mode mode);
    void setFontPercent(int percent);

    /// Names out of the data, in the language that is on; the id itself where the data does not know it.
    QString categoryName(const CategoryId &id) const;
    QString appTypeName(const AppTypeId &id) const;
    QString purposeName(const PurposeId &id) const;
    /// The company's name in the language that is on, else `fallback`; "first party" in words.
    QString recipientName(const RecipientId &id, Party party, const std::string &fallback) const;
    QString in(const Bilingual &both) const;

    /// Personal values are masked until the reviewer reveals them; each reveal is noted in the audit chain.
    bool isMasked() const noexcept { return m_isMasked; }
    void setMasked(bool isMasked);

    /// Folders of sample submissions offered in an empty queue.
    QStringList sampleFolders() const { return m_samples; }
    void setSampleFolders(const QStringList &folders) { m_samples = folders; }

    std::optional<Person> actor() const { return m_actor; }
    /// Called by whoever signed somebody in or out; the workspace itself holds the truth for what is recorded.
    void setActor(std::optional<Person> actor);

Q_SIGNALS:
    void workspaceChanged();
    void actorChanged();
    void languageChanged();
    void maskedChanged();
    /// Something about a submission was recorded; 0: the list as a whole. Pages that show it read again.
    void submissionChanged(qint64 submission);
    /// What was said about a submission was refused when another one was in view already: the window says so.
    void recordingFailed(qint64 submission, const probity::Error &error);

private:
    std::shared_ptr<const Engine> m_engine;
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<Workspace> m_workspace;
    Theme m_theme;
    QSettings m_settings;
    QString m_language;
    QTranslator m_translator;
    QTranslator m_qtTranslator;
    QStringList m_samples;
    std::optional<Person> m_actor;
    bool m_isMasked = true;
    WriteQueue m_writes;
};

}  // namespace probity::ui
