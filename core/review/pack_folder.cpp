#include "review/pack_folder.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>

#include "review/recipient_folder.h"

namespace probity {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t mostFiles = 50;
constexpr std::uint64_t largestFile = 4 * 1024 * 1024;
constexpr const char *kept = ".last-good";
constexpr const char *suffix = ".packs";
constexpr const char *recipientsSuffix = ".recipients";

Result<std::string> readFile(const fs::path &path)
{
    std::error_code error;
    if (!fs::is_regular_file(fs::symlink_status(path, error)))
        return failure(ErrorCode::NotReadable, "is not a plain file", path.filename().string());
    const auto bytes = openFile(path.string());
    if (!bytes)
        return tl::unexpected(bytes.error());
    return readAll(**bytes, largestFile);
}

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

/// An id in letters that every file system takes.
std::string fileNameFor(std::string id)
{
    std::replace_if(id.begin(), id.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-' && c != '_'; }, '_');
    return id.substr(0, 80);
}

std::vector<std::string> namesIn(const fs::path &folder)
{
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end && names.size() < mostFiles; it.increment(error))
        if (it->path().extension() == ".json")
            names.push_back(it->path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

/// Whether the packs so far take this one beside them, and it does what its examples say.
Status accepts(const PackFolder &sofar, const std::string &name, const std::string &text, const Engine &engine)
{
    auto files = sofar.files();
    files.push_back({name, text});
    const auto book = RuleBook::load(engine.taxonomy, {}, files);
    return book ? (*book)->checkExamples() : Status(tl::unexpected(book.error()));
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
    PackFolder out;
    const fs::path folder(path);
    for (const std::string &name : namesIn(folder)) {
        auto text = readFile(folder / name);
        Status status = text ? accepts(out, name, *text, engine) : Status(tl::unexpected(text.error()));
        if (status) {
            const auto before = readFile(folder / kept / name);
            if (!before || *before != *text)
                keep(folder, name, *text);
        } else {
            out.refused.push_back({"pack_refused", status.error().detail, status.error().where.empty() ? name : status.error().where});
            text = readFile(folder / kept / name);
            if (!text || !accepts(out, name, *text, engine))
                continue;
            out.refused.back().message += "; the version that was good before stays in use";
        }
        out.names.push_back(name);
        out.texts.push_back(std::move(*text));
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
    const auto &all = (*book)->all();
    const auto made = std::find_if(all.begin(), all.end(), [&](const rules::Pack &one) { return one.file == pack.name; });
    if (made == all.end())
        return failure(ErrorCode::NotFound, "the file holds no pack", pack.name);
    const fs::path folder(workspace + suffix);
    std::error_code error;
    fs::create_directories(folder, error);
    const fs::path target = folder / (fileNameFor(made->id) + ".json");
    const fs::path draft = target.string() + ".draft";
    {
        std::ofstream out(draft, std::ios::binary | std::ios::trunc);
        out << pack.bytes;
        if (!out.flush())
            return failure(ErrorCode::NotWritable, "the pack cannot be written beside the workspace", draft.string());
    }
    // Its version so far may stand in a file of another name.
    const Status before = switchPackOff(engine, workspace, made->id);
    if (!before && before.error().code != ErrorCode::NotFound)
        return before;
    fs::rename(draft, target, error);
    if (error)
        return failure(ErrorCode::NotWritable, error.message(), target.string());
    return {};
}

Status switchPackOff(const Engine &engine, const std::string &workspace, const std::string &pack)
{
    const fs::path folder(workspace + suffix);
    const PackFolder read = readPackFolder(folder.string(), engine);
    for (std::size_t i = 0; i < read.names.size(); ++i) {
        const auto book = RuleBook::load(engine.taxonomy, {}, {{read.names[i], read.texts[i]}});
        const bool isIt = book && std::any_of((*book)->all().begin(), (*book)->all().end(), [&](const rules::Pack &one) { return one.id == pack && one.file == read.names[i]; });
        if (!isIt)
            continue;
        std::error_code error;
        fs::rename(folder / read.names[i], folder / (read.names[i] + ".off"), error);
        fs::remove(folder / kept / read.names[i], error);
        return {};
    }
    return failure(ErrorCode::NotFound, "no such pack beside the workspace", pack);
}

}  // namespace probity
