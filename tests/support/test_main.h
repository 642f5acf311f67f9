#pragma once

#include <functional>
#include <memory>

#include <QtTest>

namespace probity::test {

/// Registers a test class; test_main.cpp runs all of them in one program.
bool registerTest(std::function<std::unique_ptr<QObject>()> make);

}  // namespace probity::test

#define PROBITY_TEST(Class)                                                                                        \
    namespace {                                                                                                    \
    const bool registered##Class = probity::test::registerTest([] { return std::unique_ptr<QObject>(new Class); }); \
    }
