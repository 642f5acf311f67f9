// Any bytes through the opener and each of its readers: all must end, within the limits, without a fault.
#include <cstddef>
#include <cstdint>
#include <string>

#include "analysis/observed/codecs.h"
#include "analysis/observed/inflate.h"
#include "analysis/observed/observer.h"
#include "analysis/observed/opener.h"

namespace {

using namespace probity::observed;

void walk(const Nodes &nodes)
{
    for (std::uint32_t at = 0; at < nodes.size(); ++at) {
        const Node &node = nodes[at];
        if (node.end <= at || node.end > nodes.size() || node.parent > at)
            __builtin_trap();
        if (at < 64 && at != node.parent && pointerTo(nodes, at).empty())
            __builtin_trap();
    }
}

template <class Reader>
void tryReader(Arena &arena, Reader read)
{
    Nodes nodes;
    read(arena, nodes);
    walk(nodes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace probity;
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    Arena arena;
    tryReader(arena, [&](Arena &a, Nodes &n) { readProtobuf(bytes, true, a, n); });
    tryReader(arena, [&](Arena &a, Nodes &n) { readMessagePack(bytes, a, n); });
    tryReader(arena, [&](Arena &a, Nodes &n) { readGrpc(bytes, a, n); });
    tryReader(arena, [&](Arena &a, Nodes &n) { readWebSocketFrames(bytes, a, n); });
    tryReader(arena, [&](Arena &, Nodes &n) { readPairs(bytes, 2, n); });
    tryReader(arena, [&](Arena &a, Nodes &n) { readForm(bytes, a, n); });
    openValue(bytes, arena);
    std::size_t ignored = 0;
    isCiphertext(bytes, ignored);
    Body body;
    body.state = BodyState::Present;
    body.bytes = bytes;
    for (const char *mime : {"", "application/json", "application/grpc", "application/grpc-web-text", "text/event-stream", "multipart/form-data", "text/xml; charset=gbk"}) {
        body.mimeType = mime;
        openBody(body);
    }
    return 0;
}
