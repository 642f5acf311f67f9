#pragma once

#include <functional>
#include <string>
#include <vector>

#include <QUndoCommand>

#include "model/review.h"
#include "ui/models/open_case.h"

namespace probity::ui {

/// What a command does when the core refuses: tells and takes itself off the stack. Called on the GUI thread.
using Refusal = std::function<void(const Error &)>;

/// A change of the open case that the core records; undo writes a compensating event, the history loses nothing.
class ReviewCommand : public QUndoCommand {
public:
    ReviewCommand(AppContext &context, OpenCase &review, Refusal onRefusal, const QString &text);

    void redo() final;
    void undo() final;

protected:
    virtual Status apply(Workspace &workspace) = 0;
    virtual Status revert(Workspace &workspace) = 0;
    /// Whether the ledger must be read again afterwards.
    virtual bool changesAssessment() const { return false; }

    SubmissionId submission() const noexcept { return m_submission; }

private:
    void finish(const Status &status);

    AppContext &m_context;
    OpenCase &m_case;
    Refusal m_onRefusal;
    SubmissionId m_submission;
};

class TagCommand final : public ReviewCommand {
public:
    TagCommand(AppContext &context, OpenCase &review, Refusal onRefusal, Tag tag);

private:
    Status apply(Workspace &workspace) override;
    Status revert(Workspace &workspace) override;
    bool changesAssessment() const override { return !m_tag.category.isEmpty(); }

    Tag m_tag;
    TagId m_id;
};

class RemoveTagCommand final : public ReviewCommand {
public:
    RemoveTagCommand(AppContext &context, OpenCase &review, Refusal onRefusal, TagId tag);

private:
    Status apply(Workspace &workspace) override;
    Status revert(Workspace &workspace) override;
    bool changesAssessment() const override { return true; }

    TagId m_tag;
};

/// One word on one or many findings; undo gives each its word before.
class DispositionCommand final : public ReviewCommand {
public:
    DispositionCommand(AppContext &context, OpenCase &review, Refusal onRefusal, std::vector<std::string> fingerprints, DispositionKind kind, std::string reason);

private:
    Status apply(Workspace &workspace) override;
    Status revert(Workspace &workspace) override;

    std::vector<std::string> m_fingerprints;
    DispositionKind m_kind;
    std::string m_reason;
    std::vector<Disposition> m_before;
};

class ConsentCommand final : public ReviewCommand {
public:
    ConsentCommand(AppContext &context, OpenCase &review, Refusal onRefusal, std::optional<Timestamp> at);

private:
    Status apply(Workspace &workspace) override;
    Status revert(Workspace &workspace) override;
    bool changesAssessment() const override { return true; }

    std::optional<Timestamp> m_at;
    std::optional<Timestamp> m_before;
};

}  // namespace probity::ui
