#pragma once

#include <string>
#include <vector>

#include "model/assessment.h"
#include "store/connection.h"

namespace probity {

/// A text of a submission that the queue finds it by.
struct SearchText {
    const char *kind;       ///< "app", "notice", "traffic", "finding"
    std::string text;
};

/// Names, notices, hosts with paths (each once, without what a query may hold), what findings say in both languages.
std::vector<SearchText> searchTextsOf(const Assessment &assessment);

/// What reviewers wrote: notes of tags and reasons of dispositions.
std::vector<std::string> notesOf(Connection &connection, SubmissionId submission);

}  // namespace probity
