"""Paints the strip of days: dots for days, ribbons for longer times, the fewer words the better."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import sqrt

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from randnotiz.domain.label import Label
from randnotiz.ui.theme import Theme, Themes
from randnotiz.ui.timeline_axis import Axis, Stretch

HEIGHT = 46
_LINE = 16.0
"""Height of the axis within the strip."""
_RIBBONS = {
    "week": 11.0,
    "weekend": 11.0,
    "day": 11.0,
    "month": 9.0,
    "season": 7.0,
    "quarter": 7.0,
    "half": 7.0,
}
_THINNEST = 5.0
"""The longer, the thinner: a week in a month in a year stays to be seen."""
_GAP = 8


class Place:
    """Where a stretch is painted."""

    __slots__ = ("rect", "stretch")

    def __init__(self, stretch: Stretch, axis: Axis, shift: float) -> None:
        first, last = axis.reach(stretch.first, stretch.last)
        self.stretch = stretch
        if stretch.is_day:
            radius = min(3.4 + 0.8 * sqrt(stretch.count - 1), 6.0)
            middle = shift + (first + last) / 2 + _hour(stretch) * (last - first) * 0.28
            self.rect = QRectF(middle - radius, _LINE - radius, 2 * radius, 2 * radius)
        else:
            height = _RIBBONS.get(stretch.period.precision, _THINNEST)
            self.rect = QRectF(shift + first + 1, _LINE - height / 2, max(last - first - 2, 3.0), height)


def _hour(stretch: Stretch) -> float:
    """-1 to 1: a part of a day stands a little to the left or to the right of its day's own dot."""
    time = stretch.period.time
    if not time:
        return 0.0
    known = {"MO": -1.0, "DT": -0.5, "MI": 0.5, "AF": 0.75, "EV": 1.0, "NI": 1.0}
    return known.get(time, (int(time[:2]) - 12) / 12 if time[:2].isdecimal() else 0.0)


def short_words(stretch: Stretch, year: int | None) -> tuple[str, ...]:
    """The few words below the axis, and fewer where these have no room.

    The year is left out of a day where it is the publication's own.
    """
    first, precision = stretch.first, stretch.period.precision
    if precision in ("year", "decade", "century"):
        same = first.year == stretch.last.year
        return (str(first.year),) if same else (f"{first.year}–{stretch.last.year}", str(first.year))
    if precision in ("month", "season", "quarter", "half"):
        return _month(first), str(first.year)
    if first.year != year:
        return (_day(first, year),)
    number = QCoreApplication.translate("Timeline", "%1", "a day's number within its month")
    return _day(first, year), number.replace("%1", str(first.day))


def _day(day: date, year: int | None) -> str:
    say = QCoreApplication.translate
    short = say("Timeline", "d MMM", "a day without its year, in Qt's date format")
    long = say("Timeline", "d MMM yyyy", "a day with its month shortened, in Qt's date format")
    return QLocale().toString(QDate(day.year, day.month, day.day), short if day.year == year else long)


def _month(day: date) -> str:
    pattern = QCoreApplication.translate("Timeline", "MMM yyyy", "a short month, in Qt's date format")
    return QLocale().toString(QDate(day.year, day.month, 1), pattern)


def paint_strip(
    painter: QPainter,
    strip: QRect,
    themes: Themes,
    places: Sequence[Place],
    breaks: Sequence[tuple[float, float]],
    ends: tuple[float, float],
    published: tuple[date | None, float | None],
    current: int,
    hovered: int,
    focused: bool,
) -> None:
    """Paint everything. `current` and `hovered` count from 0, -1 for none; `ends` are those of the axis."""
    theme = themes.current
    painter.fillRect(strip, theme.page)
    painter.setPen(QPen(theme.line, 1))
    painter.drawLine(strip.left(), strip.top(), strip.right(), strip.top())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _axis(painter, theme, ends, breaks)
    for number in sorted(range(len(places)), key=lambda number: places[number].stretch.is_day):
        _stretch(painter, theme, places[number], number == current, number == hovered)
    day, mark = published
    if mark is not None:
        painter.setPen(QPen(theme.accent, 1.5))
        painter.drawLine(QPointF(mark, 4), QPointF(mark, _LINE - 8))
        painter.drawLine(QPointF(mark, _LINE + 8), QPointF(mark, _LINE + 11))
    painter.setFont(themes.small_font())
    _labels(painter, theme, strip, places, (day, mark), current, hovered)
    if focused:
        painter.setPen(QPen(theme.accent, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(strip).adjusted(3.5, 3.5, -3.5, -2.5), 5, 5)


def _axis(
    painter: QPainter, theme: Theme, ends: tuple[float, float], breaks: Sequence[tuple[float, float]]
) -> None:
    painter.setPen(QPen(theme.line, 1))
    at = ends[0] - 10
    for first, last in (*breaks, (ends[1] + 10, ends[1] + 10)):
        painter.drawLine(QPointF(at, _LINE), QPointF(first, _LINE))
        at = last
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.faint)
    for first, last in breaks:
        for step in (-5, 0, 5):
            painter.drawEllipse(QPointF((first + last) / 2 + step, _LINE), 0.9, 0.9)


def _stretch(painter: QPainter, theme: Theme, place: Place, current: bool, hovered: bool) -> None:
    colour, rect = QColor(theme.label[Label.DATE]), place.rect
    if place.stretch.is_day:
        painter.setPen(QPen(theme.page, 1.2))
        painter.setBrush(colour)
        painter.drawEllipse(rect)
        if current or hovered:
            painter.setPen(QPen(colour, 1.6 if current else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(rect.adjusted(-3, -3, 3, 3))
        return
    edge = QColor(colour)
    edge.setAlpha(150)
    painter.setPen(QPen(colour if current else edge, 1.6 if current else 1))
    colour.setAlpha(200 if current else 110 if hovered else 55)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)


class _Labels:
    """Writes words below the axis, each where there is still room."""

    def __init__(self, painter: QPainter, strip: QRect) -> None:
        self._painter = painter
        self._metrics = QFontMetricsF(painter.font())
        self._strip = strip
        self._taken: list[tuple[float, float]] = []

    @property
    def is_full(self) -> bool:
        """Whether it is not worth looking for more room."""
        return len(self._taken) * (_GAP + 20) > self._strip.width()

    def write(self, choice: Sequence[str], middle: float, colour: QColor) -> None:
        """Write the first of the words that has room around `middle`, or none."""
        for words in choice:
            width = self._metrics.horizontalAdvance(words)
            left = min(max(middle - width / 2, 6.0), self._strip.width() - width - 6)
            if all(left + width + _GAP <= first or left >= last + _GAP for first, last in self._taken):
                self._taken.append((left, left + width))
                self._painter.setPen(colour)
                self._painter.drawText(QPointF(left, self._strip.height() - 6.0), words)
                return


def _labels(
    painter: QPainter,
    theme: Theme,
    strip: QRect,
    places: Sequence[Place],
    published: tuple[date | None, float | None],
    current: int,
    hovered: int,
) -> None:
    """Name what there is room to name: what is at hand first, then the publication date, then the rest."""
    labels = _Labels(painter, strip)
    day, mark = published
    year = day.year if day else None
    at_hand = [places[number] for number in (hovered, current) if number >= 0]
    for place in at_hand:
        labels.write(short_words(place.stretch, year), place.rect.center().x(), theme.ink)
    if day is not None and mark is not None:
        labels.write((_day(day, year),), mark, theme.accent)
    for place in sorted(places, key=_weight):
        if labels.is_full:
            break
        labels.write(short_words(place.stretch, year), place.rect.center().x(), theme.muted)


def _weight(place: Place) -> tuple[int, float]:
    """Wide things first, since their names have room; then what is named most often."""
    return (-int(place.rect.width() > 40), -place.stretch.count)
