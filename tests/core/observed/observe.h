#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/observed/observer.h"

namespace probity::test {

/// An observer over the real resources, made once a test program, and short ways to make an entry for it.
inline std::shared_ptr<const Taxonomy> taxonomy()
{
    static const std::shared_ptr<const Taxonomy> loaded = *Taxonomy::load();
    return loaded;
}

inline std::shared_ptr<const Recipients> recipients()
{
    static const std::shared_ptr<const Recipients> loaded = *Recipients::load();
    return loaded;
}

inline std::unique_ptr<Observer> makeObserver(ObserverSettings settings = {})
{
    static const std::shared_ptr<const ObservationPatterns> patterns = *ObservationPatterns::load(taxonomy());
    return std::move(*Observer::create(patterns, taxonomy(), recipients(), std::move(settings)));
}

/// JSON written with ' for ", because moc stumbles over raw strings.
inline std::string json(std::string text)
{
    for (char &c : text)
        if (c == '\'')
            c = '"';
    return text;
}

inline Body body(std::string bytes, std::string mimeType)
{
    Body out;
    out.state = bytes.empty() ? BodyState::Empty : BodyState::Present;
    out.bytes = std::move(bytes);
    out.mimeType = std::move(mimeType);
    return out;
}

inline TrafficEntry post(std::string bytes, std::string mimeType, std::string url = "https://api.lexiang.example/v1/report")
{
    TrafficEntry entry;
    entry.method = "POST";
    entry.url = std::move(url);
    entry.requestBody = body(std::move(bytes), std::move(mimeType));
    return entry;
}

inline TrafficEntry get(std::string url)
{
    TrafficEntry entry;
    entry.method = "GET";
    entry.url = std::move(url);
    return entry;
}

inline Observer::EntryFindings observe(const TrafficEntry &entry, ObserverSettings settings = {})
{
    const auto observer = makeObserver(std::move(settings));
    Observer::Scratch scratch = observer->makeScratch();
    return observer->observe(entry, scratch);
}

/// "phone_number/key/certain sent /phone [json]" for each observation, in order.
inline std::string line(const Observation &observation)
{
    std::string codings;
    for (const std::string &coding : observation.encodings)
        codings += (codings.empty() ? "" : ",") + coding;
    return observation.category.value + "/" + name(observation.basis) + "/" + name(observation.confidence) + " " + name(observation.direction) + " " + name(observation.part) + " " +
           observation.pointer + " [" + codings + "]";
}

inline std::vector<std::string> lines(const Observer::EntryFindings &findings)
{
    std::vector<std::string> out;
    for (const Observation &observation : findings.observations)
        out.push_back(line(observation));
    return out;
}

inline std::string joined(const std::vector<std::string> &lines)
{
    std::string out;
    for (const std::string &text : lines)
        out += text + "\n";
    return out;
}

}  // namespace probity::test
