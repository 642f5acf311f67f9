#pragma once

#include <string>
#include <vector>

#include <QWidget>

#include "ui/pages/decide/case_file.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace probity::ui {

/// For an approval: states that nothing is open, or takes for each finding that is open why it is accepted all the same.
/// GUI thread.
class AcceptancePanel : public QWidget {
    Q_OBJECT
public:
    explicit AcceptancePanel(QWidget *parent = nullptr);

    /// Shows the findings an approval has to accept, with what the draft says of them already. `file` and its assessment are
    /// read during the call only.
    void setCase(const CaseFile &file, const Decision &draft, const QString &language);
    void setEditable(bool isEditable);

Q_SIGNALS:
    void accepted(const probity::AcceptedFinding &finding);
    void withdrawn(const QString &fingerprint);
    void nothingOpenStated(bool states);
    void findingChosen(const QString &fingerprint);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        AcceptedFinding finding;
        QPushButton *title = nullptr;
        QLineEdit *why = nullptr;
    };
    void clear();
    void addRow(const Finding &finding, const Decision &draft, const QString &language);
    void edit(std::size_t row, const QString &why);
    void retranslate();

    QCheckBox *m_nothingOpen = nullptr;
    QLabel *m_explanation = nullptr;
    QWidget *m_allRow = nullptr;
    QLineEdit *m_all = nullptr;
    QPushButton *m_useForAll = nullptr;
    QVBoxLayout *m_list = nullptr;
    std::vector<Row> m_rows;
    bool m_isEditable = true;
};

}  // namespace probity::ui
