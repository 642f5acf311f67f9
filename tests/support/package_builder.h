#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace probity::test {

using PackedFiles = std::vector<std::pair<std::string, std::string>>;

inline void appendBig(std::string &out, std::size_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift & 0xFF);
}

/// A compiled mini-program as the developer tools write it.
inline std::string wxapkg(const PackedFiles &files)
{
    std::size_t indexLength = 4;
    for (const auto &file : files)
        indexLength += 4 + file.first.size() + 8;
    std::string index;
    std::string body;
    appendBig(index, files.size());
    for (const auto &[name, bytes] : files) {
        appendBig(index, name.size());
        index += name;
        appendBig(index, 14 + indexLength + body.size());
        appendBig(index, bytes.size());
        body += bytes;
    }
    std::string out = "\xBE";
    appendBig(out, 0);
    appendBig(out, indexLength);
    appendBig(out, body.size());
    return out + "\xED" + index + body;
}

}  // namespace probity::test
