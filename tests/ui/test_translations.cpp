#include "support/test_main.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
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

    /// What stands under a name that no class has is never looked up.
    void everyStringIsFoundAgain()
    {
        for (const char *file : {"probity_zh_CN.ts", "probity_en.ts"})
            for (const Message &message : readMessages(QLatin1String(file)))
                QVERIFY2(message.context.startsWith(QLatin1String("probity::ui::")) || message.context == QLatin1String("ErrorText") || message.context == QLatin1String("main"), qPrintable(label(message)));
    }

    /// One thing has one name on every screen and in every letter.
    void noThingHasTwoNames()
    {
        const QStringList others{QStringLiteral("提审"), QStringLiteral("信息种类"), QStringLiteral("审核员"), QStringLiteral("审查员"), QStringLiteral("复核"), QStringLiteral("未声明的收集")};
        for (const Message &message : readMessages(QStringLiteral("probity_zh_CN.ts")))
            for (const QString &form : message.forms) {
                for (const QString &other : others)
                    QVERIFY2(!form.contains(other), qPrintable(label(message) + QStringLiteral(" → ") + form));
                // 驳回 is the word for what happens to a submission.
                if (message.source.contains(QLatin1String("dismiss"), Qt::CaseInsensitive))
                    QVERIFY2(!form.contains(QStringLiteral("驳回")), qPrintable(label(message) + QStringLiteral(" → ") + form));
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

    /// A string in the code that translations/ does not know would show in English between Chinese ones.
    void everyStringOfTheCodeIsKnown()
    {
        QSet<QString> known;
        for (const Message &message : readMessages(QStringLiteral("probity_zh_CN.ts")))
            known << message.source;
        static const QRegularExpression call(QStringLiteral("\\b(?:tr|QT_TR_NOOP|QT_TRANSLATE_NOOP)\\((?:\"ErrorText\", )?((?:\\s*\"(?:[^\"\\\\]|\\\\.)*\")+)\\s*[,)]"));
        static const QRegularExpression piece(QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\""));
        int strings = 0;
        QDirIterator files(QStringLiteral(PROBITY_SOURCE_DIR "/ui"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            for (auto match = call.globalMatch(text); match.hasNext();) {
                const QString literals = match.next().captured(1);
                QString source;
                for (auto part = piece.globalMatch(literals); part.hasNext();)
                    source += part.next().captured(1);
                source.replace(QLatin1String("\\\""), QLatin1String("\"")).replace(QLatin1String("\\n"), QLatin1String("\n"));
                QVERIFY2(known.contains(source), qPrintable(files.fileName() + QStringLiteral(": ") + source + QStringLiteral(" (run update_translations)")));
                ++strings;
            }
        }
        QVERIFY(strings > 100);
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
