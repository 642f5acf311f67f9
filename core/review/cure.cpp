#include "review/cure.h"

#include <algorithm>
#include <map>
#include <set>

#include "review/cure_planner.h"

namespace probity {

namespace {

constexpr std::size_t mostEdits = 60;
constexpr int mostTrials = 40;
constexpr int trialsOfLarge = 4;                // each takes its time where a capture holds very many requests
constexpr std::size_t largeCapture = 20'000;
constexpr int mostRounds = 8;

bool speaksAgainst(const Suggestion &suggestion, const Finding &finding)
{
    return std::any_of(suggestion.arguments.begin(), suggestion.arguments.end(), [&](const SuggestedArgument &argument) {
        return !argument.isOff && std::find(argument.findings.begin(), argument.findings.end(), finding.fingerprint) != argument.findings.end();
    });
}

bool contains(const std::vector<CureEdit> &edits, const CureEdit &edit)
{
    return std::any_of(edits.begin(), edits.end(), [&](const CureEdit &one) { return isSameEdit(one, edit); });
}

std::size_t missing(const std::vector<CureEdit> &chosen, const std::vector<CureEdit> &way)
{
    return static_cast<std::size_t>(std::count_if(way.begin(), way.end(), [&](const CureEdit &edit) { return !contains(chosen, edit); }));
}

/// A finding that speaks against an approval, with the ways out of it.
struct Obstacle {
    std::string fingerprint;
    std::vector<std::vector<CureEdit>> ways;

    bool isCleared(const std::vector<CureEdit> &chosen) const
    {
        return std::any_of(ways.begin(), ways.end(), [&](const auto &way) { return missing(chosen, way) == 0; });
    }
};

class CureFinder {
public:
    CureFinder(const Assessment &assessment, const ReviewInput &input, const Engine &engine, const TaskContext &task)
        : m_assessment(assessment), m_input(input), m_engine(engine), m_task(task)
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
            m_state = tried(m_edits);
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
        return m_trials < (m_assessment.entries.size() > largeCapture ? trialsOfLarge : mostTrials) && !m_task.isStopRequested();
    }

    Assessment tried(const std::vector<CureEdit> &edits)
    {
        ++m_trials;
        return withEdits(m_assessment, edits, m_input, m_engine, m_task);
    }

    std::vector<Obstacle> obstaclesOf(const Assessment &state) const
    {
        std::vector<Obstacle> out;
        const CurePlanner planner(state, m_engine);
        for (const Finding &finding : state.findings)
            if (speaksAgainst(state.suggestion, finding)) {
                out.push_back({finding.fingerprint, planner.waysOf(finding)});
                for (auto &way : out.back().ways)
                    for (CureEdit &edit : way)
                        edit.span = asSubmitted(edit);
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
    void choose(const std::vector<Obstacle> &obstacles)
    {
        std::vector<const Obstacle *> open;
        for (const Obstacle &obstacle : obstacles)
            if (!obstacle.isCleared(m_edits))
                open.push_back(&obstacle);
        while (!open.empty() && m_edits.size() < mostEdits) {
            const std::vector<CureEdit> *best = nullptr;
            double bestScore = 0;
            for (const Obstacle *obstacle : open)
                for (const auto &way : obstacle->ways) {
                    const double score = scoreOf(way, open);
                    if (score > bestScore + 1e-9) {
                        bestScore = score;
                        best = &way;
                    }
                }
            if (!best)
                return;
            for (const CureEdit &edit : *best)
                if (!contains(m_edits, edit))
                    m_edits.push_back(edit);
            open.erase(std::remove_if(open.begin(), open.end(), [&](const Obstacle *one) { return one->isCleared(m_edits); }), open.end());
        }
    }

    double scoreOf(const std::vector<CureEdit> &way, const std::vector<const Obstacle *> &open) const
    {
        std::vector<CureEdit> with = m_edits;
        with.insert(with.end(), way.begin(), way.end());
        const auto cleared = std::count_if(open.begin(), open.end(), [&](const Obstacle *one) { return one->isCleared(with); });
        return static_cast<double>(cleared) / static_cast<double>(std::max<std::size_t>(missing(m_edits, way), 1));
    }

    void dropNeedless()
    {
        for (std::size_t i = m_edits.size(); i > 0 && m_edits.size() > 1 && hasTrialsLeft(); --i) {
            std::vector<CureEdit> fewer = m_edits;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i - 1));
            if (tried(fewer).suggestion.outcome == Outcome::Approve)
                m_edits = std::move(fewer);
        }
    }

    const Assessment &m_assessment;
    const ReviewInput &m_input;
    const Engine &m_engine;
    const TaskContext &m_task;
    Assessment m_state;             ///< with the edits chosen so far
    std::vector<CureEdit> m_edits;
    int m_trials = 0;
    bool m_isWhole = false;
};

/// Which findings of the submission an edit is for: those that are gone with the cure and that one of whose ways holds it.
void nameFindings(std::vector<CureEdit> &edits, const Assessment &assessment, const Engine &engine)
{
    const CurePlanner planner(assessment, engine);
    for (const Finding &finding : assessment.findings) {
        if (!speaksAgainst(assessment.suggestion, finding))
            continue;
        for (const auto &way : planner.waysOf(finding)) {
            if (missing(edits, way) > 0)
                continue;
            for (CureEdit &edit : edits)
                if (contains(way, edit))
                    edit.findings.push_back(finding.fingerprint);
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
    const auto add = [&](const Bilingual &cure) {
        if (!cure.en.empty() && std::none_of(cures.begin(), cures.end(), [&](const Bilingual &one) { return one.en == cure.en; }))
            cures.push_back(cure);
    };
    for (const CureEdit &edit : suggestion.edits)
        add(edit.text);
    // What no edit of ours settles keeps the words of its rule.
    if (!suggestion.isCureWhole)
        for (const Finding &finding : finder.state().findings)
            if (speaksAgainst(finder.state().suggestion, finding))
                add(finding.cure);
    suggestion.cures = std::move(cures);
}

}  // namespace probity
