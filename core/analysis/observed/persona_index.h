#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/observed/forms.h"
#include "analysis/observed/persona_hashes.h"
#include "model/observation.h"

namespace probity::observed {

/// A value of the tester's identity found in a text.
struct PersonaHit {
    const PersonaValue *value = nullptr;
    std::string_view coding;        ///< "" plain; "md5", "sha256", "base64", "hex", "percent", "reversed", "gb18030", ...
    std::string_view text;          ///< as it stands in the searched text
    bool isWeak = false;            ///< short or common: counts for sure only where it is all of the field
};

/// Every way in which the tester's values may stand in traffic: spellings and dresses searched for in one pass, four bytes at a
/// time against a bit table, verified where it says yes; hashes looked up. Immutable after construction; safe to share between
/// threads.
class PersonaIndex {
public:
    explicit PersonaIndex(Persona persona);

    bool isEmpty() const noexcept { return m_needles.empty() && !m_position; }
    void find(std::string_view text, std::vector<PersonaHit> &hits) const;

    /// Near the tester's position: as a point, or one coordinate alone. WGS-84, GCJ-02 and BD-09 are told apart nowhere.
    bool isNear(const Point &point) const noexcept;
    bool isNearLatitude(double value) const noexcept;
    bool isNearLongitude(double value) const noexcept;
    const PersonaValue *position() const noexcept { return m_position ? &*m_position : nullptr; }

private:
    enum class Case { Folded, Exact };
    struct Needle {
        std::string text;
        std::size_t value = 0;
        const char *coding = "";
        Case letters = Case::Folded;
        bool isWeak = false;
    };
    void addValue(std::size_t index);
    void addNeedle(std::string text, std::size_t value, const char *coding, Case letters, bool isWeak);
    void addDresses(std::size_t index, const Spelling &spelling);
    void findHashes(std::string_view text, std::vector<PersonaHit> &hits) const;
    void addPosition();
    bool matches(const Needle &needle, std::string_view text, std::size_t at) const noexcept;

    Persona m_persona;
    std::vector<Needle> m_needles;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_byStart;
    std::array<std::uint64_t, 1024> m_table{};
    std::optional<PersonaValue> m_position;
    std::vector<Point> m_points;
    mutable std::once_flag m_hashesMade;
    mutable std::unique_ptr<const PersonaHashes> m_hashes;
};

}  // namespace probity::observed
