"""The faces of type that come with the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

from randnotiz import locations

_FIRST = (
    "literata/Literata-Regular.ttf",
    "literata/Literata-Bold.ttf",
    "source-sans-3/SourceSans3-Regular.ttf",
)
"""What every first page needs. A face costs most of a millisecond, so the others come when needed."""


class Faces:
    """Loads faces into Qt's font database; `families` names those for "reading" and for the "ui"."""

    def __init__(self) -> None:
        self.families: dict[str, str] = {}
        self._folder = locations.resources() / "fonts"
        self._complete = False
        for name in _FIRST:
            self._load(self._folder / name)

    def complete(self) -> None:
        """Load what is missing: italics, and the weights of the window's own words."""
        if not self._complete:
            self._complete = True
            for path in sorted(self._folder.glob("**/*.ttf")):
                if path.relative_to(self._folder).as_posix() not in _FIRST:
                    self._load(path)

    def _load(self, path: Path) -> None:
        number = QFontDatabase.addApplicationFont(str(path))
        for family in QFontDatabase.applicationFontFamilies(number):
            self.families.setdefault("ui" if "Sans" in family else "reading", family)
