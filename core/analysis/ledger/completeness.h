#pragma once

#include "analysis/ledger/capture_view.h"
#include "analysis/ledger/notice_view.h"
#include "model/assessment.h"

namespace probity {

/// Counts what could not be read, and the stable keys of what that limits, in a fixed order.
Completeness completenessOf(const Assessment &assessment, const ReviewInput &input, const NoticeView &notices, const CaptureView &capture);

}  // namespace probity
