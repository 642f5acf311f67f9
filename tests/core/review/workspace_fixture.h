#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include <QTemporaryDir>

#include "base/clock.h"
#include "review/engine.h"
#include "review/workspace.h"
#include "support/test_main.h"

namespace probity::test {

/// A clock that stands still until it is told otherwise.
class FixedClock final : public Clock {
public:
    Timestamp now() const override { return {m_microseconds.load(), 480}; }
    void set(const char *text) { m_microseconds = parseTimestamp(text).value().microseconds; }
    void advance(std::int64_t seconds) { m_microseconds += seconds * 1'000'000; }

private:
    std::atomic<std::int64_t> m_microseconds = parseTimestamp("2026-03-02T09:00:00+08:00").value().microseconds;
};

/// The engine is read-only and slow to load: one for all tests.
inline std::shared_ptr<const Engine> engine()
{
    static const auto loaded = Engine::load();
    if (!loaded)
        qFatal("%s", loaded.error().detail.c_str());
    return *loaded;
}

inline void writeFile(const std::filesystem::path &path, const std::string &bytes)
{
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

/// What makes one small submission different from another.
struct SubmissionText {
    std::string version = "1.0.0";
    std::string notice = "隐私政策\n\n一、我们如何收集和使用您的个人信息\n为了向您提供服务，我们会收集您的手机号码，用于注册账号。\n";
    std::string phone = "13812345678";
    int requests = 3;
};

/// A WeChat mini-program of our own making, as a folder; its path.
inline std::string writeSubmission(const std::filesystem::path &folder, const SubmissionText &text = {})
{
    writeFile(folder / "submission.json",
              R"({"app":{"platform":"wechat-miniprogram","id":"wx0000000000000001","name":"示例","developer":"示例公司","domains":["example.cn"]},"version":")" + text.version
                  + R"(","artifacts":[{"path":"app.json","role":"manifest"},{"path":"privacy.txt","role":"notice"},{"path":"capture.har","role":"traffic","phase":"before_choice"}]})");
    writeFile(folder / "app.json", R"({"pages":["pages/index"],"requiredPrivateInfos":["getLocation"],"permission":{"scope.userLocation":{"desc":"附近门店"}}})");
    writeFile(folder / "privacy.txt", text.notice);
    std::string har = R"({"log":{"version":"1.2","creator":{"name":"fixture","version":"1"},"entries":[)";
    for (int i = 0; i < text.requests; ++i) {
        har += i == 0 ? "" : ",";
        har += R"({"startedDateTime":"2026-03-01T10:00:0)" + std::to_string(i % 10) + R"(.000+08:00","time":12,"request":{"method":"POST","url":"https://api.)"
            + std::string(i % 2 == 0 ? "example.cn" : "tracker-example.com") + R"(/v1/login","httpVersion":"HTTP/1.1","headers":[{"name":"Content-Type","value":"application/json"}],)"
            + R"("queryString":[],"cookies":[],"headersSize":-1,"bodySize":-1,"postData":{"mimeType":"application/json","text":"{\"phone\":\")" + text.phone
            + R"(\",\"latitude\":31.2304161,\"longitude\":121.4737012}"}},"response":{"status":200,"statusText":"OK","httpVersion":"HTTP/1.1","headers":[],"cookies":[],)"
            + R"("content":{"size":2,"mimeType":"application/json","text":"{}"},"redirectURL":"","headersSize":-1,"bodySize":2},"cache":{},"timings":{"send":0,"wait":1,"receive":1}})";
    }
    writeFile(folder / "capture.har", har + "]}}");
    return folder.string();
}

/// A submission whose capture has this many megabytes that no compressor makes smaller.
inline std::string writeLarge(const std::filesystem::path &folder, int megabytes)
{
    const std::string path = writeSubmission(folder);
    std::ofstream har(folder / "capture.har", std::ios::binary);
    har << R"({"log":{"version":"1.2","creator":{"name":"fixture","version":"1"},"entries":[)";
    std::uint64_t state = 88172645463325252ULL;
    static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string body(100'000, 'A');
    for (int i = 0; i < megabytes * 10; ++i) {
        for (char &letter : body) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            letter = letters[state & 63];
        }
        har << (i == 0 ? "" : ",") << R"({"startedDateTime":"2026-03-01T10:00:00.000+08:00","time":1,"request":{"method":"GET","url":"https://img.example.cn/)" << i
            << R"(","httpVersion":"HTTP/1.1","headers":[],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":0},"response":{"status":200,"statusText":"OK","httpVersion":"HTTP/1.1",)"
            << R"("headers":[],"cookies":[],"content":{"size":75000,"mimeType":"image/png","encoding":"base64","text":")" << body
            << R"("},"redirectURL":"","headersSize":-1,"bodySize":-1},"cache":{},"timings":{"send":0,"wait":1,"receive":1}})";
    }
    har << "]}}";
    return path;
}

/// A workspace in a folder of its own, with its first person signed in.
class WorkspaceFixture {
public:
    explicit WorkspaceFixture(PersonRole role = PersonRole::Administrator)
    {
        auto made = Workspace::create(path(), engine(), clock);
        if (!made)
            qFatal("%s", made.error().detail.c_str());
        workspace = std::move(*made);
        const auto first = workspace->addFirstPerson("Lin", role, passphrase);
        if (!first)
            qFatal("%s", first.error().detail.c_str());
    }

    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    std::string path() const { return (folder() / "desk.probity").string(); }
    Result<ImportOutcome> import(const SubmissionText &text = {})
    {
        return workspace->importSubmission({writeSubmission(folder() / ("submission-" + std::to_string(++m_count)), text)}, TaskContext());
    }
    void reopen(Workspace::Access access = Workspace::Access::ReadWrite)
    {
        workspace.reset();
        auto opened = Workspace::open(path(), access, engine(), clock);
        if (!opened)
            qFatal("%s", opened.error().detail.c_str());
        workspace = std::move(*opened);
    }

    static constexpr const char *passphrase = "correct horse";
    std::shared_ptr<FixedClock> clock = std::make_shared<FixedClock>();
    std::unique_ptr<Workspace> workspace;

private:
    QTemporaryDir m_folder;
    int m_count = 0;
};

}  // namespace probity::test

/// Fails with the error's words.
#define VERIFY_OK(expression) \
    do { \
        const auto &verified = (expression); \
        QVERIFY2(verified.has_value(), verified ? "" : (std::string(probity::name(verified.error().code)) + ": " + verified.error().detail + " @ " + verified.error().where).c_str()); \
    } while (false)
/// Wants a failure of that code.
#define VERIFY_FAILS(expression, expected) \
    do { \
        const auto &verified = (expression); \
        QVERIFY2(!verified.has_value(), "it should have failed"); \
        QCOMPARE(QString::fromLatin1(probity::name(verified.error().code)), QString::fromLatin1(probity::name(expected))); \
    } while (false)
