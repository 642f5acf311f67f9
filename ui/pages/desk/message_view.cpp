#include "ui/pages/desk/message_view.h"

#include <QHeaderView>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "analysis/observed/observer.h"
#include "ui/app_context.h"
#include "ui/delegates/pair_delegate.h"
#include "ui/models/pair_model.h"
#include "ui/pages/desk/body_view.h"
#include "ui/text/words.h"

namespace probity::ui {

namespace {

/// A socket may carry a message a millisecond; a list of more is nothing that anybody reads.
constexpr std::size_t shownMessages = 5000;
constexpr std::size_t openedBytes = 1024 * 1024;

/// The message that a place of a WebSocket lies in: "/12/user/phone".
int messageOf(const std::string &pointer)
{
    bool isNumber = false;
    const int at = text(pointer).section(QLatin1Char('/'), 1, 1).toInt(&isNumber);
    return isNumber ? at : -1;
}

}  // namespace

MessageView::MessageView(AppContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(QStringLiteral("messageSplitter"));
    splitter->setChildrenCollapsible(false);
    m_model = new PairModel(this);
    m_table = new QTableView(splitter);
    m_table->setObjectName(QStringLiteral("messageTable"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new PairDelegate(context.theme(), m_table));
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_body = new BodyView(context, QStringLiteral("message"), splitter);
    splitter->addWidget(m_table);
    splitter->addWidget(m_body);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({260, 460});
    column->addWidget(splitter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) { showMessage(current.row()); });
}

void MessageView::retranslate()
{
    m_table->setAccessibleName(tr("Messages"));
    m_body->retranslate();
}

void MessageView::show(const std::vector<WebSocketMessage> &messages, const Masker &masker)
{
    m_messages = messages;
    m_masker = masker;
    std::vector<bool> isPersonal(messages.size(), false);
    for (const Observation &observation : masker.observations())
        if (const int at = messageOf(observation.pointer); observation.part == Part::WebSocket && at >= 0 && static_cast<std::size_t>(at) < isPersonal.size())
            isPersonal[static_cast<std::size_t>(at)] = true;
    std::vector<ShownPair> rows;
    for (std::size_t i = 0; i < std::min(messages.size(), shownMessages); ++i) {
        const WebSocketMessage &message = messages[i];
        ShownPair row;
        //: a message of a WebSocket, with its number
        row.name = message.direction == WebSocketMessage::Direction::Sent ? tr("%1 ↑ sent").arg(i) : tr("%1 ↓ received").arg(i);
        row.value = Words::size(message.data.size()) + (message.isBinary ? QLatin1Char(' ') + tr("binary") : QString());
        row.isPersonal = isPersonal[i];
        rows.push_back(std::move(row));
    }
    m_model->replace(std::move(rows));
    m_table->setColumnWidth(0, fontMetrics().horizontalAdvance(tr("%1 ↓ received").arg(10000)) + 24);
    m_table->selectRow(0);
    showMessage(messages.empty() ? -1 : 0);
}

void MessageView::showObservation(int observation)
{
    if (observation < 0 || m_masker.observations().at(static_cast<std::size_t>(observation)).part != Part::WebSocket)
        return;
    const int row = messageOf(m_masker.observations()[static_cast<std::size_t>(observation)].pointer);
    if (row >= 0 && row < m_model->rowCount())
        m_table->selectRow(row);
    m_body->showObservation(observation);
}

void MessageView::showMessage(int row)
{
    Body body;
    if (row >= 0 && static_cast<std::size_t>(row) < m_messages.size()) {
        body.bytes = m_messages[static_cast<std::size_t>(row)].data.substr(0, openedBytes);
        body.state = body.bytes.empty() ? BodyState::Empty : body.bytes.size() < m_messages[static_cast<std::size_t>(row)].data.size() ? BodyState::Truncated : BodyState::Present;
    }
    m_body->show(body, openBody(body), m_masker);
}

}  // namespace probity::ui
