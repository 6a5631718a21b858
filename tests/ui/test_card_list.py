"""A list of cards: of thousands only what is seen is measured at once, and it stays where it is."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from randnotiz.ui.card_list import CardList

MANY = 3000
HEIGHT = Qt.ItemDataRole.UserRole + 1


class Cards(QStyledItemDelegate):
    """As high as the model says; counts what it is asked, and remembers what it painted."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: Counter[str] = Counter()
        self.painted: dict[str, QStyle.StateFlag] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        self.asked[index.data()] += 1
        return QSize(100, index.data(HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.painted[index.data()] = option.state


def card(name: str, height: int) -> QStandardItem:
    item = QStandardItem(name)
    item.setData(height, HEIGHT)
    return item


def height_of(number: int) -> int:
    return 30 + number * 37 % 90


@pytest.fixture
def model() -> QStandardItemModel:
    model = QStandardItemModel()
    for number in range(MANY):
        model.appendRow(card(str(number), height_of(number)))
    return model


@pytest.fixture
def cards() -> Cards:
    return Cards()


@pytest.fixture
def view(model: QStandardItemModel, cards: Cards, qtbot: QtBot) -> CardList:
    view = CardList()
    qtbot.addWidget(view)
    view.setItemDelegate(cards)
    view.setModel(model)
    view.resize(300, 500)
    view.show()
    qtbot.waitExposed(view)
    return view


def whole(view: CardList, cards: Cards, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(cards.asked) == MANY, timeout=20_000)


def test_cards_follow_each_other_without_gaps_and_are_found_where_they_are(
    view: CardList, cards: Cards, model: QStandardItemModel, qtbot: QtBot
) -> None:
    whole(view, cards, qtbot)
    bottom = 0
    for row in range(40):
        rect = view.visualRect(model.index(row, 0))
        assert (rect.top(), rect.height(), rect.width()) == (bottom, height_of(row), view.viewport().width())
        assert view.indexAt(rect.center()).row() == row
        bottom += rect.height()
    assert not view.indexAt(QPoint(5, -1)).isValid()
    total = sum(height_of(row) for row in range(MANY))
    assert view.verticalScrollBar().maximum() == total - view.viewport().height()


def test_only_what_is_seen_is_measured_before_the_window_has_its_turn(
    view: CardList, cards: Cards, model: QStandardItemModel
) -> None:
    cards.asked.clear()
    view.reset()
    view.viewport().repaint()
    assert 5 < len(cards.asked) < 40
    view.scrollTo(model.index(MANY - 1, 0))
    view.viewport().repaint()
    assert len(cards.asked) < 80
    assert view.visualRect(model.index(MANY - 1, 0)).bottom() <= view.viewport().height()


def test_a_card_that_says_something_else_is_the_only_one_measured_again(
    view: CardList, cards: Cards, model: QStandardItemModel, qtbot: QtBot
) -> None:
    whole(view, cards, qtbot)
    view.scrollTo(model.index(700, 0), CardList.ScrollHint.PositionAtTop)
    before = view.visualRect(model.index(700, 0)).top()
    cards.asked.clear()
    model.item(3).setData(444, HEIGHT)
    qtbot.waitUntil(lambda: view.visualRect(model.index(3, 0)).height() == 444)
    assert set(cards.asked) <= {"2", "3", "4"}
    assert view.visualRect(model.index(700, 0)).top() == before


def test_what_is_seen_stays_where_it_is_while_the_rest_is_measured(
    view: CardList, cards: Cards, model: QStandardItemModel, qtbot: QtBot
) -> None:
    view.scrollTo(model.index(2000, 0), CardList.ScrollHint.PositionAtTop)
    assert view.visualRect(model.index(2000, 0)).top() == 0
    assert len(cards.asked) < MANY
    value = view.verticalScrollBar().value()
    whole(view, cards, qtbot)
    QApplication.processEvents()
    assert view.visualRect(model.index(2000, 0)).top() == 0
    assert view.verticalScrollBar().value() != value


def test_cards_that_come_and_go_above_move_nothing_in_view(
    view: CardList, cards: Cards, model: QStandardItemModel, qtbot: QtBot
) -> None:
    whole(view, cards, qtbot)
    view.scrollTo(model.index(100, 0), CardList.ScrollHint.PositionAtTop)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 7)
    kept = QPersistentModelIndex(model.index(102, 0))
    before = view.visualRect(kept)
    model.insertRow(20, card("neu", 77))
    assert view.visualRect(kept) == before
    qtbot.waitUntil(lambda: view.visualRect(model.index(20, 0)).height() == 77)
    assert view.visualRect(kept) == before
    model.removeRows(4, 10)
    QApplication.processEvents()
    assert view.visualRect(kept) == before
    model.removeRows(0, model.rowCount() - 3)
    assert view.verticalScrollBar().maximum() == 0
    assert view.visualRect(model.index(0, 0)).top() == 0
    model.clear()
    view.viewport().repaint()
    assert not view.indexAt(QPoint(5, 5)).isValid()


def test_keys_lead_from_card_to_card_and_by_pages(
    view: CardList, model: QStandardItemModel, qtbot: QtBot
) -> None:
    view.setCurrentIndex(model.index(0, 0))
    for key, row in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_End, MANY - 1),
        (Qt.Key.Key_Down, MANY - 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Up, 0),
    ):
        qtbot.keyClick(view, key)
        assert view.currentIndex().row() == row
        rect = view.visualRect(view.currentIndex())
        assert view.viewport().rect().contains(rect)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    page = view.currentIndex().row()
    assert 4 < page < 12
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.currentIndex().row() <= 1


def test_a_click_selects_and_the_card_is_painted_so(
    view: CardList, cards: Cards, model: QStandardItemModel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.clicked):
        at = view.visualRect(model.index(2, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [index.row() for index in view.selectedIndexes()] == [2]
    cards.painted.clear()
    view.viewport().repaint()
    assert cards.painted["2"] & QStyle.StateFlag.State_Selected
    assert not cards.painted["1"] & QStyle.StateFlag.State_Selected
    assert set(cards.painted) == {str(row) for row in range(len(cards.painted))}
    assert len(cards.painted) < 20


def test_another_width_measures_anew(
    view: CardList, cards: Cards, model: QStandardItemModel, qtbot: QtBot
) -> None:
    whole(view, cards, qtbot)
    cards.asked.clear()
    model.blockSignals(True)
    model.item(1).setData(200, HEIGHT)
    model.blockSignals(False)
    view.resize(250, 500)
    assert view.visualRect(model.index(1, 0)).height() == 200
    whole(view, cards, qtbot)


def test_a_width_that_comes_with_new_rows_counts(
    view: CardList, cards: Cards, model: QStandardItemModel, qtbot: QtBot
) -> None:
    model.clear()
    model.appendRow(card("erste", 50))
    view.viewport().repaint()
    widths: list[int] = []
    known = cards.sizeHint

    def measured(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        widths.append(view.viewport().width())
        return QSize(100, view.viewport().width() // 4 if index.row() == 0 else known(option, index).height())

    cards.sizeHint = measured  # type: ignore[method-assign]
    for number in range(30):
        model.appendRow(card(str(number), 40))
        view.resize(300 - number, 400)
    view.viewport().repaint()
    assert len(set(widths)) > 5
    assert view.visualRect(model.index(0, 0)).height() == view.viewport().width() // 4
