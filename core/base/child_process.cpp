#include "base/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace probity {

namespace {

constexpr int inputDescriptor = 3;
constexpr int pollSlice = 50;               // milliseconds between two looks at the clock and at stop
constexpr int highestClosed = 4096;         // descriptors closed one by one where close_range() is missing

class Descriptor {
public:
    explicit Descriptor(int value = -1) noexcept : m_value(value) {}
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor() { reset(); }
    void reset(int value = -1) noexcept
    {
        if (m_value >= 0)
            close(m_value);
        m_value = value;
    }
    int get() const noexcept { return m_value; }

private:
    int m_value;
};

/// The file that execvp() would start; empty if there is none.
std::string onPath(const std::string &program)
{
    if (program.find('/') != std::string::npos)
        return access(program.c_str(), X_OK) == 0 ? program : std::string();
    const char *variable = std::getenv("PATH");
    const std::string path = variable == nullptr ? "/usr/local/bin:/usr/bin:/bin" : variable;
    for (std::size_t start = 0; start <= path.size();) {
        const std::size_t end = std::min(path.find(':', start), path.size());
        const std::string candidate = path.substr(start, end - start) + '/' + program;
        if (end > start && access(candidate.c_str(), X_OK) == 0)
            return candidate;
        start = end + 1;
    }
    return {};
}

Status writeAll(int descriptor, const std::string &bytes)
{
    for (std::size_t at = 0; at < bytes.size();) {
        const ssize_t count = write(descriptor, bytes.data() + at, bytes.size() - at);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return failure(ErrorCode::NotWritable, std::string("no room for a file in memory: ") + std::strerror(errno));
        at += static_cast<std::size_t>(count);
    }
    return lseek(descriptor, 0, SEEK_SET) < 0 ? Status(failure(ErrorCode::Internal, std::strerror(errno))) : Status();
}

struct Prepared {
    std::string program;
    std::vector<char *> arguments;
    std::array<char *, 4> environment{};
    rlim_t seconds = 0;
    rlim_t memory = 0;
};

/// Between fork() and execve(): async-signal-safe calls alone.
[[noreturn]] void becomeChild(const Prepared &prepared, int input, int output)
{
    setpgid(0, 0);
    const rlimit cpu{prepared.seconds, prepared.seconds + 1};
    const rlimit memory{prepared.memory, prepared.memory};
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CPU, &cpu);
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_FSIZE, &none);
    const int nothing = open("/dev/null", O_RDWR);
    // Above every number that is about to be taken, so that no dup2() closes what the next one needs.
    const int safeInput = fcntl(input, F_DUPFD, 16);
    const int safeOutput = fcntl(output, F_DUPFD, 16);
    if (nothing < 0 || safeInput < 0 || safeOutput < 0 || dup2(nothing, 0) < 0 || dup2(safeOutput, 1) < 0 || dup2(nothing, 2) < 0 || dup2(safeInput, inputDescriptor) < 0)
        _exit(127);
    if (close_range(inputDescriptor + 1, ~0u, 0) != 0)
        for (int i = inputDescriptor + 1; i < highestClosed; ++i)
            close(i);
    execve(prepared.program.c_str(), prepared.arguments.data(), prepared.environment.data());
    _exit(127);
}

/// Reads until the end, a limit or a stop.
ChildOutput::End readOutput(int descriptor, const ChildLimits &limits, const TaskContext &task, std::string &out)
{
    const auto start = std::chrono::steady_clock::now();
    std::array<char, 64 * 1024> buffer;
    for (;;) {
        if (task.isStopRequested() || std::chrono::steady_clock::now() - start > limits.time)
            return ChildOutput::End::TimedOut;
        pollfd wait{descriptor, POLLIN, 0};
        const int ready = poll(&wait, 1, pollSlice);
        if (ready == 0 || (ready < 0 && errno == EINTR))
            continue;
        const ssize_t count = ready < 0 ? -1 : read(descriptor, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return ChildOutput::End::Finished;
        const std::size_t room = static_cast<std::size_t>(limits.output) - out.size();
        out.append(buffer.data(), std::min(static_cast<std::size_t>(count), room));
        if (static_cast<std::size_t>(count) > room)
            return ChildOutput::End::TooMuchOutput;
    }
}

/// Waits for the child, killing it first where it was cut short; its closed output does not mean that it has ended.
int reap(pid_t child, bool isCutShort, std::chrono::milliseconds patience)
{
    int status = 0;
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!isCutShort && std::chrono::steady_clock::now() < until) {
        const pid_t done = waitpid(child, &status, WNOHANG);
        if (done == child || (done < 0 && errno != EINTR))
            return status;
        poll(nullptr, 0, 2);
    }
    kill(-child, SIGKILL);
    kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

}  // namespace

Result<ChildOutput> runChild(const std::vector<std::string> &command, const std::string &input, const ChildLimits &limits, const TaskContext &task)
{
    if (command.empty())
        return failure(ErrorCode::InvalidArgument, "no command");
    if (task.isStopRequested())
        return failure(ErrorCode::Stopped, "stopped before the program was started", command.front());
    Prepared prepared;
    prepared.program = onPath(command.front());
    if (prepared.program.empty())
        return failure(ErrorCode::NotReadable, "the program is not installed", command.front());
    std::vector<std::string> words = command;
    for (std::string &word : words)
        prepared.arguments.push_back(word.data());
    prepared.arguments.push_back(nullptr);
    std::string language = "LC_ALL=C.UTF-8";
    std::string home = "HOME=/nonexistent";
    prepared.environment = {language.data(), home.data(), nullptr, nullptr};
    prepared.seconds = static_cast<rlim_t>(std::chrono::duration_cast<std::chrono::seconds>(limits.time).count() + 1);
    prepared.memory = static_cast<rlim_t>(limits.memory);

    const Descriptor file(memfd_create("probity-input", MFD_CLOEXEC));
    if (file.get() < 0)
        return failure(ErrorCode::NotWritable, std::string("no file in memory: ") + std::strerror(errno));
    if (const Status written = writeAll(file.get(), input); !written)
        return tl::unexpected<Error>(written.error());
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return failure(ErrorCode::Internal, std::string("no pipe: ") + std::strerror(errno));
    const Descriptor from(ends[0]);
    Descriptor to(ends[1]);

    const pid_t child = fork();
    if (child < 0)
        return failure(ErrorCode::Internal, std::string("no new process: ") + std::strerror(errno), command.front());
    if (child == 0)
        becomeChild(prepared, file.get(), to.get());
    to.reset();
    ChildOutput out;
    out.end = readOutput(from.get(), limits, task, out.output);
    const int status = reap(child, out.end != ChildOutput::End::Finished, limits.time);
    if (task.isStopRequested())
        return failure(ErrorCode::Stopped, "stopped while the program ran", command.front());
    if (out.end == ChildOutput::End::Finished && WIFSIGNALED(status))
        out.end = WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL ? ChildOutput::End::TimedOut : ChildOutput::End::Crashed;
    out.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return out;
}

}  // namespace probity
