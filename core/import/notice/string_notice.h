#pragma once

#include "base/task_context.h"
#include "model/notice.h"

namespace probity {

/// Reads a notice that is kept among the texts of an app: Android's strings.xml, Apple's .strings, JSON of translations. Texts
/// whose key speaks of privacy make the notice; where none does, all texts long enough to be read. HTML inside them is undone.
/// False, leaving the document untouched, if the file is none of these.
bool readStringNotice(NoticeDocument &document, const TaskContext &task);

}  // namespace probity
