#pragma once

#include <string>

#include "model/artifact.h"
#include "model/capability.h"

namespace probity {

/// contract.md, the common part of `inspect`, as it also stands in `check`: path, role, format, producer, sha256, bytes, warnings,
/// complete; one JSON object, key order fixed.
std::string artifactJson(const ArtifactInfo &artifact);

/// What the code can ask for, as `check` and, for a file of code, `inspect` have it under "code": {"files","bytes","unread" (files
/// of code that were not read),"dynamic_access","capabilities":[{"api","categories":[...],"count","requires":[{"kind":
/// "privacy_key|private_info|scope|permission|usage_key|accessed_api","any_of":[...],"state":"declared|without_purpose|missing|
/// not_visible"}],"places":[{"artifact","member","line","column","reach":"call|computed|destructured|alias|reference|component|
/// field|permission|unresolved","origin":"own|vendored|minified","excerpt"}]}],"unused":[{"artifact","pointer","name"}]}.
/// At most 50 places of each interface, `count` is the truth; line and column are null in compiled code.
std::string codeJson(const CodeReading &code);

}  // namespace probity
