#include "base/cjk.h"

#include <string_view>

namespace probity {

namespace {

constexpr char32_t kangxiStart = 0x2F00;
constexpr std::u32string_view kangxi =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳"
    U"心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸"
    U"缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音"
    U"頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

constexpr char32_t supplementStart = 0x2E80;
// '\0' where the supplement has no ideograph of its own.
constexpr std::u32string_view supplement(
    U"\0厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵\0旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糸纟罓罒㓁冈网羊羊羊耂肀聿肉臼艹艹艹"
    U"虎衤覀西见角𧢲讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
    0x2EF4 - 0x2E80);

static_assert(kangxi.size() == 214);

}  // namespace

char32_t plainIdeograph(char32_t character) noexcept
{
    if (character >= kangxiStart && character < kangxiStart + kangxi.size())
        return kangxi[character - kangxiStart];
    if (character >= supplementStart && character < supplementStart + supplement.size()) {
        const char32_t plain = supplement[character - supplementStart];
        return plain == 0 ? character : plain;
    }
    return character;
}

}  // namespace probity
