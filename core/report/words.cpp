#include "report/words.h"

namespace probity::words {

Bilingual verdict(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Denied: return {"denied", "声称不收集"};
    case Verdict::Undeclared: return {"undeclared", "未声明"};
    case Verdict::Ambiguous: return {"ambiguous", "自相矛盾"};
    case Verdict::Vague: return {"vague", "表述笼统"};
    case Verdict::Undetermined: return {"undetermined", "无法判定"};
    case Verdict::NotVisible: return {"not visible", "无法查看"};
    case Verdict::Unexercised: return {"not seen", "未见使用"};
    case Verdict::Consistent: break;
    }
    return {"consistent", "一致"};
}

Bilingual stance(Stance stance)
{
    switch (stance) {
    case Stance::Collected: return {"collected", "收集"};
    case Stance::NotCollected: return {"not collected", "不收集"};
    case Stance::Accessed: return {"used on the device", "仅在本机使用"};
    case Stance::Shared: return {"shared", "共享"};
    case Stance::NotShared: break;
    }
    return {"not shared", "不共享"};
}

}  // namespace probity::words
