#pragma once

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "base/byte_source.h"
#include "base/result.h"
#include "base/task_context.h"
#include "model/artifact.h"
#include "model/observation.h"
#include "taxonomy/taxonomy.h"

/// probity, the headless program: contract.md. Standard output carries the result alone, standard error the rest.
namespace probity::cli {

/// Exit status of the program (contract.md).
enum class Exit { Clean = 0, Findings = 1, Usage = 2, Unreadable = 3, Fault = 4 };
/// The graver of two; Unreadable wins over Findings, Fault over all.
Exit worse(Exit a, Exit b) noexcept;

/// One file per subcommand: each adds itself and, when it is the one asked for, leaves its status in `exit`.
void addCheck(CLI::App &app, Exit &exit);
void addInspect(CLI::App &app, Exit &exit);
void addImport(CLI::App &app, Exit &exit);
void addList(CLI::App &app, Exit &exit);
void addRules(CLI::App &app, Exit &exit);
void addVerify(CLI::App &app, Exit &exit);
void addExport(CLI::App &app, Exit &exit);
void addExportCase(CLI::App &app, Exit &exit);
void addLetter(CLI::App &app, Exit &exit);
void addBulletin(CLI::App &app, Exit &exit);
void addSecond(CLI::App &app, Exit &exit);
void addStats(CLI::App &app, Exit &exit);

/// Options that several subcommands share.
struct FormatOption {
    std::string format = "text";
    std::string language = "en";
    std::string output;     ///< empty: standard output
};
/// Adds --format; refuses formats of other versions with the list of those that are written.
void addFormat(CLI::App &command, FormatOption &option, const std::vector<std::string> &supported);
void addLanguage(CLI::App &command, FormatOption &option);
void addOutput(CLI::App &command, FormatOption &option);

/// Writes the result: to standard output, or whole to the file of --output (a half-written one never takes its name).
Exit writeResult(const std::string &text, const FormatOption &option);

/// "probity: what: why (where)" on standard error.
void complain(const std::string &what, const Error &error);
void complain(const std::string &message);
/// What an error means for the exit status of reading something.
Exit exitOf(const Error &error) noexcept;
/// A sentence for people about an error code.
std::string sentence(const Error &error);

/// All of standard input. It cannot be read at a place, so it is held in memory: 1 GB at most.
Result<ByteSourcePtr> standardInput();
/// The persona of --persona; empty for an empty path.
Result<Persona> personaOf(const std::string &path, const Taxonomy &taxonomy);
/// Whether a reader got nothing at all out of a file that it should have read.
bool isUnread(const ArtifactInfo &artifact, bool hasContent) noexcept;

/// Prints how far a long task is, on a terminal only, and wipes it at the end.
class ProgressLine {
public:
    explicit ProgressLine(std::string label);
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;
    TaskContext::Progress reporter();

private:
    struct State;
    std::shared_ptr<State> m_state;
};

}  // namespace probity::cli
