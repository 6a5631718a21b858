"""From labelled sentences to the network's input: augmentation, packing into windows, batches."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import torch
from corpora import UNSURE, Sentence
from torch import Tensor

from randnotiz.analysis.recogniser.labels import LABELS, SHOWN
from randnotiz.analysis.recogniser.pieces import END, PADDING, PieceVocabulary

ROOM = 128
IGNORED = -100
ANY = 0
_NUMBER = {label: number for number, label in enumerate(LABELS)}
_HIDDEN = "\ufffd"  # no piece has it: nothing of the word is left to read
_QUOTES = (("„", "“"), ("»", "«"), ("“", "”"), ("«", "»"), ("‚", "‘"), ("'", "'"))


@dataclass
class Example:
    """Piece numbers and targets of one window; ``heads``: places of the first pieces of words, in order."""

    numbers: list[int]
    targets: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)


def allowed() -> Tensor:
    """Which labels count as right for a target, shape (2 * labels, labels), as log weights 0 or -1e4.

    The targets from ``len(LABELS)`` on come from corpora that mark only people, organisations and places: an
    unmarked word there may be any of the other labels.
    """
    table = torch.full((2 * len(LABELS), len(LABELS)), -1e4)
    for number, label in enumerate(LABELS):
        table[number, number] = table[len(LABELS) + number, number] = 0.0
        if label[2:] not in SHOWN:
            table[len(LABELS), number] = 0.0
    return table


class Augmenter:
    """Changes sentences the way real pages differ from corpora, drawn from one seeded source.

    ``hidden``: share of words that are hidden, so that what a name is must be read off its surroundings.
    """

    def __init__(self, source: random.Random, hidden: float = 0.0) -> None:
        self.source = source
        self.hidden = hidden

    def __call__(self, sentence: Sentence) -> Sentence:
        words, gaps = list(sentence["words"]), list(sentence["gaps"])
        if '"' in words and self.source.random() < 0.6:
            words = self._quoted(words)
        draw = self.source.random()
        if draw < 0.07:
            words = [word.upper() for word in words]
        elif draw < 0.12:
            gaps = [max(gap, 1) for gap in gaps]
        elif draw < 0.16:
            gaps = self._lost_spaces(words, gaps)
        if self.hidden:
            words = [_HIDDEN if self.source.random() < self.hidden else word for word in words]
        return {**sentence, "words": words, "gaps": gaps}

    def _quoted(self, words: Sequence[str]) -> list[str]:
        pair = self.source.choice(_QUOTES)
        seen = 0
        changed = []
        for word in words:
            changed.append(pair[seen % 2] if word == '"' else word)
            seen += word == '"'
        return changed

    def _lost_spaces(self, words: Sequence[str], gaps: Sequence[int]) -> list[int]:
        changed = list(gaps)
        for index in range(1, len(words)):
            beside_mark = not (words[index][0].isalnum() and words[index - 1][-1].isalnum())
            if gaps[index] == 1 and beside_mark and self.source.random() < 0.5:
                changed[index] = 0
        return changed


def packed(sentences: Iterable[Sentence], source: random.Random) -> Iterator[list[Sentence]]:
    """Groups of sentences that are read together. Documents keep their order, some sentences alone, some in
    groups up to a window; the sentences of GermEval stand alone in their corpus, so most stay alone and
    some meet strangers."""
    whole = list(sentences)
    loose = [s for s in whole if s["style"] == "germeval"]
    source.shuffle(loose)
    yield from _loose(loose, source)
    for _, document in groupby((s for s in whole if s["style"] != "germeval"), key=lambda s: s["document"]):
        yield from _of_document(list(document), source)


def _loose(sentences: Sequence[Sentence], source: random.Random) -> Iterator[list[Sentence]]:
    place = 0
    while place < len(sentences):
        count = source.randint(2, 4) if source.random() < 0.15 else 1
        group = list(sentences[place : place + count])
        place += count
        separator = source.choice((1, 2))
        yield group[:1] + [{**s, "gaps": [separator, *s["gaps"][1:]]} for s in group[1:]]


def _of_document(document: Sequence[Sentence], source: random.Random) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    room = size = 0
    for sentence in document:
        if group and size + len(sentence["words"]) > room:
            yield group
            group, size = [], 0
        if not group:
            room = 0 if source.random() < 0.35 else source.randint(20, 85)
        group.append(sentence)
        size += len(sentence["words"])
    if group:
        yield group


def encode(group: Sequence[Sentence], vocabulary: PieceVocabulary, style: int) -> list[Example]:
    """The group's windows: one, or more where it does not fit; ``style``: number of the style, 0 for any."""
    found = []
    first = len(vocabulary) + style
    current = Example([first], [IGNORED])
    for sentence in group:
        shift = len(LABELS) if sentence["open"] else 0
        for word, gap, label in zip(sentence["words"], sentence["gaps"], sentence["labels"], strict=True):
            pieces = vocabulary.encode(word, bool(gap))
            if len(current.numbers) + len(pieces) + 2 > ROOM:
                found.append(current)
                current = Example([first], [IGNORED])
            if gap == 2 and current.heads:
                current.numbers.append(END)
                current.targets.append(IGNORED)
            current.heads.append(len(current.numbers))
            current.numbers.extend(pieces)
            current.targets.append(IGNORED if label == UNSURE else _NUMBER[label] + shift)
            current.targets.extend([IGNORED] * (len(pieces) - 1))
    found.append(current)
    for example in found:
        example.numbers.append(END)
        example.targets.append(IGNORED)
    return found


def batches(examples: Sequence[Example], room: int, source: random.Random) -> list[list[Example]]:
    """Batches of examples of like length, each at most ``room`` pieces with its padding, in random order."""
    order = sorted(
        range(len(examples)), key=lambda i: (len(examples[i].numbers) + 7) // 8 * 8 + source.random() * 8
    )
    found: list[list[Example]] = []
    longest = 0
    for index in order:
        longest = max(longest, _padded(len(examples[index].numbers)))
        if not found or longest * (len(found[-1]) + 1) > room:
            found.append([])
            longest = _padded(len(examples[index].numbers))
        found[-1].append(examples[index])
    source.shuffle(found)
    return found


def _padded(length: int) -> int:
    return (length + 7) // 8 * 8


def tensors(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Piece numbers, mask and targets of a batch, each (batch, length), the length a multiple of 8."""
    length = _padded(max(len(example.numbers) for example in batch))
    numbers = torch.full((len(batch), length), PADDING)
    mask = torch.zeros(len(batch), length)
    targets = torch.full((len(batch), length), IGNORED)
    for row, example in enumerate(batch):
        size = len(example.numbers)
        numbers[row, :size] = torch.tensor(example.numbers)
        mask[row, :size] = 1
        targets[row, :size] = torch.tensor(example.targets)
    return numbers, mask, targets
