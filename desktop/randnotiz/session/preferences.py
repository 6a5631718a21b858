"""The reader's own choices: a typed view of QSettings with one signal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from randnotiz.domain.colour import Colour
from randnotiz.domain.label import Label

THEMES = ("system", "light", "dark")
LANGUAGES = ("system", "de", "en")
SMALLEST_TEXT, NORMAL_TEXT, LARGEST_TEXT = 10, 17, 40
"""Sizes of the article's text in pixels at 96 dpi."""
_MOST_PLACES = 50


class Preferences(QObject):
    """Every preference is a property; assigning saves it and emits `changed` with the property's name.

    A stored value that makes no sense (edited by hand, written by another version) counts as not stored.
    """

    changed = Signal(str)

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def _text(self, key: str, allowed: Iterable[str], default: str) -> str:
        value = str(self._settings.value(key, default))
        return value if value in allowed else default

    def _number(self, key: str, default: int) -> int:
        try:
            return int(str(self._settings.value(key, default)))
        except ValueError:
            return default

    def _labels(self, key: str) -> frozenset[Label]:
        known = {label.value for label in Label}
        return frozenset(
            Label(part) for part in str(self._settings.value(key, "")).split(",") if part in known
        )

    def _save(self, key: str, value: object, name: str) -> None:
        self._settings.setValue(key, value)
        self.changed.emit(name)

    @property
    def theme(self) -> str:
        """ "system", "light" or "dark"."""
        return self._text("view/theme", THEMES, "system")

    @theme.setter
    def theme(self, value: str) -> None:
        self._save("view/theme", value, "theme")

    @property
    def language(self) -> str:
        """The program's own language: "system", "de" or "en"."""
        return self._text("view/language", LANGUAGES, "system")

    @language.setter
    def language(self, value: str) -> None:
        self._save("view/language", value, "language")

    @property
    def text_size(self) -> int:
        """The article's text size in pixels, between SMALLEST_TEXT and LARGEST_TEXT."""
        return min(max(self._number("view/text_size", NORMAL_TEXT), SMALLEST_TEXT), LARGEST_TEXT)

    @text_size.setter
    def text_size(self, value: int) -> None:
        self._save("view/text_size", min(max(value, SMALLEST_TEXT), LARGEST_TEXT), "text_size")

    @property
    def hidden_labels(self) -> frozenset[Label]:
        """The labels whose mentions are not underlined in the text."""
        return self._labels("view/hidden_labels")

    @hidden_labels.setter
    def hidden_labels(self, value: frozenset[Label]) -> None:
        self._save("view/hidden_labels", ",".join(sorted(label.value for label in value)), "hidden_labels")

    @property
    def collapsed_labels(self) -> frozenset[Label]:
        """The labels whose group in the sidebar is closed."""
        return self._labels("view/collapsed_labels")

    @collapsed_labels.setter
    def collapsed_labels(self, value: frozenset[Label]) -> None:
        self._save(
            "view/collapsed_labels", ",".join(sorted(label.value for label in value)), "collapsed_labels"
        )

    @property
    def show_related(self) -> bool:
        """Whether names inside compounds are marked too."""
        return str(self._settings.value("view/show_related", "true")).lower() != "false"

    @show_related.setter
    def show_related(self, value: bool) -> None:
        self._save("view/show_related", "true" if value else "false", "show_related")

    @property
    def show_timeline(self) -> bool:
        """Whether the article's days are shown below the text."""
        return str(self._settings.value("view/show_timeline", "true")).lower() != "false"

    @show_timeline.setter
    def show_timeline(self, value: bool) -> None:
        self._save("view/show_timeline", "true" if value else "false", "show_timeline")

    @property
    def entity_order(self) -> str:
        """How entities are sorted in the sidebar: "count", "name" or "place"."""
        return self._text("view/entity_order", ("count", "name", "place"), "count")

    @entity_order.setter
    def entity_order(self, value: str) -> None:
        self._save("view/entity_order", value, "entity_order")

    @property
    def colour(self) -> Colour:
        """The highlight colour used last."""
        return Colour(self._text("annotate/colour", [colour.value for colour in Colour], Colour.YELLOW.value))

    @colour.setter
    def colour(self, value: Colour) -> None:
        self._save("annotate/colour", value.value, "colour")

    @property
    def last_article(self) -> int | None:
        """The library's id of the article that was open last."""
        number = self._number("session/last_article", 0)
        return number or None

    @last_article.setter
    def last_article(self, value: int | None) -> None:
        self._save("session/last_article", value or 0, "last_article")

    @property
    def last_folder(self) -> str:
        """The folder of the file dialog."""
        return str(self._settings.value("session/last_folder", ""))

    @last_folder.setter
    def last_folder(self, value: str) -> None:
        self._save("session/last_folder", value, "last_folder")

    @property
    def export_format(self) -> str:
        """The key of the format that a copy was written in last; the caller knows which there are."""
        return str(self._settings.value("export/format", "html"))

    @export_format.setter
    def export_format(self, value: str) -> None:
        self._save("export/format", value, "export_format")

    def left_out(self, key: str) -> frozenset[str]:
        """What the reader left out of the last copy in the format `key`: names of export options."""
        stored = str(self._settings.value(f"export/without/{key}", ""))
        return frozenset(part for part in stored.split(",") if part)

    def set_left_out(self, key: str, names: frozenset[str]) -> None:
        """Remember what is left out of copies in that format."""
        self._save(f"export/without/{key}", ",".join(sorted(names)), "left_out")

    def place(self, source: str) -> int:
        """How far a file was read, in code points: what the library knows, for as long as it is not open."""
        return next((offset for known, offset in self._places() if known == source), 0)

    def set_place(self, source: str, offset: int) -> None:
        """Remember how far a file was read; of the last files only, and none that stands at its beginning."""
        if not source:
            return  # pasted: there is no file to open again
        others = [(known, there) for known, there in self._places() if known != source]
        places = [(source, offset), *others] if offset else others
        words = [f"{there} {known}" for known, there in places[:_MOST_PLACES]]
        self._settings.setValue("session/places", words)

    def _places(self) -> list[tuple[str, int]]:
        return [(source, int(offset)) for offset, source in self._lines("places") if offset.isdecimal()]

    def published(self, source: str) -> date | None:
        """When a file's article appeared: what the library knows, for as long as it is not open."""
        words = next((day for day, known in self._lines("days") if known == source), "")
        try:
            return date.fromisoformat(words)
        except ValueError:
            return None

    def set_published(self, source: str, day: date | None) -> None:
        """Remember when the article in a file appeared; of the last files only."""
        if not source or day == self.published(source):
            return
        others = [f"{known} {name}" for known, name in self._lines("days") if name != source]
        words = [f"{day.isoformat()} {source}", *others] if day else others
        self._settings.setValue("session/days", words[:_MOST_PLACES])

    def known_file(self, path: str) -> tuple[str, int, int]:
        """The hash of the text that was in a file, the file's length in bytes and its time of change, in
        nanoseconds; ("", 0, 0) for a file that is not known."""
        words = next((state for state, known in self._lines("files") if known == path), "")
        text_hash, *numbers = words.split(":")
        if len(numbers) != 2 or not all(number.isdecimal() for number in numbers):
            return "", 0, 0
        return text_hash, int(numbers[0]), int(numbers[1])

    def set_known_file(self, path: str, state: tuple[str, int, int]) -> None:
        """Remember what text was in a file; of the last files only."""
        if state != self.known_file(path):
            others = [f"{words} {known}" for words, known in self._lines("files") if known != path]
            words = ":".join(map(str, state))
            self._settings.setValue("session/files", [f"{words} {path}", *others][:_MOST_PLACES])

    def forget_file(self, source: str, text_hash: str) -> None:
        """Keep nothing of a source (a path or an address), and of the files that had this text in them."""
        paths = [path for state, path in self._lines("files") if state.partition(":")[0] == text_hash]
        for key in ("places", "days", "files"):
            lines = self._lines(key)
            kept = [f"{words} {path}" for words, path in lines if path != source and path not in paths]
            if len(kept) < len(lines):
                self._settings.setValue(f"session/{key}", kept)

    def _lines(self, key: str) -> list[tuple[str, str]]:
        """A list of what is known of files: a word, and the file's name."""
        stored = self._settings.value(f"session/{key}", [])
        # A list of one comes back from the file as that one.
        lines = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        parts = [str(line).partition(" ") for line in lines]
        return [(word, source) for word, _, source in parts]

    def blob(self, key: str) -> QByteArray:
        """A widget's saved geometry or state; empty if there is none."""
        value = self._settings.value(f"window/{key}", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_blob(self, key: str, value: QByteArray) -> None:
        """Save a widget's geometry or state (emits nothing: nobody else cares)."""
        self._settings.setValue(f"window/{key}", value)

    @property
    def file(self) -> str:
        """Where they are kept."""
        return self._settings.fileName()

    @property
    def could_be_kept(self) -> bool:
        """Whether they could be written so far. What could not be is written as soon as it can."""
        return self._settings.status() is not QSettings.Status.AccessError

    def sync(self) -> None:
        """Write to disk now."""
        self._settings.sync()
