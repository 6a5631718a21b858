"""The reader's annotations as a list: in text order, doubtful ones in a section of their own at the end."""

from __future__ import annotations

from bisect import bisect_left
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt

from randnotiz.domain.annotation import AnchorState, Annotation, Colour
from randnotiz.session.annotator import Annotator
from randnotiz.ui.elided import one_line
from randnotiz.ui.selection_bar import colour_names
from randnotiz.ui.word_filter import AnyIndex, WordFilter

_SECTIONS = {AnchorState.ANCHORED: 0, AnchorState.MOVED: 1, AnchorState.ORPHANED: 2}


class NoteRole(IntEnum):
    """What the model tells beyond Qt's own roles."""

    ANNOTATION = Qt.ItemDataRole.UserRole + 1
    IS_DOUBTFUL = Qt.ItemDataRole.UserRole + 2
    STATE = Qt.ItemDataRole.UserRole + 3


def _key(annotation: Annotation) -> tuple[int, int, int, float, str]:
    created = annotation.created.timestamp()
    return (_SECTIONS[annotation.state], annotation.span.start, annotation.span.end, created, annotation.id)


def section_words(state: AnchorState) -> str:
    """The heading above the annotations of this state; "" where none is needed."""
    if state is AnchorState.MOVED:
        return QCoreApplication.translate("NotesModel", "Please check")
    if state is AnchorState.ORPHANED:
        return QCoreApplication.translate("NotesModel", "Not placed")
    return ""


def state_words(state: AnchorState) -> str:
    """What is said of an annotation that is not where it was made; "" for one that is."""
    if state is AnchorState.MOVED:
        return QCoreApplication.translate("NotesModel", "Moved – is this the right place?")
    if state is AnchorState.ORPHANED:
        return QCoreApplication.translate("NotesModel", "Not found in the text")
    return ""


class NotesModel(QAbstractListModel):
    """Adapts an annotator; changes come row by row, a reset only with another article."""

    def __init__(self, annotator: Annotator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._annotator = annotator
        self._rows: list[Annotation] = []
        annotator.reset.connect(self._reset)
        annotator.added.connect(self._add)
        annotator.changed.connect(self._change)
        annotator.removed.connect(self._remove)
        self._reset()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        annotation = self._rows[index.row()]
        if role == NoteRole.ANNOTATION:
            return annotation
        if role == NoteRole.IS_DOUBTFUL:
            return annotation.state is not AnchorState.ANCHORED
        if role == NoteRole.STATE:
            return annotation.state.value
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(annotation.selector.exact)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(annotation)
        return None

    @property
    def has_doubtful(self) -> bool:
        """Whether there are annotations to be checked or placed: they stand at the end."""
        return bool(self._rows) and self._rows[-1].state is not AnchorState.ANCHORED

    @property
    def has_moved(self) -> bool:
        """Whether there are annotations whose place is to be confirmed."""
        return any(one.state is AnchorState.MOVED for one in self._rows)

    def find(self, id: str) -> QModelIndex:
        """The index of an annotation, or an invalid one."""
        for place, annotation in enumerate(self._rows):
            if annotation.id == id:
                return self.index(place)
        return QModelIndex()

    def retranslate(self) -> None:
        """The program speaks another language now."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    # ------------------------------------------------------------- listening

    def _reset(self) -> None:
        self.beginResetModel()
        self._rows = sorted(self._annotator.annotations(), key=_key)
        self.endResetModel()

    def _add(self, annotation: Annotation) -> None:
        place = bisect_left(self._rows, _key(annotation), key=_key)
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.insert(place, annotation)
        self.endInsertRows()

    def _change(self, annotation: Annotation) -> None:
        index = self.find(annotation.id)
        if not index.isValid():
            return
        before = index.row()
        others = self._rows[:before] + self._rows[before + 1 :]
        after = bisect_left(others, _key(annotation), key=_key)
        if after != before:
            # Qt counts the target among the rows as they still are.
            target = after + 1 if after > before else after
            self.beginMoveRows(QModelIndex(), before, before, QModelIndex(), target)
            self._rows.insert(after, self._rows.pop(before))
            self.endMoveRows()
        self._rows[after] = annotation
        self.dataChanged.emit(self.index(after), self.index(after))

    def _remove(self, annotation: Annotation) -> None:
        index = self.find(annotation.id)
        if index.isValid():
            self.beginRemoveRows(QModelIndex(), index.row(), index.row())
            del self._rows[index.row()]
            self.endRemoveRows()


def _spoken(annotation: Annotation) -> str:
    """A card as a screen reader says it."""
    parts = [
        colour_names()[annotation.colour],
        state_words(annotation.state),
        one_line(annotation.selector.exact, 200),
        one_line(annotation.note),
        ", ".join(annotation.tags),
    ]
    return ". ".join(part for part in parts if part)


class NotesFilter(WordFilter):
    """All words in passage, note or tags; "#wahl" a tag that begins so; any of the chosen colours.

    The current annotation stays, whatever is typed: it must not vanish while it is being written on.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours: frozenset[Colour] = frozenset()
        self._tags: tuple[str, ...] = ()
        self._kept = ""
        self._doubtful = False

    @property
    def colours(self) -> frozenset[Colour]:
        """The colours shown; none means all."""
        return self._colours

    @property
    def is_active(self) -> bool:
        return bool(self._words or self._tags or self._colours or self._doubtful)

    def keep(self, id: str) -> None:
        """The annotation that is shown even if it does not match."""
        if id != self._kept:
            self._kept = id
            if self.is_active:
                self.refilter()

    def set_colours(self, colours: frozenset[Colour]) -> None:
        """Show only these colours (all if none)."""
        if colours != self._colours:
            self._colours = colours
            self.refilter()

    def set_doubtful(self, only: bool) -> None:
        """Show only what is to be checked or placed."""
        if only != self._doubtful:
            self._doubtful = only
            self.refilter()

    def set_text(self, text: str) -> None:
        parts = text.casefold().split()
        tags = tuple(part[1:] for part in parts if part.startswith("#") and len(part) > 1)
        words = tuple(part for part in parts if not part.startswith("#"))
        self._text = text
        if (tags, words) != (self._tags, self._words):
            self._tags, self._words = tags, words
            self.refilter()

    def filterAcceptsRow(self, source_row: int, source_parent: AnyIndex) -> bool:
        if not self.is_active:
            return True  # asked of each of thousands when an article is opened
        annotation = self.sourceModel().index(source_row, 0, source_parent).data(NoteRole.ANNOTATION)
        if not isinstance(annotation, Annotation):
            return False
        return annotation.id == self._kept or self._matches(annotation)

    def _matches(self, annotation: Annotation) -> bool:
        if self._colours and annotation.colour not in self._colours:
            return False
        if self._doubtful and annotation.state is AnchorState.ANCHORED:
            return False
        tags = [tag.casefold() for tag in annotation.tags]
        if not all(any(tag.startswith(wanted) for tag in tags) for wanted in self._tags):
            return False
        if not self._words:
            return True
        return self.matches("\n".join((annotation.selector.exact, annotation.note, *tags)).casefold())
