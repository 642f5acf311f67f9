#include "ui/pages/rules/rules_text.h"

#include <algorithm>

#include "ui/text/words.h"

namespace probity::ui {

namespace {

constexpr std::size_t mostChanges = 500;

QString escaped(const std::string &text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}

QString heading(const QString &text)
{
    return QStringLiteral("<h2>%1</h2>").arg(text);
}

QString part(const QString &title, const QString &text)
{
    if (title.isEmpty())
        return QStringLiteral("<p>%1</p>").arg(text);
    return text.isEmpty() ? QString() : QStringLiteral("<p><b>%1</b><br>%2</p>").arg(title, text);
}

QString row(const QStringList &cells, const QString &tag = QStringLiteral("td"))
{
    QString out;
    for (const QString &cell : cells)
        out += QStringLiteral("<%1 align=\"left\">%2&nbsp;&nbsp;</%1>").arg(tag, cell);
    return QStringLiteral("<tr>%1</tr>").arg(out);
}

}  // namespace

namespace {

/// A fact as people read it: line.count = 3, line.isFromTag = true, submission.aspects = [retention, contact].
QString factText(const std::string &name, const rules::Fact &fact)
{
    QString value;
    if (const bool *flag = std::get_if<bool>(&fact))
        value = *flag ? QStringLiteral("true") : QStringLiteral("false");
    else if (const double *number = std::get_if<double>(&fact))
        value = QString::number(*number);
    else if (const std::string *word = std::get_if<std::string>(&fact))
        value = QString::fromStdString(*word);
    else {
        QStringList words;
        for (const std::string &one : std::get<rules::Words>(fact))
            words << QString::fromStdString(one);
        value = QStringLiteral("[%1]").arg(words.join(QStringLiteral(", ")));
    }
    return QStringLiteral("%1 = %2").arg(QString::fromStdString(name), value).toHtmlEscaped();
}

}  // namespace

QString RulesText::in(const Bilingual &text) const
{
    return escaped(text.in(m_language));
}

QString RulesText::of(const RulesRow &row) const
{
    using Kind = RulesRow::Kind;
    const RuleBook &book = *m_engine.rules;
    switch (row.kind) {
    case Kind::Packs: return packs();
    case Kind::Pack: return pack(book.all().at(row.first));
    case Kind::Rule: return rule(book.all().at(row.first).rules.at(row.second));
    case Kind::Needs: return matrix();
    case Kind::AppType: return appType(m_engine.taxonomy->appTypes().at(row.first));
    case Kind::Categories: return heading(tr("Data categories"));
    case Kind::Category: return category(m_engine.taxonomy->categories().at(row.first));
    case Kind::Recipients: return heading(tr("Recipients")) + part({}, tr("Companies by their hosts and by the names that notices use."));
    case Kind::Recipient: return recipient(m_engine.recipients->all().at(row.first));
    case Kind::Reasons: return heading(tr("Reasons")) + part({}, tr("The catalogue that decisions draw their reasons from."));
    case Kind::Reason: return reason(book.catalogue().reasons().at(row.first));
    }
    return {};
}

QString RulesText::clauses(const std::vector<std::string> &ids) const
{
    QStringList out;
    for (const std::string &id : ids)
        if (const Clause *clause = m_engine.rules->catalogue().clause(id))
            out << QStringLiteral("<b>%1</b>%2 – %3").arg(in(clause->label), clause->isUnverified ? tr(" (wording not verified against the original)") : QString(), in(clause->text));
    return out.join(QStringLiteral("<br>"));
}

QString RulesText::packs() const
{
    QString rows = row({tr("Pack"), tr("Version"), tr("On"), tr("Rules"), tr("Not verified")}, QStringLiteral("th"));
    for (const rules::Pack &one : m_engine.rules->all()) {
        const auto unverified = std::count_if(one.rules.begin(), one.rules.end(), [](const rules::Rule &rule) { return rule.hasUnverifiedFact; });
        rows += row({in(one.name), escaped(one.version), m_engine.rules->isOn(one.id) ? tr("yes") : tr("no"), QString::number(one.rules.size()), unverified > 0 ? QString::number(unverified) : QString()});
    }
    return heading(tr("Rule packs")) + part({}, tr("Each pack holds the rules of one law or platform. What several packs say of one matter is one finding that rests on the clauses of all of them."))
        + QStringLiteral("<table cellspacing=\"4\">%1</table>").arg(rows) + part({}, tr("Not verified: rules that rest on words which nobody has checked against the original."));
}

QString RulesText::pack(const rules::Pack &pack) const
{
    QString out = heading(in(pack.name)) + part(tr("Version"), escaped(pack.id + " " + pack.version));
    out += part(tr("Note"), escaped(pack.note)) + part(tr("SHA-256"), escaped(pack.sha256.hex()));
    if (pack.behaviours.empty())
        return out;
    QString rows = row({tr("Clause"), tr("Judged"), tr("Rules, or what the reviewer looks for")}, QStringLiteral("th"));
    for (const rules::Behaviour &one : pack.behaviours) {
        const Clause *clause = m_engine.rules->catalogue().clause(one.clause);
        const QString judged = one.judging == rules::Judging::Decided ? tr("by rules") : one.judging == rules::Judging::Hinted ? tr("hinted at") : tr("asked");
        QStringList names;
        for (const std::string &id : one.rules)
            names << escaped(id);
        rows += row({clause ? in(clause->label) : escaped(one.clause), judged, one.judging == rules::Judging::Decided ? names.join(QStringLiteral(", ")) : in(one.question)});
    }
    return out + QStringLiteral("<table cellspacing=\"4\">%1</table>").arg(rows);
}

QString RulesText::rule(const rules::Rule &rule) const
{
    const QString level = rule.level == Level::Error ? tr("error") : rule.level == Level::Warning ? tr("warning") : tr("note");
    const QString argues = rule.arguesFor == Outcome::Ban ? tr("ban") : rule.arguesFor == Outcome::Reject ? tr("reject") : rule.arguesFor == Outcome::Undecided ? tr("undecided") : tr("approve");
    QString out = heading(in(rule.title)) + part(tr("Rule"), tr("%1 · %2 · argues for: %3").arg(escaped(rule.id.value), level, argues));
    out += part(tr("Finding"), in(rule.message)) + part(tr("To fix"), in(rule.cure)) + part(tr("Rests on"), clauses(rule.clauses));
    const auto triggers = std::count_if(rule.examples.begin(), rule.examples.end(), [](const rules::Example &example) { return example.triggers; });
    out += part(tr("Examples"), tr("%1 that trigger it, %2 that do not").arg(triggers).arg(static_cast<qint64>(rule.examples.size()) - triggers));
    out += examples(rule);
    return out + part(tr("As data"), QStringLiteral("&nbsp;")) + QStringLiteral("<pre style=\"white-space: pre-wrap\">%1</pre>").arg(escaped(rule.source));
}

QString RulesText::examples(const rules::Rule &rule) const
{
    QString rows = row({tr("Facts"), tr("Finding")}, QStringLiteral("th"));
    for (const rules::Example &example : rule.examples) {
        QStringList facts;
        for (const auto &[name, fact] : example.facts)
            facts << factText(name, fact);
        rows += row({facts.join(QStringLiteral("<br>")), example.triggers ? tr("yes") : tr("no")});
    }
    return QStringLiteral("<table cellspacing=\"4\">%1</table>").arg(rows);
}

QString RulesText::matrix() const
{
    QString rows;
    for (const AppType &type : m_engine.taxonomy->appTypes()) {
        QStringList needed;
        for (const CategoryId &id : type.necessary)
            if (const Category *category = m_engine.taxonomy->category(id))
                needed << in(category->name);
        rows += row({in(type.name), needed.isEmpty() ? tr("nothing") : needed.join(QStringLiteral(" · "))});
    }
    return heading(tr("Need to know")) + part({}, tr("What each type of app needs for its basic service. Everything else may be collected with consent only, and refusing it must not block the service."))
        + QStringLiteral("<table cellspacing=\"4\">%1</table>").arg(row({tr("App type"), tr("Needs")}, QStringLiteral("th")) + rows);
}

QString RulesText::appType(const AppType &type) const
{
    QString rows;
    for (const Category &category : m_engine.taxonomy->categories())
        if (category.id.value != "any")
            rows += row({in(category.name), m_engine.taxonomy->necessity(type.id, category.id) == Necessity::Necessary ? tr("needed") : tr("beyond need")});
    return heading(in(type.name)) + QStringLiteral("<table cellspacing=\"4\">%1</table>").arg(rows);
}

QString RulesText::category(const Category &category) const
{
    QStringList parents;
    for (const CategoryId &id : category.parents)
        if (const Category *parent = m_engine.taxonomy->category(id))
            parents << in(parent->name);
    return heading(in(category.name)) + part(tr("Identifier"), escaped(category.id.value)) + part(tr("What it holds"), escaped(category.definition)) + part(tr("Stands under"), parents.join(QStringLiteral(", ")));
}

QString RulesText::recipient(const Recipient &recipient) const
{
    QStringList aliases;
    for (const std::string &alias : recipient.aliases)
        aliases << escaped(alias);
    return heading(in(recipient.name)) + part(tr("Identifier"), escaped(recipient.id.value)) + part(tr("Role"), Words::recipientRole(recipient.role).toHtmlEscaped()) + part(tr("Country"), escaped(recipient.country))
        + part(tr("Other names"), aliases.join(QStringLiteral(", ")))
        + part(tr("Source"), recipient.source.empty() ? tr("the program's own list") : escaped(recipient.source) + (recipient.isVerified ? QString() : tr(" (not verified)")));
}

QString RulesText::reason(const ReasonEntry &reason) const
{
    return heading(in(reason.title)) + part(tr("Identifier"), escaped(reason.id)) + part(tr("To fix"), in(reason.cure)) + part(tr("Rests on"), clauses(reason.clauses));
}

QString RulesText::of(const RulesDiff &diff) const
{
    const auto word = [&](Outcome outcome) { return outcome == Outcome::Ban ? tr("ban") : outcome == Outcome::Reject ? tr("reject") : outcome == Outcome::Undecided ? tr("undecided") : tr("approve"); };
    QString out = heading(tr("What the pack would change")) + part({}, tr("%1 submissions were looked at, %2 of them decided; %3 would come out differently. Nothing was stored.").arg(diff.submissions).arg(diff.decisions).arg(diff.changes.size()));
    QString rows = row({tr("Submission"), tr("Now"), tr("With the pack"), tr("Decided"), tr("Findings")}, QStringLiteral("th"));
    for (std::size_t i = 0; i < std::min(diff.changes.size(), mostChanges); ++i) {
        const SubmissionChange &change = diff.changes[i];
        QStringList findings;
        for (const FindingChange &one : change.findings) {
            const QString how = one.kind == FindingChange::Kind::Appears ? tr("new") : one.kind == FindingChange::Kind::Goes ? tr("gone") : one.kind == FindingChange::Kind::Graver ? tr("graver") : tr("milder");
            findings << QStringLiteral("%1: %2").arg(how, in(one.title));
        }
        rows += row({escaped(change.app + " " + change.version), word(change.before), word(change.after), change.record.empty() ? QString() : word(change.decided) + QStringLiteral(" ") + escaped(change.record),
                     findings.join(QStringLiteral("<br>"))});
    }
    return out + QStringLiteral("<table cellspacing=\"4\">%1</table>").arg(rows);
}

}  // namespace probity::ui
