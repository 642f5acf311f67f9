#include "core/capability/scan.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

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
};

PROBITY_TEST(TestNative)
#include "test_native.moc"
