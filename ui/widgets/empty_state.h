#pragma once

#include <QWidget>

#include "ui/theme/theme.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace probity::ui {

/// What stands where nothing is: an icon, what it means, what to do, and at most one button. Also for loading and errors.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(Theme &theme, const QString &icon, QWidget *parent = nullptr);

    void setIcon(const QString &icon, ThemeRole role = ThemeRole::TextFaint);
    void setTexts(const QString &title, const QString &explanation, const QString &button = {});
    /// Below the button.
    void addBelow(QWidget *widget);
    QPushButton *button() const noexcept { return m_button; }

private:
    void refresh();

    Theme &m_theme;
    QString m_iconName;
    ThemeRole m_role = ThemeRole::TextFaint;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_button;
    QVBoxLayout *m_column;
};

}  // namespace probity::ui
