#include "ui/pages/desk/inspector.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/models/open_case.h"
#include "ui/text/words.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/reason_box.h"

namespace probity::ui {

Inspector::Inspector(AppContext &context, OpenCase &review, QWidget *parent) : QWidget(parent), m_context(context), m_case(review)
{
    setObjectName(QStringLiteral("inspector"));
    setProperty("pane", true);
    setAttribute(Qt::WA_StyledBackground);
    auto *pane = new QVBoxLayout(this);
    pane->setContentsMargins(0, 0, 0, 0);
    pane->setSpacing(0);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    pane->addWidget(m_scroll, 1);
    buildFooter(pane);
    m_body = new QWidget(m_scroll);
    m_body->setProperty("pane", true);
    auto *outer = new QVBoxLayout(m_body);
    outer->setContentsMargins(16, 14, 16, 14);
    outer->setSpacing(0);
    m_empty = new QLabel(m_body);
    m_empty->setProperty("muted", true);
    m_empty->setWordWrap(true);
    outer->addWidget(m_empty);
    m_content = new QWidget(m_body);
    outer->addWidget(m_content);
    outer->addStretch(1);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    m_title = addText(column, "inspectorTitle");
    m_title->setProperty("heading", true);
    m_subtitle = addText(column, "inspectorSubtitle");
    m_subtitle->setProperty("muted", true);
    m_declaredHead = addSection(column);
    m_declared = addText(column, "inspectorDeclared");
    buildEvidence(column);
    m_whyHead = addSection(column);
    m_why = addText(column, "inspectorWhy");
    m_cureHead = addSection(column);
    m_cure = addText(column, "inspectorCure");
    m_readingHead = addSection(column);
    m_reading = addText(column, "inspectorReading");
    buildCorrection(column);
    buildTag(column);
    m_word = addText(column, "inspectorWord");
    m_tags = new QVBoxLayout;
    m_tags->setSpacing(4);
    column->addLayout(m_tags);
    m_scroll->setWidget(m_body);

    connect(&review, &OpenCase::selectionChanged, this, [this] {
        // What is judged anew in the background is still what was asked about, unless the finding is gone.
        if (!m_case.isReloading() || m_askedAbout != selectedFingerprint())
            m_reason->giveUp();
        if (!m_case.isReloading())
            m_message->hide();
        refresh();
    });
    connect(&review, &OpenCase::reviewChanged, this, &Inspector::refresh);
    connect(&review, &OpenCase::stateChanged, this, [this] {
        if (!m_case.isReloading())
            m_reason->giveUp();
        refresh();
    });
    connect(&context, &AppContext::maskedChanged, this, &Inspector::refreshEvidence);
    connect(&review.entries(), &EntryReader::wasRead, this, &Inspector::refreshEvidence);
    connect(&context.theme(), &Theme::changed, this, &Inspector::refresh);
    retranslate();
}

QLabel *Inspector::addSection(QVBoxLayout *column)
{
    auto *label = new QLabel(m_content);
    label->setProperty("section", true);
    label->setContentsMargins(0, 8, 0, 0);
    column->addWidget(label);
    return label;
}

QLabel *Inspector::addText(QVBoxLayout *column, const char *name)
{
    auto *label = new QLabel(this);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    label->setMinimumWidth(10);
    column->addWidget(label);
    return label;
}

void Inspector::buildEvidence(QVBoxLayout *column)
{
    m_evidenceBox = new QWidget(m_content);
    auto *box = new QVBoxLayout(m_evidenceBox);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(5);
    auto *row = new QHBoxLayout;
    m_evidenceHead = new QLabel(m_evidenceBox);
    m_evidenceHead->setObjectName(QStringLiteral("evidenceHead"));
    m_evidenceHead->setProperty("section", true);
    row->addWidget(m_evidenceHead, 1);
    m_next = new QPushButton(m_evidenceBox);
    m_next->setObjectName(QStringLiteral("nextEvidence"));
    m_next->setProperty("quiet", true);
    connect(m_next, &QPushButton::clicked, this, &Inspector::nextEvidenceRequested);
    row->addWidget(m_next);
    box->addLayout(row);
    m_crumbs = new ChipRow(m_context.theme(), ChipRow::Style::Crumbs, m_evidenceBox);
    box->addWidget(m_crumbs);
    m_excerpt = addText(box, "evidenceExcerpt");
    m_excerpt->setTextFormat(Qt::RichText);
    m_how = addText(box, "evidenceHow");
    m_how->setProperty("muted", true);
    column->addWidget(m_evidenceBox);
}

void Inspector::buildCorrection(QVBoxLayout *column)
{
    m_correction = new QWidget(m_content);
    auto *grid = new QGridLayout(m_correction);
    grid->setContentsMargins(0, 4, 0, 0);
    const auto button = [this](const char *name, int kind) {
        auto *made = new QPushButton(m_correction);
        made->setObjectName(QString::fromLatin1(name));
        connect(made, &QPushButton::clicked, this, [this, kind] { Q_EMIT correctionRequested(kind); });
        return made;
    };
    m_isCollected = button("correctCollected", 1);
    m_otherCategory = button("correctCategory", 2);
    m_notStatement = button("correctNotStatement", 0);
    grid->addWidget(m_isCollected, 0, 0);
    grid->addWidget(m_notStatement, 0, 1);
    grid->addWidget(m_otherCategory, 1, 0, 1, 2);
    column->addWidget(m_correction);
}

void Inspector::buildTag(QVBoxLayout *column)
{
    m_tagHead = addSection(column);
    const auto combo = [this, column](const char *name) {
        auto *made = new QComboBox(m_content);
        made->setObjectName(QString::fromLatin1(name));
        made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        made->setMinimumContentsLength(8);
        column->addWidget(made);
        return made;
    };
    m_kind = combo("tagKind");
    m_category = combo("tagCategory");
    m_purpose = combo("tagPurpose");
}

void Inspector::buildFooter(QVBoxLayout *outer)
{
    // The reviewer's word stays in reach however long the explanation is.
    m_footer = new QWidget(this);
    auto *column = new QVBoxLayout(m_footer);
    column->setContentsMargins(16, 8, 16, 12);
    column->setSpacing(6);
    m_message = addText(column, "inspectorMessage");
    m_message->setProperty("error", true);
    m_message->hide();
    m_reason = new ReasonBox(m_footer);
    column->addWidget(m_reason);
    connect(m_reason, &ReasonBox::ended, this, [this] { m_buttons->show(); });
    m_buttons = new QWidget(m_footer);
    auto *grid = new QGridLayout(m_buttons);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    const auto button = [this](const char *name, Action action) {
        auto *made = new QPushButton(m_buttons);
        made->setObjectName(QString::fromLatin1(name));
        connect(made, &QPushButton::clicked, this, [this, action] { Q_EMIT actionRequested(action); });
        return made;
    };
    m_tagButton = button("tagUndeclared", Action::TagUndeclared);
    m_tagButton->setProperty("primary", true);
    m_confirmButton = button("confirmFinding", Action::Confirm);
    m_dismissButton = button("dismissFinding", Action::Dismiss);
    m_noteButton = button("noteFinding", Action::Note);
    m_reopenButton = button("reopenFinding", Action::Reopen);
    grid->addWidget(m_tagButton, 0, 0, 1, 2);
    grid->addWidget(m_confirmButton, 1, 0);
    grid->addWidget(m_dismissButton, 1, 1);
    grid->addWidget(m_noteButton, 2, 0);
    grid->addWidget(m_reopenButton, 2, 1);
    column->addWidget(m_buttons);
    auto *line = new QFrame(this);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    outer->addWidget(line);
    outer->addWidget(m_footer);
}

void Inspector::askReason(const QString &question, const QString &button, const QStringList &recent, std::function<void(const QString &)> done)
{
    m_askedAbout = selectedFingerprint();
    m_buttons->hide();
    m_reason->ask(question, button, recent, std::move(done));
}

std::string Inspector::selectedFingerprint() const
{
    const int finding = m_case.selection().finding;
    const auto &findings = m_case.assessment().findings;
    return finding < 0 || finding >= static_cast<int>(findings.size()) ? std::string() : findings[static_cast<std::size_t>(finding)].fingerprint;
}

bool Inspector::isAsking() const
{
    return m_reason->isVisible();
}

void Inspector::showMessage(const QString &message)
{
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
}

void Inspector::fillChoices()
{
    const auto fill = [](QComboBox *combo, const auto &add) {
        const QVariant before = combo->currentData();
        combo->clear();
        add();
        combo->setCurrentIndex(qMax(0, combo->findData(before)));
    };
    fill(m_kind, [this] {
        for (const auto &kind : m_context.engine().rules->catalogue().tagKinds())
            m_kind->addItem(m_context.in(kind.name), text(kind.id));
    });
    fill(m_category, [this] {
        m_category->addItem(tr("No data category"), QString());
        for (const auto &category : m_context.engine().taxonomy->categories())
            m_category->addItem(m_context.in(category.name), text(category.id.value));
    });
    fill(m_purpose, [this] {
        m_purpose->addItem(tr("Purpose: unknown"), QString());
        for (const auto &purpose : m_context.engine().taxonomy->purposes())
            m_purpose->addItem(m_context.in(purpose.name), text(purpose.id.value));
    });
}

std::string Inspector::tagKind() const
{
    return m_kind->currentData().toString().toStdString();
}

CategoryId Inspector::tagCategory() const
{
    return CategoryId(m_category->currentData().toString().toStdString());
}

PurposeId Inspector::tagPurpose() const
{
    return PurposeId(m_purpose->currentData().toString().toStdString());
}

void Inspector::retranslate()
{
    m_empty->setText(tr("Choose a finding, a line of the ledger, a statement or a request: it is explained here."));
    m_declaredHead->setText(tr("Declared").toUpper());
    m_whyHead->setText(tr("Why this is a finding").toUpper());
    m_cureHead->setText(tr("What would cure it").toUpper());
    m_readingHead->setText(tr("How it was read").toUpper());
    m_tagHead->setText(tr("Tag").toUpper());
    const auto name = [](QPushButton *button, const QString &words, const QString &key) {
        button->setText(key.isEmpty() ? words : QStringLiteral("%1   %2").arg(words, key));
        button->setAccessibleName(words);
    };
    //: button: steps to the next piece of evidence
    name(m_next, tr("Next"), tr("Space"));
    name(m_tagButton, tr("Tag undeclared"), QStringLiteral("U"));
    //: button: the finding is right
    name(m_confirmButton, tr("Confirm"), QStringLiteral("C"));
    //: button: the finding does not hold
    name(m_dismissButton, tr("Dismiss…"), QStringLiteral("D"));
    //: button: writes a note
    name(m_noteButton, tr("Note…"), QStringLiteral("N"));
    //: button: takes back a disposition
    name(m_reopenButton, tr("Reopen"), QStringLiteral("R"));
    m_reason->retranslate();
    //: correction of a statement
    name(m_isCollected, tr("Is collected"), QString());
    name(m_otherCategory, tr("Has the category chosen below"), QString());
    name(m_notStatement, tr("Not a statement"), QString());
    m_kind->setAccessibleName(tr("Kind of tag"));
    m_category->setAccessibleName(tr("Data category of the tag"));
    m_purpose->setAccessibleName(tr("Purpose of the tag"));
    fillChoices();
    refresh();
}

}  // namespace probity::ui
