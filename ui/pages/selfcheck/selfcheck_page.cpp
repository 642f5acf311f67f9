#include "ui/pages/selfcheck/selfcheck_page.h"

#include <algorithm>

#include <QDragEnterEvent>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTextBrowser>

#include "import/submission_loader.h"
#include "report/report.h"
#include "review/engine.h"
#include "ui/app_context.h"
#include "ui/jobs/job.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"
#include "ui/theme/verdict_style.h"
#include "ui/widgets/empty_state.h"

namespace probity::ui {

namespace {

bool contains(const std::vector<Finding> &findings, const std::string &fingerprint)
{
    return std::any_of(findings.begin(), findings.end(), [&](const Finding &one) { return one.fingerprint == fingerprint; });
}

}  // namespace

SelfcheckPage::SelfcheckPage(AppContext &context, QWidget *parent) : Page(QStringLiteral("selfcheck"), parent), m_context(context)
{
    setAcceptDrops(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *header = new QWidget(this);
    header->setProperty("pane", true);
    header->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(20, 12, 20, 10);
    row->setSpacing(8);
    m_title = new QLabel(header);
    m_title->setProperty("title", true);
    row->addWidget(m_title);
    m_path = new QLabel(header);
    m_path->setObjectName(QStringLiteral("selfcheckPath"));
    m_path->setProperty("muted", true);
    m_path->setTextFormat(Qt::PlainText);
    m_path->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_path, 1);
    const auto button = [&](const char *name) {
        auto *made = new QPushButton(header);
        made->setObjectName(QString::fromLatin1(name));
        row->addWidget(made);
        return made;
    };
    m_stop = button("selfcheckStop");
    m_save = button("selfcheckSave");
    m_again = button("selfcheckAgain");
    m_choose = button("selfcheckChoose");
    m_choose->setProperty("primary", true);
    column->addWidget(header);
    m_stack = new QStackedWidget(this);
    m_view = new QTextBrowser(m_stack);
    m_view->setObjectName(QStringLiteral("selfcheckReport"));
    m_view->setOpenLinks(false);
    m_view->document()->setDocumentMargin(20);
    m_empty = new EmptyState(context.theme(), QStringLiteral("selfcheck"), m_stack);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    column->addWidget(m_stack, 1);
    m_chooseAction = new QAction(this);
    m_chooseAction->setObjectName(QStringLiteral("selfcheckChooseAction"));
    m_againAction = new QAction(this);
    m_againAction->setObjectName(QStringLiteral("selfcheckAgainAction"));
    m_againAction->setShortcut(QKeySequence(QStringLiteral("F5")));
    m_againAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_againAction);
    connect(m_chooseAction, &QAction::triggered, this, &SelfcheckPage::choose);
    connect(m_choose, &QPushButton::clicked, this, &SelfcheckPage::choose);
    connect(m_againAction, &QAction::triggered, this, [this] { check(m_paths); });
    connect(m_again, &QPushButton::clicked, this, [this] { check(m_paths); });
    connect(m_save, &QPushButton::clicked, this, &SelfcheckPage::saveReport);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->stop();
    });
    connect(&context.theme(), &Theme::changed, this, &SelfcheckPage::render);
    retranslate();
}

SelfcheckPage::~SelfcheckPage()
{
    delete m_job;
}

QString SelfcheckPage::title() const
{
    //: page: a developer checks the own app
    return tr("Self-check");
}

void SelfcheckPage::activate()
{
    m_choose->setFocus();
}

QList<QAction *> SelfcheckPage::menuActions() const
{
    return {m_chooseAction, m_againAction};
}

QString SelfcheckPage::statusText() const
{
    return m_job ? tr("Checking…") : QString();
}

void SelfcheckPage::retranslate()
{
    m_title->setText(title());
    const auto name = [](QPushButton *button, const QString &words) {
        button->setText(words);
        button->setAccessibleName(words);
    };
    name(m_choose, tr("Choose a folder…"));
    name(m_again, tr("Check again"));
    name(m_save, tr("Save the report…"));
    //: button: ends the check
    name(m_stop, tr("Stop"));
    m_chooseAction->setText(m_choose->text());
    m_againAction->setText(m_again->text());
    m_view->setAccessibleName(tr("What a reviewer would find"));
    render();
}

void SelfcheckPage::choose()
{
    auto *dialog = new QFileDialog(this, m_choose->text(), m_context.settings().value(QStringLiteral("selfcheck/folder")).toString());
    dialog->setObjectName(QStringLiteral("selfcheckDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        m_context.settings().setValue(QStringLiteral("selfcheck/folder"), paths.first());
        m_hasBefore = false;
        m_now.reset();
        check(paths);
    });
    dialog->open();
}

void SelfcheckPage::check(const QStringList &paths)
{
    if (paths.isEmpty() || m_job)
        return;
    if (paths != m_paths) {
        m_now.reset();
        m_hasBefore = false;
    }
    m_paths = paths;
    std::vector<std::string> files;
    for (const QString &path : paths)
        files.push_back(path.toStdString());
    m_job = Job::run<Assessment>(
        this,
        [engine = m_context.sharedEngine(), files](const TaskContext &task) -> Result<Assessment> {
            const auto loaded = loadSubmission(files, task);
            if (!loaded)
                return tl::unexpected(loaded.error());
            return assess(*loaded, ReviewInput{}, *engine, Persona{}, task);
        },
        [this](Result<Assessment> answer) { take(std::move(answer)); });
    render();
    Q_EMIT statusChanged();
}

void SelfcheckPage::take(Result<Assessment> answer)
{
    m_job = nullptr;
    m_error = answer ? QString() : errorText(answer.error());
    if (answer) {
        m_hasBefore = m_now.has_value();
        m_before = m_now ? std::move(m_now->findings) : std::vector<Finding>();
        m_now = std::move(*answer);
    }
    render();
    Q_EMIT statusChanged();
}

QString SelfcheckPage::findingHtml(const Finding &finding, bool isGone, bool isNew) const
{
    const Theme &theme = m_context.theme();
    const ThemeRole role = isGone ? ThemeRole::Consistent : roleOf(finding.level);
    QString mark = isGone ? tr("mended") : Words::level(finding.level);
    if (isNew)
        mark += QStringLiteral(" · ") + tr("new");
    QStringList places;
    for (const EvidenceIndex index : finding.evidence) {
        if (isGone || places.size() >= 3)
            break;
        const Evidence &evidence = m_now->evidence.at(index);
        QString place = text(evidence.artifact);
        if (evidence.where.kind == EvidencePlace::Kind::Request)
            place += QStringLiteral(" #%1 %2").arg(evidence.where.entry).arg(text(evidence.where.host));
        else if (evidence.where.line > 0)
            place += QStringLiteral(":%1").arg(evidence.where.line);
        if (!places.contains(place))
            places << place;
    }
    QString html = QStringLiteral("<p style=\"margin-top:14px;margin-bottom:2px\"><span style=\"color:%1\"><b>%2</b></span> &nbsp; <b>%3</b></p>")
                       .arg(theme.color(role).name(), mark.toHtmlEscaped(), m_context.in(finding.title).toHtmlEscaped());
    if (isGone)
        return html;
    html += QStringLiteral("<p style=\"margin:0\">%1</p>").arg(m_context.in(finding.message).toHtmlEscaped());
    if (!places.isEmpty())
        html += QStringLiteral("<p style=\"margin:2px 0;color:%1\">%2</p>").arg(theme.color(ThemeRole::TextMuted).name(), places.join(QStringLiteral(" · ")).toHtmlEscaped());
    const QString cure = m_context.in(finding.cure);
    if (!cure.isEmpty())
        html += QStringLiteral("<p style=\"margin:2px 0\"><span style=\"color:%1\"><b>%2</b></span> %3</p>").arg(theme.color(ThemeRole::Approve).name(), tr("Cure:").toHtmlEscaped(), cure.toHtmlEscaped());
    return html;
}

QString SelfcheckPage::headHtml() const
{
    const auto count = [this](Level level) {
        return static_cast<int>(std::count_if(m_now->findings.begin(), m_now->findings.end(), [level](const Finding &one) { return one.level == level; }));
    };
    QString verdict;
    switch (m_now->suggestion.outcome) {
    case Outcome::Approve:
        verdict = tr("A reviewer would find nothing against it.");
        break;
    case Outcome::Reject:
        verdict = tr("As it is, it would be rejected.");
        break;
    case Outcome::Ban:
        verdict = tr("As it is, it would be banned.");
        break;
    case Outcome::Undecided:
        verdict = tr("What was handed in does not suffice to decide.");
        break;
    }
    QString html = QStringLiteral("<h2 style=\"color:%1;margin-bottom:2px\">%2</h2><p style=\"margin-top:0\">%3 · %4 · %5</p>")
                       .arg(m_context.theme().color(roleOf(m_now->suggestion.outcome)).name(), verdict.toHtmlEscaped(), tr("%n error(s)", nullptr, count(Level::Error)),
                            tr("%n warning(s)", nullptr, count(Level::Warning)), tr("%n note(s)", nullptr, count(Level::Note)));
    QStringList limits;
    for (const std::string &limit : m_now->completeness.limits)
        limits << Words::limit(limit).toHtmlEscaped();
    if (!limits.isEmpty())
        html += QStringLiteral("<p style=\"color:%1\">%2</p>").arg(m_context.theme().color(ThemeRole::TextMuted).name(), limits.join(QLatin1Char(' ')));
    if (!m_now->suggestion.cures.empty()) {
        html += QStringLiteral("<h3>%1</h3><ol>").arg(tr("The fewest edits that would turn it").toHtmlEscaped());
        for (const Bilingual &cure : m_now->suggestion.cures)
            html += QStringLiteral("<li>%1</li>").arg(m_context.in(cure).toHtmlEscaped());
        html += QStringLiteral("</ol>");
    }
    return html;
}

void SelfcheckPage::render()
{
    m_path->setText(m_paths.isEmpty() ? QString() : m_paths.join(QStringLiteral(", ")));
    m_stop->setVisible(!m_job.isNull());
    m_again->setEnabled(!m_paths.isEmpty() && !m_job);
    m_againAction->setEnabled(m_again->isEnabled());
    m_save->setEnabled(m_now.has_value());
    m_choose->setEnabled(!m_job);
    if (!m_now) {
        m_stack->setCurrentWidget(m_empty);
        if (m_job)
            m_empty->setTexts(tr("Checking…"), m_path->text());
        else if (!m_error.isEmpty())
            m_empty->setTexts(tr("This could not be checked"), m_error);
        else
            m_empty->setTexts(tr("Check your app before you submit it"), tr("Drop the folder here: the manifest, the privacy notice, a traffic sample. You see what a reviewer would find, and what would cure it. Nothing leaves this machine."));
        return;
    }
    QString html = headHtml();
    if (!m_error.isEmpty())
        html.prepend(QStringLiteral("<p style=\"color:%1\">%2</p>").arg(m_context.theme().color(ThemeRole::Reject).name(), m_error.toHtmlEscaped()));
    for (const Finding &finding : m_before)
        if (!contains(m_now->findings, finding.fingerprint))
            html += findingHtml(finding, true, false);
    for (const Finding &finding : m_now->findings)
        html += findingHtml(finding, false, m_hasBefore && !contains(m_before, finding.fingerprint));
    m_view->setHtml(html);
    m_stack->setCurrentWidget(m_view);
}

void SelfcheckPage::saveReport()
{
    auto *dialog = new QFileDialog(this, m_save->text(), QStringLiteral("self-check.json"), QStringLiteral("JSON (*.json);;%1 (*.txt)").arg(tr("Text")));
    dialog->setObjectName(QStringLiteral("selfcheckSaveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const bool isText = path.endsWith(QLatin1String(".txt"), Qt::CaseInsensitive);
        const std::string report = isText ? assessmentText(*m_now, *m_context.engine().taxonomy, m_context.engine().rules->catalogue(), m_context.languageId()) : assessmentJson(*m_now) + "\n";
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(report.data(), static_cast<qint64>(report.size())) != static_cast<qint64>(report.size()) || !file.commit()) {
            m_error = tr("This file could not be written: %1").arg(file.errorString());
            render();
        }
    });
    dialog->open();
}

void SelfcheckPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void SelfcheckPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void SelfcheckPage::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    event->acceptProposedAction();
    check(paths);
}

}  // namespace probity::ui
