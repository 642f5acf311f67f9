#include "review/cure_planner.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "analysis/rules/edit_texts.h"
#include "analysis/rules/message.h"
#include "base/text.h"
#include "model/endpoint.h"

namespace probity {

using rules::filled;

namespace {

constexpr const char *newNotice = "privacy-policy.md";
constexpr std::size_t longestQuote = 100;       // code points of words to delete, in the instruction

Bilingual same(const std::string &text)
{
    return {text, text};
}

std::string quoted(const std::string &text)
{
    std::u32string wide = toUtf32(std::string(trimmed(text)));
    std::replace(wide.begin(), wide.end(), U'\n', U' ');
    if (wide.size() > longestQuote)
        wide = wide.substr(0, longestQuote) + U"…";
    return toUtf8(wide);
}

bool isDenial(const Evidence &evidence)
{
    const std::string &stance = evidence.where.explanation;
    return stance == name(Stance::NotCollected) || stance == name(Stance::NotShared) || stance == name(Stance::Accessed);
}

CureEdit addition(const AssessedNotice *notice, const Bilingual &sentence, const std::string &language)
{
    CureEdit edit;
    edit.kind = CureEdit::Kind::AddSentence;
    edit.artifact = notice ? notice->document.artifact.path : std::string();
    edit.words = sentence.in(language);
    edit.text = filled({"Add to the privacy notice: “{words}”", "在隐私政策中增加：“{words}”"}, {{"words", same(edit.words)}});
    return edit;
}

}  // namespace

bool isSameEdit(const CureEdit &a, const CureEdit &b)
{
    return a.kind == b.kind && a.artifact == b.artifact && a.span == b.span && a.pointer == b.pointer && a.words == b.words && a.category == b.category
           && a.recipientId == b.recipientId && a.recipient == b.recipient && a.party == b.party && a.phase == b.phase;
}

const AssessedNotice *CurePlanner::notice() const
{
    const auto found = std::find_if(m_assessment.notices.begin(), m_assessment.notices.end(),
                                    [](const AssessedNotice &one) { return one.reading.isNotice && one.reading.isSupportedLanguage && !one.document.source.empty(); });
    return found == m_assessment.notices.end() ? nullptr : &*found;
}

std::string CurePlanner::language() const
{
    if (const AssessedNotice *found = notice())
        return found->reading.language == "en" ? "en" : "zh";
    const auto &applied = m_assessment.rules;
    const bool isChinese = std::any_of(applied.begin(), applied.end(), [](const RulePackRef &pack) { return pack.pack == "cac2019" || pack.pack == "pipl"; });
    return isChinese ? "zh" : "en";
}

const LedgerLine *CurePlanner::lineOf(const Finding &finding) const
{
    const bool isThere = !finding.ledger.empty() && finding.ledger.front() < m_assessment.ledger.size();
    return isThere ? &m_assessment.ledger[finding.ledger.front()] : nullptr;
}

std::vector<std::vector<CureEdit>> CurePlanner::waysOf(const Finding &finding) const
{
    std::vector<std::vector<CureEdit>> out;
    const rules::Rule *rule = m_engine.rules->rule(finding.rule);
    for (const auto &way : rule ? rule->ways : std::vector<std::vector<std::string>>{}) {
        std::vector<CureEdit> edits;
        bool isPossible = true;
        for (const std::string &name : way) {
            std::vector<CureEdit> made = editsFor(name, finding);
            isPossible = isPossible && !made.empty();
            std::move(made.begin(), made.end(), std::back_inserter(edits));
        }
        if (isPossible)
            out.push_back(std::move(edits));
    }
    return out;
}

std::vector<CureEdit> CurePlanner::editsFor(const std::string &edit, const Finding &finding) const
{
    const std::string kind = edit.substr(0, edit.find(':'));
    const std::string what = kind.size() == edit.size() ? std::string() : edit.substr(kind.size() + 1);
    const LedgerLine *line = lineOf(finding);
    if (kind == "disclose" && line)
        return disclosures(*line);
    if (kind == "delete_statements" || kind == "delete_phrase")
        return deletions(finding, kind == "delete_statements");
    if (kind == "delete_denials")
        return blanketDenials();
    if (kind == "write_notice")
        return writtenNotice();
    if (kind == "add_aspect") {
        const Bilingual sentence = m_engine.rules->editTexts().aspect(what);
        return sentence.en.empty() || !notice() ? std::vector<CureEdit>{} : std::vector<CureEdit>{addition(notice(), sentence, language())};
    }
    if (line && (kind == "stop" || kind == "slow_down" || kind == "encrypt" || kind.rfind("stop_", 0) == 0)) {
        CureEdit stop = flowStop(*line, kind == "stop_before_choice" ? Phase::BeforeChoice : kind == "stop_after_refusal" ? Phase::AfterRefusal : kind == "stop_background" ? Phase::Background : Phase::Unknown);
        if (kind == "slow_down" || kind == "encrypt") {
            stop.kind = kind == "encrypt" ? CureEdit::Kind::Encrypt : CureEdit::Kind::SlowDown;
            stop.text = finding.cure;
        }
        return {stop};
    }
    if (kind == "remove_link")
        return linkRemoval(finding);
    return manifestEdits(kind, finding);
}

std::vector<CureEdit> CurePlanner::disclosures(const LedgerLine &line) const
{
    Bilingual recipient;
    if (line.party != Party::First) {
        const Recipient *known = line.recipientId.isEmpty() ? nullptr : m_engine.recipients->recipient(line.recipientId);
        recipient = known ? known->name : same(line.recipient);
    }
    const Bilingual sentence = m_engine.rules->editTexts().disclosure(line.category, recipient);
    if (sentence.en.empty() || !notice())
        return {};
    CureEdit edit = addition(notice(), sentence, language());
    edit.category = line.category;
    edit.party = line.party;
    edit.recipientId = line.recipientId;
    edit.recipient = line.recipient;
    return {edit};
}

std::vector<CureEdit> CurePlanner::deletions(const Finding &finding, bool isDenialOnly) const
{
    std::vector<CureEdit> out;
    for (const EvidenceIndex index : finding.evidence) {
        const Evidence &evidence = m_assessment.evidence[index];
        if (evidence.where.kind != EvidencePlace::Kind::NoticeSpan || (isDenialOnly && !isDenial(evidence)))
            continue;
        CureEdit edit;
        edit.kind = CureEdit::Kind::DeleteWords;
        edit.artifact = evidence.artifact;
        edit.span = evidence.where.span;
        edit.words = evidence.excerpt;
        edit.text = filled({"Delete from the privacy notice: “{words}”", "从隐私政策中删除：“{words}”"}, {{"words", same(quoted(evidence.excerpt))}});
        if (std::none_of(out.begin(), out.end(), [&](const CureEdit &one) { return isSameEdit(one, edit); }))
            out.push_back(std::move(edit));
    }
    return out;
}

std::vector<CureEdit> CurePlanner::blanketDenials() const
{
    std::vector<CureEdit> out;
    for (const AssessedNotice &one : m_assessment.notices)
        for (const TextRange &range : one.reading.blanketDenials) {
            const std::u32string &source = one.document.source;
            if (range.isEmpty() || range.end > source.size())
                continue;
            CureEdit edit;
            edit.kind = CureEdit::Kind::DeleteWords;
            edit.artifact = one.document.artifact.path;
            edit.span = range;
            edit.words = toUtf8(std::u32string_view(source).substr(range.start, range.end - range.start));
            edit.text = filled({"Delete from the privacy notice: “{words}”", "从隐私政策中删除：“{words}”"}, {{"words", same(quoted(edit.words))}});
            out.push_back(std::move(edit));
        }
    return out;
}

std::vector<CureEdit> CurePlanner::writtenNotice() const
{
    const rules::EditTexts &texts = m_engine.rules->editTexts();
    const std::string in = language();
    const std::string &app = m_assessment.submission.app.name;
    const auto part = [&](const char *which) { return filled(texts.part(which), {{"app", app.empty() ? Bilingual{"this app", "本应用"} : same(app)}}).in(in); };
    std::set<std::string> collected;
    std::set<std::string> shared;
    for (const LedgerLine &line : m_assessment.ledger)
        if (line.capture == CaptureStance::Seen || line.manifest == ManifestStance::Declares) {
            Bilingual recipient;
            if (line.party != Party::First) {
                const Recipient *known = line.recipientId.isEmpty() ? nullptr : m_engine.recipients->recipient(line.recipientId);
                recipient = known ? known->name : same(line.recipient);
            }
            const std::string sentence = texts.disclosure(line.category, recipient).in(in);
            if (!sentence.empty())
                (recipient.en.empty() ? collected : shared).insert(sentence);
        }
    CureEdit edit;
    edit.kind = CureEdit::Kind::WriteNotice;
    edit.artifact = newNotice;
    edit.words = fmt::format("{}\n\n{}\n\n{}\n\n{}\n", part("title"), part("opening"), part("collected"), fmt::join(collected, "\n"));
    if (!shared.empty())
        edit.words += fmt::format("\n{}\n\n{}\n", part("shared"), fmt::join(shared, "\n"));
    edit.words += fmt::format("\n{}\n\n{}\n{}\n{}\n", part("rest"), texts.aspect("retention").in(in), texts.aspect("rights").in(in), texts.aspect("contact").in(in));
    edit.text = {"Submit a privacy notice that says what is collected and who receives it; a draft that fits what was seen is ready.",
                 "提交隐私政策，说明收集的信息和接收方；已按所见情况生成草稿。"};
    return {edit};
}

CureEdit CurePlanner::flowStop(const LedgerLine &line, Phase phase) const
{
    CureEdit edit;
    edit.kind = CureEdit::Kind::StopFlow;
    edit.category = line.category;
    edit.party = line.party;
    edit.recipientId = line.recipientId;
    edit.recipient = line.recipient;
    edit.phase = phase;
    const Category *category = m_engine.taxonomy->category(line.category);
    const Recipient *known = line.recipientId.isEmpty() ? nullptr : m_engine.recipients->recipient(line.recipientId);
    const Bilingual to = line.party == Party::First ? Bilingual{"the developer's servers", "自有服务器"} : known ? known->name : same(line.recipient);
    const Bilingual what = category ? Bilingual{rules::lowerInitial(category->name.en), category->name.zh} : same(line.category.value);
    Bilingual text{"Stop sending {what} to {to}.", "停止向{to}发送{what}。"};
    if (phase == Phase::BeforeChoice)
        text = {"Send {what} to {to} only after the user has agreed.", "在用户同意之后才向{to}发送{what}。"};
    if (phase == Phase::AfterRefusal)
        text = {"Send no {what} to {to} after the user has refused.", "用户拒绝后，不再向{to}发送{what}。"};
    if (phase == Phase::Background)
        text = {"Send no {what} to {to} in the background.", "不在后台向{to}发送{what}。"};
    edit.text = filled(text, {{"what", what}, {"to", to}});
    return edit;
}

CureEdit CurePlanner::manifestEntry(const CategoryId &of) const
{
    CureEdit edit;
    edit.kind = CureEdit::Kind::AddToManifest;
    edit.category = of;
    if (!m_assessment.manifests.empty())
        edit.artifact = m_assessment.manifests.front().artifact.path;
    const Category *category = m_engine.taxonomy->category(of);
    const Bilingual what = category ? Bilingual{rules::lowerInitial(category->name.en), category->name.zh} : same(of.value);
    edit.text = filled({"Declare {what} with its purpose in the manifest.", "在清单中声明{what}及其用途。"}, {{"what", what}});
    return edit;
}

std::vector<CureEdit> CurePlanner::manifestEdits(const std::string &kind, const Finding &finding) const
{
    const LedgerLine *line = lineOf(finding);
    if (kind == "ask")
        return line && !m_assessment.manifests.empty() ? std::vector<CureEdit>{manifestEntry(line->category)} : std::vector<CureEdit>{};
    if (kind == "declare")
        return entriesWanted(finding);
    if (kind != "give_purpose" && kind != "remove_request")
        return {};
    std::vector<CureEdit> out;
    for (const EvidenceIndex index : finding.evidence) {
        const Evidence &evidence = m_assessment.evidence[index];
        if (evidence.where.kind != EvidencePlace::Kind::ManifestKey)
            continue;
        CureEdit edit;
        edit.kind = kind == "give_purpose" ? CureEdit::Kind::GivePurpose : CureEdit::Kind::RemoveRequest;
        edit.artifact = evidence.artifact;
        edit.pointer = evidence.where.pointer;
        const Bilingual words = same(quoted(evidence.excerpt));
        edit.text = kind == "give_purpose" ? filled({"Give {what} a purpose in the manifest.", "在清单中为 {what} 写明用途。"}, {{"what", words}})
                                           : filled({"Remove {what} from the manifest.", "从清单中删除 {what}。"}, {{"what", words}});
        out.push_back(std::move(edit));
    }
    return out;
}

/// The entries that the interfaces of the finding lack. Each finding names one; those of the same interface come with it, and what
/// turns out needless is dropped.
std::vector<CureEdit> CurePlanner::entriesWanted(const Finding &finding) const
{
    std::vector<CureEdit> out;
    for (const EvidenceIndex index : finding.evidence)
        for (const Capability &capability : m_assessment.code.capabilities) {
            if (capability.api != m_assessment.evidence[index].where.pointer)
                continue;
            for (const CapabilityRequirement &requirement : capability.requirements) {
                if (requirement.state != CapabilityRequirement::State::Missing || requirement.anyOf.empty())
                    continue;
                CureEdit edit = manifestEntry(capability.categories.empty() ? CategoryId() : capability.categories.front());
                for (const ManifestReading &manifest : m_assessment.manifests)
                    if (isPlaceFor(requirement, manifest.artifact.format))
                        edit.artifact = manifest.artifact.path;
                edit.pointer = name(requirement.kind);
                edit.words = requirement.anyOf.front();
                edit.text = filled({"Declare {what} with its purpose in {where}.", "在 {where} 中声明 {what} 及其用途。"}, {{"what", same(edit.words)}, {"where", same(edit.artifact)}});
                if (std::none_of(out.begin(), out.end(), [&](const CureEdit &one) { return isSameEdit(one, edit); }))
                    out.push_back(std::move(edit));
            }
        }
    return out;
}

/// All evidence of the finding is of one link. In an answer it is not the address of the request that was answered.
std::vector<CureEdit> CurePlanner::linkRemoval(const Finding &finding) const
{
    if (finding.evidence.empty())
        return {};
    const Evidence &evidence = m_assessment.evidence[finding.evidence.front()];
    CureEdit edit;
    edit.kind = CureEdit::Kind::RemoveLink;
    edit.words = endpointPattern(evidence.excerpt);
    edit.artifact = evidence.artifact;
    edit.text = filled({"Remove the link {link}.", "删除链接 {link}。"}, {{"link", same(edit.words)}});
    return {edit};
}

}  // namespace probity
