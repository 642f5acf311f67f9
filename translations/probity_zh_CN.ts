<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ErrorText</name>
    <message>
        <source>The file ends in the middle. What stands before the break was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some characters could not be decoded and are shown as �.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not a traffic sample that we read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The format of the file is not known. It is kept as an attachment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The format is recognised, but this version does not read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A limit against hostile input was met. What stands before it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is nested deeper than we follow. What stands above was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file may not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name in the archive leads outside of it. The file was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive unpacks to far more than it holds. It was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no traffic sample, so nothing can be said about what the app sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no privacy notice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored bytes do not have the SHA-256 that was recorded for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event of the audit chain was altered, or one is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an outcome.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add at least one reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reason has no evidence. Bind it to a finding or a tag, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reason does not name the rule it rests on. Remove it and add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings are still open. Judge them on the desk, or accept each with a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why for each accepted finding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State that no finding is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It states that nothing is open, yet findings are open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what the ban covers: the version, the app or the developer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write some words to the developer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reason is not in the catalogue. Remove it and choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reason rests on a finding that is no longer there. Remove it and add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reason rests on a tag that was removed. Remove the reason or restore the tag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reason rests on a tag that is not there. Remove it and add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to record a decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A ban of this submission still waits for the second reviewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system does not allow reading it. Check the rights of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system does not allow writing there. Choose another place or check the rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Nothing was changed; make room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is larger than the limits against hostile input allow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not what it claims to be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is in no encoding that Probity reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised, but this version does not read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not possible as entered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule of deciding does not allow this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name or the passphrase is not right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask an administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else was first. Look at the present state and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is writing to this workspace. You can open it for reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored data contradicts itself. Do not go on working with it: restore a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was written by a newer version of Probity. Install that version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data that belongs to Probity is damaged. Install it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a fault of Probity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 a sentence, %2 the place: a file, &quot;line 3&quot;, &quot;byte 812&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Particulars: %2</source>
        <extracomment>%1 a sentence in the reader&apos;s language, %2 particulars in English</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviewer</source>
        <extracomment>role of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second reviewer</source>
        <extracomment>role of a person: may judge bans as the second one</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regulator</source>
        <extracomment>role of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Developer</source>
        <extracomment>role of a person: checks the own app, decides nothing</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator</source>
        <extracomment>role of a person: looks after people and settings</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <extracomment>outcome of a decision</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <extracomment>outcome of a decision</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ban</source>
        <extracomment>outcome of a decision</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undecided</source>
        <extracomment>outcome of a decision</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <extracomment>state of a decision</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for the second reviewer</source>
        <extracomment>state of a decision</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force</source>
        <extracomment>state of a decision</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Superseded</source>
        <extracomment>state of a decision</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version</source>
        <extracomment>what a ban covers</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app</source>
        <extracomment>what a ban covers</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The developer</source>
        <extracomment>what a ban covers</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>probity::ui::AddPersonDialog</name>
    <message>
        <source>Judges findings, tags and decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judges and decides, and is the second person for a ban.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspects, decides, and is the second person for a ban.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks the own app before it is submitted; decides nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judges and decides, and looks after people and settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything a person does is recorded under their name. The passphrase signs their decisions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase, at least 8 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>probity::ui::ChangePassphraseDialog</name>
    <message>
        <source>Change passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase until now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase, at least 8 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two new passphrases are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>probity::ui::CheatSheet</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere and in the menus</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>probity::ui::CommandPalette</name>
    <message>
        <source>All commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>probity::ui::CreatePage</name>
    <message>
        <source>Welcome to Probity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probity keeps submissions, evidence and decisions in a workspace: one file on this computer. Nothing is ever sent anywhere. You are the first person in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name, as it stands in decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Without an administrator nobody else can be added later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase, at least 8 characters: it signs your decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the workspace lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <extracomment>button: choose a place for a file</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probity workspaces (*.probity)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>probity::ui::FormDialog</name>
    <message>
        <source>Cancel</source>
        <extracomment>button</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>probity::ui::MainWindow</name>
    <message>
        <source>Probity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>the light theme</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>the dark theme</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Probity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a submission folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the files of a submission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of a submission (*.zip *.json *.har *.html *.htm *.md *.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Probity %1&lt;/h3&gt;&lt;p&gt;A workstation for app privacy review.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;/p&gt;&lt;p&gt;It never uses the network.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>probity::ui::NavRail</name>
    <message>
        <source>Nobody is signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>probity::ui::ProblemPage</name>
    <message>
        <source>The workspace cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not a Probity workspace. It was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>button</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for reading</source>
        <extracomment>button</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>probity::ui::ReasonDelegate</name>
    <message>
        <source>evidence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>probity::ui::ReasonListModel</name>
    <message>
        <source>no evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of evidence</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>%1 the number of a reason in the letter, %2 its title</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>probity::ui::SignDialog</name>
    <message>
        <source>Sign and record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is recorded is never changed; a later decision can supersede it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is not right. Nothing was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>probity::ui::SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nobody else in this workspace yet. An administrator adds people in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>probity::ui::SignInPage</name>
    <message>
        <source>Sign in</source>
        <extracomment>button</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace %1</source>
        <extracomment>%1 a file</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>probity::ui::StartWindow</name>
    <message>
        <source>There is no folder for the workspace, and none could be made. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of that name is there already. Choose another name, or open it as a workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probity workspaces (*.probity);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
