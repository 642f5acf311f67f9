// `probity inspect` for people, in English or Chinese.
#include "report/report.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "report/text_layout.h"

namespace probity {

namespace {

/// The report's own words; everything else comes from the taxonomy.
class Words {
public:
    explicit Words(const std::string &language) : m_isChinese(language.rfind("zh", 0) == 0) {}
    std::string operator()(const char *en, const char *zh) const { return m_isChinese ? zh : en; }

    std::string role(Role value) const
    {
        switch (value) {
        case Role::Manifest: return (*this)("manifest", "清单");
        case Role::Notice: return (*this)("notice", "隐私政策");
        case Role::Traffic: return (*this)("traffic sample", "流量样本");
        case Role::Code: return (*this)("code", "代码");
        case Role::Persona: return (*this)("persona", "测试身份");
        case Role::KeyLog: return (*this)("TLS key log", "TLS 密钥日志");
        case Role::Attachment: return (*this)("attachment", "附件");
        case Role::Unknown: break;
        }
        return (*this)("unknown", "未知");
    }
    std::string stance(Stance value) const
    {
        switch (value) {
        case Stance::Collected: return (*this)("collected", "收集");
        case Stance::NotCollected: return (*this)("not collected", "不收集");
        case Stance::Accessed: return (*this)("used on the device", "仅在设备上使用");
        case Stance::Shared: return (*this)("shared", "共享");
        case Stance::NotShared: return (*this)("not shared", "不共享");
        }
        return {};
    }
    std::string party(Party value) const { return value == Party::First ? (*this)("first party", "第一方") : value == Party::Third ? (*this)("third party", "第三方") : (*this)("party unknown", "归属未知"); }

private:
    bool m_isChinese;
};

std::string categoryName(const Taxonomy &taxonomy, const CategoryId &id, const std::string &language)
{
    const Category *category = taxonomy.category(id);
    return category == nullptr ? id.value : category->name.in(language);
}

std::string joined(const std::vector<std::string> &parts)
{
    return fmt::format("{}", fmt::join(parts, ", "));
}

/// Names of what a notice must speak of; aspects beyond these keep their identifiers.
std::string aspectName(const std::string &aspect, const Words &words)
{
    static const std::map<std::string, std::pair<const char *, const char *>> names{{"retention", {"retention", "保存期限"}},       {"contact", {"contact", "联系方式"}},       {"rights", {"rights", "用户权利"}},
                                                                                    {"children", {"children", "未成年人"}},         {"cross_border", {"transfer abroad", "跨境传输"}}, {"updates", {"updates", "政策更新"}}, {"controller", {"controller", "运营者身份"}}, {"date", {"date", "更新日期"}},
                                                                                    {"deletion", {"deletion", "删除与注销"}},       {"withdrawal", {"withdrawal", "撤回同意"}}, {"complaint", {"complaints", "投诉举报"}},
                                                                                    {"security", {"security", "安全措施"}},         {"cookies", {"cookies", "Cookie"}}};
    const auto found = names.find(aspect);
    return found == names.end() ? aspect : words(found->second.first, found->second.second);
}

using Facts = std::vector<std::pair<std::string, std::string>>;

/// What every file has, and under it the facts of its kind; empty ones are left out.
std::string head(const ArtifactInfo &artifact, const Words &words, const Facts &more)
{
    std::string out = fitted(artifact.path, 200) + "\n";
    TextTable facts;
    facts.add({words("role", "角色"), words.role(artifact.role) + (artifact.format.empty() ? "" : " · " + artifact.format) + (artifact.producer.empty() ? "" : " · " + fitted(artifact.producer, 60))});
    facts.add({words("size", "大小"), fmt::format("{} {}", artifact.bytes, words("bytes", "字节"))});
    facts.add({"SHA-256", artifact.sha256.hex()});
    facts.add({words("read", "读取"), artifact.complete ? words("whole", "完整") : words("in part: see the warnings", "部分：见下方警告")});
    for (const auto &[label, value] : more)
        if (!value.empty())
            facts.add({label, value});
    return out + facts.text(80);
}

std::string warnings(const ArtifactInfo &artifact, const Words &words)
{
    if (artifact.warnings.empty())
        return {};
    std::string out = "\n" + words("Warnings", "警告") + "\n";
    TextTable table;
    for (const Diagnostic &warning : artifact.warnings)
        table.add({warning.code, warning.where, warning.message});
    return out + table.text(90);
}

std::string manifestText(const Inspection &inspection, const Taxonomy &taxonomy, const Words &words, const std::string &language)
{
    const ManifestReading &manifest = inspection.manifest;
    std::string out = head(inspection.artifact, words,
                           {{words("platform", "平台"), manifest.app.platform.value},
                            {words("identifier", "标识"), manifest.app.id},
                            {words("name", "名称"), manifest.app.name},
                            {words("version", "版本"), manifest.version}});
    out += "\n" + words("Asks for", "申请") + "\n";
    TextTable requests;
    for (const ManifestItem &item : manifest.items) {
        if (!item.isRequest)
            continue;
        std::vector<std::string> categories;
        for (const ManifestDeclaration &declaration : inspection.declarations)
            if (declaration.pointer == item.pointer)
                categories.push_back(categoryName(taxonomy, declaration.category, language));
        requests.add({item.line == 0 ? "" : fmt::format("{}", item.line), item.name, categories.empty() ? "–" : joined(categories), item.purposeText});
    }
    out += requests.isEmpty() ? "  " + words("nothing", "无") + "\n" : requests.text();
    TextTable declared;
    for (const ManifestDeclaration &declaration : inspection.declarations)
        if (std::none_of(manifest.items.begin(), manifest.items.end(), [&](const ManifestItem &item) { return item.isRequest && item.pointer == declaration.pointer; }))
            declared.add({categoryName(taxonomy, declaration.category, language), declaration.source, declaration.purposeText});
    if (!declared.isEmpty())
        out += "\n" + words("Declares", "声明") + "\n" + declared.text();
    return out;
}

std::string noticeText(const Inspection &inspection, const Taxonomy &taxonomy, const Words &words, const std::string &language)
{
    const NoticeReading &notice = inspection.notice;
    std::string out = head(inspection.artifact, words, {{words("language", "语言"), notice.language}});
    out += "\n" + fmt::format("{} ({})\n", words("Statements", "声明"), notice.statements.size());
    TextTable table;
    for (const Statement &one : notice.statements)
        table.add({words.stance(one.stance), categoryName(taxonomy, one.category, language), joined(one.recipients), one.text});
    out += table.isEmpty() ? "  " + words("none", "无") + "\n" : table.text(44);
    std::vector<std::string> aspects;
    for (const auto &[aspect, range] : notice.aspects)
        aspects.push_back(aspectName(aspect, words));
    out += "\n" + words("Speaks of", "涉及") + "\n  " + (aspects.empty() ? words("none of the required aspects", "未涉及任何必备内容") : joined(aspects)) + "\n";
    if (!notice.contradictions.empty()) {
        out += "\n" + fmt::format("{} ({})\n", words("Contradicts itself", "自相矛盾"), notice.contradictions.size());
        TextTable contradictions;
        for (const NoticeContradiction &one : notice.contradictions)
            contradictions.add({categoryName(taxonomy, one.category, language), notice.statements.at(one.says).text, notice.statements.at(one.denies).text});
        out += contradictions.text(44);
    }
    const NoticeReadability &readability = notice.readability;
    out += "\n" + words("Length", "篇幅") + "\n  "
        + fmt::format(fmt::runtime(words("{} characters, {} sentences, the longest of {} words", "{} 字，{} 句，最长句 {} 字词")), readability.characters, readability.sentences, readability.longestSentence) + "\n";
    if (!readability.hasSimplifiedChinese)
        out += "  " + words("no text in Simplified Chinese", "没有简体中文文本") + "\n";
    return out;
}

std::string trafficText(const Inspection &inspection, const Taxonomy &taxonomy, const Words &words, const std::string &language)
{
    std::map<std::string, std::size_t> hosts;
    for (const EntrySummary &entry : inspection.entries)
        ++hosts[entry.host];
    std::string out = head(inspection.artifact, words, {{words("requests", "请求"), std::to_string(inspection.entries.size())}, {words("hosts", "主机"), std::to_string(hosts.size())}});
    using Key = std::tuple<std::size_t, int, std::string, int>;
    std::map<Key, std::pair<std::size_t, const Observation *>> uses;
    for (const Observation &one : inspection.observations) {
        auto &[count, first] = uses[{taxonomy.order(one.category), static_cast<int>(one.direction), one.recipientName, static_cast<int>(one.confidence)}];
        first = count++ == 0 ? &one : first;
    }
    out += "\n" + words("Personal data seen", "发现的个人信息") + "\n";
    TextTable table;
    for (const auto &[key, use] : uses) {
        const Observation &one = *use.second;
        table.add({categoryName(taxonomy, one.category, language), one.direction == Direction::Sent ? words("sent to", "发送至") : words("received from", "接收自"), one.recipientName, words.party(one.party),
                   name(one.confidence), fmt::format("{}×", use.first), fmt::format("#{} {} {} = {}", one.entry, name(one.part), one.pointer, one.excerpt)});
    }
    out += table.isEmpty() ? "  " + words("none", "无") + "\n" : table.text(40);
    return out;
}

std::string codeText(const Inspection &inspection, const Taxonomy &taxonomy, const Words &words, const std::string &language)
{
    std::string out = head(inspection.artifact, words, {});
    TextTable table;
    for (const Capability &capability : inspection.code.capabilities)
        for (const CodePlace &place : capability.places) {
            std::vector<std::string> categories;
            for (const CategoryId &id : capability.categories)
                categories.push_back(taxonomy.category(id) ? taxonomy.category(id)->name.in(language) : id.value);
            table.add({fmt::format("{}:{}", place.line, place.column), capability.api, fmt::format("{}", fmt::join(categories, ", ")), place.excerpt});
        }
    return out + "\n" + words("What the code can ask for", "代码可获取的信息") + "\n" + (inspection.code.capabilities.empty() ? "  " + words("none", "无") + "\n" : table.text());
}

}  // namespace

std::string inspectionText(const Inspection &inspection, const Taxonomy &taxonomy, const std::string &language)
{
    const Words words(language);
    std::string out;
    if (inspection.artifact.role == Role::Manifest)
        out = manifestText(inspection, taxonomy, words, language);
    else if (inspection.artifact.role == Role::Notice)
        out = noticeText(inspection, taxonomy, words, language);
    else if (inspection.artifact.role == Role::Traffic)
        out = trafficText(inspection, taxonomy, words, language);
    else if (inspection.code.isSubmitted())
        out = codeText(inspection, taxonomy, words, language);
    else
        out = head(inspection.artifact, words, {});
    return out + warnings(inspection.artifact, words);
}

}  // namespace probity
