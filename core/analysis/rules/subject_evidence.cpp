#include <algorithm>
#include <array>

#include "analysis/rules/subject_internal.h"
#include "base/text.h"
#include "model/endpoint.h"

namespace probity::rules {

Evidence requestEvidence(const Assessment &assessment, std::size_t position)
{
    const EntrySummary &entry = assessment.entries[position];
    Evidence evidence;
    if (position < assessment.entrySample.size() && assessment.entrySample[position] < assessment.traffic.size())
        evidence.artifact = assessment.traffic[assessment.entrySample[position]].artifact.path;
    evidence.where.kind = EvidencePlace::Kind::Request;
    evidence.where.part = Part::Url;
    evidence.where.entry = entry.index;
    evidence.where.host = entry.host;
    evidence.where.method = entry.method;
    evidence.where.url = endpointPattern(entry.url);
    evidence.where.time = entry.started;
    evidence.where.phase = entry.phase;
    evidence.excerpt = evidence.where.url;
    return evidence;
}

Evidence manifestEvidence(const ManifestReading &manifest, const ManifestItem &item)
{
    Evidence evidence;
    evidence.artifact = manifest.artifact.path;
    evidence.where.kind = EvidencePlace::Kind::ManifestKey;
    evidence.where.pointer = item.pointer;
    evidence.where.line = item.line;
    evidence.excerpt = item.name;
    return evidence;
}

Evidence noticeEvidence(const AssessedNotice &notice, const TextRange &range)
{
    Evidence evidence;
    evidence.artifact = notice.document.artifact.path;
    evidence.where.kind = EvidencePlace::Kind::NoticeSpan;
    evidence.where.span = range;
    const auto &map = notice.document.toSource;
    const auto at = [&](std::size_t place) { return static_cast<std::size_t>(std::lower_bound(map.begin(), map.end(), place) - map.begin()); };
    evidence.where.spanInText = {at(range.start), at(range.end)};
    // People read the words, not the markup around them.
    const auto &text = notice.document.text;
    const TextRange &readable = evidence.where.spanInText;
    if (readable.end <= text.size() && readable.start < readable.end)
        evidence.excerpt = toUtf8(std::u32string_view(text).substr(readable.start, readable.end - readable.start));
    return evidence;
}

TextRange inSource(const NoticeDocument &document, const TextRange &inText)
{
    return document.toSource.size() <= inText.end ? TextRange{} : document.inSource(inText);
}

Evidence artifactEvidence(const std::string &path)
{
    Evidence evidence;
    evidence.artifact = path;
    evidence.where.kind = EvidencePlace::Kind::Artifact;
    return evidence;
}

bool isHashed(const std::vector<std::string> &encodings)
{
    return std::any_of(encodings.begin(), encodings.end(), [](const std::string &step) {
        return step.rfind("md5", 0) == 0 || step.rfind("sha1", 0) == 0 || step.rfind("sha256", 0) == 0 || step.rfind("sha-", 0) == 0;
    });
}

bool isWrapped(const std::vector<std::string> &encodings)
{
    static constexpr std::array<std::string_view, 5> wraps{"base64", "hex", "rot13", "aes", "xor"};
    return std::any_of(encodings.begin(), encodings.end(), [](const std::string &step) {
        return std::any_of(wraps.begin(), wraps.end(), [&](std::string_view wrap) { return step.rfind(wrap, 0) == 0; });
    });
}

}  // namespace probity::rules
