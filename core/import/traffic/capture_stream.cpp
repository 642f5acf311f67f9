#include "import/traffic/capture_stream.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

#include <zlib.h>
#include <zstd.h>

#include "base/text.h"
#include "import/traffic/capture_sniffer.h"
#include "import/traffic/zip_capture.h"

namespace probity::traffic {

namespace {

constexpr std::uint64_t expansionFactor = 200;
constexpr std::uint64_t expansionFloor = std::uint64_t{256} << 20;

class PlainStream final : public CaptureStream {
public:
    explicit PlainStream(const ByteSource &source) : m_source(source) {}

    Result<std::size_t> read(char *out, std::size_t length) override
    {
        auto count = m_source.read(m_position, out, length);
        if (count)
            m_position += *count;
        return count;
    }

    std::uint64_t consumed() const noexcept override { return m_position; }

private:
    const ByteSource &m_source;
    std::uint64_t m_position = 0;
};

/// gzip (several members too) and zlib.
class InflateStream final : public CaptureStream {
public:
    InflateStream(const ByteSource &source, std::uint64_t limit, DiagnosticLog &log) : m_source(source), m_limit(limit), m_log(log)
    {
        m_isOver = inflateInit2(&m_state, 15 + 32) != Z_OK;
    }
    ~InflateStream() override { inflateEnd(&m_state); }
    InflateStream(const InflateStream &) = delete;
    InflateStream &operator=(const InflateStream &) = delete;

    Result<std::size_t> read(char *out, std::size_t length) override
    {
        m_state.next_out = reinterpret_cast<Bytef *>(out);
        m_state.avail_out = static_cast<uInt>(std::min<std::size_t>(length, std::size_t{1} << 30));
        const uInt room = m_state.avail_out;
        while (!m_isOver && m_state.avail_out == room) {
            if (const Status status = step(); !status)
                return tl::unexpected(status.error());
        }
        m_done += room - m_state.avail_out;
        if (m_done > m_limit && !m_isOver)
            end("expands_too_much", "the compressed file holds far more than its size allows: what comes later was not read");
        return static_cast<std::size_t>(room - m_state.avail_out);
    }

    std::uint64_t consumed() const noexcept override { return m_position - m_state.avail_in; }

private:
    Status step()
    {
        if (m_state.avail_in == 0) {
            const auto count = m_source.read(m_position, m_input.data(), m_input.size());
            if (!count)
                return tl::unexpected(count.error());
            m_position += *count;
            m_state.next_in = reinterpret_cast<Bytef *>(m_input.data());
            m_state.avail_in = static_cast<uInt>(*count);
            if (*count == 0) {
                if (m_isBetweenMembers)
                    m_isOver = true;
                else
                    end("container_damaged", "the compressed file ends too early: what comes later is missing");
                return {};
            }
        }
        m_isBetweenMembers = false;
        const int rc = inflate(&m_state, Z_NO_FLUSH);
        if (rc == Z_STREAM_END) {
            m_isBetweenMembers = true;
            inflateReset(&m_state);
            // Padding behind the last member is common; anything else than a further member ends the stream.
            if (m_state.avail_in > 0 && *m_state.next_in != 0x1F)
                m_isOver = true;
        } else if (rc != Z_OK && rc != Z_BUF_ERROR) {
            end("container_damaged", "the compressed file is damaged: what comes later was not read");
        }
        return {};
    }

    void end(std::string_view code, std::string_view message)
    {
        m_isOver = true;
        m_log.note(code, message, "byte " + std::to_string(consumed()), Loss::Part);
    }

    const ByteSource &m_source;
    std::uint64_t m_limit;
    DiagnosticLog &m_log;
    z_stream m_state{};
    std::array<char, 65536> m_input{};
    std::uint64_t m_position = 0;
    std::uint64_t m_done = 0;
    bool m_isOver = false;
    bool m_isBetweenMembers = false;
};

/// Zstandard (RFC 8878), several frames too.
class ZstdStream final : public CaptureStream {
public:
    ZstdStream(const ByteSource &source, std::uint64_t limit, DiagnosticLog &log) : m_source(source), m_limit(limit), m_log(log), m_state(ZSTD_createDStream())
    {
        m_isOver = m_state == nullptr;
        ZSTD_DCtx_setParameter(m_state, ZSTD_d_windowLogMax, largestWindowLog);
    }
    ~ZstdStream() override { ZSTD_freeDStream(m_state); }
    ZstdStream(const ZstdStream &) = delete;
    ZstdStream &operator=(const ZstdStream &) = delete;

    Result<std::size_t> read(char *out, std::size_t length) override
    {
        ZSTD_outBuffer to{out, length, 0};
        while (!m_isOver && to.pos == 0) {
            if (m_from.pos == m_from.size) {
                const auto count = m_source.read(m_position, m_input.data(), m_input.size());
                if (!count)
                    return tl::unexpected(count.error());
                m_position += *count;
                m_from = {m_input.data(), *count, 0};
                if (*count == 0) {
                    if (m_isInFrame)
                        m_log.note("container_damaged", "the compressed file ends too early: what comes later is missing", "byte " + std::to_string(m_position), Loss::Part);
                    m_isOver = true;
                    break;
                }
            }
            const std::size_t rc = ZSTD_decompressStream(m_state, &to, &m_from);
            m_isInFrame = rc != 0;
            if (ZSTD_isError(rc) != 0) {
                m_log.note("container_damaged", "the compressed file is damaged: what comes later was not read", "byte " + std::to_string(consumed()), Loss::Part);
                m_isOver = true;
            }
        }
        m_done += to.pos;
        if (m_done > m_limit && !m_isOver) {
            m_isOver = true;
            m_log.note("expands_too_much", "the compressed file holds far more than its size allows: what comes later was not read", "byte " + std::to_string(consumed()), Loss::Part);
        }
        return to.pos;
    }

    std::uint64_t consumed() const noexcept override { return m_position - (m_from.size - m_from.pos); }

private:
    static constexpr int largestWindowLog = 27;

    const ByteSource &m_source;
    std::uint64_t m_limit;
    DiagnosticLog &m_log;
    ZSTD_DStream *m_state;
    std::array<char, 65536> m_input{};
    ZSTD_inBuffer m_from{nullptr, 0, 0};
    std::uint64_t m_position = 0;
    std::uint64_t m_done = 0;
    bool m_isOver = false;
    bool m_isInFrame = false;
};

/// UTF-16 to UTF-8; lone surrogates become U+FFFD.
class Utf16Stream final : public CaptureStream {
public:
    Utf16Stream(std::unique_ptr<CaptureStream> inner, bool isLittle) : m_inner(std::move(inner)), m_isLittle(isLittle) {}

    Result<std::size_t> read(char *out, std::size_t length) override
    {
        while (m_text.size() == m_taken && !m_isOver) {
            if (const Status status = refill(); !status)
                return tl::unexpected(status.error());
        }
        const std::size_t count = std::min(length, m_text.size() - m_taken);
        std::memcpy(out, m_text.data() + m_taken, count);
        m_taken += count;
        return count;
    }

    std::uint64_t consumed() const noexcept override { return m_inner->consumed(); }

private:
    Status refill()
    {
        m_text.clear();
        m_taken = 0;
        const auto count = m_inner->read(m_raw.data() + m_held, m_raw.size() - m_held);
        if (!count)
            return tl::unexpected(count.error());
        m_isOver = *count == 0;
        const std::size_t length = m_held + *count;
        std::size_t i = 0;
        for (; i + 1 < length; i += 2) {
            const char32_t c = unit(i);
            if (c < 0xD800 || c > 0xDFFF) {
                appendUtf8(m_text, c);
            } else if (c <= 0xDBFF && i + 3 >= length && !m_isOver) {
                break;
            } else if (c <= 0xDBFF && i + 3 < length && unit(i + 2) >= 0xDC00 && unit(i + 2) <= 0xDFFF) {
                appendUtf8(m_text, 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00));
                i += 2;
            } else {
                appendUtf8(m_text, 0xFFFD);
            }
        }
        m_held = length - i;
        std::memmove(m_raw.data(), m_raw.data() + i, m_held);
        return {};
    }

    char32_t unit(std::size_t i) const noexcept
    {
        const auto a = static_cast<unsigned char>(m_raw[i]);
        const auto b = static_cast<unsigned char>(m_raw[i + 1]);
        return static_cast<char32_t>(m_isLittle ? a | b << 8 : a << 8 | b);
    }

    std::unique_ptr<CaptureStream> m_inner;
    bool m_isLittle;
    bool m_isOver = false;
    std::array<char, 65536> m_raw{};
    std::size_t m_held = 0;
    std::string m_text;
    std::size_t m_taken = 0;
};

/// Puts back the bytes that were read to find out what they are.
class PrefixedStream final : public CaptureStream {
public:
    PrefixedStream(std::string prefix, std::unique_ptr<CaptureStream> inner) : m_prefix(std::move(prefix)), m_inner(std::move(inner)) {}

    Result<std::size_t> read(char *out, std::size_t length) override
    {
        if (m_taken == m_prefix.size())
            return m_inner->read(out, length);
        const std::size_t count = std::min(length, m_prefix.size() - m_taken);
        std::memcpy(out, m_prefix.data() + m_taken, count);
        m_taken += count;
        return count;
    }

    std::uint64_t consumed() const noexcept override { return m_inner->consumed(); }

private:
    std::string m_prefix;
    std::size_t m_taken = 0;
    std::unique_ptr<CaptureStream> m_inner;
};

Result<std::string> readHead(CaptureStream &stream)
{
    std::string head(judgedBytes, '\0');
    std::size_t length = 0;
    while (length < head.size()) {
        const auto count = stream.read(head.data() + length, head.size() - length);
        if (!count)
            return tl::unexpected(count.error());
        if (*count == 0)
            break;
        length += *count;
    }
    head.resize(length);
    return head;
}

enum class Utf16 { No, Little, Big };

Utf16 utf16Of(std::string_view head)
{
    const auto isNul = [&](std::size_t i) { return head.size() > i && head[i] == '\0'; };
    if (head.substr(0, 2) == "\xFF\xFE")
        return Utf16::Little;
    if (head.substr(0, 2) == "\xFE\xFF")
        return Utf16::Big;
    // JSON begins with two ASCII characters: RFC 4627, section 3.
    if (head.size() >= 4 && !isNul(0) && isNul(1) && !isNul(2) && isNul(3))
        return Utf16::Little;
    if (head.size() >= 4 && isNul(0) && !isNul(1) && isNul(2) && !isNul(3))
        return Utf16::Big;
    return Utf16::No;
}

bool isInflatable(std::string_view magic)
{
    if (magic.size() < 2)
        return false;
    const auto a = static_cast<unsigned char>(magic[0]);
    const auto b = static_cast<unsigned char>(magic[1]);
    return (a == 0x1F && b == 0x8B) || (a == 0x78 && (a * 256 + b) % 31 == 0 && b != 0x20);
}

}  // namespace

Result<OpenedCapture> openCapture(const ByteSource &source, DiagnosticLog &log)
{
    std::array<char, 4> first{};
    const auto count = source.read(0, first.data(), first.size());
    if (!count)
        return tl::unexpected(count.error());
    const std::string_view magic(first.data(), *count);
    const std::uint64_t limit = std::max(expansionFloor, source.size() * expansionFactor);

    OpenedCapture out;
    const bool isZip = magic == std::string_view("PK\x03\x04", 4) || magic == std::string_view("PK\x05\x06", 4);
    if (isZip) {
        auto zip = openZipCapture(source, limit, log);
        if (!zip || !zip->stream)
            return zip;
        out = std::move(*zip);
    } else if (isInflatable(magic)) {
        out.stream = std::make_unique<InflateStream>(source, limit, log);
    } else if (magic == std::string_view("\x28\xB5\x2F\xFD", 4)) {
        out.stream = std::make_unique<ZstdStream>(source, limit, log);
    } else {
        out.stream = std::make_unique<PlainStream>(source);
        out.isPlain = true;
    }
    auto head = readHead(*out.stream);
    if (!head)
        return tl::unexpected(head.error());
    std::unique_ptr<CaptureStream> whole = std::make_unique<PrefixedStream>(*head, std::move(out.stream));
    if (const Utf16 order = utf16Of(*head); order != Utf16::No) {
        whole = std::make_unique<Utf16Stream>(std::move(whole), order == Utf16::Little);
        out.isPlain = false;
        head = readHead(*whole);
        if (!head)
            return tl::unexpected(head.error());
        whole = std::make_unique<PrefixedStream>(*head, std::move(whole));
    }
    // Where damage left nothing at all, that has been said already.
    if (head->empty() && log.has("container_damaged"))
        return OpenedCapture{};
    const auto format = captureFormat(*head);
    if (!format) {
        log.note(format.error().code, format.error().message, "byte 0", Loss::Part);
        return OpenedCapture{};
    }
    out.format = *format;
    out.stream = std::move(whole);
    return out;
}

}  // namespace probity::traffic
