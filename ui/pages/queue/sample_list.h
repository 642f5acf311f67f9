#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace probity::ui {

class AppContext;

/// The sample submissions of the program, each a button with its app's name; a press imports it.
class SampleList : public QWidget {
    Q_OBJECT
public:
    explicit SampleList(AppContext &context, QWidget *parent = nullptr);

    /// Reads the folders' submission.json for the names; what cannot be read is listed under its folder's name.
    void reload();
    bool isEmpty() const noexcept { return m_isEmpty; }
    void retranslate();

Q_SIGNALS:
    void chosen(const QStringList &paths);

private:
    AppContext &m_context;
    QLabel *m_title;
    QVBoxLayout *m_column;
    QStringList m_folders;
    bool m_isEmpty = true;
};

}  // namespace probity::ui
