<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>About</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Aktion</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>About Randnotiz</source>
            <translation>Über Randnotiz</translation>
        </message>
        <message>
            <source>A reader for news articles with a margin that thinks along.
Everything happens on this computer; nothing is ever sent anywhere.</source>
            <translation>Ein Leseprogramm für Nachrichten, dessen Rand mitdenkt.
Alles geschieht auf diesem Rechner; nichts wird jemals irgendwohin gesendet.</translation>
        </message>
        <message>
            <source>Search by name or licence</source>
            <translation>Nach Namen oder Lizenz suchen</translation>
        </message>
        <message>
            <source>Works that come with the program</source>
            <translation>Was mit dem Programm kommt</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Überblick</translation>
        </message>
        <message>
            <source>Licences</source>
            <translation>Lizenzen</translation>
        </message>
    </context>
    <context>
        <name>Action</name>
        <message>
            <source>&amp;Open article…</source>
            <translation>Artikel ö&amp;ffnen …</translation>
        </message>
        <message>
            <source>Open fol&amp;der…</source>
            <translation>Or&amp;dner öffnen …</translation>
        </message>
        <message>
            <source>&amp;Paste article from clipboard</source>
            <translation>Artikel aus der Z&amp;wischenablage einfügen</translation>
        </message>
        <message>
            <source>&amp;Export annotated copy…</source>
            <translation>&amp;Kommentierte Kopie exportieren …</translation>
        </message>
        <message>
            <source>Restore from &amp;backup…</source>
            <translation>Aus &amp;Sicherung wiederherstellen …</translation>
        </message>
        <message>
            <source>&amp;Export everything…</source>
            <translation>Alles &amp;exportieren …</translation>
        </message>
        <message>
            <source>&amp;Import everything…</source>
            <translation>Alles &amp;importieren …</translation>
        </message>
        <message>
            <source>&amp;Remove article from library</source>
            <translation>Artikel aus der Bibliothek &amp;entfernen</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Rückgängig</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Wiederholen</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>Copy with c&amp;itation</source>
            <translation>Mit &amp;Quellenangabe kopieren</translation>
        </message>
        <message>
            <source>&amp;Find in article…</source>
            <translation>Im Artikel &amp;suchen …</translation>
        </message>
        <message>
            <source>Search li&amp;brary…</source>
            <translation>B&amp;ibliothek durchsuchen …</translation>
        </message>
        <message>
            <source>Find &amp;next</source>
            <translation>&amp;Weitersuchen</translation>
        </message>
        <message>
            <source>Find pre&amp;vious</source>
            <translation>R&amp;ückwärts suchen</translation>
        </message>
        <message>
            <source>Write &amp;note</source>
            <translation>&amp;Notiz schreiben</translation>
        </message>
        <message>
            <source>&amp;Delete highlight and note</source>
            <translation>Markierung und Notiz &amp;löschen</translation>
        </message>
        <message>
            <source>&amp;Confirm place of moved note</source>
            <translation>Stelle der verschobenen Notiz &amp;bestätigen</translation>
        </message>
        <message>
            <source>&amp;Reject place of moved note</source>
            <translation>Stelle der verschobenen Notiz a&amp;blehnen</translation>
        </message>
        <message>
            <source>&amp;Attach note to the selected words</source>
            <translation>Notiz an die &amp;markierten Wörter anbringen</translation>
        </message>
        <message>
            <source>Confirm all &amp;moved notes</source>
            <translation>A&amp;lle verschobenen Notizen bestätigen</translation>
        </message>
        <message>
            <source>&amp;Bring in notes…</source>
            <translation>&amp;Notizen aufnehmen …</translation>
        </message>
        <message>
            <source>&amp;What changed in the text…</source>
            <translation>&amp;Was sich im Text geändert hat …</translation>
        </message>
        <message>
            <source>Ne&amp;xt highlight</source>
            <translation>N&amp;ächste Markierung</translation>
        </message>
        <message>
            <source>&amp;Previous highlight</source>
            <translation>&amp;Vorige Markierung</translation>
        </message>
        <message>
            <source>Publication &amp;date…</source>
            <translation>Erscheinungs&amp;datum …</translation>
        </message>
        <message>
            <source>&amp;Title…</source>
            <translation>&amp;Titel …</translation>
        </message>
        <message>
            <source>&amp;Next occurrence</source>
            <translation>&amp;Nächste Stelle</translation>
        </message>
        <message>
            <source>&amp;Previous occurrence</source>
            <translation>&amp;Vorige Stelle</translation>
        </message>
        <message>
            <source>Clear &amp;selection</source>
            <translation>&amp;Auswahl aufheben</translation>
        </message>
        <message>
            <source>&amp;Library</source>
            <translation>&amp;Bibliothek</translation>
        </message>
        <message>
            <source>&amp;Sidebar</source>
            <translation>&amp;Seitenleiste</translation>
        </message>
        <message>
            <source>&amp;Timeline</source>
            <translation>&amp;Zeitstrahl</translation>
        </message>
        <message>
            <source>&amp;Larger text</source>
            <translation>Text &amp;größer</translation>
        </message>
        <message>
            <source>S&amp;maller text</source>
            <translation>Text &amp;kleiner</translation>
        </message>
        <message>
            <source>&amp;Normal text size</source>
            <translation>Text &amp;normal groß</translation>
        </message>
        <message>
            <source>Underline &amp;people</source>
            <translation>&amp;Personen unterstreichen</translation>
        </message>
        <message>
            <source>Underline &amp;organisations</source>
            <translation>&amp;Organisationen unterstreichen</translation>
        </message>
        <message>
            <source>Underline pl&amp;aces</source>
            <translation>O&amp;rte unterstreichen</translation>
        </message>
        <message>
            <source>Underline &amp;dates</source>
            <translation>&amp;Zeitangaben unterstreichen</translation>
        </message>
        <message>
            <source>Underline names in &amp;compounds</source>
            <translation>Namen in Zusa&amp;mmensetzungen unterstreichen</translation>
        </message>
        <message>
            <source>As the &amp;system</source>
            <translation>Wie das &amp;System</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>&amp;Hell</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>&amp;Dunkel</translation>
        </message>
        <message>
            <source>&amp;Full screen</source>
            <translation>&amp;Vollbild</translation>
        </message>
        <message>
            <source>Next pa&amp;rt of the window</source>
            <translation>Nächster &amp;Bereich</translation>
        </message>
        <message>
            <source>Previo&amp;us part of the window</source>
            <translation>Voriger Be&amp;reich</translation>
        </message>
        <message>
            <source>Go to &amp;library</source>
            <translation>Zur &amp;Bibliothek</translation>
        </message>
        <message>
            <source>Go to &amp;article</source>
            <translation>Zum &amp;Artikel</translation>
        </message>
        <message>
            <source>Go to &amp;what was found</source>
            <translation>Zum &amp;Gefundenen</translation>
        </message>
        <message>
            <source>Go to &amp;my notes</source>
            <translation>Zu meinen &amp;Notizen</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>&amp;Tastenkürzel</translation>
        </message>
        <message>
            <source>&amp;About Randnotiz</source>
            <translation>&amp;Über Randnotiz</translation>
        </message>
    </context>
    <context>
        <name>Annotator</name>
        <message>
            <source>Highlight</source>
            <translation>Markieren</translation>
        </message>
        <message>
            <source>Type note</source>
            <translation>Notiz schreiben</translation>
        </message>
        <message>
            <source>Change colour</source>
            <translation>Farbe ändern</translation>
        </message>
        <message>
            <source>Change tags</source>
            <translation>Schlagwörter ändern</translation>
        </message>
        <message>
            <source>Change passage</source>
            <translation>Stelle ändern</translation>
        </message>
        <message>
            <source>Delete note</source>
            <translation>Notiz löschen</translation>
        </message>
        <message>
            <source>Bring in notes</source>
            <translation>Notizen aufnehmen</translation>
        </message>
        <message>
            <source>Confirm places</source>
            <translation>Stellen bestätigen</translation>
        </message>
        <message>
            <source>Reject place</source>
            <translation>Stelle ablehnen</translation>
        </message>
    </context>
    <context>
        <name>ArticlePanel</name>
        <message>
            <source>Open an article with Ctrl+O, drop a file here, or paste one with Ctrl+Shift+V.</source>
            <translation>Öffnen Sie einen Artikel mit Strg+O, ziehen Sie eine Datei hierher oder fügen Sie mit Strg+Umschalt+V einen ein.</translation>
        </message>
        <message>
            <source>Article</source>
            <translation>Artikel</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Close this message</source>
            <translation>Diese Meldung schließen</translation>
        </message>
    </context>
    <context>
        <name>BugDialog</name>
        <message>
            <source>Something in Randnotiz went wrong</source>
            <translation>In Randnotiz ist etwas schiefgegangen</translation>
        </message>
        <message>
            <source>This is an error of the program, not yours. Your notes are saved. The text below helps to mend it; it is sent nowhere unless you send it.</source>
            <translation>Das ist ein Fehler des Programms, nicht Ihrer. Ihre Notizen sind gespeichert. Der Text unten hilft, den Fehler zu beheben; er wird nirgendwohin gesendet, außer Sie tun es selbst.</translation>
        </message>
        <message>
            <source>Error report</source>
            <translation>Fehlerbericht</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
    </context>
    <context>
        <name>Byline</name>
        <message>
            <source>Set publication date</source>
            <translation>Erscheinungsdatum angeben</translation>
        </message>
    </context>
    <context>
        <name>Changes</name>
        <message numerus="yes">
            <source>%n passage(s) changed</source>
            <translation>
                <numerusform>%n Stelle geändert</numerusform>
                <numerusform>%n Stellen geändert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) moved</source>
            <translation>
                <numerusform>%n Notiz verschoben</numerusform>
                <numerusform>%n Notizen verschoben</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) not placed</source>
            <translation>
                <numerusform>%n Notiz nicht platziert</numerusform>
                <numerusform>%n Notizen nicht platziert</numerusform>
            </translation>
        </message>
        <message>
            <source>The text has changed since you last read it: {what}.</source>
            <translation>Der Text hat sich geändert, seit Sie ihn zuletzt gelesen haben: {what}.</translation>
        </message>
        <message>
            <source>What changed?</source>
            <translation>Was ist neu?</translation>
        </message>
        <message>
            <source>This is an earlier text of an article that the library has in a later one.</source>
            <translation>Das ist ein früherer Text eines Artikels, den die Bibliothek in einer späteren Fassung hat.</translation>
        </message>
        <message>
            <source>The article has its earlier text again, with your notes as they lay in it.</source>
            <translation>Der frühere Text ist wieder da, und Ihre Notizen liegen darin wie damals.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Select the words first that the note belongs to.</source>
            <translation>Markieren Sie zuerst die Wörter, zu denen die Notiz gehört.</translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) brought in</source>
            <translation>
                <numerusform>%n Notiz aufgenommen</numerusform>
                <numerusform>%n Notizen aufgenommen</numerusform>
            </translation>
        </message>
        <message>
            <source>{brought}: {counts}.</source>
            <translation>{brought}: {counts}.</translation>
        </message>
        <message>
            <source>All notes in “{name}” are in the library already.</source>
            <translation>Alle Notizen in „{name}“ sind schon in der Bibliothek.</translation>
        </message>
    </context>
    <context>
        <name>ChangesDialog</name>
        <message>
            <source>What changed in the text</source>
            <translation>Was sich im Text geändert hat</translation>
        </message>
        <message>
            <source>Both texts in one</source>
            <translation>Beide Texte in einem</translation>
        </message>
        <message>
            <source>Version to compare with</source>
            <translation>Fassung, mit der verglichen wird</translation>
        </message>
        <message>
            <source>Previous change ({key})</source>
            <translation>Vorige Änderung ({key})</translation>
        </message>
        <message>
            <source>Next change ({key})</source>
            <translation>Nächste Änderung ({key})</translation>
        </message>
        <message>
            <source>&amp;Since the version:</source>
            <translation>&amp;Seit der Fassung:</translation>
        </message>
        <message>
            <source>+ underlined: new   ·   − struck through: no longer there   ·   paler: moved as it was</source>
            <translation>+ unterstrichen: neu   ·   − durchgestrichen: nicht mehr da   ·   blasser: unverändert verschoben</translation>
        </message>
        <message>
            <source>&amp;Go back to this version</source>
            <translation>Zu dieser Fassung &amp;zurückkehren</translation>
        </message>
        <message>
            <source>The text has not changed since it was brought in.</source>
            <translation>Der Text hat sich nicht geändert, seit er aufgenommen wurde.</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s)</source>
            <translation>
                <numerusform>%n Änderung</numerusform>
                <numerusform>%n Änderungen</numerusform>
            </translation>
        </message>
        <message>
            <source>{number} of {count}</source>
            <translation>{number} von {count}</translation>
        </message>
        <message>
            <source>{taken} to {kept}</source>
            <translation>{taken} bis {kept}</translation>
        </message>
    </context>
    <context>
        <name>ChapterDialog</name>
        <message>
            <source>Open book</source>
            <translation>Buch öffnen</translation>
        </message>
        <message>
            <source>The &amp;whole book as one article</source>
            <translation>Das &amp;ganze Buch als einen Artikel</translation>
        </message>
        <message>
            <source>Each chosen &amp;chapter as an article of its own:</source>
            <translation>Jedes gewählte &amp;Kapitel als eigenen Artikel:</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>Ö&amp;ffnen</translation>
        </message>
        <message>
            <source>Chapter</source>
            <translation>Kapitel</translation>
        </message>
        <message>
            <source>Characters</source>
            <translation>Zeichen</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>Kapitel</translation>
        </message>
        <message>
            <source>Choose &amp;all</source>
            <translation>&amp;Alle wählen</translation>
        </message>
        <message>
            <source>Choose &amp;none</source>
            <translation>&amp;Keines wählen</translation>
        </message>
    </context>
    <context>
        <name>Colour</name>
        <message>
            <source>Yellow</source>
            <translation>Gelb</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>Grün</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>Blau</translation>
        </message>
        <message>
            <source>Pink</source>
            <translation>Rosa</translation>
        </message>
        <message>
            <source>Violet</source>
            <translation>Violett</translation>
        </message>
        <message>
            <source>Highlight in yellow</source>
            <translation>Gelb markieren</translation>
        </message>
        <message>
            <source>Highlight in green</source>
            <translation>Grün markieren</translation>
        </message>
        <message>
            <source>Highlight in blue</source>
            <translation>Blau markieren</translation>
        </message>
        <message>
            <source>Highlight in pink</source>
            <translation>Rosa markieren</translation>
        </message>
        <message>
            <source>Highlight in violet</source>
            <translation>Violett markieren</translation>
        </message>
    </context>
    <context>
        <name>ColourRow</name>
        <message>
            <source>Only {colour} ({key})</source>
            <translation>Nur {colour} ({key})</translation>
        </message>
        <message>
            <source>{colour} ({key})</source>
            <translation>{colour} ({key})</translation>
        </message>
    </context>
    <context>
        <name>DateDialog</name>
        <message>
            <source>No publication date is known yet.</source>
            <translation>Noch ist kein Erscheinungsdatum bekannt.</translation>
        </message>
        <message>
            <source>You set this date.</source>
            <translation>Sie haben dieses Datum gesetzt.</translation>
        </message>
        <message>
            <source>Found in the page's metadata.</source>
            <translation>Gefunden in den Metadaten der Seite.</translation>
        </message>
        <message>
            <source>Found at the head of the file.</source>
            <translation>Gefunden am Kopf der Datei.</translation>
        </message>
        <message>
            <source>Found in the article's dateline.</source>
            <translation>Gefunden in der Datumszeile des Artikels.</translation>
        </message>
        <message>
            <source>Given on the command line.</source>
            <translation>Auf der Kommandozeile angegeben.</translation>
        </message>
        <message>
            <source>Publication date</source>
            <translation>Erscheinungsdatum</translation>
        </message>
        <message>
            <source>“Tuesday”, “last week”, “in February” are counted from this day.</source>
            <translation>„Dienstag“, „vorige Woche“, „im Februar“ werden von diesem Tag aus gezählt.</translation>
        </message>
        <message>
            <source>No date</source>
            <translation>Kein Datum</translation>
        </message>
        <message>
            <source>Previous month</source>
            <translation>Voriger Monat</translation>
        </message>
        <message>
            <source>Next month</source>
            <translation>Nächster Monat</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Tage</translation>
        </message>
    </context>
    <context>
        <name>DateWords</name>
        <message>
            <source>ddd, d MMMM yyyy</source>
            <comment>a day with its short weekday, in Qt's date format</comment>
            <translation>ddd, d. MMMM yyyy</translation>
        </message>
        <message>
            <source>d MMMM yyyy</source>
            <comment>a day, in Qt's date format</comment>
            <translation>d. MMMM yyyy</translation>
        </message>
        <message>
            <source>d MMM yyyy</source>
            <comment>a day with its month shortened, in Qt's date format</comment>
            <translation>d. MMM yyyy</translation>
        </message>
        <message>
            <source>MMMM yyyy</source>
            <comment>a month, in Qt's date format</comment>
            <translation>MMMM yyyy</translation>
        </message>
        <message>
            <source>morning</source>
            <translation>morgens</translation>
        </message>
        <message>
            <source>noon</source>
            <translation>mittags</translation>
        </message>
        <message>
            <source>afternoon</source>
            <translation>nachmittags</translation>
        </message>
        <message>
            <source>daytime</source>
            <translation>tagsüber</translation>
        </message>
        <message>
            <source>evening</source>
            <translation>abends</translation>
        </message>
        <message>
            <source>night</source>
            <translation>nachts</translation>
        </message>
        <message>
            <source>h:mm ap</source>
            <comment>a time of day, in Qt's time format</comment>
            <translation>H:mm 'Uhr'</translation>
        </message>
        <message>
            <source>Weekend of %1</source>
            <translation>Wochenende vom %1</translation>
        </message>
        <message>
            <source>Week of %1</source>
            <translation>Woche vom %1</translation>
        </message>
        <message>
            <source>Spring %1</source>
            <translation>Frühjahr %1</translation>
        </message>
        <message>
            <source>Summer %1</source>
            <translation>Sommer %1</translation>
        </message>
        <message>
            <source>Autumn %1</source>
            <translation>Herbst %1</translation>
        </message>
        <message>
            <source>Winter %1</source>
            <translation>Winter %1</translation>
        </message>
        <message>
            <source>Quarter %1 of %2</source>
            <translation>%1. Quartal %2</translation>
        </message>
        <message>
            <source>First half of %1</source>
            <translation>Erstes Halbjahr %1</translation>
        </message>
        <message>
            <source>Second half of %1</source>
            <translation>Zweites Halbjahr %1</translation>
        </message>
        <message>
            <source>%1s</source>
            <comment>a decade: the 1990s</comment>
            <translation>%1er Jahre</translation>
        </message>
        <message>
            <source>%1st century</source>
            <translation>%1. Jahrhundert</translation>
        </message>
        <message>
            <source>%1nd century</source>
            <translation>%1. Jahrhundert</translation>
        </message>
        <message>
            <source>%1rd century</source>
            <translation>%1. Jahrhundert</translation>
        </message>
        <message>
            <source>%1th century</source>
            <translation>%1. Jahrhundert</translation>
        </message>
        <message>
            <source>%1 BC</source>
            <translation>%1 v. Chr.</translation>
        </message>
        <message numerus="yes">
            <source>%n year(s)</source>
            <translation>
                <numerusform>%n Jahr</numerusform>
                <numerusform>%n Jahre</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n half-year(s)</source>
            <translation>
                <numerusform>%n Halbjahr</numerusform>
                <numerusform>%n Halbjahre</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n quarter(s)</source>
            <translation>
                <numerusform>%n Quartal</numerusform>
                <numerusform>%n Quartale</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n season(s)</source>
            <translation>
                <numerusform>%n Jahreszeit</numerusform>
                <numerusform>%n Jahreszeiten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n month(s)</source>
            <translation>
                <numerusform>%n Monat</numerusform>
                <numerusform>%n Monate</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n week(s)</source>
            <translation>
                <numerusform>%n Woche</numerusform>
                <numerusform>%n Wochen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n weekend(s)</source>
            <translation>
                <numerusform>%n Wochenende</numerusform>
                <numerusform>%n Wochenenden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n Tag</numerusform>
                <numerusform>%n Tage</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decade(s)</source>
            <translation>
                <numerusform>%n Jahrzehnt</numerusform>
                <numerusform>%n Jahrzehnte</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n century(s)</source>
            <translation>
                <numerusform>%n Jahrhundert</numerusform>
                <numerusform>%n Jahrhunderte</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n Stunde</numerusform>
                <numerusform>%n Stunden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n Minute</numerusform>
                <numerusform>%n Minuten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n Sekunde</numerusform>
                <numerusform>%n Sekunden</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DropSign</name>
        <message>
            <source>Drop to add it to the library</source>
            <translation>Loslassen, um es in die Bibliothek aufzunehmen</translation>
        </message>
    </context>
    <context>
        <name>Everything</name>
        <message>
            <source>Everything of a library</source>
            <translation>Alles aus einer Bibliothek</translation>
        </message>
        <message>
            <source>Export everything</source>
            <translation>Alles exportieren</translation>
        </message>
        <message>
            <source>Writing everything…</source>
            <translation>Alles wird geschrieben …</translation>
        </message>
        <message>
            <source>Import everything</source>
            <translation>Alles importieren</translation>
        </message>
        <message>
            <source>Bringing everything in…</source>
            <translation>Alles wird aufgenommen …</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>{articles} and {notes} are in {path} now.</source>
            <translation>{articles} und {notes} stehen jetzt in {path}.</translation>
        </message>
        <message>
            <source>The library is as it was on {when}. What it was before is the newest backup.</source>
            <translation>Die Bibliothek ist wieder auf dem Stand vom {when}. Der Stand davor ist die neueste Sicherung.</translation>
        </message>
        <message numerus="yes">
            <source>%n article(s)</source>
            <translation>
                <numerusform>%n Artikel</numerusform>
                <numerusform>%n Artikel</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s)</source>
            <translation>
                <numerusform>%n Notiz</numerusform>
                <numerusform>%n Notizen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n earlier text(s)</source>
            <translation>
                <numerusform>%n frühere Fassung</numerusform>
                <numerusform>%n frühere Fassungen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>what was found in %n article(s)</source>
            <translation>
                <numerusform>Funde in %n Artikel</numerusform>
                <numerusform>Funde in %n Artikeln</numerusform>
            </translation>
        </message>
        <message>
            <source>New in the library: {new}.</source>
            <translation>Neu in der Bibliothek: {new}.</translation>
        </message>
        <message>
            <source>Nothing new came in: the library has all of it.</source>
            <translation>Es kam nichts Neues hinzu: Die Bibliothek hat schon alles.</translation>
        </message>
        <message>
            <source>Worded differently here and there, and kept beside each other: {wordings}.</source>
            <translation>Hier und dort anders formuliert und nebeneinander behalten: {wordings}.</translation>
        </message>
        <message>
            <source>Articles whose text was altered outside: {altered}.</source>
            <translation>Artikel, deren Text außerhalb verändert wurde: {altered}.</translation>
        </message>
        <message>
            <source>Left out, because their article is missing: {homeless}.</source>
            <translation>Weggelassen, weil der Artikel dazu fehlt: {homeless}.</translation>
        </message>
        <message>
            <source>Damaged lines that were left out: {lines}.</source>
            <translation>Weggelassen, weil beschädigt: Zeile {lines}.</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>Export annotated copy</source>
            <translation>Kommentierte Kopie exportieren</translation>
        </message>
        <message>
            <source>This table holds notes and their passages alone.</source>
            <translation>Diese Tabelle enthält nur Notizen und ihre Stellen.</translation>
        </message>
        <message>
            <source>This table holds the names and dates found, nothing of yours.</source>
            <translation>Diese Tabelle enthält die gefundenen Namen und Zeiten, nichts von Ihnen.</translation>
        </message>
        <message>
            <source>A calendar holds the days, with the passages that name them.</source>
            <translation>Ein Kalender enthält die Tage mit den Stellen, die sie nennen.</translation>
        </message>
        <message>
            <source>A map holds the places, with the passages that name them.</source>
            <translation>Eine Karte enthält die Orte mit den Stellen, die sie nennen.</translation>
        </message>
        <message>
            <source>Programs for analysis need the whole text.</source>
            <translation>Analyseprogramme brauchen den ganzen Text.</translation>
        </message>
        <message>
            <source>The whole &amp;text, not only the passages</source>
            <translation>Der ganze &amp;Text, nicht nur die Stellen</translation>
        </message>
        <message>
            <source>My &amp;highlights</source>
            <translation>Meine &amp;Markierungen</translation>
        </message>
        <message>
            <source>My &amp;notes and tags</source>
            <translation>Meine &amp;Notizen und Schlagwörter</translation>
        </message>
        <message>
            <source>&amp;People, organisations and places</source>
            <translation>&amp;Personen, Organisationen und Orte</translation>
        </message>
        <message>
            <source>&amp;Dates</source>
            <translation>&amp;Zeitangaben</translation>
        </message>
        <message>
            <source>for &amp;Obsidian, with links and callouts</source>
            <translation>für &amp;Obsidian, mit Verweisen und Kästen</translation>
        </message>
        <message>
            <source>plain &amp;CommonMark, for any program</source>
            <translation>einfaches &amp;CommonMark, für jedes Programm</translation>
        </message>
        <message>
            <source>Markdown:</source>
            <translation>Markdown:</translation>
        </message>
        <message>
            <source>&amp;Format:</source>
            <translation>&amp;Format:</translation>
        </message>
        <message>
            <source>What goes into the copy:</source>
            <translation>In die Kopie kommen:</translation>
        </message>
        <message>
            <source>Pre&amp;view:</source>
            <translation>&amp;Vorschau:</translation>
        </message>
        <message>
            <source>&amp;Save as…</source>
            <translation>&amp;Speichern unter …</translation>
        </message>
        <message>
            <source>“{name}” exists already. Replace it?</source>
            <translation>„{name}“ gibt es schon. Ersetzen?</translation>
        </message>
        <message>
            <source>&amp;Replace</source>
            <translation>&amp;Ersetzen</translation>
        </message>
        <message>
            <source>Preview of the copy</source>
            <translation>Vorschau der Kopie</translation>
        </message>
        <message>
            <source>The preview is being made…</source>
            <translation>Die Vorschau entsteht …</translation>
        </message>
        <message>
            <source>The beginning of the copy; what is saved has everything.</source>
            <translation>Der Anfang der Kopie; gespeichert wird sie ganz.</translation>
        </message>
        <message>
            <source>The whole copy.</source>
            <translation>Die ganze Kopie.</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Find in this article</source>
            <translation>In diesem Artikel suchen</translation>
        </message>
        <message>
            <source>Previous occurrence</source>
            <translation>Vorige Stelle</translation>
        </message>
        <message>
            <source>Next occurrence</source>
            <translation>Nächste Stelle</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>{place} of {count}</source>
            <translation>{place} von {count}</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Nicht gefunden</translation>
        </message>
    </context>
    <context>
        <name>FoundModel</name>
        <message numerus="yes">
            <source>%n entry(s)</source>
            <translation>
                <numerusform>%n Eintrag</numerusform>
                <numerusform>%n Einträge</numerusform>
            </translation>
        </message>
        <message>
            <source>not underlined in the text</source>
            <translation>im Text nicht unterstrichen</translation>
        </message>
        <message>
            <source>underlined in the text</source>
            <translation>im Text unterstrichen</translation>
        </message>
        <message numerus="yes">
            <source>%n mention(s)</source>
            <translation>
                <numerusform>%n Nennung</numerusform>
                <numerusform>%n Nennungen</numerusform>
            </translation>
        </message>
        <message>
            <source>People</source>
            <translation>Personen</translation>
        </message>
        <message>
            <source>Organisations</source>
            <translation>Organisationen</translation>
        </message>
        <message>
            <source>Places</source>
            <translation>Orte</translation>
        </message>
        <message>
            <source>Dates</source>
            <translation>Zeitangaben</translation>
        </message>
        <message>
            <source>Set the publication date…</source>
            <translation>Erscheinungsdatum angeben …</translation>
        </message>
        <message>
            <source>The dates below are counted from the day the article appeared, and that day is not known. Click to enter it.</source>
            <translation>Die Zeitangaben hier werden vom Erscheinungstag aus gezählt, und der ist nicht bekannt. Ein Klick, und Sie können ihn eingeben.</translation>
        </message>
        <message>
            <source>In the text: %1</source>
            <translation>Im Text: %1</translation>
        </message>
        <message>
            <source>Set by you</source>
            <translation>Von Ihnen festgelegt</translation>
        </message>
        <message>
            <source>Found by a rule</source>
            <translation>Durch eine Regel gefunden</translation>
        </message>
        <message>
            <source>Found by the model, %1% sure</source>
            <translation>Vom Modell gefunden, zu %1 % sicher</translation>
        </message>
    </context>
    <context>
        <name>FoundPanel</name>
        <message>
            <source>No article is open</source>
            <translation>Kein Artikel ist offen</translation>
        </message>
        <message>
            <source>Nothing matches</source>
            <translation>Nichts passt dazu</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Filter leeren</translation>
        </message>
        <message>
            <source>Not in this language yet</source>
            <translation>In dieser Sprache noch nicht</translation>
        </message>
        <message>
            <source>Names and dates are found in German and English articles.</source>
            <translation>Namen und Daten werden in deutschen und englischen Artikeln gefunden.</translation>
        </message>
        <message>
            <source>Names could not be looked for</source>
            <translation>Nach Namen konnte nicht gesucht werden</translation>
        </message>
        <message>
            <source>Reading and taking notes work as ever.</source>
            <translation>Lesen und Notieren gehen wie immer.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>Reading along…</source>
            <translation>Liest mit …</translation>
        </message>
        <message>
            <source>Names and dates appear here in a moment.</source>
            <translation>Namen und Daten erscheinen hier gleich.</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nichts gefunden</translation>
        </message>
        <message>
            <source>No people, organisations, places or dates were found in this article.</source>
            <translation>In diesem Artikel wurden keine Personen, Organisationen, Orte oder Zeitangaben gefunden.</translation>
        </message>
        <message>
            <source>Open all groups</source>
            <translation>Alle Gruppen aufklappen</translation>
        </message>
        <message>
            <source>Close all groups</source>
            <translation>Alle Gruppen zuklappen</translation>
        </message>
        <message>
            <source>Next mention</source>
            <translation>Nächste Nennung</translation>
        </message>
        <message>
            <source>Previous mention</source>
            <translation>Vorige Nennung</translation>
        </message>
        <message>
            <source>Copy name</source>
            <translation>Namen kopieren</translation>
        </message>
        <message>
            <source>Underline in the text</source>
            <translation>Im Text unterstreichen</translation>
        </message>
        <message>
            <source>Found in the article</source>
            <translation>Im Artikel gefunden</translation>
        </message>
        <message>
            <source>People, organisations, places and dates</source>
            <translation>Personen, Organisationen, Orte und Zeitangaben</translation>
        </message>
        <message>
            <source>Filter names and dates…</source>
            <translation>Namen und Daten filtern …</translation>
        </message>
        <message>
            <source>Sort names</source>
            <translation>Namen sortieren</translation>
        </message>
        <message>
            <source>Most mentions first</source>
            <translation>Häufigste zuerst</translation>
        </message>
        <message>
            <source>By name</source>
            <translation>Nach Namen</translation>
        </message>
        <message>
            <source>As they come in the text</source>
            <translation>Wie sie im Text kommen</translation>
        </message>
    </context>
    <context>
        <name>HoverCard</name>
        <message numerus="yes">
            <source>named %n time(s)</source>
            <translation>
                <numerusform>%n-mal genannt</numerusform>
                <numerusform>%n-mal genannt</numerusform>
            </translation>
        </message>
        <message>
            <source>Part of a compound</source>
            <translation>Teil einer Zusammensetzung</translation>
        </message>
        <message>
            <source>Not certain: {percent} %</source>
            <translation>Nicht sicher: {percent} %</translation>
        </message>
        <message>
            <source>Your own ruling</source>
            <translation>Ihre eigene Entscheidung</translation>
        </message>
        <message>
            <source>“{words}”</source>
            <translation>„{words}“</translation>
        </message>
        <message>
            <source>counted from {day}, named in the text</source>
            <translation>gezählt vom {day}, im Text genannt</translation>
        </message>
        <message>
            <source>counted from the publication date, {day}</source>
            <translation>gezählt vom Erscheinungsdatum, {day}</translation>
        </message>
        <message>
            <source>stated in the text</source>
            <translation>steht so im Text</translation>
        </message>
        <message>
            <source>a length of time</source>
            <translation>eine Dauer</translation>
        </message>
        <message>
            <source>recurring</source>
            <translation>wiederkehrend</translation>
        </message>
        <message>
            <source>no exact time</source>
            <translation>keine genaue Zeit</translation>
        </message>
        <message>
            <source>set the publication date to see the day</source>
            <translation>mit dem Erscheinungsdatum ließe sich der Tag bestimmen</translation>
        </message>
        <message>
            <source>the day cannot be told from the text</source>
            <translation>der Tag geht aus dem Text nicht hervor</translation>
        </message>
    </context>
    <context>
        <name>ImportReport</name>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>What became of it</source>
            <translation>Was daraus wurde</translation>
        </message>
        <message>
            <source>already there: {title}</source>
            <translation>schon da: {title}</translation>
        </message>
        <message>
            <source>new: {title}</source>
            <translation>neu: {title}</translation>
        </message>
        <message>
            <source>new text: {title}</source>
            <translation>neuer Text: {title}</translation>
        </message>
        <message>
            <source>Files brought in</source>
            <translation>Aufgenommene Dateien</translation>
        </message>
        <message>
            <source>Which files to list</source>
            <translation>Welche Dateien gezeigt werden</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>Not readable</source>
            <translation>Nicht lesbar</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Übergangen</translation>
        </message>
        <message>
            <source>New text</source>
            <translation>Neuer Text</translation>
        </message>
        <message>
            <source>Already there</source>
            <translation>Schon da</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Neu</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Alle Dateien</translation>
        </message>
    </context>
    <context>
        <name>ImportStrip</name>
        <message>
            <source>Reading file {number} of {total}: {name}</source>
            <translation>Lese Datei {number} von {total}: {name}</translation>
        </message>
        <message>
            <source>Looking for files…</source>
            <translation>Suche nach Dateien …</translation>
        </message>
        <message>
            <source>Reading the file…</source>
            <translation>Lese die Datei …</translation>
        </message>
        <message>
            <source>There are no files in this folder.</source>
            <translation>In diesem Ordner liegen keine Dateien.</translation>
        </message>
        <message>
            <source>Show &amp;report</source>
            <translation>Bericht &amp;zeigen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Stop; what has been brought in stays</source>
            <translation>Abbrechen; was schon aufgenommen ist, bleibt</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Bringing in files</source>
            <translation>Dateien aufnehmen</translation>
        </message>
        <message numerus="yes">
            <source>%n article(s) brought in</source>
            <translation>
                <numerusform>%n Artikel aufgenommen</numerusform>
                <numerusform>%n Artikel aufgenommen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with a new text</source>
            <translation>
                <numerusform>%n mit neuem Text</numerusform>
                <numerusform>%n mit neuem Text</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n already in the library</source>
            <translation>
                <numerusform>%n schon in der Bibliothek</numerusform>
                <numerusform>%n schon in der Bibliothek</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not readable</source>
            <translation>
                <numerusform>%n nicht lesbar</numerusform>
                <numerusform>%n nicht lesbar</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n skipped</source>
            <translation>
                <numerusform>%n übergangen</numerusform>
                <numerusform>%n übergangen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not read any more</source>
            <translation>
                <numerusform>%n nicht mehr gelesen</numerusform>
                <numerusform>%n nicht mehr gelesen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Label</name>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Organisation</source>
            <translation>Organisation</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Ort</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Zeitangabe</translation>
        </message>
    </context>
    <context>
        <name>LibraryModel</name>
        <message numerus="yes">
            <source>%n note(s)</source>
            <translation>
                <numerusform>%n Notiz</numerusform>
                <numerusform>%n Notizen</numerusform>
            </translation>
        </message>
        <message>
            <source>open</source>
            <translation>geöffnet</translation>
        </message>
        <message numerus="yes">
            <source>%n word(s)</source>
            <translation>
                <numerusform>%n Wort</numerusform>
                <numerusform>%n Wörter</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LibraryPanel</name>
        <message>
            <source>Library</source>
            <translation>Bibliothek</translation>
        </message>
        <message>
            <source>Open an article…</source>
            <translation>Artikel öffnen …</translation>
        </message>
        <message>
            <source>Search library…</source>
            <translation>Bibliothek durchsuchen …</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Suche leeren</translation>
        </message>
        <message>
            <source>Sort by…</source>
            <translation>Sortieren nach …</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nichts gefunden</translation>
        </message>
        <message>
            <source>All words must occur in an article: in its title, its text, a note of yours or a name.</source>
            <translation>Alle Wörter müssen in einem Artikel vorkommen: im Titel, im Text, in einer Notiz oder als Name.</translation>
        </message>
        <message>
            <source>Articles found</source>
            <translation>Gefundene Artikel</translation>
        </message>
        <message>
            <source>Nothing here yet</source>
            <translation>Noch nichts da</translation>
        </message>
        <message>
            <source>Drop a file or a piece of text here, or open an article.</source>
            <translation>Ziehen Sie eine Datei oder ein Stück Text hierher oder öffnen Sie einen Artikel.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Remove from the library</source>
            <translation>Aus der Bibliothek entfernen</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>The article and its notes were removed from the library.</source>
            <translation>Der Artikel und seine Notizen sind aus der Bibliothek entfernt.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>Title in the library:</source>
            <translation>Titel in der Bibliothek:</translation>
        </message>
        <message>
            <source>The annotated copy is being written…</source>
            <translation>Die kommentierte Kopie wird geschrieben …</translation>
        </message>
        <message>
            <source>Annotated copy written: {path}</source>
            <translation>Kommentierte Kopie geschrieben: {path}</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Anzeigen</translation>
        </message>
        <message>
            <source>Found in the text</source>
            <translation>Im Text gefunden</translation>
        </message>
        <message>
            <source>My notes</source>
            <translation>Meine Notizen</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>Werkzeuge</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>Bibliothek</translation>
        </message>
        <message>
            <source>Saved now: what you typed is in the library.</source>
            <translation>Jetzt gespeichert: Was Sie geschrieben haben, ist in der Bibliothek.</translation>
        </message>
    </context>
    <context>
        <name>Menu</name>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>Whole &amp;library</source>
            <translation>&amp;Ganze Bibliothek</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <source>&amp;Annotate</source>
            <translation>&amp;Notieren</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>&amp;Appearance</source>
            <translation>&amp;Erscheinungsbild</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>S&amp;prache</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>&amp;Gehe zu</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
    </context>
    <context>
        <name>NoteEditor</name>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Your note…</source>
            <translation>Ihre Notiz …</translation>
        </message>
        <message>
            <source>Note on the highlighted passage</source>
            <translation>Notiz zur markierten Stelle</translation>
        </message>
        <message>
            <source>Tags, separated by commas</source>
            <translation>Schlagwörter, durch Kommas getrennt</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Schlagwörter</translation>
        </message>
        <message>
            <source>Delete highlight and note</source>
            <translation>Markierung und Notiz löschen</translation>
        </message>
        <message>
            <source>Not saved yet. What you typed stays here.</source>
            <translation>Noch nicht gespeichert. Was Sie geschrieben haben, bleibt hier stehen.</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Farbe</translation>
        </message>
    </context>
    <context>
        <name>NotesModel</name>
        <message>
            <source>Please check</source>
            <translation>Bitte prüfen</translation>
        </message>
        <message>
            <source>Not placed</source>
            <translation>Nicht platziert</translation>
        </message>
        <message>
            <source>Moved – is this the right place?</source>
            <translation>Verschoben – ist das die richtige Stelle?</translation>
        </message>
        <message>
            <source>Not found in the text</source>
            <translation>Im Text nicht gefunden</translation>
        </message>
    </context>
    <context>
        <name>NotesPanel</name>
        <message>
            <source>My notes</source>
            <translation>Meine Notizen</translation>
        </message>
        <message>
            <source>Notes in the order of the text</source>
            <translation>Notizen in der Reihenfolge des Textes</translation>
        </message>
        <message>
            <source>Filter notes…</source>
            <translation>Notizen filtern …</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Filter leeren</translation>
        </message>
        <message>
            <source>Words, or #tag</source>
            <translation>Wörter oder #Schlagwort</translation>
        </message>
        <message>
            <source>Colours shown</source>
            <translation>Gezeigte Farben</translation>
        </message>
        <message>
            <source>Only what is to be checked</source>
            <translation>Nur, was zu prüfen ist</translation>
        </message>
        <message>
            <source>No note matches</source>
            <translation>Keine Notiz passt dazu</translation>
        </message>
        <message>
            <source>No article is open</source>
            <translation>Kein Artikel ist offen</translation>
        </message>
        <message>
            <source>No notes yet</source>
            <translation>Noch keine Notizen</translation>
        </message>
        <message>
            <source>Select a passage and press a key from 1 to 5.</source>
            <translation>Wählen Sie eine Stelle aus und drücken Sie eine Taste von 1 bis 5.</translation>
        </message>
        <message>
            <source>Show in the text</source>
            <translation>Im Text zeigen</translation>
        </message>
        <message>
            <source>Write note</source>
            <translation>Notiz schreiben</translation>
        </message>
        <message>
            <source>Copy passage</source>
            <translation>Stelle kopieren</translation>
        </message>
        <message>
            <source>Copy passage and note</source>
            <translation>Stelle und Notiz kopieren</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Farbe</translation>
        </message>
        <message>
            <source>Delete highlight and note</source>
            <translation>Markierung und Notiz löschen</translation>
        </message>
    </context>
    <context>
        <name>NotesReport</name>
        <message numerus="yes">
            <source>%n placed</source>
            <translation>
                <numerusform>%n platziert</numerusform>
                <numerusform>%n platziert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to be checked</source>
            <translation>
                <numerusform>%n zu prüfen</numerusform>
                <numerusform>%n zu prüfen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not placed</source>
            <translation>
                <numerusform>%n nicht platziert</numerusform>
                <numerusform>%n nicht platziert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n known already</source>
            <translation>
                <numerusform>%n schon bekannt</numerusform>
                <numerusform>%n schon bekannt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on articles that are not in the library</source>
            <translation>
                <numerusform>%n zu einem Artikel, den die Bibliothek nicht hat</numerusform>
                <numerusform>%n zu Artikeln, die die Bibliothek nicht hat</numerusform>
            </translation>
        </message>
        <message>
            <source>Bring in notes</source>
            <translation>Notizen aufnehmen</translation>
        </message>
        <message>
            <source>Notes in “{name}” for the article “{title}”:</source>
            <translation>Notizen in „{name}“ zum Artikel „{title}“:</translation>
        </message>
        <message>
            <source>&amp;Keep what was not found, under “Not placed”</source>
            <translation>Was nicht gefunden wurde, unter „Nicht platziert“ &amp;behalten</translation>
        </message>
        <message>
            <source>placed</source>
            <translation>platziert</translation>
        </message>
        <message>
            <source>to be checked</source>
            <translation>zu prüfen</translation>
        </message>
        <message>
            <source>not placed</source>
            <translation>nicht platziert</translation>
        </message>
        <message>
            <source>known already</source>
            <translation>schon bekannt</translation>
        </message>
        <message>
            <source>What becomes of it</source>
            <translation>Was daraus wird</translation>
        </message>
        <message>
            <source>Passage</source>
            <translation>Stelle</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>&amp;Bring in</source>
            <translation>&amp;Aufnehmen</translation>
        </message>
    </context>
    <context>
        <name>OpenDialog</name>
        <message>
            <source>Articles</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Alle Dateien</translation>
        </message>
        <message>
            <source>Open article</source>
            <translation>Artikel öffnen</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Ordner öffnen</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>Bring in notes</source>
            <translation>Notizen aufnehmen</translation>
        </message>
    </context>
    <context>
        <name>Reading</name>
        <message>
            <source>Change publication date</source>
            <translation>Erscheinungsdatum ändern</translation>
        </message>
        <message>
            <source>Change title</source>
            <translation>Titel ändern</translation>
        </message>
    </context>
    <context>
        <name>RestoreDialog</name>
        <message>
            <source>Restore from backup</source>
            <translation>Aus Sicherung wiederherstellen</translation>
        </message>
        <message>
            <source>&amp;All</source>
            <translation>&amp;Alle</translation>
        </message>
        <message>
            <source>&amp;None</source>
            <translation>&amp;Keine</translation>
        </message>
        <message>
            <source>&amp;Bring back chosen articles</source>
            <translation>Gewählte Artikel zurück&amp;holen</translation>
        </message>
        <message>
            <source>Restore the &amp;whole library…</source>
            <translation>&amp;Ganze Bibliothek wiederherstellen …</translation>
        </message>
        <message>
            <source>Looking for backups…</source>
            <translation>Sicherungen werden gesucht …</translation>
        </message>
        <message>
            <source>Differences</source>
            <translation>Unterschiede</translation>
        </message>
        <message>
            <source>There is no backup yet. The program makes one at every start.</source>
            <translation>Es gibt noch keine Sicherung. Das Programm legt bei jedem Start eine an.</translation>
        </message>
        <message>
            <source>Looking into the backup…</source>
            <translation>Die Sicherung wird geprüft und verglichen …</translation>
        </message>
        <message>
            <source>The library holds exactly what this backup holds.</source>
            <translation>In der Bibliothek ist genau das, was in dieser Sicherung ist.</translation>
        </message>
        <message>
            <source>Nothing of this backup is missing: the library holds all of it and more.</source>
            <translation>Aus dieser Sicherung fehlt nichts: In der Bibliothek ist alles davon und mehr.</translation>
        </message>
        <message>
            <source>Chosen articles come back beside what is there; nothing present is overwritten. The present state is backed up first.</source>
            <translation>Gewählte Artikel kommen hinzu; Vorhandenes wird nicht überschrieben. Der jetzige Stand wird vorher gesichert.</translation>
        </message>
        <message>
            <source>Bringing back…</source>
            <translation>Wird zurückgeholt …</translation>
        </message>
        <message>
            <source>Restoring…</source>
            <translation>Wird wiederhergestellt …</translation>
        </message>
        <message>
            <source>Set the whole library back to {when}?</source>
            <translation>Die ganze Bibliothek auf den Stand vom {when} zurücksetzen?</translation>
        </message>
        <message>
            <source>What came later will not be in it. The present state becomes the newest backup, so that this can be undone.</source>
            <translation>Was später hinzukam, ist dann nicht darin. Der jetzige Stand wird die neueste Sicherung, sodass sich das rückgängig machen lässt.</translation>
        </message>
        <message>
            <source>&amp;Restore</source>
            <translation>&amp;Wiederherstellen</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>Sicherungen</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Angelegt</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Articles</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>beschädigt</translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) missing now</source>
            <translation>
                <numerusform>%n Notiz fehlt jetzt</numerusform>
                <numerusform>%n Notizen fehlen jetzt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) worded differently now</source>
            <translation>
                <numerusform>%n Notiz lautet jetzt anders</numerusform>
                <numerusform>%n Notizen lauten jetzt anders</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) newer than the backup</source>
            <translation>
                <numerusform>%n Notiz ist neuer als die Sicherung</numerusform>
                <numerusform>%n Notizen sind neuer als die Sicherung</numerusform>
            </translation>
        </message>
        <message>
            <source>Not in the library now</source>
            <translation>Fehlt jetzt in der Bibliothek</translation>
        </message>
        <message>
            <source>Newer than the backup</source>
            <translation>Neuer als die Sicherung</translation>
        </message>
        <message>
            <source>Article</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>Compared with the library now</source>
            <translation>Verglichen mit jetzt</translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>My note</source>
            <translation>Meine Notiz</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <source>Within a word</source>
            <translation>Wortteil</translation>
        </message>
        <message>
            <source>Newest in the library first</source>
            <translation>Zuletzt aufgenommen</translation>
        </message>
        <message>
            <source>Last read first</source>
            <translation>Zuletzt gelesen</translation>
        </message>
        <message>
            <source>Publication date</source>
            <translation>Erscheinungsdatum</translation>
        </message>
        <message numerus="yes">
            <source>%n article(s)</source>
            <translation>
                <numerusform>%n Artikel</numerusform>
                <numerusform>%n Artikel</numerusform>
            </translation>
        </message>
        <message>
            <source>more than {found} of {total}</source>
            <translation>mehr als {found} von {total}</translation>
        </message>
        <message>
            <source>{found} of {total}</source>
            <translation>{found} von {total}</translation>
        </message>
    </context>
    <context>
        <name>SelectionBar</name>
        <message>
            <source>Copy with citation</source>
            <translation>Mit Quellenangabe kopieren</translation>
        </message>
    </context>
    <context>
        <name>Stepper</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message numerus="yes">
            <source>%n mention(s)</source>
            <translation>
                <numerusform>%n Nennung</numerusform>
                <numerusform>%n Nennungen</numerusform>
            </translation>
        </message>
        <message>
            <source>Previous mention</source>
            <translation>Vorige Nennung</translation>
        </message>
        <message>
            <source>Next mention</source>
            <translation>Nächste Nennung</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>The article's days</source>
            <translation>Die Tage des Artikels</translation>
        </message>
        <message>
            <source>Left and Right go from day to day, Enter to the next mention.</source>
            <translation>Links und Rechts gehen von Tag zu Tag, die Eingabetaste zur nächsten Nennung.</translation>
        </message>
        <message numerus="yes">
            <source>named %n time(s)</source>
            <translation>
                <numerusform>%n-mal genannt</numerusform>
                <numerusform>%n-mal genannt</numerusform>
            </translation>
        </message>
        <message>
            <source>Publication date</source>
            <translation>Erscheinungsdatum</translation>
        </message>
        <message>
            <source>%1</source>
            <comment>a day's number within its month</comment>
            <translation>%1.</translation>
        </message>
        <message>
            <source>d MMM</source>
            <comment>a day without its year, in Qt's date format</comment>
            <translation>d. MMM</translation>
        </message>
        <message>
            <source>d MMM yyyy</source>
            <comment>a day with its month shortened, in Qt's date format</comment>
            <translation>d. MMM yyyy</translation>
        </message>
        <message>
            <source>MMM yyyy</source>
            <comment>a short month, in Qt's date format</comment>
            <translation>MMM yyyy</translation>
        </message>
    </context>
    <context>
        <name>UnplacedRow</name>
        <message>
            <source>It belongs here</source>
            <translation>Sie gehört hierher</translation>
        </message>
        <message>
            <source>Not here</source>
            <translation>Nicht hier</translation>
        </message>
        <message>
            <source>Attach to the words selected in the text</source>
            <translation>An die im Text markierten Wörter anbringen</translation>
        </message>
        <message>
            <source>Select the words in the text that it belongs to.</source>
            <translation>Markieren Sie im Text die Wörter, zu denen sie gehört.</translation>
        </message>
        <message>
            <source>There it says now: “{words}”</source>
            <translation>Dort steht jetzt: „{words}“</translation>
        </message>
        <message>
            <source>Attach here</source>
            <translation>Hier anbringen</translation>
        </message>
    </context>
    <context>
        <name>UnsavedDialog</name>
        <message>
            <source>Your last note could not be saved.</source>
            <translation>Ihre letzte Notiz konnte nicht gespeichert werden.</translation>
        </message>
        <message>
            <source>If you stay, it is tried again every few seconds. If you close, the note lies in the clipboard, and you can paste it elsewhere.</source>
            <translation>Wenn Sie bleiben, wird es alle paar Sekunden wieder versucht. Wenn Sie schließen, liegt die Notiz in der Zwischenablage, und Sie können sie anderswo einfügen.</translation>
        </message>
        <message>
            <source>If you stay, it is tried again every few seconds. If you close, the note is written to a text file in {folder} and lies in the clipboard.</source>
            <translation>Wenn Sie bleiben, wird es alle paar Sekunden wieder versucht. Wenn Sie schließen, kommt die Notiz in eine Textdatei in {folder} und in die Zwischenablage.</translation>
        </message>
        <message>
            <source>&amp;Close and copy the note</source>
            <translation>Notiz sichern und &amp;schließen</translation>
        </message>
        <message>
            <source>&amp;Stay</source>
            <translation>&amp;Bleiben</translation>
        </message>
    </context>
</TS>
