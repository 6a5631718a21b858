"""Decoding, compared with trying every labelling."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from randnotiz.analysis.recogniser.decoding import Decoder, LabelledSpan

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def spans_of(labelling: tuple[str, ...]) -> frozenset[tuple[int, int, str]] | None:
    """The spans of a labelling; None when BIO forbids it."""
    found: list[tuple[int, int, str]] = []
    for place, label in enumerate(labelling):
        if label[0] == "B":
            found.append((place, place + 1, label[2:]))
        elif label[0] == "I":
            if place == 0 or labelling[place - 1][2:] != label[2:]:
                return None
            start, _, kind = found[-1]
            found[-1] = (start, place + 1, kind)
    return frozenset(found)


def by_trying(scores: np.ndarray) -> list[LabelledSpan]:
    chances = np.exp(scores) / np.exp(scores).sum(-1, keepdims=True)
    weighed = {}
    for numbers in product(range(len(LABELS)), repeat=len(scores)):
        spans = spans_of(tuple(LABELS[number] for number in numbers))
        if spans is not None:
            weighed[numbers] = (float(np.prod(chances[range(len(scores)), numbers])), spans)
    total = sum(weight for weight, _ in weighed.values())
    _, best = max(weighed.values(), key=lambda pair: pair[0])
    return [
        LabelledSpan(*span, sum(weight for weight, spans in weighed.values() if span in spans) / total)
        for span in sorted(best)
    ]


def assert_same(found: list[LabelledSpan], expected: list[LabelledSpan]) -> None:
    assert [(s.start, s.end, s.kind) for s in found] == [(s.start, s.end, s.kind) for s in expected]
    assert [s.confidence for s in found] == pytest.approx([s.confidence for s in expected], abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 4), st.integers(0, 4), st.integers(0, 10_000))
def test_the_best_labelling_and_its_confidences(words: int, others: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(0, 3, (2, words + others, len(LABELS))).astype(np.float32)
    first, second = Decoder(LABELS).decode(scores, [words, min(4, words + others)])
    assert_same(first, by_trying(scores[0, :words].astype(np.float64)))
    assert_same(second, by_trying(scores[1, : min(4, words + others)].astype(np.float64)))


def test_an_inside_without_a_begin_is_never_given() -> None:
    scores = np.zeros((1, 2, len(LABELS)), np.float32)
    scores[0, :, LABELS.index("I-LOC")] = 20
    (spans,) = Decoder(LABELS).decode(scores, [2])
    assert [(span.start, span.end, span.kind) for span in spans] == [(0, 2, "LOC")]


def test_a_sure_name_is_sure_and_huge_scores_do_not_overflow() -> None:
    scores = np.zeros((1, 1, len(LABELS)), np.float32)
    scores[0, 0, LABELS.index("B-PER")] = 1e6
    (spans,) = Decoder(LABELS).decode(scores, [1])
    assert spans == [LabelledSpan(0, 1, "PER", 1.0)]


def test_no_words_no_spans() -> None:
    assert Decoder(LABELS).decode(np.zeros((2, 0, len(LABELS)), np.float32), [0, 0]) == [[], []]
