#include "analysis/observed/persona_index.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>
#include <utility>

#include "analysis/observed/codecs.h"
#include "base/hashing.h"
#include "base/text.h"

namespace probity::observed {

namespace {

constexpr std::size_t shortestNeedle = 4;
constexpr double nearDegrees = 0.0105;

std::uint32_t fourBytes(const char *text) noexcept
{
    std::uint32_t value = 0;
    std::memcpy(&value, text, 4);
    return value | 0x20202020U;
}

std::size_t slot(std::uint32_t start) noexcept
{
    return (start * 0x9E3779B1U) >> 16U;
}

std::string upperAscii(std::string text)
{
    for (char &c : text)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return text;
}

std::string withoutSeparators(const std::string &text)
{
    std::string out;
    for (const char c : text)
        if (c != '-' && c != ':' && c != ' ' && c != '.' && c != '/')
            out.push_back(c);
    return out;
}

std::string base64Encode(std::string_view bytes)
{
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t bits = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k)
            bits = (bits << 8U) | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k <= count; ++k)
            out.push_back(alphabet[(bits >> (18U - 6U * static_cast<unsigned>(k))) & 63U]);
    }
    return out;
}

std::string percentEncode(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (isAlnum(c) || c == '-' || c == '_' || c == '.' || c == '~') {
            out.push_back(c);
        } else {
            out.push_back('%');
            out.push_back(digits[byte >> 4U]);
            out.push_back(digits[byte & 15U]);
        }
    }
    return out;
}

std::string fromHex(const std::string &hex)
{
    std::string out;
    const auto digit = [](char c) { return isDigit(c) ? c - '0' : c - 'a' + 10; };
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        out.push_back(static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1])));
    return out;
}

std::string grouped(const std::string &text, std::initializer_list<std::size_t> sizes, const char *separator)
{
    std::string out;
    std::size_t at = 0;
    for (const std::size_t size : sizes) {
        if (at >= text.size())
            break;
        out += (out.empty() ? "" : separator) + text.substr(at, size);
        at += size;
    }
    return at < text.size() ? out + separator + text.substr(at) : out;
}

void addDates(const std::string &text, std::set<std::string> &out)
{
    const std::string plain = withoutSeparators(text);
    if (plain.size() != 8 || !std::all_of(plain.begin(), plain.end(), isDigit))
        return;
    const std::string year = plain.substr(0, 4);
    const std::string month = plain.substr(4, 2);
    const std::string day = plain.substr(6, 2);
    const std::string shortMonth = month[0] == '0' ? month.substr(1) : month;
    const std::string shortDay = day[0] == '0' ? day.substr(1) : day;
    out.insert({year + "-" + month + "-" + day, year + "/" + month + "/" + day, year + "." + month + "." + day, plain,
                year + "年" + month + "月" + day + "日", year + "年" + shortMonth + "月" + shortDay + "日", year + "-" + shortMonth + "-" + shortDay,
                year + "/" + shortMonth + "/" + shortDay});
}

/// The spellings of a value that people and programs use, besides the one in the persona file.
std::set<std::string> spellings(const PersonaValue &value)
{
    std::set<std::string> out{value.value};
    const std::string plain = withoutSeparators(value.value);
    const std::string &field = value.field;
    if (field == "mac" || field == "bssid") {
        out.insert({plain, grouped(plain, {2, 2, 2, 2, 2, 2}, ":"), grouped(plain, {2, 2, 2, 2, 2, 2}, "-"), grouped(plain, {4, 4, 4}, ".")});
    } else if (field == "phone_number") {
        std::string digits = digitsOnly(value.value);
        if (digits.size() == 13 && digits.compare(0, 2, "86") == 0)
            digits.erase(0, 2);
        if (!digits.empty())
            out.insert({digits, "+86" + digits, "86" + digits, "0086" + digits, grouped(digits, {3, 4, 4}, " "), grouped(digits, {3, 4, 4}, "-"), "86-" + digits});
    } else if (field == "bank_card") {
        out.insert({plain, grouped(plain, {4, 4, 4, 4, 4}, " "), grouped(plain, {4, 4, 4, 4, 4}, "-")});
    } else if (field == "idfa" || field == "gaid" || field == "oaid" || field == "android_id") {
        out.insert(plain);
        if (plain.size() == 32)
            out.insert(grouped(plain, {8, 4, 4, 4, 12}, "-"));
    } else if (field == "imei" && plain.size() == 15) {
        out.insert(plain.substr(0, 14));
    } else if (field == "plate" && plain.size() >= 9) {
        out.insert({plain, plain.substr(0, 4) + "·" + plain.substr(4), plain.substr(0, 4) + " " + plain.substr(4), plain.substr(3)});
    } else if (field == "birthday") {
        addDates(value.value, out);
    }
    return out;
}

bool isWeakField(const PersonaValue &value)
{
    if (value.field == "birthday" || value.field == "ip" || value.field == "ssid" || value.field == "nickname")
        return true;
    const bool isShort = value.value.size() < 7 || (value.field == "name" && value.value.size() < 9);
    return isShort;
}

/// The offset of GCJ-02 from WGS-84 (constants as published with coordtransform, MIT), good to a few metres.
Point toGcj(const Point &wgs) noexcept
{
    constexpr double pi = 3.14159265358979324;
    constexpr double axis = 6378245.0;
    constexpr double eccentricity = 0.00669342162296594323;
    const double x = wgs.longitude - 105.0;
    const double y = wgs.latitude - 35.0;
    const double waves = (20.0 * std::sin(6.0 * x * pi) + 20.0 * std::sin(2.0 * x * pi)) * 2.0 / 3.0;
    double north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::fabs(x)) + waves;
    north += (20.0 * std::sin(y * pi) + 40.0 * std::sin(y / 3.0 * pi)) * 2.0 / 3.0 + (160.0 * std::sin(y / 12.0 * pi) + 320.0 * std::sin(y * pi / 30.0)) * 2.0 / 3.0;
    double east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::fabs(x)) + waves;
    east += (20.0 * std::sin(x * pi) + 40.0 * std::sin(x / 3.0 * pi)) * 2.0 / 3.0 + (150.0 * std::sin(x / 12.0 * pi) + 300.0 * std::sin(x / 30.0 * pi)) * 2.0 / 3.0;
    const double radians = wgs.latitude / 180.0 * pi;
    const double magic = 1.0 - eccentricity * std::sin(radians) * std::sin(radians);
    Point out = wgs;
    out.latitude += north * 180.0 / (axis * (1.0 - eccentricity) / (magic * std::sqrt(magic)) * pi);
    out.longitude += east * 180.0 / (axis / std::sqrt(magic) * std::cos(radians) * pi);
    return out;
}

Point shifted(const Point &point, double latitude, double longitude) noexcept
{
    Point out = point;
    out.latitude += latitude;
    out.longitude += longitude;
    return out;
}

}  // namespace

PersonaIndex::PersonaIndex(Persona persona) : m_persona(std::move(persona))
{
    for (std::size_t i = 0; i < m_persona.values.size(); ++i)
        if (m_persona.values[i].field != "lat" && m_persona.values[i].field != "lng")
            addValue(i);
    addPosition();
}

void PersonaIndex::addNeedle(std::string text, std::size_t value, const char *coding, Case letters, bool isWeak)
{
    if (text.size() < shortestNeedle)
        return;
    const std::uint32_t start = fourBytes(text.data());
    const std::size_t at = slot(start);
    m_table[at / 64] |= std::uint64_t{1} << (at % 64);
    std::vector<std::uint32_t> &bucket = m_byStart[start];
    for (const std::uint32_t other : bucket)
        if (m_needles[other].text == text)
            return;
    bucket.push_back(static_cast<std::uint32_t>(m_needles.size()));
    m_needles.push_back(Needle{std::move(text), value, coding, letters, isWeak});
}

void PersonaIndex::addHashes(std::size_t index, const std::string &text)
{
    const std::pair<const char *, std::string> hashes[] = {{"md5", md5Hex(text)}, {"sha1", sha1Hex(text)}, {"sha256", sha256(text).hex()}};
    for (const auto &hash : hashes) {
        addNeedle(hash.second, index, hash.first, Case::Folded, false);
        addNeedle(base64Encode(fromHex(hash.second)), index, hash.first, Case::Exact, false);
    }
    // The middle sixteen digits, as much old code sends them.
    addNeedle(hashes[0].second.substr(8, 16), index, "md5", Case::Folded, false);
}

void PersonaIndex::addValue(std::size_t index)
{
    const PersonaValue &value = m_persona.values[index];
    const bool isWeak = isWeakField(value);
    std::set<std::string> hashed;
    for (const std::string &spelling : spellings(value)) {
        addNeedle(spelling, index, "", Case::Folded, isWeak);
        hashed.insert({spelling, toLowerAscii(spelling), upperAscii(spelling)});
        if (spelling.size() >= 6) {
            addNeedle(base64Encode(spelling), index, "base64", Case::Exact, false);
            addNeedle(hexEncode(spelling), index, "hex", Case::Folded, false);
            if (const std::string percent = percentEncode(spelling); percent != spelling)
                addNeedle(percent, index, "percent", Case::Folded, isWeak);
        }
    }
    for (const std::string &text : hashed) {
        addHashes(index, text);
        if (!m_persona.appId.empty()) {
            addHashes(index, m_persona.appId + text);
            addHashes(index, text + m_persona.appId);
        }
    }
}

void PersonaIndex::addPosition()
{
    Point point;
    int decimals = 0;
    bool hasLatitude = false;
    bool hasLongitude = false;
    for (const PersonaValue &value : m_persona.values) {
        if (value.field == "lat") {
            hasLatitude = readCoordinate(value.value, point.latitude, decimals);
            m_position = value;
        } else if (value.field == "lng") {
            hasLongitude = readCoordinate(value.value, point.longitude, decimals);
        }
    }
    if (!hasLatitude || !hasLongitude) {
        m_position.reset();
        return;
    }
    // The tester may have noted any of the three; what is sent may be any of the three.
    const Point gcj = toGcj(point);
    m_points = {point, gcj, shifted(gcj, 0.006, 0.0065), shifted(point, 0.006, 0.0065), shifted(point, point.latitude - gcj.latitude, point.longitude - gcj.longitude)};
}

bool PersonaIndex::isNearLatitude(double value) const noexcept
{
    return std::any_of(m_points.begin(), m_points.end(), [value](const Point &p) { return std::fabs(p.latitude - value) <= nearDegrees; });
}

bool PersonaIndex::isNearLongitude(double value) const noexcept
{
    return std::any_of(m_points.begin(), m_points.end(), [value](const Point &p) { return std::fabs(p.longitude - value) <= nearDegrees; });
}

bool PersonaIndex::isNear(const Point &point) const noexcept
{
    return std::any_of(m_points.begin(), m_points.end(), [&point](const Point &p) {
        return std::fabs(p.latitude - point.latitude) <= nearDegrees && std::fabs(p.longitude - point.longitude) <= nearDegrees;
    });
}

bool PersonaIndex::matches(const Needle &needle, std::string_view text, std::size_t at) const noexcept
{
    if (text.size() - at < needle.text.size())
        return false;
    const std::string_view found = text.substr(at, needle.text.size());
    if (needle.letters == Case::Exact) {
        if (found != needle.text)
            return false;
    } else if (!std::equal(found.begin(), found.end(), needle.text.begin(), [](char a, char b) { return lower(a) == lower(b); })) {
        return false;
    }
    // Not the middle of a longer number or word.
    const std::size_t end = at + needle.text.size();
    const bool opens = at == 0 || !isAlnum(found.front()) || !isAlnum(text[at - 1]);
    const bool closes = end == text.size() || !isAlnum(found.back()) || !isAlnum(text[end]);
    return opens && closes;
}

void PersonaIndex::find(std::string_view text, std::vector<PersonaHit> &hits) const
{
    if (text.size() < shortestNeedle || m_needles.empty())
        return;
    for (std::size_t at = 0; at + shortestNeedle <= text.size(); ++at) {
        const std::uint32_t start = fourBytes(text.data() + at);
        const std::size_t bit = slot(start);
        if ((m_table[bit / 64] >> (bit % 64) & 1U) == 0)
            continue;
        const auto bucket = m_byStart.find(start);
        if (bucket == m_byStart.end())
            continue;
        const Needle *best = nullptr;
        for (const std::uint32_t index : bucket->second) {
            const Needle &needle = m_needles[index];
            if ((!best || needle.text.size() > best->text.size()) && matches(needle, text, at))
                best = &needle;
        }
        if (!best)
            continue;
        hits.push_back(PersonaHit{&m_persona.values[best->value], best->coding, text.substr(at, best->text.size()), best->isWeak});
        at += best->text.size() - 1;
    }
}

}  // namespace probity::observed
