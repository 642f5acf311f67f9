#include "analysis/observed/persona_spellings.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/observed/codecs.h"
#include "analysis/observed/forms.h"
#include "base/clock.h"
#include "base/text.h"

namespace probity::observed {

namespace {

constexpr std::size_t shortestStrong = 7;

class SpellingList {
public:
    explicit SpellingList(bool isWeak) : m_isWeak(isWeak) {}

    void add(std::string text) { insert(std::move(text), m_isWeak); }
    void addWeak(std::string text) { insert(std::move(text), true); }
    std::vector<Spelling> take() { return std::move(m_out); }

private:
    void insert(std::string text, bool isWeak)
    {
        if (!text.empty() && std::none_of(m_out.begin(), m_out.end(), [&text](const Spelling &known) { return known.text == text; }))
            m_out.push_back(Spelling{std::move(text), isWeak});
    }

    bool m_isWeak;
    std::vector<Spelling> m_out;
};

bool isOneOf(const std::string &field, std::initializer_list<const char *> fields)
{
    return std::any_of(fields.begin(), fields.end(), [&field](const char *one) { return field == one; });
}

std::string without(std::string_view text, std::string_view separators)
{
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), [separators](char c) { return separators.find(c) == std::string_view::npos; });
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

void addDates(const std::string &text, SpellingList &out)
{
    const std::string plain = without(text, "-/. ");
    if (plain.size() != 8 || !std::all_of(plain.begin(), plain.end(), isDigit))
        return;
    const std::string year = plain.substr(0, 4);
    const std::string month = plain.substr(4, 2);
    const std::string day = plain.substr(6, 2);
    const std::string shortMonth = month[0] == '0' ? month.substr(1) : month;
    const std::string shortDay = day[0] == '0' ? day.substr(1) : day;
    for (const char *separator : {"-", "/", "."}) {
        out.add(year + separator + month + separator + day);
        out.add(year + separator + shortMonth + separator + shortDay);
        out.add(day + separator + month + separator + year);
        out.add(month + separator + day + separator + year);
    }
    out.add(plain);
    out.add(year + "年" + month + "月" + day + "日");
    out.add(year + "年" + shortMonth + "月" + shortDay + "日");
    if (plain >= "19700102")
        if (const auto midnight = parseTimestamp(year + "-" + month + "-" + day + "T00:00:00Z"))
            for (const std::int64_t hours : {0, 8}) {
                const std::int64_t seconds = midnight->microseconds / 1'000'000 - hours * 3600;
                out.add(std::to_string(seconds * 1000));
                out.addWeak(std::to_string(seconds));
            }
}

void addPhones(const std::string &text, SpellingList &out)
{
    std::string digits = digitsOnly(without(text, "."));
    if (digits.size() == 13 && digits.compare(0, 2, "86") == 0)
        digits.erase(0, 2);
    else if (digits.size() == 11 && digits[0] == '1' && text.front() == '+')
        digits.erase(0, 1);
    if (digits.size() < 7)
        return;
    const bool isMainland = digits.size() == 11 && digits[0] == '1';
    const std::string code = isMainland ? "86" : digits.size() == 10 ? "1" : std::string();
    out.add(digits);
    for (const char *separator : {" ", "-", "."})
        out.add(isMainland ? grouped(digits, {3, 4, 4}, separator) : grouped(digits, {3, 3, 4}, separator));
    if (!isMainland && digits.size() == 10) {
        out.add("(" + digits.substr(0, 3) + ") " + grouped(digits.substr(3), {3, 4}, "-"));
        out.add("(" + digits.substr(0, 3) + ")" + grouped(digits.substr(3), {3, 4}, "-"));
    }
    for (const std::string &prefix : {"+" + code, code, "00" + code, "(+" + code + ")", "+" + code + " ", code + "-", "+" + code + "-", code + " "})
        if (!code.empty())
            out.add(prefix + digits);
}

void addIdentifiers(const PersonaValue &value, SpellingList &out)
{
    const std::string plain = without(value.value, "-:. ");
    out.add(plain);
    if (value.field == "mac" || value.field == "bssid") {
        for (const char *separator : {":", "-"})
            out.add(grouped(plain, {2, 2, 2, 2, 2, 2}, separator));
        out.add(grouped(plain, {4, 4, 4}, "."));
    } else if (plain.size() == 32) {
        out.add(grouped(plain, {8, 4, 4, 4, 12}, "-"));
        out.add("{" + grouped(plain, {8, 4, 4, 4, 12}, "-") + "}");
    } else if (value.field == "imei" && plain.size() == 15) {
        out.addWeak(plain.substr(0, 14));
        out.add(grouped(plain, {2, 6, 6, 1}, "-"));
        out.add(grouped(plain, {6, 2, 6, 1}, " "));
    }
}

void addNames(const std::string &text, SpellingList &out)
{
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string::npos || blank == 0 || blank + 1 == text.size())
        return;
    const std::string given = text.substr(0, blank);
    const std::string family = text.substr(blank + 1);
    out.add(family + " " + given);
    out.add(family + ", " + given);
    out.add(family + "," + given);
    for (const char *joint : {"_", ".", "-", "+"})
        out.add(given + joint + family);
    out.addWeak(without(text, " "));
}

void addPlates(const std::string &text, SpellingList &out)
{
    std::string plain = without(text, " -");
    if (const std::size_t dot = plain.find("·"); dot != std::string::npos)
        plain.erase(dot, 2);
    out.add(plain);
    // A province is three bytes, then the letter of its city.
    if (plain.size() < 9 || static_cast<unsigned char>(plain[0]) < 0x80)
        return;
    for (const char *separator : {"·", " ", "-", "."})
        out.add(plain.substr(0, 4) + separator + plain.substr(4));
    out.addWeak(plain.substr(3));
}

bool isWeakValue(const PersonaValue &value)
{
    if (isOneOf(value.field, {"birthday", "ip", "ssid", "nickname"}))
        return true;
    return value.value.size() < shortestStrong || (value.field == "name" && value.value.size() < 9);
}

}  // namespace

std::vector<Spelling> spellingsOf(const PersonaValue &value)
{
    SpellingList out(isWeakValue(value));
    const std::string &field = value.field;
    out.add(value.value);
    if (field == "phone_number")
        addPhones(value.value, out);
    else if (field == "birthday")
        addDates(value.value, out);
    else if (field == "name" || field == "nickname")
        addNames(value.value, out);
    else if (field == "plate")
        addPlates(value.value, out);
    else if (isOneOf(field, {"mac", "bssid", "idfa", "gaid", "oaid", "android_id", "imei", "imsi", "iccid"}))
        addIdentifiers(value, out);
    else if (isOneOf(field, {"national_id", "passport"}))
        out.add(without(value.value, " -."));
    if (field == "bank_card") {
        const std::string plain = without(value.value, " -");
        out.add(plain);
        out.add(grouped(plain, {4, 4, 4, 4}, " "));
        out.add(grouped(plain, {4, 4, 4, 4}, "-"));
        out.add(grouped(plain, {4, 4, 4, 4, 4}, " "));
    }
    if (field == "postal_address")
        out.add(without(value.value, " ,"));
    return out.take();
}

std::string upperAscii(std::string text)
{
    for (char &c : text)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return text;
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

}  // namespace probity::observed
