#pragma once

#include <QString>

#include "model/ledger.h"
#include "model/review.h"
#include "ui/theme/theme.h"

namespace probity::ui {

ThemeRole roleOf(Verdict verdict) noexcept;
QString iconOf(Verdict verdict);
ThemeRole roleOf(Outcome outcome) noexcept;
QString iconOf(Outcome outcome);
ThemeRole roleOf(Level level) noexcept;
ThemeRole roleOf(SubmissionState state) noexcept;
ThemeRole roleOf(Stance stance) noexcept;
ThemeRole roleOf(NoticeStance stance) noexcept;

}  // namespace probity::ui
