#include "report/bulletin.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/csv_text.h"
#include "report/html_text.h"
#include "report/letter_blocks.h"
#include "report/xlsx.h"

namespace probity {

namespace {

using Json = nlohmann::ordered_json;

std::string dateOf(const Timestamp &time)
{
    return formatTimestamp(time).substr(0, 10);
}

std::string deadlineOf(const BulletinEntry &entry, const BulletinContext &context)
{
    if (entry.decision.correctUntil)
        return dateOf(*entry.decision.correctUntil);
    if (entry.decision.takesEffect)
        return dateOf(*entry.decision.takesEffect);
    return context.deadline ? dateOf(*context.deadline) : std::string();
}

std::string nameOf(const SubmissionSummary &submission)
{
    return submission.appName.empty() ? submission.appIdentifier : submission.appName;
}

/// One problem: the reason's title and the clauses that it falls under.
std::string problemText(const DecisionReason &reason, const Catalogue &catalogue, const std::string &language)
{
    std::string clauses;
    for (const std::string &id : reason.clauses) {
        const Clause *clause = catalogue.clause(id);
        clauses += (clauses.empty() ? "" : language == "zh" ? "、" : ", ") + (clause ? clause->label.in(language) : id);
    }
    const std::string title = reason.title.in(language);
    if (clauses.empty())
        return title;
    return language == "zh" ? title + "（" + clauses + "）" : title + " (" + clauses + ")";
}

std::string problemsText(const Decision &decision, const Catalogue &catalogue, const std::string &language)
{
    std::string out;
    for (std::size_t i = 0; i < decision.reasons.size(); ++i)
        out += (out.empty() ? "" : "; ") + std::to_string(i + 1) + ". " + problemText(decision.reasons[i], catalogue, language);
    return out;
}

std::vector<std::string> headOf(const LetterTexts &texts)
{
    std::vector<std::string> head;
    for (const char *key : {"bulletin.number", "bulletin.app", "bulletin.developer", "bulletin.version", "bulletin.source", "bulletin.problems", "bulletin.outcome", "bulletin.deadline"})
        head.push_back(texts(key));
    return head;
}

std::vector<std::vector<std::string>> rowsOf(const std::vector<BulletinEntry> &entries, const BulletinContext &context, const Catalogue &catalogue, const std::string &language)
{
    const LetterTexts texts(language);
    std::vector<std::vector<std::string>> rows{headOf(texts)};
    for (const BulletinEntry &entry : entries)
        rows.push_back({std::to_string(rows.size()), nameOf(entry.submission), entry.submission.developer, entry.submission.version, entry.submission.platform.value,
                        problemsText(entry.decision, catalogue, language), texts(std::string("bulletin.outcome.") + name(entry.decision.outcome)), deadlineOf(entry, context)});
    return rows;
}

constexpr const char *style = R"(body { font-family: "Noto Serif CJK SC", "WenQuanYi Micro Hei", "SimSun", serif; font-size: 11pt; color: #111111; background-color: #ffffff; margin: 40px; }
h1 { font-size: 17pt; text-align: center; }
p.centre { text-align: center; color: #444444; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #777777; padding: 5px 7px; text-align: left; vertical-align: top; }
th { background-color: #eef1f5; }
p.right { text-align: right; })";

std::string shown(const std::string &text)
{
    return escapedHtml(harmless(text, LineFeeds::Join));
}

std::string problemsHtml(const Decision &decision, const Catalogue &catalogue, const std::string &language)
{
    std::string out;
    for (std::size_t i = 0; i < decision.reasons.size(); ++i)
        out += (out.empty() ? "" : "<br>") + std::to_string(i + 1) + ". " + shown(problemText(decision.reasons[i], catalogue, language));
    return out;
}

}  // namespace

std::string bulletinHtml(const std::vector<BulletinEntry> &entries, const BulletinContext &context, const Catalogue &catalogue, const std::string &language)
{
    const LetterTexts texts(language);
    const std::string title = texts("bulletin.title");
    std::string out = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                                  "<title>{}</title>\n<style>\n{}\n</style>\n</head>\n<body>\n<h1>{}</h1>\n",
                                  texts.isChinese() ? "zh-CN" : "en", shown(title), style, shown(title));
    if (!context.number.empty())
        out += "<p class=\"centre\">" + shown(context.number) + "</p>\n";
    out += "<p>" + shown(texts.filled("bulletin.lead", {{"count", std::to_string(entries.size())}})) + "</p>\n<table>\n<tr>";
    for (const std::string &cell : headOf(texts))
        out += "<th>" + shown(cell) + "</th>";
    out += "</tr>\n";
    const auto rows = rowsOf(entries, context, catalogue, language);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        out += "<tr>";
        const auto &row = rows[i + 1];
        constexpr std::size_t problems = 5;
        for (std::size_t column = 0; column < row.size(); ++column)
            out += "<td>" + (column == problems ? problemsHtml(entries[i].decision, catalogue, language) : shown(row[column])) + "</td>";
        out += "</tr>\n";
    }
    out += "</table>\n<p>" + shown(texts("bulletin.close")) + "</p>\n<p class=\"right\">" + shown(context.organisation) + "<br>" + dateOf(context.published) + "</p>\n";
    return out + "</body>\n</html>\n";
}

std::string bulletinCsv(const std::vector<BulletinEntry> &entries, const BulletinContext &context, const Catalogue &catalogue, const std::string &language)
{
    std::string out = "\xEF\xBB\xBF";       // without it a spreadsheet takes the Chinese for another encoding
    for (const auto &row : rowsOf(entries, context, catalogue, language)) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += (i == 0 ? "" : ",") + csvCell(row[i]);
        out += line + "\r\n";
    }
    return out;
}

Result<std::string> bulletinXlsx(const std::vector<BulletinEntry> &entries, const BulletinContext &context, const Catalogue &catalogue, const std::string &language)
{
    return xlsxTable(LetterTexts(language)("bulletin.title"), rowsOf(entries, context, catalogue, language));
}

std::string bulletinJson(const std::vector<BulletinEntry> &entries, const BulletinContext &context, const Catalogue &catalogue)
{
    Json list = Json::array();
    for (const BulletinEntry &entry : entries) {
        Json problems = Json::array();
        for (const DecisionReason &reason : entry.decision.reasons)
            problems.push_back(Json{{"reason", reason.reason}, {"en", problemText(reason, catalogue, "en")}, {"zh", problemText(reason, catalogue, "zh")}, {"clauses", reason.clauses}});
        const std::string deadline = deadlineOf(entry, context);
        list.push_back(Json{{"record", entry.decision.record}, {"app", {{"platform", entry.submission.platform.value}, {"id", entry.submission.appIdentifier}, {"name", entry.submission.appName}, {"developer", entry.submission.developer}}},
                            {"version", entry.submission.version}, {"outcome", name(entry.decision.outcome)}, {"problems", std::move(problems)}, {"deadline", deadline.empty() ? Json(nullptr) : Json(deadline)}});
    }
    return Json{{"schema", "probity.bulletin/1"}, {"organisation", context.organisation}, {"number", context.number}, {"published", formatTimestamp(context.published)}, {"apps", std::move(list)}}
               .dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace probity
