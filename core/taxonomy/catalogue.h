#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/finding.h"

namespace probity {

/// A clause that rules rest on.
struct Clause {
    std::string id;                 ///< "cac2019:2.1"
    Bilingual label;                ///< "2019 method 2.1" / "《认定方法》二（一）"
    Bilingual text;                 ///< our paraphrase
    bool isUnverified = false;
};
/// One entry of the reason catalogue.
struct ReasonEntry {
    std::string id;
    Bilingual title;
    Bilingual cure;
    Outcome outcome = Outcome::Reject;
    std::vector<std::string> clauses;
};
struct TagKind {
    std::string id;
    Bilingual name;
    bool isUndeclaredUse = false;
    std::string answers;            ///< clause of a behaviour that a reviewer saw; empty for other kinds
};

/// A group of findings on the desk; the order of Catalogue::groups() is the order of the desk.
struct FindingGroup {
    std::string id;                 ///< Finding::group
    Bilingual name;
};

/// The words that findings, decisions and letters are made of: clauses, reasons, tag kinds, groups, of resources/rules.
/// Immutable after loading; safe to share between threads.
class Catalogue {
public:
    static Result<std::shared_ptr<const Catalogue>> load();

    const std::vector<Clause> &clauses() const noexcept { return m_clauses; }
    const Clause *clause(const std::string &id) const noexcept;         ///< nullptr: unknown
    const std::vector<ReasonEntry> &reasons() const noexcept { return m_reasons; }
    const ReasonEntry *reason(const std::string &id) const noexcept;    ///< nullptr: unknown
    const std::vector<TagKind> &tagKinds() const noexcept { return m_tagKinds; }
    const std::vector<FindingGroup> &groups() const noexcept { return m_groups; }
    Bilingual groupName(const std::string &group) const;                ///< the id itself for unknown groups

private:
    Catalogue() = default;
    std::vector<Clause> m_clauses;
    std::vector<ReasonEntry> m_reasons;
    std::vector<TagKind> m_tagKinds;
    std::vector<FindingGroup> m_groups;
};

}  // namespace probity
