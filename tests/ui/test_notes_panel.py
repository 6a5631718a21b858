"""The sidebar's lower part: the list of notes, its filter, and how it follows the annotator."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from randnotiz.domain.annotation import AnchorState, Colour
from randnotiz.domain.span import Span
from randnotiz.ui.elided import set_lines
from randnotiz.ui.notes_model import NoteRole, NotesFilter, NotesModel
from randnotiz.ui.notes_panel import NotesPanel
from randnotiz.ui.theme import Themes

from .fakes import Session, annotation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TEXT = "Eins zwei drei vier fünf sechs sieben acht neun zehn."


@pytest.fixture
def session(tmp_path: Path, qapp: QApplication) -> Session:
    session = Session(tmp_path)
    session.keep(
        annotation(TEXT, "fünf", colour=Colour.BLUE, note="Wichtig für Europa", tags=("Wahl",)),
        annotation(TEXT, "eins".capitalize(), note="Anfang"),
        annotation(TEXT, "zwei", state=AnchorState.ORPHANED, note="verwaist"),
        annotation(TEXT, "drei", state=AnchorState.MOVED),
        annotation(TEXT, "zehn", colour=Colour.PINK, tags=("Wahlkampf", "Ende")),
    )
    return session


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> Iterator[NotesPanel]:
    panel = NotesPanel(session.annotator, session.reading, Themes(session.preferences))
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    yield panel
    panel.flush()
    panel.hide()


def shown(panel: NotesPanel) -> list[str]:
    return [panel.filter.index(row, 0).data() for row in range(panel.filter.rowCount())]


def test_notes_come_in_text_order_doubtful_ones_last(session: Session, panel: NotesPanel) -> None:
    session.open(TEXT)
    assert shown(panel) == ["Eins", "fünf", "zehn", "drei", "zwei"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("europa", ["fünf"]),
        ("WICHTIG fün", ["fünf"]),
        ("anfang europa", []),
        ("#wahl", ["fünf", "zehn"]),
        ("#wahlk", ["zehn"]),
        ("#wahl europa", ["fünf"]),
        ("#", ["Eins", "fünf", "zehn", "drei", "zwei"]),
        ("ende", ["zehn"]),
        ("verwaist", ["zwei"]),
    ],
)
def test_filter_by_words_and_tags(session: Session, panel: NotesPanel, words: str, wanted: list[str]) -> None:
    session.open(TEXT)
    panel.field.setText(words)
    assert shown(panel) == wanted


def test_filter_by_colours(session: Session, panel: NotesPanel) -> None:
    session.open(TEXT)
    panel.colours.buttons[Colour.BLUE].click()
    panel.colours.buttons[Colour.PINK].click()
    assert shown(panel) == ["fünf", "zehn"]
    panel.colours.buttons[Colour.BLUE].click()
    assert shown(panel) == ["zehn"]
    panel.field.setText("nirgends")
    assert shown(panel) == []
    panel.empty.button.click()
    assert len(shown(panel)) == 5
    assert not any(button.isChecked() for button in panel.colours.buttons.values())


def test_filter_is_gone_in_another_article(session: Session, panel: NotesPanel) -> None:
    session.open(TEXT)
    panel.field.setText("europa")
    session.keep(annotation(TEXT, "acht", article=2))
    session.open(TEXT, id=2)
    assert shown(panel) == ["acht"]
    assert panel.field.text() == ""


def test_filtering_never_changes_the_current_note(session: Session, panel: NotesPanel, qtbot: QtBot) -> None:
    session.open(TEXT)
    session.annotator.set_current("fünf")
    with qtbot.assertNotEmitted(panel.reveal):
        panel.field.setText("anfang")
        panel.colours.buttons[Colour.PINK].click()
        panel.clear_filter()
    assert session.annotator.current == "fünf"
    assert panel.list.currentIndex().data() == "fünf"


def test_note_stays_in_hand_while_typing_makes_it_leave_the_filter(
    session: Session, panel: NotesPanel, qtbot: QtBot
) -> None:
    session.open(TEXT)
    panel.field.setText("e")
    session.annotator.set_current("fünf")
    panel.field.setText("europa")
    panel.focus_note()
    panel.editor.note.selectAll()
    qtbot.keyClicks(panel.editor.note, "anders")
    panel.flush()
    session.annotator.set_colour("fünf", Colour.GREEN)
    assert session.annotator.current == "fünf"
    assert panel.editor.note.text() == "anders"
    assert shown(panel) == ["fünf"]
    session.annotator.set_current("")
    assert shown(panel) == []


def test_click_makes_current_and_reveals(session: Session, panel: NotesPanel, qtbot: QtBot) -> None:
    session.open(TEXT)
    assert not panel.editor.isVisible()
    point = panel.list.visualRect(panel.filter.index(1, 0)).center()
    with qtbot.waitSignal(panel.reveal, check_params_cb=lambda id: id == "fünf"):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert session.annotator.current == "fünf"
    assert panel.editor.isVisible()
    assert panel.editor.note.text() == "Wichtig für Europa"
    with qtbot.waitSignal(panel.reveal):  # again: the reader may have scrolled away
        qtbot.mouseClick(
            panel.list.viewport(),
            Qt.MouseButton.LeftButton,
            pos=panel.list.visualRect(panel.filter.index(1, 0)).center(),
        )


def test_chosen_in_the_text_is_shown_here_and_scrolls_nothing_there(
    session: Session, panel: NotesPanel, qtbot: QtBot
) -> None:
    session.open(TEXT)
    with qtbot.assertNotEmitted(panel.reveal):
        session.annotator.set_current("zehn")
    assert panel.list.currentIndex().data() == "zehn"


def test_everything_works_by_keyboard_alone(session: Session, panel: NotesPanel, qtbot: QtBot) -> None:
    session.open(TEXT)
    panel.focus_filter()
    qtbot.keyClicks(panel.field, "#wahl")
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    qtbot.waitUntil(panel.list.hasFocus)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    while panel.list.currentIndex().data() != "zehn":
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert session.annotator.current == "zehn"
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.editor.note.hasFocus)
    qtbot.keyClicks(panel.editor.note, "Schluss")
    with qtbot.waitSignal(panel.done):
        qtbot.keyClick(panel.editor.note, Qt.Key.Key_Escape)
    assert session.library.annotations.rows["zehn"].note == "Schluss"
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert "zehn" not in session.library.annotations.rows
    session.annotator.undo_stack.undo()
    assert session.library.annotations.rows["zehn"].note == "Schluss"


def test_deleting_moves_to_no_other_note_by_itself(session: Session, panel: NotesPanel, qtbot: QtBot) -> None:
    session.open(TEXT)
    session.annotator.set_current("fünf")
    with qtbot.assertNotEmitted(panel.reveal):
        session.annotator.remove("fünf")
    assert session.annotator.current == ""
    assert not panel.editor.isVisible()


def test_new_highlight_stands_in_its_place_and_can_be_written_on(
    session: Session, panel: NotesPanel, qtbot: QtBot
) -> None:
    session.open(TEXT)
    start = TEXT.index("sieben")
    session.annotator.add(Span(start, start + 6), Colour.GREEN)
    assert shown(panel)[:3] == ["Eins", "fünf", "sieben"]
    assert panel.list.currentIndex().data() == "sieben"
    panel.focus_note()
    qtbot.waitUntil(panel.editor.note.hasFocus)


def test_model_keeps_its_promises_while_rows_come_move_and_go(session: Session, qtbot: QtBot) -> None:
    session.open(TEXT)
    model, proxy = NotesModel(session.annotator), NotesFilter()
    proxy.setSourceModel(model)
    testers = [ModelTester(None), ModelTester(None)]
    for tester, tested in zip(testers, (model, proxy), strict=True):
        tester.check(tested)
    annotator = session.annotator
    proxy.set_text("e")
    for words in ("acht", "vier"):
        start = TEXT.index(words)
        annotator.add(Span(start, start + 4), Colour.PINK)
    annotator.accept("drei")
    assert [model.index(row).data() for row in range(6)] == ["Eins", "drei", "vier", "fünf", "acht", "zehn"]
    annotator.set_span("Eins", Span(TEXT.index("neun"), TEXT.index("neun") + 4))
    assert [model.index(row).data() for row in range(6)] == ["drei", "vier", "fünf", "acht", "neun", "zehn"]
    annotator.set_span("Eins", Span(0, 4))
    annotator.set_note("fünf", "ohne")
    annotator.remove("zehn")
    while annotator.undo_stack.canUndo():
        annotator.undo_stack.undo()
    proxy.set_text("")
    assert [proxy.index(row, 0).data() for row in range(5)] == ["Eins", "fünf", "zehn", "drei", "zwei"]
    session.reading.show(None)
    assert model.rowCount() == 0


def test_the_first_card_of_a_doubtful_section_carries_its_heading(
    session: Session, panel: NotesPanel
) -> None:
    session.open(TEXT)
    heights = {}
    for row in range(panel.filter.rowCount()):
        index = panel.filter.index(row, 0)
        option = QStyleOptionViewItem()
        option.widget = panel.list
        heights[index.data()] = panel.delegate.sizeHint(option, index).height()
    assert heights["drei"] > heights["Eins"]  # has no note, yet the heading
    panel.field.setText("verwaist")
    option = QStyleOptionViewItem()
    option.widget = panel.list
    alone = panel.delegate.sizeHint(option, panel.filter.index(0, 0)).height()
    assert alone == heights["zwei"]  # first of its section in either case
    session.keep(annotation(TEXT, "acht", state=AnchorState.ORPHANED, note="verwaist"))
    session.reading.show(None)
    session.open(TEXT)
    second = panel.delegate.sizeHint(option, panel.filter.index(5, 0)).height()
    assert second < alone


def test_hostile_notes_are_painted_as_text(session: Session, panel: NotesPanel, qtbot: QtBot) -> None:
    session.keep(
        annotation(TEXT, "acht", note="<b>x</b>" * 100_000, tags=("<i>t</i>", "\u202eetrap" * 50)),
        annotation(TEXT, "neun", note="\n\n\n\u202e\u2067" + "ohneleerzeichen" * 50_000),
        annotation(TEXT, "sechs", note=" \n\t "),
    )
    session.open(TEXT)
    assert not panel.grab().isNull()
    for row in range(panel.filter.rowCount()):
        assert panel.list.visualRect(panel.filter.index(row, 0)).height() < 400


def test_empty_states(session: Session, panel: NotesPanel) -> None:
    assert "No article" in panel.empty.words
    session.open("Kein Wort davon.", id=9)
    assert "No notes yet" in panel.empty.words


def test_menu_recolours_copies_and_deletes(session: Session, panel: NotesPanel, qtbot: QtBot) -> None:
    session.open(TEXT)
    note = session.annotator.get("fünf")
    assert note is not None
    menu = panel.context_menu(note)
    actions = {action.text(): action for action in menu.actions() if action.text()}
    actions["Copy passage"].trigger()
    assert QApplication.clipboard().text() == "fünf"
    colours = actions["Colour"].menu()
    assert [action.text() for action in colours.actions() if action.isChecked()] == ["Blue"]
    colours.actions()[4].trigger()
    assert session.library.annotations.rows["fünf"].colour is Colour.VIOLET
    actions["Delete highlight and note"].trigger()
    assert "fünf" not in session.library.annotations.rows
    menu.close()


def test_cards_say_themselves_to_a_screen_reader(session: Session, panel: NotesPanel) -> None:
    session.open(TEXT)
    spoken = [
        panel.filter.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(panel.filter.rowCount())
    ]
    assert spoken[1] == "Blue. fünf. Wichtig für Europa. Wahl"
    assert "Not found in the text" in spoken[4]
    assert panel.filter.index(0, 0).data(NoteRole.IS_DOUBTFUL) is False


# ----------------------------------------------------------------- setting lines


@pytest.mark.parametrize(
    "text", ["", "kurz", "Wort " * 400, "lang" * 400, "a\n\nb\nc\nd", "\U0001f600" * 300]
)
def test_text_is_set_into_few_lines_that_fit(qapp: QApplication, text: str) -> None:
    font = qapp.font()
    lines = set_lines(text, font, 150, 3)
    assert len(lines) <= 3
    whole = "".join("".join(lines).split()).removesuffix("…")
    assert "".join(text.split()).startswith(whole)
    if len(text) > 100:
        assert lines[-1].endswith("…")
