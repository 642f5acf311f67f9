#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/rules/app_type.h"
#include "analysis/rules/edit_texts.h"
#include "analysis/rules/pack.h"
#include "base/result.h"
#include "model/assessment.h"
#include "taxonomy/catalogue.h"
#include "taxonomy/link_kinds.h"
#include "taxonomy/recipients.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// Loaded rule packs with their clauses and the reason catalogue: resources/rules. Immutable; safe to share.
class RuleBook {
public:
    /// `packs`: ids to switch on; empty: the default set. `more`: packs beside those of the program; one with a known id takes
    /// the place of that pack, and all of them are on. `alsoOn`: packs switched on beside the default set.
    /// ResourceInvalid names pack, rule and place.
    static Result<std::shared_ptr<const RuleBook>> load(std::shared_ptr<const Taxonomy> taxonomy, const std::vector<std::string> &packs = {},
                                                        const std::vector<rules::PackFile> &more = {}, const std::vector<std::string> &alsoOn = {});
    ~RuleBook();

    /// Fills `findings`, `suggestion` and `rules` of `assessment` from what the earlier stages left there.
    void evaluate(Assessment &assessment, const Taxonomy &taxonomy, const Recipients &recipients, const ReviewInput &input = {}) const;

    /// Whether evaluate() would suggest an approval; ends at the first finding that speaks against it. Adds nothing to `assessment`.
    bool isApproved(Assessment &assessment, const Taxonomy &taxonomy, const Recipients &recipients, const ReviewInput &input = {}) const;

    /// The packs switched on; Assessment::rules names those of them that applied to it.
    const std::vector<RulePackRef> &packs() const noexcept;
    const Catalogue &catalogue() const noexcept;
    /// All packs that are known, those not switched on too, in the order in which they are applied.
    const std::vector<rules::Pack> &all() const noexcept;
    bool isOn(const std::string &pack) const noexcept;
    /// The rule with this id; nullptr: none.
    const rules::Rule *rule(const RuleId &id) const noexcept;
    const LinkKinds &linkKinds() const noexcept;
    const rules::EditTexts &editTexts() const noexcept;
    /// The types that the app may be of by its words, the likeliest first. For a person to choose from: never applied by itself.
    std::vector<rules::AppTypeSuggestion> likelyTypes(const Assessment &assessment) const;
    /// The catalogue entry that a finding of this rule is a case of; nullptr: none.
    const ReasonEntry *reasonFor(const RuleId &rule) const noexcept;

    /// Whether every rule does on its own examples what they say. ResourceInvalid names rule and example.
    Status checkExamples() const;

    /// What of the methods that apply to it a reviewer has to look for with own eyes: asked or hinted at, not answered yet.
    struct Question {
        std::string id;             ///< of the clause: "cac2019:1.2"; the tag kind that answers it
        std::string pack;
        rules::Judging judging = rules::Judging::Asked;
        Bilingual text;
    };
    std::vector<Question> questions(const Assessment &assessment, const ReviewInput &input) const;

private:
    RuleBook();
    struct Private;
    std::unique_ptr<const Private> d;
};

}  // namespace probity
