// Importing a capture, from the file to the committed workspace: loading, hashing, compressing and assessing together.
// PROBITY_BENCH_HAR names a capture of one's own; else one of 100 MB is made, most of it pictures as in real captures.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <benchmark/benchmark.h>

#include "review/engine.h"
#include "review/workspace.h"

namespace {

using namespace probity;
namespace fs = std::filesystem;

void makeCapture(const fs::path &path)
{
    constexpr std::uintmax_t size = 100'000'000;
    static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::uint32_t state = 7;
    const auto next = [&state] { return (state = state * 1664525U + 1013904223U) >> 8; };
    std::string har = R"({"log":{"version":"1.2","creator":{"name":"bench","version":"1"},"entries":[)";
    for (int i = 0; har.size() < size; ++i) {
        const bool isPicture = i % 2 == 0;
        har += (i == 0 ? "" : ",\n") + std::string(R"({"startedDateTime":"2026-03-01T09:30:00.250+08:00","time":31.5,"request":{"method":"POST","url":"https://api.kestrel-shop.example/v1/item?id=)")
            + std::to_string(next()) + R"(","httpVersion":"HTTP/1.1","headers":[{"name":"Content-Type","value":"application/json"}],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":-1,)"
            + R"("postData":{"mimeType":"application/json","text":"{\"phone\":\"13912345678\",\"page\":)" + std::to_string(next()) + R"(}"}},"response":{"status":200,"statusText":"OK",)"
            + R"("httpVersion":"HTTP/1.1","headers":[],"cookies":[],"content":{"size":1,"mimeType":")" + (isPicture ? R"(image/webp","encoding":"base64","text":")" : R"(application/json","text":"[)");
        for (std::uint32_t n = 0, count = isPicture ? 4 * (6000 + next() % 4000) : 300; n < count; ++n)
            har += isPicture ? std::string(1, letters[next() % 64]) : R"({\"id\":)" + std::to_string(next()) + R"(,\"title\":\"item\",\"path\":\"/goods\"},)";
        har += (isPicture ? "" : "0]") + std::string(R"("},"redirectURL":"","headersSize":-1,"bodySize":-1},"cache":{},"timings":{"send":0,"wait":1,"receive":1}})");
    }
    std::ofstream(path, std::ios::binary) << har << "]}}";
}

class Bench {
public:
    Bench() : m_folder(fs::temp_directory_path() / ("probity-bench-" + std::to_string(std::rand())))
    {
        fs::create_directories(m_folder / "submission");
        const char *own = std::getenv("PROBITY_BENCH_HAR");
        if (own)
            fs::copy_file(own, m_folder / "submission/capture.har");
        else
            makeCapture(m_folder / "submission/capture.har");
    }
    ~Bench()
    {
        std::error_code ignored;    // a folder in the temporary directory
        fs::remove_all(m_folder, ignored);
    }
    Bench(const Bench &) = delete;
    Bench &operator=(const Bench &) = delete;

    fs::path submission() const { return m_folder / "submission"; }
    fs::path workspace(int number) const { return m_folder / ("w" + std::to_string(number) + ".probity"); }

private:
    fs::path m_folder;
};

void importCapture(benchmark::State &state)
{
    static const Bench bench;
    const auto engine = Engine::load().value();
    int number = 0;
    for (auto _ : state) {
        state.PauseTiming();
        auto workspace = Workspace::create(bench.workspace(++number).string(), engine, std::make_shared<const SystemClock>()).value();
        const auto person = workspace->addFirstPerson("Lin", PersonRole::Reviewer, "correct horse");
        state.ResumeTiming();
        const auto imported = workspace->importSubmission({bench.submission().string()}, TaskContext());
        if (!person || !imported)
            state.SkipWithError("the import failed");
        state.PauseTiming();
        workspace.reset();
        fs::remove(bench.workspace(number));
        state.ResumeTiming();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(static_cast<std::uintmax_t>(state.iterations()) * fs::file_size(bench.submission() / "capture.har")));
}
BENCHMARK(importCapture)->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(3.0);

}  // namespace

BENCHMARK_MAIN();
