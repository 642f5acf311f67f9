#pragma once

#include <QWidget>

#include "ui/models/entry_reader.h"
#include "ui/text/masked_text.h"

class QLabel;
class QTabWidget;
class QTableView;

namespace probity::ui {

class AppContext;
class BodyView;
class MessageView;
class OpenCase;
class PairModel;

/// One request with its response: bodies, headers, query, cookies and messages. The request is read in the background; until it
/// is there, the one before stays in view.
class EntryInspector : public QWidget {
    Q_OBJECT
public:
    EntryInspector(AppContext &context, OpenCase &review, QWidget *parent = nullptr);

    /// Position in Assessment::entries; -1 nothing.
    void show(int position);
    void retranslate();

private:
    QTableView *makeTable(const char *name, PairModel *model);
    void take(int position);
    void render();
    void fillPairs();
    void chooseTab();
    void followEvidence();

    AppContext &m_context;
    OpenCase &m_case;
    int m_position = -1;            ///< wanted
    int m_shown = -1;               ///< in view
    std::shared_ptr<const ReadEntry> m_read;
    Masker m_masker;
    QLabel *m_title;
    QTabWidget *m_tabs;
    BodyView *m_request;
    BodyView *m_response;
    MessageView *m_messages;
    PairModel *m_headers;
    PairModel *m_query;
    PairModel *m_cookies;
    QTableView *m_headerTable;
    QTableView *m_queryTable;
    QTableView *m_cookieTable;
};

}  // namespace probity::ui
