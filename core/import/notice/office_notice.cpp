#include "import/notice/office_notice.h"

#include <algorithm>

#include "import/members.h"
#include "import/notice/office_internal.h"

namespace probity {

namespace {

constexpr std::uint64_t largestXml = 32u << 20;

/// Parses a member; what is broken is read up to the break, and said.
Status parse(const members::Member &member, pugi::xml_document &into, ExtractedDocument &out)
{
    const Result<std::string> bytes = readAll(*member.bytes, largestXml);
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    // White space between runs is text; document types and their entities are not read.
    const pugi::xml_parse_result result = into.load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata);
    if (!result)
        out.incomplete("damaged_package", member.path + " is damaged at byte " + std::to_string(result.offset) + ": " + result.description() + "; what came before was read");
    return {};
}

}  // namespace

bool looksLikePackage(std::string_view bytes) noexcept
{
    return bytes.substr(0, 4) == std::string_view("PK\3\4");
}

Result<ExtractedDocument> textOfPackage(const ByteSourcePtr &archive, const std::string &path, const TaskContext &task)
{
    const Result<members::Members> members = members::ofZip(archive, path, task);
    if (!members)
        return tl::unexpected<Error>(members.error());
    const auto find = [&](std::string_view name) {
        return std::find_if(members->files.begin(), members->files.end(), [&](const members::Member &member) { return member.path == name; });
    };
    ExtractedDocument out;
    out.warnings = members->warnings;
    const auto document = find("word/document.xml");
    const auto content = find("content.xml");
    pugi::xml_document xml;
    if (document != members->files.end()) {
        out.format = "docx";
        pugi::xml_document styles;
        if (const Status parsed = parse(*document, xml, out); !parsed)
            return tl::unexpected<Error>(parsed.error());
        if (const auto found = find("word/styles.xml"); found != members->files.end())
            if (const Status parsed = parse(*found, styles, out); !parsed)
                return tl::unexpected<Error>(parsed.error());
        readDocx(xml, styles, out, task);
    } else if (content != members->files.end()) {
        out.format = "odt";
        if (const Status parsed = parse(*content, xml, out); !parsed)
            return tl::unexpected<Error>(parsed.error());
        readOdt(xml, out, task);
    } else {
        return failure(ErrorCode::BadFormat, "a zip without word/document.xml or content.xml is no document", path);
    }
    if (task.isStopRequested())
        return failure(ErrorCode::Stopped, "stopped while reading the document", path);
    if (out.text.isFull())
        out.incomplete("document_too_large", "the text is longer than eight million characters; what came before was read");
    return out;
}

}  // namespace probity
