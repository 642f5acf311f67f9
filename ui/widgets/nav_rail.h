#pragma once

#include <QList>
#include <QPushButton>
#include <QWidget>

class QVBoxLayout;

namespace probity::ui {

class Theme;

/// One entry of the rail: icon over word, painted from the theme.
class RailButton : public QPushButton {
    Q_OBJECT
public:
    RailButton(const QString &icon, const Theme &theme, QWidget *parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    const Theme &m_theme;
};

/// The dark strip at the left: one button a page, and at its foot who is signed in.
class NavRail : public QWidget {
    Q_OBJECT
public:
    explicit NavRail(const Theme &theme, QWidget *parent = nullptr);

    RailButton *addPage(const QString &id, const QString &icon);
    void setTitle(const QString &id, const QString &title);
    void setCurrent(const QString &id);
    void setPageEnabled(const QString &id, bool isEnabled);
    void setPerson(const QString &name);

Q_SIGNALS:
    void pageChosen(const QString &id);
    void personChosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QVBoxLayout *m_pages;
    QPushButton *m_person;
};

}  // namespace probity::ui
