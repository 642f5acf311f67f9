#include "ui/pages/desk/notice_facts.h"

#include <array>

#include <QLocale>
#include <QScrollBar>

#include "ui/app_context.h"
#include "ui/text/words.h"

namespace probity::ui {

namespace {

// In the order in which notices speak of them.
constexpr std::array expectedAspects{"controller", "contact", "retention", "rights", "withdrawal", "deletion", "complaint", "children", "cross_border", "updates", "date"};
constexpr int mostContradictions = 40;  // shown; the rest are counted
constexpr qsizetype longestWords = 60;  // of a place, in a row

enum PlaceRole { StatementRole = Qt::UserRole, StartRole, EndRole };

QString shortened(const QString &words)
{
    const QString plain = words.simplified();
    return plain.size() <= longestWords ? plain : plain.left(longestWords - 1) + QChar(0x2026);
}

QString wordsAt(const AssessedNotice &notice, const TextRange &source)
{
    const std::u32string &all = notice.document.source;
    const std::size_t start = std::min(source.start, all.size());
    const std::u32string words = all.substr(start, std::min(source.end, all.size()) - start);
    return QString::fromUcs4(words.data(), static_cast<qsizetype>(words.size()));
}

}  // namespace

NoticeFacts::NoticeFacts(AppContext &context, QWidget *parent) : QListWidget(parent), m_context(context)
{
    setWordWrap(true);
    setSpacing(2);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListWidget::currentItemChanged, this, &NoticeFacts::lead);
    connect(this, &QListWidget::itemClicked, this, &NoticeFacts::lead);
    connect(&context.theme(), &Theme::changed, this, &NoticeFacts::fill);
}

void NoticeFacts::show(const AssessedNotice *notice)
{
    m_notice = notice;
    fill();
}

void NoticeFacts::fill()
{
    const QSignalBlocker quiet(this);
    const int scrolled = verticalScrollBar()->value();
    clear();
    if (!m_notice)
        return;
    addContradictions(*m_notice);
    addAspects(*m_notice);
    addReadability(m_notice->reading.readability);
    verticalScrollBar()->setValue(scrolled);
}

void NoticeFacts::addHead(const QString &words)
{
    auto *item = new QListWidgetItem(words, this);
    item->setFlags(Qt::ItemIsEnabled);
    QFont bold = font();
    bold.setBold(true);
    item->setFont(bold);
}

QListWidgetItem *NoticeFacts::addRow(const QString &words, ThemeRole role)
{
    auto *item = new QListWidgetItem(words, this);
    item->setForeground(m_context.theme().color(role));
    return item;
}

void NoticeFacts::addContradictions(const AssessedNotice &notice)
{
    const auto &all = notice.reading.contradictions;
    if (all.empty())
        return;
    const int count = static_cast<int>(all.size());
    addHead(tr("Contradicts itself in %n place(s)", nullptr, count));
    const auto add = [&](const QString &words, std::size_t statement) {
        if (statement >= notice.reading.statements.size())
            return;
        const Statement &place = notice.reading.statements[statement];
        auto *item = addRow(words.arg(m_context.categoryName(place.category), shortened(text(place.text))), ThemeRole::Ambiguous);
        item->setData(StatementRole, static_cast<int>(statement));
        item->setToolTip(text(place.text));
    };
    for (int i = 0; i < std::min(count, mostContradictions); ++i) {
        const NoticeContradiction &one = all[static_cast<std::size_t>(i)];
        //: %1 kind of data, %2 the notice's words
        add(tr("%1, says: %2"), one.says);
        //: %1 kind of data, %2 the notice's words
        add(tr("%1, denies: %2"), one.denies);
    }
    if (count > mostContradictions)
        addRow(tr("and %n more", nullptr, count - mostContradictions), ThemeRole::TextMuted)->setFlags(Qt::ItemIsEnabled);
}

void NoticeFacts::addAspects(const AssessedNotice &notice)
{
    addHead(tr("What a notice must tell"));
    for (const char *aspect : expectedAspects) {
        const auto found = notice.reading.aspects.find(aspect);
        if (found == notice.reading.aspects.end()) {
            //: %1 an aspect that a notice must contain, as "retention"
            addRow(tr("— %1: missing").arg(Words::aspect(aspect)), ThemeRole::Vague)->setFlags(Qt::ItemIsEnabled);
            continue;
        }
        //: %1 an aspect that a notice must contain, as "retention"; %2 the notice's words
        auto *item = addRow(tr("%1: %2").arg(Words::aspect(aspect), shortened(wordsAt(notice, found->second))), ThemeRole::Text);
        item->setData(StartRole, QVariant::fromValue(static_cast<qulonglong>(found->second.start)));
        item->setData(EndRole, QVariant::fromValue(static_cast<qulonglong>(found->second.end)));
        item->setToolTip(wordsAt(notice, found->second));
    }
}

void NoticeFacts::addReadability(const NoticeReadability &readability)
{
    addHead(tr("Length and languages"));
    const QLocale locale;
    const auto number = [&](std::size_t value) { return locale.toString(static_cast<qulonglong>(value)); };
    const auto add = [&](const QString &words, ThemeRole role) { addRow(words, role)->setFlags(Qt::ItemIsEnabled); };
    //: of a notice: %1 letters or characters, %2 sentences
    add(tr("%1 characters in %2 sentences").arg(number(readability.characters), number(readability.sentences)), ThemeRole::Text);
    add(tr("The longest sentence has %1 words").arg(number(readability.longestSentence)), ThemeRole::Text);
    QStringList languages;
    for (const std::string &language : readability.languages)
        languages << Words::language(language);
    if (!languages.isEmpty())
        add(languages.join(QStringLiteral(", ")), ThemeRole::Text);
    if (!readability.hasSimplifiedChinese)
        add(tr("No text in Simplified Chinese"), ThemeRole::Vague);
}

void NoticeFacts::lead(const QListWidgetItem *item)
{
    if (!item)
        return;
    if (item->data(StatementRole).isValid())
        Q_EMIT statementChosen(item->data(StatementRole).toInt());
    else if (item->data(StartRole).isValid())
        Q_EMIT placeChosen({static_cast<std::size_t>(item->data(StartRole).toULongLong()), static_cast<std::size_t>(item->data(EndRole).toULongLong())});
}

}  // namespace probity::ui
