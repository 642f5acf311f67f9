#pragma once

#include <QWidget>

class QComboBox;
class QPlainTextEdit;
class QSplitter;
class QTableView;

namespace probity::ui {

class AppContext;
class DeclarationModel;
class EmptyState;
class OpenCase;

/// The manifests as they were handed in, lines that declare a data use marked, and the declarations as a list.
class ManifestTab : public QWidget {
    Q_OBJECT
public:
    ManifestTab(AppContext &context, OpenCase &review, QWidget *parent = nullptr);

    void retranslate();
    void takeFocus();

private:
    void refresh();
    void showManifest(int manifest);
    void follow();
    void mark();
    int lineOfSelection() const;

    AppContext &m_context;
    OpenCase &m_case;
    int m_shown = -1;
    bool m_isFollowing = false;
    DeclarationModel *m_model;
    QComboBox *m_choice;
    QSplitter *m_splitter;
    QPlainTextEdit *m_source;
    QTableView *m_list;
    EmptyState *m_none;
};

}  // namespace probity::ui
