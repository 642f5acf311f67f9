#include "support/test_main.h"

#include <vector>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
#else
#include <QCoreApplication>
#endif

namespace probity::test {

namespace {
std::vector<std::function<std::unique_ptr<QObject>()>> &tests()
{
    static std::vector<std::function<std::unique_ptr<QObject>()>> all;
    return all;
}
}  // namespace

bool registerTest(std::function<std::unique_ptr<QObject>()> make)
{
    tests().push_back(std::move(make));
    return true;
}

}  // namespace probity::test

int main(int argc, char **argv)
{
#ifdef QT_WIDGETS_LIB
    QApplication application(argc, argv);
#else
    QCoreApplication application(argc, argv);
#endif
    // A class name as first argument runs that class alone; the rest goes to Qt Test.
    QStringList arguments = QCoreApplication::arguments();
    QString only;
    if (arguments.size() > 1 && arguments.at(1).startsWith(QLatin1String("Test")))
        only = arguments.takeAt(1);
    int failed = 0;
    for (const auto &make : probity::test::tests()) {
        const std::unique_ptr<QObject> test = make();
        if (only.isEmpty() || QString::fromLatin1(test->metaObject()->className()) == only)
            failed += QTest::qExec(test.get(), arguments);
    }
    return failed == 0 ? 0 : 1;
}
