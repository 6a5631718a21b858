"""Evaluate: ``evaluate.py PIPELINE CORPUS... [--language de]``.

Strict F1 (same start, same end, same label) per type and over all of them, for any spaCy pipeline folder and
any JSONL corpus (text, ents with code point offsets). End to end: raw text in, spans out. ``--sweep`` also
prints the F1 for each confidence threshold, ``--errors`` the spans that differ.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

TYPES = ("PER", "ORG", "LOC")
Span = tuple[int, int, str]


@dataclass(frozen=True)
class Judged:
    """One text with the spans marked in it and the spans found, each found one with its confidence (1 when
    unknown)."""

    text: str
    gold: frozenset[Span]
    found: dict[Span, float]


@dataclass(frozen=True)
class Score:
    """Counts of right, superfluous and missed spans."""

    right: int
    extra: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)

    def __str__(self) -> str:
        marked = self.right + self.missed
        return f"P {self.precision:.4f}  R {self.recall:.4f}  F1 {self.f1:.4f}  ({marked} marked)"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("pipeline", type=Path)
    arguments.add_argument("corpora", type=Path, nargs="+")
    arguments.add_argument("--language")
    arguments.add_argument("--sweep", action="store_true")
    arguments.add_argument("--errors", action="store_true")
    chosen = arguments.parse_args()
    nlp = load(chosen.pipeline)
    for corpus in chosen.corpora:
        judged = list(judge(nlp, corpus, chosen.language))
        print(corpus)
        for name, types in (*((kind, (kind,)) for kind in TYPES), ("micro", TYPES)):
            print(f"  {name:6}{score(judged, types)}")
        if chosen.sweep:
            for tenths in range(0, 10):
                print(f"  from confidence {tenths / 10:.1f}: {score(judged, TYPES, tenths / 10)}")
        if chosen.errors:
            for line in errors(judged):
                print(line)


def load(folder: Path) -> Any:
    """Any spaCy pipeline folder, ours included."""
    import spacy

    import randnotiz.analysis.recogniser  # noqa: F401  registers our component

    return spacy.load(folder)


def judge(nlp: Any, corpus: Path, language: str | None = None) -> Iterator[Judged]:
    """Each line of a corpus with what ``nlp`` finds in its text."""
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            doc = nlp.make_doc(row["text"])
            doc._.language = language
            doc = nlp(doc)
            gold = frozenset((start, end, label) for start, end, label in row["ents"] if label in TYPES)
            found = {
                (e.start_char, e.end_char, e.label_): e._.confidence for e in doc.ents if e.label_ in TYPES
            }
            yield Judged(
                row["text"], gold, {span: 1.0 if sure is None else sure for span, sure in found.items()}
            )


def score(judged: Iterable[Judged], types: Sequence[str], threshold: float = 0.0) -> Score:
    """Counts over spans of ``types``, leaving out found spans of a lower confidence than ``threshold``."""
    right = extra = missed = 0
    for one in judged:
        gold = {span for span in one.gold if span[2] in types}
        found = {span for span, sure in one.found.items() if span[2] in types and sure >= threshold}
        right += len(gold & found)
        extra += len(found - gold)
        missed += len(gold - found)
    return Score(right, extra, missed)


def errors(judged: Iterable[Judged]) -> Iterator[str]:
    """A line for each span that differs: ``-`` missed, ``+`` superfluous, with its surroundings; at the end
    what is frequent."""
    counts: Counter[str] = Counter()
    for one in judged:
        for sign, spans in (("-", one.gold - one.found.keys()), ("+", one.found.keys() - one.gold)):
            for start, end, label in sorted(spans):
                around = (
                    f"{one.text[max(0, start - 30) : start]}[{one.text[start:end]}]{one.text[end : end + 30]}"
                )
                sure = f" {one.found[start, end, label]:.2f}" if sign == "+" else ""
                counts[f"{sign}{label}"] += 1
                yield f"  {sign} {label}{sure} {around!r}"
    yield f"  {dict(counts)}"


if __name__ == "__main__":
    main()
