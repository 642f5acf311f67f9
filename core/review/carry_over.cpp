#include "review/carry_over.h"

#include <algorithm>

#include "base/text.h"
#include "store/assessment_repository.h"
#include "store/review_repository.h"
#include "store/submission_repository.h"

namespace probity {

namespace {

const Finding *findingOf(const Assessment &assessment, const std::string &fingerprint)
{
    for (const Finding &finding : assessment.findings)
        if (finding.fingerprint == fingerprint)
            return &finding;
    return nullptr;
}

std::string withoutQuery(const std::string &url)
{
    return url.substr(0, url.find_first_of("?#"));
}

const EntrySummary *entryOf(const Assessment &assessment, const std::string &artifact, std::uint32_t index)
{
    for (std::size_t i = 0; i < assessment.entries.size(); ++i) {
        const std::size_t sample = assessment.entrySample.at(i);
        if (assessment.entries[i].index == index && sample < assessment.traffic.size() && assessment.traffic[sample].artifact.path == artifact)
            return &assessment.entries[i];
    }
    return nullptr;
}

/// Finds the place of a tag again in another version of the submission.
class Relocator {
public:
    Relocator(const Assessment &before, const Assessment &after) : m_before(before), m_after(after) {}

    bool relocate(TagTarget &target) const
    {
        switch (target.kind) {
        case TagTarget::Kind::Submission: return true;
        case TagTarget::Kind::Finding: {
            const Finding *finding = findingOf(m_after, target.pointer);
            return finding && finding->state == FindingState::Unchanged;
        }
        case TagTarget::Kind::Request:
        case TagTarget::Kind::Field: return relocateRequest(target);
        case TagTarget::Kind::NoticeSpan: return relocateSpan(target);
        case TagTarget::Kind::ManifestKey: return relocateKey(target);
        }
        return false;
    }

    /// A correction holds as long as the sentence around its words is the same.
    bool relocate(StatementCorrection &correction) const
    {
        TextRange around = sentenceOf(correction);
        const std::size_t offset = correction.term.start - around.start;
        const std::size_t length = correction.term.end - correction.term.start;
        if (!relocateWords(correction.artifact, around))
            return false;
        correction.term = {around.start + offset, around.start + offset + length};
        return true;
    }

private:
    /// What the reader quoted around the words; where it made no statement of them, some characters on both sides.
    TextRange sentenceOf(const StatementCorrection &correction) const
    {
        constexpr std::size_t context = 20;
        for (const AssessedNotice &notice : m_before.notices) {
            if (notice.document.artifact.path != correction.artifact)
                continue;
            for (const Statement &statement : notice.reading.statements)
                if (statement.term.overlaps(correction.term) && statement.range.start <= correction.term.start && correction.term.end <= statement.range.end)
                    return statement.range;
            const std::size_t size = notice.document.source.size();
            return {correction.term.start > context ? correction.term.start - context : 0, std::min(size, correction.term.end + context)};
        }
        return correction.term;
    }

    // The same method and address; for a field, something observed in the same place of the request.
    bool relocateRequest(TagTarget &target) const
    {
        const EntrySummary *old = entryOf(m_before, target.artifact, target.entry);
        if (!old)
            return false;
        for (std::size_t i = 0; i < m_after.entries.size(); ++i) {
            const EntrySummary &entry = m_after.entries[i];
            const std::size_t sample = m_after.entrySample.at(i);
            if (entry.method != old->method || withoutQuery(entry.url) != withoutQuery(old->url) || sample >= m_after.traffic.size())
                continue;
            const std::string &artifact = m_after.traffic[sample].artifact.path;
            const bool isThere = target.kind == TagTarget::Kind::Request
                || std::any_of(m_after.observations.begin(), m_after.observations.end(), [&](const Observation &seen) {
                       return seen.entry == entry.index && seen.artifact == artifact && seen.part == target.part && seen.pointer == target.pointer;
                   });
            if (!isThere)
                continue;
            target.artifact = artifact;
            target.entry = entry.index;
            return true;
        }
        return false;
    }

    bool relocateSpan(TagTarget &target) const { return relocateWords(target.artifact, target.span); }

    /// Finds the words of a span in the notices of the new version, nearest to where they stood.
    bool relocateWords(std::string &artifact, TextRange &span) const
    {
        for (const AssessedNotice &old : m_before.notices) {
            const std::u32string &source = old.document.source;
            if (old.document.artifact.path != artifact || span.isEmpty() || span.end > source.size())
                continue;
            const std::u32string words = source.substr(span.start, span.end - span.start);
            for (const AssessedNotice &notice : m_after.notices) {
                const std::size_t place = nearest(notice.document.source, words, span.start);
                if (place == std::u32string::npos)
                    continue;
                artifact = notice.document.artifact.path;
                span = {place, place + words.size()};
                return true;
            }
        }
        return false;
    }

    static std::size_t nearest(const std::u32string &text, const std::u32string &words, std::size_t place)
    {
        const std::size_t after = text.find(words, place);
        const std::size_t before = text.rfind(words, place);
        if (after == std::u32string::npos || before == std::u32string::npos)
            return after == std::u32string::npos ? before : after;
        return after - place < place - before ? after : before;
    }

    bool relocateKey(TagTarget &target) const
    {
        for (const ManifestReading &manifest : m_after.manifests)
            if (manifest.artifact.path == target.artifact
                && std::any_of(manifest.items.begin(), manifest.items.end(), [&](const ManifestItem &item) { return item.pointer == target.pointer; }))
                return true;
        return false;
    }

    const Assessment &m_before;
    const Assessment &m_after;
};

void carryTags(Change &change, SubmissionId previous, SubmissionId fresh, const Assessment &assessment, CarriedOver &carried)
{
    ReviewRepository repository(change.connection);
    const std::vector<Tag> tags = repository.tags(previous, ReviewRepository::Removed::Without);
    if (tags.empty())
        return;
    const Assessment before = AssessmentRepository(change.connection).load(previous);
    const Relocator relocator(before, assessment);
    for (Tag tag : tags) {
        if (!relocator.relocate(tag.target)) {
            carried.lost.push_back({"tag_not_carried", "the place of a tag is not in this version: " + tag.kind + ' ' + tag.category.value, tag.target.artifact});
            continue;
        }
        change.touch("tags", repository.addTag(fresh, tag, tag.id).value);
        ++carried.tags;
    }
}

void carryCorrections(Change &change, SubmissionId previous, SubmissionId fresh, const Assessment &assessment, CarriedOver &carried)
{
    ReviewRepository repository(change.connection);
    const std::vector<StatementCorrection> corrections = repository.input(previous).corrections;
    if (corrections.empty())
        return;
    const Assessment before = AssessmentRepository(change.connection).load(previous);
    const Relocator relocator(before, assessment);
    ReviewInput input = repository.input(fresh);
    for (StatementCorrection correction : corrections) {
        if (!relocator.relocate(correction)) {
            carried.lost.push_back({"correction_not_carried", "the sentence of a corrected statement is not in this version: " + correction.category.value, correction.artifact});
            continue;
        }
        input.corrections.push_back(std::move(correction));
        ++carried.corrections;
    }
    if (carried.corrections > 0)
        repository.setInput(fresh, input);
}

void carryAppType(Change &change, SubmissionId previous, SubmissionId fresh, CarriedOver &carried)
{
    ReviewRepository repository(change.connection);
    const AppTypeId type = repository.input(previous).appType;
    if (type.isEmpty())
        return;
    ReviewInput input = repository.input(fresh);
    input.appType = type;
    repository.setInput(fresh, input);
    SubmissionRepository(change.connection).setType(fresh, type);
    carried.hasAppType = true;
}

}  // namespace

void carryDispositions(Change &change, SubmissionId previous, SubmissionId fresh, const Assessment &assessment, CarriedOver &carried)
{
    ReviewRepository repository(change.connection);
    for (const auto &[fingerprint, stored] : repository.dispositions(previous)) {
        if (stored.disposition.kind == DispositionKind::Open)
            continue;
        const Finding *finding = findingOf(assessment, fingerprint);
        if (!finding)
            continue;
        if (finding->state != FindingState::Unchanged) {
            carried.reopened.push_back(fingerprint);
            continue;
        }
        const std::int64_t row = repository.addDisposition(fresh, stored.disposition, stored.id);
        change.touch("dispositions", row);
        if (!stored.disposition.owner.empty() || stored.disposition.until)
            change.touch("exception_terms", row);
        ++carried.dispositions;
    }
}

CarriedOver carryOver(Change &change, SubmissionId previous, SubmissionId fresh, const Assessment &assessment)
{
    CarriedOver carried;
    carryTags(change, previous, fresh, assessment, carried);
    carryCorrections(change, previous, fresh, assessment, carried);
    carryAppType(change, previous, fresh, carried);
    return carried;
}

}  // namespace probity
