#pragma once

#include <string>
#include <utility>
#include <vector>

namespace probity::test::tnet {

inline std::string value(const std::string &payload, char type)
{
    return std::to_string(payload.size()) + ':' + payload + type;
}
inline std::string bytes(const std::string &text) { return value(text, ','); }
inline std::string text(const std::string &text) { return value(text, ';'); }
inline std::string integer(long number) { return value(std::to_string(number), '#'); }
inline std::string real(const std::string &number) { return value(number, '^'); }
inline std::string boolean(bool is) { return value(is ? "true" : "false", '!'); }
inline std::string null() { return "0:~"; }
inline std::string list(const std::vector<std::string> &items)
{
    std::string all;
    for (const std::string &item : items)
        all += item;
    return value(all, ']');
}
inline std::string dict(const std::vector<std::pair<std::string, std::string>> &members)
{
    std::string all;
    for (const auto &[name, item] : members)
        all += text(name) + item;
    return value(all, '}');
}

/// A flow as mitmproxy 8 writes it; `more` members go to the flow itself.
inline std::string flow(const std::string &path, const std::string &content, const std::vector<std::pair<std::string, std::string>> &more = {})
{
    const std::string request = dict({{"path", bytes(path)}, {"authority", bytes("")}, {"scheme", bytes("https")}, {"method", bytes("POST")}, {"port", integer(443)}, {"host", text("192.0.2.7")},
                                      {"timestamp_start", real("1772328600.25")}, {"content", bytes(content)},
                                      {"headers", list({list({bytes("Host"), bytes("api.kestrel.example")}), list({bytes("Content-Type"), bytes("text/plain")})})}, {"http_version", bytes("HTTP/1.1")}});
    const std::string response = dict({{"reason", bytes("OK")}, {"status_code", integer(200)}, {"timestamp_end", real("1772328600.5")}, {"content", bytes("done")}, {"headers", list({})}});
    std::vector<std::pair<std::string, std::string>> members{{"type", text("http")}, {"version", integer(17)}, {"id", text("f1")}, {"response", response}, {"request", request},
                                                             {"server_conn", dict({{"ip_address", list({text("192.0.2.7"), integer(443)})}})}, {"error", null()}};
    for (const auto &[name, item] : more) {
        bool isKnown = false;
        for (auto &member : members)
            if (member.first == name) {
                member.second = item;
                isKnown = true;
            }
        if (!isKnown)
            members.emplace_back(name, item);
    }
    return dict(members);
}

}  // namespace probity::test::tnet
