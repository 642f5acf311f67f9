#include "ui/text/event_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/app_context.h"
#include "ui/text/words.h"

namespace probity::ui {

namespace {

struct EventText {
    Q_DECLARE_TR_FUNCTIONS(probity::ui::EventText)
};

const QString dot = QStringLiteral(" · ");

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(dot);
}

QString string(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toVariant().toString();
}

CategoryId category(const QJsonObject &object)
{
    return CategoryId(string(object, "category").toStdString());
}

QString importDetails(const QJsonObject &what)
{
    const QJsonObject findings = what.value(QLatin1String("findings")).toObject();
    const auto count = [&findings](const char *key) { return findings.value(QLatin1String(key)).toInt(); };
    return joined({string(what, "name") + QLatin1Char(' ') + string(what, "version"), EventText::tr("%n file(s)", nullptr, what.value(QLatin1String("artifacts")).toInt()),
                   EventText::tr("findings: %1 new, %2 unchanged, %3 changed, %4 gone").arg(count("new")).arg(count("unchanged")).arg(count("changed")).arg(count("gone"))});
}

QString tagDetails(const QJsonObject &what, const AppContext &context)
{
    QString kind = string(what, "kind");
    for (const auto &known : context.engine().rules->catalogue().tagKinds())
        if (kind == text(known.id))
            kind = context.in(known.name);
    const QString note = string(what, "note");
    return joined({kind, category(what).isEmpty() ? QString() : context.categoryName(category(what)), string(what, "recipient"),
                   note.isEmpty() ? QString() : QStringLiteral("“%1”").arg(note)});
}

QString dispositionDetails(const QJsonObject &what)
{
    const QString kind = string(what, "kind");
    QString word = kind;
    for (const auto known : {DispositionKind::Open, DispositionKind::Confirmed, DispositionKind::Dismissed, DispositionKind::Excepted})
        if (kind == QLatin1String(name(known)))
            word = Words::disposition(known);
    const QString reason = string(what, "reason");
    return joined({word, EventText::tr("%n finding(s)", nullptr, static_cast<int>(what.value(QLatin1String("findings")).toArray().size())),
                   reason.isEmpty() ? QString() : QStringLiteral("“%1”").arg(reason)});
}

QString decisionDetails(const QJsonObject &what)
{
    const auto outcome = outcomeFromName(string(what, "outcome").toStdString());
    return joined({string(what, "record"), outcome ? Words::outcome(*outcome) : QString()});
}

/// Member by member; lists by how many they hold.
QString plainDetails(const QJsonObject &what)
{
    QStringList parts;
    for (auto member = what.begin(); member != what.end(); ++member) {
        const QJsonValue value = member.value();
        const QString shown = value.isArray() ? QString::number(value.toArray().size()) : value.isObject() ? plainDetails(value.toObject()) : value.toVariant().toString();
        if (!shown.isEmpty())
            parts << QStringLiteral("%1: %2").arg(QString(member.key()).replace(QLatin1Char('_'), QLatin1Char(' ')), shown);
    }
    return joined(parts);
}

}  // namespace

QString eventDetails(const AuditEvent &event, const AppContext &context)
{
    const QJsonObject what = QJsonDocument::fromJson(QByteArray::fromStdString(event.what)).object();
    if (event.kind == "import")
        return importDetails(what);
    if (event.kind == "tag" || event.kind == "untag" || event.kind == "retag")
        return what.contains(QLatin1String("kind")) ? tagDetails(what, context) : plainDetails(what);
    if (event.kind == "dispose")
        return dispositionDetails(what);
    if (event.kind == "decide")
        return decisionDetails(what);
    if (event.kind == "second")
        return joined({string(what, "record"), what.value(QLatin1String("agrees")).toBool() ? EventText::tr("agrees") : EventText::tr("does not agree"), string(what, "why")});
    if (event.kind == "assign")
        return string(what, "name");
    if (event.kind == "app_type")
        return context.appTypeName(AppTypeId(string(what, "type").toStdString()));
    if (event.kind == "consent_mark")
        return what.value(QLatin1String("at")).isNull() ? EventText::tr("as the submission says") : string(what, "at");
    if (event.kind == "correct_statement" || event.kind == "withdraw_correction")
        return joined({context.categoryName(category(what)), string(what, "artifact"), EventText::tr("characters %1–%2").arg(string(what, "start"), string(what, "end"))});
    if (event.kind == "reveal")
        return EventText::tr("personal values on the desk");
    return plainDetails(what);
}

}  // namespace probity::ui
