// Reading notices: the time of a typical one, of a megabyte, and how it grows with the length ("BigO" says N for linear).
#include <string>

#include <benchmark/benchmark.h>

#include "analysis/declared/notice_analysis.h"
#include "import/notice/notice_reader.h"

namespace {

using namespace probity;

const NoticeAnalyser &analyser()
{
    static const std::shared_ptr<const NoticeAnalyser> loaded = [] {
        auto taxonomy = Taxonomy::load();
        auto recipients = Recipients::load();
        return NoticeAnalyser::load(*taxonomy, *recipients).value();
    }();
    return *loaded;
}

/// A notice of about `bytes` bytes with chapters, lists, a table and prose in both languages.
std::string notice(std::size_t bytes)
{
    const std::string chapter = "## 一、我们如何收集和使用您的个人信息\n\n为了完成注册，我们会收集您的手机号码、昵称和头像，用于创建账号；未经您的同意，我们不会收集您的位置信息。\n\n"
                                "- 设备信息：设备型号、操作系统版本、设备标识符（OAID、Android ID）、IP地址，用于保障账号安全。\n- 日志信息：访问日期和时间、浏览记录、搜索关键词、崩溃日志。\n\n"
                                "| SDK名称 | 收集的信息 | 使用目的 |\n|---|---|---|\n| 高德地图 | 位置信息、设备信息 | 定位 |\n| 友盟 | 设备标识符、应用列表 | 统计分析 |\n\n"
                                "## How we share information\n\nWe do not sell your personal information. We may share your email address and usage data with service providers such as analytics "
                                "companies, who may use it only to provide services to us, unless you opt out.\n\n";
    std::string out = "# 隐私政策 Privacy policy\n\n";
    while (out.size() < bytes)
        out += chapter;
    return out;
}

void readNoticeOf(benchmark::State &state)
{
    const std::string bytes = notice(static_cast<std::size_t>(state.range(0)));
    const ByteSourcePtr source = memorySource(bytes);
    ArtifactInfo info;
    info.path = "notice.md";
    std::size_t statements = 0;
    for (auto _ : state) {
        const auto document = readNotice(*source, info, TaskContext());
        statements = analyser().read(*document, TaskContext()).statements.size();
        benchmark::DoNotOptimize(statements);
    }
    state.SetComplexityN(state.range(0));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes.size()));
    state.counters["statements"] = static_cast<double>(statements);
}
BENCHMARK(readNoticeOf)->Unit(benchmark::kMillisecond)->RangeMultiplier(4)->Range(16 << 10, 4 << 20)->Complexity(benchmark::oN);

/// The same length without line breaks, without sentences, without ends of elements.
void hostile(benchmark::State &state, const std::string &piece, const char *path)
{
    std::string bytes;
    while (bytes.size() < static_cast<std::size_t>(state.range(0)))
        bytes += piece;
    const ByteSourcePtr source = memorySource(bytes);
    ArtifactInfo info;
    info.path = path;
    for (auto _ : state) {
        const auto document = readNotice(*source, info, TaskContext());
        benchmark::DoNotOptimize(analyser().read(*document, TaskContext()).statements.size());
    }
    state.SetComplexityN(state.range(0));
}
BENCHMARK_CAPTURE(hostile, oneLine, std::string("我们会收集您的手机号码，"), "notice.txt")->Unit(benchmark::kMillisecond)->RangeMultiplier(4)->Range(64 << 10, 4 << 20)->Complexity(benchmark::oN);
BENCHMARK_CAPTURE(hostile, unclosedTags, std::string("<div>"), "notice.html")->Unit(benchmark::kMillisecond)->RangeMultiplier(4)->Range(64 << 10, 4 << 20)->Complexity(benchmark::oN);
BENCHMARK_CAPTURE(hostile, nestedTables, std::string("<table><tr><td>电话"), "notice.html")->Unit(benchmark::kMillisecond)->RangeMultiplier(4)->Range(64 << 10, 4 << 20)->Complexity(benchmark::oN);
BENCHMARK_CAPTURE(hostile, enumeration, std::string("手机号、"), "notice.txt")->Unit(benchmark::kMillisecond)->RangeMultiplier(4)->Range(64 << 10, 4 << 20)->Complexity(benchmark::oN);

}  // namespace

BENCHMARK_MAIN();
