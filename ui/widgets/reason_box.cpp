#include "ui/widgets/reason_box.h"

#include <utility>

#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace probity::ui {

namespace {
constexpr qsizetype mostRecent = 9;
}

ReasonBox::ReasonBox(QWidget *parent) : QWidget(parent)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    m_question = new QLabel(this);
    m_question->setProperty("section", true);
    m_question->setWordWrap(true);
    box->addWidget(m_question);
    m_recentBox = new QVBoxLayout;
    m_recentBox->setSpacing(2);
    box->addLayout(m_recentBox);
    m_edit = new QPlainTextEdit(this);
    m_edit->setObjectName(QStringLiteral("reasonEdit"));
    m_edit->setProperty("input", true);
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(fontMetrics().height() * 4 + 16);
    m_edit->installEventFilter(this);
    box->addWidget(m_edit);
    auto *row = new QHBoxLayout;
    m_save = new QPushButton(this);
    m_save->setObjectName(QStringLiteral("reasonSave"));
    m_save->setProperty("primary", true);
    m_cancel = new QPushButton(this);
    m_cancel->setObjectName(QStringLiteral("reasonCancel"));
    row->addWidget(m_save);
    row->addWidget(m_cancel);
    row->addStretch(1);
    box->addLayout(row);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] { m_save->setEnabled(!m_edit->toPlainText().trimmed().isEmpty()); });
    connect(m_save, &QPushButton::clicked, this, [this] { take(m_edit->toPlainText().trimmed()); });
    connect(m_cancel, &QPushButton::clicked, this, &ReasonBox::giveUp);
    hide();
}

void ReasonBox::retranslate()
{
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(m_cancel->text());
}

void ReasonBox::ask(const QString &question, const QString &button, const QStringList &recent, std::function<void(const QString &)> done)
{
    m_done = std::move(done);
    m_question->setText(question);
    m_edit->setAccessibleName(question);
    m_edit->setPlaceholderText(recent.isEmpty() ? QString() : tr("Your words, or a number above"));
    //: %1 what the button does, with its key
    m_save->setText(tr("%1  Ctrl+Return").arg(button));
    m_save->setAccessibleName(button);
    m_edit->clear();
    m_save->setEnabled(false);
    fillRecent(recent);
    show();
    m_edit->setFocus();
}

void ReasonBox::fillRecent(const QStringList &recent)
{
    while (QLayoutItem *item = m_recentBox->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    m_recent = recent.mid(0, mostRecent);
    for (qsizetype i = 0; i < m_recent.size(); ++i) {
        auto *one = new QPushButton(this);
        one->setObjectName(QStringLiteral("reasonRecent%1").arg(i + 1));
        one->setProperty("quiet", true);
        one->setProperty("choice", true);
        one->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        one->setText(QStringLiteral("%1   %2").arg(i + 1).arg(fontMetrics().elidedText(QString(m_recent[i]).replace(QLatin1Char('&'), QLatin1String("&&")), Qt::ElideRight, qMax(160, (parentWidget() ? parentWidget()->width() : width()) - 76))));
        one->setToolTip(m_recent[i]);
        one->setAccessibleName(m_recent[i]);
        connect(one, &QPushButton::clicked, this, [this, words = m_recent[i]] { take(words); });
        m_recentBox->addWidget(one);
    }
}

void ReasonBox::take(const QString &words)
{
    const auto done = std::exchange(m_done, nullptr);
    giveUp();
    if (done && !words.isEmpty())
        done(words);
}

void ReasonBox::giveUp()
{
    m_done = nullptr;
    if (isHidden())
        return;
    hide();
    Q_EMIT ended();
}

bool ReasonBox::eventFilter(QObject *watched, QEvent *event)
{
    // A shortcut of the window must not take a digit or letter away from the field.
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers().testFlag(Qt::ControlModifier)) {
            m_save->click();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            giveUp();
            return true;
        }
        const int digit = key->key() - Qt::Key_1;
        if (digit >= 0 && digit < m_recent.size() && m_edit->toPlainText().isEmpty()) {
            take(m_recent[digit]);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace probity::ui
