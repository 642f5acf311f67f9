#pragma once

#include <cstdint>
#include <fstream>
#include <string>

namespace probity::test {

inline void writeManifest(const std::string &path)
{
    std::ofstream(path) << R"({"pages":["pages/index"],"permission":{"scope.userLocation":{"desc":"shops nearby"}}})";
}

/// Requests with forms and JSON, and images that no compressor makes smaller.
inline void writeCapture(const std::string &path, int megabytes)
{
    std::ofstream har(path, std::ios::binary);
    har << R"({"log":{"version":"1.2","creator":{"name":"fixture","version":"1"},"entries":[)";
    static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::uint64_t state = 88172645463325252ULL;
    std::string body(40'000, 'A');
    for (std::size_t written = 0; written < static_cast<std::size_t>(megabytes) * 1'000'000; written += body.size() + 900) {
        for (char &letter : body) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            letter = letters[state & 63];
        }
        har << (written == 0 ? "" : ",") << R"({"startedDateTime":"2026-03-01T10:00:00.000+08:00","time":1,"request":{"method":"POST","url":"https://api.example.cn/v1/)" << written
            << R"(","httpVersion":"HTTP/1.1","headers":[{"name":"Content-Type","value":"application/json"}],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":-1,)"
            << R"("postData":{"mimeType":"application/json","text":"{\"phone\":\"13812345678\",\"latitude\":31.2304161,\"longitude\":121.4737012}"}},)"
            << R"("response":{"status":200,"statusText":"OK","httpVersion":"HTTP/1.1","headers":[],"cookies":[],"content":{"size":30000,"mimeType":"image/png","encoding":"base64","text":")" << body
            << R"("},"redirectURL":"","headersSize":-1,"bodySize":-1},"cache":{},"timings":{"send":0,"wait":1,"receive":1}})";
    }
    har << "]}}";
}

/// One WebSocket with three messages, the second of which carries a phone number.
inline void writeSocketCapture(const std::string &path)
{
    std::ofstream(path)
        << R"({"log":{"version":"1.2","creator":{"name":"fixture","version":"1"},"entries":[{"startedDateTime":"2026-03-01T10:00:00.000+08:00","time":1,)"
        << R"("request":{"method":"GET","url":"wss://push.example.cn/socket","httpVersion":"HTTP/1.1","headers":[],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":0},)"
        << R"("response":{"status":101,"statusText":"","httpVersion":"HTTP/1.1","headers":[],"cookies":[],"content":{"size":0,"mimeType":""},"redirectURL":"","headersSize":-1,"bodySize":-1},)"
        << R"("cache":{},"timings":{"send":0,"wait":1,"receive":1},"_webSocketMessages":[{"type":"send","time":1772330400.1,"opcode":1,"data":"{\"hello\":1}"},)"
        << R"({"type":"send","time":1772330400.2,"opcode":1,"data":"{\"phone\":\"13812345678\"}"},{"type":"receive","time":1772330400.3,"opcode":1,"data":"ok"}]}]}})";
}

}  // namespace probity::test
