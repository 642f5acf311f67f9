#include "ui/pages/desk/body_view.h"

#include <QButtonGroup>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/text/words.h"
#include "ui/widgets/chip_row.h"

namespace probity::ui {

namespace {

/// What a viewer lays out at once; the rest of a larger body is said to be there.
constexpr std::size_t shownBytes = 256 * 1024;
constexpr int shownNodes = 20000;

void addNode(QTreeWidgetItem *parent, const JsonNode &node, const QString &pointer, const Masker &masker, const QColor &mark, int &left)
{
    if (--left < 0)
        return;
    auto *item = new QTreeWidgetItem(parent);
    item->setText(0, node.key);
    if (node.kind == JsonNode::Kind::Object || node.kind == JsonNode::Kind::Array) {
        item->setText(1, node.kind == JsonNode::Kind::Object ? QStringLiteral("{ %1 }").arg(node.children.size()) : QStringLiteral("[ %1 ]").arg(node.children.size()));
        for (const JsonNode &child : node.children)
            addNode(item, child, pointer + QLatin1Char('/') + child.key, masker, mark, left);
        return;
    }
    int observation = -1;
    item->setText(1, masker.scalar(pointer, node.value, &observation));
    if (observation >= 0)
        item->setBackground(1, mark);
}

}  // namespace

BodyView::BodyView(AppContext &context, const QString &name, QWidget *parent) : QWidget(parent), m_context(context)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    auto *row = new QHBoxLayout;
    m_crumbs = new ChipRow(context.theme(), ChipRow::Style::Crumbs, this);
    row->addWidget(m_crumbs, 1);
    m_modes = new QButtonGroup(this);
    for (const Mode mode : {Mode::Text, Mode::Tree, Mode::Bytes}) {
        auto *button = new QPushButton(this);
        button->setObjectName(QStringLiteral("%1Mode%2").arg(name).arg(static_cast<int>(mode)));
        button->setCheckable(true);
        button->setProperty("chip", true);
        button->setChecked(mode == Mode::Text);
        m_modes->addButton(button, static_cast<int>(mode));
        row->addWidget(button, 0, Qt::AlignTop);
    }
    column->addLayout(row);
    m_stack = new QStackedWidget(this);
    m_text = new QPlainTextEdit(m_stack);
    m_text->setObjectName(name + QStringLiteral("Text"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setProperty("code", true);
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF() * 0.92);
    m_text->setFont(mono);
    m_tree = new QTreeWidget(m_stack);
    m_tree->setObjectName(name + QStringLiteral("Tree"));
    m_tree->setColumnCount(2);
    m_tree->header()->hide();
    m_tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_tree);
    column->addWidget(m_stack, 1);
    connect(m_modes, &QButtonGroup::idClicked, this, [this] { render(); });
    connect(&context.theme(), &Theme::changed, this, &BodyView::mark);
    retranslate();
}

void BodyView::retranslate()
{
    //: view of a body
    m_modes->button(static_cast<int>(Mode::Text))->setText(tr("Text"));
    //: view of a body
    m_modes->button(static_cast<int>(Mode::Tree))->setText(tr("Tree"));
    //: view of a body: bytes in hexadecimal
    m_modes->button(static_cast<int>(Mode::Bytes))->setText(tr("Hex"));
    for (QAbstractButton *button : m_modes->buttons())
        button->setAccessibleName(button->text());
    m_text->setAccessibleName(tr("Body"));
    m_tree->setAccessibleName(tr("Body as a tree"));
    render();
}

void BodyView::show(const Body &body, const OpenedLayer &opened, const Masker &masker)
{
    m_body = body;
    m_opened = opened;
    m_masker = masker;
    m_observation = -1;
    render();
}

void BodyView::showObservation(int observation)
{
    m_observation = observation;
    mark();
    for (const auto &place : m_marks)
        if (place.observation == observation) {
            QTextCursor cursor(m_text->document());
            cursor.setPosition(static_cast<int>(place.start));
            m_text->setTextCursor(cursor);
            m_text->centerCursor();
            return;
        }
}

QString BodyView::stateText() const
{
    switch (m_body.state) {
    case BodyState::Absent:
        return tr("The capture does not hold this body.");
    case BodyState::Empty:
        return tr("The body is empty.");
    case BodyState::Undecodable:
        return tr("The coding of this body could not be undone.");
    case BodyState::Truncated:
    case BodyState::Present:
        break;
    }
    return {};
}

void BodyView::addLayer(const OpenedLayer &layer, const QStringList &way, MaskedText &out) const
{
    QStringList here = way;
    if (!layer.pointer.empty())
        here << text(layer.pointer);
    here << Words::encoding(layer.coding);
    if (!layer.text.empty()) {
        // The first text needs no heading: its codings stand above it.
        if (!out.text.isEmpty())
            out.text += QStringLiteral("\n\n— %1 —\n").arg(here.join(QStringLiteral(" › ")));
        const QString all = text(layer.text.substr(0, shownBytes));
        const MaskedText part = layer.coding == "json" ? m_masker.json(all) : m_masker.plain(all);
        for (const auto &place : part.marks)
            out.marks.push_back({out.text.size() + place.start, place.length, place.observation});
        out.text += part.text;
        if (layer.text.size() > shownBytes)
            out.text += QLatin1Char('\n') + tr("… %1 more").arg(Words::size(layer.text.size() - shownBytes));
    }
    for (const OpenedLayer &inside : layer.inside)
        addLayer(inside, here, out);
}

void BodyView::render()
{
    m_marks.clear();
    m_tree->clear();
    QList<ChipRow::Chip> chips;
    const QString state = stateText();
    const auto mode = static_cast<Mode>(m_modes->checkedId());
    if (const auto bytes = m_body.size())
        chips << ChipRow::Chip{Words::size(*bytes), ThemeRole::TextMuted, false};
    for (const auto &step : m_body.steps)
        chips << ChipRow::Chip{Words::encoding(step), ThemeRole::TextMuted, false};
    if (m_body.state == BodyState::Truncated)
        chips << ChipRow::Chip{tr("cut off"), ThemeRole::Vague, false};
    m_stack->setCurrentWidget(mode == Mode::Tree && state.isEmpty() ? static_cast<QWidget *>(m_tree) : m_text);
    if (!state.isEmpty()) {
        m_text->setPlainText(state);
    } else if (mode == Mode::Bytes) {
        m_text->setPlainText(bytesText());
    } else {
        // Down to the first layer that can be read.
        for (const OpenedLayer *step = &m_opened; step; step = step->text.empty() && !step->inside.empty() ? &step->inside.front() : nullptr)
            if (!step->coding.empty())
                chips << ChipRow::Chip{Words::encoding(step->coding), ThemeRole::TextMuted, false};
        MaskedText out;
        addLayer(m_opened, {}, out);
        if (out.text.isEmpty())
            out.text = tr("These bytes are no text. See them as Hex.");
        m_text->setPlainText(out.text);
        m_marks = std::move(out.marks);
        if (mode == Mode::Tree)
            fillTree(m_opened);
    }
    m_crumbs->setChips(chips);
    mark();
}

void BodyView::fillTree(const OpenedLayer &layer)
{
    int left = shownNodes;
    std::vector<const OpenedLayer *> waiting{&layer};
    for (std::size_t i = 0; i < waiting.size() && i < 200; ++i) {
        const OpenedLayer &now = *waiting[i];
        auto *top = new QTreeWidgetItem(m_tree);
        top->setText(0, now.pointer.empty() ? Words::encoding(now.coding) : text(now.pointer));
        if (const auto tree = parseJson(text(now.text.substr(0, shownBytes)))) {
            for (const JsonNode &child : tree->children)
                addNode(top, child, QLatin1Char('/') + child.key, m_masker, m_context.theme().color(ThemeRole::Highlight), left);
        } else {
            top->setText(1, m_masker.plain(text(now.text.substr(0, 4096))).text);
        }
        for (const OpenedLayer &inside : now.inside)
            waiting.push_back(&inside);
    }
    m_tree->expandToDepth(2);
}

QString BodyView::bytesText() const
{
    // Masked values would stand here in plain digits: the bytes are shown only once they are revealed.
    if (m_context.isMasked() && !m_masker.observations().empty())
        return tr("This body holds personal data. Reveal the values to see its bytes.");
    QString out;
    const std::size_t end = std::min<std::size_t>(m_body.bytes.size(), 16 * 1024);
    for (std::size_t at = 0; at < end; at += 16) {
        QString digits;
        QString letters;
        for (std::size_t i = at; i < std::min(at + 16, end); ++i) {
            const auto byte = static_cast<unsigned char>(m_body.bytes[i]);
            digits += QStringLiteral("%1 ").arg(byte, 2, 16, QLatin1Char('0'));
            letters += byte >= 0x20 && byte < 0x7f ? QLatin1Char(static_cast<char>(byte)) : QLatin1Char('.');
        }
        out += QStringLiteral("%1  %2 %3\n").arg(at, 6, 16, QLatin1Char('0')).arg(digits.leftJustified(48), letters);
    }
    if (m_body.bytes.size() > end)
        out += QLatin1Char('\n') + tr("… %1 more").arg(Words::size(m_body.bytes.size() - end));
    return out;
}

void BodyView::mark()
{
    QList<QTextEdit::ExtraSelection> all;
    for (const auto &place : m_marks) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(m_text->document());
        selection.cursor.setPosition(static_cast<int>(place.start));
        selection.cursor.setPosition(static_cast<int>(place.start + place.length), QTextCursor::KeepAnchor);
        selection.format.setBackground(m_context.theme().color(ThemeRole::Highlight));
        if (place.observation == m_observation)
            selection.format.setFontUnderline(true);
        all << selection;
    }
    m_text->setExtraSelections(all);
}

}  // namespace probity::ui
