"""The sidebar's upper part, with the real reading behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from randnotiz.domain.mention import Analysis, Label
from randnotiz.ui.found_delegate import eye_rect
from randnotiz.ui.found_menu import FoundMenu
from randnotiz.ui.found_model import FoundFilter, FoundModel, FoundRole
from randnotiz.ui.found_panel import FoundPanel
from randnotiz.ui.found_rows import FoundRow
from randnotiz.ui.theme import Themes

from .fakes import Session, marked

# What the off-screen platform says of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ARTICLE = (
    "[Donald Trump|PER|0.9] und [Selenskyj|PER|0.9] in [Washington|LOC|0.9]. [Trump|PER=Donald Trump|0.9]"
    " sagte [gestern|DATE=2025-08-19], die [NATO|ORG|0.9] und [Trumps|PER=Donald Trump|0.9] Leute blieben."
)
TRUMP = "PER:Donald Trump"


@pytest.fixture
def session(tmp_path: Path, qapp: QApplication) -> Session:
    return Session(tmp_path)


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> Iterator[FoundPanel]:
    panel = FoundPanel(session.reading, session.preferences, Themes(session.preferences))
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    yield panel
    panel.hide()


def read(session: Session, markup: str = ARTICLE, id: int = 1) -> Analysis:
    text, analysis = marked(markup)
    session.open(text, id)
    session.reading.set_analysis(analysis)
    return analysis


def outline(panel: FoundPanel) -> dict[str, list[str]]:
    """What the panel lists: headings and the names under them."""
    tree = panel.filter
    return {
        tree.index(place, 0).data(): [
            tree.index(row, 0, tree.index(place, 0)).data()
            for row in range(tree.rowCount(tree.index(place, 0)))
        ]
        for place in range(tree.rowCount())
    }


def row_of(panel: FoundPanel, entity: str) -> QModelIndex:
    return panel.filter.mapFromSource(panel.model.find(entity))


def group_of(panel: FoundPanel, label: Label) -> QModelIndex:
    return panel.filter.mapFromSource(panel.model.group(label))


def test_lists_people_organisations_places_and_dates(session: Session, panel: FoundPanel) -> None:
    read(session)
    assert outline(panel) == {
        "People": ["Donald Trump", "Selenskyj"],
        "Organisations": ["NATO"],
        "Places": ["Washington"],
        "Dates": ["Tue, 19 August 2025"],
    }


def test_filter_looks_at_spellings_too_and_drops_empty_groups(session: Session, panel: FoundPanel) -> None:
    read(session)
    panel.field.setText("TRUMPS")
    assert outline(panel) == {"People": ["Donald Trump"]}
    panel.field.setText("donald nirgends")
    assert outline(panel) == {}
    assert "Nothing matches" in panel.empty.words
    panel.empty.button.click()
    assert len(outline(panel)) == 4
    assert panel.field.text() == ""


def test_followed_entity_stays_in_the_list_whatever_is_filtered(session: Session, panel: FoundPanel) -> None:
    read(session)
    panel.field.setText("nato")
    session.reading.select_entity("LOC:Washington")
    assert outline(panel) == {"Organisations": ["NATO"], "Places": ["Washington"]}
    session.reading.select_entity("ORG:NATO")
    assert outline(panel) == {"Organisations": ["NATO"]}


def test_filtering_opens_closed_groups_and_does_not_forget_them(session: Session, panel: FoundPanel) -> None:
    read(session)
    panel.tree.collapse(group_of(panel, Label.PER))
    assert session.preferences.collapsed_labels == {Label.PER}
    panel.field.setText("trump")
    assert panel.tree.isExpanded(group_of(panel, Label.PER))
    panel.field.clear()
    assert not panel.tree.isExpanded(group_of(panel, Label.PER))
    assert panel.tree.isExpanded(group_of(panel, Label.LOC))
    assert session.preferences.collapsed_labels == {Label.PER}


def test_closed_groups_stay_closed_in_the_next_article(session: Session, panel: FoundPanel) -> None:
    session.preferences.collapsed_labels = frozenset({Label.ORG})
    read(session)
    assert not panel.tree.isExpanded(group_of(panel, Label.ORG))
    assert panel.tree.isExpanded(group_of(panel, Label.PER))


def test_selecting_shows_which_of_how_many(session: Session, panel: FoundPanel) -> None:
    read(session)
    panel.tree.setCurrentIndex(row_of(panel, TRUMP))
    assert session.reading.entity == TRUMP
    assert panel.tree.stepper.isVisible()
    assert panel.tree.stepper.label.text() == "1 of 3"
    panel.tree.stepper.forth.click()
    panel.tree.stepper.forth.click()
    assert panel.tree.stepper.label.text() == "3 of 3"
    assert session.reading.mention is not None
    assert session.reading.mention.start == marked(ARTICLE)[0].index("Trumps")
    panel.tree.stepper.back.click()
    assert panel.tree.stepper.label.text() == "2 of 3"


def test_stepper_lies_in_the_row_of_its_entity(session: Session, panel: FoundPanel, qtbot: QtBot) -> None:
    read(session)
    session.reading.select_entity("ORG:NATO")
    row = panel.tree.visualRect(row_of(panel, "ORG:NATO"))
    assert row.contains(panel.tree.stepper.geometry().center())
    panel.tree.collapse(group_of(panel, Label.PER))
    qtbot.waitUntil(lambda: panel.tree.visualRect(row_of(panel, "ORG:NATO")) != row)
    assert panel.tree.visualRect(row_of(panel, "ORG:NATO")).contains(panel.tree.stepper.geometry().center())
    panel.tree.collapse(group_of(panel, Label.ORG))
    qtbot.waitUntil(lambda: not panel.tree.stepper.isVisible())


def test_clicked_mention_selects_its_row_even_in_a_closed_group(session: Session, panel: FoundPanel) -> None:
    session.preferences.collapsed_labels = frozenset({Label.LOC})
    analysis = read(session)
    (mention,) = analysis.mentions_of("LOC:Washington")
    session.reading.select_mention(mention)
    assert panel.tree.currentIndex().data() == "Washington"
    assert panel.tree.isExpanded(group_of(panel, Label.LOC))
    assert session.preferences.collapsed_labels == {Label.LOC}  # opened for now, not for ever


def test_analysis_that_grows_keeps_selection_folding_and_place(
    session: Session, panel: FoundPanel, qtbot: QtBot
) -> None:
    many = " ".join(f"[Name{n:03}|PER] [Ort{n:03}|LOC]" for n in range(120))
    text, whole = marked(many)
    session.open(text)
    half = replace(whole, mentions=whole.mentions[:120], entities=whole.entities[:120])
    session.reading.set_analysis(half)
    panel.tree.collapse(group_of(panel, Label.LOC))
    session.reading.select_entity("PER:Name030")
    panel.tree.verticalScrollBar().setValue(300)
    before = panel.tree.visualRect(row_of(panel, "PER:Name030")).top()
    session.reading.set_analysis(whole)
    assert session.reading.entity == "PER:Name030"
    assert panel.tree.currentIndex().data() == "Name030"
    assert panel.tree.visualRect(row_of(panel, "PER:Name030")).top() == before
    assert not panel.tree.isExpanded(group_of(panel, Label.LOC))
    assert len(outline(panel)["People"]) == 120


def test_analysis_that_loses_the_row_under_the_cursor_selects_nothing_else(
    session: Session, panel: FoundPanel
) -> None:
    analysis = read(session)
    panel.tree.setCurrentIndex(row_of(panel, TRUMP))
    rest = tuple(mention for mention in analysis.mentions if mention.entity != TRUMP)
    session.reading.set_analysis(replace(analysis, mentions=rest))
    assert session.reading.entity is None
    assert not panel.tree.stepper.isVisible()


def test_model_keeps_its_promises_while_rows_come_move_and_go(session: Session, qtbot: QtBot) -> None:
    model, proxy = FoundModel(), FoundFilter()
    proxy.setSourceModel(model)
    testers = [ModelTester(None), ModelTester(None)]
    for tester, tested in zip(testers, (model, proxy), strict=True):
        tester.check(tested)

    def group(*names: str) -> dict[Label, list[FoundRow]]:
        return {Label.PER: [FoundRow(name, Label.PER, name, haystack=name) for name in names]}

    for names in ("abc", "cab", "xcyb", "", "dabce", "ecabd", "e", "aeb"):
        model.set_rows(group(*names))
        assert [proxy.index(row, 0, proxy.index(0, 0)).data() for row in range(len(names))] == list(names)
        if names:
            proxy.set_text(names[0])
            assert proxy.rowCount(proxy.index(0, 0)) == 1
            proxy.set_text("")


def test_persistent_rows_follow_their_entity(session: Session, panel: FoundPanel) -> None:
    read(session)
    panel.tree.setCurrentIndex(row_of(panel, "PER:Selenskyj"))
    session.preferences.entity_order = "name"
    assert outline(panel)["People"] == ["Donald Trump", "Selenskyj"]
    read(session, "[Zorn|PER] [Selenskyj|PER] [Selenskyj|PER] [Adam|PER]", id=1)
    assert outline(panel)["People"] == ["Adam", "Selenskyj", "Zorn"]


def test_eye_switches_underlining_off_and_on(session: Session, panel: FoundPanel, qtbot: QtBot) -> None:
    read(session)
    rect = eye_rect(panel.tree.visualRect(group_of(panel, Label.ORG)))
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert session.preferences.hidden_labels == {Label.ORG}
    assert panel.tree.isExpanded(group_of(panel, Label.ORG))
    spoken = group_of(panel, Label.ORG).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "not underlined" in spoken
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert session.preferences.hidden_labels == frozenset()


def test_click_beside_the_eye_folds_the_group(session: Session, panel: FoundPanel, qtbot: QtBot) -> None:
    read(session)
    rect = panel.tree.visualRect(group_of(panel, Label.ORG))
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, rect.center().y()))
    assert session.preferences.collapsed_labels == {Label.ORG}


def test_double_click_goes_to_the_next_mention(session: Session, panel: FoundPanel, qtbot: QtBot) -> None:
    read(session)
    point = panel.tree.visualRect(row_of(panel, TRUMP)).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert session.reading.place() == (1, 3)
    qtbot.mouseDClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert session.reading.place() == (2, 3)


def test_everything_works_by_keyboard_alone(session: Session, panel: FoundPanel, qtbot: QtBot) -> None:
    read(session)
    panel.focus_filter()
    qtbot.keyClicks(panel.field, "tr")
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    tree = panel.tree
    qtbot.waitUntil(tree.hasFocus)
    for _ in range(3):
        if tree.currentIndex().data(FoundRole.ROW):
            break
        qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert session.reading.entity == TRUMP
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert session.reading.place() == (2, 3)
    qtbot.keyClick(tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert session.reading.place() == (1, 3)
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert session.preferences.hidden_labels == {Label.PER}
    qtbot.keyClick(tree, Qt.Key.Key_Up)
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    assert not tree.isExpanded(group_of(panel, Label.PER))
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(tree, Qt.Key.Key_Escape)


def test_escape_empties_the_filter_first(session: Session, panel: FoundPanel, qtbot: QtBot) -> None:
    read(session)
    qtbot.keyClicks(panel.field, "nato")
    with qtbot.assertNotEmitted(panel.left):
        qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.field.text() == ""
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(panel.field, Qt.Key.Key_Escape)


def test_states_are_told_apart(session: Session, panel: FoundPanel, qtbot: QtBot) -> None:
    assert "No article" in panel.empty.words
    text, analysis = marked("Nichts.")
    session.open(text)
    session.reading.set_state("working")
    assert "Reading along" in panel.empty.words
    session.reading.set_state("unsupported")
    assert "language" in panel.empty.words
    session.reading.set_state("failed")
    with qtbot.waitSignal(panel.retry_wanted):
        panel.empty.button.click()
    session.reading.set_state("idle")
    session.reading.set_analysis(analysis)
    assert "Nothing found" in panel.empty.words


def test_hint_about_the_missing_date_asks_for_it(session: Session, panel: FoundPanel, qtbot: QtBot) -> None:
    text, analysis = marked("[gestern|DATE=]")
    session.open(text, published=None)
    session.reading.set_analysis(analysis)
    hint = panel.filter.index(0, 0, panel.filter.index(0, 0))
    assert "publication date" in hint.data()
    panel.tree.setCurrentIndex(hint)
    assert session.reading.entity is None
    with qtbot.waitSignal(panel.date_wanted):
        qtbot.keyClick(panel.tree, Qt.Key.Key_Return)


def test_another_article_starts_unfiltered(session: Session, panel: FoundPanel) -> None:
    read(session)
    panel.field.setText("nato")
    read(session, "[Berlin|LOC] und [Rom|LOC]", id=2)
    assert panel.field.text() == ""
    assert outline(panel) == {"Places": ["Berlin", "Rom"]}


def test_menu_copies_the_name_and_closes_all_groups(
    session: Session, panel: FoundPanel, qtbot: QtBot
) -> None:
    read(session)
    menu = FoundMenu(row_of(panel, TRUMP), session.reading, session.preferences, panel)
    actions = {action.text(): action for action in menu.actions() if action.text()}
    actions["Copy name"].trigger()
    assert QApplication.clipboard().text() == "Donald Trump"
    actions["Close all groups"].trigger()
    assert not any(panel.tree.isExpanded(panel.filter.index(place, 0)) for place in range(4))
    menu.close()


def test_rows_say_themselves_to_a_screen_reader(session: Session, panel: FoundPanel) -> None:
    read(session)
    assert row_of(panel, TRUMP).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Donald Trump, Person, 3")
    assert panel.tree.accessibleName()
    assert panel.field.accessibleName()
    assert panel.tree.stepper.forth.accessibleName()


def test_of_thousands_of_mentions_the_rows_come_a_moment_later_and_are_the_same(
    session: Session, panel: FoundPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(session)
    expected = outline(panel)
    session.reading.show(None)
    monkeypatch.setattr("randnotiz.ui.found_panel._MANY", 2)
    monkeypatch.setattr("randnotiz.ui.found_rows._AT_ONCE", 2)
    read(session, id=2)
    assert outline(panel) != expected
    session.reading.select_entity(TRUMP)
    qtbot.waitUntil(lambda: outline(panel) == expected)
    assert panel.tree.stepper.isVisible()
    read(session, id=3)
    session.reading.show(None)  # what is under way is given up
    assert outline(panel) != expected
