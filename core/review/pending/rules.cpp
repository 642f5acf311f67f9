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
const Catalogue &RuleBook::catalogue() const noexcept
{
    static const std::shared_ptr<const Catalogue> words = Catalogue::load().value();
    return *words;
}
const ReasonEntry *RuleBook::reasonFor(const RuleId &) const noexcept
{
    return nullptr;
}
const std::vector<RulePackRef> &RuleBook::packs() const noexcept
{
    static const std::vector<RulePackRef> none;
    return none;
}
}  // namespace probity
