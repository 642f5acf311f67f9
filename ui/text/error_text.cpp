#include "ui/text/error_text.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

namespace probity::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

/// A sentence of ours by the code of core; translated when it is looked up, so that the language can change.
using Sentences = QHash<QString, const char *>;

QString sentenceOf(const Sentences &sentences, const std::string &code)
{
    const char *sentence = sentences.value(QString::fromStdString(code), nullptr);
    return sentence ? Texts::tr(sentence) : QString();
}

const Sentences &obstacleSentences()
{
    static const Sentences sentences{
        {QStringLiteral("second_awaited"), QT_TRANSLATE_NOOP("ErrorText", "A ban of this submission still waits for the second reviewer.")},
        {QStringLiteral("superseded_meanwhile"), QT_TRANSLATE_NOOP("ErrorText", "Another decision was recorded meanwhile. Look at it first.")},
        {QStringLiteral("warning_past"), QT_TRANSLATE_NOOP("ErrorText", "The warning ends at a date to come.")},
        {QStringLiteral("deadline_past"), QT_TRANSLATE_NOOP("ErrorText", "The deadline for the correction lies in the past.")},
        {QStringLiteral("outcome_missing"), QT_TRANSLATE_NOOP("ErrorText", "Choose an outcome.")},
        {QStringLiteral("reason_missing"), QT_TRANSLATE_NOOP("ErrorText", "Add at least one reason.")},
        {QStringLiteral("reason_unknown"), QT_TRANSLATE_NOOP("ErrorText", "A reason is not in the catalogue. Remove it and choose another.")},
        {QStringLiteral("reason_unbound"), QT_TRANSLATE_NOOP("ErrorText", "A reason rests on nothing. Bind it to a finding or a tag, or remove it.")},
        {QStringLiteral("finding_unknown"), QT_TRANSLATE_NOOP("ErrorText", "A finding that is named is no longer there. Remove what rests on it and add it again.")},
        {QStringLiteral("finding_dismissed"), QT_TRANSLATE_NOOP("ErrorText", "A reason rests on a finding that was dismissed. Remove the reason or reopen the finding.")},
        {QStringLiteral("tag_unknown"), QT_TRANSLATE_NOOP("ErrorText", "A reason rests on a tag that is not there. Remove the reason or restore the tag.")},
        {QStringLiteral("rule_version_missing"), QT_TRANSLATE_NOOP("ErrorText", "A reason does not name the rule it rests on. Remove it and add it again.")},
        {QStringLiteral("evidence_missing"), QT_TRANSLATE_NOOP("ErrorText", "A reason has no evidence. Bind it to a finding or a tag, or remove it.")},
        {QStringLiteral("evidence_unknown"), QT_TRANSLATE_NOOP("ErrorText", "A reason's evidence has changed. Remove the reason and add it again.")},
        {QStringLiteral("acceptance_reason_missing"), QT_TRANSLATE_NOOP("ErrorText", "Say why for each accepted finding.")},
        {QStringLiteral("open_findings_unaccepted"), QT_TRANSLATE_NOOP("ErrorText", "Findings are still open. Judge them on the desk, or accept each with a reason.")},
        {QStringLiteral("confirmed_findings_unaccepted"), QT_TRANSLATE_NOOP("ErrorText", "Findings are confirmed. Say for each why it is accepted all the same.")},
        {QStringLiteral("nothing_open_unstated"), QT_TRANSLATE_NOOP("ErrorText", "State that no finding is open.")},
        {QStringLiteral("ban_scope_missing"), QT_TRANSLATE_NOOP("ErrorText", "Say what the ban covers: the version, the app or the developer.")},
        {QStringLiteral("words_required"), QT_TRANSLATE_NOOP("ErrorText", "A ban needs words to the developer.")},
    };
    return sentences;
}

/// Faults of use whose particulars a person can act on, by the words of core.
const Sentences &detailSentences()
{
    static const Sentences sentences{
        {QStringLiteral("nobody is signed in"), QT_TRANSLATE_NOOP("ErrorText", "Nobody is signed in.")},
        {QStringLiteral("the passphrase is wrong"), QT_TRANSLATE_NOOP("ErrorText", "The passphrase is not right.")},
        {QStringLiteral("a person needs a name"), QT_TRANSLATE_NOOP("ErrorText", "A person needs a name.")},
        {QStringLiteral("there is a person of that name"), QT_TRANSLATE_NOOP("ErrorText", "There is a person of that name already.")},
        {QStringLiteral("this workspace has people already"), QT_TRANSLATE_NOOP("ErrorText", "This workspace has people already. Sign in.")},
        {QStringLiteral("a passphrase has at least 8 characters"), QT_TRANSLATE_NOOP("ErrorText", "A passphrase has at least 8 characters.")},
        {QStringLiteral("who does not agree says why"), QT_TRANSLATE_NOOP("ErrorText", "Who does not agree says why.")},
        {QStringLiteral("the second word on a ban is another person's"), QT_TRANSLATE_NOOP("ErrorText", "Who proposed the ban cannot be its second reviewer.")},
        {QStringLiteral("the decision does not wait for a second word"), QT_TRANSLATE_NOOP("ErrorText", "The ban no longer waits for a second reviewer.")},
        {QStringLiteral("a finding is dismissed or excepted with a reason"), QT_TRANSLATE_NOOP("ErrorText", "Say why the finding is dismissed or excepted.")},
        {QStringLiteral("an undeclared use names its data category"), QT_TRANSLATE_NOOP("ErrorText", "Name the data category of the undeclared use.")},
        {QStringLiteral("the file changed while it was imported"), QT_TRANSLATE_NOOP("ErrorText", "The file changed while it was imported. Import it again.")},
        {QStringLiteral("the file is empty: it holds no bytes at all"), QT_TRANSLATE_NOOP("ErrorText", "The file is empty. Nothing was imported.")},
        {QStringLiteral("there is no manifest, privacy notice or capture in it"), QT_TRANSLATE_NOOP("ErrorText", "There is no manifest, privacy notice or traffic sample in it. Nothing was imported.")},
        {QStringLiteral("the workspace is open for reading only"), QT_TRANSLATE_NOOP("ErrorText", "The workspace is open for reading only.")},
    };
    return sentences;
}

/// Too many wrong passphrases: core says how long to wait.
QString waitSentence(const std::string &detail)
{
    static const QRegularExpression pattern(QStringLiteral("wait (\\d+) seconds"));
    const QRegularExpressionMatch match = pattern.match(QString::fromStdString(detail));
    return match.hasMatch() ? Texts::tr("Too many wrong passphrases. Wait %n second(s).", nullptr, match.captured(1).toInt()) : QString();
}

QString errorSentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound: return Texts::tr("It does not exist.");
    case ErrorCode::NotReadable: return Texts::tr("The system does not allow reading it. Check the rights of the file.");
    case ErrorCode::NotWritable: return Texts::tr("The system does not allow writing there. Choose another place or check the rights.");
    case ErrorCode::DiskFull: return Texts::tr("The disk is full. Nothing was changed; make room and try again.");
    case ErrorCode::TooLarge: return Texts::tr("It is larger than the limits against hostile input allow.");
    case ErrorCode::BadFormat: return Texts::tr("The file is not what it claims to be.");
    case ErrorCode::BadEncoding: return Texts::tr("The text is in no encoding that Probity reads.");
    case ErrorCode::Unsupported: return Texts::tr("Recognised, but this version does not read it.");
    case ErrorCode::Stopped: return Texts::tr("Stopped. Nothing was left behind.");
    case ErrorCode::InvalidArgument: return Texts::tr("That is not possible as entered.");
    case ErrorCode::PolicyViolation: return Texts::tr("A rule of deciding does not allow this.");
    case ErrorCode::NotAuthenticated: return Texts::tr("The name or the passphrase is not right.");
    case ErrorCode::NotPermitted: return Texts::tr("Your role does not allow this. Ask an administrator.");
    case ErrorCode::Conflict: return Texts::tr("Somebody else was first. Look at the present state and try again.");
    case ErrorCode::Locked: return Texts::tr("Another program is writing to this workspace. You can open it for reading.");
    case ErrorCode::Corrupt: return Texts::tr("Stored data contradicts itself. Do not go on working with it: restore a copy.");
    case ErrorCode::TooNew: return Texts::tr("It was written by a newer version of Probity. Install that version.");
    case ErrorCode::ResourceInvalid: return Texts::tr("Data that belongs to Probity is damaged. Install it again.");
    case ErrorCode::Internal: return Texts::tr("This is a fault of Probity.");
    }
    return {};
}

/// Details that add something a person can use; those of the other codes repeat the sentence.
bool isDetailTelling(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadFormat:
    case ErrorCode::InvalidArgument:
    case ErrorCode::Corrupt:
    case ErrorCode::ResourceInvalid:
    case ErrorCode::Internal:
    case ErrorCode::Conflict:
    case ErrorCode::PolicyViolation:
    case ErrorCode::TooLarge:
    case ErrorCode::Unsupported:
        return true;
    default:
        return false;
    }
}

QString withPlace(const QString &sentence, const std::string &where)
{
    if (where.empty())
        return sentence;
    //: %1 a sentence, %2 the place: a file, "line 3", "byte 812"
    return Texts::tr("%1 (%2)").arg(sentence, QString::fromStdString(where));
}

}  // namespace

QString errorText(const Error &error)
{
    const QString wait = error.code == ErrorCode::NotAuthenticated ? waitSentence(error.detail) : QString();
    if (!wait.isEmpty())
        return wait;
    const QString known = sentenceOf(detailSentences(), error.detail);
    if (!known.isEmpty())
        return known;
    if (error.code == ErrorCode::PolicyViolation || error.code == ErrorCode::Conflict) {
        // recordDecision() says "<code of the obstacle>: <message>".
        const QString code = QString::fromStdString(error.detail).section(QLatin1Char(':'), 0, 0).trimmed();
        const QString obstacle = sentenceOf(obstacleSentences(), code.toStdString());
        if (!obstacle.isEmpty())
            return obstacle;
    }
    QString sentence = errorSentence(error.code);
    if (isDetailTelling(error.code) && !error.detail.empty())
        //: %1 a sentence in the reader's language, %2 particulars in English
        sentence = Texts::tr("%1 Particulars: %2").arg(sentence, QString::fromStdString(error.detail));
    return withPlace(sentence, error.where);
}

QString obstacleText(const Diagnostic &obstacle)
{
    const QString sentence = sentenceOf(obstacleSentences(), obstacle.code);
    return sentence.isEmpty() ? QString::fromStdString(obstacle.message) : sentence;
}

QString roleText(PersonRole role)
{
    switch (role) {
    //: role of a person
    case PersonRole::Reviewer: return Texts::tr("Reviewer");
    //: role of a person: may judge bans as the second one
    case PersonRole::SecondReviewer: return Texts::tr("Second reviewer");
    //: role of a person
    case PersonRole::Regulator: return Texts::tr("Regulator");
    //: role of a person: checks the own app, decides nothing
    case PersonRole::Developer: return Texts::tr("Developer");
    //: role of a person: looks after people and settings
    case PersonRole::Administrator: return Texts::tr("Administrator");
    }
    return {};
}

QString outcomeText(Outcome outcome)
{
    switch (outcome) {
    //: outcome of a decision
    case Outcome::Approve: return Texts::tr("Approve");
    //: outcome of a decision
    case Outcome::Reject: return Texts::tr("Reject");
    //: outcome of a decision
    case Outcome::Ban: return Texts::tr("Ban");
    //: outcome of a decision
    case Outcome::Undecided: return Texts::tr("Undecided");
    }
    return {};
}

QString decisionStateText(DecisionState state)
{
    switch (state) {
    //: state of a decision
    case DecisionState::Draft: return Texts::tr("Draft");
    //: state of a decision
    case DecisionState::AwaitingSecond: return Texts::tr("Waits for the second reviewer");
    //: state of a decision
    case DecisionState::InForce: return Texts::tr("In force");
    //: state of a decision
    case DecisionState::Superseded: return Texts::tr("Superseded");
    //: state of a decision: the second reviewer does not share it
    case DecisionState::Disagreed: return Texts::tr("Not shared by the second reviewer");
    //: state of a decision: takes effect at a date
    case DecisionState::Warned: return Texts::tr("Warning runs");
    //: state of a decision
    case DecisionState::Appealed: return Texts::tr("Appealed");
    //: state of a decision
    case DecisionState::Overturned: return Texts::tr("Overturned on appeal");
    //: state of a decision
    case DecisionState::Remanded: return Texts::tr("Sent back on appeal");
    }
    return {};
}

QString bundleCheckText(const BundleCheck &check)
{
    using Kind = BundleCheck::Kind;
    const QString count = QString::number(check.count);
    switch (check.kind) {
    //: %1 a number
    case Kind::Archive: return Texts::tr("Bytes of the archive, each as Probity writes it: %1").arg(count);
    //: %1 a number
    case Kind::Files: return Texts::tr("Files, held against the manifests: %1").arg(count);
    case Kind::Signature: return Texts::tr("The signature over the manifests");
    //: %1 a number
    case Kind::Chain: return Texts::tr("Events of the audit chain: %1").arg(count);
    //: %1 a number
    case Kind::Anchors: return Texts::tr("Places where the chain was signed: %1").arg(count);
    //: %1 a number
    case Kind::Decisions: return Texts::tr("Decisions, held against the chain: %1").arg(count);
    //: %1 a number
    case Kind::Rules: return Texts::tr("Rule packs: %1").arg(count);
    //: %1 a number
    case Kind::Commitments: return Texts::tr("Pieces, held against what was committed to: %1").arg(count);
    }
    return {};
}

QString banScopeText(const std::string &scope)
{
    if (scope == "version")
        //: what a ban covers
        return Texts::tr("This version");
    if (scope == "app")
        //: what a ban covers
        return Texts::tr("The app");
    if (scope == "developer")
        //: what a ban covers
        return Texts::tr("The developer");
    return {};
}

}  // namespace probity::ui
