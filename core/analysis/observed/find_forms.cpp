// One pass over a text: runs of digits and letters are cut out and judged by length, so that most texts cost one look a byte.
#include <algorithm>

#include "analysis/observed/codecs.h"
#include "analysis/observed/forms.h"
#include "base/text.h"

namespace probity::observed {

namespace {

class FormFinder {
public:
    FormFinder(std::string_view text, std::vector<FormHit> &hits) : m_text(text), m_hits(hits) {}
    void find();

private:
    void judgeDigits(std::size_t start, std::size_t end);
    void findEmail(std::size_t at);
    bool isInsideDecimal(std::size_t start, std::size_t end) const noexcept
    {
        const bool before = start >= 2 && m_text[start - 1] == '.' && isDigit(m_text[start - 2]);
        const bool after = end + 1 < m_text.size() && m_text[end] == '.' && isDigit(m_text[end + 1]);
        return before || after;
    }
    /// Digits inside an identifier with dashes or underscores are no number of a person.
    bool isInsideIdentifier(std::size_t start, std::size_t end) const noexcept
    {
        const auto joins = [](char c) { return c == '_' || c == '/' || c == '#'; };
        if ((start > 0 && joins(m_text[start - 1])) || (end < m_text.size() && joins(m_text[end])))
            return true;
        const bool dashBefore = start >= 2 && m_text[start - 1] == '-' && isAlnum(m_text[start - 2]) && m_text.substr(start >= 3 ? start - 3 : 0, 2) != "86";
        const bool dashAfter = end + 1 < m_text.size() && m_text[end] == '-' && isAlnum(m_text[end + 1]);
        return dashBefore || dashAfter;
    }
    void add(const char *id, const char *category, std::string_view text, bool isProven) { m_hits.push_back(FormHit{id, category, text, isProven}); }

    std::string_view m_text;
    std::vector<FormHit> &m_hits;
};

void FormFinder::judgeDigits(std::size_t start, std::size_t end)
{
    const std::string_view run = m_text.substr(start, end - start);
    if (isInsideDecimal(start, end) || isInsideIdentifier(start, end))
        return;
    if (run.size() == 18 && isResidentId(run))
        return add("resident_id", "national_id", run, true);
    if ((run.size() == 11 || run.size() == 13 || run.size() == 15) && isMobile(run))
        return add("mobile", "phone_number", run, false);
    if (run.size() == 15 && isImei(run) && hasKnownTac(run))
        return add("imei", "device_id", run, true);
    if (run.size() >= 16 && isBankCard(run))
        add("bank_card", "payment_financial", run, true);
}

void FormFinder::findEmail(std::size_t at)
{
    std::size_t start = at;
    while (start > 0 && at - start < 64 && (isAlnum(m_text[start - 1]) || m_text[start - 1] == '.' || m_text[start - 1] == '_' || m_text[start - 1] == '+' || m_text[start - 1] == '-'))
        --start;
    std::size_t end = at + 1;
    while (end < m_text.size() && end - at < 200 && (isAlnum(m_text[end]) || m_text[end] == '.' || m_text[end] == '-'))
        ++end;
    while (end > at && (m_text[end - 1] == '.' || m_text[end - 1] == '-'))
        --end;
    // user:password@host of an address is no mailbox
    if (start > 0 && (m_text[start - 1] == ':' || m_text[start - 1] == '/'))
        return;
    const std::string_view address = m_text.substr(start, end - start);
    if (isEmail(address))
        add("email", "email", address, true);
}

void FormFinder::find()
{
    for (std::size_t i = 0; i < m_text.size();) {
        const char c = m_text[i];
        if (isAlnum(c)) {
            const std::size_t start = i;
            std::size_t digits = 0;
            while (i < m_text.size() && isAlnum(m_text[i])) {
                digits += isDigit(m_text[i]) ? 1U : 0U;
                ++i;
            }
            const std::size_t length = i - start;
            if (length >= 11 && length <= 19 && (digits == length || (length == 18 && digits == 17)))
                judgeDigits(start, i);
            if (length == 2 && i < m_text.size() && (m_text[i] == ':' || m_text[i] == '-') && i + 15 <= m_text.size() && isMac(m_text.substr(start, 17)) &&
                (start == 0 || !isAlnum(m_text[start - 1])) && (start + 17 == m_text.size() || !isAlnum(m_text[start + 17]))) {
                add("mac", "device_id", m_text.substr(start, 17), true);
                i = start + 17;
            }
            continue;
        }
        if (c == '@')
            findEmail(i);
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0xE4 && byte <= 0xE9 && i + 9 <= m_text.size() && m_text[i + 3] >= 'A' && m_text[i + 3] <= 'Z') {
            std::size_t end = i + 4;
            while (end < m_text.size() && end - i < 10 && isAlnum(m_text[end]))
                ++end;
            if (isPlate(m_text.substr(i, end - i)))
                add("plate", "license_plate", m_text.substr(i, end - i), true);
        }
        ++i;
    }
}

bool mayHoldForm(std::string_view text) noexcept
{
    std::size_t digits = 0;
    for (const char c : text) {
        if (c == '@')
            return true;
        digits += isDigit(c) ? 1U : 0U;
    }
    return digits >= 4;
}

}  // namespace

void findForms(std::string_view text, std::vector<FormHit> &hits)
{
    text = trimmed(text);
    if (text.size() < 7 || !mayHoldForm(text))
        return;
    if (Point point; text.size() <= 60 && readPoint(text, point) && point.decimals >= 3) {
        hits.push_back(FormHit{"coordinates", "precise_location", text, false});
        return;
    }
    // Numbers of other countries are told only where they are all of the value.
    const bool mayBeForeign = text.size() >= 9 && (text[0] == '+' || text[0] == '(' || (isDigit(text[0]) && (text[3] == '-' || text[3] == '.')) || (isLetter(text[0]) && isDigit(text[2]) && isDigit(text[3])));
    if (mayBeForeign && text.size() <= 42 && !isMobile(text)) {
        if (isInternationalPhone(text))
            return hits.push_back(FormHit{"phone", "phone_number", text, false});
        if (isSocialSecurityNumber(text))
            return hits.push_back(FormHit{"social_security", "national_id", text, false});
        if (isIban(text))
            return hits.push_back(FormHit{"iban", "payment_financial", text, true});
    }
    FormFinder(text, hits).find();
}

}  // namespace probity::observed
