"""One article with everything that makes a copy hard, shared by the tests of all formats."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest

from randnotiz import __version__
from randnotiz.domain.annotation import AnchorState, Annotation, Colour, Selector
from randnotiz.domain.article import Article, Block, BlockKind, DateOrigin, Style, StyleKind
from randnotiz.domain.mention import Analysis, Entity, Label, Mention
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.exporters import ExportInput

GOLDEN = Path(__file__).parents[1] / "golden" / "exporters"

EXPORTED = datetime(2025, 8, 22, 9, 5, 30, tzinfo=timezone(timedelta(hours=2)))

_BLOCKS: tuple[tuple[BlockKind, int, str, str], ...] = (
    (BlockKind.HEADING, 1, "", "Hafenstadt ringt um die alte Werft 🚢"),
    (
        BlockKind.PARAGRAPH,
        0,
        "",
        "Am Dienstag hat der Stadtrat von Nordhaven beschlossen, die alte Werft zu kaufen. "
        "Bürgermeisterin Hanna "
        "Oldekop sprach von einem „Tag, an dem die Stadt wieder Anschluss findet“. Die Reederei Brandt & "
        "Söhne, der "
        "das Gelände seit 1987 gehört, verlangt 12,5\u00a0Mio.\u00a0Euro.",
    ),
    (
        BlockKind.PARAGRAPH,
        0,
        "",
        "Der Kauf soll bis Februar abgeschlossen sein. Oldekop will in der kommenden Woche nach Berlin "
        "reisen, um mit "
        "dem Bundesministerium über einen Zuschuss zu verhandeln; die Opposition hält das für verfrüht und "
        "verlangt ein unabhängiges Gutachten über die Altlasten im Boden, das nach ihrer Rechnung "
        "frühestens im "
        "Herbst vorliegen kann.",
    ),
    (BlockKind.HEADING, 2, "", "Was geplant ist"),
    (BlockKind.LIST_ITEM, 1, "•", "eine Markthalle im ehemaligen Schnürboden"),
    (BlockKind.LIST_ITEM, 1, "•", "Werkstätten, darunter"),
    (BlockKind.LIST_ITEM, 2, "1.", "eine Tischlerei für Oldekops Lehrlinge"),
    (BlockKind.LIST_ITEM, 2, "2.", "eine Segelmacherei"),
    (BlockKind.LIST_ITEM, 1, "•", "180 Wohnungen am Becken"),
    (BlockKind.HEADING, 2, "", "Zweifel im Rat"),
    (
        BlockKind.QUOTE,
        1,
        "",
        "Wer heute kauft, zahlt morgen noch einmal: für den Boden, für die Kräne und für das, was "
        "darunter liegt.",
    ),
    (
        BlockKind.PARAGRAPH,
        0,
        "",
        "So warnte Jonas Petersen, der für die Liste Hafen im Rat sitzt. Er stimmte als Einziger dagegen. "
        "Die "
        "Brandt-Sprecherin wies das am Mittwochabend zurück: „Alle Messwerte liegen dem Land seit drei "
        "Jahren vor.“",
    ),
    (
        BlockKind.PARAGRAPH,
        0,
        "",
        "=SUMME(A1) * _nicht_ **fett** <script>alert(1)</script> & &amp; [kein](javascript:alert(1)) `code` "
        "~~so~~ ==nein== #tag $x$ ^anker %%stumm%% | a |\n1. keine Liste\n- auch nicht\n> kein Zitat\n===",
    ),
    (
        BlockKind.PARAGRAPH,
        0,
        "",
        "Familie 👩‍👩‍👧 am Kai, cafe\u0301, \u202eabgedreht, שלום und مرحبا: alles bleibt, wie es ist.",
    ),
)
_STYLES = (
    (StyleKind.STRONG, "beschlossen, die alte Werft zu kaufen"),
    (StyleKind.EMPHASIS, "Liste Hafen"),
)
_NAMES: tuple[tuple[Label, str, str, str], ...] = (
    (Label.PER, "oldekop", "Hanna Oldekop", "Hanna Oldekop|Oldekop|Oldekops"),
    (Label.PER, "petersen", "Jonas Petersen", "Jonas Petersen"),
    (Label.ORG, "brandt", "Brandt & Söhne", "Brandt & Söhne"),
    (Label.ORG, "liste", "Liste Hafen", "Liste Hafen"),
    (Label.ORG, "bund", "Bundesministerium", "Bundesministerium"),
    (Label.LOC, "nordhaven", "Nordhaven", "Nordhaven"),
    (Label.LOC, "berlin", "Berlin", "Berlin"),
)
_DATES = (
    ("Dienstag", "2025-08-19"),
    ("1987", "1987"),
    ("Februar", "2026-02"),
    ("kommenden Woche", "2025-W35"),
    ("Herbst", "2025-FA"),
    ("Mittwochabend", "2025-08-20TEV"),
    ("seit drei Jahren", "P3Y"),
    ("heute", None),
)
_ANNOTATIONS: tuple[tuple[str, Colour, str, tuple[str, ...]], ...] = (
    ("alte Werft 🚢", Colour.VIOLET, "Der Titel verrät die Haltung schon.", ()),
    (
        "beschlossen, die alte Werft zu kaufen. Bürgermeisterin Hanna Oldekop",
        Colour.YELLOW,
        "Mit welcher Mehrheit?\n\nDas Protokoll vom <b>Montag</b> ansehen & vergleichen.",
        ("Rat", "offene Frage"),
    ),
    ("Bürgermeisterin Hanna Oldekop sprach von einem", Colour.BLUE, "Überschneidung, mit Absicht.", ()),
    ("die alte Werft", Colour.PINK, "", ("Denkmal",)),
    (
        "12,5\u00a0Mio.\u00a0Euro",
        Colour.GREEN,
        "=2+3 steht nirgends; letzte Schätzung: 8 Millionen.",
        ("Geld",),
    ),
    ("unabhängiges Gutachten über die Altlasten im Boden", Colour.GREEN, "", ()),
    (
        "Markthalle im ehemaligen Schnürboden\nWerkstätten",
        Colour.BLUE,
        "- Markthalle\n- Werkstätten\n# beides nennt auch der Plan",
        ("Plan",),
    ),
    ("für den Boden, für die Kräne", Colour.YELLOW, "", ()),
    (
        "<script>alert(1)</script>",
        Colour.PINK,
        "<img src=x onerror=alert(2)> </script><!-- ]]> {{ 7*7 }} {% raw %} [[Falle]] \u202eumgedreht",
        ("<i>Tag</i>",),
    ),
    ("Familie 👩‍👩‍👧 am Kai", Colour.VIOLET, "Ein Zeichen, viele Codepunkte 👩‍👩‍👧.", ("Emoji",)),
)


def build_article() -> Article:
    """The article: blocks joined by blank lines, list items by line ends."""
    text = ""
    blocks: list[Block] = []
    previous: BlockKind | None = None
    for kind, level, marker, words in _BLOCKS:
        if blocks:
            text += "\n" if kind is previous is BlockKind.LIST_ITEM else "\n\n"
        blocks.append(Block(kind, len(text), len(text) + len(words), level, marker))
        text += words
        previous = kind
    styles = tuple(Style(kind, *_where(text, words)) for kind, words in _STYLES)
    return Article(
        text=text,
        title=_BLOCKS[0][3],
        blocks=tuple(blocks),
        styles=styles,
        language="de",
        published=date(2025, 8, 20),
        published_origin=DateOrigin.METADATA,
        author="Mara „Mo“ <Lindqvist>",
        publisher="Nordhavener Bote",
        source="https://bote.example/hafen/werft?a=1&b=2",
    )


def build_annotations(article: Article) -> tuple[Annotation, ...]:
    """Ten annotations that have a place, two of them bare highlights, one moved, and an orphan."""
    made: list[Annotation] = []
    for number, (passage, colour, note, tags) in enumerate(_ANNOTATIONS):
        created = datetime(2025, 8, 21, 14, number, 7, tzinfo=UTC)
        made.append(
            Annotation(
                id=str(UUID(int=0x4000800000000000000 + number, version=4)),
                article=1,
                selector=describe(article.text, Span(*_where(article.text, passage))),
                created=created,
                modified=created + timedelta(minutes=2),
                colour=colour,
                note=note,
                tags=tags,
            )
        )
    made[4] = replace(made[4], state=AnchorState.MOVED)
    lost = Selector("die Werft ist verloren", "Er sagte, ", ", und ging.", 40, 62)
    made.append(
        replace(
            made[0],
            id=str(UUID(int=99, version=4)),
            selector=lost,
            note="Stand in der ersten Fassung.",
            tags=("Fassung 1",),
            state=AnchorState.ORPHANED,
        )
    )
    return tuple(reversed(made))


def build_analysis(article: Article) -> Analysis:
    """Every name and date of the article, with one related occurrence inside a compound."""
    text = article.text
    mentions: list[Mention] = []
    entities = [Entity(key, label, name) for label, key, name, _ in _NAMES]
    for label, key, _, forms in _NAMES:
        taken: list[tuple[int, int]] = []
        for form in forms.split("|"):
            for start, end in _everywhere(text, form):
                if not any(start < other_end and other < end for other, other_end in taken):
                    taken.append((start, end))
        mentions += [Mention(start, end, label, key, confidence=0.9) for start, end in taken]
    start = text.index("Brandt-Sprecherin")
    mentions.append(Mention(start, start + len("Brandt"), Label.ORG, "brandt", related=True))
    for words, value in _DATES:
        start, end = _where(text, words)
        key = f"date:{value or 'unresolved:' + words}"
        mentions.append(Mention(start, end, Label.DATE, key, value, origin="rule"))
        entities.append(Entity(key, Label.DATE, value or words))
    mentions.sort(key=lambda mention: mention.start)
    return Analysis(article.hash, "test-1", "de", tuple(mentions), tuple(entities))


def _where(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _everywhere(text: str, words: str) -> Iterator[tuple[int, int]]:
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not text[end : end + 1].isalnum():
            yield start, end
        start = text.find(words, end)


@pytest.fixture(scope="session")
def what() -> ExportInput:
    """The whole input of a German copy."""
    article = build_article()
    return ExportInput(article, build_annotations(article), build_analysis(article), EXPORTED, "de")


@pytest.fixture
def golden() -> Callable[[str, bytes], None]:
    """Compares bytes with a golden file; RANDNOTIZ_REGENERATE=1 writes it instead."""

    def compare(name: str, made: bytes) -> None:
        path = GOLDEN / name
        made = made.replace(__version__.encode(), b"0.0.0")  # a new version changes no copy
        if os.environ.get("RANDNOTIZ_REGENERATE"):
            path.write_bytes(made)
        assert path.read_bytes() == made, f"{name} differs: look at it, then run with RANDNOTIZ_REGENERATE=1"

    return compare
