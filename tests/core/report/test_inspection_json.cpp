// What "inspect --format json" says of a traffic sample.
#include <nlohmann/json.hpp>

#include "report/report.h"
#include "support/test_main.h"

using namespace probity;

namespace {

nlohmann::json jsonOf(const std::string &format, BodyState state, int status)
{
    Inspection inspection;
    inspection.artifact.role = Role::Traffic;
    inspection.artifact.format = format;
    EntrySummary entry;
    entry.method = "GET";
    entry.url = "http://a.example/";
    entry.status = status;
    entry.responseState = state;
    inspection.entries = {entry};
    inspection.traffic.contacts = {{"track.example", "dns", std::nullopt, {"edge.example"}, {"192.0.2.1"}}};
    return nlohmann::json::parse(inspectionJson(inspection));
}

}  // namespace

class TestInspectionJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAnswerThatPacketsCutShortCountsAsNone()
    {
        const auto cut = jsonOf("pcap", BodyState::Truncated, 200)["entries"][0];
        QVERIFY(cut["status"].is_null());
        QCOMPARE(cut["partial_status"].get<int>(), 200);
        const auto whole = jsonOf("pcap", BodyState::Present, 200)["entries"][0];
        QCOMPARE(whole["status"].get<int>(), 200);
        QVERIFY(!whole.contains("partial_status"));
        // Elsewhere the tool that recorded it saw the answer whole and cut the body itself.
        QCOMPARE((jsonOf("har-1.2", BodyState::Truncated, 200)["entries"][0]["status"].get<int>()), 200);
    }

    void contactsSayWhereTheyLead()
    {
        const auto contact = jsonOf("pcap", BodyState::Present, 200)["contacts"][0];
        QCOMPARE(contact["aliases"][0].get<std::string>(), std::string("edge.example"));
        QCOMPARE(contact["addresses"][0].get<std::string>(), std::string("192.0.2.1"));
    }
};

PROBITY_TEST(TestInspectionJson)
#include "test_inspection_json.moc"
