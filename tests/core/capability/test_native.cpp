#include "core/capability/scan.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

/// A dex that refers to methods, given as {"Lclass;", "name"}, and holds further strings.
std::string dex(const std::vector<std::pair<std::string, std::string>> &methods, const std::vector<std::string> &more = {})
{
    std::vector<std::string> strings = more;
    std::vector<std::uint32_t> types;
    const auto number = [](std::string &out, std::size_t at, std::size_t value, std::size_t width) {
        for (std::size_t i = 0; i < width; ++i)
            out[at + i] = static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
    };
    std::string out(112, '\0');
    out.replace(0, 8, std::string("dex\n035\0", 8));
    std::string methodIds;
    for (const auto &[owner, name] : methods) {
        types.push_back(static_cast<std::uint32_t>(strings.size()));
        strings.push_back(owner);
        std::string id(8, '\0');
        number(id, 0, types.size() - 1, 2);
        number(id, 4, strings.size(), 4);
        strings.push_back(name);
        methodIds += id;
    }
    const std::size_t stringIds = out.size();
    const std::size_t typeIds = stringIds + strings.size() * 4;
    const std::size_t methodTable = typeIds + types.size() * 4;
    out.resize(methodTable);
    out += methodIds;
    for (std::size_t i = 0; i < strings.size(); ++i) {
        number(out, stringIds + i * 4, out.size(), 4);
        out += static_cast<char>(strings[i].size()) + strings[i] + '\0';
    }
    for (std::size_t i = 0; i < types.size(); ++i)
        number(out, typeIds + i * 4, types[i], 4);
    const std::pair<std::size_t, std::size_t> header[] = {{56, strings.size()}, {60, stringIds}, {64, types.size()}, {68, typeIds}, {88, methods.size()}, {92, methodTable}};
    for (const auto &[at, value] : header)
        number(out, at, value, 4);
    return out;
}

}  // namespace

class TestNative : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void interfacesOfTheSystemsAreFound_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const char *file, const char *code, const char *found) {
            QTest::newRow(name) << QString(QLatin1String(file)) << QString::fromUtf8(code) << QString::fromUtf8(found);
        };
        row("Java method", "A.java", "import android.location.LocationManager;\nclass A { void f(LocationManager m) { m.getLastKnownLocation(\"gps\"); } }", "LocationManager.getLastKnownLocation call 2:41");
        row("class named after the call", "A.kt", "val m = service.getLastKnownLocation(p) as Any\nval n: LocationManager", "LocationManager.getLastKnownLocation call 1:17");
        row("Kotlin property", "A.kt", "import android.telephony.TelephonyManager\nval id = tm.deviceId", "TelephonyManager.getDeviceId call 2:13");
        row("Kotlin, maybe nothing", "A.kt", "val tm: TelephonyManager?\nval id = tm?.imei", "TelephonyManager.getImei call 2:14");
        row("permission by constant", "A.kt", "ask(Manifest.permission.READ_CONTACTS)", "android.permission.READ_CONTACTS permission 1:25");
        row("permission by name", "A.java", "ask(\"android.permission.CAMERA\");", "android.permission.CAMERA permission 1:6");
        row("whole class", "A.java", "Uri u = ContactsContract.Contacts.CONTENT_URI;", "ContactsContract call 1:9");
        row("inner class", "A.java", "String id = Settings.Secure.getString(r, Settings.Secure.ANDROID_ID);", "Settings.Secure.ANDROID_ID call 1:58");
        row("static method", "A.java", "Camera c = Camera.open();", "Camera.open call 1:19");
        row("Swift", "A.swift", "import CoreLocation\nlet m = CLLocationManager()", "CLLocationManager call 2:9");
        row("Swift property", "A.swift", "let id = UIDevice.current.identifierForVendor", "identifierForVendor call 1:27");
        row("Objective-C", "A.m", "#import <Contacts/Contacts.h>\nCNContactStore *s = [[CNContactStore alloc] init];", "CNContactStore call 2:1; CNContactStore call 2:23");
        row("required reason", "A.swift", "let t = ProcessInfo.processInfo.systemUptime", "systemUptime call 1:33");
        row("function of C", "A.m", "struct stat s; stat(path, &s);", "stat call 1:16");
    }
    void interfacesOfTheSystemsAreFound()
    {
        QFETCH(QString, file);
        QFETCH(QString, code);
        QFETCH(QString, found);
        QCOMPARE(QString::fromStdString(dump(scanned(file.toStdString(), code.toStdString()))), found);
    }

    void whatIsNoUseIsNotCounted_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const char *file, const char *code) { QTest::newRow(name) << QString(QLatin1String(file)) << QString::fromUtf8(code); };
        row("import alone", "A.swift", "import Contacts\nimport class CNContactStore");
        row("import of a class", "A.java", "import android.provider.ContactsContract;");
        row("comment", "A.java", "// ContactsContract\n/* ContactsContract */");
        row("nested comment", "A.kt", "/* a /* b */ ContactsContract */");
        row("text", "A.java", "String s = \"ContactsContract\";");
        row("text of three quotes", "A.kt", "val s = \"\"\"\nContactsContract \" x\n\"\"\"");
        row("method of another class", "A.java", "m.getLastKnownLocation(p);");
        row("own method of that name", "A.java", "class LocationManager2 { void getDeviceId() {} }");
        row("method that is only declared", "A.java", "LocationManager m; void getLastKnownLocation(String p) {}");
        row("other file's open", "A.java", "Camera c; file.open();");
        row("permission that gives nothing", "A.java", "ask(\"android.permission.INTERNET\");");
        row("field called like a function", "A.m", "int stat; file.stat();");
    }
    void whatIsNoUseIsNotCounted()
    {
        QFETCH(QString, file);
        QFETCH(QString, code);
        QCOMPARE(QString::fromStdString(dump(scanned(file.toStdString(), code.toStdString()))), QString());
    }

    void compiledCodeIsReadByWhatItRefersTo()
    {
        const CodeReading code = scanned("classes.dex", dex({{"Landroid/telephony/TelephonyManager;", "getDeviceId"}, {"Landroid/provider/ContactsContract$Contacts;", "x"}, {"Lother/Thing;", "getDeviceId"}},
                                                            {"android.permission.READ_SMS", "android_id", "hello"}));
        std::string said;
        for (const Capability &capability : code.capabilities)
            said += capability.api + " " + capability.places.at(0).excerpt + "\n";
        QCOMPARE(said, std::string("ContactsContract Landroid/provider/ContactsContract$Contacts\nSettings.Secure.ANDROID_ID android_id\n"
                                   "TelephonyManager.getDeviceId Landroid/telephony/TelephonyManager;->getDeviceId\nandroid.permission.READ_SMS android.permission.READ_SMS\n"));
        QCOMPARE(code.capabilities.at(0).places.at(0).line, std::size_t{0});
        QCOMPARE(code.unread, std::uint64_t{0});
    }

    void aDexThatIsCutOffIsSaid()
    {
        const std::string whole = dex({{"Landroid/telephony/TelephonyManager;", "getDeviceId"}});
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const CodeReading code = scanned("classes.dex", whole.substr(0, length));
            QVERIFY2(code.unread == 1, std::to_string(length).c_str());
        }
        std::string lying = whole;
        lying[88] = lying[89] = lying[90] = '\xFF';      // sixteen million methods
        QCOMPARE(scanned("classes.dex", lying).unread, std::uint64_t{1});
    }

    void smaliIsReadLineByLine()
    {
        const char *text = ".method f()V\n    # Landroid/provider/CallLog;->x\n    invoke-virtual {v0}, Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;\n"
                           "    sget-object v0, Landroid/provider/CallLog$Calls;->CONTENT_URI:Landroid/net/Uri;\n    const-string v1, \"android.permission.CAMERA\"\n.end method\n";
        QCOMPARE(dump(scanned("A.smali", text)), std::string("TelephonyManager.getDeviceId call 3:26; CallLog call 4:21; android.permission.CAMERA permission 5:23"));
    }
};

PROBITY_TEST(TestNative)
#include "test_native.moc"
