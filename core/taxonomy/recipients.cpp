#include "taxonomy/recipients.h"

#include <libpsl.h>

#include <QString>
#include <QUrl>
#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "taxonomy/resource_json.h"

namespace probity {

using resource_json::Json;

namespace {

constexpr const char *recipientsFile = "recipients/recipients.json";
constexpr const char *schema = "probity.recipients/1";

/// In our own list a host that stands twice is a slip; a user's list corrects what stands before it.
enum class Whose { Ours, User };

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};

struct HostOwner {
    std::size_t recipient = 0;
    bool isExact = false;
};

/// One name of a company. A common word ("line", "branch") names it only when nothing else stands there.
struct Alias {
    std::string text;
    std::size_t recipient = 0;
    bool isWhole = false;
};

bool isAsciiAlnum(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::uint16_t firstTwo(std::string_view text) noexcept
{
    const auto high = static_cast<unsigned char>(text[0]);
    const auto low = static_cast<unsigned char>(text[1]);
    return static_cast<std::uint16_t>((high << 8) | low);
}

tl::unexpected<Error> invalid(const std::string &entry, const std::string &why)
{
    return failure(ErrorCode::ResourceInvalid, why, std::string(recipientsFile) + ": " + entry);
}

/// Lower case, full-width signs and runs of blanks made plain, so that aliases compare byte for byte.
std::string plainWords(std::string_view words)
{
    constexpr std::array<std::pair<std::string_view, char>, 6> signs{{{"（", '('}, {"）", ')'}, {"，", ','}, {"．", '.'}, {"－", '-'}, {"\u3000", ' '}}};
    std::string out;
    out.reserve(words.size());
    for (std::size_t i = 0; i < words.size();) {
        std::size_t length = 1;
        char plain = words[i];
        for (const auto &sign : signs)
            if (words.substr(i, sign.first.size()) == sign.first) {
                plain = sign.second;
                length = sign.first.size();
            }
        i += length;
        if (plain == '\t' || plain == '\n' || plain == '\r')
            plain = ' ';
        if (plain != ' ' || (!out.empty() && out.back() != ' '))
            out.push_back(plain);
    }
    return toLowerAscii(trimmed(out));
}

/// What is left of a company's words without the legal form and what kind of product it is.
std::string_view withoutForm(std::string_view words)
{
    constexpr std::array<std::string_view, 16> forms{" sdk", "sdk", " inc.", " inc", " llc", " ltd.", " ltd", ",", ".", "公司", "有限", "科技", "服务", "平台", "统计", "®"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view form : forms)
            if (words.size() > form.size() && words.substr(words.size() - form.size()) == form) {
                words = trimmed(words.substr(0, words.size() - form.size()));
                again = true;
            }
    }
    return words;
}

bool stands(std::string_view words, std::size_t at, std::string_view alias)
{
    if (words.substr(at, alias.size()) != alias)
        return false;
    const std::size_t end = at + alias.size();
    const bool opens = at == 0 || !isAsciiAlnum(alias.front()) || !isAsciiAlnum(words[at - 1]);
    const bool closes = end == words.size() || !isAsciiAlnum(alias.back()) || !isAsciiAlnum(words[end]);
    return opens && closes;
}

bool isIpAddress(std::string_view host) noexcept
{
    if (host.find(':') != std::string_view::npos)
        return true;
    return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

/// The list is compiled into libpsl: no file is read, nothing needs freeing.
const psl_ctx_t *publicSuffixes()
{
    static const psl_ctx_t *const list = psl_builtin();
    return list;
}

std::string asciiHost(std::string_view host)
{
    const bool isPlain = std::all_of(host.begin(), host.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '%'; });
    if (isPlain)
        return toLowerAscii(host);
    const QString decoded = QUrl::fromPercentEncoding(QByteArray(host.data(), static_cast<qsizetype>(host.size())));
    const QByteArray ace = QUrl::toAce(decoded);
    return ace.isEmpty() ? toLowerAscii(host) : toLowerAscii(std::string_view(ace.constData(), static_cast<std::size_t>(ace.size())));
}

}  // namespace

struct Recipients::Private {
    std::unordered_map<std::string, std::size_t> byId;
    std::unordered_map<std::string, HostOwner, TextHash, std::equal_to<>> byHost;
    std::unordered_map<std::uint16_t, std::vector<Alias>> byStart;  ///< longest first
    std::unordered_map<std::string, std::size_t> wholeNames;

    Status addEntry(const Json &entry, const std::string &source, bool isTrusted, std::vector<Recipient> &all);
    Status addHosts(const Json &entry, const char *member, const std::string &id, std::size_t row, Whose whose);
    Status addAliases(const Json &entry, const std::string &id, std::size_t row, Whose whose, std::vector<std::string> &aliases);
};

Status Recipients::Private::addHosts(const Json &entry, const char *member, const std::string &id, std::size_t row, Whose whose)
{
    for (const Json &item : resource_json::array(entry, member)) {
        std::string host = item.is_string() ? item.get<std::string>() : std::string();
        const bool isExact = !host.empty() && host.front() == '=';
        if (isExact)
            host.erase(0, 1);
        if (host.empty() || host != toLowerAscii(host))
            return invalid(id, "a host is empty or not in lower case");
        if (whose == Whose::User)
            byHost.insert_or_assign(host, HostOwner{row, isExact});
        else if (!byHost.emplace(host, HostOwner{row, isExact}).second)
            return invalid(id, "host stands twice: " + host);
    }
    return {};
}

Status Recipients::Private::addAliases(const Json &entry, const std::string &id, std::size_t row, Whose whose, std::vector<std::string> &aliases)
{
    for (const Json &item : resource_json::array(entry, "aliases")) {
        std::string alias = item.is_string() ? item.get<std::string>() : std::string();
        const bool isWhole = !alias.empty() && alias.front() == '=';
        if (isWhole)
            alias.erase(0, 1);
        if (alias.size() < 2 || alias != plainWords(alias))
            return invalid(id, "alias is too short or not in plain lower case: " + alias);
        std::vector<Alias> &bucket = byStart[firstTwo(alias)];
        if (!wholeNames.emplace(alias, row).second) {
            if (whose == Whose::Ours)
                return invalid(id, "alias stands twice: " + alias);
            wholeNames[alias] = row;
            bucket.erase(std::remove_if(bucket.begin(), bucket.end(), [&alias](const Alias &known) { return known.text == alias; }), bucket.end());
        }
        aliases.push_back(alias);
        bucket.push_back(Alias{alias, row, isWhole});
    }
    return {};
}

Status Recipients::Private::addEntry(const Json &entry, const std::string &source, bool isTrusted, std::vector<Recipient> &all)
{
    const Whose whose = source.empty() ? Whose::Ours : Whose::User;
    const std::string id = resource_json::text(entry, "id");
    const auto known = byId.find(id);
    if (known != byId.end() && whose == Whose::Ours)
        return invalid(id, "stands twice");
    std::size_t row = all.size();
    if (known != byId.end()) {
        row = known->second;
    } else {
        Recipient recipient;
        recipient.id = RecipientId(id);
        recipient.name = resource_json::bilingual(entry, "name");
        recipient.role = resource_json::text(entry, "role");
        recipient.country = resource_json::text(entry, "country");
        recipient.source = source;
        const std::string trust = resource_json::text(entry, "trust");
        recipient.isVerified = whose == Whose::Ours || (trust.empty() ? isTrusted : trust == "verified");
        if (id.empty() || recipient.name.en.empty() || recipient.name.zh.empty() || recipient.role.empty())
            return invalid(id, "id, role and name in both languages are required");
        byId.emplace(id, row);
        all.push_back(std::move(recipient));
    }
    for (const char *member : {"hosts", "unchecked_hosts"})
        if (Status status = addHosts(entry, member, id, row, whose); !status)
            return status;
    return addAliases(entry, id, row, whose, all[row].aliases);
}

Result<std::shared_ptr<const Recipients>> Recipients::load(const std::vector<RecipientList> &lists)
{
    const auto json = resource_json::load(recipientsFile, schema);
    if (!json)
        return tl::unexpected<Error>(json.error());
    auto recipients = std::shared_ptr<Recipients>(new Recipients);
    auto data = std::make_shared<Private>();
    for (const Json &entry : resource_json::array(*json, "recipients"))
        if (Status status = data->addEntry(entry, {}, true, recipients->m_all); !status)
            return tl::unexpected<Error>(status.error());
    for (const RecipientList &list : lists) {
        // Flat: anything that opens more brackets than a list of companies does is none.
        const auto openings = std::count(list.text.begin(), list.text.end(), '[') + std::count(list.text.begin(), list.text.end(), '{');
        const Json own = openings > 200'000 ? Json() : Json::parse(list.text, nullptr, false);
        if (!own.is_object() || resource_json::text(own, "schema") != schema || !own.contains("recipients"))
            return failure(ErrorCode::BadFormat, std::string("is no list of recipients: \"schema\" must be ") + schema, list.name);
        const std::string source = resource_json::text(own, "source");
        for (const Json &entry : resource_json::array(own, "recipients"))
            if (Status status = data->addEntry(entry, source.empty() ? list.name : source, resource_json::text(own, "trust") == "verified", recipients->m_all); !status)
                return failure(ErrorCode::BadFormat, status.error().detail, list.name + ": " + resource_json::text(entry, "id"));
    }
    for (auto &bucket : data->byStart)
        std::stable_sort(bucket.second.begin(), bucket.second.end(), [](const Alias &a, const Alias &b) { return a.text.size() > b.text.size(); });
    recipients->d = std::move(data);
    return std::shared_ptr<const Recipients>(std::move(recipients));
}

const Recipient *Recipients::recipient(const RecipientId &id) const noexcept
{
    const auto found = d->byId.find(id.value);
    return found == d->byId.end() ? nullptr : &m_all[found->second];
}

const Recipient *Recipients::byHost(std::string_view host) const noexcept
{
    bool isWholeHost = true;
    while (!host.empty()) {
        const auto found = d->byHost.find(host);
        if (found != d->byHost.end() && (isWholeHost || !found->second.isExact))
            return &m_all[found->second.recipient];
        const std::size_t dot = host.find('.');
        if (dot == std::string_view::npos)
            break;
        host.remove_prefix(dot + 1);
        isWholeHost = false;
    }
    return nullptr;
}

const Recipient *Recipients::byName(std::string_view words) const
{
    const std::string plain = plainWords(words);
    if (plain.size() < 2)
        return nullptr;
    if (const auto whole = d->wholeNames.find(std::string(withoutForm(plain))); whole != d->wholeNames.end())
        return &m_all[whole->second];

    // The longest name wins, so that "WeChat Pay" is not read as WeChat; of equals the first.
    const Alias *best = nullptr;
    for (std::size_t at = 0; at + 1 < plain.size(); ++at) {
        const auto bucket = d->byStart.find(firstTwo(std::string_view(plain).substr(at)));
        if (bucket == d->byStart.end())
            continue;
        for (const Alias &alias : bucket->second) {
            if (best && alias.text.size() <= best->text.size())
                break;
            if (!alias.isWhole && stands(plain, at, alias.text)) {
                best = &alias;
                break;
            }
        }
    }
    if (best)
        return &m_all[best->recipient];

    // A notice that gives the vendor's address instead of its name.
    const auto isHostByte = [](char c) { return isAsciiAlnum(c) || c == '.' || c == '-'; };
    for (std::size_t at = 0; at < plain.size();) {
        std::size_t end = at;
        while (end < plain.size() && isHostByte(plain[end]))
            ++end;
        const std::string_view token = std::string_view(plain).substr(at, end - at);
        if (token.find('.') != std::string_view::npos)
            if (const Recipient *found = byHost(token))
                return found;
        at = end + 1;
    }
    return nullptr;
}

std::string registrableDomain(std::string_view host)
{
    std::string lower = asciiHost(host);
    while (!lower.empty() && lower.back() == '.')
        lower.pop_back();
    if (isIpAddress(lower) || lower.find('.') == std::string::npos)
        return lower;
    const char *domain = psl_registrable_domain(publicSuffixes(), lower.c_str());
    return domain ? std::string(domain) : lower;
}

std::string hostOf(std::string_view url)
{
    url = trimmed(url);
    const std::size_t scheme = url.find("://");
    const bool hasScheme = scheme != std::string_view::npos && url.substr(0, scheme).find_first_of("/?#") == std::string_view::npos;
    if (hasScheme) {
        url.remove_prefix(scheme + 3);
    } else if (url.substr(0, 2) == "//") {
        url.remove_prefix(2);
    } else {
        // The target of CONNECT is an authority alone.
        const std::size_t colon = url.rfind(':');
        const std::string_view port = colon == std::string_view::npos ? std::string_view() : url.substr(colon + 1);
        if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string_view::npos || url.find('/') != std::string_view::npos)
            return {};
    }
    std::string_view authority = url.substr(0, url.find_first_of("/?#\\"));
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos)
        authority.remove_prefix(at + 1);
    if (!authority.empty() && authority.front() == '[')
        return toLowerAscii(authority.substr(1, authority.find(']') == std::string_view::npos ? std::string_view::npos : authority.find(']') - 1));
    authority = authority.substr(0, authority.find(':'));
    while (!authority.empty() && authority.back() == '.')
        authority.remove_suffix(1);
    return asciiHost(authority);
}

}  // namespace probity
