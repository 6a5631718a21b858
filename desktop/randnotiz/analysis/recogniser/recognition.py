"""Recognition of the names of a text of any length, window by window."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from .decoding import Decoder, LabelledSpan
from .labels import SHOWN
from .network import Network
from .pieces import END, PieceVocabulary
from .windows import Window, sentence_starts, windows
from .words import word_spans

_BATCH = 16
_PIECES_IN_BATCH = 1024
_FIRST_WINDOWS = 4
_WINDOWS = 64
"""Windows worked on at once: about a screen first, then more, so that batches can be of like length."""


@dataclass(frozen=True, slots=True)
class Name:
    """A span of the text that names or contains something; ``start``, ``end`` in code points of the text.

    ``label``: PER, ORG or LOC. ``kind``: ``"name"`` for a mention; ``"part"`` for the name inside a compound
    ("Trump" in "Trump-Regierung"); ``"derived"`` for a word derived from a name ("russischen").
    ``confidence``: the probability, 0 to 1, that exactly this span (for a part: its word) is what its label
    says.
    """

    start: int
    end: int
    label: str
    confidence: float
    kind: str = "name"


@dataclass(frozen=True, slots=True)
class Settings:
    """How a model was trained to be used; ``room``: pieces in a window; ``overlap``: pieces shared where a
    sentence is cut; ``threshold``: names of a lower confidence are left out; ``styles``: number of the
    guideline piece per language."""

    labels: tuple[str, ...]
    room: int
    overlap: int
    threshold: float
    styles: dict[str, int]

    @classmethod
    def load(cls, path: Path) -> "Settings":
        """Read ``settings.json``. Raises OSError or ValueError."""
        data = json.loads(path.read_text(encoding="utf-8"))
        return cls(tuple(data["labels"]), data["room"], data["overlap"], data["threshold"], data["styles"])


class Recognition:
    """Reads names out of text with one network; not to be used from two threads at once."""

    def __init__(self, vocabulary: PieceVocabulary, network: Network, settings: Settings) -> None:
        self.settings = settings
        self._vocabulary = vocabulary
        self._network = network
        self._decoder = Decoder(settings.labels)

    @classmethod
    def load(cls, folder: Path, threads: int) -> "Recognition":
        """Open ``pieces.bin``, ``model.onnx`` and ``settings.json`` in ``folder``. Raises OSError or
        ValueError."""
        vocabulary = PieceVocabulary.load(folder / "pieces.bin")
        return cls(
            vocabulary, Network(folder / "model.onnx", threads), Settings.load(folder / "settings.json")
        )

    def names(self, text: str, language: str | None = None) -> list[Name]:
        """All names of ``text`` in order; ``language``: ``"de"``, ``"en"`` or None when unknown."""
        return [name for _, names in self.stream(text, language) for name in names]

    def stream(self, text: str, language: str | None = None) -> Iterator[tuple[int, list[Name]]]:
        """The names of ``text`` as they are found, from its start on: pairs of (everything before this offset
        is done, the names found since the last pair, in order). The first pair covers about the first
        screen."""
        words = word_spans(text)
        pieces, breaks = self._encode(text, words)
        costs = [len(own) + broken for own, broken in zip(pieces, breaks, strict=True)]
        cut = windows(sentence_starts(text, words), costs, self.settings.room - 2, self.settings.overlap)
        style = self.settings.styles.get(language or "", self.settings.styles[""])
        count = _FIRST_WINDOWS
        answered = 0
        while group := list(islice(cut, count)):
            found: list[Name] = []
            for window, spans in zip(group, self._labelled(group, pieces, breaks, style), strict=True):
                for span in spans:
                    # A span that a neighbouring window has seen begin is answered there, and only there.
                    if max(window.first, answered) <= window.start + span.start < window.last:
                        answered = window.start + span.end
                        found += self._name(text, words, window, span)
            yield words[group[-1].last - 1][1], found
            count = _WINDOWS

    def _encode(
        self, text: str, words: Sequence[tuple[int, int]]
    ) -> tuple[list[tuple[int, ...]], list[bool]]:
        """The pieces of each word and whether a line break stands before it."""
        pieces: list[tuple[int, ...]] = []
        breaks: list[bool] = []
        before = 0
        for start, end in words:
            pieces.append(self._vocabulary.encode(text[start:end], start == 0 or start > before))
            breaks.append(start > before and "\n" in text[before:start])
            before = end
        return pieces, breaks

    def _labelled(
        self, cut: Sequence[Window], pieces: Sequence[tuple[int, ...]], breaks: Sequence[bool], style: int
    ) -> list[list[LabelledSpan]]:
        inputs = [_input(window, pieces, breaks, style) for window in cut]
        found: list[list[LabelledSpan]] = [[] for _ in cut]
        for batch in _batches([len(numbers) for numbers, _ in inputs]):
            heads = [inputs[index][1] for index in batch]
            scores = self._network.scores([inputs[index][0] for index in batch], heads)
            for index, spans in zip(
                batch, self._decoder.decode(scores, [len(places) for places in heads]), strict=True
            ):
                found[index] = spans
        return found

    def _name(
        self, text: str, words: Sequence[tuple[int, int]], window: Window, span: LabelledSpan
    ) -> Iterator[Name]:
        if span.confidence < self.settings.threshold:
            return
        start, end = words[window.start + span.start][0], words[window.start + span.end - 1][1]
        if span.kind in SHOWN and text[start:end].lower() not in _ARTICLES:
            yield Name(start, end, span.kind, span.confidence)
        elif span.kind == "LOCderiv":
            yield Name(start, end, "LOC", span.confidence, "derived")
        elif span.kind.endswith("part"):
            part = _name_part(text[start:end])
            if part:
                yield Name(
                    start + part[0], start + part[1], span.kind.removesuffix("part"), span.confidence, "part"
                )


# GermEval itself is of two minds whether "Der" belongs to "Der Tagesspiegel"; alone it never is a name.
_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des", "the"})
_PREFIXES = frozenset({"anti", "ex", "pro", "nicht", "neo", "post", "non", "vize"})


def _name_part(word: str) -> tuple[int, int] | None:
    """Where the name stands in a hyphenated compound: before its last hyphen, without a leading "Anti-" or
    the like."""
    end = word.rfind("-")
    if end <= 0:
        return None
    start = 0
    prefix, hyphen, _ = word[:end].partition("-")
    if hyphen and prefix.lower() in _PREFIXES:
        start = len(prefix) + 1
    return start, end


def _input(
    window: Window, pieces: Sequence[tuple[int, ...]], breaks: Sequence[bool], style: int
) -> tuple[list[int], list[int]]:
    """Piece numbers of a window and the places of its words' first pieces."""
    numbers, heads = [style], list[int]()
    for index in range(window.start, window.end):
        if breaks[index] and heads:
            numbers.append(END)
        heads.append(len(numbers))
        numbers.extend(pieces[index])
    numbers.append(END)
    return numbers, heads


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices in batches of like length, so that little is spent on padding."""
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) == _BATCH or lengths[index] * (len(batch) + 1) > _PIECES_IN_BATCH):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch
