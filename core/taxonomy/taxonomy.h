#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "model/finding.h"

namespace probity {

struct Category {
    CategoryId id;
    std::string group;
    Bilingual name;
    std::string definition;
    std::vector<CategoryId> parents;
};
struct Purpose {
    PurposeId id;
    Bilingual name;
};
/// An app type of the 2021 provisions on necessary information, and what it needs.
struct AppType {
    AppTypeId id;
    Bilingual name;
    std::vector<CategoryId> necessary;
};

/// The data categories, purposes and app types of resources/taxonomy. Immutable after loading; safe to share between threads.
class Taxonomy {
public:
    /// ResourceInvalid names file and entry.
    static Result<std::shared_ptr<const Taxonomy>> load();

    const std::vector<Category> &categories() const noexcept { return m_categories; }
    const Category *category(const CategoryId &id) const noexcept;      ///< nullptr: unknown
    /// Position in the published order; categories().size() for unknown ids.
    std::size_t order(const CategoryId &id) const noexcept;

    /// Steps up the tree from `child` to `ancestor`: 0 the same, nothing if it is none.
    std::optional<int> distance(const CategoryId &child, const CategoryId &ancestor) const noexcept;
    /// Whether a statement about `stated` discloses `observed` fully: the same, or precise over approximate location.
    bool covers(const CategoryId &stated, const CategoryId &observed) const noexcept;

    const std::vector<Purpose> &purposes() const noexcept { return m_purposes; }
    const Purpose *purpose(const PurposeId &id) const noexcept;
    const std::vector<AppType> &appTypes() const noexcept { return m_appTypes; }
    const AppType *appType(const AppTypeId &id) const noexcept;
    Necessity necessity(const AppTypeId &type, const CategoryId &category) const noexcept;

    /// Categories that a name of a manifest vocabulary stands for ("wechat_privacy_key", "wechat_scope", "wechat_api",
    /// "android_permission", ...): none for names that stand for no personal data.
    std::vector<CategoryId> crosswalk(const std::string &vocabulary, const std::string &name) const;
    /// Whether the vocabulary has the name at all, also as one that stands for no personal data.
    bool isKnown(const std::string &vocabulary, const std::string &name) const;

private:
    Taxonomy() = default;
    struct Private;
    std::shared_ptr<const Private> d;
    std::vector<Category> m_categories;
    std::vector<Purpose> m_purposes;
    std::vector<AppType> m_appTypes;
};

}  // namespace probity
