<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ErrorText</name>
    <message numerus="yes">
        <source>Too many wrong passphrases. Wait %n second(s).</source>
        <translation>
            <numerusform>Too many wrong passphrases. Wait %n second.</numerusform>
            <numerusform>Too many wrong passphrases. Wait %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::BulkDialog</name>
    <message numerus="yes">
        <source>Apply to %n finding(s)</source>
        <translation>
            <numerusform>Apply to %n finding</numerusform>
            <numerusform>Apply to %n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::ComparisonModel</name>
    <message numerus="yes">
        <source>seen %n time(s)</source>
        <translation>
            <numerusform>seen %n time</numerusform>
            <numerusform>seen %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in the code</source>
        <translation>
            <numerusform>%n place in the code</numerusform>
            <numerusform>%n places in the code</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::DecideForm</name>
    <message numerus="yes">
        <source>%n finding(s) to accept first</source>
        <translation>
            <numerusform>%n finding to accept first</numerusform>
            <numerusform>%n findings to accept first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) argue for it</source>
        <translation>
            <numerusform>%n finding argues for it</numerusform>
            <numerusform>%n findings argue for it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) are still open. They are listed in the record as not judged.</source>
        <translation>
            <numerusform>%n finding is still open. It is listed in the record as not judged.</numerusform>
            <numerusform>%n findings are still open. They are listed in the record as not judged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) argue for it; needs a second reviewer</source>
        <translation>
            <numerusform>%n finding argues for it; needs a second reviewer</numerusform>
            <numerusform>%n findings argue for it; needs a second reviewer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::DecidePage</name>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <extracomment>%1 what is missing first</extracomment>
        <translation>
            <numerusform>%1 (and %n more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) not judged</source>
        <translation>
            <numerusform>%n finding not judged</numerusform>
            <numerusform>%n findings not judged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::DeskPage</name>
    <message numerus="yes">
        <source>%n rule pack(s)</source>
        <translation>
            <numerusform>%n rule pack</numerusform>
            <numerusform>%n rule packs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier rejection(s)</source>
        <translation>
            <numerusform>%n earlier rejection</numerusform>
            <numerusform>%n earlier rejections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n finding(s) settled</source>
        <translation>
            <numerusform>%1 of %n finding settled</numerusform>
            <numerusform>%1 of %n findings settled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::EntryModel</name>
    <message numerus="yes">
        <source>%n request(s) could not be read and were not searched.</source>
        <translation>
            <numerusform>%n request could not be read and was not searched.</numerusform>
            <numerusform>%n requests could not be read and were not searched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::EventText</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::ImportPanel</name>
    <message numerus="yes">
        <source>Importing %1… (%n more waiting)</source>
        <extracomment>%1 a folder or file, %n how many more are waiting</extracomment>
        <translation>
            <numerusform>Importing %1… (%n more waiting)</numerusform>
            <numerusform>Importing %1… (%n more waiting)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more remark(s) by the readers.</source>
        <translation>
            <numerusform>And %n more remark by the readers.</numerusform>
            <numerusform>And %n more remarks by the readers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::Inspector</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::LedgerModel</name>
    <message numerus="yes">
        <source>%n possible</source>
        <extracomment>observations that are merely possible</extracomment>
        <translation>
            <numerusform>%n possible</numerusform>
            <numerusform>%n possible</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>after two recipients</extracomment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::NoticeFacts</name>
    <message numerus="yes">
        <source>Contradicts itself in %n place(s)</source>
        <translation>
            <numerusform>Contradicts itself in %n place</numerusform>
            <numerusform>Contradicts itself in %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::NoticeTab</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::QueuePage</name>
    <message numerus="yes">
        <source>%n submission(s)</source>
        <translation>
            <numerusform>%n submission</numerusform>
            <numerusform>%n submissions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n submission(s)</source>
        <translation>
            <numerusform>%1 of %n submission</numerusform>
            <numerusform>%1 of %n submissions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::ReasonListModel</name>
    <message numerus="yes">
        <source>%n piece(s) of evidence</source>
        <translation>
            <numerusform>%n piece of evidence</numerusform>
            <numerusform>%n pieces of evidence</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::RulesPage</name>
    <message numerus="yes">
        <source>%n pack(s) on</source>
        <translation>
            <numerusform>%n pack on</numerusform>
            <numerusform>%n packs on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::SelfcheckPage</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::SettingsPage</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) of the audit chain checked.</source>
        <translation>
            <numerusform>%n event of the audit chain checked.</numerusform>
            <numerusform>%n events of the audit chain checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) hashed anew.</source>
        <translation>
            <numerusform>%n artifact hashed anew.</numerusform>
            <numerusform>%n artifacts hashed anew.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::TrafficTab</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n request(s)</source>
        <translation>
            <numerusform>%1 of %n request</numerusform>
            <numerusform>%1 of %n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::TrendsPage</name>
    <message numerus="yes">
        <source>submissions of %n app(s)</source>
        <translation>
            <numerusform>submissions of %n app</numerusform>
            <numerusform>submissions of %n apps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>probity::ui::Words</name>
    <message numerus="yes">
        <source>%n min</source>
        <extracomment>age of a submission</extracomment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <extracomment>age of a submission, hours</extracomment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <extracomment>age of a submission</extracomment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
</TS>
