#pragma once

#include <string>
#include <vector>

#include "model/assessment.h"
#include "ui/models/open_case.h"

namespace probity::ui {

/// Where the reviewer was on the desk, to go back and forward. Places are kept by what names them, so that they outlive a new
/// judgement of the submission. A value of the GUI thread.
class VisitTrail {
public:
    struct Visit {
        std::string fingerprint;        ///< of the finding; empty: none
        CategoryId category;            ///< of the ledger line
        std::string recipient;
        int entry = -1;
        int notice = -1;
        int statement = -1;
        int declaration = -1;
        int evidenceAt = -1;
        int tab = 0;

        friend bool operator==(const Visit &, const Visit &) = default;
    };

    static Visit visitOf(const OpenCase &review, int tab);
    /// Selects the place again, as far as it is still there.
    static void go(OpenCase &review, const Visit &visit);

    /// Another place: what lay ahead is forgotten.
    void note(const Visit &visit);
    bool canGoBack() const noexcept { return m_at > 0; }
    bool canGoForward() const noexcept { return m_at + 1 < static_cast<int>(m_visits.size()); }
    const Visit &back() { return m_visits.at(static_cast<std::size_t>(--m_at)); }
    const Visit &forward() { return m_visits.at(static_cast<std::size_t>(++m_at)); }
    void clear();

private:
    std::vector<Visit> m_visits;
    int m_at = -1;
};

}  // namespace probity::ui
