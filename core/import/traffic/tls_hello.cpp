#include "import/traffic/tls_hello.h"

#include <cstddef>

namespace probity::traffic {

namespace {

constexpr unsigned serverNameExtension = 0;
constexpr unsigned encryptThenMacExtension = 22;
constexpr unsigned supportedVersionsExtension = 43;
constexpr std::size_t randomLength = 32;

/// Takes fields off the front of a message; once one is missing, everything is empty.
class Cursor {
public:
    explicit Cursor(std::string_view bytes) : m_bytes(bytes) {}

    std::string_view take(std::size_t count) noexcept
    {
        if (count > m_bytes.size()) {
            m_bytes = {};
            return {};
        }
        const std::string_view out = m_bytes.substr(0, count);
        m_bytes.remove_prefix(count);
        return out;
    }
    std::size_t number(std::size_t count) noexcept
    {
        std::size_t out = 0;
        for (const char c : take(count))
            out = out << 8 | static_cast<unsigned char>(c);
        return out;
    }
    /// A field with its length before it.
    std::string_view field(std::size_t lengthBytes) noexcept { return take(number(lengthBytes)); }
    bool isEmpty() const noexcept { return m_bytes.empty(); }

private:
    std::string_view m_bytes;
};

}  // namespace

ClientHello readClientHello(std::string_view body)
{
    ClientHello out;
    Cursor cursor(body);
    cursor.take(2);
    out.random = cursor.take(randomLength);
    cursor.field(1);
    cursor.field(2);
    cursor.field(1);
    Cursor extensions(cursor.field(2));
    while (!extensions.isEmpty()) {
        const std::size_t type = extensions.number(2);
        Cursor content(extensions.field(2));
        if (type != serverNameExtension)
            continue;
        Cursor names(content.field(2));
        if (names.number(1) == 0)
            out.serverName = names.field(2);
    }
    return out;
}

ServerHello readServerHello(std::string_view body)
{
    ServerHello out;
    Cursor cursor(body);
    out.version = static_cast<unsigned>(cursor.number(2));
    out.random = cursor.take(randomLength);
    cursor.field(1);
    out.suite = static_cast<unsigned>(cursor.number(2));
    cursor.take(1);
    Cursor extensions(cursor.field(2));
    while (!extensions.isEmpty()) {
        const std::size_t type = extensions.number(2);
        Cursor content(extensions.field(2));
        if (type == supportedVersionsExtension)
            out.isTls13 = content.number(2) == 0x0304;
        out.isEncryptThenMac = out.isEncryptThenMac || type == encryptThenMacExtension;
    }
    return out;
}

}  // namespace probity::traffic
