#pragma once

#include <string>
#include <string_view>

namespace probity::traffic {

/// What a connection says of itself in the clear: RFC 8446, section 4.1. Fields that are missing or broken stay empty.
struct ClientHello {
    std::string random;         ///< 32 bytes
    std::string serverName;     ///< RFC 6066, section 3
};
struct ServerHello {
    std::string random;
    unsigned version = 0;       ///< as written: 0x0303 in 1.2 and 1.3 alike
    unsigned suite = 0;
    bool isTls13 = false;
    bool isEncryptThenMac = false;  ///< RFC 7366
};

/// The messages without their type and length.
ClientHello readClientHello(std::string_view body);
ServerHello readServerHello(std::string_view body);

}  // namespace probity::traffic
