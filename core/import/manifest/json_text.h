#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/artifact.h"

namespace probity {

struct JsonMember;

/// A value of a JSON text, with the line it begins on.
struct JsonValue {
    enum class Kind { Null, Boolean, Number, String, Array, Object };

    JsonValue();
    ~JsonValue();
    JsonValue(const JsonValue &);
    JsonValue(JsonValue &&) noexcept;
    JsonValue &operator=(const JsonValue &);
    JsonValue &operator=(JsonValue &&) noexcept;

    Kind kind = Kind::Null;
    std::string text;               ///< strings decoded; numbers, true and false as written
    std::size_t line = 0;           ///< 1-based
    std::size_t column = 0;         ///< 1-based, in bytes
    std::vector<JsonMember> members;///< of objects, in the order of the file; elements of arrays have empty keys

    bool isObject() const noexcept { return kind == Kind::Object; }
    bool isArray() const noexcept { return kind == Kind::Array; }
    bool isString() const noexcept { return kind == Kind::String; }
    /// The member of that name, the last one where it is given twice; nullptr: none, or not an object.
    const JsonValue *find(std::string_view key) const noexcept;
    /// The string member of that name; empty: none.
    const std::string &string(std::string_view key) const noexcept;
};

/// A member of an object, or an element of an array.
struct JsonMember {
    std::string first;      ///< the name; empty in arrays
    JsonValue second;
};

/// What was read of a JSON text.
struct JsonText {
    JsonValue root;
    std::vector<Diagnostic> faults;     ///< codes "not_json", "truncated", "too_deep", "too_many_values"; empty: read whole
    bool hasComments = false;           ///< comments or trailing commas: JSON as people write it
};

/// Reads JSON (RFC 8259) as it occurs in manifests: comments, trailing commas, a byte-order mark and raw control characters in
/// strings are accepted. Never fails: a value that is none is left out and what stands around it is read; after 20 such faults,
/// and where the text ends too early or goes too deep, it stops and keeps what it had. Limits: 128 levels, 500,000 values.
JsonText readJsonText(std::string_view utf8);

/// RFC 6901: `parent` plus one escaped step, of which the first 256 bytes are taken.
std::string jsonPointer(std::string_view parent, std::string_view step);

}  // namespace probity
