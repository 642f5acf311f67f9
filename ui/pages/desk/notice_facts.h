#pragma once

#include <QListWidget>

#include "model/assessment.h"
#include "ui/theme/theme.h"

namespace probity::ui {

class AppContext;

/// What a notice as a whole comes to: where it contradicts itself, with both places; which aspects that it must contain it has,
/// and where; how long it is and in which languages. A row that has a place leads there.
class NoticeFacts : public QListWidget {
    Q_OBJECT
public:
    explicit NoticeFacts(AppContext &context, QWidget *parent = nullptr);

    /// `notice` must outlive its showing; nullptr: nothing.
    void show(const AssessedNotice *notice);

Q_SIGNALS:
    void statementChosen(int statement);
    void placeChosen(const probity::TextRange &source);

private:
    void fill();
    void addHead(const QString &words);
    QListWidgetItem *addRow(const QString &words, ThemeRole role);
    void addContradictions(const AssessedNotice &notice);
    void addAspects(const AssessedNotice &notice);
    void addReadability(const NoticeReadability &readability);
    void lead(const QListWidgetItem *item);

    AppContext &m_context;
    const AssessedNotice *m_notice = nullptr;
};

}  // namespace probity::ui
