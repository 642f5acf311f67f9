#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "import/traffic/traffic_reader.h"

namespace probity::test {

/// What a reading came to.
struct Reading {
    TrafficFacts facts;
    std::vector<TrafficEntry> entries;

    const Diagnostic *warning(const std::string &code) const
    {
        for (const Diagnostic &item : facts.artifact.warnings)
            if (item.code == code)
                return &item;
        return nullptr;
    }
    std::string codes() const
    {
        std::string out;
        for (const Diagnostic &item : facts.artifact.warnings)
            out += (out.empty() ? "" : " ") + item.code;
        return out;
    }
};

/// Reads a capture of any format.
inline Result<Reading> readHar(std::string bytes, const TaskContext &task = TaskContext())
{
    ArtifactInfo info;
    info.path = "sample.har";
    info.bytes = bytes.size();
    Reading out;
    const ByteSourcePtr source = memorySource(std::move(bytes));
    auto facts = readTraffic(
        *source, info,
        [&](TrafficEntry &&entry) -> Status {
            out.entries.push_back(std::move(entry));
            return {};
        },
        task);
    if (!facts)
        return tl::unexpected(facts.error());
    out.facts = std::move(*facts);
    return out;
}

/// Whether each entry is found again by its range, as a viewer does, and is the same.
inline bool isFoundAgain(const std::string &bytes, const Reading &reading)
{
    const ByteSourcePtr source = memorySource(bytes);
    return std::all_of(reading.entries.begin(), reading.entries.end(), [&](const TrafficEntry &entry) {
        const auto again = readEntryAt(*source, reading.facts.artifact, summarise(entry));
        return again && again->url == entry.url && again->index == entry.index && again->requestBody.bytes == entry.requestBody.bytes
            && again->responseBody.bytes == entry.responseBody.bytes && again->webSocketMessages.size() == entry.webSocketMessages.size();
    });
}

/// JSON written with single quotes.
inline std::string quoted(std::string json)
{
    std::replace(json.begin(), json.end(), '\'', '"');
    return json;
}

/// One entry: `request` and `content` are members to put into the request and into response.content.
inline std::string harEntry(const std::string &url, const std::string &request = {}, const std::string &content = {}, const std::string &more = {})
{
    return "{\"startedDateTime\":\"2026-03-01T09:30:00.250+08:00\",\"time\":31.5,\"request\":{\"method\":\"GET\",\"url\":\"" + url
        + "\",\"httpVersion\":\"HTTP/1.1\",\"headers\":[{\"name\":\"Accept\",\"value\":\"*/*\"}],\"queryString\":[],\"cookies\":[]" + (request.empty() ? "" : "," + request)
        + "},\"response\":{\"status\":200,\"statusText\":\"OK\",\"headers\":[{\"name\":\"Server\",\"value\":\"unit\"}],\"content\":{\"size\":0"
        + (content.empty() ? "" : "," + content) + "}},\"cache\":{},\"timings\":{}" + (more.empty() ? "" : "," + more) + "}";
}

inline std::string harLog(const std::vector<std::string> &entries, const std::string &before = "\"version\":\"1.2\",\"creator\":{\"name\":\"Unit\",\"version\":\"3\"},")
{
    std::string out = "{\"log\":{" + before + "\"entries\":[";
    for (std::size_t i = 0; i < entries.size(); ++i)
        out += (i == 0 ? "" : ",\n") + entries[i];
    return out + "]}}";
}

}  // namespace probity::test
