#include "core/observed/observe.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

/// One field of one JSON body: what is it taken for?
class TestValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFieldIsWhatKeyAndValueSay_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("found");     // "category/basis/confidence" or empty for nothing
        const auto row = [](const char *field, const char *found) { QTest::newRow(field) << QString::fromStdString(json(field)) << QString::fromUtf8(found); };
        // numbers of people
        row("'phone':'13912345678'", "phone_number/key/certain");
        row("'phone':13912345678", "phone_number/key/certain");
        row("'receiverMobile':'+86 139-1234-5678'", "phone_number/key/certain");
        row("'lxdh':'010-62345678'", "phone_number/key/probable");
        row("'手机号':'13912345678'", "phone_number/key/certain");
        row("'phone':'139****5678'", "phone_number/key/possible");
        row("'phone':'abc'", "");
        row("'phone':''", "");
        row("'phone':'00000000000'", "");
        row("'phone_md5':'5f4dcc3b5aa765d61d8327deb882cf99'", "phone_number/key/probable");
        row("'a1':'13912345678'", "phone_number/form/probable");
        row("'z8':'call me at 13912345678, please'", "phone_number/form/probable");
        row("'orderNo':'13912345678'", "purchase_history/key/possible");
        row("'traceId':'13912345678'", "");
        row("'hotline':'400-820-8820'", "");
        row("'shopPhone':'13912345678'", "phone_number/key/possible");
        row("'email':'lin.wei@post.example'", "email/key/certain");
        row("'z9':'lin.wei@post.example'", "email/form/probable");
        row("'icon':'logo@2x.png'", "");
        row("'idCard':'11010519491231002X'", "national_id/key/certain");
        row("'q7':'11010519491231002X'", "national_id/form/probable");
        row("'q7':'110105194912310021'", "");
        row("'q7':'990105194912310021'", "");
        row("'sfzh':'110105491231002'", "national_id/key/probable");
        row("'passportNo':'E12345678'", "national_id/key/probable");
        row("'bankCardNo':'6222020000000000000'", "payment_financial/key/certain");
        row("'w3':'4111111111111111'", "payment_financial/form/possible");
        row("'w4':'6222020000000000000'", "payment_financial/form/probable");
        row("'userId':'$UID'", "");
        row("'deviceId':'__DEVICE_ID__'", "");
        row("'cid':'779419992.1700000000'", "");
        row("'bs':'40x22'", "health_fitness/key/possible");
        row("'channelId':'13912345678'", "");
        row("'uid':'4929000000000000006'", "account_identifier/key/probable");
        row("'contact':'a.b@0.totcl'", "email/form/possible");
        row("'w3':'4111111111111112'", "");
        row("'cvv':'123'", "payment_financial/key/probable");
        // numbers of other countries
        row("'telefono':'+34 612 345 678'", "phone_number/key/probable");
        row("'cell_phone':'(415) 555-0132'", "phone_number/key/probable");
        row("'q1':'+14155550132'", "phone_number/form/probable");
        row("'q1':'415-555-0132'", "phone_number/form/probable");
        row("'q1':'+0800'", "");
        row("'ssn':'431-42-1187'", "national_id/key/probable");
        row("'q1':'431-42-1187'", "national_id/form/probable");
        row("'q1':'000-42-1187'", "");
        row("'q1':'DE89370400440532013000'", "payment_financial/form/probable");
        row("'q1':'DE88370400440532013000'", "");
        row("'Nachname':'Kühn-Lindqvist'", "name_nickname/key/probable");
        row("'имя':'Иван Петров'", "name_nickname/key/probable");
        row("'氏名':'山田 太郎'", "name_nickname/key/probable");
        row("'電話番号':'090-1234-5678'", "phone_number/key/probable");
        row("'licensePlateNumber':'ABC-1234'", "license_plate/key/probable");
        row("'geohash':'wtsqqgds7'", "precise_location/key/probable");
        row("'latE6':32060255,'lngE6':118796877", "precise_location/key/probable");
        row("'z4':'POINT(118.796877 32.060255)'", "precise_location/form/probable");
        row("'phone':'Hn3kPq9sVw2yLx8ZtB5cFA=='", "phone_number/key/probable");
        row("'accountId':'5'", "");
        row("'accountId':'57'", "");
        row("'accountId':'572'", "account_identifier/key/possible");
        row("'phone':'13800138000'", "");
        // written otherwise
        row("'f':[{'name':'phone','value':'13912345678'}]", "phone_number/key/certain");
        row("'f':[{'name':'lat','value':'32.060255'},{'name':'lng','value':'118.796877'}]", "precise_location/key/probable");
        row("'f':['phone','13912345678']", "phone_number/key/certain");
        row("'log':'v=2;phone=13912345678;n=3'", "phone_number/key/certain");
        // names, addresses, plain facts
        row("'realName':'林晓薇'", "name_nickname/key/probable");
        row("'user_name':'欧阳晓薇'", "name_nickname/key/probable");
        row("'nickName':'薇薇一笑'", "name_nickname/key/probable");
        row("'userName':'linwei88'", "account_identifier/key/probable");
        row("'name':'挂耳咖啡'", "");
        row("'userName':'unknown'", "");
        row("'receiver':{'name':'林晓薇'}", "name_nickname/key/probable");
        row("'avatarUrl':'https://img.lexiang.example/a/1.png'", "name_nickname/key/probable");
        row("'receiverAddress':'江苏省南京市玄武区北京东路41号3栋'", "postal_address/key/probable");
        row("'address':'192.168.1.7'", "");
        row("'address':'221B Baker Street, London'", "postal_address/key/probable");
        row("'birthday':'1990-03-07'", "demographics_gender_age_birthday/key/probable");
        row("'csrq':'19900307'", "demographics_gender_age_birthday/key/probable");
        row("'birthday':'1990-13-07'", "");
        row("'gender':1", "demographics_gender_age_birthday/key/probable");
        row("'gender':'unset'", "");
        row("'age':34", "demographics_gender_age_birthday/key/probable");
        row("'age':3400", "");
        row("'minzu':'汉族'", "religion_politics_sexual/key/probable");
        row("'occupation':'工程师'", "employment_education/key/probable");
        // devices and networks
        row("'imei':'356938035643809'", "device_id/key/certain");
        row("'x1':'356938035643809'", "device_id/form/probable");
        row("'batchNo':'356938035643809'", "");
        row("'imei':'000000000000000'", "");
        row("'androidId':'9774d56d682e549c'", "device_id/key/probable");
        row("'aid':'9774d56d682e549c'", "device_id/key/possible");
        row("'mac':'3C:A6:F6:1E:9B:47'", "device_id/key/certain");
        row("'mac':'02:00:00:00:00:00'", "");
        row("'bssid':'3c:a6:f6:1e:9b:47'", "network_info/key/certain");
        row("'idfa':'7E5C1A90-2B4D-4F6E-8A31-0D9C8B7A6F5E'", "advertising_id/key/probable");
        row("'idfa':'00000000-0000-0000-0000-000000000000'", "");
        row("'requestId':'7E5C1A90-2B4D-4F6E-8A31-0D9C8B7A6F5E'", "");
        row("'oaid':'5b1e7c903f2a4d689a17c0de5eed0a1d'", "advertising_id/key/probable");
        row("'ssid':'Family-5G'", "network_info/key/probable");
        row("'ssid':'<unknown ssid>'", "");
        row("'clientIp':'203.0.113.7'", "network_info/key/probable");
        row("'ip':'10.0.2.15'", "network_info/key/possible");
        row("'networkType':'wifi'", "network_info/key/probable");
        row("'carrier':'46000'", "network_info/key/probable");
        row("'sdkVersion':'8.0.32.2300'", "");
        row("'model':'M2102K1C'", "device_info/key/possible");
        row("'build':'bef41d09119567727ec48304152deabf09fe2d55'", "");
        row("'sign':'5f4dcc3b5aa765d61d8327deb882cf99'", "");
        row("'timestamp':1713645113571", "");
        row("'sku':'6909942249155'", "");
        // places
        row("'lat':39.914851,'lng':116.403765", "precise_location/key/probable");
        row("'latitude':'39.914851','longitude':'116.403765'", "precise_location/key/probable");
        row("'loc':'116.403765,39.914851'", "precise_location/key/probable");
        row("'zz9':'116.403765,39.914851'", "precise_location/form/probable");
        row("'location':[116.403765,39.914851]", "precise_location/key/probable");
        row("'lat':39.91,'lng':116.40", "approximate_location/key/probable");
        row("'lat':39.914851", "");
        row("'ratio':22.5,'width':1170.5", "");
        row("'gpsCity':'南京'", "approximate_location/key/probable");
        row("'city':'南京'", "approximate_location/key/possible");
        // lists that are one datum
        row("'m':{'13912345678':'林晓薇','13812345679':'周明','13812345670':'高远'}", "contacts/form/probable");
        row("'m':'林晓薇,13912345678;周明,13812345679;高远,13812345670'", "contacts/form/probable");
        row("'m':'BEGIN:VCARD\\nVERSION:3.0\\nFN:Lin\\nTEL:13912345678\\nEND:VCARD'", "contacts/form/probable");
        row("'m':{'com.tencent.mm':'8','com.taobao.taobao':'9','com.eg.android.AlipayGphone':'10','com.alibaba.android.rimet':'7'}", "installed_apps/form/probable");
        row("'appList':'微信,支付宝,淘宝'", "installed_apps/key/probable");
        row("'contacts':[{'name':'林晓薇','phone':'13912345678'},{'name':'周明','phone':'13812345679'}]", "contacts/key/probable");
        row("'addressBook':'[{\\'n\\':1,\\'name\\':\\'林晓薇\\',\\'tel\\':\\'13912345678\\'}]'", "contacts/key/probable");
        row("'c':[{'name':'林晓薇','m':'13912345678'},{'name':'周明','m':'13812345679'},{'name':'高远','m':'13812345670'}]", "contacts/form/probable");
        row("'appList':'com.tencent.mm,com.taobao.taobao,com.sina.weibo'", "installed_apps/key/probable");
        row("'k':['com.tencent.mm','com.taobao.taobao','com.sina.weibo','com.autonavi.minimap']", "installed_apps/form/probable");
        row("'stepInfoList':[{'timestamp':1700000000,'step':8120}]", "steps_werun/key/probable");
        row("'clipboardText':'验证码 123456'", "clipboard/key/probable");
        row("'wifiList':[{'ssid':'Cafe','bssid':'3c:a6:f6:1e:9b:47'}]", "network_info/key/probable");
        row("'smsList':[{'from':'95588','body':'hi'}]", "sms_call_log/key/probable");
        row("'clip_text':'13912345678'", "clipboard/key/probable");
        row("'uploadContacts':[{'n':'林晓薇','p':'13912345678'},{'n':'周明','p':'13812345679'}]", "contacts/key/probable");
        row("'studentId':'2019E80130217'", "employment_education/key/probable");
        row("'childName':'小宝'", "children_data/key/probable");
        row("'nickName':'微信用户'", "");
        row("'uid':-1", "");
        row("'lbs':{'lon':116.403765,'lat':39.914851}", "precise_location/key/probable");
        row("'phoneNumbers':['13912345678']", "phone_number/key/certain");
        row("'version':'10.2.0.1'", "");
        row("'out_trade_no':'4200001234202603011234567890'", "purchase_history/key/possible");
        row("'goodsName':'高山茶'", "");
        row("'desc':'请输入手机号'", "");
        row("'phoneCode':86", "");
        row("'center_x':113.95", "");
        // accounts, secrets, words
        row("'openid':'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'", "account_identifier/key/probable");
        row("'userId':'884213'", "account_identifier/key/probable");
        row("'userId':0", "");
        row("'password':'kAlamari7!'", "credentials_password/key/probable");
        row("'password':'******'", "");
        row("'smsCode':'481923'", "credentials_password/key/probable");
        row("'accessToken':'a81bd1c2f0e94c1b8f7a'", "credentials_password/key/possible");
        row("'plateNo':'苏A12345'", "license_plate/key/certain");
        row("'j':'苏AD12345'", "license_plate/form/probable");
        row("'searchKeyword':'感冒药'", "search_history/key/probable");
        row("'feedbackContent':'第二页打不开'", "user_content_messages/key/probable");
        row("'heartRate':72", "health_fitness/key/probable");
        row("'params':[{'key':'phone','value':'13912345678'}]", "phone_number/key/certain");
        row("'user':{'id':'884213'}", "account_identifier/key/probable");
    }
    void aFieldIsWhatKeyAndValueSay()
    {
        QFETCH(QString, field);
        QFETCH(QString, found);
        const auto findings = observe(post("{" + field.toStdString() + "}", "application/json"));
        std::string all;
        for (const Observation &o : findings.observations)
            all += (all.empty() ? "" : " ") + o.category.value + "/" + name(o.basis) + "/" + name(o.confidence);
        if (found.isEmpty()) {
            for (const Observation &o : findings.observations)
                QVERIFY2(o.confidence == Confidence::Possible && o.basis != Basis::Form, all.c_str());
        } else {
            QCOMPARE(QString::fromStdString(all), found);
        }
    }

    void aValueIsNeverShownWhole_data()
    {
        QTest::addColumn<QByteArray>("category");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *category, const char *value, const char *shown) { QTest::newRow(value) << QByteArray(category) << QString::fromUtf8(value) << QString::fromUtf8(shown); };
        row("name_nickname", "林晓薇", "林*薇");
        row("name_nickname", "林薇", "林*");
        row("name_nickname", "林", "*");
        row("national_id", "11010519491231002X", "1********X");
        row("phone_number", "13912345678", "139******78");
        row("payment_financial", "6222020000000000000", "********0000");
        row("payment_financial", "123", "***");
        row("email", "lin.wei@post.example", "l******@post.example");
        row("email", "ab@post.example", "**@post.example");
        row("precise_location", "39.914851,116.403765", "39.******,116.******");
        row("device_id", "356938035643809", "356********09");
        row("demographics_gender_age_birthday", "男", "*");
        row("demographics_gender_age_birthday", "1990-03-07", "1********7");
        row("postal_address", "江苏省南京市玄武区北京东路41号", "江苏省********1号");
        row("credentials_password", "kAlamari7!", "********");
        row("contacts", "6 values", "6 values");
        row("network_info", "", "");
    }
    void aValueIsNeverShownWhole()
    {
        QFETCH(QByteArray, category);
        QFETCH(QString, value);
        QFETCH(QString, shown);
        QCOMPARE(QString::fromStdString(maskValue(CategoryId(category.toStdString()), value.toStdString())), shown);
    }
};

PROBITY_TEST(TestValues)
#include "test_values.moc"
