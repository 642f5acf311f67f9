#include "analysis/observed/plausibility.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "analysis/observed/codecs.h"
#include "analysis/observed/forms.h"
#include "base/base64.h"
#include "base/text.h"

namespace probity::observed {

namespace {

struct Shape {
    std::size_t digits = 0;
    std::size_t letters = 0;
    std::size_t wide = 0;       ///< bytes of characters beyond ASCII
    std::size_t blanks = 0;
    std::size_t others = 0;
};

Shape shapeOf(std::string_view text) noexcept
{
    Shape shape;
    for (const char c : text) {
        if (isDigit(c))
            ++shape.digits;
        else if (isLetter(c))
            ++shape.letters;
        else if (static_cast<unsigned char>(c) >= 0x80)
            ++shape.wide;
        else if (c == ' ')
            ++shape.blanks;
        else
            ++shape.others;
    }
    return shape;
}

bool isAddressLike(std::string_view text)
{
    constexpr std::array<std::string_view, 22> places{"省", "市", "区", "县", "镇", "乡", "村", "路", "街", "道", "巷", "号", "楼", "室", "栋", "单元", "小区", "大厦", "花园", "广场", "弄", "苑"};
    const Shape shape = shapeOf(text);
    if (text.size() > 300 || isIp(text) || isMac(text) || text.find("://") != std::string_view::npos || isEmail(text) || text.substr(0, 2) == "0x")
        return false;
    if (shape.wide >= 6)
        return std::any_of(places.begin(), places.end(), [text](std::string_view place) { return text.find(place) != std::string_view::npos; }) || shape.wide >= 12;
    return shape.letters >= 4 && shape.blanks >= 1 && text.size() >= 8;
}

bool isIdentifierLike(std::string_view text, std::size_t atLeast)
{
    if (text.size() < atLeast || text.size() > 512 || isPlaceholder(text))
        return false;
    const Shape shape = shapeOf(text);
    return shape.wide == 0 && shape.blanks == 0 && shape.digits >= 2 && text.find("://") == std::string_view::npos && text.find('/') == std::string_view::npos;
}

bool isInRange(std::string_view text, double low, double high)
{
    double value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc() && result.ptr == text.data() + text.size() && value >= low && value <= high;
}

template <std::size_t N>
bool isOneOf(std::string_view text, const std::array<std::string_view, N> &words)
{
    const std::string small = toLowerAscii(text);
    return std::find(words.begin(), words.end(), std::string_view(small)) != words.end();
}

Fit good(bool holds)
{
    return holds ? Fit::Good : Fit::None;
}

Fit fitResidentId(std::string_view value)
{
    if (isResidentId(value))
        return Fit::Proven;
    const auto stars = static_cast<std::size_t>(std::count(value.begin(), value.end(), '*'));
    if ((value.size() == 18 || value.size() == 15) && stars >= 4 && stars < value.size())
        return Fit::Weak;
    return good(isResidentIdOld(value));
}

Fit fitBankCard(std::string_view value)
{
    const std::string digits = digitsOnly(value);
    if (isBankCard(digits))
        return Fit::Proven;
    if (value.find('*') != std::string_view::npos && value.size() >= 12 && value.size() <= 23)
        return Fit::Weak;
    return digits.size() >= 12 && digits.size() <= 23 && !isPlaceholder(digits) && !isResidentId(value) ? Fit::Weak : Fit::None;
}

Fit fitImei(std::string_view value)
{
    const std::string digits = digitsOnly(value.substr(0, value.find_first_of(",/")));
    if (isImei(digits))
        return Fit::Proven;
    return good((digits.size() >= 14 && digits.size() <= 16 && !isPlaceholder(digits)) || (value.size() == 14 && isHex(value) && !isPlaceholder(value)));
}

Fit fitMac(std::string_view value)
{
    if (isMac(value))
        return Fit::Proven;
    return good(value.size() == 12 && isHex(value) && !isPlaceholder(value) && value != "020000000000");
}

Fit fitAdvertisingId(std::string_view value)
{
    if (isPlaceholder(value))
        return Fit::None;
    if (isUuid(value))
        return Fit::Good;
    const bool isPlainHex = (value.size() == 16 || value.size() == 32 || value.size() == 40 || value.size() == 64) && isHex(value);
    return isPlainHex ? Fit::Good : isIdentifierLike(value, 16) ? Fit::Weak : Fit::None;
}

Fit fitPhone(std::string_view value)
{
    std::string dashes;
    if (value.find('.') != std::string_view::npos && value.size() <= 20) {
        dashes = value;
        std::replace(dashes.begin(), dashes.end(), '.', '-');
        value = dashes;
    }
    if (isMobile(value))
        return Fit::Proven;
    if (value.size() > 1 && value.front() != '1' && value.substr(0, 3) == "400")
        return Fit::None;
    return isPhone(value) ? (value.find('*') == std::string_view::npos ? Fit::Good : Fit::Weak) : Fit::None;
}

Fit fitGender(std::string_view value)
{
    constexpr std::array<std::string_view, 28> words{"1", "2", "m", "f", "male", "female", "man", "woman", "男", "女", "boy", "girl", "hombre", "mujer", "masculino", "feminino", "femenino", "homme",
                                                     "femme", "masculin", "feminin", "mann", "frau", "weiblich", "мужской", "男性", "女性", "남"};
    return good(isOneOf(value, words));
}

Fit fitNetworkType(std::string_view value)
{
    constexpr std::array<std::string_view, 16> words{"wifi", "wi-fi", "2g", "3g", "4g", "5g", "lte", "nr", "cellular", "mobile", "wwan", "wlan", "ethernet", "edge", "wcdma", "slow-2g"};
    return good(isOneOf(value, words));
}

Fit fitCarrier(std::string_view value)
{
    constexpr std::array<std::string_view, 12> words{"cmcc", "cucc", "ctcc", "china mobile", "china unicom", "china telecom", "china_mobile", "china_unicom", "china_telecom", "cbn", "t-mobile", "vodafone"};
    const Shape shape = shapeOf(value);
    if (shape.digits == value.size())
        return good(value.substr(0, 3) == "460" && value.size() <= 6);
    return isOneOf(value, words) || value.find("移动") != std::string_view::npos || value.find("联通") != std::string_view::npos || value.find("电信") != std::string_view::npos ? Fit::Good : Fit::None;
}

Fit fitAccount(std::string_view value)
{
    if (isPlaceholder(value) || value.size() > 128 || value.find("://") != std::string_view::npos)
        return Fit::None;
    const Shape shape = shapeOf(value);
    if (shape.blanks > 0 || value.size() < 2 || value.front() == '-' || (shape.digits == value.size() && value.size() < 3))
        return Fit::None;
    // Seats, shops and advertisers are counted in few digits; so are few people.
    return shape.digits == value.size() && value.size() <= 3 ? Fit::Weak : Fit::Good;
}

Fit fitLogin(std::string_view value)
{
    const Shape shape = shapeOf(value);
    const bool isText = shape.wide == 0 && shape.blanks == 0 && shape.letters >= 2 && value.size() >= 3 && value.size() <= 40;
    return good(isText && !isPlaceholder(value) && !isHashShaped(value) && value.find('/') == std::string_view::npos);
}

Fit fitText(std::string_view value)
{
    const Shape shape = shapeOf(value);
    return good(!isPlaceholder(value) && (shape.wide > 0 || shape.letters >= 2) && !isHashShaped(value) && !isUuid(value));
}

Fit fitNumber(std::string_view value, double low, double high)
{
    return good(isInRange(value, low, high));
}

Fit fitCity(std::string_view value)
{
    const Shape shape = shapeOf(value);
    const bool isCode = shape.digits == 6 && value.size() == 6 && value[0] != '0';
    return good(isCode || (value.size() <= 60 && (shape.wide >= 6 || (shape.letters >= 3 && shape.digits == 0)) && !isPlaceholder(value)));
}

Fit fitPassword(std::string_view value)
{
    return good(value.size() >= 4 && value.size() <= 512 && value.find_first_not_of('*') != std::string_view::npos && value != "true" && value != "false" && value != "null");
}

/// Foreign plates and those of letters alone are believed where the key says so.
Fit fitPlate(std::string_view value, const Shape &shape)
{
    if (isPlate(value))
        return Fit::Proven;
    const bool isSpaced = shape.others + shape.blanks <= 2 && value.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -") == std::string_view::npos;
    const bool isForeign = shape.digits >= 2 && shape.letters >= 1 && shape.wide == 0 && isSpaced && !isHex(value);
    const bool isLetters = shape.wide == 3 && shape.letters >= 5 && shape.others == 0;
    return good(value.size() >= 5 && value.size() <= 10 && (isForeign || isLetters));
}

/// A key that says "name of a person" is believed for rare surnames too; a bare "name" is not.
Fit fitPersonName(const KeyRule &rule, std::string_view value, const Shape &shape, const KeyLexicon &lexicon)
{
    if (isPersonName(value, lexicon))
        return Fit::Good;
    if (rule.confidence != Confidence::Probable || isPlaceholder(value))
        return Fit::None;
    const bool isShortChinese = shape.wide == value.size() && shape.wide >= 6 && shape.wide <= 15;
    // "иван петров", "山田 太郎", "maria garcía lópez": letters of any script with a blank or two between.
    const bool isSpaced = shape.digits == 0 && shape.others <= 2 && shape.blanks >= 1 && shape.blanks <= 4 && shape.wide + shape.letters >= 5 && value.size() <= 80;
    const bool isOtherScript = shape.digits == 0 && shape.others == 0 && shape.wide >= 6 && shape.wide <= 40 && static_cast<unsigned char>(value.front()) < 0xE3;
    const bool isAccented = shape.digits == 0 && shape.others <= 1 && shape.wide >= 2 && shape.letters >= 3 && value.size() <= 40;
    return good(isShortChinese || isSpaced || isOtherScript || isAccented);
}

/// "微信,支付宝,淘宝": names of applications, under a key that says that they are.
bool isNameList(std::string_view value)
{
    std::size_t names = 0;
    while (!value.empty()) {
        const std::size_t end = value.find_first_of(",;|\n");
        const std::string_view name = trimmed(value.substr(0, end));
        value = end == std::string_view::npos ? std::string_view() : value.substr(end + 1);
        if (name.size() < 2 || name.size() > 60 || std::all_of(name.begin(), name.end(), isDigit))
            return false;
        ++names;
    }
    return names >= 3;
}

/// Letters of base 32 as Niemeyer's system has them, at least one digit and one letter.
Fit fitGeohash(std::string_view value, const Shape &shape)
{
    const bool isAlphabet = std::all_of(value.begin(), value.end(), [](char c) { return isDigit(c) || (c >= 'b' && c <= 'z' && c != 'i' && c != 'l' && c != 'o'); });
    return good(value.size() >= 5 && value.size() <= 12 && isAlphabet && shape.digits >= 1 && shape.letters >= 1);
}

/// Base64 or hex of whole cipher blocks that are no text: under a key that names a datum, the datum encrypted.
bool isCipherShaped(std::string_view value)
{
    const bool isHexText = isHex(value);
    if (value.size() < 22 || value.size() > 4096 || (isHexText && value.size() % 32 != 0) || isPlaceholder(value))
        return false;
    if (isHexText)
        return true;
    const bool hasDigit = std::any_of(value.begin(), value.end(), isDigit);
    const bool hasCapital = std::any_of(value.begin(), value.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool hasSmall = std::any_of(value.begin(), value.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!hasDigit || !hasCapital || !hasSmall)
        return false;
    const auto bytes = decodeBase64(value);
    return bytes && bytes->size() >= 16 && bytes->size() % 16 == 0 && !isPlainText(*bytes);
}

Fit fitPlain(const KeyRule &rule, std::string_view value, const KeyLexicon &lexicon)
{
    const Shape shape = shapeOf(value);
    switch (rule.check) {
    case Check::Filled: return good(!isPlaceholder(value) && value != "0" && value != "[]" && value != "{}");
    case Check::Text: return fitText(value);
    case Check::Query: return value.size() <= 120 ? fitText(value) : Fit::None;
    case Check::PersonName: return fitPersonName(rule, value, shape, lexicon);
    case Check::Nickname: return good(!isPlaceholder(value) && value.size() <= 120 && (shape.wide > 0 || shape.letters > 0) && !isHashShaped(value));
    case Check::Login: return fitLogin(value);
    case Check::Phone: return fitPhone(value);
    case Check::Email: return isEmail(value) ? Fit::Proven : value.find('@') != std::string_view::npos && value.find("*") != std::string_view::npos ? Fit::Weak : Fit::None;
    case Check::ResidentId: return fitResidentId(value);
    case Check::DocumentNumber: return good(value.size() >= 5 && value.size() <= 24 && shape.digits >= 4 && shape.wide == 0 && shape.blanks == 0 && !isPlaceholder(value) && !isBankCard(value));
    case Check::Address: return good(isAddressLike(value));
    case Check::PostCode: return good(shape.digits == 6 && value.size() == 6 && value[0] != '-' && !isPlaceholder(value));
    case Check::City: return fitCity(value);
    case Check::Imei: return fitImei(value);
    case Check::Imsi: return good(value.size() >= 14 && value.size() <= 15 && shape.digits == value.size() && !isPlaceholder(value));
    case Check::Iccid: return good(value.size() >= 18 && value.size() <= 20 && shape.digits + 1 >= value.size() && value.substr(0, 2) == "89");
    case Check::Identifier: return good(isIdentifierLike(value, 8));
    case Check::AdvertisingId: return fitAdvertisingId(value);
    case Check::Mac: return fitMac(value);
    case Check::Ip: return isPublicIp(value) ? Fit::Good : isIp(value) && value.substr(0, 4) != "127." && value.substr(0, 2) != "0." ? Fit::Weak : Fit::None;
    case Check::Ssid: return good(value.size() <= 40 && !isPlaceholder(value) && value.substr(0, 2) != "0x" && shape.letters + shape.wide > 0 && !isHashShaped(value));
    case Check::Account: return fitAccount(value);
    case Check::BankCard: return fitBankCard(value);
    case Check::Plate: return fitPlate(value, shape);
    case Check::Vin: return good(value.size() == 17 && shape.digits >= 4 && shape.letters >= 3 && shape.digits + shape.letters == 17);
    case Check::Birthday: return good(isDate(value) || (value.size() >= 12 && value.size() <= 14 && isInRange(value, -2.2e12, 1.8e12) && shape.others <= 1));
    case Check::Gender: return fitGender(value);
    case Check::Age: return fitNumber(value, 1, 120);
    case Check::Number: return fitNumber(value, 1, 500);
    case Check::StepCount: return fitNumber(value, 20, 200000);
    case Check::NetworkType: return fitNetworkType(value);
    case Check::Carrier: return fitCarrier(value);
    case Check::Password: return fitPassword(value);
    case Check::OneTimeCode: return good(value.size() >= 4 && value.size() <= 8 && shape.digits >= 4 && shape.digits + shape.letters == value.size());
    case Check::Token: return good(value.size() >= 12 && !isPlaceholder(value));
    case Check::File: return good(value.size() >= 200 && shape.blanks == 0);
    case Check::PackageList: return good(countPackages(value) >= 2 || isNameList(value));
    case Check::Geohash: return fitGeohash(value, shape);
    case Check::ContactList:
    case Check::StepList:
    case Check::List:
    case Check::Latitude:
    case Check::Longitude:
    case Check::Coordinates: return Fit::None;
    }
    return Fit::None;
}

}  // namespace

bool isPersonName(std::string_view text, const KeyLexicon &lexicon)
{
    text = trimmed(text);
    if (text.empty() || text.size() > 60 || isPlaceholder(text))
        return false;
    const Shape shape = shapeOf(text);
    if (shape.digits > 0 || shape.others > 2)
        return false;
    if (shape.wide >= 6) {
        const bool isShort = shape.wide <= 12 && shape.letters == 0;
        const bool isLong = shape.wide <= 45 && text.find("·") != std::string_view::npos;
        return (isShort && lexicon.isSurname(text)) || isLong || (isShort && text.find('*') != std::string_view::npos);
    }
    return shape.wide <= 3 && shape.letters >= 2 && std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Fit fit(const KeyRule &rule, std::string_view value, const KeyLexicon &lexicon)
{
    value = trimmed(value);
    if (value.empty() || isPlaceholder(value)) {
        // "0" and "1" are answers to some questions, and placeholders to all others.
        if (rule.check != Check::Gender && rule.check != Check::Age && rule.check != Check::Number && rule.check != Check::StepCount)
            return Fit::None;
    }
    const Fit plain = fitPlain(rule, value, lexicon);
    if (plain == Fit::None && rule.isHashable && (isHashShaped(value) || (rule.confidence == Confidence::Probable && isCipherShaped(value))))
        return Fit::Hashed;
    return plain;
}

}  // namespace probity::observed
