#include "analysis/declared/notice_analysis.h"

namespace probity {
struct NoticeAnalyser::Private {};
NoticeAnalyser::NoticeAnalyser() = default;
NoticeAnalyser::~NoticeAnalyser() = default;
Result<std::shared_ptr<const NoticeAnalyser>> NoticeAnalyser::load(std::shared_ptr<const Taxonomy>, std::shared_ptr<const Recipients>)
{
    return std::shared_ptr<const NoticeAnalyser>(new NoticeAnalyser);
}
NoticeReading NoticeAnalyser::read(const NoticeDocument &, const TaskContext &) const
{
    return {};
}
}  // namespace probity
