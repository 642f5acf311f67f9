#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/observation.h"
#include "model/traffic.h"

namespace probity::test {

/// What was planted: a datum of one category in one entry. `needsPersona`: neither key nor form gives it away.
struct Planted {
    std::size_t entry = 0;
    std::string category;
    std::string how;
    bool needsPersona = false;
};

struct PlantedCapture {
    Persona persona;
    std::vector<TrafficEntry> entries;
    std::vector<Planted> truth;
};

/// Requests with personal data in them, some of it the tester's, among decoys: order numbers, request ids, shops, hotlines, versions,
/// placeholders. People, keys and forms of several countries. The same seed gives the same capture.
PlantedCapture plantCapture(unsigned seed, std::size_t entries);

}  // namespace probity::test
