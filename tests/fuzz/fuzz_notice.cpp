#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "analysis/declared/notice_analysis.h"
#include "import/notice/notice_reader.h"

using namespace probity;

namespace {

std::shared_ptr<const NoticeAnalyser> analyser()
{
    static const std::shared_ptr<const NoticeAnalyser> loaded = [] {
        auto taxonomy = Taxonomy::load();
        auto recipients = Recipients::load();
        auto made = taxonomy && recipients ? NoticeAnalyser::load(*taxonomy, *recipients) : failure(ErrorCode::ResourceInvalid, "");
        return made ? *made : nullptr;
    }();
    return loaded;
}

}  // namespace

/// Any bytes as a notice of each format: nothing crashes, and every statement lies inside the source.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    for (const char *path : {"notice.txt", "notice.md", "notice.html", "strings.xml", "notice.strings", "notice.json"}) {
        ArtifactInfo info;
        info.path = path;
        const auto notice = readNotice(*memorySource(bytes), info, TaskContext());
        if (!notice)
            continue;
        const NoticeReading reading = analyser()->read(*notice, TaskContext());
        for (const Statement &statement : reading.statements)
            if (statement.range.end > notice->source.size() || statement.term.start > statement.term.end)
                std::abort();
    }
    return 0;
}
