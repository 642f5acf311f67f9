// What the inspector says about the selected thing.
#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/models/open_case.h"
#include "ui/pages/desk/inspector.h"
#include "ui/pages/desk/request_excerpt.h"
#include "ui/text/words.h"
#include "ui/theme/verdict_style.h"
#include "ui/widgets/chip_row.h"

namespace probity::ui {

namespace {

const Finding *findingOf(const OpenCase &review)
{
    const int index = review.selection().finding;
    return index < 0 ? nullptr : &review.assessment().findings.at(static_cast<std::size_t>(index));
}

const LedgerLine *lineOf(const OpenCase &review)
{
    const int index = review.selection().line;
    return index < 0 ? nullptr : &review.assessment().ledger.at(static_cast<std::size_t>(index));
}

const Evidence *evidenceOf(const OpenCase &review)
{
    const int index = review.selection().currentEvidence();
    return index < 0 ? nullptr : &review.assessment().evidence.at(static_cast<std::size_t>(index));
}

const Statement *statementOf(const OpenCase &review)
{
    const Selection &selection = review.selection();
    if (selection.notice < 0 || selection.statement < 0)
        return nullptr;
    const auto &statements = review.assessment().notices.at(static_cast<std::size_t>(selection.notice)).reading.statements;
    return selection.statement < static_cast<int>(statements.size()) ? &statements[static_cast<std::size_t>(selection.statement)] : nullptr;
}

const Observation *observationOf(const OpenCase &review, const Evidence &evidence)
{
    for (const std::uint32_t index : review.observationsAt(review.entryPosition(evidence.artifact, evidence.where.entry))) {
        const Observation &observation = review.assessment().observations.at(index);
        if (observation.part == evidence.where.part && observation.pointer == evidence.where.pointer
            && (evidence.category.isEmpty() || evidence.category == observation.category))
            return &observation;
    }
    return nullptr;
}

/// What the code can do: interface, place, how it gets there, whose code it is.
QString codeWords(const OpenCase &review, const LedgerLine &line)
{
    constexpr int mostPlaces = 3;
    if (line.code == CodeStance::NotSubmitted)
        return Inspector::tr("Code: not submitted");
    if (line.code == CodeStance::Absent || line.codeEvidence.empty())
        return Inspector::tr("Code: nothing was found that asks for it");
    QStringList places;
    for (const EvidenceIndex index : line.codeEvidence) {
        if (places.size() == mostPlaces)
            break;
        const Evidence &evidence = review.assessment().evidence.at(index);
        const EvidencePlace &where = evidence.where;
        QString place = QStringLiteral("%1 (%2:%3").arg(text(where.pointer), text(where.member.empty() ? evidence.artifact : where.member)).arg(where.line);
        for (const Capability &capability : review.assessment().code.capabilities)
            for (const CodePlace &one : capability.places)
                if (capability.api == where.pointer && one.artifact == evidence.artifact && one.member == where.member && one.line == where.line && one.column == where.column)
                    place += QStringLiteral(", %1, %2").arg(Words::reach(one.reach), Words::origin(one.origin));
        places << place + QLatin1Char(')');
    }
    const int more = static_cast<int>(line.codeEvidence.size()) - mostPlaces;
    if (more > 0)
        places << Inspector::tr("%n more", nullptr, more);
    //: %1 list of interfaces with their places in the code
    return Inspector::tr("Code: %1").arg(places.join(QStringLiteral(", ")));
}

QString colored(const Theme &theme, ThemeRole role, const QString &words)
{
    return QStringLiteral("<span style=\"color:%1;font-weight:600\">%2</span>").arg(theme.color(role).name(), words.toHtmlEscaped());
}

}  // namespace

void Inspector::refresh()
{
    const Selection &selection = m_case.selection();
    const bool isReady = m_case.state() == OpenCase::State::Ready;
    const bool isAny = isReady && (selection.finding >= 0 || selection.line >= 0 || selection.entry >= 0 || selection.statement >= 0 || selection.declaration >= 0);
    m_empty->setVisible(isReady && !isAny);
    m_content->setVisible(isAny);
    m_footer->setVisible(isAny);
    if (!isAny)
        return;
    const bool canWrite = !m_context.workspace().isReadOnly();
    const Finding *finding = findingOf(m_case);
    refreshTitle();
    refreshDeclared();
    refreshEvidence();
    refreshWhy();
    refreshReading();
    refreshWord();
    refreshTags();
    if (const LedgerLine *line = lineOf(m_case)) {
        m_category->setCurrentIndex(qMax(0, m_category->findData(text(line->category.value))));
        suggestPurpose(*line);
    }
    const bool isSettled = finding && m_case.dispositionOf(*finding) != DispositionKind::Open;
    m_tagButton->setEnabled(canWrite);
    m_noteButton->setEnabled(canWrite);
    m_confirmButton->setEnabled(canWrite && finding);
    m_dismissButton->setEnabled(canWrite && finding);
    m_reopenButton->setEnabled(canWrite && isSettled);
}

void Inspector::suggestPurpose(const LedgerLine &line)
{
    // What was said of this data use before, else of this recipient: a proposal in the field, changed by a key.
    const Tag *likely = nullptr;
    for (const Tag &tag : m_case.tags()) {
        const bool isSameRecipient = tag.recipientName == line.recipient;
        if (tag.purpose.isEmpty() || !(tag.category == line.category || isSameRecipient))
            continue;
        if (!likely || (tag.category == line.category && isSameRecipient))
            likely = &tag;
    }
    m_purpose->setCurrentIndex(likely ? qMax(0, m_purpose->findData(text(likely->purpose.value))) : 0);
}

void Inspector::refreshTitle()
{
    const LedgerLine *line = lineOf(m_case);
    const Finding *finding = findingOf(m_case);
    QString title;
    QStringList below;
    if (line) {
        //: %1 data category, %2 recipient
        title = tr("%1 → %2").arg(m_context.categoryName(line->category), m_context.recipientName(line->recipientId, line->party, line->recipient));
        if (const Evidence *evidence = evidenceOf(m_case); evidence && !evidence->where.host.empty())
            below << text(evidence->where.host);
        if (const Recipient *recipient = m_context.engine().recipients->recipient(line->recipientId); recipient && !recipient->role.empty())
            below << Words::recipientRole(recipient->role);
        if (line->party != Party::First)
            below << Words::party(line->party);
    } else if (finding) {
        title = m_context.in(finding->title);
    } else if (const Statement *statement = statementOf(m_case)) {
        title = tr("%1: %2").arg(m_context.categoryName(statement->category), Words::stance(statement->stance));
    } else if (m_case.selection().declaration >= 0) {
        const auto &declaration = m_case.assessment().declarations.at(static_cast<std::size_t>(m_case.selection().declaration));
        title = text(declaration.source);
        below << m_context.categoryName(declaration.category);
    } else if (m_case.selection().entry >= 0) {
        const auto &entry = m_case.assessment().entries.at(static_cast<std::size_t>(m_case.selection().entry));
        title = QStringLiteral("%1 %2").arg(text(entry.method), text(entry.host));
        below << tr("no personal data was seen in this request");
    }
    m_title->setText(title);
    m_subtitle->setText(below.join(QStringLiteral(" · ")));
    m_subtitle->setVisible(!below.isEmpty());
}

void Inspector::refreshDeclared()
{
    const LedgerLine *line = lineOf(m_case);
    m_declaredHead->setVisible(line);
    m_declared->setVisible(line);
    if (!line)
        return;
    const Theme &theme = m_context.theme();
    QString manifest = tr("Manifest: declares nothing of it");
    if (line->manifest == ManifestStance::Declares) {
        QStringList names;
        for (const auto &declaration : m_case.assessment().declarations)
            if (declaration.category == line->category && names.size() < 4)
                names << text(declaration.source) + (declaration.purposeText.empty() ? QString() : QStringLiteral(" — “%1”").arg(text(declaration.purposeText)));
        names.removeDuplicates();
        manifest = tr("Manifest: %1").arg(QStringLiteral("✓ ") + names.join(QStringLiteral(", ")));
    }
    QString notice;
    for (const EvidenceIndex index : line->noticeEvidence)
        if (notice.isEmpty())
            notice = text(m_case.assessment().evidence.at(index).excerpt);
    const QString stance = colored(theme, roleOf(line->notice), Words::noticeStance(line->notice));
    const QString quote = notice.isEmpty() ? QString() : QStringLiteral(" — “%1”").arg(notice.left(160)).toHtmlEscaped();
    //: %1 what the notice says, as "silent"
    m_declared->setText(manifest.toHtmlEscaped() + QStringLiteral("<br>") + codeWords(m_case, *line).toHtmlEscaped() + QStringLiteral("<br>") + tr("Notice: %1").arg(stance) + quote);
}

QString Inspector::excerptHtml(const MaskedText &excerpt) const
{
    const auto plain = [](const QString &words) { return words.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")); };
    const QString mark = QStringLiteral("<span style=\"background:%1\">%2</span>").arg(m_context.theme().color(ThemeRole::Highlight).name());
    QString html;
    qsizetype done = 0;
    for (const auto &place : excerpt.marks) {
        html += plain(excerpt.text.mid(done, place.start - done)) + mark.arg(plain(excerpt.text.mid(place.start, place.length)));
        done = place.start + place.length;
    }
    return html + plain(excerpt.text.mid(done));
}

MaskedText Inspector::excerptOf(const Evidence &evidence)
{
    MaskedText out;
    out.text = text(evidence.excerpt);
    const int position = m_case.entryPosition(evidence.artifact, evidence.where.entry);
    if (evidence.where.kind != EvidencePlace::Kind::Request || position < 0)
        return out;
    const auto read = m_case.entries().entry(position);
    if (!read || read->error)
        return out;
    const TrafficEntry &entry = read->entry;
    std::vector<Observation> here;
    int wanted = -1;
    for (const std::uint32_t index : m_case.observationsAt(position)) {
        const Observation &observation = m_case.assessment().observations.at(index);
        if (wanted < 0 && observation.part == evidence.where.part && observation.pointer == evidence.where.pointer
            && (evidence.category.isEmpty() || evidence.category == observation.category))
            wanted = static_cast<int>(here.size());
        here.push_back(observation);
    }
    const MaskedText lines = requestExcerpt(entry, Masker(std::move(here), m_context.isMasked()), wanted);
    if (lines.text.isEmpty())
        return out;
    const QString head = QStringLiteral("%1 %2%3  %4\n").arg(text(entry.method), text(evidence.where.host), QUrl(text(entry.url)).path(), entry.status > 0 ? QString::number(entry.status) : QString());
    out.text = head + lines.text;
    out.marks.clear();
    for (const auto &mark : lines.marks)
        out.marks.push_back({mark.start + head.size(), mark.length, mark.observation});
    return out;
}

void Inspector::refreshEvidence()
{
    const Evidence *evidence = m_case.state() == OpenCase::State::Ready ? evidenceOf(m_case) : nullptr;
    m_evidenceBox->setVisible(evidence);
    if (!evidence)
        return;
    const Selection &selection = m_case.selection();
    m_evidenceHead->setText(tr("Evidence %1 of %2").arg(selection.evidenceAt + 1).arg(selection.evidence.size()).toUpper());
    m_next->setVisible(selection.evidence.size() > 1);
    QList<ChipRow::Chip> chips;
    const auto add = [&chips](const QString &words, bool isMarked = false) { chips << ChipRow::Chip{words, ThemeRole::TextMuted, isMarked}; };
    const MaskedText shown = excerptOf(*evidence);
    QString how;
    if (evidence->where.kind == EvidencePlace::Kind::Request) {
        add(text(evidence->where.method) + QLatin1Char(' ') + Words::part(evidence->where.part));
        for (const auto &encoding : evidence->where.encodings)
            add(Words::encoding(encoding));
        if (!evidence->where.pointer.empty())
            add(text(evidence->where.pointer), true);
        if (const Observation *observation = observationOf(m_case, *evidence))
            how = QStringLiteral("%1 (%2)").arg(Words::explanation(observation->explanation), Words::confidence(observation->confidence));
        how += QStringLiteral("\n%1 · #%2").arg(Words::phase(evidence->where.phase)).arg(evidence->where.entry);
    } else {
        add(text(evidence->artifact));
        if (!evidence->where.member.empty())
            add(text(evidence->where.member));
        if (evidence->where.line > 0)
            add(tr("line %1").arg(evidence->where.line));
        if (evidence->where.kind == EvidencePlace::Kind::NoticeSpan)
            add(tr("characters %1–%2").arg(evidence->where.span.start).arg(evidence->where.span.end));
        else if (!evidence->where.pointer.empty())
            add(text(evidence->where.pointer), true);
    }
    m_crumbs->setChips(chips);
    m_excerpt->setText(QStringLiteral("<pre style=\"white-space:pre-wrap;margin:0\">%1</pre>").arg(excerptHtml(shown)));
    m_excerpt->setStyleSheet(QStringLiteral("background:%1;border:1px solid %2;border-radius:6px;padding:8px;font-family:monospace")
                                 .arg(m_context.theme().color(ThemeRole::Sunken).name(), m_context.theme().color(ThemeRole::Border).name()));
    m_excerpt->setVisible(!shown.text.trimmed().isEmpty());
    m_how->setText(how.trimmed());
    m_how->setVisible(!how.trimmed().isEmpty());
}

void Inspector::refreshWhy()
{
    const Finding *finding = findingOf(m_case);
    for (QWidget *widget : {static_cast<QWidget *>(m_whyHead), static_cast<QWidget *>(m_why)})
        widget->setVisible(finding);
    const QString cure = finding ? m_context.in(finding->cure) : QString();
    m_cureHead->setVisible(!cure.isEmpty());
    m_cure->setVisible(!cure.isEmpty());
    if (!finding)
        return;
    QStringList clauses;
    QStringList details;
    for (const auto &id : finding->clauses) {
        const Clause *clause = m_context.engine().rules->catalogue().clause(id);
        clauses << (clause ? m_context.in(clause->label) : text(id));
        if (clause)
            details << QStringLiteral("%1: %2").arg(m_context.in(clause->label), m_context.in(clause->text));
    }
    m_why->setTextFormat(Qt::PlainText);
    m_why->setText(QStringLiteral("%1\n%2").arg(m_context.in(finding->message), clauses.join(QStringLiteral("; "))).trimmed());
    m_why->setToolTip(details.join(QLatin1Char('\n')));
    m_cure->setTextFormat(Qt::PlainText);
    m_cure->setText(cure);
}

void Inspector::refreshReading()
{
    const Evidence *evidence = evidenceOf(m_case);
    const Statement *statement = evidence && evidence->where.kind != EvidencePlace::Kind::NoticeSpan ? nullptr : statementOf(m_case);
    m_readingHead->setVisible(statement);
    m_reading->setVisible(statement);
    m_correction->setVisible(statement && !m_context.workspace().isReadOnly());
    if (!statement)
        return;
    QStringList steps{Words::stance(statement->stance)};
    for (const auto &step : statement->reading)
        steps << Words::readingStep(step);
    QStringList recipients;
    for (const auto &recipient : statement->recipients)
        recipients << text(recipient);
    QString words = steps.join(QStringLiteral(" · "));
    if (!recipients.isEmpty())
        words += QLatin1Char('\n') + tr("Recipients: %1").arg(recipients.join(QStringLiteral(", ")));
    m_reading->setTextFormat(Qt::PlainText);
    m_reading->setText(words);
}

void Inspector::refreshWord()
{
    const Finding *finding = findingOf(m_case);
    const Disposition *word = finding ? m_case.disposition(*finding) : nullptr;
    m_word->setVisible(word && word->kind != DispositionKind::Open);
    if (!word)
        return;
    //: %1 disposition, %2 person, %3 moment
    QString words = tr("%1 by %2, %3").arg(Words::disposition(word->kind), text(word->byName), Words::moment(word->at));
    if (!word->reason.empty())
        words += QStringLiteral("\n“%1”").arg(text(word->reason));
    m_word->setTextFormat(Qt::PlainText);
    m_word->setText(words);
}

void Inspector::refreshTags()
{
    while (QLayoutItem *item = m_tags->takeAt(0)) {
        // Removing a tag rebuilds this list from within its own button's click.
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (const Tag *tag : m_case.tagsOn(m_case.selection().finding)) {
        auto *row = new QWidget(m_content);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        QString kind = text(tag->kind);
        for (const auto &known : m_context.engine().rules->catalogue().tagKinds())
            if (known.id == tag->kind)
                kind = m_context.in(known.name);
        QStringList words{kind};
        if (!tag->category.isEmpty())
            words << m_context.categoryName(tag->category);
        if (!tag->note.empty())
            words << QStringLiteral("“%1”").arg(text(tag->note));
        words << text(tag->byName);
        auto *label = new QLabel(words.join(QStringLiteral(" · ")), row);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        line->addWidget(label, 1);
        auto *remove = new QPushButton(row);
        remove->setIcon(m_context.theme().icon(QStringLiteral("close"), ThemeRole::TextMuted));
        remove->setProperty("quiet", true);
        remove->setObjectName(QStringLiteral("removeTag%1").arg(tag->id.value));
        remove->setAccessibleName(tr("Remove the tag: %1").arg(kind));
        remove->setEnabled(tag->id && !m_context.workspace().isReadOnly());
        connect(remove, &QPushButton::clicked, this, [this, id = tag->id.value] { Q_EMIT tagRemovalRequested(id); });
        line->addWidget(remove, 0, Qt::AlignTop);
        m_tags->addWidget(row);
    }
}

}  // namespace probity::ui
