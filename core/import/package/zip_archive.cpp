#include "import/package/zip_archive.h"

#include <algorithm>
#include <array>

#include <archive.h>
#include <archive_entry.h>

#include "base/text.h"

namespace probity {

namespace {

/// Feeds libarchive from a ByteSource, seekable so that it finds the directory of the zip.
struct Feed {
    const ByteSource *source = nullptr;
    std::uint64_t at = 0;
    std::array<char, 64 * 1024> buffer;

    static la_ssize_t read(archive *, void *self, const void **out)
    {
        auto *feed = static_cast<Feed *>(self);
        const auto count = feed->source->read(feed->at, feed->buffer.data(), feed->buffer.size());
        if (!count)
            return -1;
        feed->at += *count;
        *out = feed->buffer.data();
        return static_cast<la_ssize_t>(*count);
    }
    static la_int64_t skip(archive *, void *self, la_int64_t request)
    {
        auto *feed = static_cast<Feed *>(self);
        const std::uint64_t left = feed->source->size() - std::min(feed->at, feed->source->size());
        const std::uint64_t skipped = std::min(left, static_cast<std::uint64_t>(std::max<la_int64_t>(request, 0)));
        feed->at += skipped;
        return static_cast<la_int64_t>(skipped);
    }
    static la_int64_t seek(archive *, void *self, la_int64_t offset, int whence)
    {
        auto *feed = static_cast<Feed *>(self);
        const auto size = static_cast<la_int64_t>(feed->source->size());
        const la_int64_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? static_cast<la_int64_t>(feed->at) : size;
        feed->at = static_cast<std::uint64_t>(std::clamp<la_int64_t>(base + offset, 0, size));
        return static_cast<la_int64_t>(feed->at);
    }
};

struct Closer {
    void operator()(archive *a) const noexcept { archive_read_free(a); }
};

std::string reason(archive *zip)
{
    const char *text = archive_error_string(zip);
    return text == nullptr ? "not a zip" : text;
}

/// Names without the UTF-8 flag are in the code page of whoever packed them: mostly GB18030 here.
std::string nameOf(archive_entry *entry)
{
    if (const char *raw = archive_entry_pathname(entry); raw != nullptr && *raw != '\0')
        return isValidUtf8(raw) ? std::string(raw) : toUtf8(decodeText(raw).text);
    const char *utf8 = archive_entry_pathname_utf8(entry);
    return utf8 == nullptr ? std::string() : std::string(utf8);
}

}  // namespace

struct ZipArchive::Private {
    Feed feed;
    std::unique_ptr<archive, Closer> zip;
};

ZipArchive::ZipArchive(std::unique_ptr<Private> own) : d(std::move(own)) {}
ZipArchive::ZipArchive(ZipArchive &&) noexcept = default;
ZipArchive &ZipArchive::operator=(ZipArchive &&) noexcept = default;
ZipArchive::~ZipArchive() = default;

Result<ZipArchive> ZipArchive::open(const ByteSource &source, Order order)
{
    auto own = std::make_unique<Private>();
    own->feed.source = &source;
    own->zip.reset(archive_read_new());
    archive *zip = own->zip.get();
    if (order == Order::Directory) {
        archive_read_support_format_zip_seekable(zip);
        archive_read_set_seek_callback(zip, Feed::seek);
    } else {
        archive_read_support_format_zip_streamable(zip);
        archive_read_set_skip_callback(zip, Feed::skip);
    }
    archive_read_set_read_callback(zip, Feed::read);
    archive_read_set_callback_data(zip, &own->feed);
    if (archive_read_open1(zip) != ARCHIVE_OK)
        return failure(ErrorCode::BadFormat, reason(zip));
    return ZipArchive(std::move(own));
}

Result<std::optional<ZipArchive::Entry>> ZipArchive::next()
{
    archive_entry *header = nullptr;
    const int status = archive_read_next_header(d->zip.get(), &header);
    if (status == ARCHIVE_EOF)
        return std::optional<Entry>();
    if (status < ARCHIVE_WARN)
        return failure(ErrorCode::BadFormat, "damaged archive: " + reason(d->zip.get()));
    Entry entry;
    entry.name = nameOf(header);
    const auto type = archive_entry_filetype(header);
    entry.kind = type == AE_IFDIR ? Entry::Kind::Folder : type == AE_IFREG ? Entry::Kind::File : Entry::Kind::Other;
    entry.isEncrypted = archive_entry_is_encrypted(header) != 0;
    entry.bytes = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(header), 0));
    return std::optional<Entry>(std::move(entry));
}

Result<std::size_t> ZipArchive::read(char *out, std::size_t length)
{
    const la_ssize_t count = archive_read_data(d->zip.get(), out, length);
    if (count < 0)
        return failure(ErrorCode::BadFormat, "damaged member: " + reason(d->zip.get()));
    return static_cast<std::size_t>(count);
}

}  // namespace probity
