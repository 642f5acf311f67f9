#pragma once

#include "import/package/package.h"

namespace probity {

/// Compiled mini-programs of WeChat. Layout, numbers big-endian: 0xBE; uint32 info, length of the index, length of the body; 0xED;
/// uint32 count; per file uint32 length of the name, the name, uint32 offset from the beginning, uint32 length; then the body.
/// Same promises as readPackage().
Result<Package> readWxapkg(const ByteSourcePtr &bytes, const PackageWish &isWanted, const TaskContext &task);

}  // namespace probity
