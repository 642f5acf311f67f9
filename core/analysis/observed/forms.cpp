#include "analysis/observed/forms.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "analysis/observed/codecs.h"
#include "base/text.h"

namespace probity::observed {

namespace {

bool allDigits(std::string_view text) noexcept
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

int number(std::string_view text) noexcept
{
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

bool isCalendarDate(int year, int month, int day) noexcept
{
    constexpr std::array<int, 13> days{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return year >= 1900 && year <= 2035 && month >= 1 && month <= 12 && day >= 1 && day <= days[static_cast<std::size_t>(month)];
}

bool isProvince(std::string_view two) noexcept
{
    const int code = number(two);
    return (code >= 11 && code <= 15) || (code >= 21 && code <= 23) || (code >= 31 && code <= 37) || (code >= 41 && code <= 46) ||
           (code >= 50 && code <= 54) || (code >= 61 && code <= 65) || code == 71 || (code >= 81 && code <= 83);
}

bool startsWithAny(std::string_view text, std::initializer_list<std::string_view> starts) noexcept
{
    return std::any_of(starts.begin(), starts.end(), [text](std::string_view start) { return text.substr(0, start.size()) == start; });
}

constexpr std::string_view plateProvinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领";

bool isPlateCharacter(char c) noexcept
{
    return isDigit(c) || (c >= 'A' && c <= 'Z' && c != 'I' && c != 'O');
}

bool isPlateProvince(std::string_view three) noexcept
{
    for (std::size_t i = 0; i < plateProvinces.size(); i += 3)
        if (plateProvinces.substr(i, 3) == three)
            return true;
    return false;
}

}  // namespace

std::string digitsOnly(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (isDigit(c))
            out.push_back(c);
        else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '+')
            return {};
    }
    return out;
}

bool passesLuhn(std::string_view digits) noexcept
{
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const char c = digits[digits.size() - 1 - i];
        if (!isDigit(c))
            return false;
        const int digit = c - '0';
        sum += i % 2 == 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
    }
    return !digits.empty() && sum % 10 == 0;
}

bool isResidentId(std::string_view text) noexcept
{
    constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    if (text.size() != 18 || !allDigits(text.substr(0, 17)) || !isProvince(text.substr(0, 2)))
        return false;
    if (!isCalendarDate(number(text.substr(6, 4)), number(text.substr(10, 2)), number(text.substr(12, 2))))
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += (text[i] - '0') * weights[i];
    const char last = text[17] == 'x' ? 'X' : text[17];
    return last == "10X98765432"[sum % 11];
}

bool isResidentIdOld(std::string_view text) noexcept
{
    return text.size() == 15 && allDigits(text) && isProvince(text.substr(0, 2)) &&
           isCalendarDate(1900 + number(text.substr(6, 2)), number(text.substr(8, 2)), number(text.substr(10, 2)));
}

bool isMobile(std::string_view text)
{
    std::string digits = digitsOnly(text);
    if (digits.size() == 15 && digits.compare(0, 4, "0086") == 0)
        digits.erase(0, 4);
    else if (digits.size() == 13 && digits.compare(0, 2, "86") == 0)
        digits.erase(0, 2);
    return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3' && !isPlaceholder(digits);
}

bool isPhone(std::string_view text)
{
    if (isMobile(text))
        return true;
    if (text.find('*') != std::string_view::npos) {
        // 139****1234: what is left still tells whose it is
        const std::size_t stars = static_cast<std::size_t>(std::count(text.begin(), text.end(), '*'));
        const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), isDigit));
        return text.size() == 11 && stars + digits == 11 && digits >= 5 && text[0] == '1';
    }
    const std::string digits = digitsOnly(text);
    if (digits.size() < 7 || digits.size() > 15 || isPlaceholder(digits))
        return false;
    const bool isInternational = text.front() == '+' || startsWithAny(text, {"00"});
    const bool isLandline = digits[0] == '0' && digits.size() >= 10 && digits.size() <= 12;
    return isInternational || isLandline || text.find('-') != std::string_view::npos || text.front() == '(' || (digits.size() == 10 && digits[0] >= '2');
}

bool isBankCard(std::string_view digits) noexcept
{
    if (digits.size() < 15 || digits.size() > 19 || !allDigits(digits) || isPlaceholder(digits))
        return false;
    const bool isKnown = startsWithAny(digits, {"62", "60", "81"}) ? digits.size() >= 16
                         : startsWithAny(digits, {"4", "51", "52", "53", "54", "55", "35", "22", "23", "24", "25", "26", "27"}) ? digits.size() == 16
                                                                                                          : startsWithAny(digits, {"34", "37"}) && digits.size() == 15;
    return isKnown && passesLuhn(digits);
}

bool isImei(std::string_view digits) noexcept
{
    return digits.size() == 15 && allDigits(digits) && passesLuhn(digits) && !isPlaceholder(digits);
}

bool hasKnownTac(std::string_view imei) noexcept
{
    return startsWithAny(imei, {"86", "35", "99", "01"});
}

bool isEmail(std::string_view text) noexcept
{
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254 || text.find('@', at + 1) != std::string_view::npos)
        return false;
    const std::string_view local = text.substr(0, at);
    const std::string_view domain = text.substr(at + 1);
    const auto isLocal = [](char c) { return isAlnum(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-'; };
    const auto isDomain = [](char c) { return isAlnum(c) || c == '.' || c == '-'; };
    if (!std::all_of(local.begin(), local.end(), isLocal) || !std::all_of(domain.begin(), domain.end(), isDomain))
        return false;
    const std::size_t dot = domain.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || domain.front() == '-' || domain.find("..") != std::string_view::npos)
        return false;
    const std::string_view top = domain.substr(dot + 1);
    // "logo@2x.png" is a file.
    if (startsWithAny(top, {"png", "jpg", "jpeg", "gif", "webp", "svg", "js", "css"}))
        return false;
    return top.size() >= 2 && top.size() <= 24 && std::all_of(top.begin(), top.end(), isLetter);
}

bool isMac(std::string_view text) noexcept
{
    if (text.size() != 17)
        return false;
    const char separator = text[2];
    if (separator != ':' && separator != '-')
        return false;
    bool isSame = true;
    for (std::size_t i = 0; i < 17; ++i) {
        if (i % 3 == 2 ? text[i] != separator : !isHexDigit(text[i]))
            return false;
        if (i % 3 != 2 && lower(text[i]) != lower(text[0]))
            isSame = false;
    }
    // 02:00:00:00:00:00 is what Android gives instead of the address.
    const bool isStandIn = lower(text[0]) == '0' && text[1] == '2' && std::all_of(text.begin() + 3, text.end(), [](char c) { return !isAlnum(c) || c == '0'; });
    return !isSame && !isStandIn;
}

bool isPlate(std::string_view text) noexcept
{
    if (text.size() < 9 || !isPlateProvince(text.substr(0, 3)))
        return false;
    std::string_view rest = text.substr(3);
    if (startsWithAny(rest.substr(1), {"·", " ", "-"})) {
        const std::size_t gap = rest.substr(1, 2) == "·" ? 2 : 1;
        return rest.size() > 1 + gap && isPlate(std::string(text.substr(0, 4)) + std::string(rest.substr(1 + gap)));
    }
    if (rest[0] < 'A' || rest[0] > 'Z' || rest[0] == 'I' || rest[0] == 'O')
        return false;
    rest.remove_prefix(1);
    const bool endsInWord = rest.size() == 7 && startsWithAny(rest.substr(4), {"挂", "学", "警", "港", "澳"});
    const std::string_view plain = endsInWord ? rest.substr(0, 4) : rest;
    if (!endsInWord && plain.size() != 5 && plain.size() != 6)
        return false;
    return std::all_of(plain.begin(), plain.end(), isPlateCharacter) && std::any_of(plain.begin(), plain.end(), isDigit);
}

bool isUuid(std::string_view text) noexcept
{
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < 36; ++i)
        if ((i == 8 || i == 13 || i == 18 || i == 23) ? text[i] != '-' : !isHexDigit(text[i]))
            return false;
    return !isPlaceholder(text);
}

bool isHex(std::string_view text) noexcept
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isHexDigit);
}

bool isHashShaped(std::string_view text) noexcept
{
    return (text.size() == 32 || text.size() == 40 || text.size() == 64) && isHex(text) && !isPlaceholder(text);
}

bool isIp(std::string_view text) noexcept
{
    if (text.find(':') != std::string_view::npos) {
        const auto colons = std::count(text.begin(), text.end(), ':');
        return colons >= 2 && colons <= 7 && text.size() <= 39 && text.size() >= 3 &&
               std::all_of(text.begin(), text.end(), [](char c) { return isHexDigit(c) || c == ':'; }) && !isMac(text) && (colons == 7 || text.find("::") != std::string_view::npos);
    }
    int parts = 0;
    for (;;) {
        const std::size_t dot = text.find('.');
        const std::string_view part = text.substr(0, dot);
        if (part.empty() || part.size() > 3 || !allDigits(part) || number(part) > 255 || (part.size() > 1 && part[0] == '0'))
            return false;
        ++parts;
        if (dot == std::string_view::npos)
            return parts == 4;
        text.remove_prefix(dot + 1);
    }
}

bool isPublicIp(std::string_view text) noexcept
{
    if (!isIp(text))
        return false;
    if (text.find(':') != std::string_view::npos)
        return !startsWithAny(text, {"::", "fe80", "FE80", "fc", "fd", "FC", "FD"});
    if (startsWithAny(text, {"10.", "127.", "0.", "192.168.", "169.254.", "255."}))
        return false;
    const std::string_view second = text.substr(text.find('.') + 1);
    const int value = number(second.substr(0, second.find('.')));
    return !(startsWithAny(text, {"172."}) && value >= 16 && value <= 31) && number(text.substr(0, text.find('.'))) < 224;
}

bool isOpenId(std::string_view text) noexcept
{
    if (text.size() != 28 || text[0] != 'o')
        return false;
    bool hasUpper = false;
    bool hasLower = false;
    for (const char c : text) {
        if (!isAlnum(c) && c != '-' && c != '_')
            return false;
        hasUpper = hasUpper || (c >= 'A' && c <= 'Z');
        hasLower = hasLower || (c >= 'a' && c <= 'z');
    }
    return hasUpper && hasLower;
}

bool isDate(std::string_view text) noexcept
{
    std::array<int, 3> parts{};
    std::size_t count = 0;
    bool inNumber = false;
    std::size_t digits = 0;
    text = text.substr(0, text.find_first_of("T "));
    for (const char c : text) {
        if (isDigit(c)) {
            if (!inNumber && count == parts.size())
                return false;
            if (!inNumber)
                ++count;
            inNumber = true;
            parts[count - 1] = std::min(parts[count - 1] * 10 + (c - '0'), 99999999);
            ++digits;
        } else {
            inNumber = false;
        }
    }
    if (count == 1 && digits == 8)
        return isCalendarDate(parts[0] / 10000, parts[0] / 100 % 100, parts[0] % 100);
    if (count == 3 && text.size() <= 17 && parts[0] > 31)
        return isCalendarDate(parts[0], parts[1], parts[2]);
    if (count == 3 && text.size() <= 10)
        return isCalendarDate(parts[2], parts[0], parts[1]) || isCalendarDate(parts[2], parts[1], parts[0]);
    return count == 2 && digits == 6 && text.size() == 7 && isCalendarDate(parts[0], parts[1], 1);
}

namespace {

/// "[UID]", "${uid}", "$UID", "%%USER%%", "__IMEI__": where a value was to be filled in and was not.
bool isMacro(std::string_view text) noexcept
{
    const auto wrapped = [text](std::string_view open, std::string_view close) {
        return text.size() > open.size() + close.size() && text.substr(0, open.size()) == open && text.substr(text.size() - close.size()) == close;
    };
    const auto isNamePart = [](char c) { return isAlnum(c) || std::string_view("_-.$[]{}%<>").find(c) != std::string_view::npos; };
    if (text.size() > 64 || !std::all_of(text.begin(), text.end(), isNamePart))
        return false;
    return wrapped("[", "]") || wrapped("{", "}") || wrapped("${", "}") || wrapped("$", "$") || wrapped("%%", "%%") || wrapped("__", "__") || wrapped("<", ">") ||
           (text.front() == '$' && std::none_of(text.begin(), text.end(), isDigit));
}

}  // namespace

bool isPlaceholder(std::string_view text) noexcept
{
    constexpr std::array<std::string_view, 40> words{"(null)", "<null>", "notset", "tbd", "todo", "demo", "sample", "xxxx", "null", "nil", "none", "undefined", "unknown", "unknow", "nan", "n/a", "na", "false", "true", "default", "test", "anonymous",
                                                     "guest", "xxx", "***", "-", "--", "empty", "string", "<unknown ssid>", "not_set", "未知", "无", "暂无", "游客", "匿名", "匿名用户", "微信用户", "未登录", "未填写"};
    if (text.empty() || isMacro(text))
        return true;
    // The number that every manual shows.
    if (text == "13800138000" || text == "+8613800138000")
        return true;
    if (text.size() <= 14) {
        std::array<char, 16> small{};
        for (std::size_t i = 0; i < text.size(); ++i)
            small[i] = lower(text[i]);
        if (std::find(words.begin(), words.end(), std::string_view(small.data(), text.size())) != words.end())
            return true;
    }
    char first = '\0';
    bool isSame = true;
    bool isCounting = true;
    char previous = '\0';
    std::size_t count = 0;
    for (const char c : text) {
        if (!isAlnum(c)) {
            if (static_cast<unsigned char>(c) >= 0x80)
                return false;
            continue;
        }
        ++count;
        if (first == '\0')
            first = c;
        isSame = isSame && c == first;
        if (previous != '\0' && (!isDigit(c) || (c != previous + 1 && !(previous == '9' && c == '0'))))
            isCounting = false;
        previous = c;
    }
    if (count == 0)
        return true;
    return (isSame && (count > 2 || first == '0')) || (isCounting && count >= 6);
}

bool readCoordinate(std::string_view text, double &value, int &decimals) noexcept
{
    text = trimmed(text);
    if (text.empty() || text.size() > 24)
        return false;
    const char *end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value);
    if (result.ec != std::errc() || result.ptr != end || std::isnan(value) || std::fabs(value) > 180)
        return false;
    const std::size_t dot = text.find('.');
    decimals = dot == std::string_view::npos ? 0 : static_cast<int>(text.size() - dot - 1);
    return true;
}

bool readPoint(std::string_view text, Point &point) noexcept
{
    // "POINT(118.79 32.06)" (OGC 06-103r4), "geo:32.06,118.79" (RFC 5870)
    std::string_view separators = ",;|";
    if (text.size() > 8 && text.substr(0, 6) == "POINT(" && text.back() == ')') {
        text = text.substr(6, text.size() - 7);
        separators = " ";
    } else if (text.substr(0, 4) == "geo:") {
        text = text.substr(4, text.find_first_of(";?") == std::string_view::npos ? std::string_view::npos : text.find_first_of(";?") - 4);
    }
    const std::size_t gap = text.find_first_of(separators);
    if (gap == std::string_view::npos || text.size() > 60)
        return false;
    std::string_view second = text.substr(gap + 1);
    second = second.substr(0, second.find_first_of(",;|"));
    double a = 0;
    double b = 0;
    int decimalsA = 0;
    int decimalsB = 0;
    if (!readCoordinate(text.substr(0, gap), a, decimalsA) || !readCoordinate(second, b, decimalsB) || decimalsA < 2 || decimalsB < 2)
        return false;
    const auto isChina = [](double latitude, double longitude) { return latitude > 3 && latitude < 54 && longitude > 73 && longitude < 136; };
    point.decimals = std::min(decimalsA, decimalsB);
    if ((isChina(b, a) && !isChina(a, b)) || std::fabs(a) > 90) {
        point.longitude = a;
        point.latitude = b;
    } else {
        point.latitude = a;
        point.longitude = b;
    }
    return std::fabs(point.latitude) <= 90 && (point.latitude != 0 || point.longitude != 0);
}

bool isInternationalPhone(std::string_view text) noexcept
{
    text = trimmed(text);
    const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), isDigit));
    if (digits < 9 || digits > 15 || text.size() > 22 || text.find_first_not_of("+0123456789 ()-.") != std::string_view::npos || isPlaceholder(text))
        return false;
    if (text.front() == '+')
        return text.size() > 1 && text[1] != '0' && text.find('.') == std::string_view::npos;
    // Numbers that the caller pays nothing for are nobody's own.
    const std::string_view area = text.substr(text.front() == '(' ? 1 : 0, 3);
    if (area == "400" || area == "800" || area == "888" || area == "877" || area == "866" || area == "855")
        return false;
    // North America: (415) 555-0132, 415-555-0132, 415.555.0132
    const std::string_view shape = text.front() == '(' ? "(ddd) ddd-dddd" : "ddd-ddd-dddd";
    std::string plain(text);
    std::replace(plain.begin(), plain.end(), '.', '-');
    if (plain.size() == 13 && plain[0] == '(' && plain[4] == ')')
        plain.insert(5, " ");
    return plain.size() == shape.size() && digits == 10 && std::equal(plain.begin(), plain.end(), shape.begin(), [](char a, char b) { return b == 'd' ? isDigit(a) : a == b; }) &&
           plain[plain.front() == '(' ? 1 : 0] >= '2';
}

bool isSocialSecurityNumber(std::string_view text) noexcept
{
    if (text.size() != 11 || text[3] != '-' || text[6] != '-' || !allDigits(text.substr(0, 3)) || !allDigits(text.substr(4, 2)) || !allDigits(text.substr(7)))
        return false;
    return text.substr(0, 3) != "000" && text.substr(0, 3) != "666" && text[0] != '9' && text.substr(4, 2) != "00" && text.substr(7) != "0000" && text != "123-45-6789";
}

bool isIban(std::string_view text) noexcept
{
    std::array<char, 40> plain{};
    std::size_t length = 0;
    for (const char c : text) {
        if (c == ' ')
            continue;
        if (length >= 34 || !(isDigit(c) || (c >= 'A' && c <= 'Z')))
            return false;
        plain[length++] = c;
    }
    if (length < 15 || isDigit(plain[0]) || isDigit(plain[1]) || !isDigit(plain[2]) || !isDigit(plain[3]))
        return false;
    int rest = 0;
    for (std::size_t i = 0; i < length; ++i) {
        const char c = plain[(i + 4) % length];
        rest = isDigit(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
    }
    return rest == 1;
}

bool readScaledCoordinate(std::string_view text, double most, double &value, int &decimals) noexcept
{
    text = trimmed(text);
    const bool isNegative = !text.empty() && text.front() == '-';
    const std::string_view digits = text.substr(isNegative ? 1 : 0);
    if (digits.size() < 7 || digits.size() > 10 || !allDigits(digits))
        return false;
    double whole = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), whole);
    for (const double scale : {1e6, 1e7}) {
        value = (isNegative ? -whole : whole) / scale;
        decimals = scale > 5e6 ? 7 : 6;
        if (std::fabs(value) <= most && std::fabs(value) >= 1)
            return true;
    }
    return false;
}

std::size_t countPackages(std::string_view text) noexcept
{
    std::size_t count = 0;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of(",;|\n ");
        const std::string_view name = trimmed(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (name.empty())
            continue;
        const auto isPart = [](char c) { return isAlnum(c) || c == '.' || c == '_' || c == '-'; };
        if (!std::all_of(name.begin(), name.end(), isPart) || !startsWithAny(name, {"com.", "cn.", "org.", "net.", "tv.", "io.", "me.", "air.", "app.", "android."}))
            return 0;
        ++count;
    }
    return count;
}

}  // namespace probity::observed
