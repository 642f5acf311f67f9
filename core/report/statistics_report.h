#pragma once

#include <string>

#include "model/statistics.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// `probity stats`: the figures of the trends page. The same figures give the same bytes.
/// JSON: {"schema":"probity.stats/1","since","submissions","apps","attempts",...}.
std::string statisticsAsJson(const Statistics &statistics);
/// One table, a line each figure: kind, key, then its columns (RFC 4180).
std::string statisticsAsCsv(const Statistics &statistics);
std::string statisticsAsText(const Statistics &statistics, const Taxonomy &taxonomy, const std::string &language);

}  // namespace probity
