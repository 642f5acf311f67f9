#pragma once

#include <string>

#include <pugixml.hpp>

#include "base/task_context.h"
#include "import/notice/extracted_text.h"

namespace probity {

constexpr int deepestOfficeNode = 64;   ///< levels of tables within tables and frames within frames that are read

/// Reads the body of word/document.xml; `styles` is word/styles.xml, empty if there is none.
void readDocx(const pugi::xml_document &document, const pugi::xml_document &styles, ExtractedDocument &out, const TaskContext &task);
/// Reads content.xml.
void readOdt(const pugi::xml_document &content, ExtractedDocument &out, const TaskContext &task);

}  // namespace probity
