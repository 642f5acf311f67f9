#include "ui/pages/verify/verify_page.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "base/byte_source.h"
#include "ui/app_context.h"
#include "ui/text/error_text.h"

namespace probity::ui {

namespace {

const QString folderKey = QStringLiteral("verify/folder");

QLabel *makeLabel(QWidget *parent, const char *name, const char *property)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setProperty(property, true);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QTreeWidget *makeList(QWidget *parent, const char *name)
{
    auto *list = new QTreeWidget(parent);
    list->setObjectName(QLatin1String(name));
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    return list;
}

QString droppedFile(const QMimeData *data)
{
    for (const QUrl &url : data->urls())
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile())
            return url.toLocalFile();
    return {};
}

}  // namespace

VerifyPage::VerifyPage(AppContext &context, QWidget *parent) : Page(QStringLiteral("verify"), parent), m_context(context)
{
    setProperty("pane", true);
    setAcceptDrops(true);
    m_openAction = new QAction(this);
    m_openAction->setObjectName(QStringLiteral("verifyOpen"));
    m_openAction->setShortcut(QKeySequence(QStringLiteral("Ctrl+O")));
    m_openAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_openAction);
    connect(m_openAction, &QAction::triggered, this, &VerifyPage::choose);
    buildHead();
    retranslate();
}

VerifyPage::~VerifyPage() = default;

void VerifyPage::buildHead()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 14, 24, 24);
    layout->setSpacing(10);
    m_heading = makeLabel(this, "verifyHeading", "title");
    m_explanation = makeLabel(this, "verifyExplanation", "muted");
    m_open = new QPushButton(this);
    m_open->setObjectName(QStringLiteral("openBundle"));
    m_open->setProperty("primary", true);
    m_stop = new QPushButton(this);
    m_stop->setObjectName(QStringLiteral("stopBundle"));
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(240);
    auto *row = new QHBoxLayout;
    for (QWidget *widget : {static_cast<QWidget *>(m_open), static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_stop)})
        row->addWidget(widget);
    row->addStretch();
    m_verdict = makeLabel(this, "bundleVerdict", "heading");
    m_particulars = makeLabel(this, "bundleParticulars", "muted");
    m_key = makeLabel(this, "bundleKey", "muted");
    m_key->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_checksTitle = makeLabel(this, "checksTitle", "heading");
    m_checks = makeList(this, "bundleChecks");
    m_problemsTitle = makeLabel(this, "problemsTitle", "heading");
    m_problems = makeList(this, "bundleProblems");
    layout->addWidget(m_heading);
    layout->addWidget(m_explanation);
    layout->addLayout(row);
    for (QWidget *widget : {static_cast<QWidget *>(m_verdict), static_cast<QWidget *>(m_particulars), static_cast<QWidget *>(m_key), static_cast<QWidget *>(m_checksTitle)})
        layout->addWidget(widget);
    layout->addWidget(m_checks, 1);
    layout->addWidget(m_problemsTitle);
    layout->addWidget(m_problems, 2);
    layout->addStretch();
    for (QWidget *widget : {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_stop), static_cast<QWidget *>(m_verdict), static_cast<QWidget *>(m_particulars), static_cast<QWidget *>(m_key),
                            static_cast<QWidget *>(m_checksTitle), static_cast<QWidget *>(m_checks), static_cast<QWidget *>(m_problemsTitle), static_cast<QWidget *>(m_problems)})
        widget->hide();
    connect(m_open, &QPushButton::clicked, m_openAction, &QAction::trigger);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->stop();
    });
}

QString VerifyPage::title() const
{
    //: the page where evidence bundles are checked
    return tr("Verify");
}

void VerifyPage::activate() { m_open->setFocus(); }

QList<QAction *> VerifyPage::menuActions() const { return {m_openAction}; }

QList<KeyHint> VerifyPage::keyHints() const { return {{QStringLiteral("Ctrl+O"), tr("open a bundle")}}; }

QString VerifyPage::statusText() const { return QDir::toNativeSeparators(m_path); }

void VerifyPage::choose()
{
    auto *dialog = new QFileDialog(this, tr("Open an evidence bundle"), m_context.settings().value(folderKey).toString(), tr("Evidence bundles (*.zip);;All files (*)"));
    dialog->setObjectName(QStringLiteral("openBundleDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_context.settings().setValue(folderKey, QFileInfo(path).absolutePath());
        verify(path);
    });
    dialog->open();
}

void VerifyPage::verify(const QString &path)
{
    if (m_job)
        m_job->abandon();
    // What was said of another bundle must not stand beside this one.
    m_shown.reset();
    for (QWidget *widget : {static_cast<QWidget *>(m_verdict), static_cast<QWidget *>(m_particulars), static_cast<QWidget *>(m_key), static_cast<QWidget *>(m_checksTitle),
                            static_cast<QWidget *>(m_checks), static_cast<QWidget *>(m_problemsTitle), static_cast<QWidget *>(m_problems)})
        widget->hide();
    m_path = path;
    m_progress->setRange(0, 0);
    m_progress->show();
    m_stop->show();
    m_job = Job::run<BundleReport>(
        this,
        [name = path.toStdString()](const TaskContext &task) -> Result<BundleReport> {
            const auto bytes = openFile(name);
            if (!bytes)
                return tl::unexpected(bytes.error());
            if (!isBundle(**bytes))
                return failure(ErrorCode::BadFormat, "not an evidence bundle", name);
            return verifyBundle(*bytes, task);
        },
        [this](Result<BundleReport> report) { present(report); });
    connect(m_job, &Job::progressed, this, [this](quint64 done, quint64 total) {
        m_progress->setRange(0, total == 0 ? 0 : 1000);
        if (total > 0)
            m_progress->setValue(static_cast<int>(done * 1000 / total));
    });
    Q_EMIT statusChanged();
}

void VerifyPage::present(const Result<BundleReport> &report)
{
    m_progress->hide();
    m_stop->hide();
    m_shown = report;
    const bool hasReport = report.has_value();
    for (QWidget *widget : {static_cast<QWidget *>(m_particulars), static_cast<QWidget *>(m_key), static_cast<QWidget *>(m_checksTitle), static_cast<QWidget *>(m_checks)})
        widget->setVisible(hasReport);
    const bool hasProblems = hasReport && !report->problems.empty();
    m_problemsTitle->setVisible(hasProblems);
    m_problems->setVisible(hasProblems);
    m_verdict->show();
    if (hasReport)
        showReport(*report);
    else
        m_verdict->setText(report.error().code == ErrorCode::Stopped ? tr("Stopped: nothing is said about the bundle.") : errorText(report.error()));
}

void VerifyPage::showReport(const BundleReport &report)
{
    m_verdict->setText(report.isWhole ? tr("✓ Whole and unaltered") : tr("✗ Altered or damaged"));
    const QString kind = report.kind == BundleKind::Full ? tr("Full bundle") : report.kind == BundleKind::Redacted ? tr("Redacted bundle") : tr("Hand-over bundle");
    QStringList records;
    for (const std::string &record : report.records)
        records << QString::fromStdString(record);
    //: %1 full, redacted or hand-over bundle, %2 app and version, %3 a person, %4 a time
    QString words = tr("%1 of %2, exported by %3, %4.")
                        .arg(kind, QString::fromStdString(report.app + " " + report.version), QString::fromStdString(report.exportedBy), QString::fromStdString(report.exportedAt));
    if (!records.isEmpty())
        //: %1 numbers of decisions
        words += QLatin1Char(' ') + tr("Decisions: %1.").arg(records.join(QStringLiteral(", ")));
    m_particulars->setText(words);
    //: %1 the fingerprint of a key
    m_key->setText(tr("Signed with the key %1. Compare it with the one that the exporting office has published: anyone can sign with a key of their own.")
                       .arg(QString::fromStdString(report.fingerprint)));
    fillChecks(report);
    fillProblems(report);
}

void VerifyPage::fillChecks(const BundleReport &report)
{
    m_checks->clear();
    for (const BundleCheck &check : report.checks)
        m_checks->addTopLevelItem(new QTreeWidgetItem({check.failures == 0 ? tr("✓ right") : tr("✗ failed"), bundleCheckText(check)}));
    m_checks->resizeColumnToContents(0);
}

void VerifyPage::fillProblems(const BundleReport &report)
{
    m_problems->clear();
    for (const Diagnostic &problem : report.problems)
        m_problems->addTopLevelItem(new QTreeWidgetItem({QString::fromStdString(problem.where), diagnosticText({problem.code, problem.message, {}})}));
    m_problems->resizeColumnToContents(0);
}

void VerifyPage::retranslate()
{
    m_heading->setText(title());
    m_explanation->setText(tr("Open an evidence bundle, or drop it here. Every byte of it is rebuilt and compared; nothing of it is trusted, and no workspace is needed."));
    m_open->setText(tr("Open a bundle…"));
    m_open->setAccessibleName(m_open->text());
    m_openAction->setText(m_open->text());
    //: button: stops what is running
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(m_stop->text());
    m_progress->setAccessibleName(tr("Progress of the verification"));
    m_checksTitle->setText(tr("What was checked"));
    m_problemsTitle->setText(tr("What is wrong, and where"));
    m_checks->setAccessibleName(m_checksTitle->text());
    m_problems->setAccessibleName(m_problemsTitle->text());
    m_checks->setHeaderLabels({tr("Result"), tr("What")});
    m_problems->setHeaderLabels({tr("Where"), tr("What")});
    if (m_shown)
        present(*m_shown);
}

void VerifyPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_problems)
        retranslate();
    Page::changeEvent(event);
}

void VerifyPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void VerifyPage::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    verify(droppedFile(event->mimeData()));
}

}  // namespace probity::ui
