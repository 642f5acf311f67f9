// `probity check` for people, in English or Chinese.
#include <algorithm>

#include <fmt/format.h>

#include "report/comparison.h"
#include "report/report.h"
#include "report/seen.h"
#include "report/text_layout.h"
#include "report/words.h"

namespace probity {

namespace {

constexpr std::size_t widestText = 200;
constexpr std::size_t widestCell = 40;

using Pair = std::pair<const char *, Bilingual>;

Bilingual lookedUp(const std::vector<Pair> &table, const std::string &key)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const Pair &pair) { return pair.first == key; });
    return found == table.end() ? Bilingual{key, key} : found->second;
}

Bilingual noticeWord(NoticeStance stance)
{
    static const std::vector<Pair> words{{"discloses", {"discloses", "已说明"}}, {"broader", {"broader", "表述更宽"}}, {"contradictory", {"contradictory", "自相矛盾"}},
                                         {"device_only", {"on the device only", "仅本机使用"}}, {"denies", {"denies", "否认"}}, {"silent", {"silent", "未提及"}},
                                         {"missing", {"no notice", "无政策"}}, {"unreadable", {"unreadable", "无法读取"}}};
    return lookedUp(words, name(stance));
}

Bilingual levelWord(Level level)
{
    static const std::vector<Pair> words{{"error", {"error", "错误"}}, {"warning", {"warning", "警告"}}, {"note", {"note", "提示"}}};
    return lookedUp(words, name(level));
}

Bilingual stateWord(FindingState state)
{
    static const std::vector<Pair> words{{"new", {"new", "新增"}}, {"unchanged", {"as before", "与前相同"}}, {"changed", {"changed", "有变化"}}, {"gone", {"gone", "已消失"}}};
    return lookedUp(words, name(state));
}

Bilingual outcomeWord(Outcome outcome)
{
    static const std::vector<Pair> words{{"approve", {"approve", "通过"}}, {"reject", {"reject", "驳回"}}, {"ban", {"ban", "封禁"}},
                                         {"undecided", {"undecided: a person must look", "待定：需人工判断"}}};
    return lookedUp(words, name(outcome));
}

Bilingual limitWord(const std::string &limit)
{
    static const std::vector<Pair> words{
        {"no_capture", {"there is no traffic sample", "没有流量样本"}},
        {"capture_empty", {"the traffic sample holds no request", "流量样本中没有请求"}},
        {"capture_incomplete", {"a traffic sample could be read in part only", "流量样本只能部分读取"}},
        {"bodies_truncated", {"some bodies are cut off", "部分报文体被截断"}},
        {"bodies_absent", {"some bodies are not in the sample", "部分报文体缺失"}},
        {"bodies_opaque", {"some bodies are encrypted or in an unknown format", "部分报文体加密或格式未知"}},
        {"bodies_undecodable", {"the coding of some bodies could not be undone", "部分报文体无法解码"}},
        {"capture_sanitised", {"cookies and credentials were stripped from the sample", "样本已去除 Cookie 和凭证"}},
        {"members_left_out", {"some files of the submission were left out", "部分文件未纳入检查"}},
        {"hosts_not_decrypted", {"some hosts were contacted and not decrypted", "部分主机的通信未解密"}},
        {"consent_not_marked", {"the moment of consent is not known", "未标明用户同意的时间"}},
        {"first_party_unknown", {"the developer's own domains are not known", "未提供开发者自有域名"}},
        {"no_notice", {"there is no privacy notice", "没有隐私政策"}},
        {"notice_unreadable", {"the privacy notice could not be read", "隐私政策无法读取"}},
        {"not_a_notice", {"what was submitted as notice is none", "作为隐私政策提交的文件不是隐私政策"}},
        {"notice_incomplete", {"a privacy notice could be read in part only", "隐私政策只能部分读取"}},
        {"no_manifest", {"there is no manifest", "没有清单文件"}},
        {"code_not_analysed", {"the code submitted was not analysed", "未分析所提交的代码"}},
        {"app_type_unknown", {"the type of the app is not known, so that need was not judged", "应用类型未知，未判断必要性"}},
    };
    return lookedUp(words, limit);
}

class Report {
public:
    Report(const Assessment &assessment, const Taxonomy &taxonomy, const Catalogue &catalogue, const std::string &language, const Comparison *comparison)
        : m_assessment(assessment), m_taxonomy(taxonomy), m_catalogue(catalogue), m_language(language), m_comparison(comparison)
    {
    }
    std::string text() const
    {
        return head() + findings() + ledger() + code() + (m_comparison ? comparisonText(*m_comparison, m_taxonomy, m_language) : std::string()) + limits() + cures() + packs();
    }

private:
    std::string head() const;
    std::string findings() const;
    std::string findingText(const Finding &finding) const;
    std::string ledger() const;
    std::string code() const;
    std::string limits() const;
    std::string cures() const;
    std::string packs() const;
    std::string in(const Bilingual &text) const { return text.in(m_language); }
    std::string say(const char *en, const char *zh) const { return in({en, zh}); }

    const Assessment &m_assessment;
    const Taxonomy &m_taxonomy;
    const Catalogue &m_catalogue;
    std::string m_language;
    const Comparison *m_comparison;
};

std::string Report::head() const
{
    const AppInfo &app = m_assessment.submission.app;
    std::string out = fitted(app.name.empty() ? app.id : app.name, 80);
    if (!m_assessment.submission.version.empty())
        out += " " + fitted(m_assessment.submission.version, 40);
    if (!app.platform.value.empty())
        out += " · " + fitted(app.platform.value, 40);
    if (!app.developer.empty())
        out += " · " + fitted(app.developer, 80);
    return (out.empty() ? say("Submission", "提交") : out) + "\n" + say("Suggested: ", "建议：") + in(outcomeWord(m_assessment.suggestion.outcome)) + "\n";
}

std::string Report::findingText(const Finding &finding) const
{
    std::vector<std::string> clauses;
    for (const std::string &id : finding.clauses)
        if (const Clause *clause = m_catalogue.clause(id))
            clauses.push_back(in(clause->label) + (clause->isUnverified ? say(" (wording not verified)", "（原文未核对）") : ""));
    const std::string indent = "      ";
    const std::string state = m_comparison ? ", " + in(stateWord(finding.state)) : std::string();
    std::string out = fmt::format("    [{}{}] {}\n", in(levelWord(finding.level)), state, fitted(in(finding.title), widestText));
    if (finding.state == FindingState::Gone)
        return out;
    out += indent + fitted(in(finding.message), 2 * widestText) + "\n";
    if (!clauses.empty())
        out += indent + say("Rests on: ", "依据：") + fmt::format("{}", fmt::join(clauses, " · ")) + "\n";
    out += indent + say("To fix: ", "整改：") + fitted(in(finding.cure), 2 * widestText) + "\n";
    return out;
}

std::string Report::findings() const
{
    std::string out = "\n" + say("Findings", "发现") + fmt::format(" ({})\n", m_assessment.findings.size());
    if (m_assessment.findings.empty())
        out += "  " + say("none", "无") + "\n";
    std::string group;
    for (const Finding &finding : m_assessment.findings) {
        if (finding.group != group)
            out += "  " + in(m_catalogue.groupName(finding.group)) + "\n";
        group = finding.group;
        out += findingText(finding);
    }
    return out;
}

std::string Report::ledger() const
{
    std::string out = "\n" + say("Ledger", "台账") + fmt::format(" ({})\n", m_assessment.ledger.size());
    if (m_assessment.ledger.empty())
        return out + "  " + say("no use of personal information was declared or seen", "未声明也未发现个人信息的使用") + "\n";
    TextTable table;
    table.add({say("verdict", "判定"), say("data", "信息"), say("recipient", "接收方"), say("manifest", "清单"), say("code", "代码"), say("notice", "隐私政策"), say("seen", "流量")});
    for (const LedgerLine &line : m_assessment.ledger) {
        const Category *category = m_taxonomy.category(line.category);
        const std::string seen = line.capture == CaptureStance::Seen      ? fmt::format("{}×", line.count)
                                 : line.capture == CaptureStance::NotSeen ? say("not seen", "未见")
                                                                          : say("not visible", "无法查看");
        table.add({in(words::verdict(line.verdict)), category ? in(category->name) : line.category.value,
                   line.party == Party::First ? say("the developer", "开发者") : line.recipient,
                   line.manifest == ManifestStance::Declares ? say("declares", "已申请") : "–", line.code == CodeStance::Capable ? say("can ask", "可获取") : "–", in(noticeWord(line.notice)), seen});
    }
    return out + table.text(widestCell);
}

std::string Report::code() const
{
    const CodeReading &code = m_assessment.code;
    if (!code.isSubmitted())
        return {};
    std::string out = "\n" + say("What the code can ask for", "代码可获取的信息") + fmt::format(" ({})\n", code.capabilities.size());
    TextTable table;
    for (const Capability &capability : code.capabilities) {
        std::vector<std::string> categories;
        for (const CategoryId &id : capability.categories)
            categories.push_back(m_taxonomy.category(id) ? in(m_taxonomy.category(id)->name) : id.value);
        const CodePlace &first = capability.places.front();
        const std::string place = fmt::format("{}{}{}:{}", first.artifact, first.member.empty() ? "" : "!", first.member, first.line);
        table.add({fitted(capability.api, widestCell), fmt::format("{}", fmt::join(categories, ", ")), fmt::format("{}×", capability.count), place});
    }
    return code.capabilities.empty() ? out + "  " + say("none", "无") + "\n" : out + table.text(widestCell);
}

std::string Report::limits() const
{
    const Completeness &completeness = m_assessment.completeness;
    std::string out = "\n" + say("What was looked at", "检查范围") + "\n";
    out += "  " + fmt::format("{} {}\n", completeness.entries, say("requests", "个请求"));
    const std::uint64_t unread = completeness.bodiesAbsent + completeness.bodiesTruncated + completeness.opaque + completeness.undecodable;
    if (unread > 0)
        out += "  " + fmt::format("{} {}\n", unread, say("bodies could not be read", "个报文体未能读取"));
    for (const std::string &limit : completeness.limits)
        out += "  ! " + in(limitWord(limit)) + "\n";
    return out;
}

std::string Report::cures() const
{
    if (m_assessment.suggestion.cures.empty())
        return {};
    std::string out = "\n" + say("What would turn it", "整改要点") + "\n";
    int number = 0;
    for (const Bilingual &cure : m_assessment.suggestion.cures)
        out += fmt::format("  {}. {}\n", ++number, fitted(in(cure), 3 * widestText));
    if (m_assessment.suggestion.isCureWhole)
        out += "  " + say("Carried out on a copy and checked again: approved.", "已在副本上实施并重新检查：通过。") + "\n";
    return out;
}

std::string Report::packs() const
{
    std::vector<std::string> packs;
    for (const RulePackRef &pack : m_assessment.rules)
        packs.push_back(pack.pack + " " + pack.version);
    return "\n" + say("Rules: ", "规则：") + (packs.empty() ? say("none", "无") : fmt::format("{}", fmt::join(packs, ", "))) + "\n";
}

}  // namespace

std::string assessmentText(const Assessment &assessment, const Taxonomy &taxonomy, const Catalogue &catalogue, const std::string &language, const Comparison *comparison)
{
    return Report(assessment, taxonomy, catalogue, language, comparison).text();
}

}  // namespace probity
