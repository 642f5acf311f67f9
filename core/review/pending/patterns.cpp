#include "analysis/observed/observer.h"

namespace probity {
struct ObservationPatterns::Private {};
ObservationPatterns::ObservationPatterns() = default;
ObservationPatterns::~ObservationPatterns() = default;
Result<std::shared_ptr<const ObservationPatterns>> ObservationPatterns::load(std::shared_ptr<const Taxonomy>)
{
    return std::shared_ptr<const ObservationPatterns>(new ObservationPatterns);
}
}  // namespace probity
