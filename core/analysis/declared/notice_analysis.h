#pragma once

#include <memory>

#include "base/result.h"
#include "base/task_context.h"
#include "model/notice.h"
#include "taxonomy/recipients.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// Reads statements and aspects out of notices by the lexicons and grammars of resources/lexicon: deterministic, offline,
/// every statement with its place and the steps that led to it (at most 20,000 of them; a sentence of more than 600
/// characters is quoted around the words that name the data). Immutable after loading; read() may run on many threads.
class NoticeAnalyser {
public:
    static Result<std::shared_ptr<const NoticeAnalyser>> load(std::shared_ptr<const Taxonomy> taxonomy, std::shared_ptr<const Recipients> recipients);
    ~NoticeAnalyser();

    NoticeReading read(const NoticeDocument &document, const TaskContext &task) const;

private:
    NoticeAnalyser();
    struct Private;
    std::unique_ptr<const Private> d;
};

}  // namespace probity
