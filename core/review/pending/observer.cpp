#include "analysis/observed/observer.h"

namespace probity {
struct Observer::Private {};
struct Observer::Scratch::Private {};
Observer::Observer() = default;
Observer::~Observer() = default;
Observer::Scratch::Scratch() = default;
Observer::Scratch::~Scratch() = default;
Observer::Scratch::Scratch(Scratch &&) noexcept = default;
Observer::Scratch &Observer::Scratch::operator=(Scratch &&) noexcept = default;
Result<std::unique_ptr<Observer>> Observer::create(std::shared_ptr<const ObservationPatterns>, std::shared_ptr<const Taxonomy>, std::shared_ptr<const Recipients>, ObserverSettings)
{
    return std::unique_ptr<Observer>(new Observer);
}
Observer::Scratch Observer::makeScratch() const
{
    return {};
}
Observer::EntryFindings Observer::observe(const TrafficEntry &, Scratch &) const
{
    return {};
}
}  // namespace probity
