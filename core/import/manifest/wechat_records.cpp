// What the platform keeps about a mini-program: the domains it may talk to, and what was done to it before
// (developers.weixin.qq.com, "modifyServerDomain", "getEffectiveServerDomain", event "wxa_punish_event").
#include "import/manifest/readers.h"

#include <array>

#include <pugixml.hpp>

namespace probity::manifest {

namespace {

using Kind = ManifestItem::Kind;

struct DomainList {
    const char *key;
    const char *detail;     ///< what the domain may be used for
};
constexpr std::array<DomainList, 7> domainLists{{{"requestdomain", "request"},
                                                 {"wsrequestdomain", "socket"},
                                                 {"uploaddomain", "upload"},
                                                 {"downloaddomain", "download"},
                                                 {"udpdomain", "udp"},
                                                 {"tcpdomain", "tcp"},
                                                 {"webviewdomain", "web-view"}}};

void addDomains(const JsonValue &object, const std::string &parent, ManifestReading &reading)
{
    for (const DomainList &list : domainLists) {
        const JsonValue *domains = object.find(list.key);
        if (domains == nullptr || !domains->isArray())
            continue;
        const std::string pointer = jsonPointer(parent, list.key);
        for (std::size_t i = 0; i < domains->members.size(); ++i) {
            const JsonValue &domain = domains->members[i].second;
            if (!domain.isString()) {
                warn(reading, "unexpected_type", "A domain in quotes belongs here; it was not read.", placeOf(&domain, jsonPointer(pointer, std::to_string(i))), Loss::Some);
                continue;
            }
            ManifestItem item;
            item.kind = Kind::Domain;
            item.name = domain.text;
            item.pointer = jsonPointer(pointer, std::to_string(i));
            item.line = domain.line;
            item.detail = list.detail;
            add(reading, std::move(item));
        }
    }
}

/// The codes of event_type; 5 is what one heading of the documentation says for a banned page.
std::string penaltyOf(const std::string &code)
{
    if (code == "1")
        return "warning";
    if (code == "2")
        return "feature_ban";
    if (code == "3")
        return "delisting";
    if (code == "4")
        return "account_ban";
    return code == "10" || code == "5" ? "page_ban" : "penalty";
}

void addPenalty(const JsonValue &event, const std::string &pointer, ManifestReading &reading)
{
    const auto scalar = [&](const char *key) {
        const JsonValue *value = event.find(key);
        return value == nullptr || value->isObject() || value->isArray() ? std::string() : value->text;
    };
    ManifestItem item;
    item.kind = Kind::Penalty;
    item.name = penaltyOf(scalar("event_type"));
    item.pointer = pointer;
    item.line = event.line;
    item.purposeText = scalar("illegal_reason");
    if (const JsonValue *content = event.find("illegal_content"); content != nullptr)
        for (const JsonMember &one : content->members)
            if (one.second.isString())
                item.purposeText += (item.purposeText.empty() ? "" : "; ") + one.second.text;
    for (const char *key : {"punish_time", "rule_name", "detail"})
        if (const std::string text = scalar(key); !text.empty())
            item.detail += (item.detail.empty() ? "" : "; ") + text;
    if (reading.app.id.empty())
        reading.app.id = scalar("appid");
    add(reading, std::move(item));
}

/// An event by itself or in the envelope that the platform pushes it in.
void addEvents(const JsonValue &value, const std::string &pointer, ManifestReading &reading)
{
    if (const JsonValue *inner = value.find("wxa_punish_event"); inner != nullptr && inner->isObject())
        addPenalty(*inner, jsonPointer(pointer, "wxa_punish_event"), reading);
    else if (value.isObject() && (value.find("punish_id") != nullptr || value.find("event_type") != nullptr))
        addPenalty(value, pointer, reading);
    else
        warn(reading, "unexpected_type", "No penalty record; it was not read.", placeOf(&value, pointer), Loss::Some);
}

}  // namespace

void readWechatDomains(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId("wechat-miniprogram");
    reading.app.id = root.string("appid");
    addDomains(root, "", reading);
    for (const auto &[name, value] : root.members)
        if (value.isObject())
            addDomains(value, jsonPointer("", name), reading);
}

void readWechatPenalties(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId("wechat-miniprogram");
    const JsonValue *list = root.isArray() ? &root : root.find("punish_list");
    if (list == nullptr || !list->isArray()) {
        addEvents(root, "", reading);
        return;
    }
    const std::string parent = root.isArray() ? "" : "/punish_list";
    for (std::size_t i = 0; i < list->members.size(); ++i)
        addEvents(list->members[i].second, jsonPointer(parent, std::to_string(i)), reading);
}

void readWechatPenaltyXml(std::string_view utf8, ManifestReading &reading)
{
    reading.app.platform = PlatformId("wechat-miniprogram");
    pugi::xml_document document;
    const auto parsed = document.load_buffer(utf8.data(), utf8.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed)
        warnOfXml(reading, utf8, parsed.description(), parsed.offset);
    // The fields bear the same names as in JSON; repeated ones are lists.
    LineCounter lines(utf8);
    JsonValue event;
    event.kind = JsonValue::Kind::Object;
    event.line = lines.at(document.document_element().offset_debug());
    for (const pugi::xml_node field : document.document_element().children()) {
        JsonMember text{{}, {}};
        text.second.kind = JsonValue::Kind::String;
        text.second.text = field.text().get();
        if (std::string_view(field.name()) != "illegal_content") {
            text.first = field.name();
            event.members.push_back(std::move(text));
            continue;
        }
        if (event.find("illegal_content") == nullptr) {
            event.members.push_back({"illegal_content", {}});
            event.members.back().second.kind = JsonValue::Kind::Array;
        }
        for (JsonMember &member : event.members)
            if (member.first == "illegal_content")
                member.second.members.push_back(text);
    }
    addPenalty(event, "/xml", reading);
}

}  // namespace probity::manifest
