"""Spans of code points, and cutting a text along many of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.strategies import EMOJI, FAMILY, NBSP, texts_with_spans

from randnotiz.domain.span import Run, Span, runs, trimmed

spans = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: Span(pair[0], sum(pair)))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_what_is_no_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_offsets_count_code_points() -> None:
    text = f"{EMOJI} Merz {FAMILY}!"
    assert Span(2, 6).of(text) == "Merz"
    assert Span(7, 12).of(text) == FAMILY
    assert len(Span(7, 12)) == 5


def test_neighbours_do_not_overlap() -> None:
    assert not Span(0, 4).overlaps(Span(4, 6))
    assert Span(0, 5).overlaps(Span(4, 6))
    assert Span(0, 5).covers(Span(0, 5))
    assert not Span(0, 5).covers(Span(4, 6))


@given(spans, spans)
def test_overlap_is_sharing_a_code_point(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one)
    if len(one) and len(other):
        assert one.overlaps(other) == bool(shared)


def test_a_span_cannot_be_shifted_before_the_text() -> None:
    assert Span(3, 5).shifted(-3) == Span(0, 2)
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 5).shifted(-4)


@given(texts_with_spans())
def test_trimming_takes_white_space_and_nothing_else(case: tuple[str, Span]) -> None:
    text, span = case
    shorter = trimmed(text, span)
    assert span.covers(shorter)
    assert shorter.of(text) == span.of(text).strip()


def test_trimming_takes_no_break_spaces_too() -> None:
    text = f"{NBSP} Berlin {NBSP}"
    assert trimmed(text, Span(0, len(text))).of(text) == "Berlin"


@given(st.lists(spans, max_size=12), st.integers(0, 40), st.integers(0, 40))
def test_runs_cut_without_gaps_and_name_what_covers_them(covers: list[Span], start: int, length: int) -> None:
    end = start + length
    cut = list(runs(start, end, covers))
    assert [position for run in cut for position in range(run.start, run.end)] == list(range(start, end))
    for run in cut:
        for position in range(run.start, run.end):
            expected = tuple(i for i, span in enumerate(covers) if span.start <= position < span.end)
            assert run.covering == expected


def test_runs_join_what_is_covered_alike() -> None:
    assert list(runs(0, 10, [Span(2, 6), Span(4, 8)])) == [
        Run(0, 2, ()),
        Run(2, 4, (0,)),
        Run(4, 6, (0, 1)),
        Run(6, 8, (1,)),
        Run(8, 10, ()),
    ]
