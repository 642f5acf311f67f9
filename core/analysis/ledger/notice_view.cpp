#include "analysis/ledger/notice_view.h"

#include <algorithm>

#include "base/text.h"

namespace probity {

namespace {

/// The place in the readable text of a place in the source: `toSource` grows, so it can be searched.
TextRange inText(const NoticeDocument &document, const TextRange &source)
{
    const auto &map = document.toSource;
    const auto at = [&](std::size_t place) {
        return static_cast<std::size_t>(std::lower_bound(map.begin(), map.end(), place) - map.begin());
    };
    const std::size_t last = document.text.size();
    return {std::min(at(source.start), last), std::min(at(source.end), last)};
}

std::string slice(const std::u32string &text, const TextRange &range)
{
    if (range.start >= text.size() || range.isEmpty())
        return {};
    return toUtf8(std::u32string_view(text).substr(range.start, range.end - range.start));
}

Statement correctedStatement(const NoticeDocument &document, const StatementCorrection &correction, const Statement *machine)
{
    Statement out;
    if (machine) {
        out = *machine;
    } else {
        out.range = out.term = correction.term;
        out.rangeInText = out.termInText = inText(document, correction.term);
        out.quote = slice(document.source, out.range);
        out.text = slice(document.text, out.rangeInText);
    }
    out.category = correction.category;
    out.stance = correction.stance;
    out.isConditional = false;
    out.deniesAllRecipients = correction.stance == Stance::NotShared && out.recipientIds.empty();
    out.reading = {"corrected"};
    return out;
}

}  // namespace

NoticeView::NoticeView(const Assessment &assessment, const ReviewInput &input, const Taxonomy &taxonomy) : m_taxonomy(taxonomy)
{
    std::size_t read = 0;
    std::size_t unreadable = 0;
    std::size_t other = 0;
    for (std::size_t i = 0; i < assessment.notices.size(); ++i) {
        const AssessedNotice &notice = assessment.notices[i];
        const bool isEmptied = !notice.document.artifact.complete && notice.document.text.empty();
        if (isEmptied || (notice.reading.isNotice && !notice.reading.isSupportedLanguage)) {
            ++unreadable;
        } else if (!notice.reading.isNotice) {
            ++other;
        } else {
            ++read;
            addNotice(notice, i, input);
        }
    }
    for (const ArtifactInfo &artifact : assessment.artifacts) {
        const bool isAssessed = std::any_of(assessment.notices.begin(), assessment.notices.end(), [&](const AssessedNotice &notice) {
            return notice.document.artifact.path == artifact.path;
        });
        if (artifact.role == Role::Notice && !isAssessed)
            ++unreadable;
    }
    if (read > 0)
        m_state = Completeness::Notice::Read;
    else if (unreadable > 0)
        m_state = Completeness::Notice::Unreadable;
    else if (other > 0)
        m_state = Completeness::Notice::NotANotice;
    m_isPartlyUnreadable = read > 0 && unreadable > 0;
    for (EffectiveStatement &statement : m_statements)
        for (const std::string &words : statement.statement.recipients)
            statement.foldedRecipients.push_back(toLowerAscii(words));
}

void NoticeView::addNotice(const AssessedNotice &notice, std::size_t index, const ReviewInput &input)
{
    const std::string &path = notice.document.artifact.path;
    const auto concerns = [&](const StatementCorrection &correction, const Statement &statement) {
        return correction.artifact == path && correction.term.overlaps(statement.term);
    };
    for (const Statement &statement : notice.reading.statements) {
        const bool isCorrected = std::any_of(input.corrections.begin(), input.corrections.end(),
                                             [&](const StatementCorrection &correction) { return concerns(correction, statement); });
        if (!isCorrected)
            m_statements.push_back({statement, index, false});
    }
    for (const StatementCorrection &correction : input.corrections) {
        if (correction.artifact != path || correction.kind != StatementCorrection::Kind::Is)
            continue;
        const auto machine = std::find_if(notice.reading.statements.begin(), notice.reading.statements.end(),
                                          [&](const Statement &statement) { return concerns(correction, statement); });
        const Statement *found = machine == notice.reading.statements.end() ? nullptr : &*machine;
        m_statements.push_back({correctedStatement(notice.document, correction, found), index, true});
    }
}

NoticeMatch NoticeView::match(const CategoryId &category, const RecipientKey &recipient) const
{
    switch (m_state) {
    case Completeness::Notice::Missing:
    case Completeness::Notice::NotANotice:
        return {NoticeStance::Missing, {}, {}, false};
    case Completeness::Notice::Unreadable:
        return {NoticeStance::Unreadable, {}, {}, false};
    case Completeness::Notice::Read:
        break;
    }
    if (recipient.party == Party::First)
        return matchFirst(category);
    if (recipient.party == Party::Third)
        return matchThird(category, recipient);
    // Nobody said which hosts are the developer's: whichever of the two readings discloses the use counts.
    NoticeMatch asFirst = matchFirst(category);
    if (asFirst.stance != NoticeStance::Silent)
        return asFirst;
    NoticeMatch asThird = matchThird(category, recipient);
    const bool isDisclosed = asThird.stance == NoticeStance::Discloses || asThird.stance == NoticeStance::Broader;
    return isDisclosed ? asThird : asFirst;
}

}  // namespace probity
