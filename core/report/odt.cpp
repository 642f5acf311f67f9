#include "report/odt.h"

#include <fmt/format.h>

#include "report/letter_blocks.h"
#include "report/stored_zip.h"
#include "report/xml_text.h"

namespace probity {

namespace {

using Kind = LetterBlock::Kind;

constexpr const char *mimeType = "application/vnd.oasis.opendocument.text";
constexpr const char *declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr const char *namespaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                                   "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
                                   "office:version=\"1.3\"";

constexpr const char *styles = R"(<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-top="0.05in" fo:margin-bottom="0.08in"/><style:text-properties fo:font-size="11pt" style:font-size-asian="11pt"/></style:default-style>
<style:style style:name="Title" style:family="paragraph"><style:text-properties fo:font-size="17pt" style:font-size-asian="17pt" fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:style style:name="Heading" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.2in" fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:style style:name="Seen" style:family="paragraph"><style:text-properties fo:color="#5a6878"/></style:style>
<style:style style:name="Small" style:family="paragraph"><style:text-properties fo:font-size="9pt" style:font-size-asian="9pt" fo:color="#6b7786"/></style:style>
<style:style style:name="Draft" style:family="paragraph"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold" fo:color="#8a4b00"/></style:style>
<style:style style:name="Plain" style:family="paragraph"/>
<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
</office:styles>
)";

// Line feeds inside a paragraph are elements of their own.
std::string lines(const std::string &text)
{
    std::string out;
    for (std::size_t at = 0;;) {
        const std::size_t end = text.find('\n', at);
        out += escapedXml(text.substr(at, end == std::string::npos ? end : end - at));
        if (end == std::string::npos)
            return out;
        out += "<text:line-break/>";
        at = end + 1;
    }
}

std::string paragraph(const char *style, const std::string &inner)
{
    return fmt::format("<text:p text:style-name=\"{}\">{}</text:p>\n", style, inner);
}

std::string blockOdt(const LetterBlock &block)
{
    switch (block.kind) {
    case Kind::Draft: return paragraph("Draft", lines(block.text));
    case Kind::Title: return fmt::format("<text:h text:style-name=\"Title\" text:outline-level=\"1\">{}</text:h>\n", lines(block.text));
    case Kind::Heading: return fmt::format("<text:h text:style-name=\"Heading\" text:outline-level=\"2\">{}</text:h>\n", lines(block.text));
    case Kind::Seen: return paragraph("Seen", lines(block.text));
    case Kind::Labelled: return paragraph("Plain", "<text:span text:style-name=\"Strong\">" + escapedXml(block.label) + "</text:span>" + lines(block.text));
    case Kind::Item: return "<text:list><text:list-item>" + paragraph("Plain", lines(block.text)) + "</text:list-item></text:list>\n";
    case Kind::Small: return paragraph("Small", lines(block.text));
    case Kind::Addressee:
    case Kind::Paragraph: break;
    }
    return paragraph("Plain", lines(block.text));
}

}  // namespace

Result<std::string> letterOdt(const Decision &decision, const LetterContext &context, const Catalogue &catalogue, const std::string &language)
{
    std::string body;
    for (const LetterBlock &block : letterBlocks(decision, context, catalogue, language))
        body += blockOdt(block);
    const std::string content = fmt::format("{}<office:document-content {}>\n<office:body><office:text>\n{}</office:text></office:body>\n</office:document-content>\n", declaration, namespaces, body);
    const std::string style = fmt::format("{}<office:document-styles {}>\n{}</office:document-styles>\n", declaration, namespaces, styles);
    const std::string manifest = std::string(declaration)
        + "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">\n"
          "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"" + mimeType + "\"/>\n"
          "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\n"
          "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>\n</manifest:manifest>\n";
    // ODF 1.3 part 2, 3.3: the media type stands first, stored.
    std::vector<ZipMember> members{{"mimetype", memorySource(mimeType)}, {"META-INF/manifest.xml", memorySource(manifest)}, {"content.xml", memorySource(content)}, {"styles.xml", memorySource(style)}};
    std::string out;
    const Status written = writeStoredZip(std::move(members), [&](std::string_view bytes) -> Status { out += bytes; return {}; }, TaskContext(), ZipOrder::AsGiven);
    if (!written)
        return tl::unexpected(written.error());
    return out;
}

}  // namespace probity
