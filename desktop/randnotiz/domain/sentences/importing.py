"""Sentences about bringing articles in. Keys begin with "import."; all fill {name} where there is one."""

from typing import Final

SENTENCES: Final[dict[str, dict[str, str]]] = {
    "import.empty": {
        "de": "„{name}“ ist leer.",
        "en": "“{name}” is empty.",
    },
    "import.no_text": {
        "de": "In „{name}“ steht kein Text, der sich lesen ließe.",
        "en": "There is no readable text in “{name}”.",
    },
    "import.binary": {
        "de": "„{name}“ ist kein Text und kein Format, das Randnotiz lesen kann.",
        "en": "“{name}” is neither text nor a format that Randnotiz can read.",
    },
    "import.too_large": {
        "de": "„{name}“ ist größer als {limit} MB und wird deshalb nicht geöffnet.",
        "en": "“{name}” is larger than {limit} MB and is therefore not opened.",
    },
    "import.too_complex": {
        "de": "„{name}“ ist zu tief verschachtelt oder zu umfangreich, um sicher gelesen zu werden.",
        "en": "“{name}” is nested too deeply or is too extensive to be read safely.",
    },
    "import.damaged": {
        "de": "„{name}“ ist beschädigt und lässt sich nicht lesen.",
        "en": "“{name}” is damaged and cannot be read.",
    },
    "import.encrypted": {
        "de": "„{name}“ ist mit einem Kennwort geschützt und lässt sich deshalb nicht lesen.",
        "en": "“{name}” is protected by a password and can therefore not be read.",
    },
    "import.scanned": {
        "de": "„{name}“ enthält nur Bilder von Seiten, keinen Text; erst eine Texterkennung macht es lesbar.",
        "en": "“{name}” holds only pictures of pages, no text; it takes text recognition to make it "
        "readable.",
    },
    "import.unreadable": {
        "de": "„{name}“ lässt sich nicht öffnen: Die Erlaubnis fehlt oder der Datenträger antwortet nicht.",
        "en": "“{name}” cannot be opened: permission is missing or the disk does not answer.",
    },
    "import.broke_off": {
        "de": "„{name}“ lässt sich nicht lesen: Daran ist das Einlesen gescheitert, vermutlich ist die Datei "
        "beschädigt.",
        "en": "“{name}” cannot be read: it made the reading break off; the file is probably damaged.",
    },
    "import.too_slow": {
        "de": "„{name}“ war in {seconds} Sekunden nicht zu lesen und wird deshalb nicht geöffnet.",
        "en": "“{name}” could not be read within {seconds} seconds and is therefore not opened.",
    },
    "import.no_chapter": {
        "de": "„{name}“ hat kein Kapitel {number}.",
        "en": "“{name}” has no chapter {number}.",
    },
    "import.no_article": {
        "de": "„{name}“ ist keine Art von Datei, in der Artikel stehen.",
        "en": "“{name}” is not a kind of file that holds articles.",
    },
    "import.too_many": {
        "de": "In „{name}“ liegen mehr als {limit} Dateien; die übrigen wurden nicht gelesen.",
        "en": "“{name}” holds more than {limit} files; the rest were not read.",
    },
    "import.vanished": {
        "de": "„{name}“ gibt es nicht oder nicht mehr.",
        "en": "“{name}” does not exist, or no longer.",
    },
    "import.folder": {
        "de": "„{name}“ ist ein Ordner und keine Datei.",
        "en": "“{name}” is a folder and not a file.",
    },
    "import.no_notes": {
        "de": "In „{name}“ stehen keine Notizen, die Randnotiz lesen kann.",
        "en": "There are no notes in “{name}” that Randnotiz can read.",
    },
    "import.notes_need_article": {
        "de": "Öffnen Sie zuerst den Artikel, zu dem die Notizen in „{name}“ gehören.",
        "en": "Open the article first that the notes in “{name}” belong to.",
    },
    "import.text_elsewhere": {
        "de": "Diesen Text hat schon ein anderer Artikel der Bibliothek: „{name}“.",
        "en": "Another article of the library has this text already: “{name}”.",
    },
    "import.clipboard_empty": {
        "de": "In der Zwischenablage ist kein Text.",
        "en": "There is no text on the clipboard.",
    },
}
