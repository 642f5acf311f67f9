#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/signing.h"
#include "report/stored_zip.h"

namespace probity {

/// Names of a bag's tag files (RFC 8493) and of the two that Probity adds.
namespace bag {
inline constexpr const char *declaration = "bagit.txt";
inline constexpr const char *info = "bag-info.txt";
inline constexpr const char *manifest = "manifest-sha256.txt";
inline constexpr const char *tagManifest = "tagmanifest-sha256.txt";
inline constexpr const char *publicKey = "public-key.pem";
inline constexpr const char *signature = "signature.bin";
inline constexpr const char *readme = "README.txt";
inline constexpr const char *payload = "data/";
}  // namespace bag

/// What stands in bag-info.txt; line feeds in it become blanks.
struct BagInfo {
    std::string date;               ///< RFC 3339
    std::string agent;              ///< "Probity 0.1.0"
    std::string contact;            ///< who exported it
    std::string identifier;         ///< of the case
};

/// Makes a bag of the payload ("data/..." each) and the readme: declaration, info, manifests, public key, and the signature
/// (Ed25519 over the bytes of tagmanifest-sha256.txt). Payload is hashed as it streams by; nothing is held in memory.
Result<std::vector<ZipMember>> makeBag(std::vector<ZipMember> payload, const std::string &readme, const BagInfo &info, const SigningKey &key, const TaskContext &task);

/// What a bag turned out to be.
struct CheckedBag {
    std::map<std::string, ByteSourcePtr> members;
    std::map<std::string, Sha256> hashes;       ///< of the payload, as it is
    std::optional<PublicKey> key;               ///< in it; it says who signed only to someone who knows its fingerprint
    std::uint64_t payloadFiles = 0;
    std::uint64_t payloadBytes = 0;
};

/// Holds every byte of a bag against what makeBag() would have written: names, manifests, sizes, signature. What is wrong goes to
/// `problems`, the file in `where`.
Result<CheckedBag> checkBag(const std::vector<ZipMember> &members, std::vector<Diagnostic> &problems, const TaskContext &task);

/// A name for a file inside a bundle that every system can write: number and the ASCII letters, digits, '.', '-' of the name.
std::string bundledName(std::size_t number, const std::string &path);

}  // namespace probity
