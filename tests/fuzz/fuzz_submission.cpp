// What comes first into contact with a hostile upload: the zip, its names, submission.json, and the look at every member.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "import/members.h"
#include "import/submission_json.h"
#include "import/submission_loader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace probity;
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    readSubmissionJson(bytes);
    for (const char *path : {"a.json", "a.txt", "privacy.html", "a.har", "notice/a.wxml", "a"})
        if (!sniff(path, *memorySource(bytes)))
            std::abort();
    const TaskContext task;
    const auto found = members::ofZip(memorySource(bytes), "fuzz.zip", task);
    if (!found)
        return 0;
    for (const members::Member &member : found->files) {
        if (!members::isSafe(member.path) || !loadArtifact(member.path, member.bytes, task))
            std::abort();
    }
    return 0;
}
