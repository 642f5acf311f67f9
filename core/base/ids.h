#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace probity {

/// A row of the workspace. Every kind of row has an id type of its own, so that one cannot be handed in for another.
/// 0 means "none": the store never gives it out.
template <class Tag>
struct RowId {
    std::int64_t value = 0;

    friend auto operator<=>(const RowId &, const RowId &) = default;
    explicit operator bool() const noexcept { return value != 0; }
};

/// An identifier that lives in data (taxonomy, recipients, rules): stable text, compared byte for byte.
template <class Tag>
struct NameId {
    std::string value;

    NameId() = default;
    explicit NameId(std::string text) : value(std::move(text)) {}

    friend auto operator<=>(const NameId &, const NameId &) = default;
    bool isEmpty() const noexcept { return value.empty(); }
};

using AppId = RowId<struct AppTag>;
using SubmissionId = RowId<struct SubmissionTag>;
using ArtifactId = RowId<struct ArtifactTag>;
using EntryId = RowId<struct EntryTag>;
using ObservationId = RowId<struct ObservationTag>;
using FindingId = RowId<struct FindingTag>;
using TagId = RowId<struct TagTag>;
using DecisionId = RowId<struct DecisionTag>;
using PersonId = RowId<struct PersonTag>;
using AppealId = RowId<struct AppealTag>;
using EventId = RowId<struct EventTag>;

using CategoryId = NameId<struct CategoryTag>;      ///< an id of resources/taxonomy/categories.json
using PurposeId = NameId<struct PurposeTag>;        ///< an id of resources/taxonomy/purposes.json
using RecipientId = NameId<struct RecipientTag>;    ///< an id of resources/recipients
using AppTypeId = NameId<struct AppTypeTag>;        ///< an id of resources/taxonomy/app_types.json
using RuleId = NameId<struct RuleTag>;              ///< "<pack>/<rule>"
using PlatformId = NameId<struct PlatformTag>;      ///< "wechat-miniprogram", "android", ...

}  // namespace probity

template <class Tag>
struct std::hash<probity::RowId<Tag>> {
    std::size_t operator()(const probity::RowId<Tag> &id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};

template <class Tag>
struct std::hash<probity::NameId<Tag>> {
    std::size_t operator()(const probity::NameId<Tag> &id) const noexcept { return std::hash<std::string>{}(id.value); }
};
