"""From corpora (one JSON object a line: text, ents, source) to sentences of labelled words.

A sentence is a dictionary: ``words``; ``gaps``, what stands before each word (0 nothing, 1 white space, 2 a
line break); ``labels``, one of ``randnotiz.analysis.recogniser.labels`` or ``?`` where the corpus cannot be
trusted; ``style``, whose guidelines it follows; ``open``, whether an unmarked word may still be a name that
the corpus does not mark; ``document``.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypedDict

from randnotiz.analysis.recogniser.labels import KINDS
from randnotiz.analysis.recogniser.windows import sentence_starts
from randnotiz.analysis.recogniser.words import word_spans

UNSURE = "?"
STYLES = ("any", "germeval", "wikigold", "redocred", "crossner", "gum", "smartdata")
"""Whose guidelines a window follows; the model is told by a piece of its own at the window's start."""
_DERIVED = re.compile(r"deriv$")


class Row(TypedDict):
    """One line of a corpus; offsets in code points."""

    text: str
    ents: list[tuple[int, int, str]]
    source: str


class Sentence(TypedDict):
    """One training sentence, see the module's docstring."""

    words: list[str]
    gaps: list[int]
    labels: list[str]
    style: str
    open: bool
    document: str


def read(path: Path) -> list[Row]:
    """All lines of a JSONL corpus."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def kind_of(label: str) -> str | None:
    """The model's name for a corpus label; None for what it does not learn (dates, routes)."""
    if label in KINDS:
        return label
    if _DERIVED.search(label):
        return "DERIV"
    return "MISC" if label.startswith("MISC") else None


def sentences(row: Row, style: str, is_open: bool) -> Iterator[Sentence]:
    """``row`` cut into words and sentences; no sentence ends inside a marked span."""
    text = row["text"]
    spans = word_spans(text)
    labels = _labels(spans, row["ents"])
    gaps = [
        _gap(text, before, start) for (_, before), (start, _) in zip([(0, 0), *spans], spans, strict=False)
    ]
    starts = [index for index in sentence_starts(text, spans) if not labels[index].startswith("I-")]
    for begin, end in zip(starts, [*starts[1:], len(spans)], strict=True):
        yield Sentence(
            words=[text[a:b] for a, b in spans[begin:end]],
            gaps=gaps[begin:end],
            labels=labels[begin:end],
            style=style,
            open=is_open,
            document=row["source"],
        )


def _labels(spans: list[tuple[int, int]], marked: Iterable[tuple[int, int, str]]) -> list[str]:
    labels = ["O"] * len(spans)
    for start, end, label in marked:
        kind = kind_of(label)
        touched = [index for index, (a, b) in enumerate(spans) if a < end and b > start]
        if kind is None or not touched:
            continue
        first, last = spans[touched[0]][0], spans[touched[-1]][1]
        if (first, last) != (start, end):
            # Marked inside a word: a compound that only contains the name, as GermEval marks them.
            kind = _part_of(kind) if len(touched) == 1 else UNSURE
        for place, index in enumerate(touched):
            labels[index] = UNSURE if kind == UNSURE else f"{'I' if place else 'B'}-{kind}"
    return labels


def _part_of(kind: str) -> str:
    return f"{kind}part" if f"{kind}part" in KINDS else (kind if kind not in ("MISC",) else UNSURE)


def _gap(text: str, before: int, start: int) -> int:
    between = text[before:start]
    return 2 if "\n" in between else int(bool(between) or start == 0)


def kept_out(index: int) -> bool:
    """Whether the document with this place in its corpus belongs to the English fifth that is never trained
    on."""
    return index % 5 == 4
