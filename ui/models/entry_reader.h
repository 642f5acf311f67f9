#pragma once

#include <deque>
#include <memory>
#include <optional>

#include <QObject>
#include <QPointer>

#include "analysis/observed/observer.h"
#include "base/ids.h"
#include "base/result.h"
#include "model/traffic.h"

namespace probity::ui {

class AppContext;
class Job;

/// A request with its bodies, read and opened.
struct ReadEntry {
    TrafficEntry entry;
    OpenedLayer request;
    OpenedLayer response;
    std::optional<Error> error;     ///< why it could not be read
};

/// Reads requests of one submission with their bodies away from the GUI thread, the one asked for last first, and keeps the
/// last few. Lives on the GUI thread.
class EntryReader : public QObject {
    Q_OBJECT
public:
    explicit EntryReader(AppContext &context, QObject *parent = nullptr);
    ~EntryReader() override;

    /// Forgets everything; what is still being read is dropped.
    void reset(SubmissionId submission);
    /// The request at that position of Assessment::entries, or nullptr: it is being read then, and wasRead() follows.
    std::shared_ptr<const ReadEntry> entry(int position);

Q_SIGNALS:
    void wasRead(int position);

private:
    struct Kept {
        int position = -1;
        std::shared_ptr<const ReadEntry> entry;
    };
    void next();
    void keep(int position, std::shared_ptr<const ReadEntry> entry);

    AppContext &m_context;
    SubmissionId m_submission;
    std::deque<Kept> m_kept;        ///< the one used last at the end
    std::deque<int> m_wanted;       ///< the one asked for last at the end
    QPointer<Job> m_job;
};

}  // namespace probity::ui
