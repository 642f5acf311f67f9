#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace probity::observed {

// Values known by their form: pure functions over text, checksums included.

std::string digitsOnly(std::string_view text);                  ///< blanks, '-', '(', ')', '+' left out; empty if anything else stands there
bool passesLuhn(std::string_view digits) noexcept;              ///< ISO/IEC 7812-1
bool isResidentId(std::string_view text) noexcept;              ///< GB 11643: province, date, check character
bool isResidentIdOld(std::string_view text) noexcept;           ///< 15 digits, before 1999
bool isMobile(std::string_view text);                           ///< mainland number, with or without +86
bool isPhone(std::string_view text);                            ///< mobile, landline or international, also with its middle masked
bool isInternationalPhone(std::string_view text) noexcept;      ///< with '+' in front, or as North America writes it
bool isSocialSecurityNumber(std::string_view text) noexcept;    ///< of the United States, with dashes
bool isIban(std::string_view text) noexcept;                    ///< ISO 13616, check digits included
bool isBankCard(std::string_view digits) noexcept;              ///< 16 to 19 digits, known prefix, Luhn
bool isImei(std::string_view digits) noexcept;                  ///< 3GPP TS 23.003: 15 digits, Luhn
bool hasKnownTac(std::string_view imei) noexcept;               ///< allocated by a reporting body in use today
bool isEmail(std::string_view text) noexcept;
bool isMac(std::string_view text) noexcept;                     ///< with ':' or '-'
bool isPlate(std::string_view text) noexcept;                   ///< GA 36, new-energy plates included
bool isUuid(std::string_view text) noexcept;
bool isHex(std::string_view text) noexcept;
bool isHashShaped(std::string_view text) noexcept;              ///< hex of 32, 40 or 64 characters
bool isPublicIp(std::string_view text) noexcept;
bool isIp(std::string_view text) noexcept;
bool isOpenId(std::string_view text) noexcept;                  ///< 28 characters, 'o' first
bool isDate(std::string_view text) noexcept;                    ///< a birthday in any usual way of writing
/// Zeros, one character repeated, counting up, "null", "unknown", "test" and the like: nobody's data.
bool isPlaceholder(std::string_view text) noexcept;

struct Point {
    double latitude = 0;
    double longitude = 0;
    int decimals = 0;           ///< of the coarser of the two numbers
};
/// A number as a coordinate; nothing beyond ±180.
bool readCoordinate(std::string_view text, double &value, int &decimals) noexcept;
/// A coordinate in millionths or ten-millionths of a degree, as locating services count; `most` is 90 or 180.
bool readScaledCoordinate(std::string_view text, double most, double &value, int &decimals) noexcept;
/// "lng,lat" or "lat,lng", with ',', ';' or '|' between; of two readings the one in or near China, else latitude first.
bool readPoint(std::string_view text, Point &point) noexcept;

/// Something found in a text by form alone.
struct FormHit {
    const char *id;             ///< "mobile", "resident_id", "email", "bank_card", "imei", "mac", "plate", "coordinates", "openid", "package_list"
    const char *category;
    std::string_view text;
    bool isProven = false;      ///< by a checksum or a form that hardly occurs otherwise
};
void findForms(std::string_view text, std::vector<FormHit> &hits);

/// "com.tencent.mm,com.taobao.taobao": how many names of applications a text lists; 0 if it holds anything else.
std::size_t countPackages(std::string_view text) noexcept;

}  // namespace probity::observed
