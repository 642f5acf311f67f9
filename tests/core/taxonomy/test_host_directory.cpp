#include "support/test_main.h"
#include "taxonomy/host_directory.h"

using namespace probity;

class TestHostDirectory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto loaded = Recipients::load();
        QVERIFY(loaded.has_value());
        m_recipients = *loaded;
    }

    void whoReceivesWhatIsSentToAHost_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("receiver");      // party, recipient, name
        QTest::newRow("own") << "api.qingting.example" << "first//api.qingting.example";
        QTest::newRow("tracker") << "ulogs.umeng.com" << "third/umeng/Umeng";
        QTest::newRow("stranger") << "a.other.example" << "third//a.other.example";
        QTest::newRow("own name before a tracker") << "metrics.qingting.example" << "third/umeng/Umeng";
        QTest::newRow("own name two names before a tracker") << "m2.qingting.example" << "third/umeng/Umeng";
        QTest::newRow("own name before a stranger") << "img.qingting.example" << "first//img.qingting.example";
        QTest::newRow("address of an own host") << "192.0.2.7" << "first//api.qingting.example";
        QTest::newRow("address of a tracker's host") << "192.0.2.9" << "third/umeng/Umeng";
        QTest::newRow("address of nobody") << "192.0.2.55" << "third//192.0.2.55";
        QTest::newRow("no host") << "" << "unknown//";
    }
    void whoReceivesWhatIsSentToAHost()
    {
        QFETCH(QString, host);
        QFETCH(QString, receiver);
        HostDirectory hosts(*m_recipients, {"qingting.example"});
        hosts.learn({{"Metrics.qingting.example", "dns", std::nullopt, {"ulogs.umeng.com"}, {}},
                     {"m2.qingting.example", "dns", std::nullopt, {"edge.cdn.example", "ulogs.umeng.com"}, {}},
                     {"img.qingting.example", "dns", std::nullopt, {"img.cdn.example"}, {}},
                     {"api.qingting.example", "dns", std::nullopt, {}, {"192.0.2.7"}},
                     {"ulogs.umeng.com", "dns", std::nullopt, {}, {"192.0.2.9"}}});
        const HostFacts facts = hosts.facts(host.toStdString());
        QCOMPARE(QString::fromStdString(std::string(name(facts.party)) + "/" + facts.recipient.value + "/" + facts.name), receiver);
    }

    void nobodyIsOwnWhereNoDomainIsKnown()
    {
        const HostDirectory hosts(*m_recipients, {});
        QVERIFY(hosts.facts("a.other.example").party == Party::Unknown);
        QVERIFY(hosts.facts("ulogs.umeng.com").party == Party::Third);
    }

private:
    std::shared_ptr<const Recipients> m_recipients;
};

PROBITY_TEST(TestHostDirectory)
#include "test_host_directory.moc"
