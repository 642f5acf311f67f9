#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "model/finding.h"

namespace probity {

/// Undeclared attempts and who is behind them: observations on ledger lines that are undeclared or denied, and the apps that
/// made them.
struct AttemptCount {
    std::string key;                ///< category id, recipient as the ledger names it, or developer
    RecipientId recipient;          ///< of a recipient that is known
    std::int64_t attempts = 0;
    std::int64_t apps = 0;
};

/// One calendar week, by its Monday ("2026-03-02", UTC).
struct WeekCount {
    std::string monday;
    std::int64_t attempts = 0;      ///< in submissions imported that week
    std::int64_t apps = 0;
    std::int64_t imported = 0;
    std::map<Outcome, std::int64_t> decisions;  ///< recorded that week
};

/// A developer with several rejections or bans.
struct RepeatOffender {
    std::string developer;
    std::int64_t rejections = 0;
    std::int64_t bans = 0;
    std::int64_t apps = 0;
};

/// What happened in a workspace within a range of time: the figures of the trends page and of `probity stats`.
struct Statistics {
    std::optional<Timestamp> since; ///< imports and decisions from then on; nothing: from the beginning
    std::int64_t submissions = 0;
    std::int64_t apps = 0;
    std::int64_t attempts = 0;
    std::int64_t appsWithAttempts = 0;
    std::map<Outcome, std::int64_t> decisions;
    std::int64_t superseded = 0;    ///< decisions that a later one replaced
    std::int64_t reopened = 0;      ///< findings that a new version opened again
    std::optional<double> medianHours;          ///< from import to decision
    std::vector<AttemptCount> byCategory;       ///< most attempts first, at most 50 of each kind
    std::vector<AttemptCount> byRecipient;
    std::vector<AttemptCount> byDeveloper;
    std::vector<WeekCount> weeks;               ///< ascending, without gaps, at most the last 106
    std::vector<RepeatOffender> offenders;
};

}  // namespace probity
