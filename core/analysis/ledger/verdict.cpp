#include "analysis/ledger/ledger_builder.h"

namespace probity {

namespace {

/// A stance that speaks of the use only where it is not borne out by traffic: seen gives `seen`, the rest is left open.
std::optional<Verdict> stated(CaptureStance capture, Verdict seen) noexcept
{
    switch (capture) {
    case CaptureStance::Seen:
        return seen;
    case CaptureStance::NotSeen:
        return Verdict::Unexercised;
    case CaptureStance::NotVisible:
        return Verdict::NotVisible;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Verdict> verdictOf(NoticeStance notice, CaptureStance capture, bool isAskedFor) noexcept
{
    switch (notice) {
    case NoticeStance::Discloses:
        return stated(capture, Verdict::Consistent);
    case NoticeStance::Broader:
        return stated(capture, Verdict::Vague);
    case NoticeStance::DeviceOnly:
        return stated(capture, Verdict::Denied);
    case NoticeStance::Contradictory:
        return Verdict::Ambiguous;
    case NoticeStance::Denies:
        return capture == CaptureStance::Seen ? std::optional(Verdict::Denied) : std::nullopt;
    case NoticeStance::Silent:
    case NoticeStance::Missing:
        if (capture != CaptureStance::Seen && !isAskedFor)
            return std::nullopt;
        return stated(capture, Verdict::Undeclared);
    case NoticeStance::Unreadable:
        return Verdict::Undetermined;
    }
    return std::nullopt;
}

}  // namespace probity
