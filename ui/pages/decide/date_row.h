#pragma once

#include <optional>

#include <QWidget>

#include "base/clock.h"

class QCheckBox;
class QDateEdit;

namespace probity::ui {

/// A date that a decision may have: ticked, it counts; the whole of that day belongs to it. GUI thread.
class DateRow : public QWidget {
    Q_OBJECT
public:
    /// `objectName` names the box; the date has the same name with "Date" behind. `days`: what is offered, from today on.
    DateRow(const char *objectName, int days, QWidget *parent = nullptr);

    void setTexts(const QString &text, const QString &dateName);
    /// Shows without telling of it.
    void setDate(const std::optional<Timestamp> &end, bool isEditable);
    /// The last second of the day in the time of this machine; nothing: not ticked.
    std::optional<Timestamp> date() const;

Q_SIGNALS:
    void edited();

private:
    int m_days;
    QCheckBox *m_box = nullptr;
    QDateEdit *m_date = nullptr;
};

}  // namespace probity::ui
