#include "ui/pages/decide/decide_page.h"

#include <algorithm>

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/dialogs/people_dialogs.h"
#include "ui/pages/decide/appeal_dialogs.h"
#include "ui/pages/decide/bundle_actions.h"
#include "ui/pages/decide/bundle_progress.h"
#include "ui/pages/decide/decide_form.h"
#include "ui/pages/decide/letter_pane.h"
#include "ui/pages/decide/reason_chooser.h"
#include "ui/pages/decide/record_banner.h"
#include "ui/pages/decide/second_judgement.h"
#include "ui/text/error_text.h"

namespace probity::ui {

namespace {

constexpr int checkPauseMilliseconds = 150;
const QString splitterKey = QStringLiteral("decide/splitter");

QAction *makeAction(QWidget *page, const char *objectName, const char *keys)
{
    auto *action = new QAction(page);
    action->setObjectName(QLatin1String(objectName));
    action->setShortcut(QKeySequence(QLatin1String(keys)));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    page->addAction(action);
    return action;
}

}  // namespace

DecidePage::DecidePage(AppContext &context, QWidget *parent) : Page(QStringLiteral("decide"), parent), m_context(context)
{
    setProperty("pane", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    auto *line = new QFrame(this);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    layout->addWidget(line);
    m_stack = new QStackedWidget(this);
    layout->addWidget(m_stack, 1);
    auto *problem = new QWidget;
    auto *problemLayout = new QVBoxLayout(problem);
    m_message = new QLabel(problem);
    m_message->setObjectName(QStringLiteral("decideMessage"));
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_retry = new QPushButton(problem);
    m_retry->setObjectName(QStringLiteral("decideRetry"));
    problemLayout->addStretch();
    problemLayout->addWidget(m_message);
    problemLayout->addWidget(m_retry, 0, Qt::AlignHCenter);
    problemLayout->addStretch();
    m_stack->addWidget(problem);
    m_stack->addWidget(buildBody());
    m_pause = new QTimer(this);
    m_pause->setSingleShot(true);
    m_pause->setInterval(checkPauseMilliseconds);
    buildActions();
    connectParts();
    retranslate();
    forgetCase();
}

DecidePage::~DecidePage() = default;

QWidget *DecidePage::buildHeader()
{
    auto *header = new QWidget(this);
    header->setProperty("pane", true);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(20, 12, 20, 12);
    row->setSpacing(10);
    m_back = new QPushButton(header);
    m_back->setObjectName(QStringLiteral("backToDesk"));
    m_title = new QLabel(header);
    m_title->setObjectName(QStringLiteral("decideTitle"));
    m_title->setProperty("title", true);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_missing = new QLabel(header);
    m_missing->setObjectName(QStringLiteral("missing"));
    m_missing->setProperty("muted", true);
    m_missing->setWordWrap(true);
    m_missing->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_sign = new QPushButton(header);
    m_sign->setObjectName(QStringLiteral("signAndRecord"));
    m_sign->setProperty("primary", true);
    row->addWidget(m_back);
    row->addWidget(m_title, 3);
    row->addWidget(m_missing, 2);
    m_save = new QPushButton(header);
    m_save->setObjectName(QStringLiteral("saveLetter"));
    m_save->setProperty("primary", true);
    row->addWidget(m_sign);
    row->addWidget(m_save);
    return header;
}

QWidget *DecidePage::buildBody()
{
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    m_scroll = new QScrollArea(m_splitter);
    m_scroll->setObjectName(QStringLiteral("decideScroll"));
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QWidget;
    column->setProperty("pane", true);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(22, 12, 22, 18);
    layout->setSpacing(10);
    m_banner = new RecordBanner(m_context.theme(), column);
    m_judgement = new SecondJudgement(column);
    m_form = new DecideForm(m_context, column);
    m_told = new QLabel(column);
    m_told->setObjectName(QStringLiteral("decideTold"));
    m_told->setWordWrap(true);
    m_told->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_told->hide();
    m_bundles = new BundleActions(m_context, this);
    m_writing = new BundleProgress(*m_bundles, column);
    layout->addWidget(m_told);
    layout->addWidget(m_writing);
    layout->addWidget(m_banner);
    layout->addWidget(m_judgement);
    layout->addWidget(m_form);
    layout->addStretch();
    m_scroll->setWidget(column);
    m_letter = new LetterPane(m_context, m_splitter);
    m_splitter->addWidget(m_scroll);
    m_splitter->addWidget(m_letter);
    m_scroll->setMinimumWidth(420);
    m_letter->setMinimumWidth(380);
    m_splitter->setSizes({560, 780});
    m_splitter->setStretchFactor(1, 1);
    m_splitter->restoreState(m_context.settings().value(splitterKey).toByteArray());
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_context.settings().setValue(splitterKey, m_splitter->saveState()); });
    return m_splitter;
}

void DecidePage::buildActions()
{
    m_backAction = makeAction(this, "decideBack", "Alt+Left");
    m_approve = makeAction(this, "decideApprove", "Alt+A");
    m_reject = makeAction(this, "decideReject", "Alt+R");
    m_ban = makeAction(this, "decideBan", "Alt+B");
    m_addReason = makeAction(this, "decideAddReason", "Ctrl+N");
    m_signAction = makeAction(this, "decideSign", "Ctrl+Return");
    for (QAction *action : m_letter->actions()) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    connect(m_backAction, &QAction::triggered, this, [this] { Q_EMIT pageRequested(QStringLiteral("desk"), m_submission); });
    connect(m_approve, &QAction::triggered, this, [this] { m_form->chooseOutcome(Outcome::Approve); });
    connect(m_reject, &QAction::triggered, this, [this] { m_form->chooseOutcome(Outcome::Reject); });
    connect(m_ban, &QAction::triggered, this, [this] { m_form->chooseOutcome(Outcome::Ban); });
    connect(m_addReason, &QAction::triggered, this, &DecidePage::chooseReason);
    connect(m_signAction, &QAction::triggered, this, &DecidePage::sign);
}

void DecidePage::connectParts()
{
    connect(m_back, &QPushButton::clicked, m_backAction, &QAction::trigger);
    connect(m_sign, &QPushButton::clicked, this, &DecidePage::sign);
    connect(m_save, &QPushButton::clicked, m_letter->actions().constFirst(), &QAction::trigger);
    connect(m_retry, &QPushButton::clicked, this, &DecidePage::reload);
    connect(m_pause, &QTimer::timeout, this, &DecidePage::checkObstacles);
    connect(m_form, &DecideForm::edited, this, &DecidePage::onEdited);
    connect(m_form, &DecideForm::addReasonAsked, this, &DecidePage::chooseReason);
    const auto toDesk = [this](const QString &fingerprint) { Q_EMIT evidenceRequested(m_submission, fingerprint); };
    connect(m_form, &DecideForm::findingChosen, this, toDesk);
    connect(m_judgement, &SecondJudgement::findingChosen, this, toDesk);
    connect(m_judgement, &SecondJudgement::judged, this, &DecidePage::judge);
    connect(m_banner, &RecordBanner::secondAsked, this, &DecidePage::letSecondSignIn);
    connect(m_banner, &RecordBanner::appealAsked, this, &DecidePage::takeAppeal);
    connect(m_banner, &RecordBanner::judgeAppealAsked, this, &DecidePage::judgeAppeal);
    connect(m_bundles, &BundleActions::told, this, &DecidePage::tell);
    connect(m_bundles, &BundleActions::judgementTaken, this, [this] {
        Q_EMIT m_context.submissionChanged(m_submission.value);
        reload();
    });
    connect(m_banner, &RecordBanner::supersedeAsked, this, [this] {
        m_isSuperseding = true;
        if (m_file)
            showCase(std::move(*m_file));
    });
    connect(&m_context, &AppContext::workspaceChanged, this, [this] {
        m_drafts.clear();
        m_recordings.clear();
        m_submission = {};
        m_bundles->abandon();
        forgetCase();
    });
    connect(&m_context, &AppContext::actorChanged, this, [this] {
        if (m_file && m_context.hasWorkspace())
            showCase(std::move(*m_file));
    });
    connect(&m_context, &AppContext::submissionChanged, this, [this](qint64 submission) {
        if (isVisible() && !isRecording() && (submission == 0 || submission == m_submission.value))
            reload();
    });
}

void DecidePage::forgetCase()
{
    if (m_reading)
        m_reading->abandon();
    m_reading = nullptr;
    delete m_checking;
    m_bundles->setSubmission({}, false);
    m_told->hide();
    m_pause->stop();
    m_form->setDraft(nullptr, nullptr, false);
    m_file.reset();
    m_isChecked = false;
    m_obstacles.clear();
    m_stack->setCurrentIndex(0);
    m_retry->hide();
    m_message->setText(tr("Reading the case…"));
    refreshHeader();
}

void DecidePage::openSubmission(SubmissionId submission)
{
    if (submission == m_submission)
        return;
    m_isSuperseding = false;
    forgetCase();
    m_submission = submission;
}

void DecidePage::activate()
{
    reload();
    m_form->setFocus();
}

void DecidePage::reload()
{
    if (!m_context.hasWorkspace() || !m_submission)
        return;
    if (m_reading)
        m_reading->abandon();
    m_retry->hide();
    m_reading = Job::run<CaseFile>(
        this, [workspace = m_context.sharedWorkspace(), id = m_submission](const TaskContext &task) { return readCase(*workspace, id, task); },
        [this](Result<CaseFile> file) {
            m_reading = nullptr;
            if (file)
                showCase(std::move(*file));
            else if (file.error().code != ErrorCode::Stopped)
                showProblem(file.error());
        });
}

void DecidePage::showProblem(const Error &error)
{
    forgetCase();
    m_message->setText(errorText(error));
    m_retry->show();
}

DecidePage::Mode DecidePage::modeNow() const
{
    const Decision *standing = m_file ? m_file->standing() : nullptr;
    if (!standing || m_isSuperseding)
        return Mode::Drafting;
    const auto actor = m_context.actor();
    const bool isSecond = actor && actor->id != standing->by && standing->state == DecisionState::AwaitingSecond;
    return isSecond ? Mode::Judging : Mode::Recorded;
}

void DecidePage::showCase(CaseFile file)
{
    m_form->setDraft(nullptr, nullptr, false);
    m_file = std::move(file);
    const bool canAct = m_context.actor().has_value() && !m_context.workspace().isReadOnly();
    const Mode mode = modeNow();
    m_bundles->setSubmission(m_submission, canAct);
    m_banner->setVisible(mode == Mode::Recorded);
    m_judgement->setVisible(mode == Mode::Judging);
    m_form->setVisible(mode != Mode::Judging);
    if (mode == Mode::Drafting) {
        if (!draft().isBegun() && m_file->savedDraft)
            draft().restore(*m_file->savedDraft, m_file->draft);
        draft().refresh(m_file->draft);
        const Decision *standing = m_file->standing();
        draft().setSupersedes(standing ? standing->id : DecisionId{});
        m_form->setDraft(&*m_file, &draft(), canAct);
        m_isChecked = false;
        checkObstacles();
    } else {
        // What was a draft is recorded now; the form let go of it above.
        m_drafts.erase(m_submission.value);
        m_recorded = DecisionDraft();
        m_recorded.refresh(*m_file->standing());
        m_form->setDraft(&*m_file, &m_recorded, false);
        m_banner->setDecision(*m_file->standing(), canAct);
        m_judgement->setCase(*m_file, m_context.language());
    }
    m_stack->setCurrentIndex(1);
    refreshLetter();
    refreshHeader();
}

void DecidePage::onEdited()
{
    refreshLetter();
    refreshHeader();
    m_pause->start();
}

void DecidePage::checkObstacles()
{
    delete m_checking;
    if (!m_file || modeNow() != Mode::Drafting)
        return;
    const bool isKept = draft().isTouched() && !isRecording() && m_context.actor() && !m_context.workspace().isReadOnly();
    m_checking = Job::run<std::vector<Diagnostic>>(
        this,
        [workspace = m_context.sharedWorkspace(), decision = draft().outgoing(), whole = draft().decision(), isKept](const TaskContext &) {
            // A draft outlives the program; one that cannot be kept is no reason to stop writing it.
            if (isKept)
                static_cast<void>(workspace->saveDraft(whole));
            return workspace->obstacles(decision);
        },
        [this](Result<std::vector<Diagnostic>> obstacles) {
            if (obstacles)
                applyObstacles(*obstacles);
            else
                applyObstacles({{probity::name(obstacles.error().code), errorText(obstacles.error()).toStdString(), {}}});
        });
}

void DecidePage::applyObstacles(const std::vector<Diagnostic> &obstacles)
{
    // Core names each place; a person reads each sentence once.
    m_obstacles.clear();
    for (const Diagnostic &obstacle : obstacles) {
        const auto isSame = [&](const Diagnostic &other) { return other.code == obstacle.code; };
        if (std::none_of(m_obstacles.begin(), m_obstacles.end(), isSame))
            m_obstacles.push_back(obstacle);
    }
    m_isChecked = true;
    m_form->setObstacles(m_obstacles);
    refreshHeader();
}

void DecidePage::refreshLetter()
{
    if (!m_file)
        return m_letter->setHidden({});
    const Mode mode = modeNow();
    if (mode == Mode::Judging)
        return m_letter->setHidden(tr("The letter is shown when you have judged."));
    LetterContext letter;
    letter.submission = m_file->summary;
    letter.organisation = m_context.workspace().setting("organisation");
    letter.isDraft = mode == Mode::Drafting;
    m_letter->setLetter(mode == Mode::Drafting ? draft().outgoing() : m_recorded.decision(), letter);
}

void DecidePage::refreshHeader()
{
    const QString app = m_file ? QString::fromStdString(m_file->summary.appName + " " + m_file->summary.version) : QString();
    //: %1 an app and its version
    m_title->setText(m_file ? tr("Decide: %1").arg(app) : tr("Decide"));
    const bool isDrafting = m_file && modeNow() == Mode::Drafting;
    const bool canAct = m_file && m_context.actor().has_value() && !m_context.workspace().isReadOnly();
    const bool isReady = isDrafting && canAct && m_isChecked && m_obstacles.empty() && !isRecording();
    QString missing;
    if (isDrafting && !canAct) {
        missing = m_context.workspace().isReadOnly() ? tr("The workspace is open for reading only.") : tr("Sign in to record a decision.");
    } else if (isDrafting && m_isChecked && !m_obstacles.empty()) {
        missing = obstacleText(m_obstacles.front());
        if (m_obstacles.size() > 1)
            //: %1 what is missing first
            missing = tr("%1 (and %n more)", nullptr, static_cast<int>(m_obstacles.size()) - 1).arg(missing);
    }
    m_missing->setText(missing);
    m_sign->setVisible(isDrafting);
    m_save->setVisible(m_file && modeNow() == Mode::Recorded);
    m_sign->setEnabled(isReady);
    m_sign->setToolTip(missing);
    m_sign->setAccessibleDescription(missing);
    m_signAction->setEnabled(isReady);
    for (QAction *action : {m_approve, m_reject, m_ban, m_addReason})
        action->setEnabled(isDrafting && canAct);
    Q_EMIT statusChanged();
}

void DecidePage::chooseReason()
{
    if (!m_file || modeNow() != Mode::Drafting)
        return;
    auto *chooser = new ReasonChooser(*m_file, *m_context.engine().rules, m_context.language(), this);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    connect(chooser, &ReasonChooser::chosen, m_form, &DecideForm::addReason);
    chooser->open();
}

void DecidePage::sign()
{
    if (!m_sign->isEnabled())
        return;
    const Decision decision = draft().outgoing();
    //: %1 outcome, %2 an app and its version
    const QString what = tr("%1: %2.").arg(outcomeText(decision.outcome), QString::fromStdString(m_file->summary.appName + " " + m_file->summary.version));
    auto *dialog = new SignDialog(m_context.workspace(), what, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &DecidePage::record);
    dialog->open();
}

void DecidePage::record()
{
    // A draft must not be kept once more after what came of it is recorded.
    m_pause->stop();
    delete m_checking;
    const SubmissionId id = m_submission;
    m_recordings.insert(id.value);
    const auto work = [decision = draft().outgoing()](Workspace &workspace) -> Status {
        const auto recorded = workspace.recordDecision(decision);
        return recorded ? Status() : Status(tl::unexpected(recorded.error()));
    };
    const auto done = [page = QPointer<DecidePage>(this), context = &m_context, id](const Status &recorded) {
        if (page)
            page->noteRecorded(id, recorded);
        if (recorded)
            Q_EMIT context->submissionChanged(id.value);
        else if (!page || page->m_submission != id || !page->isVisible())
            Q_EMIT context->recordingFailed(id.value, recorded.error());
    };
    m_context.writes().add(m_context.sharedWorkspace(), work, done);
    refreshHeader();
}

void DecidePage::noteRecorded(SubmissionId id, const Status &recorded)
{
    m_recordings.erase(id.value);
    if (id != m_submission)
        return;
    if (recorded) {
        m_isSuperseding = false;
        return;
    }
    m_isChecked = true;
    applyObstacles({{probity::name(recorded.error().code), errorText(recorded.error()).toStdString(), {}}});
}

void DecidePage::letSecondSignIn()
{
    const Decision *standing = m_file ? m_file->standing() : nullptr;
    if (!standing)
        return;
    auto *dialog = new SignInDialog(m_context.workspace(), standing->by, this);
    dialog->explain(tr("Second reviewer"), tr("Another person judges the case before the ban comes into force. They stay signed in afterwards."));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        m_judgement->clear();
        m_context.setActor(m_context.workspace().actor());
    });
    dialog->open();
}

void DecidePage::takeAppeal()
{
    if (const Decision *standing = m_file ? m_file->standing() : nullptr)
        openAppealDialog(new AppealDialog(m_context.workspace(), *standing, this));
}

void DecidePage::judgeAppeal()
{
    const Decision *standing = m_file ? m_file->standing() : nullptr;
    const Appeal *appeal = m_file ? m_file->openAppeal() : nullptr;
    if (standing && appeal)
        openAppealDialog(new JudgeAppealDialog(m_context.workspace(), *standing, *appeal, m_context.language(), this));
}

void DecidePage::openAppealDialog(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        Q_EMIT m_context.submissionChanged(m_submission.value);
        reload();
    });
    dialog->open();
}

void DecidePage::tell(const QString &sentence, bool isError)
{
    m_told->setProperty("error", isError);
    m_told->setProperty("muted", !isError);
    m_told->setText(sentence);
    m_told->show();
}

void DecidePage::judge(bool agrees, const QString &why)
{
    const Decision *standing = m_file ? m_file->standing() : nullptr;
    if (!standing)
        return;
    auto *dialog = new SignDialog(m_context.workspace(), agrees ? tr("A ban is right.") : tr("A ban is not right."), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, id = standing->id, agrees, why] {
        const Status judged = m_context.workspace().judgeSecond(id, agrees, why.toStdString());
        if (!judged)
            return m_judgement->showError(errorText(judged.error()));
        m_judgement->clear();
        Q_EMIT m_context.submissionChanged(m_submission.value);
        reload();
    });
    dialog->open();
}

QString DecidePage::title() const
{
    //: the page where decisions are made
    return tr("Decide");
}

QList<QAction *> DecidePage::menuActions() const
{
    return QList<QAction *>{m_backAction, m_approve, m_reject, m_ban, m_addReason, m_signAction} + m_letter->actions() + m_bundles->actions();
}

QList<KeyHint> DecidePage::keyHints() const
{
    QList<KeyHint> hints;
    if (m_file && modeNow() == Mode::Drafting)
        hints << KeyHint{QStringLiteral("Alt+A Alt+R Alt+B"), tr("outcome")} << KeyHint{QStringLiteral("Alt+↑ Alt+↓"), tr("order")}
              << KeyHint{QStringLiteral("Ctrl+N"), tr("reason")} << KeyHint{QStringLiteral("Ctrl+Return"), tr("sign")};
    if (m_file && modeNow() != Mode::Judging)
        hints << KeyHint{QStringLiteral("Ctrl+S"), tr("save letter")};
    return hints;
}

QString DecidePage::statusText() const
{
    if (!m_file)
        return {};
    const int open = static_cast<int>(m_file->openFindings().size());
    return open == 0 ? tr("Every finding is judged") : tr("%n finding(s) not judged", nullptr, open);
}

void DecidePage::retranslate()
{
    m_back->setText(QStringLiteral("‹ ") + tr("Back to desk"));
    m_back->setAccessibleName(tr("Back to desk"));
    m_sign->setText(tr("Sign and record…"));
    m_sign->setAccessibleName(tr("Sign and record…"));
    m_save->setText(tr("Save letter as PDF…"));
    m_save->setAccessibleName(m_save->text());
    m_writing->retranslate();
    m_retry->setText(tr("Try again"));
    m_retry->setAccessibleName(tr("Try again"));
    m_backAction->setText(tr("Back to desk"));
    m_approve->setText(outcomeText(Outcome::Approve));
    m_reject->setText(outcomeText(Outcome::Reject));
    m_ban->setText(outcomeText(Outcome::Ban));
    m_addReason->setText(tr("Add a reason…"));
    m_signAction->setText(tr("Sign and record…"));
    m_form->retranslate();
    m_bundles->retranslate();
    if (m_file)
        m_judgement->setCase(*m_file, m_context.language());
    refreshLetter();
    refreshHeader();
}

void DecidePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_form)
        retranslate();
    Page::changeEvent(event);
}

}  // namespace probity::ui
