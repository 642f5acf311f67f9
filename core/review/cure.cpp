#include "review/cure.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

#include "review/cure_planner.h"
#include "review/cure_trial.h"

namespace probity {

namespace {

constexpr std::size_t mostEdits = 60;
constexpr std::size_t mostObstacles = 300;      // weighed at once: of more, 60 edits settle a part at best
constexpr int mostTrials = 40;
constexpr int trialsOfLarge = 4;                // each takes its time where a capture holds very many requests
constexpr std::size_t largeCapture = 20'000;
constexpr std::size_t manyFindings = 2'000;
constexpr int mostRounds = 8;

/// Fingerprints of the findings that speak against an approval.
std::unordered_set<std::string> against(const Suggestion &suggestion)
{
    std::unordered_set<std::string> out;
    for (const SuggestedArgument &argument : suggestion.arguments)
        if (!argument.isOff)
            out.insert(argument.findings.begin(), argument.findings.end());
    return out;
}

using Way = std::vector<std::size_t>;           // numbers of edits

/// Numbers for the edits that are met: ways are weighed by numbers.
class NumberedEdits {
public:
    std::size_t numberOf(const CureEdit &edit)
    {
        const auto [place, isNew] = m_numbers.try_emplace(keyOf(edit), m_edits.size());
        if (isNew)
            m_edits.push_back(edit);
        return place->second;
    }
    const CureEdit &edit(std::size_t number) const { return m_edits[number]; }

private:
    using Key = std::tuple<int, std::string, std::size_t, std::size_t, std::string, std::string, std::string, std::string, std::string, int, int>;

    static Key keyOf(const CureEdit &edit)
    {
        return {static_cast<int>(edit.kind), edit.artifact, edit.span.start, edit.span.end, edit.pointer, edit.words, edit.category.value, edit.recipientId.value, edit.recipient,
                static_cast<int>(edit.party), static_cast<int>(edit.phase)};
    }

    std::map<Key, std::size_t> m_numbers;
    std::vector<CureEdit> m_edits;
};

/// The ways out of a finding that speaks against an approval, without the edits that are chosen already.
using Obstacle = std::vector<Way>;

class CureFinder {
public:
    CureFinder(const Assessment &assessment, const ReviewInput &input, const Engine &engine, const TaskContext &task)
        : m_assessment(assessment), m_engine(engine), m_task(task), m_trial(assessment, input, engine, task)
    {
    }

    void run()
    {
        m_state = m_assessment;
        for (int round = 0; round < mostRounds && m_state.suggestion.outcome != Outcome::Approve; ++round) {
            const std::size_t before = m_edits.size();
            choose(obstaclesOf(m_state));
            if (m_edits.size() == before || !hasTrialsLeft())
                break;
            ++m_trials;
            m_state = m_trial.judged(m_edits);
        }
        m_isWhole = m_state.suggestion.outcome == Outcome::Approve;
        if (m_isWhole)
            dropNeedless();
    }

    std::vector<CureEdit> takeEdits() { return std::move(m_edits); }
    bool isWhole() const noexcept { return m_isWhole; }
    const Assessment &state() const noexcept { return m_state; }

private:
    bool hasTrialsLeft() const noexcept
    {
        const bool isLarge = m_assessment.entries.size() > largeCapture || m_assessment.findings.size() > manyFindings;
        return m_trials < (isLarge ? trialsOfLarge : mostTrials) && !m_task.isStopRequested();
    }

    std::vector<Obstacle> obstaclesOf(const Assessment &state)
    {
        std::vector<Obstacle> out;
        const CurePlanner planner(state, m_engine);
        const auto speaking = against(state.suggestion);
        for (const Finding &finding : state.findings) {
            if (out.size() >= mostObstacles || m_task.isStopRequested())
                break;
            if (speaking.count(finding.fingerprint) == 0)
                continue;
            out.emplace_back();
            for (auto &edits : planner.waysOf(finding)) {
                Way way;
                for (CureEdit &edit : edits) {
                    edit.span = asSubmitted(edit);
                    const std::size_t number = m_numbers.numberOf(edit);
                    if (std::find(way.begin(), way.end(), number) == way.end())
                        way.push_back(number);
                }
                out.back().push_back(std::move(way));
            }
        }
        return out;
    }

    /// Where words of the edited notice stand in the one that was submitted: what was deleted before them counts again.
    TextRange asSubmitted(const CureEdit &edit) const
    {
        TextRange range = edit.span;
        if (edit.kind != CureEdit::Kind::DeleteWords)
            return range;
        std::vector<TextRange> deleted;
        for (const CureEdit &one : m_edits)
            if (one.kind == CureEdit::Kind::DeleteWords && one.artifact == edit.artifact)
                deleted.push_back(one.span);
        std::sort(deleted.begin(), deleted.end(), [](const TextRange &a, const TextRange &b) { return a.start < b.start; });
        std::size_t end = 0;        // of what is deleted so far: ranges may overlap
        for (const TextRange &gone : deleted) {
            const std::size_t start = std::max(gone.start, end);
            const std::size_t length = gone.end > start ? gone.end - start : 0;
            if (range.start >= start)
                range = {range.start + length, range.end + length};
            else if (range.end > start)
                range.end += length;
            end = std::max(end, gone.end);
        }
        return range;
    }

    /// Takes, again and again, the way that clears most findings for the fewest edits; of equal ones the first.
    void choose(std::vector<Obstacle> open)
    {
        leaveOut(open);
        while (!open.empty() && m_edits.size() < mostEdits && !m_task.isStopRequested()) {
            const Way *best = bestOf(open);
            if (!best)
                return;
            for (const std::size_t number : *best) {
                m_edits.push_back(m_numbers.edit(number));
                m_chosen.insert(number);
            }
            leaveOut(open);
        }
    }

    /// What is chosen needs no choosing any more: neither the edits nor the findings that they clear.
    void leaveOut(std::vector<Obstacle> &open) const
    {
        for (Obstacle &obstacle : open)
            for (Way &way : obstacle)
                way.erase(std::remove_if(way.begin(), way.end(), [&](std::size_t number) { return m_chosen.count(number) > 0; }), way.end());
        const auto isCleared = [](const Obstacle &obstacle) { return std::any_of(obstacle.begin(), obstacle.end(), [](const Way &way) { return way.empty(); }); };
        open.erase(std::remove_if(open.begin(), open.end(), isCleared), open.end());
    }

    static Way sorted(Way way)
    {
        std::sort(way.begin(), way.end());
        return way;
    }

    /// nullptr: there is no way out of any of them.
    static const Way *bestOf(const std::vector<Obstacle> &open)
    {
        std::multimap<std::size_t, std::pair<std::size_t, Way>> byFirst;    // smallest number of a way → which obstacle, the way
        for (std::size_t i = 0; i < open.size(); ++i)
            for (const Way &way : open[i]) {
                Way ordered = sorted(way);
                const std::size_t first = ordered.front();
                byFirst.emplace(first, std::make_pair(i, std::move(ordered)));
            }
        std::set<Way> weighed;      // the same way out of many findings is weighed once
        const Way *best = nullptr;
        double bestScore = 0;
        for (const Obstacle &obstacle : open)
            for (const Way &way : obstacle) {
                const Way ordered = sorted(way);
                if (!weighed.insert(ordered).second)
                    continue;
                std::set<std::size_t> cleared;
                for (const std::size_t number : ordered)
                    for (auto [at, end] = byFirst.equal_range(number); at != end; ++at)
                        if (std::includes(ordered.begin(), ordered.end(), at->second.second.begin(), at->second.second.end()))
                            cleared.insert(at->second.first);
                const double score = static_cast<double>(cleared.size()) / static_cast<double>(way.size());
                if (score > bestScore + 1e-9) {
                    bestScore = score;
                    best = &way;
                }
            }
        return best;
    }

    void dropNeedless()
    {
        for (std::size_t i = m_edits.size(); i > 0 && m_edits.size() > 1 && hasTrialsLeft(); --i) {
            std::vector<CureEdit> fewer = m_edits;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i - 1));
            ++m_trials;
            if (m_trial.isApproved(fewer))
                m_edits = std::move(fewer);
        }
    }

    const Assessment &m_assessment;
    const Engine &m_engine;
    const TaskContext &m_task;
    CureTrial m_trial;
    NumberedEdits m_numbers;
    Assessment m_state;             ///< with the edits chosen so far
    std::vector<CureEdit> m_edits;
    std::set<std::size_t> m_chosen;     ///< the same, by number
    int m_trials = 0;
    bool m_isWhole = false;
};

/// Which findings of the submission an edit is for: those that are gone with the cure and that one of whose ways holds it.
void nameFindings(std::vector<CureEdit> &edits, const Assessment &assessment, const Engine &engine)
{
    if (edits.empty())
        return;
    NumberedEdits numbers;
    for (const CureEdit &edit : edits)
        numbers.numberOf(edit);
    const CurePlanner planner(assessment, engine);
    const auto speaking = against(assessment.suggestion);
    for (const Finding &finding : assessment.findings) {
        if (speaking.count(finding.fingerprint) == 0)
            continue;
        for (const auto &way : planner.waysOf(finding)) {
            std::set<std::size_t> used;
            for (const CureEdit &edit : way)
                used.insert(numbers.numberOf(edit));
            if (!used.empty() && *used.rbegin() >= edits.size())
                continue;
            for (const std::size_t number : used)
                edits[number].findings.push_back(finding.fingerprint);
            break;
        }
    }
}

}  // namespace

void addCure(Assessment &assessment, const ReviewInput &input, const Engine &engine, const TaskContext &task)
{
    Suggestion &suggestion = assessment.suggestion;
    suggestion.edits.clear();
    suggestion.isCureWhole = false;
    if (suggestion.outcome == Outcome::Approve)
        return;
    // A program that had no notice to read brought no reader; a cure may write one.
    Engine able = engine;
    if (!able.notices)
        if (auto loaded = NoticeAnalyser::load(able.taxonomy, able.recipients))
            able.notices = std::move(*loaded);
    CureFinder finder(assessment, input, able, task);
    finder.run();
    suggestion.edits = finder.takeEdits();
    suggestion.isCureWhole = finder.isWhole();
    nameFindings(suggestion.edits, assessment, engine);
    std::vector<Bilingual> cures;
    std::unordered_set<std::string> said;
    const auto add = [&](const Bilingual &cure) {
        if (!cure.en.empty() && said.insert(cure.en).second)
            cures.push_back(cure);
    };
    for (const CureEdit &edit : suggestion.edits)
        add(edit.text);
    // What no edit of ours settles keeps the words of its rule.
    if (!suggestion.isCureWhole) {
        const auto speaking = against(finder.state().suggestion);
        for (const Finding &finding : finder.state().findings)
            if (speaking.count(finding.fingerprint) > 0)
                add(finding.cure);
    }
    suggestion.cures = std::move(cures);
}

}  // namespace probity
