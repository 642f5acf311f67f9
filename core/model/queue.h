#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/review.h"

namespace probity {

/// How the queue is filtered and sorted. Every word must hold for a submission: in its names, in what it holds (notice, hosts
/// and paths, findings, notes), or because a value that the screen shows by that word is its own.
struct QueueQuery {
    struct Word {
        std::string text;
        std::vector<std::string> platforms;         ///< ids whose name on the screen contains the word; likewise the others
        std::vector<std::string> types;
        std::vector<SubmissionState> states;
        std::vector<Verdict> verdicts;
    };
    enum class Order { App, Platform, Type, Developer, State, Worst, Open, Earlier, Age, Assignee };

    std::vector<Word> words;
    std::vector<SubmissionState> states;            ///< empty: any
    PersonId assignee;                              ///< 0: anybody or nobody
    Order order = Order::Age;
    bool isDescending = false;                      ///< Age ascending: the newest first
    std::size_t limit = 0;                          ///< no more than so many, the first ones; 0: all
};

/// How many submissions are in which state.
struct QueueCounts {
    std::map<SubmissionState, std::int64_t> byState;
    std::int64_t all = 0;
};

/// Where the words of a search stand in a submission.
struct SearchHit {
    std::string kind;           ///< "app", "notice", "traffic", "finding", "note"
    std::string before;         ///< a few words around it
    std::string match;
    std::string after;
};

}  // namespace probity
