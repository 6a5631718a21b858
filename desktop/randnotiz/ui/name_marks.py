"""Underlines of names, each label's its own; and all that the first page shows of what the library knows.

Nothing here may load the namespace QtCore.Qt, a twentieth of a start: the copy of a colour does, and a brush
made of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtGui import QColor, QTextCharFormat

from randnotiz.domain.label import Label
from randnotiz.domain.span import Span
from randnotiz.ui.highlights import Mark, marks_in_order
from randnotiz.ui.in_order import InOrder
from randnotiz.ui.theme import UNDERLINES, Theme
from randnotiz.ui.typesetting import brush_of

if TYPE_CHECKING:
    from randnotiz.domain.colour import Colour
    from randnotiz.session.preferences import Preferences
    from randnotiz.ui.article_view import ArticleView


class Named(Protocol):
    """What is underlined: a mention, or the little that is known of one before the library is open."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label(self) -> Label: ...
    @property
    def related(self) -> bool: ...


N = TypeVar("N", bound=Named)


def wanted(names: Sequence[N], preferences: Preferences) -> list[N]:
    """Those that the reader wants to see in the text."""
    hidden, related = preferences.hidden_labels, preferences.show_related
    if related and not hidden:
        return list(names)  # tens of thousands, perhaps
    return [name for name in names if name.label not in hidden and (related or not name.related)]


def name_marks(theme: Theme, names: Sequence[Named]) -> InOrder[Mark]:
    """The marks of names that come in text order."""
    formats = {(label, lighter): _underline(theme, label, lighter) for label in Label for lighter in (0, 1)}

    def mark(number: int) -> Mark:
        name = names[number]
        return Mark(Span(name.start, name.end), formats[name.label, int(name.related)])

    return InOrder([name.start for name in names], [name.end for name in names], mark)


def mark_first_page(
    view: ArticleView,
    names: Sequence[Named],
    fills: Sequence[tuple[Span, Colour]],
    preferences: Preferences,
    theme: Theme,
) -> None:
    """Show names and highlighted passages on a page that has nothing else marked yet."""
    view.highlights.set_layer("entities", name_marks(theme, wanted(names, preferences)))
    formats = {colour: _fill(theme.highlight[colour]) for _, colour in fills}
    marks = [Mark(span, formats[colour]) for span, colour in fills]
    view.highlights.set_layer("annotations", marks_in_order(marks))
    view.highlights.refresh()


def _underline(theme: Theme, label: Label, lighter: int) -> QTextCharFormat:
    ink = theme.label[label]
    form = QTextCharFormat()
    form.setUnderlineStyle(UNDERLINES[label])
    form.setUnderlineColor(QColor(ink.red(), ink.green(), ink.blue(), 110 if lighter else 220))
    return form


def _fill(colour: QColor) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(brush_of(colour))
    return form
