#include "taxonomy/taxonomy.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "taxonomy/resource_json.h"

namespace probity {

using resource_json::Json;

struct Taxonomy::Private {
    std::unordered_map<std::string, std::size_t> categoryAt;
    std::unordered_map<std::string, std::size_t> purposeAt;
    std::unordered_map<std::string, std::size_t> appTypeAt;
    /// Steps from each category (row) to each ancestor (column); -1: none.
    std::vector<std::vector<int>> distances;
    std::vector<std::pair<std::string, std::string>> covers;
    std::unordered_map<std::string, std::unordered_map<std::string, std::vector<CategoryId>>> vocabularies;
};

namespace {

constexpr const char *categoriesFile = "taxonomy/categories.json";
constexpr const char *purposesFile = "taxonomy/purposes.json";
constexpr const char *appTypesFile = "taxonomy/app_types.json";
constexpr const char *crosswalksFile = "taxonomy/crosswalks.json";

tl::unexpected<Error> invalid(const char *file, const std::string &entry, const std::string &why)
{
    return failure(ErrorCode::ResourceInvalid, why, std::string(file) + ": " + entry);
}

using Index = std::unordered_map<std::string, std::size_t>;

Status readCategories(const Json &json, std::vector<Category> &out, Index &at)
{
    for (const Json &entry : resource_json::array(json, "categories")) {
        Category category;
        category.id = CategoryId(resource_json::text(entry, "id"));
        category.group = resource_json::text(entry, "group");
        category.name = resource_json::bilingual(entry, "name");
        category.definition = resource_json::text(entry, "definition");
        for (const Json &parent : resource_json::array(entry, "parents"))
            category.parents.emplace_back(parent.is_string() ? parent.get<std::string>() : std::string());
        if (category.id.isEmpty() || category.name.en.empty() || category.name.zh.empty() || category.definition.empty())
            return invalid(categoriesFile, category.id.value, "id, name in both languages and definition are required");
        if (!at.emplace(category.id.value, out.size()).second)
            return invalid(categoriesFile, category.id.value, "stands twice");
        out.push_back(std::move(category));
    }
    for (const Category &category : out)
        for (const CategoryId &parent : category.parents)
            if (at.count(parent.value) == 0)
                return invalid(categoriesFile, category.id.value, "unknown parent " + parent.value);
    return {};
}

/// Breadth first from every category; a cycle shows as a category that is its own ancestor.
Status fillDistances(const std::vector<Category> &categories, const Index &at, std::vector<std::vector<int>> &distances)
{
    distances.assign(categories.size(), std::vector<int>(categories.size(), -1));
    for (std::size_t child = 0; child < categories.size(); ++child) {
        std::vector<std::size_t> queue{child};
        distances[child][child] = 0;
        for (std::size_t next = 0; next < queue.size(); ++next) {
            for (const CategoryId &parent : categories[queue[next]].parents) {
                const std::size_t ancestor = at.at(parent.value);
                if (ancestor == child)
                    return invalid(categoriesFile, categories[child].id.value, "is its own ancestor");
                if (distances[child][ancestor] < 0) {
                    distances[child][ancestor] = distances[child][queue[next]] + 1;
                    queue.push_back(ancestor);
                }
            }
        }
    }
    return {};
}

Result<std::vector<CategoryId>> readCategoryIds(const Json &list, const Index &at, const char *file, const std::string &entry)
{
    std::vector<CategoryId> out;
    for (const Json &id : list) {
        if (!id.is_string() || at.count(id.get<std::string>()) == 0)
            return invalid(file, entry, "unknown category " + id.dump());
        out.emplace_back(id.get<std::string>());
    }
    return out;
}

Status readPurposes(const Json &json, std::vector<Purpose> &out, Index &at)
{
    for (const Json &entry : resource_json::array(json, "purposes")) {
        Purpose purpose{PurposeId(resource_json::text(entry, "id")), resource_json::bilingual(entry, "name")};
        if (purpose.id.isEmpty() || purpose.name.en.empty() || purpose.name.zh.empty())
            return invalid(purposesFile, purpose.id.value, "id and name in both languages are required");
        if (!at.emplace(purpose.id.value, out.size()).second)
            return invalid(purposesFile, purpose.id.value, "stands twice");
        out.push_back(std::move(purpose));
    }
    return {};
}

Status readAppTypes(const Json &json, const Index &categories, std::vector<AppType> &out, Index &at)
{
    for (const Json &entry : resource_json::array(json, "app_types")) {
        AppType type;
        type.id = AppTypeId(resource_json::text(entry, "id"));
        type.name = resource_json::bilingual(entry, "name");
        auto necessary = readCategoryIds(resource_json::array(entry, "necessary"), categories, appTypesFile, type.id.value);
        if (!necessary)
            return tl::unexpected(necessary.error());
        type.necessary = std::move(*necessary);
        if (type.id.isEmpty() || type.name.en.empty() || type.name.zh.empty())
            return invalid(appTypesFile, type.id.value, "id and name in both languages are required");
        if (!at.emplace(type.id.value, out.size()).second)
            return invalid(appTypesFile, type.id.value, "stands twice");
        out.push_back(std::move(type));
    }
    return {};
}

using Vocabularies = std::unordered_map<std::string, std::unordered_map<std::string, std::vector<CategoryId>>>;

Status readCrosswalks(const Json &json, const Index &categories, Vocabularies &out)
{
    const auto vocabularies = json.find("vocabularies");
    if (vocabularies == json.end() || !vocabularies->is_object())
        return invalid(crosswalksFile, "vocabularies", "is missing");
    for (const auto &[vocabulary, content] : vocabularies->items()) {
        if (resource_json::text(content, "source").empty() || !content.contains("names") || !content["names"].is_object())
            return invalid(crosswalksFile, vocabulary, "source and names are required");
        for (const auto &[name, list] : content["names"].items()) {
            auto ids = readCategoryIds(list, categories, crosswalksFile, vocabulary + "/" + name);
            if (!ids)
                return tl::unexpected(ids.error());
            out[vocabulary][name] = std::move(*ids);
        }
    }
    return {};
}

template <class T, class Id>
const T *lookUp(const Index &at, const std::vector<T> &all, const Id &id) noexcept
{
    const auto found = at.find(id.value);
    return found == at.end() ? nullptr : &all[found->second];
}

}  // namespace

Result<std::shared_ptr<const Taxonomy>> Taxonomy::load()
{
    const auto categories = resource_json::load(categoriesFile, "probity.categories/1");
    const auto purposes = resource_json::load(purposesFile, "probity.purposes/1");
    const auto appTypes = resource_json::load(appTypesFile, "probity.app_types/1");
    const auto crosswalks = resource_json::load(crosswalksFile, "probity.crosswalks/1");
    for (const auto *file : {&categories, &purposes, &appTypes, &crosswalks})
        if (!*file)
            return tl::unexpected(file->error());

    const std::shared_ptr<Taxonomy> taxonomy(new Taxonomy);
    const auto d = std::make_shared<Private>();
    Status status = readCategories(*categories, taxonomy->m_categories, d->categoryAt);
    if (status)
        status = fillDistances(taxonomy->m_categories, d->categoryAt, d->distances);
    if (status)
        status = readPurposes(*purposes, taxonomy->m_purposes, d->purposeAt);
    if (status)
        status = readAppTypes(*appTypes, d->categoryAt, taxonomy->m_appTypes, d->appTypeAt);
    if (status)
        status = readCrosswalks(*crosswalks, d->categoryAt, d->vocabularies);
    if (!status)
        return tl::unexpected(status.error());
    for (const Json &pair : resource_json::array(*categories, "covers")) {
        const std::string stated = resource_json::text(pair, "stated");
        const std::string observed = resource_json::text(pair, "observed");
        if (d->categoryAt.count(stated) == 0 || d->categoryAt.count(observed) == 0)
            return invalid(categoriesFile, "covers", "unknown category " + stated + " or " + observed);
        d->covers.emplace_back(stated, observed);
    }
    taxonomy->d = d;
    return taxonomy;
}

const Category *Taxonomy::category(const CategoryId &id) const noexcept
{
    return lookUp(d->categoryAt, m_categories, id);
}

std::size_t Taxonomy::order(const CategoryId &id) const noexcept
{
    const auto found = d->categoryAt.find(id.value);
    return found == d->categoryAt.end() ? m_categories.size() : found->second;
}

std::optional<int> Taxonomy::distance(const CategoryId &child, const CategoryId &ancestor) const noexcept
{
    const std::size_t from = order(child);
    const std::size_t to = order(ancestor);
    if (from == m_categories.size() || to == m_categories.size() || d->distances[from][to] < 0)
        return std::nullopt;
    return d->distances[from][to];
}

bool Taxonomy::covers(const CategoryId &stated, const CategoryId &observed) const noexcept
{
    return stated == observed || std::any_of(d->covers.begin(), d->covers.end(), [&](const auto &pair) {
        return pair.first == stated.value && pair.second == observed.value;
    });
}

const Purpose *Taxonomy::purpose(const PurposeId &id) const noexcept
{
    return lookUp(d->purposeAt, m_purposes, id);
}

const AppType *Taxonomy::appType(const AppTypeId &id) const noexcept
{
    return lookUp(d->appTypeAt, m_appTypes, id);
}

Necessity Taxonomy::necessity(const AppTypeId &type, const CategoryId &category) const noexcept
{
    const AppType *found = appType(type);
    if (found == nullptr)
        return Necessity::Unknown;
    // What is needed is needed in its coarser or finer form too: a location for a track, a phone number as contact.
    const bool isNeeded = std::any_of(found->necessary.begin(), found->necessary.end(), [&](const CategoryId &needed) {
        return covers(needed, category) || (distance(category, needed).has_value() && needed.value != "any");
    });
    return isNeeded ? Necessity::Necessary : Necessity::Beyond;
}

bool Taxonomy::isKnown(const std::string &vocabulary, const std::string &name) const
{
    const auto names = d->vocabularies.find(vocabulary);
    return names != d->vocabularies.end() && names->second.count(name) > 0;
}

std::vector<CategoryId> Taxonomy::crosswalk(const std::string &vocabulary, const std::string &name) const
{
    const auto names = d->vocabularies.find(vocabulary);
    if (names == d->vocabularies.end())
        return {};
    const auto found = names->second.find(name);
    return found == names->second.end() ? std::vector<CategoryId>{} : found->second;
}

}  // namespace probity
