"""Sentences and windows."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from randnotiz.analysis.recogniser.windows import sentence_starts, windows
from randnotiz.analysis.recogniser.words import word_spans


def sentences(text: str) -> list[str]:
    spans = word_spans(text)
    starts = sentence_starts(text, spans)
    ends = [*starts[1:], len(spans)]
    return [text[spans[start][0] : spans[end - 1][1]] for start, end in zip(starts, ends, strict=True)]


def test_full_stops_and_line_breaks_end_sentences() -> None:
    assert sentences("RUSSLAND GREIFT AN\nKiew meldet Verluste. „Es ist ernst.“ Wer hilft? Die NATO.") == [
        "RUSSLAND GREIFT AN", "Kiew meldet Verluste.", "„Es ist ernst.“", "Wer hilft?", "Die NATO.",
    ]  # fmt: skip


def test_abbreviations_initials_and_ordinals_do_not() -> None:
    whole = "Am 12. August traf Dr. Müller in St. Petersburg George W. Bush z. B. im Hotel."
    assert sentences(whole) == [whole]


def test_a_year_ends_a_sentence() -> None:
    assert len(sentences("Das war 1989. Danach kam Kohl.")) == 2


def test_whole_sentences_share_a_window_while_they_fit() -> None:
    found = list(windows([0, 4, 8], [1] * 12, room=8, overlap=2))
    assert [(window.start, window.end) for window in found] == [(0, 8), (8, 12)]


def test_a_sentence_that_does_not_fit_is_read_in_overlapping_windows() -> None:
    found = list(windows([0], [1] * 20, room=8, overlap=4))
    assert all(window.end - window.start <= 8 for window in found)
    assert all(later.start < earlier.end for earlier, later in pairwise(found))
    assert all(window.start < window.first for window in found[1:])


def test_nothing_has_no_windows() -> None:
    assert list(windows([], [], room=8, overlap=2)) == []


@given(
    st.lists(st.integers(1, 17), max_size=120),
    st.sets(st.integers(1, 119)),
    st.integers(68, 130),
    st.integers(0, 32),
)
def test_every_word_is_answered_once_by_a_window_with_room(
    costs: list[int], breaks: set[int], room: int, overlap: int
) -> None:
    starts = [0, *sorted(index for index in breaks if index < len(costs))] if costs else []
    answered = []
    for window in windows(starts, costs, room, overlap):
        assert sum(costs[window.start : window.end]) <= room
        assert window.start <= window.first < window.last <= window.end
        answered += range(window.first, window.last)
    assert answered == list(range(len(costs)))
