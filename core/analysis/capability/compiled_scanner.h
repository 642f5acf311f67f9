#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/capability/api_table.h"
#include "analysis/capability/script_scanner.h"

namespace probity::capability {

/// An interface that compiled code refers to: there are no lines, so what is referred to stands for the place.
struct CompiledHit {
    const Api *api = nullptr;
    CodeReach reach = CodeReach::Call;
    std::string reference;      ///< "Landroid/telephony/TelephonyManager;->getDeviceId"
};

/// What a Dalvik executable refers to: methods, classes and names of permissions in its tables (dex format, "method_ids",
/// "type_ids", "string_ids"). Each once, however often it is called. `isWhole` is false if a table leads out of the file.
std::vector<CompiledHit> scanDex(const ApiTable &table, std::string_view bytes, bool &isWhole);

/// Methods and permissions in smali, the readable form of it, with their places.
void scanSmali(const ApiTable &table, std::string_view text, std::vector<CodeHit> &hits);

}  // namespace probity::capability
