#include "base/clock.h"
#include "support/test_main.h"

using namespace probity;

class TestClock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void capturesWriteTimesInManyWays_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("utc") << QByteArray("2026-02-01T10:00:20Z") << QByteArray("2026-02-01T10:00:20.000Z");
        QTest::newRow("millis and zone") << QByteArray("2026-02-01T10:00:20.123+08:00") << QByteArray("2026-02-01T10:00:20.123+08:00");
        QTest::newRow("zone without colon") << QByteArray("2026-02-01T10:00:20.123+0800") << QByteArray("2026-02-01T10:00:20.123+08:00");
        QTest::newRow("seven digits, Fiddler") << QByteArray("2026-02-01T10:00:20.1234567-05:30") << QByteArray("2026-02-01T10:00:20.123456-05:30");
        QTest::newRow("blank and no zone") << QByteArray("2026-02-01 10:00:20") << QByteArray("2026-02-01T10:00:20.000Z");
        QTest::newRow("before the epoch") << QByteArray("1969-12-31T23:59:59.5Z") << QByteArray("1969-12-31T23:59:59.500Z");
        QTest::newRow("not a time") << QByteArray("yesterday") << QByteArray();
        QTest::newRow("month 13") << QByteArray("2026-13-01T10:00:20Z") << QByteArray();
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }
    void capturesWriteTimesInManyWays()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, written);
        const auto time = parseTimestamp(text.toStdString());
        QCOMPARE(time.has_value(), !written.isEmpty());
        if (time)
            QCOMPARE(QByteArray::fromStdString(formatTimestamp(*time)), written);
    }
};

PROBITY_TEST(TestClock)
#include "test_clock.moc"
