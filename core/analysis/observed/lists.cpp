#include "analysis/observed/lists.h"

#include <algorithm>
#include <string>

#include "analysis/observed/codecs.h"
#include "analysis/observed/forms.h"

namespace probity::observed {

namespace {

/// Enough of a list to know what it is.
constexpr std::size_t looked = 50;

struct Tally {
    std::size_t members = 0;
    std::size_t people = 0;         ///< objects with a name and a number or mailbox
    std::size_t numbers = 0;        ///< bare telephone numbers
    std::size_t packages = 0;
    std::size_t steps = 0;          ///< objects with a count of steps and a day
};

bool endsWith(std::string_view text, std::string_view end) noexcept
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// Two to four Chinese characters: in a list beside telephone numbers, a name whatever its key.
bool isShortChinese(std::string_view text) noexcept
{
    return text.size() >= 6 && text.size() <= 12 && std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

void tallyObject(const Nodes &nodes, std::uint32_t at, Tally &tally)
{
    bool hasName = false;
    bool hasNumber = false;
    bool hasSteps = false;
    bool hasTime = false;
    bool hasPackage = false;
    for (std::uint32_t child = at + 1; child < nodes[at].end; child = nodes[child].end) {
        const Node &node = nodes[child];
        std::string key;
        for (const std::string &word : keyWords(node.key))
            key += word;
        if (node.isContainer()) {
            const bool isNumbers = key.find("phone") != std::string::npos || key.find("tel") == 0 || key.find("number") != std::string::npos || key.find("mobile") != std::string::npos;
            hasNumber = hasNumber || (isNumbers && node.end > child + 1);
            continue;
        }
        hasName = hasName || isShortChinese(node.value) || ((endsWith(key, "name") || key == "nick" || key == "remark" || key == "xm" || key == "contact" || key == "姓名") && !node.value.empty() && countPackages(node.value) == 0);
        hasNumber = hasNumber || isPhone(node.value) || isEmail(node.value);
        hasSteps = hasSteps || ((key.find("step") != std::string::npos || key == "bushu" || key == "count" || key == "value") && node.value.size() <= 7 && node.value.find_first_not_of("0123456789") == std::string_view::npos);
        hasTime = hasTime || key.find("time") != std::string::npos || key.find("date") != std::string::npos || key == "day" || key == "ts";
        hasPackage = hasPackage || countPackages(node.value) == 1;
    }
    tally.people += hasName && hasNumber ? 1U : 0U;
    tally.steps += hasSteps && hasTime ? 1U : 0U;
    tally.packages += hasPackage ? 1U : 0U;
}

Tally tallyList(const Nodes &nodes, std::uint32_t at)
{
    Tally tally;
    for (std::uint32_t child = at + 1; child < nodes[at].end && tally.members < looked; child = nodes[child].end) {
        const Node &node = nodes[child];
        ++tally.members;
        // {"13912345678": "...", ...}, {"com.example.app": "1.2", ...}: the names are the list.
        if (nodes[at].kind == NodeKind::Object) {
            tally.numbers += isMobile(node.key) ? 1U : 0U;
            tally.packages += countPackages(node.key) == 1 ? 1U : 0U;
            tally.steps += isDate(node.key) && node.kind == NodeKind::Number ? 1U : 0U;
        }
        if (node.kind == NodeKind::Object)
            tallyObject(nodes, child, tally);
        else if (node.kind == NodeKind::Text || node.kind == NodeKind::Number) {
            tally.numbers += isPhone(node.value) ? 1U : 0U;
            tally.packages += countPackages(node.value) == 1 ? 1U : 0U;
        }
    }
    return tally;
}

/// {"list": [...]}: the list inside an object around it.
std::uint32_t innerList(const Nodes &nodes, std::uint32_t at)
{
    if (nodes[at].kind != NodeKind::Object)
        return at;
    for (std::uint32_t child = at + 1; child < nodes[at].end; child = nodes[child].end)
        if (nodes[child].kind == NodeKind::Array)
            return child;
    return at;
}

}  // namespace

bool isListOf(Check check, const Nodes &nodes, std::uint32_t at)
{
    const std::uint32_t list = innerList(nodes, at);
    const Tally tally = tallyList(nodes, list);
    const bool isObject = nodes[list].kind == NodeKind::Object;
    switch (check) {
    case Check::ContactList: return (!isObject || tally.numbers >= 1) && (tally.people >= 1 || tally.numbers >= 2) && tally.people + tally.numbers > tally.members / 2;
    case Check::PackageList: return (!isObject || tally.packages >= 2) && tally.members >= 2 && (tally.packages > tally.members / 2 || tally.members >= 5);
    case Check::StepList: return tally.members >= 1 && (tally.steps > tally.members / 2 || isObject);
    case Check::List: return tally.members >= 1;
    case Check::Filled: return tally.members >= 1;
    default: return false;
    }
}

ListKind listKind(const Nodes &nodes, std::uint32_t at)
{
    const Tally tally = tallyList(nodes, at);
    if (tally.members < 3)
        return {};
    const std::size_t most = tally.members * 4 / 5;
    if (nodes[at].kind == NodeKind::Object && tally.numbers >= most && tally.numbers >= 3)
        return {"contacts", "contact_list"};
    if (nodes[at].kind != NodeKind::Array && tally.packages < most)
        return {};
    // Times with counts of steps under no telling name are measurements of anything.
    if (tally.people >= most && tally.people >= 3)
        return {"contacts", "contact_list"};
    if (tally.packages >= most && tally.packages >= 4)
        return {"installed_apps", "package_list"};
    return {};
}

}  // namespace probity::observed
