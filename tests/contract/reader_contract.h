#pragma once

#include <cstddef>
#include <string>

#include <QObject>

#include "base/byte_source.h"
#include "base/result.h"
#include "base/task_context.h"
#include "model/artifact.h"

namespace probity::test {

/// What any reader's result comes to, for the contract.
struct Outcome {
    ArtifactInfo artifact;
    std::size_t items = 0;      ///< entries, blocks, manifest items
    std::string dump;           ///< everything that matters, as text: two equal readings have equal dumps
};

/// What every reader of the product promises, whatever its format. A reader is put under it by a subclass that gives the four
/// samples and the call; the tests are inherited.
class ReaderContract : public QObject {
    Q_OBJECT

protected:
    virtual Result<Outcome> read(const ByteSource &bytes, const TaskContext &task) = 0;
    /// A small, whole file of a few hundred bytes with at least two items; ASCII.
    virtual std::string sample() const = 0;
    /// The same kind of file with a value nested this deep in a place that the reader passes over.
    virtual std::string nested(int depth) const = 0;
    /// The same kind of file with numbers beyond every type, where the format has numbers.
    virtual std::string hugeNumbers() const = 0;
    /// The same kind of file, of some megabytes.
    virtual std::string large() const = 0;

private Q_SLOTS:
    void theSampleIsReadWhole();
    void anEmptyFileIsSaidToBeEmpty();
    void truncatedAnywhereItNeverFailsAndNeverInvents();
    void nothingOfTheStartIsLostByTruncation();
    void otherEncodingsAreReadOrRefusedAloud_data();
    void otherEncodingsAreReadOrRefusedAloud();
    void brokenBytesAreSurvived();
    void deepNestingIsSurvived();
    void hugeNumbersAreSurvived();
    void aStopBeforehandIsHeard();
    void aStopHalfWayIsHeard();
    void theSameBytesGiveTheSameResult();
    void aFailingSourceIsAnErrorOrALoss();
    void whereFromDoesNotMatter();

private:
    Result<Outcome> readBytes(std::string bytes);
};

}  // namespace probity::test
