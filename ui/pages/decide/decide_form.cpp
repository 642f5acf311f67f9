#include "ui/pages/decide/decide_form.h"

#include <algorithm>

#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/dialogs/form_dialog.h"
#include "ui/pages/decide/acceptance_panel.h"
#include "ui/pages/decide/date_row.h"
#include "ui/pages/decide/outcome_card.h"
#include "ui/pages/decide/reason_list_model.h"
#include "ui/pages/decide/reason_list_view.h"
#include "ui/text/error_text.h"

namespace probity::ui {

namespace {

constexpr int wordsHeight = 84;
constexpr std::size_t shownUnsettled = 6;
constexpr int daysToCorrect = 15;
constexpr int daysOfWarning = 7;

QLabel *addSection(QVBoxLayout *layout)
{
    auto *label = new QLabel;
    label->setProperty("section", true);
    label->setWordWrap(true);
    layout->addSpacing(6);
    layout->addWidget(label);
    return label;
}

QPushButton *makeButton(const char *objectName)
{
    auto *button = new QPushButton;
    button->setObjectName(QLatin1String(objectName));
    return button;
}

void setText(QPushButton *button, const QString &text, const QString &accessibleName)
{
    button->setText(text);
    button->setAccessibleName(accessibleName);
    button->setToolTip(accessibleName);
}

int argueFor(const CaseFile &file, Outcome outcome)
{
    int count = 0;
    for (const Finding &finding : file.assessment->findings) {
        const DispositionKind kind = file.disposition(finding.fingerprint);
        if (finding.arguesFor == outcome && finding.state != FindingState::Gone && kind != DispositionKind::Dismissed && kind != DispositionKind::Excepted)
            ++count;
    }
    return count;
}

}  // namespace

DecideForm::DecideForm(AppContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setProperty("pane", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    buildOutcome(layout);
    buildDates(layout);
    buildReasons(layout);
    buildWords(layout);
    m_unsettledTitle = addSection(layout);
    m_unsettled = new QLabel(this);
    m_unsettled->setObjectName(QStringLiteral("notSettled"));
    m_unsettled->setWordWrap(true);
    m_unsettled->setTextFormat(Qt::RichText);
    m_unsettled->setTextInteractionFlags(Qt::LinksAccessibleByKeyboard | Qt::LinksAccessibleByMouse);
    layout->addWidget(m_unsettled);
    layout->addStretch();
    connect(m_unsettled, &QLabel::linkActivated, this, &DecideForm::findingChosen);
    connect(&context.theme(), &Theme::changed, this, &DecideForm::refreshUnsettled);
    retranslate();
}

void DecideForm::buildOutcome(QVBoxLayout *layout)
{
    m_outcomeTitle = addSection(layout);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    for (const Outcome outcome : {Outcome::Approve, Outcome::Reject, Outcome::Ban}) {
        auto *card = new OutcomeCard(outcome, m_context.theme(), this);
        connect(card, &OutcomeCard::clicked, this, [this, outcome] { chooseOutcome(outcome); });
        row->addWidget(card, 1);
        m_cards << card;
    }
    layout->addLayout(row);
    m_scopeRow = new QWidget(this);
    auto *scope = new QHBoxLayout(m_scopeRow);
    scope->setContentsMargins(0, 0, 0, 0);
    m_scopeLabel = new FieldLabel({}, m_scopeRow);
    m_scope = new QComboBox(m_scopeRow);
    m_scope->setObjectName(QStringLiteral("banScope"));
    for (const char *id : {"", "version", "app", "developer"})
        m_scope->addItem(QString(), QString::fromLatin1(id));
    m_scopeLabel->setBuddy(m_scope);
    scope->addWidget(m_scopeLabel);
    scope->addWidget(m_scope, 1);
    layout->addWidget(m_scopeRow);
    connect(m_scope, &QComboBox::activated, this, [this] {
        m_draft->setBanScope(m_scope->currentData().toString().toStdString());
        Q_EMIT edited();
    });
}

void DecideForm::buildDates(QVBoxLayout *layout)
{
    m_correctUntil = new DateRow("correctUntil", daysToCorrect, this);
    m_takesEffect = new DateRow("takesEffect", daysOfWarning, this);
    layout->addWidget(m_correctUntil);
    layout->addWidget(m_takesEffect);
    connect(m_correctUntil, &DateRow::edited, this, [this] {
        m_draft->setCorrectUntil(m_correctUntil->date());
        Q_EMIT edited();
    });
    connect(m_takesEffect, &DateRow::edited, this, [this] {
        m_draft->setTakesEffect(m_takesEffect->date());
        Q_EMIT edited();
    });
}

void DecideForm::buildReasons(QVBoxLayout *layout)
{
    m_reasonsTitle = addSection(layout);
    m_reasonsBox = new QWidget(this);
    auto *box = new QVBoxLayout(m_reasonsBox);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(8);
    auto *frame = new QFrame(m_reasonsBox);
    frame->setObjectName(QStringLiteral("reasonFrame"));
    frame->setProperty("box", true);
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(1, 1, 1, 1);
    m_noReasons = new QLabel(frame);
    m_noReasons->setWordWrap(true);
    m_noReasons->setMargin(10);
    m_noReasons->setProperty("muted", true);
    m_reasons = new ReasonListModel(this);
    m_reasons->setCatalogue(&m_context.programEngine()->rules->catalogue());    // lives as long as the form
    m_reasonView = new ReasonListView(frame);
    m_reasonView->setObjectName(QStringLiteral("reasons"));
    auto *delegate = new ReasonDelegate(m_context.theme(), m_reasonView);
    m_reasonView->setItemDelegate(delegate);
    m_reasonView->setModel(m_reasons);
    inside->addWidget(m_noReasons);
    inside->addWidget(m_reasonView);
    box->addWidget(frame);
    auto *buttons = new QHBoxLayout;
    m_add = makeButton("addReason");
    m_up = makeButton("reasonUp");
    m_down = makeButton("reasonDown");
    m_remove = makeButton("removeReason");
    for (QPushButton *button : {m_add, m_up, m_down, m_remove})
        buttons->addWidget(button);
    buttons->addStretch();
    box->addLayout(buttons);
    layout->addWidget(m_reasonsBox);
    m_acceptTitle = addSection(layout);
    m_acceptance = new AcceptancePanel(this);
    layout->addWidget(m_acceptance);

    const auto moveTo = [this](int from, int to) {
        if (m_reasons->move(from, to))
            m_reasonView->setCurrentIndex(m_reasons->index(to));
    };
    connect(m_reasonView, &ReasonListView::moveAsked, this, moveTo);
    connect(m_reasonView, &ReasonListView::removeAsked, m_reasons, &ReasonListModel::removeAt);
    connect(m_reasonView, &QListView::activated, this, [this](const QModelIndex &index) { showEvidence(index.row()); });
    connect(delegate, &ReasonDelegate::evidenceClicked, this, [this](const QModelIndex &index) { showEvidence(index.row()); });
    connect(m_reasonView->selectionModel(), &QItemSelectionModel::currentChanged, this, &DecideForm::refreshButtons);
    connect(m_reasons, &ReasonListModel::edited, this, [this] {
        refreshButtons();
        refreshUnsettled();
        Q_EMIT edited();
    });
    connect(m_add, &QPushButton::clicked, this, &DecideForm::addReasonAsked);
    connect(m_up, &QPushButton::clicked, this, [this, moveTo] { moveTo(m_reasonView->currentIndex().row(), m_reasonView->currentIndex().row() - 1); });
    connect(m_down, &QPushButton::clicked, this, [this, moveTo] { moveTo(m_reasonView->currentIndex().row(), m_reasonView->currentIndex().row() + 1); });
    connect(m_remove, &QPushButton::clicked, this, [this] { m_reasons->removeAt(m_reasonView->currentIndex().row()); });
    connect(m_acceptance, &AcceptancePanel::accepted, this, [this](const AcceptedFinding &finding) {
        m_draft->accept(finding);
        Q_EMIT edited();
    });
    connect(m_acceptance, &AcceptancePanel::withdrawn, this, [this](const QString &fingerprint) {
        m_draft->withdrawAcceptance(fingerprint.toStdString());
        Q_EMIT edited();
    });
    connect(m_acceptance, &AcceptancePanel::nothingOpenStated, this, [this](bool states) {
        m_draft->setStatesNothingOpen(states);
        Q_EMIT edited();
    });
    connect(m_acceptance, &AcceptancePanel::findingChosen, this, &DecideForm::findingChosen);
}

void DecideForm::buildWords(QVBoxLayout *layout)
{
    m_wordsTitle = addSection(layout);
    m_words = new QPlainTextEdit(this);
    m_words->setObjectName(QStringLiteral("words"));
    m_words->setProperty("input", true);
    m_words->setTabChangesFocus(true);
    m_words->setFixedHeight(wordsHeight);
    layout->addWidget(m_words);
    connect(m_words, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_draft || !m_isEditable)
            return;
        m_draft->setWords(m_words->toPlainText().toStdString());
        Q_EMIT edited();
    });
}

void DecideForm::setDraft(const CaseFile *file, DecisionDraft *draft, bool isEditable)
{
    m_file = file;
    m_draft = draft;
    m_isEditable = isEditable;
    m_obstacles.clear();
    m_reasons->setLanguage(m_context.language());
    m_reasons->setDraft(draft, isEditable);
    if (draft) {
        const QString words = QString::fromStdString(draft->decision().wordsToDeveloper);
        const QSignalBlocker blocker(m_words);
        if (m_words->toPlainText() != words)
            m_words->setPlainText(words);
        m_words->setReadOnly(!isEditable);
        m_acceptance->setEditable(isEditable);
        m_acceptance->setCase(*file, draft->decision(), m_context.language());
        m_correctUntil->setDate(draft->decision().correctUntil, isEditable);
        m_takesEffect->setDate(draft->decision().takesEffect, isEditable);
        m_scope->setCurrentIndex(std::max(0, m_scope->findData(QString::fromStdString(draft->decision().banScope))));
    }
    refresh();
}

void DecideForm::setObstacles(const std::vector<Diagnostic> &obstacles)
{
    m_obstacles = obstacles;
    refreshUnsettled();
}

void DecideForm::chooseOutcome(Outcome outcome)
{
    if (!m_draft || !m_isEditable)
        return;
    m_draft->setOutcome(outcome);
    refresh();
    Q_EMIT edited();
}

void DecideForm::addReason(const DecisionReason &reason)
{
    const int row = m_reasons->add(reason);
    if (row < 0)
        return;
    m_reasonView->setCurrentIndex(m_reasons->index(row));
    m_reasonView->setFocus();
    refresh();
}

void DecideForm::refresh()
{
    if (!m_draft || !m_file)
        return;
    const Outcome outcome = m_draft->decision().outcome;
    refreshCards();
    const bool isApproval = outcome == Outcome::Approve;
    m_scopeRow->setVisible(outcome == Outcome::Ban);
    m_scope->setEnabled(m_isEditable);
    m_correctUntil->setVisible(outcome == Outcome::Reject || outcome == Outcome::Ban);
    m_takesEffect->setVisible(outcome == Outcome::Reject);
    for (QWidget *widget : {static_cast<QWidget *>(m_reasonsTitle), m_reasonsBox})
        widget->setVisible(!isApproval);
    for (QWidget *widget : {static_cast<QWidget *>(m_acceptTitle), static_cast<QWidget *>(m_acceptance)})
        widget->setVisible(isApproval);
    refreshButtons();
    refreshUnsettled();
}

void DecideForm::refreshCards()
{
    const Outcome chosen = m_draft->decision().outcome;
    const Outcome suggested = m_file->assessment->suggestion.outcome;
    for (OutcomeCard *card : m_cards) {
        const bool isSuggested = card->outcome() == suggested && m_isEditable;
        QString sentence;
        if (card->outcome() == Outcome::Approve) {
            const int open = static_cast<int>(m_file->unsettledFindings().size());
            sentence = open == 0 ? tr("no open finding") : tr("%n finding(s) to accept first", nullptr, open);
        } else if (card->outcome() == Outcome::Reject) {
            const int count = argueFor(*m_file, Outcome::Reject);
            sentence = count == 0 ? tr("no finding argues for it") : tr("%n finding(s) argue for it", nullptr, count);
        } else {
            const int count = argueFor(*m_file, Outcome::Ban);
            sentence = count == 0 ? tr("needs a second reviewer") : tr("%n finding(s) argue for it; needs a second reviewer", nullptr, count);
        }
        if (isSuggested)
            //: %1 what speaks for an outcome
            sentence = tr("suggested: %1").arg(sentence);
        card->setSentence(sentence, isSuggested);
        card->setEnabled(m_isEditable);
        // An exclusive group cannot be emptied otherwise: nothing is chosen while the draft is undecided.
        card->setAutoExclusive(false);
        card->setChecked(card->outcome() == chosen);
        card->setAutoExclusive(true);
    }
}

void DecideForm::refreshButtons()
{
    const int row = m_reasonView->currentIndex().row();
    const int rows = m_reasons->rowCount();
    m_noReasons->setVisible(rows == 0);
    m_reasonView->setVisible(rows > 0);
    for (QPushButton *button : {m_add, m_up, m_down, m_remove})
        button->setVisible(m_isEditable);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < rows);
    m_remove->setEnabled(row >= 0);
}

void DecideForm::refreshUnsettled()
{
    if (!m_draft || !m_file)
        return;
    const Theme &theme = m_context.theme();
    QString html;
    const auto addLine = [&](ThemeRole role, QChar mark, const QString &words) {
        html += QStringLiteral("<p style=\"margin:0 0 5px 0; color:%1\">%2 %3</p>").arg(theme.color(role).name(), QString(mark), words);
    };
    for (const Diagnostic &obstacle : m_obstacles)
        addLine(ThemeRole::Reject, QChar(0x25cf), obstacleText(obstacle).toHtmlEscaped());
    const auto open = m_file->openFindings();
    if (!open.empty() && m_isEditable && m_draft->decision().outcome != Outcome::Approve) {
        const int count = static_cast<int>(open.size());
        addLine(ThemeRole::Vague, QChar(0x25b2), tr("%n finding(s) are still open. They are listed in the record as not judged.", nullptr, count));
        const std::string language = m_context.languageId();
        for (std::size_t i = 0; i < std::min(open.size(), shownUnsettled); ++i)
            html += QStringLiteral("<p style=\"margin:0 0 3px 16px\"><a style=\"color:%1\" href=\"%2\">%3</a></p>")
                        .arg(theme.color(ThemeRole::Accent).name(), QString::fromStdString(open[i]->fingerprint).toHtmlEscaped(),
                             QString::fromStdString(open[i]->title.in(language)).toHtmlEscaped());
        if (open.size() > shownUnsettled)
            html += QStringLiteral("<p style=\"margin:0 0 3px 16px\">%1</p>").arg(tr("and %n more", nullptr, static_cast<int>(open.size() - shownUnsettled)));
    }
    if (m_isEditable)
        for (const std::string &limit : m_file->assessment->completeness.limits)
            addLine(ThemeRole::TextMuted, QChar(0x25cb), limitText(limit).toHtmlEscaped());
    if (html.isEmpty())
        addLine(ThemeRole::Consistent, QChar(0x2713), m_isEditable ? tr("Everything is settled.") : tr("Recorded. It can be superseded, never changed."));
    m_unsettled->setText(html);
    m_unsettledTitle->setText(m_isEditable ? tr("NOT SETTLED YET") : tr("RECORD"));
}

void DecideForm::showEvidence(int row)
{
    const QString fingerprint = m_reasons->index(row).data(ReasonListModel::FingerprintRole).toString();
    if (!fingerprint.isEmpty())
        Q_EMIT findingChosen(fingerprint);
}

void DecideForm::retranslate()
{
    m_outcomeTitle->setText(tr("OUTCOME"));
    m_reasonsTitle->setText(tr("REASONS, IN THE ORDER OF THE LETTER"));
    m_acceptTitle->setText(tr("WHAT IS OPEN, AND WHY IT IS ACCEPTED"));
    m_wordsTitle->setText(tr("WORDS TO THE DEVELOPER"));
    m_scopeLabel->setText(tr("The ban covers"));
    m_scope->setAccessibleName(tr("What the ban covers"));
    m_scope->setItemText(0, tr("Choose…"));
    for (int row = 1; row < m_scope->count(); ++row)
        m_scope->setItemText(row, banScopeText(m_scope->itemData(row).toString().toStdString()));
    m_correctUntil->setTexts(tr("To be corrected by"), tr("Day by which it is to be corrected"));
    m_takesEffect->setTexts(tr("Warn first: the rejection takes effect after"), tr("Day after which the rejection takes effect"));
    m_noReasons->setText(tr("No reason yet. Confirm findings on the desk, or add one from the catalogue."));
    m_reasonView->setAccessibleName(tr("Reasons, in the order of the letter"));
    setText(m_add, tr("+ Add reason from catalogue…"), tr("Add a reason from the catalogue (Ctrl+N)"));
    setText(m_up, QString(QChar(0x2191)), tr("Move the reason up (Alt+Up)"));
    setText(m_down, QString(QChar(0x2193)), tr("Move the reason down (Alt+Down)"));
    //: button: takes a reason out of the draft
    setText(m_remove, tr("Remove"), tr("Remove the reason (Delete)"));
    m_words->setAccessibleName(tr("Words to the developer"));
    m_words->setPlaceholderText(tr("They stand at the end of the letter, in your own words."));
    m_unsettled->setAccessibleName(tr("What is not settled yet"));
    m_reasons->setLanguage(m_context.language());
    if (m_draft && m_file)
        m_acceptance->setCase(*m_file, m_draft->decision(), m_context.language());
    refresh();
}

}  // namespace probity::ui
