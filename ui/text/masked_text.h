#pragma once

#include <vector>

#include <QString>

#include "model/observation.h"
#include "ui/text/json_node.h"

namespace probity::ui {

/// A text as it may be shown: personal values masked unless revealed, and where they stand.
struct MaskedText {
    struct Mark {
        qsizetype start = 0;
        qsizetype length = 0;
        int observation = -1;       ///< index into the masker's observations
    };
    QString text;
    std::vector<Mark> marks;
};

/// Finds the personal values of one request in the texts that show it, and masks them. A value of few characters counts only
/// beside its key, so that a "1" does not blacken the page. Values; any thread.
class Masker {
public:
    Masker() = default;
    Masker(std::vector<Observation> observations, bool isMasked);

    const std::vector<Observation> &observations() const noexcept { return m_observations; }

    /// Values found as they stand, or URL-encoded.
    MaskedText plain(const QString &text) const;
    /// A JSON text printed with indentation, values found by place or by what they are; plain() for anything else.
    MaskedText json(const QString &text) const;
    /// The value of a header, cookie or query field.
    QString field(Part part, const QString &name, const QString &value, bool *isPersonal) const;
    /// One scalar of a JSON tree at its pointer.
    QString scalar(const QString &pointer, const QString &value, int *observation) const;

private:
    void print(const JsonNode &node, const QString &pointer, int depth, MaskedText &out) const;
    QString shown(int observation, const QString &value) const;
    bool stands(const QString &text, qsizetype at, const Observation &observation) const;

    std::vector<Observation> m_observations;
    bool m_isMasked = true;
};

}  // namespace probity::ui
