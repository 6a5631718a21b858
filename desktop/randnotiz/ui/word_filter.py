"""What the filters of the panels share: every word typed must occur."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

AnyIndex = QModelIndex | QPersistentModelIndex


class WordFilter(QSortFilterProxyModel):
    """A filter proxy in which all words of `text` must occur somewhere in what a row says, in any case.

    Subclasses decide in `filterAcceptsRow`, with `matches`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._words: tuple[str, ...] = ()
        self.setDynamicSortFilter(True)

    @property
    def text(self) -> str:
        """What is filtered by, as typed."""
        return self._text

    @property
    def is_active(self) -> bool:
        """Whether anything is filtered out on purpose."""
        return bool(self._words)

    def set_text(self, text: str) -> None:
        """Filter by these words from now on."""
        self._text = text
        words = tuple(text.casefold().split())
        if words != self._words:
            self._words = words
            self.refilter()

    def matches(self, haystack: str) -> bool:
        """Whether all words occur in `haystack`, which must be case-folded."""
        return all(word in haystack for word in self._words)

    def refilter(self) -> None:
        """Decide on every row again."""
        # Of Qt's ways to say so, this one is deprecated in no version from 6.10 on, and keeps mappings.
        self.setFilterFixedString("")
