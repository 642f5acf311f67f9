#include "review/pack_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace probity {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t mostFiles = 50;
constexpr std::uint64_t largestFile = 4 * 1024 * 1024;
constexpr const char *kept = ".last-good";
constexpr const char *suffix = ".packs";

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
    std::error_code error;
    if (!engine->rules || !fs::is_directory(workspace + suffix, error))
        return engine;
    const PackFolder folder = readPackFolder(workspace + suffix, *engine);
    refused = folder.refused;
    auto book = RuleBook::load(engine->taxonomy, {}, folder.files());
    if (!book) {
        refused.push_back({"pack_refused", book.error().detail, book.error().where});
        return engine;
    }
    auto with = std::make_shared<Engine>(*engine);
    with->rules = std::move(*book);
    return with;
}

}  // namespace probity
