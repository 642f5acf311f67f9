#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "import/traffic/body_decoder.h"
#include "import/traffic/capture_stream.h"
#include "import/traffic/json_text.h"
#include "model/traffic.h"

namespace probity::traffic {

/// The members that carry a body, in whatever order they come. Texts stay in the file's bytes until the entry is read.
struct Carrier {
    bool isGiven = false;               ///< the member itself is there and not null
    std::optional<RawText> text;
    std::optional<RawText> textBase64;
    std::optional<RawText> exact;       ///< "_content": what a producer adds where "text" cannot hold the bytes
    bool isExactBase64 = false;
    std::string encoding;
    std::string mimeType;
    std::string file;
    std::string comment;
    double size = -1;
    bool hasParams = false;
};

/// What an entry says about its bodies, gathered before any of them is decoded.
struct Carriers {
    Carrier sent;
    Carrier received;
    double requestBodySize = -1;
    bool hasResponse = false;
};

/// Fills both bodies of an entry whose other members are read. Tells absent from empty: absent is what the capture does not
/// hold, though there was or may have been something.
class BodyFiller {
public:
    BodyFiller(JsonUnescaper &unescaper, const SideFiles &sideFiles, const BodyPlace &place) : m_unescaper(unescaper), m_sideFiles(sideFiles), m_place(place) {}

    void fill(const Carriers &carriers, TrafficEntry &entry);

private:
    void request(const Carriers &carriers, TrafficEntry &entry);
    void response(const Carriers &carriers, TrafficEntry &entry);
    bool take(const Carrier &from, std::string_view contentEncoding, Body &body);
    bool takeFile(const Carrier &from, Body &body);

    JsonUnescaper &m_unescaper;
    const SideFiles &m_sideFiles;
    const BodyPlace &m_place;
};

/// Whether an "encoding" says base64.
bool isBase64(std::string_view encoding);

}  // namespace probity::traffic
