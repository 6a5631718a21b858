"""The promise of the note editor: what is typed is kept, and nothing typed is ever overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from randnotiz.domain.annotation import AnchorState, Annotation, Colour
from randnotiz.ui.note_editor import LATEST, PAUSE, NoteEditor, SavePace
from randnotiz.ui.note_fields import NoteField
from randnotiz.ui.theme import Themes

from .fakes import Session, annotation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TEXT = "Donald Trump empfing Selenskyj in Washington."
TICK = 100


class Desk(QWidget):
    """An editor, and something else that can have the focus."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.editor = NoteEditor(session.annotator, Themes(session.preferences), self)
        self.elsewhere = QLineEdit(self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.editor)
        layout.addWidget(self.elsewhere)


@pytest.fixture
def session(tmp_path: Path, qapp: QApplication) -> Session:
    session = Session(tmp_path)
    session.keep(
        annotation(TEXT, "Trump", "t", note="Alt", tags=("Wahl",)),
        annotation(TEXT, "Selenskyj", "s", Colour.BLUE),
    )
    return session


@pytest.fixture
def desk(session: Session, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(session)
    qtbot.addWidget(desk)
    desk.resize(320, 400)
    desk.show()
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    session.open(TEXT)
    session.annotator.set_current("t")
    yield desk
    desk.editor.flush()
    desk.hide()


def kept(session: Session, id: str = "t") -> Annotation:
    return session.library.annotations.rows[id]


def write(qtbot: QtBot, desk: Desk, words: str) -> None:
    desk.editor.focus_note()
    qtbot.keyClicks(desk.editor.note, words)


# ----------------------------------------------------------------- when it is saved


def test_typing_is_saved_after_a_pause(session: Session, desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, desk, " neu")
    assert kept(session).note == "Alt"
    qtbot.waitUntil(lambda: kept(session).note == "Alt neu", timeout=5000)


def test_fast_typing_is_saved_while_it_goes_on(qapp: QApplication, qtbot: QtBot) -> None:
    pace, keys = SavePace(), QTimer(interval=TICK)
    keys.timeout.connect(pace.touch)
    touched: list[int] = []
    keys.timeout.connect(lambda: touched.append(1))
    assert TICK < PAUSE < LATEST < 1000  # no key leaves a pause, and the promise is a second
    with qtbot.waitSignal(pace.due, timeout=10_000):
        pace.touch()
        keys.start()
    keys.stop()
    pace.stop()
    assert 0 < len(touched) <= LATEST // TICK


def test_saved_at_once_when_the_focus_goes_elsewhere(session: Session, desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, desk, "!")
    desk.elsewhere.setFocus()
    assert kept(session).note == "Alt!"


def test_saved_at_once_when_another_note_is_chosen(session: Session, desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, desk, "!")
    session.annotator.set_current("s")
    assert kept(session).note == "Alt!"
    assert desk.editor.note.text() == ""
    assert kept(session, "s").note == ""


def test_saved_at_once_when_the_editor_is_hidden(session: Session, desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, desk, "!")
    desk.editor.hide()
    assert kept(session).note == "Alt!"


def test_saved_when_the_window_asks(session: Session, desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, desk, "!")
    assert desk.editor.flush()
    assert kept(session).note == "Alt!"


def test_escape_saves_and_hands_the_focus_on(session: Session, desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, desk, "!")
    with qtbot.waitSignal(desk.editor.done):
        qtbot.keyClick(desk.editor.note, Qt.Key.Key_Escape)
    assert kept(session).note == "Alt!"


def test_escape_on_a_button_hands_the_focus_on_too(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.editor.done):
        qtbot.keyClick(desk.editor.colours.buttons[Colour.PINK], Qt.Key.Key_Escape)


def test_looking_at_notes_writes_nothing(session: Session, desk: Desk, qtbot: QtBot) -> None:
    for id in ("s", "t", "", "t"):
        session.annotator.set_current(id)
    desk.editor.focus_note()
    desk.editor.focus_tags()
    desk.elsewhere.setFocus()
    assert session.library.annotations.writes == 0
    assert not session.annotator.undo_stack.canUndo()


def test_full_disk_keeps_the_words_in_the_field(session: Session, desk: Desk, qtbot: QtBot) -> None:
    session.library.annotations.full = True
    write(qtbot, desk, "!")
    with qtbot.waitSignal(session.annotator.failed):
        assert not desk.editor.flush()
    assert desk.editor.unsaved.isVisible()
    assert desk.editor.note.text() == "Alt!"
    session.library.annotations.full = False
    qtbot.keyClicks(desk.editor.note, "?")
    assert desk.editor.flush()
    assert kept(session).note == "Alt!?"
    assert not desk.editor.unsaved.isVisible()


def test_what_could_not_be_saved_is_saved_as_soon_as_it_can(
    session: Session, desk: Desk, qtbot: QtBot
) -> None:
    desk.editor._pace._again.setInterval(5)
    session.library.annotations.full = True
    write(qtbot, desk, "!")
    with qtbot.waitSignals([session.annotator.failed] * 3):
        assert not desk.editor.flush()
    assert desk.editor.unsaved.isVisible()
    with qtbot.waitSignal(desk.editor.saved_after_all):
        session.library.annotations.full = False
    assert kept(session).note == "Alt!"
    assert not desk.editor.unsaved.isVisible()


def test_another_note_does_not_take_the_place_of_words_that_are_not_saved(
    session: Session, desk: Desk, qtbot: QtBot
) -> None:
    first = session.annotator.current
    other = next(one.id for one in session.annotator.annotations() if one.id != first)
    session.library.annotations.full = True
    write(qtbot, desk, "!")
    session.annotator.set_current(other)
    assert desk.editor.unsaved.isVisible()
    write(qtbot, desk, "?")
    session.annotator.set_current(first)
    assert desk.editor.note.text() == "Alt!"
    session.annotator.set_current("")
    session.library.annotations.full = False
    assert desk.editor.flush()
    annotation = session.annotator.get(first)
    assert annotation is not None
    assert annotation.note == "Alt!"
    second = session.annotator.get(other)
    assert second is not None
    assert second.note.endswith("?")


# ----------------------------------------------------------------- undo


def test_typing_is_one_step_of_undo(session: Session, desk: Desk, qtbot: QtBot) -> None:
    for word in (" eins", " zwei", " drei"):
        write(qtbot, desk, word)
        desk.editor.flush()
    session.annotator.undo_stack.undo()
    assert kept(session).note == "Alt"
    assert desk.editor.note.text() == "Alt"
    session.annotator.undo_stack.redo()
    assert desk.editor.note.text() == "Alt eins zwei drei"


def test_undo_in_the_field_takes_back_its_own_typing_first(
    session: Session, desk: Desk, qtbot: QtBot
) -> None:
    write(qtbot, desk, " neu")
    desk.editor.flush()
    qtbot.keyClick(desk.editor.note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.editor.note.text() == "Alt"
    desk.editor.flush()
    assert kept(session).note == "Alt"


def test_undo_in_an_untouched_field_takes_back_the_last_act(
    session: Session, desk: Desk, qtbot: QtBot
) -> None:
    session.annotator.set_colour("t", Colour.PINK)
    desk.editor.focus_note()
    qtbot.keyClick(desk.editor.note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(session).colour is Colour.YELLOW
    qtbot.keyClick(
        desk.editor.note,
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert kept(session).colour is Colour.PINK


def test_change_from_elsewhere_leaves_the_cursor_where_it_is(
    session: Session, desk: Desk, qtbot: QtBot
) -> None:
    session.annotator.set_note("t", "Eins zwei drei")
    cursor = desk.editor.note.textCursor()
    cursor.setPosition(5)
    desk.editor.note.setTextCursor(cursor)
    session.annotator.set_note("t", "Eins zwei drei vier")
    assert desk.editor.note.text() == "Eins zwei drei vier"
    assert desk.editor.note.textCursor().position() == 5


def test_change_from_elsewhere_never_overwrites_what_is_being_typed(
    session: Session, desk: Desk, qtbot: QtBot
) -> None:
    write(qtbot, desk, " getippt")
    session.annotator.set_note("t", "von anderswo")
    session.annotator.set_colour("t", Colour.GREEN)
    assert desk.editor.note.text() == "Alt getippt"
    desk.editor.flush()
    assert kept(session).note == "Alt getippt"
    assert kept(session).colour is Colour.GREEN


def test_deleted_with_the_last_words_and_brought_back_with_them(
    session: Session, desk: Desk, qtbot: QtBot
) -> None:
    write(qtbot, desk, "!")
    desk.editor.remove.click()
    assert "t" not in session.library.annotations.rows
    assert not desk.editor.isEnabled()
    session.annotator.undo_stack.undo()
    assert kept(session).note == "Alt!"


# ----------------------------------------------------------------- what is typed

HOSTILE = [
    "<b>fett</b><script>alert(1)</script><img src='file:///etc/passwd'>",
    "\u202egnulletsreV \u2067rechts\u2069 \u200f",
    "ge\u00a0sch\u00fctzt\u00a0",
    "e\u0301 \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f600",
    "Zeile eins\n\n  Zeile drei  ",
    "%n %1 {name} &amp;",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_any_text_is_kept_as_it_is(session: Session, desk: Desk, qtbot: QtBot, words: str) -> None:
    desk.editor.note.show_text("")
    data = QMimeData()
    data.setText(words)
    data.setHtml("<h1>anders</h1>")
    desk.editor.note.insertFromMimeData(data)
    desk.editor.flush()
    assert kept(session).note == words
    session.annotator.set_current("s")
    session.annotator.set_current("t")
    assert desk.editor.note.text() == words
    assert session.library.annotations.writes == 1


def test_dropped_picture_brings_no_markup(session: Session, desk: Desk) -> None:
    data = QMimeData()
    data.setHtml("<p>nur HTML</p>")
    data.setUrls([QUrl("https://example.invalid/bild.png")])
    desk.editor.note.insertFromMimeData(data)
    assert "<p>" not in desk.editor.note.text()


def test_a_megabyte_is_kept(session: Session, desk: Desk, qtbot: QtBot) -> None:
    words = ("Wort " * 20 + "\n") * 10_000
    session.annotator.set_note("t", words)
    assert desk.editor.note.text() == words
    write(qtbot, desk, "!")
    desk.editor.flush()
    assert kept(session).note == words + "!"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    old=st.text("aab \n\u00a0\u0301\u202e\u05d0\U0001f600\U0001f468\u200d"),
    new=st.text("ab \n\u0301\U0001f600"),
)
def test_taking_over_a_change_gives_the_new_text(qapp: QApplication, old: str, new: str) -> None:
    field = NoteField()
    field.show_text(old)
    assert field.text() == old
    field.take_over(new)
    assert field.text() == new
    assert not field.document().isUndoAvailable()


# ----------------------------------------------------------------- tags, colour, place


def test_tags_are_kept_as_typed_and_left_alone_in_the_field(
    session: Session, desk: Desk, qtbot: QtBot
) -> None:
    desk.editor.focus_tags()
    qtbot.keyClicks(desk.editor.tags, ", #Gipfel ; wahl,")
    desk.editor.flush()
    assert kept(session).tags == ("Wahl", "Gipfel")
    assert desk.editor.tags.text() == "Wahl, #Gipfel ; wahl,"


def test_known_tags_are_offered_and_taken(session: Session, desk: Desk, qtbot: QtBot) -> None:
    session.annotator.set_tags("s", ("Verhandlung \U0001f600", "Wetter"))
    desk.editor.tags.setText("\U0001f600, ")
    desk.editor.focus_tags()
    qtbot.keyClicks(desk.editor.tags, "verh")
    popup = desk.editor.tags.offers
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert desk.editor.tags.text() == "\U0001f600, Verhandlung \U0001f600, "
    desk.editor.flush()
    assert kept(session).tags == ("\U0001f600", "Verhandlung \U0001f600")


def test_undone_tags_show_in_the_field(session: Session, desk: Desk, qtbot: QtBot) -> None:
    session.annotator.set_tags("t", ("Neu",))
    assert desk.editor.tags.text() == "Neu"
    session.annotator.undo_stack.undo()
    assert desk.editor.tags.text() == "Wahl"


def test_colour_button_recolours(session: Session, desk: Desk, qtbot: QtBot) -> None:
    desk.editor.colours.buttons[Colour.VIOLET].click()
    assert kept(session).colour is Colour.VIOLET
    checked = [colour for colour, button in desk.editor.colours.buttons.items() if button.isChecked()]
    assert checked == [Colour.VIOLET]
    session.annotator.undo_stack.undo()
    assert desk.editor.colours.buttons[Colour.YELLOW].isChecked()
    desk.editor.colours.buttons[Colour.YELLOW].click()  # a second click does not leave it without colour
    assert desk.editor.colours.buttons[Colour.YELLOW].isChecked()


def test_moved_highlight_can_be_accepted(session: Session, desk: Desk, qtbot: QtBot) -> None:
    session.keep(annotation(TEXT, "Washington", "m", state=AnchorState.MOVED))
    session.reading.show(None)
    session.open(TEXT)
    session.annotator.set_current("t")
    assert not desk.editor.place.accept.isVisible()
    session.annotator.set_current("m")
    assert desk.editor.place.accept.isVisible()
    desk.editor.place.accept.click()
    assert kept(session, "m").state is AnchorState.ANCHORED
    assert not desk.editor.place.accept.isVisible()


def test_tab_leads_from_the_note_to_tags_and_colours(session: Session, desk: Desk, qtbot: QtBot) -> None:
    desk.editor.focus_note()
    qtbot.waitUntil(desk.editor.note.hasFocus)
    qtbot.keyClick(desk.editor.note, Qt.Key.Key_Tab)
    assert desk.editor.tags.hasFocus()
    qtbot.keyClick(desk.editor.tags, Qt.Key.Key_Tab)
    yellow = desk.editor.colours.buttons[Colour.YELLOW]
    assert yellow.hasFocus()
    qtbot.keyClick(yellow, Qt.Key.Key_Right)
    qtbot.keyClick(desk.editor.colours.buttons[Colour.GREEN], Qt.Key.Key_Return)
    assert kept(session).colour is Colour.GREEN
    assert "\t" not in kept(session).note
