#include "import/traffic/diagnostic_log.h"

#include <utility>

namespace probity::traffic {

void DiagnosticLog::note(std::string_view code, std::string_view message, std::string where, Loss loss, std::uint64_t count)
{
    if (count == 0)
        return;
    if (loss == Loss::Part)
        m_isComplete = false;
    const auto known = m_places.find(code);
    if (known != m_places.end()) {
        m_items[known->second].count += count;
        return;
    }
    m_places.emplace(std::string(code), m_items.size());
    m_items.push_back(Item{Diagnostic{std::string(code), std::string(message), std::move(where)}, count});
}

bool DiagnosticLog::has(std::string_view code) const
{
    return m_places.find(code) != m_places.end();
}

void DiagnosticLog::writeTo(std::vector<Diagnostic> &out) const
{
    for (const Item &item : m_items) {
        out.push_back(item.diagnostic);
        if (item.count > 1)
            out.back().message += " (" + std::to_string(item.count) + " times, first here)";
    }
}

}  // namespace probity::traffic
