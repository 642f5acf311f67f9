#pragma once

#include <vector>

#include <QWidget>

#include "model/traffic.h"
#include "ui/text/masked_text.h"

class QTableView;

namespace probity::ui {

class AppContext;
class BodyView;
class PairModel;

/// The messages of a WebSocket: which way, when and how large in a list, the chosen one opened below.
class MessageView : public QWidget {
    Q_OBJECT
public:
    MessageView(AppContext &context, QWidget *parent = nullptr);

    void show(const std::vector<WebSocketMessage> &messages, const Masker &masker);
    /// Chooses the message that an observation (index into the masker's) lies in.
    void showObservation(int observation);
    void retranslate();

private:
    void showMessage(int row);

    AppContext &m_context;
    std::vector<WebSocketMessage> m_messages;
    Masker m_masker;
    PairModel *m_model;
    QTableView *m_table;
    BodyView *m_body;
};

}  // namespace probity::ui
