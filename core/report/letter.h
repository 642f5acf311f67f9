#pragma once

#include <string>

#include "base/result.h"
#include "model/review.h"
#include "taxonomy/catalogue.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// What a letter needs besides the decision.
struct LetterContext {
    SubmissionSummary submission;
    std::string organisation;       ///< may be empty
    bool isDraft = false;           ///< printed visibly as a draft
    std::string templates;          ///< the organisation's own words: checkLetterTemplates(); empty or faulty: those of resources/
};

/// Whether a text can take the place of words of resources/rules/letters.json: JSON of the same schema whose texts are keys that are
/// there, in both languages, with no other {placeholders} than the original has. ResourceInvalid names the key. What a template says
/// is text like any other: it is escaped for its place and holds no markup.
Status checkLetterTemplates(const std::string &json);

/// The letter to the developer, in "en" or "zh", from one record. HTML is complete, styled, self-contained and escaped:
/// nothing a developer or reviewer wrote can break out of its place. No personal value is unmasked.
std::string letterHtml(const Decision &decision, const LetterContext &context, const Taxonomy &taxonomy, const Catalogue &catalogue, const std::string &language);
std::string letterText(const Decision &decision, const LetterContext &context, const Taxonomy &taxonomy, const Catalogue &catalogue, const std::string &language);
std::string letterJson(const Decision &decision, const LetterContext &context, const Taxonomy &taxonomy, const Catalogue &catalogue);

}  // namespace probity
