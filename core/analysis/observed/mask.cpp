#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "analysis/observed/codecs.h"
#include "analysis/observed/observer.h"
#include "base/text.h"

namespace probity {

namespace {

constexpr std::size_t longestMask = 8;

/// Keeps so many characters at both ends; always hides at least half and one.
std::string keepEnds(const std::u32string &text, std::size_t first, std::size_t last)
{
    while (first + last > 0 && (first + last) * 2 > text.size()) {
        if (last > first || first == 0)
            --last;
        else
            --first;
    }
    const std::size_t hidden = text.size() - first - last;
    return toUtf8(text.substr(0, first)) + std::string(std::min(hidden, longestMask), '*') + toUtf8(text.substr(text.size() - last));
}

/// An identifier of a kind whose ends are shown by custom: fixed counts, hidden in full where it is too short for them.
std::string keepFixed(const std::u32string &text, std::size_t first, std::size_t last)
{
    if (text.size() < first + last + 3)
        return keepEnds(text, 1, 1);
    return toUtf8(text.substr(0, first)) + std::string(std::min(text.size() - first - last, longestMask), '*') + toUtf8(text.substr(text.size() - last));
}

std::string maskEmail(const std::string &value)
{
    const std::size_t at = value.rfind('@');
    if (at == std::string::npos)
        return keepEnds(toUtf32(value), 1, 1);
    const std::u32string local = toUtf32(value.substr(0, at));
    return keepEnds(local, local.size() > 2 ? 1 : 0, 0) + value.substr(at);
}

/// Whole degrees tell the country and no more.
std::string maskCoordinates(const std::string &value)
{
    std::string out;
    bool isFraction = false;
    for (const char c : value) {
        if (c == '.')
            isFraction = true;
        else if (isFraction && !observed::isDigit(c))
            isFraction = false;
        out.push_back(isFraction && c != '.' ? '*' : c);
    }
    return out.find('*') == std::string::npos ? keepEnds(toUtf32(value), 1, 1) : out;
}

bool isSummary(std::string_view value) noexcept
{
    constexpr std::array<std::string_view, 2> ends{" values", " bytes"};
    return std::any_of(ends.begin(), ends.end(), [value](std::string_view end) { return value.size() > end.size() && value.size() < 40 && value.substr(value.size() - end.size()) == end; });
}

}  // namespace

std::string maskValue(const CategoryId &category, const std::string &value)
{
    const std::string &id = category.value;
    if (value.empty() || isSummary(value))
        return value;
    const std::u32string text = toUtf32(value);
    if (id == "name_nickname")
        return text.size() <= 1 ? "*" : text.size() == 2 ? toUtf8(text.substr(0, 1)) + "*" : toUtf8(text.substr(0, 1)) + std::string(std::min(text.size() - 2, longestMask), '*') + toUtf8(text.substr(text.size() - 1));
    if (id == "national_id")
        return keepFixed(text, 1, 1);
    if (id == "phone_number")
        return keepFixed(text, 3, 2);
    if (id == "payment_financial")
        return text.size() < 8 ? std::string(std::min(text.size(), longestMask), '*') : keepFixed(text, 0, 4);
    if (id == "email")
        return maskEmail(value);
    if (id == "precise_location" || id == "approximate_location")
        return maskCoordinates(value);
    if (id == "credentials_password" || id == "biometric" || id == "health_fitness" || id == "religion_politics_sexual")
        return std::string(std::min(text.size(), longestMask), '*');
    if (text.size() > 60)
        return toUtf8(text.substr(0, 4)) + std::string(longestMask, '*') + " (" + std::to_string(text.size()) + " characters)";
    return keepEnds(text, text.size() >= 12 ? 3 : 1, text.size() >= 12 ? 2 : 1);
}

}  // namespace probity
