#pragma once

#include "base/task_context.h"
#include "model/notice.h"

namespace probity {

/// Reads the privacy guideline of a WeChat mini-program as the platform's console exports it: the lines of
/// `privacy_detail_list`, or the pairs of `privacy_key`/`privacy_label` and `privacy_text` of a setting list, each as a block of
/// text at its place in the JSON. False, leaving the document untouched, if it is no such JSON.
bool readGuidelineJson(NoticeDocument &document, const TaskContext &task);

}  // namespace probity
