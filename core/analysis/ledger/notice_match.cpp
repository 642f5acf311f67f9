// The matching of product.md: the nearest statement decides, a denial wins over a broader disclosure, people win over the machine.
#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>

#include "analysis/ledger/notice_view.h"
#include "base/text.h"

namespace probity {

namespace {

constexpr std::size_t mostDeciding = 5;     // statements shown for one line and polarity
constexpr const char *anyCategory = "any";

/// The nearest statements of one polarity.
struct Nearest {
    static constexpr int none = std::numeric_limits<int>::max();
    int distance = none;
    bool isHuman = false;
    bool isUnconditional = false;
    std::vector<std::size_t> statements;

    bool exists() const noexcept { return distance != none; }
    void add(int at, std::size_t index, const EffectiveStatement &candidate)
    {
        if (at > distance)
            return;
        if (at < distance) {
            *this = Nearest();
            distance = at;
        }
        isHuman = isHuman || candidate.isHuman;
        isUnconditional = isUnconditional || !candidate.statement.isConditional;
        if (statements.size() < mostDeciding)
            statements.push_back(index);
    }
};

/// How far a disclosure of `stated` is from `observed`: 0 covers it, more are steps up the tree.
std::optional<int> disclosureDistance(const Taxonomy &taxonomy, const CategoryId &stated, const CategoryId &observed)
{
    if (taxonomy.covers(stated, observed))
        return 0;
    return taxonomy.distance(observed, stated);
}

/// The same for denials. Who denies the precise location says nothing of the approximate one.
std::optional<int> denialDistance(const Taxonomy &taxonomy, const CategoryId &stated, const CategoryId &observed)
{
    if (stated == observed)
        return 0;
    if (taxonomy.covers(stated, observed))
        return std::nullopt;
    return taxonomy.distance(observed, stated);
}

enum class Resolved { Nothing, Discloses, Broader, Contradictory, Denies };

Resolved resolve(const Nearest &disclosure, const Nearest &denial)
{
    const Resolved standing = disclosure.distance == 0 ? Resolved::Discloses : Resolved::Broader;
    if (!disclosure.exists())
        return denial.exists() ? Resolved::Denies : Resolved::Nothing;
    if (!denial.exists())
        return standing;
    if (disclosure.distance == denial.distance) {
        if (disclosure.isHuman != denial.isHuman)
            return disclosure.isHuman ? standing : Resolved::Denies;
        return disclosure.isUnconditional ? Resolved::Contradictory : standing;
    }
    if (denial.distance < disclosure.distance)
        return Resolved::Denies;
    // A blanket denial leaves a specific disclosure standing, and no other.
    return standing == Resolved::Discloses ? standing : Resolved::Denies;
}

NoticeMatch answer(Resolved resolved, const Nearest &disclosure, const Nearest &denial)
{
    NoticeMatch out;
    const auto take = [&](const Nearest &from) { out.statements.insert(out.statements.end(), from.statements.begin(), from.statements.end()); };
    switch (resolved) {
    case Resolved::Nothing:
        break;
    case Resolved::Discloses:
        out.stance = NoticeStance::Discloses;
        take(disclosure);
        break;
    case Resolved::Broader:
        out.stance = NoticeStance::Broader;
        out.vagueness.categorySteps = disclosure.distance;
        take(disclosure);
        break;
    case Resolved::Contradictory:
        out.stance = NoticeStance::Contradictory;
        out.isInGeneral = disclosure.distance > 0;
        take(disclosure);
        take(denial);
        break;
    case Resolved::Denies:
        out.stance = NoticeStance::Denies;
        take(denial);
        break;
    }
    return out;
}

/// "We collect it only with your consent" is read from a conditional denial; of personal information in general it is a promise,
/// and no disclosure of anything.
bool isDisclosureByExcepting(const Statement &statement)
{
    return statement.isConditional && statement.category.value != anyCategory;
}

/// Sections that speak of personal information for other ends: what they say of it in general ("kept for three years",
/// "in case of a leak we tell you by phone") is no disclosure of collecting or sharing it.
bool isBesideThePoint(const Statement &statement)
{
    return statement.sectionRole == SectionRole::Aside || statement.sectionRole == SectionRole::Keeping;
}

/// "We do not sell your data", "we publish nothing", "nothing leaves the country": denials of something else than of handing
/// data to somebody who works with it.
bool deniesAnotherAct(const Statement &statement)
{
    return statement.category.value == anyCategory && (statement.isTradeOnly || statement.sectionRole == SectionRole::Keeping);
}

bool namesRecipient(const EffectiveStatement &effective, const RecipientKey &recipient)
{
    if (!recipient.id.isEmpty()) {
        const auto &ids = effective.statement.recipientIds;
        return std::find(ids.begin(), ids.end(), recipient.id) != ids.end();
    }
    constexpr std::size_t shortestLabel = 4;    // "qq", "sdk" would be found in anybody's name
    const std::string name = toLowerAscii(recipient.name);
    const std::string label = name.substr(0, name.find('.'));
    return std::any_of(effective.foldedRecipients.begin(), effective.foldedRecipients.end(), [&](const std::string &words) {
        return !name.empty() && (words.find(name) != std::string::npos || (label.size() >= shortestLabel && words.find(label) != std::string::npos));
    });
}

/// What the notice says of collecting a category, by polarity.
struct Collection {
    Nearest collected;
    Nearest accessed;
    Nearest denied;
};

Collection collectionOf(const std::vector<EffectiveStatement> &statements, const std::vector<RelevantStatement> &relevant)
{
    Collection out;
    for (const auto &[i, disclosed, denied] : relevant) {
        const Statement &statement = statements[i].statement;
        // "We use the information collected to ..." tells what for, and not what.
        const bool isAside = isBesideThePoint(statement) || statement.sectionRole == SectionRole::Using;
        const bool isGeneralAside = statement.category.value == anyCategory && isAside && !statements[i].isHuman;
        if (statement.stance == Stance::Collected && disclosed && !isGeneralAside)
            out.collected.add(*disclosed, i, statements[i]);
        else if (statement.stance == Stance::Accessed && disclosed)
            out.accessed.add(*disclosed, i, statements[i]);
        else if (statement.stance == Stance::NotCollected && statement.isConditional && disclosed && isDisclosureByExcepting(statement))
            out.collected.add(*disclosed, i, statements[i]);
        else if (statement.stance == Stance::NotCollected && !statement.isConditional && denied)
            out.denied.add(*denied, i, statements[i]);
    }
    return out;
}

/// Whether "used on the device alone" is the nearest word on it.
bool isDeviceOnly(const Collection &collection)
{
    const Nearest &accessed = collection.accessed;
    if (!accessed.exists() || collection.denied.distance < accessed.distance)
        return false;
    if (collection.collected.distance == accessed.distance)
        return accessed.isHuman && !collection.collected.isHuman;
    return accessed.distance < collection.collected.distance;
}

struct Sharing {
    Nearest named;
    Nearest unnamed;
    Nearest denied;
    bool isUnnamedSpecific = false;     ///< the class of recipients is said to get a named kind of data
};

bool isSharing(const Statement &statement)
{
    return statement.stance == Stance::Shared || (statement.stance == Stance::NotShared && isDisclosureByExcepting(statement));
}

Sharing sharingOf(const std::vector<EffectiveStatement> &statements, const std::vector<RelevantStatement> &relevant, const std::vector<std::size_t> &naming)
{
    Sharing out;
    for (const auto &[i, disclosed, denied] : relevant) {
        const Statement &statement = statements[i].statement;
        const bool isShared = isSharing(statement);
        const bool isNamed = std::binary_search(naming.begin(), naming.end(), i);
        const bool isAside = isBesideThePoint(statement) && !statements[i].isHuman;
        if (isShared && isNamed) {
            if (disclosed)
                out.named.add(*disclosed, i, statements[i]);
        } else if (isShared && disclosed && (statement.hasUnnamedRecipient || statement.recipients.empty())) {
            const bool isAny = statement.category.value == anyCategory;
            if (isAside || (isAny && statement.isConditional))
                continue;   // "we may share personal information where the law allows" names neither data nor recipient
            out.unnamed.add(*disclosed, i, statements[i]);
            out.isUnnamedSpecific = out.isUnnamedSpecific || !isAny;
        } else if (statement.stance == Stance::NotShared && !statement.isConditional && denied && !deniesAnotherAct(statement) &&
                   (isNamed || statement.deniesAllRecipients || statement.recipients.empty())) {
            out.denied.add(*denied, i, statements[i]);
        }
    }
    return out;
}

const Nearest &nearer(const Nearest &a, const Nearest &b)
{
    return b.distance < a.distance ? b : a;
}

}  // namespace

const std::vector<RelevantStatement> &NoticeView::relevantTo(const CategoryId &category) const
{
    const auto [place, isNew] = m_relevant.try_emplace(category);
    if (isNew)
        for (std::size_t i = 0; i < m_statements.size(); ++i) {
            const CategoryId &stated = m_statements[i].statement.category;
            const RelevantStatement relevant{i, disclosureDistance(m_taxonomy, stated, category), denialDistance(m_taxonomy, stated, category)};
            if (relevant.disclosed || relevant.denied)
                place->second.push_back(relevant);
        }
    return place->second;
}

const std::vector<std::size_t> &NoticeView::naming(const RecipientKey &recipient) const
{
    const auto [place, isNew] = m_listed.try_emplace(recipient);
    if (isNew)
        for (std::size_t i = 0; i < m_statements.size(); ++i)
            if (namesRecipient(m_statements[i], recipient))
                place->second.push_back(i);
    return place->second;
}

NoticeMatch NoticeView::matchFirst(const CategoryId &category) const
{
    const Collection collection = collectionOf(m_statements, relevantTo(category));
    if (isDeviceOnly(collection))
        return {NoticeStance::DeviceOnly, {}, collection.accessed.statements, false};
    return answer(resolve(collection.collected, collection.denied), collection.collected, collection.denied);
}

NoticeMatch NoticeView::matchThird(const CategoryId &category, const RecipientKey &recipient) const
{
    const std::vector<std::size_t> &named = naming(recipient);
    const Sharing sharing = sharingOf(m_statements, relevantTo(category), named);
    const Collection collection = collectionOf(m_statements, relevantTo(category));
    const Nearest &denial = nearer(sharing.denied, collection.denied);
    if (sharing.named.exists())
        return answer(resolve(sharing.named, denial), sharing.named, denial);

    std::vector<std::size_t> listed;
    for (std::size_t i = 0; i < named.size() && listed.size() < mostDeciding; ++i)
        if (isSharing(m_statements[named[i]].statement))
            listed.push_back(named[i]);
    if (!listed.empty() && !sharing.isUnnamedSpecific) {
        if (denial.exists())
            return answer(Resolved::Denies, {}, denial);
        return {NoticeStance::Silent, {}, listed, false};
    }
    if (sharing.unnamed.exists()) {
        const Resolved resolved = resolve(sharing.unnamed, denial);
        NoticeMatch out = answer(resolved == Resolved::Discloses ? Resolved::Broader : resolved, sharing.unnamed, denial);
        out.vagueness.isRecipientUnnamed = out.stance == NoticeStance::Broader;
        return out;
    }
    if (sharing.denied.exists())
        return answer(Resolved::Denies, {}, sharing.denied);
    if (isDeviceOnly(collection))
        return {NoticeStance::DeviceOnly, {}, collection.accessed.statements, false};
    const Resolved resolved = resolve(collection.collected, collection.denied);
    NoticeMatch out = answer(resolved == Resolved::Discloses ? Resolved::Broader : resolved, collection.collected, collection.denied);
    out.vagueness.isRecipientAbsent = out.stance == NoticeStance::Broader;
    return out;
}

}  // namespace probity
