#include "ui/pages/queue/sample_list.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/text/words.h"

namespace probity::ui {

namespace {

struct Sample {
    QString folder;
    QString name;
    QString about;
};

Sample readSample(const AppContext &context, const QString &folder)
{
    Sample sample{folder, QDir(folder).dirName(), {}};
    QFile file(folder + QStringLiteral("/submission.json"));
    if (!file.open(QIODevice::ReadOnly))
        return sample;
    const QJsonObject root = QJsonDocument::fromJson(file.read(1 << 20)).object();
    const QJsonObject app = root.value(QLatin1String("app")).toObject();
    if (const QString name = app.value(QLatin1String("name")).toString(); !name.isEmpty())
        sample.name = name;
    QStringList about{Words::platform(PlatformId(app.value(QLatin1String("platform")).toString().toStdString())), root.value(QLatin1String("version")).toString(),
                      context.appTypeName(AppTypeId(root.value(QLatin1String("type")).toString().toStdString()))};
    about.removeAll(QString());
    sample.about = about.join(QStringLiteral(" · "));
    return sample;
}

}  // namespace

SampleList::SampleList(AppContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("sampleList"));
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 18, 0, 0);
    m_column->setSpacing(4);
    m_title = new QLabel(this);
    m_title->setProperty("section", true);
    m_title->setAlignment(Qt::AlignCenter);
    m_column->addWidget(m_title);
    reload();
}

void SampleList::reload()
{
    qDeleteAll(findChildren<QPushButton *>());
    if (auto *old = findChild<QWidget *>(QStringLiteral("sampleGrid")))
        delete old;
    auto *grid = new QWidget(this);
    grid->setObjectName(QStringLiteral("sampleGrid"));
    auto *cells = new QGridLayout(grid);
    cells->setContentsMargins(0, 0, 0, 0);
    cells->setHorizontalSpacing(10);
    cells->setVerticalSpacing(4);
    int count = 0;
    for (const QString &root : m_context.sampleFolders()) {
        const QDir dir(root);
        for (const QString &entry : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const Sample sample = readSample(m_context, dir.filePath(entry));
            auto *button = new QPushButton(sample.about.isEmpty() ? sample.name : QStringLiteral("%1\n%2").arg(sample.name, sample.about), grid);
            button->setObjectName(QStringLiteral("sample_%1").arg(count + 1));
            button->setAccessibleName(sample.name);
            button->setAccessibleDescription(sample.about);
            button->setIcon(m_context.theme().icon(QStringLiteral("folder"), ThemeRole::TextMuted));
            button->setMinimumWidth(300);
            button->setStyleSheet(QStringLiteral("text-align: left; padding: 6px 12px;"));
            connect(button, &QPushButton::clicked, this, [this, folder = sample.folder] { Q_EMIT chosen({folder}); });
            cells->addWidget(button, count / 2, count % 2);
            ++count;
        }
    }
    m_column->addWidget(grid);
    m_isEmpty = count == 0;
    setVisible(!m_isEmpty);
    retranslate();
}

void SampleList::retranslate()
{
    m_title->setText(tr("Or open a sample submission").toUpper());
}

}  // namespace probity::ui
