"""The search itself: offsets, linear work, and what it does with any text at all."""

from datetime import date
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.timex.reading import read

from randnotiz.analysis.timex import TimeExpression, find_times, resolve
from randnotiz.analysis.timex.finder import Search
from randnotiz.analysis.timex.language import load

NASTY = ["\ufeff", "\u00a0", "\r\n", "\u2028", "😀", "👩\u200d🚒", "a\u0308", "\u0301", "٣", "²", "", "\x00"]
PIECES = [
    "am 3. Mai",
    "Montag",
    "1990",
    "20.30 Uhr",
    "der vergangenen Woche",
    "May 5, 2011",
    "two years ago",
    ". ",
    ", ",
    "-",
    "„",
    "“",
    " ",
]


@settings(max_examples=150, deadline=None)
@given(
    text=st.lists(st.one_of(st.sampled_from(NASTY + PIECES), st.text(max_size=8)), max_size=14).map("".join),
    language=st.sampled_from(["de", "en"]),
)
def test_spans_are_ordered_apart_and_survive_storage(text: str, language: Literal["de", "en"]) -> None:
    found = find_times(text, language)

    end = 0
    for expression in found:
        assert end <= expression.start < expression.end <= len(text)
        assert text[expression.start : expression.end].strip() == text[expression.start : expression.end]
        assert TimeExpression.from_dict(expression.to_dict()) == expression
        end = expression.end
    assert len(resolve(found, date(2025, 8, 20))) == len(found)


@pytest.mark.parametrize("nasty", NASTY)
def test_offsets_count_code_points_whatever_stands_before(nasty: str) -> None:
    text = f"{nasty} Am 3. Mai 2024 war Markt."

    assert read(text) == [("3. Mai 2024", "2024-05-03")]


def test_decomposed_letters_and_soft_hyphens_are_read() -> None:
    assert read("Im Ma\u0308rz 2021 und im Fe\u00adbruar 2020.") == [
        ("Ma\u0308rz 2021", "2021-03"),
        ("Fe\u00adbruar 2020", "2020-02"),
    ]


def test_no_break_spaces_join_what_belongs_together() -> None:
    assert read("Am 3.\u00a0Mai\u00a02024 war Markt.") == [("3.\u00a0Mai\u00a02024", "2024-05-03")]


HOSTILE = {
    "ordinals": "3. ",
    "dates that never end": "1.1.",
    "nights": "Nacht von ",
    "weekdays without a verb": "Montag und ",
    "clock times": "8.30-",
    "open quotations": "„Freitag ",
    "numbers in words": "zwei bis ",
    "articles": "der ",
    "years": "1990/",
    "digits": "19",
    "letters": "a",
    "hyphens": "Ex-",
    "combining marks": "a\u0301",
    "line ends": "am\n",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("language", ["de", "en"])
def test_work_grows_with_the_text_and_no_faster(unit: str, language: str) -> None:
    def steps(copies: int) -> int:
        search = Search(unit * copies, load(language))
        search.run()
        return search.steps

    assert steps(800) <= 2.1 * steps(400) + 200


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        find_times("heute", "fr")  # type: ignore[arg-type]


def test_the_first_sentence_of_the_program_works_without_a_publication_date() -> None:
    assert read("Am Dienstag und am 3. Mai 2024, seit 80 Jahren.", published=None) == [
        ("Dienstag", None),
        ("3. Mai 2024", "2024-05-03"),
        ("80 Jahren", "P80Y"),
    ]
