#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/task_context.h"
#include "model/assessment.h"
#include "model/review_input.h"
#include "review/engine.h"

namespace probity {

/// Carries out sets of edits on one assessment, as often as it takes to find those that are needed. All references must outlive it.
class CureTrial {
public:
    CureTrial(const Assessment &assessment, const ReviewInput &input, const Engine &engine, const TaskContext &task);

    /// The assessment with these edits carried out. Its suggestion has no cure.
    Assessment judged(const std::vector<CureEdit> &edits);
    /// Whether it would be approved; cheaper than judged().
    bool isApproved(const std::vector<CureEdit> &edits);

    /// A notice as it was read with edits, and the text that was read.
    struct ReadNotice {
        std::string text;
        AssessedNotice notice;
    };
    using ReadNotices = std::map<std::string, ReadNotice>;      // by path

private:
    Assessment edited(const std::vector<CureEdit> &edits, bool keepsNotices);
    ReviewInput inputLeft(const std::vector<CureEdit> &edits) const;

    Assessment m_base;                  ///< without what judging makes anew
    const ReviewInput &m_input;
    const Engine &m_engine;
    const TaskContext &m_task;
    ReadNotices m_read;                 ///< those of the last judged(): most edits leave the notice as it is
};

}  // namespace probity
