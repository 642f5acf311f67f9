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

class TestHarContract : public ReaderContract {
    Q_OBJECT

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

PROBITY_TEST(TestHarContract)
#include "test_har_contract.moc"
