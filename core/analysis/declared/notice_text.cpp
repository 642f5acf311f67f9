#include "analysis/declared/notice_text.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace probity::notice {

namespace {

// U+2F00..U+2FD5 in order; text copied out of PDF files is full of them.
constexpr std::u32string_view kangxiRadicals =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳"
    U"心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸"
    U"缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音"
    U"頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
constexpr std::u32string_view radicalSupplement = U"⺠⻓⻔⻋⻅⻉⻚⻛⻜⻢⻥⻦⻩⻬⻰⻝⻆⻘⻄⺟⻮⻨";
constexpr std::u32string_view radicalSupplementMeans = U"民长门车见贝页风飞马鱼鸟黄齐龙食角青西母齿麦";

// Letters that a lexicon of plain letters must find; the rest of Latin keeps its marks.
constexpr std::array<std::u32string_view, 7> ligatures{U"ff", U"fi", U"fl", U"ffi", U"ffl", U"st", U"st"};

char32_t foldCharacter(char32_t c) noexcept
{
    if (c >= U'A' && c <= U'Z')
        return c + 32;
    if (c < 0x80)
        return c;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7)
        return c + 32;
    if (c >= 0xFF01 && c <= 0xFF5E)
        return foldCharacter(c - 0xFEE0);
    if (c >= 0x2F00 && c < 0x2F00 + kangxiRadicals.size())
        return kangxiRadicals[c - 0x2F00];
    if (c >= 0x2E80 && c <= 0x2EF3) {
        const std::size_t at = radicalSupplement.find(c);
        return at == std::u32string_view::npos ? c : radicalSupplementMeans[at];
    }
    switch (c) {
    case 0xA0: case 0x3000: case 0x2002: case 0x2003: case 0x2009: case 0x202F:
        return U' ';
    case 0x2018: case 0x2019: case 0x02BC: case 0x60: case 0xB4:
        return U'\'';
    case 0x201C: case 0x201D: case 0x300C: case 0x300D: case 0x300E: case 0x300F:
        return U'"';
    case 0x2010: case 0x2011: case 0x2212:
        return U'-';
    case 0xFE50: case 0xFF64: case 0x2E32:
        return c == 0xFF64 ? U'、' : U',';
    case 0xFF61:
        return U'。';
    default:
        return c;
    }
}

/// Folds character by character; `put` gets each with the index it came from.
template <class Put>
void foldInto(std::u32string_view text, std::u32string &out, const Put &put)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        if (c >= 0xFB00 && c <= 0xFB06) {
            for (const char32_t letter : ligatures[c - 0xFB00])
                put(letter, i);
            continue;
        }
        char32_t folded = foldCharacter(c);
        const char32_t before = out.empty() ? U' ' : out.back();
        const char32_t after = i + 1 < text.size() ? foldCharacter(text[i + 1]) : U' ';
        if (folded == U'-' && isWordLetter(before) && isWordLetter(after))
            folded = U' ';
        if (folded == U' ' && (isHan(before) || isHan(after) || before == U' '))
            continue;
        put(folded, i);
    }
}

}  // namespace

bool isHan(char32_t c) noexcept { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD) || c == 0x3007; }

bool isWordLetter(char32_t c) noexcept
{
    return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c <= 0x52F);
}

FoldedText fold(std::u32string_view text, std::size_t offset)
{
    FoldedText out;
    out.text.reserve(text.size());
    out.origin.reserve(text.size() + 1);
    foldInto(text, out.text, [&](char32_t c, std::size_t at) {
        out.text.push_back(c);
        out.origin.push_back(static_cast<std::uint32_t>(offset + at));
    });
    out.origin.push_back(static_cast<std::uint32_t>(offset + text.size()));
    return out;
}

std::u32string foldWord(std::string_view utf8)
{
    std::u32string out;
    foldInto(toUtf32(utf8), out, [&](char32_t c, std::size_t) { out.push_back(c); });
    return out;
}

}  // namespace probity::notice
