#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/assessment.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// A statement that counts: the machine's, or a person's correction of it.
struct EffectiveStatement {
    Statement statement;
    std::size_t notice = 0;         ///< index into Assessment::notices
    bool isHuman = false;
    std::vector<std::string> foldedRecipients = {};     ///< Statement::recipients in lower case
};

/// A statement that has to do with a category: how far its own category is from it, as a disclosure and as a denial.
struct RelevantStatement {
    std::size_t index = 0;
    std::optional<int> disclosed;
    std::optional<int> denied;
};

/// What the notices say of one data use.
struct NoticeMatch {
    NoticeStance stance = NoticeStance::Silent;
    Vagueness vagueness;
    std::vector<std::size_t> statements = {};   ///< those that decide, as indexes into NoticeView::statements()
    bool isInGeneral = false;               ///< Contradictory about something broader: says nothing of this use by itself
};

/// A recipient as notices are asked about it.
struct RecipientKey {
    Party party = Party::First;
    RecipientId id;                 ///< empty: first party or unknown company
    std::string name;               ///< registrable domain, or the words of a notice or tag; empty for the first party

    friend auto operator<=>(const RecipientKey &, const RecipientKey &) = default;
};

/// All notices of a submission with people's corrections applied, and the matching of product.md, "How the notice column is
/// matched". Lives as long as the assessment and taxonomy it was made from.
class NoticeView {
public:
    NoticeView(const Assessment &assessment, const ReviewInput &input, const Taxonomy &taxonomy);

    Completeness::Notice state() const noexcept { return m_state; }
    bool isPartlyUnreadable() const noexcept { return m_isPartlyUnreadable; }
    const std::vector<EffectiveStatement> &statements() const noexcept { return m_statements; }

    NoticeMatch match(const CategoryId &category, const RecipientKey &recipient) const;

private:
    const std::vector<std::size_t> &naming(const RecipientKey &recipient) const;
    void addNotice(const AssessedNotice &notice, std::size_t index, const ReviewInput &input);
    const std::vector<RelevantStatement> &relevantTo(const CategoryId &category) const;
    NoticeMatch matchFirst(const CategoryId &category) const;
    NoticeMatch matchThird(const CategoryId &category, const RecipientKey &recipient) const;

    const Taxonomy &m_taxonomy;
    Completeness::Notice m_state = Completeness::Notice::Missing;
    bool m_isPartlyUnreadable = false;
    std::vector<EffectiveStatement> m_statements;
    mutable std::map<CategoryId, std::vector<RelevantStatement>> m_relevant;    ///< there are far fewer categories than lines
    mutable std::map<RecipientKey, std::vector<std::size_t>> m_listed;          ///< statements that name a recipient
};

}  // namespace probity
