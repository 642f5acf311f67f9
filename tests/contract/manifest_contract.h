#pragma once

#include "import/manifest/manifest_reader.h"
#include "reader_contract.h"

namespace probity::test {

/// The contract over one manifest format: a subclass gives format and samples.
class ManifestContract : public ReaderContract {
protected:
    virtual const char *format() const = 0;

    Result<Outcome> read(const ByteSource &bytes, const TaskContext &task) override
    {
        ArtifactInfo info;
        info.path = "manifest";
        info.format = format();
        const auto reading = readManifest(bytes, info, task);
        if (!reading)
            return tl::unexpected(reading.error());
        Outcome out{reading->artifact, reading->items.size(), reading->app.id + reading->app.name + reading->version + reading->minimumPlatform + '\n'};
        for (const ManifestItem &item : reading->items)
            out.dump += item.name + ' ' + item.pointer + ' ' + item.purposeText + ' ' + item.detail + '\n';
        for (const Diagnostic &warning : out.artifact.warnings)
            out.dump += warning.code + warning.message + warning.where + '\n';
        for (const ManifestFile &file : reading->files)
            out.dump += file.path + '\n';
        return out;
    }
};

}  // namespace probity::test
