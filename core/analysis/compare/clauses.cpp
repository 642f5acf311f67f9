#include "analysis/compare/clauses.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>

#include "base/text.h"

namespace probity {

namespace {

constexpr std::size_t mostClauses = 20'000;         // of one version
constexpr std::size_t mostPairs = 2'000;            // bigrams of a clause that are compared
constexpr std::size_t commonest = 200;              // a bigram in more clauses than that tells nothing
constexpr std::size_t shortestMoved = 6;            // characters: shorter cells and headings stand anywhere
constexpr std::size_t longestText = 2'000;          // code points kept of a clause
constexpr std::size_t mostWork = 20'000'000;        // bigrams looked at: enough for any two notices, an end for texts made to cost
constexpr double likeness = 0.5;

struct Clause {
    std::size_t notice = 0;
    TextRange range;
    std::u32string words;       ///< without white space
};

std::vector<Clause> clausesOf(const std::vector<AssessedNotice> &notices, bool &isPartial)
{
    std::vector<Clause> out;
    for (std::size_t i = 0; i < notices.size(); ++i) {
        const std::u32string &text = notices[i].document.text;
        for (const NoticeBlock &block : notices[i].document.blocks) {
            if (block.isHidden || block.range.end > text.size() || block.range.isEmpty())
                continue;
            if (out.size() >= mostClauses) {
                isPartial = true;
                return out;
            }
            Clause clause{i, block.range, {}};
            for (std::size_t at = block.range.start; at < block.range.end; ++at)
                if (text[at] > U' ' && text[at] != U'\u00A0' && text[at] != U'\u3000' && text[at] != U'\u200B')
                    clause.words += text[at];
            if (!clause.words.empty())
                out.push_back(std::move(clause));
        }
    }
    return out;
}

/// Two characters each, as sorted numbers.
std::vector<std::uint64_t> bigrams(const std::u32string &words)
{
    std::vector<std::uint64_t> out;
    for (std::size_t i = 0; i + 1 < words.size() && out.size() < mostPairs; ++i)
        out.push_back(std::uint64_t{words[i]} << 32 | words[i + 1]);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// Both versions with what has been found of each clause.
class Matcher {
public:
    Matcher(std::vector<Clause> before, std::vector<Clause> after) : m_before(std::move(before)), m_after(std::move(after)), m_old(m_after.size()), m_new(m_before.size()) {}

    void run()
    {
        matchSame();
        findAnchors();
        matchLike();
    }

    const std::vector<Clause> &before() const noexcept { return m_before; }
    const std::vector<Clause> &after() const noexcept { return m_after; }
    std::optional<std::size_t> oldOf(std::size_t now) const { return m_old[now]; }
    bool isGone(std::size_t old) const { return !m_new[old]; }
    bool isAnchor(std::size_t now) const { return m_isAnchor[now]; }
    bool isSame(std::size_t now) const { return m_isSame[now]; }
    /// Clauses were taken for new or gone without a look for their former selves.
    bool isPartial() const noexcept { return m_isPartial; }
    /// How many anchors lie before: the same number on both sides is the same place.
    std::size_t gapOfOld(std::size_t old) const { return m_gapOfOld[old]; }
    std::size_t gapOfNew(std::size_t now) const { return m_gapOfNew[now]; }

private:
    void matchSame()
    {
        m_isSame.assign(m_after.size(), false);
        std::map<std::u32string_view, std::vector<std::size_t>> places;     // last first
        for (std::size_t i = m_before.size(); i-- > 0;)
            places[m_before[i].words].push_back(i);
        for (std::size_t now = 0; now < m_after.size(); ++now) {
            const auto found = places.find(m_after[now].words);
            if (found == places.end() || found->second.empty())
                continue;
            pair(found->second.back(), now);
            m_isSame[now] = true;
            found->second.pop_back();
        }
    }

    void pair(std::size_t old, std::size_t now)
    {
        m_old[now] = old;
        m_new[old] = now;
    }

    /// The longest run of pairs that stand in the same order on both sides; the others have moved.
    void findAnchors()
    {
        m_isAnchor.assign(m_after.size(), false);
        std::vector<std::size_t> tails;                 // for each length the clause that ends such a run with the least place
        std::vector<std::size_t> previous(m_after.size(), m_after.size());
        for (std::size_t now = 0; now < m_after.size(); ++now) {
            if (!m_old[now])
                continue;
            const auto place = std::lower_bound(tails.begin(), tails.end(), *m_old[now], [&](std::size_t one, std::size_t old) { return *m_old[one] < old; });
            if (place != tails.begin())
                previous[now] = *std::prev(place);
            if (place == tails.end())
                tails.push_back(now);
            else
                *place = now;
        }
        for (std::size_t at = tails.empty() ? m_after.size() : tails.back(); at < m_after.size(); at = previous[at])
            m_isAnchor[at] = true;
        m_gapOfOld.assign(m_before.size(), 0);
        m_gapOfNew.assign(m_after.size(), 0);
        std::size_t gap = 0;
        for (std::size_t now = 0; now < m_after.size(); ++now)
            m_gapOfNew[now] = m_isAnchor[now] ? gap++ : gap;
        gap = 0;
        for (std::size_t old = 0; old < m_before.size(); ++old)
            m_gapOfOld[old] = m_new[old] && m_isAnchor[*m_new[old]] ? gap++ : gap;
    }

    void matchLike()
    {
        struct Candidate {
            double likeness;
            std::size_t away;
            std::size_t old;
            std::size_t now;
        };
        std::unordered_map<std::uint64_t, std::vector<std::size_t>> where;
        std::vector<std::size_t> sizes(m_before.size(), 0);
        for (std::size_t old = 0; old < m_before.size(); ++old) {
            if (m_new[old])
                continue;
            const auto pairs = bigrams(m_before[old].words);
            sizes[old] = pairs.size();
            for (const std::uint64_t one : pairs)
                if (auto &list = where[one]; list.size() <= commonest)
                    list.push_back(old);
        }
        std::vector<Candidate> candidates;
        std::size_t work = 0;
        for (std::size_t now = 0; now < m_after.size(); ++now) {
            if (m_old[now])
                continue;
            if (work >= mostWork) {
                m_isPartial = true;
                break;
            }
            const auto pairs = bigrams(m_after[now].words);
            std::map<std::size_t, std::size_t> common;
            for (const std::uint64_t one : pairs)
                if (const auto found = where.find(one); found != where.end() && found->second.size() <= commonest)
                    for (const std::size_t old : found->second) {
                        ++common[old];
                        ++work;
                    }
            for (const auto &[old, count] : common) {
                const double score = static_cast<double>(count) / static_cast<double>(sizes[old] + pairs.size() - count);
                const std::size_t gap = m_gapOfNew[now] > m_gapOfOld[old] ? m_gapOfNew[now] - m_gapOfOld[old] : m_gapOfOld[old] - m_gapOfNew[now];
                if (score >= likeness)
                    candidates.push_back({score, gap, old, now});
            }
        }
        std::sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
            return std::tuple(-a.likeness, a.away, a.now, a.old) < std::tuple(-b.likeness, b.away, b.now, b.old);
        });
        for (const Candidate &one : candidates)
            if (!m_old[one.now] && !m_new[one.old])
                pair(one.old, one.now);
    }

    std::vector<Clause> m_before;
    std::vector<Clause> m_after;
    std::vector<std::optional<std::size_t>> m_old;      ///< for each clause of the new version its former self
    std::vector<std::optional<std::size_t>> m_new;
    std::vector<bool> m_isSame;
    std::vector<bool> m_isAnchor;
    bool m_isPartial = false;
    std::vector<std::size_t> m_gapOfOld;
    std::vector<std::size_t> m_gapOfNew;
};

std::string textOf(const std::vector<AssessedNotice> &notices, const Clause &clause)
{
    const std::u32string_view text = std::u32string_view(notices[clause.notice].document.text).substr(clause.range.start, clause.range.end - clause.range.start);
    return toUtf8(text.substr(0, longestText)) + (text.size() > longestText ? "…" : "");
}

}  // namespace

std::vector<ClauseChange> compareClauses(const std::vector<AssessedNotice> &before, const std::vector<AssessedNotice> &after, bool &isPartial)
{
    Matcher matcher(clausesOf(before, isPartial), clausesOf(after, isPartial));
    matcher.run();
    isPartial = isPartial || matcher.isPartial();
    using Place = std::tuple<std::size_t, int, std::size_t>;
    std::vector<std::pair<Place, ClauseChange>> out;
    const auto fillOld = [&](ClauseChange &change, const Clause &clause) {
        change.artifactBefore = before[clause.notice].document.artifact.path;
        change.rangeBefore = clause.range;
        change.before = textOf(before, clause);
    };
    for (std::size_t now = 0; now < matcher.after().size(); ++now) {
        const Clause &clause = matcher.after()[now];
        const auto old = matcher.oldOf(now);
        if (matcher.isAnchor(now) || (matcher.isSame(now) && clause.words.size() < shortestMoved))
            continue;
        ClauseChange change;
        change.change = !old ? ChangeKind::New : matcher.isSame(now) ? ChangeKind::Moved : ChangeKind::Changed;
        change.isMoved = old && (matcher.isSame(now) || matcher.gapOfOld(*old) != matcher.gapOfNew(now));
        change.artifact = after[clause.notice].document.artifact.path;
        change.range = clause.range;
        change.after = textOf(after, clause);
        if (old)
            fillOld(change, matcher.before()[*old]);
        out.emplace_back(Place{matcher.gapOfNew(now), 1, now}, std::move(change));
    }
    for (std::size_t old = 0; old < matcher.before().size(); ++old) {
        if (!matcher.isGone(old))
            continue;
        ClauseChange change;
        change.change = ChangeKind::Gone;
        fillOld(change, matcher.before()[old]);
        out.emplace_back(Place{matcher.gapOfOld(old), 0, old}, std::move(change));
    }
    std::sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<ClauseChange> changes;
    for (auto &one : out)
        changes.push_back(std::move(one.second));
    return changes;
}

}  // namespace probity
