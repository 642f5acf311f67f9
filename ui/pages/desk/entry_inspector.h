#pragma once

#include <QWidget>

#include "model/traffic.h"
#include "ui/text/masked_text.h"

class QLabel;
class QTabWidget;
class QTableView;

namespace probity::ui {

class AppContext;
class BodyView;
class OpenCase;
class PairModel;

/// One request with its response: bodies, headers, query and cookies. Reads the entry when it is shown.
class EntryInspector : public QWidget {
    Q_OBJECT
public:
    EntryInspector(AppContext &context, OpenCase &review, QWidget *parent = nullptr);

    /// Position in Assessment::entries; -1 nothing.
    void show(int position);
    void retranslate();

private:
    QTableView *makeTable(const char *name, PairModel *model);
    void render();
    void fillPairs();
    void chooseTab();

    AppContext &m_context;
    OpenCase &m_case;
    int m_position = -1;
    TrafficEntry m_entry;
    Masker m_masker;
    QLabel *m_title;
    QTabWidget *m_tabs;
    BodyView *m_request;
    BodyView *m_response;
    PairModel *m_headers;
    PairModel *m_query;
    PairModel *m_cookies;
    QTableView *m_headerTable;
    QTableView *m_queryTable;
    QTableView *m_cookieTable;
};

}  // namespace probity::ui
