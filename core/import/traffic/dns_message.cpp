#include "import/traffic/dns_message.h"

#include <array>

#include <arpa/inet.h>

#include "base/text.h"

namespace probity::traffic {

namespace {

constexpr std::size_t headerLength = 12;
constexpr unsigned typeA = 1;
constexpr unsigned typeCname = 5;
constexpr unsigned typeAaaa = 28;
constexpr unsigned typeHttps = 65;
constexpr std::size_t mostRecords = 200;
constexpr std::size_t longestName = 255;

unsigned number16(std::string_view bytes, std::size_t at) noexcept
{
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[at])) << 8 | static_cast<unsigned char>(bytes[at + 1]);
}

/// Reads the name at `at` and moves behind it. False: it is broken. Pointers lead backwards only, so the walk ends.
bool readName(std::string_view message, std::size_t &at, std::string &out)
{
    out.clear();
    std::size_t place = at;
    std::size_t earliest = at;
    bool hasJumped = false;
    while (place < message.size()) {
        const auto length = static_cast<unsigned char>(message[place]);
        if (length == 0) {
            if (!hasJumped)
                at = place + 1;
            return true;
        }
        if ((length & 0xC0u) == 0xC0u) {
            if (place + 1 >= message.size())
                return false;
            const std::size_t target = number16(message, place) & 0x3FFFu;
            if (!hasJumped)
                at = place + 2;
            if (target >= earliest)
                return false;
            hasJumped = true;
            earliest = target;
            place = target;
            continue;
        }
        if (length > 63 || place + 1 + length > message.size() || out.size() + length > longestName)
            return false;
        if (!out.empty())
            out += '.';
        out += message.substr(place + 1, length);
        place += 1u + length;
    }
    return false;
}

std::string cleaned(const std::string &name)
{
    return toLowerAscii(repairUtf8(name));
}

/// One resource record of the answer section; false: the message ends or breaks here.
bool readRecord(std::string_view message, std::size_t &at, DnsAnswer &answer)
{
    std::string owner;
    if (!readName(message, at, owner) || at + 10 > message.size())
        return false;
    const unsigned type = number16(message, at);
    const std::size_t length = number16(message, at + 8);
    at += 10;
    if (length > message.size() - at)
        return false;
    if (type == typeA || type == typeAaaa) {
        if (std::string address = addressText(message.substr(at, length)); !address.empty())
            answer.addresses.push_back(std::move(address));
    } else if (type == typeCname) {
        std::size_t place = at;
        std::string target;
        if (readName(message, place, target) && !target.empty())
            answer.aliases.push_back(cleaned(target));
    }
    at += length;
    return true;
}

}  // namespace

std::string addressText(std::string_view bytes)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    const bool isV4 = bytes.size() == 4;
    if ((!isV4 && bytes.size() != 16) || inet_ntop(isV4 ? AF_INET : AF_INET6, bytes.data(), text.data(), text.size()) == nullptr)
        return {};
    return text.data();
}

std::string dnsName(std::string_view bytes)
{
    std::size_t at = 0;
    std::string name;
    return readName(bytes, at, name) ? cleaned(name) : std::string();
}

DnsAnswer readDns(std::string_view message)
{
    if (message.size() < headerLength)
        return {};
    const unsigned flags = number16(message, 2);
    const unsigned questions = number16(message, 4);
    const unsigned operation = flags >> 11 & 15u;
    if (questions != 1 || operation != 0)
        return {};
    DnsAnswer answer;
    answer.isResponse = (flags & 0x8000u) != 0;
    std::size_t at = headerLength;
    std::string name;
    if (!readName(message, at, name) || at + 4 > message.size())
        return {};
    const unsigned type = number16(message, at);
    if (type != typeA && type != typeAaaa && type != typeCname && type != typeHttps)
        return {};
    at += 4;
    answer.name = cleaned(name);
    const std::size_t records = answer.isResponse ? number16(message, 6) : 0;
    for (std::size_t i = 0; i < records && i < mostRecords && readRecord(message, at, answer); ++i) {
    }
    return answer;
}

}  // namespace probity::traffic
