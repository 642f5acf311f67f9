#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/finding.h"

namespace probity::rules {

/// resources/rules/edits.json: the sentences that a cure adds to a notice, in both languages.
class EditTexts {
public:
    static Result<EditTexts> load();

    /// "We collect your {data} ..."; `recipient` empty: collected by the developer. Empty for categories without words.
    Bilingual disclosure(const CategoryId &category, const Bilingual &recipient) const;
    /// The sentence for an aspect; empty members: none.
    Bilingual aspect(const std::string &aspect) const;
    /// Parts of a notice that is written whole: "title", "opening", "collected", "shared", "rest".
    Bilingual part(const std::string &part) const;
    /// How a category is called in these sentences; empty members: it is not.
    Bilingual data(const CategoryId &category) const;

private:
    using Texts = std::map<std::string, Bilingual, std::less<>>;
    static Bilingual find(const Texts &texts, const std::string &key);
    Texts m_sentences;
    Texts m_aspects;
    Texts m_parts;
    Texts m_data;
};

}  // namespace probity::rules
