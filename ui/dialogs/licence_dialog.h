#pragma once

#include <QDialog>

namespace probity::ui {

/// The licence of Probity, whole, as it is compiled in. GUI thread.
class LicenceDialog : public QDialog {
    Q_OBJECT
public:
    explicit LicenceDialog(QWidget *parent = nullptr);
};

}  // namespace probity::ui
