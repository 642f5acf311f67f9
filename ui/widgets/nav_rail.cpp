#include "ui/widgets/nav_rail.h"

#include <QPainter>
#include <QStyleOption>
#include <QVBoxLayout>

#include "ui/theme/theme.h"

namespace probity::ui {

namespace {

/// The round badge with a person's initials.
class PersonButton : public QPushButton {
public:
    PersonButton(const Theme &theme, QWidget *parent) : QPushButton(parent), m_theme(theme)
    {
        setFixedSize(40, 40);
        setCursor(Qt::PointingHandCursor);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(hasFocus() ? QPen(m_theme.color(ThemeRole::RailText), 2) : QPen(Qt::NoPen));
        painter.setBrush(m_theme.color(ThemeRole::Accent));
        painter.drawEllipse(rect().adjusted(3, 3, -3, -3));
        painter.setPen(m_theme.color(ThemeRole::AccentText));
        QFont bold = font();
        bold.setBold(true);
        bold.setPointSizeF(bold.pointSizeF() * 0.95);
        painter.setFont(bold);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }

private:
    const Theme &m_theme;
};

/// "Li Wei" → "LW", "王芳" → "王芳"'s last character, "anna" → "A".
QString initials(const QString &name)
{
    const QStringList words = name.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    if (words.size() == 1)
        return words.first().at(0).script() == QChar::Script_Han ? words.first().right(1) : words.first().left(1).toUpper();
    return (words.first().left(1) + words.last().left(1)).toUpper();
}

}  // namespace

RailButton::RailButton(const QString &icon, const Theme &theme, QWidget *parent) : QPushButton(parent), m_icon(icon), m_theme(theme)
{
    setCheckable(true);
    setAutoExclusive(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize RailButton::sizeHint() const
{
    return {64, 40 + fontMetrics().height()};
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect box = rect().adjusted(5, 1, -5, -1);
    if (isChecked() || underMouse() || hasFocus()) {
        QColor back = m_theme.color(ThemeRole::RailSelected);
        if (!isChecked())
            back.setAlpha(120);
        painter.setPen(hasFocus() ? QPen(m_theme.color(ThemeRole::RailText), 1) : QPen(Qt::NoPen));
        painter.setBrush(isEnabled() || isChecked() ? back : QColor(Qt::transparent));
        painter.drawRoundedRect(box, 7, 7);
    }
    QColor color = isChecked() ? QColor(Qt::white) : m_theme.color(ThemeRole::RailText);
    if (!isEnabled())
        color.setAlpha(90);
    const int side = 20;
    const QPixmap icon = m_theme.pixmap(m_icon, color, side, devicePixelRatioF());
    painter.drawPixmap(QPoint(box.center().x() - side / 2 + 1, box.top() + 8), icon);
    painter.setPen(color);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.82);
    painter.setFont(small);
    painter.drawText(QRect(box.left(), box.top() + 30, box.width(), box.height() - 32), Qt::AlignHCenter | Qt::AlignTop, text());
}

NavRail::NavRail(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setFixedWidth(66);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 0, 12);
    column->setSpacing(4);
    m_pages = new QVBoxLayout;
    m_pages->setSpacing(4);
    column->addLayout(m_pages);
    column->addStretch(1);
    m_person = new PersonButton(theme, this);
    m_person->setObjectName(QStringLiteral("railPerson"));
    column->addWidget(m_person, 0, Qt::AlignHCenter);
    connect(m_person, &QPushButton::clicked, this, &NavRail::personChosen);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

RailButton *NavRail::addPage(const QString &id, const QString &icon)
{
    auto *button = new RailButton(icon, m_theme, this);
    button->setObjectName(QStringLiteral("rail_") + id);
    m_pages->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, id] { Q_EMIT pageChosen(id); });
    return button;
}

void NavRail::setTitle(const QString &id, const QString &title)
{
    if (auto *button = findChild<RailButton *>(QStringLiteral("rail_") + id)) {
        button->setText(title);
        button->setAccessibleName(title);
    }
}

void NavRail::setCurrent(const QString &id)
{
    if (auto *button = findChild<RailButton *>(QStringLiteral("rail_") + id))
        button->setChecked(true);
}

void NavRail::setPageEnabled(const QString &id, bool isEnabled)
{
    if (auto *button = findChild<RailButton *>(QStringLiteral("rail_") + id))
        button->setEnabled(isEnabled);
}

void NavRail::setPerson(const QString &name)
{
    m_person->setText(initials(name));
    m_person->setVisible(!name.isEmpty());
    m_person->setToolTip(name);
    m_person->setAccessibleName(name.isEmpty() ? tr("Nobody is signed in") : tr("Signed in: %1").arg(name));
}

void NavRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ThemeRole::Rail));
}

}  // namespace probity::ui
