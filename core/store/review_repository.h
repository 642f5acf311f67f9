#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/review.h"
#include "model/review_input.h"
#include "store/connection.h"

namespace probity {

/// A tag with the submission it lies on.
struct StoredTag {
    SubmissionId submission;
    Tag tag;
};
/// A disposition's row.
struct StoredDisposition {
    std::int64_t id = 0;
    Disposition disposition;
};

/// What people add to a submission: tags, dispositions, corrections. Failures are latched in the connection.
class ReviewRepository {
public:
    explicit ReviewRepository(Connection &connection) : m_connection(connection) {}

    enum class Removed { Without, With };
    std::vector<Tag> tags(SubmissionId submission, Removed removed) const;  ///< in the order they were made
    std::optional<StoredTag> tag(TagId id) const;
    /// `origin`: the tag of an earlier submission that this one carries over; 0: none.
    TagId addTag(SubmissionId submission, const Tag &tag, TagId origin = {});
    void setRemoved(TagId id, bool isRemoved);

    /// The latest of each finding, by fingerprint.
    std::map<std::string, StoredDisposition> dispositions(SubmissionId submission) const;
    std::int64_t addDisposition(SubmissionId submission, const Disposition &disposition, std::int64_t origin = 0);

    ReviewInput input(SubmissionId submission) const;       ///< without taggedUses
    void setInput(SubmissionId submission, const ReviewInput &input);

    std::string setting(const std::string &key) const;      ///< empty: not set
    void setSetting(const std::string &key, const std::string &value);

private:
    Connection &m_connection;
};

}  // namespace probity
