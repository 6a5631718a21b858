<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Changes</name>
        <message numerus="yes">
            <source>%n passage(s) changed</source>
            <translation>
                <numerusform>%n passage changed</numerusform>
                <numerusform>%n passages changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) moved</source>
            <translation>
                <numerusform>%n note moved</numerusform>
                <numerusform>%n notes moved</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) not placed</source>
            <translation>
                <numerusform>%n note not placed</numerusform>
                <numerusform>%n notes not placed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) brought in</source>
            <translation>
                <numerusform>%n note brought in</numerusform>
                <numerusform>%n notes brought in</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ChangesDialog</name>
        <message numerus="yes">
            <source>%n change(s)</source>
            <translation>
                <numerusform>%n change</numerusform>
                <numerusform>%n changes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DateWords</name>
        <message numerus="yes">
            <source>%n year(s)</source>
            <translation>
                <numerusform>%n year</numerusform>
                <numerusform>%n years</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n half-year(s)</source>
            <translation>
                <numerusform>%n half-year</numerusform>
                <numerusform>%n half-years</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n quarter(s)</source>
            <translation>
                <numerusform>%n quarter</numerusform>
                <numerusform>%n quarters</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n season(s)</source>
            <translation>
                <numerusform>%n season</numerusform>
                <numerusform>%n seasons</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n month(s)</source>
            <translation>
                <numerusform>%n month</numerusform>
                <numerusform>%n months</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n week(s)</source>
            <translation>
                <numerusform>%n week</numerusform>
                <numerusform>%n weeks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n weekend(s)</source>
            <translation>
                <numerusform>%n weekend</numerusform>
                <numerusform>%n weekends</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decade(s)</source>
            <translation>
                <numerusform>%n decade</numerusform>
                <numerusform>%n decades</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n century(s)</source>
            <translation>
                <numerusform>%n century</numerusform>
                <numerusform>%n centuries</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n hour</numerusform>
                <numerusform>%n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n second</numerusform>
                <numerusform>%n seconds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Everything</name>
        <message numerus="yes">
            <source>%n article(s)</source>
            <translation>
                <numerusform>%n article</numerusform>
                <numerusform>%n articles</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s)</source>
            <translation>
                <numerusform>%n note</numerusform>
                <numerusform>%n notes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n earlier text(s)</source>
            <translation>
                <numerusform>%n earlier text</numerusform>
                <numerusform>%n earlier texts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>what was found in %n article(s)</source>
            <translation>
                <numerusform>what was found in %n article</numerusform>
                <numerusform>what was found in %n articles</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FoundModel</name>
        <message numerus="yes">
            <source>%n entry(s)</source>
            <translation>
                <numerusform>%n entry</numerusform>
                <numerusform>%n entries</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n mention(s)</source>
            <translation>
                <numerusform>%n mention</numerusform>
                <numerusform>%n mentions</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HoverCard</name>
        <message numerus="yes">
            <source>named %n time(s)</source>
            <translation>
                <numerusform>named %n time</numerusform>
                <numerusform>named %n times</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ImportStrip</name>
        <message numerus="yes">
            <source>%n article(s) brought in</source>
            <translation>
                <numerusform>%n article brought in</numerusform>
                <numerusform>%n articles brought in</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with a new text</source>
            <translation>
                <numerusform>%n with a new text</numerusform>
                <numerusform>%n with new texts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n already in the library</source>
            <translation>
                <numerusform>%n already in the library</numerusform>
                <numerusform>%n already in the library</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not readable</source>
            <translation>
                <numerusform>%n not readable</numerusform>
                <numerusform>%n not readable</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n skipped</source>
            <translation>
                <numerusform>%n skipped</numerusform>
                <numerusform>%n skipped</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not read any more</source>
            <translation>
                <numerusform>%n not read any more</numerusform>
                <numerusform>%n not read any more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LibraryModel</name>
        <message numerus="yes">
            <source>%n note(s)</source>
            <translation>
                <numerusform>%n note</numerusform>
                <numerusform>%n notes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n word(s)</source>
            <translation>
                <numerusform>%n word</numerusform>
                <numerusform>%n words</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NotesReport</name>
        <message numerus="yes">
            <source>%n placed</source>
            <translation>
                <numerusform>%n placed</numerusform>
                <numerusform>%n placed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to be checked</source>
            <translation>
                <numerusform>%n to be checked</numerusform>
                <numerusform>%n to be checked</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not placed</source>
            <translation>
                <numerusform>%n not placed</numerusform>
                <numerusform>%n not placed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n known already</source>
            <translation>
                <numerusform>%n known already</numerusform>
                <numerusform>%n known already</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on articles that are not in the library</source>
            <translation>
                <numerusform>%n on an article that is not in the library</numerusform>
                <numerusform>%n on articles that are not in the library</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RestoreDialog</name>
        <message numerus="yes">
            <source>%n note(s) missing now</source>
            <translation>
                <numerusform>%n note missing now</numerusform>
                <numerusform>%n notes missing now</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) worded differently now</source>
            <translation>
                <numerusform>%n note worded differently now</numerusform>
                <numerusform>%n notes worded differently now</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) newer than the backup</source>
            <translation>
                <numerusform>%n note newer than the backup</numerusform>
                <numerusform>%n notes newer than the backup</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message numerus="yes">
            <source>%n article(s)</source>
            <translation>
                <numerusform>%n article</numerusform>
                <numerusform>%n articles</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Stepper</name>
        <message numerus="yes">
            <source>%n mention(s)</source>
            <translation>
                <numerusform>%n mention</numerusform>
                <numerusform>%n mentions</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message numerus="yes">
            <source>named %n time(s)</source>
            <translation>
                <numerusform>named %n time</numerusform>
                <numerusform>named %n times</numerusform>
            </translation>
        </message>
    </context>
</TS>
