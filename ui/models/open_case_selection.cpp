// Selecting one thing of a case selects what belongs to it on every side: the finding, its ledger line, and its places in the
// notice, the manifest and the traffic.
#include <algorithm>

#include "ui/models/open_case.h"

namespace probity::ui {

void OpenCase::setSelection(Selection selection)
{
    m_selection = std::move(selection);
    Q_EMIT selectionChanged();
}

std::vector<EvidenceIndex> OpenCase::evidenceOfLine(const LedgerLine &line) const
{
    std::vector<EvidenceIndex> all = line.observedEvidence;
    all.insert(all.end(), line.noticeEvidence.begin(), line.noticeEvidence.end());
    all.insert(all.end(), line.manifestEvidence.begin(), line.manifestEvidence.end());
    all.insert(all.end(), line.codeEvidence.begin(), line.codeEvidence.end());
    return all;
}

void OpenCase::followEvidence(Selection &selection) const
{
    const int index = selection.currentEvidence();
    if (index < 0)
        return;
    const Evidence &evidence = m_loaded.assessment->evidence.at(static_cast<std::size_t>(index));
    switch (evidence.where.kind) {
    case EvidencePlace::Kind::Request:
        selection.entry = entryPosition(evidence.artifact, evidence.where.entry);
        break;
    case EvidencePlace::Kind::NoticeSpan:
        for (std::size_t n = 0; n < m_loaded.assessment->notices.size(); ++n) {
            const AssessedNotice &notice = m_loaded.assessment->notices[n];
            if (notice.document.artifact.path != evidence.artifact)
                continue;
            selection.notice = static_cast<int>(n);
            const auto &statements = notice.reading.statements;
            const auto found = std::find_if(statements.begin(), statements.end(), [&](const Statement &statement) {
                const bool isPlace = statement.range == evidence.where.span || statement.term.overlaps(evidence.where.span);
                return isPlace && (evidence.category.isEmpty() || evidence.category == statement.category);
            });
            selection.statement = found == statements.end() ? -1 : static_cast<int>(found - statements.begin());
        }
        break;
    case EvidencePlace::Kind::ManifestKey:
        for (std::size_t i = 0; i < m_loaded.assessment->declarations.size(); ++i)
            if (m_loaded.assessment->declarations[i].artifact == evidence.artifact && m_loaded.assessment->declarations[i].pointer == evidence.where.pointer)
                selection.declaration = static_cast<int>(i);
        break;
    case EvidencePlace::Kind::Artifact:
    case EvidencePlace::Kind::CodePlace:
        break;
    }
}

void OpenCase::selectFinding(int index)
{
    if (index < 0 || index >= static_cast<int>(m_loaded.assessment->findings.size()))
        return;
    const Finding &finding = m_loaded.assessment->findings[static_cast<std::size_t>(index)];
    Selection selection;
    selection.finding = index;
    selection.line = finding.ledger.empty() ? -1 : static_cast<int>(finding.ledger.front());
    selection.evidence = finding.evidence;
    if (selection.line >= 0)
        for (const EvidenceIndex more : evidenceOfLine(m_loaded.assessment->ledger.at(static_cast<std::size_t>(selection.line))))
            if (std::find(selection.evidence.begin(), selection.evidence.end(), more) == selection.evidence.end())
                selection.evidence.push_back(more);
    selection.evidenceAt = selection.evidence.empty() ? -1 : 0;
    // Each pane shows the first place of its own kind until another piece of evidence is stepped to.
    for (int i = static_cast<int>(selection.evidence.size()) - 1; i >= 0; --i) {
        selection.evidenceAt = i;
        followEvidence(selection);
    }
    setSelection(std::move(selection));
}

void OpenCase::selectLine(int index)
{
    if (index < 0 || index >= static_cast<int>(m_loaded.assessment->ledger.size()))
        return;
    if (const int finding = findingOf(index); finding >= 0 && m_loaded.assessment->findings[static_cast<std::size_t>(finding)].ledger.front() == static_cast<std::uint32_t>(index)) {
        selectFinding(finding);
        return;
    }
    Selection selection;
    selection.line = index;
    selection.finding = findingOf(index);
    selection.evidence = evidenceOfLine(m_loaded.assessment->ledger[static_cast<std::size_t>(index)]);
    for (int i = static_cast<int>(selection.evidence.size()) - 1; i >= 0; --i) {
        selection.evidenceAt = i;
        followEvidence(selection);
    }
    setSelection(std::move(selection));
}

void OpenCase::selectEntry(int position)
{
    if (position < 0 || position >= static_cast<int>(m_loaded.assessment->entries.size()) || position == m_selection.entry)
        return;
    Selection selection;
    for (const std::uint32_t index : observationsAt(position)) {
        const int line = m_loaded.index.lineOfObservation(index);
        if (line >= 0 && (selection.line < 0 || line < selection.line))
            selection.line = line;
    }
    selection.finding = findingOf(selection.line);
    if (selection.line >= 0)
        selection.evidence = evidenceOfLine(m_loaded.assessment->ledger[static_cast<std::size_t>(selection.line)]);
    for (std::size_t i = 0; i < selection.evidence.size(); ++i) {
        const Evidence &evidence = m_loaded.assessment->evidence.at(selection.evidence[i]);
        if (evidence.where.kind == EvidencePlace::Kind::Request && entryPosition(evidence.artifact, evidence.where.entry) == position)
            selection.evidenceAt = static_cast<int>(i);
    }
    followEvidence(selection);
    selection.entry = position;
    setSelection(std::move(selection));
}

void OpenCase::selectStatement(int notice, int statement)
{
    Selection selection;
    const std::vector<int> lines = linesOfStatement(notice, statement);
    if (!lines.empty()) {
        selection.line = lines.front();
        selection.finding = findingOf(selection.line);
        selection.evidence = evidenceOfLine(m_loaded.assessment->ledger[static_cast<std::size_t>(selection.line)]);
    }
    for (int i = static_cast<int>(selection.evidence.size()) - 1; i >= 0; --i) {
        selection.evidenceAt = i;
        followEvidence(selection);
    }
    selection.notice = notice;
    selection.statement = statement;
    for (std::size_t i = 0; i < selection.evidence.size(); ++i)
        if (m_loaded.assessment->evidence.at(selection.evidence[i]).where.kind == EvidencePlace::Kind::NoticeSpan) {
            selection.evidenceAt = static_cast<int>(i);
            break;
        }
    setSelection(std::move(selection));
}

void OpenCase::selectDeclaration(int index)
{
    if (index < 0 || index >= static_cast<int>(m_loaded.assessment->declarations.size()))
        return;
    const ManifestDeclaration &declaration = m_loaded.assessment->declarations[static_cast<std::size_t>(index)];
    Selection selection;
    for (std::size_t i = 0; i < m_loaded.assessment->ledger.size() && selection.line < 0; ++i)
        for (const EvidenceIndex at : m_loaded.assessment->ledger[i].manifestEvidence) {
            const Evidence &evidence = m_loaded.assessment->evidence.at(at);
            if (m_loaded.assessment->ledger[i].category == declaration.category && evidence.where.pointer == declaration.pointer && evidence.artifact == declaration.artifact)
                selection.line = static_cast<int>(i);
        }
    selection.finding = findingOf(selection.line);
    if (selection.line >= 0)
        selection.evidence = evidenceOfLine(m_loaded.assessment->ledger[static_cast<std::size_t>(selection.line)]);
    for (int i = static_cast<int>(selection.evidence.size()) - 1; i >= 0; --i) {
        selection.evidenceAt = i;
        followEvidence(selection);
    }
    selection.declaration = index;
    setSelection(std::move(selection));
}

void OpenCase::selectEvidence(const QString &evidenceId)
{
    const std::string id = evidenceId.toStdString();
    for (std::size_t f = 0; f < m_loaded.assessment->findings.size(); ++f) {
        const auto &all = m_loaded.assessment->findings[f].evidence;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (m_loaded.assessment->evidence.at(all[i]).id != id)
                continue;
            selectFinding(static_cast<int>(f));
            stepEvidence(static_cast<int>(i) - m_selection.evidenceAt);
            return;
        }
    }
}

void OpenCase::selectFingerprint(const QString &fingerprint)
{
    const std::string wanted = fingerprint.toStdString();
    for (std::size_t i = 0; i < m_loaded.assessment->findings.size(); ++i)
        if (m_loaded.assessment->findings[i].fingerprint == wanted)
            selectFinding(static_cast<int>(i));
}

void OpenCase::selectRecipient(const RecipientId &id, const std::string &name)
{
    const auto &ledger = m_loaded.assessment->ledger;
    const auto found = std::find_if(ledger.begin(), ledger.end(), [&](const LedgerLine &line) { return id.isEmpty() ? line.recipient == name : line.recipientId == id; });
    if (found != ledger.end())
        selectLine(static_cast<int>(found - ledger.begin()));
}

void OpenCase::selectCapability(const std::string &api)
{
    const auto &ledger = m_loaded.assessment->ledger;
    for (std::size_t i = 0; i < ledger.size(); ++i)
        for (const EvidenceIndex index : ledger[i].codeEvidence)
            if (m_loaded.assessment->evidence.at(index).where.pointer == api) {
                selectLine(static_cast<int>(i));
                const auto &all = m_selection.evidence;
                stepEvidence(static_cast<int>(std::find(all.begin(), all.end(), index) - all.begin()) - m_selection.evidenceAt);
                return;
            }
}

void OpenCase::selectManifestPlace(const std::string &artifact, const std::string &pointer)
{
    const auto &declarations = m_loaded.assessment->declarations;
    const auto found = std::find_if(declarations.begin(), declarations.end(), [&](const ManifestDeclaration &one) { return one.artifact == artifact && one.pointer == pointer; });
    if (found != declarations.end())
        selectDeclaration(static_cast<int>(found - declarations.begin()));
}

void OpenCase::selectNoticePlace(const std::string &artifact, const TextRange &inSource, const TextRange &inText)
{
    for (std::size_t n = 0; n < m_loaded.assessment->notices.size(); ++n) {
        const AssessedNotice &notice = m_loaded.assessment->notices[n];
        if (notice.document.artifact.path != artifact)
            continue;
        const auto &statements = notice.reading.statements;
        const auto found = std::find_if(statements.begin(), statements.end(), [&](const Statement &one) {
            return inText.end > inText.start ? one.termInText.overlaps(inText) : one.range == inSource;
        });
        if (found != statements.end())
            selectStatement(static_cast<int>(n), static_cast<int>(found - statements.begin()));
        return;
    }
}

void OpenCase::stepEvidence(int by)
{
    const int count = static_cast<int>(m_selection.evidence.size());
    if (count == 0)
        return;
    Selection selection = m_selection;
    selection.evidenceAt = ((selection.evidenceAt + by) % count + count) % count;
    followEvidence(selection);
    setSelection(std::move(selection));
}

}  // namespace probity::ui
