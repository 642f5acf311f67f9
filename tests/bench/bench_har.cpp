// Reading a capture, beside a plain JSON reader over the same bytes in the same run: the ratio is what counts, the machine's
// mood is in both. PROBITY_BENCH_HAR names a capture of one's own; else one of 32 MB is made, six tenths of it pictures.
#include <cstdio>
#include <cstdlib>
#include <string>

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>

#include "import/traffic/traffic_reader.h"

namespace {

using namespace probity;

std::string madeCapture()
{
    constexpr std::size_t size = std::size_t{32} << 20;
    static constexpr const char *alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::uint32_t state = 7;
    const auto next = [&state] { return (state = state * 1664525u + 1013904223u) >> 8; };
    std::string out = "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"bench\",\"version\":\"1\"},\"entries\":[";
    while (out.size() < size) {
        if (out.back() == '}')
            out += ",\n";
        out += "{\n  \"startedDateTime\": \"2026-03-01T09:30:00.250+08:00\",\n  \"time\": 31.5,\n  \"request\": {\n    \"method\": \"GET\",\n    \"url\": \"https://api.kestrel-shop.example/v1/item?id="
            + std::to_string(next()) + "\",\n    \"headers\": [";
        for (int i = 0; i < 8; ++i)
            out += std::string(i == 0 ? "" : ",") + "\n      {\n        \"name\": \"X-Header-" + std::to_string(i) + "\",\n        \"value\": \"" + std::to_string(next()) + "\"\n      }";
        out += "\n    ],\n    \"queryString\": [],\n    \"cookies\": []\n  },\n  \"response\": {\n    \"status\": 200,\n    \"headers\": [],\n    \"content\": {\n      \"mimeType\": ";
        if (next() % 3 == 0) {
            out += "\"image/webp\",\n      \"encoding\": \"base64\",\n      \"text\": \"";
            for (std::uint32_t i = 0, count = 4 * (5000 + next() % 8000); i < count; ++i)
                out += alphabet[next() % 64];
        } else {
            out += "\"application/json\",\n      \"text\": \"{\\\"list\\\":[";
            for (std::uint32_t i = 0, count = 20 + next() % 60; i < count; ++i)
                out += std::string(i == 0 ? "" : ",") + "{\\\"id\\\":" + std::to_string(next()) + ",\\\"title\\\":\\\"\xE5\xA5\x97\xE9\xA4\x90 " + std::to_string(next()) + "\\\",\\\"path\\\":\\\"\\/goods\\/detail\\\"}";
            out += "]}";
        }
        out += "\"\n    }\n  }\n}";
    }
    return out + "]}}";
}

const std::string &capture()
{
    static const std::string bytes = [] {
        const char *path = std::getenv("PROBITY_BENCH_HAR");
        if (path == nullptr)
            return madeCapture();
        const auto file = openFile(path);
        const auto all = file ? readAll(**file, std::uint64_t{4} << 30) : tl::unexpected(file.error());
        if (!all) {
            std::fprintf(stderr, "%s: %s\n", path, all.error().detail.c_str());
            std::exit(1);
        }
        return *all;
    }();
    return bytes;
}

void readWhole(benchmark::State &state)
{
    const ByteSourcePtr source = memorySource(capture());
    std::size_t decoded = 0;
    for (auto _ : state) {
        const auto facts = readTraffic(
            *source, ArtifactInfo(),
            [&](TrafficEntry &&entry) -> Status {
                decoded += entry.requestBody.bytes.size() + entry.responseBody.bytes.size();
                return {};
            },
            TaskContext());
        benchmark::DoNotOptimize(facts);
    }
    benchmark::DoNotOptimize(decoded);
    state.SetBytesProcessed(static_cast<std::int64_t>(capture().size()) * static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(readWhole)->Unit(benchmark::kMillisecond);

/// A SAX pass that keeps nothing: the least that a general JSON reader does.
void nlohmannSax(benchmark::State &state)
{
    struct Nothing : nlohmann::json_sax<nlohmann::json> {
        bool null() override { return true; }
        bool boolean(bool) override { return true; }
        bool number_integer(number_integer_t) override { return true; }
        bool number_unsigned(number_unsigned_t) override { return true; }
        bool number_float(number_float_t, const string_t &) override { return true; }
        bool string(string_t &) override { return true; }
        bool binary(binary_t &) override { return true; }
        bool start_object(std::size_t) override { return true; }
        bool key(string_t &) override { return true; }
        bool end_object() override { return true; }
        bool start_array(std::size_t) override { return true; }
        bool end_array() override { return true; }
        bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override { return false; }
    };
    for (auto _ : state) {
        Nothing nothing;
        benchmark::DoNotOptimize(nlohmann::json::sax_parse(capture(), &nothing));
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(capture().size()) * static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(nlohmannSax)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
