#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/ids.h"
#include "model/artifact.h"

namespace probity {

/// Half-open range of Unicode code points.
struct TextRange {
    std::size_t start = 0;
    std::size_t end = 0;

    friend bool operator==(const TextRange &, const TextRange &) = default;
    bool isEmpty() const noexcept { return end <= start; }
    bool overlaps(const TextRange &other) const noexcept { return start < other.end && other.start < end; }
};

/// One block of a notice, over NoticeDocument::text.
struct NoticeBlock {
    enum class Kind { Heading, Paragraph, ListItem, TableCell };
    Kind kind = Kind::Paragraph;
    TextRange range;        ///< in NoticeDocument::text
    int level = 0;          ///< headings 1..6 (0: not one); list items: depth, 1 the outermost
    int table = -1;         ///< tables count from 0; row and column too; row 0 with isHeader is the head
    int row = -1;
    int column = -1;
    bool isHeader = false;
    bool isHidden = false;  ///< invisible where it is published (CSS, hidden attribute)

    friend bool operator==(const NoticeBlock &, const NoticeBlock &) = default;
};

/// A privacy notice as one model for all formats: plain text in blocks, every character mapped to its source.
/// Owner: whoever read it. Nothing in it is ever fetched.
struct NoticeDocument {
    ArtifactInfo artifact;
    std::u32string source;              ///< the decoded file (or extracted text), BOM and CR included
    std::u32string text;                ///< the readable text, markup removed, blocks parted by '\n'
    std::vector<std::uint32_t> toSource;///< for each character of `text` its place in `source`; size text.size() + 1
    std::vector<NoticeBlock> blocks;    ///< in reading order, not overlapping
    std::string title;

    TextRange inSource(const TextRange &range) const noexcept
    {
        return range.isEmpty() ? TextRange{toSource.at(range.start), toSource.at(range.start)} : TextRange{toSource.at(range.start), toSource.at(range.end - 1) + std::size_t{1}};
    }

    friend bool operator==(const NoticeDocument &, const NoticeDocument &) = default;
};

/// What a notice says about one data category in one place.
enum class Stance { Collected, NotCollected, Accessed, Shared, NotShared };

/// What the chapter that a statement stands in is for: it states what is done with data, or what for; it speaks of data for
/// another end (rights, security, contact, ...); it says where and how long they are kept, which is beside the point too.
enum class SectionRole { Stating, Using, Aside, Keeping };

/// One statement of a notice. All ranges count code points of NoticeDocument::source; the *InText twins of NoticeDocument::text.
struct Statement {
    CategoryId category;
    Stance stance = Stance::Collected;
    std::vector<std::string> recipients;        ///< in the notice's own words
    std::vector<RecipientId> recipientIds;      ///< those of them that are known companies
    bool hasUnnamedRecipient = false;           ///< "partners", "affiliates", 合作伙伴: a class of recipients without a name
    bool isConditional = false;                 ///< only after consent, with exceptions: still a collection
    bool deniesAllRecipients = false;           ///< NotShared with no recipient named: nobody at all
    std::vector<std::string> purposes;          ///< in the notice's own words
    std::vector<PurposeId> purposeIds;
    TextRange range;                            ///< the sentence or cell
    TextRange term;                             ///< the words that name the data
    TextRange rangeInText;
    TextRange termInText;
    std::string quote;                          ///< the slice of the source at `range`, UTF-8
    std::string text;                           ///< the same for people to read, UTF-8
    SectionRole sectionRole = SectionRole::Stating;
    bool isTradeOnly = false;                   ///< its verbs speak of selling, publishing or leaking, not of handing over
    std::string section;                        ///< what the section is about: "collection", "sharing", "rights", ...
    std::vector<std::string> reading;           ///< how it was read, step by step: stable keys such as "section:collection", "verb:收集", "negation:不会"

    friend bool operator==(const Statement &, const Statement &) = default;
};

/// An aspect that a notice must contain ("retention", "contact", "rights", "children", "cross_border", "updates", ...).
using NoticeAspects = std::map<std::string, TextRange>;     ///< in source; absent aspects have no entry

/// Two statements of a notice of which one denies what the other says.
struct NoticeContradiction {
    CategoryId category;
    std::size_t says = 0;           ///< index of NoticeReading::statements
    std::size_t denies = 0;         ///< likewise
    bool isAboutSharing = false;

    friend bool operator==(const NoticeContradiction &, const NoticeContradiction &) = default;
};

/// How hard a notice is to read, and in which languages it can be.
struct NoticeReadability {
    std::size_t characters = 0;             ///< letters, digits and ideographs
    std::size_t words = 0;                  ///< of scripts that part them; an ideograph counts as one
    std::size_t sentences = 0;
    std::size_t longestSentence = 0;        ///< in words
    std::vector<std::string> languages;     ///< of its blocks, the one with most text first: "zh-Hans", "zh-Hant", "en", ...
    bool hasSimplifiedChinese = false;      ///< enough of it to be the notice, not a heading alone

    friend bool operator==(const NoticeReadability &, const NoticeReadability &) = default;
};

/// Everything read out of one notice.
struct NoticeReading {
    std::string language;                       ///< BCP 47 primary subtag: "zh", "en", ..., "und"
    bool isSupportedLanguage = true;
    bool isNotice = true;                       ///< false: too short or about something else
    std::vector<Statement> statements;          ///< in order of `term`
    NoticeAspects aspects;
    std::vector<TextRange> blanketDenials;      ///< "we do not collect any personal information", in source
    std::vector<NoticeContradiction> contradictions;    ///< at most 200
    NoticeReadability readability;

    friend bool operator==(const NoticeReading &, const NoticeReading &) = default;
};

const char *name(Stance stance) noexcept;       ///< "collected", "not_collected", "accessed", "shared", "not_shared"

}  // namespace probity
