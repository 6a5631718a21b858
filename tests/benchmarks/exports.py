"""How long a copy of a long article takes in each format: `python tests/benchmarks/exports.py [FORMAT...]`.

The article has a million code points, 1,000 annotations (one in ten overlapping its neighbour, one in fifty
without a place) and 5,000 mentions. Beside each time stands its ratio to a floor measured right before it:
the same text escaped for XML and packed, which no copy could do without.
"""

from __future__ import annotations

import sys
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from xml.sax.saxutils import escape

from randnotiz.domain.annotation import AnchorState, Annotation, Colour
from randnotiz.domain.article import Article, Block, BlockKind
from randnotiz.domain.mention import Analysis, Entity, Label, Mention
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.exporters import FORMATS, ExportInput, export

LENGTH = 1_000_000
ANNOTATIONS = 1_000
MENTIONS = 5_000
_EXPORTED = datetime(2025, 8, 22, 9, 5, 30, tzinfo=UTC)
_SENTENCES = (
    "Der Rat von Nordhaven hat am Dienstag lange über die alte Werft gesprochen. ",
    "Bürgermeisterin Hanna Oldekop verwies auf das Gutachten, das im Februar vorliegen soll. ",
    "Niemand im Saal wollte sich festlegen, und so blieb es bei einer Vertagung. ",
    "Auf der Tribüne 👩‍👩‍👧 saßen die Familien der Arbeiter, die seit 1987 am Becken wohnen. ",
)


def build() -> ExportInput:
    """The long article with everything on it."""
    text, blocks = _text()
    article = Article(
        text,
        "Ein sehr langer Artikel über eine alte Werft",
        blocks,
        language="de",
        published=date(2025, 8, 20),
        author="Mara Lindqvist",
        publisher="Nordhavener Bote",
        source="https://bote.example/lang",
    )
    return ExportInput(article, _annotations(article), _analysis(article), _EXPORTED, "de")


def _text() -> tuple[str, tuple[Block, ...]]:
    parts: list[str] = []
    blocks: list[Block] = []
    length = 0
    while length < LENGTH:
        number = len(blocks)
        heading = number % 12 == 0
        words = (
            f"Abschnitt {number}"
            if heading
            else "".join(_SENTENCES[(number + n) % 4] for n in range(7)).strip()
        )
        kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
        blocks.append(Block(kind, length, length + len(words), 2 if heading else 0))
        parts.append(words)
        length += len(words) + 2
    return "\n\n".join(parts), tuple(blocks)


def _annotations(article: Article) -> tuple[Annotation, ...]:
    made: list[Annotation] = []
    step = len(article.text) // ANNOTATIONS
    for number in range(ANNOTATIONS):
        start = number * step + (0 if number % 10 else -30 if number else 0)
        span = Span(start, min(start + 20 + number % 180, len(article.text)))
        created = _EXPORTED - timedelta(minutes=ANNOTATIONS - number)
        note = "" if number % 3 == 0 else "Eine Notiz von gewöhnlicher Länge, mit einer Frage am Ende? " * 2
        item = Annotation(
            str(UUID(int=number + 1, version=4)),
            1,
            describe(article.text, span),
            created,
            created,
            list(Colour)[number % 5],
            note,
            ("Werft",) if number % 4 == 0 else (),
        )
        made.append(replace(item, state=AnchorState.ORPHANED) if number % 50 == 49 else item)
    return tuple(made)


def _analysis(article: Article) -> Analysis:
    forms = (
        ("Nordhaven", Label.LOC, None),
        ("Hanna Oldekop", Label.PER, None),
        ("Dienstag", Label.DATE, "2025-08-19"),
        ("Februar", Label.DATE, "2026-02"),
        ("1987", Label.DATE, "1987"),
        ("Rat", Label.ORG, None),
    )
    found: list[Mention] = []
    for words, label, value in forms:
        start = article.text.find(words)
        while start >= 0:
            # Two hundred people and places, not one with thousands of mentions alone.
            key = f"{label}:{value}" if value else f"{words} {start % 200 if start % 3 else 0}"
            found.append(Mention(start, start + len(words), label, key, value))
            start = article.text.find(words, start + 1)
    found.sort(key=lambda mention: mention.start)
    kept = tuple(found[:: max(1, len(found) // MENTIONS)][:MENTIONS])
    entities = {mention.entity: mention.label for mention in kept}
    listed = tuple(Entity(key, label, key) for key, label in entities.items())
    return Analysis(article.hash, "benchmark", "de", kept, listed)


def _floor(what: ExportInput) -> bytes:
    return zlib.compress(escape(what.article.text).encode())


def measured(act: Callable[[], bytes]) -> tuple[float, float, int]:
    """Wall and processor seconds, and the bytes made."""
    wall, cpu = time.perf_counter(), time.process_time()
    made = act()
    return time.perf_counter() - wall, time.process_time() - cpu, len(made)


def main(keys: list[str]) -> None:
    """Print one line a format."""
    what = build()
    analysis = what.analysis
    mentions = len(analysis.mentions) if analysis else 0
    length, notes = len(what.article.text), len(what.annotations)
    print(f"{length:,} code points, {notes:,} annotations, {mentions:,} mentions")
    print(f"{'format':<14}{'wall s':>8}{'cpu s':>8}{'x floor':>9}{'bytes':>12}")
    for key in keys or list(FORMATS):
        floor = measured(lambda: _floor(what))[1]
        wall, cpu, size = measured(lambda key=key: export(key, what))  # type: ignore[misc]
        print(f"{key:<14}{wall:8.2f}{cpu:8.2f}{cpu / max(floor, 0.001):9.1f}{size:12,}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
