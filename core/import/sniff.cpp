// Role and format of one file: by its first bytes, then by what its text is about, then by its name.
#include "import/sniff.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"
#include "import/manifest/readers.h"
#include "import/submission_loader.h"

namespace probity {

namespace {

struct Magic {
    std::string_view bytes;
    Role role;
    const char *format;
};
constexpr std::array<Magic, 27> magics{{{"%PDF-", Role::Notice, "pdf"},
                                        {"\x89PNG\r\n", Role::Attachment, "png"},
                                        {"\xFF\xD8\xFF", Role::Attachment, "jpeg"},
                                        {"GIF8", Role::Attachment, "gif"},
                                        {"BM", Role::Attachment, "bmp"},
                                        {"RIFF", Role::Attachment, "riff"},
                                        {"OggS", Role::Attachment, "ogg"},
                                        {"ID3", Role::Attachment, "mp3"},
                                        {"wOFF", Role::Attachment, "font"},
                                        {"wOF2", Role::Attachment, "font"},
                                        {std::string_view("\0\1\0\0", 4), Role::Attachment, "font"},
                                        {"\x7F" "ELF", Role::Code, "elf"},
                                        {"dex\n", Role::Code, "dex"},
                                        {"SQLite format 3", Role::Attachment, "sqlite"},
                                        {"bplist00", Role::Manifest, "apple-plist-binary"},
                                        {std::string_view("\3\0\x08\0", 4), Role::Manifest, "android-manifest-binary"},
                                        {std::string_view("\0\0\x08\0", 4), Role::Manifest, "android-manifest-binary"},
                                        {"\xD4\xC3\xB2\xA1", Role::Traffic, "pcap"},
                                        {"\xA1\xB2\xC3\xD4", Role::Traffic, "pcap"},
                                        {"\x4D\x3C\xB2\xA1", Role::Traffic, "pcap"},
                                        {"\xA1\xB2\x3C\x4D", Role::Traffic, "pcap"},
                                        {"\x0A\x0D\x0D\x0A", Role::Traffic, "pcapng"},
                                        {"\x28\xB5\x2F\xFD", Role::Unknown, "zstd"},
                                        {"\xBE", Role::Manifest, "wxapkg"},
                                        {"Cr24", Role::Manifest, "browser-extension-package"},
                                        {"V1MMWX", Role::Manifest, "wxapkg"},
                                        {"\x1F\x8B", Role::Unknown, "gzip"}}};

constexpr std::array<std::string_view, 34> codeExtensions{"js", "mjs", "cjs", "ts", "jsx", "tsx", "wxs", "wxss", "css", "less", "scss", "sass", "styl", "acss", "sjs", "java", "kt",
                                                          "swift", "m", "mm", "h", "c", "cc", "cpp", "dart", "py", "go", "rs", "lua", "gradle", "sh", "php", "proto", "map"};
constexpr std::array<std::string_view, 10> markupExtensions{"wxml", "vue", "axml", "ttml", "swan", "ksml", "html", "htm", "xhtml", "qml"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N> &all, std::string_view one) noexcept
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

bool endsWith(std::string_view text, std::string_view end) noexcept
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool has(std::string_view text, std::string_view part) noexcept
{
    return text.find(part) != std::string_view::npos;
}

/// Apps and extensions as they are installed. A folder of sources that somebody zipped holds such files too, but not at the top
/// beside what only a build makes.
Sniffed sniffPackage(const sniffing::Head &head)
{
    const bool isApp = head.extension == "apk" || (head.extension != "zip" && has(head.bytes, "AndroidManifest.xml") && (has(head.bytes, "classes.dex") || has(head.bytes, "resources.arsc")));
    if (isApp)
        return {Role::Manifest, "android-apk"};
    if (head.extension == "aab" || (head.extension != "zip" && has(head.bytes, "BundleConfig.pb")))
        return {Role::Manifest, "android-app-bundle"};
    if (head.extension == "ipa" || (has(head.bytes.substr(0, 38), "Payload/") && has(head.bytes, ".app/")))
        return {Role::Manifest, "apple-ipa"};
    if (head.extension == "xpi" || (head.extension != "zip" && has(head.bytes, "META-INF/mozilla.rsa")))
        return {Role::Manifest, "browser-extension-package"};
    return {};
}

/// A zip by the names of its members, which stand uncompressed in its first bytes and in its directory.
Sniffed sniffZip(const sniffing::Head &head)
{
    if (head.extension == "har")
        return {Role::Traffic, "har"};
    if (const Sniffed package = sniffPackage(head); !package.format.empty())
        return package;
    if (head.extension == "saz" || has(head.bytes, "raw/"))
        return {Role::Traffic, "saz"};
    if (has(head.bytes, "word/") || head.extension == "docx")
        return {Role::Notice, "docx"};
    if (head.extension == "odt")
        return {Role::Notice, "odt"};
    if (has(head.bytes, "xl/") || head.extension == "xlsx")
        return {Role::Attachment, "xlsx"};
    return {Role::Attachment, "zip"};
}

Sniffed sniffXml(const sniffing::Head &head)
{
    std::string_view text = head.text;
    // Past the declaration, comments and the document type to the root element.
    for (std::size_t at = 0; (at = text.find('<', at)) != std::string_view::npos;) {
        if (text.substr(at, 4) == "<!--") {
            const std::size_t end = text.find("-->", at);
            if (end == std::string_view::npos)
                break;
            at = end;
        } else if (text.substr(at, 2) == "<?" || text.substr(at, 2) == "<!") {
            ++at;
        } else {
            text.remove_prefix(at);
            break;
        }
    }
    const auto isRoot = [&](std::string_view name) { return text.substr(1, name.size()) == name && text.size() > name.size() + 1 && has(" \t\r\n>/", text.substr(name.size() + 1, 1)); };
    if (isRoot("manifest"))
        return {Role::Manifest, "android-manifest-xml"};
    if (isRoot("plist") && (endsWith(head.name, ".entitlements") || endsWith(head.name, ".xcent") || (!has(head.text, "CFBundle") && (has(head.text, "<key>com.apple.security.") || has(head.text, "<key>com.apple.developer.")))))
        return {Role::Manifest, "apple-entitlements"};
    if (isRoot("plist"))
        return {Role::Manifest, has(head.text, "NSPrivacyCollectedDataTypes") || endsWith(head.name, ".xcprivacy") || has(head.text, "NSPrivacyTracking") ? "apple-privacy-manifest" : "apple-info-plist"};
    if (isRoot("items") && has(text.substr(0, 400), "burpVersion"))
        return {Role::Traffic, "burp-xml"};
    if (isRoot("xml") && has(head.text, "wxa_punish_event"))
        return {Role::Manifest, "wechat-penalty-xml"};
    if (isRoot("svg"))
        return {Role::Attachment, "svg"};
    if (isRoot("resources"))
        return {sniffing::isNoticeText(head) ? Role::Notice : Role::Attachment, "android-resources"};
    if (isRoot("html"))
        return {};
    if (endsWith(head.name, ".plist") || endsWith(head.name, ".plist.in"))
        return {Role::Manifest, "apple-info-plist"};
    if (head.extension == "xml")
        return {sniffing::isNoticeText(head) ? Role::Notice : Role::Attachment, "xml"};
    return {};
}

/// Documents and pages: prose of its own kind or code.
Sniffed sniffText(const sniffing::Head &head)
{
    const std::string &extension = head.extension;
    const bool isPage = contains(markupExtensions, extension);
    const std::string_view start = trimmed(std::string_view(head.text).substr(0, 512));
    const std::string lower = toLowerAscii(start);
    const bool isHtml = extension == "html" || extension == "htm" || extension == "xhtml" || lower.rfind("<!doctype html", 0) == 0 || lower.rfind("<html", 0) == 0;
    const std::string format = isHtml ? "html" : isPage ? extension : extension == "md" || extension == "markdown" ? "markdown" : extension == "csv" ? "csv" : extension == "rtf" ? "rtf" : "text";
    if (isPage || isHtml)
        return {sniffing::isNoticeText(head) ? Role::Notice : extension == "html" || extension == "htm" ? Role::Attachment : Role::Code, format};
    if (start.empty())
        return {Role::Unknown, ""};
    return {sniffing::isNoticeText(head) ? Role::Notice : Role::Attachment, format};
}

/// mitmproxy writes tnetstrings: a decimal length, a colon, the bytes.
bool looksLikeMitmproxy(const sniffing::Head &head)
{
    const std::size_t colon = head.bytes.find(':');
    return colon > 0 && colon < 12 && std::all_of(head.bytes.begin(), head.bytes.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) { return c >= '0' && c <= '9'; })
        && (endsWith(head.name, ".mitm") || endsWith(head.name, ".flow") || endsWith(head.name, ".flows") || has(head.bytes, "7:version") || has(head.bytes, "7:request"));
}

void setName(sniffing::Head &head, const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    head.path = toLowerAscii(path);
    head.name = toLowerAscii(slash == std::string::npos ? path : path.substr(slash + 1));
    const std::size_t dot = head.name.rfind('.');
    head.extension = dot == std::string::npos ? "" : head.name.substr(dot + 1);
}

/// A packed capture by the name that it was packed under.
Sniffed sniffPacked(const sniffing::Head &head, const char *packing)
{
    for (const auto &[ending, format] : {std::pair{".har", "har"}, {".pcap", "pcap"}, {".cap", "pcap"}, {".mitm", "mitmproxy"}, {".flow", "mitmproxy"}, {".chlsj", "charles-json"}})
        if (has(head.name, ending))
            return {Role::Traffic, format};
    return {Role::Attachment, packing};
}

Sniffed sniffBytes(const sniffing::Head &head)
{
    for (const Magic &magic : magics) {
        if (head.bytes.substr(0, magic.bytes.size()) != magic.bytes)
            continue;
        if (std::string_view(magic.format) == "gzip")
            return sniffPacked(head, "gzip");
        if (std::string_view(magic.format) == "zstd")
            return sniffPacked(head, "zstd");
        if (std::string_view(magic.format) == "bmp" && (head.bytes.size() < 6 || !has(head.bytes.substr(0, 18), std::string_view("\0\0\0\0", 4))))
            continue;
        if (std::string_view(magic.format) == "wxapkg" && head.bytes[0] == '\xBE' && (head.bytes.size() < 14 || head.bytes[13] != '\xED'))
            continue;
        return {magic.role, magic.format};
    }
    if (head.bytes.substr(0, 4) == "PK\3\4")
        return sniffZip(head);
    if (endsWith(head.name, ".mobileprovision") || endsWith(head.name, ".provisionprofile"))
        return {Role::Manifest, "apple-provisioning-profile"};
    if (looksLikeMitmproxy(head))
        return {Role::Traffic, "mitmproxy"};
    return {};
}

}  // namespace

Result<Sniffed> sniff(const std::string &path, const ByteSource &bytes)
{
    std::string start(static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), sniffing::headLength)), '\0');
    const auto count = bytes.read(0, start.data(), start.size());
    if (!count)
        return tl::unexpected(count.error());
    start.resize(*count);
    sniffing::Head head;
    setName(head, path);
    head.owned = std::move(start);
    head.bytes = head.owned;
    if (head.bytes.empty())
        return Sniffed{has(head.name, ".har") ? Role::Traffic : contains(codeExtensions, head.extension) ? Role::Code : Role::Unknown, ""};

    if (const Sniffed found = sniffBytes(head); !found.format.empty()) {
        // A picture or program named .har was meant as a capture: its reader says what is wrong, nothing is passed over.
        const bool isMeantAsCapture = head.extension == "har" && found.role != Role::Traffic;
        return isMeantAsCapture ? Sniffed{Role::Traffic, "har"} : found;
    }
    if (head.extension == "keylog" || head.name == "sslkeylog.txt" || has(head.bytes.substr(0, 4096), "CLIENT_RANDOM "))
        return Sniffed{Role::KeyLog, "nss-keylog"};
    if (contains(codeExtensions, head.extension) && !has(head.name, "app.config."))
        return Sniffed{Role::Code, head.extension};
    head.text = toUtf8(decodeText(head.bytes.substr(0, sniffing::textLength)).text);
    const std::string_view text = trimmed(std::string_view(head.text).substr(head.text.rfind("\xEF\xBB\xBF", 0) == 0 ? 3 : 0));
    if (has(head.name, "app.config."))
        return has(text, "defineAppConfig") || has(text, "pages") ? Sniffed{Role::Manifest, "taro-app-config"} : Sniffed{Role::Code, head.extension};
    if (const Sniffed found = sniffing::sniffJson(head, text); !found.format.empty())
        return found;
    if (!text.empty() && text.front() == '<')
        if (const Sniffed found = sniffXml(head); !found.format.empty())
            return found;
    if (endsWith(head.name, ".plist") || endsWith(head.name, ".xcprivacy"))
        return Sniffed{Role::Manifest, "apple-info-plist"};
    if (endsWith(head.name, ".har"))    // says so, and its bytes speak for nothing else: the reader tells what is wrong with it
        return Sniffed{Role::Traffic, "har"};
    if (head.extension == "csv" && has(text.substr(0, 2000), "PSL_"))
        return Sniffed{Role::Manifest, "play-data-safety-csv"};
    if (head.extension == "csv" && manifest::isDeclarationTable(text))
        return Sniffed{Role::Manifest, "declaration-table"};
    if (head.bytes.substr(0, 4096).find('\0') != std::string_view::npos && text.find('\0') != std::string_view::npos)
        return Sniffed{Role::Unknown, "binary"};
    return sniffText(head);
}

}  // namespace probity
