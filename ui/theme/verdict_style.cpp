#include "ui/theme/verdict_style.h"

namespace probity::ui {

ThemeRole roleOf(Verdict verdict) noexcept
{
    switch (verdict) {
    case Verdict::Denied:
        return ThemeRole::Denied;
    case Verdict::Undeclared:
        return ThemeRole::Undeclared;
    case Verdict::Ambiguous:
        return ThemeRole::Ambiguous;
    case Verdict::Vague:
        return ThemeRole::Vague;
    case Verdict::Undetermined:
        return ThemeRole::Undetermined;
    case Verdict::NotVisible:
        return ThemeRole::NotVisible;
    case Verdict::Unexercised:
        return ThemeRole::Unexercised;
    case Verdict::Consistent:
        break;
    }
    return ThemeRole::Consistent;
}

QString iconOf(Verdict verdict)
{
    return QString::fromLatin1(name(verdict));
}

ThemeRole roleOf(Outcome outcome) noexcept
{
    switch (outcome) {
    case Outcome::Approve:
        return ThemeRole::Approve;
    case Outcome::Reject:
        return ThemeRole::Reject;
    case Outcome::Ban:
        return ThemeRole::Ban;
    case Outcome::Undecided:
        break;
    }
    return ThemeRole::Undetermined;
}

QString iconOf(Outcome outcome)
{
    return outcome == Outcome::Undecided ? QStringLiteral("undetermined") : QString::fromLatin1(name(outcome));
}

ThemeRole roleOf(Level level) noexcept
{
    switch (level) {
    case Level::Error:
        return ThemeRole::Undeclared;
    case Level::Warning:
        return ThemeRole::Vague;
    case Level::Note:
        break;
    }
    return ThemeRole::Undetermined;
}

ThemeRole roleOf(SubmissionState state) noexcept
{
    switch (state) {
    case SubmissionState::Approved:
        return ThemeRole::Approve;
    case SubmissionState::Rejected:
        return ThemeRole::Reject;
    case SubmissionState::Banned:
        return ThemeRole::Ban;
    case SubmissionState::AwaitingSecond:
        return ThemeRole::Vague;
    case SubmissionState::InReview:
        return ThemeRole::Accent;
    case SubmissionState::Waiting:
        break;
    }
    return ThemeRole::TextMuted;
}

ThemeRole roleOf(Stance stance) noexcept
{
    switch (stance) {
    case Stance::Shared:
        return ThemeRole::Accent;
    case Stance::NotCollected:
    case Stance::NotShared:
        return ThemeRole::Denied;
    case Stance::Collected:
    case Stance::Accessed:
        break;
    }
    return ThemeRole::Consistent;
}

ThemeRole roleOf(NoticeStance stance) noexcept
{
    switch (stance) {
    case NoticeStance::Discloses:
        return ThemeRole::Text;
    case NoticeStance::Broader:
        return ThemeRole::Vague;
    case NoticeStance::Contradictory:
        return ThemeRole::Ambiguous;
    case NoticeStance::DeviceOnly:
    case NoticeStance::Denies:
        return ThemeRole::Denied;
    case NoticeStance::Silent:
        return ThemeRole::TextMuted;
    case NoticeStance::Missing:
        return ThemeRole::Undeclared;
    case NoticeStance::Unreadable:
        break;
    }
    return ThemeRole::Undetermined;
}

}  // namespace probity::ui
