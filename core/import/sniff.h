#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "import/submission_loader.h"

/// The parts of sniff(): what the first bytes of a file are.
namespace probity::sniffing {

constexpr std::size_t headLength = 256 * 1024;  ///< bytes looked at
constexpr std::size_t textLength = 128 * 1024;  ///< of them decoded as text

/// The beginning of a file. Not copyable: `bytes` looks at `owned`.
struct Head {
    Head() = default;
    Head(const Head &) = delete;
    Head &operator=(const Head &) = delete;
    Head(Head &&) = delete;

    std::string path;           ///< lower case
    std::string name;           ///< last part of the path, lower case
    std::string extension;      ///< of the name, without the dot
    std::string owned;
    std::string_view bytes;
    std::string text;           ///< decoded to UTF-8; empty until it is needed
};

/// JSON, and JSON Lines, by their keys. Format empty: no JSON that we know.
Sniffed sniffJson(const Head &head, std::string_view text);

/// Whether a text is a privacy notice, by its name, its title and how much it speaks of personal data.
/// Generous for documents, strict for pages and for files named like other things; the analyser has the last word.
bool isNoticeText(const Head &head);

}  // namespace probity::sniffing
