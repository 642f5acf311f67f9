// Sentences for what readers and the verification say of their input, by code.
#include <QCoreApplication>
#include <QHash>

#include "ui/text/error_text.h"

namespace probity::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

using Sentences = QHash<QString, const char *>;

const Sentences &diagnosticSentences()
{
    static const Sentences sentences{
        {QStringLiteral("empty_file"), QT_TRANSLATE_NOOP("ErrorText", "The file is empty.")},
        {QStringLiteral("not_readable"), QT_TRANSLATE_NOOP("ErrorText", "The file could not be opened.")},
        {QStringLiteral("unknown_format"), QT_TRANSLATE_NOOP("ErrorText", "Neither content nor name say what this file is; it was not read.")},
        {QStringLiteral("unsupported_format"), QT_TRANSLATE_NOOP("ErrorText", "The format is recognised, but this version does not read it.")},
        {QStringLiteral("unsafe_link"), QT_TRANSLATE_NOOP("ErrorText", "A symbolic link leads out of the submission; it was not followed.")},
        {QStringLiteral("unsafe_path"), QT_TRANSLATE_NOOP("ErrorText", "A name in the archive leads out of it; the file was left out.")},
        {QStringLiteral("artifact_missing"), QT_TRANSLATE_NOOP("ErrorText", "submission.json names a file that is not there.")},
        {QStringLiteral("unknown_role"), QT_TRANSLATE_NOOP("ErrorText", "submission.json names a role that does not exist; the file's own content decides.")},
        {QStringLiteral("unknown_phase"), QT_TRANSLATE_NOOP("ErrorText", "submission.json names a consent phase that does not exist; it was passed over.")},
        {QStringLiteral("unknown_member"), QT_TRANSLATE_NOOP("ErrorText", "submission.json holds a member that is not known; it was passed over.")},
        {QStringLiteral("unexpected_type"), QT_TRANSLATE_NOOP("ErrorText", "Something else belongs at this place; it was not read.")},
        {QStringLiteral("out_of_range"), QT_TRANSLATE_NOOP("ErrorText", "The clock offset is larger than thirty years; it was passed over.")},
        {QStringLiteral("not_a_time"), QT_TRANSLATE_NOOP("ErrorText", "The time of consent is no RFC 3339 time; the consent mark was not set.")},
        {QStringLiteral("not_json"), QT_TRANSLATE_NOOP("ErrorText", "The file is not JSON where it should be.")},
        {QStringLiteral("trailing_bytes"), QT_TRANSLATE_NOOP("ErrorText", "Bytes that are no JSON follow the capture; they were not read.")},
        {QStringLiteral("json_with_comments"), QT_TRANSLATE_NOOP("ErrorText", "Comments or trailing commas stood in the JSON; they were passed over.")},
        {QStringLiteral("placeholder_app_id"), QT_TRANSLATE_NOOP("ErrorText", "The app id is a placeholder of the developer tools.")},
        {QStringLiteral("too_deep"), QT_TRANSLATE_NOOP("ErrorText", "The file is nested deeper than we follow; the rest was not read.")},
        {QStringLiteral("too_large"), QT_TRANSLATE_NOOP("ErrorText", "The file is larger than files of this kind are; it was not read.")},
        {QStringLiteral("too_many_items"), QT_TRANSLATE_NOOP("ErrorText", "There are more than 20,000 items; the rest was not read.")},
        {QStringLiteral("nameless"), QT_TRANSLATE_NOOP("ErrorText", "An element without a name asks for nothing; it was passed over.")},
        {QStringLiteral("encrypted"), QT_TRANSLATE_NOOP("ErrorText", "A file in the package is protected and could not be read.")},
        {QStringLiteral("damaged_package"), QT_TRANSLATE_NOOP("ErrorText", "The package is damaged; what could be reached of it was read.")},
        {QStringLiteral("damaged_file"), QT_TRANSLATE_NOOP("ErrorText", "A file in the package is damaged; it could not be read.")},
        {QStringLiteral("duplicate_file"), QT_TRANSLATE_NOOP("ErrorText", "Two files of the package bear the same name.")},
        {QStringLiteral("too_many_files"), QT_TRANSLATE_NOOP("ErrorText", "The package holds more files than are read; the others were left out.")},
        {QStringLiteral("no_manifest_in_package"), QT_TRANSLATE_NOOP("ErrorText", "The package holds no manifest; what the app asks for is not known from it.")},
        {QStringLiteral("purpose_too_long"), QT_TRANSLATE_NOOP("ErrorText", "The purpose has more than 30 characters, which the platform refuses.")},
        {QStringLiteral("damaged_manifest"), QT_TRANSLATE_NOOP("ErrorText", "The compiled manifest is damaged; what could be reached of it was read.")},
        {QStringLiteral("odd_size"), QT_TRANSLATE_NOOP("ErrorText", "The compiled manifest gives another size than it has.")},
        {QStringLiteral("odd_head"), QT_TRANSLATE_NOOP("ErrorText", "The compiled manifest begins in an unusual way; it was read all the same.")},
        {QStringLiteral("odd_part"), QT_TRANSLATE_NOOP("ErrorText", "A part of the compiled manifest is of no known kind; it was passed over.")},
        {QStringLiteral("damaged_plist"), QT_TRANSLATE_NOOP("ErrorText", "Values of the property list are damaged or lie within themselves; they were left out.")},
        {QStringLiteral("build_variable"), QT_TRANSLATE_NOOP("ErrorText", "A value is a build variable; what it will be is not known.")},
        {QStringLiteral("manifest_is_code"), QT_TRANSLATE_NOOP("ErrorText", "The manifest is a program; what it asks for is only known once it is built.")},
        {QStringLiteral("short_row"), QT_TRANSLATE_NOOP("ErrorText", "A row of the table has too few cells; it was not read.")},
        {QStringLiteral("unknown_columns"), QT_TRANSLATE_NOOP("ErrorText", "No column of the table names data or a permission.")},
        {QStringLiteral("not_a_plist"), QT_TRANSLATE_NOOP("ErrorText", "The property list is damaged; nothing in it was read.")},
        {QStringLiteral("empty_notice"), QT_TRANSLATE_NOOP("ErrorText", "There is no readable text in the notice.")},
        {QStringLiteral("pdf_not_read"), QT_TRANSLATE_NOOP("ErrorText", "pdftotext of poppler-utils could not be started, so the PDF was not read.")},
        {QStringLiteral("pdf_damaged"), QT_TRANSLATE_NOOP("ErrorText", "The PDF is damaged; what could be read of it was read.")},
        {QStringLiteral("pdf_time_limit"), QT_TRANSLATE_NOOP("ErrorText", "Reading the PDF took too long; what came before was read.")},
        {QStringLiteral("pdf_too_large"), QT_TRANSLATE_NOOP("ErrorText", "The PDF holds more text than notices do; what came first was read.")},
        {QStringLiteral("damaged_package"), QT_TRANSLATE_NOOP("ErrorText", "The document is damaged; what stands before the damage was read.")},
        {QStringLiteral("document_too_large"), QT_TRANSLATE_NOOP("ErrorText", "The document holds more text than notices do; what came first was read.")},
        {QStringLiteral("text_too_large"), QT_TRANSLATE_NOOP("ErrorText", "The text is longer than notices are; only its first 16 MB were read.")},
        {QStringLiteral("correction_not_carried"), QT_TRANSLATE_NOOP("ErrorText", "The sentence of a corrected statement is not in this version.")},
        {QStringLiteral("hidden_text"), QT_TRANSLATE_NOOP("ErrorText", "Part of the notice is hidden where it is published.")},
        {QStringLiteral("no_entries"), QT_TRANSLATE_NOOP("ErrorText", "This is JSON, but it holds no list of requests.")},
        {QStringLiteral("not_a_capture"), QT_TRANSLATE_NOOP("ErrorText", "The file is not a capture.")},
        {QStringLiteral("entries_not_a_list"), QT_TRANSLATE_NOOP("ErrorText", "The requests are no list; what is there was not read.")},
        {QStringLiteral("duplicate_entries"), QT_TRANSLATE_NOOP("ErrorText", "The log holds more than one list of requests.")},
        {QStringLiteral("several_logs"), QT_TRANSLATE_NOOP("ErrorText", "The file holds several logs one after the other; all were read.")},
        {QStringLiteral("several_captures"), QT_TRANSLATE_NOOP("ErrorText", "The archive holds several captures; only one was read. Hand the others in as files of their own.")},
        {QStringLiteral("entry_unusable"), QT_TRANSLATE_NOOP("ErrorText", "A member of the list is no request; it was left out.")},
        {QStringLiteral("entry_broken"), QT_TRANSLATE_NOOP("ErrorText", "A request is damaged and was left out; what stands before and after it was read.")},
        {QStringLiteral("entry_too_large"), QT_TRANSLATE_NOOP("ErrorText", "A request is larger than 256 MB; it was left out.")},
        {QStringLiteral("body_truncated"), QT_TRANSLATE_NOOP("ErrorText", "A body was cut off by the tool that recorded it; its beginning was read.")},
        {QStringLiteral("body_undecodable"), QT_TRANSLATE_NOOP("ErrorText", "A body that is called compressed could not be decompressed; it stays as it is.")},
        {QStringLiteral("bad_base64"), QT_TRANSLATE_NOOP("ErrorText", "A body that is called base64 is none; it was taken as text.")},
        {QStringLiteral("side_file_missing"), QT_TRANSLATE_NOOP("ErrorText", "A body lies in a file of its own that is not here; hand in the archive that holds both.")},
        {QStringLiteral("expands_too_much"), QT_TRANSLATE_NOOP("ErrorText", "The compressed file holds far more than its size allows; what comes later was not read.")},
        {QStringLiteral("container_damaged"), QT_TRANSLATE_NOOP("ErrorText", "The compressed file ends too early; what comes later is missing.")},
        {QStringLiteral("not_json_literal"), QT_TRANSLATE_NOOP("ErrorText", "Words that JSON does not have were read as null.")},
        {QStringLiteral("comments"), QT_TRANSLATE_NOOP("ErrorText", "Comments stood in the JSON; they were skipped.")},
        {QStringLiteral("extra_commas"), QT_TRANSLATE_NOOP("ErrorText", "Commas too many stood in the JSON; they were skipped.")},
        {QStringLiteral("bad_escapes"), QT_TRANSLATE_NOOP("ErrorText", "Backslashes stood where JSON allows none; they were taken as they are.")},
        {QStringLiteral("control_characters"), QT_TRANSLATE_NOOP("ErrorText", "Raw control characters stood in the JSON; they were taken as they are.")},
        {QStringLiteral("invalid_utf8"), QT_TRANSLATE_NOOP("ErrorText", "Bytes that are not UTF-8 were read as �.")},
        {QStringLiteral("lone_surrogates"), QT_TRANSLATE_NOOP("ErrorText", "Halves of characters were read as �.")},
        {QStringLiteral("opened_in_part"), QT_TRANSLATE_NOOP("ErrorText", "Bodies wrapped too often, nested too deep or expanding too far were opened only in part.")},
        {QStringLiteral("truncated"), QT_TRANSLATE_NOOP("ErrorText", "The file ends in the middle; what stands before the break was read.")},
        {QStringLiteral("tag_not_carried"), QT_TRANSLATE_NOOP("ErrorText", "The place of a tag is not in this version.")},
        {QStringLiteral("artifact_altered"), QT_TRANSLATE_NOOP("ErrorText", "The stored bytes are not those that were imported.")},
        {QStringLiteral("chain_broken"), QT_TRANSLATE_NOOP("ErrorText", "An event does not follow the one before it.")},
        {QStringLiteral("chain_cut"), QT_TRANSLATE_NOOP("ErrorText", "The end of the audit chain is missing.")},
        {QStringLiteral("chain_gap"), QT_TRANSLATE_NOOP("ErrorText", "An event of the audit chain is missing.")},
        {QStringLiteral("event_altered"), QT_TRANSLATE_NOOP("ErrorText", "An event is not what was recorded.")},
        {QStringLiteral("event_unreadable"), QT_TRANSLATE_NOOP("ErrorText", "An event names a row that cannot be read.")},
        {QStringLiteral("row_altered"), QT_TRANSLATE_NOOP("ErrorText", "A row is not what the last event about it recorded.")},
        {QStringLiteral("row_missing"), QT_TRANSLATE_NOOP("ErrorText", "A row that an event tells of is gone.")},
        {QStringLiteral("row_orphaned"), QT_TRANSLATE_NOOP("ErrorText", "A row refers to one that is not there.")},
        {QStringLiteral("row_unvouched"), QT_TRANSLATE_NOOP("ErrorText", "No event tells of this row.")},
        {QStringLiteral("schema_altered"), QT_TRANSLATE_NOOP("ErrorText", "A table, index or trigger is not as this program makes it.")},
        {QStringLiteral("schema_unknown"), QT_TRANSLATE_NOOP("ErrorText", "The schema of the file is not known.")},
        {QStringLiteral("file_missing"), QT_TRANSLATE_NOOP("ErrorText", "The bundle has no such file.")},
        {QStringLiteral("file_unreadable"), QT_TRANSLATE_NOOP("ErrorText", "A file of the bundle cannot be read.")},
        {QStringLiteral("case_unreadable"), QT_TRANSLATE_NOOP("ErrorText", "case.json is not that of a bundle that this version knows.")},
        {QStringLiteral("key_differs"), QT_TRANSLATE_NOOP("ErrorText", "case.json names another key than the one that signed.")},
        {QStringLiteral("chain_unanchored"), QT_TRANSLATE_NOOP("ErrorText", "The last events of the audit chain are not signed for.")},
        {QStringLiteral("anchors_unreadable"), QT_TRANSLATE_NOOP("ErrorText", "The list of signed places cannot be read.")},
        {QStringLiteral("anchor_altered"), QT_TRANSLATE_NOOP("ErrorText", "The signature over a place of the chain is not that of its key.")},
        {QStringLiteral("anchor_unknown_key"), QT_TRANSLATE_NOOP("ErrorText", "The audit chain tells of no such key.")},
        {QStringLiteral("anchor_differs"), QT_TRANSLATE_NOOP("ErrorText", "The last place of the chain is not signed with the key of the bundle.")},
        {QStringLiteral("decision_unknown"), QT_TRANSLATE_NOOP("ErrorText", "The audit chain tells of no such decision.")},
        {QStringLiteral("decision_altered"), QT_TRANSLATE_NOOP("ErrorText", "The decision is not the one that the audit chain tells of.")},
        {QStringLiteral("decision_missing"), QT_TRANSLATE_NOOP("ErrorText", "The audit chain tells of a decision that is not in the bundle.")},
        {QStringLiteral("commitment_differs"), QT_TRANSLATE_NOOP("ErrorText", "What is there is not what was committed to.")},
        {QStringLiteral("rules_unknown"), QT_TRANSLATE_NOOP("ErrorText", "Nothing in the case rests on this rule pack.")},
        {QStringLiteral("pack_refused"), QT_TRANSLATE_NOOP("ErrorText", "The rule pack breaks a rule of packs; it is not used.")},
        {QStringLiteral("recipients_refused"), QT_TRANSLATE_NOOP("ErrorText", "The list of recipients breaks a rule of such lists; it is not used.")},
        {QStringLiteral("database_damaged"), QT_TRANSLATE_NOOP("ErrorText", "The database file is damaged.")},
    };
    return sentences;
}

const Sentences &limitSentences()
{
    static const Sentences sentences{
        {QStringLiteral("no_capture"), QT_TRANSLATE_NOOP("ErrorText", "No traffic was submitted: nothing is known of what the app sends.")},
        {QStringLiteral("capture_empty"), QT_TRANSLATE_NOOP("ErrorText", "The capture holds no request.")},
        {QStringLiteral("capture_incomplete"), QT_TRANSLATE_NOOP("ErrorText", "Part of the capture could not be read.")},
        {QStringLiteral("bodies_truncated"), QT_TRANSLATE_NOOP("ErrorText", "Bodies were cut off when they were recorded.")},
        {QStringLiteral("bodies_absent"), QT_TRANSLATE_NOOP("ErrorText", "The capture does not hold every body.")},
        {QStringLiteral("bodies_opaque"), QT_TRANSLATE_NOOP("ErrorText", "Some bodies cannot be looked into.")},
        {QStringLiteral("bodies_undecodable"), QT_TRANSLATE_NOOP("ErrorText", "Some bodies could not be decoded.")},
        {QStringLiteral("capture_sanitised"), QT_TRANSLATE_NOOP("ErrorText", "The capture was sanitised: values were removed before it was submitted.")},
        {QStringLiteral("hosts_not_decrypted"), QT_TRANSLATE_NOOP("ErrorText", "Traffic to some hosts was not decrypted.")},
        {QStringLiteral("consent_not_marked"), QT_TRANSLATE_NOOP("ErrorText", "It is not known when the user agreed.")},
        {QStringLiteral("first_party_unknown"), QT_TRANSLATE_NOOP("ErrorText", "It is not known which hosts are the developer's own.")},
        {QStringLiteral("no_notice"), QT_TRANSLATE_NOOP("ErrorText", "There is no privacy notice.")},
        {QStringLiteral("notice_unreadable"), QT_TRANSLATE_NOOP("ErrorText", "The privacy notice could not be read.")},
        {QStringLiteral("not_a_notice"), QT_TRANSLATE_NOOP("ErrorText", "What was submitted as privacy notice is none.")},
        {QStringLiteral("notice_incomplete"), QT_TRANSLATE_NOOP("ErrorText", "Part of the privacy notice could not be read.")},
        {QStringLiteral("no_manifest"), QT_TRANSLATE_NOOP("ErrorText", "There is no manifest.")},
        {QStringLiteral("code_not_analysed"), QT_TRANSLATE_NOOP("ErrorText", "The submitted code was not analysed.")},
        {QStringLiteral("app_type_unknown"), QT_TRANSLATE_NOOP("ErrorText", "The type of the app is not known, so need cannot be judged.")},
    };
    return sentences;
}

/// Core's own words, as a sentence: some of its messages begin small and end without a stop.
QString asSentence(const std::string &message)
{
    QString words = QString::fromStdString(message).trimmed();
    if (words.isEmpty())
        return words;
    words[0] = words.at(0).toUpper();
    const QChar last = words.back();
    return last == QLatin1Char('.') || last == QChar(0x3002) || last == QLatin1Char('!') ? words : words + QLatin1Char('.');
}

}  // namespace

QString diagnosticText(const Diagnostic &diagnostic)
{
    const char *source = diagnosticSentences().value(QString::fromStdString(diagnostic.code), nullptr);
    const QString translated = source ? Texts::tr(source) : QString();
    // In English core's own message says more: it has the particulars.
    const bool isEnglish = !source || translated == QString::fromUtf8(source);
    const QString sentence = isEnglish && !diagnostic.message.empty() ? asSentence(diagnostic.message) : translated;
    if (diagnostic.where.empty())
        return sentence;
    //: %1 a sentence, %2 the place: a file, "line 3", "byte 812"
    return Texts::tr("%1 (%2)").arg(sentence, QString::fromStdString(diagnostic.where));
}

QString limitText(const std::string &key)
{
    const char *source = limitSentences().value(QString::fromStdString(key), nullptr);
    return source ? Texts::tr(source) : QString::fromStdString(key);
}

}  // namespace probity::ui
