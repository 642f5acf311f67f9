#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/task_context.h"

namespace probity {

/// What a helper program may use up. It is killed at the first limit that it meets.
struct ChildLimits {
    std::chrono::milliseconds time{20'000};         ///< on the wall; processor time is held to the same
    std::uint64_t memory = 1024ull << 20;           ///< bytes of address space
    std::uint64_t output = 32ull << 20;             ///< bytes on standard output
};

/// What came out of a helper program.
struct ChildOutput {
    enum class End { Finished, TimedOut, TooMuchOutput, Crashed };
    End end = End::Finished;
    int status = 0;             ///< exit status, where it finished
    std::string output;         ///< standard output, as far as it was read
};

/// Runs a program found on PATH with `input` as its file descriptor 3 (a file in memory: "/dev/fd/3") and no other access to
/// this process: no shell, no inherited descriptors, standard error thrown away, no core file. NotReadable if the program is
/// not there, Stopped when the task is.
Result<ChildOutput> runChild(const std::vector<std::string> &command, const std::string &input, const ChildLimits &limits, const TaskContext &task);

}  // namespace probity
