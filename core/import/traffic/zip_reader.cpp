#include "import/traffic/zip_reader.h"

#include <algorithm>

#include <archive.h>
#include <archive_entry.h>

namespace probity::traffic {

struct ZipReader::Callbacks {
    static la_ssize_t onRead(archive *, void *self, const void **buffer)
    {
        auto *reader = static_cast<ZipReader *>(self);
        const auto count = reader->m_source.read(reader->m_position, reader->m_chunk.data(), reader->m_chunk.size());
        if (!count) {
            reader->m_status = tl::unexpected(count.error());
            return ARCHIVE_FATAL;
        }
        reader->m_position += *count;
        *buffer = reader->m_chunk.data();
        return static_cast<la_ssize_t>(*count);
    }

    static la_int64_t onSkip(archive *, void *self, la_int64_t request)
    {
        auto *reader = static_cast<ZipReader *>(self);
        const auto left = static_cast<la_int64_t>(reader->m_source.size() - std::min(reader->m_position, reader->m_source.size()));
        const la_int64_t count = std::clamp<la_int64_t>(request, 0, left);
        reader->m_position += static_cast<std::uint64_t>(count);
        return count;
    }

    static la_int64_t onSeek(archive *, void *self, la_int64_t offset, int whence)
    {
        auto *reader = static_cast<ZipReader *>(self);
        const auto size = static_cast<la_int64_t>(reader->m_source.size());
        const la_int64_t base = whence == SEEK_CUR ? static_cast<la_int64_t>(reader->m_position) : whence == SEEK_END ? size : 0;
        reader->m_position = static_cast<std::uint64_t>(std::clamp<la_int64_t>(base + offset, 0, size));
        return static_cast<la_int64_t>(reader->m_position);
    }
};

ZipReader::ZipReader(const ByteSource &source) : m_source(source), m_archive(archive_read_new()), m_chunk(chunkSize)
{
    archive_read_support_format_zip(m_archive);
    archive_read_set_seek_callback(m_archive, &Callbacks::onSeek);
    m_isOpen = archive_read_open2(m_archive, this, nullptr, &Callbacks::onRead, &Callbacks::onSkip, nullptr) == ARCHIVE_OK;
}

ZipReader::~ZipReader()
{
    archive_read_free(m_archive);
}

std::optional<std::string> ZipReader::next()
{
    archive_entry *entry = nullptr;
    const int rc = archive_read_next_header(m_archive, &entry);
    if (rc != ARCHIVE_OK && rc != ARCHIVE_WARN)
        return std::nullopt;
    m_isEncrypted = archive_entry_is_encrypted(entry) != 0;
    const char *path = archive_entry_pathname_utf8(entry);
    if (path == nullptr)
        path = archive_entry_pathname(entry);
    return std::string(path != nullptr ? path : "");
}

std::optional<std::size_t> ZipReader::read(char *out, std::size_t length)
{
    const la_ssize_t count = archive_read_data(m_archive, out, length);
    if (count < 0)
        return std::nullopt;
    return static_cast<std::size_t>(count);
}

}  // namespace probity::traffic
