#include "import/manifest/manifest_reader.h"
#include "reader_contract.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

class TestManifestContract : public ReaderContract {
    Q_OBJECT

protected:
    Result<Outcome> read(const ByteSource &bytes, const TaskContext &task) override
    {
        ArtifactInfo info;
        info.path = "app.json";
        info.format = "wechat-app-json";
        const auto reading = readManifest(bytes, info, task);
        if (!reading)
            return tl::unexpected(reading.error());
        Outcome out{reading->artifact, reading->items.size(), {}};
        for (const ManifestItem &item : reading->items)
            out.dump += item.name + ' ' + item.pointer + ' ' + item.purposeText + '\n';
        for (const Diagnostic &warning : out.artifact.warnings)
            out.dump += warning.code + warning.message + warning.where + '\n';
        return out;
    }
    std::string sample() const override { return manifest(""); }
    std::string nested(int depth) const override
    {
        const auto count = static_cast<std::size_t>(depth);
        return manifest(",\"x\":" + std::string(count, '[') + std::string(count, ']'));
    }
    std::string hugeNumbers() const override { return manifest(",\"a\":1e999,\"b\":18446744073709551616,\"c\":-1e-999"); }
    std::string large() const override
    {
        std::string pages = ",\"pages\":[\"p\"";
        for (int i = 0; i < 60000; ++i)
            pages += ",\n\"pages/index/number/" + std::to_string(i) + "\"";
        return manifest(pages + "]");
    }

private:
    static std::string manifest(const std::string &more)
    {
        return "{\"permission\":{\"scope.userLocation\":{\"desc\":\"shops nearby\"}},\"requiredPrivateInfos\":[\"getLocation\",\"chooseAddress\"],\"requiredBackgroundModes\":[\"audio\"]" + more + "}";
    }
};

PROBITY_TEST(TestManifestContract)
#include "test_manifest_contract.moc"
