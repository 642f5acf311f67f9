#include "analysis/declared/notice_tokens.h"

#include <algorithm>
#include <array>

namespace probity::notice {

namespace {

// Nobody writes sentences like these; cut, they keep the reading of a hostile text linear.
constexpr std::size_t longSentence = 1500;      // cut at the next comma or blank
constexpr std::size_t longestSentence = 3000;   // cut anywhere
constexpr std::size_t longestItemName = 30;     // characters of an item of an enumeration that can be a name
constexpr std::size_t shortestItemName = 4;     // characters of one in English
constexpr std::size_t mostItemWords = 4;
constexpr std::size_t mostUnknownItems = 3;     // of an enumeration in a row between names of data
constexpr std::size_t longestParty = 24;    // characters of the name of a company before its "有限公司"
constexpr std::size_t longestPlace = 6;     // of the place in brackets within it, the brackets included
constexpr std::size_t mostTokens = 800;         // of a sentence whose enumerations are looked at
constexpr std::size_t longestCompound = 12;     // Han characters before a head noun that still make one name

char32_t at(std::u32string_view text, std::size_t index) noexcept { return index < text.size() ? text[index] : U' '; }

bool isMark(char32_t c) noexcept
{
    constexpr std::u32string_view marks = U"，,、；;：:（）()。.!?！？\"“”《》【】[]{}<>/|·•";
    return marks.find(c) != std::u32string_view::npos;
}

bool markAt(std::u32string_view text, std::size_t place, Word &out) noexcept
{
    const bool isBetweenDigits = place > 0 && at(text, place - 1) >= U'0' && at(text, place - 1) <= U'9' && at(text, place + 1) >= U'0' && at(text, place + 1) <= U'9';
    switch (text[place]) {
    case U',': case U'，':
        out = Word::Comma;
        return !isBetweenDigits;
    case U'、': case U'/': case U'|': case U'·':
        out = Word::Enumeration;
        return true;
    case U';': case U'；':
        out = Word::Semicolon;
        return true;
    case U':': case U'：':
        out = Word::Colon;
        return !isBetweenDigits && at(text, place + 1) != U'/';
    case U'(': case U'（': case U'[': case U'【':
        out = Word::Open;
        return true;
    case U')': case U'）': case U']': case U'】':
        out = Word::Close;
        return true;
    default:
        return false;
    }
}

/// "交易记录" holds the verb 记录 as a noun: it is a verb only behind a modal, a subject, a mark.
bool isNominal(const Lexicon &lexicon, std::u32string_view text, std::size_t begin, std::size_t end, std::size_t lastEnd)
{
    const std::u32string_view word = text.substr(begin, end - begin);
    if (std::find(lexicon.nominalVerbs.begin(), lexicon.nominalVerbs.end(), word) == lexicon.nominalVerbs.end() || begin == 0)
        return false;
    const char32_t before = text[begin - 1];
    return isHan(before) && begin != lastEnd && lexicon.modalCharacters.find(before) == std::u32string::npos;
}

/// "我们会自动记录您的": the noun 记录 as the verb that it is too.
bool isVerbHere(const Lexicon &lexicon, std::u32string_view text, std::size_t begin, std::size_t end, const std::vector<Token> &before)
{
    const std::u32string_view word = text.substr(begin, end - begin);
    const bool isBoth = std::find(lexicon.nominalVerbs.begin(), lexicon.nominalVerbs.end(), word) != lexicon.nominalVerbs.end();
    // "我们将记录", but not "交易记录".
    const bool isBehindName = !before.empty() && before.back().end == begin && (before.back().word == Word::Data || before.back().word == Word::Verb);
    return isBoth && begin > 0 && !isBehindName && lexicon.modalCharacters.find(text[begin - 1]) != std::u32string::npos && !isMark(text[begin - 1]);
}

/// Where the name that ends in a head noun at `head` begins; `head` if the noun stands alone.
std::size_t compoundStart(const Lexicon &lexicon, std::u32string_view text, std::size_t head, std::size_t lastEnd)
{
    std::size_t begin = head;
    while (begin > lastEnd && head - begin < longestCompound && !isMark(text[begin - 1]) && (isHan(text[begin - 1]) || isWordLetter(text[begin - 1])))
        --begin;
    if (head - begin >= longestCompound)
        return head;
    // A verb or preposition inside the run ends what can be a name.
    for (std::size_t i = head; i > begin; --i) {
        if (lexicon.compoundBreaks.find(text[i - 1]) != std::u32string::npos) {
            begin = i;
            break;
        }
    }
    // "您的", "等", "相关" and the like are no part of the name.
    for (bool goesOn = true; goesOn && begin < head;) {
        goesOn = false;
        std::size_t longest = 0;
        for (const std::u32string &prefix : lexicon.compoundPrefixes)
            if (text.substr(begin, prefix.size()) == prefix && begin + prefix.size() <= head)
                longest = std::max(longest, prefix.size());
        begin += longest;
        goesOn = longest > 0;
    }
    if (std::find(lexicon.compoundStops.begin(), lexicon.compoundStops.end(), text.substr(begin, head - begin)) != lexicon.compoundStops.end())
        return head;
    return begin;
}

bool isFullStop(const FoldedText &folded, std::u32string_view documentText, std::size_t place)
{
    const std::u32string_view text(folded.text);
    if (place + 1 >= text.size())
        return true;
    if (text[place + 1] != U' ' && text[place + 1] != U'"' && !isHan(text[place + 1]))
        return false;
    std::size_t next = place + 1;
    while (next < text.size() && (text[next] == U' ' || text[next] == U'"' || text[next] == U'('))
        ++next;
    if (next >= text.size())
        return true;
    // "e.g. names", "Inc. and": a small letter goes on.
    const char32_t original = documentText[folded.origin[next]];
    if (original >= U'a' && original <= U'z')
        return false;
    constexpr std::array<std::u32string_view, 10> shorts{U"e.g", U"i.e", U"inc", U"ltd", U"co", U"mr", U"ms", U"dr", U"no", U"etc"};
    std::size_t start = place;
    while (start > 0 && (isWordLetter(text[start - 1]) || text[start - 1] == U'.'))
        --start;
    const std::u32string_view word = text.substr(start, place - start);
    return std::find(shorts.begin(), shorts.end() - 1, word) == shorts.end() - 1 && !(word.size() == 1 && !isHan(word.front()) && start > 0);
}

/// "数据分析", "信息安全": the head noun is the first half of another word.
bool isHalfOfWord(const Lexicon &lexicon, std::u32string_view text, std::size_t end)
{
    constexpr std::u32string_view followers = U"和与及或等以并用来进时后的给到被不仅将会可由在向至为是均都也且中上";
    return end < text.size() && isHan(text[end]) && followers.find(text[end]) == std::u32string_view::npos && lexicon.tree.longest(text, end).length == 0;
}

/// What stands between two marks of an enumeration, without the small words around it.
Span strippedItem(const Lexicon &lexicon, std::u32string_view text, Span item)
{
    constexpr std::u32string_view blanks = U" \"“”*_'‘’";
    constexpr std::array<std::u32string_view, 5> endings{U"等信息", U"等数据", U"等内容", U"等", U" etc"};
    for (bool goesOn = true; goesOn && item.begin < item.end;) {
        goesOn = false;
        if (blanks.find(text[item.begin]) != std::u32string_view::npos) {
            ++item.begin;
            goesOn = true;
        }
        std::size_t longest = 0;
        for (const std::u32string &prefix : lexicon.compoundPrefixes)
            if (text.substr(item.begin, prefix.size()) == prefix && item.begin + prefix.size() < item.end)
                longest = std::max(longest, prefix.size());
        item.begin += longest;
        goesOn = goesOn || longest > 0;
    }
    while (item.end > item.begin && blanks.find(text[item.end - 1]) != std::u32string_view::npos)
        --item.end;
    for (const std::u32string_view ending : endings)
        if (item.end - item.begin > ending.size() && text.substr(item.end - ending.size(), ending.size()) == ending) {
            item.end -= ending.size();
            break;
        }
    return item;
}

bool isHanText(std::u32string_view text, const Span &sentence)
{
    return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(sentence.begin), text.begin() + static_cast<std::ptrdiff_t>(sentence.end), isHan);
}

/// Whether the words between two marks can be a name: short, of one script for the most part, without a verb like 进行.
bool canBeName(const Lexicon &lexicon, std::u32string_view text, const Span &item)
{
    const std::size_t length = item.end - item.begin;
    if (length < 2 || length > longestItemName)
        return false;
    if (std::find(lexicon.qualities.begin(), lexicon.qualities.end(), text.substr(item.begin, length)) != lexicon.qualities.end())
        return false;
    std::size_t han = 0;
    std::size_t words = 1;
    for (std::size_t i = item.begin; i < item.end; ++i) {
        const WordTree::Match match = lexicon.tree.longest(text.substr(0, item.end), i);
        if (match.length > 0 && lexicon.entries[static_cast<std::size_t>(match.value)].word == Word::Filler)
            return false;
        if (isMark(text[i]) || (text[i] >= U'0' && text[i] <= U'9' && i == item.begin))
            return false;
        han += isHan(text[i]) ? 1u : 0u;
        words += text[i] == U' ' ? 1u : 0u;
    }
    return han > 0 ? han <= longestCompound && item.end - item.begin <= 2 * longestCompound : words <= 3 && length >= 4;
}

bool partsItems(const Token &token) { return token.word == Word::Enumeration || token.word == Word::Coordination; }

/// The words between two marks without the determiners before them; empty if they are no short name.
Span englishItem(const Lexicon &lexicon, std::u32string_view text, Span item)
{
    for (bool goesOn = true; goesOn;) {
        while (item.begin < item.end && text[item.begin] == U' ')
            ++item.begin;
        std::size_t end = item.begin;
        while (end < item.end && isWordLetter(text[end]))
            ++end;
        goesOn = end > item.begin && std::find(lexicon.determiners.begin(), lexicon.determiners.end(), text.substr(item.begin, end - item.begin)) != lexicon.determiners.end();
        if (goesOn)
            item.begin = end;
    }
    while (item.end > item.begin && text[item.end - 1] == U' ')
        --item.end;
    std::size_t words = 0;
    for (std::size_t i = item.begin; i < item.end;) {
        std::size_t end = i;
        while (end < item.end && isWordLetter(text[end]))
            ++end;
        const std::u32string_view word = text.substr(i, end - i);
        if (word.empty() || std::find(lexicon.notInItem.begin(), lexicon.notInItem.end(), word) != lexicon.notInItem.end())
            return {};
        ++words;
        i = end < item.end && text[end] == U' ' ? end + 1 : end;
    }
    const bool isName = item.end - item.begin >= shortestItemName && item.end - item.begin <= longestItemName && words <= mostItemWords;
    return isName ? item : Span{};
}

/// "your subscriptions, search engine referrals, and pages viewed": the same in English, between names of data on both sides.
void addListedEnglishNames(const Lexicon &lexicon, std::u32string_view text, std::vector<Token> &tokens)
{
    const auto isSeparator = [&](std::size_t index) { return tokens[index].word == Word::Comma || tokens[index].word == Word::Enumeration || tokens[index].word == Word::Coordination; };
    const auto isData = [&](std::size_t index) { return index < tokens.size() && tokens[index].word == Word::Data && !lexicon.dataTerms[static_cast<std::size_t>(tokens[index].value)].isGeneral; };
    std::vector<Token> found;
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
        if (!isSeparator(i))
            continue;
        std::size_t next = i + 1;
        if (next < tokens.size() && tokens[next].word == Word::Possessive)
            ++next;
        if (next >= tokens.size() || !isSeparator(next))
            continue;
        const std::size_t before = isSeparator(i - 1) && i >= 2 ? i - 2 : i - 1;
        std::size_t after = next + 1;
        while (after < tokens.size() && after <= next + 2 && (isSeparator(after) || tokens[after].word == Word::Possessive))
            ++after;
        if (!isData(before) || !isData(after) || tokens[i].begin > tokens[before].end + 2 * longestItemName)
            continue;
        const Span item = englishItem(lexicon, text, {next == i + 2 ? tokens[i + 1].end : tokens[i].end, tokens[next].begin});
        if (item.end > item.begin)
            found.push_back({Word::Data, lexicon.unknownTerm, item.begin, item.end, false, true});
    }
    tokens.insert(tokens.end(), found.begin(), found.end());
    std::stable_sort(tokens.begin(), tokens.end(), [](const Token &a, const Token &b) { return a.begin < b.begin; });
}

bool isNameOfData(const Lexicon &lexicon, const std::vector<Token> &tokens, std::size_t index)
{
    return index < tokens.size() && tokens[index].word == Word::Data && !lexicon.dataTerms[static_cast<std::size_t>(tokens[index].value)].isGeneral;
}

/// Whether a name of data stands before the mark, at once or some unknown items back.
bool followsData(const Lexicon &lexicon, const std::vector<Token> &tokens, std::size_t mark)
{
    std::size_t before = mark;
    for (std::size_t unknown = 0; before > 0 && partsItems(tokens[before]) && unknown < mostUnknownItems;) {
        --before;
        unknown += partsItems(tokens[before]) ? 1u : 0u;
    }
    return isNameOfData(lexicon, tokens, before) || (tokens[before].word == Word::Close && before > 1 && isNameOfData(lexicon, tokens, before - 1));
}

bool precedesData(const Lexicon &lexicon, const std::vector<Token> &tokens, std::size_t mark)
{
    for (std::size_t unknown = 0; mark < tokens.size() && partsItems(tokens[mark]) && unknown < mostUnknownItems; ++unknown)
        ++mark;
    return isNameOfData(lexicon, tokens, mark);
}

/// What stands behind one mark of a Chinese enumeration.
struct ListedItem {
    Span words;
    std::size_t closer = 0;     ///< the token behind it; the number of tokens where it ends the sentence
    bool isClosed = false;      ///< by a mark that ends an item, or by "等"
    bool hasVerb = false;       ///< "浏览", "停止时间": it can be a name only amid names
    bool canBe = true;
};

ListedItem listedItem(std::u32string_view text, const Span &sentence, const std::vector<Token> &tokens, std::size_t mark)
{
    ListedItem item;
    item.closer = mark + 1;
    for (; item.closer < tokens.size(); ++item.closer) {
        const Word word = tokens[item.closer].word;
        if (partsItems(tokens[item.closer]) || word == Word::Comma || word == Word::Close || word == Word::Semicolon || word == Word::Open)
            break;
        item.hasVerb = item.hasVerb || word == Word::Verb || word == Word::RecipientClass || word == Word::Refusal;
        item.canBe = item.canBe && (word == Word::We || word == Word::Verb || word == Word::RecipientClass || word == Word::PurposeEnd || word == Word::Refusal);
        if (!item.canBe)
            return item;
    }
    const bool isLast = item.closer == tokens.size();
    item.words = {tokens[mark].end, isLast ? sentence.end : tokens[item.closer].begin};
    while (isLast && item.words.end > item.words.begin && isMark(text[item.words.end - 1]))
        --item.words.end;
    const std::size_t others = text.substr(0, item.words.end).find(U'等', item.words.begin);
    const bool hasOthers = others != std::u32string_view::npos && others > item.words.begin + 1;
    if (hasOthers)
        item.words.end = others;
    item.isClosed = hasOthers || (!isLast && (partsItems(tokens[item.closer]) || tokens[item.closer].word == Word::Close || tokens[item.closer].word == Word::Open));
    return item;
}

/// "IP地址、平台、时间戳、设备型号": what stands in one enumeration with names of data is data too, known to the lexicon or not.
void addListedNames(const Lexicon &lexicon, std::u32string_view text, const Span &sentence, std::vector<Token> &tokens)
{
    if (tokens.size() > mostTokens)
        return;
    if (!isHanText(text, sentence)) {
        addListedEnglishNames(lexicon, text, tokens);
        return;
    }
    std::vector<Token> found;
    std::size_t lastCloser = 0;     // the token that ends the item found last
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const bool goesOn = lastCloser == i;
        if (tokens[i].word != Word::Enumeration && !(goesOn && tokens[i].word == Word::Coordination))
            continue;
        const ListedItem item = listedItem(text, sentence, tokens, i);
        if (!item.canBe || (item.hasVerb && !item.isClosed))
            continue;
        const bool isBehind = goesOn || followsData(lexicon, tokens, i);
        if (!isBehind && (item.hasVerb || !precedesData(lexicon, tokens, item.closer)))
            continue;
        const Span words = strippedItem(lexicon, text, item.words);
        if (!canBeName(lexicon, text, words))
            continue;
        found.push_back({Word::Data, lexicon.unknownTerm, words.begin, words.end, false, true});
        lastCloser = item.closer;
    }
    if (found.empty())
        return;
    const auto isInside = [&](const Token &token) { return std::any_of(found.begin(), found.end(), [&](const Token &name) { return token.begin < name.end && token.end > name.begin; }); };
    std::erase_if(tokens, isInside);
    tokens.insert(tokens.end(), found.begin(), found.end());
    std::stable_sort(tokens.begin(), tokens.end(), [](const Token &a, const Token &b) { return a.begin < b.begin; });
}

bool endsWith(std::u32string_view text, std::u32string_view word) { return text.size() >= word.size() && text.substr(text.size() - word.size()) == word; }

/// Where the name begins that ends at `end`: "提供给|北京某某科技有限公司", "集成|某某推送SDK"; `end` if there is none.
std::size_t partyStart(const Lexicon &lexicon, std::u32string_view text, std::size_t end, std::size_t sentence)
{
    std::size_t begin = end;
    while (begin > sentence && end - begin < longestParty) {
        // "小鹿（北京）网络有限公司"
        if (text[begin - 1] == U')' || text[begin - 1] == U'）') {
            const std::size_t open = text.substr(0, begin).find_last_of(U"(（");
            if (open == std::u32string_view::npos || open < sentence || begin - open > longestPlace)
                break;
            begin = open;
            continue;
        }
        if (!isHan(text[begin - 1]) && !isWordLetter(text[begin - 1]) && text[begin - 1] != U'+')
            break;
        const std::u32string_view before = text.substr(sentence, begin - sentence);
        const bool canBreak = !before.empty() && lexicon.nameBreakEnds.find(before.back()) != std::u32string::npos;
        if (canBreak && std::any_of(lexicon.nameBreaks.begin(), lexicon.nameBreaks.end(), [&](const std::u32string &word) { return endsWith(before, word); }))
            break;
        --begin;
    }
    const std::u32string_view name = text.substr(begin, end - begin);
    const bool isCommon = std::find(lexicon.commonNames.begin(), lexicon.commonNames.end(), name) != lexicon.commonNames.end();
    return name.size() < 2 || isCommon || end - begin >= longestParty ? end : begin;
}

/// A company by its full name, or an SDK by its own, takes the place of the words that it is made of.
void addNamedParty(const Lexicon &lexicon, std::u32string_view text, std::size_t sentence, Token token, std::vector<Token> &out)
{
    const std::size_t begin = partyStart(lexicon, text, token.begin, sentence);
    if (begin < token.begin) {
        while (!out.empty() && out.back().end > begin)
            out.pop_back();
        token.begin = begin;
        token.isNamed = true;
        if (token.word == Word::CompanyEnding)
            token.word = Word::NamedParty;
    }
    if (token.word != Word::CompanyEnding)
        out.push_back(token);
}

/// Whether a longer name of somebody else begins behind "our".
bool namesReceiver(const Lexicon &lexicon, std::u32string_view text, const Token &token)
{
    constexpr std::u32string_view our = U"our ";
    if (text.substr(token.begin, our.size()) != our || token.end - token.begin <= our.size())
        return false;
    const WordTree::Match match = lexicon.tree.longest(text, token.begin + our.size());
    return match.length > token.end - token.begin - our.size() && lexicon.entries[static_cast<std::size_t>(match.value)].word == Word::RecipientClass;
}

std::vector<Token> rawTokensOf(const Lexicon &lexicon, std::u32string_view text, const Span &sentence)
{
    std::vector<Token> out;
    const std::u32string_view slice = text.substr(0, sentence.end);
    std::size_t lastEnd = sentence.begin;
    for (std::size_t i = sentence.begin; i < sentence.end;) {
        if (isWordLetter(slice[i]) && i > sentence.begin && isWordLetter(slice[i - 1])) {
            ++i;
            continue;
        }
        const WordTree::Match match = lexicon.tree.longest(slice, i);
        if (match.length > 0) {
            const LexiconEntry &entry = lexicon.entries[static_cast<std::size_t>(match.value)];
            Token token{entry.word, entry.value, i, i + match.length, entry.isWeak, false};
            if (token.word == Word::We && namesReceiver(lexicon, slice, token)) {
                out.push_back({Word::Possessive, 0, i, i + 3, false, false});    // "our service providers" are not "our service"
                i = lastEnd = i + 3;
                continue;
            }
            if (token.word == Word::Filler || (token.word == Word::Include && match.length == 1 && lexicon.isOtherThanInclude(slice, i))) {
                i = lastEnd = token.end;
                continue;
            }
            // "READ_CONTACTS" names a permission of a system.
            if (token.word == Word::Data && ((i > 0 && slice[i - 1] == U'_') || (token.end < slice.size() && slice[token.end] == U'_' && token.end + 1 < slice.size() && isWordLetter(slice[token.end + 1])))) {
                i = lastEnd = token.end;
                continue;
            }
            const bool isVerbToo = token.word == Word::DataHead && isVerbHere(lexicon, slice, token.begin, token.end, out);
            if (isVerbToo)
                token = {Word::Verb, static_cast<std::int32_t>(VerbKind::Collect), token.begin, token.end, false, false};
            if (token.word == Word::RecipientClass && !out.empty() && out.back().word == Word::Company && out.back().end == token.begin) {
                out.back().end = token.end;     // "友盟" + "SDK"
                i = lastEnd = token.end;
                continue;
            }
            const bool isSdk = token.word == Word::RecipientClass && slice.substr(token.begin, match.length) == U"sdk" && isHanText(slice, {sentence.begin, sentence.end});
            if (token.word == Word::CompanyEnding || isSdk) {
                addNamedParty(lexicon, slice, sentence.begin, token, out);
                i = lastEnd = token.end;
                continue;
            }
            const bool isNoun = token.word == Word::Verb && !isVerbToo && isNominal(lexicon, slice, token.begin, token.end, lastEnd);
            if (isNoun && !lexicon.isHead(slice.substr(token.begin, token.end - token.begin))) {
                i = token.end;      // a noun of no interest: "数据统计"
                continue;
            }
            if (token.word == Word::DataHead || isNoun) {
                if (!out.empty() && out.back().word == Word::Data && out.back().end == token.begin) {
                    out.back().end = token.end;     // "手机号" + "信息"
                    out.back().isWeak = false;
                    i = lastEnd = token.end;
                    continue;
                }
                const std::size_t begin = compoundStart(lexicon, slice, token.begin, lastEnd);
                if (isHalfOfWord(lexicon, slice, token.end)) {
                    i = lastEnd = token.end;
                    continue;
                }
                if (begin < token.begin) {
                    out.push_back({Word::Data, lexicon.unknownTerm, begin, token.end, false, true});
                } else if (token.word == Word::DataHead && lexicon.isGeneralHead(slice.substr(token.begin, token.end - token.begin))) {
                    out.push_back({Word::Data, lexicon.generalTerm, begin, token.end, false, false});
                }
                i = lastEnd = token.end;
                continue;
            }
            out.push_back(token);
            i = lastEnd = token.end;
            continue;
        }
        Word mark = Word::Comma;
        if (markAt(slice, i, mark)) {
            out.push_back({mark, 0, i, i + 1, false, false});
            lastEnd = i + 1;
        }
        ++i;
    }
    return out;
}

}  // namespace

std::vector<Span> sentencesOf(const FoldedText &folded, std::u32string_view documentText)
{
    const std::u32string_view text(folded.text);
    std::vector<Span> out;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        const bool isEnd = c == U'。' || c == U'！' || c == U'!' || c == U'？' || c == U'?' || c == U'\n' || (c == U'.' && isFullStop(folded, documentText, i));
        const std::size_t length = i - start;
        const bool isTooLong = length >= longestSentence || (length >= longSentence && (c == U',' || c == U'，' || c == U';' || c == U'；' || c == U' '));
        if (!isEnd && !isTooLong)
            continue;
        std::size_t end = i + 1;
        while (end < text.size() && (text[end] == U'"' || text[end] == U'”'))
            ++end;
        out.push_back({start, end});
        start = end;
        while (start < text.size() && text[start] == U' ')
            ++start;
        i = std::max(i, start > 0 ? start - 1 : 0);
    }
    if (start < text.size())
        out.push_back({start, text.size()});
    return out;
}

std::vector<Token> tokensOf(const Lexicon &lexicon, std::u32string_view text, const Span &sentence)
{
    std::vector<Token> tokens = rawTokensOf(lexicon, text, sentence);
    addListedNames(lexicon, text, sentence, tokens);
    return tokens;
}

}  // namespace probity::notice
