#include "analysis/ledger/not_personal.h"

#include <algorithm>

#include "base/text.h"
#include "model/endpoint.h"

namespace probity {

namespace {

/// Path of an endpoint as model/endpoint.h writes it.
std::string pathOf(const std::string &url)
{
    const std::string endpoint = endpointPattern(url);
    const std::size_t scheme = endpoint.find("://");
    const std::size_t slash = endpoint.find('/', scheme == std::string::npos ? 0 : scheme + 3);
    return slash == std::string::npos ? "/" : endpoint.substr(slash);
}

bool isUnder(const std::string &host, const std::string &domain)
{
    return host == domain || (host.size() > domain.size() && host.compare(host.size() - domain.size(), domain.size(), domain) == 0 && host[host.size() - domain.size() - 1] == '.');
}

}  // namespace

std::string plainKey(const std::string &key)
{
    std::string plain = toLowerAscii(key);
    plain.erase(std::remove_if(plain.begin(), plain.end(), [](char c) { return c == '_' || c == '-' || c == '.' || c == ' '; }), plain.end());
    // "_" is a name of its own, which scripts give to a number against caches: without its signs it would agree with everything.
    return plain.empty() ? key : plain;
}

NotPersonal::NotPersonal(const Assessment &assessment, const std::vector<NotPersonalRule> &rules)
{
    bool hasPaths = false;
    for (NotPersonalRule rule : rules) {
        // A rule that names nothing would make everything nobody's.
        if (rule.key.empty() && rule.value.empty() && rule.host.empty())
            continue;
        rule.key = plainKey(rule.key);
        rule.host = toLowerAscii(rule.host);
        hasPaths = hasPaths || !rule.path.empty();
        m_rules.push_back(std::move(rule));
    }
    for (std::size_t i = 0; hasPaths && i < assessment.entries.size(); ++i)
        m_paths.emplace(std::make_pair(assessment.traffic.at(assessment.entrySample.at(i)).artifact.path, assessment.entries[i].index), pathOf(assessment.entries[i].url));
}

bool NotPersonal::agrees(const NotPersonalRule &rule, const Observation &observation) const
{
    if (!rule.category.isEmpty() && rule.category != observation.category)
        return false;
    if (!rule.key.empty() && rule.key != plainKey(observation.key))
        return false;
    if (!rule.value.empty() && rule.value != observation.value)
        return false;
    if (!rule.host.empty() && !isUnder(observation.host, rule.host))
        return false;
    if (rule.path.empty())
        return true;
    const auto path = m_paths.find({observation.artifact, observation.entry});
    return path != m_paths.end() && path->second == rule.path;
}

bool NotPersonal::covers(const Observation &observation) const
{
    return std::any_of(m_rules.begin(), m_rules.end(), [&](const NotPersonalRule &rule) { return agrees(rule, observation); });
}

}  // namespace probity
