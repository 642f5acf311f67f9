#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/observed/download_links.h"
#include "analysis/observed/key_lexicon.h"
#include "analysis/observed/opener.h"
#include "analysis/observed/persona_index.h"
#include "analysis/observed/plausibility.h"
#include "model/observation.h"

namespace probity::observed {

/// Where a layer stands: what is the same for everything found in it.
struct Place {
    Part part = Part::RequestBody;
    Direction direction = Direction::Sent;
    std::vector<std::string> encodings;     ///< undone so far
    std::string pointer;                    ///< of the value that the layer was opened from
    std::string key;                        ///< the name that value had
    int layer = 0;
};

/// Remembers what keys mean: the same few hundred keys come thousands of times.
class KeyMemory {
public:
    const KeyMeaning &meaning(const KeyLexicon &lexicon, std::string_view key, std::string_view parent);

private:
    std::unordered_map<std::string, std::unique_ptr<KeyMeaning>> m_known;
    std::string m_joined;
};

/// Looks at the values of opened layers of one entry and notes what is somebody's data.
class Examiner {
public:
    Examiner(const KeyLexicon &lexicon, const PersonaIndex &persona, const DownloadLinks &links, KeyMemory &memory, Arena &arena, std::vector<Observation> &out)
        : m_lexicon(lexicon), m_persona(persona), m_links(links), m_memory(memory), m_arena(arena), m_out(out)
    {
    }

    Arena &arena() noexcept { return m_arena; }
    /// App packages whose addresses stand in what was received.
    std::vector<DownloadLink> takeLinks() { return std::move(m_foundLinks); }
    /// Values that look encrypted, in the order they were met.
    const std::vector<OpaqueValue> &opaqueValues() const noexcept { return m_opaque; }
    /// How many bytes of one part such values take up as they were sent.
    std::size_t opaqueBytes(Part part) const noexcept;
    void noteOpaque(const Place &place, std::string pointer, std::size_t bytes, std::size_t sentBytes);
    /// Whether a field of this name was already taken for something.
    bool hasNoted(Part part, std::string_view key) const;
    void examineLayer(const Opened &opened, const Place &place);
    /// A single named value: a header, a cookie.
    void examineValue(std::string_view key, std::string_view value, const Place &place);
    /// Text without names: the persona's values and, when sent, forms.
    void examineText(std::string_view text, const Place &place);
    /// The tester's values alone, and only those that were not found in this part before.
    void examineRest(std::string_view text, const Place &place);
    void examineFile(const FilePart &file, const Place &place);
    void noteMedia(std::string_view mediaType, std::size_t size, std::string_view key, const Place &place);
    /// Something that was found by other means than a single value.
    void note(const CategoryId &category, Basis basis, Confidence confidence, const Place &place, std::string pointer, std::string_view key, std::string_view value, std::string explanation);

private:
    struct Leaf {
        std::string_view key;
        std::string_view parentKey;
        std::string_view value;
        NodeKind kind = NodeKind::Text;
        const Nodes *nodes = nullptr;       ///< nullptr: pointer alone
        std::uint32_t at = 0;
        std::string pointer;                ///< used where `nodes` is nullptr
    };
    struct Pair {
        std::uint32_t latitude = 0;
        std::uint32_t longitude = 0;
        std::uint32_t nearLatitude = 0;
        std::uint32_t nearLongitude = 0;
        Point point;
        int decimals = 0;
    };

    void examineNode(const Nodes &nodes, std::uint32_t at, std::string_view key, std::string_view parentKey, const Place &place);
    void examineObject(const Nodes &nodes, std::uint32_t at, std::string_view key, const Place &place);
    bool examineList(const Nodes &nodes, std::uint32_t at, std::string_view key, std::string_view parentKey, const Place &place);
    void examineLeaf(const Leaf &leaf, const Place &place);
    void watchLinks(std::string_view text, const std::string &pointer);
    void watchOpaque(const Leaf &leaf, const Place &place);
    bool examineOpened(const Leaf &leaf, const Opened &opened, const Place &place);
    bool judge(const Leaf &leaf, std::string_view value, const Place &place);
    bool judgePersona(const Leaf &leaf, std::string_view value, const Place &place, std::vector<std::string> &categories, bool &isWhole);
    bool judgeKey(const Leaf &leaf, std::string_view value, const KeyMeaning &meaning, const Place &place, std::vector<std::string> &categories, bool isTaken);
    bool judgeForms(const Leaf &leaf, std::string_view value, const KeyMeaning &meaning, const Place &place, std::vector<std::string> &categories);
    bool judgePoint(const Leaf &leaf, std::string_view value, const KeyMeaning &meaning, const Place &place);
    bool judgeCoordinate(const Leaf &leaf, std::string_view value, const KeyMeaning &meaning, const Place &place);
    bool notePeople(const Leaf &leaf, std::string_view value, const KeyMeaning &meaning, const Place &place);
    bool readCoordinateOf(const Node &node, const KeyMeaning &meaning, double &value, int &decimals);
    void examineNamedValues(const Nodes &nodes, std::uint32_t at, const Place &place);
    bool examinePairOf(const Nodes &nodes, std::uint32_t at, const Place &place);
    void watchPair(const Nodes &nodes, std::uint32_t at, std::string_view parentKey, Pair &pair);
    void notePair(const Nodes &nodes, const Pair &pair, std::string_view key, const Place &place);
    std::string pointerOf(const Leaf &leaf, const Place &place) const;

    const KeyLexicon &m_lexicon;
    const PersonaIndex &m_persona;
    const DownloadLinks &m_links;
    KeyMemory &m_memory;
    Arena &m_arena;
    std::vector<Observation> &m_out;
    std::unordered_map<std::string, std::size_t> m_noted;   ///< what was noted already → its row in m_out
    std::vector<DownloadLink> m_foundLinks;
    std::vector<OpaqueValue> m_opaque;
    std::unordered_map<int, std::size_t> m_opaqueBytes;     ///< by part
    std::vector<PersonaHit> m_personaHits;
    std::vector<FormHit> m_formHits;
};

}  // namespace probity::observed
