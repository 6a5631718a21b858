"""The library panel: order, filter, opening, removing, dropping."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from randnotiz.domain.shelf import ArticleSummary, Order
from randnotiz.ui.incoming import incoming
from randnotiz.ui.library_model import LibraryModel, LibraryRole
from randnotiz.ui.library_panel import LibraryPanel
from randnotiz.ui.theme import Themes
from randnotiz.ui.translations import Translations

from .fakes import FakeShelf, Session, summary

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ROWS = [
    summary(1, "Gipfel in Washington", "Tagesblatt", "Ute Kern", date(2025, 8, 18), 3),
    summary(3, "Hafen wird ausgebaut", "Küstenbote", "", date(2025, 7, 3)),
    summary(2, "Neue Brücke über die Elbe", "Tagesblatt", "Jan Åberg"),
]


@pytest.fixture
def session(tmp_path: Path, qapp: QApplication) -> Session:
    return Session(tmp_path)


@pytest.fixture
def shelf(qapp: QApplication) -> FakeShelf:
    return FakeShelf(ROWS)


def test_in_an_empty_library_the_keys_lead_to_what_can_be_done(session: Session, qtbot: QtBot) -> None:
    panel = made(FakeShelf([]), session)
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.focus_filter()
    assert panel.empty.button.hasFocus()


def made(shelf: FakeShelf, session: Session) -> LibraryPanel:
    themes = Themes(session.preferences)
    return LibraryPanel(shelf, shelf.catalogue, session.reading, themes)  # type: ignore[arg-type]


@pytest.fixture
def panel(session: Session, shelf: FakeShelf, qtbot: QtBot) -> Iterator[LibraryPanel]:
    Translations().use("en")
    panel = made(shelf, session)
    qtbot.addWidget(panel)
    panel.resize(260, 500)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    yield panel
    panel.hide()


def shown(panel: LibraryPanel) -> list[int]:
    rows = [panel.model.index(row).data(LibraryRole.SUMMARY) for row in range(panel.model.rowCount())]
    return [row.id for row in rows]


def test_newest_comes_first(panel: LibraryPanel, shelf: FakeShelf) -> None:
    assert shown(panel) == [3, 2, 1]
    shelf.add(summary(7, "Ganz neu"))
    shelf.add(summary(5, "Fast neu"))
    assert shown(panel) == [7, 5, 3, 2, 1]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("tagesblatt", [2, 1]),
        ("TAGESBLATT elbe", [2]),
        ("åberg", [2]),
        ("kern hafen", []),
        ("  gip   wash ", [1]),
        ("", [3, 2, 1]),
    ],
)
def test_all_words_typed_must_be_found(panel: LibraryPanel, words: str, wanted: list[int]) -> None:
    panel.field.setText(words)
    assert shown(panel) == wanted


def test_a_search_without_hits_offers_a_way_out(panel: LibraryPanel) -> None:
    panel.field.setText("nirgends")
    assert "Nothing found" in panel.empty.words
    panel.empty.button.click()
    assert shown(panel) == [3, 2, 1]


def test_changes_and_removals_arrive(panel: LibraryPanel, shelf: FakeShelf) -> None:
    shelf.change(ROWS[1]._replace(title="Kanal wird ausgebaut"))
    assert panel.model.find(3).data() == "Kanal wird ausgebaut"
    panel.field.setText("kanal")
    assert shown(panel) == [3]
    shelf.add(summary(8, "Kanal zum Meer"))  # what was found stays as it is under the reader's eyes
    assert shown(panel) == [3]
    shelf.remove(3)
    shelf.remove(99)
    assert shown(panel) == []
    panel.field.clear()
    assert shown(panel) == [8, 2, 1]
    shelf.rows = [summary(9, "Andere Bibliothek")]
    shelf.reset.emit()
    assert shown(panel) == [9]


def test_another_library_is_searched_anew(panel: LibraryPanel, shelf: FakeShelf) -> None:
    panel.field.setText("hafen")
    shelf.rows = [summary(9, "Hafen von Kiel"), summary(10, "Anderes")]
    shelf.reset.emit()
    assert shown(panel) == [9]
    panel.field.clear()
    assert shown(panel) == [10, 9]


def test_the_list_says_how_many(panel: LibraryPanel, shelf: FakeShelf) -> None:
    assert panel.line.count.text() == "3 articles"
    panel.field.setText("tagesblatt")
    assert panel.line.count.text() == "2 of 3"
    shelf.remove(2)
    assert panel.line.count.text() == "1 of 2"
    panel.field.setText("nirgends")
    assert panel.line.count.text() == "0 of 2"
    panel.field.clear()
    assert panel.line.count.text() == "2 articles"


def test_the_list_is_sorted_as_the_reader_wants(panel: LibraryPanel, shelf: FakeShelf, qtbot: QtBot) -> None:
    panel.list.setCurrentIndex(panel.model.find(2))
    menu = panel.line.order_menu()
    actions = {action.text(): action for action in menu.actions()}
    assert [name for name, action in actions.items() if action.isChecked()] == ["Newest in the library first"]
    with qtbot.waitSignal(panel.order_changed, check_params_cb=lambda order: order is Order.TITLE):
        actions["Title"].trigger()
    menu.close()
    assert shown(panel) == [1, 3, 2]
    assert panel.list.currentIndex().data() == "Neue Brücke über die Elbe"  # what was marked stays marked
    shelf.add(summary(4, "Hagel"))
    assert shown(panel) == [1, 3, 4, 2]
    panel.field.setText("h")
    assert panel.line.sort.isHidden()
    panel.field.clear()
    assert shown(panel) == [1, 3, 4, 2]


def test_typing_in_the_list_goes_to_a_title(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(0))
    qtbot.keyClicks(panel.list, "neu")
    assert panel.list.currentIndex().data() == "Neue Brücke über die Elbe"
    panel.list._since.invalidate()  # as after a pause
    qtbot.keyClicks(panel.list, "g")
    assert panel.list.currentIndex().data() == "Gipfel in Washington"
    panel.list._since.invalidate()  # as after a pause
    qtbot.keyClicks(panel.list, "xyz")
    assert panel.list.currentIndex().data() == "Gipfel in Washington"


def test_enter_in_the_field_opens_the_best_article_found(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.focus_filter()
    qtbot.keyClicks(panel.field, "hafen")
    with qtbot.waitSignal(panel.found, check_params_cb=lambda hit, finding: hit.article == 3):
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.keyClicks(panel.field, " nirgends")
    with qtbot.assertNotEmitted(panel.found), qtbot.assertNotEmitted(panel.opened):
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)


def test_the_way_back_into_what_was_found_leads_to_where_the_reader_was(
    panel: LibraryPanel, qtbot: QtBot
) -> None:
    panel.focus_filter()
    qtbot.keyClicks(panel.field, "tagesblatt")
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    panel.focus_filter()
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    assert panel.list.currentIndex().row() == 1


def test_up_from_the_first_row_leads_back_to_the_field(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.field.setText("tagesblatt")
    panel.focus_filter()
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    qtbot.waitUntil(panel.list.hasFocus)
    qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    qtbot.waitUntil(panel.field.hasFocus)
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert (panel.field.text(), shown(panel)) == ("", [3, 2, 1])
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(panel.field, Qt.Key.Key_Escape)


def test_after_a_search_the_open_article_is_in_view_again(
    panel: LibraryPanel, session: Session, shelf: FakeShelf
) -> None:
    session.open("Text", id=1)
    panel.field.setText("hafen")
    panel.field.clear()
    assert panel.list.currentIndex().data(LibraryRole.SUMMARY).id == 1


def test_what_was_found_is_spoken_with_its_place_and_passage(panel: LibraryPanel) -> None:
    panel.field.setText("hafen")
    spoken = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Hafen wird ausgebaut, Title, Im Text: Hafen wird ausgebaut, Küstenbote")
    assert not panel.grab().isNull()


def test_open_article_is_marked(panel: LibraryPanel, session: Session, shelf: FakeShelf) -> None:
    session.open("Text", id=2)
    marked = [row for row in shown(panel) if panel.model.find(row).data(LibraryRole.IS_OPEN)]
    assert marked == [2]
    assert panel.list.currentIndex().data(LibraryRole.SUMMARY).id == 2
    assert panel.model.find(2).data(Qt.ItemDataRole.AccessibleTextRole).endswith("open")
    session.reading.show(None)
    assert not any(panel.model.find(row).data(LibraryRole.IS_OPEN) for row in shown(panel))


def test_arriving_article_is_marked_whichever_signal_comes_first(
    panel: LibraryPanel, session: Session, shelf: FakeShelf
) -> None:
    session.open("Text", id=8)
    shelf.article_added.emit(summary(8, "Eben geöffnet"))
    assert panel.model.find(8).data(LibraryRole.IS_OPEN)


def test_click_opens(panel: LibraryPanel, qtbot: QtBot) -> None:
    point = panel.list.visualRect(panel.model.index(1)).center()
    with qtbot.waitSignal(panel.opened, check_params_cb=lambda id: id == 2):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_everything_works_by_keyboard_alone(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.focus_filter()
    qtbot.keyClicks(panel.field, "tagesblatt")
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    qtbot.waitUntil(panel.list.hasFocus)
    with qtbot.assertNotEmitted(panel.found):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.found, check_params_cb=lambda hit, finding: hit.article == 1):
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.remove_requested, check_params_cb=lambda id: id == 1):
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(panel.list, Qt.Key.Key_Escape)


def test_menu_opens_and_asks_to_remove(panel: LibraryPanel, qtbot: QtBot) -> None:
    menu = panel.context_menu(panel.model.index(0))
    actions = {action.text(): action for action in menu.actions() if action.text()}
    with qtbot.waitSignal(panel.opened, check_params_cb=lambda id: id == 3):
        actions["Open"].trigger()
    with qtbot.waitSignal(panel.remove_requested, check_params_cb=lambda id: id == 3):
        actions["Remove from the library"].trigger()
    with qtbot.waitSignal(panel.open_requested):
        actions["Open an article…"].trigger()
    menu.close()


def test_empty_library_invites(session: Session, qtbot: QtBot) -> None:
    panel = made(FakeShelf([]), session)
    qtbot.addWidget(panel)
    assert "Nothing here yet" in panel.empty.words
    with qtbot.waitSignal(panel.open_requested):
        panel.empty.button.click()


# ----------------------------------------------------------------- dropping


def mime(text: str = "", html: str = "", urls: tuple[str, ...] = ()) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    return data


def test_what_can_be_dropped(qapp: QApplication) -> None:
    assert incoming(mime(urls=("file:///a%20b.txt", "file:///c.html"))) == ["/a b.txt", "/c.html"]
    assert incoming(mime(text="Nur Text")) == ("Nur Text", "")
    assert incoming(mime(text="Text", html="<p>Text</p>")) == ("Text", "<p>Text</p>")
    assert incoming(mime(text=" \n")) is None
    assert incoming(mime()) is None
    away = incoming(mime(text="https://example.invalid/", urls=("https://example.invalid/",)))
    assert away is None or isinstance(away, tuple)  # never a path, never fetched


def test_drop_shows_where_and_hands_over(panel: LibraryPanel, qtbot: QtBot) -> None:
    data = mime(urls=("file:///artikel.txt",))
    flags = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(20, 20), *flags)
    QApplication.sendEvent(panel, enter)
    assert enter.isAccepted()
    assert panel.sign.isVisible()
    QApplication.sendEvent(panel, QDragLeaveEvent())
    assert not panel.sign.isVisible()
    QApplication.sendEvent(panel, QDragEnterEvent(QPoint(20, 20), *flags))
    with qtbot.waitSignal(panel.dropped, check_params_cb=lambda found: found == ["/artikel.txt"]):
        QApplication.sendEvent(panel, QDropEvent(QPointF(20, 20), *flags))
    assert not panel.sign.isVisible()


def test_what_cannot_be_opened_is_not_accepted(panel: LibraryPanel) -> None:
    data = mime()
    data.setData("application/x-anything", b"1")
    enter = QDragEnterEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(panel, enter)
    assert not enter.isAccepted()
    assert not panel.sign.isVisible()


# ----------------------------------------------------------------- many rows


def test_model_keeps_its_promises_while_rows_come_and_go(shelf: FakeShelf, qtbot: QtBot) -> None:
    model = LibraryModel(shelf, shelf.catalogue)  # type: ignore[arg-type]
    tester = ModelTester(None)
    tester.check(model)
    for id in (12, 11, 10):
        shelf.add(summary(id, f"Meldung {id}"))
    model.search("e")
    shelf.add(summary(13, "Meldung 13"))
    shelf.change(summary(11, "X"))
    shelf.remove(3)
    model.search("")
    model.set_open(12)
    shelf.remove(12)
    model.set_order(Order.TITLE)
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "Gipfel in Washington",
        "Meldung 10",
        "Meldung 13",
        "Neue Brücke über die Elbe",
        "X",
    ]


def test_only_rows_in_view_are_read(session: Session, qtbot: QtBot) -> None:
    shelf = FakeShelf([summary(id, f"Meldung {id}") for id in range(1, 3001)])
    panel = made(shelf, session)
    qtbot.addWidget(panel)
    panel.resize(260, 500)
    assert not panel.grab().isNull()
    assert len(set(shelf.catalogue.read)) <= 128
    panel.list.scrollToBottom()
    assert not panel.grab().isNull()
    assert 1 in shelf.catalogue.read
    assert len(set(shelf.catalogue.read)) <= 320


def test_long_list_waits_for_a_pause_in_typing(session: Session, qtbot: QtBot) -> None:
    rows: list[ArticleSummary] = [summary(id, f"Meldung {id}") for id in range(1, 6001)]
    panel = made(FakeShelf(rows), session)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.field.filtered, check_params_cb=lambda text: text == "meldung 4711"):
        qtbot.keyClicks(panel.field, "meldung 4711")
        assert panel.model.rowCount() == 6000
    assert panel.model.rowCount() == 1


def test_titles_from_outside_are_no_markup(session: Session, qtbot: QtBot) -> None:
    shelf = FakeShelf([summary(1, "<h1>Groß</h1>\n" + "x" * 100_000, "<b>Blatt</b>")])
    panel = made(shelf, session)
    qtbot.addWidget(panel)
    tip = panel.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<h1>" not in tip
    assert "<b>" not in tip
    assert len(tip) < 2000
    assert not panel.grab().isNull()
