// Verification of a bundle from its bytes alone.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/signing.h"
#include "report/bag.h"
#include "review/bundle_parts.h"

namespace probity {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t largestDocument = std::uint64_t{1} << 30;
constexpr std::uint64_t largestPieces = std::uint64_t{512} << 20;

std::string text(const Json &json, const char *key)
{
    const auto found = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json &list(const Json &json, const char *key)
{
    static const Json none = Json::array();
    const auto found = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && found != json.end() && found->is_array() ? *found : none;
}

/// Goes through a bundle from the outside in.
class BundleVerifier {
public:
    BundleVerifier(const ByteSourcePtr &bytes, const TaskContext &task) : m_bytes(bytes), m_task(task) {}

    Result<BundleReport> verify()
    {
        using Step = Status (BundleVerifier::*)();
        for (const Step step : {&BundleVerifier::checkArchive, &BundleVerifier::checkFiles, &BundleVerifier::checkChain, &BundleVerifier::checkDecisions, &BundleVerifier::checkCommitments,
                                &BundleVerifier::checkRules}) {
            if (m_task.isStopRequested())
                return failure(ErrorCode::Stopped, "the verification was stopped");
            if (Status done = (this->*step)(); !done)
                return tl::unexpected(done.error());
        }
        m_report.isWhole = m_report.problems.empty();
        return std::move(m_report);
    }

private:
    using Kind = BundleCheck::Kind;

    void add(const char *code, std::string message, std::string where) { m_report.problems.push_back({code, std::move(message), std::move(where)}); }
    /// Notes what was checked; problems since `before` are its failures.
    void done(Kind kind, std::uint64_t count, std::size_t before) { m_report.checks.push_back({kind, count, m_report.problems.size() - before}); }

    Status checkArchive()
    {
        const std::size_t before = m_report.problems.size();
        auto members = readStoredZip(m_bytes, m_report.problems, m_task);
        if (!members)
            return tl::unexpected(members.error());
        m_members = std::move(*members);
        done(Kind::Archive, m_bytes->size(), before);
        return {};
    }

    Status checkFiles()
    {
        const std::size_t before = m_report.problems.size();
        auto bag = checkBag(m_members, m_report.problems, m_task);
        if (!bag)
            return tl::unexpected(bag.error());
        m_bag = std::move(*bag);
        const auto isSignature = [](const Diagnostic &one) { return one.code == "signature_wrong" || one.code == "key_unreadable"; };
        const auto wrong = static_cast<std::uint64_t>(std::count_if(m_report.problems.begin(), m_report.problems.end(), isSignature));
        m_report.checks.push_back({Kind::Files, m_bag.members.size(), m_report.problems.size() - before - wrong});
        m_report.checks.push_back({Kind::Signature, m_bag.key ? 1U : 0U, wrong});
        if (m_bag.key)
            m_report.fingerprint = m_bag.key->fingerprint();
        readCase();
        return {};
    }

    std::string document(const std::string &path)
    {
        const auto found = m_bag.members.find(path);
        if (found == m_bag.members.end()) {
            add("file_missing", "the bundle has no such file", path);
            return {};
        }
        auto bytes = readAll(*found->second, largestDocument);
        if (!bytes) {
            add("file_unreadable", bytes.error().detail, path);
            return {};
        }
        return std::move(*bytes);
    }

    void readCase()
    {
        m_case = Json::parse(document(bundle_path::caseFile), nullptr, false);
        if (text(m_case, "schema") != "probity.bundle/1") {
            add("case_unreadable", "case.json is not that of a bundle that this version knows", bundle_path::caseFile);
            m_case = Json::object();
        }
        const std::string kind = text(m_case, "kind");
        m_report.kind = kind == "redacted" ? BundleKind::Redacted : kind == "handover" ? BundleKind::HandOver : BundleKind::Full;
        const Json app = m_case.value("app", Json::object());
        m_report.app = text(app, "name").empty() ? text(app, "id") : text(app, "name");
        m_report.version = text(m_case, "version");
        const Json exported = m_case.value("exported", Json::object());
        m_report.exportedBy = text(exported, "by");
        m_report.exportedAt = text(exported, "at");
        if (text(exported, "key") != m_report.fingerprint)
            add("key_differs", "case.json names another key than the one that signed", bundle_path::caseFile);
        for (const Json &decision : list(m_case, "decisions"))
            m_report.records.push_back(text(decision, "record"));
        for (const Json &artifact : list(m_case, "artifacts")) {
            const std::string file = text(artifact, "file");
            const auto hash = m_bag.hashes.find(file);
            if (m_report.kind != BundleKind::Redacted && (hash == m_bag.hashes.end() || hash->second.hex() != text(artifact, "sha256")))
                add("artifact_altered", "the file is not the one that the case names", file);
        }
    }

    Status checkChain()
    {
        std::size_t before = m_report.problems.size();
        m_chain = readAuditLines(document(bundle_path::audit), m_report.kind, m_report.problems);
        m_report.events = m_chain.last;
        m_report.shownEvents = m_chain.shown;
        done(Kind::Chain, m_chain.hashes.size(), before);
        before = m_report.problems.size();
        const auto anchors = readAnchors(document(bundle_path::anchors), m_chain, m_report.problems);
        for (const Anchor &anchor : anchors)
            m_report.anchored = std::max(m_report.anchored, anchor.events);
        if (m_report.anchored < m_chain.last)
            add("chain_unanchored", "the last events of the chain are not signed for", "event " + std::to_string(m_report.anchored + 1));
        if (anchors.empty() || (m_bag.key && anchors.back().key != *m_bag.key))
            add("anchor_differs", "the last anchor is not by the key that signed the bundle", bundle_path::anchors);
        done(Kind::Anchors, anchors.size(), before);
        return {};
    }

    Status checkDecisions()
    {
        const std::size_t before = m_report.problems.size();
        std::uint64_t count = 0;
        for (const auto &[path, hash] : m_bag.hashes) {
            if (path.rfind(bundle_path::decisions, 0) != 0)
                continue;
            ++count;
            const std::string record = path.substr(std::string_view(bundle_path::decisions).size(), path.size() - std::string_view(bundle_path::decisions).size() - std::string_view(".json").size());
            const auto told = m_chain.decisions.find(record);
            if (told == m_chain.decisions.end())
                add("decision_unknown", "the chain tells of no such decision", path);
            else if (m_report.kind != BundleKind::Redacted && told->second != hash.hex())
                add("decision_altered", "the decision is not the one that the chain tells of", path);
        }
        for (const auto &[record, hash] : m_chain.decisions)
            if (m_bag.hashes.find(bundle_path::decisions + record + ".json") == m_bag.hashes.end())
                add("decision_missing", "the chain tells of a decision that is not in the bundle", record);
        done(Kind::Decisions, count, before);
        return {};
    }

    Status checkCommitments()
    {
        const std::size_t before = m_report.problems.size();
        const Json json = Json::parse(document(bundle_path::commitments), nullptr, false);
        const std::string secret = hexDecode(text(json, "secret"));
        std::map<std::string, Sha256> roots;
        std::uint64_t pieces = 0;
        for (const Json &file : list(json, "files")) {
            if (m_task.isStopRequested())
                return failure(ErrorCode::Stopped, "the verification was stopped");
            const auto root = rootOfFile(file, secret);
            pieces += list(file, "pieces").size();
            if (!root || root->hex() != text(file, "root"))
                add("commitment_differs", "what is there is not what was committed to", text(file, "file").empty() ? text(file, "path") : text(file, "file"));
            if (root)
                roots.emplace(text(file, "path"), *root);
        }
        if (rootOf(roots).hex() != text(json, "root") || text(json, "root") != m_chain.exportRoot)
            add("commitment_differs", "the commitments are not those that the chain tells of at this export", bundle_path::commitments);
        done(Kind::Commitments, pieces, before);
        return {};
    }

    std::optional<Sha256> rootOfFile(const Json &file, const std::string &secret)
    {
        const bool isFull = m_report.kind != BundleKind::Redacted;
        const std::string name = text(file, "file");
        std::string bytes;
        const auto member = m_bag.members.find(name);
        const Json &pieces = list(file, "pieces");
        const bool isWhole = pieces.size() == 1 && pieces[0].is_array() && pieces[0].size() > 1 && pieces[0][1] == "[file]";
        if (member != m_bag.members.end() && !isWhole) {
            auto read = readAll(*member->second, largestPieces);
            if (!read)
                return std::nullopt;
            bytes = std::move(*read);
        }
        std::vector<Sha256> leaves;
        std::size_t at = 0;
        for (const Json &piece : pieces) {
            if (!piece.is_array() || piece.size() != (isFull ? 2U : 3U) || !piece[0].is_number_unsigned() || !piece[1].is_string() || (!isFull && !piece[2].is_string()))
                return std::nullopt;
            const auto length = piece[0].get<std::size_t>();
            const std::string placeholder = piece[1].get<std::string>();
            Sha256 leaf;
            if (isFull && isWhole) {
                const auto hash = m_bag.hashes.find(name);
                leaf = leafOf(pieceKey(secret, text(file, "path"), 0), hash == m_bag.hashes.end() ? Sha256{} : hash->second);
            } else if (isFull || placeholder.empty()) {
                const std::string key = isFull ? pieceKey(secret, text(file, "path"), leaves.size()) : hexDecode(piece[2].get<std::string>());
                if (length > bytes.size() - at)
                    return std::nullopt;
                leaf = leafOf(key, sha256(std::string_view(bytes).substr(at, length)));
            } else if ((!isWhole && bytes.compare(at, length, placeholder) != 0) || !Sha256::fromHex(piece[2].get<std::string>(), leaf)) {
                return std::nullopt;
            }
            at = isWhole ? 0 : at + length;
            leaves.push_back(leaf);
        }
        return at == bytes.size() ? std::optional<Sha256>(rootOf(leaves)) : std::nullopt;
    }

    // A pack is in the bundle as it was used, or, where the program that exported had another version, not at all.
    Status checkRules()
    {
        const std::size_t before = m_report.problems.size();
        const std::string assessment = document(bundle_path::assessment);
        std::uint64_t count = 0;
        for (const auto &[path, hash] : m_bag.hashes) {
            if (path.rfind(bundle_path::rules, 0) != 0)
                continue;
            ++count;
            if (text(m_case, "kind") == "full" && assessment.find(hash.hex()) == std::string::npos)
                m_others.push_back(path);
        }
        // Decisions of earlier days may rest on packs that the assessment of today does not.
        for (const std::string &path : m_others)
            if (m_report.records.empty())
                add("rules_unknown", "nothing in the case rests on this rule pack", path);
        done(Kind::Rules, count, before);
        return {};
    }

    const ByteSourcePtr &m_bytes;
    const TaskContext &m_task;
    BundleReport m_report;
    std::vector<ZipMember> m_members;
    CheckedBag m_bag;
    Json m_case;
    BundledChain m_chain;
    std::vector<std::string> m_others;
};

}  // namespace

const char *name(BundleKind kind) noexcept
{
    switch (kind) {
    case BundleKind::Full: return "full";
    case BundleKind::Redacted: return "redacted";
    case BundleKind::HandOver: return "handover";
    }
    return "unknown";
}

const char *name(BundleCheck::Kind kind) noexcept
{
    switch (kind) {
    case BundleCheck::Kind::Archive: return "archive";
    case BundleCheck::Kind::Files: return "files";
    case BundleCheck::Kind::Signature: return "signature";
    case BundleCheck::Kind::Chain: return "chain";
    case BundleCheck::Kind::Anchors: return "anchors";
    case BundleCheck::Kind::Decisions: return "decisions";
    case BundleCheck::Kind::Rules: return "rules";
    case BundleCheck::Kind::Commitments: return "commitments";
    }
    return "unknown";
}

bool isBundle(const ByteSource &bytes)
{
    std::string head(4, '\0');
    const auto count = bytes.read(0, head.data(), head.size());
    return count && *count == head.size() && head == "PK\3\4";
}

Result<BundleReport> verifyBundle(const ByteSourcePtr &bytes, const TaskContext &task)
{
    try {
        return BundleVerifier(bytes, task).verify();
    } catch (const std::exception &fault) {
        return failure(ErrorCode::BadFormat, std::string("the bundle cannot be read: ") + fault.what());
    }
}

}  // namespace probity
