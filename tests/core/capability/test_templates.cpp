#include "core/capability/scan.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

class TestTemplates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatATemplateAsksForIsFound_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("markup");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const char *file, const char *markup, const char *found) {
            QTest::newRow(name) << QString(QLatin1String(file)) << QString::fromUtf8(markup) << QString::fromUtf8(found);
        };
        row("phone button", "a.wxml", "<view>\n <button type='primary' open-type=\"getPhoneNumber\">登录</button></view>", "<button open-type=\"getPhoneNumber\"> component 2:2");
        row("button with a choice", "a.wxml", "<button open-type=\"{{ok ? 'getPhoneNumber' : ''}}\"/>", "<button open-type=\"getPhoneNumber\"> component 1:1");
        row("over lines", "a.wxml", "<button\n  open-type=\"chooseAvatar\"\n/>", "<button open-type=\"chooseAvatar\"> component 1:1");
        row("camera", "a.wxml", "<camera device-position=\"back\"></camera>", "<camera> component 1:1");
        row("nickname keyboard", "a.wxml", "<input type=\"nickname\" placeholder=\"昵称\"/>", "<input type=\"nickname\"> component 1:1");
        row("identity card keyboard", "a.wxml", "<input type=\"idcard\"/>", "<input type=\"idcard\"> component 1:1");
        row("Alipay", "a.axml", "<button open-type=\"getAuthorize\" scope=\"phoneNumber\">手机号</button>", "<button open-type=\"getAuthorize\"> component 1:1; <button scope=\"phoneNumber\"> component 1:1");
        row("hint", "a.wxml", "<input placeholder=\"请输入手机号\"/>", "form:phone_number component");
        row("hint of two", "a.wxml", "<input placeholder=\"手机号/邮箱\"/>", "form:email component; form:phone_number component");
        row("whose number it is says nothing", "a.wxml", "<input placeholder=\"请输入联系人手机号\"/>", "form:phone_number component");
        row("whose name", "a.wxml", "<input placeholder=\"联系人的姓名\"/>", "form:name_nickname component");
        row("label before it", "a.wxml", "<view><text>身份证号</text></view><view><input bindinput=\"on\"/></view>", "form:national_id component");
        row("name of the field", "a.html", "<input name=\"phoneNumber\">", "form:phone_number component");
        row("model", "a.vue", "<template><input v-model=\"form.real_name\"/></template>", "form:name_nickname component");
        row("component of a library", "a.wxml", "<van-field label=\"收货地址\" value=\"{{x}}\"/>", "form:postal_address component");
        row("behind a script in capitals", "a.html", "<SCRIPT>f()</SCRIPT><input name=\"phoneNumber\"><script>g()</script>", "form:phone_number component");
        row("type of a page", "a.html", "<input type=\"email\">", "form:email component");
        row("autocomplete", "a.html", "<input autocomplete=\"cc-number\">", "form:payment_financial component");
        row("password", "a.html", "<input type=password>", "form:credentials_password component");
    }
    void whatATemplateAsksForIsFound()
    {
        QFETCH(QString, file);
        QFETCH(QString, markup);
        QFETCH(QString, found);
        const CodeReading code = scanned(file.toStdString(), markup.toStdString());
        std::string said = dump(code);
        if (found.startsWith(QLatin1String("form:"))) {     // the place of a field is its tag's
            said.clear();
            for (const Capability &capability : code.capabilities) {
                QCOMPARE(capability.places.at(0).reach, CodeReach::Field);
                said += (said.empty() ? "" : "; ") + capability.api + " component";
            }
        }
        QCOMPARE(QString::fromStdString(said), found);
    }

    void whatAsksForNothingIsNotCounted_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("markup");
        const auto row = [](const char *name, const char *file, const char *markup) { QTest::newRow(name) << QString(QLatin1String(file)) << QString::fromUtf8(markup); };
        row("comment", "a.wxml", "<!-- <camera/> <button open-type=\"getPhoneNumber\"/> -->");
        row("other button", "a.wxml", "<button open-type=\"share\">分享给手机号</button>");
        row("search", "a.wxml", "<input placeholder=\"搜索姓名或手机号\"/>");
        row("search by its key", "a.wxml", "<text>手机号</text><input confirm-type=\"search\"/>");
        row("hidden", "a.html", "<input type=\"hidden\" name=\"phone\">");
        row("choice", "a.html", "<label>email</label><input type=\"checkbox\">");
        row("somebody else's", "a.wxml", "<input placeholder=\"公司电话\"/>");
        row("word within a word", "a.html", "<input name=\"hotel\">");
        row("paragraph before it", "a.wxml", "<text>我们不会向任何人透露您填写的手机号，也不会把它用于其他用途，请放心填写下面的内容。</text><input/>");
        row("label of the input before", "a.wxml", "<text>手机号</text><input bindinput=\"a\"/><input bindinput=\"b\"/>");
        row("camera of a page", "a.html", "<camera></camera>");
        row("style", "a.html", "<style>a:after{content:'<input type=email>'}</style>");
    }
    void whatAsksForNothingIsNotCounted()
    {
        QFETCH(QString, file);
        QFETCH(QString, markup);
        std::string said;
        for (const Capability &capability : scanned(file.toStdString(), markup.toStdString()).capabilities)
            for (const CodePlace &place : capability.places)
                said += capability.api + (place.line == 1 ? " " : "");
        const bool isFirstOnly = markup.startsWith(QStringLiteral("<text>手机号</text><input bindinput"));
        QCOMPARE(said, std::string(isFirstOnly ? "form:phone_number " : ""));
    }

    void scriptsOfPagesAreRead()
    {
        QCOMPARE(dump(scanned("a.html", "<script>\nnavigator.geolocation.getCurrentPosition(f)\n</script>")), std::string("navigator.geolocation.getCurrentPosition call 2:1"));
        QCOMPARE(dump(scanned("a.vue", "<template><view @click=\"uni.getLocation()\"/></template>\n<script>\nuni.chooseImage()\n</script>")),
                 std::string("uni.getLocation call 1:25; uni.chooseImage call 3:1"));
        QCOMPARE(dump(scanned("a.html", "<body onclick=\"navigator.clipboard.readText()\">")), std::string("navigator.clipboard.readText call 1:16"));
        QCOMPARE(dump(scanned("a.html", "<script type=\"application/json\">{\"x\":\"wx.getLocation()\"} wx.getLocation()</script>")), std::string());
    }
};

PROBITY_TEST(TestTemplates)
#include "test_templates.moc"
