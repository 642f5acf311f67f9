// Carries out the edits of a cure on what was read, and runs the later stages over the result.
#include <algorithm>
#include <map>
#include <set>

#include "analysis/declared/manifest_analysis.h"
#include "base/text.h"
#include "model/endpoint.h"
#include "review/cure.h"
#include "review/cure_trial.h"
#include "review/inspection.h"

namespace probity {

namespace {

class Editor {
public:
    /// `read`: notices read before, and whether those read now are to be found there.
    Editor(Assessment &assessment, const Engine &engine, const TaskContext &task, CureTrial::ReadNotices &read, bool keepsNotices)
        : m_assessment(assessment), m_engine(engine), m_task(task), m_read(read), m_keepsNotices(keepsNotices)
    {
    }

    void apply(const std::vector<CureEdit> &edits)
    {
        for (const CureEdit &edit : edits)
            if (edit.kind == CureEdit::Kind::WriteNotice)
                writeNotice(edit);
        editNotices(edits);
        for (const CureEdit &edit : edits) {
            switch (edit.kind) {
            case CureEdit::Kind::WriteNotice: break;
            case CureEdit::Kind::StopFlow: stopFlow(edit); break;
            case CureEdit::Kind::SlowDown: slowDown(edit); break;
            case CureEdit::Kind::Encrypt: encrypt(edit); break;
            case CureEdit::Kind::AddToManifest: addToManifest(edit); break;
            case CureEdit::Kind::GivePurpose: givePurpose(edit); break;
            case CureEdit::Kind::RemoveRequest: removeRequest(edit); break;
            case CureEdit::Kind::RemoveLink: removeLink(edit); break;
            case CureEdit::Kind::AddSentence:
            case CureEdit::Kind::DeleteWords: break;        // done with their notice
            }
        }
    }

private:
    struct NoticeEdits {
        std::vector<TextRange> deleted;
        std::vector<std::string> added;
    };

    void editNotices(const std::vector<CureEdit> &edits)
    {
        std::map<std::string, NoticeEdits> byPath;
        for (const CureEdit &edit : edits) {
            if (edit.kind == CureEdit::Kind::AddSentence)
                byPath[edit.artifact].added.push_back(edit.words);
            if (edit.kind == CureEdit::Kind::DeleteWords)
                byPath[edit.artifact].deleted.push_back(edit.span);
        }
        for (AssessedNotice &notice : m_assessment.notices)
            if (const auto found = byPath.find(notice.document.artifact.path); found != byPath.end())
                readAgain(notice, toUtf8(editedSource(notice.document, found->second)));
    }

    static std::u32string editedSource(const NoticeDocument &document, const NoticeEdits &edits)
    {
        std::vector<bool> isGone(document.source.size(), false);
        for (const TextRange &range : edits.deleted)
            std::fill(isGone.begin() + static_cast<std::ptrdiff_t>(std::min(range.start, isGone.size())), isGone.begin() + static_cast<std::ptrdiff_t>(std::min(range.end, isGone.size())), true);
        std::u32string out;
        for (std::size_t i = 0; i < document.source.size(); ++i)
            if (!isGone[i])
                out += document.source[i];
        if (edits.added.empty())
            return out;
        // Before the end of a page, else after the last line.
        const bool isPage = document.artifact.format == "html" || document.artifact.format == "wxml";
        const std::size_t bodyEnd = isPage ? out.rfind(U"</body") : std::u32string::npos;
        std::u32string block;
        for (const std::string &sentence : edits.added)
            block += isPage ? U"\n<p>" + toUtf32(sentence) + U"</p>" : U"\n\n" + toUtf32(sentence);
        out.insert(std::min(bodyEnd, out.size()), block + U"\n");
        return out;
    }

    /// The notice as its reader sees the edited file. A notice that cannot be read any more stays as it was.
    void readAgain(AssessedNotice &notice, std::string bytes)
    {
        if (!m_engine.notices)
            return;
        const std::string path = notice.document.artifact.path;
        if (const auto known = m_read.find(path); known != m_read.end() && known->second.text == bytes) {
            notice = known->second.notice;
            return;
        }
        CureTrial::ReadNotice kept;
        if (m_keepsNotices)
            kept.text = bytes;
        LoadedArtifact file;
        file.info.path = path;
        file.info.role = Role::Notice;
        file.info.bytes = bytes.size();
        file.bytes = memorySource(std::move(bytes));
        if (auto read = assessNotice(file, m_engine, m_task))
            notice = std::move(*read);
        if (!m_keepsNotices)
            return;
        kept.notice = notice;
        m_read[path] = std::move(kept);
    }

    void writeNotice(const CureEdit &edit)
    {
        AssessedNotice notice;
        notice.document.artifact.path = edit.artifact;
        readAgain(notice, edit.words);
        m_assessment.notices.assign(1, std::move(notice));
    }

    static bool isOfLine(const Observation &seen, const CureEdit &edit)
    {
        if (seen.category != edit.category || seen.party != edit.party)
            return false;
        if (edit.party == Party::First || seen.recipient != edit.recipientId)
            return edit.party == Party::First;
        return !edit.recipientId.isEmpty() || registrableDomain(seen.host) == edit.recipient || seen.recipientName == edit.recipient;
    }

    void stopFlow(const CureEdit &edit)
    {
        auto &seen = m_assessment.observations;
        seen.erase(std::remove_if(seen.begin(), seen.end(), [&](const Observation &one) { return isOfLine(one, edit) && (edit.phase == Phase::Unknown || one.phase == edit.phase); }), seen.end());
    }

    void slowDown(const CureEdit &edit)
    {
        bool hasFirst = false;
        auto &seen = m_assessment.observations;
        seen.erase(std::remove_if(seen.begin(), seen.end(),
                                  [&](const Observation &one) {
                                      const bool isLater = isOfLine(one, edit) && hasFirst;
                                      hasFirst = hasFirst || isOfLine(one, edit);
                                      return isLater;
                                  }),
                   seen.end());
    }

    void encrypt(const CureEdit &edit)
    {
        std::set<std::string> hosts;
        for (const Observation &seen : m_assessment.observations)
            if (isOfLine(seen, edit))
                hosts.insert(seen.host);
        for (EntrySummary &entry : m_assessment.entries)
            if (hosts.count(entry.host) > 0 && entry.url.rfind("http://", 0) == 0)
                entry.url.insert(4, "s");
    }

    /// What a manifest holds where an interface wants this (CapabilityRequirement::Kind by name).
    static ManifestItem::Kind itemKind(const std::string &wanted)
    {
        using Kind = CapabilityRequirement::Kind;
        if (wanted == name(Kind::PrivacyKey))
            return ManifestItem::Kind::PrivacyKey;
        if (wanted == name(Kind::PrivateInfo))
            return ManifestItem::Kind::PrivateInfo;
        return wanted == name(Kind::AccessedApi) ? ManifestItem::Kind::Feature : ManifestItem::Kind::Permission;
    }

    void addToManifest(const CureEdit &edit)
    {
        ManifestDeclaration declaration;
        declaration.category = edit.category;
        declaration.source = edit.words.empty() ? edit.category.value : edit.words;
        declaration.pointer = "/+/" + declaration.source;
        declaration.purposeText = edit.text.zh;
        declaration.artifact = edit.artifact;
        if (!edit.category.isEmpty())
            m_assessment.declarations.push_back(declaration);
        if (m_assessment.manifests.empty())
            return;
        const auto named = std::find_if(m_assessment.manifests.begin(), m_assessment.manifests.end(), [&](const ManifestReading &one) { return one.artifact.path == edit.artifact; });
        ManifestReading &manifest = named == m_assessment.manifests.end() ? m_assessment.manifests.front() : *named;
        ManifestItem item;
        item.kind = edit.words.empty() ? ManifestItem::Kind::PrivacyKey : itemKind(edit.pointer);
        item.name = declaration.source;
        item.pointer = declaration.pointer;
        item.purposeText = declaration.purposeText;
        manifest.items.push_back(std::move(item));
    }

    void givePurpose(const CureEdit &edit)
    {
        for (ManifestDeclaration &declaration : m_assessment.declarations)
            if (declaration.artifact == edit.artifact && declaration.pointer == edit.pointer)
                declaration.purposeText = edit.text.zh;
        for (ManifestReading &manifest : m_assessment.manifests)
            for (ManifestItem &item : manifest.items)
                if (manifest.artifact.path == edit.artifact && item.pointer == edit.pointer)
                    item.purposeText = edit.text.zh;
    }

    void removeRequest(const CureEdit &edit)
    {
        auto &all = m_assessment.declarations;
        all.erase(std::remove_if(all.begin(), all.end(), [&](const ManifestDeclaration &one) { return one.artifact == edit.artifact && one.pointer == edit.pointer; }), all.end());
        for (ManifestReading &manifest : m_assessment.manifests)
            if (manifest.artifact.path == edit.artifact)
                manifest.items.erase(std::remove_if(manifest.items.begin(), manifest.items.end(), [&](const ManifestItem &one) { return one.pointer == edit.pointer; }), manifest.items.end());
    }

    void removeLink(const CureEdit &edit)
    {
        auto &entries = m_assessment.entries;
        auto &samples = m_assessment.entrySample;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (endpointPattern(entries[i].url) == edit.words)
                continue;
            if (kept != i) {
                entries[kept] = std::move(entries[i]);
                samples[kept] = samples[i];
            }
            ++kept;
        }
        entries.resize(kept);
        samples.resize(kept);
        for (TrafficFacts &sample : m_assessment.traffic)
            sample.links.erase(std::remove_if(sample.links.begin(), sample.links.end(), [&](const DownloadLink &one) { return endpointPattern(one.url) == edit.words; }), sample.links.end());
        for (ManifestReading &manifest : m_assessment.manifests)
            manifest.items.erase(std::remove_if(manifest.items.begin(), manifest.items.end(), [&](const ManifestItem &one) { return endpointPattern(one.name) == edit.words; }), manifest.items.end());
    }

    Assessment &m_assessment;
    const Engine &m_engine;
    const TaskContext &m_task;
    CureTrial::ReadNotices &m_read;
    const bool m_keepsNotices;
};

/// Of two recipients of the same data only the one that the edit speaks of goes.
bool isOfLine(const TaggedUse &use, const CureEdit &edit)
{
    if (use.category != edit.category || use.party != edit.party)
        return false;
    if (edit.party == Party::First || use.recipient != edit.recipientId)
        return edit.party == Party::First;
    return !edit.recipientId.isEmpty() || registrableDomain(use.recipientName) == edit.recipient;
}

}  // namespace

CureTrial::CureTrial(const Assessment &assessment, const ReviewInput &input, const Engine &engine, const TaskContext &task)
    : m_base(assessment), m_input(input), m_engine(engine), m_task(task)
{
    m_base.ledger.clear();
    m_base.evidence.clear();
    m_base.findings.clear();
    m_base.suggestion = {};
}

Assessment CureTrial::edited(const std::vector<CureEdit> &edits, bool keepsNotices)
{
    Assessment out = m_base;
    Editor(out, m_engine, m_task, m_read, keepsNotices).apply(edits);
    if (out.code.isSubmitted() && m_engine.code)
        settleRequirements(out.code, out.manifests, *m_engine.code);
    return out;
}

/// A place that a reviewer corrected or tagged may be gone with the edit; what is left is judged as it stands.
ReviewInput CureTrial::inputLeft(const std::vector<CureEdit> &edits) const
{
    ReviewInput left = m_input;
    const auto isStopped = [&](const TaggedUse &use) {
        return std::any_of(edits.begin(), edits.end(), [&](const CureEdit &edit) { return edit.kind == CureEdit::Kind::StopFlow && edit.phase == Phase::Unknown && isOfLine(use, edit); });
    };
    left.taggedUses.erase(std::remove_if(left.taggedUses.begin(), left.taggedUses.end(), isStopped), left.taggedUses.end());
    return left;
}

Assessment CureTrial::judged(const std::vector<CureEdit> &edits)
{
    Assessment out = edited(edits, true);
    judge(out, inputLeft(edits), m_engine);
    return out;
}

bool CureTrial::isApproved(const std::vector<CureEdit> &edits)
{
    Assessment tried = edited(edits, false);
    return probity::isApproved(tried, inputLeft(edits), m_engine);
}

Assessment withEdits(const Assessment &assessment, const std::vector<CureEdit> &edits, const ReviewInput &input, const Engine &engine, const TaskContext &task)
{
    return CureTrial(assessment, input, engine, task).judged(edits);
}

}  // namespace probity
