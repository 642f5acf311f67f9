#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "model/observation.h"

namespace probity {

/// Worst first; the order is the severity of product.md.
enum class Verdict { Denied, Undeclared, Ambiguous, Vague, Undetermined, NotVisible, Unexercised, Consistent };
enum class ManifestStance { Declares, Absent };
enum class CodeStance { Capable, Absent, NotSubmitted };
enum class NoticeStance { Discloses, Broader, Contradictory, DeviceOnly, Denies, Silent, Missing, Unreadable };
enum class CaptureStance { Seen, NotSeen, NotVisible };
enum class Necessity { Necessary, Beyond, Unknown };

/// Index into Assessment::evidence.
using EvidenceIndex = std::uint32_t;

/// Which part of a disclosure is vague. Several may hold.
struct Vagueness {
    int categorySteps = 0;          ///< steps up the tree from the observed category to the stated one
    bool isRecipientUnnamed = false;///< a class of recipients instead of a name
    bool isRecipientAbsent = false; ///< collected, but no sharing statement for anybody

    friend bool operator==(const Vagueness &, const Vagueness &) = default;
};

/// One data use, (category, recipient), and what the manifest, the code, the notice and the capture say of it.
struct LedgerLine {
    CategoryId category;
    Party party = Party::First;
    RecipientId recipientId;            ///< empty for the first party and for unknown companies
    std::string recipient;              ///< "first party", the company's name, or the registrable domain
    ManifestStance manifest = ManifestStance::Absent;
    CodeStance code = CodeStance::NotSubmitted;
    NoticeStance notice = NoticeStance::Silent;
    Vagueness vagueness;
    CaptureStance capture = CaptureStance::NotVisible;
    std::uint64_t count = 0;            ///< observations counted (certain and probable, sent)
    std::uint64_t possible = 0;         ///< seen only as "possible": never counted, never hidden
    std::optional<Timestamp> first;
    std::map<Phase, std::uint64_t> phases;
    Necessity necessity = Necessity::Unknown;
    Verdict verdict = Verdict::Consistent;
    std::vector<EvidenceIndex> manifestEvidence;
    std::vector<EvidenceIndex> codeEvidence;
    std::vector<EvidenceIndex> noticeEvidence;
    std::vector<EvidenceIndex> observedEvidence;    ///< first occurrence first; at most a documented number, `count` is the truth
    bool isFromTag = false;             ///< put there by a reviewer's undeclared-use tag

    friend bool operator==(const LedgerLine &, const LedgerLine &) = default;
};

const char *name(Verdict verdict) noexcept;         ///< "denied", "undeclared", ...
const char *name(ManifestStance stance) noexcept;   ///< "declares", "absent"
const char *name(CodeStance stance) noexcept;       ///< "capable", "absent", "not_submitted"
const char *name(NoticeStance stance) noexcept;     ///< "discloses", "broader", ...
const char *name(CaptureStance stance) noexcept;    ///< "seen", "not_seen", "not_visible"
const char *name(Necessity necessity) noexcept;
std::optional<Verdict> verdictFromName(const std::string &name);

}  // namespace probity
