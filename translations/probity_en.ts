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
</TS>
