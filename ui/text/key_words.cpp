// Words for the stable keys that core speaks in: platforms, aspects, encodings, explanations, audit events.
#include <QHash>

#include "ui/text/words.h"

namespace probity::ui {

namespace {

QHash<QString, QString> platformNames()
{
    return {{QStringLiteral("wechat-miniprogram"), Words::tr("WeChat mini-program")},
            {QStringLiteral("wechat"), Words::tr("WeChat mini-program")},
            {QStringLiteral("android"), Words::tr("Android app")},
            {QStringLiteral("ios"), Words::tr("iOS app")},
            {QStringLiteral("macos"), Words::tr("macOS app")},
            {QStringLiteral("web"), Words::tr("Web site")},
            {QStringLiteral("extension"), Words::tr("Browser extension")},
            {QStringLiteral("chrome-extension"), Words::tr("Browser extension")},
            {QStringLiteral("alipay-miniprogram"), Words::tr("Alipay mini-program")},
            {QStringLiteral("baidu-miniprogram"), Words::tr("Baidu smart program")},
            {QStringLiteral("douyin-miniprogram"), Words::tr("Douyin mini-program")},
            {QStringLiteral("quickapp"), Words::tr("Quick app")},
            {QStringLiteral("uniapp"), Words::tr("uni-app")},
            {QStringLiteral("harmonyos"), Words::tr("HarmonyOS app")}};
}

}  // namespace

QStringList Words::platformIds()
{
    return platformNames().keys();
}

QString Words::platform(const PlatformId &platform)
{
    const QHash<QString, QString> names = platformNames();
    const QString key = text(platform.value);
    return names.value(key, key);
}

QString Words::language(const std::string &tag)
{
    const QHash<QString, QString> names{
        {QStringLiteral("zh-Hans"), tr("Simplified Chinese")}, {QStringLiteral("zh-Hant"), tr("Traditional Chinese")},
        {QStringLiteral("zh"), tr("Chinese")},                 {QStringLiteral("en"), tr("English")},
        //: a language that was not recognised
        {QStringLiteral("und"), tr("unknown language")}};
    const QString key = text(tag);
    return names.value(key, key);
}

QString Words::aspect(const std::string &aspect)
{
    const QHash<QString, QString> names{
        //: aspect of a notice
        {QStringLiteral("retention"), tr("retention")},
        //: aspect of a notice: how to reach the operator
        {QStringLiteral("contact"), tr("contact")},
        //: aspect of a notice: the rights of the person
        {QStringLiteral("rights"), tr("rights")},
        //: aspect of a notice
        {QStringLiteral("children"), tr("children")},
        //: aspect of a notice: transfer abroad
        {QStringLiteral("cross_border"), tr("cross-border transfer")},
        //: aspect of a notice: changes of the notice
        {QStringLiteral("updates"), tr("updates")},
        //: aspect of a notice
        {QStringLiteral("security"), tr("security")},
        //: aspect of a notice
        {QStringLiteral("purpose"), tr("purpose")},
        //: aspect of a notice
        {QStringLiteral("deletion"), tr("deletion")},
        //: aspect of a notice
        {QStringLiteral("operator"), tr("operator")},
        //: aspect of a notice: who is responsible
        {QStringLiteral("controller"), tr("who is responsible")},
        //: aspect of a notice: taking consent back
        {QStringLiteral("withdrawal"), tr("withdrawal of consent")},
        //: aspect of a notice: where to complain
        {QStringLiteral("complaint"), tr("complaints")},
        //: aspect of a notice: since when it holds
        {QStringLiteral("date"), tr("date")}};
    const QString key = text(aspect);
    return names.value(key, QString(key).replace(QLatin1Char('_'), QLatin1Char(' ')));
}

QString Words::encoding(const std::string &encoding)
{
    const QHash<QString, QString> names{{QStringLiteral("json"), QStringLiteral("JSON")},
                                        {QStringLiteral("json-string"), tr("JSON in a string")},
                                        {QStringLiteral("form"), tr("form")},
                                        {QStringLiteral("multipart"), tr("multipart")},
                                        {QStringLiteral("url"), tr("URL-encoded")},
                                        {QStringLiteral("percent"), tr("URL-encoded")},
                                        {QStringLiteral("xml"), QStringLiteral("XML")},
                                        {QStringLiteral("md5"), QStringLiteral("MD5")},
                                        {QStringLiteral("sha1"), QStringLiteral("SHA-1")},
                                        {QStringLiteral("sha256"), QStringLiteral("SHA-256")}};
    const QString key = text(encoding);
    return names.value(key, key);
}

QString Words::limit(const std::string &limit)
{
    const QHash<QString, QString> names{{QStringLiteral("no_capture"), tr("There is no traffic sample.")},
                                        {QStringLiteral("capture_truncated"), tr("The traffic sample is cut off.")},
                                        {QStringLiteral("bodies_absent"), tr("Bodies are missing from the traffic sample.")},
                                        {QStringLiteral("bodies_truncated"), tr("Bodies in the traffic sample are cut off.")},
                                        {QStringLiteral("opaque"), tr("Some bodies could not be understood.")},
                                        {QStringLiteral("undecodable"), tr("Some bodies could not be decoded.")},
                                        {QStringLiteral("sanitised"), tr("Cookies and authorisation were removed from the sample.")},
                                        {QStringLiteral("hosts_not_decrypted"), tr("Some hosts were contacted without being decrypted.")},
                                        {QStringLiteral("notice_missing"), tr("There is no privacy notice.")},
                                        {QStringLiteral("notice_unreadable"), tr("The privacy notice could not be read.")},
                                        {QStringLiteral("no_notice"), tr("There is no privacy notice.")},
                                        {QStringLiteral("no_manifest"), tr("There is no manifest.")},
                                        {QStringLiteral("no_persona"), tr("No test identity was given: values are known by name and form alone.")}};
    const QString key = text(limit);
    return names.value(key, QString(key).replace(QLatin1Char('_'), QLatin1Char(' ')));
}

QString Words::explanation(const std::string &explanation)
{
    const QStringList parts = text(explanation).split(QLatin1Char(':'));
    const QString kind = parts.value(0);
    const QString what = parts.value(1);
    if (kind == QLatin1String("persona") && parts.size() > 2)
        return tr("The value is the %1 of the test identity's %2.").arg(parts.mid(2).join(QLatin1Char(' ')).toUpper(), what);
    if (kind == QLatin1String("persona"))
        return tr("The value is the test identity's %1.").arg(what);
    if (kind == QLatin1String("key"))
        return tr("The field is named “%1”.").arg(what);
    if (kind == QLatin1String("form"))
        return tr("The value has the form of: %1.").arg(QString(what).replace(QLatin1Char('_'), QLatin1Char(' ')));
    return text(explanation);
}

QString Words::readingStep(const std::string &step)
{
    const QString all = text(step);
    const qsizetype colon = all.indexOf(QLatin1Char(':'));
    const QString kind = all.left(colon);
    const QString what = colon < 0 ? QString() : all.mid(colon + 1);
    const QHash<QString, QString> names{
        //: step of how a statement was read; %1 a word
        {QStringLiteral("section"), tr("section: %1")},
        //: step of how a statement was read; %1 a word
        {QStringLiteral("verb"), tr("verb “%1”")},
        //: step of how a statement was read; %1 a word
        {QStringLiteral("negation"), tr("negation “%1”")},
        //: step of how a statement was read; %1 a word
        {QStringLiteral("term"), tr("term “%1”")},
        //: step of how a statement was read; %1 a word
        {QStringLiteral("recipient"), tr("recipient “%1”")},
        //: step of how a statement was read; %1 a word
        {QStringLiteral("condition"), tr("condition “%1”")},
        //: step of how a statement was read; %1 a word
        {QStringLiteral("exception"), tr("exception “%1”")},
        //: step of how a statement was read; %1 a word
        {QStringLiteral("table"), tr("table column “%1”")},
        //: step of how a statement was read; %1 who acts, in the notice's own words
        {QStringLiteral("actor"), tr("done by “%1”")}};
    const QHash<QString, QString> alone{
        //: step of how a statement was read
        {QStringLiteral("negation"), tr("negated")},
        //: step of how a statement was read: a negation of the noun
        {QStringLiteral("negation:noun"), tr("denied before the name of the data")},
        //: step of how a statement was read
        {QStringLiteral("condition"), tr("under a condition")},
        //: step of how a statement was read
        {QStringLiteral("table"), tr("in a table")},
        //: step of how a statement was read
        {QStringLiteral("lead_in"), tr("item of a list, read with the line above it")},
        //: step of how a statement was read
        {QStringLiteral("list_of_section"), tr("item of a chapter's list")},
        //: step of how a statement was read
        {QStringLiteral("goes_on"), tr("goes on with the sentence before")},
        //: step of how a statement was read
        {QStringLiteral("device_only"), tr("on the device alone")},
        //: step of how a statement was read
        {QStringLiteral("exception_of_denial"), tr("exception of a denial")},
        //: step of how a statement was read: "this information is shared"
        {QStringLiteral("refers_back"), tr("refers to the sentence before")},
        //: step of how a statement was read
        {QStringLiteral("hidden"), tr("hidden where it is published")}};
    if (alone.contains(all))
        return alone.value(all);
    return names.contains(kind) ? names.value(kind).arg(what) : all;
}

QString Words::recipientRole(const std::string &role)
{
    const QHash<QString, QString> names{{QStringLiteral("app_analytics"), tr("analytics")},
                                        {QStringLiteral("analytics"), tr("analytics")},
                                        {QStringLiteral("map_provider"), tr("map provider")},
                                        {QStringLiteral("advertising"), tr("advertising")},
                                        {QStringLiteral("ad_network"), tr("advertising")},
                                        {QStringLiteral("push"), tr("push messages")},
                                        {QStringLiteral("push_provider"), tr("push messages")},
                                        {QStringLiteral("payment"), tr("payment")},
                                        {QStringLiteral("payment_provider"), tr("payment")},
                                        {QStringLiteral("crash_reporting"), tr("crash reports")},
                                        {QStringLiteral("cloud"), tr("cloud host")},
                                        {QStringLiteral("cloud_provider"), tr("cloud host")},
                                        {QStringLiteral("cdn"), tr("content delivery")},
                                        {QStringLiteral("social"), tr("social network")},
                                        {QStringLiteral("login"), tr("login")}};
    const QString key = text(role);
    return names.value(key, QString(key).replace(QLatin1Char('_'), QLatin1Char(' ')));
}

QString Words::event(const AuditEvent &event)
{
    const QHash<QString, QString> names{{QStringLiteral("import"), tr("Imported")},
                                        {QStringLiteral("tag"), tr("Tagged")},
                                        {QStringLiteral("untag"), tr("Tag removed")},
                                        {QStringLiteral("retag"), tr("Tag restored")},
                                        {QStringLiteral("restore_tag"), tr("Tag restored")},
                                        {QStringLiteral("remove_tag"), tr("Tag removed")},
                                        {QStringLiteral("add_tag"), tr("Tagged")},
                                        {QStringLiteral("dispose"), tr("Finding judged")},
                                        {QStringLiteral("decide"), tr("Decision recorded")},
                                        {QStringLiteral("supersede"), tr("Decision superseded")},
                                        {QStringLiteral("second"), tr("Second reviewer judged")},
                                        {QStringLiteral("judge_second"), tr("Second reviewer judged")},
                                        {QStringLiteral("reveal"), tr("Masked value revealed")},
                                        {QStringLiteral("assign"), tr("Assigned")},
                                        {QStringLiteral("consent"), tr("Consent mark moved")},
                                        {QStringLiteral("consent_mark"), tr("Consent mark moved")},
                                        {QStringLiteral("set_consent"), tr("Consent mark moved")},
                                        {QStringLiteral("app_type"), tr("App type set")},
                                        {QStringLiteral("set_app_type"), tr("App type set")},
                                        {QStringLiteral("correct"), tr("Reading corrected")},
                                        {QStringLiteral("correct_statement"), tr("Reading corrected")},
                                        {QStringLiteral("withdraw_correction"), tr("Correction taken back")},
                                        {QStringLiteral("person"), tr("Person added")},
                                        {QStringLiteral("add_person"), tr("Person added")},
                                        {QStringLiteral("sign_in"), tr("Signed in")}};
    const QString key = text(event.kind);
    return names.value(key, key);
}

}  // namespace probity::ui
