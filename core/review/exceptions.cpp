#include "review/exceptions.h"

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace probity {

namespace {

using Json = nlohmann::json;

constexpr std::size_t mostExceptions = 100'000;

std::string text(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? std::string(trimmed(found->get_ref<const std::string &>())) : std::string();
}

/// A date is its whole day, in UTC: "until 2027-01-31" still holds in the evening of that day.
std::optional<Timestamp> endOf(const std::string &written)
{
    constexpr std::size_t dateLength = 10;
    constexpr std::int64_t day = 86'400'000'000;
    if (written.size() != dateLength)
        return parseTimestamp(written);
    auto start = parseTimestamp(written + "T00:00:00Z");
    if (start)
        start->microseconds += day;
    return start;
}

Result<FindingException> readOne(const Json &json, const std::string &where)
{
    if (!json.is_object())
        return failure(ErrorCode::BadFormat, "an exception is an object", where);
    FindingException one;
    one.fingerprint = text(json, "fingerprint");
    one.owner = text(json, "owner");
    one.reason = text(json, "reason");
    one.digest = text(json, "digest");
    if (one.fingerprint.empty())
        return failure(ErrorCode::BadFormat, "an exception names the fingerprint of its finding", where + "/fingerprint");
    if (one.reason.empty())
        return failure(ErrorCode::BadFormat, "an exception has a reason", where + "/reason");
    if (!json.contains("until") || json["until"].is_null())
        return one;
    one.until = endOf(text(json, "until"));
    if (!one.until)
        return failure(ErrorCode::BadFormat, "\"until\" is a date such as 2027-01-31", where + "/until");
    return one;
}

}  // namespace

Result<std::vector<FindingException>> readExceptions(const std::string &written)
{
    const Json json = Json::parse(written, nullptr, false);
    if (!json.is_object() || text(json, "schema") != "probity.exceptions/1")
        return failure(ErrorCode::BadFormat, "not an exceptions file: a JSON object with \"schema\": \"probity.exceptions/1\"", "/schema");
    const auto list = json.find("exceptions");
    if (list == json.end() || !list->is_array() || list->size() > mostExceptions)
        return failure(ErrorCode::BadFormat, "\"exceptions\" is a list", "/exceptions");
    std::vector<FindingException> exceptions;
    for (std::size_t i = 0; i < list->size(); ++i) {
        auto one = readOne((*list)[i], "/exceptions/" + std::to_string(i));
        if (!one)
            return tl::unexpected(one.error());
        exceptions.push_back(std::move(*one));
    }
    return exceptions;
}

std::vector<Diagnostic> applyExceptions(Assessment &assessment, const std::vector<FindingException> &exceptions, const Timestamp &now)
{
    std::vector<Diagnostic> out;
    for (const FindingException &one : exceptions) {
        if (one.until && *one.until <= now) {
            out.push_back({"exception_expired", "the exception ended " + formatTimestamp(*one.until), one.fingerprint});
            continue;
        }
        bool isUsed = false;
        bool isOutdated = false;
        for (Finding &finding : assessment.findings) {
            if (finding.fingerprint != one.fingerprint)
                continue;
            isOutdated = !one.digest.empty() && one.digest != finding.digest;
            if (isOutdated)
                break;
            finding.exception = one.owner.empty() ? one.reason : one.reason + " (" + one.owner + ")";
            isUsed = true;
        }
        if (isOutdated)
            out.push_back({"exception_outdated", "what the finding rests on has changed since the exception was granted", one.fingerprint});
        else if (!isUsed)
            out.push_back({"exception_unused", "there is no such finding", one.fingerprint});
    }
    return out;
}

}  // namespace probity
