#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "model/finding.h"
#include "model/observation.h"

namespace probity {

struct Recipient {
    RecipientId id;
    Bilingual name;                     ///< "AutoNavi" / "高德地图"
    std::vector<std::string> aliases;   ///< other names that notices use, lower case
    std::string role;                   ///< "app_analytics", "map_provider", ...
    std::string country;
    std::string source;                 ///< name of the list it comes from; empty: resources/
    bool isVerified = true;             ///< as the list says; the companies of resources/ are
};

/// A list that the user brings: JSON like resources/recipients/recipients.json, "source" naming where it comes from, and
/// "trust": "verified" or "unverified" (the default) for all of it or for one entry.
struct RecipientList {
    std::string name;                   ///< path of the file, for messages
    std::string text;
};

/// Who stands behind a host, and who a notice names: resources/recipients. Immutable; safe to share between threads.
class Recipients {
public:
    /// Later lists count before earlier ones and before resources/: a host or a name that stands twice goes to the last. An entry with
    /// the id of a known company adds to it. Errors: ResourceInvalid for our own, BadFormat with the list's name for a user's.
    static Result<std::shared_ptr<const Recipients>> load(const std::vector<RecipientList> &lists = {});

    const Recipient *recipient(const RecipientId &id) const noexcept;
    const Recipient *byHost(std::string_view host) const noexcept;      ///< longest matching suffix; nullptr: unknown
    /// The company that a notice's words name ("高德地图开放平台SDK", "Google Analytics"); nullptr: none that is known.
    const Recipient *byName(std::string_view words) const;
    const std::vector<Recipient> &all() const noexcept { return m_all; }

private:
    Recipients() = default;
    struct Private;
    std::shared_ptr<const Private> d;
    std::vector<Recipient> m_all;
};

/// "api.lexiang.co.uk" → "lexiang.co.uk" by the public suffix list; IP addresses and single labels unchanged; lower case.
std::string registrableDomain(std::string_view host);
/// Host of a URL, lower case, IDN in its ASCII form, without port and brackets; empty if it has none.
std::string hostOf(std::string_view url);

}  // namespace probity
