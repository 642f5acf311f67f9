#include "taxonomy/catalogue.h"

#include <algorithm>
#include <set>

#include "taxonomy/resource_json.h"

namespace probity {

using resource_json::Json;

namespace {

constexpr const char *clausesFile = "rules/clauses.json";
constexpr const char *reasonsFile = "rules/reasons.json";
constexpr const char *tagKindsFile = "rules/tag_kinds.json";
constexpr const char *groupsFile = "rules/groups.json";

tl::unexpected<Error> invalid(const char *file, const std::string &entry, const std::string &why)
{
    return failure(ErrorCode::ResourceInvalid, why, std::string(file) + ": " + entry);
}

bool isWhole(const Bilingual &text)
{
    return !text.en.empty() && !text.zh.empty();
}

template <class Entry>
const Entry *entryWithId(const std::vector<Entry> &entries, const std::string &id) noexcept
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry &entry) { return entry.id == id; });
    return found == entries.end() ? nullptr : &*found;
}

Result<std::vector<Clause>> readClauses()
{
    const auto json = resource_json::load(clausesFile, "probity.clauses/1");
    if (!json)
        return tl::unexpected<Error>(json.error());
    std::vector<Clause> out;
    std::set<std::string> seen;
    for (const Json &entry : resource_json::array(*json, "clauses")) {
        Clause clause;
        clause.id = resource_json::text(entry, "id");
        clause.label = resource_json::bilingual(entry, "label");
        clause.text = resource_json::bilingual(entry, "text");
        const std::string status = resource_json::text(entry, "status");
        clause.isUnverified = status == "unverified";
        if (clause.id.empty() || !isWhole(clause.label) || !isWhole(clause.text))
            return invalid(clausesFile, clause.id, "id, label and text in both languages are required");
        if (status != "sourced" && status != "unverified")
            return invalid(clausesFile, clause.id, "status is neither sourced nor unverified");
        if (!seen.insert(clause.id).second)
            return invalid(clausesFile, clause.id, "stands twice");
        out.push_back(std::move(clause));
    }
    return out;
}

Result<std::vector<ReasonEntry>> readReasons(const std::vector<Clause> &clauses)
{
    const auto json = resource_json::load(reasonsFile, "probity.reasons/1");
    if (!json)
        return tl::unexpected<Error>(json.error());
    std::vector<ReasonEntry> out;
    for (const Json &entry : resource_json::array(*json, "reasons")) {
        ReasonEntry reason;
        reason.id = resource_json::text(entry, "id");
        reason.title = resource_json::bilingual(entry, "title");
        reason.cure = resource_json::bilingual(entry, "cure");
        const auto outcome = outcomeFromName(resource_json::text(entry, "outcome"));
        if (reason.id.empty() || !isWhole(reason.title) || !isWhole(reason.cure))
            return invalid(reasonsFile, reason.id, "id, title and cure in both languages are required");
        if (!outcome)
            return invalid(reasonsFile, reason.id, "unknown outcome");
        reason.outcome = *outcome;
        for (const Json &clause : resource_json::array(entry, "clauses")) {
            reason.clauses.push_back(clause.is_string() ? clause.get<std::string>() : std::string());
            if (!entryWithId(clauses, reason.clauses.back()))
                return invalid(reasonsFile, reason.id, "unknown clause " + reason.clauses.back());
        }
        if (entryWithId(out, reason.id))
            return invalid(reasonsFile, reason.id, "stands twice");
        out.push_back(std::move(reason));
    }
    return out;
}

Result<std::vector<TagKind>> readTagKinds(const std::vector<Clause> &clauses)
{
    const auto json = resource_json::load(tagKindsFile, "probity.tag_kinds/1");
    if (!json)
        return tl::unexpected<Error>(json.error());
    std::vector<TagKind> out;
    for (const Json &entry : resource_json::array(*json, "tag_kinds")) {
        TagKind kind;
        kind.id = resource_json::text(entry, "id");
        kind.name = resource_json::bilingual(entry, "name");
        const auto flag = entry.is_object() ? entry.find("is_undeclared_use") : entry.end();
        kind.isUndeclaredUse = flag != entry.end() && flag->is_boolean() && flag->get<bool>();
        kind.answers = resource_json::text(entry, "answers");
        if (!kind.answers.empty() && !entryWithId(clauses, kind.answers))
            return invalid(tagKindsFile, kind.id, "unknown clause " + kind.answers);
        if (kind.id.empty() || !isWhole(kind.name) || entryWithId(out, kind.id))
            return invalid(tagKindsFile, kind.id, "id (once) and name in both languages are required");
        out.push_back(std::move(kind));
    }
    return out;
}

Result<std::vector<FindingGroup>> readGroups()
{
    const auto json = resource_json::load(groupsFile, "probity.groups/1");
    if (!json)
        return tl::unexpected<Error>(json.error());
    std::vector<FindingGroup> out;
    for (const Json &entry : resource_json::array(*json, "groups")) {
        FindingGroup group{resource_json::text(entry, "id"), resource_json::bilingual(entry, "name")};
        if (group.id.empty() || !isWhole(group.name) || entryWithId(out, group.id))
            return invalid(groupsFile, group.id, "id (once) and name in both languages are required");
        out.push_back(std::move(group));
    }
    return out;
}

}  // namespace

Result<std::shared_ptr<const Catalogue>> Catalogue::load()
{
    std::shared_ptr<Catalogue> catalogue(new Catalogue);
    auto clauses = readClauses();
    if (!clauses)
        return tl::unexpected<Error>(clauses.error());
    auto reasons = readReasons(*clauses);
    if (!reasons)
        return tl::unexpected<Error>(reasons.error());
    auto tagKinds = readTagKinds(*clauses);
    if (!tagKinds)
        return tl::unexpected<Error>(tagKinds.error());
    auto groups = readGroups();
    if (!groups)
        return tl::unexpected<Error>(groups.error());
    catalogue->m_clauses = std::move(*clauses);
    catalogue->m_reasons = std::move(*reasons);
    catalogue->m_tagKinds = std::move(*tagKinds);
    catalogue->m_groups = std::move(*groups);
    return catalogue;
}

const Clause *Catalogue::clause(const std::string &id) const noexcept
{
    return entryWithId(m_clauses, id);
}

const ReasonEntry *Catalogue::reason(const std::string &id) const noexcept
{
    return entryWithId(m_reasons, id);
}

Bilingual Catalogue::groupName(const std::string &group) const
{
    const FindingGroup *found = entryWithId(m_groups, group);
    return found ? found->name : Bilingual{group, group};
}

}  // namespace probity
