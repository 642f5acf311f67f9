#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/assessment.h"

namespace probity {

/// Which observations the workspace's rules call nobody's data.
class NotPersonal {
public:
    NotPersonal(const Assessment &assessment, const std::vector<NotPersonalRule> &rules);

    bool covers(const Observation &observation) const;

private:
    bool agrees(const NotPersonalRule &rule, const Observation &observation) const;

    std::vector<NotPersonalRule> m_rules;       ///< keys, hosts and paths in the form that they are compared in
    std::map<std::pair<std::string, std::uint32_t>, std::string> m_paths;  ///< of each entry, where a rule asks for one
};

/// A name as names are compared: "userId", "user_id" and "USER-ID" are one. What consists of signs alone stays as written.
std::string plainKey(const std::string &key);

}  // namespace probity
