#include "ui/widgets/empty_state.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace probity::ui {

EmptyState::EmptyState(Theme &theme, const QString &icon, QWidget *parent) : QWidget(parent), m_theme(theme), m_iconName(icon)
{
    setProperty("pane", true);
    setAttribute(Qt::WA_StyledBackground);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(32, 24, 32, 24);
    m_column->setSpacing(8);
    m_column->addStretch(2);
    m_icon = new QLabel(this);
    m_icon->setAlignment(Qt::AlignCenter);
    m_column->addWidget(m_icon);
    m_title = new QLabel(this);
    m_title->setProperty("heading", true);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_column->addWidget(m_title);
    m_text = new QLabel(this);
    m_text->setProperty("muted", true);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_column->addWidget(m_text);
    m_button = new QPushButton(this);
    m_button->setProperty("primary", true);
    m_column->addSpacing(8);
    m_column->addWidget(m_button, 0, Qt::AlignHCenter);
    m_column->addStretch(3);
    connect(&theme, &Theme::changed, this, &EmptyState::refresh);
    setTexts({}, {});
}

void EmptyState::setIcon(const QString &icon, ThemeRole role)
{
    m_iconName = icon;
    m_role = role;
    refresh();
}

void EmptyState::setTexts(const QString &title, const QString &explanation, const QString &button)
{
    m_title->setText(title);
    m_text->setText(explanation);
    m_button->setText(button);
    m_button->setAccessibleName(button);
    m_button->setVisible(!button.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(explanation);
    refresh();
}

void EmptyState::addBelow(QWidget *widget)
{
    m_column->insertWidget(m_column->count() - 1, widget, 0, Qt::AlignHCenter);
}

void EmptyState::refresh()
{
    m_icon->setPixmap(m_theme.pixmap(m_iconName, m_theme.color(m_role), 40, devicePixelRatioF()));
}

}  // namespace probity::ui
