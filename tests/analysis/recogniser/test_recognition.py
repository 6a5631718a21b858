"""Recognition over a text, with a network that knows capitalised words by heart."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from randnotiz.analysis.recogniser.labels import LABELS
from randnotiz.analysis.recogniser.pieces import WORD_START, PieceVocabulary
from randnotiz.analysis.recogniser.recognition import Recognition, Settings

KNOWN = {
    "Anna": "B-PER",
    "Beispiel": "I-PER",
    "Kiew": "B-LOC",
    "Werk-Chef": "B-ORGpart",
    "Anti-Kiew-Rede": "B-LOCpart",
    "Kiewer": "B-LOCderiv",
    "Faust": "B-MISC",
    "Der": "B-ORG",
}
FIRST = 4


class ByHeart:
    """In place of the network: the label of a window's words from their first piece."""

    def __init__(self, vocabulary: PieceVocabulary) -> None:
        self.labels = {}
        for word, label in KNOWN.items():
            for spaced in (True, False):
                self.labels[vocabulary.encode(word, spaced)[0]] = LABELS.index(label)
        self.longest = 0

    def scores(self, windows: Sequence[Sequence[int]], heads: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        self.longest = max(self.longest, *map(len, windows))
        answer = np.zeros((len(windows), max(map(len, heads)), len(LABELS)), np.float32)
        for row, (window, places) in enumerate(zip(windows, heads, strict=True)):
            for word, place in enumerate(places):
                answer[row, word, self.labels.get(window[place], 0)] = 12
        return answer


def make(threshold: float = 0.5) -> Recognition:
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *KNOWN, *(WORD_START + word for word in KNOWN), *"abcde."]
    vocabulary = PieceVocabulary(pieces, [0.0] * 4 + [-1.0] * (len(pieces) - 4), {})
    settings = Settings(LABELS, room=72, overlap=16, threshold=threshold, styles={"": len(pieces)})
    return Recognition(vocabulary, ByHeart(vocabulary), settings)  # type: ignore[arg-type]


def found(text: str, recognition: Recognition | None = None) -> list[tuple[str, str, str]]:
    names = (recognition or make()).names(text)
    return [(text[name.start : name.end], name.label, name.kind) for name in names]


def test_names_come_with_their_place_in_the_text() -> None:
    text = "😀  Anna Beispiel\u00a0\nist in\r\n\tKiew."
    assert found(text) == [("Anna Beispiel", "PER", "name"), ("Kiew", "LOC", "name")]


def test_a_compound_gives_the_name_inside_it() -> None:
    assert found("Der Werk-Chef und die Anti-Kiew-Rede") == [
        ("Werk", "ORG", "part"),
        ("Kiew", "LOC", "part"),
    ]


def test_a_derived_word_is_told_apart_and_other_names_are_not_shown() -> None:
    assert found("Der Kiewer las Faust") == [("Kiewer", "LOC", "derived")]


def test_an_article_alone_is_no_name() -> None:
    assert found("Der Kiew Der") == [("Kiew", "LOC", "name")]


def test_names_below_the_threshold_are_left_out() -> None:
    assert found("Anna", make(threshold=0.5)) == [("Anna", "PER", "name")]
    assert found("Anna", make(threshold=0.999999)) == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00\x01", "漢字", "\ufeff", "😀" * 300])
def test_a_text_without_names_has_none(text: str) -> None:
    assert found(text) == []


def test_an_endless_line_is_read_to_its_end_in_bounded_windows() -> None:
    recognition = make()
    text = "Anna Beispiel a b c d e " * 500
    assert len(found(text, recognition)) == 500
    assert recognition._network.longest <= 72  # type: ignore[attr-defined]


def test_names_are_streamed_from_the_start_on() -> None:
    text = "Anna Beispiel ist in Kiew a b c d e.\n" * 1000
    steps = list(make().stream(text))
    ends = [end for end, _ in steps]
    assert ends == sorted(ends)
    assert len(steps) > 2
    assert ends[0] < len(text) // 5
    for (before, _), (end, names) in zip([(0, []), *steps], steps, strict=False):
        assert all(before <= name.start < name.end <= end for name in names)
    assert [name for _, names in steps for name in names] == make().names(text)


@given(st.lists(st.sampled_from([*KNOWN, "a", ".", "\n", "😀", "é", "-", "\u00ad"]), max_size=60))
def test_names_lie_in_the_text_in_order_without_overlap(words: list[str]) -> None:
    text = " ".join(words)
    names = make().names(text)
    assert all(0 <= name.start < name.end <= len(text) for name in names)
    assert all(earlier.end <= later.start for earlier, later in pairwise(names))
    assert sum(name.label == "LOC" and name.kind == "name" for name in names) == words.count("Kiew")
