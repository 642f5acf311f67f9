#include "ui/app_context.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

#include "ui/text/words.h"

static void initTranslationResources()
{
    Q_INIT_RESOURCE(probity_i18n);
}

namespace probity::ui {

AppContext::AppContext(std::shared_ptr<const Engine> engine, std::shared_ptr<const Clock> clock, const QString &settingsFile, QObject *parent)
    : QObject(parent), m_engine(std::move(engine)), m_clock(std::move(clock)), m_settings(settingsFile, QSettings::IniFormat)
{
    initTranslationResources();
    m_theme.apply(Theme::modeFromName(m_settings.value(QStringLiteral("theme")).toString()));
    if (const int percent = m_settings.value(QStringLiteral("fontPercent"), 100).toInt(); percent != 100)
        m_theme.setFontPercent(percent);
    const QString kept = m_settings.value(QStringLiteral("language")).toString();
    const QString system = QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh") : QStringLiteral("en");
    setLanguage(kept.isEmpty() ? system : kept);
}

void AppContext::setWorkspace(std::shared_ptr<Workspace> workspace)
{
    // Pages let go of the old one before it is destroyed.
    std::swap(m_workspace, workspace);
    m_actor.reset();
    Q_EMIT workspaceChanged();
    Q_EMIT actorChanged();
}

void AppContext::setLanguage(const QString &language)
{
    const QString wanted = language.startsWith(QLatin1String("zh")) ? QStringLiteral("zh") : QStringLiteral("en");
    if (wanted == m_language)
        return;
    m_language = wanted;
    m_settings.setValue(QStringLiteral("language"), wanted);
    const bool isChinese = wanted == QLatin1String("zh");
    QLocale::setDefault(isChinese ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English));
    QCoreApplication::removeTranslator(&m_translator);
    QCoreApplication::removeTranslator(&m_qtTranslator);
    if (isChinese && m_qtTranslator.load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtTranslator);
    if (m_translator.load(isChinese ? QStringLiteral(":/i18n/probity_zh_CN.qm") : QStringLiteral(":/i18n/probity_en.qm")))
        QCoreApplication::installTranslator(&m_translator);
    Q_EMIT languageChanged();
}

void AppContext::setThemeMode(Theme::Mode mode)
{
    m_settings.setValue(QStringLiteral("theme"), Theme::name(mode));
    m_theme.apply(mode);
}

void AppContext::setFontPercent(int percent)
{
    m_theme.setFontPercent(percent);
    m_settings.setValue(QStringLiteral("fontPercent"), m_theme.fontPercent());
}

QString AppContext::categoryName(const CategoryId &id) const
{
    const Category *category = m_engine->taxonomy->category(id);
    return category ? in(category->name) : text(id.value);
}

QString AppContext::appTypeName(const AppTypeId &id) const
{
    const AppType *type = m_engine->taxonomy->appType(id);
    return type ? in(type->name) : text(id.value);
}

QString AppContext::purposeName(const PurposeId &id) const
{
    const Purpose *purpose = m_engine->taxonomy->purpose(id);
    return purpose ? in(purpose->name) : text(id.value);
}

QString AppContext::recipientName(const RecipientId &id, Party party, const std::string &fallback) const
{
    if (party == Party::First)
        return Words::party(Party::First);
    const Recipient *recipient = m_engine->recipients->recipient(id);
    return recipient ? in(recipient->name) : text(fallback);
}

QString AppContext::in(const Bilingual &both) const
{
    return text(both.in(languageId()));
}

void AppContext::setMasked(bool isMasked)
{
    if (isMasked == m_isMasked)
        return;
    m_isMasked = isMasked;
    Q_EMIT maskedChanged();
}

void AppContext::setActor(std::optional<Person> actor)
{
    m_actor = std::move(actor);
    Q_EMIT actorChanged();
}

}  // namespace probity::ui
