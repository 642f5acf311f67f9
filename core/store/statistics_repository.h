#pragma once

#include "model/statistics.h"
#include "store/connection.h"

namespace probity {

/// Counts over the whole workspace. Scans ledger and decisions: for work in the background. Failures are latched in the connection.
class StatisticsRepository {
public:
    explicit StatisticsRepository(Connection &connection) : m_connection(connection) {}

    Statistics since(const std::optional<Timestamp> &since) const;

private:
    void countTotals(Statistics &statistics, std::int64_t from) const;
    void countAttempts(Statistics &statistics, std::int64_t from) const;
    void countWeeks(Statistics &statistics, std::int64_t from) const;
    void countOffenders(Statistics &statistics, std::int64_t from) const;
    Connection &m_connection;
};

}  // namespace probity
