// Any bytes as a body, a value and a URL: opening and observing must end, within the limits, without a fault.
#include <cstddef>
#include <cstdint>
#include <string>

#include "analysis/observed/observer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace probity;
    static const std::shared_ptr<const Taxonomy> taxonomy = *Taxonomy::load();
    static const std::shared_ptr<const Recipients> recipients = *Recipients::load();
    static const std::unique_ptr<Observer> observer = [] {
        ObserverSettings settings;
        settings.persona.values = {{"phone_number", CategoryId("phone_number"), "13912345678"}, {"lat", CategoryId("precise_location"), "39.9"}, {"lng", CategoryId("precise_location"), "116.4"}};
        return std::move(*Observer::create(*ObservationPatterns::load(taxonomy), taxonomy, recipients, settings));
    }();
    static Observer::Scratch scratch = observer->makeScratch();
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    TrafficEntry entry;
    entry.url = "https://api.example/" + bytes.substr(0, 200) + "?" + bytes.substr(0, 2000);
    entry.requestHeaders = {{"Cookie", bytes.substr(0, 500)}, {"X-Data", bytes.substr(0, 500)}};
    entry.requestBody.state = BodyState::Present;
    entry.requestBody.bytes = bytes;
    entry.requestBody.mimeType = size % 3 == 0 ? "application/json" : size % 3 == 1 ? "multipart/form-data" : "";
    entry.responseBody = entry.requestBody;
    observer->observe(entry, scratch);
    openBody(entry.requestBody);
    return 0;
}
