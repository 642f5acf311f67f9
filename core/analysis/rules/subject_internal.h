#pragma once

#include "analysis/rules/subject.h"

// Shared by the .cpp files that make subjects.
namespace probity::rules {

constexpr std::size_t mostOwnEvidence = 10;     // per subject

inline Bilingual same(const std::string &text)
{
    return {text, text};
}

Evidence requestEvidence(const Assessment &assessment, std::size_t position);
Evidence manifestEvidence(const ManifestReading &manifest, const ManifestItem &item);
/// `range`: in the source of the notice.
Evidence noticeEvidence(const AssessedNotice &notice, const TextRange &range);
/// The range of the readable text in the source.
TextRange inSource(const NoticeDocument &document, const TextRange &inText);
Evidence artifactEvidence(const std::string &path);

/// A hash in the steps undone: the value was sent as its digest, so that nobody can read it off the traffic.
bool isHashed(const std::vector<std::string> &encodings);
/// A step that hides a value rather than packing a message: base64, hexadecimal, encryption.
bool isWrapped(const std::vector<std::string> &encodings);

}  // namespace probity::rules
