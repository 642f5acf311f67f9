#pragma once

#include <QList>
#include <QString>

namespace probity::ui {

/// A run of a text that the other text has too, or has not.
struct TextPiece {
    QString text;
    bool isChanged = false;

    friend bool operator==(const TextPiece &, const TextPiece &) = default;
};

/// Two texts, each in runs: what is common to both and what is its own. The runs of a side put together are its text.
struct TextDifference {
    QList<TextPiece> before;
    QList<TextPiece> after;
};

/// Word by word, Chinese character by character. Texts too long for that (some thousand words that differ) are told apart by
/// their common beginning and end alone, so that time stays bounded.
TextDifference textDifference(const QString &before, const QString &after);

}  // namespace probity::ui
