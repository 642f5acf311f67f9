// What code and manifests want of each other, as things that rules are asked of.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "analysis/rules/message.h"
#include "analysis/rules/subject_internal.h"

namespace probity::rules {

namespace {

constexpr std::size_t mostInterfaces = 3;       // named in a message

using Kind = CapabilityRequirement::Kind;
using State = CapabilityRequirement::State;

/// How people call what has to be declared.
Bilingual demandText(Kind kind, const std::string &names)
{
    switch (kind) {
    case Kind::PrivacyKey: return {fmt::format("the entry {} of the privacy guideline", names), fmt::format("隐私保护指引中的 {} 条目", names)};
    case Kind::PrivateInfo: return {fmt::format("{} in requiredPrivateInfos", names), fmt::format("requiredPrivateInfos 中的 {}", names)};
    case Kind::Scope: return {fmt::format("the permission {} of app.json", names), fmt::format("app.json 中的 {} 权限", names)};
    case Kind::Permission: return {fmt::format("the permission {}", names), fmt::format("权限 {}", names)};
    case Kind::UsageKey: return {fmt::format("the usage description {}", names), fmt::format("用途说明 {}", names)};
    case Kind::AccessedApi: return {fmt::format("the reason for {} in the privacy manifest", names), fmt::format("隐私清单中 {} 的使用原因", names)};
    }
    return same(names);
}

Kind kindOf(const ManifestItem &item)
{
    if (item.kind == ManifestItem::Kind::PrivacyKey)
        return Kind::PrivacyKey;
    if (item.kind == ManifestItem::Kind::PrivateInfo)
        return Kind::PrivateInfo;
    if (item.name.rfind("NSPrivacyAccessedAPI", 0) == 0)
        return Kind::AccessedApi;
    if (item.name.rfind("scope.", 0) == 0)
        return Kind::Scope;
    return item.name.rfind("NS", 0) == 0 ? Kind::UsageKey : Kind::Permission;
}

Words &wordsIn(Subject &subject, const char *fact)
{
    return std::get<Words>(subject.facts.try_emplace(fact, Words()).first->second);
}

void addWord(Words &to, const std::string &word)
{
    if (std::find(to.begin(), to.end(), word) == to.end())
        to.push_back(word);
}

Subject &subjectFor(std::map<std::string, Subject> &all, Kind kind, const Words &names, const char *state)
{
    const std::string joined = fmt::format("{}", fmt::join(names, " / "));
    const auto [place, isNew] = all.try_emplace(std::string(name(kind)) + ' ' + joined);
    Subject &subject = place->second;
    if (isNew) {
        subject.field = place->first;
        subject.facts["capability.wants"] = std::string(name(kind));
        subject.facts["capability.names"] = names;
        subject.facts["capability.isOwnCode"] = false;
        wordsIn(subject, "capability.categories");
        wordsIn(subject, "capability.interfaces");
        subject.words["demand"] = demandText(kind, joined);
        subject.words["source"] = same(joined);
        subject.words["place"] = same("-");
        subject.facts["capability.state"] = std::string(state);
    }
    return subject;
}

std::string placeText(const CodePlace &place)
{
    const std::string &file = place.member.empty() ? place.artifact : place.member;
    return place.line > 0 ? fmt::format("{}:{}", file, place.line) : file;
}

void addPlaces(Subject &subject, const Capability &capability)
{
    for (const CodePlace &place : capability.places) {
        if (place.reach == CodeReach::Unresolved)
            continue;
        if (place.origin != CodeOrigin::Vendored)
            subject.facts["capability.isOwnCode"] = true;
        if (subject.ownEvidence.empty())
            subject.words["place"] = same(placeText(place));
        if (subject.ownEvidence.size() < mostOwnEvidence)
            subject.ownEvidence.push_back(codeEvidence(capability, place));
    }
}

void takeAll(std::map<std::string, Subject> &from, std::vector<Subject> &to)
{
    for (auto &entry : from)
        to.push_back(std::move(entry.second));
}

}  // namespace

std::vector<Subject> Subjects::capabilities() const
{
    std::vector<Subject> out;
    addWanted(out);
    addUnused(out);
    for (Subject &subject : out)
        addCapabilityWords(subject);
    return out;
}

/// Whatever several interfaces want is one thing to declare.
void Subjects::addWanted(std::vector<Subject> &to) const
{
    std::map<std::string, Subject> found;
    for (const Capability &capability : m_assessment.code.capabilities) {
        if (!capability.isResolved())
            continue;
        for (const CapabilityRequirement &requirement : capability.requirements) {
            if (requirement.state == State::NotVisible || requirement.anyOf.empty())
                continue;
            Subject &subject = subjectFor(found, requirement.kind, requirement.anyOf, name(requirement.state));
            addWord(wordsIn(subject, "capability.interfaces"), capability.api);
            for (const CategoryId &category : capability.categories)
                addWord(wordsIn(subject, "capability.categories"), category.value);
            addPlaces(subject, capability);
            if (requirement.state == State::WithoutPurpose && subject.evidence[wantedEvidence].empty())
                addEntry(subject, requirement);
        }
    }
    takeAll(found, to);
}

/// The entry that lacks its purpose. The finding is the one that the manifest alone gives rise to, so it has the same identity.
void Subjects::addEntry(Subject &subject, const CapabilityRequirement &requirement) const
{
    for (const ManifestReading &manifest : m_assessment.manifests)
        for (const ManifestItem &item : manifest.items) {
            const auto &names = requirement.anyOf;
            if (!item.purposeText.empty() || std::find(names.begin(), names.end(), item.name) == names.end())
                continue;
            subject.evidence[wantedEvidence] = {static_cast<EvidenceIndex>(subject.quotes.size())};
            subject.quotes.push_back(manifestEvidence(manifest, item));
            subject.words["source"] = same(item.name);
            subject.field = item.pointer;
            for (const ManifestDeclaration &declaration : m_assessment.declarations)
                if (subject.category.empty() && declaration.artifact == manifest.artifact.path && declaration.pointer == item.pointer)
                    subject.category = declaration.category.value;
            return;
        }
}

void Subjects::addUnused(std::vector<Subject> &to) const
{
    std::map<std::string, Subject> found;
    for (const UnusedItem &unused : m_assessment.code.unused)
        for (const ManifestReading &manifest : m_assessment.manifests)
            for (const ManifestItem &item : manifest.items) {
                if (manifest.artifact.path != unused.artifact || item.pointer != unused.pointer || item.name != unused.name)
                    continue;
                Subject &subject = subjectFor(found, kindOf(item), {item.name}, "unused");
                if (subject.ownEvidence.size() < mostOwnEvidence)
                    subject.ownEvidence.push_back(manifestEvidence(manifest, item));
                for (const ManifestDeclaration &declaration : m_assessment.declarations)
                    if (declaration.artifact == unused.artifact && declaration.pointer == unused.pointer)
                        addWord(wordsIn(subject, "capability.categories"), declaration.category.value);
            }
    takeAll(found, to);
}

void Subjects::addCapabilityWords(Subject &subject) const
{
    std::vector<std::string> english;
    std::vector<std::string> chinese;
    for (const std::string &category : wordsIn(subject, "capability.categories")) {
        const Bilingual text = categoryName(CategoryId(category));
        english.push_back(text.en);
        chinese.push_back(text.zh);
        for (std::size_t i = 0; i < m_assessment.ledger.size(); ++i)
            if (m_assessment.ledger[i].category.value == category && m_assessment.ledger[i].party == Party::First)
                subject.lines.push_back(static_cast<std::uint32_t>(i));
    }
    if (english.empty()) {
        english.emplace_back("data of the device");
        chinese.emplace_back("设备数据");
    }
    const Words &all = wordsIn(subject, "capability.interfaces");
    const std::vector<std::string> named(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), mostInterfaces)));
    const std::string interfaces = fmt::format("{}{}", fmt::join(named, ", "), all.size() > named.size() ? ", …" : "");
    subject.words["interfaces"] = same(interfaces);
    subject.words["categories"] = {fmt::format("{}", fmt::join(english, ", ")), fmt::format("{}", fmt::join(chinese, "、"))};
}

Words Subjects::lackingFor(const CategoryId &category) const
{
    Words out;
    for (const Capability &capability : m_assessment.code.capabilities)
        if (capability.isResolved() && std::find(capability.categories.begin(), capability.categories.end(), category) != capability.categories.end())
            for (const CapabilityRequirement &requirement : capability.requirements)
                if (requirement.state == State::Missing)
                    addWord(out, name(requirement.kind));
    return out;
}

}  // namespace probity::rules
