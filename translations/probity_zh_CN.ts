<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ErrorText</name>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>The format is recognised, but this version does not read it.</source>
        <translation>格式可识别，但本版本不支持读取。</translation>
    </message>
    <message>
        <source>There is no privacy notice.</source>
        <translation>没有隐私政策。</translation>
    </message>
    <message>
        <source>Choose an outcome.</source>
        <translation>请选择结论。</translation>
    </message>
    <message>
        <source>Add at least one reason.</source>
        <translation>请至少添加一条理由。</translation>
    </message>
    <message>
        <source>A reason has no evidence. Bind it to a finding or a tag, or remove it.</source>
        <translation>有一条理由没有证据。请将其与发现或标记关联，或移除。</translation>
    </message>
    <message>
        <source>A reason does not name the rule it rests on. Remove it and add it again.</source>
        <translation>有一条理由未写明所依据的规则。请移除后重新添加。</translation>
    </message>
    <message>
        <source>Findings are still open. Judge them on the desk, or accept each with a reason.</source>
        <translation>仍有未判定的发现。请在工作台判定，或逐一说明接受的理由。</translation>
    </message>
    <message>
        <source>Say why for each accepted finding.</source>
        <translation>请逐一说明接受发现的理由。</translation>
    </message>
    <message>
        <source>State that no finding is open.</source>
        <translation>请声明没有未判定的发现。</translation>
    </message>
    <message>
        <source>Say what the ban covers: the version, the app or the developer.</source>
        <translation>请写明封禁范围：本版本、应用或开发者。</translation>
    </message>
    <message>
        <source>A reason is not in the catalogue. Remove it and choose another.</source>
        <translation>有一条理由不在目录中。请移除并另选。</translation>
    </message>
    <message>
        <source>The file is empty. Nothing was imported.</source>
        <translation>文件为空，未导入任何内容。</translation>
    </message>
    <message>
        <source>There is no manifest, privacy notice or traffic sample in it. Nothing was imported.</source>
        <translation>其中没有清单、隐私政策或流量样本，未导入任何内容。</translation>
    </message>
    <message>
        <source>The workspace is open for reading only.</source>
        <translation>工作区以只读方式打开。</translation>
    </message>
    <message>
        <source>A ban of this submission still waits for the second reviewer.</source>
        <translation>该提交的封禁仍在等待第二审核人。</translation>
    </message>
    <message>
        <source>It does not exist.</source>
        <translation>对象不存在。</translation>
    </message>
    <message>
        <source>The system does not allow reading it. Check the rights of the file.</source>
        <translation>系统不允许读取。请检查文件权限。</translation>
    </message>
    <message>
        <source>The system does not allow writing there. Choose another place or check the rights.</source>
        <translation>系统不允许写入该位置。请另选位置或检查权限。</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was changed; make room and try again.</source>
        <translation>磁盘已满。未作任何更改；请腾出空间后重试。</translation>
    </message>
    <message>
        <source>It is larger than the limits against hostile input allow.</source>
        <translation>超出针对恶意输入的大小限制。</translation>
    </message>
    <message>
        <source>The file is not what it claims to be.</source>
        <translation>文件内容与其格式不符。</translation>
    </message>
    <message>
        <source>The text is in no encoding that Probity reads.</source>
        <translation>文本编码不受 Probity 支持。</translation>
    </message>
    <message>
        <source>Recognised, but this version does not read it.</source>
        <translation>可识别，但本版本不支持读取。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was left behind.</source>
        <translation>已停止，未留下任何残余。</translation>
    </message>
    <message>
        <source>That is not possible as entered.</source>
        <translation>输入的内容不可行。</translation>
    </message>
    <message>
        <source>A rule of deciding does not allow this.</source>
        <translation>决定规则不允许这样做。</translation>
    </message>
    <message>
        <source>The name or the passphrase is not right.</source>
        <translation>姓名或口令不正确。</translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask an administrator.</source>
        <translation>您的角色无权执行此操作。请联系管理员。</translation>
    </message>
    <message>
        <source>Somebody else was first. Look at the present state and try again.</source>
        <translation>他人已先行操作。请查看当前状态后重试。</translation>
    </message>
    <message>
        <source>Another program is writing to this workspace. You can open it for reading.</source>
        <translation>另一程序正在写入此工作区。您可以只读方式打开。</translation>
    </message>
    <message>
        <source>Stored data contradicts itself. Do not go on working with it: restore a copy.</source>
        <translation>所存数据自相矛盾。请勿继续使用，恢复备份。</translation>
    </message>
    <message>
        <source>It was written by a newer version of Probity. Install that version.</source>
        <translation>由更新版本的 Probity 写成。请安装该版本。</translation>
    </message>
    <message>
        <source>Data that belongs to Probity is damaged. Install it again.</source>
        <translation>Probity 自身的数据已损坏。请重新安装。</translation>
    </message>
    <message>
        <source>This is a fault of Probity.</source>
        <translation>这是 Probity 的故障。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 a sentence, %2 the place: a file, &quot;line 3&quot;, &quot;byte 812&quot;</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 Particulars: %2</source>
        <extracomment>%1 a sentence in the reader&apos;s language, %2 particulars in English</extracomment>
        <translation>%1 详情：%2</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <extracomment>role of a person</extracomment>
        <translation>审核人</translation>
    </message>
    <message>
        <source>Second reviewer</source>
        <extracomment>role of a person: may judge bans as the second one</extracomment>
        <translation>第二审核人</translation>
    </message>
    <message>
        <source>Regulator</source>
        <extracomment>role of a person</extracomment>
        <translation>监管人员</translation>
    </message>
    <message>
        <source>Developer</source>
        <extracomment>role of a person: checks the own app, decides nothing</extracomment>
        <translation>开发者</translation>
    </message>
    <message>
        <source>Administrator</source>
        <extracomment>role of a person: looks after people and settings</extracomment>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Approve</source>
        <extracomment>outcome of a decision</extracomment>
        <translation>通过</translation>
    </message>
    <message>
        <source>Reject</source>
        <extracomment>outcome of a decision</extracomment>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Ban</source>
        <extracomment>outcome of a decision</extracomment>
        <translation>封禁</translation>
    </message>
    <message>
        <source>Undecided</source>
        <extracomment>outcome of a decision</extracomment>
        <translation>未决定</translation>
    </message>
    <message>
        <source>Draft</source>
        <extracomment>state of a decision</extracomment>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Waits for the second reviewer</source>
        <extracomment>state of a decision</extracomment>
        <translation>等待第二审核人</translation>
    </message>
    <message>
        <source>In force</source>
        <extracomment>state of a decision</extracomment>
        <translation>已生效</translation>
    </message>
    <message>
        <source>Superseded</source>
        <extracomment>state of a decision</extracomment>
        <translation>已被取代</translation>
    </message>
    <message>
        <source>Not shared by the second reviewer</source>
        <extracomment>state of a decision: the second reviewer does not share it</extracomment>
        <translation>第二审核人不同意</translation>
    </message>
    <message>
        <source>Warning runs</source>
        <extracomment>state of a decision: takes effect at a date</extracomment>
        <translation>警告期内</translation>
    </message>
    <message>
        <source>Appealed</source>
        <extracomment>state of a decision</extracomment>
        <translation>申诉中</translation>
    </message>
    <message>
        <source>Overturned on appeal</source>
        <extracomment>state of a decision</extracomment>
        <translation>经申诉撤销</translation>
    </message>
    <message>
        <source>Sent back on appeal</source>
        <extracomment>state of a decision</extracomment>
        <translation>经申诉发回重审</translation>
    </message>
    <message>
        <source>This version</source>
        <extracomment>what a ban covers</extracomment>
        <translation>本版本</translation>
    </message>
    <message>
        <source>The app</source>
        <extracomment>what a ban covers</extracomment>
        <translation>该应用</translation>
    </message>
    <message>
        <source>The developer</source>
        <extracomment>what a ban covers</extracomment>
        <translation>该开发者</translation>
    </message>
    <message>
        <source>Another decision was recorded meanwhile. Look at it first.</source>
        <translation>其间已记录另一项决定。请先查看。</translation>
    </message>
    <message>
        <source>A reason rests on nothing. Bind it to a finding or a tag, or remove it.</source>
        <translation>有一条理由没有依据。请将其与发现或标记关联，或移除。</translation>
    </message>
    <message>
        <source>A finding that is named is no longer there. Remove what rests on it and add it again.</source>
        <translation>所引用的发现已不存在。请移除相关内容后重新添加。</translation>
    </message>
    <message>
        <source>A reason rests on a finding that was dismissed. Remove the reason or reopen the finding.</source>
        <translation>有一条理由依据的发现已被排除。请移除该理由或重新打开该发现。</translation>
    </message>
    <message>
        <source>A reason rests on a tag that is not there. Remove the reason or restore the tag.</source>
        <translation>有一条理由依据的标记不存在。请移除该理由或恢复标记。</translation>
    </message>
    <message>
        <source>A reason&apos;s evidence has changed. Remove the reason and add it again.</source>
        <translation>有一条理由的证据已变化。请移除后重新添加。</translation>
    </message>
    <message>
        <source>Findings are confirmed. Say for each why it is accepted all the same.</source>
        <translation>有已确认的发现。请逐一说明仍予接受的理由。</translation>
    </message>
    <message>
        <source>A ban needs words to the developer.</source>
        <translation>封禁须附致开发者的说明。</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>无人登录。</translation>
    </message>
    <message>
        <source>The passphrase is not right.</source>
        <translation>口令不正确。</translation>
    </message>
    <message>
        <source>A person needs a name.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>There is a person of that name already.</source>
        <translation>已有同名人员。</translation>
    </message>
    <message>
        <source>This workspace has people already. Sign in.</source>
        <translation>此工作区已有人员。请登录。</translation>
    </message>
    <message>
        <source>A passphrase has at least 8 characters.</source>
        <translation>口令至少 8 个字符。</translation>
    </message>
    <message>
        <source>Who does not agree says why.</source>
        <translation>不同意时须说明理由。</translation>
    </message>
    <message>
        <source>Who proposed the ban cannot be its second reviewer.</source>
        <translation>提出封禁者不能担任其第二审核人。</translation>
    </message>
    <message>
        <source>The ban no longer waits for a second reviewer.</source>
        <translation>该封禁已不再等待第二审核人。</translation>
    </message>
    <message>
        <source>Say why the finding is dismissed or excepted.</source>
        <translation>请说明排除或豁免的理由。</translation>
    </message>
    <message>
        <source>Name the data category of the undeclared use.</source>
        <translation>请写明未声明使用的数据类别。</translation>
    </message>
    <message>
        <source>The file changed while it was imported. Import it again.</source>
        <translation>文件在导入过程中发生变化。请重新导入。</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong passphrases. Wait %n second(s).</source>
        <translation>
            <numerusform>口令错误次数过多。请等待 %n 秒。</numerusform>
        </translation>
    </message>
    <message>
        <source>The file could not be opened.</source>
        <translation>无法打开文件。</translation>
    </message>
    <message>
        <source>Neither content nor name say what this file is; it was not read.</source>
        <translation>内容和文件名都无法说明这是什么文件，未读取。</translation>
    </message>
    <message>
        <source>A symbolic link leads out of the submission; it was not followed.</source>
        <translation>有符号链接指向提交之外，未跟随。</translation>
    </message>
    <message>
        <source>A name in the archive leads out of it; the file was left out.</source>
        <translation>压缩包中有文件名指向包外，该文件已略过。</translation>
    </message>
    <message>
        <source>submission.json names a file that is not there.</source>
        <translation>submission.json 中写明的文件不存在。</translation>
    </message>
    <message>
        <source>submission.json names a role that does not exist; the file&apos;s own content decides.</source>
        <translation>submission.json 中的角色不存在，按文件内容判断。</translation>
    </message>
    <message>
        <source>submission.json names a consent phase that does not exist; it was passed over.</source>
        <translation>submission.json 中的同意阶段不存在，已略过。</translation>
    </message>
    <message>
        <source>submission.json holds a member that is not known; it was passed over.</source>
        <translation>submission.json 中有未知成员，已略过。</translation>
    </message>
    <message>
        <source>Something else belongs at this place; it was not read.</source>
        <translation>此处的内容类型不符，未读取。</translation>
    </message>
    <message>
        <source>The clock offset is larger than thirty years; it was passed over.</source>
        <translation>时钟偏移超过三十年，已略过。</translation>
    </message>
    <message>
        <source>The time of consent is no RFC 3339 time; the consent mark was not set.</source>
        <translation>同意时间不是 RFC 3339 格式，未设置同意标记。</translation>
    </message>
    <message>
        <source>The file is not JSON where it should be.</source>
        <translation>文件在应为 JSON 之处不是 JSON。</translation>
    </message>
    <message>
        <source>Bytes that are no JSON follow the capture; they were not read.</source>
        <translation>抓包之后有非 JSON 的字节，未读取。</translation>
    </message>
    <message>
        <source>Comments or trailing commas stood in the JSON; they were passed over.</source>
        <translation>JSON 中有注释或多余的逗号，已略过。</translation>
    </message>
    <message>
        <source>The app id is a placeholder of the developer tools.</source>
        <translation>应用标识是开发者工具的占位值。</translation>
    </message>
    <message>
        <source>The file is nested deeper than we follow; the rest was not read.</source>
        <translation>文件嵌套过深，其余未读取。</translation>
    </message>
    <message>
        <source>The file is larger than files of this kind are; it was not read.</source>
        <translation>文件超出此类文件的正常大小，未读取。</translation>
    </message>
    <message>
        <source>There are more than 20,000 items; the rest was not read.</source>
        <translation>超过 20,000 项，其余未读取。</translation>
    </message>
    <message>
        <source>An element without a name asks for nothing; it was passed over.</source>
        <translation>有未命名的元素，不构成请求，已略过。</translation>
    </message>
    <message>
        <source>A file in the package is protected and could not be read.</source>
        <translation>软件包中的文件已加密，无法读取。</translation>
    </message>
    <message>
        <source>The package is damaged; what could be reached of it was read.</source>
        <translation>软件包已损坏，已读取其中可读的部分。</translation>
    </message>
    <message>
        <source>A file in the package is damaged; it could not be read.</source>
        <translation>软件包中的一个文件已损坏，无法读取。</translation>
    </message>
    <message>
        <source>Two files of the package bear the same name.</source>
        <translation>软件包中有两个文件同名。</translation>
    </message>
    <message>
        <source>The package holds more files than are read; the others were left out.</source>
        <translation>软件包中的文件数超出读取上限，其余文件未列入。</translation>
    </message>
    <message>
        <source>The package holds no manifest; what the app asks for is not known from it.</source>
        <translation>软件包中没有清单，无法从中得知应用申请了什么。</translation>
    </message>
    <message>
        <source>The purpose has more than 30 characters, which the platform refuses.</source>
        <translation>目的说明超过 30 个字符，平台不予接受。</translation>
    </message>
    <message>
        <source>The compiled manifest is damaged; what could be reached of it was read.</source>
        <translation>编译后的清单已损坏，已读取其中可读的部分。</translation>
    </message>
    <message>
        <source>The compiled manifest gives another size than it has.</source>
        <translation>编译后的清单标明的大小与实际不符。</translation>
    </message>
    <message>
        <source>The compiled manifest begins in an unusual way; it was read all the same.</source>
        <translation>编译后的清单开头异常，仍已读取。</translation>
    </message>
    <message>
        <source>A part of the compiled manifest is of no known kind; it was passed over.</source>
        <translation>编译后的清单中有一部分类型未知，已跳过。</translation>
    </message>
    <message>
        <source>Values of the property list are damaged or lie within themselves; they were left out.</source>
        <translation>属性列表中有损坏或自我嵌套的值，已略去。</translation>
    </message>
    <message>
        <source>A value is a build variable; what it will be is not known.</source>
        <translation>该值是构建变量，实际内容未知。</translation>
    </message>
    <message>
        <source>The manifest is a program; what it asks for is only known once it is built.</source>
        <translation>清单是一段程序，构建之后才能得知它申请了什么。</translation>
    </message>
    <message>
        <source>A row of the table has too few cells; it was not read.</source>
        <translation>表格中的一行单元格过少，未读取。</translation>
    </message>
    <message>
        <source>No column of the table names data or a permission.</source>
        <translation>表格中没有写明数据或权限的列。</translation>
    </message>
    <message>
        <source>The property list is damaged; nothing in it was read.</source>
        <translation>属性列表已损坏，未读取其内容。</translation>
    </message>
    <message>
        <source>There is no readable text in the notice.</source>
        <translation>隐私政策中没有可读的文字。</translation>
    </message>
    <message>
        <source>Part of the notice is hidden where it is published.</source>
        <translation>隐私政策在发布处有部分文字被隐藏。</translation>
    </message>
    <message>
        <source>This is JSON, but it holds no list of requests.</source>
        <translation>该文件是 JSON，但其中没有请求列表。</translation>
    </message>
    <message>
        <source>The file is not a capture.</source>
        <translation>该文件不是抓包文件。</translation>
    </message>
    <message>
        <source>The requests are no list; what is there was not read.</source>
        <translation>请求部分不是列表，其内容未读取。</translation>
    </message>
    <message>
        <source>The log holds more than one list of requests.</source>
        <translation>日志中有不止一个请求列表。</translation>
    </message>
    <message>
        <source>The file holds several logs one after the other; all were read.</source>
        <translation>文件中依次有多个日志，均已读取。</translation>
    </message>
    <message>
        <source>The archive holds several captures; only one was read. Hand the others in as files of their own.</source>
        <translation>压缩包中有多个抓包，仅读取了一个。请将其余的单独提交。</translation>
    </message>
    <message>
        <source>A member of the list is no request; it was left out.</source>
        <translation>列表中有一项不是请求，已略过。</translation>
    </message>
    <message>
        <source>A request is damaged and was left out; what stands before and after it was read.</source>
        <translation>有一个请求已损坏而被略过，其前后内容已读取。</translation>
    </message>
    <message>
        <source>A request is larger than 256 MB; it was left out.</source>
        <translation>有一个请求超过 256 MB，已略过。</translation>
    </message>
    <message>
        <source>A body was cut off by the tool that recorded it; its beginning was read.</source>
        <translation>有正文被抓包工具截断，其开头已读取。</translation>
    </message>
    <message>
        <source>A body that is called compressed could not be decompressed; it stays as it is.</source>
        <translation>标为压缩的正文无法解压，保持原样。</translation>
    </message>
    <message>
        <source>Bodies wrapped too often, nested too deep or expanding too far were opened only in part.</source>
        <translation>部分报文体的封装层数过多、嵌套过深或展开后过大，只解开了一部分。</translation>
    </message>
    <message>
        <source>A body that is called base64 is none; it was taken as text.</source>
        <translation>标为 base64 的正文并非 base64，按文本处理。</translation>
    </message>
    <message>
        <source>A body lies in a file of its own that is not here; hand in the archive that holds both.</source>
        <translation>有正文存放在未提交的另一文件中，请提交同时包含两者的压缩包。</translation>
    </message>
    <message>
        <source>The compressed file holds far more than its size allows; what comes later was not read.</source>
        <translation>压缩文件解压后远超正常大小，其后内容未读取。</translation>
    </message>
    <message>
        <source>The compressed file ends too early; what comes later is missing.</source>
        <translation>压缩文件提前结束，其后内容缺失。</translation>
    </message>
    <message>
        <source>Words that JSON does not have were read as null.</source>
        <translation>JSON 中不存在的字样按 null 读取。</translation>
    </message>
    <message>
        <source>Comments stood in the JSON; they were skipped.</source>
        <translation>JSON 中有注释，已略过。</translation>
    </message>
    <message>
        <source>Commas too many stood in the JSON; they were skipped.</source>
        <translation>JSON 中有多余的逗号，已略过。</translation>
    </message>
    <message>
        <source>Backslashes stood where JSON allows none; they were taken as they are.</source>
        <translation>JSON 中有不允许的反斜杠，按原样处理。</translation>
    </message>
    <message>
        <source>Raw control characters stood in the JSON; they were taken as they are.</source>
        <translation>JSON 中有未转义的控制字符，按原样处理。</translation>
    </message>
    <message>
        <source>Bytes that are not UTF-8 were read as �.</source>
        <translation>非 UTF-8 的字节按 � 读取。</translation>
    </message>
    <message>
        <source>Halves of characters were read as �.</source>
        <translation>不完整的字符按 � 读取。</translation>
    </message>
    <message>
        <source>The file ends in the middle; what stands before the break was read.</source>
        <translation>文件中途中断，中断之前的内容已读取。</translation>
    </message>
    <message>
        <source>pdftotext of poppler-utils could not be started, so the PDF was not read.</source>
        <translation>无法启动 poppler-utils 的 pdftotext，因此未读取该 PDF。</translation>
    </message>
    <message>
        <source>The PDF is damaged; what could be read of it was read.</source>
        <translation>PDF 已损坏，能读取的部分已读取。</translation>
    </message>
    <message>
        <source>Reading the PDF took too long; what came before was read.</source>
        <translation>读取 PDF 用时过长，此前的内容已读取。</translation>
    </message>
    <message>
        <source>The PDF holds more text than notices do; what came first was read.</source>
        <translation>PDF 的文本超出隐私政策的正常篇幅，只读取了前面的部分。</translation>
    </message>
    <message>
        <source>The document is damaged; what stands before the damage was read.</source>
        <translation>文档已损坏，损坏处之前的内容已读取。</translation>
    </message>
    <message>
        <source>The document holds more text than notices do; what came first was read.</source>
        <translation>文档的文本超出隐私政策的正常篇幅，只读取了前面的部分。</translation>
    </message>
    <message>
        <source>The text is longer than notices are; only its first 16 MB were read.</source>
        <translation>文本超出隐私政策的正常篇幅，只读取了前 16 MB。</translation>
    </message>
    <message>
        <source>The sentence of a corrected statement is not in this version.</source>
        <translation>某条被更正的声明所在的句子在此版本中不存在。</translation>
    </message>
    <message>
        <source>The place of a tag is not in this version.</source>
        <translation>某标记所在的位置在此版本中不存在。</translation>
    </message>
    <message>
        <source>The stored bytes are not those that were imported.</source>
        <translation>所存字节与导入时不同。</translation>
    </message>
    <message>
        <source>An event does not follow the one before it.</source>
        <translation>有事件与其前一事件不衔接。</translation>
    </message>
    <message>
        <source>The end of the audit chain is missing.</source>
        <translation>审计链末尾缺失。</translation>
    </message>
    <message>
        <source>An event of the audit chain is missing.</source>
        <translation>审计链中缺失一个事件。</translation>
    </message>
    <message>
        <source>An event is not what was recorded.</source>
        <translation>有事件与当时记录的不同。</translation>
    </message>
    <message>
        <source>An event names a row that cannot be read.</source>
        <translation>有事件所指的数据行无法读取。</translation>
    </message>
    <message>
        <source>A row is not what the last event about it recorded.</source>
        <translation>有数据行与最近一次事件的记录不同。</translation>
    </message>
    <message>
        <source>A row that an event tells of is gone.</source>
        <translation>有事件提及的数据行已不存在。</translation>
    </message>
    <message>
        <source>A row refers to one that is not there.</source>
        <translation>有数据行引用了不存在的行。</translation>
    </message>
    <message>
        <source>No event tells of this row.</source>
        <translation>没有事件提及此数据行。</translation>
    </message>
    <message>
        <source>A table, index or trigger is not as this program makes it.</source>
        <translation>有表、索引或触发器与本程序所建的不同。</translation>
    </message>
    <message>
        <source>The schema of the file is not known.</source>
        <translation>文件的结构版本未知。</translation>
    </message>
    <message>
        <source>The database file is damaged.</source>
        <translation>数据库文件已损坏。</translation>
    </message>
    <message>
        <source>No traffic was submitted: nothing is known of what the app sends.</source>
        <translation>未提交流量：无法得知应用发送了什么。</translation>
    </message>
    <message>
        <source>The capture holds no request.</source>
        <translation>抓包中没有请求。</translation>
    </message>
    <message>
        <source>Part of the capture could not be read.</source>
        <translation>抓包有部分未能读取。</translation>
    </message>
    <message>
        <source>Bodies were cut off when they were recorded.</source>
        <translation>部分正文在抓包时被截断。</translation>
    </message>
    <message>
        <source>The capture does not hold every body.</source>
        <translation>抓包未包含全部正文。</translation>
    </message>
    <message>
        <source>Some bodies cannot be looked into.</source>
        <translation>部分正文无法查看内容。</translation>
    </message>
    <message>
        <source>Some bodies could not be decoded.</source>
        <translation>部分正文无法解码。</translation>
    </message>
    <message>
        <source>The capture was sanitised: values were removed before it was submitted.</source>
        <translation>抓包经过脱敏：提交前已删去部分值。</translation>
    </message>
    <message>
        <source>Traffic to some hosts was not decrypted.</source>
        <translation>与部分主机之间的流量未解密。</translation>
    </message>
    <message>
        <source>It is not known when the user agreed.</source>
        <translation>不知道用户何时同意。</translation>
    </message>
    <message>
        <source>It is not known which hosts are the developer&apos;s own.</source>
        <translation>不知道哪些主机属于开发者自己。</translation>
    </message>
    <message>
        <source>The privacy notice could not be read.</source>
        <translation>隐私政策无法读取。</translation>
    </message>
    <message>
        <source>What was submitted as privacy notice is none.</source>
        <translation>作为隐私政策提交的文件并非隐私政策。</translation>
    </message>
    <message>
        <source>Part of the privacy notice could not be read.</source>
        <translation>隐私政策有部分未能读取。</translation>
    </message>
    <message>
        <source>There is no manifest.</source>
        <translation>没有清单文件。</translation>
    </message>
    <message>
        <source>The submitted code was not analysed.</source>
        <translation>提交的代码未作分析。</translation>
    </message>
    <message>
        <source>The type of the app is not known, so need cannot be judged.</source>
        <translation>应用类型未知，无法判断必要性。</translation>
    </message>
    <message>
        <source>The warning ends at a date to come.</source>
        <translation>警告的截止日期应在将来。</translation>
    </message>
    <message>
        <source>The deadline for the correction lies in the past.</source>
        <translation>整改期限已经过去。</translation>
    </message>
    <message>
        <source>Bytes of the archive, each as Probity writes it: %1</source>
        <extracomment>%1 a number</extracomment>
        <translation>压缩包字节，逐一与 Probity 的写法相符：%1</translation>
    </message>
    <message>
        <source>Files, held against the manifests: %1</source>
        <extracomment>%1 a number</extracomment>
        <translation>文件，与清单核对：%1</translation>
    </message>
    <message>
        <source>The signature over the manifests</source>
        <translation>清单的签名</translation>
    </message>
    <message>
        <source>Events of the audit chain: %1</source>
        <extracomment>%1 a number</extracomment>
        <translation>审计链事件：%1</translation>
    </message>
    <message>
        <source>Places where the chain was signed: %1</source>
        <extracomment>%1 a number</extracomment>
        <translation>审计链的签名点：%1</translation>
    </message>
    <message>
        <source>Decisions, held against the chain: %1</source>
        <extracomment>%1 a number</extracomment>
        <translation>决定，与审计链核对：%1</translation>
    </message>
    <message>
        <source>Rule packs: %1</source>
        <extracomment>%1 a number</extracomment>
        <translation>规则包：%1</translation>
    </message>
    <message>
        <source>Pieces, held against what was committed to: %1</source>
        <extracomment>%1 a number</extracomment>
        <translation>片段，与承诺值核对：%1</translation>
    </message>
    <message>
        <source>The bundle has no such file.</source>
        <translation>证据包中没有该文件。</translation>
    </message>
    <message>
        <source>A file of the bundle cannot be read.</source>
        <translation>无法读取证据包中的某个文件。</translation>
    </message>
    <message>
        <source>case.json is not that of a bundle that this version knows.</source>
        <translation>case.json 不属于本版本所知的证据包。</translation>
    </message>
    <message>
        <source>case.json names another key than the one that signed.</source>
        <translation>case.json 中的密钥与签名所用的密钥不同。</translation>
    </message>
    <message>
        <source>The last events of the audit chain are not signed for.</source>
        <translation>审计链最后的事件没有签名。</translation>
    </message>
    <message>
        <source>The list of signed places cannot be read.</source>
        <translation>无法读取签名位置的列表。</translation>
    </message>
    <message>
        <source>The signature over a place of the chain is not that of its key.</source>
        <translation>审计链某一位置的签名与其密钥不符。</translation>
    </message>
    <message>
        <source>The audit chain tells of no such key.</source>
        <translation>审计链中没有该密钥。</translation>
    </message>
    <message>
        <source>The last place of the chain is not signed with the key of the bundle.</source>
        <translation>审计链的最后位置不是用证据包的密钥签名的。</translation>
    </message>
    <message>
        <source>The audit chain tells of no such decision.</source>
        <translation>审计链中没有该决定。</translation>
    </message>
    <message>
        <source>The decision is not the one that the audit chain tells of.</source>
        <translation>该决定与审计链中的不一致。</translation>
    </message>
    <message>
        <source>The audit chain tells of a decision that is not in the bundle.</source>
        <translation>审计链中的某个决定不在证据包内。</translation>
    </message>
    <message>
        <source>What is there is not what was committed to.</source>
        <translation>现有内容与事先承诺的不一致。</translation>
    </message>
    <message>
        <source>Nothing in the case rests on this rule pack.</source>
        <translation>案件中没有任何内容依据该规则包。</translation>
    </message>
    <message>
        <source>The rule pack breaks a rule of packs; it is not used.</source>
        <translation>该规则包不符合规则包的要求，未被使用。</translation>
    </message>
    <message>
        <source>The list of recipients breaks a rule of such lists; it is not used.</source>
        <translation>该接收方名单不符合名单的要求，未被使用。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Workstation for app privacy review</source>
        <translation>应用隐私审查工作站</translation>
    </message>
    <message>
        <source>The workspace to open, or to make if it is not there.</source>
        <translation>要打开的工作区；不存在时新建。</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Language of the program: en or zh.</source>
        <translation>界面语言：en 或 zh。</translation>
    </message>
    <message>
        <source>language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme: light, dark or system.</source>
        <translation>主题：light、dark 或 system。</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>probity::ui::AcceptancePanel</name>
    <message>
        <source>I state that no finding is open.</source>
        <translation>我声明没有未判定的发现。</translation>
    </message>
    <message>
        <source>These findings are not settled. Judge them on the desk, or say for each why it is accepted.</source>
        <translation>以下发现尚未了结。请在工作台判定，或逐一说明接受的理由。</translation>
    </message>
    <message>
        <source>The same reason for all that have none</source>
        <translation>为所有未填写的发现使用同一理由</translation>
    </message>
    <message>
        <source>Use for all</source>
        <translation>全部使用</translation>
    </message>
    <message>
        <source>Why it is accepted</source>
        <translation>接受的理由</translation>
    </message>
    <message>
        <source>Why it is accepted: %1</source>
        <extracomment>%1 title of a finding</extracomment>
        <translation>接受的理由：%1</translation>
    </message>
</context>
<context>
    <name>probity::ui::AddPersonDialog</name>
    <message>
        <source>Judges findings, tags and decides.</source>
        <translation>判定发现、添加标记并作出决定。</translation>
    </message>
    <message>
        <source>Judges and decides, and is the second person for a ban.</source>
        <translation>判定并作出决定，并担任封禁的第二审核人。</translation>
    </message>
    <message>
        <source>Inspects, decides, and is the second person for a ban.</source>
        <translation>检查、作出决定，并担任封禁的第二审核人。</translation>
    </message>
    <message>
        <source>Checks the own app before it is submitted; decides nothing.</source>
        <translation>提交前自查本方应用；不作决定。</translation>
    </message>
    <message>
        <source>Judges and decides, and looks after people and settings.</source>
        <translation>判定并作出决定，并管理人员和设置。</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Everything a person does is recorded under their name. The passphrase signs their decisions.</source>
        <translation>每个人的操作都以其姓名记录。口令用于签署其决定。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Passphrase, at least 8 characters</source>
        <translation>口令，至少 8 个字符</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
</context>
<context>
    <name>probity::ui::AppealDialog</name>
    <message>
        <source>Take in an appeal</source>
        <translation>受理申诉</translation>
    </message>
    <message>
        <source>The decision stands until the appeal is judged by somebody who had no part in it.</source>
        <translation>申诉由未参与该决定的人裁定，在此之前决定仍然有效。</translation>
    </message>
    <message>
        <source>Grounds of the appeal</source>
        <translation>申诉理由</translation>
    </message>
    <message>
        <source>New evidence: documents, versions, captures handed in</source>
        <translation>新证据：提交的文件、版本、流量样本</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>受理</translation>
    </message>
</context>
<context>
    <name>probity::ui::BodyView</name>
    <message>
        <source>Text</source>
        <extracomment>view of a body</extracomment>
        <translation>文本</translation>
    </message>
    <message>
        <source>Tree</source>
        <extracomment>view of a body</extracomment>
        <translation>树</translation>
    </message>
    <message>
        <source>Hex</source>
        <extracomment>view of a body: bytes in hexadecimal</extracomment>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>消息体</translation>
    </message>
    <message>
        <source>Body as a tree</source>
        <translation>树状消息体</translation>
    </message>
    <message>
        <source>The capture does not hold this body.</source>
        <translation>抓包中没有这个消息体。</translation>
    </message>
    <message>
        <source>The body is empty.</source>
        <translation>消息体为空。</translation>
    </message>
    <message>
        <source>The coding of this body could not be undone.</source>
        <translation>无法还原此消息体的编码。</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>被截断</translation>
    </message>
    <message>
        <source>These bytes are no text. See them as Hex.</source>
        <translation>这些字节不是文本，请以十六进制查看。</translation>
    </message>
    <message>
        <source>This body holds personal data. Reveal the values to see its bytes.</source>
        <translation>此消息体含有个人信息。显示原值后才能查看其字节。</translation>
    </message>
    <message>
        <source>… %1 more</source>
        <translation>… 另有 %1</translation>
    </message>
</context>
<context>
    <name>probity::ui::BulkDialog</name>
    <message>
        <source>One word for many findings</source>
        <translation>批量判定发现</translation>
    </message>
    <message>
        <source>What is ticked below gets the same word. One undo takes all of it back.</source>
        <translation>下面勾选的发现将得到相同的判定，可一次撤销。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Findings that get this word</source>
        <translation>将被判定的发现</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>A reason given lately…</source>
        <translation>最近用过的理由…</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>常用理由</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>of the same rule</source>
        <translation>同一规则</translation>
    </message>
    <message>
        <source>of the same rule about %1</source>
        <translation>同一规则、涉及%1</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>涉及%1</translation>
    </message>
    <message>
        <source>about data sent to %1</source>
        <translation>涉及发往%1的数据</translation>
    </message>
    <message>
        <source>of the group “%1”</source>
        <translation>同属“%1”一组</translation>
    </message>
    <message>
        <source>everything that is open</source>
        <translation>所有未判定的发现</translation>
    </message>
    <message numerus="yes">
        <source>Apply to %n finding(s)</source>
        <translation>
            <numerusform>应用到 %n 个发现</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::BundleActions</name>
    <message>
        <source>Save the bundle</source>
        <translation>保存证据包</translation>
    </message>
    <message>
        <source>Writing the bundle…</source>
        <translation>正在写入证据包…</translation>
    </message>
    <message>
        <source>Saved as %1, signed with the key %2.</source>
        <extracomment>%1 a file, %2 the fingerprint of a key</extracomment>
        <translation>已保存为 %1，签名密钥 %2。</translation>
    </message>
    <message>
        <source>Take in a judgement</source>
        <translation>收入判定</translation>
    </message>
    <message>
        <source>Judgements (*.json);;All files (*)</source>
        <translation>判定 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The judgement of %1 is taken in.</source>
        <extracomment>%1 a person</extracomment>
        <translation>已收入 %1 的判定。</translation>
    </message>
    <message>
        <source>Export evidence bundle…</source>
        <translation>导出证据包…</translation>
    </message>
    <message>
        <source>Export redacted bundle…</source>
        <translation>导出脱敏证据包…</translation>
    </message>
    <message>
        <source>Hand the case over to a second person…</source>
        <translation>移交给第二审核人…</translation>
    </message>
    <message>
        <source>Take in a second person&apos;s judgement…</source>
        <translation>收入第二审核人的判定…</translation>
    </message>
</context>
<context>
    <name>probity::ui::BundleProgress</name>
    <message>
        <source>Progress of the bundle</source>
        <translation>证据包的写出进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>button: stops what is running</extracomment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop writing the bundle</source>
        <translation>停止写出证据包</translation>
    </message>
</context>
<context>
    <name>probity::ui::ChangePassphraseDialog</name>
    <message>
        <source>Change passphrase</source>
        <translation>修改口令</translation>
    </message>
    <message>
        <source>Of %1.</source>
        <translation>%1 的口令。</translation>
    </message>
    <message>
        <source>Passphrase until now</source>
        <translation>当前口令</translation>
    </message>
    <message>
        <source>New passphrase, at least 8 characters</source>
        <translation>新口令，至少 8 个字符</translation>
    </message>
    <message>
        <source>The new passphrase again</source>
        <translation>再次输入新口令</translation>
    </message>
    <message>
        <source>The two new passphrases are not the same.</source>
        <translation>两次输入的新口令不一致。</translation>
    </message>
</context>
<context>
    <name>probity::ui::CheatSheet</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Everywhere and in the menus</source>
        <translation>全局及菜单</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>button: closes the list of keys</extracomment>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>probity::ui::CompareTab</name>
    <message>
        <source>Compared with</source>
        <translation>对比版本</translation>
    </message>
    <message>
        <source>Open that version</source>
        <extracomment>button: opens the earlier version on the desk</extracomment>
        <translation>打开该版本</translation>
    </message>
    <message>
        <source>another app</source>
        <translation>另一应用</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变更内容</translation>
    </message>
    <message>
        <source>Before</source>
        <extracomment>title above a text of the version before</extracomment>
        <translation>之前</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>title above a text of this version</extracomment>
        <translation>现在</translation>
    </message>
    <message>
        <source>Text in the version before</source>
        <translation>之前版本的文字</translation>
    </message>
    <message>
        <source>Text in this version</source>
        <translation>本版本的文字</translation>
    </message>
    <message>
        <source>version not known</source>
        <translation>版本未知</translation>
    </message>
    <message>
        <source>The comparison was stopped</source>
        <translation>对比已停止</translation>
    </message>
    <message>
        <source>Nothing is known yet of what changed.</source>
        <translation>尚不知道有何变更。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>The versions cannot be compared</source>
        <translation>无法对比这两个版本</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在对比…</translation>
    </message>
    <message>
        <source>Both versions are read and laid side by side.</source>
        <translation>正在读取两个版本并逐项对照。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>There is no earlier version</source>
        <translation>没有更早的版本</translation>
    </message>
    <message>
        <source>This is the first submission of the app in this workspace. When the next version is imported, what changed in manifest, notice, code and traffic is shown here.</source>
        <translation>这是该应用在此工作区中的首次提交。导入下一版本后，此处会显示清单、隐私政策、代码和流量的变更。</translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>没有变更</translation>
    </message>
    <message>
        <source>Manifest, notice, code, recipients and data uses are the same as in the version chosen above.</source>
        <translation>清单、隐私政策、代码、接收方和信息使用均与上方所选版本相同。</translation>
    </message>
</context>
<context>
    <name>probity::ui::ComparisonModel</name>
    <message>
        <source>Data uses</source>
        <extracomment>section of the comparison: lines of the ledger</extracomment>
        <translation>信息使用</translation>
    </message>
    <message>
        <source>Recipients</source>
        <extracomment>section of the comparison: companies</extracomment>
        <translation>接收方</translation>
    </message>
    <message>
        <source>What the code can ask for</source>
        <extracomment>section of the comparison</extracomment>
        <translation>代码可获取的信息</translation>
    </message>
    <message>
        <source>Manifest</source>
        <extracomment>section of the comparison</extracomment>
        <translation>清单</translation>
    </message>
    <message>
        <source>What the notice says</source>
        <extracomment>section of the comparison: statements on data categories</extracomment>
        <translation>隐私政策内容</translation>
    </message>
    <message>
        <source>Clauses of the notice</source>
        <extracomment>section of the comparison: headings and paragraphs of the notice</extracomment>
        <translation>隐私政策条款</translation>
    </message>
    <message>
        <source>new</source>
        <extracomment>since the version before</extracomment>
        <translation>新增</translation>
    </message>
    <message>
        <source>gone</source>
        <extracomment>since the version before</extracomment>
        <translation>消失</translation>
    </message>
    <message>
        <source>changed</source>
        <extracomment>since the version before</extracomment>
        <translation>变更</translation>
    </message>
    <message>
        <source>moved</source>
        <extracomment>since the version before: the same words in another place</extracomment>
        <translation>移动</translation>
    </message>
    <message>
        <source>notice: %1</source>
        <extracomment>%1 what the notice says of a data use</extracomment>
        <translation>隐私政策：%1</translation>
    </message>
    <message>
        <source>in the manifest</source>
        <translation>清单中有</translation>
    </message>
    <message>
        <source>not in the manifest</source>
        <translation>清单中没有</translation>
    </message>
    <message>
        <source>the code can ask for it</source>
        <translation>代码可获取</translation>
    </message>
    <message>
        <source>nothing in the code</source>
        <translation>代码中没有</translation>
    </message>
    <message numerus="yes">
        <source>seen %n time(s)</source>
        <translation>
            <numerusform>见到 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>not visible</source>
        <translation>无法查看</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>未见</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <extracomment>%1 data category, %2 recipient</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>seen, and named by the notice</source>
        <translation>已见到，隐私政策已说明</translation>
    </message>
    <message>
        <source>seen, not named by the notice</source>
        <translation>已见到，但隐私政策未说明</translation>
    </message>
    <message>
        <source>named by the notice, not seen</source>
        <translation>隐私政策已说明，但未见</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in the code</source>
        <translation>
            <numerusform>代码中 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>without a purpose</source>
        <translation>未写明目的</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>also moved: %1</source>
        <extracomment>%1 first words of a clause that is changed and also stands elsewhere</extracomment>
        <translation>并移动：%1</translation>
    </message>
    <message>
        <source>Change</source>
        <extracomment>column of the comparison</extracomment>
        <translation>变更</translation>
    </message>
    <message>
        <source>What</source>
        <extracomment>column of the comparison</extracomment>
        <translation>内容</translation>
    </message>
    <message>
        <source>Before</source>
        <extracomment>column of the comparison</extracomment>
        <translation>之前</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>column of the comparison</extracomment>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>probity::ui::CreatePage</name>
    <message>
        <source>Welcome to Probity</source>
        <translation>欢迎使用 Probity</translation>
    </message>
    <message>
        <source>Probity keeps submissions, evidence and decisions in a workspace: one file on this computer. Nothing is ever sent anywhere. You are the first person in it.</source>
        <translation>Probity 将提交、证据和决定保存在工作区中，即本机上的一个文件，绝不向外发送任何内容。您是其中的第一位人员。</translation>
    </message>
    <message>
        <source>Your name, as it stands in decisions</source>
        <translation>您的姓名（将写入决定）</translation>
    </message>
    <message>
        <source>Your role</source>
        <translation>您的角色</translation>
    </message>
    <message>
        <source>Passphrase, at least 8 characters: it signs your decisions</source>
        <translation>口令，至少 8 个字符：用于签署您的决定</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>Where the workspace lies</source>
        <translation>工作区位置</translation>
    </message>
    <message>
        <source>Choose…</source>
        <extracomment>button: choose a place for a file</extracomment>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>打开其他工作区…</translation>
    </message>
    <message>
        <source>Create workspace</source>
        <translation>创建工作区</translation>
    </message>
    <message>
        <source>Enter your name.</source>
        <translation>请输入您的姓名。</translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
    <message>
        <source>Probity workspaces (*.probity)</source>
        <translation>Probity 工作区 (*.probity)</translation>
    </message>
    <message>
        <source>%1 As the first person you also look after the others.</source>
        <translation>%1作为第一位人员，您也管理其他人员。</translation>
    </message>
</context>
<context>
    <name>probity::ui::DecideForm</name>
    <message>
        <source>no open finding</source>
        <translation>没有未判定的发现</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) to accept first</source>
        <translation>
            <numerusform>须先接受 %n 项发现</numerusform>
        </translation>
    </message>
    <message>
        <source>no finding argues for it</source>
        <translation>没有支持此结论的发现</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) argue for it</source>
        <translation>
            <numerusform>%n 项发现支持此结论</numerusform>
        </translation>
    </message>
    <message>
        <source>needs a second reviewer</source>
        <translation>需要第二审核人</translation>
    </message>
    <message>
        <source>suggested: %1</source>
        <extracomment>%1 what speaks for an outcome</extracomment>
        <translation>建议：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) are still open. They are listed in the record as not judged.</source>
        <translation>
            <numerusform>仍有 %n 项发现未判定，将在记录中列为未判定。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is settled.</source>
        <translation>全部了结。</translation>
    </message>
    <message>
        <source>Recorded. It can be superseded, never changed.</source>
        <translation>已记录。可被取代，不可更改。</translation>
    </message>
    <message>
        <source>NOT SETTLED YET</source>
        <translation>尚未了结</translation>
    </message>
    <message>
        <source>RECORD</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>OUTCOME</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>REASONS, IN THE ORDER OF THE LETTER</source>
        <translation>理由（按信函中的顺序）</translation>
    </message>
    <message>
        <source>WHAT IS OPEN, AND WHY IT IS ACCEPTED</source>
        <translation>未了结事项及接受的理由</translation>
    </message>
    <message>
        <source>WORDS TO THE DEVELOPER</source>
        <translation>致开发者</translation>
    </message>
    <message>
        <source>The ban covers</source>
        <translation>封禁范围</translation>
    </message>
    <message>
        <source>What the ban covers</source>
        <translation>封禁范围</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>No reason yet. Confirm findings on the desk, or add one from the catalogue.</source>
        <translation>尚无理由。请在工作台确认发现，或从目录添加。</translation>
    </message>
    <message>
        <source>Reasons, in the order of the letter</source>
        <translation>理由（按信函中的顺序）</translation>
    </message>
    <message>
        <source>+ Add reason from catalogue…</source>
        <translation>+ 从目录添加理由…</translation>
    </message>
    <message>
        <source>Add a reason from the catalogue (Ctrl+N)</source>
        <translation>从目录添加理由 (Ctrl+N)</translation>
    </message>
    <message>
        <source>Move the reason up (Alt+Up)</source>
        <translation>上移理由 (Alt+Up)</translation>
    </message>
    <message>
        <source>Move the reason down (Alt+Down)</source>
        <translation>下移理由 (Alt+Down)</translation>
    </message>
    <message>
        <source>Remove</source>
        <extracomment>button: takes a reason out of the draft</extracomment>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the reason (Delete)</source>
        <translation>移除理由 (Delete)</translation>
    </message>
    <message>
        <source>Words to the developer</source>
        <translation>致开发者</translation>
    </message>
    <message>
        <source>They stand at the end of the letter, in your own words.</source>
        <translation>以您自己的话写在信函末尾。</translation>
    </message>
    <message>
        <source>What is not settled yet</source>
        <translation>尚未了结的事项</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) argue for it; needs a second reviewer</source>
        <translation>
            <numerusform>%n 项发现支持此结论；需要第二审核人</numerusform>
        </translation>
    </message>
    <message>
        <source>To be corrected by</source>
        <translation>整改期限</translation>
    </message>
    <message>
        <source>Day by which it is to be corrected</source>
        <translation>整改截止日</translation>
    </message>
    <message>
        <source>Warn first: the rejection takes effect after</source>
        <translation>先行警告：驳回自此日后生效</translation>
    </message>
    <message>
        <source>Day after which the rejection takes effect</source>
        <translation>此日后驳回生效</translation>
    </message>
</context>
<context>
    <name>probity::ui::DecidePage</name>
    <message>
        <source>Reading the case…</source>
        <translation>正在读取案件…</translation>
    </message>
    <message>
        <source>The letter is shown when you have judged.</source>
        <translation>您判定后才显示信函。</translation>
    </message>
    <message>
        <source>Decide: %1</source>
        <extracomment>%1 an app and its version</extracomment>
        <translation>决定：%1</translation>
    </message>
    <message>
        <source>Decide</source>
        <extracomment>the page where decisions are made</extracomment>
        <translation>决定</translation>
    </message>
    <message>
        <source>The workspace is open for reading only.</source>
        <translation>工作区以只读方式打开。</translation>
    </message>
    <message>
        <source>Sign in to record a decision.</source>
        <translation>登录后才能记录决定。</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <extracomment>%1 what is missing first</extracomment>
        <translation>
            <numerusform>%1（另有 %n 项）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <extracomment>%1 outcome, %2 an app and its version</extracomment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>Second reviewer</source>
        <translation>第二审核人</translation>
    </message>
    <message>
        <source>Another person judges the case before the ban comes into force. They stay signed in afterwards.</source>
        <translation>封禁生效前须由另一人判定此案。判定后该人保持登录。</translation>
    </message>
    <message>
        <source>A ban is right.</source>
        <translation>封禁恰当。</translation>
    </message>
    <message>
        <source>A ban is not right.</source>
        <translation>封禁不恰当。</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>save letter</source>
        <translation>保存信函</translation>
    </message>
    <message>
        <source>Every finding is judged</source>
        <translation>所有发现均已判定</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) not judged</source>
        <translation>
            <numerusform>%n 项发现未判定</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to desk</source>
        <translation>返回工作台</translation>
    </message>
    <message>
        <source>Sign and record…</source>
        <translation>签署并记录…</translation>
    </message>
    <message>
        <source>Save letter as PDF…</source>
        <translation>将信函保存为 PDF…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Add a reason…</source>
        <translation>添加理由…</translation>
    </message>
</context>
<context>
    <name>probity::ui::DeclarationModel</name>
    <message>
        <source>Declared as</source>
        <extracomment>column of the declarations: what the manifest names</extracomment>
        <translation>声明名称</translation>
    </message>
    <message>
        <source>Data category</source>
        <extracomment>column of the declarations</extracomment>
        <translation>数据类别</translation>
    </message>
    <message>
        <source>Purpose</source>
        <extracomment>column of the declarations</extracomment>
        <translation>用途</translation>
    </message>
</context>
<context>
    <name>probity::ui::DeskPage</name>
    <message>
        <source>Next finding</source>
        <translation>下一个发现</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>上一个发现</translation>
    </message>
    <message>
        <source>Next open finding</source>
        <translation>下一个未处理的发现</translation>
    </message>
    <message>
        <source>Next evidence</source>
        <translation>下一条证据</translation>
    </message>
    <message>
        <source>Tag undeclared use</source>
        <translation>标记未声明的使用</translation>
    </message>
    <message>
        <source>Tag what is selected</source>
        <translation>标记所选内容</translation>
    </message>
    <message>
        <source>Confirm the finding</source>
        <translation>确认此发现</translation>
    </message>
    <message>
        <source>Dismiss the finding…</source>
        <translation>排除此发现…</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>写备注…</translation>
    </message>
    <message>
        <source>Reopen the finding</source>
        <translation>重新打开此发现</translation>
    </message>
    <message>
        <source>Previous statement of the notice</source>
        <translation>政策中的上一条陈述</translation>
    </message>
    <message>
        <source>Next statement of the notice</source>
        <translation>政策中的下一条陈述</translation>
    </message>
    <message>
        <source>Find in the notice or traffic</source>
        <translation>在隐私政策或流量中查找</translation>
    </message>
    <message>
        <source>Filter the traffic</source>
        <translation>筛选流量</translation>
    </message>
    <message>
        <source>Consent was given at this request</source>
        <translation>用户在此请求时同意</translation>
    </message>
    <message>
        <source>Mask or reveal personal values</source>
        <translation>遮盖或显示个人信息</translation>
    </message>
    <message>
        <source>Show the ledger</source>
        <translation>显示对照表</translation>
    </message>
    <message>
        <source>Show the notice</source>
        <translation>显示隐私政策</translation>
    </message>
    <message>
        <source>Show the manifest</source>
        <translation>显示清单</translation>
    </message>
    <message>
        <source>Show the traffic</source>
        <translation>显示流量</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>显示历史</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>作出决定…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Choose the data category of the undeclared use first.</source>
        <translation>请先选择未声明使用的数据类别。</translation>
    </message>
    <message>
        <source>Why does this finding not hold?</source>
        <translation>为什么此发现不成立？</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Save the note</source>
        <translation>保存备注</translation>
    </message>
    <message>
        <source>Desk</source>
        <extracomment>page: one submission with its sources</extracomment>
        <translation>审查台</translation>
    </message>
    <message>
        <source>No submission is open</source>
        <translation>没有打开的提交</translation>
    </message>
    <message>
        <source>Open one from the queue.</source>
        <translation>请从队列中打开一个。</translation>
    </message>
    <message>
        <source>Reading the submission…</source>
        <translation>正在读取提交…</translation>
    </message>
    <message>
        <source>The submission cannot be shown</source>
        <translation>无法显示此提交</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Traffic</source>
        <extracomment>tab of the desk</extracomment>
        <translation>流量</translation>
    </message>
    <message>
        <source>Type: %1</source>
        <translation>类型：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier rejection(s)</source>
        <translation>
            <numerusform>曾被拒绝 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n finding(s) settled</source>
        <translation>
            <numerusform>已处理 %1 / %n 个发现</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n 个标记</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule pack(s)</source>
        <translation>
            <numerusform>%n 个规则包</numerusform>
        </translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>next evidence</source>
        <translation>下一证据</translation>
    </message>
    <message>
        <source>statement</source>
        <translation>陈述</translation>
    </message>
    <message>
        <source>find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>consent here</source>
        <translation>在此同意</translation>
    </message>
    <message>
        <source>tag undeclared</source>
        <translation>标记未声明</translation>
    </message>
    <message>
        <source>confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>dismiss</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Ledger</source>
        <extracomment>tab of the desk</extracomment>
        <translation>对照表</translation>
    </message>
    <message>
        <source>Notice</source>
        <extracomment>tab of the desk: the privacy notice</extracomment>
        <translation>隐私政策</translation>
    </message>
    <message>
        <source>Manifest</source>
        <extracomment>tab of the desk</extracomment>
        <translation>清单</translation>
    </message>
    <message>
        <source>History</source>
        <extracomment>tab of the desk: what was done, by whom</extracomment>
        <translation>历史</translation>
    </message>
    <message>
        <source>Sources of the submission</source>
        <translation>提交的材料</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Values masked</source>
        <translation>已遮盖</translation>
    </message>
    <message>
        <source>Values shown</source>
        <translation>已显示原值</translation>
    </message>
    <message>
        <source>Reveal the masked values</source>
        <translation>显示被遮盖的值</translation>
    </message>
    <message>
        <source>Mask the values</source>
        <translation>遮盖个人信息</translation>
    </message>
    <message>
        <source>Reveal personal values (M). This is noted in the history.</source>
        <translation>显示个人信息（M）。此操作会记入历史。</translation>
    </message>
    <message>
        <source>Mask personal values again (M)</source>
        <translation>重新遮盖个人信息（M）</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>作出决定</translation>
    </message>
    <message>
        <source>Set the type of the app…</source>
        <translation>设置应用类型…</translation>
    </message>
    <message>
        <source>Type: not set</source>
        <translation>类型：未设置</translation>
    </message>
    <message>
        <source>%1 ▾</source>
        <extracomment>button with a list below</extracomment>
        <translation>%1 ▾</translation>
    </message>
    <message>
        <source>Recording…</source>
        <translation>正在记录…</translation>
    </message>
    <message>
        <source>because of “%1”</source>
        <extracomment>%1 a word of the app&apos;s name or notice that speaks for this type</extracomment>
        <translation>依据“%1”</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>needs no personal data</source>
        <extracomment>%1 list of data categories that this type of app needs</extracomment>
        <translation>不需要个人信息</translation>
    </message>
    <message>
        <source>needs %1</source>
        <translation>必要信息：%1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>No type</source>
        <translation>不设类型</translation>
    </message>
    <message>
        <source>what is necessary stays unknown</source>
        <translation>必要信息范围未知</translation>
    </message>
    <message>
        <source>Type of the app</source>
        <translation>应用类型</translation>
    </message>
    <message>
        <source>Type of the app…</source>
        <translation>应用类型…</translation>
    </message>
    <message>
        <source>Dismiss for the reason given last</source>
        <translation>以上次的理由排除</translation>
    </message>
    <message>
        <source>One word for many findings…</source>
        <translation>批量判定发现…</translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>finding</source>
        <extracomment>kind of thing in the command palette</extracomment>
        <translation>发现</translation>
    </message>
    <message>
        <source>The value is a test constant or a placeholder.</source>
        <translation>该值是测试常量或占位符。</translation>
    </message>
    <message>
        <source>The value belongs to the shop or the developer, not to a person.</source>
        <translation>该值属于商家或开发者，不属于个人。</translation>
    </message>
    <message>
        <source>The notice covers it in another place.</source>
        <translation>隐私政策在别处已说明。</translation>
    </message>
    <message>
        <source>The user enters it to have it published.</source>
        <translation>用户输入该内容就是为了公开发布。</translation>
    </message>
    <message>
        <source>Compare with an earlier version</source>
        <translation>与更早的版本对比</translation>
    </message>
    <message>
        <source>Compare</source>
        <extracomment>tab of the desk: this version and an earlier one</extracomment>
        <translation>对比</translation>
    </message>
</context>
<context>
    <name>probity::ui::EntryInspector</name>
    <message>
        <source>Parts of the request</source>
        <translation>请求的各部分</translation>
    </message>
    <message>
        <source>Request and response</source>
        <translation>请求与响应</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>标头</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询参数</translation>
    </message>
    <message>
        <source>Cookies</source>
        <translation>Cookie</translation>
    </message>
    <message>
        <source>Choose a request above to see what is in it.</source>
        <translation>在上方选择一个请求以查看其内容。</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Response</source>
        <extracomment>tab: body of the response</extracomment>
        <translation>响应</translation>
    </message>
    <message>
        <source>Request body</source>
        <extracomment>tab: body of the request</extracomment>
        <translation>请求体</translation>
    </message>
    <message>
        <source>Messages</source>
        <extracomment>tab: messages of a WebSocket</extracomment>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>probity::ui::EntryModel</name>
    <message>
        <source>+%1 s</source>
        <extracomment>seconds since the start of the capture</extracomment>
        <translation>+%1 秒</translation>
    </message>
    <message>
        <source>opaque</source>
        <extracomment>a body that nobody can read</extracomment>
        <translation>无法识别</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>column of the traffic</extracomment>
        <translation>时间</translation>
    </message>
    <message>
        <source>Phase</source>
        <extracomment>column of the traffic: consent phase</extracomment>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Method</source>
        <extracomment>column of the traffic: HTTP method</extracomment>
        <translation>方法</translation>
    </message>
    <message>
        <source>Host</source>
        <extracomment>column of the traffic</extracomment>
        <translation>主机</translation>
    </message>
    <message>
        <source>Path</source>
        <extracomment>column of the traffic</extracomment>
        <translation>路径</translation>
    </message>
    <message>
        <source>Status</source>
        <extracomment>column of the traffic: HTTP status</extracomment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Size</source>
        <extracomment>column of the traffic</extracomment>
        <translation>大小</translation>
    </message>
    <message>
        <source>Personal data</source>
        <extracomment>column of the traffic</extracomment>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>The search was stopped: there may be more.</source>
        <translation>搜索已停止，可能还有更多。</translation>
    </message>
    <message>
        <source>Not every body was searched: %1</source>
        <extracomment>%1 why</extracomment>
        <translation>并非所有正文都已搜索：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) could not be read and were not searched.</source>
        <translation>
            <numerusform>%n 个请求无法读取，未被搜索。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::EventText</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>findings: %1 new, %2 unchanged, %3 changed, %4 gone</source>
        <translation>发现：新增 %1，未变 %2，变化 %3，消失 %4</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n 个发现</numerusform>
        </translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>does not agree</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>as the submission says</source>
        <translation>按提交所述</translation>
    </message>
    <message>
        <source>characters %1–%2</source>
        <translation>第 %1–%2 字</translation>
    </message>
    <message>
        <source>personal values on the desk</source>
        <translation>审查台上的个人信息</translation>
    </message>
</context>
<context>
    <name>probity::ui::FindingModel</name>
    <message>
        <source>to %1</source>
        <extracomment>%1 the recipient</extracomment>
        <translation>发往 %1</translation>
    </message>
    <message>
        <source>to %1 · %2</source>
        <extracomment>%1 the recipient, %2 the host</extracomment>
        <translation>发往 %1 · %2</translation>
    </message>
    <message>
        <source>tagged</source>
        <extracomment>a finding that carries a tag</extracomment>
        <translation>已标记</translation>
    </message>
</context>
<context>
    <name>probity::ui::FindingsPane</name>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Everything that was seen is declared.</source>
        <translation>所见的使用均已声明。</translation>
    </message>
    <message>
        <source>What limits this:</source>
        <translation>此结论的局限：</translation>
    </message>
    <message>
        <source>No finding</source>
        <translation>没有发现</translation>
    </message>
</context>
<context>
    <name>probity::ui::FormDialog</name>
    <message>
        <source>Cancel</source>
        <extracomment>button</extracomment>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>probity::ui::HistoryModel</name>
    <message>
        <source>the program</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>When</source>
        <extracomment>column of the history</extracomment>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <extracomment>column of the history</extracomment>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <extracomment>column of the history</extracomment>
        <translation>事项</translation>
    </message>
    <message>
        <source>Particulars</source>
        <extracomment>column of the history</extracomment>
        <translation>详情</translation>
    </message>
    <message>
        <source>Chain</source>
        <extracomment>column of the history: hash of the link in the audit chain</extracomment>
        <translation>链</translation>
    </message>
</context>
<context>
    <name>probity::ui::HistoryTab</name>
    <message>
        <source>History of the submission</source>
        <translation>提交的历史</translation>
    </message>
    <message>
        <source>Filter: a name, an action, a word of a reason</source>
        <translation>筛选：姓名、操作或理由中的词</translation>
    </message>
    <message>
        <source>Filter the history</source>
        <translation>筛选历史记录</translation>
    </message>
</context>
<context>
    <name>probity::ui::ImportPanel</name>
    <message>
        <source>Stop</source>
        <extracomment>button: stops an import</extracomment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>button: opens the imported submission</extracomment>
        <translation>打开</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>button: closes a message</extracomment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>导入进度</translation>
    </message>
    <message numerus="yes">
        <source>Importing %1… (%n more waiting)</source>
        <extracomment>%1 a folder or file, %n how many more are waiting</extracomment>
        <translation>
            <numerusform>正在导入 %1…（还有 %n 个等待）</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing %1…</source>
        <translation>正在导入 %1…</translation>
    </message>
    <message>
        <source>%1 was here already: the same files, byte for byte. Nothing was added.</source>
        <translation>%1 已在工作区中：文件逐字节相同，未添加任何内容。</translation>
    </message>
    <message>
        <source>%1 is imported. Findings: %2 new, %3 unchanged, %4 changed, %5 gone.</source>
        <translation>%1 已导入。发现：新增 %2，未变 %3，变化 %4，消失 %5。</translation>
    </message>
    <message numerus="yes">
        <source>And %n more remark(s) by the readers.</source>
        <translation>
            <numerusform>另有 %n 条读取说明。</numerusform>
        </translation>
    </message>
    <message>
        <source>The import of %1 was stopped. Nothing was left behind.</source>
        <translation>已停止导入 %1，没有留下任何内容。</translation>
    </message>
    <message>
        <source>%1 was not imported. %2</source>
        <translation>%1 未能导入。%2</translation>
    </message>
</context>
<context>
    <name>probity::ui::Inspector</name>
    <message>
        <source>No data category</source>
        <translation>无数据类别</translation>
    </message>
    <message>
        <source>Purpose: unknown</source>
        <translation>用途：未知</translation>
    </message>
    <message>
        <source>Choose a finding, a line of the ledger, a statement or a request: it is explained here.</source>
        <translation>选择一个发现、对照表中的一行、一条陈述或一个请求，这里会说明它。</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>声明情况</translation>
    </message>
    <message>
        <source>Why this is a finding</source>
        <translation>为何成为发现</translation>
    </message>
    <message>
        <source>What would cure it</source>
        <translation>如何整改</translation>
    </message>
    <message>
        <source>How it was read</source>
        <translation>如何读出</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Next</source>
        <extracomment>button: steps to the next piece of evidence</extracomment>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Tag undeclared</source>
        <translation>标记未声明</translation>
    </message>
    <message>
        <source>Confirm</source>
        <extracomment>button: the finding is right</extracomment>
        <translation>确认</translation>
    </message>
    <message>
        <source>Dismiss…</source>
        <extracomment>button: the finding does not hold</extracomment>
        <translation>排除…</translation>
    </message>
    <message>
        <source>Note…</source>
        <extracomment>button: writes a note</extracomment>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Reopen</source>
        <extracomment>button: takes back a disposition</extracomment>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Is collected</source>
        <extracomment>correction of a statement</extracomment>
        <translation>属于收集</translation>
    </message>
    <message>
        <source>Has the category chosen below</source>
        <translation>类别改为下方所选</translation>
    </message>
    <message>
        <source>Not a statement</source>
        <translation>不是陈述</translation>
    </message>
    <message>
        <source>Kind of tag</source>
        <translation>标记种类</translation>
    </message>
    <message>
        <source>Data category of the tag</source>
        <translation>标记的数据类别</translation>
    </message>
    <message>
        <source>Purpose of the tag</source>
        <translation>标记的用途</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <extracomment>%1 data category, %2 recipient</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>no personal data was seen in this request</source>
        <translation>此请求中未见个人信息</translation>
    </message>
    <message>
        <source>Manifest: declares nothing of it</source>
        <translation>清单：未声明</translation>
    </message>
    <message>
        <source>Manifest: %1</source>
        <translation>清单：%1</translation>
    </message>
    <message>
        <source>Notice: %1</source>
        <extracomment>%1 what the notice says, as &quot;silent&quot;</extracomment>
        <translation>隐私政策：%1</translation>
    </message>
    <message>
        <source>Evidence %1 of %2</source>
        <translation>证据 %1 / %2</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>characters %1–%2</source>
        <translation>第 %1–%2 字</translation>
    </message>
    <message>
        <source>Recipients: %1</source>
        <translation>接收方：%1</translation>
    </message>
    <message>
        <source>%1 by %2, %3</source>
        <extracomment>%1 disposition, %2 person, %3 moment</extracomment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>Remove the tag: %1</source>
        <translation>移除标记：%1</translation>
    </message>
    <message>
        <source>Code: not submitted</source>
        <translation>代码：未提交</translation>
    </message>
    <message>
        <source>Code: nothing was found that asks for it</source>
        <translation>代码：未发现获取该信息之处</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Code: %1</source>
        <extracomment>%1 list of interfaces with their places in the code</extracomment>
        <translation>代码：%1</translation>
    </message>
</context>
<context>
    <name>probity::ui::JudgeAppealDialog</name>
    <message>
        <source>Judge the appeal</source>
        <extracomment>%1 outcome, %2 number of a record, %3 a person</extracomment>
        <translation>裁定申诉</translation>
    </message>
    <message>
        <source>%1 · record %2 · decided by %3</source>
        <translation>%1 · 记录 %2 · 决定人 %3</translation>
    </message>
    <message>
        <source>Reasons of the decision</source>
        <translation>决定的理由</translation>
    </message>
    <message>
        <source>No new evidence.</source>
        <translation>没有新证据。</translation>
    </message>
    <message>
        <source>What the appeal says</source>
        <translation>申诉内容</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Uphold: the decision stands</source>
        <translation>维持：决定有效</translation>
    </message>
    <message>
        <source>Overturn: the decision falls</source>
        <translation>撤销：决定失效</translation>
    </message>
    <message>
        <source>Remand: to be decided anew</source>
        <translation>发回：重新决定</translation>
    </message>
    <message>
        <source>The appeal is judged</source>
        <translation>裁定结果</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>裁定</translation>
    </message>
</context>
<context>
    <name>probity::ui::LedgerModel</name>
    <message numerus="yes">
        <source>%n possible</source>
        <extracomment>observations that are merely possible</extracomment>
        <translation>
            <numerusform>%n 次可能</numerusform>
        </translation>
    </message>
    <message>
        <source>not visible</source>
        <extracomment>the capture could not have shown it</extracomment>
        <translation>无法查看</translation>
    </message>
    <message>
        <source>not seen</source>
        <extracomment>the capture could have shown it</extracomment>
        <translation>未见</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>after two recipients</extracomment>
        <translation>
            <numerusform>另 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Data category</source>
        <extracomment>column of the ledger</extracomment>
        <translation>数据类别</translation>
    </message>
    <message>
        <source>Manifest</source>
        <extracomment>column of the ledger</extracomment>
        <translation>清单</translation>
    </message>
    <message>
        <source>Notice</source>
        <extracomment>column of the ledger</extracomment>
        <translation>隐私政策</translation>
    </message>
    <message>
        <source>Need</source>
        <extracomment>column of the ledger: necessary for this type of app</extracomment>
        <translation>必要性</translation>
    </message>
    <message>
        <source>Observed</source>
        <extracomment>column of the ledger</extracomment>
        <translation>实测</translation>
    </message>
    <message>
        <source>Recipients</source>
        <extracomment>column of the ledger</extracomment>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Verdict</source>
        <extracomment>column of the ledger</extracomment>
        <translation>判定</translation>
    </message>
</context>
<context>
    <name>probity::ui::LedgerTab</name>
    <message>
        <source>Ledger</source>
        <translation>对照表</translation>
    </message>
    <message>
        <source>When it was sent</source>
        <translation>发送时间</translation>
    </message>
</context>
<context>
    <name>probity::ui::LetterPane</name>
    <message>
        <source>Save the letter</source>
        <translation>保存信函</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>Letter</source>
        <extracomment>heading over the letter to the developer</extracomment>
        <translation>信函</translation>
    </message>
    <message>
        <source>Letter to the developer</source>
        <translation>致开发者的信函</translation>
    </message>
    <message>
        <source>Letter in Chinese</source>
        <translation>中文信函</translation>
    </message>
    <message>
        <source>Letter in English</source>
        <translation>英文信函</translation>
    </message>
    <message>
        <source>Save the letter as PDF…</source>
        <translation>将信函保存为 PDF…</translation>
    </message>
    <message>
        <source>Save the letter as HTML…</source>
        <translation>将信函保存为 HTML…</translation>
    </message>
    <message>
        <source>Save the letter as text…</source>
        <translation>将信函保存为文本…</translation>
    </message>
    <message>
        <source>Save the letter as JSON…</source>
        <translation>将信函保存为 JSON…</translation>
    </message>
    <message>
        <source>Text</source>
        <extracomment>a file format: plain text</extracomment>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>probity::ui::LicenceDialog</name>
    <message>
        <source>Licence of Probity</source>
        <translation>Probity 许可证</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>button: closes a dialog</extracomment>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>probity::ui::MainWindow</name>
    <message>
        <source>Probity</source>
        <translation>Probity</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>the light theme</extracomment>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>the dark theme</extracomment>
        <translation>深色</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>全部命令…</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>快捷键…</translation>
    </message>
    <message>
        <source>About Probity</source>
        <translation>关于 Probity</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>转到“%1”</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Import a submission folder</source>
        <translation>导入提交文件夹</translation>
    </message>
    <message>
        <source>Import the files of a submission</source>
        <translation>导入提交文件</translation>
    </message>
    <message>
        <source>Files of a submission (*.zip *.json *.har *.html *.htm *.md *.txt);;All files (*)</source>
        <translation>提交文件 (*.zip *.json *.har *.html *.htm *.md *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Probity %1&lt;/h3&gt;&lt;p&gt;A workstation for app privacy review.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;/p&gt;&lt;p&gt;It never uses the network.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Probity %1&lt;/h3&gt;&lt;p&gt;应用隐私审核工作站。&lt;/p&gt;&lt;p&gt;依据 GNU 通用公共许可证第 3 版或更高版本发布的自由软件，不提供任何担保。&lt;/p&gt;&lt;p&gt;从不使用网络。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>所有命令</translation>
    </message>
    <message>
        <source>A command, an app, a finding, a rule…</source>
        <translation>命令、应用、发现、规则…</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Text as large as the system&apos;s</source>
        <translation>与系统相同的文字大小</translation>
    </message>
    <message>
        <source>Open the next submission of the queue</source>
        <translation>打开队列中的下一个提交</translation>
    </message>
    <message>
        <source>%1: what you said last was not recorded. %2</source>
        <extracomment>%1 an app, %2 why</extracomment>
        <translation>%1：您最后的操作未被记录。%2</translation>
    </message>
</context>
<context>
    <name>probity::ui::ManifestTab</name>
    <message>
        <source>Manifest</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Source of the manifest</source>
        <translation>清单原文</translation>
    </message>
    <message>
        <source>Declarations of the manifests</source>
        <translation>清单中的声明</translation>
    </message>
    <message>
        <source>There is no manifest</source>
        <translation>没有清单</translation>
    </message>
    <message>
        <source>The submission holds no manifest that could be read. What the app asks the system for is unknown.</source>
        <translation>提交中没有可读取的清单，无法得知应用向系统申请了什么。</translation>
    </message>
</context>
<context>
    <name>probity::ui::MessageView</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>%1 ↑ sent</source>
        <extracomment>a message of a WebSocket, with its number</extracomment>
        <translation>%1 ↑ 发送</translation>
    </message>
    <message>
        <source>%1 ↓ received</source>
        <translation>%1 ↓ 接收</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>二进制</translation>
    </message>
</context>
<context>
    <name>probity::ui::NavRail</name>
    <message>
        <source>Nobody is signed in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>Signed in: %1</source>
        <translation>已登录：%1</translation>
    </message>
</context>
<context>
    <name>probity::ui::NoticeFacts</name>
    <message numerus="yes">
        <source>Contradicts itself in %n place(s)</source>
        <translation>
            <numerusform>有 %n 处自相矛盾</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, says: %2</source>
        <extracomment>%1 kind of data, %2 the notice&apos;s words</extracomment>
        <translation>%1，称：%2</translation>
    </message>
    <message>
        <source>%1, denies: %2</source>
        <extracomment>%1 kind of data, %2 the notice&apos;s words</extracomment>
        <translation>%1，否认：%2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>What a notice must tell</source>
        <translation>政策必须说明的事项</translation>
    </message>
    <message>
        <source>— %1: missing</source>
        <extracomment>%1 an aspect that a notice must contain, as &quot;retention&quot;</extracomment>
        <translation>— 缺少：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 an aspect that a notice must contain, as &quot;retention&quot;; %2 the notice&apos;s words</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Length and languages</source>
        <translation>篇幅与语言</translation>
    </message>
    <message>
        <source>%1 characters in %2 sentences</source>
        <extracomment>of a notice: %1 letters or characters, %2 sentences</extracomment>
        <translation>%1 字，%2 句</translation>
    </message>
    <message>
        <source>The longest sentence has %1 words</source>
        <translation>最长的句子有 %1 个字词</translation>
    </message>
    <message>
        <source>No text in Simplified Chinese</source>
        <translation>没有简体中文文本</translation>
    </message>
</context>
<context>
    <name>probity::ui::NoticeTab</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>隐私政策</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find in the notice</source>
        <translation>在隐私政策中查找</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>button: closes the search</extracomment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭查找</translation>
    </message>
    <message>
        <source>Outline of the notice</source>
        <translation>隐私政策目录</translation>
    </message>
    <message>
        <source>Text of the notice</source>
        <translation>隐私政策正文</translation>
    </message>
    <message>
        <source>There is no privacy notice</source>
        <translation>没有隐私政策</translation>
    </message>
    <message>
        <source>The submission holds no notice that could be read. Every use that is seen is undeclared.</source>
        <translation>提交中没有可读取的隐私政策，所见的使用均属未声明。</translation>
    </message>
    <message>
        <source>language not supported</source>
        <translation>不支持的语言</translation>
    </message>
    <message>
        <source>not a privacy notice</source>
        <translation>不是隐私政策</translation>
    </message>
    <message>
        <source>What the notice comes to</source>
        <translation>政策概况</translation>
    </message>
</context>
<context>
    <name>probity::ui::PeopleModel</name>
    <message>
        <source>%1 (you)</source>
        <extracomment>%1 the name of the person who is signed in</extracomment>
        <translation>%1（您）</translation>
    </message>
    <message>
        <source>active</source>
        <extracomment>state of a person</extracomment>
        <translation>启用</translation>
    </message>
    <message>
        <source>deactivated</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>column: name of a person</extracomment>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <extracomment>column: role of a person</extracomment>
        <translation>角色</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>column: whether a person is active</extracomment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Since</source>
        <extracomment>column: since when a person is in the workspace</extracomment>
        <translation>加入日期</translation>
    </message>
</context>
<context>
    <name>probity::ui::Picker</name>
    <message>
        <source>Nothing fits these words.</source>
        <translation>没有符合的内容。</translation>
    </message>
</context>
<context>
    <name>probity::ui::ProblemPage</name>
    <message>
        <source>The workspace cannot be opened</source>
        <translation>无法打开工作区</translation>
    </message>
    <message>
        <source>The file is not a Probity workspace. It was not changed.</source>
        <translation>该文件不是 Probity 工作区，未作任何更改。</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>打开其他工作区…</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>button</extracomment>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open for reading</source>
        <extracomment>button</extracomment>
        <translation>只读打开</translation>
    </message>
</context>
<context>
    <name>probity::ui::QueuePage</name>
    <message>
        <source>Queue</source>
        <extracomment>page: all submissions</extracomment>
        <translation>队列</translation>
    </message>
    <message>
        <source>Submissions</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Import a submission</source>
        <translation>导入提交</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Files or a zip…</source>
        <translation>文件或压缩包…</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>搜索队列</translation>
    </message>
    <message>
        <source>Open on the desk</source>
        <translation>在审查台打开</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>作出决定…</translation>
    </message>
    <message>
        <source>Assign to me</source>
        <translation>分派给我</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>filter of the queue: all submissions</extracomment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Waiting</source>
        <extracomment>filter of the queue</extracomment>
        <translation>待审</translation>
    </message>
    <message>
        <source>In review</source>
        <extracomment>filter of the queue</extracomment>
        <translation>审查中</translation>
    </message>
    <message>
        <source>Awaiting second</source>
        <extracomment>filter of the queue</extracomment>
        <translation>待第二审核人</translation>
    </message>
    <message>
        <source>Decided</source>
        <extracomment>filter of the queue</extracomment>
        <translation>已决定</translation>
    </message>
    <message>
        <source>The submissions cannot be read</source>
        <translation>无法读取提交</translation>
    </message>
    <message>
        <source>No submission yet</source>
        <translation>还没有提交</translation>
    </message>
    <message>
        <source>Drop a folder, a zip or files anywhere in this window: the manifest, the privacy notice and the traffic sample of one app.</source>
        <translation>把文件夹、压缩包或文件拖到窗口任意位置：同一应用的清单、隐私政策和流量样本。</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>No submission fits the search and the state chosen above.</source>
        <translation>没有提交符合上方的搜索和状态。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>assign to me</source>
        <translation>分派给我</translation>
    </message>
    <message>
        <source>search</source>
        <translation>搜索</translation>
    </message>
    <message numerus="yes">
        <source>%n submission(s)</source>
        <translation>
            <numerusform>%n 个提交</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n submission(s)</source>
        <translation>
            <numerusform>%1 / %n 个提交</numerusform>
        </translation>
    </message>
    <message>
        <source>Search names, notices, hosts, findings, notes…</source>
        <translation>搜索名称、隐私政策、域名、发现、备注…</translation>
    </message>
    <message>
        <source>Mine</source>
        <extracomment>filter of the queue: what is assigned to me</extracomment>
        <translation>我的</translation>
    </message>
    <message>
        <source>Assigned to me</source>
        <translation>分配给我的</translation>
    </message>
    <message>
        <source>Views ▾</source>
        <extracomment>button with the saved views of the queue</extracomment>
        <translation>视图 ▾</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>已保存的视图</translation>
    </message>
    <message>
        <source>Reading the queue…</source>
        <translation>正在读取队列…</translation>
    </message>
    <message>
        <source>notice</source>
        <extracomment>where a word was found</extracomment>
        <translation>隐私政策</translation>
    </message>
    <message>
        <source>traffic</source>
        <extracomment>where a word was found</extracomment>
        <translation>流量</translation>
    </message>
    <message>
        <source>finding</source>
        <extracomment>where a word was found</extracomment>
        <translation>发现</translation>
    </message>
    <message>
        <source>note</source>
        <extracomment>where a word was found</extracomment>
        <translation>备注</translation>
    </message>
    <message>
        <source>app</source>
        <extracomment>where a word was found: name, identifier, developer</extracomment>
        <translation>应用</translation>
    </message>
    <message>
        <source>Forget this view</source>
        <translation>删除此视图</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>保存此视图</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>View…</source>
        <translation>视图…</translation>
    </message>
    <message>
        <source>submission</source>
        <extracomment>kind of thing in the command palette</extracomment>
        <translation>提交</translation>
    </message>
</context>
<context>
    <name>probity::ui::ReasonBox</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Your words, or a number above</source>
        <translation>写下理由，或按上面的数字键</translation>
    </message>
    <message>
        <source>%1  Ctrl+Return</source>
        <extracomment>%1 what the button does, with its key</extracomment>
        <translation>%1  Ctrl+Return</translation>
    </message>
</context>
<context>
    <name>probity::ui::ReasonChooser</name>
    <message>
        <source>Add a reason</source>
        <translation>添加理由</translation>
    </message>
    <message>
        <source>A reason of the catalogue, and what it rests on. Findings that are a case of it are ticked.</source>
        <translation>从目录选择理由及其依据。属于该理由的发现已勾选。</translation>
    </message>
    <message>
        <source>Find in the catalogue</source>
        <translation>在目录中查找</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Rests on: tick with the space bar</source>
        <translation>依据：按空格键勾选</translation>
    </message>
    <message>
        <source>Add reason</source>
        <translation>添加理由</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <extracomment>%1 the reviewer&apos;s note or the words under the tag</extracomment>
        <translation>标记：%1</translation>
    </message>
    <message>
        <source>Tick at least one finding or tag.</source>
        <translation>请至少勾选一项发现或标记。</translation>
    </message>
    <message>
        <source>What is ticked has no evidence. Tick a finding or a tag that has.</source>
        <translation>所勾选的内容没有证据。请勾选有证据的发现或标记。</translation>
    </message>
</context>
<context>
    <name>probity::ui::ReasonDelegate</name>
    <message>
        <source>evidence</source>
        <translation>证据</translation>
    </message>
</context>
<context>
    <name>probity::ui::ReasonListModel</name>
    <message>
        <source>no evidence</source>
        <translation>无证据</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of evidence</source>
        <translation>
            <numerusform>%n 条证据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n 个标记</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>%1 the number of a reason in the letter, %2 its title</extracomment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>probity::ui::RecordBanner</name>
    <message>
        <source>%1 · %2 · record %3</source>
        <extracomment>%1 outcome, %2 state of the decision, %3 number of the record</extracomment>
        <translation>%1 · %2 · 记录 %3</translation>
    </message>
    <message>
        <source>Signed by %1, %2.</source>
        <extracomment>%1 a person, %2 a date and time</extracomment>
        <translation>由 %1 于 %2 签署。</translation>
    </message>
    <message>
        <source>Second reviewer %1, %2.</source>
        <translation>第二审核人 %1，%2。</translation>
    </message>
    <message>
        <source>The ban covers: %1.</source>
        <extracomment>%1 what a ban covers</extracomment>
        <translation>封禁范围：%1。</translation>
    </message>
    <message>
        <source>A ban comes into force when a second person has judged the case.</source>
        <translation>第二人判定此案后封禁才生效。</translation>
    </message>
    <message>
        <source>Second reviewer signs in…</source>
        <translation>第二审核人登录…</translation>
    </message>
    <message>
        <source>New decision that supersedes it…</source>
        <translation>作出取代它的新决定…</translation>
    </message>
    <message>
        <source>To be corrected by %1.</source>
        <extracomment>%1 a date and time</extracomment>
        <translation>整改期限：%1。</translation>
    </message>
    <message>
        <source>The rejection takes effect on %1.</source>
        <extracomment>%1 a date and time</extracomment>
        <translation>驳回于 %1 生效。</translation>
    </message>
    <message>
        <source>Take in an appeal…</source>
        <translation>受理申诉…</translation>
    </message>
    <message>
        <source>Judge the appeal…</source>
        <translation>裁定申诉…</translation>
    </message>
</context>
<context>
    <name>probity::ui::ReviewCommand</name>
    <message>
        <source>confirm finding</source>
        <extracomment>undo text</extracomment>
        <translation>确认发现</translation>
    </message>
    <message>
        <source>dismiss finding</source>
        <extracomment>undo text</extracomment>
        <translation>排除发现</translation>
    </message>
    <message>
        <source>except finding</source>
        <extracomment>undo text</extracomment>
        <translation>豁免发现</translation>
    </message>
    <message>
        <source>reopen finding</source>
        <extracomment>undo text</extracomment>
        <translation>重新打开发现</translation>
    </message>
    <message>
        <source>tag</source>
        <extracomment>undo text</extracomment>
        <translation>标记</translation>
    </message>
    <message>
        <source>remove tag</source>
        <extracomment>undo text</extracomment>
        <translation>移除标记</translation>
    </message>
    <message>
        <source>move consent mark</source>
        <extracomment>undo text</extracomment>
        <translation>移动同意标记</translation>
    </message>
    <message>
        <source>set app type</source>
        <extracomment>undo text</extracomment>
        <translation>设置应用类型</translation>
    </message>
    <message>
        <source>correct statement</source>
        <extracomment>undo text</extracomment>
        <translation>更正声明</translation>
    </message>
</context>
<context>
    <name>probity::ui::RulesPage</name>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message numerus="yes">
        <source>%n pack(s) on</source>
        <translation>
            <numerusform>已启用 %n 个规则包</numerusform>
        </translation>
    </message>
    <message>
        <source>Try a rule pack</source>
        <translation>试用规则包</translation>
    </message>
    <message>
        <source>Rule packs (*.json)</source>
        <translation>规则包 (*.json)</translation>
    </message>
    <message>
        <source>The file cannot be read, or is larger than 4 MB.</source>
        <translation>无法读取该文件，或者文件超过 4 MB。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Find a rule, category, company…</source>
        <translation>查找规则、数据类别、公司…</translation>
    </message>
    <message>
        <source>Filter of the rules</source>
        <translation>规则筛选</translation>
    </message>
    <message>
        <source>Packs, needs, categories, recipients, reasons</source>
        <translation>规则包、必要信息、数据类别、接收方、理由</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Try a pack…</source>
        <translation>试用规则包…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Only an administrator switches packs.</source>
        <translation>仅管理员可以启用或停用规则包。</translation>
    </message>
    <message>
        <source>“%1” is on when the workspace is opened next.</source>
        <translation>“%1”将在下次打开工作区时启用。</translation>
    </message>
    <message>
        <source>“%1” is off when the workspace is opened next.</source>
        <translation>“%1”将在下次打开工作区时停用。</translation>
    </message>
    <message>
        <source>A pack or list beside the workspace was refused: %1</source>
        <translation>工作区旁的某个规则包或接收方名单被拒绝：%1</translation>
    </message>
    <message>
        <source>The pack was not tried: %1</source>
        <translation>未试用该规则包：%1</translation>
    </message>
    <message>
        <source>The pack was not switched: %1</source>
        <translation>未切换该规则包：%1</translation>
    </message>
</context>
<context>
    <name>probity::ui::RulesText</name>
    <message>
        <source>Rule packs</source>
        <translation>规则包</translation>
    </message>
    <message>
        <source>Each pack holds the rules of one law or platform. What several packs say of one matter is one finding that rests on the clauses of all of them.</source>
        <translation>每个规则包对应一部法规或一个平台。多个规则包就同一事项得出的结论合并为一条发现，并列出全部依据。</translation>
    </message>
    <message>
        <source>Data categories</source>
        <translation>数据类别</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Companies by their hosts and by the names that notices use.</source>
        <translation>按主机名和隐私政策中使用的名称识别公司。</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>The catalogue that decisions draw their reasons from.</source>
        <translation>决定所引用的理由目录。</translation>
    </message>
    <message>
        <source> (wording not verified against the original)</source>
        <translation>（原文未核对）</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>判断方式</translation>
    </message>
    <message>
        <source>Rules, or what the reviewer looks for</source>
        <translation>规则，或者审核人需核实的内容</translation>
    </message>
    <message>
        <source>by rules</source>
        <translation>由规则判断</translation>
    </message>
    <message>
        <source>hinted at</source>
        <translation>给出提示</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>由审核人核实</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>ban</source>
        <translation>封禁</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>approve</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>%1 · %2 · argues for: %3</source>
        <translation>%1 · %2 · 倾向：%3</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>To fix</source>
        <translation>整改</translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>%1 that trigger it, %2 that do not</source>
        <translation>%1 个触发，%2 个不触发</translation>
    </message>
    <message>
        <source>As data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Need to know</source>
        <translation>必要个人信息</translation>
    </message>
    <message>
        <source>What each type of app needs for its basic service. Everything else may be collected with consent only, and refusing it must not block the service.</source>
        <translation>各类应用的基本功能所必需的个人信息。其他信息仅可在同意后收集，用户拒绝不得影响基本功能。</translation>
    </message>
    <message>
        <source>App type</source>
        <translation>应用类型</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>必要信息</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>必要</translation>
    </message>
    <message>
        <source>beyond need</source>
        <translation>超出必要</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>包含内容</translation>
    </message>
    <message>
        <source>Stands under</source>
        <translation>上级种类</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家或地区</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>其他名称</translation>
    </message>
    <message>
        <source>What the pack would change</source>
        <translation>该规则包将带来的变化</translation>
    </message>
    <message>
        <source>%1 submissions were looked at, %2 of them decided; %3 would come out differently. Nothing was stored.</source>
        <translation>共比较 %1 个提交，其中 %2 个已作决定；%3 个结果不同。未保存任何内容。</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>With the pack</source>
        <translation>采用该规则包</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已作决定</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>消失</translation>
    </message>
    <message>
        <source>graver</source>
        <translation>加重</translation>
    </message>
    <message>
        <source>milder</source>
        <translation>减轻</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>the program&apos;s own list</source>
        <translation>程序自带列表</translation>
    </message>
    <message>
        <source> (not verified)</source>
        <translation>（未核实）</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>规则包</translation>
    </message>
    <message>
        <source>On</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未核对</translation>
    </message>
    <message>
        <source>Not verified: rules that rest on words which nobody has checked against the original.</source>
        <translation>未核对：所依据的文字尚未与原文核对的规则数。</translation>
    </message>
</context>
<context>
    <name>probity::ui::RulesTree</name>
    <message>
        <source>Rule packs</source>
        <translation>规则包</translation>
    </message>
    <message>
        <source>%1 (off)</source>
        <translation>%1（未启用）</translation>
    </message>
    <message>
        <source>Need to know</source>
        <translation>必要个人信息</translation>
    </message>
    <message>
        <source>Data categories</source>
        <translation>数据类别</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>probity::ui::SampleList</name>
    <message>
        <source>Or open a sample submission</source>
        <translation>或打开一个示例提交</translation>
    </message>
</context>
<context>
    <name>probity::ui::SecondJudgement</name>
    <message>
        <source>This submission waits for a second person&apos;s judgement</source>
        <translation>此提交等待第二人判定</translation>
    </message>
    <message>
        <source>Judge from the case itself. The first person&apos;s reasons and the letter are shown when you have judged. The findings lead to the desk.</source>
        <translation>请依据案件本身判定。您判定后才显示第一人的理由和信函。点击发现可转到工作台。</translation>
    </message>
    <message>
        <source>A ban is right</source>
        <translation>封禁恰当</translation>
    </message>
    <message>
        <source>A ban is not right: back to review</source>
        <translation>封禁不恰当：退回审核</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why you judge so</source>
        <translation>您如此判定的理由</translation>
    </message>
    <message>
        <source>Findings of the case</source>
        <translation>此案的发现</translation>
    </message>
    <message>
        <source>Sign judgement…</source>
        <translation>签署判定…</translation>
    </message>
    <message>
        <source>Choose; who does not agree says why.</source>
        <translation>请选择；不同意时须说明理由。</translation>
    </message>
</context>
<context>
    <name>probity::ui::SelfcheckPage</name>
    <message>
        <source>Self-check</source>
        <extracomment>page: a developer checks the own app</extracomment>
        <translation>自查</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>button: ends the check</extracomment>
        <translation>停止</translation>
    </message>
    <message>
        <source>What a reviewer would find</source>
        <translation>审核人会发现什么</translation>
    </message>
    <message>
        <source>mended</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Cure:</source>
        <translation>整改：</translation>
    </message>
    <message>
        <source>A reviewer would find nothing against it.</source>
        <translation>审核人不会发现问题。</translation>
    </message>
    <message>
        <source>As it is, it would be rejected.</source>
        <translation>按现状会被驳回。</translation>
    </message>
    <message>
        <source>As it is, it would be banned.</source>
        <translation>按现状会被封禁。</translation>
    </message>
    <message>
        <source>What was handed in does not suffice to decide.</source>
        <translation>提交的材料不足以作出判断。</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n 个错误</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 个警告</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 个提示</numerusform>
        </translation>
    </message>
    <message>
        <source>The fewest edits that would turn it</source>
        <translation>最少需要的修改</translation>
    </message>
    <message>
        <source>This could not be checked</source>
        <translation>无法检查</translation>
    </message>
    <message>
        <source>Check your app before you submit it</source>
        <translation>提交之前先自查</translation>
    </message>
    <message>
        <source>Drop the folder here: the manifest, the privacy notice, a traffic sample. You see what a reviewer would find, and what would cure it. Nothing leaves this machine.</source>
        <translation>把文件夹拖到这里：清单、隐私政策、流量样本。您会看到审核人将发现的问题以及整改方法。任何内容都不会离开本机。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>This file could not be written: %1</source>
        <translation>无法写入此文件：%1</translation>
    </message>
</context>
<context>
    <name>probity::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <extracomment>the page of settings</extracomment>
        <translation>设置</translation>
    </message>
    <message>
        <source>open for reading only</source>
        <translation>只读打开</translation>
    </message>
    <message>
        <source>An administrator adds people.</source>
        <translation>由管理员添加人员。</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Verifying: database, artifacts, audit chain…</source>
        <translation>正在验证：数据库、材料、审计链…</translation>
    </message>
    <message>
        <source>Whole and unaltered.</source>
        <translation>完整且未被改动。</translation>
    </message>
    <message>
        <source>Something was altered or is damaged:</source>
        <translation>有内容被改动或已损坏：</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) of the audit chain checked.</source>
        <translation>
            <numerusform>已检查审计链中的 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) hashed anew.</source>
        <translation>
            <numerusform>已重新计算 %n 份材料的散列值。</numerusform>
        </translation>
    </message>
    <message>
        <source>PEOPLE AND ROLES</source>
        <translation>人员与角色</translation>
    </message>
    <message>
        <source>People and roles</source>
        <translation>人员与角色</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>添加人员…</translation>
    </message>
    <message>
        <source>Change passphrase…</source>
        <translation>修改口令…</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>退出登录…</translation>
    </message>
    <message>
        <source>LANGUAGE AND LOOK</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>the light theme</extracomment>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>the dark theme</extracomment>
        <translation>深色</translation>
    </message>
    <message>
        <source>Mask personal values</source>
        <translation>遮盖个人信息值</translation>
    </message>
    <message>
        <source>Each value that is revealed is noted in the audit log. Letters never hold unmasked values.</source>
        <translation>每次显示原值都会写入审计日志。信函中从不包含未遮盖的值。</translation>
    </message>
    <message>
        <source>WORKSPACE</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Organisation in the head of letters</source>
        <translation>信函抬头的机构名称</translation>
    </message>
    <message>
        <source>Verify the workspace</source>
        <translation>验证工作区</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>button: stops what is running</extracomment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress of the verification</source>
        <translation>验证进度</translation>
    </message>
    <message>
        <source>ABOUT</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Probity %1. Free software under the GNU General Public License, version 3 or later. It comes without any warranty. It never uses the network.</source>
        <extracomment>%1 a version number</extracomment>
        <translation>Probity %1。依据 GNU 通用公共许可证第 3 版或更高版本发布的自由软件，不提供任何担保。从不使用网络。</translation>
    </message>
    <message>
        <source>Licence…</source>
        <translation>许可证…</translation>
    </message>
    <message>
        <source>Where the workspace lies</source>
        <translation>工作区位置</translation>
    </message>
    <message>
        <source>Result of the verification</source>
        <translation>验证结果</translation>
    </message>
    <message>
        <source>Back up the workspace</source>
        <translation>备份工作区</translation>
    </message>
    <message>
        <source>Workspaces (*.probity)</source>
        <translation>工作区 (*.probity)</translation>
    </message>
    <message>
        <source>Copying the workspace…</source>
        <translation>正在复制工作区…</translation>
    </message>
    <message>
        <source>Backed up to %1</source>
        <translation>已备份到 %1</translation>
    </message>
    <message>
        <source>Go back to a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Use “%1” instead of the workspace that is open?</source>
        <translation>用“%1”替换当前打开的工作区？</translation>
    </message>
    <message>
        <source>The workspace as it is now is kept beside it under another name; nothing is lost. You sign in again afterwards.</source>
        <translation>当前工作区会以另一名称保留在旁边，不会丢失任何内容。之后需要重新登录。</translation>
    </message>
    <message>
        <source>Go back to the backup</source>
        <translation>恢复该备份</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Go back to a backup…</source>
        <translation>恢复备份…</translation>
    </message>
</context>
<context>
    <name>probity::ui::SignDialog</name>
    <message>
        <source>Sign and record</source>
        <translation>签署并记录</translation>
    </message>
    <message>
        <source>What is recorded is never changed; a later decision can supersede it.</source>
        <translation>记录后不可更改；可由后来的决定取代。</translation>
    </message>
    <message>
        <source>Passphrase of %1</source>
        <translation>%1 的口令</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>无人登录。</translation>
    </message>
    <message>
        <source>%1 Nothing was recorded.</source>
        <extracomment>%1 a sentence saying what went wrong</extracomment>
        <translation>%1未作任何记录。</translation>
    </message>
</context>
<context>
    <name>probity::ui::SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>There is nobody else in this workspace yet. An administrator adds people in the settings.</source>
        <translation>此工作区尚无其他人员。由管理员在设置中添加。</translation>
    </message>
</context>
<context>
    <name>probity::ui::SignInPage</name>
    <message>
        <source>Sign in</source>
        <extracomment>button</extracomment>
        <translation>登录</translation>
    </message>
    <message>
        <source>Workspace %1</source>
        <extracomment>%1 a file</extracomment>
        <translation>工作区 %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>打开其他工作区…</translation>
    </message>
</context>
<context>
    <name>probity::ui::StartWindow</name>
    <message>
        <source>There is no folder for the workspace, and none could be made. Choose another place.</source>
        <translation>工作区所在的文件夹不存在，也无法创建。请另选位置。</translation>
    </message>
    <message>
        <source>A file of that name is there already. Choose another name, or open it as a workspace.</source>
        <translation>已有同名文件。请另取名称，或将其作为工作区打开。</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Probity workspaces (*.probity);;All files (*)</source>
        <translation>Probity 工作区 (*.probity);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Probity</source>
        <translation>Probity</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>probity::ui::SubmissionModel</name>
    <message>
        <source>App</source>
        <extracomment>column of the queue</extracomment>
        <translation>应用</translation>
    </message>
    <message>
        <source>Platform</source>
        <extracomment>column of the queue</extracomment>
        <translation>平台</translation>
    </message>
    <message>
        <source>Type</source>
        <extracomment>column of the queue: type of app</extracomment>
        <translation>类型</translation>
    </message>
    <message>
        <source>Developer</source>
        <extracomment>column of the queue</extracomment>
        <translation>开发者</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>column of the queue</extracomment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Worst verdict</source>
        <extracomment>column of the queue</extracomment>
        <translation>最差判定</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>column of the queue: open findings of all</extracomment>
        <translation>未处理</translation>
    </message>
    <message>
        <source>Earlier</source>
        <extracomment>column of the queue: earlier decisions</extracomment>
        <translation>既往</translation>
    </message>
    <message>
        <source>Age</source>
        <extracomment>column of the queue</extracomment>
        <translation>时长</translation>
    </message>
    <message>
        <source>Assignee</source>
        <extracomment>column of the queue</extracomment>
        <translation>审查人</translation>
    </message>
</context>
<context>
    <name>probity::ui::TimelineView</name>
    <message>
        <source>%.1f s</source>
        <extracomment>seconds on an axis; keep %.0f</extracomment>
        <translation>%.1f s</translation>
    </message>
    <message>
        <source>%.0f s</source>
        <translation>%.0f s</translation>
    </message>
    <message>
        <source>Timeline of what was sent</source>
        <translation>发送时间线</translation>
    </message>
    <message>
        <source>consent given, %1 s</source>
        <extracomment>label of the consent mark on the timeline</extracomment>
        <translation>同意于 %1 秒</translation>
    </message>
</context>
<context>
    <name>probity::ui::TrafficTab</name>
    <message>
        <source>Filter the traffic</source>
        <translation>筛选流量</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>There is no traffic sample</source>
        <translation>没有流量样本</translation>
    </message>
    <message>
        <source>Nothing was observed, so nothing can be said about what the app sends. Import a capture (HAR) to see it.</source>
        <translation>没有观测数据，无法说明应用发送了什么。请导入抓包文件（HAR）。</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n 个请求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n request(s)</source>
        <translation>
            <numerusform>%1 / %n 个请求</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”: no such key; looked for as it stands</source>
        <translation>“%1”：没有这个键，按原文查找</translation>
    </message>
    <message>
        <source>“%1”: this value is not understood</source>
        <translation>“%1”：无法理解这个值</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>保存此筛选</translation>
    </message>
    <message>
        <source>Forget this filter</source>
        <translation>删除此筛选</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>what is sent undeclared</source>
        <translation>未声明而发送的</translation>
    </message>
    <message>
        <source>what is sent though denied</source>
        <translation>声称不收集却发送的</translation>
    </message>
    <message>
        <source>personal data before consent</source>
        <translation>同意之前的个人信息</translation>
    </message>
    <message>
        <source>personal data to third parties</source>
        <translation>发往第三方的个人信息</translation>
    </message>
    <message>
        <source>bodies that nobody can read</source>
        <translation>无法读取的内容</translation>
    </message>
    <message>
        <source>requests that failed</source>
        <translation>失败的请求</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已保存的筛选</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>筛选…</translation>
    </message>
    <message>
        <source>Filter: host:amap category:location sent before:consent status:&gt;=400 body:&quot;…&quot;, or any word</source>
        <translation>筛选：host:amap category:位置 sent before:consent status:&gt;=400 body:&quot;…&quot;，或任意词</translation>
    </message>
    <message>
        <source>Saved ▾</source>
        <extracomment>button with the saved filters of the traffic</extracomment>
        <translation>已保存 ▾</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop searching in bodies</source>
        <translation>停止在内容中查找</translation>
    </message>
    <message>
        <source>%1, searching…</source>
        <translation>%1，正在查找…</translation>
    </message>
</context>
<context>
    <name>probity::ui::TrendsPage</name>
    <message>
        <source>Trends</source>
        <extracomment>page: charts over all submissions</extracomment>
        <translation>趋势</translation>
    </message>
    <message>
        <source>4 weeks</source>
        <translation>4 周</translation>
    </message>
    <message>
        <source>3 months</source>
        <translation>3 个月</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>一年</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>保存为 CSV…</translation>
    </message>
    <message>
        <source>Save as a picture…</source>
        <translation>保存为图片…</translation>
    </message>
    <message>
        <source>Undeclared attempts by data category</source>
        <translation>未声明的使用，按数据类别</translation>
    </message>
    <message>
        <source>Undeclared attempts by recipient</source>
        <translation>未声明的使用，按接收方</translation>
    </message>
    <message>
        <source>Undeclared attempts by developer</source>
        <translation>未声明的使用，按开发者</translation>
    </message>
    <message>
        <source>Apps with undeclared attempts, by week</source>
        <translation>存在未声明使用的应用，按周</translation>
    </message>
    <message>
        <source>Decisions by week</source>
        <translation>每周决定</translation>
    </message>
    <message>
        <source>Rejected or banned more than once</source>
        <translation>多次被驳回或封禁</translation>
    </message>
    <message>
        <source>Developer</source>
        <translation>开发者</translation>
    </message>
    <message>
        <source>Rejections</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Bans</source>
        <translation>封禁</translation>
    </message>
    <message>
        <source>Apps</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Nothing to count yet</source>
        <translation>尚无可统计的内容</translation>
    </message>
    <message>
        <source>Once submissions are imported and decided, this page shows who tries what, and how it was decided.</source>
        <translation>导入并决定提交之后，这里会显示谁收集了什么以及如何决定。</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message numerus="yes">
        <source>submissions of %n app(s)</source>
        <translation>
            <numerusform>次提交，来自 %n 个应用</numerusform>
        </translation>
    </message>
    <message>
        <source>undeclared attempts</source>
        <translation>次未声明的使用</translation>
    </message>
    <message>
        <source>apps behind them</source>
        <translation>个相关应用</translation>
    </message>
    <message>
        <source>decisions, %1 of them superseded</source>
        <translation>个决定，其中 %1 个已被取代</translation>
    </message>
    <message>
        <source>from import to decision (median)</source>
        <translation>从导入到决定（中位数）</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>This file could not be written: %1</source>
        <translation>无法写入此文件：%1</translation>
    </message>
    <message>
        <source>This picture could not be written: %1</source>
        <translation>无法写入此图片：%1</translation>
    </message>
</context>
<context>
    <name>probity::ui::VerifyPage</name>
    <message>
        <source>Verify</source>
        <extracomment>the page where evidence bundles are checked</extracomment>
        <translation>校验</translation>
    </message>
    <message>
        <source>open a bundle</source>
        <translation>打开证据包</translation>
    </message>
    <message>
        <source>Open an evidence bundle</source>
        <translation>打开证据包</translation>
    </message>
    <message>
        <source>Evidence bundles (*.zip);;All files (*)</source>
        <translation>证据包 (*.zip);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Stopped: nothing is said about the bundle.</source>
        <translation>已停止：对该证据包不作任何判断。</translation>
    </message>
    <message>
        <source>✓ Whole and unaltered</source>
        <translation>✓ 完整且未被改动</translation>
    </message>
    <message>
        <source>✗ Altered or damaged</source>
        <translation>✗ 已被改动或损坏</translation>
    </message>
    <message>
        <source>Full bundle</source>
        <translation>完整证据包</translation>
    </message>
    <message>
        <source>Redacted bundle</source>
        <translation>脱敏证据包</translation>
    </message>
    <message>
        <source>%1 of %2, exported by %3, %4.</source>
        <extracomment>%1 full, redacted or hand-over bundle, %2 app and version, %3 a person, %4 a time</extracomment>
        <translation>%1：%2，导出人 %3，%4。</translation>
    </message>
    <message>
        <source>Decisions: %1.</source>
        <extracomment>%1 numbers of decisions</extracomment>
        <translation>决定：%1。</translation>
    </message>
    <message>
        <source>Signed with the key %1. Compare it with the one that the exporting office has published: anyone can sign with a key of their own.</source>
        <extracomment>%1 the fingerprint of a key</extracomment>
        <translation>签名密钥 %1。请与导出机构公布的密钥核对：任何人都可以用自己的密钥签名。</translation>
    </message>
    <message>
        <source>✓ right</source>
        <translation>✓ 正确</translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation>✗ 失败</translation>
    </message>
    <message>
        <source>Open an evidence bundle, or drop it here. Every byte of it is rebuilt and compared; nothing of it is trusted, and no workspace is needed.</source>
        <translation>打开证据包，或将其拖到此处。每个字节都会重建并比对；不预先信任其中任何内容，也不需要工作区。</translation>
    </message>
    <message>
        <source>Open a bundle…</source>
        <translation>打开证据包…</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>button: stops what is running</extracomment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress of the verification</source>
        <translation>校验进度</translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation>已校验的内容</translation>
    </message>
    <message>
        <source>What is wrong, and where</source>
        <translation>问题及其位置</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Hand-over bundle</source>
        <translation>移交包</translation>
    </message>
</context>
<context>
    <name>probity::ui::Words</name>
    <message>
        <source>WeChat mini-program</source>
        <translation>微信小程序</translation>
    </message>
    <message>
        <source>Android app</source>
        <translation>安卓应用</translation>
    </message>
    <message>
        <source>iOS app</source>
        <translation>iOS 应用</translation>
    </message>
    <message>
        <source>macOS app</source>
        <translation>macOS 应用</translation>
    </message>
    <message>
        <source>Web site</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Browser extension</source>
        <translation>浏览器扩展</translation>
    </message>
    <message>
        <source>Alipay mini-program</source>
        <translation>支付宝小程序</translation>
    </message>
    <message>
        <source>Baidu smart program</source>
        <translation>百度智能小程序</translation>
    </message>
    <message>
        <source>Douyin mini-program</source>
        <translation>抖音小程序</translation>
    </message>
    <message>
        <source>Quick app</source>
        <translation>快应用</translation>
    </message>
    <message>
        <source>uni-app</source>
        <translation>uni-app</translation>
    </message>
    <message>
        <source>HarmonyOS app</source>
        <translation>鸿蒙应用</translation>
    </message>
    <message>
        <source>retention</source>
        <extracomment>aspect of a notice</extracomment>
        <translation>保存期限</translation>
    </message>
    <message>
        <source>contact</source>
        <extracomment>aspect of a notice: how to reach the operator</extracomment>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>rights</source>
        <extracomment>aspect of a notice: the rights of the person</extracomment>
        <translation>用户权利</translation>
    </message>
    <message>
        <source>children</source>
        <extracomment>aspect of a notice</extracomment>
        <translation>未成年人</translation>
    </message>
    <message>
        <source>cross-border transfer</source>
        <extracomment>aspect of a notice: transfer abroad</extracomment>
        <translation>跨境传输</translation>
    </message>
    <message>
        <source>updates</source>
        <extracomment>aspect of a notice: changes of the notice</extracomment>
        <translation>更新</translation>
    </message>
    <message>
        <source>security</source>
        <extracomment>aspect of a notice</extracomment>
        <translation>安全保护</translation>
    </message>
    <message>
        <source>purpose</source>
        <extracomment>aspect of a notice</extracomment>
        <translation>目的</translation>
    </message>
    <message>
        <source>deletion</source>
        <extracomment>aspect of a notice</extracomment>
        <translation>删除</translation>
    </message>
    <message>
        <source>operator</source>
        <extracomment>aspect of a notice</extracomment>
        <translation>运营者</translation>
    </message>
    <message>
        <source>JSON in a string</source>
        <translation>字符串中的 JSON</translation>
    </message>
    <message>
        <source>form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>multipart</source>
        <translation>multipart</translation>
    </message>
    <message>
        <source>URL-encoded</source>
        <translation>URL 编码</translation>
    </message>
    <message>
        <source>There is no traffic sample.</source>
        <translation>没有流量样本。</translation>
    </message>
    <message>
        <source>The traffic sample is cut off.</source>
        <translation>流量样本不完整。</translation>
    </message>
    <message>
        <source>Bodies are missing from the traffic sample.</source>
        <translation>流量样本缺少部分消息体。</translation>
    </message>
    <message>
        <source>Bodies in the traffic sample are cut off.</source>
        <translation>流量样本中的部分消息体被截断。</translation>
    </message>
    <message>
        <source>Some bodies could not be understood.</source>
        <translation>部分消息体无法识别。</translation>
    </message>
    <message>
        <source>Some bodies could not be decoded.</source>
        <translation>部分消息体无法解码。</translation>
    </message>
    <message>
        <source>Cookies and authorisation were removed from the sample.</source>
        <translation>样本中的 Cookie 和授权信息已被移除。</translation>
    </message>
    <message>
        <source>Some hosts were contacted without being decrypted.</source>
        <translation>部分主机的通信未被解密。</translation>
    </message>
    <message>
        <source>There is no privacy notice.</source>
        <translation>没有隐私政策。</translation>
    </message>
    <message>
        <source>The privacy notice could not be read.</source>
        <translation>无法读取隐私政策。</translation>
    </message>
    <message>
        <source>There is no manifest.</source>
        <translation>没有清单。</translation>
    </message>
    <message>
        <source>No test identity was given: values are known by name and form alone.</source>
        <translation>未提供测试身份：只能按名称和格式识别。</translation>
    </message>
    <message>
        <source>The value is the %1 of the test identity&apos;s %2.</source>
        <translation>该值是测试身份 %2 的 %1。</translation>
    </message>
    <message>
        <source>The value is the test identity&apos;s %1.</source>
        <translation>该值是测试身份的 %1。</translation>
    </message>
    <message>
        <source>The field is named “%1”.</source>
        <translation>字段名为“%1”。</translation>
    </message>
    <message>
        <source>The value has the form of: %1.</source>
        <translation>该值的格式为：%1。</translation>
    </message>
    <message>
        <source>section: %1</source>
        <extracomment>step of how a statement was read; %1 a word</extracomment>
        <translation>章节：%1</translation>
    </message>
    <message>
        <source>verb “%1”</source>
        <extracomment>step of how a statement was read; %1 a word</extracomment>
        <translation>动词“%1”</translation>
    </message>
    <message>
        <source>negation “%1”</source>
        <extracomment>step of how a statement was read; %1 a word</extracomment>
        <translation>否定“%1”</translation>
    </message>
    <message>
        <source>term “%1”</source>
        <extracomment>step of how a statement was read; %1 a word</extracomment>
        <translation>词语“%1”</translation>
    </message>
    <message>
        <source>recipient “%1”</source>
        <extracomment>step of how a statement was read; %1 a word</extracomment>
        <translation>接收方“%1”</translation>
    </message>
    <message>
        <source>condition “%1”</source>
        <extracomment>step of how a statement was read; %1 a word</extracomment>
        <translation>条件“%1”</translation>
    </message>
    <message>
        <source>exception “%1”</source>
        <extracomment>step of how a statement was read; %1 a word</extracomment>
        <translation>例外“%1”</translation>
    </message>
    <message>
        <source>table column “%1”</source>
        <extracomment>step of how a statement was read; %1 a word</extracomment>
        <translation>表格列“%1”</translation>
    </message>
    <message>
        <source>done by “%1”</source>
        <extracomment>step of how a statement was read; %1 who acts, in the notice&apos;s own words</extracomment>
        <translation>由“%1”实施</translation>
    </message>
    <message>
        <source>negated</source>
        <extracomment>step of how a statement was read</extracomment>
        <translation>被否定</translation>
    </message>
    <message>
        <source>denied before the name of the data</source>
        <extracomment>step of how a statement was read: a negation of the noun</extracomment>
        <translation>在数据名称之前被否认</translation>
    </message>
    <message>
        <source>under a condition</source>
        <extracomment>step of how a statement was read</extracomment>
        <translation>附有条件</translation>
    </message>
    <message>
        <source>in a table</source>
        <extracomment>step of how a statement was read</extracomment>
        <translation>位于表格中</translation>
    </message>
    <message>
        <source>item of a list, read with the line above it</source>
        <extracomment>step of how a statement was read</extracomment>
        <translation>列表项，结合其上方的引导句解读</translation>
    </message>
    <message>
        <source>item of a chapter&apos;s list</source>
        <extracomment>step of how a statement was read</extracomment>
        <translation>章节列表中的一项</translation>
    </message>
    <message>
        <source>goes on with the sentence before</source>
        <extracomment>step of how a statement was read</extracomment>
        <translation>承接上一句</translation>
    </message>
    <message>
        <source>on the device alone</source>
        <extracomment>step of how a statement was read</extracomment>
        <translation>仅在设备上</translation>
    </message>
    <message>
        <source>exception of a denial</source>
        <extracomment>step of how a statement was read</extracomment>
        <translation>否认的例外</translation>
    </message>
    <message>
        <source>hidden where it is published</source>
        <extracomment>step of how a statement was read</extracomment>
        <translation>发布时不可见</translation>
    </message>
    <message>
        <source>analytics</source>
        <translation>统计分析</translation>
    </message>
    <message>
        <source>map provider</source>
        <translation>地图服务</translation>
    </message>
    <message>
        <source>advertising</source>
        <translation>广告</translation>
    </message>
    <message>
        <source>push messages</source>
        <translation>消息推送</translation>
    </message>
    <message>
        <source>payment</source>
        <translation>支付</translation>
    </message>
    <message>
        <source>crash reports</source>
        <translation>崩溃报告</translation>
    </message>
    <message>
        <source>cloud host</source>
        <translation>云服务</translation>
    </message>
    <message>
        <source>content delivery</source>
        <translation>内容分发</translation>
    </message>
    <message>
        <source>social network</source>
        <translation>社交网络</translation>
    </message>
    <message>
        <source>login</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Tagged</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>Tag removed</source>
        <translation>标记已移除</translation>
    </message>
    <message>
        <source>Tag restored</source>
        <translation>标记已恢复</translation>
    </message>
    <message>
        <source>Finding judged</source>
        <translation>发现已处理</translation>
    </message>
    <message>
        <source>Decision recorded</source>
        <translation>决定已记录</translation>
    </message>
    <message>
        <source>Decision superseded</source>
        <translation>决定已被取代</translation>
    </message>
    <message>
        <source>Second reviewer judged</source>
        <translation>第二审核人已判断</translation>
    </message>
    <message>
        <source>Masked value revealed</source>
        <translation>显示了被遮盖的值</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>已分派</translation>
    </message>
    <message>
        <source>Consent mark moved</source>
        <translation>同意标记已移动</translation>
    </message>
    <message>
        <source>App type set</source>
        <translation>已设定应用类型</translation>
    </message>
    <message>
        <source>Reading corrected</source>
        <translation>读取已更正</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>已添加人员</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>denied</source>
        <extracomment>verdict: the notice says it is not done, and it was seen
----------
the notice on a data use</extracomment>
        <translation>否认</translation>
    </message>
    <message>
        <source>undeclared</source>
        <extracomment>verdict</extracomment>
        <translation>未声明</translation>
    </message>
    <message>
        <source>ambiguous</source>
        <extracomment>verdict: the notice contradicts itself</extracomment>
        <translation>自相矛盾</translation>
    </message>
    <message>
        <source>vague</source>
        <extracomment>verdict</extracomment>
        <translation>表述笼统</translation>
    </message>
    <message>
        <source>undetermined</source>
        <extracomment>verdict: the notice could not be read</extracomment>
        <translation>无法判定</translation>
    </message>
    <message>
        <source>not visible</source>
        <extracomment>verdict: the capture could not have shown it</extracomment>
        <translation>无法查看</translation>
    </message>
    <message>
        <source>unexercised</source>
        <extracomment>verdict: declared or asked for, not seen</extracomment>
        <translation>未使用</translation>
    </message>
    <message>
        <source>consistent</source>
        <extracomment>verdict</extracomment>
        <translation>一致</translation>
    </message>
    <message>
        <source>waiting</source>
        <extracomment>state of a submission</extracomment>
        <translation>待审</translation>
    </message>
    <message>
        <source>in review</source>
        <extracomment>state of a submission</extracomment>
        <translation>审查中</translation>
    </message>
    <message>
        <source>awaits second reviewer</source>
        <extracomment>state of a submission</extracomment>
        <translation>待第二审核人</translation>
    </message>
    <message>
        <source>approved</source>
        <extracomment>state of a submission</extracomment>
        <translation>已通过</translation>
    </message>
    <message>
        <source>rejected</source>
        <extracomment>state of a submission</extracomment>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>banned</source>
        <extracomment>state of a submission</extracomment>
        <translation>已封禁</translation>
    </message>
    <message>
        <source>before choice</source>
        <extracomment>consent phase</extracomment>
        <translation>选择前</translation>
    </message>
    <message>
        <source>after refusal</source>
        <extracomment>consent phase</extracomment>
        <translation>拒绝后</translation>
    </message>
    <message>
        <source>after consent</source>
        <extracomment>consent phase</extracomment>
        <translation>同意后</translation>
    </message>
    <message>
        <source>in background</source>
        <extracomment>consent phase</extracomment>
        <translation>后台</translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>consent phase</extracomment>
        <translation>未知</translation>
    </message>
    <message>
        <source>collected</source>
        <extracomment>what a statement of the notice says</extracomment>
        <translation>收集</translation>
    </message>
    <message>
        <source>not collected</source>
        <extracomment>what a statement of the notice says</extracomment>
        <translation>不收集</translation>
    </message>
    <message>
        <source>accessed</source>
        <extracomment>what a statement of the notice says</extracomment>
        <translation>访问</translation>
    </message>
    <message>
        <source>shared</source>
        <extracomment>what a statement of the notice says</extracomment>
        <translation>共享</translation>
    </message>
    <message>
        <source>not shared</source>
        <extracomment>what a statement of the notice says</extracomment>
        <translation>不共享</translation>
    </message>
    <message>
        <source>disclosed</source>
        <extracomment>the notice on a data use</extracomment>
        <translation>已说明</translation>
    </message>
    <message>
        <source>broader</source>
        <extracomment>the notice on a data use: only a wider category or an unnamed recipient</extracomment>
        <translation>笼统</translation>
    </message>
    <message>
        <source>contradictory</source>
        <extracomment>the notice on a data use</extracomment>
        <translation>前后矛盾</translation>
    </message>
    <message>
        <source>on device only</source>
        <extracomment>the notice on a data use</extracomment>
        <translation>仅限设备</translation>
    </message>
    <message>
        <source>silent</source>
        <extracomment>the notice on a data use: says nothing</extracomment>
        <translation>未提及</translation>
    </message>
    <message>
        <source>no notice</source>
        <extracomment>there is no notice</extracomment>
        <translation>无政策</translation>
    </message>
    <message>
        <source>not readable</source>
        <extracomment>the notice cannot be read</extracomment>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>necessary</source>
        <extracomment>what this type of app needs</extracomment>
        <translation>必要</translation>
    </message>
    <message>
        <source>beyond</source>
        <extracomment>more than this type of app needs</extracomment>
        <translation>超出必要</translation>
    </message>
    <message>
        <source>first party</source>
        <translation>第一方</translation>
    </message>
    <message>
        <source>third party</source>
        <translation>第三方</translation>
    </message>
    <message>
        <source>unknown party</source>
        <translation>未知方</translation>
    </message>
    <message>
        <source>open</source>
        <extracomment>disposition of a finding</extracomment>
        <translation>未处理</translation>
    </message>
    <message>
        <source>confirmed</source>
        <extracomment>disposition of a finding</extracomment>
        <translation>已确认</translation>
    </message>
    <message>
        <source>dismissed</source>
        <extracomment>disposition of a finding</extracomment>
        <translation>已排除</translation>
    </message>
    <message>
        <source>excepted</source>
        <extracomment>disposition of a finding</extracomment>
        <translation>已豁免</translation>
    </message>
    <message>
        <source>certain</source>
        <extracomment>how sure an observation is</extracomment>
        <translation>确定</translation>
    </message>
    <message>
        <source>probable</source>
        <extracomment>how sure an observation is</extracomment>
        <translation>很可能</translation>
    </message>
    <message>
        <source>possible</source>
        <extracomment>how sure an observation is</extracomment>
        <translation>可能</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>query</source>
        <extracomment>the query of a URL</extracomment>
        <translation>查询参数</translation>
    </message>
    <message>
        <source>header</source>
        <extracomment>of a request</extracomment>
        <translation>标头</translation>
    </message>
    <message>
        <source>cookie</source>
        <translation>Cookie</translation>
    </message>
    <message>
        <source>request body</source>
        <translation>请求体</translation>
    </message>
    <message>
        <source>response body</source>
        <translation>响应体</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>approve</source>
        <extracomment>outcome of a decision</extracomment>
        <translation>通过</translation>
    </message>
    <message>
        <source>reject</source>
        <extracomment>outcome of a decision</extracomment>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>ban</source>
        <extracomment>outcome of a decision</extracomment>
        <translation>封禁</translation>
    </message>
    <message>
        <source>undecided</source>
        <extracomment>outcome of a decision</extracomment>
        <translation>未定</translation>
    </message>
    <message>
        <source>error</source>
        <extracomment>level of a finding</extracomment>
        <translation>错误</translation>
    </message>
    <message>
        <source>warning</source>
        <extracomment>level of a finding</extracomment>
        <translation>警告</translation>
    </message>
    <message>
        <source>note</source>
        <extracomment>level of a finding</extracomment>
        <translation>提示</translation>
    </message>
    <message>
        <source>manifest</source>
        <extracomment>role of a file</extracomment>
        <translation>清单</translation>
    </message>
    <message>
        <source>notice</source>
        <extracomment>role of a file: the privacy notice</extracomment>
        <translation>隐私政策</translation>
    </message>
    <message>
        <source>traffic sample</source>
        <extracomment>role of a file</extracomment>
        <translation>流量样本</translation>
    </message>
    <message>
        <source>code</source>
        <extracomment>role of a file</extracomment>
        <translation>代码</translation>
    </message>
    <message>
        <source>persona</source>
        <extracomment>role of a file: the tester&apos;s identity</extracomment>
        <translation>测试身份</translation>
    </message>
    <message>
        <source>key log</source>
        <extracomment>role of a file</extracomment>
        <translation>密钥日志</translation>
    </message>
    <message>
        <source>attachment</source>
        <extracomment>role of a file</extracomment>
        <translation>附件</translation>
    </message>
    <message>
        <source>unknown file</source>
        <extracomment>role of a file</extracomment>
        <translation>未知文件</translation>
    </message>
    <message>
        <source>reviewer</source>
        <extracomment>role of a person</extracomment>
        <translation>审核人</translation>
    </message>
    <message>
        <source>second reviewer</source>
        <extracomment>role of a person</extracomment>
        <translation>第二审核人</translation>
    </message>
    <message>
        <source>regulator</source>
        <extracomment>role of a person</extracomment>
        <translation>监管人员</translation>
    </message>
    <message>
        <source>developer</source>
        <extracomment>role of a person</extracomment>
        <translation>开发者</translation>
    </message>
    <message>
        <source>administrator</source>
        <extracomment>role of a person</extracomment>
        <translation>管理员</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <extracomment>age of a submission</extracomment>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <extracomment>age of a submission, hours</extracomment>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <extracomment>age of a submission</extracomment>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Unnamed app</source>
        <translation>未命名应用</translation>
    </message>
    <message>
        <source>Correction taken back</source>
        <translation>撤回更正</translation>
    </message>
    <message>
        <source>Simplified Chinese</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>Traditional Chinese</source>
        <translation>繁体中文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>unknown language</source>
        <extracomment>a language that was not recognised</extracomment>
        <translation>未知语言</translation>
    </message>
    <message>
        <source>who is responsible</source>
        <extracomment>aspect of a notice: who is responsible</extracomment>
        <translation>个人信息处理者</translation>
    </message>
    <message>
        <source>withdrawal of consent</source>
        <extracomment>aspect of a notice: taking consent back</extracomment>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>complaints</source>
        <extracomment>aspect of a notice: where to complain</extracomment>
        <translation>投诉渠道</translation>
    </message>
    <message>
        <source>date</source>
        <extracomment>aspect of a notice: since when it holds</extracomment>
        <translation>日期</translation>
    </message>
    <message>
        <source>refers to the sentence before</source>
        <extracomment>step of how a statement was read: &quot;this information is shared&quot;</extracomment>
        <translation>指前一句</translation>
    </message>
    <message>
        <source>is called</source>
        <extracomment>how code gets at an interface</extracomment>
        <translation>被调用</translation>
    </message>
    <message>
        <source>is called by a computed name</source>
        <extracomment>how code gets at an interface</extracomment>
        <translation>以计算出的名称调用</translation>
    </message>
    <message>
        <source>is taken out of the platform&apos;s object</source>
        <extracomment>how code gets at an interface</extracomment>
        <translation>从平台对象解构后使用</translation>
    </message>
    <message>
        <source>is called through another name</source>
        <extracomment>how code gets at an interface</extracomment>
        <translation>经别名调用</translation>
    </message>
    <message>
        <source>is handed on without being called here</source>
        <extracomment>how code gets at an interface</extracomment>
        <translation>作为引用传递，此处未调用</translation>
    </message>
    <message>
        <source>is a component of a template</source>
        <extracomment>how code gets at an interface</extracomment>
        <translation>为模板组件</translation>
    </message>
    <message>
        <source>is a field to fill in</source>
        <extracomment>how code gets at an interface</extracomment>
        <translation>为需填写的输入项</translation>
    </message>
    <message>
        <source>is asked for at run time</source>
        <extracomment>how code gets at an interface</extracomment>
        <translation>在运行时申请</translation>
    </message>
    <message>
        <source>cannot be told for certain</source>
        <extracomment>how code gets at an interface</extracomment>
        <translation>无法确定</translation>
    </message>
    <message>
        <source>code of a library</source>
        <extracomment>whose code it is</extracomment>
        <translation>第三方库代码</translation>
    </message>
    <message>
        <source>minified code</source>
        <extracomment>code that people cannot read</extracomment>
        <translation>压缩代码</translation>
    </message>
    <message>
        <source>own code</source>
        <extracomment>whose code it is</extracomment>
        <translation>自有代码</translation>
    </message>
</context>
<context>
    <name>probity::ui::Workbench</name>
    <message>
        <source>Go back to a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Work on the workspace did not come to its end. Nothing was changed; try again.</source>
        <translation>工作区中的处理尚未结束。未作任何更改，请重试。</translation>
    </message>
    <message>
        <source>The workspace could not be moved aside. Nothing was changed. (%1)</source>
        <extracomment>%1 what the system says</extracomment>
        <translation>无法移开工作区文件。未作任何更改。（%1）</translation>
    </message>
    <message>
        <source>The backup could not be copied. The workspace is as it was. (%1)</source>
        <translation>无法复制备份。工作区保持原样。（%1）</translation>
    </message>
    <message>
        <source>The backup could not be copied. The workspace lies in %1. (%2)</source>
        <extracomment>%1 a file, %2 what the system says</extracomment>
        <translation>无法复制备份。工作区现位于 %1。（%2）</translation>
    </message>
</context>
</TS>
