#include "analysis/capability/api_table.h"

#include <array>

#include "taxonomy/resource_json.h"

namespace probity::capability {

using resource_json::Json;

namespace {

constexpr std::array<const char *, 9> files{"code_wechat.json", "code_alipay.json", "code_mini_programs.json", "code_uniapp_plus.json", "code_web.json",
                                            "code_web_document.json", "code_extensions.json", "code_android.json", "code_apple.json"};
constexpr const char *templatesFile = "code_templates.json";

std::optional<CapabilityRequirement::Kind> kindOf(const std::string &text)
{
    using Kind = CapabilityRequirement::Kind;
    for (const Kind kind : {Kind::PrivacyKey, Kind::PrivateInfo, Kind::Scope, Kind::Permission, Kind::UsageKey, Kind::AccessedApi})
        if (text == name(kind))
            return kind;
    return std::nullopt;
}

std::vector<std::string> texts(const Json &entry, const char *key)
{
    std::vector<std::string> out;
    for (const Json &one : resource_json::array(entry, key))
        if (one.is_string())
            out.push_back(one.get<std::string>());
    return out;
}

}  // namespace

/// Reads the files into a table; the first fault ends it.
class TableReader {
public:
    TableReader(ApiTable &table, const Taxonomy &taxonomy) : m_table(table), m_taxonomy(taxonomy) {}

    Status read()
    {
        for (const char *file : files)
            if (const Status done = readFile(file, "probity.code_apis/1"); !done)
                return done;
        return readFile(templatesFile, "probity.code_templates/1");
    }

private:
    Status readFile(const std::string &file, const char *schema)
    {
        m_file = "lexicon/" + file;
        const auto json = resource_json::load(m_file, schema);
        if (!json)
            return tl::unexpected(json.error());
        m_sources = json->find("sources") != json->end() ? (*json)["sources"] : Json::object();
        const std::string language = resource_json::text(*json, "language");
        if (file == templatesFile)
            readTemplates(*json);
        else if (language == "script")
            readScript(*json);
        else if (language == "android")
            readAndroid(*json);
        else if (language == "apple")
            readApple(*json);
        else
            fault("language", "is \"" + language + "\"");
        return m_status;
    }

    void fault(const std::string &entry, const std::string &why)
    {
        if (m_status)
            m_status = failure(ErrorCode::ResourceInvalid, why, m_file + ": " + entry);
    }

    const Api *add(const std::string &name, const Json &entry)
    {
        Api api;
        api.name = name;
        for (const std::string &category : texts(entry, "categories")) {
            api.categories.emplace_back(category);
            if (m_taxonomy.category(CategoryId(category)) == nullptr)
                fault(name, "\"" + category + "\" is no category");
        }
        if (const auto requires_ = entry.find("requires"); requires_ != entry.end())
            for (const auto &[key, value] : requires_->items()) {
                const auto kind = kindOf(key);
                if (!kind || !value.is_array() || value.empty())
                    fault(name, "\"" + key + "\" is no requirement");
                else
                    api.requirements.push_back({*kind, texts(*requires_, key.c_str()), CapabilityRequirement::State::NotVisible});
            }
        if (!m_sources.contains(resource_json::text(entry, "source")))
            fault(name, "its source is not among \"sources\"");
        if (api.categories.empty() && api.requirements.empty())
            fault(name, "gives nothing and wants nothing");
        api.isProperty = entry.value("property", false);
        api.isCallOnly = entry.value("call", false);
        api.isMemberOnly = entry.value("member", false);
        return &m_table.m_apis.emplace_back(std::move(api));
    }

    void addScriptPath(const std::string &path, const Api *api)
    {
        for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', dot + 1))
            m_table.m_script.emplace(path.substr(0, dot), nullptr);
        m_table.m_script[path] = api;
    }

    ScriptWord &word(const std::string &text)
    {
        if (!m_table.m_scriptWords.has(text))
            m_table.m_scriptWords.add(text, {});
        return m_table.m_scriptWords.at(text);
    }

    void readScript(const Json &json)
    {
        const std::vector<std::string> roots = texts(json, "roots");
        bool isPlatform = false;
        for (const Json &entry : resource_json::array(json, "apis")) {
            const std::string path = resource_json::text(entry, "path");
            isPlatform = isPlatform || path.find('.') == std::string::npos;
            for (const std::string &root : roots) {
                const Api *api = add(root + "." + path, entry);
                addScriptPath(api->name, api);
                if (entry.value("distinctive", false) && root == roots.front())
                    word(path).unresolved = api;
            }
        }
        for (const std::string &root : roots) {
            word(root).isRoot = true;
            if (isPlatform && root != "navigator" && root != "document")
                m_table.m_platformRoots[root] = true;
        }
        for (const Json &entry : resource_json::array(json, "members"))
            word(resource_json::text(entry, "name")).member = add(resource_json::text(entry, "label"), entry);
        for (const Json &entry : resource_json::array(json, "constructors"))
            word(resource_json::text(entry, "name")).constructor = add(resource_json::text(entry, "name"), entry);
        if (const auto modules = json.find("modules"); modules != json.end())
            for (const auto &[name, root] : modules->items())
                m_table.m_modules[name] = root.get<std::string>();
        for (const std::string &scope : texts(json, "scopes"))
            m_table.m_scopes[scope] = addNamed(scope, "wechat_scope");
        word("openType").isOpenType = true;
    }

    /// A permission or scope: what it gives stands in the taxonomy's crosswalk.
    const Api *addNamed(const std::string &name, const char *vocabulary)
    {
        Api api;
        api.name = name;
        api.categories = m_taxonomy.crosswalk(vocabulary, name);
        if (std::string(vocabulary) == "android_permission")
            api.requirements.push_back({CapabilityRequirement::Kind::Permission, {name}, CapabilityRequirement::State::NotVisible});
        return &m_table.m_apis.emplace_back(std::move(api));
    }

    void readAndroid(const Json &json)
    {
        AndroidTable &table = m_table.m_android;
        for (const Json &entry : resource_json::array(json, "apis")) {
            const std::string full = resource_json::text(entry, "class");
            const std::size_t dot = full.rfind('.');
            AndroidClass made;
            made.simpleName = full.substr(dot + 1);
            made.descriptor = "L" + full;
            for (char &c : made.descriptor)
                c = c == '.' ? '/' : c;
            for (char &c : made.simpleName)
                c = c == '$' ? '.' : c;
            made.isWhole = entry.value("whole", false);
            const std::size_t index = table.classes.size();
            if (made.isWhole)
                made.whole = add(made.simpleName, entry);
            for (const std::string &method : texts(entry, "methods"))
                addMember(method, {index, add(made.simpleName + "." + method, entry), false, entry.value("static", false)});
            for (const std::string &field : texts(entry, "fields")) {
                const Api *api = add(made.simpleName + "." + field, entry);
                addMember(field, {index, api, true, false});
                if (const std::string constant = resource_json::text(entry, "constant"); !constant.empty())
                    table.constants[constant] = api;
            }
            const std::string last = made.simpleName.substr(made.simpleName.rfind('.') == std::string::npos ? 0 : made.simpleName.rfind('.') + 1);
            if (!table.classWords.has(last))
                table.classWords.add(last, {});
            table.classWords.at(last).push_back(index);
            table.classes.push_back(std::move(made));
        }
        for (const std::string &permission : texts(json, "permissions"))
            if (const Api *api = addNamed(permission, "android_permission"); !api->categories.empty())
                table.permissions[permission] = api;
    }

    void addMember(const std::string &name, const AndroidMember &member)
    {
        const auto put = [&](const std::string &word) {
            if (!m_table.m_android.members.has(word))
                m_table.m_android.members.add(word, {});
            m_table.m_android.members.at(word).push_back(member);
        };
        put(name);
        // Kotlin reads getDeviceId() as deviceId.
        if (!member.isField && name.size() > 4 && name.rfind("get", 0) == 0) {
            std::string property = name.substr(3);
            property[0] = static_cast<char>(property[0] >= 'A' && property[0] <= 'Z' ? property[0] - 'A' + 'a' : property[0]);
            put(property);
        }
    }

    void readApple(const Json &json)
    {
        for (const Json &entry : resource_json::array(json, "apis")) {
            const std::string symbol = resource_json::text(entry, "symbol");
            m_table.m_apple.add(symbol.empty() ? "?" : symbol, add(symbol, entry));
        }
    }

    void readTemplates(const Json &json)
    {
        TemplateTable &table = m_table.m_templates;
        for (const Json &entry : resource_json::array(json, "components")) {
            TemplateComponent made{resource_json::text(entry, "attribute"), resource_json::text(entry, "value"), nullptr};
            const std::string tag = resource_json::text(entry, "tag");
            made.api = add(made.attribute.empty() ? "<" + tag + ">" : "<" + tag + " " + made.attribute + "=\"" + made.value + "\">", entry);
            if (made.attribute == "open-type")
                table.openTypes[made.value] = made.api;
            table.components[tag].push_back(std::move(made));
        }
        table.inputTags = texts(json, "input_tags");
        table.notWords = texts(json, "not");
        for (const Json &entry : resource_json::array(json, "fields")) {
            Json single = entry;
            single["categories"] = Json::array({resource_json::text(entry, "category")});
            single["source"] = "own";
            table.fields.push_back({add("form:" + resource_json::text(entry, "category"), single), texts(entry, "words"), texts(entry, "types"), texts(entry, "autocomplete")});
        }
    }

    ApiTable &m_table;
    const Taxonomy &m_taxonomy;
    std::string m_file;
    Json m_sources;
    Status m_status;
};

Result<std::shared_ptr<const ApiTable>> ApiTable::load(const Taxonomy &taxonomy)
{
    std::shared_ptr<ApiTable> table(new ApiTable);
    if (const Status read = TableReader(*table, taxonomy).read(); !read)
        return tl::unexpected(read.error());
    return std::shared_ptr<const ApiTable>(std::move(table));
}

const Api *ApiTable::script(const std::string &path, bool &isPrefix) const
{
    const auto found = m_script.find(path);
    isPrefix = found != m_script.end() && found->second == nullptr;
    return found == m_script.end() ? nullptr : found->second;
}

const std::string *ApiTable::module(const std::string &name) const
{
    const auto found = m_modules.find(name);
    return found == m_modules.end() ? nullptr : &found->second;
}

const Api *ApiTable::runtimePermission(std::string_view name) const
{
    if (name.rfind("scope.", 0) == 0) {
        const auto found = m_scopes.find(std::string(name));
        return found == m_scopes.end() ? nullptr : found->second;
    }
    const auto found = m_android.permissions.find(std::string(name));
    return found == m_android.permissions.end() ? nullptr : found->second;
}

}  // namespace probity::capability
