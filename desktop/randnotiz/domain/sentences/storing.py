"""Sentences about the library's file. Keys begin with "store."."""

from typing import Final

SENTENCES: Final[dict[str, dict[str, str]]] = {
    "store.newer": {
        "de": "Die Bibliothek {path} stammt von einer neueren Version dieses Programms. "
        "Bitte aktualisieren Sie Randnotiz; die Datei wurde nicht verändert.",
        "en": "The library {path} was made by a newer version of this program. "
        "Please update Randnotiz; the file has not been changed.",
    },
    "store.locked": {
        "de": "Die Bibliothek {path} wird gerade von einem anderen Programm benutzt, "
        "vielleicht auf einem anderen Rechner. "
        "Was Sie gerade schreiben, wird gespeichert, sobald es fertig ist.",
        "en": "The library {path} is in use by another program, perhaps on another computer. "
        "What you are writing is saved as soon as that is done.",
    },
    "store.read_only": {
        "de": "Die Bibliothek {path} ist schreibgeschützt, deshalb kann nichts gespeichert werden.",
        "en": "The library {path} is write-protected, so nothing can be saved.",
    },
    "store.full": {
        "de": "Der Datenträger ist voll: Die letzte Änderung an {path} wurde nicht gespeichert. "
        "Alles Frühere ist erhalten. Schaffen Sie Platz; was Sie gerade schreiben, wird dann von selbst "
        "gespeichert.",
        "en": "The disk is full: the last change to {path} was not saved. "
        "Everything before it is kept. Free some space; what you are writing is then saved by itself.",
    },
    "store.backup_full": {
        "de": "Der Datenträger ist voll: In {path} konnte keine Sicherung angelegt werden. "
        "Die Bibliothek selbst ist davon nicht betroffen.",
        "en": "The disk is full: no backup could be made in {path}. The library itself is not affected.",
    },
    "store.damaged": {
        "de": "Die Bibliothek {path} ist beschädigt. Sie wird gleich, spätestens beim nächsten Start, "
        "geprüft und, wenn nötig, aus der letzten Sicherung wiederhergestellt; die beschädigte Datei bleibt "
        "daneben liegen.",
        "en": "The library {path} is damaged. In a moment, or else at the next start, it is checked and, if "
        "need be, restored from the last backup; the damaged file is kept beside it.",
    },
    "store.backup_damaged": {
        "de": "Die Sicherung {path} ist beschädigt. Wählen Sie eine andere; die Bibliothek ist unverändert.",
        "en": "The backup {path} is damaged. Choose another one; the library has not been changed.",
    },
    "store.recovered": {
        "de": "Die Bibliothek war beschädigt. Geöffnet ist die Sicherung vom "
        "{day}.{month}.{year}, {time} Uhr; die beschädigte Datei liegt unverändert unter {damaged}.",
        "en": "The library was damaged. The backup of {year}-{month}-{day}, {time} is open now; "
        "the damaged file is kept as it was in {damaged}.",
    },
    "store.recovered_rescued": {
        "de": "Die Bibliothek war beschädigt. Geöffnet ist die Sicherung vom "
        "{day}.{month}.{year}, {time} Uhr; gerettete spätere Notizen: {rescued}. "
        "Die beschädigte Datei liegt unverändert unter {damaged}.",
        "en": "The library was damaged. The backup of {year}-{month}-{day}, {time} is open now; "
        "later notes rescued: {rescued}. The damaged file is kept as it was in {damaged}.",
    },
    "store.started_anew": {
        "de": "Die Bibliothek war beschädigt, und eine Sicherung gab es nicht. Geöffnet ist eine neue, "
        "leere; die beschädigte Datei liegt unverändert unter {damaged}.",
        "en": "The library was damaged and there was no backup. A new, empty one is open now; "
        "the damaged file is kept as it was in {damaged}.",
    },
    "store.started_anew_rescued": {
        "de": "Die Bibliothek war beschädigt, und eine Sicherung gab es nicht. Gerettete Notizen: "
        "{rescued}. Die beschädigte Datei liegt unverändert unter {damaged}.",
        "en": "The library was damaged and there was no backup. Notes rescued: {rescued}. "
        "The damaged file is kept as it was in {damaged}.",
    },
    "store.came_back": {
        "de": "Die Datei der Bibliothek war verschwunden. Geöffnet ist die Sicherung vom "
        "{day}.{month}.{year}, {time} Uhr.",
        "en": "The library's file had vanished. The backup of {year}-{month}-{day}, {time} is open now.",
    },
    "store.came_back_rescued": {
        "de": "Die Datei der Bibliothek war verschwunden. Geöffnet ist die Sicherung vom "
        "{day}.{month}.{year}, {time} Uhr; gerettete spätere Notizen: {rescued}.",
        "en": "The library's file had vanished. The backup of {year}-{month}-{day}, {time} is open now; "
        "later notes rescued: {rescued}.",
    },
    "store.not_a_library": {
        "de": "{path} ist keine Bibliothek von Randnotiz. Die Datei wurde nicht verändert.",
        "en": "{path} is not a Randnotiz library. The file has not been changed.",
    },
    "store.moved": {
        "de": "Die Bibliothek {path} ist nicht mehr zu erreichen oder wurde ersetzt, während sie offen war. "
        "Die letzte Änderung wurde nicht gespeichert; sobald die Datei wieder da ist, geht es weiter.",
        "en": "The library {path} can no longer be reached or was replaced while it was open. "
        "The last change was not saved; as soon as the file is back, everything goes on.",
    },
    "store.replaced": {
        "de": "Die Bibliothek {path} wurde ersetzt, während sie geöffnet war. Was geöffnet war, ist als "
        "neueste Sicherung aufgehoben. Starten Sie Randnotiz neu; „Aus Sicherung wiederherstellen“ bringt "
        "zurück, was fehlt.",
        "en": "The library {path} was replaced while it was open. What was open is kept as the newest "
        "backup. Start Randnotiz again; “Restore from backup” brings back what is missing.",
    },
    "store.put_back": {
        "de": "Die Datei der Bibliothek {path} war verschwunden, während sie geöffnet war. Sie ist mit allem "
        "wieder da.",
        "en": "The library's file {path} had vanished while it was open. It is back with everything.",
    },
    "store.exchanged": {
        "de": "Die Datei der Bibliothek {path} wurde ausgetauscht, während sie geöffnet war. Geöffnet ist "
        "jetzt die neue; was ihr fehlt, kommt hinzu. Beide Stände sind bei den Sicherungen.",
        "en": "The library's file {path} was replaced while it was open. The new one is open now; what it "
        "lacks is added. Both states are among the backups.",
    },
    "store.exchanged_stranger": {
        "de": "An die Stelle der Bibliothek {path} ist eine andere getreten; diese ist jetzt geöffnet. Der "
        "Artikel, den Sie lesen, ist mit seinen Notizen auch in ihr. Was vorher geöffnet war, ist die "
        "neueste Sicherung.",
        "en": "Another library has taken the place of {path} and is open now. The article you are reading is "
        "in it, too, with its notes. What was open before is the newest backup.",
    },
    "store.overwritten": {
        "de": "Die Bibliothek {path} wurde überschrieben, während sie geöffnet war. Geöffnet ist jetzt, was "
        "darin steht; was fehlte, kam aus der Rettungskopie bei den Sicherungen hinzu.",
        "en": "The library {path} was overwritten while it was open. What it holds now is open; what was "
        "missing was added from the rescue copy among the backups.",
    },
    "store.changed_elsewhere": {
        "de": "Ein anderes Programm hat die Bibliothek {path} verändert, während sie geöffnet war. Gezeigt "
        "wird jetzt, was sie enthält; was Sie gerade schreiben, bleibt erhalten.",
        "en": "Another program has changed the library {path} while it was open. What it holds is shown now; "
        "what you are writing is kept.",
    },
    "store.no_locks": {
        "de": "Die Bibliothek {path} liegt auf einem Laufwerk, das Dateien nicht sperren kann, wie manche "
        "Netzlaufwerke. Legen Sie sie auf einen Datenträger dieses Rechners; verändert wurde nichts.",
        "en": "The library {path} lies on a drive that cannot lock files, as some network drives. "
        "Put it on a disk of this computer; nothing has been changed.",
    },
    "store.unwritable_folder": {
        "de": "In {path} kann nicht geschrieben werden. Prüfen Sie die Zugriffsrechte oder wählen Sie "
        "einen anderen Ordner für die Bibliothek.",
        "en": "{path} cannot be written to. Check its permissions or choose another folder for the library.",
    },
    "store.cannot_open": {
        "de": "Die Bibliothek {path} lässt sich nicht öffnen. Prüfen Sie, ob der Ordner erreichbar ist und "
        "Sie darin schreiben dürfen.",
        "en": "The library {path} cannot be opened. Check that its folder can be reached and written to.",
    },
    "store.disk_error": {
        "de": "Der Datenträger meldet einen Fehler beim Zugriff auf {path}. Die letzte Änderung wurde "
        "vielleicht nicht gespeichert.",
        "en": "The disk reports an error while using {path}. The last change may not have been saved.",
    },
    "store.preferences": {
        "de": "Ihre Einstellungen konnten nicht in {path} geschrieben werden; vielleicht ist der Datenträger "
        "voll oder schreibgeschützt. Sie gelten weiter und werden geschrieben, sobald es geht.",
        "en": "Your preferences could not be written to {path}; perhaps the disk is full or write-protected. "
        "They stay in effect and are written as soon as that is possible.",
    },
    "store.no_copy": {
        "de": "In {path} steht nichts aus einer Bibliothek von Randnotiz. Es ist nichts hinzugekommen.",
        "en": "{path} holds nothing from a Randnotiz library. Nothing was added.",
    },
}
