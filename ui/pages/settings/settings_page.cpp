#include "ui/pages/settings/settings_page.h"

#include <algorithm>

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/dialogs/form_dialog.h"
#include "ui/dialogs/licence_dialog.h"
#include "ui/dialogs/people_dialogs.h"
#include "ui/pages/settings/people_model.h"
#include "ui/text/error_text.h"

namespace probity::ui {

namespace {

constexpr int columnWidth = 760;
constexpr int choiceWidth = 200;
constexpr std::size_t shownProblems = 20;

QLabel *addSection(QVBoxLayout *layout)
{
    auto *label = new QLabel;
    label->setProperty("section", true);
    layout->addSpacing(14);
    layout->addWidget(label);
    return label;
}

QPushButton *makeButton(const char *objectName)
{
    auto *button = new QPushButton;
    button->setObjectName(QLatin1String(objectName));
    return button;
}

QLabel *makeMuted(const char *objectName)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1String(objectName));
    label->setProperty("muted", true);
    label->setWordWrap(true);
    return label;
}

void setText(QPushButton *button, const QString &text)
{
    button->setText(text);
    button->setAccessibleName(text);
}

QHBoxLayout *makeRow(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    row->addStretch();
    return row;
}

}  // namespace

SettingsPage::SettingsPage(AppContext &context, QWidget *parent) : Page(QStringLiteral("settings"), parent), m_context(context)
{
    setProperty("pane", true);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    outer->addWidget(scroll);
    auto *body = new QWidget;
    body->setProperty("pane", true);
    auto *sides = new QHBoxLayout(body);
    sides->setContentsMargins(24, 14, 24, 24);
    auto *column = new QWidget(body);
    column->setMaximumWidth(columnWidth);
    sides->addWidget(column);
    sides->addStretch();
    sides->setStretch(0, 100);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_heading = new QLabel(column);
    m_heading->setProperty("title", true);
    layout->addWidget(m_heading);
    buildPeople(layout);
    buildLook(layout);
    buildWorkspace(layout);
    buildAbout(layout);
    layout->addStretch();
    scroll->setWidget(body);
    connect(&context, &AppContext::actorChanged, this, &SettingsPage::reload);
    connect(&context, &AppContext::workspaceChanged, this, [this] {
        // The verification reads the workspace that goes.
        delete m_verifying;
        delete m_copying;
        m_report->clear();
        m_progress->hide();
        m_stop->hide();
        reload();
    });
    connect(&context, &AppContext::maskedChanged, this, &SettingsPage::reload);
    connect(&context, &AppContext::languageChanged, this, &SettingsPage::reload);
    connect(&context.theme(), &Theme::changed, this, &SettingsPage::reload);
    retranslate();
    reload();
}

SettingsPage::~SettingsPage() = default;

void SettingsPage::buildPeople(QVBoxLayout *layout)
{
    m_peopleTitle = addSection(layout);
    m_people = new PeopleModel(this);
    m_peopleView = new QTableView(this);
    m_peopleView->setObjectName(QStringLiteral("people"));
    m_peopleView->setModel(m_people);
    m_peopleView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_peopleView->setSelectionMode(QAbstractItemView::SingleSelection);
    m_peopleView->setTabKeyNavigation(false);
    m_peopleView->setShowGrid(false);
    m_peopleView->setStyleSheet(QStringLiteral("QTableView::item { padding-left: 6px; }"));
    m_peopleView->setProperty("box", true);
    m_peopleView->verticalHeader()->hide();
    m_peopleView->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_peopleView->horizontalHeader()->setHighlightSections(false);
    m_peopleView->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_peopleView->setMinimumHeight(150);
    layout->addWidget(m_peopleView);
    m_peopleError = makeErrorLabel(this);
    layout->addWidget(m_peopleError);
    m_add = makeButton("addPerson");
    m_toggle = makeButton("togglePerson");
    m_passphrase = makeButton("changePassphrase");
    m_signOut = makeButton("signOut");
    layout->addLayout(makeRow({m_add, m_toggle, m_passphrase, m_signOut}));
    m_addAction = new QAction(this);
    m_addAction->setObjectName(QStringLiteral("settingsAddPerson"));
    m_passphraseAction = new QAction(this);
    m_passphraseAction->setObjectName(QStringLiteral("settingsChangePassphrase"));
    m_signOutAction = new QAction(this);
    m_signOutAction->setObjectName(QStringLiteral("settingsSignOut"));
    connect(m_addAction, &QAction::triggered, this, &SettingsPage::addPerson);
    connect(m_passphraseAction, &QAction::triggered, this, &SettingsPage::changePassphrase);
    connect(m_signOutAction, &QAction::triggered, this, &SettingsPage::signOutRequested);
    connect(m_add, &QPushButton::clicked, m_addAction, &QAction::trigger);
    connect(m_toggle, &QPushButton::clicked, this, &SettingsPage::toggleActive);
    connect(m_passphrase, &QPushButton::clicked, m_passphraseAction, &QAction::trigger);
    connect(m_signOut, &QPushButton::clicked, m_signOutAction, &QAction::trigger);
    connect(m_peopleView->selectionModel(), &QItemSelectionModel::currentChanged, this, &SettingsPage::refreshPeopleButtons);
}

void SettingsPage::buildLook(QVBoxLayout *layout)
{
    m_lookTitle = addSection(layout);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(8);
    m_language = new QComboBox(this);
    m_language->setObjectName(QStringLiteral("settingsLanguage"));
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("中文"), QStringLiteral("zh"));
    m_theme = new QComboBox(this);
    m_theme->setObjectName(QStringLiteral("settingsTheme"));
    for (const Theme::Mode mode : {Theme::Mode::System, Theme::Mode::Light, Theme::Mode::Dark})
        m_theme->addItem(QString(), static_cast<int>(mode));
    m_masked = new QCheckBox(this);
    m_masked->setObjectName(QStringLiteral("settingsMasked"));
    m_maskedHint = makeMuted("settingsMaskedHint");
    m_languageLabel = new FieldLabel({}, this);
    m_languageLabel->setBuddy(m_language);
    m_themeLabel = new FieldLabel({}, this);
    m_themeLabel->setBuddy(m_theme);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    for (QComboBox *box : {m_language, m_theme})
        box->setMinimumWidth(choiceWidth);
    form->addRow(m_languageLabel, m_language);
    form->addRow(m_themeLabel, m_theme);
    layout->addLayout(form);
    layout->addWidget(m_masked);
    layout->addWidget(m_maskedHint);
    connect(m_language, &QComboBox::activated, this, [this] { m_context.setLanguage(m_language->currentData().toString()); });
    connect(m_theme, &QComboBox::activated, this, [this] { m_context.setThemeMode(static_cast<Theme::Mode>(m_theme->currentData().toInt())); });
    connect(m_masked, &QCheckBox::clicked, &m_context, &AppContext::setMasked);
}

void SettingsPage::buildWorkspace(QVBoxLayout *layout)
{
    m_workspaceTitle = addSection(layout);
    m_path = makeMuted("workspacePath");
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_path);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(24);
    m_organisation = new QLineEdit(this);
    m_organisation->setObjectName(QStringLiteral("organisation"));
    m_organisationLabel = new FieldLabel({}, this);
    m_organisationLabel->setBuddy(m_organisation);
    form->addRow(m_organisationLabel, m_organisation);
    layout->addLayout(form);
    m_verify = makeButton("verifyWorkspace");
    m_stop = makeButton("stopVerify");
    m_stop->hide();
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(240);
    m_progress->hide();
    m_backup = makeButton("backUpWorkspace");
    m_restore = makeButton("restoreWorkspace");
    connect(m_backup, &QPushButton::clicked, this, &SettingsPage::chooseBackup);
    connect(m_restore, &QPushButton::clicked, this, &SettingsPage::chooseRestore);
    layout->addLayout(makeRow({m_verify, m_backup, m_restore, m_progress, m_stop}));
    m_report = makeMuted("verifyReport");
    m_report->setTextFormat(Qt::PlainText);
    m_report->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_report);
    m_verifyAction = new QAction(this);
    m_verifyAction->setObjectName(QStringLiteral("settingsVerify"));
    connect(m_verifyAction, &QAction::triggered, this, &SettingsPage::verify);
    connect(m_verify, &QPushButton::clicked, m_verifyAction, &QAction::trigger);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_verifying)
            m_verifying->stop();
    });
    connect(m_organisation, &QLineEdit::editingFinished, this, [this] {
        if (!m_context.hasWorkspace() || m_context.workspace().setting("organisation") == m_organisation->text().trimmed().toStdString())
            return;
        const Status kept = m_context.workspace().setSetting("organisation", m_organisation->text().trimmed().toStdString());
        m_report->setText(kept ? QString() : errorText(kept.error()));
    });
}

void SettingsPage::buildAbout(QVBoxLayout *layout)
{
    m_aboutTitle = addSection(layout);
    m_about = makeMuted("about");
    layout->addWidget(m_about);
    m_licence = makeButton("licence");
    layout->addLayout(makeRow({m_licence}));
    connect(m_licence, &QPushButton::clicked, this, &SettingsPage::showLicence);
}

void SettingsPage::activate()
{
    reload();
    m_peopleView->setFocus();
}

QString SettingsPage::title() const
{
    //: the page of settings
    return tr("Settings");
}

QList<QAction *> SettingsPage::menuActions() const { return {m_addAction, m_passphraseAction, m_signOutAction, m_verifyAction}; }

void SettingsPage::reload()
{
    const bool isWritable = m_context.hasWorkspace() && !m_context.workspace().isReadOnly();
    const auto actor = m_context.actor();
    setErrorText(m_peopleError, {});
    if (m_context.hasWorkspace()) {
        auto people = m_context.workspace().people();
        if (people)
            m_people->setPeople(std::move(*people), actor ? actor->id : PersonId{});
        else
            setErrorText(m_peopleError, errorText(people.error()));
        m_path->setText(QDir::toNativeSeparators(QString::fromStdString(m_context.workspace().path()))
                        + (isWritable ? QString() : QStringLiteral(" · ") + tr("open for reading only")));
        m_organisation->setText(QString::fromStdString(m_context.workspace().setting("organisation")));
    }
    m_organisation->setEnabled(isWritable);
    m_passphraseAction->setEnabled(isWritable && actor.has_value());
    m_addAction->setEnabled(isWritable && managesPeople());
    m_add->setEnabled(m_addAction->isEnabled());
    m_add->setToolTip(m_add->isEnabled() ? QString() : tr("An administrator adds people."));
    m_passphrase->setEnabled(m_passphraseAction->isEnabled());
    m_verifyAction->setEnabled(m_context.hasWorkspace());
    m_verify->setEnabled(m_context.hasWorkspace());
    m_language->setCurrentIndex(m_language->findData(m_context.language()));
    m_theme->setCurrentIndex(m_theme->findData(static_cast<int>(m_context.theme().mode())));
    m_masked->setChecked(m_context.isMasked());
    refreshPeopleButtons();
}

/// As core has it: an administrator, or who made the workspace while nobody administers it.
bool SettingsPage::managesPeople() const
{
    const auto actor = m_context.actor();
    if (!actor || m_people->rowCount() == 0)
        return false;
    bool isManaged = false;
    for (int row = 0; row < m_people->rowCount(); ++row) {
        const Person *person = m_people->person(m_people->index(row, 0));
        isManaged = isManaged || (person->isActive && person->role == PersonRole::Administrator);
    }
    return actor->role == PersonRole::Administrator || (!isManaged && m_people->person(m_people->index(0, 0))->id == actor->id);
}

void SettingsPage::refreshPeopleButtons()
{
    const Person *person = m_people->person(m_peopleView->currentIndex());
    const auto actor = m_context.actor();
    m_toggle->setEnabled(person && m_addAction->isEnabled() && actor && person->id != actor->id);
    setText(m_toggle, person && !person->isActive ? tr("Activate") : tr("Deactivate"));
}

void SettingsPage::addPerson()
{
    auto *dialog = new AddPersonDialog(m_context.workspace(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &SettingsPage::reload);
    dialog->open();
}

void SettingsPage::toggleActive()
{
    const Person *person = m_people->person(m_peopleView->currentIndex());
    if (!person)
        return;
    const int row = m_peopleView->currentIndex().row();
    const Status changed = m_context.workspace().setActive(person->id, !person->isActive);
    reload();
    m_peopleView->selectRow(row);
    if (!changed)
        setErrorText(m_peopleError, errorText(changed.error()));
}

void SettingsPage::changePassphrase()
{
    auto *dialog = new ChangePassphraseDialog(m_context.workspace(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SettingsPage::verify()
{
    delete m_verifying;
    m_report->setText(tr("Verifying: database, artifacts, audit chain…"));
    m_progress->setRange(0, 0);
    m_progress->show();
    m_stop->show();
    m_verify->setEnabled(false);
    const Workspace &workspace = m_context.workspace();
    m_verifying = Job::run<VerifyReport>(
        this, [&workspace](const TaskContext &task) { return workspace.verify(task); }, [this](Result<VerifyReport> report) { showReport(report); });
    connect(m_verifying, &Job::progressed, this, [this](quint64 done, quint64 total) {
        m_progress->setRange(0, total == 0 ? 0 : 1000);
        if (total > 0)
            m_progress->setValue(static_cast<int>(done * 1000 / total));
    });
}

void SettingsPage::showReport(const Result<VerifyReport> &report)
{
    m_progress->hide();
    m_stop->hide();
    m_verify->setEnabled(true);
    m_report->setProperty("error", !report || !report->isWhole);
    if (!report)
        return m_report->setText(errorText(report.error()));
    QStringList lines;
    lines << (report->isWhole ? tr("Whole and unaltered.") : tr("Something was altered or is damaged:"));
    for (std::size_t i = 0; i < std::min(report->problems.size(), shownProblems); ++i)
        lines << QStringLiteral("• ") + diagnosticText(report->problems[i]);
    if (report->problems.size() > shownProblems)
        lines << tr("and %n more", nullptr, static_cast<int>(report->problems.size() - shownProblems));
    lines << tr("%n event(s) of the audit chain checked.", nullptr, static_cast<int>(report->events))
          << tr("%n artifact(s) hashed anew.", nullptr, static_cast<int>(report->artifacts));
    m_report->setText(lines.join(QLatin1Char('\n')));
}

void SettingsPage::showLicence()
{
    auto *dialog = new LicenceDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SettingsPage::retranslate()
{
    m_heading->setText(title());
    m_peopleTitle->setText(tr("PEOPLE AND ROLES"));
    m_peopleView->setAccessibleName(tr("People and roles"));
    setText(m_add, tr("Add a person…"));
    setText(m_passphrase, tr("Change passphrase…"));
    setText(m_signOut, tr("Sign out…"));
    m_addAction->setText(m_add->text());
    m_passphraseAction->setText(m_passphrase->text());
    m_signOutAction->setText(m_signOut->text());
    m_lookTitle->setText(tr("LANGUAGE AND LOOK"));
    m_languageLabel->setText(tr("Language"));
    m_language->setAccessibleName(tr("Language"));
    m_themeLabel->setText(tr("Theme"));
    m_theme->setAccessibleName(tr("Theme"));
    m_theme->setItemText(0, tr("As the system"));
    //: the light theme
    m_theme->setItemText(1, tr("Light"));
    //: the dark theme
    m_theme->setItemText(2, tr("Dark"));
    m_masked->setText(tr("Mask personal values"));
    m_masked->setAccessibleName(m_masked->text());
    m_maskedHint->setText(tr("Each value that is revealed is noted in the audit log. Letters never hold unmasked values."));
    m_workspaceTitle->setText(tr("WORKSPACE"));
    m_organisationLabel->setText(tr("Organisation in the head of letters"));
    m_organisation->setAccessibleName(m_organisationLabel->text());
    m_path->setAccessibleName(tr("Where the workspace lies"));
    m_report->setAccessibleName(tr("Result of the verification"));
    setText(m_verify, tr("Verify the workspace"));
    m_verifyAction->setText(m_verify->text());
    setText(m_backup, tr("Back up…"));
    setText(m_restore, tr("Go back to a backup…"));
    //: button: stops what is running
    setText(m_stop, tr("Stop"));
    m_progress->setAccessibleName(tr("Progress of the verification"));
    m_aboutTitle->setText(tr("ABOUT"));
    //: %1 a version number
    m_about->setText(tr("Probity %1. Free software under the GNU General Public License, version 3 or later. It comes without any warranty. It "
                        "never uses the network.").arg(QApplication::applicationVersion()));
    setText(m_licence, tr("Licence…"));
    m_people->retranslate();
    refreshPeopleButtons();
}

void SettingsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_people)
        retranslate();
    Page::changeEvent(event);
}

}  // namespace probity::ui
