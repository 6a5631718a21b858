"""The articles of the library as a list, newest first."""

from __future__ import annotations

from bisect import bisect_left
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QLocale, QModelIndex, QObject, Qt

from randnotiz.domain.shelf import ArticleSummary
from randnotiz.session.library import Shelf
from randnotiz.ui.date_words import day_words, short_day
from randnotiz.ui.elided import one_line
from randnotiz.ui.found_tips import as_tip
from randnotiz.ui.word_filter import AnyIndex, WordFilter


class LibraryRole(IntEnum):
    """What the model tells beyond Qt's own roles."""

    SUMMARY = Qt.ItemDataRole.UserRole + 1
    IS_OPEN = Qt.ItemDataRole.UserRole + 2


def _key(row: ArticleSummary) -> tuple[float, int]:
    return (-row.added.timestamp(), -row.id)


def notes_words(count: int) -> str:
    """How many notes, in words; "" for none."""
    return QCoreApplication.translate("LibraryModel", "%n note(s)", "", count) if count else ""


def facts_words(row: ArticleSummary) -> str:
    """Publication date and number of notes, as far as there are any."""
    day = short_day(row.published, QLocale()) if row.published else ""
    return " · ".join(part for part in (day, notes_words(row.annotations)) if part)


class LibraryModel(QAbstractListModel):
    """Adapts a shelf; changes come row by row."""

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._rows: list[ArticleSummary] = []
        self._known: dict[int, ArticleSummary] = {}
        self._words: dict[int, str] = {}  # filled row by row, as filtering asks for them
        self._open: int | None = None
        shelf.reset.connect(self._reset)
        shelf.article_added.connect(self._add)
        shelf.article_changed.connect(self._change)
        shelf.article_removed.connect(self._remove)
        self._reset()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == LibraryRole.SUMMARY:
            return row
        if role == LibraryRole.IS_OPEN:
            return row.id == self._open
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(row.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row)
        return None

    def words(self, place: int) -> str:
        """What the row at `place` is filtered by, case-folded."""
        row = self._rows[place]
        words = self._words.get(row.id)
        if words is None:
            words = self._words[row.id] = "\n".join((row.title, row.publisher, row.author)).casefold()
        return words

    def find(self, id: int) -> QModelIndex:
        """The index of an article, or an invalid one."""
        row = self._known.get(id)
        return QModelIndex() if row is None else self.index(bisect_left(self._rows, _key(row), key=_key))

    def set_open(self, id: int | None) -> None:
        """Mark the article that is being read."""
        if id == self._open:
            return
        before, self._open = self._open, id
        for changed in (before, id):
            index = self.find(changed) if changed is not None else QModelIndex()
            if index.isValid():
                self.dataChanged.emit(index, index)

    def retranslate(self) -> None:
        """The program speaks another language now."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _spoken(self, row: ArticleSummary) -> str:
        state = QCoreApplication.translate("LibraryModel", "open") if row.id == self._open else ""
        parts = (one_line(row.title), one_line(row.publisher, 60), facts_words(row), state)
        return ", ".join(part for part in parts if part)

    # ------------------------------------------------------------- listening

    def _reset(self) -> None:
        self.beginResetModel()
        self._rows = sorted(self._shelf.summaries(), key=_key)
        self._known = {row.id: row for row in self._rows}
        self._words.clear()
        self.endResetModel()

    def _add(self, row: ArticleSummary) -> None:
        if row.id in self._known:
            self._change(row)
            return
        place = bisect_left(self._rows, _key(row), key=_key)
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.insert(place, row)
        self._known[row.id] = row
        self.endInsertRows()

    def _change(self, row: ArticleSummary) -> None:
        index = self.find(row.id)
        if not index.isValid():
            return
        if _key(row) != _key(self._rows[index.row()]):
            self._remove(row.id)
            self._add(row)
            return
        self._rows[index.row()] = self._known[row.id] = row
        self._words.pop(row.id, None)
        self.dataChanged.emit(index, index)

    def _remove(self, id: int) -> None:
        index = self.find(id)
        if index.isValid():
            self.beginRemoveRows(QModelIndex(), index.row(), index.row())
            del self._rows[index.row()]
            del self._known[id]
            self._words.pop(id, None)
            self.endRemoveRows()


def _tip(row: ArticleSummary) -> str:
    day = day_words(row.published) if row.published else ""
    number = row.words
    words = QCoreApplication.translate("LibraryModel", "%n word(s)", "", number)
    about = " · ".join(part for part in (one_line(row.publisher, 80), day) if part)
    return as_tip(one_line(row.title), one_line(row.author, 120), about, words, notes_words(row.annotations))


class LibraryFilter(WordFilter):
    """Articles in whose title, publisher or author all words occur."""

    def __init__(self, model: LibraryModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setSourceModel(model)

    def filterAcceptsRow(self, source_row: int, source_parent: AnyIndex) -> bool:
        # Asked a hundred thousand times for each key typed.
        if not self._words:
            return True
        words = self._model.words(source_row)
        for word in self._words:  # noqa: SIM110
            if word not in words:
                return False
        return True
