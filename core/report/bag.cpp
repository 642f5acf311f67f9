#include "report/bag.h"

#include <algorithm>
#include <charconv>

#include "base/hashing.h"

namespace probity {

namespace {

constexpr std::string_view declarationText = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
constexpr std::uint64_t longestTagFile = std::uint64_t{64} << 20;
constexpr std::size_t pieceBytes = std::size_t{1} << 20;

Result<Sha256> hashOfBytes(const ByteSource &source, const TaskContext &task)
{
    Sha256Stream stream;
    std::string buffer(static_cast<std::size_t>(std::min<std::uint64_t>(pieceBytes, std::max<std::uint64_t>(source.size(), 1))), '\0');
    for (std::uint64_t at = 0; at < source.size();) {
        if (task.isStopRequested())
            return failure(ErrorCode::Stopped, "stopped");
        const auto count = source.read(at, buffer.data(), buffer.size());
        if (!count)
            return tl::unexpected(count.error());
        if (*count == 0)
            return failure(ErrorCode::Corrupt, "the bytes end early");
        stream.add(std::string_view(buffer).substr(0, *count));
        at += *count;
    }
    return stream.finish();
}

// Section 2.1.3 of the RFC, in the words of sha256sum, which then checks it.
std::string manifestText(const std::map<std::string, Sha256> &hashes)
{
    std::string out;
    for (const auto &[path, hash] : hashes)
        out += hash.hex() + "  " + path + "\n";
    return out;
}

std::string oneLine(std::string text)
{
    std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return text;
}

std::string infoText(const BagInfo &info, std::uint64_t bytes, std::size_t files)
{
    return "Bag-Software-Agent: " + oneLine(info.agent) + "\nBagging-Date: " + oneLine(info.date) + "\nContact-Name: " + oneLine(info.contact) + "\nExternal-Identifier: "
        + oneLine(info.identifier) + "\nPayload-Oxum: " + std::to_string(bytes) + '.' + std::to_string(files) + "\n";
}

bool isPayload(const std::string &path)
{
    return path.rfind(bag::payload, 0) == 0;
}

/// Reads the lines of a manifest; what is no line of one is a problem.
std::map<std::string, Sha256> readManifest(const std::string &text, const char *name, std::vector<Diagnostic> &problems)
{
    std::map<std::string, Sha256> out;
    constexpr std::size_t digits = 64;
    for (std::size_t at = 0, line = 1; at < text.size(); ++line) {
        const std::size_t end = text.find('\n', at);
        const std::string one = text.substr(at, end == std::string::npos ? end : end - at);
        at = end == std::string::npos ? text.size() : end + 1;
        Sha256 hash;
        if (one.size() <= digits + 2 || !Sha256::fromHex(std::string_view(one).substr(0, digits), hash) || one.compare(digits, 2, "  ") != 0)
            problems.push_back({"manifest_unreadable", std::string(name) + ": line " + std::to_string(line) + " is not a check sum and a name", name});
        else
            out.insert_or_assign(one.substr(digits + 2), hash);
    }
    return out;
}

/// Checks a bag part by part.
class Checker {
public:
    Checker(std::vector<Diagnostic> &problems, const TaskContext &task) : m_problems(problems), m_task(task) {}

    Result<CheckedBag> check(const std::vector<ZipMember> &members)
    {
        for (const ZipMember &member : members)
            m_bag.members.insert_or_assign(member.path, member.bytes);
        if (Status hashed = hashAll(); !hashed)
            return tl::unexpected(hashed.error());
        holdAgainst(bag::manifest, m_bag.hashes);
        holdAgainst(bag::tagManifest, m_tagHashes);
        checkDeclaration();
        checkSignature();
        return std::move(m_bag);
    }

private:
    void add(std::string code, std::string message, std::string where) { m_problems.push_back({std::move(code), std::move(message), std::move(where)}); }

    Status hashAll()
    {
        for (const auto &[path, bytes] : m_bag.members) {
            if (path == bag::tagManifest || path == bag::signature)
                continue;
            const auto hash = hashOfBytes(*bytes, m_task);
            if (!hash)
                return tl::unexpected(hash.error());
            (isPayload(path) ? m_bag.hashes : m_tagHashes).emplace(path, *hash);
            if (isPayload(path)) {
                ++m_bag.payloadFiles;
                m_bag.payloadBytes += bytes->size();
            }
        }
        return {};
    }

    std::optional<std::string> textOf(const char *path)
    {
        const auto member = m_bag.members.find(path);
        if (member == m_bag.members.end()) {
            add("file_missing", "the bundle has no such file", path);
            return std::nullopt;
        }
        auto text = readAll(*member->second, longestTagFile);
        if (!text) {
            add("file_unreadable", text.error().detail, path);
            return std::nullopt;
        }
        return std::move(*text);
    }

    void holdAgainst(const char *manifest, const std::map<std::string, Sha256> &found)
    {
        const auto text = textOf(manifest);
        if (!text)
            return;
        const auto listed = readManifest(*text, manifest, m_problems);
        for (const auto &[path, hash] : listed) {
            const auto there = found.find(path);
            if (there == found.end())
                add("file_missing", std::string("a file that ") + manifest + " lists is not in the bundle", path);
            else if (there->second != hash)
                add("file_altered", std::string("the file is not what ") + manifest + " lists", path);
        }
        for (const auto &[path, hash] : found)
            if (listed.find(path) == listed.end())
                add("file_added", std::string("a file that ") + manifest + " does not list", path);
        if (manifestText(listed) != *text)
            add("manifest_altered", "the manifest is not as Probity writes it", manifest);
    }

    void checkDeclaration()
    {
        if (const auto text = textOf(bag::declaration); text && *text != declarationText)
            add("file_altered", "the declaration is not that of BagIt 1.0", bag::declaration);
        const auto info = textOf(bag::info);
        const std::string oxum = "\nPayload-Oxum: " + std::to_string(m_bag.payloadBytes) + '.' + std::to_string(m_bag.payloadFiles) + "\n";
        if (info && info->find(oxum) == std::string::npos)
            add("size_differs", "bag-info.txt tells of another number of files or bytes", bag::info);
    }

    void checkSignature()
    {
        const auto signedText = textOf(bag::tagManifest);
        const auto pem = textOf(bag::publicKey);
        const auto signature = textOf(bag::signature);
        if (!signedText || !pem || !signature)
            return;
        const auto key = PublicKey::fromPem(*pem);
        if (!key) {
            add("key_unreadable", key.error().detail, bag::publicKey);
            return;
        }
        m_bag.key = *key;
        if (!isSignedBy(*key, *signedText, *signature))
            add("signature_wrong", "the signature is not that of this key over tagmanifest-sha256.txt", bag::signature);
    }

    std::vector<Diagnostic> &m_problems;
    const TaskContext &m_task;
    CheckedBag m_bag;
    std::map<std::string, Sha256> m_tagHashes;
};

}  // namespace

Result<std::vector<ZipMember>> makeBag(std::vector<ZipMember> members, const std::string &readme, const BagInfo &info, const SigningKey &key, const TaskContext &task)
{
    std::map<std::string, Sha256> hashes;
    std::uint64_t bytes = 0;
    for (const ZipMember &member : members) {
        if (!isPayload(member.path))
            return failure(ErrorCode::InvalidArgument, "the payload of a bag lies under data/", member.path);
        const auto hash = hashOfBytes(*member.bytes, task);
        if (!hash)
            return tl::unexpected(hash.error());
        hashes.emplace(member.path, *hash);
        bytes += member.bytes->size();
    }
    std::map<std::string, std::string> tags{{bag::declaration, std::string(declarationText)},
                                            {bag::info, infoText(info, bytes, members.size())},
                                            {bag::manifest, manifestText(hashes)},
                                            {bag::publicKey, key.publicKey().pem()},
                                            {bag::readme, readme}};
    std::map<std::string, Sha256> tagHashes;
    for (const auto &[path, text] : tags)
        tagHashes.emplace(path, sha256(text));
    tags[bag::tagManifest] = manifestText(tagHashes);
    const auto signature = key.sign(tags[bag::tagManifest]);
    if (!signature)
        return tl::unexpected(signature.error());
    tags[bag::signature] = *signature;
    for (auto &[path, text] : tags)
        members.push_back({path, memorySource(std::move(text))});
    return members;
}

Result<CheckedBag> checkBag(const std::vector<ZipMember> &members, std::vector<Diagnostic> &problems, const TaskContext &task)
{
    return Checker(problems, task).check(members);
}

std::string bundledName(std::size_t number, const std::string &path)
{
    constexpr std::size_t longest = 60;
    std::string name;
    for (const char c : path.substr(path.rfind('/') + 1)) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
        name += isPlain ? c : '_';
    }
    if (name.size() > longest)
        name.erase(0, name.size() - longest);
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < 3 ? 3 - digits.size() : 0, '0');
    return digits + "_" + name;
}

}  // namespace probity
