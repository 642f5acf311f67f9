#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/task_context.h"
#include "import/traffic/diagnostic_log.h"
#include "model/traffic.h"

namespace probity::traffic {

/// The two ends of a connection.
enum class Side { Client, Server };

/// The packet that a byte came in.
struct Moment {
    std::optional<Timestamp> time;
    std::uint64_t offset = 0;       ///< of the packet's record in the capture
    std::uint64_t length = 0;
};

/// Who talks to whom, for every exchange on a connection.
struct Peers {
    std::string serverAddress;
    unsigned serverPort = 0;
    std::string app;
};

/// What sessions hand their findings to.
class ExchangeSink {
public:
    virtual ~ExchangeSink() = default;

    /// The index of a request whose first byte was just seen.
    virtual std::uint32_t begin() = 0;
    /// An exchange that will not change any more; its index came from begin().
    virtual void finish(TrafficEntry &&entry) = 0;
    /// The request of that index turned out to be none.
    virtual void abandon(std::uint32_t index) = 0;
    virtual void contact(HostContact contact) = 0;
    virtual DiagnosticLog &log() = 0;
    virtual std::uint64_t &undecodable() = 0;
    virtual const TaskContext &task() const = 0;
    /// Takes from the memory that all bodies in flight share; how many of `count` bytes may be kept.
    virtual std::size_t reserve(std::size_t count) = 0;
    virtual void release(std::size_t count) = 0;
};

/// What every session says where it has to leave something out, in the same words and once for a capture.
inline void noteLostBytes(DiagnosticLog &log)
{
    log.note("bytes_lost", "bytes of a connection are missing from the capture or damaged in it; what came after them was not read, or not all of it", {}, Loss::Part);
}
inline void noteCutBody(DiagnosticLog &log, std::uint32_t index)
{
    log.note("body_truncated", "a body is larger than is kept (64 MB each, 256 MB of what is under way at once); its beginning was read", "entry " + std::to_string(index));
}
inline void noteLeftOutHeaders(DiagnosticLog &log, std::uint32_t index)
{
    log.note("headers_left_out", "the headers of an exchange were left out: what is under way at once is larger than is kept (256 MB)", "entry " + std::to_string(index), Loss::Part);
}
/// What headers take in memory.
inline std::size_t weightOf(const std::vector<NameValue> &headers) noexcept
{
    std::size_t weight = 0;
    for (const NameValue &header : headers)
        weight += sizeof header + header.first.size() + header.second.size();
    return weight;
}

/// Makes exchanges of the bytes of one connection, as they come in order.
class Session {
public:
    virtual ~Session() = default;

    virtual void feed(Side side, std::string_view bytes, const Moment &moment) = 0;
    /// `count` bytes are missing here: the capture lost them.
    virtual void gap(Side side, std::uint64_t count, const Moment &moment) = 0;
    /// One side will say no more; `isClean`: it closed the connection itself, the capture did not just end.
    virtual void close(Side side, bool isClean) = 0;
};

}  // namespace probity::traffic
