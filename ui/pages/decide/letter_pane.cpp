#include "ui/pages/decide/letter_pane.h"

#include <QAction>
#include <QButtonGroup>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTextBrowser>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/dialogs/form_dialog.h"
#include "ui/print/letter_pdf.h"
#include "ui/text/error_text.h"

namespace probity::ui {

namespace {

constexpr int pauseMilliseconds = 250;

QPushButton *makeLanguageButton(const QString &text, const char *objectName, QButtonGroup *group)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QLatin1String(objectName));
    button->setCheckable(true);
    button->setProperty("quiet", true);
    group->addButton(button);
    return button;
}

}  // namespace

LetterPane::LetterPane(AppContext &context, QWidget *parent) : QWidget(parent), m_context(context), m_language(context.language())
{
    setProperty("sunken", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 14, 24, 20);
    layout->setSpacing(10);
    buildHeader(layout);
    m_view = new QTextBrowser(this);
    m_view->setObjectName(QStringLiteral("letterView"));
    m_view->setOpenLinks(false);
    m_view->document()->setDocumentMargin(10);
    layout->addWidget(m_view, 1);
    m_saved = new QLabel(this);
    m_saved->setObjectName(QStringLiteral("letterSaved"));
    m_saved->setWordWrap(true);
    m_saved->setProperty("muted", true);
    m_saved->hide();
    layout->addWidget(m_saved);
    m_pause = new QTimer(this);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseMilliseconds);
    connect(m_pause, &QTimer::timeout, this, &LetterPane::render);
    connect(&context.theme(), &Theme::changed, this, &LetterPane::paintPaper);
    connect(&context, &AppContext::languageChanged, this, [this] { setLanguage(m_context.language()); });
    paintPaper();
    retranslate();
    setLanguage(m_language);
}

void LetterPane::buildHeader(QVBoxLayout *layout)
{
    m_heading = new QLabel(this);
    m_heading->setProperty("heading", true);
    auto *languages = new QButtonGroup(this);
    m_chinese = makeLanguageButton(QStringLiteral("中文"), "letterChinese", languages);
    m_english = makeLanguageButton(QStringLiteral("English"), "letterEnglish", languages);
    connect(m_chinese, &QPushButton::clicked, this, [this] { setLanguage(QStringLiteral("zh")); });
    connect(m_english, &QPushButton::clicked, this, [this] { setLanguage(QStringLiteral("en")); });
    auto *row = new QHBoxLayout;
    row->setSpacing(2);
    row->addWidget(m_heading);
    row->addStretch();
    row->addWidget(m_chinese);
    row->addWidget(m_english);
    row->addSpacing(12);
    const QList<QPair<QString, QString>> formats{{QStringLiteral("pdf"), QStringLiteral("PDF")}, {QStringLiteral("html"), QStringLiteral("HTML")},
                                                 {QStringLiteral("txt"), QString()}, {QStringLiteral("json"), QStringLiteral("JSON")}};
    for (const auto &format : formats) {
        auto *action = new QAction(this);
        action->setObjectName(QStringLiteral("saveLetter_") + format.first);
        if (format.first == QLatin1String("pdf"))
            action->setShortcut(QKeySequence(QStringLiteral("Ctrl+S")));
        connect(action, &QAction::triggered, this, [this, name = format.first] { exportAs(name); });
        m_exports << action;
        auto *button = new QPushButton(format.second, this);
        button->setObjectName(QStringLiteral("letter_") + format.first);
        button->setProperty("link", true);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_exportButtons << button;
        row->addWidget(button);
    }
    layout->addLayout(row);
}

void LetterPane::setLetter(const Decision &decision, const LetterContext &letterContext)
{
    const bool isFirst = !m_hasLetter || decision.submission != m_decision.submission || decision.id != m_decision.id;
    m_decision = decision;
    m_letterContext = letterContext;
    m_hasLetter = true;
    m_why.clear();
    if (isFirst) {
        m_saved->hide();
        render();
    } else {
        m_pause->start();
    }
}

void LetterPane::setHidden(const QString &why)
{
    m_hasLetter = false;
    m_why = why;
    m_saved->hide();
    render();
}

void LetterPane::setLanguage(const QString &language)
{
    m_language = language;
    const bool isChinese = language == QLatin1String("zh");
    (isChinese ? m_chinese : m_english)->setChecked(true);
    render();
}

void LetterPane::render()
{
    m_pause->stop();
    for (QPushButton *button : m_exportButtons)
        button->setEnabled(m_hasLetter);
    for (QAction *action : m_exports)
        action->setEnabled(m_hasLetter);
    const int position = m_view->verticalScrollBar()->value();
    if (m_hasLetter)
        m_view->setHtml(QString::fromStdString(letterHtml(m_decision, m_letterContext, *m_context.engine().taxonomy, m_context.engine().rules->catalogue(),
                                                          m_language.toStdString())));
    else
        m_view->setPlainText(m_why);
    m_view->verticalScrollBar()->setValue(position);
}

Result<QByteArray> LetterPane::letterAs(const QString &format) const
{
    const Taxonomy &taxonomy = *m_context.engine().taxonomy;
    const Catalogue &catalogue = m_context.engine().rules->catalogue();
    const std::string language = m_language.toStdString();
    if (format == QLatin1String("txt"))
        return QByteArray::fromStdString(letterText(m_decision, m_letterContext, taxonomy, catalogue, language));
    if (format == QLatin1String("json"))
        return QByteArray::fromStdString(letterJson(m_decision, m_letterContext, taxonomy, catalogue)).append('\n');
    const std::string html = letterHtml(m_decision, m_letterContext, taxonomy, catalogue, language);
    if (format == QLatin1String("html"))
        return QByteArray::fromStdString(html);
    LetterPdfInfo info;
    info.title = QString::fromStdString(m_letterContext.submission.appName + " " + m_letterContext.submission.version);
    info.footer = QString::fromStdString(m_decision.record);
    info.written = m_decision.at;
    return letterPdf(QString::fromStdString(html), info);
}

void LetterPane::exportAs(const QString &format)
{
    const QString key = QStringLiteral("decide/letterFolder");
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString folder = m_context.settings().value(key, documents).toString();
    const QString record = m_decision.record.empty() ? QStringLiteral("draft-%1").arg(m_decision.submission.value) : QString::fromStdString(m_decision.record);
    const QString name = QStringLiteral("letter-%1-%2.%3").arg(record, m_language, format);
    auto *dialog = new QFileDialog(this, tr("Save the letter"), folder);
    dialog->setObjectName(QStringLiteral("saveLetterDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(format);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, key, format](const QString &path) {
        m_context.settings().setValue(key, QFileInfo(path).absolutePath());
        save(format, path);
    });
    dialog->open();
}

void LetterPane::save(const QString &format, const QString &path)
{
    const auto bytes = letterAs(format);
    const Status written = bytes ? writeWhole(path, *bytes) : Status(tl::unexpected(bytes.error()));
    m_saved->setText(written ? tr("Saved as %1").arg(QDir::toNativeSeparators(path)) : errorText(written.error()));
    m_saved->setProperty("error", !written);
    m_saved->show();
    if (written)
        Q_EMIT saved(path);
}

void LetterPane::paintPaper()
{
    // A letter is on white paper in either theme: it is seen as it will be sent.
    m_view->setStyleSheet(QStringLiteral("QTextBrowser { background: #ffffff; color: #16202b; border: 1px solid %1; }")
                              .arg(m_context.theme().color(ThemeRole::Border).name()));
}

void LetterPane::retranslate()
{
    //: heading over the letter to the developer
    m_heading->setText(tr("Letter"));
    m_view->setAccessibleName(tr("Letter to the developer"));
    m_chinese->setAccessibleName(tr("Letter in Chinese"));
    m_english->setAccessibleName(tr("Letter in English"));
    const QStringList names{tr("Save the letter as PDF…"), tr("Save the letter as HTML…"), tr("Save the letter as text…"), tr("Save the letter as JSON…")};
    for (int i = 0; i < m_exports.size(); ++i) {
        m_exports.at(i)->setText(names.at(i));
        m_exportButtons.at(i)->setAccessibleName(names.at(i));
        m_exportButtons.at(i)->setToolTip(names.at(i));
    }
    //: a file format: plain text
    m_exportButtons.at(2)->setText(tr("Text"));
}

void LetterPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}  // namespace probity::ui
