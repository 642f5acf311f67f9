#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/byte_source.h"
#include "model/observation.h"
#include "taxonomy/recipients.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// Reads a persona file (contract.md). Unknown members are warnings.
Result<Persona> readPersona(const ByteSource &bytes, const Taxonomy &taxonomy, std::vector<Diagnostic> &warnings);

/// What an observer needs to know besides its patterns.
struct ObserverSettings {
    Persona persona;
    std::vector<std::string> firstPartyDomains;     ///< registrable domains
    std::optional<Timestamp> consentAt;             ///< gives entries without a phase of their own theirs
};

/// The keys and words of resources/lexicon, indexed (about a millisecond). Loaded once, shared by all observers.
/// Values are looked up, not searched for: 93 of 100 textual bodies of a generated mini-program capture hold some key of the
/// lexicon and would pass a pattern engine's filter, while one pass over the opened values takes 0.4 s of processor time for
/// a capture of 110 MB (26.7 MB of it text), 245 to 275 MB/s a core with and without a persona.
class ObservationPatterns {
public:
    static Result<std::shared_ptr<const ObservationPatterns>> load(std::shared_ptr<const Taxonomy> taxonomy);
    ~ObservationPatterns();
    struct Private;
    const Private &d() const noexcept { return *m_d; }

private:
    ObservationPatterns();
    std::unique_ptr<const Private> m_d;
};

/// Finds the personal data in entries: opens every layer, looks at keys, forms with their checksums, and the persona's
/// values plain and hashed. observe() may run on several threads, one scratch each.
class Observer {
public:
    static Result<std::unique_ptr<Observer>> create(std::shared_ptr<const ObservationPatterns> patterns, std::shared_ptr<const Taxonomy> taxonomy,
                                                    std::shared_ptr<const Recipients> recipients, ObserverSettings settings);
    ~Observer();

    class Scratch {
    public:
        ~Scratch();
        Scratch(Scratch &&) noexcept;
        Scratch &operator=(Scratch &&) noexcept;

    private:
        friend class Observer;
        Scratch();
        struct Private;
        std::unique_ptr<Private> d;
    };
    Scratch makeScratch() const;

    struct EntryFindings {
        std::vector<Observation> observations;  ///< sent before received, then by place
        bool isOpaque = false;                  ///< a body is there that no layer explains, or an encrypted value is most of it
        std::vector<OpaqueValue> opaqueValues;  ///< whole bodies and single values that look encrypted; the first twenty
        std::vector<DownloadLink> links;        ///< app packages that the answer hands out; the first twenty
        std::vector<std::string> limits;        ///< what was opened only in part and why: "layers", "depth", "values", "size", "ratio"
        Phase phase = Phase::Unknown;
    };
    EntryFindings observe(const TrafficEntry &entry, Scratch &scratch) const;

private:
    Observer();
    struct Private;
    std::unique_ptr<const Private> d;
};

/// A value of an opened layer and where it stands in the layer's text, in bytes, quotation marks left out.
struct OpenedValue {
    std::string pointer;
    std::size_t start = 0;
    std::size_t end = 0;
    bool isOpaque = false;              ///< looks encrypted
};

/// One layer of an opened body, for the viewer: what it is, its text, and the layers inside.
struct OpenedLayer {
    std::string coding;                 ///< "json", "form", "protobuf", "gzip", "base64", "text", "binary", "image", ...
    std::string pointer;                ///< where it lies in the layer around it
    std::string text;                   ///< readable form, UTF-8; empty for binary
    std::size_t bytes = 0;              ///< how large the layer is
    bool isOpaque = false;              ///< bytes that no layer explains
    std::vector<OpenedValue> values;    ///< in the order of the text
    std::vector<OpenedLayer> inside;
    std::vector<std::string> limits;    ///< of the outermost layer: what was opened only in part, as EntryFindings::limits
};
/// Opens a body as the observer does, to show it. Bounded in depth and size.
OpenedLayer openBody(const Body &body);

/// Masks a personal value for display: first and last characters kept as its kind allows.
std::string maskValue(const CategoryId &category, const std::string &value);

}  // namespace probity
