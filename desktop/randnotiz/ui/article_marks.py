"""What the session knows, as marks in the text; and what a click on the text means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QBrush, QColor, QTextCharFormat

from randnotiz.domain.annotation import AnchorState, Annotation, Colour
from randnotiz.domain.mention import Mention
from randnotiz.domain.span import Span
from randnotiz.session.annotator import Annotator
from randnotiz.session.preferences import Preferences
from randnotiz.session.reading import Reading
from randnotiz.ui.article_view import ArticleView
from randnotiz.ui.highlights import Mark
from randnotiz.ui.in_order import InOrder
from randnotiz.ui.margin import MarginMark
from randnotiz.ui.name_marks import name_marks, wanted
from randnotiz.ui.theme import Themes

T = TypeVar("T")

PENS = {
    Colour.YELLOW: Qt.PenStyle.SolidLine,
    Colour.GREEN: Qt.PenStyle.DashLine,
    Colour.BLUE: Qt.PenStyle.DotLine,
    Colour.PINK: Qt.PenStyle.DashDotLine,
    Colour.VIOLET: Qt.PenStyle.DashDotDotLine,
}


class ArticleMarks(QObject):
    """Listens to the session and keeps the page's layers up to date, each on its own."""

    def __init__(
        self,
        view: ArticleView,
        reading: Reading,
        annotator: Annotator,
        preferences: Preferences,
        themes: Themes,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._reading = reading
        self._annotator = annotator
        self._preferences = preferences
        self._themes = themes
        self._mentions: Sequence[Mention] = ()
        self._named: InOrder[Mark] = InOrder()
        self._placed: list[Annotation] = []
        self._order: InOrder[object] = InOrder()
        self._last_click: tuple[list[Annotation | Mention], int] = ([], 0)
        reading.analysis_changed.connect(self._show_entities)
        reading.selection_changed.connect(self._show_selection)
        annotator.reset.connect(self._show_annotations)
        annotator.added.connect(self._show_annotations)
        annotator.changed.connect(self._show_change)
        annotator.removed.connect(self._show_annotations)
        annotator.current_changed.connect(self._show_annotations)
        preferences.changed.connect(self._preference_changed)

    def show_all(self) -> None:
        """Mark everything anew (another document is shown, or another theme)."""
        self._set_entities()
        self._set_annotations()
        self._set_selection()
        self._view.highlights.refresh()

    # ------------------------------------------------------------- asking

    def mentions_at(self, offset: int) -> list[Mention]:
        """The mentions that cover a code point, shortest first; hidden ones left out."""
        found = [self._mentions[number] for number in self._named.numbers(Span(offset, offset + 1))]
        found = [mention for mention in found if mention.start <= offset]
        return sorted(found, key=lambda mention: mention.end - mention.start)

    def annotations_at(self, offset: int) -> list[Annotation]:
        """The annotations that cover a code point, shortest first."""
        found = [self._placed[number] for number in self._order.numbers(Span(offset, offset + 1))]
        return sorted((one for one in found if one.selector.start <= offset), key=lambda one: len(one.span))

    def click(self, offset: int) -> None:
        """Answer a click: the shortest thing under it, and with each further click there the next."""
        targets: list[Annotation | Mention] = [*self.annotations_at(offset), *self.mentions_at(offset)]
        targets.sort(key=lambda target: len(target.span))
        if offset < 0 or not targets:
            self._last_click = ([], 0)
            self._annotator.set_current("")
            return
        # Not by the very character: a hand does not hit the same one twice.
        turn = self._last_click[1] + 1 if self._last_click[0] == targets else 0
        self._last_click = (targets, turn)
        target = targets[turn % len(targets)]
        if isinstance(target, Annotation):
            self._annotator.set_current(target.id)
        else:
            self._reading.select_mention(target)

    # ------------------------------------------------------------- entities

    def _preference_changed(self, name: str) -> None:
        if name in ("hidden_labels", "show_related"):
            self._show_entities()

    def _show_entities(self) -> None:
        self._set_entities()
        self._set_selection()
        self._view.highlights.refresh()

    def _set_entities(self) -> None:
        analysis = self._reading.analysis
        self._mentions = wanted(analysis.mentions if analysis else (), self._preferences)
        self._named = name_marks(self._themes.current, self._mentions)
        self._view.highlights.set_layer("entities", self._named)

    def _show_selection(self) -> None:
        self._set_selection()
        self._view.highlights.refresh()

    def _set_selection(self) -> None:
        theme, current = self._themes.current, self._reading.mention
        place = (current.start, current.end) if current else ()
        found = [mention for mention in self._reading.mentions() if (mention.start, mention.end) != place]
        form, here = QTextCharFormat(), QTextCharFormat()
        if found:
            colour = QColor(theme.label[found[0].label])
            colour.setAlpha(45)
            form.setBackground(colour)
        if current is not None:
            here.setBackground(theme.current_mention(current.label))
        starts, ends = [mention.start for mention in found], [mention.end for mention in found]
        layer = InOrder(starts, ends, lambda number: Mark(found[number].span, form))
        self._view.highlights.set_layer("selected", layer)
        self._view.highlights.set_layer("current", [Mark(current.span, here)] if current else [])

    # ------------------------------------------------------------- annotations

    def _show_change(self, annotation: Annotation) -> None:
        """Words typed into a note, several times a second, move nothing on the page."""
        place = next((n for n, one in enumerate(self._placed) if one.id == annotation.id), None)
        if place is not None and _looks(self._placed[place]) == _looks(annotation):
            self._placed[place] = annotation
        else:
            self._show_annotations()

    def _show_annotations(self) -> None:
        self._set_annotations()
        self._view.highlights.refresh()

    def _set_annotations(self) -> None:
        theme, current = self._themes.current, self._annotator.current
        self._placed = [one for one in self._annotator.annotations() if one.state is not AnchorState.ORPHANED]
        places = [one.selector for one in self._placed]
        self._order = InOrder([place.start for place in places], [place.end for place in places])
        formats, unsure = {}, {}
        for colour in Colour:
            form = QTextCharFormat()
            form.setBackground(theme.highlight[colour])
            formats[colour, False] = form
            form = QTextCharFormat()
            form.setBackground(theme.current_highlight(colour))
            formats[colour, True] = form
            form = QTextCharFormat()
            hatch = QColor(theme.highlight_edge[colour])
            hatch.setAlpha(130 if theme.is_dark else 110)
            form.setBackground(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
            unsure[colour] = form
        placed = self._placed

        def mark(number: int) -> Mark:
            one = placed[number]
            if one.state is AnchorState.MOVED and one.id != current:
                return Mark(one.span, unsure[one.colour])
            return Mark(one.span, formats[one.colour, one.id == current])

        def beside(number: int) -> MarginMark:
            one = placed[number]
            edge = theme.highlight_edge[one.colour]
            unsure = one.state is AnchorState.MOVED
            return MarginMark(one.span, edge, PENS[one.colour], bool(one.note), one.id == current, unsure)

        self._view.highlights.set_layer("annotations", self._order.made_into(mark))
        self._view.set_margin_marks(self._order.made_into(beside))

    # ------------------------------------------------------------- finding

    def show_finds(self, finds: Sequence[Span], current: Span | None) -> None:
        """Mark what was searched for, and the one that the reader is at."""
        theme = self._themes.current
        form, here = QTextCharFormat(), QTextCharFormat()
        colour = QColor(theme.accent)
        colour.setAlpha(60)
        form.setBackground(colour)
        here.setBackground(theme.accent)
        here.setForeground(theme.accent_ink)
        self._view.highlights.set_layer(
            "search", [Mark(span, here if span == current else form) for span in finds]
        )
        self._view.highlights.refresh()


def _looks(annotation: Annotation) -> tuple[object, ...]:
    """What of an annotation shows on the page."""
    return annotation.span, annotation.colour, annotation.state, bool(annotation.note)
