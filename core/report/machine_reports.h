#pragma once

#include <string>
#include <vector>

#include "model/assessment.h"
#include "taxonomy/catalogue.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// Whether a finding counts: nobody answers for it, it is there, and with a baseline it is new or changed.
bool isCounted(const Finding &finding, bool hasBaseline) noexcept;

/// A checked submission on its way into a report for machines.
struct CheckedSubmission {
    std::string name;                           ///< as it was given on the command line
    const Assessment &assessment;
    bool hasBaseline = false;                   ///< states of findings are told
    std::vector<std::string> faults;            ///< what could not be read of it; where nothing could, the assessment is empty
};

/// What reports for machines share.
struct ReportContext {
    const Taxonomy &taxonomy;
    const Catalogue &catalogue;
    std::string language = "en";                ///< "en", "zh"
    std::string version;                        ///< of the program
    Level failOn = Level::Error;                ///< JUnit: what is a failure
    bool neverFails = false;
};

/// SARIF 2.1.0 (OASIS Standard with Errata 01): one run a submission. Files are named below the submission's own name, so that a code
/// host finds them; categories and clauses are taxonomies; requests are webRequests without their values; excepted findings are
/// suppressed with their reason; findings that are gone since the baseline are absent.
std::string sarifReport(const std::vector<CheckedSubmission> &submissions, const ReportContext &context);
/// JUnit XML as CI servers read it: a suite a submission, a case a finding and a case a ledger line that nothing is wrong with.
std::string junitReport(const std::vector<CheckedSubmission> &submissions, const ReportContext &context);
/// A summary for merge requests (CommonMark with tables), at most 60 findings a submission, then how many more.
std::string markdownReport(const std::vector<CheckedSubmission> &submissions, const ReportContext &context);
/// A line a finding.
std::string findingsJsonl(const std::vector<CheckedSubmission> &submissions, const ReportContext &context);
std::string findingsCsv(const std::vector<CheckedSubmission> &submissions, const ReportContext &context);

/// "capture.har, request 3, POST https://…, request.body /phone": where a piece of evidence lies, for people.
std::string placeOf(const Evidence &evidence);

}  // namespace probity
