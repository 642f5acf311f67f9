#include "ui/text/masked_text.h"

#include <algorithm>

#include <QUrl>

#include "analysis/observed/observer.h"
#include "ui/text/words.h"

namespace probity::ui {

namespace {

/// Values shorter than this are found by their place or beside their key only.
constexpr qsizetype tellingLength = 5;

QString escaped(const QString &key)
{
    return QString(key).replace(QLatin1Char('~'), QLatin1String("~0")).replace(QLatin1Char('/'), QLatin1String("~1"));
}

/// "…/contacts" covers "…/contacts/3/name".
bool covers(const QString &outer, const QString &inner)
{
    return !outer.isEmpty() && inner.startsWith(outer) && (inner.size() == outer.size() || inner[outer.size()] == QLatin1Char('/'));
}

QString quoted(const QString &value)
{
    QString out = value;
    out.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\"")).replace(QLatin1Char('\n'), QLatin1String("\\n"));
    return QLatin1Char('"') + out + QLatin1Char('"');
}

}  // namespace

Masker::Masker(std::vector<Observation> observations, bool isMasked) : m_observations(std::move(observations)), m_isMasked(isMasked) {}

QString Masker::shown(int observation, const QString &value) const
{
    if (!m_isMasked)
        return value;
    return text(maskValue(m_observations[static_cast<std::size_t>(observation)].category, value.toStdString()));
}

bool Masker::stands(const QString &all, qsizetype at, const Observation &observation) const
{
    if (static_cast<qsizetype>(text(observation.value).size()) >= tellingLength)
        return true;
    // Between the key and its value only punctuation may stand.
    qsizetype before = at;
    while (before > 0 && !all[before - 1].isLetterOrNumber())
        --before;
    const QString key = text(observation.key);
    return !key.isEmpty() && all.mid(qMax<qsizetype>(0, before - key.size()), key.size()).compare(key, Qt::CaseInsensitive) == 0;
}

MaskedText Masker::plain(const QString &all) const
{
    struct Found {
        qsizetype start;
        qsizetype length;
        int observation;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < m_observations.size(); ++i) {
        const QString value = text(m_observations[i].value);
        if (value.isEmpty())
            continue;
        QStringList spellings{value, QString::fromLatin1(QUrl::toPercentEncoding(value))};
        spellings.removeDuplicates();
        for (const QString &spelling : spellings)
            for (qsizetype at = all.indexOf(spelling); at >= 0; at = all.indexOf(spelling, at + spelling.size()))
                if (stands(all, at, m_observations[i]))
                    found.push_back({at, spelling.size(), static_cast<int>(i)});
    }
    std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return a.start != b.start ? a.start < b.start : a.length > b.length; });
    MaskedText out;
    qsizetype done = 0;
    for (const Found &hit : found) {
        if (hit.start < done)
            continue;
        out.text += QStringView(all).mid(done, hit.start - done);
        const QString value = shown(hit.observation, all.mid(hit.start, hit.length));
        out.marks.push_back({out.text.size(), value.size(), hit.observation});
        out.text += value;
        done = hit.start + hit.length;
    }
    out.text += QStringView(all).mid(done);
    return out;
}

QString Masker::scalar(const QString &pointer, const QString &value, int *observation) const
{
    for (std::size_t i = 0; i < m_observations.size(); ++i) {
        const Observation &candidate = m_observations[i];
        if (covers(text(candidate.pointer), pointer) && (candidate.part == Part::RequestBody || candidate.part == Part::ResponseBody)) {
            *observation = static_cast<int>(i);
            return shown(*observation, value);
        }
        if (candidate.value.size() >= static_cast<std::size_t>(tellingLength) && value == text(candidate.value)) {
            *observation = static_cast<int>(i);
            return shown(*observation, value);
        }
    }
    const MaskedText inside = plain(value);
    *observation = inside.marks.empty() ? -1 : inside.marks.front().observation;
    return inside.text;
}

void Masker::print(const JsonNode &node, const QString &pointer, int depth, MaskedText &out) const
{
    const QString indent(depth * 2, QLatin1Char(' '));
    if (node.kind == JsonNode::Kind::String || node.kind == JsonNode::Kind::Scalar) {
        int observation = -1;
        const QString value = scalar(pointer, node.value, &observation);
        const QString written = node.kind == JsonNode::Kind::String ? quoted(value) : value;
        if (observation >= 0) {
            const qsizetype quote = node.kind == JsonNode::Kind::String ? 1 : 0;
            out.marks.push_back({out.text.size() + quote, written.size() - 2 * quote, observation});
        }
        out.text += written;
        return;
    }
    const bool isObject = node.kind == JsonNode::Kind::Object;
    out.text += QLatin1Char(isObject ? '{' : '[');
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const JsonNode &child = node.children[i];
        out.text += QLatin1String(i == 0 ? "\n" : ",\n") + indent + QLatin1String("  ");
        if (isObject)
            out.text += quoted(child.key) + QLatin1String(": ");
        print(child, pointer + QLatin1Char('/') + escaped(child.key), depth + 1, out);
    }
    if (!node.children.empty())
        out.text += QLatin1Char('\n') + indent;
    out.text += QLatin1Char(isObject ? '}' : ']');
}

MaskedText Masker::json(const QString &all) const
{
    const auto tree = parseJson(all);
    if (!tree)
        return plain(all);
    MaskedText out;
    print(*tree, {}, 0, out);
    return out;
}

QString Masker::field(Part part, const QString &name, const QString &value, bool *isPersonal) const
{
    *isPersonal = false;
    for (std::size_t i = 0; i < m_observations.size(); ++i) {
        const Observation &candidate = m_observations[i];
        const QString key = text(candidate.key);
        const bool isItself = candidate.part == part && (key.compare(name, Qt::CaseInsensitive) == 0 || text(candidate.pointer).compare(name, Qt::CaseInsensitive) == 0);
        if (isItself && (text(candidate.value) == value || candidate.encodings.size() > 0)) {
            *isPersonal = true;
            return shown(static_cast<int>(i), value);
        }
    }
    const MaskedText inside = plain(value);
    *isPersonal = !inside.marks.empty();
    return inside.text;
}

}  // namespace probity::ui
