#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "import/traffic/byte_window.h"
#include "import/traffic/diagnostic_log.h"

namespace probity::traffic {

/// Where in a capture an entry stands.
struct EntrySpan {
    std::string_view json;      ///< the object, a NUL and 63 more readable bytes after it; gone when the handler returns
    std::uint64_t offset = 0;   ///< in the decoded stream
    std::uint32_t index = 0;    ///< zero-based, unusable members counted
};

/// Takes what the scanner finds.
class ScanHandler {
public:
    virtual ~ScanHandler() = default;

    /// False: this is no entry, even after mending; the scanner then looks for the next one. An Error ends the scan.
    virtual Result<bool> entry(const EntrySpan &span) = 0;
    /// A member of the log that says something about the whole: "version", "creator", "browser", "_tlsErrors". One that is larger
    /// than such members are is not handed over.
    virtual void member(std::string_view name, std::string_view json) = 0;
};

/// Cuts the entries out of a HAR without parsing it: log.entries, a bare list of entries, entries one a line, several logs one
/// after the other. Holds no more than the entry it is at. Finds its way again after damage by the way entries begin in this file.
class HarScanner {
public:
    HarScanner(ByteWindow &window, ScanHandler &handler, DiagnosticLog &log);

    /// Scans to the end. Errors: the window's, the handler's.
    Status run();
    /// How many places for entries were passed, whatever became of them.
    std::uint32_t entries() const noexcept { return m_index; }

private:
    enum class Level { Root, Log };
    enum class Shape { Har, Entry };
    enum class Step { Next, Over };
    enum class Cut { Closed, AtEnd, AtNext, TooLarge };

    Status root();
    Status members(Level level);
    Status member(Level level);
    Status list();
    Status elements();
    Status element();
    Status refused(std::size_t length, Cut cut);
    Result<bool> offer(std::string_view json);
    Result<bool> mended(std::size_t next);
    const Status &state() const noexcept { return m_window.status(); }
    bool isSound() const noexcept { return m_window.status().has_value(); }

    Shape shapeOfRoot();
    std::uint32_t countEntryLists();
    Cut findEnd(std::size_t &length);
    bool skipValue();
    bool skipNested();
    bool skipText();
    void skipBlanks();
    bool skipComment();
    bool readName(std::string &name);
    void keepMember(const std::string &name);
    bool findEntryList();
    void learn(std::string_view json);
    std::size_t nextOpening(std::size_t from);
    void searchOpening(std::size_t which, std::uint64_t from);
    std::size_t findInWindow(const std::string &opening, std::size_t from) const;
    void noteTruncated();
    void noteUnusable();
    bool goToOpening();
    std::string place() const;

    /// How entries of this file begin: '{' to the end of the first name. Searches are remembered, so that none is made twice.
    struct Opening {
        std::string bytes;
        std::uint64_t searchedFrom = 0;     ///< offsets in the stream
        std::uint64_t searchedTo = 0;
        std::uint64_t foundAt = 0;          ///< 0: not between the two
    };

    ByteWindow &m_window;
    ScanHandler &m_handler;
    DiagnosticLog &m_log;
    std::vector<Opening> m_openings;
    std::uint64_t m_suspectUntil = 0;       ///< before this offset an entry must end before the next one begins
    std::uint32_t m_index = 0;
    std::uint32_t m_listsToSkip = 0;
    std::uint32_t m_lists = 0;              ///< of the whole file
    std::uint32_t m_listsOfRoot = 0;
    bool m_isRootEntry = false;
    bool m_isDry = false;                   ///< counting lists, telling nothing
    bool m_isLost = false;                  ///< the entry before was broken: what follows may be its inside
};

}  // namespace probity::traffic
