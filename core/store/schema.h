#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/connection.h"

namespace probity {

/// Written into the file header, so that other programs and we ourselves know a workspace when we see one: "PROB".
inline constexpr std::int32_t workspaceApplicationId = 0x50524F42;

/// The version that this program writes (PRAGMA user_version).
int schemaVersion() noexcept;

/// Brings an empty or older database up to schemaVersion() in one transaction. Failures are latched in the connection.
void migrate(Connection &connection, const Timestamp &now);

/// Every table, index and trigger with the text that made it, as "type name sql", sorted: what `verify` compares with a
/// fresh workspace, since a trigger that somebody dropped would guard nothing.
std::vector<std::string> schemaObjects(Connection &connection);
/// The same of a workspace made by this program.
Result<std::vector<std::string>> expectedSchemaObjects();

}  // namespace probity
