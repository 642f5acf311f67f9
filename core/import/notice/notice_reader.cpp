#include "import/notice/notice_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "import/notice/guideline_json.h"
#include "import/notice/headings.h"
#include "import/notice/html_notice.h"
#include "import/notice/text_notice.h"

namespace probity {

namespace {

constexpr std::uint64_t sizeLimit = 16u << 20;

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

}  // namespace

Result<NoticeDocument> readNotice(const ByteSource &bytes, const ArtifactInfo &info, const TaskContext &task)
{
    const Result<std::string> content = readAll(bytes, sizeLimit);
    if (!content)
        return tl::unexpected<Error>(content.error());
    NoticeDocument document;
    document.artifact = info;
    document.artifact.role = Role::Notice;
    DecodedText decoded = decodeText(*content);
    document.source = std::move(decoded.text);
    document.text.reserve(document.source.size());
    document.toSource.reserve(document.source.size() + 1);

    const std::string extension = extensionOf(info.path);
    const std::u32string_view source(document.source);
    if (isTemplate(extension) || extension == "html" || extension == "htm" || extension == "xhtml" || looksLikeHtml(source)) {
        document.artifact.format = isTemplate(extension) ? extension : "html";
        readHtmlNotice(document, task);
    } else if (readGuidelineJson(document, task)) {
        document.artifact.format = "wechat-privacy-guideline";
    } else if (extension == "md" || extension == "markdown" || looksLikeMarkdown(source)) {
        document.artifact.format = "markdown";
        readTextNotice(document, TextMarkup::Markdown, task);
    } else {
        document.artifact.format = "text";
        readTextNotice(document, TextMarkup::Plain, task);
    }
    if (task.isStopRequested())
        return failure(ErrorCode::Stopped, "stopped while reading the notice", info.path);
    if (document.title.empty())
        document.title = titleOf(document);
    if (decoded.replaced > 0) {
        warn(document, "invalid_text", fmt::format("{} malformed sequences in {} were read as U+FFFD", decoded.replaced, name(decoded.encoding)));
        document.artifact.complete = false;
    }
    if (decoded.encoding != Encoding::Utf8)
        warn(document, "encoding", fmt::format("the text is not UTF-8; it was read as {}", name(decoded.encoding)));
    if (document.blocks.empty())
        warn(document, "empty_notice", "there is no readable text in it");
    if (std::any_of(document.blocks.begin(), document.blocks.end(), [](const NoticeBlock &block) { return block.isHidden; }))
        warn(document, "hidden_text", "part of the text is hidden where it is published");
    return document;
}

}  // namespace probity
