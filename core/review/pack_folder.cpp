#include "review/pack_folder.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>

#include "base/hashing.h"
#include "review/json_folder.h"
#include "review/recipient_folder.h"

namespace probity {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t longestName = 80;
constexpr const char *kept = ".last-good";
constexpr const char *keptInUse = "; the version that was good before stays in use";
constexpr const char *suffix = ".packs";
constexpr const char *recipientsSuffix = ".recipients";

/// A copy under its own name, whole or not at all; a folder that cannot be written keeps none.
void keep(const fs::path &folder, const std::string &name, const std::string &text)
{
    std::error_code error;
    fs::create_directories(folder / kept, error);
    const fs::path target = folder / kept / name;
    const fs::path draft = folder / kept / (name + ".draft");
    {
        std::ofstream out(draft, std::ios::binary | std::ios::trunc);
        out << text;
        if (!out.flush())
            return;
    }
    fs::rename(draft, target, error);
}

/// An id in letters that every file system takes; another id has another name.
std::string fileNameFor(const std::string &id)
{
    std::string name = id.substr(0, longestName);
    std::replace_if(name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-' && c != '_'; }, '_');
    return name == id ? name : name + '-' + sha256(id).hex().substr(0, 12);
}

bool holds(const rules::PackFile &file, const std::string &pack)
{
    const auto head = rules::headOf(file);
    return head && head->id == pack;
}

/// Where a pack may be written: under its name, or one beside it while that is another file's.
fs::path placeFor(const fs::path &folder, const std::string &id)
{
    const std::string name = fileNameFor(id);
    std::error_code error;
    fs::path place = folder / (name + ".json");
    for (int i = 2; fs::exists(fs::symlink_status(place, error)); ++i)
        place = folder / (name + '-' + std::to_string(i) + ".json");
    return place;
}

/// Out of the way under a name that nothing has yet.
Status setAside(const fs::path &file, const fs::path &as)
{
    std::error_code error;
    fs::path target = as.string() + ".off";
    for (int i = 2; fs::exists(fs::symlink_status(target, error)); ++i)
        target = as.string() + '.' + std::to_string(i) + ".off";
    fs::rename(file, target, error);
    return error ? Status(failure(ErrorCode::NotWritable, error.message(), file.string())) : Status();
}

/// Whether the packs so far take this one beside them, and all do what their examples say.
Status accepts(const PackFolder &sofar, const std::string &name, const std::string &text, const Engine &engine)
{
    auto files = sofar.files();
    files.push_back({name, text});
    const auto book = RuleBook::load(engine.taxonomy, {}, files);
    return book ? (*book)->checkExamples() : Status(tl::unexpected(book.error()));
}

/// The version that was good before of a pack that is refused now, where one is kept and the others take it.
bool takeKept(PackFolder &to, const fs::path &folder, const std::string &name, const Engine &engine)
{
    auto text = readJsonFile((folder / kept / name).string());
    if (!text || !accepts(to, name, *text, engine))
        return false;
    to.names.push_back(name);
    to.texts.push_back(std::move(*text));
    return true;
}

/// Each on its own: what a pack builds on comes before it.
void takeOneByOne(PackFolder &to, std::vector<JsonFolder::File> files, const fs::path &folder, const Engine &engine)
{
    const auto orderOf = [](const JsonFolder::File &file) {
        const auto head = rules::headOf({file.name, file.text});
        return head ? head->order : rules::Pack().order;
    };
    std::stable_sort(files.begin(), files.end(), [&](const JsonFolder::File &a, const JsonFolder::File &b) { return orderOf(a) < orderOf(b); });
    for (JsonFolder::File &file : files) {
        const Status status = accepts(to, file.name, file.text, engine);
        if (status) {
            to.names.push_back(file.name);
            to.texts.push_back(std::move(file.text));
            continue;
        }
        to.refused.push_back({"pack_refused", status.error().detail, status.error().where.empty() ? file.name : status.error().where});
        if (takeKept(to, folder, file.name, engine))
            to.refused.back().message += keptInUse;
    }
}

void sortByName(PackFolder &folder)
{
    std::map<std::string, std::string> byName;
    for (std::size_t i = 0; i < folder.names.size(); ++i)
        byName[folder.names[i]] = std::move(folder.texts[i]);
    folder.names.clear();
    folder.texts.clear();
    for (auto &[name, text] : byName) {
        folder.names.push_back(name);
        folder.texts.push_back(std::move(text));
    }
}

}  // namespace

std::vector<rules::PackFile> PackFolder::files() const
{
    std::vector<rules::PackFile> out;
    for (std::size_t i = 0; i < names.size(); ++i)
        out.push_back({names[i], texts[i]});
    return out;
}

PackFolder readPackFolder(const std::string &path, const Engine &engine)
{
    const fs::path folder(path);
    JsonFolder read = readJsonFolder(path, "pack_refused");
    PackFolder out;
    for (const JsonFolder::File &file : read.files) {
        out.names.push_back(file.name);
        out.texts.push_back(file.text);
    }
    const auto book = out.names.empty() ? Result<std::shared_ptr<const RuleBook>>(engine.rules) : RuleBook::load(engine.taxonomy, {}, out.files());
    if (!book || (!out.names.empty() && !(*book)->checkExamples())) {
        out = {};
        takeOneByOne(out, std::move(read.files), folder, engine);
    }
    for (Diagnostic &unread : read.refused) {
        if (takeKept(out, folder, unread.where, engine))
            unread.message += keptInUse;
        out.refused.push_back(std::move(unread));
    }
    sortByName(out);
    for (std::size_t i = 0; i < out.names.size(); ++i) {
        const auto before = readJsonFile((folder / kept / out.names[i]).string());
        if (!before || *before != out.texts[i])
            keep(folder, out.names[i], out.texts[i]);
    }
    return out;
}

std::shared_ptr<const Engine> withPacksBeside(const std::shared_ptr<const Engine> &engine, const std::string &workspace, std::vector<Diagnostic> &refused)
{
    refused.clear();
    auto with = std::make_shared<Engine>(*engine);
    const RecipientFolder companies = readRecipientFolder(workspace + recipientsSuffix);
    refused = companies.refused;
    bool isChanged = false;
    if (engine->recipients && !companies.lists.empty())
        if (auto recipients = Recipients::load(companies.lists)) {
            with->recipients = std::move(*recipients);
            isChanged = true;
        }
    // The reader of notices knows companies by the names that notices use.
    if (isChanged && engine->notices)
        if (auto notices = NoticeAnalyser::load(with->taxonomy, with->recipients))
            with->notices = std::move(*notices);
    std::error_code error;
    if (engine->rules && fs::is_directory(workspace + suffix, error)) {
        const PackFolder folder = readPackFolder(workspace + suffix, *engine);
        refused.insert(refused.end(), folder.refused.begin(), folder.refused.end());
        if (auto book = RuleBook::load(engine->taxonomy, {}, folder.files())) {
            with->rules = std::move(*book);
            isChanged = true;
        } else {
            refused.push_back({"pack_refused", book.error().detail, book.error().where});
        }
    }
    return isChanged ? std::shared_ptr<const Engine>(std::move(with)) : engine;
}

Result<std::shared_ptr<const RuleBook>> bookTrying(const Engine &engine, const std::string &workspace, const rules::PackFile &pack)
{
    const PackFolder folder = readPackFolder(workspace + suffix, engine);
    auto files = folder.files();
    files.push_back(pack);
    auto book = RuleBook::load(engine.taxonomy, {}, files);
    if (!book)
        return book;
    if (const Status kept = (*book)->checkExamples(); !kept)
        return tl::unexpected<Error>(kept.error());
    return book;
}

Result<std::shared_ptr<const RuleBook>> bookSwitching(const Engine &engine, const std::string &workspace, const std::string &packOn)
{
    const PackFolder folder = readPackFolder(workspace + suffix, engine);
    return RuleBook::load(engine.taxonomy, {}, folder.files(), {packOn});
}

Status switchPackOn(const Engine &engine, const std::string &workspace, const rules::PackFile &pack)
{
    const auto book = bookTrying(engine, workspace, pack);
    if (!book)
        return tl::unexpected<Error>(book.error());
    const auto made = rules::headOf(pack);
    if (!made)
        return failure(ErrorCode::NotFound, "the file holds no pack", pack.name);
    const fs::path folder(workspace + suffix);
    std::error_code error;
    fs::create_directories(folder, error);
    const fs::path draft = folder / (fileNameFor(made->id) + ".draft");
    {
        std::ofstream out(draft, std::ios::binary | std::ios::trunc);
        out << pack.bytes;
        if (!out.flush())
            return failure(ErrorCode::NotWritable, "the pack cannot be written beside the workspace", draft.string());
    }
    // Its version so far may stand in a file of another name.
    const Status before = switchPackOff(engine, workspace, made->id);
    if (!before && before.error().code != ErrorCode::NotFound) {
        fs::remove(draft, error);
        return before;
    }
    const fs::path target = placeFor(folder, made->id);
    fs::rename(draft, target, error);
    if (error)
        return failure(ErrorCode::NotWritable, error.message(), target.string());
    return {};
}

Status switchPackOff(const Engine &engine, const std::string &workspace, const std::string &pack)
{
    const fs::path folder(workspace + suffix);
    const PackFolder read = readPackFolder(folder.string(), engine);
    bool isFound = false;
    // Of two files with one pack the other would come into force.
    for (std::size_t i = 0; i < read.names.size(); ++i) {
        if (!holds({read.names[i], read.texts[i]}, pack))
            continue;
        isFound = true;
        const fs::path file = folder / read.names[i];
        const fs::path good = folder / kept / read.names[i];
        const auto text = readJsonFile(file.string());
        const bool isOwnText = text && *text == read.texts[i];
        if (const Status away = setAside(file, file); !away)
            return away;
        std::error_code error;
        if (!fs::exists(fs::symlink_status(good, error)))
            continue;
        // The version in use may be kept there alone.
        if (!isOwnText) {
            if (const Status away = setAside(good, file); !away)
                return away;
        } else if (!fs::remove(good, error) && error) {
            return failure(ErrorCode::NotWritable, error.message(), good.string());
        }
    }
    return isFound ? Status() : Status(failure(ErrorCode::NotFound, "no such pack beside the workspace", pack));
}

}  // namespace probity
