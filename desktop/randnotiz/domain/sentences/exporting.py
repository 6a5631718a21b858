"""Sentences about writing copies. Keys begin with "export."."""

from typing import Final

SENTENCES: Final[dict[str, dict[str, str]]] = {
    "export.format_unknown": {
        "de": "Das Format „{name}“ kennt Randnotiz nicht. Möglich sind: {known}.",
        "en": "Randnotiz does not know the format “{name}”. Known are: {known}.",
    },
    "export.exists": {
        "de": "„{name}“ gibt es schon; die Datei wurde nicht verändert.",
        "en": "“{name}” exists already; the file has not been changed.",
    },
    "export.no_folder": {
        "de": "„{name}“ kann nicht geschrieben werden, weil es den Ordner nicht gibt.",
        "en": "“{name}” cannot be written because its folder does not exist.",
    },
    "export.disk_full": {
        "de": "„{name}“ kann nicht geschrieben werden, weil der Datenträger voll ist. "
        "Es ist nichts Halbes zurückgeblieben.",
        "en": "“{name}” cannot be written because the disk is full. Nothing half-written was left.",
    },
    "export.unwritable": {
        "de": "„{name}“ kann nicht geschrieben werden: Die Erlaubnis fehlt, oder der Datenträger "
        "antwortet nicht.",
        "en": "“{name}” cannot be written: permission is missing, or the disk does not answer.",
    },
    "export.no_article": {
        "de": "Einen Artikel mit der Nummer {id} gibt es in der Bibliothek nicht.",
        "en": "There is no article with the number {id} in the library.",
    },
    "export.no_days": {
        "de": "Dieser Artikel nennt keinen Tag, den ein Kalender aufnehmen könnte.",
        "en": "This article names no day that a calendar could hold.",
    },
    "export.no_days_yet": {
        "de": "Noch steht kein Tag fest, den ein Kalender aufnehmen könnte. Geben Sie das Erscheinungsdatum "
        "an: Erst damit ist zu sagen, welcher Tag mit „Dienstag“ gemeint ist.",
        "en": "No day is certain yet that a calendar could hold. Enter the publication date: only with it "
        "can be told which day “Tuesday” was.",
    },
}
