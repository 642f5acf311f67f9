#pragma once

namespace probity {

/// The ideograph that a radical form stands for (Kangxi Radicals U+2F00..U+2FD5 and CJK Radicals Supplement U+2E80..U+2EF3;
/// Unicode, EquivalentUnifiedIdeograph.txt), and the unified one of a compatibility ideograph that PDF fonts produce; any other
/// character unchanged. Text taken out of PDF files is full of them, and NFKC leaves the supplement as it is.
char32_t plainIdeograph(char32_t character) noexcept;

}  // namespace probity
