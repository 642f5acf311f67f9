#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace probity::traffic {

/// What an answer of the domain name system says of one asked name: RFC 1035, section 4.
struct DnsAnswer {
    std::string name;                       ///< as asked, lower case
    std::vector<std::string> aliases;       ///< CNAME targets, in the order of the answer
    std::vector<std::string> addresses;     ///< A and AAAA
    bool isResponse = false;
};

/// Reads one message, question or answer. Empty `name`: it is none, or asks for no address.
DnsAnswer readDns(std::string_view message);

/// A name in wire form at the start of `bytes`, without compression; empty where it is none.
std::string dnsName(std::string_view bytes);
/// Four or sixteen bytes as text (RFC 5952); empty for any other length.
std::string addressText(std::string_view bytes);

}  // namespace probity::traffic
