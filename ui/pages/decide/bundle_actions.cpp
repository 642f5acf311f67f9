#include "ui/pages/decide/bundle_actions.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

#include "review/hand_over.h"
#include "ui/app_context.h"
#include "ui/text/error_text.h"

namespace probity::ui {

namespace {

constexpr qint64 largestJudgement = 1 << 20;
const QString folderKey = QStringLiteral("decide/bundleFolder");

QAction *makeAction(QObject *parent, const char *objectName)
{
    auto *action = new QAction(parent);
    action->setObjectName(QLatin1String(objectName));
    return action;
}

QString fileName(SubmissionId submission, BundleKind kind)
{
    switch (kind) {
    case BundleKind::Full: return QStringLiteral("case-%1.zip").arg(submission.value);
    case BundleKind::Redacted: return QStringLiteral("case-%1-redacted.zip").arg(submission.value);
    case BundleKind::HandOver: break;
    }
    return QStringLiteral("case-%1-hand-over.zip").arg(submission.value);
}

}  // namespace

BundleActions::BundleActions(AppContext &context, QWidget *window)
    : QObject(window), m_context(context), m_window(window), m_full(makeAction(this, "exportBundle")), m_redacted(makeAction(this, "exportRedacted")),
      m_handOver(makeAction(this, "handOver")), m_take(makeAction(this, "takeJudgement"))
{
    connect(m_full, &QAction::triggered, this, [this] { askWhere(BundleKind::Full); });
    connect(m_redacted, &QAction::triggered, this, [this] { askWhere(BundleKind::Redacted); });
    connect(m_handOver, &QAction::triggered, this, [this] { askWhere(BundleKind::HandOver); });
    connect(m_take, &QAction::triggered, this, &BundleActions::askJudgement);
    retranslate();
    refresh();
}

BundleActions::~BundleActions() = default;

QList<QAction *> BundleActions::actions() const { return {m_full, m_redacted, m_handOver, m_take}; }

void BundleActions::setSubmission(SubmissionId submission, bool canAct)
{
    m_submission = submission;
    m_canAct = canAct;
    refresh();
}

void BundleActions::refresh()
{
    for (QAction *action : actions())
        action->setEnabled(m_submission && m_canAct && !m_job);
}

void BundleActions::stop()
{
    if (m_job)
        m_job->stop();
}

void BundleActions::abandon()
{
    if (m_job)
        m_job->abandon();
    m_job.clear();
    setSubmission({}, false);
    Q_EMIT ended();
}

void BundleActions::askWhere(BundleKind kind)
{
    auto *dialog = new QFileDialog(m_window, tr("Save the bundle"), m_context.settings().value(folderKey).toString());
    dialog->setObjectName(QStringLiteral("saveBundleDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("zip"));
    dialog->selectFile(fileName(m_submission, kind));
    connect(dialog, &QFileDialog::fileSelected, this, [this, kind, id = m_submission](const QString &path) {
        m_context.settings().setValue(folderKey, QFileInfo(path).absolutePath());
        write(id, path, kind);
    });
    dialog->open();
}

void BundleActions::exportTo(const QString &path, BundleKind kind)
{
    write(m_submission, path, kind);
}

void BundleActions::write(SubmissionId submission, const QString &path, BundleKind kind)
{
    if (m_job || !m_context.hasWorkspace())
        return;
    Q_EMIT told(tr("Writing the bundle…"), false);
    m_job = Job::run<ExportOutcome>(
        this,
        [workspace = m_context.sharedWorkspace(), submission, name = path.toStdString(), kind](const TaskContext &task) { return workspace->exportBundle(submission, name, kind, task); },
        [this](Result<ExportOutcome> outcome) {
            m_job.clear();
            refresh();
            Q_EMIT ended();
            if (!outcome)
                return Q_EMIT told(errorText(outcome.error()), true);
            //: %1 a file, %2 the fingerprint of a key
            Q_EMIT told(tr("Saved as %1, signed with the key %2.").arg(QDir::toNativeSeparators(QString::fromStdString(outcome->path)), QString::fromStdString(outcome->fingerprint)), false);
        });
    connect(m_job, &Job::progressed, this, &BundleActions::progressed);
    Q_EMIT progressed(0, 0);
    refresh();
}

void BundleActions::askJudgement()
{
    auto *dialog = new QFileDialog(m_window, tr("Take in a judgement"), m_context.settings().value(folderKey).toString(), tr("Judgements (*.json);;All files (*)"));
    dialog->setObjectName(QStringLiteral("takeJudgementDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &BundleActions::takeJudgement);
    dialog->open();
}

void BundleActions::takeJudgement(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Q_EMIT told(errorText({ErrorCode::NotReadable, file.errorString().toStdString(), path.toStdString()}), true);
    const auto judgement = readJudgement(file.read(largestJudgement).toStdString());
    const Status taken = judgement ? m_context.workspace().takeJudgement(*judgement) : Status(tl::unexpected(judgement.error()));
    if (!taken)
        return Q_EMIT told(errorText(taken.error()), true);
    //: %1 a person
    Q_EMIT told(tr("The judgement of %1 is taken in.").arg(QString::fromStdString(judgement->by)), false);
    Q_EMIT judgementTaken();
}

void BundleActions::retranslate()
{
    m_full->setText(tr("Export evidence bundle…"));
    m_redacted->setText(tr("Export redacted bundle…"));
    m_handOver->setText(tr("Hand the case over to a second person…"));
    m_take->setText(tr("Take in a second person's judgement…"));
}

}  // namespace probity::ui
