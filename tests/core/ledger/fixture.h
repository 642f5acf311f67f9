#pragma once

#include <memory>
#include <sstream>
#include <string>

#include "analysis/ledger/ledger_builder.h"
#include "model/assessment.h"
#include "taxonomy/recipients.h"
#include "taxonomy/taxonomy.h"

namespace probity::test {

/// A submission in shorthand, one item per ';'.
/// Notice: "+phone_number" collected, "-any" not collected, "@clipboard" on the device alone, ">precise_location amap" shared,
/// "!any" not shared with anybody, "!email umeng" not with that one; a recipient "*" is a class without a name, "?" at the end
/// makes it conditional. Traffic: "phone_number first", "device_id umeng", "email host.example"; '~' in front: only possible.
class LedgerFixture {
public:
    LedgerFixture()
    {
        taxonomy = *Taxonomy::load();
        recipients = *Recipients::load();
        assessment.submission.app.domains = {"qingting.example"};
        assessment.traffic.resize(1);
        assessment.traffic[0].artifact.path = "capture.har";
        addEntry("https://api.qingting.example/v1/ping?phone=13912345678");
    }

    void notice(const std::string &text)
    {
        AssessedNotice added;
        added.document.artifact.path = "privacy.md";
        added.document.artifact.role = Role::Notice;
        added.document.text = U"notice";
        added.reading.language = "zh";
        std::size_t place = 0;
        for (const std::string &item : split(text)) {
            Statement statement = statementOf(item);
            statement.term = {place, place + 1};
            statement.range = {place, place + 2};
            statement.text = item;
            place += 10;
            added.reading.statements.push_back(statement);
        }
        assessment.notices.push_back(added);
    }

    void traffic(const std::string &text)
    {
        for (std::string item : split(text)) {
            Observation seen;
            seen.confidence = Confidence::Certain;
            if (item[0] == '~') {
                seen.confidence = Confidence::Possible;
                item.erase(0, 1);
            }
            std::istringstream words(item);
            std::string category;
            std::string recipient;
            words >> category >> recipient;
            seen.category = CategoryId(category);
            seen.artifact = "capture.har";
            seen.host = hostFor(recipient);
            seen.party = recipient == "first" ? Party::First : Party::Third;
            seen.recipientName = recipient;
            seen.pointer = "/field";
            seen.excerpt = "1**";
            seen.value = "secret";
            seen.entry = addEntry("https://" + seen.host + "/v1/users/100234/send?q=secret");
            seen.time = assessment.entries.back().started;
            assessment.observations.push_back(seen);
        }
    }

    void asks(const std::string &category, const std::string &source)
    {
        ManifestDeclaration declaration;
        declaration.category = CategoryId(category);
        declaration.source = source;
        declaration.pointer = "/permission/" + source;
        declaration.artifact = "app.json";
        assessment.declarations.push_back(declaration);
    }

    void withoutCapture()
    {
        assessment.traffic.clear();
        assessment.entries.clear();
        assessment.entrySample.clear();
    }

    void build() { buildLedger(assessment, input, *taxonomy, *recipients); }

    const LedgerLine *line(const std::string &category, const std::string &recipient) const
    {
        for (const LedgerLine &candidate : assessment.ledger) {
            const bool isRecipient = recipient == "first" ? candidate.party == Party::First
                                                          : candidate.recipientId.value == recipient || candidate.recipient == recipient;
            if (candidate.category.value == category && isRecipient)
                return &candidate;
        }
        return nullptr;
    }

    std::uint32_t addEntry(const std::string &url)
    {
        EntrySummary entry;
        entry.index = static_cast<std::uint32_t>(assessment.entries.size());
        entry.url = url;
        entry.host = hostOf(url);
        entry.method = "POST";
        entry.requestState = BodyState::Present;
        entry.started = Timestamp{1770000000000000 + entry.index * std::int64_t{1000000}, 480};
        assessment.entries.push_back(entry);
        assessment.entrySample.push_back(0);
        assessment.traffic[0].entries = assessment.entries.size();
        return entry.index;
    }

    static std::string hostFor(const std::string &recipient)
    {
        if (recipient == "first")
            return "api.qingting.example";
        if (recipient == "amap")
            return "restapi.amap.com";
        if (recipient == "umeng")
            return "ulogs.umeng.com";
        return recipient;
    }

    Assessment assessment;
    ReviewInput input;
    std::shared_ptr<const Taxonomy> taxonomy;
    std::shared_ptr<const Recipients> recipients;

private:
    static std::vector<std::string> split(const std::string &text)
    {
        std::vector<std::string> out;
        std::istringstream stream(text);
        for (std::string item; std::getline(stream, item, ';');) {
            item.erase(0, item.find_first_not_of(' '));
            if (!item.empty())
                out.push_back(item);
        }
        return out;
    }

    static Statement statementOf(std::string item)
    {
        Statement statement;
        if (item.back() == '?') {
            statement.isConditional = true;
            item.pop_back();
        }
        switch (item[0]) {
        case '+': statement.stance = Stance::Collected; break;
        case '-': statement.stance = Stance::NotCollected; break;
        case '@': statement.stance = Stance::Accessed; break;
        case '>': statement.stance = Stance::Shared; break;
        default: statement.stance = Stance::NotShared; break;
        }
        std::istringstream words(item.substr(1));
        std::string category;
        std::string recipient;
        words >> category >> recipient;
        statement.category = CategoryId(category);
        if (recipient == "*") {
            statement.recipients = {"partners"};
            statement.hasUnnamedRecipient = true;
        } else if (!recipient.empty()) {
            statement.recipients = {recipient};
            if (recipient.find('.') == std::string::npos && recipient != "Acme")
                statement.recipientIds = {RecipientId(recipient)};
        }
        statement.deniesAllRecipients = statement.stance == Stance::NotShared && recipient.empty();
        return statement;
    }
};

}  // namespace probity::test
