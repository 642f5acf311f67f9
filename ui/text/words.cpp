#include "ui/text/words.h"

#include <QDateTime>
#include <QLocale>

namespace probity::ui {

QString Words::verdict(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Denied:
        //: verdict: the notice says it is not done, and it was seen
        return tr("denied");
    case Verdict::Undeclared:
        //: verdict
        return tr("undeclared");
    case Verdict::Ambiguous:
        //: verdict: the notice contradicts itself
        return tr("ambiguous");
    case Verdict::Vague:
        //: verdict
        return tr("vague");
    case Verdict::Undetermined:
        //: verdict: the notice could not be read
        return tr("undetermined");
    case Verdict::NotVisible:
        //: verdict: the capture could not have shown it
        return tr("not visible");
    case Verdict::Unexercised:
        //: verdict: declared or asked for, not seen
        return tr("unexercised");
    case Verdict::Consistent:
        //: verdict
        return tr("consistent");
    }
    return {};
}

QString Words::state(SubmissionState state)
{
    switch (state) {
    case SubmissionState::Waiting:
        //: state of a submission
        return tr("waiting");
    case SubmissionState::InReview:
        //: state of a submission
        return tr("in review");
    case SubmissionState::AwaitingSecond:
        //: state of a submission
        return tr("awaits second reviewer");
    case SubmissionState::Approved:
        //: state of a submission
        return tr("approved");
    case SubmissionState::Rejected:
        //: state of a submission
        return tr("rejected");
    case SubmissionState::Banned:
        //: state of a submission
        return tr("banned");
    }
    return {};
}

QString Words::phase(Phase phase)
{
    switch (phase) {
    case Phase::BeforeChoice:
        //: consent phase
        return tr("before choice");
    case Phase::AfterRefusal:
        //: consent phase
        return tr("after refusal");
    case Phase::AfterConsent:
        //: consent phase
        return tr("after consent");
    case Phase::Background:
        //: consent phase
        return tr("in background");
    case Phase::Unknown:
        break;
    }
    //: consent phase
    return tr("unknown");
}

QString Words::stance(Stance stance)
{
    switch (stance) {
    case Stance::Collected:
        //: what a statement of the notice says
        return tr("collected");
    case Stance::NotCollected:
        //: what a statement of the notice says
        return tr("not collected");
    case Stance::Accessed:
        //: what a statement of the notice says
        return tr("accessed");
    case Stance::Shared:
        //: what a statement of the notice says
        return tr("shared");
    case Stance::NotShared:
        //: what a statement of the notice says
        return tr("not shared");
    }
    return {};
}

QString Words::noticeStance(NoticeStance stance)
{
    switch (stance) {
    case NoticeStance::Discloses:
        //: the notice on a data use
        return tr("disclosed");
    case NoticeStance::Broader:
        //: the notice on a data use: only a wider category or an unnamed recipient
        return tr("broader");
    case NoticeStance::Contradictory:
        //: the notice on a data use
        return tr("contradictory");
    case NoticeStance::DeviceOnly:
        //: the notice on a data use
        return tr("on device only");
    case NoticeStance::Denies:
        //: the notice on a data use
        return tr("denied");
    case NoticeStance::Silent:
        //: the notice on a data use: says nothing
        return tr("silent");
    case NoticeStance::Missing:
        //: there is no notice
        return tr("no notice");
    case NoticeStance::Unreadable:
        //: the notice cannot be read
        return tr("not readable");
    }
    return {};
}

QString Words::necessity(Necessity necessity)
{
    switch (necessity) {
    case Necessity::Necessary:
        //: what this type of app needs
        return tr("necessary");
    case Necessity::Beyond:
        //: more than this type of app needs
        return tr("beyond");
    case Necessity::Unknown:
        break;
    }
    return QStringLiteral("—");
}

QString Words::party(Party party)
{
    switch (party) {
    case Party::First:
        return tr("first party");
    case Party::Third:
        return tr("third party");
    case Party::Unknown:
        break;
    }
    return tr("unknown party");
}

QString Words::disposition(DispositionKind kind)
{
    switch (kind) {
    case DispositionKind::Open:
        //: disposition of a finding
        return tr("open");
    case DispositionKind::Confirmed:
        //: disposition of a finding
        return tr("confirmed");
    case DispositionKind::Dismissed:
        //: disposition of a finding
        return tr("dismissed");
    case DispositionKind::Excepted:
        //: disposition of a finding
        return tr("excepted");
    }
    return {};
}

QString Words::confidence(Confidence confidence)
{
    switch (confidence) {
    case Confidence::Certain:
        //: how sure an observation is
        return tr("certain");
    case Confidence::Probable:
        //: how sure an observation is
        return tr("probable");
    case Confidence::Possible:
        break;
    }
    //: how sure an observation is
    return tr("possible");
}

QString Words::part(Part part)
{
    switch (part) {
    case Part::Url:
        return tr("URL");
    case Part::Query:
        //: the query of a URL
        return tr("query");
    case Part::Header:
        //: of a request
        return tr("header");
    case Part::Cookie:
        return tr("cookie");
    case Part::RequestBody:
        return tr("request body");
    case Part::ResponseBody:
        return tr("response body");
    case Part::WebSocket:
        return tr("WebSocket");
    }
    return {};
}

QString Words::outcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Approve:
        //: outcome of a decision
        return tr("approve");
    case Outcome::Reject:
        //: outcome of a decision
        return tr("reject");
    case Outcome::Ban:
        //: outcome of a decision
        return tr("ban");
    case Outcome::Undecided:
        break;
    }
    //: outcome of a decision
    return tr("undecided");
}

QString Words::level(Level level)
{
    switch (level) {
    case Level::Error:
        //: level of a finding
        return tr("error");
    case Level::Warning:
        //: level of a finding
        return tr("warning");
    case Level::Note:
        break;
    }
    //: level of a finding
    return tr("note");
}

QString Words::role(Role role)
{
    switch (role) {
    case Role::Manifest:
        //: role of a file
        return tr("manifest");
    case Role::Notice:
        //: role of a file: the privacy notice
        return tr("notice");
    case Role::Traffic:
        //: role of a file
        return tr("traffic sample");
    case Role::Code:
        //: role of a file
        return tr("code");
    case Role::Persona:
        //: role of a file: the tester's identity
        return tr("persona");
    case Role::KeyLog:
        //: role of a file
        return tr("key log");
    case Role::Attachment:
        //: role of a file
        return tr("attachment");
    case Role::Unknown:
        break;
    }
    //: role of a file
    return tr("unknown file");
}

QString Words::personRole(PersonRole role)
{
    switch (role) {
    case PersonRole::Reviewer:
        //: role of a person
        return tr("reviewer");
    case PersonRole::SecondReviewer:
        //: role of a person
        return tr("second reviewer");
    case PersonRole::Regulator:
        //: role of a person
        return tr("regulator");
    case PersonRole::Developer:
        //: role of a person
        return tr("developer");
    case PersonRole::Administrator:
        //: role of a person
        return tr("administrator");
    }
    return {};
}

QString Words::app(const SubmissionSummary &summary)
{
    if (!summary.appName.empty())
        return text(summary.appName);
    // Core gives an app without name and identifier one of its own making.
    return summary.appIdentifier.empty() || summary.appIdentifier.rfind("unnamed:", 0) == 0 ? tr("Unnamed app") : text(summary.appIdentifier);
}

QString Words::age(const Timestamp &then, const Timestamp &now)
{
    const qint64 seconds = qMax<qint64>(0, (now.microseconds - then.microseconds) / 1000000);
    if (seconds < 60)
        return tr("just now");
    if (seconds < 3600)
        //: age of a submission
        return tr("%n min", nullptr, static_cast<int>(seconds / 60));
    if (seconds < 48 * 3600)
        //: age of a submission, hours
        return tr("%n h", nullptr, static_cast<int>(seconds / 3600));
    //: age of a submission
    return tr("%n day(s)", nullptr, static_cast<int>(seconds / 86400));
}

QString Words::moment(const Timestamp &time)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(time.microseconds / 1000), QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString Words::size(std::uint64_t bytes)
{
    if (bytes < 1000)
        return QStringLiteral("%1 B").arg(bytes);
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

QString Words::reach(CodeReach reach)
{
    switch (reach) {
    case CodeReach::Call:
        //: how code gets at an interface
        return tr("is called");
    case CodeReach::Computed:
        //: how code gets at an interface
        return tr("is called by a computed name");
    case CodeReach::Destructured:
        //: how code gets at an interface
        return tr("is taken out of the platform's object");
    case CodeReach::Alias:
        //: how code gets at an interface
        return tr("is called through another name");
    case CodeReach::Reference:
        //: how code gets at an interface
        return tr("is handed on without being called here");
    case CodeReach::Component:
        //: how code gets at an interface
        return tr("is a component of a template");
    case CodeReach::Field:
        //: how code gets at an interface
        return tr("is a field to fill in");
    case CodeReach::Permission:
        //: how code gets at an interface
        return tr("is asked for at run time");
    case CodeReach::Unresolved:
        break;
    }
    //: how code gets at an interface
    return tr("cannot be told for certain");
}

QString Words::origin(CodeOrigin origin)
{
    switch (origin) {
    case CodeOrigin::Vendored:
        //: whose code it is
        return tr("code of a library");
    case CodeOrigin::Minified:
        //: code that people cannot read
        return tr("minified code");
    case CodeOrigin::Own:
        break;
    }
    //: whose code it is
    return tr("own code");
}

}  // namespace probity::ui
