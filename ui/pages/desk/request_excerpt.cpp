#include "ui/pages/desk/request_excerpt.h"

#include <algorithm>

#include "analysis/observed/observer.h"
#include "ui/text/words.h"

namespace probity::ui {

namespace {

constexpr std::size_t readBytes = 256 * 1024;
constexpr qsizetype linesAround = 2;
constexpr qsizetype longestLine = 160;

/// The lines around a mark, with the marks that fall into them.
MaskedText cut(const MaskedText &all, const MaskedText::Mark &mark)
{
    qsizetype start = mark.start;
    for (qsizetype lines = 0; start > 0 && (all.text[start - 1] != QLatin1Char('\n') || lines++ < linesAround) && mark.start - start < longestLine;)
        --start;
    qsizetype end = mark.start + mark.length;
    for (qsizetype lines = 0; end < all.text.size() && (all.text[end] != QLatin1Char('\n') || lines++ < linesAround) && end - mark.start - mark.length < longestLine;)
        ++end;
    MaskedText part;
    part.text = all.text.mid(start, end - start);
    for (const auto &other : all.marks)
        if (other.start >= start && other.start + other.length <= end)
            part.marks.push_back({other.start - start, other.length, other.observation});
    return part;
}

MaskedText search(const OpenedLayer &layer, const Masker &masker, int observation, int depth)
{
    if (!layer.text.empty()) {
        const QString all = text(layer.text.substr(0, readBytes));
        const MaskedText masked = layer.coding == "json" ? masker.json(all) : masker.plain(all);
        const auto mark = std::find_if(masked.marks.begin(), masked.marks.end(), [observation](const auto &one) { return one.observation == observation; });
        // The innermost layer says it best: the outer one may hold the value inside a longer coded word.
        if (mark != masked.marks.end())
            return cut(masked, *mark);
    }
    for (const OpenedLayer &inside : layer.inside)
        if (depth < 16)
            if (MaskedText found = search(inside, masker, observation, depth + 1); !found.text.isEmpty())
                return found;
    return {};
}

MaskedText field(const QString &name, const QString &value, int observation)
{
    MaskedText one;
    one.text = name + QLatin1String(": ");
    one.marks.push_back({one.text.size(), qMin(value.size(), longestLine), observation});
    one.text += value.left(longestLine);
    return one;
}

MaskedText search(const std::vector<NameValue> &pairs, const Masker &masker, int observation)
{
    const Observation &wanted = masker.observations().at(static_cast<std::size_t>(observation));
    for (const auto &pair : pairs) {
        const QString name = text(pair.first);
        bool isPersonal = false;
        const QString value = masker.field(wanted.part, name, text(pair.second), &isPersonal);
        const bool isNamed = name.compare(text(wanted.key), Qt::CaseInsensitive) == 0 || name.compare(text(wanted.pointer), Qt::CaseInsensitive) == 0;
        if (isPersonal && isNamed)
            return field(name, value, observation);
    }
    return {};
}

}  // namespace

MaskedText requestExcerpt(const TrafficEntry &entry, const Masker &masker, int observation)
{
    if (observation < 0 || observation >= static_cast<int>(masker.observations().size()))
        return {};
    switch (masker.observations()[static_cast<std::size_t>(observation)].part) {
    case Part::RequestBody:
        return search(openBody(entry.requestBody), masker, observation, 0);
    case Part::ResponseBody:
        return search(openBody(entry.responseBody), masker, observation, 0);
    case Part::Header:
        return search(entry.requestHeaders, masker, observation);
    case Part::Cookie:
        return search(entry.requestCookies, masker, observation);
    case Part::Query:
        return search(entry.query, masker, observation);
    case Part::Url:
    case Part::WebSocket:
        break;
    }
    return {};
}

}  // namespace probity::ui
