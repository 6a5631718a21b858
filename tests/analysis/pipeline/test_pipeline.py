"""From text to analysis: windows, languages, and dates that stand within names."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from randnotiz import locations
from randnotiz.analysis.cutting import FIRST, LATER, stretches
from randnotiz.analysis.entities import Name
from randnotiz.analysis.pipeline import Pipeline, load, settle
from randnotiz.domain.mention import Label
from randnotiz.domain.problem import AnalysisProblem
from randnotiz.domain.timex import Form, TimeExpression


def _find_names(text: str, language: str) -> list[Name]:
    """Every word that begins with a capital X is a person."""
    return [Name(match.start(), match.end(), Label.PER, 0.9) for match in re.finditer(r"\bX\w*", text)]


def _find_times(text: str, language: Literal["de", "en"]) -> list[TimeExpression]:
    return [
        TimeExpression(match.start(), match.end(), "DATE", Form("shift", unit="day", count=-1), sentence=0)
        for match in re.finditer("gestern", text)
    ]


def _pipeline(detected: str | None = None) -> Pipeline:
    return Pipeline(_find_names, _find_times, "test-1", lambda text: detected)


def test_an_analysis_says_what_made_it() -> None:
    analysis = _pipeline().analyse("Xaver kam gestern.", "de", date(2025, 8, 20))
    assert (analysis.model, analysis.language) == ("test-1", "de")
    assert [(mention.label, mention.value) for mention in analysis.mentions] == [
        (Label.PER, None),
        (Label.DATE, "2025-08-19"),
    ]


def test_the_empty_text() -> None:
    assert _pipeline().analyse("", "de", None).mentions == ()


@pytest.mark.parametrize("detected", ["de", "en"])
def test_the_language_is_detected_where_none_is_given(detected: str) -> None:
    assert _pipeline(detected).analyse("Xaver", None, None).language == detected


def test_another_language_is_refused() -> None:
    with pytest.raises(AnalysisProblem, match=r"analysis\.language"):
        _pipeline().analyse("Xavier est venu.", "fr", None)
    with pytest.raises(AnalysisProblem, match=r"analysis\.language"):
        _pipeline("fr").analyse("Xavier est venu. " * 50, None, None)


def test_a_few_words_are_not_refused_on_a_guess() -> None:
    assert _pipeline("fr").analyse("Xavier in Paris", None, None).language == "de"


_PARAGRAPH = "Xaver traf gestern Xenia und Xanthippe am Tor. Danach ging er heim.\n\n"


def test_a_long_text_is_answered_progressively() -> None:
    text = _PARAGRAPH * 1_000
    steps = list(_pipeline().steps(text, "de", date(2025, 8, 20)))
    shown = [step for step in steps if step.analysis is not None]
    assert shown[0].done <= FIRST
    assert [step.done for step in steps] == sorted({step.done for step in steps})
    assert steps[-1].done == len(text)
    # doubling distances: all together no more than about twice the last
    assert sum(step.done for step in shown) <= 3 * len(text)
    for step in shown:
        assert step.analysis is not None
        expected = sum(step.done >= place.end() for place in re.finditer(r"\bX\w*|gestern", text))
        assert len(step.analysis.mentions) == expected


def test_windows_change_nothing() -> None:
    text = _PARAGRAPH * 400
    whole = {(m.start(), m.end()) for m in re.finditer(r"\bX\w*|gestern", text)}
    found = _pipeline().analyse(text, "de", None)
    assert {(mention.start, mention.end) for mention in found.mentions} == whole


def test_an_endless_line_is_cut_between_words() -> None:
    text = "Xaver " * 8_000
    assert len(_pipeline().analyse(text, "de", None).mentions) == 8_000


@given(
    st.lists(
        st.sampled_from(["wort ", "Satz. Und ", "\n\n", "\n", "😀", "x" * 500, "e\u0301", " "]), max_size=400
    )
)
def test_stretches_cover_the_text_without_gaps(parts: list[str]) -> None:
    text = "".join(parts)
    cut = list(stretches(text))
    assert "".join(text[part.start : part.end] for part in cut) == text
    for part in cut:
        assert part.first <= part.start < part.end <= part.last
        assert part.end - part.start <= LATER * 5 // 4


def _time(start: int, end: int) -> TimeExpression:
    return TimeExpression(start, end, "DATE", Form("fixed", "2025"))


@pytest.mark.parametrize(
    ("name", "time", "left"),
    [
        (Name(0, 10, Label.ORG, 0.4), (8, 10), "name"),  # Bündnis 90
        (Name(6, 12, Label.LOC, 0.99), (0, 16), "time"),  # Mitte der Woche
        (Name(0, 3, Label.PER, 0.95), (0, 3), "name"),  # May
        (Name(0, 3, Label.PER, 0.5), (0, 3), "time"),  # Mai
    ],
)
def test_of_a_name_and_a_date_in_one_place_one_stays(name: Name, time: tuple[int, int], left: str) -> None:
    names, times = settle([name], [_time(*time)])
    assert (len(names), len(times)) == ((1, 0) if left == "name" else (0, 1))


def test_names_and_dates_side_by_side_both_stay() -> None:
    names, times = settle([Name(0, 3, Label.PER), Name(8, 9, Label.PER)], [_time(3, 8), _time(9, 11)])
    assert (len(names), len(times)) == (2, 2)


def test_a_missing_model_is_said_plainly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(locations, "model", lambda: tmp_path)
    with pytest.raises(AnalysisProblem, match=r"analysis\.no_model"):
        load(lambda text: None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In Belgian politics, the term refers to a coalition.", "en"),
        ("Xaver in Paris", "de"),
        ("Was hat Xaver in Paris gemacht, und mit wem?", "de"),
        ("", "de"),
    ],
)
def test_a_short_text_is_german_unless_it_reads_english(text: str, language: str) -> None:
    assert _pipeline().analyse(text, None, None).language == language
