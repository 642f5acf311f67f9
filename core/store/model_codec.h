#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/assessment.h"
#include "model/review.h"
#include "model/review_input.h"

namespace probity {

// The parts of the model that are only ever shown whole are stored as CBOR maps (RFC 8949) keyed by member name: exact for
// every byte, malformed UTF-8 included, and tolerant of members that an older version did not write. What lists and queries
// need has columns of its own and is not repeated here. Decoding answers Corrupt for anything that was not encoded here.

/// submission, manifests, notices, code, traffic: what the readers read. Compressed.
std::string encodeReading(const Assessment &assessment);
Status decodeReading(std::string_view bytes, Assessment &assessment);
/// completeness, suggestion, rules.
std::string encodeJudgement(const Assessment &assessment);
Status decodeJudgement(std::string_view bytes, Assessment &assessment);

/// The members without a column of their own.
std::string encodeRest(const LedgerLine &line);
Status decodeRest(std::string_view bytes, LedgerLine &line);
std::string encodeRest(const Finding &finding);
Status decodeRest(std::string_view bytes, Finding &finding);
std::string encodeRest(const Evidence &evidence);
Status decodeRest(std::string_view bytes, Evidence &evidence);
std::string encodeRest(const Tag &tag);
Status decodeRest(std::string_view bytes, Tag &tag);
std::string encodeWarnings(const std::vector<Diagnostic> &warnings);
Status decodeWarnings(std::string_view bytes, std::vector<Diagnostic> &warnings);

/// Without taggedUses: those follow from the tags.
std::string encodeInput(const ReviewInput &input);
Status decodeInput(std::string_view bytes, ReviewInput &input);

/// A decision as one line of JSON, members sorted, so that the record can be read without this program. Malformed UTF-8
/// becomes U+FFFD: it is text that people wrote or that is shown to them. Without id, state and the second person's word.
std::string encodeDecision(const Decision &decision);
Status decodeDecision(std::string_view json, Decision &decision);

}  // namespace probity
