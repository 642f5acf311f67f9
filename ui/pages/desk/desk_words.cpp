// The reviewer's word: tags, dispositions, corrections, the consent mark, the type of the app. Each is a command on the undo stack.
#include <algorithm>

#include <QListView>
#include <QTabWidget>

#include "ui/app_context.h"
#include "ui/dialogs/picker.h"
#include "ui/models/open_case.h"
#include "ui/pages/desk/bulk_dialog.h"
#include "ui/pages/desk/desk_page.h"
#include "ui/pages/desk/findings_pane.h"
#include "ui/pages/desk/notice_tab.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"

namespace probity::ui {

namespace {
const QString reasonsKey = QStringLiteral("desk/recentReasons");
}

Refusal DeskPage::refusal()
{
    return [this](const Error &error) { refuse(error); };
}

void DeskPage::refuse(const Error &error)
{
    if (!isVisible())
        Q_EMIT m_context.recordingFailed(m_case->id().value, error);
    m_inspector->showMessage(errorText(error));
}

void DeskPage::run(Inspector::Action action)
{
    m_inspector->showMessage({});
    switch (action) {
    case Inspector::Action::TagUndeclared:
        tagUndeclared();
        break;
    case Inspector::Action::Confirm:
        dispose(DispositionKind::Confirmed, {});
        break;
    case Inspector::Action::Dismiss:
        askToDismiss();
        break;
    case Inspector::Action::Note:
        askForNote();
        break;
    case Inspector::Action::Reopen:
        dispose(DispositionKind::Open, {});
        break;
    }
}

Tag DeskPage::draftTag() const
{
    const Selection &selection = m_case->selection();
    const Assessment &assessment = m_case->assessment();
    Tag tag;
    tag.kind = m_inspector->tagKind();
    tag.category = m_inspector->tagCategory();
    tag.purpose = m_inspector->tagPurpose();
    if (selection.line >= 0) {
        const LedgerLine &line = assessment.ledger.at(static_cast<std::size_t>(selection.line));
        tag.party = line.party;
        tag.recipient = line.recipientId;
        tag.recipientName = line.recipient;
    }
    const int at = selection.currentEvidence();
    const Evidence *evidence = at < 0 ? nullptr : &assessment.evidence.at(static_cast<std::size_t>(at));
    // A tag on a data use rests on where it was seen: the first request if other evidence is in view.
    for (std::size_t i = 0; i < selection.evidence.size() && (!evidence || evidence->where.kind != EvidencePlace::Kind::Request); ++i)
        if (assessment.evidence.at(selection.evidence[i]).where.kind == EvidencePlace::Kind::Request)
            evidence = &assessment.evidence.at(selection.evidence[i]);
    if (evidence && evidence->where.kind == EvidencePlace::Kind::Request) {
        tag.target.kind = evidence->where.pointer.empty() ? TagTarget::Kind::Request : TagTarget::Kind::Field;
        tag.target.artifact = evidence->artifact;
        tag.target.entry = evidence->where.entry;
        tag.target.part = evidence->where.part;
        tag.target.pointer = evidence->where.pointer;
        tag.target.excerpt = evidence->excerpt;
        if (tag.recipientName.empty())
            tag.recipientName = evidence->where.host;
    } else if (selection.entry >= 0) {
        const auto &entry = assessment.entries.at(static_cast<std::size_t>(selection.entry));
        tag.target.kind = TagTarget::Kind::Request;
        tag.target.artifact = assessment.traffic.at(assessment.entrySample.at(static_cast<std::size_t>(selection.entry))).artifact.path;
        tag.target.entry = entry.index;
        if (tag.recipientName.empty()) {
            tag.recipientName = entry.host;
            tag.party = Party::Unknown;
        }
    } else if (selection.finding >= 0) {
        tag.target.kind = TagTarget::Kind::Finding;
        tag.target.pointer = assessment.findings.at(static_cast<std::size_t>(selection.finding)).fingerprint;
    }
    return tag;
}

void DeskPage::tagUndeclared()
{
    if (m_case->state() != OpenCase::State::Ready)
        return;
    Tag tag = draftTag();
    for (const auto &kind : m_context.engine().rules->catalogue().tagKinds())
        if (kind.isUndeclaredUse) {
            tag.kind = kind.id;
            break;
        }
    if (tag.category.isEmpty()) {
        m_inspector->showMessage(tr("Choose the data category of the undeclared use first."));
        return;
    }
    m_case->undoStack().push(new TagCommand(m_context, *m_case, refusal(), std::move(tag)));
}

void DeskPage::tagSelected()
{
    if (m_case->state() != OpenCase::State::Ready)
        return;
    Tag tag = draftTag();
    const TextRange words = m_tabs->currentWidget() == m_notice ? m_notice->selectedSource() : TextRange{};
    if (!words.isEmpty()) {
        tag.target = {};
        tag.target.kind = TagTarget::Kind::NoticeSpan;
        tag.target.artifact = m_case->assessment().notices.at(static_cast<std::size_t>(m_notice->noticeShown())).document.artifact.path;
        tag.target.span = words;
        tag.target.excerpt = m_notice->selectedWords().left(200).toStdString();
    }
    m_case->undoStack().push(new TagCommand(m_context, *m_case, refusal(), std::move(tag)));
}

void DeskPage::dispose(DispositionKind kind, const std::string &reason)
{
    const int finding = m_case->selection().finding;
    if (finding < 0)
        return;
    const Finding &subject = m_case->assessment().findings.at(static_cast<std::size_t>(finding));
    const bool wasOpen = m_case->dispositionOf(subject) == DispositionKind::Open;
    const std::string fingerprint = subject.fingerprint;
    const auto onRefusal = [this, fingerprint](const Error &error) {
        // Who is writing about another finding by now keeps those words.
        if (!m_inspector->isAsking())
            m_case->selectFingerprint(text(fingerprint));
        refuse(error);
    };
    m_case->undoStack().push(new DispositionCommand(m_context, *m_case, onRefusal, {fingerprint}, kind, reason));
    if (wasOpen && kind != DispositionKind::Open)
        afterWord();
}

void DeskPage::afterWord()
{
    // Forty times a day: what is settled leads on to what is not.
    m_findings->moveToNextOpen();
    m_findings->view()->setFocus();
}

void DeskPage::askToDismiss()
{
    if (m_case->selection().finding < 0)
        return;
    m_inspector->askReason(tr("Why does this finding not hold?"), tr("Dismiss"), recentReasons(), [this](const QString &words) { dismiss(words); });
}

void DeskPage::dismiss(const QString &words)
{
    rememberReason(words);
    dispose(DispositionKind::Dismissed, words.toStdString());
}

void DeskPage::dismissAgain()
{
    // The very reason given last, in one key; without one it has to be asked for.
    const QStringList kept = m_context.settings().value(reasonsKey).toStringList();
    if (kept.isEmpty())
        askToDismiss();
    else
        dismiss(kept.first());
}

QStringList DeskPage::recentReasons() const
{
    QStringList reasons = m_context.settings().value(reasonsKey).toStringList();
    for (const QString &usual : {tr("The value is a test constant or a placeholder."), tr("The value belongs to the shop or the developer, not to a person."),
                                 tr("The notice covers it in another place."), tr("The user enters it to have it published.")})
        if (!reasons.contains(usual))
            reasons << usual;
    return reasons;
}

void DeskPage::rememberReason(const QString &words)
{
    QStringList kept = m_context.settings().value(reasonsKey).toStringList();
    kept.removeAll(words);
    kept.prepend(words);
    m_context.settings().setValue(reasonsKey, kept.mid(0, 9));
}

void DeskPage::disposeMany()
{
    if (m_case->selection().finding < 0)
        return;
    auto *dialog = new BulkDialog(m_context, *m_case, recentReasons(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BulkDialog::decided, this, [this](const std::vector<std::string> &fingerprints, DispositionKind kind, const QString &reason) {
        if (!reason.isEmpty())
            rememberReason(reason);
        m_case->undoStack().push(new DispositionCommand(m_context, *m_case, refusal(), fingerprints, kind, reason.toStdString()));
        if (kind != DispositionKind::Open)
            afterWord();
    });
    dialog->open();
}

void DeskPage::askForNote()
{
    if (m_case->state() != OpenCase::State::Ready)
        return;
    // The note is on what was in view when it was begun, however often the case is judged anew meanwhile.
    m_inspector->askReason(tr("Note"), tr("Save the note"), {}, [this, begun = draftTag()](const QString &words) {
        Tag tag = begun;
        tag.kind = m_inspector->tagKind();
        tag.purpose = m_inspector->tagPurpose();
        // A note says something about evidence; it declares no use of its own.
        for (const auto &kind : m_context.engine().rules->catalogue().tagKinds())
            if (kind.isUndeclaredUse && tag.kind == kind.id)
                tag.kind = "follow_up";
        tag.category = {};
        tag.note = words.toStdString();
        m_case->undoStack().push(new TagCommand(m_context, *m_case, refusal(), std::move(tag)));
        m_findings->view()->setFocus();
    });
}

void DeskPage::removeTag(qint64 tag)
{
    m_case->undoStack().push(new RemoveTagCommand(m_context, *m_case, refusal(), TagId{tag}));
}

void DeskPage::setConsent(std::optional<Timestamp> at)
{
    m_case->undoStack().push(new ConsentCommand(m_context, *m_case, refusal(), at));
}

void DeskPage::consentAtSelection()
{
    const int entry = m_case->selection().entry;
    if (entry >= 0)
        if (const auto started = m_case->assessment().entries.at(static_cast<std::size_t>(entry)).started)
            setConsent(started);
}

void DeskPage::correct(int kind)
{
    const Selection &selection = m_case->selection();
    if (selection.notice < 0 || selection.statement < 0)
        return;
    const auto &notice = m_case->assessment().notices.at(static_cast<std::size_t>(selection.notice));
    const Statement &statement = notice.reading.statements.at(static_cast<std::size_t>(selection.statement));
    StatementCorrection correction;
    correction.artifact = notice.document.artifact.path;
    correction.term = statement.term;
    correction.kind = kind == 0 ? StatementCorrection::Kind::NotAStatement : StatementCorrection::Kind::Is;
    correction.category = kind == 2 && !m_inspector->tagCategory().isEmpty() ? m_inspector->tagCategory() : statement.category;
    correction.stance = kind == 1 ? Stance::Collected : statement.stance;
    m_case->undoStack().push(new CorrectionCommand(m_context, *m_case, refusal(), correction));
    // The button goes with the statement; the keys must go on acting here.
    m_tabs->currentWidget()->setFocus();
}

void DeskPage::setAppType(const AppTypeId &type)
{
    if (m_case->state() == OpenCase::State::Ready && type != m_case->summary().type)
        m_case->undoStack().push(new AppTypeCommand(m_context, *m_case, refusal(), type));
}

void DeskPage::chooseAppType()
{
    if (m_case->state() != OpenCase::State::Ready)
        return;
    const Taxonomy &taxonomy = *m_context.engine().taxonomy;
    QList<PickerItem> items;
    std::vector<AppTypeId> suggested;
    for (const rules::AppTypeSuggestion &one : m_context.engine().rules->likelyTypes(m_case->assessment())) {
        suggested.push_back(one.type);
        //: %1 a word of the app's name or notice that speaks for this type
        items << PickerItem{m_context.appTypeName(one.type), tr("because of “%1”").arg(text(one.words.front())), tr("suggested"), [this, type = one.type] { setAppType(type); }};
    }
    for (const AppType &type : taxonomy.appTypes()) {
        if (std::find(suggested.begin(), suggested.end(), type.id) != suggested.end())
            continue;
        QStringList needs;
        for (const CategoryId &category : type.necessary)
            needs << m_context.categoryName(category);
        //: %1 list of data categories that this type of app needs
        items << PickerItem{m_context.appTypeName(type.id), needs.isEmpty() ? tr("needs no personal data") : tr("needs %1").arg(needs.join(QStringLiteral(", "))),
                            type.id == m_case->summary().type ? tr("now") : QString(), [this, id = type.id] { setAppType(id); }};
    }
    items << PickerItem{tr("No type"), tr("what is necessary stays unknown"), {}, [this] { setAppType({}); }};
    auto *picker = new Picker(QStringLiteral("typePicker"), tr("Type of the app"), tr("Type of the app…"), [items](const QString &) { return items; }, this);
    picker->popUpBelow(m_type);
}

}  // namespace probity::ui
