#include <QtTest>

#include <memory>

#include "analysis/declared/notice_analysis.h"
#include "base/text.h"
#include "import/notice/notice_reader.h"
#include "support/test_main.h"

using namespace probity;

namespace {

NoticeDocument document(const char *text, const char *path = "notice.md")
{
    ArtifactInfo info;
    info.path = path;
    return readNotice(*memorySource(text), info, TaskContext()).value();
}

/// "collected phone_number | shared email > Google": what is said, in order, each once.
QStringList said(const NoticeReading &reading)
{
    QStringList out;
    for (const Statement &statement : reading.statements) {
        QString line = QString::fromLatin1(name(statement.stance)) + QLatin1Char(' ') + QString::fromStdString(statement.category.value);
        if (statement.isConditional)
            line += QStringLiteral(" if");
        for (const std::string &recipient : statement.recipients)
            line += QStringLiteral(" > ") + QString::fromStdString(recipient);
        if (!out.contains(line))
            out.append(line);
    }
    return out;
}

}  // namespace

class TestNoticeStatements : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void statement_data();
    void statement();
    void placesLieInTheSource();
    void purposesAreBound();
    void termIsTheWordsOfTheData();
    void blanketDenialIsNoted();
    void unnamedRecipients();
    void languages_data();
    void languages();
    void sameResultTwice();
    void stopsWhenAsked();
    void aspects();
    void hostileTextStaysBounded_data();
    void hostileTextStaysBounded();

    void cookiesAreStatedOnceAChapter();
    void aLabelStepsBackBehindItsSentence();
    void receiversHaveTheirNames_data();
    void receiversHaveTheirNames();

private:
    NoticeReading read(const char *text, const char *path = "notice.md") const { return m_analyser->read(document(text, path), TaskContext()); }
    std::shared_ptr<const NoticeAnalyser> m_analyser;
};

void TestNoticeStatements::initTestCase()
{
    const auto taxonomy = Taxonomy::load();
    QVERIFY(taxonomy);
    const auto recipients = Recipients::load();
    QVERIFY(recipients);
    const auto analyser = NoticeAnalyser::load(*taxonomy, *recipients);
    if (!analyser)
        QFAIL(qPrintable(QString::fromStdString(analyser.error().detail + " " + analyser.error().where)));
    m_analyser = *analyser;
}

void TestNoticeStatements::statement_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("has");       // statements that must be there
    QTest::addColumn<QStringList>("hasNot");    // beginnings of statements that must not

    using Lines = std::initializer_list<const char *>;
    const auto list = [](Lines lines) {
        QStringList out;
        for (const char *line : lines)
            out.append(QString::fromUtf8(line));
        return out;
    };
    const auto row = [&](const char *tag, const char *text, Lines has, Lines hasNot = {}) { QTest::newRow(tag) << QByteArray(text) << list(has) << list(hasNot); };

    // Collection, in the orders that the language allows
    row("zh we collect", "我们会收集您的手机号码。", {"collected phone_number"}, {"not_", "shared"});
    row("zh several", "我们会收集您的昵称、头像和邮箱。", {"collected name_nickname", "collected email"});
    row("zh you provide", "注册时，您需要向我们提供手机号。", {"collected phone_number"}, {"shared"});
    row("zh please fill in", "为了配送，请您填写收货地址。", {"collected postal_address"});
    row("zh object first", "您的身份证号码将被用于实名认证，我们会将您的身份证号码保存在服务器。", {"collected national_id"});
    row("zh automatic", "您使用服务时，我们会自动记录您的IP地址、浏览器类型。", {"collected network_info", "collected device_info"});
    row("zh named after include", "我们会收集设备信息，包括设备型号、操作系统版本。", {"collected device_info"});
    row("zh access", "经您授权后，我们会访问您的通讯录。", {"collected contacts"});
    row("zh city only", "我们仅收集您所在的城市，用于推荐活动。", {"collected approximate_location"}, {"collected precise_location"});
    row("zh unknown kind", "我们会收集您的养殖记录。", {"collected other_personal"});
    row("en we collect", "We collect your email address and phone number.", {"collected email", "collected phone_number"}, {"not_", "shared"});
    row("en you provide", "When you register, you provide us with your name.", {"collected name_nickname"});
    row("en passive", "Your IP address is automatically recorded by our servers.", {"collected network_info"});
    row("en relative clause", "The device identifiers that we collect help us fix bugs.", {"collected device_id"});
    row("en such as", "We collect technical details, such as your browser type and operating system.", {"collected device_info"});
    row("en IP-based", "We collect your approximate location.", {"collected approximate_location"}, {"collected precise_location"});
    row("en aside in a list", "We collect the browser you are using, the IP address of your computer and your search terms.", {"collected network_info", "collected search_history"});
    row("en what you use", "We collect your name, the search terms you enter and the operating system you use.", {"collected name_nickname", "collected search_history", "collected device_info"});
    row("en any", "We may collect personal information to provide the service.", {"collected any"});

    // Enumerations, labels and what stands around names of data
    row("zh unknown item amid data", "我们会收集您的IP地址、应用分发渠道、设备型号。", {"collected network_info", "collected other_personal", "collected device_info"});
    row("zh unknown last item", "我们会收集您的昵称、头像、家乡菜系等信息。", {"collected name_nickname", "collected other_personal"});
    row("zh unknown item of no data", "我们提供浏览、下单、售后等服务。", {}, {"collected"});
    row("zh other, not he", "我们会收集其他健康数据。", {"collected health_fitness"}, {"collected other_personal"});
    row("zh half of a word", "我们会进行数据分析，并建立信息安全制度。", {}, {"collected", "shared"});
    row("zh lawful circumstance", "从合法公开披露的信息中收集个人信息的，如合法的新闻报道、政府信息公开等渠道。", {}, {"collected"});
    row("zh no consent needed", "在以下情形中，处理个人信息无需征得您的同意：\n\n- 与国家安全直接相关；\n- 收集身份证号码以履行法定义务。", {}, {"collected"});
    row("zh forbidden list", "您不得：\n\n- 上传他人的照片；\n- 收集其他用户的手机号码。", {}, {"collected"});
    row("zh label said again", "我们收集以下信息：\n\n- 设备信息：我们会收集您的设备型号。", {"collected device_info"});
    row("zh label alone", "我们收集以下信息：\n\n- 设备信息。\n- 位置信息。", {"collected device_info", "collected precise_location"});
    row("zh item opens otherwise", "# 我们如何收集信息\n\n- 您观看视频后可以领取积分。", {}, {"collected photos_videos"});
    row("zh account is joined", "您可以绑定微信账号，也可以创建账号。", {}, {"collected account_identifier"});
    row("zh account is taken", "我们会收集您的微信账号。", {"collected account_identifier"});
    row("zh what is used does not act", "我们会收集您使用小程序时提供的个人信息，包括但不限于姓名、学号。", {"collected name_nickname", "collected employment_education"});
    row("zh for want of a permission", "如您拒绝授权，我们将无法获取您的位置信息。", {}, {"not_collected precise_location", "collected precise_location"});
    row("zh unable at all", "我们无法获取您的支付密码。", {"not_collected credentials_password"}, {"collected"});
    row("zh if found", "如果我们发现自己在未事先获得监护人同意的情况下收集了儿童的个人信息，会尽快删除。", {}, {"not_collected", "collected"});
    row("zh cookies once a chapter", "# Cookie\n\n我们使用Cookie。我们利用Cookie了解您的偏好。", {"collected cookies_tracking"});
    row("en unknown item amid data", "We collect your IP address, search engine referrals, and browser type.", {"collected network_info", "collected other_personal", "collected device_info"});
    row("en clause amid data", "We collect your IP address, as you can see, and browser type.", {"collected network_info", "collected device_info"}, {"collected other_personal"});
    row("en this includes", "We collect usage information. This includes your browser type and your IP address.", {"collected device_info", "collected network_info"});
    row("en about our products", "We provide information about our products and services.", {}, {"collected", "shared"});
    row("en about our users", "We share information about our users with advertisers.", {"shared any > advertisers"});

    // Who acts, and which verb says it
    row("en relative and main verb", "Any information we obtain in surveys will not be shared with third parties.", {"not_shared any > third parties"}, {"collected"});
    row("en used by", "This information may also be used by third-party advertisers.", {"shared any > third-party advertisers"}, {"collected"});
    row("en companies that", "Companies that provide services to us may have access to your email address.", {"shared email > Companies"}, {"collected email"});
    row("en not including", "Advertisers may use aggregated information (not including your name or email address).", {"not_shared name_nickname > Advertisers", "not_shared email > Advertisers"}, {"shared name", "shared email"});
    row("en such as of the denied", "We will not sell personal information that we store on our servers, such as your email address, to third parties.", {"not_shared email > third parties"}, {"collected email", "shared email"});
    row("en we and partners", "We and our advertising partners collect your IP address.", {"collected network_info", "shared network_info > advertising partners"});
    row("en which", "The ads come from DoubleClick, which may place a cookie on your computer.", {"shared cookies_tracking > DoubleClick"}, {"collected cookies"});
    row("en they", "We work with ad networks. They may collect your advertising ID.", {"shared advertising_id > ad networks"}, {"collected"});
    row("en visible to others", "Your username is visible to other users.", {"shared account_identifier > other users"});
    row("en transmitted to others", "We transmit your credit card number to payment processors.", {"shared payment_financial > payment processors"}, {"collected"});

    // Denials, and what takes their edge off
    row("zh denied", "我们不会收集您的位置信息。", {"not_collected precise_location"}, {"collected"});
    row("zh denied in parentheses", "我们不会收集您的设备识别码（IMEI）。", {"not_collected device_id"}, {"collected"});
    row("zh neither", "我们不收集、存储或传输任何用户数据。", {"not_collected any"}, {"collected"});
    row("zh one of two", "我们会收集昵称，但不会收集您的手机号码。", {"collected name_nickname", "not_collected phone_number"}, {"collected phone_number"});
    row("zh without consent", "未经您的同意，我们不会收集您的位置信息。", {"collected precise_location if"}, {"not_collected"});
    row("zh unless", "除非您主动授权，我们不会获取您的通讯录。", {"collected contacts if"}, {"not_collected"});
    row("zh default off", "我们不会默认收集您的位置信息。", {}, {"collected", "not_collected"});
    row("zh after consent", "未经您的同意，我们不会收集您的位置信息；在您授权后，我们会收集您的位置信息用于导航。", {"collected precise_location"}, {"not_collected"});
    row("zh not only", "我们不仅收集昵称，还会收集您的邮箱。", {"collected email"}, {"not_collected"});
    row("zh refusal", "如果您拒绝提供手机号码，您将无法注册。", {}, {"collected", "not_collected"});
    row("en denied", "We do not collect your precise location.", {"not_collected precise_location"}, {"collected"});
    row("en never", "We will never access your contacts.", {"not_collected contacts"}, {"collected"});
    row("en no noun", "No personal information is collected.", {"not_collected any"}, {"collected"});
    row("en but not", "We collect your age but not your name.", {"collected demographics_gender_age_birthday", "not_collected name_nickname"}, {"collected name_nickname"});
    row("en without consent", "We do not access your photos without your consent.", {"collected photos_videos if"}, {"not_collected"});
    row("en not only", "We not only collect your email address but also your phone number.", {"collected email", "collected phone_number"}, {"not_collected"});
    row("en children", "We do not knowingly collect personal information from children under 13.", {"not_collected children_data"}, {"collected", "not_collected any"});
    row("en how", "This page explains how we collect personal information.", {}, {"collected"});

    // Sharing
    row("zh share to", "我们会将您的位置信息共享给高德地图，用于地图展示。", {"shared precise_location > 高德地图"}, {"collected"});
    row("zh provide to", "我们会向合作伙伴提供您的手机号。", {"shared phone_number > 合作伙伴"}, {"collected"});
    row("zh denied sharing", "我们不会向任何第三方出售您的个人信息。", {"not_shared any > 任何第三方"}, {"shared"});
    row("zh denied sharing unless", "除非获得您的明确同意，我们不会与第三方共享您的个人信息。", {"not_shared any if > 第三方"}, {"shared"});
    row("zh sdk collects", "友盟SDK会收集您的OAID。", {"shared advertising_id > 友盟SDK"}, {"collected"});
    row("zh from third parties", "我们会从第三方获取您的昵称。", {"collected name_nickname"}, {"shared"});
    row("en share with", "We share your email address with our advertising partners.", {"shared email > advertising partners"}, {"collected"});
    row("en do not sell", "We do not sell your personal information to third parties.", {"not_shared any > third parties"}, {"shared"});
    row("en third party acts", "Third parties may collect your IP address.", {"shared network_info > Third parties"}, {"collected"});
    row("en collect and share", "We collect, use and share your phone number.", {"collected phone_number", "shared phone_number"});
    row("en we or our partners", "We or our service providers may collect your device identifier.", {"collected device_id"}, {"shared"});
    row("en share with us", "You may share with us your date of birth.", {"collected demographics_gender_age_birthday"}, {"shared"});
    row("en by law", "We may disclose your phone number to law enforcement.", {"shared phone_number > law enforcement"});

    row("zh exceptions in a list", "我们不会向第三方共享您的个人信息，除非：\n\n- 法律法规要求\n- 与合作伙伴共享，用于提供服务\n", {"not_shared any if > 第三方", "shared any > 合作伙伴"});
    row("zh circumstances of the law", "## 共享\n\n以下情形无需征得您的同意：\n\n- 从合法公开披露的信息中收集个人信息的；\n", {}, {"collected"});
    row("en to advertisers", "We do not provide advertisers with your name.", {"not_shared name_nickname > advertisers"}, {"collected", "shared"});
    row("en to your computer", "Cookies are identifiers that we transfer to your computer.", {}, {"shared"});
    row("en purpose of a denial", "We do not use cookies to retrieve personally identifiable information.", {"not_collected any"}, {"collected"});
    row("en does not include", "The data that we collect does not include your name.", {"not_collected name_nickname"}, {"collected name_nickname"});

    // On the device alone
    row("zh device only", "剪切板内容仅在您的设备本地使用，不会上传到服务器。", {"accessed clipboard"}, {"collected", "not_collected"});
    row("zh next sentence", "我们会读取您的相册。这些信息仅存储在您的设备上，不会传输到我们的服务器。", {"accessed photos_videos"}, {"collected photos_videos"});
    row("en device only", "Your photos are processed locally and stay on your device.", {"accessed photos_videos"}, {"collected"});

    // Chapters
    row("zh rights", "# 隐私政策\n\n## 您的权利\n\n您可以在设置中更正您的手机号码，或注销账号。\n", {}, {"collected", "shared"});
    row("zh contact", "# 隐私政策\n\n## 联系我们\n\n邮箱：help@qingting.example\n电话：010-12345678\n", {}, {"collected", "shared"});
    row("zh definition", "## 定义\n\n个人敏感信息是指身份证号码、银行账号等。\n", {}, {"collected"});
    row("en rights", "# Privacy Policy\n\n## Your rights\n\nYou may access, correct or delete your phone number.\n", {}, {"collected", "shared"});
    row("en security advice", "# Privacy Policy\n\n## Security\n\nNever share your password with anyone. Please do not disclose your PIN.\n", {}, {"collected", "shared"});

    // Lists, tables, records
    row("zh list", "我们会收集以下信息：\n\n- 手机号\n- 微信昵称\n", {"collected phone_number", "collected name_nickname"});
    row("zh denied list", "我们不会收集以下信息：\n\n- 位置信息\n- 通讯录\n", {"not_collected precise_location", "not_collected contacts"}, {"collected"});
    row("zh section list", "## 我们收集的信息\n\n- 设备信息：包括设备型号、IMEI\n", {"collected device_info", "collected device_id"});
    row("zh plain list", "我们收集的信息如下：\n1. 手机号\n2. 邮箱\n", {"collected phone_number", "collected email"});
    row("en list", "We collect:\n\n- your name\n- your email address\n", {"collected name_nickname", "collected email"});
    row("en denied list", "We do not collect:\n\n- your phone number\n- your contacts\n", {"not_collected phone_number", "not_collected contacts"}, {"collected"});
    row("en denied section", "## What we do not collect\n\n- Contacts\n- Precise location\n", {"not_collected contacts", "not_collected precise_location"}, {"collected"});
    row("zh sdk table", "## 第三方SDK目录\n\n| SDK名称 | 收集的信息 | 用途 |\n|---|---|---|\n| 友盟统计 | 设备标识符（OAID） | 统计分析 |\n", {"shared advertising_id > 友盟统计"}, {"collected", "shared device_id"});
    row("zh record", "## 第三方SDK\n\nSDK名称：微信支付\n收集的信息：订单信息\n使用目的：支付\n", {"shared purchase_history > 微信支付"}, {"collected"});
    row("en table", "## What we collect\n\n| Data | Purpose |\n|---|---|\n| Email address | Account |\n", {"collected email"}, {"shared"});

    row("zh sdk table behind a sentence", "## 我们如何对外提供您的信息\n\n我们接入的第三方收集的信息如下：\n\n| SDK 名称 | 提供方 | 收集的信息 | 用途 |\n|---|---|---|---|\n| 友盟统计 | 友盟 | 网络状态 | 统计 |\n",
        {"shared network_info > 友盟统计 > 友盟"}, {"collected"});
    row("en table behind a sentence", "## Sharing\n\nWe share the following data with service providers:\n\n| Provider | Data | Purpose |\n|---|---|---|\n| Mapbox | Precise location | Maps |\n", {"shared precise_location > Mapbox"}, {"shared any"});

    // What speaks of data without declaring a use of them
    row("zh storage place", "## 信息的存储\n\n我们在境内运营中收集和产生的个人信息，存储在位于苏州的机房内。", {}, {"collected", "shared"});
    row("zh storage time", "## 信息的存储\n\n我们仅在最短期限内保存您的个人信息：交易记录自交易完成之日起保存三年。", {}, {"collected", "shared"});
    row("zh encryption", "## 信息安全\n\n我们对传输过程中的数据采用加密。", {}, {"collected", "shared"});
    row("zh use of what was collected", "我们会将收集的信息用于以下用途：计算车费。", {}, {"collected"});
    row("zh incident", "## 信息安全\n\n一旦发生个人信息泄露，我们将以推送通知、电话的形式告知您。", {}, {"collected", "shared"});
    row("zh advice", "## 信息安全\n\n请您使用复杂的密码，不要向任何人透露验证码。", {}, {"collected", "shared"});
    row("zh negation over two verbs", "我们不会利用会话标记在其他网站上追踪您的浏览行为。", {}, {"collected"});
    row("zh while unused", "我们也不会在您未使用服务时读取任何信息。", {}, {"collected", "not_collected"});
    row("en retention", "## Retention\n\nWe keep your account data until you delete your account.", {}, {"collected"});
    row("en place of an app", "We do not collect the list of apps installed on your phone.", {"not_collected installed_apps"}, {"not_collected phone_number", "collected"});
    row("en aggregated", "We may share aggregated statistics that cannot be linked to you.", {}, {"collected", "shared"});
    row("en weight on the device", "If you enter your weight, the app uses it on your device only; it is never sent to us.", {"accessed health_fitness"}, {"collected"});

    // The platform's guideline
    row("guideline A", "为了完成会员注册，开发者将在获取你的明示同意后，收集你的昵称、头像", {"collected name_nickname"});
    row("guideline B", "开发者访问你的摄像头，用于扫描二维码", {"collected camera"});
    row("guideline revoking", "## 你的权益\n\n关于使用你的相册（仅写入）权限、访问你的摄像头，你可以通过设置撤回授权。", {}, {"collected"});

    // Characters as scrapers and PDF files leave them
    row("kangxi radicals", "我们会收集您的⼿机号码。", {"collected phone_number"});
    row("full width", "我们会收集您的ＩＰ地址。", {"collected network_info"});
    row("blanks amid", "我们会收集您的 MAC 地址。", {"collected device_id"});
    row("curly apostrophe", "We don’t collect your phone number.", {"not_collected phone_number"}, {"collected"});
}

void TestNoticeStatements::statement()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, has);
    QFETCH(QStringList, hasNot);
    const QStringList got = said(read(text.constData()));
    for (const QString &wanted : has)
        QVERIFY2(got.contains(wanted), qPrintable(QStringLiteral("wanted '%1', got '%2'").arg(wanted, got.join(QStringLiteral(" | ")))));
    for (const QString &unwanted : hasNot)
        for (const QString &line : got) {
            const bool isNamed = has.contains(line);
            QVERIFY2(isNamed || !line.startsWith(unwanted), qPrintable(QStringLiteral("unwanted '%1'").arg(line)));
        }
}

void TestNoticeStatements::cookiesAreStatedOnceAChapter()
{
    const NoticeReading reading = read("# Cookies\n\nWe use cookies to sign you in. We use cookies to measure traffic.\n\n# Advertising\n\nWe use cookies to show ads.\n");
    const auto count = std::count_if(reading.statements.begin(), reading.statements.end(), [](const Statement &statement) { return statement.category.value == "cookies_tracking"; });
    QCOMPARE(count, 2);
}

void TestNoticeStatements::aLabelStepsBackBehindItsSentence()
{
    const NoticeReading reading = read("我们收集以下信息：\n\n- 设备信息：我们会收集您的设备型号和系统版本。\n");
    for (const Statement &statement : reading.statements)
        QVERIFY2(statement.quote.find("设备信息") == std::string::npos || statement.termInText.start > 12, statement.quote.c_str());
    QCOMPARE(reading.statements.size(), std::size_t{2});
}

void TestNoticeStatements::placesLieInTheSource()
{
    const char *text = "\xEF\xBB\xBF# 隐私政策\r\n\r\n我们会收集您的**手机号码**，用于登录。\r\n";
    const NoticeDocument notice = document(text);
    const NoticeReading reading = m_analyser->read(notice, TaskContext());
    QCOMPARE(reading.statements.size(), std::size_t{1});
    const Statement &statement = reading.statements.front();
    QCOMPARE(toUtf8(notice.source.substr(statement.term.start, statement.term.end - statement.term.start)), std::string("手机号码"));
    QCOMPARE(toUtf8(notice.source.substr(statement.range.start, statement.range.end - statement.range.start)), statement.quote);
    QCOMPARE(statement.quote, std::string("我们会收集您的**手机号码**，用于登录。"));
    QCOMPARE(statement.text, std::string("我们会收集您的手机号码，用于登录。"));
    QVERIFY(!statement.reading.empty());
}

void TestNoticeStatements::purposesAreBound()
{
    const NoticeReading zh = read("为了完成登录，我们会收集您的手机号码。");
    QCOMPARE(zh.statements.size(), std::size_t{1});
    QCOMPARE(zh.statements.front().purposes, std::vector<std::string>{"完成登录"});
    QCOMPARE(zh.statements.front().purposeIds, std::vector<PurposeId>{PurposeId("account")});
    const NoticeReading comma = read("为了实名认证，以满足法律要求，开发者将在获取你的明示同意后，收集你的身份证号码");
    QCOMPARE(comma.statements.front().purposes, std::vector<std::string>{"实名认证，以满足法律要求"});
    const NoticeReading en = read("We collect your email address to send you our newsletter.");
    QCOMPARE(en.statements.front().purposeIds, std::vector<PurposeId>{PurposeId("marketing")});
}

void TestNoticeStatements::termIsTheWordsOfTheData()
{
    const NoticeReading reading = read("We collect your email address.");
    QCOMPARE(reading.statements.front().termInText, (TextRange{16, 29}));
}

void TestNoticeStatements::blanketDenialIsNoted()
{
    QCOMPARE(read("# 隐私政策\n\n本小程序不会收集您的任何个人信息。\n").blanketDenials.size(), std::size_t{1});
    QCOMPARE(read("We do not collect any personal information.").blanketDenials.size(), std::size_t{1});
    QVERIFY(read("We do not collect your location.").blanketDenials.empty());
    QVERIFY(read("# Privacy Policy\n\nThe crash reporter collects the device model and a stack trace. No personal data included.").blanketDenials.empty());
    QVERIFY(!read("# Privacy Policy\n\nThe app works offline. No personal data is collected.").blanketDenials.empty());
    QVERIFY(read("未经您的同意，我们不会收集您的任何个人信息。").blanketDenials.empty());
    QVERIFY(read("We do not knowingly collect any personal information from children under 13.").blanketDenials.empty());
}

void TestNoticeStatements::unnamedRecipients()
{
    const NoticeReading partners = read("我们可能会将您的位置信息共享给合作伙伴。");
    QVERIFY(partners.statements.front().hasUnnamedRecipient);
    QVERIFY(partners.statements.front().recipientIds.empty());
    const NoticeReading named = read("我们会将您的位置信息共享给高德地图。");
    QVERIFY(!named.statements.front().hasUnnamedRecipient);
    QCOMPARE(named.statements.front().recipientIds.size(), std::size_t{1});
    QVERIFY(read("我们不会向任何第三方出售您的个人信息。").statements.front().deniesAllRecipients);
}

void TestNoticeStatements::languages_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("isSupported");
    const auto row = [](const char *tag, const char *text, const char *language, bool isSupported) { QTest::newRow(tag) << QByteArray(text) << QString::fromLatin1(language) << isSupported; };
    row("zh", "我们会收集您的手机号码。", "zh", true);
    row("zh with names", "我们会收集您的 IMEI、Android ID、OAID。", "zh", true);
    row("en", "We collect the name and the email address of our users.", "en", true);
    row("de", "Wir erheben die Daten der Nutzer und speichern das Profil nicht mit Namen.", "de", false);
    row("fr", "Nous collectons les données pour vous fournir une application et des services dans nos pays.", "fr", false);
    row("ja", "当社はお客様の個人情報を取得しています。これはサービスを提供するためです。", "ja", false);
    row("nothing", "12345", "und", false);
}

void TestNoticeStatements::languages()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, language);
    QFETCH(bool, isSupported);
    const NoticeReading reading = read(text.constData());
    QCOMPARE(QString::fromStdString(reading.language), language);
    QCOMPARE(reading.isSupportedLanguage, isSupported);
    QVERIFY(isSupported || reading.statements.empty());
}

void TestNoticeStatements::sameResultTwice()
{
    const char *text = "我们会收集您的昵称、头像和邮箱，并与合作伙伴共享。我们不会出售您的个人信息。";
    const NoticeReading first = read(text);
    const NoticeReading second = read(text);
    QCOMPARE(said(first), said(second));
    QVERIFY(!first.statements.empty());
}

void TestNoticeStatements::stopsWhenAsked()
{
    std::stop_source stop;
    const NoticeDocument notice = document("我们会收集您的昵称。");
    stop.request_stop();
    QVERIFY(m_analyser->read(notice, TaskContext(stop.get_token())).statements.empty());
}

void TestNoticeStatements::aspects()
{
    const NoticeReading reading = read("# Privacy Policy\n\nLast updated: 5 January 2026\n\nWe keep your email address for 12 months.\n\nContact us at privacy@qingting.example.\n\n"
                                       "You have the right to access your data.\n\nWe do not knowingly collect data from children under 13.\n\n"
                                       "Your data may be transferred to other countries.\n\nWe may change this policy from time to time.\n");
    for (const char *aspect : {"retention", "contact", "rights", "children", "cross_border", "updates", "date"})
        QVERIFY2(reading.aspects.count(aspect) == 1, aspect);
    QVERIFY(reading.aspects.count("complaint") == 0);
    QVERIFY(read("我们会收集您的昵称。").aspects.empty());
    for (const char *storage : {"## 储存期限\n\n直至您停止使用本小程序。", "信息储存期限：账号存续期。", "存储期限：十二个月。"})
        QVERIFY2(read((std::string("# 隐私政策\n\n我们会收集您的昵称。\n\n") + storage).c_str()).aspects.count("retention") == 1, storage);
}

void TestNoticeStatements::hostileTextStaysBounded_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a sentence without end") << QByteArray("我们会收集您的昵称，").repeated(30000);
    QTest::newRow("an english one") << QByteArray("we collect your name and ").repeated(20000);
    QTest::newRow("records") << QByteArray("收集的信息：昵称\n用途：登录\n").repeated(10000);
    QTest::newRow("parentheses") << QByteArray("个人信息（").repeated(30000);
    QTest::newRow("recipients") << QByteArray("我们不会与") + QByteArray("合作伙伴、").repeated(20000) + QByteArray("共享您的昵称。");
    QTest::newRow("unknown items") << QByteArray("我们会收集您的昵称、") + QByteArray("甲乙丙、").repeated(30000);
    QTest::newRow("english unknown items") << QByteArray("We collect your name, ") + QByteArray("first thing, second thing, ").repeated(20000);
    QTest::newRow("cookies") << QByteArray("我们使用Cookie。").repeated(20000);
    QTest::newRow("open brackets of tags") << QByteArray("<div>").repeated(1000000);
    QTest::newRow("nested tables") << QByteArray("<table><tr><td>手机号").repeated(50000);
    QTest::newRow("labels") << QByteArray("收集的信息：").repeated(30000);
    QTest::newRow("rows") << QByteArray("| SDK | 收集的信息 |\n|---|---|\n") + QByteArray("| 友盟 | 昵称 |\n").repeated(10000);
}

void TestNoticeStatements::hostileTextStaysBounded()
{
    QFETCH(QByteArray, text);
    QElapsedTimer timer;
    timer.start();
    const NoticeReading reading = read(text.constData());
    QVERIFY(timer.elapsed() < 20000);
    QVERIFY(reading.statements.size() <= 20000);
    for (const Statement &statement : reading.statements)
        QVERIFY(statement.range.end - statement.range.start < 1000);
}

void TestNoticeStatements::receiversHaveTheirNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("recipient");     // of every statement of a sharing
    QTest::newRow("an SDK by its own name") << QStringLiteral("# 共享\n\n我们接入了小鹿推送SDK，该SDK会收集您的设备型号。\n") << QStringLiteral("小鹿推送SDK");
    QTest::newRow("SDKs in general") << QStringLiteral("# 共享\n\n我们使用的第三方SDK会收集您的设备型号。\n") << QStringLiteral("第三方SDK");
    QTest::newRow("a company") << QStringLiteral("# 共享\n\n我们会将您的手机号提供给小鹿信息科技有限公司，用于发送短信。\n") << QStringLiteral("小鹿信息科技有限公司");
    QTest::newRow("a company with its place") << QStringLiteral("# 共享\n\n我们会向小鹿（北京）网络有限公司共享您的手机号。\n") << QStringLiteral("小鹿（北京）网络有限公司");
    QTest::newRow("who keeps the data") << QStringLiteral("# Storage\n\nWe keep your email address on Amazon servers as long as you use the app.\n") << QStringLiteral("Amazon");
}

void TestNoticeStatements::receiversHaveTheirNames()
{
    QFETCH(QString, text);
    QFETCH(QString, recipient);
    const NoticeReading reading = read(text.toUtf8().constData());
    int shared = 0;
    for (const Statement &statement : reading.statements) {
        if (statement.stance != Stance::Shared)
            continue;
        ++shared;
        QCOMPARE(statement.recipients.size(), std::size_t{1});
        QVERIFY2(QString::fromStdString(statement.recipients.front()).endsWith(recipient), statement.recipients.front().c_str());
    }
    QVERIFY(shared > 0);
}

PROBITY_TEST(TestNoticeStatements)
#include "test_notice_statements.moc"
