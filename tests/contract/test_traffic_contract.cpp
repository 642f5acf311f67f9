#include <algorithm>

#include "core/import/packet_fixtures.h"
#include "core/import/tnet_fixtures.h"
#include "import/traffic/traffic_reader.h"
#include "reader_contract.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

std::string entry(const std::string &more)
{
    return "{\"startedDateTime\":\"2026-03-01T09:30:00Z\",\"time\":3,\"request\":{\"method\":\"POST\",\"url\":\"https://api.example.test/a\",\"headers\":[{\"name\":\"Accept\",\"value\":\"*/*\"}],"
           "\"postData\":{\"mimeType\":\"text/plain\",\"text\":\"hello\\n\"}},\"response\":{\"status\":200,\"headers\":[],\"content\":{\"text\":\"AAEC\",\"encoding\":\"base64\"}}" + more + "}";
}

std::string log(const std::string &entries)
{
    return "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"Unit\",\"version\":\"1\"},\"entries\":[" + entries + "]}}";
}

}  // namespace

/// What all formats of captures have in common.
class TrafficContract : public ReaderContract {
protected:
    Result<Outcome> read(const ByteSource &bytes, const TaskContext &task) override
    {
        Outcome out;
        const auto facts = readTraffic(
            bytes, ArtifactInfo(),
            [&](TrafficEntry &&item) -> Status {
                ++out.items;
                out.dump += std::to_string(item.index) + ' ' + std::to_string(item.offset) + ' ' + item.method + ' ' + item.url + ' ' + item.requestBody.bytes + ' ' + item.responseBody.bytes + '\n';
                return {};
            },
            task);
        if (!facts)
            return tl::unexpected(facts.error());
        out.artifact = facts->artifact;
        for (const Diagnostic &warning : out.artifact.warnings)
            out.dump += warning.code + warning.message + warning.where + '\n';
        return out;
    }
};

class TestHarContract : public TrafficContract {
    Q_OBJECT

protected:
    std::string sample() const override { return log(entry("") + "," + entry(",\"cache\":{}")); }
    std::string nested(int depth) const override
    {
        const auto count = static_cast<std::size_t>(depth);
        return log(entry(",\"_deep\":" + std::string(count, '[') + std::string(count, ']')) + "," + entry(""));
    }
    std::string hugeNumbers() const override { return log(entry(",\"a\":1e999,\"connection\":18446744073709551616,\"time\":-1e-999,\"b\":" + std::string(5000, '9'))); }
    std::string large() const override
    {
        std::string entries = entry("");
        for (int i = 0; i < 12000; ++i)
            entries += ",\n" + entry("");
        return log(entries);
    }
};

class TestMitmproxyContract : public TrafficContract {
    Q_OBJECT

protected:
    std::string sample() const override { return tnet::flow("/a", "one") + tnet::flow("/b", "two"); }
    std::string nested(int depth) const override
    {
        std::string deep = tnet::null();
        // Lengths grow with the depth: beyond a few thousand levels the file would be all prefixes.
        for (int i = 0; i < std::min(depth, 3000); ++i)
            deep = tnet::value(deep, ']');
        return tnet::flow("/a", "one", {{"metadata", deep}}) + tnet::flow("/b", "two");
    }
    std::string hugeNumbers() const override { return tnet::flow("/a", "one", {{"timestamp_created", tnet::real("1e999")}, {"count", tnet::value(std::string(400, '9'), '#')}}); }
    std::string large() const override
    {
        std::string out;
        for (int i = 0; i < 8000; ++i)
            out += tnet::flow("/a", "one");
        return out;
    }
};

class TestCharlesContract : public TrafficContract {
    Q_OBJECT

protected:
    static std::string item(const std::string &more)
    {
        return "{\"status\":\"COMPLETE\",\"method\":\"POST\",\"scheme\":\"https\",\"host\":\"api.example.test\",\"actualPort\":443,\"path\":\"/a\",\"request\":{\"body\":{\"text\":\"hello\"}},"
               "\"response\":{\"status\":200,\"body\":{\"encoded\":\"AAEC\"}}" + more + "}";
    }
    std::string sample() const override { return "[" + item("") + "," + item(",\"notes\":null") + "]"; }
    std::string nested(int depth) const override
    {
        const auto count = static_cast<std::size_t>(depth);
        return "[" + item(",\"deep\":" + std::string(count, '[') + std::string(count, ']')) + "," + item("") + "]";
    }
    std::string hugeNumbers() const override { return "[" + item(",\"a\":1e999,\"durations\":{\"total\":1e400},\"b\":" + std::string(5000, '9')) + "]"; }
    std::string large() const override
    {
        std::string items = item("");
        for (int i = 0; i < 12000; ++i)
            items += ",\n" + item("");
        return "[" + items + "]";
    }
};

class TestBurpContract : public TrafficContract {
    Q_OBJECT

protected:
    static std::string item(const std::string &more)
    {
        return "<item><time>Sun Mar 01 09:30:00 HKT 2026</time><url><![CDATA[https://api.example.test/a]]></url><request base64=\"true\">R0VUIC9hIEhUVFAvMS4xDQoNCg==</request>"
               "<status>200</status><response base64=\"false\"><![CDATA[HTTP/1.1 200 OK\r\n\r\nyes]]></response>" + more + "</item>\n";
    }
    static std::string items(const std::string &all) { return "<?xml version=\"1.1\"?>\n<items burpVersion=\"2026.1\">\n" + all + "</items>"; }
    std::string sample() const override { return items(item("") + item("<comment/>")); }
    std::string nested(int depth) const override
    {
        std::string deep;
        for (int i = 0; i < depth; ++i)
            deep += "<a>";
        return items(item("<comment>" + deep + "</comment>") + item(""));
    }
    std::string hugeNumbers() const override { return items(item("<port>" + std::string(400, '9') + "</port><status>99999999999999999999</status>")); }
    std::string large() const override
    {
        std::string all;
        for (int i = 0; i < 12000; ++i)
            all += item("");
        return items(all);
    }
};

class TestPacketContract : public TrafficContract {
    Q_OBJECT

protected:
    static std::vector<std::string> frames(int count)
    {
        std::vector<std::string> out;
        for (int i = 0; i < count; ++i)
            for (std::string &frame : packets::conversation("POST /a HTTP/1.1\r\nHost: a.test\r\nContent-Length: 2\r\n\r\nhi", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nyo", 20000 + static_cast<unsigned>(i)))
                out.push_back(std::move(frame));
        return out;
    }
    std::string sample() const override { return packets::pcap(frames(2)); }
    std::string nested(int depth) const override
    {
        std::string tags;
        for (int i = 0; i < std::min(depth, 10000); ++i)
            tags += std::string("\x81\x00\x00\x01", 4);
        auto all = frames(1);
        all.push_back(std::string(12, '\2') + tags + all[0].substr(12));
        return packets::pcap(all);
    }
    std::string hugeNumbers() const override
    {
        return packets::pcap(packets::conversation("POST /a HTTP/1.1\r\nHost: a.test:99999999999\r\nContent-Length: 99999999999999999999999\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n"));
    }
    std::string large() const override { return packets::pcap(frames(8000)); }
};

class TestPcapngContract : public TestPacketContract {
    Q_OBJECT

protected:
    std::string sample() const override { return packets::pcapng(frames(2)); }
    std::string large() const override { return packets::pcapng(frames(8000)); }
};

PROBITY_TEST(TestPacketContract)
PROBITY_TEST(TestPcapngContract)
PROBITY_TEST(TestHarContract)
PROBITY_TEST(TestMitmproxyContract)
PROBITY_TEST(TestCharlesContract)
PROBITY_TEST(TestBurpContract)
#include "test_traffic_contract.moc"
