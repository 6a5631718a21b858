"""What was found, as a tree of two levels: four labels, and their entities."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    Qt,
)

from randnotiz.domain.mention import Label
from randnotiz.ui.found_rows import HINT, LABELS, FoundRow
from randnotiz.ui.found_tips import as_tip, entity_tip, hint_tip, hint_words, label_words
from randnotiz.ui.hover import label_names
from randnotiz.ui.word_filter import AnyIndex, WordFilter


class FoundRole(IntEnum):
    """What the model tells beyond Qt's own roles. ROW is None for a group; COUNT a group's entities."""

    LABEL = Qt.ItemDataRole.UserRole + 1
    ROW = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3
    HIDDEN = Qt.ItemDataRole.UserRole + 4


_GROUP_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_ENTITY_FLAGS = _GROUP_FLAGS | Qt.ItemFlag.ItemNeverHasChildren


class FoundModel(QAbstractItemModel):
    """Adapts lists of `FoundRow`. New lists are taken over in small steps, so that views keep their place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[Label, list[FoundRow]] = {label: [] for label in LABELS}
        self._hidden: frozenset[Label] = frozenset()

    # ------------------------------------------------------------- shape

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        # A group's internal id is 0, an entity's that of its group plus one. Asked for thousands of times.
        if column or row < 0:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, 0, 0) if row < len(LABELS) else QModelIndex()
        place = parent.row()
        if parent.internalId() or row >= len(self._rows[LABELS[place]]):
            return QModelIndex()
        return self.createIndex(row, 0, place + 1)

    def parent(self, index: AnyIndex = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        group = index.internalId() if index.isValid() else 0
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(LABELS)
        if parent.column() or parent.internalId():
            return 0
        return len(self._rows[LABELS[parent.row()]])

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _ENTITY_FLAGS if index.internalId() else _GROUP_FLAGS

    def group(self, label: Label) -> QModelIndex:
        """The index of a label's group."""
        return self.index(LABELS.index(label), 0)

    def find(self, entity: str) -> QModelIndex:
        """The index of an entity, or an invalid one."""
        for label, rows in self._rows.items():
            for place, row in enumerate(rows):
                if row.id == entity:
                    return self.index(place, 0, self.group(label))
        return QModelIndex()

    @property
    def total(self) -> int:
        """How many entities there are."""
        return sum(self._count(label) for label in LABELS)

    # ------------------------------------------------------------- what it says

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        group = index.internalId()
        if group:
            label = LABELS[group - 1]
            return self._entity_data(label, self._rows[label][index.row()], role)
        return self._group_data(LABELS[index.row()], role)

    def _group_data(self, label: Label, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return label_words(label)
        if role == FoundRole.LABEL:
            return label
        if role == FoundRole.COUNT:
            return self._count(label)
        if role == FoundRole.HIDDEN:
            return label in self._hidden
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._group_words(label)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(self._group_words(label))
        return None

    def _entity_data(self, label: Label, row: FoundRow, role: int) -> object:
        if role == FoundRole.ROW:
            return row
        if role == FoundRole.LABEL:
            return label
        if role == Qt.ItemDataRole.DisplayRole:
            return hint_words() if row.is_hint else row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return hint_words() if row.is_hint else self._entity_words(label, row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return hint_tip() if row.is_hint else entity_tip(row)
        return None

    def _count(self, label: Label) -> int:
        rows = self._rows[label]
        return len(rows) - (HINT in rows)

    def _group_words(self, label: Label) -> str:
        number = self._count(label)
        count = QCoreApplication.translate("FoundModel", "%n entry(s)", "", number)
        if label in self._hidden:
            shown = QCoreApplication.translate("FoundModel", "not underlined in the text")
        else:
            shown = QCoreApplication.translate("FoundModel", "underlined in the text")
        return f"{label_words(label)}, {count}, {shown}"

    def _entity_words(self, label: Label, row: FoundRow) -> str:
        number = row.count
        count = QCoreApplication.translate("FoundModel", "%n mention(s)", "", number)
        return f"{row.name}, {label_names()[label]}, {count}"

    # ------------------------------------------------------------- taking over

    def set_hidden(self, labels: frozenset[Label]) -> None:
        """The labels that are not underlined in the text."""
        for label in labels ^ self._hidden:
            self._hidden = labels
            self.dataChanged.emit(self.group(label), self.group(label))

    def retranslate(self) -> None:
        """The program speaks another language now."""
        self.dataChanged.emit(self.index(0, 0), self.index(len(LABELS) - 1, 0))
        for label in LABELS:
            self._announce(label, 0, len(self._rows[label]) - 1)

    def set_rows(self, groups: dict[Label, list[FoundRow]]) -> None:
        """Show these rows: rows that stay keep their index, their selection and their place in the view."""
        for label in LABELS:
            wanted = groups.get(label, [])
            before = self._count(label)
            if wanted != self._rows[label]:
                self._remove(label, {row.id for row in wanted})
                self._insert(label, wanted)
                self._reorder(label, wanted)
                self._replace(label, wanted)
            if self._count(label) != before:
                self.dataChanged.emit(self.group(label), self.group(label))

    def _remove(self, label: Label, keep: set[str]) -> None:
        rows = self._rows[label]
        last = len(rows) - 1
        while last >= 0:
            if rows[last].id in keep:
                last -= 1
                continue
            first = last
            while first > 0 and rows[first - 1].id not in keep:
                first -= 1
            self.beginRemoveRows(self.group(label), first, last)
            del rows[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _insert(self, label: Label, wanted: list[FoundRow]) -> None:
        """Insert what is new right where it is to stand, in runs."""
        rows = self._rows[label]
        known = {row.id for row in rows}
        place = 0
        while place < len(wanted):
            if wanted[place].id in known:
                place += 1
                continue
            end = place
            while end < len(wanted) and wanted[end].id not in known:
                end += 1
            self.beginInsertRows(self.group(label), place, end - 1)
            rows[place:place] = wanted[place:end]
            self.endInsertRows()
            place = end

    def _reorder(self, label: Label, wanted: list[FoundRow]) -> None:
        rows = self._rows[label]
        if [row.id for row in rows] == [row.id for row in wanted]:
            return
        # PySide 6.11 does not let the signal carry the group; the views then look at all of them.
        self.layoutAboutToBeChanged.emit()
        places = {row.id: place for place, row in enumerate(wanted)}
        group = LABELS.index(label) + 1
        before = [index for index in self.persistentIndexList() if index.internalId() == group]
        after = [self.createIndex(places[rows[index.row()].id], 0, group) for index in before]
        known = {row.id: row for row in rows}
        rows[:] = [known[row.id] for row in wanted]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _replace(self, label: Label, wanted: list[FoundRow]) -> None:
        rows = self._rows[label]
        changed = [place for place, row in enumerate(wanted) if row != rows[place]]
        rows[:] = wanted
        if changed:
            self._announce(label, changed[0], changed[-1])

    def _announce(self, label: Label, first: int, last: int) -> None:
        if first <= last:
            group = self.group(label)
            self.dataChanged.emit(self.index(first, 0, group), self.index(last, 0, group))


class FoundFilter(WordFilter):
    """Shows the entities in whose name or spellings all words occur, and groups that have any left.

    The followed entity stays, whatever is typed: the text marks it, so the sidebar must know it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: str | None = None
        self.setRecursiveFilteringEnabled(True)

    def keep(self, entity: str | None) -> None:
        """The entity that is shown even if it does not match."""
        if entity != self._kept:
            self._kept = entity
            if self.is_active:
                self.refilter()

    def filterAcceptsRow(self, source_row: int, source_parent: AnyIndex) -> bool:
        if not source_parent.isValid():
            return False  # a group stays through its rows
        index = self.sourceModel().index(source_row, 0, source_parent)
        row = index.data(FoundRole.ROW)
        if not isinstance(row, FoundRow):
            return False
        if row.is_hint:
            return not self.is_active
        return row.id == self._kept or self.matches(row.haystack)

    def count(self, group: AnyIndex) -> int:
        """How many entities of a group are shown."""
        rows = self.rowCount(group)
        return rows if self.is_active else min(rows, int(group.data(FoundRole.COUNT)))
