// Whether a text is a privacy notice. Only where it belongs is decided here; what it says is read elsewhere.
#include "import/sniff.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace probity::sniffing {

namespace {

/// Titles under which notices are published.
constexpr std::array<std::string_view, 21> titles{"隐私政策", "隐私保护", "隐私声明", "隐私权", "隐私协议", "隐私条款", "隱私", "个人信息保护", "個人資料保護", "用户协议", "信息保护指引", "儿童个人信息",
                                                  "privacy policy", "privacy notice", "privacy statement", "privacy guideline", "data protection", "data policy", "cookie policy",
                                                  "privacy", "your information"};
/// The same in languages that are not read: such a text is a notice that has to be told of as one.
constexpr std::array<std::string_view, 12> foreignTitles{"datenschutz", "politique de confidentialit", "vie privée", "política de privacidad", "informativa sulla privacy", "privacybeleid", "integritetspolicy",
                                                         "プライバシー", "個人情報", "개인정보", "конфиденциальност", "chính sách bảo mật"};
/// Words that notices use and other documents seldom use together.
constexpr std::array<std::string_view, 34> words{"个人信息", "隐私", "收集", "第三方", "权限", "同意", "未成年", "儿童", "敏感信息", "共享", "删除", "注销", "保存期限", "手机号", "位置信息", "设备信息", "个人資料", "蒐集",
                                                 "personal information", "personal data", "privacy", "collect", "third part", "cookie", "consent", "children", "opt out", "disclose",
                                                 "ip address", "email address", "delete your", "your data", "we use", "share your"};
constexpr std::array<std::string_view, 8> otherNames{"readme", "changelog", "license", "licence", "contributing", "copying", "todo", "robots"};

template <std::size_t N>
std::size_t countDistinct(std::string_view text, const std::array<std::string_view, N> &all)
{
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](std::string_view one) { return text.find(one) != std::string_view::npos; }));
}

/// Characters that people read: markup between angle brackets left out, and data in braces.
std::size_t readableLength(std::string_view text) noexcept
{
    std::size_t count = 0;
    bool isInside = false;
    for (const char c : text) {
        if (c == '<' || c == '>')
            isInside = c == '<';
        else if (!isInside && static_cast<unsigned char>(c) > ' ' && (static_cast<unsigned char>(c) & 0xC0u) != 0x80u)
            ++count;
    }
    return count;
}

bool isNamedNotice(const Head &head)
{
    static constexpr std::array<std::string_view, 10> names{"privacy", "policy", "隐私", "個資", "个人信息", "notice", "gdpr", "datenschutz", "guideline", "指引"};
    if (countDistinct(head.name, names) > 0)
        return true;
    const std::string folders = "/" + head.path.substr(0, head.path.size() - head.name.size());
    return folders.find("/notice/") != std::string::npos || folders.find("/notices/") != std::string::npos || folders.find("/privacy/") != std::string::npos;
}

}  // namespace

bool isNoticeText(const Head &head)
{
    const std::string text = toLowerAscii(head.text);
    const std::size_t distinct = countDistinct(text, words);
    const bool isPage = head.extension != "txt" && head.extension != "md" && head.extension != "markdown" && head.extension != "text" && !head.extension.empty();
    const std::size_t length = readableLength(text);
    const bool isNamed = isNamedNotice(head);
    if (isPage) {
        // Sign-in pages link the notice; only one with prose of its own is it.
        if (length < 150 || distinct < 3)
            return false;
        return isNamed || (distinct >= 5 && length >= 600);
    }
    if (isNamed)
        return distinct >= 1 || length < 200;
    if (countDistinct(head.name, otherNames) > 0)
        return false;
    if (countDistinct(std::string_view(text).substr(0, 900), foreignTitles) > 0)
        return true;
    if (countDistinct(std::string_view(text).substr(0, 900), titles) > 0)
        return distinct >= 2;
    return distinct >= 3 || (distinct >= 1 && length < 2'000);
}

}  // namespace probity::sniffing
