#include "import/submission_json.h"

#include <charconv>
#include <cstdlib>

#include "base/text.h"
#include "import/manifest/json_text.h"

namespace probity {

namespace {

class Reader {
public:
    explicit Reader(SubmissionJson &out) : m_out(out) {}

    void read(const JsonValue &root)
    {
        known(root, "", {"app", "version", "type", "capture", "artifacts"});
        if (const JsonValue *app = object(root, "app", "/app")) {
            known(*app, "/app", {"platform", "id", "name", "developer", "domains"});
            m_out.info.app.platform = PlatformId(app->string("platform"));
            m_out.info.app.id = app->string("id");
            m_out.info.app.name = app->string("name");
            m_out.info.app.developer = app->string("developer");
            if (const JsonValue *domains = app->find("domains"); domains != nullptr)
                for (const auto &[key, domain] : domains->members)
                    m_out.info.app.domains.push_back(toLowerAscii(trimmed(domain.text)));
        }
        m_out.info.version = scalar(root, "version");
        m_out.info.type = AppTypeId(root.string("type"));
        if (const JsonValue *capture = object(root, "capture", "/capture"))
            readCapture(*capture);
        readArtifacts(root);
    }

    void warn(const char *code, std::string message, std::string where) { m_out.warnings.push_back({code, std::move(message), "submission.json " + where}); }

private:
    const JsonValue *object(const JsonValue &root, const char *key, const char *pointer)
    {
        const JsonValue *value = root.find(key);
        if (value == nullptr || value->isObject())
            return value;
        warn("unexpected_type", "An object belongs here; it was not read.", pointer);
        return nullptr;
    }
    static std::string scalar(const JsonValue &object, const char *key)
    {
        const JsonValue *value = object.find(key);
        return value == nullptr || value->isObject() || value->isArray() ? std::string() : value->text;
    }
    void known(const JsonValue &object, const std::string &pointer, std::initializer_list<std::string_view> keys)
    {
        for (const auto &[key, value] : object.members)
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
                warn("unknown_member", "\"" + key + "\" is not a member that is known here; it was passed over.", jsonPointer(pointer, key));
    }

    void readCapture(const JsonValue &capture)
    {
        known(capture, "/capture", {"by", "device", "account", "tool", "clock_offset_s", "consent_at"});
        CaptureInfo &info = m_out.info.capture;
        info.by = capture.string("by");
        info.device = capture.string("device");
        info.account = capture.string("account");
        info.tool = capture.string("tool");
        if (const JsonValue *offset = capture.find("clock_offset_s"); offset != nullptr && offset->kind == JsonValue::Kind::Number) {
            const double seconds = std::strtod(offset->text.c_str(), nullptr);
            if (seconds > -1e9 && seconds < 1e9)
                info.clockOffsetSeconds = seconds;
            else
                warn("out_of_range", "The clock offset is larger than thirty years; it was passed over.", "/capture/clock_offset_s");
        }
        if (const std::string &text = capture.string("consent_at"); !text.empty()) {
            info.consentAt = parseTimestamp(text);
            if (!info.consentAt)
                warn("not_a_time", "\"" + text + "\" is no RFC 3339 time; the consent mark was not set.", "/capture/consent_at");
        }
    }

    void readArtifacts(const JsonValue &root)
    {
        const JsonValue *list = root.find("artifacts");
        if (list == nullptr)
            return;
        if (!list->isArray()) {
            warn("unexpected_type", "A list of artifacts belongs here; it was not read.", "/artifacts");
            return;
        }
        for (std::size_t i = 0; i < list->members.size(); ++i)
            readArtifact(list->members[i].second, jsonPointer("/artifacts", std::to_string(i)));
    }
    void readArtifact(const JsonValue &value, const std::string &pointer)
    {
        std::string path = value.string("path");
        if (path.rfind("./", 0) == 0)
            path.erase(0, 2);
        if (path.empty()) {
            warn("unexpected_type", "An artifact without a path; it was passed over.", pointer);
            return;
        }
        known(value, pointer, {"path", "role", "phase"});
        SubmissionJson::Named named;
        if (const std::string &role = value.string("role"); !role.empty()) {
            if (const auto found = roleFromName(role))
                named.role = *found;
            else
                warn("unknown_role", "\"" + role + "\" is no role; the file's own content decides.", jsonPointer(pointer, "role"));
        }
        if (const std::string &phase = value.string("phase"); !phase.empty()) {
            if (const auto found = phaseFromName(phase))
                named.phase = *found;
            else
                warn("unknown_phase", "\"" + phase + "\" is no consent phase; it was passed over.", jsonPointer(pointer, "phase"));
        }
        m_out.artifacts[path] = named;
    }

    SubmissionJson &m_out;
};

}  // namespace

SubmissionJson readSubmissionJson(const std::string &bytes)
{
    SubmissionJson out;
    const JsonText json = readJsonText(toUtf8(decodeText(bytes).text));
    Reader reader(out);
    for (const Diagnostic &fault : json.faults)
        reader.warn(fault.code.c_str(), fault.message, fault.where);
    if (json.root.isObject())
        reader.read(json.root);
    else if (json.faults.empty())
        reader.warn("unexpected_type", "The file is no JSON object; it was passed over.", "/");
    return out;
}

}  // namespace probity
