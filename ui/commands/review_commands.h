#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QUndoCommand>

#include "model/review.h"
#include "model/review_input.h"
#include "ui/jobs/write_queue.h"

namespace probity::ui {

class AppContext;
class OpenCase;

/// What a command does when the core refuses: tells and takes itself off the stack. Called on the GUI thread.
using Refusal = std::function<void(const Error &)>;

/// A change of the open case that the core records, away from the GUI thread: the window shows what is to be at once, and what
/// came of it when it is recorded. Undo writes a compensating event, the history loses nothing.
class ReviewCommand : public QUndoCommand {
public:
    ReviewCommand(AppContext &context, OpenCase &review, Refusal onRefusal, const QString &text);
    ~ReviewCommand() override;

    void redo() final;
    void undo() final;

protected:
    /// What it takes back is read by applying(), on the queue's thread: until then changes given before may still be waiting.
    virtual WriteQueue::Work applying() = 0;
    virtual WriteQueue::Work reverting() = 0;
    /// Shows at once what applying, or reverting, will come to.
    virtual void expectApplied() {}
    virtual void expectReverted() {}
    /// Whether the ledger must be read again afterwards.
    virtual bool changesAssessment() const { return false; }

    SubmissionId submission() const noexcept { return m_submission; }
    OpenCase &review() const noexcept { return m_case; }

private:
    void record(WriteQueue::Work work);
    static void drop(ReviewCommand &command, OpenCase &review);

    AppContext &m_context;
    OpenCase &m_case;
    Refusal m_onRefusal;
    SubmissionId m_submission;
    std::shared_ptr<ReviewCommand *> m_self;    ///< nullptr inside once the command is gone
};

class TagCommand final : public ReviewCommand {
public:
    TagCommand(AppContext &context, OpenCase &review, Refusal onRefusal, Tag tag);

private:
    WriteQueue::Work applying() override;
    WriteQueue::Work reverting() override;
    void expectApplied() override;
    bool changesAssessment() const override { return !m_tag.category.isEmpty(); }

    Tag m_tag;
    std::shared_ptr<TagId> m_id;                ///< of the queue's thread once the tag is made
};

class RemoveTagCommand final : public ReviewCommand {
public:
    RemoveTagCommand(AppContext &context, OpenCase &review, Refusal onRefusal, TagId tag);

private:
    WriteQueue::Work applying() override;
    WriteQueue::Work reverting() override;
    void expectApplied() override;
    bool changesAssessment() const override { return true; }

    TagId m_tag;
};

/// One word on one or many findings; undo gives each its word before.
class DispositionCommand final : public ReviewCommand {
public:
    DispositionCommand(AppContext &context, OpenCase &review, Refusal onRefusal, std::vector<std::string> fingerprints, DispositionKind kind, std::string reason);

private:
    WriteQueue::Work applying() override;
    WriteQueue::Work reverting() override;
    void expectApplied() override;
    void expectReverted() override;

    std::vector<std::string> m_fingerprints;
    DispositionKind m_kind;
    std::string m_reason;
    std::vector<Disposition> m_shown;                       ///< what stood in the window before
    std::shared_ptr<std::vector<Disposition>> m_before;     ///< what was recorded before; of the queue's thread
};

class ConsentCommand final : public ReviewCommand {
public:
    ConsentCommand(AppContext &context, OpenCase &review, Refusal onRefusal, std::optional<Timestamp> at);

private:
    WriteQueue::Work applying() override;
    WriteQueue::Work reverting() override;
    void expectApplied() override;
    void expectReverted() override;
    bool changesAssessment() const override { return true; }

    std::optional<Timestamp> m_at;
    std::optional<Timestamp> m_shown;
    std::shared_ptr<std::optional<Timestamp>> m_before;
};

class AppTypeCommand final : public ReviewCommand {
public:
    AppTypeCommand(AppContext &context, OpenCase &review, Refusal onRefusal, AppTypeId type);

private:
    WriteQueue::Work applying() override;
    WriteQueue::Work reverting() override;
    void expectApplied() override;
    void expectReverted() override;
    bool changesAssessment() const override { return true; }

    AppTypeId m_type;
    AppTypeId m_shown;
    std::shared_ptr<AppTypeId> m_before;
};

/// A word on a statement of the notice; undo puts back the corrections as they were.
class CorrectionCommand final : public ReviewCommand {
public:
    CorrectionCommand(AppContext &context, OpenCase &review, Refusal onRefusal, StatementCorrection correction);

private:
    WriteQueue::Work applying() override;
    WriteQueue::Work reverting() override;
    bool changesAssessment() const override { return true; }

    StatementCorrection m_correction;
    std::shared_ptr<std::optional<StatementCorrection>> m_before;
};

}  // namespace probity::ui
