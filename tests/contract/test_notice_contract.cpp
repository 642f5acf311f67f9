#include "base/text.h"
#include "import/notice/notice_reader.h"
#include "reader_contract.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

/// The three formats of notices under one contract.
class NoticeContract : public ReaderContract {
    Q_OBJECT

protected:
    virtual std::string path() const = 0;

    Result<Outcome> read(const ByteSource &bytes, const TaskContext &task) override
    {
        ArtifactInfo info;
        info.path = path();
        const auto document = readNotice(bytes, info, task);
        if (!document)
            return tl::unexpected(document.error());
        Outcome out{document->artifact, document->blocks.size(), toUtf8(document->text)};
        for (const NoticeBlock &block : document->blocks)
            out.dump += std::to_string(static_cast<int>(block.kind)) + ' ' + std::to_string(block.range.start) + ' ' + std::to_string(block.range.end) + '\n';
        for (const Diagnostic &warning : out.artifact.warnings)
            out.dump += warning.code + warning.message + warning.where + '\n';
        return out;
    }
    std::string hugeNumbers() const override { return sample(); }
};

class TestTextNoticeContract : public NoticeContract {
    Q_OBJECT

protected:
    std::string path() const override { return "notice.txt"; }
    std::string sample() const override { return "Privacy notice\n\nWe collect your phone number to register you.\nWe do not share it.\n"; }
    std::string nested(int depth) const override { return std::string(static_cast<std::size_t>(depth), '(') + " We collect your name.\n\nAnd more."; }
    std::string large() const override
    {
        std::string out;
        for (int i = 0; i < 30000; ++i)
            out += "We collect your phone number to register you.\n\n";
        return out;
    }
};

class TestHtmlNoticeContract : public NoticeContract {
    Q_OBJECT

protected:
    std::string path() const override { return "notice.html"; }
    std::string sample() const override { return "<html><body><h1>Privacy notice</h1><p>We collect your phone number.</p><ul><li>We do not share it.</li></ul></body></html>"; }
    std::string nested(int depth) const override
    {
        std::string out = "<html><body>";
        for (int i = 0; i < depth; ++i)
            out += "<div>";
        return out + "<p>We collect your name.</p></body></html>";
    }
    std::string large() const override
    {
        std::string out = "<html><body>";
        for (int i = 0; i < 30000; ++i)
            out += "<p>We collect your phone number to register you.</p>\n";
        return out + "</body></html>";
    }
};

class TestMarkdownNoticeContract : public NoticeContract {
    Q_OBJECT

protected:
    std::string path() const override { return "notice.md"; }
    std::string sample() const override { return "# Privacy notice\n\nWe collect your **phone number**.\n\n- We do not share it.\n"; }
    std::string nested(int depth) const override { return std::string(static_cast<std::size_t>(depth), '>') + " We collect your name.\n\nAnd more."; }
    std::string large() const override
    {
        std::string out = "# Privacy notice\n\n";
        for (int i = 0; i < 30000; ++i)
            out += "We collect your *phone number* to register you.\n\n";
        return out;
    }
};

class TestStringNoticeContract : public NoticeContract {
    Q_OBJECT

protected:
    std::string path() const override { return "strings.xml"; }
    std::string sample() const override { return "<resources><string name=\"privacy_1\">We collect your phone number to register you.</string><string name=\"privacy_2\">We do not share it, neither with partners nor with anybody else.</string></resources>"; }
    std::string nested(int depth) const override
    {
        std::string out = "<resources><string name=\"privacy\">";
        for (int i = 0; i < depth; ++i)
            out += "<b>";
        return out + "We collect your name, which you give us when you register with us.</string></resources>";
    }
    std::string large() const override
    {
        std::string out = "<resources>";
        for (int i = 0; i < 30000; ++i)
            out += "<string name=\"privacy\">We collect your phone number to register you, and we keep it.</string>\n";
        return out + "</resources>";
    }
};

PROBITY_TEST(TestTextNoticeContract)
PROBITY_TEST(TestStringNoticeContract)
PROBITY_TEST(TestHtmlNoticeContract)
PROBITY_TEST(TestMarkdownNoticeContract)
#include "test_notice_contract.moc"
