#pragma once

#include <QString>

#include "base/result.h"
#include "model/artifact.h"
#include "model/review.h"
#include "review/bundle.h"

namespace probity::ui {

/// Sentences for people, in the language of the program, for what core says in codes. Where a code is unknown here the
/// English message of core is shown, so that nothing is ever hidden. Any thread that may call tr().

/// One or two sentences: what happened and what to do about it. Ends with the place where there is one.
QString errorText(const Error &error);
/// What a reader or the verification has to say about its input.
QString diagnosticText(const Diagnostic &diagnostic);
/// What limits every "nothing found" (Completeness::limits).
QString limitText(const std::string &key);
/// What keeps a decision from being recorded (Workspace::obstacles), as something left to do.
QString obstacleText(const Diagnostic &obstacle);

QString roleText(PersonRole role);              ///< "Reviewer", "Second reviewer", ...
QString outcomeText(Outcome outcome);           ///< "Approve", "Reject", "Ban", "Undecided"
QString decisionStateText(DecisionState state);
QString bundleCheckText(const BundleCheck &check);
QString banScopeText(const std::string &scope); ///< "This version", "The app", "The developer"

}  // namespace probity::ui
