#pragma once

#include <QPointer>

#include "review/workspace.h"
#include "ui/jobs/job.h"
#include "ui/pages/page.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace probity::ui {

class AppContext;
class PeopleModel;

/// People and roles, how the program looks and speaks, the workspace and its verification, what Probity is. GUI thread.
class SettingsPage : public Page {
    Q_OBJECT
public:
    explicit SettingsPage(AppContext &context, QWidget *parent = nullptr);
    ~SettingsPage() override;

    QString title() const override;
    void activate() override;
    QList<QAction *> menuActions() const override;

Q_SIGNALS:
    /// The person wants to work on another workspace or as somebody else: the start window again.
    void signOutRequested();
    /// The workspace is to be replaced by this copy of it.
    void restoreRequested(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildPeople(QVBoxLayout *layout);
    void buildLook(QVBoxLayout *layout);
    void buildWorkspace(QVBoxLayout *layout);
    void buildAbout(QVBoxLayout *layout);
    void reload();
    bool managesPeople() const;
    void refreshPeopleButtons();
    void addPerson();
    void toggleActive();
    void changePassphrase();
    void verify();
    void showReport(const Result<VerifyReport> &report);
    void showLicence();
    void chooseBackup();
    void backUp(const QString &path);
    void chooseRestore();
    void confirmRestore(const QString &path);
    void retranslate();

    AppContext &m_context;
    QPointer<Job> m_verifying;
    QPointer<Job> m_copying;
    QPushButton *m_backup = nullptr;
    QPushButton *m_restore = nullptr;
    QLabel *m_heading, *m_peopleTitle, *m_lookTitle, *m_workspaceTitle, *m_aboutTitle;
    PeopleModel *m_people = nullptr;
    QTableView *m_peopleView = nullptr;
    QLabel *m_peopleError = nullptr;
    QPushButton *m_add, *m_toggle, *m_passphrase, *m_signOut;
    QLabel *m_languageLabel, *m_themeLabel, *m_organisationLabel;
    QComboBox *m_language, *m_theme;
    QCheckBox *m_masked = nullptr;
    QLabel *m_maskedHint = nullptr;
    QLabel *m_path = nullptr;
    QLineEdit *m_organisation = nullptr;
    QPushButton *m_verify, *m_stop;
    QProgressBar *m_progress = nullptr;
    QLabel *m_report = nullptr;
    QLabel *m_about = nullptr;
    QPushButton *m_licence = nullptr;
    QAction *m_addAction, *m_verifyAction, *m_passphraseAction, *m_signOutAction;
};

}  // namespace probity::ui
