// Messages in frames: gRPC (PROTOCOL-HTTP2 of grpc/grpc, "Length-Prefixed-Message") and WebSocket (RFC 6455, section 5.2).
#include <string>

#include "analysis/observed/nodes.h"

namespace probity::observed {

namespace {

std::uint64_t bigEndian(std::string_view bytes) noexcept
{
    std::uint64_t value = 0;
    for (const char c : bytes)
        value = value << 8U | static_cast<unsigned char>(c);
    return value;
}

class FrameList {
public:
    FrameList(Arena &arena, Nodes &nodes) : m_arena(arena), m_nodes(nodes) { m_nodes.push_back(Node{{}, {}, 1, 0, 0, NodeKind::Array}); }

    void add(std::string_view payload)
    {
        if (m_nodes.size() >= maxNodes)
            m_rest.append(payload);
        else
            push(payload);
    }
    Reading reading(bool isWhole)
    {
        if (isWhole && !m_rest.empty()) {
            m_arena.note(Limit::Values);
            push(m_arena.keep(std::move(m_rest)));
        }
        if (isWhole && m_nodes.size() > 1)
            return Reading::Whole;
        m_nodes.clear();
        return Reading::No;
    }

private:
    void push(std::string_view payload)
    {
        const auto self = static_cast<std::uint32_t>(m_nodes.size());
        m_nodes.push_back(Node{{}, payload, self + 1, 0, self - 1, NodeKind::Bytes});
        m_nodes.front().end = self + 1;
    }

    Arena &m_arena;
    Nodes &m_nodes;
    std::string m_rest;         // of the frames that were too many
};

}  // namespace

Reading readGrpc(std::string_view bytes, Arena &arena, Nodes &nodes)
{
    FrameList frames(arena, nodes);
    bool isWhole = bytes.size() >= 5;
    while (isWhole && !bytes.empty()) {
        const auto flags = static_cast<unsigned char>(bytes.front());
        const std::uint64_t length = bigEndian(bytes.substr(1, 4));
        isWhole = bytes.size() >= 5 && (flags & 0x7eU) == 0 && length <= bytes.size() - 5;
        if (!isWhole)
            break;
        const std::string_view payload = bytes.substr(5, static_cast<std::size_t>(length));
        bytes.remove_prefix(5 + payload.size());
        // Trailers of gRPC-Web say nothing about anybody.
        if ((flags & 0x80U) == 0 && !payload.empty())
            frames.add(payload);
    }
    return frames.reading(isWhole);
}

Reading readWebSocketFrames(std::string_view bytes, Arena &arena, Nodes &nodes)
{
    FrameList frames(arena, nodes);
    bool isWhole = bytes.size() >= 6;
    while (isWhole && !bytes.empty()) {
        const auto head = static_cast<unsigned char>(bytes.front());
        const auto second = bytes.size() > 1 ? static_cast<unsigned char>(bytes[1]) : 0U;
        const unsigned opcode = head & 0x0fU;
        const bool isMasked = (second & 0x80U) != 0;
        const std::size_t wide = (second & 0x7fU) == 126 ? 2 : (second & 0x7fU) == 127 ? 8 : 0;
        const std::size_t start = 2 + wide + (isMasked ? 4U : 0U);
        // Frames of a client are masked (section 5.1); of a server nothing would tell them from noise.
        isWhole = isMasked && (head & 0x30U) == 0 && (opcode <= 2 || (opcode >= 8 && opcode <= 10)) && bytes.size() >= start;
        if (!isWhole)
            break;
        const std::uint64_t length = wide == 0 ? second & 0x7fU : bigEndian(bytes.substr(2, wide));
        if (length > bytes.size() - start) {
            isWhole = false;
            break;
        }
        std::string payload(bytes.substr(start, static_cast<std::size_t>(length)));
        for (std::size_t i = 0; i < payload.size(); ++i)
            payload[i] = static_cast<char>(payload[i] ^ bytes[start - 4 + i % 4]);
        bytes.remove_prefix(start + payload.size());
        if (opcode <= 2 && !payload.empty())
            frames.add(arena.keep(std::move(payload)));
    }
    return frames.reading(isWhole);
}

}  // namespace probity::observed
