// What an import spends where: each stage of a capture by itself, the whole import into a new workspace and into one that is
// there, what two cores could make of it at best, and a general JSON reader over the same bytes. Prints one table.
//   bench_stages CAPTURE [KEYLOG...]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <sys/resource.h>
#include <unistd.h>

#include "base/hashing.h"
#include "import/traffic/traffic_reader.h"
#include "review/engine.h"
#include "review/workspace.h"
#include "store/compression.h"

namespace {

using namespace probity;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

struct Cost {
    double wall = 0;
    double cpu = 0;
};

template <class Work>
Cost measure(Work work)
{
    const auto start = Clock::now();
    const double before = cpuSeconds();
    work();
    return {std::chrono::duration<double>(Clock::now() - start).count(), cpuSeconds() - before};
}

void print(const char *stage, const Cost &cost, double megabytes)
{
    std::printf("%-44s %8.2f %8.2f %9.0f\n", stage, cost.wall, cost.cpu, megabytes / std::max(cost.cpu, 1e-6));
}

template <class Take>
void eachPiece(const ByteSource &source, Take take)
{
    std::string buffer(std::size_t{4} << 20, '\0');
    for (std::uint64_t at = 0;;) {
        const auto count = source.read(at, buffer.data(), buffer.size());
        if (!count || *count == 0)
            return;
        take(std::string_view(buffer.data(), *count));
        at += *count;
    }
}

/// A SAX pass that keeps nothing: the least that a general JSON reader does.
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

class Bench {
public:
    Bench(std::string path, ByteSourcePtr source, CaptureAids aids, std::shared_ptr<const Engine> engine)
        : m_path(std::move(path)), m_source(std::move(source)), m_aids(std::move(aids)), m_engine(std::move(engine)), m_megabytes(static_cast<double>(m_source->size()) / 1e6),
          m_folder(fs::temp_directory_path() / ("probity-stages-" + std::to_string(getpid())))
    {
        fs::create_directories(m_folder);
    }
    ~Bench()
    {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    Bench(const Bench &) = delete;
    Bench &operator=(const Bench &) = delete;

    void run()
    {
        std::printf("%s, %.1f MB\n%-44s %8s %8s %9s\n", m_path.c_str(), m_megabytes, "stage", "wall s", "cpu s", "MB/cpu-s");
        // The imports come first: peak memory only ever grows.
        auto workspace = makeWorkspace("new.probity");
        const Cost fresh = measure([&] { import(*workspace, m_path); });
        const double peak = peakMegabytes();
        workspace = makeOlderWorkspace("there.probity");
        const Cost later = measure([&] { import(*workspace, m_path); });
        workspace.reset();
        const double sum = stages();
        print("import into a new workspace", fresh, m_megabytes);
        print("import into one that is there", later, m_megabytes);
        std::printf("two cores at best %.2f s: the import reaches %.0f %% of that; %.0f MB/s; peak memory %.0f MB\n", sum / 2, 100 * sum / 2 / fresh.wall, m_megabytes / fresh.wall, peak);
        peer(fresh);
    }

private:
    double stages()
    {
        double sum = 0;
        const auto stage = [&](const char *name, const Cost &cost) {
            print(name, cost, m_megabytes);
            sum += cost.cpu;
        };
        stage("hash of the artifact", measure([&] {
                  Sha256Stream hash;
                  eachPiece(*m_source, [&](std::string_view piece) { hash.add(piece); });
                  static_cast<void>(hash.finish());
              }));
        stage("compression of the artifact", measure([&] {
                  Packer packer;
                  eachPiece(*m_source, [&](std::string_view piece) { static_cast<void>(packer.pack(piece)); });
              }));
        const Cost reading = measure([&] { static_cast<void>(read({})); });
        stage("split, parse, decode", reading);
        auto observer = Observer::create(m_engine->patterns, m_engine->taxonomy, m_engine->recipients, {}).value();
        auto scratch = observer->makeScratch();
        Cost both = measure([&] { static_cast<void>(read([&](const TrafficEntry &entry) { static_cast<void>(observer->observe(entry, scratch)); })); });
        both.wall = std::max(0.0, both.wall - reading.wall);
        both.cpu = std::max(0.0, both.cpu - reading.cpu);
        stage("observe", both);
        return sum;
    }

    Result<TrafficFacts> read(const std::function<void(const TrafficEntry &)> &take)
    {
        return readTraffic(
            *m_source, ArtifactInfo(),
            [&](TrafficEntry &&entry) -> Status {
                if (take)
                    take(entry);
                return {};
            },
            TaskContext(), m_aids);
    }

    std::unique_ptr<Workspace> makeWorkspace(const char *name)
    {
        auto workspace = Workspace::create((m_folder / name).string(), m_engine, std::make_shared<const SystemClock>()).value();
        static_cast<void>(workspace->addFirstPerson("Lin", PersonRole::Reviewer, "correct horse"));
        return workspace;
    }

    /// Something is in it, and it was closed and opened since.
    std::unique_ptr<Workspace> makeOlderWorkspace(const char *name)
    {
        const fs::path notice = m_folder / "notice.txt";
        std::ofstream(notice) << "Privacy notice\n\nWe collect your e-mail address to answer you.\n";
        auto workspace = makeWorkspace(name);
        import(*workspace, notice.string());
        workspace.reset();
        workspace = Workspace::open((m_folder / name).string(), Workspace::Access::ReadWrite, m_engine, std::make_shared<const SystemClock>()).value();
        static_cast<void>(workspace->signIn("Lin", "correct horse"));
        return workspace;
    }

    static void import(Workspace &workspace, const std::string &path)
    {
        if (const auto imported = workspace.importSubmission({path}, TaskContext()); !imported)
            std::printf("the import failed: %s\n", imported.error().detail.c_str());
    }

    void peer(const Cost &fresh)
    {
        if (m_source->size() > (std::uint64_t{1} << 31) || (m_path.size() > 4 && m_path.substr(m_path.size() - 4) != ".har"))
            return;
        const auto bytes = readAll(*m_source, std::uint64_t{1} << 31);
        const Cost sax = measure([&] {
            Nothing nothing;
            static_cast<void>(nlohmann::json::sax_parse(*bytes, &nothing));
        });
        print("a general JSON reader that keeps nothing", sax, m_megabytes);
        std::printf("the whole import takes %.2f of that reader's processor time\n", fresh.cpu / sax.cpu);
    }

    std::string m_path;
    ByteSourcePtr m_source;
    CaptureAids m_aids;
    std::shared_ptr<const Engine> m_engine;
    double m_megabytes;
    fs::path m_folder;
};

}  // namespace

int main(int count, char **arguments)
{
    if (count < 2) {
        std::fprintf(stderr, "bench_stages CAPTURE [KEYLOG...]\n");
        return 2;
    }
    const auto source = openFile(arguments[1]);
    const auto engine = Engine::load();
    if (!source || !engine) {
        std::fprintf(stderr, "%s\n", (source ? engine.error() : source.error()).detail.c_str());
        return 1;
    }
    CaptureAids aids;
    for (int i = 2; i < count; ++i)
        if (const auto keys = openFile(arguments[i]))
            aids.keyLogs.push_back(*keys);
    Bench(arguments[1], *source, std::move(aids), *engine).run();
    return 0;
}
