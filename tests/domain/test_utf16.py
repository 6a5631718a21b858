"""Code points and the UTF-16 units that Qt counts in."""

from __future__ import annotations

from hypothesis import given
from tests.domain.strategies import EMOJI, FAMILY, FLAG, texts

from randnotiz.domain.utf16 import Utf16Map


@given(texts())
def test_units_are_those_of_the_encoder(text: str) -> None:
    positions = Utf16Map(text)
    for offset in range(len(text) + 1):
        assert positions.to_units(offset) == len(text[:offset].encode("utf-16-le")) // 2
    assert (positions.length, positions.units) == (len(text), len(text.encode("utf-16-le")) // 2)


@given(texts())
def test_there_and_back_is_the_same_place(text: str) -> None:
    positions = Utf16Map(text)
    for offset in range(len(text) + 1):
        assert positions.to_offset(positions.to_units(offset)) == offset


def test_one_emoji_shifts_all_that_follows() -> None:
    positions = Utf16Map(f"{EMOJI}ab")
    assert [positions.to_units(offset) for offset in range(4)] == [0, 2, 3, 4]


def test_the_middle_of_a_surrogate_pair_counts_as_its_start() -> None:
    text = f"a{FLAG}{FAMILY}"
    positions = Utf16Map(text)
    middle = positions.to_units(1) + 1
    assert positions.to_offset(middle) in (1, 2)
    assert text[: positions.to_offset(middle)].encode("utf-16-le")  # never half a pair
    assert positions.to_offset(middle) == 1
