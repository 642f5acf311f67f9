#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/hashing.h"
#include "model/assessment.h"

namespace probity {

/// A stretch of a file: kept as it is, or a personal value with what stands for it.
struct Piece {
    std::uint64_t bytes = 0;        ///< of the file as it was
    std::string placeholder;        ///< empty: kept

    friend bool operator==(const Piece &, const Piece &) = default;
};

/// Finds the personal values of a case in whatever is to leave the house: those of the tester's persona and those seen in the
/// traffic, in every spelling, hash and encoding that the observer knows. A value gets the same placeholder everywhere:
/// its kind and a number. Immutable; safe to share between threads.
class Redactor {
public:
    Redactor(const Persona &persona, const Assessment &assessment);
    ~Redactor();

    /// The pieces of a file, in order, covering it. What is no text becomes one placeholder as a whole.
    std::vector<Piece> pieces(const std::string &bytes) const;
    /// A text with its values replaced.
    std::string redacted(const std::string &text) const;

private:
    struct Private;
    std::unique_ptr<const Private> d;
};

/// What stands in a redacted bundle for the pieces of one file.
std::string withPlaceholders(const std::string &bytes, const std::vector<Piece> &pieces);

/// Commits to a file piece by piece. The key of each leaf is HMAC(secret, path, position): to prove a piece that stays, its key is
/// handed out with it; a piece that goes leaves its leaf alone, which without the key cannot be guessed at.
struct PieceCommitment {
    std::string key;                ///< 32 bytes
    Sha256 leaf;                    ///< HMAC-SHA-256 of the piece's SHA-256 under the key
};
std::string pieceKey(const std::string &secret, const std::string &path, std::size_t position);
Sha256 leafOf(const std::string &key, const Sha256 &piece);
std::vector<PieceCommitment> commitTo(const std::string &bytes, const std::vector<Piece> &pieces, const std::string &secret, const std::string &path);
/// Of a file over its leaves, and of a case over its files (path → root).
Sha256 rootOf(const std::vector<Sha256> &leaves);
Sha256 rootOf(const std::map<std::string, Sha256> &files);

}  // namespace probity
