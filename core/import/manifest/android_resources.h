#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "import/manifest/android_strings.h"

namespace probity::manifest {

/// The table of an app's resources (resources.arsc), as far as names in its manifest lead into it: strings, in the language that
/// is taken when no other fits. Looks at the chunks in place; `bytes` must outlive it.
class AndroidResources {
public:
    AndroidResources() = default;
    explicit AndroidResources(std::string_view bytes);

    bool isEmpty() const noexcept { return m_types.empty(); }
    /// The string that "@0x7f0b0001" stands for; nothing if it is none or is not there. References are followed eight times.
    std::optional<std::string> string(std::uint32_t id) const;
    /// A table that is made to be searched for ever: from here on nothing is found in it.
    bool isExhausted() const noexcept { return m_steps >= mostSteps; }

private:
    struct Type {
        std::uint32_t package = 0;
        std::uint32_t id = 0;
        bool isDefault = false;     ///< for any language, screen and version
        LittleView chunk{std::string_view()};
    };
    struct Value {
        std::uint32_t type = 0;
        std::uint32_t data = 0;
    };
    void addPackage(LittleView chunk, std::uint32_t headLength);
    std::optional<Value> valueIn(const Type &type, std::uint32_t entry) const;
    std::optional<std::uint32_t> sparseOffset(const LittleView &view, std::size_t at, std::uint32_t count, std::uint32_t entry) const;
    std::optional<Value> searched(std::uint32_t id) const;
    std::optional<Value> valueOf(std::uint32_t id) const;

    static constexpr std::size_t mostSteps = 50'000'000;    ///< of all searches together: types and sparse entries looked at

    StringPool m_strings;
    std::vector<Type> m_types;
    mutable std::unordered_map<std::uint32_t, std::optional<Value>> m_found;
    mutable std::size_t m_steps = 0;
};

}  // namespace probity::manifest
