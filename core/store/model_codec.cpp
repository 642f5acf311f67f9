#include "store/model_codec.h"

#include <stdexcept>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "store/compression.h"
#include "store/enum_names.h"

namespace probity {

namespace {

using Json = nlohmann::json;

// describe() names the members of each struct once; Writer and Reader walk it in either direction.

template <class T>
concept Named = std::is_enum_v<T> && requires(T value) { name(value); };

class Writer {
public:
    template <class T>
    void operator()(const char *key, const T &value)
    {
        m_out[key] = toJson(value);
    }

    // Enumerations without stable names are stored as numbers: their values only ever grow at the end.
    template <class T>
    static Json toJson(const T &value)
    {
        if constexpr (Named<T>) {
            return name(value);
        } else if constexpr (std::is_enum_v<T>) {
            return static_cast<int>(value);
        } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
            return value;
        } else {
            Writer writer;
            describe(writer, value);
            return std::move(writer.m_out);
        }
    }
    template <class T>
    static Json toJson(const std::optional<T> &value)
    {
        return value ? toJson(*value) : Json();
    }
    template <class T>
    static Json toJson(const std::vector<T> &values)
    {
        Json out = Json::array();
        for (const T &value : values)
            out.push_back(toJson(value));
        return out;
    }
    template <class K, class T>
    static Json toJson(const std::map<K, T> &values)
    {
        Json out = Json::array();
        for (const auto &[key, value] : values)
            out.push_back(Json::array({toJson(key), toJson(value)}));
        return out;
    }
    template <class Tag>
    static Json toJson(const NameId<Tag> &id)
    {
        return id.value;
    }
    template <class Tag>
    static Json toJson(const RowId<Tag> &id)
    {
        return id.value;
    }
    static Json toJson(const Sha256 &hash) { return hash.hex(); }
    static Json toJson(const std::vector<std::uint32_t> &numbers);
    static Json toJson(const std::u32string &text);

private:
    Json m_out = Json::object();
};

/// Reads what Writer wrote. Wrong types and unknown names throw; decode() catches that at the boundary.
class Reader {
public:
    explicit Reader(const Json &in) : m_in(in) {}
    template <class T>
    void operator()(const char *key, T &value)
    {
        if (const auto found = m_in.find(key); found != m_in.end())
            fromJson(*found, value);
    }

    template <class T>
    static void fromJson(const Json &in, T &value)
    {
        if constexpr (Named<T>) {
            if (!fromName(in.get_ref<const std::string &>(), value))
                throw std::invalid_argument("unknown name " + in.get<std::string>());
        } else if constexpr (std::is_enum_v<T>) {
            value = static_cast<T>(in.get<int>());
        } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
            value = in.get<T>();
        } else {
            if (!in.is_object())
                throw std::invalid_argument("not a map");
            Reader reader(in);
            describe(reader, value);
        }
    }
    template <class T>
    static void fromJson(const Json &in, std::optional<T> &value)
    {
        value.reset();
        if (!in.is_null())
            fromJson(in, value.emplace());
    }
    template <class T>
    static void fromJson(const Json &in, std::vector<T> &values)
    {
        values.clear();
        values.reserve(in.size());
        for (const Json &item : in)
            fromJson(item, values.emplace_back());
    }
    template <class K, class T>
    static void fromJson(const Json &in, std::map<K, T> &values)
    {
        values.clear();
        for (const Json &item : in) {
            K key{};
            fromJson(item.at(0), key);
            fromJson(item.at(1), values[key]);
        }
    }
    template <class Tag>
    static void fromJson(const Json &in, NameId<Tag> &id)
    {
        id.value = in.get<std::string>();
    }
    template <class Tag>
    static void fromJson(const Json &in, RowId<Tag> &id)
    {
        id.value = in.get<std::int64_t>();
    }
    static void fromJson(const Json &in, Sha256 &hash)
    {
        if (!Sha256::fromHex(in.get_ref<const std::string &>(), hash))
            throw std::invalid_argument("not a SHA-256");
    }
    static void fromJson(const Json &in, std::vector<std::uint32_t> &numbers);
    static void fromJson(const Json &in, std::u32string &text);

private:
    const Json &m_in;
};

// Differences to the number before, zigzag, base 128: the map from text to source is almost only ones.
Json Writer::toJson(const std::vector<std::uint32_t> &numbers)
{
    Json::binary_t out;
    std::int64_t before = 0;
    for (const std::uint32_t number : numbers) {
        const std::int64_t step = std::int64_t{number} - before;
        std::uint64_t rest = (static_cast<std::uint64_t>(step) << 1) ^ static_cast<std::uint64_t>(step >> 63);
        for (; rest >= 128; rest >>= 7)
            out.push_back(static_cast<std::uint8_t>(rest | 128));
        out.push_back(static_cast<std::uint8_t>(rest));
        before = number;
    }
    return out;
}

void Reader::fromJson(const Json &in, std::vector<std::uint32_t> &numbers)
{
    numbers.clear();
    std::int64_t before = 0;
    std::uint64_t rest = 0;
    unsigned shift = 0;
    for (const std::uint8_t byte : in.get_binary()) {
        if (shift > 35)
            throw std::invalid_argument("a number is too long");
        rest |= std::uint64_t{byte & 127U} << shift;
        shift += 7;
        if (byte & 128)
            continue;
        before += static_cast<std::int64_t>(rest >> 1) ^ -static_cast<std::int64_t>(rest & 1);
        numbers.push_back(static_cast<std::uint32_t>(before));
        rest = 0;
        shift = 0;
    }
}

// UTF-8 where it can hold the text; lone surrogates of damaged files need the code units themselves.
Json Writer::toJson(const std::u32string &text)
{
    std::string utf8 = toUtf8(text);
    if (toUtf32(utf8) == text)
        return utf8;
    Json::binary_t out;
    out.reserve(text.size() * 4);
    for (const char32_t character : text)
        for (unsigned shift = 0; shift < 32; shift += 8)
            out.push_back(static_cast<std::uint8_t>(character >> shift));
    return out;
}

void Reader::fromJson(const Json &in, std::u32string &text)
{
    if (in.is_string()) {
        text = toUtf32(in.get_ref<const std::string &>());
        return;
    }
    text.clear();
    const Json::binary_t &bytes = in.get_binary();
    for (std::size_t i = 0; i + 4 <= bytes.size(); i += 4)
        text += static_cast<char32_t>(bytes[i] | unsigned{bytes[i + 1]} << 8 | unsigned{bytes[i + 2]} << 16 | unsigned{bytes[i + 3]} << 24);
}

template <class T, class X>
concept Is = std::is_same_v<std::remove_const_t<X>, T>;

template <class V, class X> requires Is<Diagnostic, X> void describe(V &v, X &x) { v("code", x.code), v("message", x.message), v("where", x.where); }
template <class V, class X> requires Is<Bilingual, X> void describe(V &v, X &x) { v("en", x.en), v("zh", x.zh); }
template <class V, class X> requires Is<TextRange, X> void describe(V &v, X &x) { v("start", x.start), v("end", x.end); }
template <class V, class X> requires Is<Timestamp, X> void describe(V &v, X &x) { v("us", x.microseconds), v("offset", x.offsetMinutes); }

template <class V, class X> requires Is<ArtifactInfo, X> void describe(V &v, X &x)
{
    v("path", x.path), v("role", x.role), v("format", x.format), v("producer", x.producer), v("sha256", x.sha256), v("bytes", x.bytes);
    v("phase", x.phase), v("warnings", x.warnings), v("complete", x.complete);
}
template <class V, class X> requires Is<CaptureInfo, X> void describe(V &v, X &x)
{
    v("by", x.by), v("device", x.device), v("account", x.account), v("tool", x.tool), v("clock_offset", x.clockOffsetSeconds), v("consent_at", x.consentAt);
}
template <class V, class X> requires Is<AppInfo, X> void describe(V &v, X &x)
{
    v("platform", x.platform), v("id", x.id), v("name", x.name), v("developer", x.developer), v("domains", x.domains);
}
template <class V, class X> requires Is<SubmissionInfo, X> void describe(V &v, X &x)
{
    v("app", x.app), v("version", x.version), v("type", x.type), v("capture", x.capture);
}
template <class V, class X> requires Is<ManifestItem, X> void describe(V &v, X &x)
{
    v("kind", x.kind), v("name", x.name), v("pointer", x.pointer), v("purpose", x.purposeText), v("line", x.line), v("request", x.isRequest);
    v("detail", x.detail);
}
template <class V, class X> requires Is<ManifestFile, X> void describe(V &v, X &x) { v("path", x.path), v("bytes", x.bytes), v("text", x.text); }
template <class V, class X> requires Is<ManifestReading, X> void describe(V &v, X &x)
{
    v("artifact", x.artifact), v("app", x.app), v("version", x.version), v("type", x.appType), v("items", x.items), v("text", x.text);
    v("minimum_platform", x.minimumPlatform), v("files", x.files);
}
template <class V, class X> requires Is<NoticeBlock, X> void describe(V &v, X &x)
{
    v("kind", x.kind), v("range", x.range), v("level", x.level), v("table", x.table), v("row", x.row), v("column", x.column);
    v("header", x.isHeader), v("hidden", x.isHidden);
}
template <class V, class X> requires Is<NoticeDocument, X> void describe(V &v, X &x)
{
    v("artifact", x.artifact), v("source", x.source), v("text", x.text), v("to_source", x.toSource), v("blocks", x.blocks), v("title", x.title);
}
template <class V, class X> requires Is<Statement, X> void describe(V &v, X &x)
{
    v("category", x.category), v("stance", x.stance), v("recipients", x.recipients), v("recipient_ids", x.recipientIds);
    v("unnamed", x.hasUnnamedRecipient), v("conditional", x.isConditional), v("denies_all", x.deniesAllRecipients), v("purposes", x.purposes);
    v("purpose_ids", x.purposeIds), v("range", x.range), v("term", x.term), v("range_in_text", x.rangeInText), v("term_in_text", x.termInText);
    v("quote", x.quote), v("text", x.text), v("section", x.section), v("section_role", x.sectionRole), v("trade_only", x.isTradeOnly), v("reading", x.reading);
}
template <class V, class X> requires Is<NoticeContradiction, X> void describe(V &v, X &x) { v("category", x.category), v("says", x.says), v("denies", x.denies), v("sharing", x.isAboutSharing); }
template <class V, class X> requires Is<NoticeReadability, X> void describe(V &v, X &x)
{
    v("characters", x.characters), v("words", x.words), v("sentences", x.sentences), v("longest", x.longestSentence), v("languages", x.languages), v("simplified", x.hasSimplifiedChinese);
}
template <class V, class X> requires Is<NoticeReading, X> void describe(V &v, X &x)
{
    v("language", x.language), v("supported", x.isSupportedLanguage), v("notice", x.isNotice), v("statements", x.statements);
    v("aspects", x.aspects), v("denials", x.blanketDenials), v("contradictions", x.contradictions), v("readability", x.readability);
}
template <class V, class X> requires Is<AssessedNotice, X> void describe(V &v, X &x) { v("document", x.document), v("reading", x.reading); }
template <class V, class X> requires Is<CodePlace, X> void describe(V &v, X &x)
{
    v("artifact", x.artifact), v("member", x.member), v("line", x.line), v("column", x.column), v("reach", x.reach), v("origin", x.origin), v("excerpt", x.excerpt);
}
template <class V, class X> requires Is<CapabilityRequirement, X> void describe(V &v, X &x) { v("kind", x.kind), v("any", x.anyOf), v("state", x.state); }
template <class V, class X> requires Is<Capability, X> void describe(V &v, X &x)
{
    v("api", x.api), v("categories", x.categories), v("requirements", x.requirements), v("count", x.count), v("places", x.places);
}
template <class V, class X> requires Is<UnusedItem, X> void describe(V &v, X &x) { v("artifact", x.artifact), v("pointer", x.pointer), v("name", x.name); }
template <class V, class X> requires Is<CodeReading, X> void describe(V &v, X &x)
{
    v("files", x.files), v("bytes", x.bytes), v("unread", x.unread), v("dynamic", x.hasDynamicAccess), v("capabilities", x.capabilities), v("unused", x.unused);
}
template <class V, class X> requires Is<HostContact, X> void describe(V &v, X &x)
{
    v("host", x.host), v("how", x.how), v("started", x.started), v("aliases", x.aliases), v("addresses", x.addresses);
}
template <class V, class X> requires Is<OpaqueValue, X> void describe(V &v, X &x) { v("entry", x.entry), v("part", x.part), v("pointer", x.pointer), v("bytes", x.bytes); }
template <class V, class X> requires Is<DownloadLink, X> void describe(V &v, X &x) { v("entry", x.entry), v("pointer", x.pointer), v("url", x.url); }
template <class V, class X> requires Is<TrafficFacts, X> void describe(V &v, X &x)
{
    v("artifact", x.artifact), v("entries", x.entries), v("absent", x.bodiesAbsent), v("truncated", x.bodiesTruncated), v("opaque", x.opaque);
    v("undecodable", x.undecodable), v("sanitised", x.isSanitised), v("contacts", x.contacts), v("opaque_values", x.opaqueValues), v("links", x.links);
}
template <class V, class X> requires Is<Completeness, X> void describe(V &v, X &x)
{
    v("entries", x.entries), v("absent", x.bodiesAbsent), v("truncated", x.bodiesTruncated), v("opaque", x.opaque), v("undecodable", x.undecodable);
    v("sanitised", x.sanitised), v("not_decrypted", x.hostsNotDecrypted), v("capture", x.hasCapture), v("notice", x.notice), v("limits", x.limits);
}
template <class V, class X> requires Is<SuggestedReason, X> void describe(V &v, X &x) { v("reason", x.reason), v("findings", x.findings); }
template <class V, class X> requires Is<SuggestedArgument, X> void describe(V &v, X &x)
{
    v("id", x.id), v("outcome", x.outcome), v("title", x.title), v("findings", x.findings), v("off", x.isOff);
}
template <class V, class X> requires Is<CureEdit, X> void describe(V &v, X &x)
{
    v("kind", x.kind), v("text", x.text), v("artifact", x.artifact), v("words", x.words), v("span", x.span), v("pointer", x.pointer);
    v("category", x.category), v("party", x.party), v("recipient_id", x.recipientId), v("recipient", x.recipient), v("phase", x.phase), v("findings", x.findings);
}
template <class V, class X> requires Is<Suggestion, X> void describe(V &v, X &x)
{
    v("edits", x.edits), v("whole", x.isCureWhole), v("outcome", x.outcome), v("arguments", x.arguments), v("deadline", x.deadlineDays), v("second", x.needsSecond), v("reasons", x.reasons), v("cures", x.cures);
}
template <class V, class X> requires Is<RulePackRef, X> void describe(V &v, X &x) { v("pack", x.pack), v("version", x.version), v("sha256", x.sha256); }
template <class V, class X> requires Is<Vagueness, X> void describe(V &v, X &x)
{
    v("steps", x.categorySteps), v("unnamed", x.isRecipientUnnamed), v("absent", x.isRecipientAbsent);
}
template <class V, class X> requires Is<EvidencePlace, X> void describe(V &v, X &x)
{
    v("kind", x.kind), v("entry", x.entry), v("part", x.part), v("pointer", x.pointer), v("encodings", x.encodings), v("host", x.host);
    v("method", x.method), v("url", x.url), v("time", x.time), v("phase", x.phase), v("explanation", x.explanation), v("span", x.span);
    v("span_in_text", x.spanInText), v("line", x.line), v("column", x.column), v("member", x.member);
}
template <class V, class X> requires Is<TagTarget, X> void describe(V &v, X &x)
{
    v("kind", x.kind), v("artifact", x.artifact), v("entry", x.entry), v("part", x.part), v("pointer", x.pointer), v("span", x.span), v("excerpt", x.excerpt);
}
template <class V, class X> requires Is<StatementCorrection, X> void describe(V &v, X &x)
{
    v("artifact", x.artifact), v("term", x.term), v("kind", x.kind), v("category", x.category), v("stance", x.stance);
}
template <class V, class X> requires Is<ReviewInput, X> void describe(V &v, X &x)
{
    v("type", x.appType), v("consent_at", x.consentAt), v("corrections", x.corrections), v("domains", x.firstPartyDomains), v("arguments_off", x.argumentsOff);
}
template <class V, class X> requires Is<AcceptedFinding, X> void describe(V &v, X &x) { v("fingerprint", x.fingerprint), v("title", x.title), v("why", x.why); }

// Structs whose columns hold a part of them: these are the other members.
template <class V, class X> requires Is<LedgerLine, X> void describe(V &v, X &x)
{
    v("vagueness", x.vagueness), v("first", x.first), v("phases", x.phases), v("manifest", x.manifestEvidence), v("code", x.codeEvidence);
    v("notice", x.noticeEvidence), v("observed", x.observedEvidence), v("from_tag", x.isFromTag);
}
template <class V, class X> requires Is<Finding, X> void describe(V &v, X &x)
{
    v("title", x.title), v("message", x.message), v("cure", x.cure), v("clauses", x.clauses), v("ledger", x.ledger), v("evidence", x.evidence);
    v("exception", x.exception), v("unverified", x.hasUnverifiedFact);
}
template <class V, class X> requires Is<Tag, X> void describe(V &v, X &x)
{
    v("target", x.target), v("purpose", x.purpose), v("recipient", x.recipient), v("recipient_name", x.recipientName), v("party", x.party);
    v("note", x.note), v("for_developer", x.isNoteForDeveloper);
}

// Whole in decisions; in `evidence` rows id, artifact and category are columns.
template <class V, class X> requires Is<Evidence, X> void describe(V &v, X &x)
{
    v("id", x.id), v("artifact", x.artifact), v("where", x.where), v("excerpt", x.excerpt), v("category", x.category);
}
template <class V, class X> requires Is<DecisionReason, X> void describe(V &v, X &x)
{
    v("reason", x.reason), v("title", x.title), v("cure", x.cure), v("findings", x.findings), v("tags", x.tags), v("evidence", x.evidence);
    v("clauses", x.clauses), v("rule_version", x.ruleVersion), v("seen", x.seen);
}
template <class V, class X> requires Is<Decision, X> void describe(V &v, X &x)
{
    v("submission", x.submission), v("outcome", x.outcome), v("reasons", x.reasons), v("accepted", x.accepted), v("nothing_open", x.statesNothingOpen);
    v("open_findings", x.openFindings), v("words", x.wordsToDeveloper), v("ban_scope", x.banScope), v("by", x.by), v("by_name", x.byName), v("at", x.at);
    v("supersedes", x.supersedes), v("rules", x.rules), v("artifacts", x.artifacts), v("completeness", x.completeness), v("record", x.record);
    v("takes_effect", x.takesEffect), v("correct_until", x.correctUntil);
}

/// The two documents of an assessment, as structs of references to its members.
template <class A> struct ReadingOf { A &a; };
template <class A> struct JudgementOf { A &a; };
template <class V, class A> void describe(V &v, const ReadingOf<A> &x)
{
    v("submission", x.a.submission), v("manifests", x.a.manifests), v("notices", x.a.notices), v("code", x.a.code), v("traffic", x.a.traffic);
}
template <class V, class A> void describe(V &v, const JudgementOf<A> &x)
{
    v("completeness", x.a.completeness), v("suggestion", x.a.suggestion), v("rules", x.a.rules);
}

std::string toBytes(const Json &json)
{
    std::string out;
    Json::to_cbor(json, out);
    return out;
}

/// Runs `read` over decoded bytes; whatever does not fit is Corrupt.
template <class Parse, class Read>
Status guarded(const char *what, Parse parse, Read read)
{
    try {
        const Json json = parse();
        if (!json.is_object() && !json.is_array())
            return failure(ErrorCode::Corrupt, std::string("a stored ") + what + " is not a document");
        read(json);
        return {};
    } catch (const std::exception &fault) {
        return failure(ErrorCode::Corrupt, std::string("a stored ") + what + " cannot be read: " + fault.what());
    }
}

template <class Read>
Status decode(std::string_view bytes, const char *what, Read read)
{
    return guarded(what, [&] { return Json::from_cbor(bytes.begin(), bytes.end()); }, read);
}

template <class T>
Status decodeInto(std::string_view bytes, const char *what, T &&value)
{
    return decode(bytes, what, [&](const Json &json) {
        Reader reader(json);
        describe(reader, value);
    });
}

// A compressed document says first how long it will be: eight bytes, least significant first.
constexpr std::size_t lengthBytes = 8;
constexpr std::uint64_t longestDocument = std::uint64_t{1} << 30;

std::string packDocument(const std::string &bytes)
{
    std::string out;
    for (std::size_t i = 0; i < lengthBytes; ++i)
        out += static_cast<char>(static_cast<unsigned char>(std::uint64_t{bytes.size()} >> (8 * i)));
    const Packed packed = Packer().pack(bytes);
    return out + (packed.coding == "zstd" ? 'z' : 'r') + packed.bytes;
}

Result<std::string> unpackDocument(std::string_view bytes)
{
    if (bytes.size() <= lengthBytes)
        return failure(ErrorCode::Corrupt, "a stored document is cut off");
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < lengthBytes; ++i)
        length |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    if (length > longestDocument)
        return failure(ErrorCode::Corrupt, "a stored document claims " + std::to_string(length) + " bytes");
    return unpack(bytes[lengthBytes] == 'z' ? "zstd" : "raw", bytes.substr(lengthBytes + 1), static_cast<std::size_t>(length));
}

}  // namespace

std::string encodeReading(const Assessment &assessment)
{
    return packDocument(toBytes(Writer::toJson(ReadingOf<const Assessment>{assessment})));
}

Status decodeReading(std::string_view bytes, Assessment &assessment)
{
    const auto document = unpackDocument(bytes);
    if (!document)
        return tl::unexpected(document.error());
    return decodeInto(*document, "reading", ReadingOf<Assessment>{assessment});
}

std::string encodeJudgement(const Assessment &assessment)
{
    return toBytes(Writer::toJson(JudgementOf<const Assessment>{assessment}));
}

Status decodeJudgement(std::string_view bytes, Assessment &assessment)
{
    return decodeInto(bytes, "judgement", JudgementOf<Assessment>{assessment});
}

std::string encodeRest(const LedgerLine &line) { return toBytes(Writer::toJson(line)); }
Status decodeRest(std::string_view bytes, LedgerLine &line) { return decodeInto(bytes, "ledger line", line); }
std::string encodeRest(const Finding &finding) { return toBytes(Writer::toJson(finding)); }
Status decodeRest(std::string_view bytes, Finding &finding) { return decodeInto(bytes, "finding", finding); }
std::string encodeRest(const Tag &tag) { return toBytes(Writer::toJson(tag)); }
Status decodeRest(std::string_view bytes, Tag &tag) { return decodeInto(bytes, "tag", tag); }

std::string encodeRest(const Evidence &evidence)
{
    return toBytes(Json{{"where", Writer::toJson(evidence.where)}, {"excerpt", evidence.excerpt}});
}

Status decodeRest(std::string_view bytes, Evidence &evidence)
{
    return decode(bytes, "piece of evidence", [&](const Json &json) {
        Reader reader(json);
        reader("where", evidence.where);
        reader("excerpt", evidence.excerpt);
    });
}

std::string encodeWarnings(const std::vector<Diagnostic> &warnings) { return toBytes(Writer::toJson(warnings)); }

Status decodeWarnings(std::string_view bytes, std::vector<Diagnostic> &warnings)
{
    return decode(bytes, "list of warnings", [&](const Json &json) { Reader::fromJson(json, warnings); });
}

std::string encodeInput(const ReviewInput &input) { return toBytes(Writer::toJson(input)); }
Status decodeInput(std::string_view bytes, ReviewInput &input) { return decodeInto(bytes, "review input", input); }

std::string encodeDecision(const Decision &decision)
{
    return Writer::toJson(decision).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Status decodeDecision(std::string_view json, Decision &decision)
{
    return guarded("decision", [&] { return Json::parse(json.begin(), json.end()); }, [&](const Json &parsed) {
        Reader reader(parsed);
        describe(reader, decision);
    });
}

}  // namespace probity
