#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "model/traffic.h"

namespace probity {

enum class Basis { Key, Form, Persona };            ///< how we know: by the field's name, by the value's form and checksum, by the tester's known value
enum class Confidence { Certain, Probable, Possible };
enum class Party { First, Third, Unknown };
enum class Direction { Sent, Received };

/// A data use seen in traffic.
struct Observation {
    std::uint32_t entry = 0;                        ///< TrafficEntry::index
    std::string artifact;                           ///< path of the traffic sample
    CategoryId category;
    Part part = Part::RequestBody;
    std::string pointer;                            ///< JSON Pointer into the opened body, or the field's name
    std::vector<std::string> encodings;             ///< undone, outermost first: "gzip", "json", "base64", ..., "md5"
    Basis basis = Basis::Key;
    Confidence confidence = Confidence::Possible;
    std::string host;
    Party party = Party::Unknown;
    RecipientId recipient;                          ///< known company; empty: named by `host` alone
    std::string recipientName;                      ///< for people; the host where nothing better is known
    Direction direction = Direction::Sent;
    std::string excerpt;                            ///< masked; never a whole personal value
    std::string key;                                ///< the field's name as sent
    std::string value;                              ///< unmasked; stays in the workspace, never leaves by the command line
    std::string explanation;                        ///< stable key with arguments: "key:imei", "form:resident_id", "persona:imei:md5"
    std::optional<Timestamp> time;
    Phase phase = Phase::Unknown;

    friend bool operator==(const Observation &, const Observation &) = default;
};

const char *name(Basis basis) noexcept;
const char *name(Confidence confidence) noexcept;
const char *name(Party party) noexcept;
const char *name(Direction direction) noexcept;
std::optional<Party> partyFromName(const std::string &name);

/// What the tester's identity is: values that are known beforehand. Several values per category are usual.
struct PersonaValue {
    std::string field;          ///< "imei", "phone_number", "lat", ... of contract.md, or "other"
    CategoryId category;
    std::string value;
};
struct Persona {
    std::string appId;          ///< salt of hashed values
    std::vector<PersonaValue> values;
};

}  // namespace probity
