// The commitments of a bundle.
#include <nlohmann/json.hpp>

#include "base/signing.h"
#include "review/bundle_parts.h"

namespace probity {

namespace {

using Json = nlohmann::ordered_json;

Sha256 rootOfFile(const CommittedFile &file)
{
    std::vector<Sha256> leaves;
    for (const PieceCommitment &one : file.leaves)
        leaves.push_back(one.leaf);
    return rootOf(leaves);
}

Json pieceJson(const Piece &piece, const PieceCommitment &commitment, BundleKind kind)
{
    if (kind != BundleKind::Redacted)
        return Json::array({piece.bytes, piece.placeholder});
    if (piece.placeholder.empty())
        return Json::array({piece.bytes, "", hexEncode(commitment.key)});
    return Json::array({piece.placeholder.size(), piece.placeholder, commitment.leaf.hex()});
}

}  // namespace

Sha256 rootOf(const std::vector<CommittedFile> &files)
{
    std::map<std::string, Sha256> roots;
    for (const CommittedFile &file : files)
        roots.emplace(file.path, rootOfFile(file));
    return rootOf(roots);
}

std::string commitmentsJson(const std::vector<CommittedFile> &files, const std::string &secret, BundleKind kind)
{
    Json list = Json::array();
    for (const CommittedFile &file : files) {
        Json pieces = Json::array();
        for (std::size_t i = 0; i < file.pieces.size(); ++i)
            pieces.push_back(pieceJson(file.pieces[i], file.leaves[i], kind));
        list.push_back(Json{{"path", file.path}, {"file", file.file.empty() ? Json(nullptr) : Json(file.file)}, {"root", rootOfFile(file).hex()}, {"pieces", std::move(pieces)}});
    }
    Json out{{"schema", "probity.commitments/1"}, {"root", rootOf(files).hex()}};
    if (kind != BundleKind::Redacted)
        out["secret"] = hexEncode(secret);
    out["files"] = std::move(list);
    return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace probity
