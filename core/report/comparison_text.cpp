// What changed since the version before, for people.
#include <fmt/format.h>

#include "report/comparison.h"
#include "report/text_layout.h"
#include "report/words.h"

namespace probity {

namespace {

constexpr std::size_t widest = 140;

class Text {
public:
    Text(const Comparison &comparison, const Taxonomy &taxonomy, const std::string &language, std::size_t mostLines)
        : m_comparison(comparison), m_taxonomy(taxonomy), m_language(language), m_most(mostLines)
    {
    }

    std::string all()
    {
        std::string out = "\n" + say("Since the version before", "与上一版本相比") + versions() + "\n";
        if (!m_comparison.isSameApp)
            out += "  ! " + say("it is another app: read what follows with care", "不是同一应用，请谨慎对照") + "\n";
        const std::string changes = uses() + recipients() + capabilities() + manifest() + notice();
        return out + (changes.empty() ? "  " + say("nothing changed", "没有变化") + "\n" : changes);
    }

private:
    std::string say(const char *en, const char *zh) const { return Bilingual{en, zh}.in(m_language); }
    std::string word(ChangeKind change) const
    {
        switch (change) {
        case ChangeKind::New: return say("new", "新增");
        case ChangeKind::Gone: return say("gone", "消失");
        case ChangeKind::Moved: return say("moved", "移动");
        case ChangeKind::Changed: break;
        }
        return say("changed", "变更");
    }
    std::string versions() const
    {
        const std::string &from = m_comparison.versionBefore;
        const std::string &to = m_comparison.version;
        return from.empty() && to.empty() ? std::string() : fmt::format(" ({} → {})", from.empty() ? "?" : fitted(from, 40), to.empty() ? "?" : fitted(to, 40));
    }
    std::string category(const CategoryId &id) const
    {
        const Category *known = m_taxonomy.category(id);
        return known ? known->name.in(m_language) : id.value;
    }
    std::string categories(const std::vector<CategoryId> &ids) const
    {
        std::vector<std::string> names;
        for (const CategoryId &id : ids)
            names.push_back(category(id));
        return fmt::format("{}", fmt::join(names, say(", ", "、")));
    }

    /// A heading with the count and a line for each change; how many more there are.
    template <class List, class Line>
    std::string section(const std::string &title, const List &changes, Line line) const
    {
        if (changes.empty())
            return {};
        std::string out = "  " + title + fmt::format(" ({})\n", changes.size());
        std::size_t count = 0;
        for (const auto &change : changes) {
            if (++count > m_most)
                return out + "    … " + fmt::format("{} ", changes.size() - m_most) + say("more", "项未列出") + "\n";
            out += "    " + word(change.change) + ": " + fitted(line(change), widest) + "\n";
        }
        return out;
    }

    std::string uses() const
    {
        return section(say("Uses of data", "信息使用"), m_comparison.uses, [&](const UseChange &one) {
            const auto verdict = [&](const std::optional<UseState> &state) { return state ? words::verdict(state->verdict).in(m_language) : std::string(); };
            const std::string who = one.party == Party::First ? say("the developer", "开发者") : one.recipient;
            const std::string what = category(one.category) + " → " + who + ": ";
            return one.before && one.after ? what + verdict(one.before) + " → " + verdict(one.after) : what + verdict(one.after ? one.after : one.before);
        });
    }
    std::string recipients() const
    {
        return section(say("Recipients", "接收方"), m_comparison.recipients, [&](const RecipientChange &one) {
            const auto how = [&](bool isSeen, bool isNamed) {
                return isSeen ? (isNamed ? say("seen and named", "可见且已说明") : say("seen, not named", "可见但未说明")) : isNamed ? say("named, not seen", "已说明未见") : say("neither", "均无");
            };
            const std::string now = how(one.isSeen, one.isNamed);
            const std::string state = one.change == ChangeKind::New ? now : one.change == ChangeKind::Gone ? how(one.wasSeen, one.wasNamed) : how(one.wasSeen, one.wasNamed) + " → " + now;
            return one.name + ": " + state + (one.categories.empty() ? "" : " · " + categories(one.categories));
        });
    }
    std::string capabilities() const
    {
        return section(say("What the code can ask for", "代码可获取的信息"), m_comparison.capabilities, [&](const CapabilityChange &one) {
            const std::string place = !one.place ? std::string() : fmt::format(" · {}{}{}:{}", one.place->artifact, one.place->member.empty() ? "" : "!", one.place->member, one.place->line);
            return one.api + (one.categories.empty() ? "" : " · " + categories(one.categories)) + place;
        });
    }
    std::string manifest() const
    {
        return section(say("Manifest", "清单"), m_comparison.manifest, [&](const ManifestChange &one) {
            const std::string what = one.key + " " + one.name;
            return one.change == ChangeKind::Changed ? fmt::format("{}: “{}” → “{}”", what, one.before, one.after) : what + (one.before.empty() && one.after.empty() ? "" : ": “" + one.before + one.after + "”");
        });
    }
    std::string notice() const
    {
        const std::string statements = section(say("What the notice says", "隐私政策内容"), m_comparison.statements, [&](const StatementChange &one) {
            const std::string to = one.recipients.empty() ? std::string() : fmt::format(" → {}", fmt::join(one.recipients, ", "));
            return words::stance(one.stance).in(m_language) + ": " + category(one.category) + to;
        });
        return statements + section(say("Clauses of the notice", "隐私政策条款"), m_comparison.clauses, [&](const ClauseChange &one) {
            return (one.isMoved && one.change == ChangeKind::Changed ? say("and moved: ", "并移动：") : std::string()) + (one.after.empty() ? one.before : one.after);
        });
    }

    const Comparison &m_comparison;
    const Taxonomy &m_taxonomy;
    const std::string &m_language;
    std::size_t m_most;
};

}  // namespace

std::string comparisonText(const Comparison &comparison, const Taxonomy &taxonomy, const std::string &language, std::size_t mostLines)
{
    return Text(comparison, taxonomy, language, mostLines).all();
}

}  // namespace probity
