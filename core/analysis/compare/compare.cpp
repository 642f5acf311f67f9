#include "analysis/compare/compare.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "analysis/compare/clauses.h"
#include "analysis/compare/manifests.h"

namespace probity {

namespace {

void compareCapabilities(const Assessment &before, const Assessment &after, std::vector<CapabilityChange> &out)
{
    const auto byApi = [](const Assessment &one) {
        std::map<std::string, const Capability *> found;
        for (const Capability &capability : one.code.capabilities)
            found.emplace(capability.api, &capability);
        return found;
    };
    const auto olds = byApi(before);
    const auto news = byApi(after);
    std::set<std::string> apis;
    for (const auto *all : {&olds, &news})
        for (const auto &entry : *all)
            apis.insert(entry.first);
    const auto isOwn = [](const Capability &capability) { return !capability.places.empty() && capability.isResolved() && capability.places.front().origin == CodeOrigin::Own; };
    for (const std::string &api : apis) {
        const auto old = olds.find(api);
        const auto now = news.find(api);
        const Capability *then = old == olds.end() ? nullptr : old->second;
        const Capability *today = now == news.end() ? nullptr : now->second;
        if (then && today && (isOwn(*then) == isOwn(*today)))
            continue;
        const Capability &shown = today ? *today : *then;
        CapabilityChange change;
        change.change = then && today ? ChangeKind::Changed : today ? ChangeKind::New : ChangeKind::Gone;
        change.api = api;
        change.categories = shown.categories;
        change.countBefore = then ? then->count : 0;
        change.count = today ? today->count : 0;
        if (!shown.places.empty())
            change.place = shown.places.front();
        out.push_back(std::move(change));
    }
}

/// Who gets data, as a version shows it.
struct Receiver {
    RecipientId id;
    std::string name;
    bool isSeen = false;
    bool isNamed = false;
    std::set<CategoryId> categories;
};

std::map<std::string, Receiver> receiversOf(const Assessment &assessment)
{
    std::map<std::string, Receiver> out;
    for (const LedgerLine &line : assessment.ledger) {
        if (line.party == Party::First)
            continue;
        Receiver &one = out[line.recipientId.isEmpty() ? line.recipient : line.recipientId.value];
        one.id = line.recipientId;
        one.name = line.recipient;
        one.isNamed = one.isNamed || line.notice == NoticeStance::Discloses || line.notice == NoticeStance::Contradictory || line.notice == NoticeStance::DeviceOnly
            || (line.notice == NoticeStance::Broader && !line.vagueness.isRecipientUnnamed && !line.vagueness.isRecipientAbsent);
        if (line.capture == CaptureStance::Seen) {
            one.isSeen = true;
            one.categories.insert(line.category);
        }
    }
    return out;
}

void compareRecipients(const Assessment &before, const Assessment &after, const Taxonomy &taxonomy, std::vector<RecipientChange> &out)
{
    const auto olds = receiversOf(before);
    const auto news = receiversOf(after);
    std::set<std::string> keys;
    for (const auto *all : {&olds, &news})
        for (const auto &entry : *all)
            keys.insert(entry.first);
    for (const std::string &key : keys) {
        const auto old = olds.find(key);
        const auto now = news.find(key);
        const Receiver *then = old == olds.end() ? nullptr : &old->second;
        const Receiver *today = now == news.end() ? nullptr : &now->second;
        if (then && today && then->isSeen == today->isSeen && then->isNamed == today->isNamed)
            continue;
        const Receiver &shown = today ? *today : *then;
        RecipientChange change;
        change.change = then && today ? ChangeKind::Changed : today ? ChangeKind::New : ChangeKind::Gone;
        change.id = shown.id;
        change.name = shown.name;
        change.wasSeen = then && then->isSeen;
        change.isSeen = today && today->isSeen;
        change.wasNamed = then && then->isNamed;
        change.isNamed = today && today->isNamed;
        change.categories.assign(shown.categories.begin(), shown.categories.end());
        std::sort(change.categories.begin(), change.categories.end(), [&](const CategoryId &a, const CategoryId &b) {
            return std::pair(taxonomy.order(a), a.value) < std::pair(taxonomy.order(b), b.value);
        });
        out.push_back(std::move(change));
    }
}

UseState stateOf(const LedgerLine &line)
{
    return {line.verdict, line.manifest, line.code, line.notice, line.capture, line.count};
}

bool isSame(UseState a, UseState b)
{
    a.count = b.count = 0;      // how often is chance
    return a == b;
}

void compareUses(const Assessment &before, const Assessment &after, const Taxonomy &taxonomy, std::vector<UseChange> &out)
{
    using Key = std::tuple<std::string, Party, std::string, std::string>;
    const auto keyOf = [](const LedgerLine &line) { return Key{line.category.value, line.party, line.recipientId.value, line.recipientId.isEmpty() ? line.recipient : std::string()}; };
    std::map<Key, const LedgerLine *> olds;
    for (const LedgerLine &line : before.ledger)
        olds.emplace(keyOf(line), &line);
    const auto add = [&](const LedgerLine &shown, const LedgerLine *then, const LedgerLine *today) {
        UseChange change;
        change.change = then && today ? ChangeKind::Changed : today ? ChangeKind::New : ChangeKind::Gone;
        change.category = shown.category;
        change.party = shown.party;
        change.recipientId = shown.recipientId;
        change.recipient = shown.recipient;
        if (then)
            change.before = stateOf(*then);
        if (today) {
            change.after = stateOf(*today);
            change.line = static_cast<std::uint32_t>(today - after.ledger.data());
        }
        out.push_back(std::move(change));
    };
    for (const LedgerLine &line : after.ledger) {
        const auto old = olds.find(keyOf(line));
        if (old == olds.end())
            add(line, nullptr, &line);
        else if (!isSame(stateOf(*old->second), stateOf(line)))
            add(line, old->second, &line);
        if (old != olds.end())
            olds.erase(old);
    }
    for (const auto &entry : olds)
        add(*entry.second, entry.second, nullptr);
    const auto rank = [&](const UseChange &one) {
        const Verdict verdict = one.after ? one.after->verdict : one.before->verdict;
        return std::tuple(!one.after.has_value(), verdict, taxonomy.order(one.category), one.category.value, one.party, one.recipient);
    };
    std::stable_sort(out.begin(), out.end(), [&](const UseChange &a, const UseChange &b) { return rank(a) < rank(b); });
}

/// A statement without the words it is made in.
using StatementKey = std::tuple<std::size_t, std::string, Stance, std::vector<std::string>>;

std::map<StatementKey, StatementChange> statementsOf(const Assessment &assessment, const Taxonomy &taxonomy)
{
    std::map<StatementKey, StatementChange> out;
    for (const AssessedNotice &notice : assessment.notices)
        for (const Statement &statement : notice.reading.statements) {
            std::set<std::string> recipients;
            for (const RecipientId &id : statement.recipientIds)
                recipients.insert(id.value);
            if (recipients.empty())
                recipients.insert(statement.recipients.begin(), statement.recipients.end());
            StatementChange one;
            one.category = statement.category;
            one.stance = statement.stance;
            one.recipients.assign(recipients.begin(), recipients.end());
            one.artifact = notice.document.artifact.path;
            one.range = statement.range;
            one.text = statement.text;
            out.try_emplace({taxonomy.order(one.category), one.category.value, one.stance, one.recipients}, std::move(one));
        }
    return out;
}

void compareStatements(const Assessment &before, const Assessment &after, const Taxonomy &taxonomy, std::vector<StatementChange> &out)
{
    auto olds = statementsOf(before, taxonomy);
    for (auto &[key, statement] : statementsOf(after, taxonomy))
        if (olds.erase(key) == 0)
            out.push_back(statement);
    for (auto &[key, statement] : olds) {
        statement.change = ChangeKind::Gone;
        out.push_back(statement);
    }
}

}  // namespace

Comparison compare(const Assessment &before, const Assessment &after, const Taxonomy &taxonomy, Known known)
{
    Comparison out;
    out.versionBefore = before.submission.version;
    out.version = after.submission.version;
    const AppInfo &old = before.submission.app;
    const AppInfo &now = after.submission.app;
    out.isSameApp = (old.platform == now.platform || old.platform.isEmpty() || now.platform.isEmpty()) && (old.id == now.id || old.id.empty() || now.id.empty());
    out.hasManifests = out.hasNotices = known == Known::Everything;
    if (known == Known::Everything) {
        out.manifest = compareManifests(before.manifests, after.manifests, out.isPartial);
        out.clauses = compareClauses(before.notices, after.notices, out.isPartial);
        compareStatements(before, after, taxonomy, out.statements);
    }
    compareCapabilities(before, after, out.capabilities);
    compareRecipients(before, after, taxonomy, out.recipients);
    compareUses(before, after, taxonomy, out.uses);
    return out;
}

}  // namespace probity
