#include "ui/pages/desk/manifest_tab.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTableView>
#include <QTextBlock>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/delegates/table_delegate.h"
#include "ui/models/declaration_model.h"
#include "ui/models/open_case.h"
#include "ui/models/roles.h"
#include "ui/text/words.h"
#include "ui/widgets/empty_state.h"

namespace probity::ui {

ManifestTab::ManifestTab(AppContext &context, OpenCase &review, QWidget *parent) : QWidget(parent), m_context(context), m_case(review)
{
    setProperty("pane", true);
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_choice = new QComboBox(this);
    m_choice->setObjectName(QStringLiteral("manifestChoice"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    column->addWidget(m_choice, 0, Qt::AlignLeft);
    column->setContentsMargins(12, 8, 0, 0);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(QStringLiteral("manifestSplitter"));
    m_source = new QPlainTextEdit(m_splitter);
    m_source->setObjectName(QStringLiteral("manifestSource"));
    m_source->setReadOnly(true);
    m_source->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_source->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF() * 0.95);
    m_source->setFont(mono);
    m_model = new DeclarationModel(context, review, this);
    m_list = new QTableView(m_splitter);
    m_list->setObjectName(QStringLiteral("declarationTable"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TableDelegate(context.theme(), m_list));
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setShowGrid(false);
    m_list->setTabKeyNavigation(false);
    m_list->verticalHeader()->hide();
    m_list->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 14);
    m_list->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_list->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_list->horizontalHeader()->setHighlightSections(false);
    m_splitter->addWidget(m_source);
    m_splitter->addWidget(m_list);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    column->addWidget(m_splitter, 1);
    m_none = new EmptyState(context.theme(), QStringLiteral("file"), this);
    column->addWidget(m_none, 1);

    connect(m_choice, &QComboBox::activated, this, &ManifestTab::showManifest);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        if (!m_isFollowing && current.isValid())
            m_case.selectDeclaration(current.data(IdRole).toInt());
    });
    connect(&review, &OpenCase::stateChanged, this, &ManifestTab::refresh);
    connect(&review, &OpenCase::selectionChanged, this, &ManifestTab::follow);
    connect(&context.theme(), &Theme::changed, this, &ManifestTab::mark);
    retranslate();
}

void ManifestTab::retranslate()
{
    m_choice->setAccessibleName(tr("Manifest"));
    m_source->setAccessibleName(tr("Source of the manifest"));
    m_list->setAccessibleName(tr("Declarations of the manifests"));
    m_none->setTexts(tr("There is no manifest"), tr("The submission holds no manifest that could be read. What the app asks the system for is unknown."));
    refresh();
}

void ManifestTab::refresh()
{
    if (m_case.state() != OpenCase::State::Ready)
        return;
    const auto &manifests = m_case.assessment().manifests;
    m_choice->clear();
    for (const auto &manifest : manifests)
        m_choice->addItem(text(manifest.artifact.path));
    m_choice->setVisible(manifests.size() > 1);
    m_splitter->setVisible(!manifests.empty());
    m_none->setVisible(manifests.empty());
    m_shown = -1;
    showManifest(manifests.empty() ? -1 : 0);
}

void ManifestTab::showManifest(int manifest)
{
    if (manifest == m_shown)
        return;
    m_shown = manifest;
    m_choice->setCurrentIndex(manifest);
    const auto &manifests = m_case.assessment().manifests;
    m_source->setPlainText(manifest < 0 ? QString() : text(manifests.at(static_cast<std::size_t>(manifest)).text));
    mark();
}

int ManifestTab::lineOfSelection() const
{
    const Selection &selection = m_case.selection();
    if (selection.declaration < 0 || m_shown < 0)
        return 0;
    const auto &declaration = m_case.assessment().declarations.at(static_cast<std::size_t>(selection.declaration));
    return declaration.artifact == m_case.assessment().manifests.at(static_cast<std::size_t>(m_shown)).artifact.path ? static_cast<int>(declaration.line) : 0;
}

void ManifestTab::mark()
{
    QList<QTextEdit::ExtraSelection> all;
    const auto add = [this, &all](int line, const QColor &color) {
        const QTextBlock block = m_source->document()->findBlockByNumber(line - 1);
        if (line < 1 || !block.isValid())
            return;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(block);
        selection.format.setBackground(color);
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        all << selection;
    };
    if (m_shown >= 0 && m_case.state() == OpenCase::State::Ready) {
        const auto &path = m_case.assessment().manifests.at(static_cast<std::size_t>(m_shown)).artifact.path;
        for (const auto &declaration : m_case.assessment().declarations)
            if (declaration.artifact == path)
                add(static_cast<int>(declaration.line), m_context.theme().soft(ThemeRole::Consistent));
        add(lineOfSelection(), m_context.theme().color(ThemeRole::Highlight));
    }
    m_source->setExtraSelections(all);
}

void ManifestTab::follow()
{
    const Selection &selection = m_case.selection();
    m_isFollowing = true;
    if (selection.declaration >= 0) {
        m_list->selectRow(selection.declaration);
        const auto &declaration = m_case.assessment().declarations.at(static_cast<std::size_t>(selection.declaration));
        const auto &manifests = m_case.assessment().manifests;
        for (std::size_t i = 0; i < manifests.size(); ++i)
            if (manifests[i].artifact.path == declaration.artifact)
                showManifest(static_cast<int>(i));
        if (const QTextBlock block = m_source->document()->findBlockByNumber(lineOfSelection() - 1); block.isValid()) {
            m_source->setTextCursor(QTextCursor(block));
            m_source->centerCursor();
        }
    } else {
        m_list->clearSelection();
    }
    mark();
    m_isFollowing = false;
}

void ManifestTab::takeFocus()
{
    m_list->setFocus();
}

}  // namespace probity::ui
