"""Edit distance against the textbook's table, and the closest stretch against trying them all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from randnotiz.domain.edit_distance import closest, distance

few_letters = st.text(alphabet="abü😀", max_size=9)


def _by_table(first: str, second: str) -> int:
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        following = [i]
        for j, b in enumerate(second, 1):
            following.append(min(row[j] + 1, following[-1] + 1, row[j - 1] + (a != b)))
        row = following
    return row[-1]


@given(few_letters, few_letters)
def test_distance_is_that_of_the_table(first: str, second: str) -> None:
    assert distance(first, second) == _by_table(first, second)


@given(few_letters.filter(bool), few_letters)
def test_nothing_in_the_window_is_closer_than_the_closest(pattern: str, window: str) -> None:
    match = closest(pattern, window)
    stretches = [window[i:j] for i in range(len(window) + 1) for j in range(i, len(window) + 1)]
    assert match.errors == min(_by_table(pattern, stretch) for stretch in stretches)
    assert match.errors == _by_table(pattern, window[match.start : match.end])


def test_a_pattern_may_be_longer_than_a_machine_word() -> None:
    pattern = "Die Bundesregierung hat neue Hilfen beschlossen. " * 4
    window = f"Davor. {pattern.replace('neue', 'weitere', 1)} Danach."
    match = closest(pattern, window)
    assert window[match.start : match.end].startswith("Die Bundesregierung")
    assert match.errors == distance("neue", "weitere")


def test_an_empty_pattern_is_refused() -> None:
    with pytest.raises(ValueError, match="empty pattern"):
        closest("", "Text")
