#pragma once

#include <string>

#include "model/review_input.h"
#include "review/baseline.h"
#include "review/engine.h"

namespace probity::cli {

/// --baseline: a report of `check --format json`, or the version before as a folder, a zip or a file, checked in the same way.
Result<Baseline> baselineOf(const std::string &path, const ReviewInput &input, const Engine &engine, const Persona &persona, const TaskContext &task);

}  // namespace probity::cli
