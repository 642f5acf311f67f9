#include "support/test_main.h"

#include <QFile>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>

namespace {

struct Message {
    QString context;
    QString source;
    QStringList forms;      ///< one, or one a plural form
    QString type;           ///< "unfinished", "vanished", "obsolete", or empty
    bool isPlural = false;
};

QList<Message> readMessages(const QString &name)
{
    QFile file(QStringLiteral(PROBITY_SOURCE_DIR "/translations/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            messages.append({context, {}, {}, {}, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes")});
        } else if (xml.name() == QLatin1String("source")) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            messages.last().type = xml.attributes().value(QLatin1String("type")).toString();
            if (!messages.last().isPlural)
                messages.last().forms << xml.readElementText();
        } else if (xml.name() == QLatin1String("numerusform")) {
            messages.last().forms << xml.readElementText();
        }
    }
    return messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%(?:\\d+|L\\d+|n)"));
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found << match.next().captured();
    found.sort();
    found.removeDuplicates();
    return found;
}

QString label(const Message &message) { return message.context + QStringLiteral(": ") + message.source; }

}  // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStringIsFinished_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("zh") << QStringLiteral("probity_zh_CN.ts");
        QTest::newRow("en plurals") << QStringLiteral("probity_en.ts");
    }
    void everyStringIsFinished()
    {
        QFETCH(QString, file);
        const QList<Message> messages = readMessages(file);
        QVERIFY(!messages.isEmpty());
        for (const Message &message : messages) {
            QVERIFY2(message.type.isEmpty(), qPrintable(message.type + QStringLiteral(": ") + label(message)));
            QVERIFY2(!message.forms.isEmpty(), qPrintable(label(message)));
            for (const QString &form : message.forms)
                QVERIFY2(!form.trimmed().isEmpty(), qPrintable(label(message)));
        }
    }

    void noPlaceholderIsLost_data() { everyStringIsFinished_data(); }
    void noPlaceholderIsLost()
    {
        QFETCH(QString, file);
        for (const Message &message : readMessages(file)) {
            for (const QString &form : message.forms) {
                QStringList wanted = placeholders(message.source);
                QStringList found = placeholders(form);
                if (message.isPlural) {
                    // "one finding" may do without its number.
                    wanted.removeAll(QStringLiteral("%n"));
                    found.removeAll(QStringLiteral("%n"));
                }
                QVERIFY2(found == wanted, qPrintable(label(message) + QStringLiteral(" → ") + form));
            }
        }
    }

    void chineseHasOneFormAndEnglishTwo()
    {
        for (const Message &message : readMessages(QStringLiteral("probity_zh_CN.ts")))
            QVERIFY2(message.forms.size() == 1, qPrintable(label(message)));
        for (const Message &message : readMessages(QStringLiteral("probity_en.ts")))
            QVERIFY2(message.isPlural && message.forms.size() == 2, qPrintable(label(message)));
    }

    void theCompiledFilesAreInTheProgram()
    {
        Q_INIT_RESOURCE(probity_i18n);
        QTranslator chinese;
        QVERIFY(chinese.load(QStringLiteral(":/i18n/probity_zh_CN.qm")));
        QCOMPARE(chinese.translate("ErrorText", "Reject", "outcome of a decision").isEmpty() && chinese.translate("ErrorText", "Reject").isEmpty(), false);
        QTranslator english;
        QVERIFY(english.load(QStringLiteral(":/i18n/probity_en.qm")));
        QCOMPARE(english.translate("probity::ui::ReasonListModel", "%n tag(s)", nullptr, 1), QStringLiteral("%n tag"));
    }
};

PROBITY_TEST(TestTranslations)
#include "test_translations.moc"
