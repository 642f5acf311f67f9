#include "ui/pages/decide/date_row.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace probity::ui {

DateRow::DateRow(const char *objectName, int days, QWidget *parent) : QWidget(parent), m_days(days)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_box = new QCheckBox(this);
    m_box->setObjectName(QLatin1String(objectName));
    m_date = new QDateEdit(QDate::currentDate().addDays(days), this);
    m_date->setObjectName(QLatin1String(objectName) + QStringLiteral("Date"));
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_date->setEnabled(false);
    row->addWidget(m_box);
    row->addWidget(m_date);
    row->addStretch();
    connect(m_box, &QCheckBox::toggled, m_date, &QWidget::setEnabled);
    connect(m_box, &QCheckBox::toggled, this, &DateRow::edited);
    connect(m_date, &QDateEdit::dateChanged, this, &DateRow::edited);
}

void DateRow::setTexts(const QString &text, const QString &dateName)
{
    m_box->setText(text);
    m_box->setAccessibleName(text);
    m_date->setAccessibleName(dateName);
}

void DateRow::setDate(const std::optional<Timestamp> &end, bool isEditable)
{
    const QSignalBlocker box(m_box);
    const QSignalBlocker date(m_date);
    m_box->setChecked(end.has_value());
    m_date->setDate(end ? QDateTime::fromMSecsSinceEpoch(end->microseconds / 1000, Qt::OffsetFromUTC, end->offsetMinutes * 60).date() : QDate::currentDate().addDays(m_days));
    m_box->setEnabled(isEditable);
    m_date->setEnabled(isEditable && end.has_value());
}

std::optional<Timestamp> DateRow::date() const
{
    if (!m_box->isChecked())
        return std::nullopt;
    const QDateTime end(m_date->date(), QTime(23, 59, 59));
    return Timestamp{end.toMSecsSinceEpoch() * 1000, static_cast<std::int16_t>(end.offsetFromUtc() / 60)};
}

}  // namespace probity::ui
