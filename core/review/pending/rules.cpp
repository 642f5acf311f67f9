#include "analysis/rules/rule_engine.h"

namespace probity {
struct RuleBook::Private {};
RuleBook::RuleBook() = default;
RuleBook::~RuleBook() = default;
Result<std::shared_ptr<const RuleBook>> RuleBook::load(std::shared_ptr<const Taxonomy>, const std::vector<std::string> &)
{
    return failure(ErrorCode::Unsupported, "rules are not applied yet");
}
void RuleBook::evaluate(Assessment &, const Taxonomy &, const Recipients &) const {}
}  // namespace probity
