#pragma once

#include <cstdint>
#include <optional>
#include <string>
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
    static std::optional<Value> valueIn(const Type &type, std::uint32_t entry);
    std::optional<Value> valueOf(std::uint32_t id) const;

    StringPool m_strings;
    std::vector<Type> m_types;
};

}  // namespace probity::manifest
