#pragma once

#include <QString>

#include "model/review.h"

namespace probity::ui {

class AppContext;

/// What an audit event did, in a line for people. The particulars are JSON of core; kinds that are not known here are shown
/// member by member, so that nothing of the chain is hidden.
QString eventDetails(const AuditEvent &event, const AppContext &context);

}  // namespace probity::ui
