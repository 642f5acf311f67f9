#pragma once

#include <string>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

namespace probity::test {

/// windowBits as zlib has it: 15 zlib, 15 + 16 gzip.
inline std::string deflated(const std::string &bytes, int windowBits)
{
    z_stream state{};
    deflateInit2(&state, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    std::string out(bytes.size() + 1024, '\0');
    state.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    state.avail_in = static_cast<uInt>(bytes.size());
    state.next_out = reinterpret_cast<Bytef *>(out.data());
    state.avail_out = static_cast<uInt>(out.size());
    deflate(&state, Z_FINISH);
    out.resize(state.total_out);
    deflateEnd(&state);
    return out;
}

inline std::string gzipped(const std::string &bytes)
{
    return deflated(bytes, 15 + 16);
}

inline std::string zipped(const std::vector<std::pair<std::string, std::string>> &members)
{
    std::size_t total = 65536;
    for (const auto &member : members)
        total += member.first.size() + member.second.size() + 1024;
    std::string out(total, '\0');
    std::size_t used = 0;
    archive *writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_set_bytes_in_last_block(writer, 1);
    archive_write_open_memory(writer, out.data(), out.size(), &used);
    for (const auto &member : members) {
        archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, member.first.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(member.second.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(writer, entry);
        archive_write_data(writer, member.second.data(), member.second.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    out.resize(used);
    return out;
}

}  // namespace probity::test
