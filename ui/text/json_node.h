#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QString>

namespace probity::ui {

/// A JSON text (RFC 8259) as a tree that keeps the order of its members, for showing. Depth at most 200.
struct JsonNode {
    enum class Kind { Object, Array, String, Scalar };
    Kind kind = Kind::Scalar;
    QString key;                    ///< member name or index
    QString value;                  ///< strings decoded; numbers and words as written
    std::vector<JsonNode> children;
};

/// Nothing if the text is not JSON, or deeper than the limit.
std::optional<JsonNode> parseJson(const QString &text);

}  // namespace probity::ui
