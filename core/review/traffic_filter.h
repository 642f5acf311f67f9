#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/assessment.h"
#include "review/case_index.h"
#include "taxonomy/recipients.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// A filter over the requests of a submission, as one types it: terms parted by blanks, all of which must hold; a leading '-'
/// turns one round; quotes keep blanks together.
///
///   host:amap.com  path:/v1/  url:token=   method:post   mime:json
///   status:200  status:4xx  status:>=400   size:>10k  size:<2m   time:>5  time:<=12.5   (seconds from the first request)
///   category:location   recipient:umeng   verdict:undeclared   value:13800138000
///   sent  received      (with category, recipient, value or verdict: of that observation)
///   before:consent  after:consent  after:refusal  phase:background
///   party:first|third|unknown   has:personal|body|messages   is:opaque|error
///   body:"words"        anywhere in the decoded bodies and messages: read anew, one by one
///   anything else       in host, path or the names of the data that was seen
///
/// A value; immutable after parse(); safe to share between threads.
class TrafficFilter {
public:
    /// What of the words could not be understood; the rest is filtered by.
    struct Problem {
        std::string word;
        enum class Kind { UnknownKey, BadValue, EmptyValue } kind = Kind::UnknownKey;
    };

    TrafficFilter() = default;
    static TrafficFilter parse(std::string_view text, const Taxonomy &taxonomy, const Recipients &recipients);

    bool isEmpty() const noexcept { return m_terms.empty(); }
    const std::vector<Problem> &problems() const noexcept { return m_problems; }
    /// Everything but `body:`. Answers from what is in memory: about a tenth of a microsecond a term.
    bool accepts(const Assessment &assessment, const CaseIndex &index, std::size_t position) const;
    bool needsBodies() const noexcept { return m_hasBodyTerm; }
    /// The `body:` terms.
    bool acceptsBodies(const TrafficEntry &entry) const;

    /// Every key of the language, for completion: "host:", "before:consent", "sent", ...
    static const std::vector<std::string> &vocabulary();

private:
    enum class Key {
        Host, Path, Url, Method, Mime, StatusCode, Size, Time, Category, Recipient, Verdict, Value, Party, Direction, Phase, HasPersonal, HasBody,
        HasMessages, IsOpaque, IsError, Body, Any
    };
    struct Term {
        Key key = Key::Any;
        bool isNegated = false;
        std::string text;                           ///< lower case
        std::set<std::string> ids;                  ///< categories or recipients that the text stands for
        double from = 0;                            ///< numbers: from <= value <= to
        double to = 0;
        int number = 0;                             ///< an enumeration's value
    };

    void add(std::string_view word, const Taxonomy &taxonomy, const Recipients &recipients);
    bool readNumbers(Term &term) const;
    bool readValue(Term &term, const Taxonomy &taxonomy, const Recipients &recipients) const;
    bool holds(const Term &term, const Assessment &assessment, const CaseIndex &index, std::size_t position) const;
    bool holdsForObservation(const Term &term, const Assessment &assessment, const CaseIndex &index, std::size_t observation) const;
    static bool isOfObservation(Key key) noexcept;

    std::vector<Term> m_terms;
    std::vector<Problem> m_problems;
    bool m_hasBodyTerm = false;
};

}  // namespace probity
