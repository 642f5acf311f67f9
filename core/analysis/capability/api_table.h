#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "model/capability.h"
#include "taxonomy/taxonomy.h"

namespace probity::capability {

/// An interface of the tables, as capabilities name it.
struct Api {
    std::string name;                   ///< "wx.getLocation"
    std::vector<CategoryId> categories;
    std::vector<CapabilityRequirement> requirements;
    bool isProperty = false;            ///< read without being called: navigator.userAgent
    bool isCallOnly = false;            ///< counts only with "(" behind it: stat(…)
    bool isMemberOnly = false;          ///< counts only behind a dot
};

/// Words of a language looked up one by one while a text is read: almost all miss, and most of those in one bit.
template <class Value>
class WordTable {
public:
    void add(std::string_view word, Value value)
    {
        m_values[std::string(word)] = std::move(value);
        m_filter.set(bit(word.data(), word.size()));
    }
    const Value *find(const char *word, std::size_t length) const
    {
        if (!m_filter.test(bit(word, length)))
            return nullptr;
        const auto found = m_values.find(std::string_view(word, length));
        return found == m_values.end() ? nullptr : &found->second;
    }
    Value &at(const std::string &word) { return m_values[word]; }
    bool has(const std::string &word) const { return m_values.count(word) > 0; }
    const auto &values() const noexcept { return m_values; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };
    static std::size_t bit(const char *word, std::size_t length) noexcept
    {
        const auto byte = [](char c) { return static_cast<unsigned>(static_cast<unsigned char>(c)); };
        return (byte(word[0]) * 37u + byte(word[length - 1]) * 11u + byte(word[length / 2]) * 101u + static_cast<unsigned>(length) * 251u) & 8191u;
    }
    std::unordered_map<std::string, Value, Hash, std::equal_to<>> m_values;
    std::bitset<8192> m_filter;
};

/// What a word of a script may be the beginning of.
struct ScriptWord {
    bool isRoot = false;                ///< wx, my, navigator
    const Api *member = nullptr;        ///< distinctive method of an object that need not be known: moveToLocation
    const Api *constructor = nullptr;   ///< new Accelerometer()
    const Api *unresolved = nullptr;    ///< wx.chooseAddress, for calls of that name on something that cannot be told
    bool isOpenType = false;            ///< openType="getPhoneNumber" of templates in scripts
};

/// A class of Android and what of it counts. `simpleName` as sources write it: "Settings.Secure", "ContactsContract".
struct AndroidClass {
    std::string descriptor;             ///< "Landroid/location/LocationManager"; with inner classes behind '$'
    std::string simpleName;
    bool isWhole = false;               ///< any mention of the class counts
    const Api *whole = nullptr;
};
struct AndroidMember {
    std::size_t owner = 0;              ///< index into AndroidTable::classes
    const Api *api = nullptr;
    bool isField = false;
    bool isStatic = false;              ///< counts only behind the name of its class: Camera.open()
};
struct AndroidTable {
    std::vector<AndroidClass> classes;
    WordTable<std::vector<AndroidMember>> members;      ///< by method or field name; for Kotlin also "deviceId" for getDeviceId
    WordTable<std::vector<std::size_t>> classWords;     ///< last part of the simple name → classes
    std::unordered_map<std::string, const Api *> permissions;   ///< by full name
    std::unordered_map<std::string, const Api *> constants;     ///< values that the compiler writes in place of a field: "android_id"
};

struct TemplateComponent {
    std::string attribute;              ///< empty: the tag alone counts
    std::string value;
    const Api *api = nullptr;
};
struct TemplateField {
    const Api *api = nullptr;
    std::vector<std::string> words;
    std::vector<std::string> types;
    std::vector<std::string> autocomplete;
};
struct TemplateTable {
    std::unordered_map<std::string, std::vector<TemplateComponent>> components;     ///< by tag
    std::unordered_map<std::string, const Api *> openTypes;                         ///< by value, for templates written in scripts
    std::vector<std::string> inputTags;
    std::vector<std::string> notWords;
    std::vector<TemplateField> fields;
};

/// resources/lexicon/code_*.json. Immutable after loading; safe to share between threads.
class ApiTable {
public:
    /// ResourceInvalid names file and entry.
    static Result<std::shared_ptr<const ApiTable>> load(const Taxonomy &taxonomy);

    const WordTable<ScriptWord> &scriptWords() const noexcept { return m_scriptWords; }
    /// The interface behind "wx.getLocation"; nullptr: none. `isPrefix`: longer names begin so.
    const Api *script(const std::string &path, bool &isPrefix) const;
    /// Roots hand on interfaces by computed names; picks among them that cannot be told count as dynamic.
    bool isPlatformRoot(const std::string &root) const { return m_platformRoots.count(root) > 0; }
    /// The root that a module stands for: "@tarojs/taro" → "Taro"; nullptr: none.
    const std::string *module(const std::string &name) const;
    /// A scope or permission named in a string; nullptr: none.
    const Api *runtimePermission(std::string_view name) const;

    const AndroidTable &android() const noexcept { return m_android; }
    const WordTable<const Api *> &apple() const noexcept { return m_apple; }
    const TemplateTable &templates() const noexcept { return m_templates; }
    /// Every interface of the tables, in the order of the files.
    const std::deque<Api> &apis() const noexcept { return m_apis; }

private:
    friend class TableReader;
    ApiTable() = default;

    std::deque<Api> m_apis;             ///< pointers into it stay good
    WordTable<ScriptWord> m_scriptWords;
    std::unordered_map<std::string, const Api *> m_script;      ///< nullptr: a prefix of others
    std::unordered_map<std::string, bool> m_platformRoots;
    std::unordered_map<std::string, std::string> m_modules;
    std::unordered_map<std::string, const Api *> m_scopes;
    AndroidTable m_android;
    WordTable<const Api *> m_apple;
    TemplateTable m_templates;
};

}  // namespace probity::capability
