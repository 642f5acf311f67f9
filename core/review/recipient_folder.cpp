#include "review/recipient_folder.h"

#include "review/json_folder.h"

namespace probity {

RecipientFolder readRecipientFolder(const std::string &folder)
{
    JsonFolder read = readJsonFolder(folder, "recipients_refused");
    RecipientFolder out;
    out.refused = std::move(read.refused);
    for (JsonFolder::File &file : read.files) {
        std::vector<RecipientList> tried = out.lists;
        tried.push_back({file.name, std::move(file.text)});
        if (const auto list = Recipients::load(tried); list)
            out.lists = std::move(tried);
        else
            out.refused.push_back({"recipients_refused", list.error().detail, list.error().where.empty() ? file.name : list.error().where});
    }
    return out;
}

}  // namespace probity
