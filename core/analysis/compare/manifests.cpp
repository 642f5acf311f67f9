#include "analysis/compare/manifests.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <nlohmann/json.hpp>

namespace probity {

namespace {

using Json = nlohmann::json;

constexpr std::size_t mostValues = 20'000;      // of one manifest; the rest is not compared
constexpr std::size_t longestValue = 2'000;     // bytes kept of a value
constexpr std::size_t deepest = 64;
constexpr std::size_t longestPath = 1'000;      // bytes of all keys above a value, which come again with each: nobody's are longer

const char *keyName(ManifestItem::Kind kind) noexcept
{
    switch (kind) {
    case ManifestItem::Kind::Permission: return "permission";
    case ManifestItem::Kind::PrivateInfo: return "private_info";
    case ManifestItem::Kind::BackgroundMode: return "background_mode";
    case ManifestItem::Kind::Plugin: return "plugin";
    case ManifestItem::Kind::PrivacyKey: return "privacy_key";
    case ManifestItem::Kind::Sdk: return "sdk";
    case ManifestItem::Kind::Domain: return "domain";
    case ManifestItem::Kind::Link: return "link";
    default: break;
    }
    return "feature";
}

/// A value of a manifest with its place; lists have one for each element.
struct Value {
    std::string pointer;
    std::string text;
};
/// Told apart by key and name; several of the same are held together in order.
struct Key {
    std::string key;
    std::string name;
    friend auto operator<=>(const Key &, const Key &) = default;
};
using Values = std::map<Key, std::vector<Value>>;

/// Collects the leaves of a JSON text without building it: depth costs nothing.
class Leaves : public nlohmann::json_sax<Json> {
public:
    Leaves(Values &out, const std::set<std::string> &taken) : m_out(out), m_taken(taken) {}

    bool null() override { return leaf("null"); }
    bool boolean(bool value) override { return leaf(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return leaf(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return leaf(std::to_string(value)); }
    bool number_float(number_float_t, const string_t &text) override { return leaf(text); }
    bool string(string_t &text) override { return leaf(text); }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override { return open(false); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(true); }
    bool end_array() override { return close(); }
    bool key(string_t &key) override
    {
        if (!m_path.empty())
            m_path.back().name = escaped(key);
        return true;
    }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override { return false; }
    /// Values were passed over because there are too many, or they lie too deep.
    bool isPartial() const noexcept { return m_isPartial; }

private:
    struct Level {
        bool isList = false;
        std::size_t index = 0;
        std::string name;
    };

    static std::string escaped(const std::string &key)
    {
        std::string out;
        for (const char c : key)
            out += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
        return out;
    }
    bool open(bool isList)
    {
        m_path.push_back({isList, 0, {}});
        m_isPartial = m_isPartial || m_path.size() > deepest;
        return m_path.size() <= deepest;
    }
    bool close()
    {
        m_path.pop_back();
        next();
        return true;
    }
    void next()
    {
        if (!m_path.empty() && m_path.back().isList)
            ++m_path.back().index;
    }
    bool hasLongPath() const
    {
        std::size_t bytes = 0;
        for (const Level &level : m_path)
            bytes += level.name.size();
        return bytes > longestPath;
    }
    bool leaf(const std::string &text)
    {
        if (hasLongPath()) {
            m_isPartial = true;
            next();
            return true;
        }
        std::string pointer;
        std::string name;
        for (const Level &level : m_path) {
            pointer += '/' + (level.isList ? std::to_string(level.index) : level.name);
            name += '/' + (level.isList ? std::string("*") : level.name);
        }
        // Elements of a list of plain values are told apart by what they say.
        if (!m_path.empty() && m_path.back().isList)
            name.back() = '[', name += text.substr(0, longestValue) + ']';
        const bool isTaken = m_taken.count(pointer) > 0 || m_taken.count(pointer.substr(0, pointer.rfind('/'))) > 0;
        if (!isTaken && ++m_count <= mostValues)
            m_out[{"value", name}].push_back({pointer, text.substr(0, longestValue)});
        next();
        m_isPartial = m_isPartial || m_count > mostValues;
        return m_count <= mostValues;
    }

    Values &m_out;
    const std::set<std::string> &m_taken;
    std::vector<Level> m_path;
    std::size_t m_count = 0;
    bool m_isPartial = false;
};

Values valuesOf(const ManifestReading &manifest, bool &isPartial)
{
    Values out;
    std::set<std::string> taken;
    for (const ManifestItem &item : manifest.items) {
        const std::string key = keyName(item.kind);
        out[{key, item.name}].push_back({item.pointer, item.purposeText});
        taken.insert(item.pointer);
    }
    const std::pair<const char *, const std::string *> facts[] = {{"id", &manifest.app.id}, {"name", &manifest.app.name}, {"developer", &manifest.app.developer},
                                                                  {"version", &manifest.version}, {"type", &manifest.appType}};
    for (const auto &[name, text] : facts)
        if (!text->empty())
            out[{"app", name}].push_back({{}, *text});
    const std::size_t first = manifest.text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first != std::string::npos && (manifest.text[first] == '{' || manifest.text[first] == '[')) {
        Leaves leaves(out, taken);
        (void)Json::sax_parse(manifest.text.begin() + static_cast<std::ptrdiff_t>(first), manifest.text.end(), &leaves, Json::input_format_t::json, false, true);
        isPartial = isPartial || leaves.isPartial();
    }
    return out;
}

void addChanges(const std::string &artifact, const Values &olds, const Values &news, std::vector<ManifestChange> &out)
{
    std::set<Key> keys;
    for (const auto *all : {&olds, &news})
        for (const auto &entry : *all)
            keys.insert(entry.first);
    static const std::vector<Value> none;
    for (const Key &key : keys) {
        const auto old = olds.find(key);
        const auto now = news.find(key);
        const std::vector<Value> &then = old == olds.end() ? none : old->second;
        const std::vector<Value> &today = now == news.end() ? none : now->second;
        // The same text in both is no change, in whatever order; what is left is held together in order.
        std::multiset<std::string> same;
        std::multiset<std::string> texts;
        for (const Value &value : then)
            texts.insert(value.text);
        for (const Value &value : today)
            if (const auto found = texts.find(value.text); found != texts.end()) {
                same.insert(value.text);
                texts.erase(found);
            }
        const auto rest = [&](const std::vector<Value> &all) {
            std::multiset<std::string> skip = same;
            std::vector<const Value *> left;
            for (const Value &value : all) {
                if (const auto found = skip.find(value.text); found != skip.end())
                    skip.erase(found);
                else
                    left.push_back(&value);
            }
            return left;
        };
        const auto before = rest(then);
        const auto after = rest(today);
        for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
            ManifestChange change;
            change.key = key.key;
            change.name = key.name;
            change.artifact = artifact;
            change.change = i < before.size() && i < after.size() ? ChangeKind::Changed : i < after.size() ? ChangeKind::New : ChangeKind::Gone;
            if (i < before.size()) {
                change.before = before[i]->text;
                change.pointerBefore = before[i]->pointer;
            }
            if (i < after.size()) {
                change.after = after[i]->text;
                change.pointer = after[i]->pointer;
            }
            out.push_back(std::move(change));
        }
    }
}

/// The manifest of the other version that this one is held against.
const ManifestReading *partnerOf(const ManifestReading &manifest, const std::vector<ManifestReading> &own, const std::vector<ManifestReading> &others)
{
    const auto samePath = std::find_if(others.begin(), others.end(), [&](const ManifestReading &one) { return one.artifact.path == manifest.artifact.path; });
    if (samePath != others.end())
        return samePath->artifact.format == manifest.artifact.format ? &*samePath : nullptr;
    const auto isSameFormat = [&](const ManifestReading &one) { return one.artifact.format == manifest.artifact.format; };
    if (std::count_if(own.begin(), own.end(), isSameFormat) != 1 || std::count_if(others.begin(), others.end(), isSameFormat) != 1)
        return nullptr;
    return &*std::find_if(others.begin(), others.end(), isSameFormat);
}

}  // namespace

std::vector<ManifestChange> compareManifests(const std::vector<ManifestReading> &before, const std::vector<ManifestReading> &after, bool &isPartial)
{
    std::vector<ManifestChange> out;
    for (const ManifestReading &manifest : after) {
        const ManifestReading *old = partnerOf(manifest, after, before);
        addChanges(manifest.artifact.path, old ? valuesOf(*old, isPartial) : Values(), valuesOf(manifest, isPartial), out);
    }
    for (const ManifestReading &manifest : before)
        if (partnerOf(manifest, before, after) == nullptr)
            addChanges(manifest.artifact.path, valuesOf(manifest, isPartial), {}, out);
    return out;
}

}  // namespace probity
