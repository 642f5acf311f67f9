#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace probity {

/// Why an operation failed. Codes are stable: tests, logs and the texts of the windows rest on them.
enum class ErrorCode {
    NotFound,           ///< a file, row or resource that was named does not exist
    NotReadable,        ///< it exists, the system refuses to let us read it
    NotWritable,        ///< the system refuses to let us write: rights, read-only medium
    DiskFull,           ///< no room left; nothing was changed
    TooLarge,           ///< a limit against hostile input was met
    BadFormat,          ///< the bytes are not what they claim to be
    BadEncoding,        ///< the text is in no encoding that we read
    Unsupported,        ///< recognised, but this version does not read it
    Stopped,            ///< the person or the caller asked to stop; nothing was left behind
    InvalidArgument,    ///< the caller broke a documented precondition
    PolicyViolation,    ///< a rule of deciding forbids it; `detail` names the rule
    NotAuthenticated,   ///< nobody is signed in, or the passphrase is wrong
    NotPermitted,       ///< the person's role does not allow it
    Conflict,           ///< somebody else changed or recorded it first
    Locked,             ///< another program holds the workspace for writing
    Corrupt,            ///< stored data contradicts itself: hash, chain or schema
    TooNew,             ///< the workspace was written by a newer version of Probity
    ResourceInvalid,    ///< data of resources/ or of a pack breaks its schema
    Internal            ///< a fault of ours
};

/// The stable spelling of a code, as in logs and JSON: "not_found", "disk_full", ...
const char *name(ErrorCode code) noexcept;

/// A failure as a value. `detail` is English, for logs and developers; what a user reads is made in ui/text and app/cli.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string detail;
    std::string where;  ///< file, row, JSON pointer or byte offset; may be empty
};

template <class T>
using Result = tl::expected<T, Error>;
using Status = tl::expected<void, Error>;

inline tl::unexpected<Error> failure(ErrorCode code, std::string detail, std::string where = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail), std::move(where)});
}

}  // namespace probity
