#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli.h"
#include "report/machine_reports.h"
#include "review/engine.h"
#include "review/exceptions.h"

namespace probity::cli {

/// Formats that tell of all submissions in one document, so that their assessments are kept until the end.
bool isJointFormat(const std::string &format);
std::string jointReport(const std::string &format, const std::vector<CheckedSubmission> &submissions, const Engine &engine, const std::string &language, const std::string &failOn);

/// --exceptions: what a project's exceptions file grants. Nothing for an empty path.
Result<std::vector<FindingException>> exceptionsOf(const std::string &path);
/// The file beside a submission that is used where --exceptions names none: "probity-exceptions.json" in the folder.
std::string exceptionsBeside(const std::string &submission);

}  // namespace probity::cli
