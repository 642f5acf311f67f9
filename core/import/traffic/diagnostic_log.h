#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/artifact.h"

namespace probity::traffic {

/// Whether a diagnostic means that part of the capture is missing from the reading.
enum class Loss { None, Part };

/// Collects diagnostics so that each code is told once, with its count and the first place. Order: as first seen.
class DiagnosticLog {
public:
    void note(std::string_view code, std::string_view message, std::string where, Loss loss = Loss::None, std::uint64_t count = 1);
    bool has(std::string_view code) const;
    bool isComplete() const noexcept { return m_isComplete; }
    /// Appends what was collected to `out`.
    void writeTo(std::vector<Diagnostic> &out) const;

private:
    struct Item {
        Diagnostic diagnostic;
        std::uint64_t count = 0;
    };
    std::vector<Item> m_items;
    std::map<std::string, std::size_t, std::less<>> m_places;
    bool m_isComplete = true;
};

}  // namespace probity::traffic
