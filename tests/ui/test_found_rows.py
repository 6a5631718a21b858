"""Counting, sorting and wording of what was found."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from randnotiz.domain.mention import Analysis, Entity, Label, Mention
from randnotiz.ui.date_words import date_words
from randnotiz.ui.found_rows import FoundRow, found_rows
from randnotiz.ui.found_tips import entity_tip
from randnotiz.ui.translations import Translations

from .fakes import marked

GERMAN = QLocale("de_DE")
DAY = date(2025, 8, 20)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    """The program's words are English, whatever was spoken before."""
    Translations().use("en")


def rows(markup: str, label: Label, order: str = "count", published: date | None = DAY) -> list[FoundRow]:
    text, analysis = marked(markup)
    return found_rows(analysis, text, published, order, True, GERMAN)[label]


def names(markup: str, label: Label, order: str = "count") -> list[str]:
    return [row.name for row in rows(markup, label, order)]


NAMES = "[Zorn|PER] [Ärger|PER] [Äger|PER=Ärger] [azur|PER] [Zorn|PER] [Ärger|PER]"


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ("count", ["Ärger", "Zorn", "azur"]),
        ("name", ["Ärger", "azur", "Zorn"]),
        ("place", ["Zorn", "Ärger", "azur"]),
    ],
)
def test_names_come_in_the_order_chosen(order: str, wanted: list[str]) -> None:
    assert names(NAMES, Label.PER, order) == wanted


def test_equal_counts_come_in_text_order() -> None:
    assert names("[B|LOC] [A|LOC] [C|LOC]", Label.LOC) == ["B", "A", "C"]


def test_dates_come_by_time_longer_periods_first_and_unresolved_last() -> None:
    markup = (
        "[damals|DATE=] [80 Jahre|DATE=P80Y] [Dienstag|DATE=2025-08-19] [August|DATE=2025-08]"
        " [Woche|DATE=2025-W33] [abends|DATE=2025-08-19TEV] [um zwei|DATE=2025-08-19T14:00] [1999|DATE=1999]"
    )
    assert names(markup, Label.DATE, "name") == [
        "1999",
        "August 2025",
        "Week of 11 August 2025",
        "Di., 19 August 2025",
        "Di., 19 August 2025, 2:00 pm",
        "Di., 19 August 2025, evening",
        "80 years",
        "damals",
    ]


def test_missing_publication_date_is_hinted_at_before_what_hangs_on_it() -> None:
    markup = "[gestern|DATE=] [2024|DATE=2024]"
    assert [row.is_hint for row in rows(markup, Label.DATE, published=None)] == [False, True, False]
    assert [row.is_hint for row in rows(markup, Label.DATE)] == [False, False]
    assert [row.is_hint for row in rows("[2024|DATE=2024]", Label.DATE, published=None)] == [False]


def test_occurrences_inside_compounds_count_only_if_they_are_shown() -> None:
    text = "NATO NATO-Flagge EU-Haus"
    mentions = (
        Mention(0, 4, Label.ORG, "n"),
        Mention(5, 9, Label.ORG, "n", related=True),
        Mention(17, 19, Label.ORG, "e", related=True),
    )
    entities = (Entity("n", Label.ORG, "NATO"), Entity("e", Label.ORG, "EU"))
    analysis = Analysis("", "", "de", mentions, entities)
    shown = found_rows(analysis, text, DAY, "count", True, GERMAN)[Label.ORG]
    assert [(row.name, row.count, row.is_doubtful) for row in shown] == [("NATO", 2, False), ("EU", 1, True)]
    without = found_rows(analysis, text, DAY, "count", False, GERMAN)[Label.ORG]
    assert [(row.name, row.count) for row in without] == [("NATO", 1)]


def test_only_the_surest_mention_decides_whether_a_row_is_doubtful() -> None:
    found = rows("[Trump|PER=Donald Trump|0.3] [Trumps|PER=Donald Trump|0.9] [X|PER=Y|0.4]", Label.PER)
    assert {row.name: row.is_doubtful for row in found} == {"Donald Trump": False, "Y": True}


def test_tooltip_never_takes_a_name_for_markup() -> None:
    (row,) = rows("[<img src=x>|ORG=<b>Böse & Co</b>|0.42]", Label.ORG)
    tip = entity_tip(row)
    assert "&lt;b&gt;Böse &amp; Co&lt;/b&gt;" in tip
    assert "<b>" not in tip
    assert "<img" not in tip
    assert "42" in tip


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-08-19", "Di., 19 August 2025"),
        ("2025-08", "August 2025"),
        ("2025-W33", "Week of 11 August 2025"),
        ("2025-W33-WE", "Weekend of 16 August 2025"),
        ("2025-WI", "Winter 2025/26"),
        ("1999-WI", "Winter 1999/00"),
        ("2025-Q3", "Quarter 3 of 2025"),
        ("2025-H2", "Second half of 2025"),
        ("2025", "2025"),
        ("199", "1990s"),
        ("19", "20th century"),
        ("20", "21st century"),
        ("10", "11th century"),
        ("BC0044", "44 BC"),
        ("P3D", "3 days"),
        ("PT2H", "2 hours"),
        ("2019/2020", "2019 – 2020"),
        ("PXD", None),
        ("PRESENT_REF", None),
        ("XXXX-WXX-1", None),
        ("2025-02-30", None),
        ("", None),
        (None, None),
        ("P99999999999999Y", None),
    ],
)
def test_values_in_words(value: str | None, words: str | None) -> None:
    assert date_words(value, GERMAN) == words
