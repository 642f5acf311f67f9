#include "ui/pages/desk/findings_pane.h"

#include <QListView>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/delegates/finding_delegate.h"
#include "ui/models/finding_model.h"
#include "ui/models/open_case.h"
#include "ui/models/roles.h"
#include "ui/text/words.h"
#include "ui/widgets/empty_state.h"

namespace probity::ui {

namespace {

/// Heights follow the width: titles wrap.
class FindingList : public QListView {
public:
    using QListView::QListView;

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        scheduleDelayedItemsLayout();
        QListView::resizeEvent(event);
    }
};

}  // namespace

FindingsPane::FindingsPane(AppContext &context, OpenCase &review, QWidget *parent) : QWidget(parent), m_context(context), m_case(review)
{
    setProperty("pane", true);
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(0);
    m_model = new FindingModel(context, review, this);
    m_view = new FindingList(this);
    m_view->setObjectName(QStringLiteral("findingList"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new FindingDelegate(context.theme(), m_view));
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setMouseTracking(true);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setWordWrap(true);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    column->addWidget(m_view);
    m_none = new EmptyState(context.theme(), QStringLiteral("consistent"), this);
    column->addWidget(m_none);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (!m_isFollowing && current.isValid() && current.data(IdRole).toInt() >= 0)
            m_case.selectFinding(current.data(IdRole).toInt());
    });
    // A new judgement must not move the list under the reviewer's eyes.
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_scroll = m_case.isReloading() ? m_view->verticalScrollBar()->value() : 0; });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_view->doItemsLayout();
        m_view->verticalScrollBar()->setValue(m_scroll);
    });
    connect(&review, &OpenCase::selectionChanged, this, &FindingsPane::follow);
    connect(&review, &OpenCase::stateChanged, this, &FindingsPane::refreshState);
    retranslate();
}

void FindingsPane::retranslate()
{
    m_view->setAccessibleName(tr("Findings"));
    refreshState();
}

void FindingsPane::refreshState()
{
    const bool isReady = m_case.state() == OpenCase::State::Ready;
    const bool isEmpty = isReady && m_case.assessment().findings.empty();
    m_view->setVisible(!isEmpty);
    m_none->setVisible(isEmpty);
    if (!isEmpty)
        return;
    QStringList limits;
    for (const auto &limit : m_case.assessment().completeness.limits)
        limits << Words::limit(limit);
    const QString explanation = limits.isEmpty() ? tr("Everything that was seen is declared.") : tr("What limits this:") + QLatin1Char('\n') + limits.join(QLatin1Char('\n'));
    static_cast<EmptyState *>(m_none)->setTexts(tr("No finding"), explanation);
}

void FindingsPane::follow()
{
    m_isFollowing = true;
    const QModelIndex index = m_model->indexOf(m_case.selection().finding);
    if (index.isValid()) {
        if (m_view->currentIndex() != index)
            m_view->scrollTo(index);
        m_view->setCurrentIndex(index);
    } else {
        m_view->selectionModel()->clear();
    }
    m_isFollowing = false;
}

void FindingsPane::move(int step)
{
    const QModelIndex next = m_model->neighbour(m_view->currentIndex(), step);
    if (!next.isValid())
        return;
    m_view->setCurrentIndex(next);
    // The head of a group comes into view with its first finding.
    if (next.row() > 0 && next.siblingAtRow(next.row() - 1).data(HeaderRole).toBool())
        m_view->scrollTo(next.siblingAtRow(next.row() - 1));
}

void FindingsPane::moveToNextOpen()
{
    if (const QModelIndex next = m_model->nextOpen(m_view->currentIndex()); next.isValid())
        m_view->setCurrentIndex(next);
}

void FindingsPane::takeFocus()
{
    m_view->setFocus();
    if (m_case.selection().finding < 0)
        move(1);
}

}  // namespace probity::ui
