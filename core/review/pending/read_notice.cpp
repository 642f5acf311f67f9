#include "import/notice/notice_reader.h"

namespace probity {
Result<NoticeDocument> readNotice(const ByteSource &, const ArtifactInfo &info, const TaskContext &)
{
    return failure(ErrorCode::Unsupported, "notices are not read yet", info.path);
}
}  // namespace probity
