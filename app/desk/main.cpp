// probity-desk: builds everything once and hands it down.
#include <QApplication>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    return 2;
}
