#include "ui/widgets/import_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>

#include "ui/jobs/import_runner.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"
#include "ui/theme/theme.h"

namespace probity::ui {

ImportPanel::ImportPanel(ImportRunner &runner, Theme &theme, QWidget *parent) : QWidget(parent), m_runner(runner), m_theme(theme)
{
    setObjectName(QStringLiteral("importPanel"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 12, 8);
    row->setSpacing(10);
    m_icon = new QLabel(this);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    m_text = new QLabel(this);
    m_text->setObjectName(QStringLiteral("importText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setFocusPolicy(Qt::NoFocus);
    row->addWidget(m_text, 1);
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(QStringLiteral("importProgress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(220);
    row->addWidget(m_bar);
    const auto button = [this, row](const char *name) {
        auto *made = new QPushButton(this);
        made->setObjectName(QString::fromLatin1(name));
        row->addWidget(made);
        return made;
    };
    m_stop = button("importStop");
    m_open = button("importOpen");
    m_close = button("importClose");
    m_leaving = new QTimer(this);
    m_leaving->setSingleShot(true);
    connect(m_leaving, &QTimer::timeout, this, &QWidget::hide);
    connect(m_stop, &QPushButton::clicked, &m_runner, &ImportRunner::stop);
    connect(m_open, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT openRequested(m_last);
    });
    connect(m_close, &QPushButton::clicked, this, [this] {
        m_errors.clear();
        hide();
    });
    connect(&runner, &ImportRunner::started, this, &ImportPanel::showStarted);
    connect(&runner, &ImportRunner::progressed, this, &ImportPanel::showProgress);
    connect(&runner, &ImportRunner::imported, this, &ImportPanel::showImported);
    connect(&runner, &ImportRunner::failed, this, &ImportPanel::showFailed);
    connect(&theme, &Theme::changed, this, [this] { setMood(m_mood); });
    retranslate();
    hide();
}

void ImportPanel::retranslate()
{
    //: button: stops an import
    m_stop->setText(tr("Stop"));
    //: button: opens the imported submission
    m_open->setText(tr("Open"));
    //: button: closes a message
    m_close->setText(tr("Close"));
    for (QPushButton *button : {m_stop, m_open, m_close})
        button->setAccessibleName(button->text());
    m_bar->setAccessibleName(tr("Progress of the import"));
}

void ImportPanel::setMood(Mood mood)
{
    m_mood = mood;
    const bool isWorking = mood == Mood::Working;
    m_bar->setVisible(isWorking);
    m_stop->setVisible(isWorking);
    m_close->setVisible(!isWorking);
    m_open->setVisible(mood == Mood::Good && m_last);
    const QString icon = isWorking ? QStringLiteral("import") : mood == Mood::Good ? QStringLiteral("approve") : QStringLiteral("warning");
    const ThemeRole role = isWorking ? ThemeRole::Accent : mood == Mood::Good ? ThemeRole::Approve : ThemeRole::Reject;
    m_icon->setPixmap(m_theme.pixmap(icon, m_theme.color(role), 18, devicePixelRatioF()));
    update();
}

void ImportPanel::dismissGood()
{
    if (m_mood == Mood::Good)
        hide();
}

void ImportPanel::leaveSoon()
{
    m_leaving->start(12000);
}

void ImportPanel::showStarted(const QString &name, int waiting)
{
    m_leaving->stop();
    m_last = {};
    m_bar->setRange(0, 0);
    //: %1 a folder or file, %n how many more are waiting
    m_text->setText(waiting > 0 ? tr("Importing %1… (%n more waiting)", nullptr, waiting).arg(name) : tr("Importing %1…").arg(name));
    setMood(Mood::Working);
    show();
}

void ImportPanel::showProgress(quint64 done, quint64 total)
{
    // A progress bar counts in int: thousandths are enough.
    m_bar->setRange(0, total == 0 ? 0 : 1000);
    if (total > 0)
        m_bar->setValue(static_cast<int>(1000.0 * static_cast<double>(done) / static_cast<double>(total)));
}

void ImportPanel::showImported(const QString &name, const ImportOutcome &outcome)
{
    m_last = outcome.submission;
    QStringList sentences;
    if (outcome.isKnown)
        sentences << tr("%1 was here already: the same files, byte for byte. Nothing was added.").arg(name);
    else
        sentences << tr("%1 is imported. Findings: %2 new, %3 unchanged, %4 changed, %5 gone.")
                         .arg(name).arg(outcome.newFindings).arg(outcome.unchangedFindings).arg(outcome.changedFindings).arg(outcome.goneFindings);
    for (std::size_t i = 0; i < outcome.warnings.size() && i < 3; ++i)
        sentences << diagnosticText(outcome.warnings[i]);
    if (outcome.warnings.size() > 3)
        sentences << tr("And %n more remark(s) by the readers.", nullptr, static_cast<int>(outcome.warnings.size()) - 3);
    m_text->setText((sentences + m_errors).join(QLatin1Char('\n')));
    setMood(m_errors.isEmpty() ? Mood::Good : Mood::Bad);
    show();
    if (m_errors.isEmpty() && outcome.warnings.empty())
        leaveSoon();
}

void ImportPanel::showFailed(const QString &name, const Error &error)
{
    if (error.code == ErrorCode::Stopped) {
        m_text->setText(tr("The import of %1 was stopped. Nothing was left behind.").arg(name));
        setMood(Mood::Good);
        leaveSoon();
    } else {
        m_errors << tr("%1 was not imported. %2").arg(name, errorText(error));
        m_text->setText(m_errors.join(QLatin1Char('\n')));
        setMood(Mood::Bad);
    }
    show();
}

void ImportPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ImportPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_mood == Mood::Bad ? m_theme.soft(ThemeRole::Reject) : m_theme.color(ThemeRole::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(ThemeRole::Border));
}

}  // namespace probity::ui
