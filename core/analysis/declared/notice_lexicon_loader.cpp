#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "analysis/declared/notice_lexicon.h"
#include "analysis/declared/notice_text.h"
#include "taxonomy/resource_json.h"

namespace probity::notice {

using resource_json::Json;

namespace {

tl::unexpected<Error> invalid(const std::string &file, const std::string &entry, const std::string &why)
{
    return failure(ErrorCode::ResourceInvalid, why, file + ": " + entry);
}

struct ClassName {
    const char *name;
    Word word;
};

constexpr std::array<ClassName, 29> grammarClasses{{
    {"negation", Word::Negation}, {"false_negation", Word::FalseNegation}, {"condition", Word::Condition}, {"exception", Word::Exception},
    {"default_off", Word::DefaultOff}, {"device_only", Word::DeviceOnly}, {"user", Word::User}, {"we", Word::We}, {"possessive", Word::Possessive},
    {"other_people", Word::OtherPeople}, {"dative", Word::Dative}, {"from", Word::From}, {"object_mark", Word::ObjectMark}, {"passive", Word::Passive},
    {"filler", Word::Filler}, {"inability", Word::Inability}, {"question", Word::Question}, {"prohibition", Word::Prohibition}, {"child", Word::Child}, {"include", Word::Include},
    {"following", Word::Following}, {"reference", Word::Reference}, {"refusal", Word::Refusal}, {"definition", Word::Definition}, {"pronoun", Word::Pronoun}, {"contrast", Word::Contrast}, {"coordination", Word::Coordination}, {"purpose", Word::Purpose},
    {"purpose_end", Word::PurposeEnd},
}};

constexpr std::array<std::pair<const char *, VerbKind>, 6> verbKinds{{{"collect", VerbKind::Collect}, {"use", VerbKind::Use}, {"give", VerbKind::Give},
    {"share", VerbKind::Share}, {"send", VerbKind::Send}, {"other", VerbKind::Other}}};
constexpr std::array<std::pair<const char *, Field>, 4> fieldNames{{{"name", Field::Name}, {"data", Field::Data}, {"purpose", Field::Purpose}, {"other", Field::Other}}};

constexpr std::array<std::pair<const char *, SectionRole>, 4> sectionRoleNames{{{"states", SectionRole::Stating}, {"uses", SectionRole::Using}, {"aside", SectionRole::Aside}, {"keeps", SectionRole::Keeping}}};

bool isVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/// "collect" → collect, collects, collected, collecting; of several words the first is inflected.
std::vector<std::string> inflected(const std::string &entry)
{
    std::vector<std::string> forms;
    if (entry.find('|') != std::string::npos) {
        std::size_t start = 0;
        while (start <= entry.size()) {
            const std::size_t end = std::min(entry.find('|', start), entry.size());
            forms.push_back(entry.substr(start, end - start));
            start = end + 1;
        }
        return forms;
    }
    const std::size_t blank = std::min(entry.find(' '), entry.size());
    const std::string stem = entry.substr(0, blank);
    const std::string rest = entry.substr(blank);
    forms.push_back(entry);
    const char last = stem.empty() ? 'x' : stem.back();
    const bool dropsE = last == 'e';
    const bool hasIes = last == 'y' && stem.size() > 1 && !isVowel(stem[stem.size() - 2]);
    const bool hisses = last == 's' || last == 'x' || last == 'z' || (last == 'h' && stem.size() > 1 && (stem[stem.size() - 2] == 's' || stem[stem.size() - 2] == 'c'));
    const std::string base = dropsE || hasIes ? stem.substr(0, stem.size() - 1) : stem;
    forms.push_back((hasIes ? base + "ies" : stem + (hisses ? "es" : "s")) + rest);
    forms.push_back((hasIes ? base + "ied" : base + "ed") + rest);
    forms.push_back((hasIes ? stem + "ing" : base + "ing") + rest);
    return forms;
}

}  // namespace

/// Fills a Lexicon file by file. A word that stands in several files keeps its first meaning: grammar, fixed marks, data,
/// classes of recipients, verbs, companies.
class LexiconLoader {
public:
    LexiconLoader(const Taxonomy &taxonomy, const Recipients &recipients) : m_taxonomy(taxonomy), m_recipients(recipients), m_lexicon(new Lexicon)
    {
        m_lexicon->m_taxonomy = &taxonomy;
    }

    Result<std::shared_ptr<const Lexicon>> load()
    {
        for (const auto step : {&LexiconLoader::loadGrammar, &LexiconLoader::loadData, &LexiconLoader::loadRecipients, &LexiconLoader::loadVerbs, &LexiconLoader::loadTopics,
                 &LexiconLoader::loadPurposes, &LexiconLoader::loadFields, &LexiconLoader::loadAspects})
            if (const Status status = (this->*step)(); !status)
                return tl::unexpected<Error>(status.error());
        addCompanies();
        auto variants = ScriptVariants::load();
        if (!variants)
            return tl::unexpected<Error>(variants.error());
        m_lexicon->variants = std::move(*variants);
        return std::shared_ptr<const Lexicon>(std::move(m_lexicon));
    }

private:
    void add(std::u32string_view word, Word kind, std::int32_t value)
    {
        if (m_lexicon->tree.add(word, static_cast<std::int32_t>(m_lexicon->entries.size())))
            m_lexicon->entries.push_back({kind, kind == Word::Data && m_weak.count(std::u32string(word)) > 0, value});
    }

    /// Both languages of an entry, folded.
    static std::vector<std::u32string> words(const Json &entry)
    {
        std::vector<std::u32string> out;
        for (const char *language : {"zh", "en"})
            for (const Json &word : resource_json::array(entry, language))
                if (word.is_string())
                    out.push_back(foldWord(word.get_ref<const std::string &>()));
        return out;
    }

    static Status checkWords(const std::string &file, const std::string &entry, const std::vector<std::u32string> &list)
    {
        if (list.empty())
            return invalid(file, entry, "has no words");
        for (const std::u32string &word : list)
            if (word.empty())
                return invalid(file, entry, "has an empty word");
        return {};
    }

    Status loadGrammar();
    Status loadData();
    Status loadVerbs();
    Status loadRecipients();
    Status loadTopics();
    Status loadPurposes();
    Status loadFields();
    Status loadAspects();
    Status loadCues(const std::string &file, const char *schema, const char *list, const char *id, std::vector<CueList> &out);
    void addCompanies();

    const Taxonomy &m_taxonomy;
    const Recipients &m_recipients;
    std::unordered_set<std::u32string> m_weak;
    std::unique_ptr<Lexicon> m_lexicon;
};

Status LexiconLoader::loadGrammar()
{
    const std::string file = "lexicon/notice_grammar.json";
    const auto json = resource_json::load(file, "probity.notice_grammar/1");
    if (!json)
        return tl::unexpected<Error>(json.error());
    const auto classes = json->find("classes");
    if (classes == json->end() || !classes->is_object())
        return invalid(file, "classes", "is missing");
    for (const ClassName &known : grammarClasses) {
        const auto entry = classes->find(known.name);
        if (entry == classes->end())
            return invalid(file, known.name, "is missing");
        const std::vector<std::u32string> list = words(*entry);
        if (const Status status = checkWords(file, known.name, list); !status)
            return status;
        for (const std::u32string &word : list)
            add(word, known.word, 0);
    }
    if (const auto entry = classes->find("not_purpose_next"); entry != classes->end())
        m_lexicon->notPurposeNext = words(*entry);
    if (const auto entry = classes->find("preposition"); entry != classes->end())
        m_lexicon->prepositions = words(*entry);
    if (const auto entry = classes->find("determiner"); entry != classes->end())
        m_lexicon->determiners = words(*entry);
    if (const auto entry = json->find("leak"); entry != json->end())
        m_lexicon->leaks = words(*entry);
    if (const auto entry = json->find("circumstance"); entry != json->end())
        m_lexicon->circumstances = words(*entry);
    if (const auto entry = json->find("consent_free"); entry != json->end())
        m_lexicon->consentFree = words(*entry);
    if (const auto entry = json->find("own_affairs"); entry != json->end())
        m_lexicon->ownAffairs = words(*entry);
    if (const auto entry = json->find("not_in_item"); entry != json->end())
        m_lexicon->notInItem = words(*entry);
    if (const auto entry = json->find("noun_negation"); entry != json->end())
        m_lexicon->nounNegations = words(*entry);
    if (const auto entry = json->find("held_in"); entry != json->end())
        m_lexicon->heldIn = words(*entry);
    if (const auto entry = json->find("account_verbs"); entry != json->end())
        m_lexicon->accountVerbs = words(*entry);
    if (const auto entry = json->find("joining"); entry != json->end())
        m_lexicon->joiningVerbs = words(*entry);
    if (const auto entry = json->find("storing"); entry != json->end())
        m_lexicon->storingVerbs = words(*entry);
    if (const auto entry = json->find("storing_place"); entry != json->end())
        m_lexicon->storingPlaces = words(*entry);
    if (const auto entry = json->find("disclaimer"); entry != json->end())
        m_lexicon->disclaimers = words(*entry);
    if (const auto entry = json->find("listed_otherwise"); entry != json->end())
        m_lexicon->listedOtherwise = words(*entry);
    if (const auto entry = json->find("back_reference"); entry != json->end())
        m_lexicon->backReferences = words(*entry);
    if (const auto entry = json->find("supposing"); entry != json->end())
        m_lexicon->supposing = words(*entry);
    if (const auto entry = json->find("acts"); entry != json->end()) {
        m_lexicon->acts = words(*entry);
        for (const Json &word : resource_json::array(*entry, "before"))
            if (word.is_string())
                m_lexicon->beforeActs.push_back(foldWord(word.get<std::string>()));
    }
    if (const auto entry = json->find("allowing"); entry != json->end())
        m_lexicon->allowing = words(*entry);
    if (const auto entry = json->find("means_before"); entry != json->end())
        m_lexicon->meansBefore = words(*entry);
    if (const auto entry = json->find("means_behind"); entry != json->end())
        m_lexicon->meansBehind = words(*entry);
    if (const auto entry = json->find("other_nouns"); entry != json->end())
        m_lexicon->otherNouns = words(*entry);
    if (const auto entry = json->find("not_include"); entry != json->end() && entry->is_object())
        for (const auto &[word, others] : entry->items())
            if (const std::u32string folded = foldWord(word); folded.size() == 1 && others.is_string())
                m_lexicon->notInclude.emplace_back(folded.front(), foldWord(others.get<std::string>()));
    if (const auto entry = json->find("when"); entry != json->end()) {
        m_lexicon->notBehindWhen = foldWord(resource_json::text(*entry, "exclude_next"));
        m_lexicon->notBeforeWhen = foldWord(resource_json::text(*entry, "exclude_previous"));
    }
    const auto guideline = json->find("guideline");
    if (guideline == json->end())
        return invalid(file, "guideline", "is missing");
    m_lexicon->guidelinePrefix = foldWord(resource_json::text(*guideline, "prefix"));
    m_lexicon->guidelineMiddle = foldWord(resource_json::text(*guideline, "middle"));
    m_lexicon->guidelineSubject = foldWord(resource_json::text(*guideline, "subject"));
    m_lexicon->guidelineSuffix = foldWord(resource_json::text(*guideline, "suffix"));
    return {};
}

Status LexiconLoader::loadData()
{
    const std::string file = "lexicon/notice_data.json";
    const auto json = resource_json::load(file, "probity.notice_data/1");
    if (!json)
        return tl::unexpected<Error>(json.error());
    if (const auto weak = json->find("weak"); weak != json->end())
        for (std::u32string &word : words(*weak))
            m_weak.insert(std::move(word));
    for (const Json &entry : resource_json::array(*json, "terms")) {
        DataTerm term;
        if (const std::string single = resource_json::text(entry, "category"); !single.empty())
            term.categories.emplace_back(single);
        for (const Json &category : resource_json::array(entry, "categories"))
            term.categories.emplace_back(category.is_string() ? category.get<std::string>() : std::string());
        if (term.categories.empty())
            return invalid(file, entry.dump().substr(0, 80), "names no category");
        for (const CategoryId &category : term.categories)
            if (m_taxonomy.category(category) == nullptr)
                return invalid(file, category.value, "is no category of the taxonomy");
        term.isGeneral = term.categories.front().value == "any";
        const std::vector<std::u32string> list = words(entry);
        if (const Status status = checkWords(file, term.categories.front().value, list); !status)
            return status;
        const auto index = static_cast<std::int32_t>(m_lexicon->dataTerms.size());
        m_lexicon->dataTerms.push_back(std::move(term));
        for (const std::u32string &word : list)
            add(word, Word::Data, index);
    }
    const auto heads = json->find("heads");
    if (heads == json->end())
        return invalid(file, "heads", "is missing");
    for (const Json &word : resource_json::array(*heads, "zh"))
        if (word.is_string()) {
            m_lexicon->heads.push_back(foldWord(word.get<std::string>()));
            add(m_lexicon->heads.back(), Word::DataHead, 0);
        }
    for (const Json &word : resource_json::array(*heads, "general"))
        if (word.is_string())
            m_lexicon->generalHeads.push_back(foldWord(word.get<std::string>()));
    m_lexicon->compoundBreaks = foldWord(resource_json::text(*heads, "breaks"));
    for (const Json &word : resource_json::array(*heads, "stops"))
        if (word.is_string())
            m_lexicon->compoundStops.push_back(foldWord(word.get<std::string>()));
    for (const Json &word : resource_json::array(*heads, "qualities"))
        if (word.is_string())
            m_lexicon->qualities.push_back(foldWord(word.get<std::string>()));
    for (const Json &word : resource_json::array(*heads, "prefixes"))
        if (word.is_string())
            m_lexicon->compoundPrefixes.push_back(foldWord(word.get<std::string>()));
    for (std::size_t i = 0; i < m_lexicon->dataTerms.size(); ++i) {
        const std::string &category = m_lexicon->dataTerms[i].categories.front().value;
        if (category == "any")
            m_lexicon->generalTerm = static_cast<std::int32_t>(i);
        else if (category == "other_personal")
            m_lexicon->unknownTerm = static_cast<std::int32_t>(i);
    }
    if (m_lexicon->generalTerm < 0 || m_lexicon->unknownTerm < 0)
        return invalid(file, "terms", "any and other_personal are required");
    return {};
}

Status LexiconLoader::loadVerbs()
{
    const std::string file = "lexicon/notice_verbs.json";
    const auto json = resource_json::load(file, "probity.notice_verbs/1");
    if (!json)
        return tl::unexpected<Error>(json.error());
    for (const Json &entry : resource_json::array(*json, "verbs")) {
        const std::string name = resource_json::text(entry, "kind");
        std::optional<VerbKind> kind;
        for (const auto &known : verbKinds)
            if (name == known.first)
                kind = known.second;
        if (!kind)
            return invalid(file, name, "is no kind of verb");
        for (const Json &word : resource_json::array(entry, "zh"))
            if (word.is_string())
                add(foldWord(word.get<std::string>()), Word::Verb, static_cast<std::int32_t>(*kind));
        for (const Json &word : resource_json::array(entry, "en"))
            if (word.is_string())
                for (const std::string &form : inflected(word.get<std::string>()))
                    add(foldWord(form), Word::Verb, static_cast<std::int32_t>(*kind));
    }
    if (const auto trade = json->find("trade"); trade != json->end()) {
        for (const Json &word : resource_json::array(*trade, "zh"))
            if (word.is_string())
                m_lexicon->trades.push_back(foldWord(word.get<std::string>()));
        for (const Json &word : resource_json::array(*trade, "en"))
            if (word.is_string())
                for (const std::string &form : inflected(word.get<std::string>()))
                    m_lexicon->trades.push_back(foldWord(form));
    }
    if (const auto nominal = json->find("nominal"); nominal != json->end()) {
        m_lexicon->nominalVerbs = words(*nominal);
        m_lexicon->modalCharacters = foldWord(resource_json::text(*nominal, "modals"));
    }
    return {};
}

Status LexiconLoader::loadRecipients()
{
    const std::string file = "lexicon/notice_recipients.json";
    const auto json = resource_json::load(file, "probity.notice_recipients/1");
    if (!json)
        return tl::unexpected<Error>(json.error());
    for (const Json &entry : resource_json::array(*json, "classes")) {
        const std::string name = resource_json::text(entry, "class");
        const std::vector<std::u32string> list = words(entry);
        if (const Status status = checkWords(file, name, list); !status)
            return status;
        const auto index = static_cast<std::int32_t>(m_lexicon->recipientClasses.size());
        m_lexicon->recipientClasses.push_back(name);
        for (const std::u32string &word : list)
            add(word, Word::RecipientClass, index);
    }
    if (const auto endings = json->find("company_endings"); endings != json->end())
        for (const std::u32string &word : words(*endings))
            add(word, Word::CompanyEnding, 0);
    if (const auto breaks = json->find("name_breaks"); breaks != json->end())
        for (std::u32string &word : words(*breaks)) {
            m_lexicon->nameBreakEnds.push_back(word.back());
            m_lexicon->nameBreaks.push_back(std::move(word));
        }
    if (const auto common = json->find("common_names"); common != json->end())
        m_lexicon->commonNames = words(*common);
    if (const auto login = json->find("login_words"); login != json->end())
        m_lexicon->loginWords = words(*login);
    return {};
}

void LexiconLoader::addCompanies()
{
    for (const Recipient &recipient : m_recipients.all()) {
        const auto index = static_cast<std::int32_t>(m_lexicon->companies.size());
        m_lexicon->companies.push_back(recipient.id);
        std::vector<std::string> names = recipient.aliases;
        names.push_back(recipient.name.en);
        names.push_back(recipient.name.zh);
        for (const std::string &name : names) {
            const std::u32string word = foldWord(name);
            // A name of one or two letters would be found in every sentence.
            if (word.size() >= 3 || (word.size() == 2 && isHan(word.front())))
                add(word, Word::Company, index);
        }
    }
}

Status LexiconLoader::loadCues(const std::string &file, const char *schema, const char *list, const char *id, std::vector<CueList> &out)
{
    const auto json = resource_json::load(file, schema);
    if (!json)
        return tl::unexpected<Error>(json.error());
    for (const Json &entry : resource_json::array(*json, list)) {
        CueList cues{resource_json::text(entry, id), words(entry)};
        if (const Status status = checkWords(file, cues.name, cues.cues); !status)
            return status;
        if (cues.name.empty())
            return invalid(file, list, "an entry has no " + std::string(id));
        out.push_back(std::move(cues));
    }
    return out.empty() ? Status(invalid(file, list, "is empty")) : Status();
}

Status LexiconLoader::loadTopics()
{
    const std::string file = "lexicon/notice_sections.json";
    const auto json = resource_json::load(file, "probity.notice_sections/1");
    if (!json)
        return tl::unexpected<Error>(json.error());
    if (const auto titles = json->find("titles"); titles != json->end())
        m_lexicon->titles = words(*titles);
    for (const Json &entry : resource_json::array(*json, "topics")) {
        const std::string role = resource_json::text(entry, "role");
        const auto known = std::find_if(sectionRoleNames.begin(), sectionRoleNames.end(), [&](const auto &one) { return role == one.first; });
        if (known == sectionRoleNames.end())
            return invalid(file, resource_json::text(entry, "topic"), "has no role that is known");
        m_lexicon->sectionRoles.emplace(resource_json::text(entry, "topic"), known->second);
    }
    return loadCues(file, "probity.notice_sections/1", "topics", "topic", m_lexicon->topics);
}

Status LexiconLoader::loadPurposes()
{
    const std::string file = "lexicon/notice_purposes.json";
    const Status status = loadCues(file, "probity.notice_purposes/1", "purposes", "purpose", m_lexicon->purposes);
    if (!status)
        return status;
    for (const CueList &purpose : m_lexicon->purposes)
        if (m_taxonomy.purpose(PurposeId(purpose.name)) == nullptr)
            return invalid(file, purpose.name, "is no purpose of the taxonomy");
    return {};
}

Status LexiconLoader::loadFields()
{
    const std::string file = "lexicon/notice_fields.json";
    std::vector<CueList> lists;
    const Status status = loadCues(file, "probity.notice_fields/1", "fields", "field", lists);
    if (!status)
        return status;
    for (const CueList &list : lists) {
        std::optional<Field> field;
        for (const auto &known : fieldNames)
            if (list.name == known.first)
                field = known.second;
        if (!field)
            return invalid(file, list.name, "is no kind of field");
        for (const std::u32string &cue : list.cues)
            m_lexicon->fields.emplace(cue, *field);
    }
    return {};
}

Status LexiconLoader::loadAspects()
{
    std::vector<CueList> lists;
    if (const Status status = loadCues("lexicon/notice_aspects.json", "probity.notice_aspects/1", "aspects", "aspect", lists); !status)
        return status;
    AspectCues &out = m_lexicon->aspects;
    std::unordered_map<std::u32string, std::int32_t> parts;
    for (const CueList &list : lists) {
        for (const std::u32string &words : list.cues) {
            AspectCues::Cue cue;
            cue.list = out.lists.size();
            for (std::size_t start = 0; start <= words.size();) {
                const std::size_t end = std::min(words.find(U'+', start), words.size());
                const bool isAbsent = start < end && words[start] == U'!';
                const std::u32string part = words.substr(start + (isAbsent ? 1 : 0), end - start - (isAbsent ? 1 : 0));
                start = end + 1;
                if (part == U"#") {
                    cue.parts.push_back(AspectCues::telephonePart);
                    continue;
                }
                const auto [known, isNew] = parts.emplace(part, static_cast<std::int32_t>(parts.size()));
                if (isNew)
                    out.tree.add(part, known->second);
                (isAbsent ? cue.absent : cue.parts).push_back(known->second);
            }
            if (cue.parts.empty())
                return invalid("lexicon/notice_aspects.json", list.name, "a cue says only what must not stand there");
            out.cues.push_back(std::move(cue));
        }
        out.lists.push_back(list.name);
    }
    out.partCount = parts.size();
    return {};
}

Result<std::shared_ptr<const Lexicon>> Lexicon::load(const Taxonomy &taxonomy, const Recipients &recipients)
{
    return LexiconLoader(taxonomy, recipients).load();
}

}  // namespace probity::notice
