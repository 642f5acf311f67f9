#pragma once

#include <string>

#include "base/result.h"

namespace probity {

/// Passphrases have at least this many characters (code points).
inline constexpr std::size_t shortestPassphrase = 8;

/// A passphrase as it is stored: "scrypt$<log2 N>$<r>$<p>$<salt>$<key>" in hexadecimal digits, with a salt of its own.
/// scrypt (RFC 7914), because it makes guessing cost memory too; the parameters stand in the text so that they can grow.
/// InvalidArgument for passphrases that are too short.
Result<std::string> hashPassphrase(const std::string &passphrase);

/// Compares in constant time. False for stored texts that this program did not write.
bool matchesPassphrase(const std::string &passphrase, const std::string &stored);

/// Costs as much as a comparison: for names that nobody has, so that the time tells nothing.
void wasteComparison(const std::string &passphrase);

}  // namespace probity
