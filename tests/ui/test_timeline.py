"""The strip of the article's days: where they lie, how one goes through them, and when it is not there."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from randnotiz.domain.mention import Analysis, Entity, Label, Mention
from randnotiz.domain.timex import parse_value
from randnotiz.ui.theme import DARK, LIGHT, Themes
from randnotiz.ui.timeline import Timeline
from randnotiz.ui.timeline_axis import Axis, Stretch, stretches

from .fakes import Session, marked

TEXT = (
    "Am [Dienstag|DATE=2025-08-19] und am [Montag|DATE=2025-08-18], im [Februar|DATE=2025-02], seit "
    "[1945|DATE=1945], am [gestrigen Tag|DATE=2025-08-19], [heute|DATE=PRESENT_REF], in [Kiel|LOC], "
    "[eines Tages|DATE], seit [80 Jahren|DATE=P80Y]"
)
ORDER = ["1945", "2025-02", "2025-08-18", "2025-08-19"]


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Session:
    return Session(tmp_path)


@pytest.fixture
def strip(session: Session, qtbot: QtBot) -> Timeline:
    timeline = Timeline(session.reading, session.preferences, Themes(session.preferences))
    qtbot.addWidget(timeline)
    timeline.resize(760, timeline.sizeHint().height())
    show(session, TEXT)
    return timeline


def show(session: Session, markup: str, published: date | None = date(2025, 8, 20)) -> None:
    text, analysis = marked(markup)
    stored = session.open(text, published=published)
    session.reading.set_analysis(
        Analysis(stored.article.hash, "m", "de", analysis.mentions, analysis.entities)
    )


def values(timeline: Timeline) -> list[str]:
    return [one.value for one in timeline.stretches]


def click(qtbot: QtBot, timeline: Timeline, number: int) -> None:
    spot = timeline.place_of(number).center().toPoint()
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=spot)


def test_only_what_lies_on_the_calendar_is_there_in_its_order(strip: Timeline) -> None:
    assert values(strip) == ORDER
    assert [one.count for one in strip.stretches] == [1, 1, 1, 2]
    assert not strip.isHidden()


def test_a_click_follows_the_date_and_a_further_one_goes_on(
    strip: Timeline, session: Session, qtbot: QtBot
) -> None:
    click(qtbot, strip, 4)
    reading = session.reading
    assert reading.entity == "date:2025-08-19"
    assert reading.place() == (1, 2)
    click(qtbot, strip, 4)
    assert reading.place() == (2, 2)
    click(qtbot, strip, 2)
    assert reading.entity == "date:2025-02"


def test_keys_go_from_day_to_day(strip: Timeline, session: Session, qtbot: QtBot) -> None:
    reading = session.reading
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home):
        qtbot.keyClick(strip, key)
        seen.append((reading.entity or "").removeprefix("date:"))
    assert seen == ["1945", "2025-08-19", "2025-08-19", "2025-08-18", "1945"]
    qtbot.keyClick(strip, Qt.Key.Key_End)
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert reading.place() == (2, 2)
    qtbot.keyClick(strip, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert reading.place() == (1, 2)
    with qtbot.waitSignal(strip.left):
        qtbot.keyClick(strip, Qt.Key.Key_Escape)


def test_what_is_followed_elsewhere_is_current_here_and_told_in_words(
    strip: Timeline, session: Session
) -> None:
    session.reading.select_entity("date:2025-08-18")
    assert strip.value() == 3
    assert "Mon, 18 August 2025" in strip.accessibleName()
    access = QAccessible.queryAccessibleInterface(strip)
    assert access.role() is QAccessible.Role.Slider
    assert access.valueInterface().currentValue() == 3
    session.reading.select_entity("LOC:Kiel")
    assert strip.value() == 0


def test_pointing_at_a_day_names_it(strip: Timeline, qtbot: QtBot) -> None:
    strip.show()
    spot = strip.place_of(4).center().toPoint()
    QApplication.sendEvent(strip, QHelpEvent(QHelpEvent.Type.ToolTip, spot, strip.mapToGlobal(spot)))
    assert "19 August 2025" in QToolTip.text()
    assert "2" in QToolTip.text()
    QToolTip.hideText()


def test_the_publication_date_asks_for_another(strip: Timeline, qtbot: QtBot) -> None:
    found = list(strip.stretches)
    axis = Axis(found, strip.published, 760 - 56)
    first, last = axis.reach(date(2025, 8, 20), date(2025, 8, 20))
    shift = strip.place_of(1).left() - 1 - axis.place(date(1945, 1, 1))
    with qtbot.waitSignal(strip.date_wanted):
        spot = QPointF(shift + (first + last) / 2, 20).toPoint()
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=spot)


def test_it_is_hidden_where_there_is_nothing_to_tell_apart(strip: Timeline, session: Session) -> None:
    show(session, "Am [Montag|DATE=2025-08-18] und [Montagabend|DATE=2025-08-18TEV], [bald|DATE=FUTURE_REF]")
    assert strip.isHidden()
    show(session, TEXT)
    assert not strip.isHidden()
    session.preferences.show_timeline = False
    assert strip.isHidden()
    session.reading.show(None)
    session.preferences.show_timeline = True
    assert strip.isHidden()


def test_the_current_day_stands_out(strip: Timeline, session: Session) -> None:
    def ink() -> int:
        image: QImage = strip.grab().toImage()
        place = strip.place_of(1).center().toPoint()
        return image.pixelColor(place).lightness()

    before = ink()
    session.reading.select_entity("date:1945")
    assert ink() < before - 40


def test_it_stays_usable_in_a_narrow_window(strip: Timeline) -> None:
    strip.resize(200, strip.height())
    lefts = [strip.place_of(number).center().x() for number in range(1, 5)]
    assert lefts == sorted(lefts)
    assert lefts[0] > 0
    assert lefts[-1] < 200
    assert [strip.number_at(x) for x in lefts] == [1, 2, 3, 4]


# ------------------------------------------------------------- the axis


def stretch(value: str) -> Stretch:
    period = parse_value(value)
    assert period is not None
    assert period.first is not None
    assert period.last is not None
    return Stretch(value, value, period, period.first, period.last, 1)


def test_neighbouring_days_stay_apart_however_far_another_one_lies() -> None:
    found = [stretch(value) for value in ("0800-12-25", "2025-08-18", "2025-08-19", "2025-08-20")]
    axis = Axis(found, date(2025, 8, 20), 600)
    days = [axis.place(one.first) for one in found]
    assert min(later - earlier for earlier, later in pairwise(days)) > 15
    assert len(axis.breaks) == 1


def test_a_longer_time_that_something_lies_in_is_no_gap() -> None:
    axis = Axis([stretch("2022"), stretch("2022-06-15")], None, 600)
    assert axis.breaks == []
    first, last = axis.reach(date(2022, 1, 1), date(2022, 12, 31))
    assert first < axis.place(date(2022, 6, 15)) < last


DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 30))


@given(st.lists(st.tuples(DAYS, st.integers(0, 400)), max_size=30), st.none() | DAYS, st.integers(1, 2000))
def test_the_axis_keeps_the_order_of_days_and_its_room(
    spans: list[tuple[date, int]], published: date | None, room: int
) -> None:
    period = parse_value("2025-08-18")
    assert period is not None
    ends = [
        (first, min(first + timedelta(days=n), date.max)) if first.year < 9998 else (first, first)
        for first, n in spans
    ]
    found = [Stretch(str(n), "", period, first, last, 1) for n, (first, last) in enumerate(ends)]
    axis = Axis(found, published, room)
    assert axis.width <= room + 1e-6
    borders = sorted({one.first for one in found} | {one.last for one in found})
    places = [axis.place(day) for day in borders]
    assert all(later > earlier for earlier, later in pairwise(places))
    for one in found:
        first, last = axis.reach(one.first, one.last)
        assert 0 <= first < last <= axis.width + 1e-6


def test_names_in_compounds_count_only_where_they_are_shown() -> None:
    mention = Mention(0, 4, Label.DATE, "date:1945", "1945", related=True)
    analysis = Analysis("", "m", "de", (mention,), (Entity("date:1945", Label.DATE, "1945"),))
    assert [one.value for one in stretches(analysis, analysis.mentions_of)] == ["1945"]
    assert stretches(analysis, analysis.mentions_of, related=False) == []


def test_it_follows_the_look(strip: Timeline, session: Session) -> None:
    for name, theme in (("light", LIGHT), ("dark", DARK)):
        session.preferences.theme = name
        assert strip.grab().toImage().pixelColor(QPoint(12, 35)) == theme.page
