#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/assessment.h"
#include "taxonomy/catalogue.h"
#include "taxonomy/recipients.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// Loaded rule packs with their clauses and the reason catalogue: resources/rules. Immutable; safe to share.
class RuleBook {
public:
    /// `packs`: ids to switch on; empty: the default set. ResourceInvalid names pack, rule and place.
    static Result<std::shared_ptr<const RuleBook>> load(std::shared_ptr<const Taxonomy> taxonomy, const std::vector<std::string> &packs = {});
    ~RuleBook();

    /// Fills `findings`, `suggestion` and `rules` of `assessment` from what the earlier stages left there.
    void evaluate(Assessment &assessment, const Taxonomy &taxonomy, const Recipients &recipients) const;

    /// The packs switched on; Assessment::rules names those of them that applied to it.
    const std::vector<RulePackRef> &packs() const noexcept;
    const Catalogue &catalogue() const noexcept;
    /// The catalogue entry that a finding of this rule is a case of; nullptr: none.
    const ReasonEntry *reasonFor(const RuleId &rule) const noexcept;

    /// Whether every rule does on its own examples what they say. ResourceInvalid names rule and example.
    Status checkExamples() const;

private:
    RuleBook();
    struct Private;
    std::unique_ptr<const Private> d;
};

}  // namespace probity
