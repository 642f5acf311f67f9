#pragma once

#include <string>

#include "base/byte_source.h"
#include "base/result.h"
#include "base/signing.h"
#include "base/task_context.h"
#include "base/clock.h"

namespace probity {

/// A second person's judgement made on another machine, on its way back as a file.
struct Judgement {
    std::string record;             ///< number of the decision that was judged
    std::string decisionHash;       ///< SHA-256 of its document, as the hand-over names it
    std::string caseRoot;           ///< commitment over the case that was looked at
    bool agrees = false;
    std::string why;
    std::string by;                 ///< name of who judged, as that machine knows the person
    Timestamp at;
    PublicKey key;
    std::string signature;          ///< over judgementMessage()

    friend bool operator==(const Judgement &, const Judgement &) = default;
};

/// What a hand-over file asks for.
struct HandedOver {
    std::string record;
    std::string decisionHash;
    std::string caseRoot;
    std::string app;
    std::string version;
};
/// Reads a hand-over after verifying every byte of it. Corrupt if anything is wrong with it, BadFormat for other bundles.
Result<HandedOver> readHandOver(const ByteSourcePtr &bundle, const TaskContext &task);

/// The bytes that a judgement signs: every member but the signature.
std::string judgementMessage(const Judgement &judgement);
/// As a file (schema "probity.judgement/1"), and back: BadFormat names the member; Corrupt: the signature is not the key's.
std::string judgementJson(const Judgement &judgement);
Result<Judgement> readJudgement(const std::string &json);

}  // namespace probity
