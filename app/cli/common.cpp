#include "cli.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <system_error>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analysis/observed/observer.h"
#include "base/byte_source.h"

namespace probity::cli {

namespace {

constexpr const char *laterFormats[] = {"sarif", "junit", "markdown", "jsonl", "html", "csv"};

std::string join(const std::vector<std::string> &parts)
{
    return fmt::format("{}", fmt::join(parts, ", "));
}

bool writeAll(std::FILE *file, const std::string &text)
{
    return std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
}

/// Devices and pipes (/dev/null, /dev/stdout) are written to as they are: renaming a file over one would destroy it.
bool writeDirectly(const std::string &path, const std::string &text)
{
    std::FILE *file = std::fopen(path.c_str(), "wb");
    const bool isWritten = file != nullptr && writeAll(file, text);
    return file != nullptr && std::fclose(file) == 0 && isWritten;
}

bool writeFile(const std::string &path, const std::string &text)
{
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::exists(status) && !fs::is_regular_file(status))
        return writeDirectly(path, text);
    const std::string target = fs::exists(status) ? fs::canonical(path, error).string() : path;     // a link stays a link
    std::string draft = target + ".XXXXXX";
    const int descriptor = ::mkstemp(draft.data());
    if (descriptor < 0)
        return false;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(descriptor, fs::exists(status) ? static_cast<mode_t>(status.permissions()) : mode_t{0666} & ~mask);
    std::FILE *file = ::fdopen(descriptor, "wb");
    const bool isWritten = writeAll(file, text);
    const bool isDone = std::fclose(file) == 0 && isWritten && std::rename(draft.c_str(), target.c_str()) == 0;
    if (!isDone) {
        const int why = errno;
        ::unlink(draft.c_str());
        errno = why;
    }
    return isDone;
}

}  // namespace

Exit worse(Exit a, Exit b) noexcept
{
    return static_cast<int>(a) > static_cast<int>(b) ? a : b;
}

void addFormat(CLI::App &command, FormatOption &option, const std::vector<std::string> &supported)
{
    const auto check = [supported](const std::string &format) -> std::string {
        if (std::find(supported.begin(), supported.end(), format) != supported.end())
            return {};
        const bool isLater = std::any_of(std::begin(laterFormats), std::end(laterFormats), [&](const char *one) { return format == one; });
        return fmt::format("{} \"{}\"; this version writes: {}", isLater ? "does not write the format" : "knows no format", format, join(supported));
    };
    command.add_option("--format", option.format, "How to write the result: " + join(supported))->check(check)->type_name("FORMAT")->capture_default_str();
}

void addLanguage(CLI::App &command, FormatOption &option)
{
    command.add_option("--lang", option.language, "Language of the text: en, zh")->check(CLI::IsMember({"en", "zh"}))->type_name("LANGUAGE")->capture_default_str();
}

void addOutput(CLI::App &command, FormatOption &option)
{
    command.add_option("--output", option.output, "Write the result to this file instead of standard output")->type_name("FILE");
}

Exit writeResult(const std::string &text, const FormatOption &option)
{
    if (option.output.empty()) {
        if (writeAll(stdout, text))
            return Exit::Clean;
        complain(fmt::format("the result could not be written: {}", std::strerror(errno)));
        return Exit::Fault;
    }
    if (writeFile(option.output, text))
        return Exit::Clean;
    complain(fmt::format("{} could not be written: {}", option.output, std::strerror(errno)));
    return Exit::Fault;
}

void complain(const std::string &message)
{
    std::fputs(("probity: " + message + "\n").c_str(), stderr);
}

std::string sentence(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotFound: return "is not there";
    case ErrorCode::NotReadable: return "cannot be opened for reading";
    case ErrorCode::NotWritable: return "cannot be written";
    case ErrorCode::DiskFull: return "there is no room left on the disk; nothing was changed";
    case ErrorCode::TooLarge: return "is larger than what is read";
    case ErrorCode::BadFormat: return "is not what it claims to be";
    case ErrorCode::BadEncoding: return "is in no text encoding that is read";
    case ErrorCode::Unsupported: return "is recognised, but this version does not read it";
    case ErrorCode::Stopped: return "was stopped";
    case ErrorCode::NotAuthenticated: return "the name or the passphrase is wrong";
    case ErrorCode::NotPermitted: return "this person may not do that";
    case ErrorCode::Locked: return "another program is writing to it";
    case ErrorCode::Corrupt: return "is damaged";
    case ErrorCode::TooNew: return "was written by a newer version of Probity";
    case ErrorCode::InvalidArgument:
    case ErrorCode::PolicyViolation:
    case ErrorCode::Conflict:
    case ErrorCode::ResourceInvalid:
    case ErrorCode::Internal: break;
    }
    return {};
}

void complain(const std::string &what, const Error &error)
{
    const std::string said = sentence(error);
    std::string message = what + ": " + (said.empty() ? error.detail : said);
    if (!said.empty() && !error.detail.empty() && error.detail != said)
        message += " (" + error.detail + ")";
    if (!error.where.empty() && error.where != what)
        message += " [" + error.where + "]";
    complain(message);
}

Exit exitOf(const Error &error) noexcept
{
    switch (error.code) {
    case ErrorCode::Internal:
    case ErrorCode::ResourceInvalid: return Exit::Fault;
    case ErrorCode::InvalidArgument:
    case ErrorCode::NotAuthenticated:
    case ErrorCode::NotPermitted:
    case ErrorCode::PolicyViolation: return Exit::Usage;
    case ErrorCode::NotWritable:
    case ErrorCode::DiskFull: return Exit::Fault;
    default: return Exit::Unreadable;
    }
}

Result<Persona> personaOf(const std::string &path, const Taxonomy &taxonomy)
{
    if (path.empty())
        return Persona{};
    const auto bytes = openFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    std::vector<Diagnostic> warnings;
    auto persona = readPersona(**bytes, taxonomy, warnings);
    for (const Diagnostic &warning : warnings)
        complain(fmt::format("{}: {} [{}]", path, warning.message, warning.where));
    return persona;
}

Result<ByteSourcePtr> standardInput()
{
    constexpr std::size_t largest = 1000u * 1000 * 1000;
    std::string bytes;
    std::string buffer(256 * 1024, '\0');
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), stdin)) {
        if (bytes.size() + count > largest)
            return failure(ErrorCode::TooLarge, "standard input is read up to 1 GB; give larger input as a file", "-");
        bytes.append(buffer, 0, count);
    }
    if (std::ferror(stdin) != 0)
        return failure(ErrorCode::NotReadable, "standard input could not be read", "-");
    return memorySource(std::move(bytes));
}

bool isUnread(const ArtifactInfo &artifact, bool hasContent) noexcept
{
    return !artifact.complete && !hasContent;
}

struct ProgressLine::State {
    std::string label;
    std::mutex mutex;
    std::chrono::steady_clock::time_point last;
    bool isShown = false;
    bool isTerminal = false;
};

ProgressLine::ProgressLine(std::string label) : m_state(std::make_shared<State>())
{
    m_state->label = std::move(label);
    m_state->isTerminal = ::isatty(STDERR_FILENO) == 1;
    m_state->last = std::chrono::steady_clock::now();
}

ProgressLine::~ProgressLine()
{
    const std::lock_guard lock(m_state->mutex);
    if (m_state->isShown)
        std::fputs("\r\033[K", stderr);
}

TaskContext::Progress ProgressLine::reporter()
{
    if (!m_state->isTerminal)
        return {};
    return [state = m_state](std::uint64_t done, std::uint64_t total) {
        const std::lock_guard lock(state->mutex);
        const auto now = std::chrono::steady_clock::now();
        if (now - state->last < std::chrono::milliseconds(100))
            return;
        state->last = now;
        state->isShown = true;
        const std::string text = total > 0 ? fmt::format("\r\033[K{} {} %", state->label, done * 100 / total) : fmt::format("\r\033[K{} {} MB", state->label, done / 1'000'000);
        std::fputs(text.c_str(), stderr);
    };
}

}  // namespace probity::cli
