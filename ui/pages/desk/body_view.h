#pragma once

#include <QWidget>

#include "analysis/observed/observer.h"
#include "model/traffic.h"
#include "ui/text/masked_text.h"

class QButtonGroup;
class QPlainTextEdit;
class QStackedWidget;
class QTreeWidget;

namespace probity::ui {

class AppContext;
class ChipRow;

/// One body, opened: as text with its codings undone, as a tree, or as bytes. Personal values are masked and marked.
class BodyView : public QWidget {
    Q_OBJECT
public:
    BodyView(AppContext &context, const QString &name, QWidget *parent = nullptr);

    /// `opened`: the body as openBody() has it.
    void show(const Body &body, const OpenedLayer &opened, const Masker &masker);
    /// Scrolls to the observation (index into the masker's) and marks it stronger; -1 none.
    void showObservation(int observation);
    void retranslate();

private:
    enum class Mode { Text, Tree, Bytes };
    void render();
    void addLayer(const OpenedLayer &layer, const QStringList &way, MaskedText &out) const;
    void fillTree(const OpenedLayer &layer);
    void mark();
    QString bytesText() const;
    QString stateText() const;

    AppContext &m_context;
    Body m_body;
    OpenedLayer m_opened;
    Masker m_masker;
    std::vector<MaskedText::Mark> m_marks;
    int m_observation = -1;
    ChipRow *m_crumbs;
    QButtonGroup *m_modes;
    QStackedWidget *m_stack;
    QPlainTextEdit *m_text;
    QTreeWidget *m_tree;
};

}  // namespace probity::ui
