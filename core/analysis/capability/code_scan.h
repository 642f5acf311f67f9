#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/capability.h"
#include "model/manifest.h"
#include "taxonomy/taxonomy.h"

namespace probity {

namespace capability {
class ApiTable;
struct Api;
struct CodeHit;
}

/// What kind of code a file holds, as far as scanning goes.
enum class CodeForm { None, Script, MiniProgramTemplate, Html, Vue, Java, Kotlin, Swift, ObjectiveC, Smali, Dex };
/// By the ending of the name. None: nothing that is scanned (styles, type stubs, source maps, other languages).
CodeForm codeFormOf(std::string_view path) noexcept;

/// The interfaces of resources/lexicon/code_*.json, indexed. Loaded once, shared by all scans.
class CodeTables {
public:
    /// ResourceInvalid names file and entry.
    static Result<std::shared_ptr<const CodeTables>> load(const Taxonomy &taxonomy);
    const capability::ApiTable &table() const noexcept { return *m_table; }

private:
    std::shared_ptr<const capability::ApiTable> m_table;
};

/// Gathers what the code of one submission can ask for. Files are handed in one by one and not kept; the result does not
/// depend on anything but their names and bytes. Time and memory are linear in a file, whatever it holds.
class CodeScan {
public:
    static constexpr std::size_t largestFile = 64u * 1024 * 1024;   ///< larger ones are for the caller to leave out
    static constexpr std::size_t mostPlaces = 50;                   ///< kept of each interface

    explicit CodeScan(std::shared_ptr<const CodeTables> tables);
    ~CodeScan();

    /// `artifact`: path in the submission; `member`: path inside it where it is a package. False: nothing that is scanned.
    bool add(const std::string &artifact, const std::string &member, std::string_view bytes);
    /// A file of code that could not be read or is in a form that is not read.
    void addUnread() noexcept { ++m_out.unread; }

    /// What was found, with the state of each requirement in the light of the manifests.
    CodeReading finish(const std::vector<ManifestReading> &manifests);

private:
    struct Found;
    void scan(const std::string &artifact, const std::string &member, std::string_view text, CodeForm form);
    void addCompiled(const std::string &artifact, const std::string &member, std::string_view bytes);
    bool keep(const capability::Api &api, const CodePlace &place);      ///< false: counted, and there are enough places
    void addHits(const std::string &artifact, const std::string &member, std::string_view text, CodeOrigin origin, std::vector<capability::CodeHit> &hits);

    std::shared_ptr<const CodeTables> m_tables;
    std::map<std::string, Found> m_found;
    CodeReading m_out;
};

/// The state of every requirement and the items of manifests that no code uses; pure. CodeScan::finish() calls it.
void settleRequirements(CodeReading &code, const std::vector<ManifestReading> &manifests, const CodeTables &tables);

/// Whether a manifest of this format is where the requirement would be met.
bool isPlaceFor(const CapabilityRequirement &requirement, const std::string &format);

}  // namespace probity
