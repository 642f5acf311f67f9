#include "import/notice/notice_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "import/notice/guideline_json.h"
#include "import/notice/headings.h"
#include "import/notice/html_notice.h"
#include "import/notice/office_notice.h"
#include "import/notice/pdf_notice.h"
#include "import/notice/string_notice.h"
#include "import/notice/text_notice.h"

namespace probity {

namespace {

constexpr std::uint64_t textLimit = 16u << 20;      // bytes of text that are read
constexpr std::uint64_t packageLimit = 64u << 20;   // of a PDF or a package, pictures included

std::string extensionOf(const std::string &path)
{
    const std::size_t dot = path.rfind('.');
    const std::size_t slash = path.rfind('/');
    if (dot == std::string::npos || (slash != std::string::npos && dot < slash))
        return {};
    return toLowerAscii(std::string_view(path).substr(dot + 1));
}

bool isTemplate(const std::string &extension)
{
    return extension == "wxml" || extension == "vue" || extension == "axml" || extension == "swan" || extension == "ttml" || extension == "qml" || extension == "uvue";
}

/// The title of a document without markup for it: its first heading, or its first short block.
std::string titleOf(const NoticeDocument &document)
{
    const auto textOf = [&](const NoticeBlock &block) { return toUtf8(std::u32string_view(document.text).substr(block.range.start, block.range.end - block.range.start)); };
    for (const NoticeBlock &block : document.blocks)
        if (block.kind == NoticeBlock::Kind::Heading)
            return textOf(block);
    if (!document.blocks.empty()) {
        const TextRange first = document.blocks.front().range;
        if (looksLikeHeading(std::u32string_view(document.text).substr(first.start, first.end - first.start)))
            return textOf(document.blocks.front());
    }
    return {};
}

void warn(NoticeDocument &document, const char *code, std::string message)
{
    document.artifact.warnings.push_back({code, std::move(message), {}});
}

/// The first bytes of a source, up to `length`.
Result<std::string> readStart(const ByteSource &bytes, std::uint64_t length)
{
    std::string out(static_cast<std::size_t>(std::min(bytes.size(), length)), '\0');
    std::size_t at = 0;
    while (at < out.size()) {
        const Result<std::size_t> count = bytes.read(at, out.data() + at, out.size() - at);
        if (!count)
            return tl::unexpected<Error>(count.error());
        if (*count == 0)
            break;
        at += *count;
    }
    out.resize(at);
    return out;
}

/// PDF, DOCX, ODT: the text is taken out first; places are counted in it.
Status readExtracted(NoticeDocument &document, const ByteSource &bytes, bool isPdf, const TaskContext &task)
{
    Result<std::string> content = readAll(bytes, packageLimit);
    if (!content)
        return tl::unexpected<Error>(content.error());
    Result<ExtractedDocument> extracted = isPdf ? textOfPdf(*content, task) : textOfPackage(memorySource(std::move(*content)), document.artifact.path, task);
    if (!extracted)
        return tl::unexpected<Error>(extracted.error());
    document.artifact.format = extracted->format;
    document.artifact.complete = document.artifact.complete && extracted->isComplete;
    for (Diagnostic &warning : extracted->warnings)
        document.artifact.warnings.push_back(std::move(warning));
    document.source = extracted->text.take();
    readTextNotice(document, TextMarkup::Markdown, task);
    for (NoticeBlock &block : document.blocks) {
        const TextRange place = document.inSource(block.range);
        // They lie one behind the other: only the first that does not end before the block can reach into it.
        const std::vector<TextRange> &hidden = extracted->text.hiddenRanges();
        const auto next = std::partition_point(hidden.begin(), hidden.end(), [&](const TextRange &range) { return range.end <= place.start; });
        block.isHidden = next != hidden.end() && next->overlaps(place);
    }
    return {};
}

/// Text of any kind: decoded, then read by what it looks like.
Status readPlain(NoticeDocument &document, const ByteSource &bytes, const TaskContext &task)
{
    Result<std::string> content = readStart(bytes, textLimit);
    if (!content)
        return tl::unexpected<Error>(content.error());
    if (bytes.size() > textLimit) {
        warn(document, "text_too_large", fmt::format("only the first {} MB of {} were read: no notice for people is longer", textLimit >> 20, bytes.size()));
        document.artifact.complete = false;
    }
    DecodedText decoded = decodeText(*content);
    document.source = std::move(decoded.text);
    document.text.reserve(document.source.size());
    document.toSource.reserve(document.source.size() + 1);
    const std::string extension = extensionOf(document.artifact.path);
    const std::u32string_view source(document.source);
    const bool isPage = isTemplate(extension) || extension == "html" || extension == "htm" || extension == "xhtml";
    const bool canBeStrings = extension == "xml" || extension == "strings" || extension == "json" || extension == "arb";
    if (!isPage && readGuidelineJson(document, task)) {
        document.artifact.format = "wechat-privacy-guideline";
    } else if (canBeStrings && readStringNotice(document, task)) {
        // It has set the format. Texts of an app hold HTML often enough, so they are looked for first.
    } else if (isPage || looksLikeHtml(source)) {
        document.artifact.format = isTemplate(extension) ? extension : "html";
        readHtmlNotice(document, task);
    } else if (extension == "md" || extension == "markdown" || looksLikeMarkdown(source)) {
        document.artifact.format = "markdown";
        readTextNotice(document, TextMarkup::Markdown, task);
    } else {
        document.artifact.format = "text";
        readTextNotice(document, TextMarkup::Plain, task);
    }
    if (decoded.replaced > 0) {
        warn(document, "invalid_text", fmt::format("{} malformed sequences in {} were read as U+FFFD", decoded.replaced, name(decoded.encoding)));
        document.artifact.complete = false;
    }
    if (decoded.encoding != Encoding::Utf8)
        warn(document, "encoding", fmt::format("the text is not UTF-8; it was read as {}", name(decoded.encoding)));
    return {};
}

}  // namespace

Result<NoticeDocument> readNotice(const ByteSource &bytes, const ArtifactInfo &info, const TaskContext &task)
{
    NoticeDocument document;
    document.artifact = info;
    document.artifact.role = Role::Notice;
    const Result<std::string> head = readStart(bytes, 8);
    if (!head)
        return tl::unexpected<Error>(head.error());
    const bool isPdf = head->rfind("%PDF-", 0) == 0;
    const Status read = isPdf || looksLikePackage(*head) ? readExtracted(document, bytes, isPdf, task) : readPlain(document, bytes, task);
    if (!read)
        return tl::unexpected<Error>(read.error());
    if (task.isStopRequested())
        return failure(ErrorCode::Stopped, "stopped while reading the notice", info.path);
    if (document.title.empty())
        document.title = titleOf(document);
    if (document.blocks.empty())
        warn(document, "empty_notice", "there is no readable text in it");
    if (std::any_of(document.blocks.begin(), document.blocks.end(), [](const NoticeBlock &block) { return block.isHidden; }))
        warn(document, "hidden_text", "part of the text is hidden where it is published");
    return document;
}

}  // namespace probity
