#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/declared/notice_clause.h"
#include "analysis/declared/notice_lexicon.h"
#include "analysis/declared/notice_text.h"
#include "model/notice.h"
#include "taxonomy/recipients.h"

namespace probity::notice {

/// Turns readings into statements with their places and words, and keeps the list of a document.
class StatementList {
public:
    StatementList(const Lexicon &lexicon, const Recipients &recipients, const NoticeDocument &document) : m_lexicon(lexicon), m_recipients(recipients), m_document(document) {}

    /// Adds what `reading` says; `leadIn` gives receivers and purposes where the sentence names none (may be null).
    void add(const FoldedText &folded, const Span &sentence, const Reading &reading, const std::string &topic, const LeadIn *leadIn, bool isHidden);
    /// The words of a receiver as the notice writes them.
    std::string words(const FoldedText &folded, const Span &span) const;
    std::vector<PurposeId> purposeIds(const std::vector<std::string> &purposes) const;
    void addReceiver(Statement &statement, const std::string &words, std::int32_t company, bool isClass) const;
    void addPurpose(Statement &statement, const std::string &words) const;

    std::vector<Statement> &statements() noexcept { return m_statements; }
    /// In order of `term`, without repetitions.
    std::vector<Statement> take();

private:
    const Lexicon &m_lexicon;
    const Recipients &m_recipients;
    const NoticeDocument &m_document;
    std::vector<Statement> m_statements;
};

}  // namespace probity::notice
