#include "ui/pages/desk/visit_trail.h"

namespace probity::ui {

namespace {
constexpr std::size_t keptVisits = 200;
}

VisitTrail::Visit VisitTrail::visitOf(const OpenCase &review, int tab)
{
    const Selection &selection = review.selection();
    Visit visit;
    if (selection.finding >= 0)
        visit.fingerprint = review.assessment().findings.at(static_cast<std::size_t>(selection.finding)).fingerprint;
    if (selection.line >= 0) {
        visit.category = review.assessment().ledger.at(static_cast<std::size_t>(selection.line)).category;
        visit.recipient = review.assessment().ledger.at(static_cast<std::size_t>(selection.line)).recipient;
    }
    visit.entry = selection.entry;
    visit.notice = selection.notice;
    visit.statement = selection.statement;
    visit.declaration = selection.declaration;
    visit.evidenceAt = selection.evidenceAt;
    visit.tab = tab;
    return visit;
}

void VisitTrail::go(OpenCase &review, const Visit &visit)
{
    const auto &ledger = review.assessment().ledger;
    if (!visit.fingerprint.empty()) {
        review.selectFingerprint(QString::fromStdString(visit.fingerprint));
        review.stepEvidence(visit.evidenceAt - review.selection().evidenceAt);
    } else if (!visit.category.isEmpty()) {
        for (std::size_t i = 0; i < ledger.size(); ++i)
            if (ledger[i].category == visit.category && ledger[i].recipient == visit.recipient)
                review.selectLine(static_cast<int>(i));
        review.stepEvidence(visit.evidenceAt - review.selection().evidenceAt);
    }
    if (visit.entry >= 0)
        review.selectEntry(visit.entry);
    else if (visit.fingerprint.empty() && visit.statement >= 0)
        review.selectStatement(visit.notice, visit.statement);
    else if (visit.fingerprint.empty() && visit.declaration >= 0)
        review.selectDeclaration(visit.declaration);
}

void VisitTrail::note(const Visit &visit)
{
    if (m_at >= 0 && m_visits[static_cast<std::size_t>(m_at)] == visit)
        return;
    m_visits.resize(static_cast<std::size_t>(m_at + 1));
    m_visits.push_back(visit);
    if (m_visits.size() > keptVisits)
        m_visits.erase(m_visits.begin());
    m_at = static_cast<int>(m_visits.size()) - 1;
}

void VisitTrail::clear()
{
    m_visits.clear();
    m_at = -1;
}

}  // namespace probity::ui
