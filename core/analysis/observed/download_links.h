#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace probity::observed {

/// Addresses of app packages inside texts: what a server hands out for download. The endings are those of the kind "package" of LinkKinds.
class DownloadLinks {
public:
    static Result<DownloadLinks> load();

    /// Views into `text`, in its order, until there are `most`. Time grows with the length of the text, whatever stands in it.
    void find(std::string_view text, std::size_t most, std::vector<std::string_view> &links) const;

private:
    bool isPackage(std::string_view url, std::size_t pathEnd) const;

    std::vector<std::string> m_suffixes;
};

}  // namespace probity::observed
