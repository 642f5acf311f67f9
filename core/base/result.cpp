#include "base/result.h"

namespace probity {

const char *name(ErrorCode code) noexcept
{
    switch (code) {
    case ErrorCode::NotFound: return "not_found";
    case ErrorCode::NotReadable: return "not_readable";
    case ErrorCode::NotWritable: return "not_writable";
    case ErrorCode::DiskFull: return "disk_full";
    case ErrorCode::TooLarge: return "too_large";
    case ErrorCode::BadFormat: return "bad_format";
    case ErrorCode::BadEncoding: return "bad_encoding";
    case ErrorCode::Unsupported: return "unsupported";
    case ErrorCode::Stopped: return "stopped";
    case ErrorCode::InvalidArgument: return "invalid_argument";
    case ErrorCode::PolicyViolation: return "policy_violation";
    case ErrorCode::NotAuthenticated: return "not_authenticated";
    case ErrorCode::NotPermitted: return "not_permitted";
    case ErrorCode::Conflict: return "conflict";
    case ErrorCode::Locked: return "locked";
    case ErrorCode::Corrupt: return "corrupt";
    case ErrorCode::TooNew: return "too_new";
    case ErrorCode::ResourceInvalid: return "resource_invalid";
    case ErrorCode::Internal: return "internal";
    }
    return "internal";
}

}  // namespace probity
