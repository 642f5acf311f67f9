#include "core/capability/scan.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

class TestScripts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(tables() != nullptr); }

    void callsAreFoundHoweverTheyAreWritten_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const char *code, const char *found) { QTest::newRow(name) << QString::fromUtf8(code) << QString::fromUtf8(found); };
        row("plain call", "wx.getLocation({type: 'gcj02'})", "wx.getLocation call 1:1");
        row("over lines and comments", "wx /* the */\n  . // way\n  getLocation()", "wx.getLocation call 1:1");
        row("optional chain", "wx?.getLocation?.({})", "wx.getLocation call 1:1");
        row("of the global object", "window.wx.getLocation()", "wx.getLocation call 1:8");
        row("not null, says TypeScript", "wx!.getLocation()", "wx.getLocation call 1:1");
        row("cast", "(wx as any).getLocation()", "wx.getLocation call 1:2");
        row("through call()", "wx.getLocation.call(null, {})", "wx.getLocation call 1:1");
        row("in brackets", "wx['getLocation']()", "wx.getLocation computed 1:1");
        row("put together", "wx['get' + \"Location\"]()", "wx.getLocation computed 1:1");
        row("in a template literal", "wx[`getLocation`]()", "wx.getLocation computed 1:1");
        row("spelled in escapes", "wx['\\x67etLoc\\u0061tion']()", "wx.getLocation computed 1:1");
        row("name spelled in escapes", "wx.\\u0067etLocation()", "wx.getLocation call 1:1");
        row("by a constant", "const which = 'getLocation';\nwx[which]()", "wx.getLocation computed 2:1");
        row("by a constant that is named again", "const a = /* which */ 'getLocation';\nwx[a](); /* a */ f(a);", "wx.getLocation computed 2:1");
        row("taken apart", "const { getLocation, chooseImage: pick } = wx;", "wx.getLocation destructured 1:9; wx.chooseImage destructured 1:22");
        row("by another name", "const w = wx;\nw.getLocation()", "wx.getLocation alias 2:1");
        row("by another name, typed", "const w: any = wx;\nw.getLocation()", "wx.getLocation alias 2:1");
        row("by another name, with a choice", "var api = typeof wx !== 'undefined' ? wx : my;\napi.getLocation()", "wx.getLocation alias 2:1");
        row("by another name, or else", "let sdk = window.jssdk || wx\nsdk.getLocation()", "wx.getLocation alias 2:1");
        row("handed on", "const where = promisify(wx.getLocation)", "wx.getLocation reference 1:25");
        row("inside a template literal", "`a ${wx.getLocation()} b`", "wx.getLocation call 1:6");
        row("behind Chinese text", "/* 位置 */ wx.getLocation()", "wx.getLocation call 1:10");
        row("of the browser", "navigator.geolocation.watchPosition(f)", "navigator.geolocation.watchPosition call 1:1");
        row("read, not called", "const ua = navigator.userAgent", "navigator.userAgent reference 1:12");
        row("constructed", "new Gyroscope()", "Gyroscope call 1:5");
        row("method of a manager", "wx.createMapContext('m').moveToLocation()", "MapContext.moveToLocation call 1:26");
        row("of Alipay", "my.getPhoneNumber({})", "my.getPhoneNumber call 1:1");
        row("of Douyin", "tt.chooseAddress({})", "tt.chooseAddress call 1:1");
        row("of uni-app", "uni.chooseImage({})", "uni.chooseImage call 1:1");
        row("of Taro by module", "import Taro from '@tarojs/taro'\nTaro.getLocation()", "Taro.getLocation call 2:1");
        row("of Taro by a name of its own", "import * as T from '@tarojs/taro'\nT.getLocation()", "Taro.getLocation alias 2:1");
        row("imported by name", "import { getLocation as here } from '@tarojs/taro'", "Taro.getLocation destructured 1:10");
        row("required", "const t = require('@tarojs/taro');\nt.getLocation()", "Taro.getLocation alias 2:1");
        row("of an extension", "chrome.cookies.getAll({}, f)", "chrome.cookies.getAll call 1:1");
        row("scope asked for", "wx.authorize({ scope: 'scope.record' })", "scope.record permission 1:24");
        row("button in a script", "<Button openType=\"getPhoneNumber\" />", "<button open-type=\"getPhoneNumber\"> component 1:19");
    }
    void callsAreFoundHoweverTheyAreWritten()
    {
        QFETCH(QString, code);
        QFETCH(QString, found);
        QCOMPARE(QString::fromStdString(dump(scanned("page.ts", code.toStdString()))), found);
    }

    void templatesThatTheToolsCompiledAreRead()
    {
        const std::string compiled = "Z([3,'getPhoneNumber']);Z([3,'share']);var a=_n('camera');var b=_mz(z,'camera',['a',1]);f('camera','getPhoneNumber')";
        QCOMPARE(QString::fromStdString(dump(scanned("page-frame.js", compiled))),
                 QStringLiteral("<button open-type=\"getPhoneNumber\"> component 1:7; <camera> component 1:50; <camera> component 1:72"));
    }

    void whatIsNoCallIsNotCounted_data()
    {
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const char *code) { QTest::newRow(name) << QString::fromUtf8(code); };
        row("line comment", "// wx.getLocation()");
        row("block comment", "/* wx.getLocation() */");
        row("text", "console.log('wx.getLocation()')");
        row("text with an escaped quote", "x = 'it\\'s wx.getLocation()'");
        row("template literal", "x = `wx.getLocation()`");
        row("regular expression", "x.match(/wx.getLocation()/)");
        row("regular expression behind return", "return /'wx.getLocation()/.test(x)");
        row("asked whether it exists", "if (wx.getLocation) { old() }");
        row("asked whether it does not", "if (!wx.getLocation) { old() }");
        row("typeof", "typeof wx.getLocation === 'function'");
        row("compared", "wx.getLocation == null");
        row("ternary", "x = wx.getLocation ? 1 : 2");
        row("canIUse", "wx.canIUse('getLocation')");
        row("overridden", "wx.getLocation = function () {}");
        row("property of something else", "this.wx.getLocation()");
        row("key of an object", "x = { wx: 1, getLocation: 2 }");
        row("own object of that name", "var my = this; my.getLocation()");
        row("other interface", "wx.showToast({})");
        row("longer word", "mywx.getLocation(); wxx.getLocation()");
        row("granted already", "res.authSetting['scope.record']");
        row("name of another function", "getLocation()");
    }
    void whatIsNoCallIsNotCounted()
    {
        QFETCH(QString, code);
        QCOMPARE(QString::fromStdString(dump(scanned("page.js", code.toStdString()))), QString());
    }

    void codeBehindWhatLooksLikeATextIsStillRead()
    {
        QCOMPARE(dump(scanned("a.jsx", "<p>it's</p>\nwx.getLocation()")), std::string("wx.getLocation call 2:1"));
        QCOMPARE(dump(scanned("a.js", "if (x) /'/.test(y); wx.getLocation()")), std::string("wx.getLocation call 1:21"));
        QCOMPARE(dump(scanned("a.js", "a = b / c; d = 'x' / 2; wx.getLocation()")), std::string("wx.getLocation call 1:25"));
        QCOMPARE(dump(scanned("a.js", "x = /[/'\"]/g; wx.getLocation()")), std::string("wx.getLocation call 1:15"));
        QCOMPARE(dump(scanned("a.js", "`${`${1}`}` ; wx.getLocation()")), std::string("wx.getLocation call 1:15"));
    }

    void anotherNameEndsWithItsBlock()
    {
        QCOMPARE(dump(scanned("a.js", "function f() { const w = wx; w.getLocation() }\nw.chooseImage()")), std::string("wx.getLocation alias 1:30"));
    }

    void aPickThatNobodyCanTellIsSaid()
    {
        QVERIFY(scanned("a.js", "wx[name]()").hasDynamicAccess);
        QVERIFY(scanned("a.js", "promisifyAll(wx, out)").hasDynamicAccess);
        QVERIFY(scanned("a.js", "let m = 'getLocation'; m = other(); wx[m]()").hasDynamicAccess);
        QVERIFY(!scanned("a.js", "wx['getLocation'](); navigator[x]").hasDynamicAccess);
        QVERIFY(!scanned("node_modules/a.js", "wx[name]()").hasDynamicAccess);
    }

    void vendoredAndMinifiedCodeIsScannedAndMarked()
    {
        const auto originOf = [](const CodeReading &code) { return code.capabilities.at(0).places.at(0).origin; };
        const std::string call = "wx.getLocation()";
        QCOMPARE(originOf(scanned("pages/a.js", call)), CodeOrigin::Own);
        QCOMPARE(originOf(scanned("miniprogram_npm/sdk/index.js", call)), CodeOrigin::Vendored);
        QCOMPARE(originOf(scanned("pages/a.min.js", call)), CodeOrigin::Minified);
        std::string bundle = call + ";";
        while (bundle.size() < 5000)
            bundle += "a(b,c);";
        QCOMPARE(originOf(scanned("pages/a.js", bundle)), CodeOrigin::Minified);
    }

    void aCallOnSomethingUnknownIsNotedInUnreadableCodeAlone()
    {
        const std::string call = "t.chooseAddress({success:function(e){}});";
        QCOMPARE(dump(scanned("a.js", call)), std::string());
        const CodeReading code = scanned("a.min.js", call);
        QCOMPARE(dump(code), std::string("wx.chooseAddress unresolved 1:3"));
        QVERIFY(!code.capabilities.at(0).isResolved());
    }

    void typeStubsAndStylesAreNoCode()
    {
        QCOMPARE(scanned("typings/wx.d.ts", "declare const x: typeof wx.getLocation").files, std::uint64_t{0});
        QCOMPARE(scanned("app.wxss", "page { }").files, std::uint64_t{0});
        QCOMPARE(scanned("film.ts", std::string("G\0\0\0wx.getLocation()", 20)).files, std::uint64_t{0});
    }

    void ownPlacesStandBeforeThoseOfOthers()
    {
        CodeScan scan(tables());
        scan.add("a/vendor/x.js", "", "wx.getLocation()");
        scan.add("pages/x.js", "", "wx.getLocation()");
        const CodeReading code = scan.finish({});
        QCOMPARE(code.capabilities.size(), std::size_t{1});
        QCOMPARE(code.capabilities[0].count, std::uint64_t{2});
        QCOMPARE(code.capabilities[0].places[0].artifact, std::string("pages/x.js"));
    }

    void hostileTextTakesNoLongerThanItsLength_data()
    {
        QTest::addColumn<QByteArray>("piece");
        for (const char *piece : {"wx[a];a/*", "{'a/*'}=wx;", "(wx as ", "<a @click='wx/*'>", "import ", "\"\\\"\\\n", "=/[", "}=wx;", "`${", "wx[x]", ")/", "'", "/*", "wx.", "const{a}=wx;", "{", "x from '@tarojs/taro';", "const w=wx;w.", "\\", "wx[", "<a \""})
            QTest::newRow(piece) << QByteArray(piece);
    }
    void hostileTextTakesNoLongerThanItsLength()
    {
        QFETCH(QByteArray, piece);
        std::string text;
        while (text.size() < 3'000'000)
            text += piece.toStdString();
        for (const char *name : {"a.js", "a.vue", "a.kt", "a.m"})
            QVERIFY(scanned(name, text).files == 1);
    }
};

PROBITY_TEST(TestScripts)
#include "test_scripts.moc"
