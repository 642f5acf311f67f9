#pragma once

#include "model/review_input.h"
#include "store/connection.h"

namespace probity {

/// What was decided about the app's earlier submissions, and about the developer's other apps, before `submission` came.
/// Decisions that were superseded, and bans that nobody seconded, do not count. Failures are latched in the connection.
ReviewHistory historyOf(Connection &connection, SubmissionId submission);

}  // namespace probity
