#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include <QObject>
#include <QPointer>
#include <QUndoStack>

#include "model/assessment.h"
#include "model/review.h"
#include "review/case_index.h"
#include "review/workspace.h"
#include "ui/models/entry_reader.h"

namespace probity::ui {

class AppContext;
class Job;

/// What is selected in the open case: everything that belongs together, so that each pane shows its side of it.
/// Indexes into the assessment; -1: nothing of that kind.
struct Selection {
    int finding = -1;
    int line = -1;
    int entry = -1;             ///< position in Assessment::entries
    int notice = -1;
    int statement = -1;         ///< of that notice
    int declaration = -1;
    std::vector<EvidenceIndex> evidence;    ///< what can be stepped through
    int evidenceAt = -1;        ///< index into `evidence`

    /// Evidence index that is shown, -1 none.
    int currentEvidence() const noexcept { return evidenceAt < 0 || evidence.empty() ? -1 : static_cast<int>(evidence.at(static_cast<std::size_t>(evidenceAt))); }
};

/// The submission that is open, with what people said about it, what is selected, and its undo stack. Reads the assessment in a
/// job; late answers of an earlier opening are dropped. Lives on the GUI thread.
class OpenCase : public QObject {
    Q_OBJECT
public:
    enum class State { Nothing, Loading, Ready, Failed };

    explicit OpenCase(AppContext &context, QObject *parent = nullptr);
    ~OpenCase() override;

    void open(SubmissionId submission);
    void close();
    /// Reads again after something that changes the assessment (a tagged use, a correction, a consent mark); keeps the selection.
    void reload();
    /// Reads tags and dispositions again, after something that leaves the assessment alone; later where changes are still
    /// being recorded.
    void refreshReview();
    /// A change was recorded, or refused. Reads again what it touched once nothing is waiting any more.
    void noteRecorded(bool changesAssessment);
    /// Shows at once what is being recorded; the next refreshReview() tells the truth.
    void expectDispositions(const std::vector<std::string> &fingerprints, DispositionKind kind, const std::string &reason);
    void expectTag(const Tag &tag);
    void expectTagRemoved(TagId tag);
    void expectConsent(std::optional<Timestamp> at);
    void expectAppType(const AppTypeId &type);

    State state() const noexcept { return m_state; }
    /// Whether stateChanged() and the selectionChanged() right after it tell of a new judgement of what was open already: the
    /// selection comes back, or is empty where what was selected is gone.
    bool isReloading() const noexcept { return m_isReloading; }
    const Error &error() const noexcept { return m_error; }
    SubmissionId id() const noexcept { return m_id; }
    const SubmissionSummary &summary() const noexcept { return m_review.summary; }
    const Assessment &assessment() const noexcept { return *m_loaded.assessment; }      ///< empty one unless Ready
    const std::vector<Tag> &tags() const noexcept { return m_review.tags; }
    DispositionKind dispositionOf(const Finding &finding) const;
    const Disposition *disposition(const Finding &finding) const;
    /// Tags on the finding, on its evidence, or on its data use.
    std::vector<const Tag *> tagsOn(int finding) const;
    int settledCount() const;
    QUndoStack &undoStack() noexcept { return m_undo; }

    // Selecting anything selects it everywhere.
    const Selection &selection() const noexcept { return m_selection; }
    void selectFinding(int finding);
    void selectLine(int line);
    void selectEntry(int position);
    void selectStatement(int notice, int statement);
    void selectDeclaration(int declaration);
    void selectEvidence(const QString &evidenceId);
    // By what a change between versions names. Nothing happens where this version has no such thing.
    void selectRecipient(const RecipientId &id, const std::string &name);
    void selectCapability(const std::string &api);
    void selectManifestPlace(const std::string &artifact, const std::string &pointer);
    /// The statement at a range of the source, or the first one within a range of the text.
    void selectNoticePlace(const std::string &artifact, const TextRange &inSource, const TextRange &inText);
    void selectFingerprint(const QString &fingerprint);
    void stepEvidence(int by);

    /// Position in Assessment::entries of a request of an artifact; -1 none.
    int entryPosition(const std::string &artifact, std::uint32_t index) const { return m_loaded.index.entryPosition(artifact, index); }
    /// Indexes into Assessment::observations, in order.
    std::span<const std::uint32_t> observationsAt(int position) const { return m_loaded.index.observationsAt(position); }
    const CaseIndex &index() const noexcept { return m_loaded.index; }
    /// Requests with their bodies.
    EntryReader &entries() noexcept { return m_entries; }
    /// The consent mark that a reviewer set; nothing: the one of the capture counts.
    std::optional<Timestamp> consentAt() const noexcept { return m_review.consentAt; }
    int findingOf(int line) const;                  ///< first finding on a line; -1 none
    /// Worst verdict of the lines that touch a statement; nothing: none was observed against it.
    std::vector<int> linesOfStatement(int notice, int statement) const;

Q_SIGNALS:
    void stateChanged();
    void reviewChanged();           ///< tags or dispositions
    void selectionChanged();

private:
    /// What people said of it: small, read on the GUI thread too.
    struct Review {
        SubmissionSummary summary;
        std::vector<Tag> tags;
        std::unordered_map<std::string, Disposition> dispositions;
        std::optional<Timestamp> consentAt;
    };
    struct Loaded {
        std::shared_ptr<const Assessment> assessment;
        CaseIndex index;
    };
    using Answer = std::pair<Loaded, Review>;

    static Result<Answer> read(const Workspace &workspace, SubmissionId id, const TaskContext &task);
    static Result<Review> readReview(const Workspace &workspace, SubmissionId id);
    void load(bool keepSelection);
    void take(Result<Answer> answer, bool keepSelection);
    void takeReview(Review review, bool isShownAlready);
    void fail(const Error &error);
    void setSelection(Selection selection);
    /// Fills entry, notice, statement and declaration from the evidence that is shown.
    void followEvidence(Selection &selection) const;
    std::vector<EvidenceIndex> evidenceOfLine(const LedgerLine &line) const;
    void restoreSelection(const std::string &fingerprint, const Selection &before);

    AppContext &m_context;
    State m_state = State::Nothing;
    Error m_error;
    SubmissionId m_id;
    Loaded m_loaded;
    Review m_review;
    Selection m_selection;
    QUndoStack m_undo;
    EntryReader m_entries;
    QPointer<Job> m_job;
    quint64 m_generation = 0;
    bool m_isReloading = false;
    bool m_isStale = false;         ///< what was recorded changes the assessment
};

}  // namespace probity::ui
