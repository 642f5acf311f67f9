#pragma once

#include <QByteArray>
#include <QString>

#include "base/clock.h"
#include "base/result.h"

namespace probity::ui {

/// What a PDF of a letter says about itself.
struct LetterPdfInfo {
    QString title;
    QString footer;         ///< left of the page number: the record number
    Timestamp written;      ///< of the decision; the clock never enters the file
};

/// A letter as an A4 PDF from its HTML (core/report/letter.h). The same HTML, info and fonts give the same bytes, on any day
/// and in any time zone. The text layer holds the characters of the letter as they are. GUI thread.
Result<QByteArray> letterPdf(const QString &html, const LetterPdfInfo &info);

/// Writes a file whole or not at all. NotWritable, DiskFull.
Status writeWhole(const QString &path, const QByteArray &bytes);

/// Puts `written` in the place of the clock's time in a PDF that QPdfWriter made, and mends the offsets that move by it.
/// BadFormat if the bytes have no such place.
Result<QByteArray> withFixedDate(const QByteArray &pdf, const Timestamp &written);

}  // namespace probity::ui
