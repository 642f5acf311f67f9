#pragma once

#include <initializer_list>

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace probity::test {

/// What the program answered.
struct Answer {
    int status = -1;    ///< -1: it crashed or did not end within a minute
    QByteArray out;
    QByteArray err;
};

/// Runs build/bin/probity.
/// `environment`: "NAME=value", beside what there is.
Answer run(const QStringList &arguments, const QByteArray &input = {}, const QString &folder = {}, const QStringList &environment = {});
QStringList args(std::initializer_list<const char *> words);

void writeFile(const QString &path, const QByteArray &bytes);
QByteArray readFile(const QString &path);

/// A capture with one request that sends a location.
QByteArray har();
/// A submission whose capture sends that location, and whose notice says nothing of it.
void writeSubmission(const QString &folder);

}  // namespace probity::test
