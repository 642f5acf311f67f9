#pragma once

#include <Qt>

namespace probity::ui {

/// Roles that several models answer beside Qt's own. What is stored under each is said at the model.
enum Roles : int {
    SortRole = Qt::UserRole + 1,    ///< raw value to sort by
    IdRole,                         ///< row id or index into the assessment, qlonglong
    ThemeRoleRole,                  ///< int of ThemeRole: colour of the badge or text
    IconNameRole,                   ///< QString: icon of resources/icons
    SubtitleRole,                   ///< QString: second line
    TrailRole,                      ///< QString: short text at the right edge
    StateRole,                      ///< int of an enumeration, said at the model
    HeaderRole,                     ///< bool: the row is the head of a group
    CountRole                       ///< int: how many
};

}  // namespace probity::ui
