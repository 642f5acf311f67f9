#pragma once

#include "report/report.h"
#include "review/engine.h"

namespace probity {

/// Role, format and content of one file as its reader sees it: what `probity inspect` says. A file that cannot be read gives an
/// inspection with complete=false and a warning; an Error only for Stopped and faults of the engine.
Result<Inspection> inspectFile(const LoadedArtifact &file, const Engine &engine, const Persona &persona, const TaskContext &task);

/// Reads a notice and what it says; formats of notices that are recognised and not read give an unsupported, empty reading.
Result<AssessedNotice> assessNotice(const LoadedArtifact &file, const Engine &engine, const TaskContext &task);

}  // namespace probity
