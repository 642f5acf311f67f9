#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/byte_source.h"
#include "base/task_context.h"
#include "model/artifact.h"

namespace probity {

/// A member of an archive: its path with '/' and its bytes where they lie.
struct ZipMember {
    std::string path;
    ByteSourcePtr bytes;
};

/// Takes the archive piece by piece.
using ByteSink = std::function<Status(std::string_view)>;

/// Sorted: by the bytes of their paths. AsGiven: for formats that want a member in its place.
enum class ZipOrder { Sorted, AsGiven };

/// Writes the one archive that these members make (PKWARE APPNOTE 6.3.9): stored, no times, no extra fields. Each member is read twice, for its CRC and for its bytes; nothing is held in memory.
/// TooLarge beyond what a zip without extensions holds (4 GB, 65,535 members); InvalidArgument for two of one path.
Status writeStoredZip(std::vector<ZipMember> members, const ByteSink &sink, const TaskContext &task, ZipOrder order = ZipOrder::Sorted);

/// Reads an archive that writeStoredZip() made, sorted, and holds every byte of it that is not a member's against what it would write.
/// Members are read until the first place that is not as it must be; `problems` names it ("byte 812") and the member.
/// An Error only for Stopped and bytes that cannot be read.
Result<std::vector<ZipMember>> readStoredZip(const ByteSourcePtr &archive, std::vector<Diagnostic> &problems, const TaskContext &task);

}  // namespace probity
