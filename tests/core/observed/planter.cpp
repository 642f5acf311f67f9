#include "core/observed/planter.h"

#include <zlib.h>

#include <QByteArray>
#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QUrl>
#include <algorithm>
#include <functional>
#include <map>
#include <random>

namespace probity::test {

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;
using Words = std::vector<std::string>;
using Person = std::map<std::string, std::string>;

const char *const appId = "wx51f0c2a7d9e83b46";

class Dice {
public:
    explicit Dice(unsigned seed) : m_engine(seed) {}
    std::size_t below(std::size_t limit) { return m_engine() % limit; }
    bool once(std::size_t in) { return below(in) == 0; }
    const std::string &of(const Words &words) { return words[below(words.size())]; }
    std::string from(const std::string &alphabet, std::size_t count)
    {
        std::string out;
        while (out.size() < count)
            out.push_back(alphabet[below(alphabet.size())]);
        return out;
    }
    std::string digits(std::size_t count) { return from("0123456789", count); }
    std::string hex(std::size_t count) { return from("0123456789abcdef", count); }

private:
    std::mt19937 m_engine;
};

std::string luhn(const std::string &body)
{
    int sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const int digit = body[body.size() - 1 - i] - '0';
        sum += i % 2 == 0 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
    }
    return body + std::to_string((10 - sum % 10) % 10);
}

std::string residentId(Dice &dice)
{
    const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    const std::string body = dice.of({"320102", "510104", "330106", "420111"}) + std::to_string(1958 + dice.below(45)) + "0" + std::to_string(1 + dice.below(9)) + std::to_string(10 + dice.below(18)) + dice.digits(3);
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i)
        sum += (body[i] - '0') * weights[i];
    return body + "10X98765432"[sum % 11];
}

std::string twoDigits(std::size_t number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string uuid(Dice &dice)
{
    return dice.hex(8) + "-" + dice.hex(4) + "-4" + dice.hex(3) + "-a" + dice.hex(3) + "-" + dice.hex(12);
}

Person person(Dice &dice)
{
    Person out;
    const bool isChinese = !dice.once(3);
    if (isChinese) {
        out["name"] = dice.of({"林", "赵", "欧阳", "郑", "许", "苏", "唐"}) + dice.of({"晓薇", "建国", "子涵", "雨桐", "志远", "婷婷"});
        out["phone_number"] = "1" + dice.of({"39", "58", "77", "86", "99"}) + dice.digits(8);
        out["national_id"] = residentId(dice);
        out["postal_address"] = dice.of({"江苏省南京市玄武区北京东路", "四川省成都市锦江区春熙路", "浙江省杭州市西湖区文三路"}) + std::to_string(2 + dice.below(300)) + "号" + std::to_string(1 + dice.below(9)) + "栋";
        out["bank_card"] = luhn("621700" + dice.digits(12));
        out["plate"] = dice.of({"苏A", "川B", "浙C"}) + dice.from("ABCDEFGHJK", 1) + dice.digits(4);
    } else {
        out["name"] = dice.of({"Maria", "Jonas", "Olivia", "Pedro", "Amelie"}) + " " + dice.of({"Keller", "Santos", "Whitfield", "Moreau", "Lindqvist"});
        out["phone_number"] = dice.once(2) ? "+1" + dice.of({"415", "206", "512"}) + "555" + dice.digits(4) : "+49151" + dice.digits(8);
        out["national_id"] = dice.of({"212", "431", "527"}) + "-4" + dice.digits(1) + "-" + std::to_string(1000 + dice.below(8999));
        out["postal_address"] = std::to_string(10 + dice.below(900)) + " " + dice.of({"Maple Avenue", "Hauptstrasse", "Rua Augusta"}) + ", " + dice.of({"Springfield", "Bremen", "Lisboa"});
        out["bank_card"] = luhn("4539" + dice.digits(11));
        out["plate"] = dice.from("ABCDEFGHJK", 3) + "-" + dice.digits(4);
    }
    out["email"] = dice.from("abcdefghijklmnopqrstuvwxyz", 6) + dice.of({".", "_", ""}) + dice.from("abcdefgh", 3) + "@" + dice.of({"foxmail.com", "outlook.com", "web.de", "yandex.ru"});
    out["lat"] = std::to_string(28 + dice.below(10)) + "." + dice.digits(5) + "7";
    out["lng"] = std::to_string(104 + dice.below(14)) + "." + dice.digits(5) + "3";
    out["imei"] = luhn("35" + dice.digits(12));
    out["android_id"] = dice.hex(15) + "7";
    out["oaid"] = uuid(dice);
    out["idfa"] = QByteArray::fromStdString(uuid(dice)).toUpper().toStdString();
    out["mac"] = "3c:" + dice.hex(2) + ":" + dice.hex(2) + ":7e:" + dice.hex(2) + ":9b";
    out["openid"] = "o" + dice.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 25) + "aZ";
    out["birthday"] = std::to_string(1961 + dice.below(40)) + "-" + twoDigits(1 + dice.below(12)) + "-" + twoDigits(13 + dice.below(15));
    out["ssid"] = dice.of({"ChinaNet-", "Tenda_", "HUAWEI-"}) + dice.hex(4) + "q";
    return out;
}

struct Kind {
    const char *field;
    const char *category;
    Words keys;
};

const std::vector<Kind> &kinds()
{
    static const std::vector<Kind> all{
        {"name", "name_nickname", {"consigneeName", "patient_name", "真实姓名", "fullName", "CUSTOMER_NAME", "nombreCompleto", "Nachname", "氏名", "lxr", "zhenshiXingming", "contact.name", "passengerFullName"}},
        {"phone_number", "phone_number", {"sjhm", "loginMobile", "contact_tel", "cellphone_no", "手机号码", "msisdn", "telefono", "handynummer", "携帯電話", "receiver_phone_enc", "UserMobileNo", "smsPhone"}},
        {"email", "email", {"login_email", "userMail", "E-Mail", "correo", "contactEmailAddress", "电子邮箱", "メールアドレス", "backupEmail"}},
        {"national_id", "national_id", {"idCardNo", "certificate_number", "ssn", "身份证号", "IDENTITY_NO", "applicantIdNumber", "nationalIdNumber"}},
        {"postal_address", "postal_address", {"shippingAddress", "detail_addr", "收货地址", "homeAddress", "direccion", "streetAddress", "deliveryAddr", "jtzz_address"}},
        {"imei", "device_id", {"device_imei", "IMEI1", "meid", "phoneImei"}},
        {"android_id", "device_id", {"ANDROID_ID", "ssaid", "device-id", "deviceUniqueId", "openudid"}},
        {"oaid", "advertising_id", {"x-oaid", "device_oaid", "adIdentifier", "huawei_oaid"}},
        {"idfa", "advertising_id", {"ios_idfa", "advertising_identifier", "IFA"}},
        {"mac", "device_id", {"wlan_mac", "deviceMac", "mac-address", "hw_addr_mac"}},
        {"openid", "account_identifier", {"wx_openid", "mpOpenId", "member_uid", "user-id", "accountId"}},
        {"bank_card", "payment_financial", {"bank_card_no", "creditCardNumber", "yhkh", "银行卡号", "payeeAccount", "ccNumber"}},
        {"plate", "license_plate", {"car_plate_no", "vehiclePlate", "车牌号", "licensePlateNumber", "kennzeichen"}},
        {"birthday", "demographics_gender_age_birthday", {"birth_date", "dateOfBirth", "出生日期", "csrq", "fechaNacimiento", "userBirthday"}},
        {"ssid", "network_info", {"wifi_ssid", "currentSsid", "wifiName", "wlan_name"}}};
    return all;
}

const Words &crypticKeys()
{
    static const Words keys{"k7", "p_3", "zq", "extB", "w2w", "f12", "qv", "n5"};
    return keys;
}

std::string digest(QCryptographicHash::Algorithm algorithm, const std::string &text)
{
    return QCryptographicHash::hash(QByteArray::fromStdString(text), algorithm).toHex().toStdString();
}

std::string dressed(const std::string &how, const std::string &value)
{
    const QByteArray bytes = QByteArray::fromStdString(value);
    if (how == "base64")
        return bytes.toBase64().toStdString();
    if (how == "base64url")
        return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).toStdString();
    if (how == "base64 twice")
        return bytes.toBase64().toBase64().toStdString();
    if (how == "hex")
        return bytes.toHex().toUpper().toStdString();
    if (how == "percent")
        return bytes.toPercentEncoding().toStdString();
    if (how == "md5")
        return digest(QCryptographicHash::Md5, value);
    if (how == "MD5 upper")
        return QByteArray::fromStdString(digest(QCryptographicHash::Md5, value)).toUpper().toStdString();
    if (how == "sha1")
        return digest(QCryptographicHash::Sha1, value);
    if (how == "sha256 salted")
        return digest(QCryptographicHash::Sha256, appId + value);
    if (how == "md5 salted")
        return digest(QCryptographicHash::Md5, value + "_" + appId);
    if (how == "sha256 in base64")
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toBase64().toStdString();
    if (how == "sha512")
        return digest(QCryptographicHash::Sha512, value);
    if (how == "hmac")
        return QMessageAuthenticationCode::hash(bytes, appId, QCryptographicHash::Sha256).toHex().toStdString();
    if (how == "md5 of small letters")
        return digest(QCryptographicHash::Md5, bytes.toLower().toStdString());
    if (how == "reversed" && value.size() >= 8 && std::all_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return std::string(value.rbegin(), value.rend());
    if (how == "crc32")
        return QByteArray::number(static_cast<unsigned>(crc32(0, reinterpret_cast<const Bytef *>(bytes.data()), static_cast<uInt>(bytes.size()))), 16).rightJustified(8, '0').toStdString();
    return value;
}

std::string quoted(const std::string &text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out.push_back('\\');
        out.push_back(c);
    }
    return out + "\"";
}

std::string jsonOf(const Fields &fields)
{
    std::string out = "{";
    for (const auto &field : fields)
        out += (out.size() > 1 ? "," : "") + quoted(field.first) + ":" + (field.second.front() == '[' || field.second.front() == '{' ? field.second : quoted(field.second));
    return out + "}";
}

std::string formOf(const Fields &fields)
{
    std::string out;
    for (const auto &field : fields)
        out += (out.empty() ? "" : "&") + QUrl::toPercentEncoding(QString::fromStdString(field.first)).toStdString() + "=" + QUrl::toPercentEncoding(QString::fromStdString(field.second)).toStdString();
    return out;
}

std::string deflated(const std::string &text, int window)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
    std::string in = text;
    std::string out(text.size() + 300, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string packed(const std::string &text)
{
    const auto size = text.size();
    const std::string head = size < 32 ? std::string(1, static_cast<char>(0xa0 | size)) : std::string("\xda") + static_cast<char>(size >> 8U) + static_cast<char>(size & 255U);
    return head + text;
}

Fields decoys(Dice &dice)
{
    Fields all{{"orderNo", dice.digits(20)}, {"requestId", uuid(dice)}, {"trace_id", dice.hex(32)}, {"ts", "17" + dice.digits(11)}, {"ean", "69" + dice.digits(11)}, {"trackingNumber", "SF1" + dice.digits(12)},
               {"app_version", "7.2." + dice.digits(2) + ".1180"}, {"hotline", "400-" + dice.digits(3) + "-" + dice.digits(4)}, {"amount", "12" + dice.digits(3)}, {"isbn", "9787" + dice.digits(9)},
               {"goodsName", "挂耳咖啡十包装"}, {"batchNo", luhn("35" + dice.digits(12))}, {"channel", "wandoujia"}, {"idfa", "00000000-0000-0000-0000-000000000000"}, {"imei", "unknown"}, {"sign", dice.hex(64)},
               {"wifiMac", "02:00:00:00:00:00"}, {"servicePhone", "13800138000"}, {"shop", "{\"name\":\"城南店\",\"lat\":31.23" + dice.digits(4) + ",\"lng\":121.47" + dice.digits(4) + ",\"tel\":\"021-6" + dice.digits(7) + "\"}"},
               {"pageTitle", "首页"}, {"retry", "3"}, {"coupon_code", dice.from("ABCDEFGHJKLMNP23456789", 10)}, {"spm", "a2141." + dice.digits(6)}, {"build_time", "2026-03-0" + std::to_string(1 + dice.below(9))}};
    std::shuffle(all.begin(), all.end(), std::mt19937(static_cast<unsigned>(dice.below(1'000'000))));
    all.resize(6);
    return all;
}

TrafficEntry wrapped(Dice &dice, const Fields &fields, std::string &how)
{
    static const std::vector<std::pair<const char *, std::function<std::string(const Fields &)>>> bodies{
        {"json", jsonOf},
        {"deep json", [](const Fields &f) { return "{\"meta\":{\"v\":2},\"payload\":{\"items\":[{\"ext\":" + jsonOf(f) + "}]}}"; }},
        {"name and value", [](const Fields &f) { std::string out = "["; for (const auto &one : f) out += (out.size() > 1 ? "," : "") + jsonOf({{"name", one.first}, {"value", one.second}}); return out + "]"; }},
        {"json twice", [](const Fields &f) { return "{\"q\":" + quoted(quoted(jsonOf(f))) + "}"; }},
        {"form", formOf},
        {"json in base64 in form", [](const Fields &f) { return "d=" + QByteArray::fromStdString(jsonOf(f)).toBase64().toPercentEncoding().toStdString(); }},
        {"gzip", [](const Fields &f) { return deflated(jsonOf(f), 31); }},
        {"raw deflate", [](const Fields &f) { return deflated(jsonOf(f), -15); }},
        {"zlib in base64", [](const Fields &f) { return QByteArray::fromStdString(deflated(jsonOf(f), 15)).toBase64().toStdString(); }},
        {"MessagePack", [](const Fields &f) { std::string out(1, static_cast<char>(0x80 | f.size())); for (const auto &one : f) out += packed(one.first) + packed(one.second); return out; }},
        {"Socket.IO", [](const Fields &f) { return "42[\"track\"," + jsonOf(f) + "]"; }},
        {"pairs", [](const Fields &f) { std::string out; for (const auto &one : f) out += one.first + "=" + one.second + "\n"; return out; }},
        {"GraphQL", [](const Fields &f) { return "{\"query\":\"mutation M($i: In!) { save(input: $i) { ok } }\",\"variables\":{\"input\":" + jsonOf(f) + "}}"; }},
        {"json lines", [](const Fields &f) { return "{\"event\":\"a\"}\n" + jsonOf(f) + "\n"; }}};
    TrafficEntry entry;
    entry.url = dice.of({"https://api.shanhe-go.example/v2/sync", "https://ulogs.umeng.com/unify_logs", "https://tdsdk.talkingdata.com/g/d", "https://collect.partner.example/e"});
    const std::size_t place = dice.below(bodies.size() + 3);
    if (place < bodies.size()) {
        how = bodies[place].first;
        entry.method = "POST";
        entry.requestBody.state = BodyState::Present;
        entry.requestBody.bytes = bodies[place].second(fields);
        entry.requestBody.mimeType = how == "form" || how == "json in base64 in form" ? "application/x-www-form-urlencoded" : "application/octet-stream";
        return entry;
    }
    entry.method = "GET";
    how = place == bodies.size() ? "query" : place == bodies.size() + 1 ? "header" : "cookie";
    if (how == "query")
        entry.url += "?" + formOf(fields);
    for (const auto &field : fields) {
        const std::string value = QUrl::toPercentEncoding(QString::fromStdString(field.second)).toStdString();
        if (how == "header")
            entry.requestHeaders.emplace_back("X-" + field.first, value);
        else if (how == "cookie")
            entry.requestCookies.emplace_back(field.first, value);
    }
    return entry;
}

class Planter {
public:
    Planter(unsigned seed, PlantedCapture &out) : m_dice(seed), m_out(out), m_tester(person(m_dice))
    {
        m_out.persona.appId = appId;
        for (const Kind &kind : kinds())
            m_out.persona.values.push_back({kind.field, CategoryId(kind.category), m_tester[kind.field]});
        m_out.persona.values.push_back({"lat", CategoryId("precise_location"), m_tester["lat"]});
        m_out.persona.values.push_back({"lng", CategoryId("precise_location"), m_tester["lng"]});
    }

    void plantEntry()
    {
        Fields fields = decoys(m_dice);
        std::vector<Planted> planted;
        for (std::size_t i = m_dice.below(3); i > 0; --i)
            plantOne(fields, planted);
        std::shuffle(fields.begin(), fields.end(), std::mt19937(static_cast<unsigned>(m_dice.below(1'000'000))));
        std::string how;
        m_out.entries.push_back(wrapped(m_dice, fields, how));
        m_out.entries.back().index = static_cast<std::uint32_t>(m_out.entries.size() - 1);
        for (Planted &one : planted) {
            one.entry = m_out.entries.size() - 1;
            one.how += " in " + how;
            m_out.truth.push_back(std::move(one));
        }
    }

private:
    void add(Fields &fields, const std::string &key, const std::string &value) const
    {
        if (std::none_of(fields.begin(), fields.end(), [&key](const auto &field) { return field.first == key; }))
            fields.emplace_back(key, value);
    }

    void plantOne(Fields &fields, std::vector<Planted> &planted)
    {
        const bool isKnown = !m_dice.once(3);
        Person other = person(m_dice);
        Person &who = isKnown ? m_tester : other;
        if (m_dice.once(7)) {
            const bool isPair = m_dice.once(2);
            add(fields, isPair ? "user_lat" : "lnglat", isPair ? who["lat"] : who["lng"] + "," + who["lat"]);
            if (isPair)
                add(fields, "user_lng", who["lng"]);
            planted.push_back({0, "precise_location", "position", false});
            return;
        }
        const Kind &kind = kinds()[m_dice.below(kinds().size())];
        Words dresses{"plain", "plain", "plain", "plain", "base64", "base64url", "base64 twice", "hex", "percent"};
        const Words hashes{"md5", "MD5 upper", "sha1", "sha256 salted", "md5 salted", "sha256 in base64", "sha512", "hmac", "md5 of small letters", "reversed", "crc32"};
        const bool isHashed = isKnown && m_dice.once(3);
        const std::string dress = isHashed ? m_dice.of(hashes) : m_dice.of(dresses);
        const bool isCryptic = isKnown && m_dice.once(3);
        const std::string key = isCryptic ? m_dice.of(crypticKeys()) : m_dice.of(kind.keys);
        if (std::any_of(fields.begin(), fields.end(), [&key](const auto &field) { return field.first == key; }))
            return;
        add(fields, key, dressed(dress, who[kind.field]));
        planted.push_back({0, kind.category, key + " " + dress + " " + dressed(dress, who[kind.field]), isHashed || isCryptic});
    }

    Dice m_dice;
    PlantedCapture &m_out;
    Person m_tester;
};

}  // namespace

PlantedCapture plantCapture(unsigned seed, std::size_t entries)
{
    PlantedCapture out;
    Planter planter(seed, out);
    while (out.entries.size() < entries)
        planter.plantEntry();
    return out;
}

}  // namespace probity::test
