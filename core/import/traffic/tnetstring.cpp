#include "import/traffic/tnetstring.h"

#include <charconv>
#include <cmath>

namespace probity::traffic {

namespace {

struct Prefix {
    std::uint64_t payload = 0;
    std::size_t length = 0;     ///< digits and colon
};

std::optional<Prefix> readPrefix(std::string_view bytes) noexcept
{
    Prefix prefix;
    for (std::size_t i = 0; i < bytes.size() && i < longestPrefix; ++i) {
        const char c = bytes[i];
        if (c == ':') {
            prefix.length = i + 1;
            return i > 0 ? std::optional(prefix) : std::nullopt;
        }
        if (c < '0' || c > '9')
            return std::nullopt;
        prefix.payload = prefix.payload * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::uint64_t> tnetLength(std::string_view bytes) noexcept
{
    const auto prefix = readPrefix(bytes);
    if (!prefix)
        return std::nullopt;
    return prefix->length + prefix->payload + 1;
}

std::optional<Tnet> takeTnet(std::string_view &bytes) noexcept
{
    const auto prefix = readPrefix(bytes);
    if (!prefix || prefix->payload + 1 > bytes.size() - prefix->length)
        return std::nullopt;
    const auto size = static_cast<std::size_t>(prefix->payload);
    const char type = bytes[prefix->length + size];
    if (std::string_view(",;#^!~]}").find(type) == std::string_view::npos)
        return std::nullopt;
    const Tnet value{static_cast<Tnet::Kind>(type), bytes.substr(prefix->length, size)};
    bytes.remove_prefix(prefix->length + size + 1);
    return value;
}

Tnet Tnet::member(std::string_view name) const noexcept
{
    std::string_view rest = isDict() ? payload : std::string_view();
    while (const auto key = takeTnet(rest)) {
        const auto value = takeTnet(rest);
        if (!value)
            break;
        if (key->string() == name)
            return *value;
    }
    return {};
}

Tnet Tnet::element(std::size_t place) const noexcept
{
    std::string_view rest = isList() ? payload : std::string_view();
    while (const auto value = takeTnet(rest))
        if (place-- == 0)
            return *value;
    return {};
}

std::optional<double> Tnet::number() const noexcept
{
    double value = 0;
    if (kind != Kind::Integer && kind != Kind::Float)
        return std::nullopt;
    const auto [end, error] = std::from_chars(payload.data(), payload.data() + payload.size(), value);
    if (error != std::errc() || end != payload.data() + payload.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<bool> Tnet::boolean() const noexcept
{
    if (kind != Kind::Boolean)
        return std::nullopt;
    return payload == "true";
}

}  // namespace probity::traffic
