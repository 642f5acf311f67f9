#pragma once

#include "analysis/declared/notice_lexicon.h"
#include "base/task_context.h"
#include "model/notice.h"
#include "taxonomy/recipients.h"

namespace probity::notice {

/// The statements of a whole notice: sentences, lists under their lead-ins, records of labels, tables. `readable` is the text of
/// `document` as the lexicons write it, character for character (simplified for traditional); words and quotes are taken from
/// `document` itself.
void readStatements(const Lexicon &lexicon, const Recipients &recipients, const NoticeDocument &document, const NoticeDocument &readable, const TaskContext &task, NoticeReading &out);
/// The first place of each aspect (resources/lexicon/notice_aspects.json).
NoticeAspects aspectsOf(const Lexicon &lexicon, const NoticeDocument &document);

}  // namespace probity::notice
