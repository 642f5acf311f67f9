#include "analysis/capability/code_scan.h"

#include <algorithm>
#include <tuple>

#include "analysis/capability/compiled_scanner.h"
#include "analysis/capability/native_scanner.h"
#include "analysis/capability/template_scanner.h"
#include "base/text.h"

namespace probity {

using namespace capability;

namespace {

constexpr std::size_t longestExcerpt = 160;         // code points
constexpr std::size_t excerptBefore = 60;           // bytes before the place, where the line is long
constexpr std::size_t minifiedSample = 64 * 1024;
constexpr std::size_t minifiedLine = 250;           // bytes: nobody writes lines that long on average
constexpr std::size_t binarySample = 4096;

bool endsWith(std::string_view text, std::string_view end) noexcept
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// Folders that hold what others wrote. Fetched packages are left out before; what was copied in stays.
bool isVendored(const std::string &path)
{
    static constexpr std::array<std::string_view, 17> folders{"node_modules", "miniprogram_npm", "bower_components", "vendor", "vendors", "third_party", "thirdparty", "third-party", "uni_modules",
                                                              "pods", "carthage", "jspm_packages", "external", "externals", "wxcomponents", "iview", "vant"};
    const std::string lower = "/" + toLowerAscii(path);
    return std::any_of(folders.begin(), folders.end(), [&](std::string_view folder) { return lower.find("/" + std::string(folder) + "/") != std::string::npos; })
        || lower.find("/vant-weapp/") != std::string::npos || lower.find("/weui") != std::string::npos;
}

bool isMinified(const std::string &path, std::string_view text)
{
    if (path.find(".min.") != std::string::npos)
        return true;
    const std::string_view sample = text.substr(0, minifiedSample);
    if (sample.size() < 2 * minifiedLine)
        return false;
    const auto lines = static_cast<std::size_t>(std::count(sample.begin(), sample.end(), '\n')) + 1;
    return sample.size() / lines > minifiedLine;
}

std::size_t codePoints(std::string_view text) noexcept
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

/// The code around a place: its line, or of a long line the part around it.
std::string excerptOf(std::string_view text, std::size_t lineBegin, std::size_t at)
{
    std::size_t begin = at - lineBegin > excerptBefore ? at - excerptBefore : lineBegin;
    while (begin > lineBegin && (static_cast<unsigned char>(text[begin]) & 0xC0u) == 0x80u)
        --begin;
    const std::size_t lineEnd = std::min(text.find('\n', at), text.size());
    const std::size_t most = std::min(lineEnd, begin + longestExcerpt * 4);
    std::u32string wide = toUtf32(trimmed(text.substr(begin, most - begin)));
    if (wide.size() > longestExcerpt)
        wide = wide.substr(0, longestExcerpt - 1) + U'…';
    std::replace_if(wide.begin(), wide.end(), [](char32_t c) { return c < 0x20; }, U' ');
    return toUtf8(wide);
}

NativeScanner::Language languageOf(CodeForm form) noexcept
{
    switch (form) {
    case CodeForm::Kotlin: return NativeScanner::Language::Kotlin;
    case CodeForm::Swift: return NativeScanner::Language::Swift;
    case CodeForm::ObjectiveC: return NativeScanner::Language::ObjectiveC;
    default: return NativeScanner::Language::Java;
    }
}

}  // namespace

CodeForm codeFormOf(std::string_view path) noexcept
{
    static constexpr std::pair<std::string_view, CodeForm> endings[] = {
        {".js", CodeForm::Script}, {".ts", CodeForm::Script}, {".jsx", CodeForm::Script}, {".tsx", CodeForm::Script}, {".mjs", CodeForm::Script}, {".cjs", CodeForm::Script},
        {".wxs", CodeForm::Script}, {".sjs", CodeForm::Script}, {".wxml", CodeForm::MiniProgramTemplate}, {".axml", CodeForm::MiniProgramTemplate},
        {".ttml", CodeForm::MiniProgramTemplate}, {".swan", CodeForm::MiniProgramTemplate}, {".ksml", CodeForm::MiniProgramTemplate}, {".qml", CodeForm::MiniProgramTemplate},
        {".vue", CodeForm::Vue}, {".nvue", CodeForm::Vue}, {".html", CodeForm::Html}, {".htm", CodeForm::Html}, {".java", CodeForm::Java}, {".kt", CodeForm::Kotlin},
        {".kts", CodeForm::Kotlin}, {".smali", CodeForm::Smali}, {".dex", CodeForm::Dex}, {".swift", CodeForm::Swift}, {".m", CodeForm::ObjectiveC}, {".mm", CodeForm::ObjectiveC}, {".h", CodeForm::ObjectiveC}};
    if (endsWith(path, ".d.ts"))        // names every interface and calls none
        return CodeForm::None;
    const auto found = std::find_if(std::begin(endings), std::end(endings), [&](const auto &one) { return endsWith(path, one.first); });
    return found == std::end(endings) ? CodeForm::None : found->second;
}

Result<std::shared_ptr<const CodeTables>> CodeTables::load(const Taxonomy &taxonomy)
{
    auto table = ApiTable::load(taxonomy);
    if (!table)
        return tl::unexpected(table.error());
    auto tables = std::make_shared<CodeTables>();
    tables->m_table = std::move(*table);
    return std::shared_ptr<const CodeTables>(std::move(tables));
}

/// An interface while places are gathered: by how much they say, resolved own code first, each list bounded.
struct CodeScan::Found {
    const Api *api = nullptr;
    std::uint64_t count = 0;
    std::array<std::vector<CodePlace>, 6> places;

    std::vector<CodePlace> &listOf(const CodePlace &place) { return places[(place.reach == CodeReach::Unresolved ? 3u : 0u) + static_cast<std::size_t>(place.origin)]; }
    CodePlace &last(const CodePlace &place) { return listOf(place).back(); }
};

CodeScan::CodeScan(std::shared_ptr<const CodeTables> tables) : m_tables(std::move(tables)) {}
CodeScan::~CodeScan() = default;

bool CodeScan::add(const std::string &artifact, const std::string &member, std::string_view bytes)
{
    const CodeForm form = codeFormOf(toLowerAscii(member.empty() ? artifact : member));
    const bool isBinary = bytes.substr(0, binarySample).find('\0') != std::string_view::npos && bytes.substr(0, 2) != "\xFF\xFE" && bytes.substr(0, 2) != "\xFE\xFF";
    if (form == CodeForm::None || (isBinary && form != CodeForm::Dex))     // .ts is also a film
        return false;
    ++m_out.files;
    m_out.bytes += bytes.size();
    if (form == CodeForm::Dex)
        addCompiled(artifact, member, bytes);
    else if (isValidUtf8(bytes))
        scan(artifact, member, bytes, form);
    else
        scan(artifact, member, toUtf8(decodeText(bytes).text), form);
    return true;
}

void CodeScan::scan(const std::string &artifact, const std::string &member, std::string_view text, CodeForm form)
{
    const ApiTable &table = m_tables->table();
    const std::string path = member.empty() ? artifact : artifact + "/" + member;
    const bool isHard = isMinified(path, text);
    const CodeOrigin origin = isVendored(path) ? CodeOrigin::Vendored : isHard ? CodeOrigin::Minified : CodeOrigin::Own;
    const auto readability = isHard ? ScriptScanner::Readability::Minified : ScriptScanner::Readability::Source;
    std::vector<CodeHit> hits;
    bool isDynamic = false;
    if (form == CodeForm::Script) {
        ScriptScanner scanner(table, text, readability, hits);
        scanner.run(0, text.size());
        isDynamic = scanner.hasDynamicAccess();
    } else if (form == CodeForm::MiniProgramTemplate || form == CodeForm::Html || form == CodeForm::Vue) {
        const auto markup = form == CodeForm::Html ? TemplateScanner::Markup::Html : form == CodeForm::Vue ? TemplateScanner::Markup::Vue : TemplateScanner::Markup::MiniProgram;
        TemplateScanner scanner(table, text, markup, readability, hits);
        scanner.run();
        isDynamic = scanner.hasDynamicAccess();
    } else if (form == CodeForm::Smali) {
        scanSmali(table, text, hits);
    } else {
        NativeScanner(table, text, languageOf(form), hits).run();
    }
    m_out.hasDynamicAccess = m_out.hasDynamicAccess || (isDynamic && origin != CodeOrigin::Vendored);
    addHits(artifact, member, text, origin, hits);
}

void CodeScan::addCompiled(const std::string &artifact, const std::string &member, std::string_view bytes)
{
    bool isWhole = true;
    for (CompiledHit &hit : scanDex(m_tables->table(), bytes, isWhole)) {
        CodePlace place;
        place.artifact = artifact;
        place.member = member;
        place.reach = hit.reach;
        place.excerpt = std::move(hit.reference);
        keep(*hit.api, place);
    }
    m_out.unread += isWhole ? 0u : 1u;
}

bool CodeScan::keep(const Api &api, const CodePlace &place)
{
    Found &found = m_found[api.name];
    found.api = &api;
    ++found.count;
    auto &list = found.listOf(place);
    if (list.size() >= mostPlaces)
        return false;
    list.push_back(place);
    return true;
}

void CodeScan::addHits(const std::string &artifact, const std::string &member, std::string_view text, CodeOrigin origin, std::vector<CodeHit> &hits)
{
    std::sort(hits.begin(), hits.end(), [](const CodeHit &a, const CodeHit &b) { return std::tie(a.offset, a.api->name) < std::tie(b.offset, b.api->name); });
    std::size_t line = 1;
    std::size_t column = 1;
    std::size_t lineBegin = 0;
    std::size_t counted = 0;
    for (const CodeHit &hit : hits) {
        // From place to place, so that a bundle in one line is gone through once.
        const std::string_view between = text.substr(counted, hit.offset - counted);
        if (const std::size_t feed = between.rfind('\n'); feed != std::string_view::npos) {
            line += static_cast<std::size_t>(std::count(between.begin(), between.end(), '\n'));
            lineBegin = counted + feed + 1;
            column = 1 + codePoints(between.substr(feed + 1));
        } else {
            column += codePoints(between);
        }
        counted = hit.offset;
        CodePlace place;
        place.artifact = artifact;
        place.member = member;
        place.line = line;
        place.column = column;
        place.reach = hit.reach;
        place.origin = origin;
        if (keep(*hit.api, place))
            m_found[hit.api->name].last(place).excerpt = excerptOf(text, lineBegin, hit.offset);
    }
}

CodeReading CodeScan::finish(const std::vector<ManifestReading> &manifests)
{
    for (auto &[name, found] : m_found) {
        Capability capability;
        capability.api = name;
        capability.categories = found.api->categories;
        capability.requirements = found.api->requirements;
        capability.count = found.count;
        for (auto &list : found.places)
            for (CodePlace &place : list)
                if (capability.places.size() < mostPlaces)
                    capability.places.push_back(std::move(place));
        m_out.capabilities.push_back(std::move(capability));
    }
    m_found.clear();
    settleRequirements(m_out, manifests, *m_tables);
    return std::move(m_out);
}

}  // namespace probity
