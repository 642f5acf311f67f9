#include "ui/pages/decide/bundle_progress.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

#include "ui/pages/decide/bundle_actions.h"

namespace probity::ui {

BundleProgress::BundleProgress(BundleActions &bundles, QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(QStringLiteral("bundleProgress"));
    m_bar->setTextVisible(false);
    m_stop = new QPushButton(this);
    m_stop->setObjectName(QStringLiteral("stopWriting"));
    row->addWidget(m_bar, 1);
    row->addWidget(m_stop);
    connect(m_stop, &QPushButton::clicked, &bundles, &BundleActions::stop);
    connect(&bundles, &BundleActions::progressed, this, &BundleProgress::advance);
    connect(&bundles, &BundleActions::ended, this, &QWidget::hide);
    hide();
}

void BundleProgress::advance(quint64 done, quint64 total)
{
    m_bar->setRange(0, total == 0 ? 0 : 1000);
    m_bar->setValue(total == 0 ? 0 : static_cast<int>(done * 1000 / total));
    setVisible(true);
}

void BundleProgress::retranslate()
{
    m_bar->setAccessibleName(tr("Progress of the bundle"));
    //: button: stops what is running
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop writing the bundle"));
}

}  // namespace probity::ui
