// Replays files and folders through LLVMFuzzerTestOneInput: each file whole, and cut at a few places.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

int replay(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const auto *data = reinterpret_cast<const std::uint8_t *>(bytes.data());
    for (const std::size_t length : {bytes.size(), bytes.size() / 2, bytes.size() / 3, std::size_t{0}})
        LLVMFuzzerTestOneInput(data, length);
    return 1;
}

}  // namespace

int main(int argc, char **argv)
{
    int count = 0;
    for (int i = 1; i < argc; ++i) {
        const std::filesystem::path path(argv[i]);
        if (std::filesystem::is_regular_file(path)) {
            count += replay(path);
        } else if (std::filesystem::is_directory(path)) {
            for (const auto &entry : std::filesystem::recursive_directory_iterator(path))
                if (entry.is_regular_file())
                    count += replay(entry.path());
        }
    }
    std::printf("replayed %d files\n", count);
    return count > 0 ? 0 : 1;
}
