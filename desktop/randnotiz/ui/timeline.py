"""The slim strip of the article's days below the text: to see when it plays, and to go there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from randnotiz.domain.mention import Analysis
from randnotiz.session.preferences import Preferences
from randnotiz.session.reading import Reading
from randnotiz.ui.date_words import date_words, day_words
from randnotiz.ui.found_tips import as_tip
from randnotiz.ui.theme import Themes
from randnotiz.ui.timeline_axis import Axis, Stretch, stretches
from randnotiz.ui.timeline_paint import HEIGHT, Place, paint_strip

_MARGIN = 28
_REACH = 6
"""Pixels beside a day within which a click still means it."""


class _Nearness(NamedTuple):
    beside: float
    width: float
    number: int


class Timeline(QSlider):
    """A slider from day to day: 0 is none, n the nth in calendar order, as `Reading.entity` has it.

    A click or an arrow key follows a date through the text; a further click or Enter goes to its next
    mention. Hidden while there are not two dates to tell apart, or the reader does not want it. A slider,
    because assistive technology knows what to do with one; its name tells in words what the value means.
    """

    left = Signal()
    date_wanted = Signal()

    def __init__(
        self, reading: Reading, preferences: Preferences, themes: Themes, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._reading = reading
        self._preferences = preferences
        self._themes = themes
        self._found: Sequence[Stretch] = ()
        self._places: list[Place] = []
        self._axis = Axis((), None, 0)
        self._hovered = 0
        self._keyed = False  # whether the keyboard brought the focus: only then it needs to be seen
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setTracking(False)
        reading.analysis_changed.connect(self._take_over)
        reading.selection_changed.connect(self._follow)
        reading.article_changed.connect(lambda _: self._take_over(self._reading.analysis))
        preferences.changed.connect(self._preference_changed)
        themes.changed.connect(self.update)
        self._take_over(reading.analysis)

    @property
    def stretches(self) -> Sequence[Stretch]:
        """What is on the strip, in calendar order."""
        return self._found

    @property
    def published(self) -> date | None:
        """The publication date, which is marked."""
        return self._reading.article.published if self._reading.article else None

    def place_of(self, number: int) -> QRectF:
        """Where the stretch of a number (from 1) is painted."""
        return self._places[number - 1].rect

    def words_of(self, number: int) -> str:
        """A stretch of a number (from 1) in words."""
        found = self._found[number - 1]
        return date_words(found.value, QLocale()) or found.value

    # ------------------------------------------------------------- taking over

    def _take_over(self, analysis: Analysis | None) -> None:
        found: Sequence[Stretch] = ()
        if analysis is not None and self._preferences.show_timeline:
            found = stretches(analysis, self._reading.mentions_of, self._preferences.show_related)
        self._found = found if len({(one.first, one.last) for one in found}) > 1 else ()
        self._hovered = 0
        self.setRange(0, len(self._found))
        self._lay_out()
        self.setVisible(bool(self._found))
        self._follow()

    def _preference_changed(self, name: str) -> None:
        if name in ("show_timeline", "show_related"):
            self._take_over(self._reading.analysis)

    def _lay_out(self) -> None:
        room = self.width() - 2 * _MARGIN
        self._axis = Axis(self._found, self.published, max(room, 1))
        shift = _MARGIN + max(0.0, (room - self._axis.width) / 2)
        self._places = [Place(one, self._axis, shift) for one in self._found]
        self._shift = shift
        self.update()

    def _follow(self) -> None:
        """Show as current what is followed, whoever chose it."""
        entity = self._reading.entity
        numbers = (number for number, one in enumerate(self._found, 1) if one.entity == entity)
        self.setValue(next(numbers, 0))
        self._name()
        self.update()

    def _name(self) -> None:
        say = QCoreApplication.translate
        name = say("Timeline", "The article's days")
        if self.value():
            name = f"{name}: {', '.join(self._about(self.value()))}"
        if name != self.accessibleName():
            self.setAccessibleName(name)
        self.setAccessibleDescription(
            say("Timeline", "Left and Right go from day to day, Enter to the next mention.")
        )

    def _about(self, number: int) -> list[str]:
        count = self._found[number - 1].count
        times = QCoreApplication.translate("Timeline", "named %n time(s)", "", count)
        lines = [self.words_of(number), times]
        if self._found[number - 1].is_day and self._found[number - 1].first == self.published:
            lines.append(QCoreApplication.translate("Timeline", "Publication date"))
        return lines

    # ------------------------------------------------------------- look

    def sizeHint(self) -> QSize:
        return QSize(300, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        published = self.published
        mark = None
        if published is not None and self._found:
            first, last = self._axis.reach(published, published)
            mark = self._shift + (first + last) / 2
        paint_strip(
            painter,
            self.rect(),
            self._themes,
            self._places,
            [(self._shift + first, self._shift + last) for first, last in self._axis.breaks],
            (self._shift, self._shift + self._axis.width),
            (published, mark),
            self.value() - 1,
            self._hovered - 1,
            self._keyed and self.hasFocus(),
        )
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    # ------------------------------------------------------------- choosing

    def number_at(self, x: float) -> int:
        """The stretch under a pixel, from 1, or 0: the shortest that covers it, else the nearest one."""
        near = [
            _Nearness(max(place.rect.left() - x, x - place.rect.right(), 0.0), place.rect.width(), number)
            for number, place in enumerate(self._places, 1)
        ]
        return min((one for one in near if one.beside <= _REACH), default=_Nearness(0, 0, 0)).number

    def choose(self, number: int) -> None:
        """Follow the date of a number (from 1) through the text; the one followed already goes on."""
        entity = self._found[number - 1].entity
        if entity == self._reading.entity:
            self._reading.next_mention()
        else:
            self._reading.select_entity(entity)

    def _on_published(self, point: QPointF) -> bool:
        published = self.published
        if published is None or not self._found:
            return False
        first, last = self._axis.reach(published, published)
        return abs(self._shift + (first + last) / 2 - point.x()) <= _REACH

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.number_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and number:
            self.choose(number)
        elif event.button() is Qt.MouseButton.LeftButton and self._on_published(event.position()):
            self.date_wanted.emit()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.number_at(event.position().x()))
        hand = self._hovered or self._on_published(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(0)
        super().leaveEvent(event)

    def _point_at(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # nobody means to change the day while scrolling past

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._tell(event)
            return True
        return super().event(event)

    def _tell(self, event: QHelpEvent) -> None:
        number = self.number_at(event.pos().x())
        if number:
            QToolTip.showText(event.globalPos(), as_tip(*self._about(number)), self)
        elif self._on_published(QPointF(event.pos())) and self.published is not None:
            name = QCoreApplication.translate("Timeline", "Publication date")
            QToolTip.showText(event.globalPos(), as_tip(name, day_words(self.published)), self)
        else:
            QToolTip.hideText()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyed = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._keyed = True
        key, last = event.key(), len(self._found)
        steps = {
            Qt.Key.Key_Left: max(self.value() - 1, 1),
            Qt.Key.Key_Right: min(self.value() + 1, last),
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: last,
        }
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in steps and last:
            if steps[Qt.Key(key)] != self.value():
                self.choose(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.value():
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self._reading.previous_mention if back else self._reading.next_mention)()
        else:
            event.ignore()
