#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include "model/assessment.h"
#include "model/review.h"

namespace probity::ui {

/// The words of the screens for the enumerations and stable keys of core, in the language that is on. Unknown keys come back
/// as they are: data may know more than this version.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(probity::ui::Words)
public:
    static QString verdict(Verdict verdict);
    static QString state(SubmissionState state);
    static QString phase(Phase phase);
    static QString stance(Stance stance);
    static QString noticeStance(NoticeStance stance);
    static QString necessity(Necessity necessity);
    static QString party(Party party);
    static QString disposition(DispositionKind kind);
    static QString confidence(Confidence confidence);
    static QString part(Part part);
    static QString outcome(Outcome outcome);
    static QString level(Level level);
    static QString role(Role role);
    static QString personRole(PersonRole role);
    static QString platform(const PlatformId &platform);
    static QStringList platformIds();                       ///< those that have a name here
    static QString aspect(const std::string &aspect);       ///< "retention", "cross_border", ...
    static QString language(const std::string &tag);        ///< "zh-Hans", "en", ...
    static QString encoding(const std::string &encoding);   ///< "gzip", "json-string", "md5", ...
    static QString limit(const std::string &limit);         ///< Completeness::limits
    /// Observation::explanation as a sentence: "persona:imei:md5".
    static QString explanation(const std::string &explanation);
    /// One step of Statement::reading: "verb:收集".
    static QString readingStep(const std::string &step);
    static QString reach(CodeReach reach);                  ///< how code gets at an interface
    static QString origin(CodeOrigin origin);
    static QString recipientRole(const std::string &role);  ///< "map_provider", ...
    static QString event(const AuditEvent &event);          ///< kind of an audit event

    /// The app's name; its identifier where it has none; words where it has neither.
    static QString app(const SubmissionSummary &summary);
    static QString age(const Timestamp &then, const Timestamp &now);
    static QString moment(const Timestamp &time);           ///< local date and minute
    static QString size(std::uint64_t bytes);
};

inline QString text(const std::string &utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

}  // namespace probity::ui
