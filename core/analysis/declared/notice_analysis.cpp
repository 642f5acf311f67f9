#include "analysis/declared/notice_analysis.h"

#include <algorithm>

#include "analysis/declared/notice_lexicon.h"
#include "analysis/declared/notice_reader.h"
#include "analysis/declared/notice_text.h"
#include "analysis/declared/notice_whole.h"

namespace probity {

struct NoticeAnalyser::Private {
    std::shared_ptr<const Taxonomy> taxonomy;
    std::shared_ptr<const Recipients> recipients;
    std::shared_ptr<const notice::Lexicon> lexicon;
};

NoticeAnalyser::NoticeAnalyser() = default;
NoticeAnalyser::~NoticeAnalyser() = default;

Result<std::shared_ptr<const NoticeAnalyser>> NoticeAnalyser::load(std::shared_ptr<const Taxonomy> taxonomy, std::shared_ptr<const Recipients> recipients)
{
    auto made = std::make_unique<Private>();
    made->taxonomy = std::move(taxonomy);
    made->recipients = std::move(recipients);
    auto lexicon = notice::Lexicon::load(*made->taxonomy, *made->recipients);
    if (!lexicon)
        return tl::unexpected<Error>(lexicon.error());
    made->lexicon = std::move(*lexicon);
    std::shared_ptr<NoticeAnalyser> analyser(new NoticeAnalyser);
    analyser->d = std::move(made);
    return std::shared_ptr<const NoticeAnalyser>(std::move(analyser));
}

NoticeReading NoticeAnalyser::read(const NoticeDocument &document, const TaskContext &task) const
{
    constexpr std::size_t shortest = 20;    // characters; less cannot be a notice
    NoticeReading out;
    out.language = notice::languageOf(document.text);
    out.isSupportedLanguage = out.language == "zh" || out.language == "en";
    out.readability = notice::readabilityOf(*d->lexicon, document);
    if (!out.isSupportedLanguage) {
        out.isNotice = document.text.size() >= shortest;
        return out;
    }
    NoticeDocument simplified;
    const bool isTraditional = out.language == "zh" && d->lexicon->variants.isTraditional(document.text);
    if (isTraditional) {
        simplified.text = d->lexicon->variants.simplified(document.text);
        simplified.blocks = document.blocks;
        simplified.toSource = document.toSource;
        simplified.source = document.source;
    }
    const NoticeDocument &readable = isTraditional ? simplified : document;
    notice::readStatements(*d->lexicon, *d->recipients, document, readable, task, out);
    out.aspects = notice::aspectsOf(*d->lexicon, readable);
    out.contradictions = notice::contradictionsOf(out.statements);
    const std::u32string folded = notice::fold(std::u32string_view(readable.text).substr(0, 20000)).text;
    const bool speaksOfPrivacy = folded.find(U"隐私") != std::u32string::npos || folded.find(U"个人信息") != std::u32string::npos || folded.find(U"privacy") != std::u32string::npos
        || folded.find(U"personal") != std::u32string::npos;
    out.isNotice = document.text.size() >= shortest && (speaksOfPrivacy || !out.statements.empty());
    return out;
}

}  // namespace probity
