#include "analysis/ledger/completeness.h"

#include <algorithm>

namespace probity {

Completeness completenessOf(const Assessment &assessment, const ReviewInput &input, const NoticeView &notices, const CaptureView &capture)
{
    Completeness out;
    bool isCaptureIncomplete = false;
    for (const TrafficFacts &sample : assessment.traffic) {
        out.entries += sample.entries;
        out.bodiesAbsent += sample.bodiesAbsent;
        out.bodiesTruncated += sample.bodiesTruncated;
        out.opaque += sample.opaque;
        out.undecodable += sample.undecodable;
        out.sanitised = out.sanitised || sample.isSanitised;
        isCaptureIncomplete = isCaptureIncomplete || !sample.artifact.complete;
    }
    out.hostsNotDecrypted = capture.hostsNotDecrypted();
    out.hasCapture = capture.hasCapture();
    out.notice = notices.state();

    const bool isNoticeIncomplete = std::any_of(assessment.notices.begin(), assessment.notices.end(),
                                                [](const AssessedNotice &notice) { return !notice.document.artifact.complete; });
    const bool isConsentKnown = input.consentAt || assessment.submission.capture.consentAt ||
                                std::any_of(assessment.entries.begin(), assessment.entries.end(),
                                            [](const EntrySummary &entry) { return entry.phase != Phase::Unknown; });
    const bool isTypeKnown = !input.appType.isEmpty() || !assessment.submission.type.isEmpty();
    const std::pair<bool, const char *> limits[] = {
        {!out.hasCapture, "no_capture"},
        {out.hasCapture && assessment.entries.empty() && !isCaptureIncomplete, "capture_empty"},
        {isCaptureIncomplete, "capture_incomplete"},
        {out.bodiesTruncated > 0, "bodies_truncated"},
        {out.bodiesAbsent > 0, "bodies_absent"},
        {out.opaque > 0, "bodies_opaque"},
        {out.undecodable > 0, "bodies_undecodable"},
        {out.sanitised, "capture_sanitised"},
        {out.hostsNotDecrypted > 0, "hosts_not_decrypted"},
        {out.hasCapture && !isConsentKnown, "consent_not_marked"},
        {out.hasCapture && !capture.knowsFirstParty(), "first_party_unknown"},
        {out.notice == Completeness::Notice::Missing, "no_notice"},
        {out.notice == Completeness::Notice::Unreadable, "notice_unreadable"},
        {out.notice == Completeness::Notice::NotANotice, "not_a_notice"},
        {notices.isPartlyUnreadable() || isNoticeIncomplete, "notice_incomplete"},
        {assessment.manifests.empty(), "no_manifest"},
        {assessment.code.unread > 0, "code_not_analysed"},
        {!isTypeKnown, "app_type_unknown"},
    };
    for (const auto &[holds, key] : limits)
        if (holds)
            out.limits.emplace_back(key);
    return out;
}

}  // namespace probity
