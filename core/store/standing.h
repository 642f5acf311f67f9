#pragma once

namespace probity {

/// What the repositories share on decisions, as SQL on a row `d` of the table decisions.

/// How many decisions there are on older submissions of the app of a row `s` of the table submissions; a ban that the second person
/// did not share is none.
inline constexpr const char *earlierDecisions = "(SELECT count(*) FROM submissions o JOIN decisions d ON d.submission=o.id WHERE o.app=s.app AND o.id<s.id "
                                                "AND NOT EXISTS(SELECT 1 FROM second_words w WHERE w.decision=d.id AND w.agrees=0))";

/// isStanding() of model/decision_state.h: in force, warned or under appeal. Nothing that waits for a second person, was superseded,
/// overturned or remanded.
inline constexpr const char *isStandingDecision = R"sql((d.outcome<>'ban' OR EXISTS(SELECT 1 FROM second_words w WHERE w.decision=d.id AND w.agrees=1))
    AND NOT EXISTS(SELECT 1 FROM decisions n LEFT JOIN second_words v ON v.decision=n.id WHERE n.supersedes=d.id AND (n.outcome<>'ban' OR v.agrees=1))
    AND coalesce((SELECT o.outcome FROM appeals a LEFT JOIN appeal_words o ON o.appeal=a.id WHERE a.decision=d.id ORDER BY a.id DESC LIMIT 1), '') NOT IN('overturn', 'remand'))sql";

}  // namespace probity
