#pragma once

#include <QString>

namespace probity::ui {

class Theme;

/// The small style sheet over the Fusion style, from the roles of the theme. Widgets opt in by dynamic property:
/// primary (the one button that leads on), quiet (a button without a frame), danger, pane (a surface), title, section, muted.
QString styleSheetFor(const Theme &theme);

}  // namespace probity::ui
