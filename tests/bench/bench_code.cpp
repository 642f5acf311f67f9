// How fast code is scanned: scripts as people write them, a bundle in one line, templates and native sources, each beside
// counting line feeds in the same bytes, the least that any scan has to do.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>

#include "analysis/capability/code_scan.h"

namespace {

using namespace probity;

constexpr std::size_t length = 8u * 1000 * 1000;

const std::shared_ptr<const CodeTables> &tables()
{
    static const std::shared_ptr<const CodeTables> loaded = *CodeTables::load(**Taxonomy::load());
    return loaded;
}

std::string filled(const std::vector<std::string> &pieces)
{
    std::string out;
    for (std::size_t i = 0; out.size() < length; ++i) {
        out += pieces[i % pieces.size()];
        if (i % 17 == 0)
            out += "// " + std::to_string(i) + "\n";
    }
    return out;
}

const std::string &script()
{
    static const std::string text = filled({
        "/**\n * Loads what lies near, page by page, and puts it in order.\n */\nasync function loadShops(page, options = {}) {\n",
        "  const { keyword, city } = options;\n  const result = await request({ url: '/api/shops', method: 'GET', data: { page, keyword, city } });\n",
        "  if (result.code !== 0) {\n    wx.showToast({ title: '加载失败，请稍后再试', icon: 'none' });\n    return [];\n  }\n",
        "  const list = result.data.list.map((item) => ({ id: item.id, name: item.name, price: (item.price / 100).toFixed(2) }));\n",
        "  this.setData({ shops: this.data.shops.concat(list), hasMore: list.length === 20, [`page[${page}]`]: list });\n  return list;\n}\n\n",
        "const isPhone = (text) => /^1[3-9]\\d{9}$/.test(text);\n",
        "module.exports = { loadShops, isPhone, formatTime: (date) => date.toISOString().slice(0, 10) };\n",
    });
    return text;
}

const std::string &bundle()
{
    static const std::string text = [] {
        std::string out;
        for (std::size_t i = 0; out.size() < length; ++i)
            out += "!function(e,t){var n=t(" + std::to_string(i) + "),r=n.data,o=\"a\"+r.id;e.exports=function(e){return e&&e.length>0?e.map(function(e){return{k:e.k,v:/^\\d+$/.test(e.v)?+e.v:o}}):[]}}(module,require);";
        return out;
    }();
    return text;
}

const std::string &markup()
{
    const std::string row = "<view class=\"row {{index % 2 ? 'odd' : 'even'}}\" wx:if=\"{{item.price}}\">\n  <text class=\"label\">价格</text>\n  <text class=\"value\" data-id=\"{{item.id}}\">{{item.price}} 元</text>\n</view>\n";
    static const std::string text = filled({
        row, row, row, row, row, row, row, row,
        "<view class=\"card\" wx:for=\"{{shops}}\" wx:key=\"id\" bindtap=\"open\" data-id=\"{{item.id}}\">\n",
        "  <image src=\"{{item.cover}}\" mode=\"aspectFill\" lazy-load />\n  <text class=\"name\">{{item.name}}</text>\n",
        "  <input class=\"input\" placeholder=\"请输入手机号\" bindinput=\"onPhone\" value=\"{{phone}}\" />\n",
        "  <button open-type=\"getPhoneNumber\" bindgetphonenumber=\"signIn\">登录</button>\n</view>\n<!-- shops end -->\n",
    });
    return text;
}

const std::string &java()
{
    static const std::string text = filled({
        "/** Keeps what was last read. */\npublic final class ShopStore {\n    private final Map<String, Shop> shops = new HashMap<>();\n",
        "    public List<Shop> near(double latitude, double longitude) throws IOException {\n        LocationManager manager = (LocationManager) context.getSystemService(Context.LOCATION_SERVICE);\n",
        "        Location last = manager.getLastKnownLocation(\"gps\");\n        return last == null ? Collections.emptyList() : api.shops(last.getLatitude(), last.getLongitude());\n    }\n}\n",
    });
    return text;
}

void scan(benchmark::State &state, const char *name, const std::string &text)
{
    for (auto _ : state) {
        CodeScan scan(tables());
        scan.add(name, {}, text);
        benchmark::DoNotOptimize(scan.finish({}));
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

void scripts(benchmark::State &state) { scan(state, "a.js", script()); }
void bundles(benchmark::State &state) { scan(state, "a.min.js", bundle()); }
void templates(benchmark::State &state) { scan(state, "a.wxml", markup()); }
void native(benchmark::State &state) { scan(state, "A.java", java()); }
void counting(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(std::count(script().begin(), script().end(), '\n'));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * script().size()));
}

BENCHMARK(scripts)->Unit(benchmark::kMillisecond);
BENCHMARK(bundles)->Unit(benchmark::kMillisecond);
BENCHMARK(templates)->Unit(benchmark::kMillisecond);
BENCHMARK(native)->Unit(benchmark::kMillisecond);
BENCHMARK(counting)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
