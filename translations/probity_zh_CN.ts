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
        <source>The workspace is open for reading only.</source>
        <translation>工作区以只读方式打开。</translation>
    </message>
    <message>
        <source>A ban of this submission still waits for the second reviewer.</source>
        <translation>该提审的封禁仍在等待第二审核人。</translation>
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
        <translation>请说明排除或例外的理由。</translation>
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
        <translation>有符号链接指向提审之外，未跟随。</translation>
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
        <translation>提审前自查本方应用；不作决定。</translation>
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
</context>
<context>
    <name>probity::ui::CommandPalette</name>
    <message>
        <source>All commands</source>
        <translation>全部命令</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Type a command…</source>
        <translation>输入命令…</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
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
        <translation>Probity 将提审、证据和决定保存在工作区中，即本机上的一个文件，绝不向外发送任何内容。您是其中的第一位人员。</translation>
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
    <name>probity::ui::FormDialog</name>
    <message>
        <source>Cancel</source>
        <extracomment>button</extracomment>
        <translation>取消</translation>
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
        <translation>导入提审文件夹</translation>
    </message>
    <message>
        <source>Import the files of a submission</source>
        <translation>导入提审文件</translation>
    </message>
    <message>
        <source>Files of a submission (*.zip *.json *.har *.html *.htm *.md *.txt);;All files (*)</source>
        <translation>提审文件 (*.zip *.json *.har *.html *.htm *.md *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Probity %1&lt;/h3&gt;&lt;p&gt;A workstation for app privacy review.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;/p&gt;&lt;p&gt;It never uses the network.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Probity %1&lt;/h3&gt;&lt;p&gt;应用隐私审核工作站。&lt;/p&gt;&lt;p&gt;依据 GNU 通用公共许可证第 3 版或更高版本发布的自由软件，不提供任何担保。&lt;/p&gt;&lt;p&gt;从不使用网络。&lt;/p&gt;</translation>
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
        <translation>自</translation>
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
</context>
<context>
    <name>probity::ui::SecondJudgement</name>
    <message>
        <source>This submission waits for a second person&apos;s judgement</source>
        <translation>此提审等待第二人判定</translation>
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
</TS>
