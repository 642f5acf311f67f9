#include "analysis/observed/persona_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <utility>

#include "analysis/observed/codecs.h"
#include "analysis/observed/persona_spellings.h"
#include "base/base64.h"
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

/// RFC 4648, section 6, without padding.
std::string base32Encode(std::string_view bytes)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string out;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : bytes) {
        bits = (bits << 8U) | static_cast<unsigned char>(c);
        for (count += 8; count >= 5; count -= 5)
            out.push_back(letters[bits >> (count - 5) & 31U]);
    }
    if (count > 0)
        out.push_back(letters[bits << (5 - count) & 31U]);
    return out;
}

/// Every character beyond ASCII as its number in four hex digits.
std::string escaped(const std::string &text, const char *before, const char *behind)
{
    std::string out;
    for (const char32_t c : toUtf32(text)) {
        std::array<char, 16> digits{};
        std::snprintf(digits.data(), digits.size(), "%04x", static_cast<unsigned>(c));
        if (c < 0x80)
            out.push_back(static_cast<char>(c));
        else
            out.append(before).append(digits.data()).append(behind);
    }
    return out;
}

std::string numbered(const std::string &text)
{
    std::string out;
    for (const char32_t c : toUtf32(text)) {
        if (c < 0x80)
            out.push_back(static_cast<char>(c));
        else
            out.append("&#").append(std::to_string(static_cast<unsigned>(c))).append(";");
    }
    return out;
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

/// Dresses that the opener does not undo, because nothing would tell them from text, or because the text is no body of its own.
void PersonaIndex::addDresses(std::size_t index, const Spelling &spelling)
{
    const std::string &text = spelling.text;
    std::string base64 = encodeBase64(text);
    while (!base64.empty() && base64.back() == '=')
        base64.pop_back();
    addNeedle(std::move(base64), index, "base64", Case::Exact, false);
    addNeedle(hexEncode(text), index, "hex", Case::Folded, false);
    addNeedle(base32Encode(text), index, "base32", Case::Folded, false);
    if (const std::string percent = percentEncode(text); percent != text)
        addNeedle(percent, index, "percent", Case::Folded, spelling.isWeak);
    const bool isAscii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (isAscii && text.size() >= 8) {
        addNeedle(std::string(text.rbegin(), text.rend()), index, "reversed", Case::Folded, spelling.isWeak);
    } else if (!isAscii) {
        const std::string gb = encodeGb18030(text);
        addNeedle(gb, index, "gb18030", Case::Exact, spelling.isWeak);
        addNeedle(percentEncode(gb), index, "gb18030", Case::Folded, spelling.isWeak);
        addNeedle(escaped(text, "\\u", ""), index, "escape", Case::Folded, spelling.isWeak);
        addNeedle(escaped(text, "%u", ""), index, "escape", Case::Folded, spelling.isWeak);
        addNeedle(escaped(text, "&#x", ";"), index, "entities", Case::Folded, spelling.isWeak);
        addNeedle(numbered(text), index, "entities", Case::Folded, spelling.isWeak);
    }
}

void PersonaIndex::addValue(std::size_t index)
{
    for (const Spelling &spelling : spellingsOf(m_persona.values[index])) {
        addNeedle(spelling.text, index, "", Case::Folded, spelling.isWeak);
        if (spelling.text.size() >= 6)
            addDresses(index, spelling);
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
    findHashes(text, hits);
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

void PersonaIndex::findHashes(std::string_view text, std::vector<PersonaHit> &hits) const
{
    // Made when the first text asks for it: a capture without one saves the hashing.
    std::call_once(m_hashesMade, [this] { m_hashes = std::make_unique<const PersonaHashes>(m_persona); });
    std::vector<HashHit> found;
    m_hashes->find(text, found);
    for (const HashHit &hit : found)
        hits.push_back(PersonaHit{&m_persona.values[hit.value], hit.coding, hit.text, hit.isWeak});
}

}  // namespace probity::observed
