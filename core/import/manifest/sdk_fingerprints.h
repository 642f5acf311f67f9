#pragma once

#include <string>
#include <string_view>

namespace probity::manifest {

/// The SDK whose classes begin like that ("com.umeng.message.…" → "Umeng"); empty: none that we know.
const std::string &sdkOfClass(std::string_view className);
/// The SDK that a framework of iOS is ("AMapLocationKit" → "AMap"); empty: none that we know.
const std::string &sdkOfFramework(std::string_view framework);

}  // namespace probity::manifest
