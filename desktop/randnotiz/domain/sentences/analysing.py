"""Sentences about finding names and dates. Keys begin with "analysis."."""

from typing import Final

SENTENCES: Final[dict[str, dict[str, str]]] = {
    "analysis.no_model": {
        "de": "Namen werden nicht erkannt, weil das Sprachmodell des Programms fehlt ({folder}).",
        "en": "Names cannot be found because the program's language model is missing ({folder}).",
    },
    "analysis.bad_model": {
        "de": "Namen werden nicht erkannt, weil sich das Sprachmodell nicht laden lässt ({folder}): {reason}",
        "en": "Names cannot be found because the language model cannot be loaded ({folder}): {reason}",
    },
    "analysis.language": {
        "de": "Namen und Daten werden nur in deutschen und englischen Texten gesucht; "
        "dieser Text hat eine andere Sprache ({language}).",
        "en": "Names and dates are looked for in German and English texts only; "
        "this text is in another language ({language}).",
    },
    "analysis.broken": {
        "de": "Bei der Suche nach Namen und Daten ist ein Fehler im Programm aufgetreten. "
        "Der Artikel selbst ist davon nicht betroffen.",
        "en": "An error in the program stopped the search for names and dates. "
        "The article itself is not affected.",
    },
    "analysis.worker_lost": {
        "de": "Die Suche nach Namen und Daten ist abgestürzt oder ließ sich nicht starten.",
        "en": "The search for names and dates has crashed or could not be started.",
    },
    "analysis.bad_line": {
        "de": "Zeile {line} ist kein JSON-Objekt mit „id“ und „text“.",
        "en": "Line {line} is no JSON object with “id” and “text”.",
    },
    "analysis.bad_date": {
        "de": "Zeile {line}: „{value}“ ist kein Datum der Form JJJJ-MM-TT.",
        "en": "Line {line}: “{value}” is no date of the form YYYY-MM-DD.",
    },
}
