#include "reader_contract.h"

#include <algorithm>
#include <utility>

#include <QtTest>

#include "base/text.h"

namespace probity::test {

namespace {

std::string codes(const Outcome &outcome)
{
    std::string out;
    for (const Diagnostic &item : outcome.artifact.warnings)
        out += item.code + ' ';
    return out;
}

/// Every diagnostic has a code of the documented spelling and a sentence.
bool isWellFormed(const Outcome &outcome)
{
    return std::all_of(outcome.artifact.warnings.begin(), outcome.artifact.warnings.end(), [](const Diagnostic &item) {
        return !item.code.empty() && item.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos && item.message.size() > 10;
    });
}

std::string utf16(const std::string &ascii, bool isLittle)
{
    std::string out = isLittle ? "\xFF\xFE" : "\xFE\xFF";
    for (const char c : ascii) {
        out += isLittle ? c : '\0';
        out += isLittle ? '\0' : c;
    }
    return out;
}

/// Asks to stop as soon as half of it was read.
class StoppingSource final : public ByteSource {
public:
    StoppingSource(std::string bytes, std::stop_source &stop) : m_bytes(std::move(bytes)), m_stop(stop) {}
    std::uint64_t size() const override { return m_bytes.size(); }
    Result<std::size_t> read(std::uint64_t offset, char *out, std::size_t length) const override
    {
        if (offset >= m_bytes.size())
            return std::size_t{0};
        const std::size_t count = m_bytes.copy(out, length, static_cast<std::size_t>(offset));
        if (offset + count > m_bytes.size() / 2)
            m_stop.request_stop();
        return count;
    }

private:
    std::string m_bytes;
    std::stop_source &m_stop;
};

class FailingSource final : public ByteSource {
public:
    FailingSource(std::string bytes, std::size_t after) : m_bytes(std::move(bytes)), m_after(after) {}
    std::uint64_t size() const override { return m_bytes.size(); }
    Result<std::size_t> read(std::uint64_t offset, char *out, std::size_t length) const override
    {
        if (offset >= m_after)
            return failure(ErrorCode::NotReadable, "input/output error");
        return m_bytes.copy(out, std::min<std::size_t>(length, m_after - static_cast<std::size_t>(offset)), static_cast<std::size_t>(offset));
    }

private:
    std::string m_bytes;
    std::size_t m_after;
};

/// Gives at most seven bytes at a time, as a slow pipe would.
class DrippingSource final : public ByteSource {
public:
    explicit DrippingSource(std::string bytes) : m_bytes(std::move(bytes)) {}
    std::uint64_t size() const override { return m_bytes.size(); }
    Result<std::size_t> read(std::uint64_t offset, char *out, std::size_t length) const override
    {
        return offset >= m_bytes.size() ? std::size_t{0} : m_bytes.copy(out, std::min<std::size_t>(length, 7), static_cast<std::size_t>(offset));
    }

private:
    std::string m_bytes;
};

}  // namespace

Result<Outcome> ReaderContract::readBytes(std::string bytes)
{
    return read(*memorySource(std::move(bytes)), TaskContext());
}

void ReaderContract::theSampleIsReadWhole()
{
    const auto outcome = readBytes(sample());
    QVERIFY(outcome.has_value());
    QVERIFY2(outcome->artifact.complete, codes(*outcome).c_str());
    QVERIFY(outcome->items >= 2);
    QVERIFY(!outcome->artifact.format.empty());
}

void ReaderContract::anEmptyFileIsSaidToBeEmpty()
{
    const auto outcome = readBytes({});
    if (!outcome)
        return;  // an error says it too
    QCOMPARE(outcome->items, std::size_t(0));
    QVERIFY(!outcome->artifact.warnings.empty());
    QVERIFY(isWellFormed(*outcome));
}

void ReaderContract::truncatedAnywhereItNeverFailsAndNeverInvents()
{
    const std::string whole = sample();
    const auto full = readBytes(whole);
    QVERIFY(full.has_value());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto outcome = readBytes(whole.substr(0, length));
        if (!outcome)
            continue;
        // The stump of a cut tag may pass for text of its own.
        QVERIFY2(outcome->items <= full->items + 1, std::to_string(length).c_str());
        QVERIFY2(isWellFormed(*outcome), std::to_string(length).c_str());
    }
}

void ReaderContract::nothingOfTheStartIsLostByTruncation()
{
    const std::string whole = large();
    const auto full = readBytes(whole);
    const auto most = readBytes(whole.substr(0, whole.size() - 3));
    QVERIFY(full.has_value() && most.has_value());
    // One item may be cut; a format that only makes sense as a whole says so instead.
    QVERIFY(most->items + 1 >= full->items || !most->artifact.complete);
}

void ReaderContract::otherEncodingsAreReadOrRefusedAloud_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("byte-order mark") << QByteArray("\xEF\xBB\xBF" + QByteArray::fromStdString(sample()));
    QTest::newRow("UTF-16 little") << QByteArray::fromStdString(utf16(sample(), true));
    QTest::newRow("UTF-16 big") << QByteArray::fromStdString(utf16(sample(), false));
    QTest::newRow("NUL after each byte") << QByteArray::fromStdString(utf16(sample(), true).substr(2));
}

void ReaderContract::otherEncodingsAreReadOrRefusedAloud()
{
    QFETCH(QByteArray, bytes);
    const auto plain = readBytes(sample());
    const auto outcome = readBytes(bytes.toStdString());
    if (!outcome)
        return;
    QVERIFY(isWellFormed(*outcome));
    QVERIFY(outcome->items == plain->items || !outcome->artifact.complete || !outcome->artifact.warnings.empty());
}

void ReaderContract::brokenBytesAreSurvived()
{
    const std::string whole = sample();
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const char wrong : {'\xFF', '\0', '"', '{', ']', '<', '\\'}) {
            std::string broken = whole;
            broken[at] = wrong;
            const auto outcome = readBytes(broken);
            if (outcome)
                QVERIFY2(isWellFormed(*outcome), std::to_string(at).c_str());
        }
    }
}

void ReaderContract::deepNestingIsSurvived()
{
    for (const int depth : {50, 900, 20000, 400000}) {
        const auto outcome = readBytes(nested(depth));
        if (outcome && outcome->items == 0)
            QVERIFY2(!outcome->artifact.warnings.empty(), std::to_string(depth).c_str());
    }
}

void ReaderContract::hugeNumbersAreSurvived()
{
    const auto outcome = readBytes(hugeNumbers());
    if (outcome)
        QVERIFY(outcome->items >= 1 || !outcome->artifact.warnings.empty());
}

void ReaderContract::aStopBeforehandIsHeard()
{
    std::stop_source stop;
    stop.request_stop();
    const auto outcome = read(*memorySource(sample()), TaskContext(stop.get_token()));
    QVERIFY(!outcome.has_value());
    QVERIFY(outcome.error().code == ErrorCode::Stopped);
}

void ReaderContract::aStopHalfWayIsHeard()
{
    std::stop_source stop;
    const auto outcome = read(StoppingSource(large(), stop), TaskContext(stop.get_token()));
    QVERIFY(!outcome.has_value());
    QVERIFY(outcome.error().code == ErrorCode::Stopped);
}

void ReaderContract::theSameBytesGiveTheSameResult()
{
    for (const std::string &bytes : {sample(), sample().substr(0, sample().size() * 2 / 3), hugeNumbers()}) {
        const auto first = readBytes(bytes);
        const auto second = readBytes(bytes);
        QCOMPARE(first.has_value(), second.has_value());
        if (first)
            QCOMPARE(first->dump, second->dump);
    }
}

void ReaderContract::aFailingSourceIsAnErrorOrALoss()
{
    const std::string whole = large();
    for (const std::size_t after : {std::size_t{0}, std::size_t{10}, whole.size() / 2}) {
        const auto outcome = read(FailingSource(whole, after), TaskContext());
        if (outcome)
            QVERIFY(!outcome->artifact.complete);
        else
            QVERIFY(outcome.error().code == ErrorCode::NotReadable);
    }
}

void ReaderContract::whereFromDoesNotMatter()
{
    const auto quick = readBytes(sample());
    const auto slow = read(DrippingSource(sample()), TaskContext());
    if (slow)
        QVERIFY(slow->dump == quick->dump || !slow->artifact.complete);
}

}  // namespace probity::test

#include "moc_reader_contract.cpp"
