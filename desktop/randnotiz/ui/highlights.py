"""Everything that is marked in the text, in layers of one fixed order, without touching the document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from randnotiz.domain.span import Span
from randnotiz.ui.document_map import DocumentMap
from randnotiz.ui.in_order import InOrder

LAYERS = ("entities", "annotations", "selected", "search", "current")
"""From bottom to top: underlines, translucent fills, the entity followed, finds, the place at hand."""
LONG_DOCUMENT = 200_000
"""Characters above which only marks near the window are set, however few: a cursor far down makes Qt lay
out everything above it, and the first page waits for that."""
MOST_AT_ONCE = 2000
"""Above this many marks only those near the window are set: painting 2,000 takes 9 ms, more is felt."""


class Mark(NamedTuple):
    """A span of the article's text and how it is marked."""

    span: Span
    format: QTextCharFormat


def marks_in_order(marks: Sequence[Mark]) -> InOrder[Mark]:
    """A layer of marks that are there already, in whatever order."""
    ordered = sorted(marks, key=lambda mark: (mark.span.start, mark.span.end))
    starts, ends = [mark.span.start for mark in ordered], [mark.span.end for mark in ordered]
    return InOrder(starts, ends, ordered.__getitem__)


class Highlights:
    """Composes the layers into a text edit's extra selections. Offsets are the article's code points."""

    def __init__(self, view: QTextEdit, visible: Callable[[], Span]) -> None:
        self._view = view
        self._visible = visible
        self.map: DocumentMap | None = None
        self._layers: dict[str, InOrder[Mark]] = {name: InOrder() for name in LAYERS}
        self._window: Span | None = None

    def set_map(self, map: DocumentMap | None) -> None:
        """Another document is shown; marks of the old one are forgotten."""
        self.map = map
        self._layers = {name: InOrder() for name in LAYERS}
        self._window = None

    def set_layer(self, name: str, marks: Sequence[Mark]) -> None:
        """Replace the marks of one layer. Nothing is shown before `refresh`. Raises KeyError."""
        self._layers[name] = marks if isinstance(marks, InOrder) else marks_in_order(marks)
        self._window = None

    def marks(self, name: str) -> Sequence[Mark]:
        """The marks of one layer in text order."""
        return self._layers[name]

    def scrolled(self) -> None:
        """Set the marks that came into view, where not all are set anyway."""
        if self._window is not None:
            visible = self._visible()
            if not self._window.covers(visible):
                self.refresh()

    def refresh(self) -> None:
        """Show the layers as they are now."""
        self._view.setExtraSelections(self._compose())

    def _compose(self) -> list[QTextEdit.ExtraSelection]:
        if self.map is None:
            return []
        total = sum(len(layer) for layer in self._layers.values())
        many = total > MOST_AT_ONCE or self._view.document().characterCount() > LONG_DOCUMENT
        self._window = self._near() if many else None
        shown = (
            self._layers[name] if self._window is None else self._layers[name].within(self._window)
            for name in LAYERS
        )
        return [self._selection(mark) for marks in shown for mark in marks]

    def _near(self) -> Span:
        # A screen more on either side, so that scrolling by lines finds its marks already set.
        visible = self._visible()
        around = max(len(visible), 2000)
        return Span(max(0, visible.start - around), visible.end + around)

    def _selection(self, mark: Mark) -> QTextEdit.ExtraSelection:
        assert self.map is not None
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(self.map.to_position(mark.span.start))
        cursor.setPosition(self.map.to_position(mark.span.end), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = mark.format
        return selection
