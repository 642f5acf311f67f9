#include "ui/pages/desk/entry_inspector.h"

#include <QHeaderView>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QUrl>
#include <QUrlQuery>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/delegates/pair_delegate.h"
#include "ui/models/open_case.h"
#include "ui/models/pair_model.h"
#include "ui/pages/desk/body_view.h"
#include "ui/pages/desk/message_view.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"

namespace probity::ui {

namespace {

/// The fields of a URL's query where the capture does not list them.
std::vector<NameValue> queryOf(const TrafficEntry &entry)
{
    if (!entry.query.empty())
        return entry.query;
    std::vector<NameValue> pairs;
    for (const auto &item : QUrlQuery(QUrl(text(entry.url))).queryItems(QUrl::FullyDecoded))
        pairs.emplace_back(item.first.toStdString(), item.second.toStdString());
    return pairs;
}

}  // namespace

EntryInspector::EntryInspector(AppContext &context, OpenCase &review, QWidget *parent) : QWidget(parent), m_context(context), m_case(review)
{
    setProperty("pane", true);
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 6, 0, 0);
    column->setSpacing(2);
    m_title = new QLabel(this);
    m_title->setObjectName(QStringLiteral("entryTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setContentsMargins(14, 0, 14, 0);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setFocusPolicy(Qt::NoFocus);
    QSizePolicy narrow(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_title->setSizePolicy(narrow);
    column->addWidget(m_title);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("entryTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setObjectName(QStringLiteral("entryTabBar"));
    m_request = new BodyView(context, QStringLiteral("requestBody"), m_tabs);
    m_response = new BodyView(context, QStringLiteral("responseBody"), m_tabs);
    m_headers = new PairModel(this);
    m_query = new PairModel(this);
    m_cookies = new PairModel(this);
    m_headerTable = makeTable("headerTable", m_headers);
    m_queryTable = makeTable("queryTable", m_query);
    m_cookieTable = makeTable("cookieTable", m_cookies);
    m_tabs->addTab(m_request, QString());
    m_tabs->addTab(m_headerTable, QString());
    m_tabs->addTab(m_queryTable, QString());
    m_tabs->addTab(m_cookieTable, QString());
    m_tabs->addTab(m_response, QString());
    m_messages = new MessageView(context, m_tabs);
    m_tabs->addTab(m_messages, QString());
    column->addWidget(m_tabs, 1);
    connect(&context, &AppContext::maskedChanged, this, &EntryInspector::render);
    connect(&review.entries(), &EntryReader::wasRead, this, [this](int position) {
        if (position == m_position && position != m_shown)
            take(position);
    });
    retranslate();
}

QTableView *EntryInspector::makeTable(const char *name, PairModel *model)
{
    auto *table = new QTableView(m_tabs);
    table->setObjectName(QString::fromLatin1(name));
    table->setModel(model);
    table->setItemDelegate(new PairDelegate(m_context.theme(), table));
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setWordWrap(true);
    table->horizontalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Interactive);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setColumnWidth(0, 180);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    return table;
}

void EntryInspector::retranslate()
{
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the request"));
    m_tabs->setAccessibleName(tr("Request and response"));
    m_headerTable->setAccessibleName(tr("Headers"));
    m_queryTable->setAccessibleName(tr("Query"));
    m_cookieTable->setAccessibleName(tr("Cookies"));
    m_request->retranslate();
    m_response->retranslate();
    m_messages->retranslate();
    render();
}

void EntryInspector::show(int position)
{
    m_position = position;
    if (position != m_shown)
        take(position);
    else
        followEvidence();
}

void EntryInspector::take(int position)
{
    auto read = m_case.entries().entry(position);
    if (position >= 0 && !read)
        return;
    m_read = std::move(read);
    m_shown = position;
    render();
    if (!m_read || m_read->error)
        return;
    chooseTab();
    followEvidence();
}

void EntryInspector::followEvidence()
{
    int chosen = -1;
    const int evidence = m_case.selection().currentEvidence();
    if (evidence >= 0) {
        const auto &place = m_case.assessment().evidence.at(static_cast<std::size_t>(evidence)).where;
        const auto &observations = m_masker.observations();
        for (std::size_t i = 0; i < observations.size(); ++i)
            if (observations[i].pointer == place.pointer && observations[i].part == place.part)
                chosen = static_cast<int>(i);
    }
    m_request->showObservation(chosen);
    m_response->showObservation(chosen);
    m_messages->showObservation(chosen);
}

void EntryInspector::render()
{
    const bool isRead = m_read && !m_read->error;
    m_tabs->setVisible(isRead);
    if (!isRead) {
        m_title->setText(m_read ? errorText(*m_read->error) : tr("Choose a request above to see what is in it."));
        return;
    }
    const TrafficEntry &entry = m_read->entry;
    std::vector<Observation> observations;
    for (const std::uint32_t index : m_case.observationsAt(m_shown))
        observations.push_back(m_case.assessment().observations.at(index));
    m_masker = Masker(std::move(observations), m_context.isMasked());
    const QString url = m_masker.plain(text(entry.url)).text;
    m_title->setText(QStringLiteral("%1 %2   %3").arg(text(entry.method), url, entry.status > 0 ? QString::number(entry.status) : QStringLiteral("—")));
    m_title->setToolTip(url);
    m_request->show(entry.requestBody, m_read->request, m_masker);
    m_response->show(entry.responseBody, m_read->response, m_masker);
    m_messages->show(entry.webSocketMessages, m_masker);
    m_tabs->setTabVisible(m_tabs->indexOf(m_messages), !entry.webSocketMessages.empty());
    fillPairs();
}

void EntryInspector::fillPairs()
{
    const TrafficEntry &entry = m_read->entry;
    const auto shown = [this](Part part, const std::vector<NameValue> &pairs) {
        std::vector<ShownPair> rows;
        for (const auto &pair : pairs) {
            ShownPair row;
            row.name = text(pair.first);
            row.value = m_masker.field(part, row.name, text(pair.second), &row.isPersonal);
            rows.push_back(std::move(row));
        }
        return rows;
    };
    std::vector<ShownPair> headers;
    const auto heading = [](const QString &name) {
        ShownPair row;
        row.name = name;
        row.isHeading = true;
        return row;
    };
    headers.push_back(heading(tr("Request")));
    for (auto &row : shown(Part::Header, entry.requestHeaders))
        headers.push_back(std::move(row));
    headers.push_back(heading(tr("Response")));
    for (auto &row : shown(Part::Header, entry.responseHeaders))
        headers.push_back(std::move(row));
    m_headers->replace(std::move(headers));
    std::vector<NameValue> query = queryOf(entry);
    const auto queryCount = query.size();
    m_query->replace(shown(Part::Query, query));
    m_cookies->replace(shown(Part::Cookie, entry.requestCookies));
    const auto counted = [](const QString &name, std::size_t count) { return count == 0 ? name : QStringLiteral("%1  %2").arg(name).arg(count); };
    //: tab: body of the request
    m_tabs->setTabText(0, tr("Request body"));
    m_tabs->setTabText(1, counted(tr("Headers"), entry.requestHeaders.size() + entry.responseHeaders.size()));
    m_tabs->setTabText(2, counted(tr("Query"), queryCount));
    m_tabs->setTabText(3, counted(tr("Cookies"), entry.requestCookies.size()));
    //: tab: body of the response
    m_tabs->setTabText(4, tr("Response"));
    //: tab: messages of a WebSocket
    m_tabs->setTabText(5, counted(tr("Messages"), entry.webSocketMessages.size()));
}

void EntryInspector::chooseTab()
{
    const TrafficEntry &entry = m_read->entry;
    // Where the personal data is; else where there is anything.
    for (const auto &observation : m_masker.observations()) {
        if (observation.direction != Direction::Sent)
            continue;
        switch (observation.part) {
        case Part::RequestBody:
            m_tabs->setCurrentIndex(0);
            return;
        case Part::Header:
            m_tabs->setCurrentIndex(1);
            return;
        case Part::Url:
        case Part::Query:
            m_tabs->setCurrentIndex(2);
            return;
        case Part::Cookie:
            m_tabs->setCurrentIndex(3);
            return;
        case Part::WebSocket:
            m_tabs->setCurrentWidget(m_messages);
            return;
        case Part::ResponseBody:
            break;
        }
    }
    if (!entry.webSocketMessages.empty()) {
        m_tabs->setCurrentWidget(m_messages);
        return;
    }
    if (entry.requestBody.state == BodyState::Present || entry.requestBody.state == BodyState::Truncated)
        m_tabs->setCurrentIndex(0);
    else if (!queryOf(entry).empty())
        m_tabs->setCurrentIndex(2);
    else
        m_tabs->setCurrentIndex(1);
}

}  // namespace probity::ui
